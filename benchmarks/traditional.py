"""Writes the passages in traditional characters, and counts the facts that stay the same.

    python benchmarks/traditional.py [--standard NAME] [--show] [PASSAGE...]

Builds each passage (default: the development passages with gold, and the seeds) as it is, and in the characters of
OpenCC's standard, of Taiwan (with 「」) and of Hong Kong (in Big5-HKSCS where it fits, without a label). A fact is
compared by its kind, its names and its value, as in `damage.py`; names are in simplified characters either way.
`misplaced` counts quotes and mentions that are not the traditional text at their offsets.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from damage import facts_of
from opencc import OpenCC

from kg.model import ResolvedDocument, Span
from kg.processing import process

__all__ = ["STANDARDS", "documents", "misplaced", "traditional"]

ROOT = Path(__file__).resolve().parent.parent
STANDARDS = ("s2t", "s2tw", "s2hk")
_CORNERS = str.maketrans("“”‘’", "「」『』")


def documents() -> list[Path]:
    """The passages that development may look at, and the seeds."""
    return [
        *sorted((ROOT / "tests/gold/passages").glob("dev-*.txt")),
        *sorted((ROOT / "seeds").glob("*.txt")),
    ]


def traditional(text: str, standard: str) -> str:
    """`text` in the traditional characters (and quotation marks) of `standard`."""
    converted = OpenCC(standard).convert(text)
    return converted.translate(_CORNERS) if standard == "s2tw" else converted


def encoded(text: str, standard: str) -> bytes:
    """The bytes that such text comes in."""
    if standard == "s2hk":
        try:
            return text.encode("big5hkscs")
        except UnicodeEncodeError:
            pass
    return text.encode()


def misplaced(document: ResolvedDocument, before: str) -> list[str]:
    """The evidence and mentions whose original characters are not the traditional ones of the clean text.

    `before` is the simplified text that the original was made of, character for character.
    """
    source = document.document
    spans = [each.fact.evidence for each in document.facts] + [link.mention.span for link in document.links]
    wrong = []
    for span in spans:
        for piece in source.segments(Span(span.start, span.end)):
            clean = {source.text[i] for i in range(span.start, span.end)}
            if not any(before[i] in clean for i in range(piece.start, piece.end)):
                wrong.append(source.text[span.start : span.end])
                break
    return wrong


def _report(paths: Sequence[Path], standards: Sequence[str], show: bool) -> None:
    texts = {path.name: path.read_text("utf-8") for path in paths}
    before = {name: facts_of(process(name, text.encode())) for name, text in texts.items()}
    print(f"{'standard':<10}{'facts':>7}{'kept':>7}{'share':>8}{'new':>5}{'misplaced':>11}{'script':>9}")
    for standard in standards:
        total = kept = new = wrong = found = 0
        for name, text in texts.items():
            document = process(name, encoded(traditional(text, standard), standard))
            after = facts_of(document)
            total += before[name].total()
            kept += (before[name] & after).total()
            new += (after - before[name]).total()
            wrong += len(misplaced(document, text))
            found += document.document.script == "Hant"
            if show:
                for sign, facts in (("-", before[name] - after), ("+", after - before[name])):
                    for fact in facts:
                        print(" ", name, standard, sign, *fact)
        print(
            f"{standard:<10}{total:>7}{kept:>7}{kept / max(total, 1):>8.4f}{new:>5}{wrong:>11}"
            f"{f'{found}/{len(texts)}':>9}"
        )


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(
        description="Count the facts that traditional characters leave as they are."
    )
    parser.add_argument(
        "passages", nargs="*", type=Path, help="text files in simplified characters, in UTF-8"
    )
    parser.add_argument(
        "--standard", choices=STANDARDS, action="append", help="only this one (may be repeated)"
    )
    parser.add_argument("--show", action="store_true", help="print the facts that are lost (-) and new (+)")
    options = parser.parse_args()
    _report(options.passages or documents(), options.standard or STANDARDS, options.show)


if __name__ == "__main__":
    main()
