"""Sets newspaper pages from clean text, and counts the facts that are read back from the PDF file.

    python benchmarks/pdf_pages.py [--plan PLAN] [--show] [--save DIR]

Each article (the passages of `tests/gold/passages` that are whole) is laid out by each plan of
`tests/reading/pages_made.py`, read as PDF, and its facts are compared with those of the clean text. A fact is compared
by its kind, names and value; `misplaced` counts quotes and mentions that are not the text at their offsets. Seconds are
those of reading the file, without the finding of facts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from damage import facts_of, misplaced, passages

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "reading"))

from pages_made import PLANS, Text, clean_text, made, text_of

from kg.processing import process
from kg.reading.formats import read_source

__all__ = ["pages_of", "same_facts"]


def pages_of(plan: str, every: int = 1) -> Iterator[tuple[str, list[Text]]]:
    """The articles of each page of a plan, with a name for the page. `every`: only every so many passages."""
    count, _ = PLANS[plan]
    paths = passages()[::every]
    for i in range(0, len(paths) - count + 1, count):
        group = paths[i : i + count]
        yield "+".join(path.stem for path in group), [text_of(path.read_text("utf-8")) for path in group]


def same_facts(
    texts: list[Text], plan: str, data: bytes
) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]], list[str]]:
    """The facts of the clean text and of the page, and the offsets that are wrong on the page."""
    clean: Counter[tuple[object, ...]] = Counter()
    for text in texts:  # each alone: where an article ends is what the page shows, and a text file does not
        clean += facts_of(process("page.txt", clean_text([text], plan).encode()))
    document = process("page.pdf", data)
    return clean, facts_of(document), misplaced(document)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Count the facts that are read back from PDF pages.")
    parser.add_argument(
        "--plan", choices=list(PLANS), action="append", help="only this layout (may be repeated)"
    )
    parser.add_argument("--every", type=int, default=1, help="take only every N-th passage (default: all)")
    parser.add_argument("--show", action="store_true", help="print the facts that are lost (-) and new (+)")
    parser.add_argument("--save", type=Path, help="keep the PDF files in this folder")
    options = parser.parse_args()
    print(
        f"{'plan':<22}{'pages':>6}{'facts':>7}{'kept':>7}{'share':>8}{'new':>5}{'misplaced':>11}{'s/page':>8}{'s/MB':>7}"
    )
    everything: Counter[str] = Counter()
    for plan in options.plan or PLANS:
        count: Counter[str] = Counter()
        seconds = 0.0
        for name, texts in pages_of(plan, options.every):
            data = made(texts, plan)
            if options.save:
                options.save.mkdir(parents=True, exist_ok=True)
                (options.save / f"{plan.replace(' ', '-')}-{name}.pdf").write_bytes(data)
            begin = time.perf_counter()
            source = read_source("page.pdf", data)
            seconds += time.perf_counter() - begin
            before, after, wrong = same_facts(texts, plan, data)
            count.update(
                pages=len(source.pages),
                bytes=len(data),
                facts=before.total(),
                kept=(before & after).total(),
                new=(after - before).total(),
                wrong=len(wrong),
            )
            if options.show:
                for sign, facts in (("-", before - after), ("+", after - before)):
                    for fact in facts:
                        print(" ", name, sign, *fact)
        everything += count
        share = count["kept"] / max(count["facts"], 1)
        print(
            f"{plan:<22}{count['pages']:>6}{count['facts']:>7}{count['kept']:>7}{share:>8.3f}{count['new']:>5}"
            f"{count['wrong']:>11}{seconds / count['pages']:>8.3f}{seconds / count['bytes'] * 1e6:>7.2f}"
        )
    share = everything["kept"] / max(everything["facts"], 1)
    print(f"{'all':<22}{everything['pages']:>6}{everything['facts']:>7}{everything['kept']:>7}{share:>8.3f}")


if __name__ == "__main__":
    main()
