"""Damages newspaper text on purpose, and counts the facts that survive.

    python benchmarks/damage.py [--kind KIND] [--seeds N] [--show] [PASSAGE...]

Builds each passage (default: those of `tests/gold/passages` that are whole) before and after each damage of
`page_damage.py`, and prints how many facts are kept and how many are new. A fact is compared by its kind, its names
and its value, not by its quote; `misplaced` counts quotes and mentions that are not the text at their offsets.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from page_damage import KINDS, SHARED, damaged, is_whole, on_one_page

from kg.model import Byline, Event, Fact, Figure, Honour, HonourCount, Post, Programme, ResolvedDocument, Span
from kg.processing import process
from kg.reading.characters import unify

__all__ = ["cases", "facts_of", "misplaced", "passages"]

_PASSAGES = Path(__file__).parent.parent / "tests" / "gold" / "passages"
_TIDY = str.maketrans(",;:()?!\"'.", "，；：（）？！“‘。")


def passages() -> list[Path]:
    """The passages with gold that development may look at, and that are whole."""
    return [path for path in sorted(_PASSAGES.glob("dev-*.txt")) if is_whole(path.read_text("utf-8"))]


def facts_of(document: ResolvedDocument) -> Counter[tuple[object, ...]]:
    """The facts by kind, names and value."""
    names = {link.mention: link.entity.label for link in document.links}

    def identity(fact: Fact) -> tuple[object, ...]:
        match fact:
            case Post():
                return names[fact.person], fact.title, names[fact.organisation]
            case Byline():
                return names[fact.author], fact.role
            case Honour():
                return names[fact.recipient], names[fact.award]
            case HonourCount():
                return names[fact.award], fact.count
            case Programme():
                return (names[fact.programme],)
            case Figure():
                return fact.quantity.value, fact.quantity.unit, fact.measure
            case Event():
                return names[fact.event], fact.date
        raise TypeError(fact)

    return Counter((type(resolved.fact).__name__, *identity(resolved.fact)) for resolved in document.facts)


def misplaced(document: ResolvedDocument) -> list[str]:
    """The evidence and mentions whose offsets do not lead to the characters that they were read from."""
    spans = [resolved.fact.evidence for resolved in document.facts] + [
        link.mention.span for link in document.links
    ]
    return [
        document.document.text[span.start : span.end] for span in spans if not _stands_there(document, span)
    ]


def _stands_there(document: ResolvedDocument, span: Span) -> bool:
    source, alignment = document.document, document.document.alignment
    for i in range(span.start, span.end):
        clean, original = source.text[i], source.original[alignment.starts[i] : alignment.ends[i]]
        if set(unify("".join(original.split())).translate(_TIDY)) - {clean.translate(_TIDY), "”", "’"}:
            return False
    return True


def cases(texts: Mapping[str, str], kind: str, seed: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """The pages with the damage `kind`: names of the passages on each, and its text.

    Of two on one page, each passage stands with the one after it in the order of names.
    """
    if kind in KINDS:
        for name, text in texts.items():
            yield (name,), damaged(text, kind, seed)
        return
    names = list(texts)
    for name, other in zip(names, names[1:] + names[:1], strict=True):
        if name != other:
            yield (name, other), on_one_page([texts[name], texts[other]], kind, seed)


def _report(paths: Sequence[Path], kinds: Iterable[str], seeds: int, show: bool) -> None:
    texts = {path.name: path.read_text("utf-8") for path in paths}
    before = {name: facts_of(process(name, text.encode())) for name, text in texts.items()}
    print(f"{'damage':<32}{'facts':>7}{'kept':>7}{'share':>8}{'new':>5}{'misplaced':>11}")
    for kind in kinds:
        total = kept = new = wrong = 0
        for seed in range(seeds):
            for names, text in cases(texts, kind, seed):
                document = process(" + ".join(names), text.encode())
                after = facts_of(document)
                wanted = sum((before[name] for name in names), Counter[tuple[object, ...]]())
                total += wanted.total()
                kept += (wanted & after).total()
                new += (after - wanted).total()
                wrong += len(misplaced(document))
                if show:
                    for sign, facts in (("-", wanted - after), ("+", after - wanted)):
                        for fact in facts:
                            print(" ", *names, seed, sign, *fact)
        print(f"{kind:<32}{total:>7}{kept:>7}{kept / max(total, 1):>8.3f}{new:>5}{wrong:>11}", flush=True)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Count the facts that survive damage to the text.")
    parser.add_argument(
        "passages", nargs="*", type=Path, help="text files without damage (default: the gold passages)"
    )
    parser.add_argument(
        "--kind", choices=[*KINDS, *SHARED], action="append", help="only this damage (may be repeated)"
    )
    parser.add_argument("--seeds", type=int, default=3, help="how often each passage is damaged (default: 3)")
    parser.add_argument("--show", action="store_true", help="print the facts that are lost (-) and new (+)")
    options = parser.parse_args()
    _report(options.passages or passages(), options.kind or [*KINDS, *SHARED], options.seeds, options.show)


if __name__ == "__main__":
    main()
