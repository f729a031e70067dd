"""What each witness is worth: the whole program on gold, with each left out in turn.

    python benchmarks/ablation.py            prints the tables and writes docs/ablation.md

The variants are those of ``kg evaluate --ablate`` (``kg.evaluation.ablation``), and two that change only how names of
persons are read. The passages ``held-*`` were not looked at while rules were written; of them only counts are printed.
The section of docs/ablation.md that says what the tables mean is written by hand and kept.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent))

import name_ends
from gold_sets import ROOT, groups

from kg.evaluation import GoldSet
from kg.evaluation.ablation import LEXICON_VARIANTS, WORD_VARIANTS, Outcome, Variant, ablate
from kg.extraction.persons.name_reader import NameReader
from kg.extraction.pkuseg_witness import shared_witness
from kg.extraction.tokens import shared_segmenter

PAGE = ROOT / "docs" / "ablation.md"
BY_HAND = "## What the tables say"
"""The section with this heading is kept, up to the next heading."""
PERSON_TYPES = ("post", "byline", "honour")
"""Types of facts that name persons."""

NAME_VARIANTS = (
    Variant("names: pkuseg only", "人名边界只问 pkuseg"),
    Variant("names: neither", "人名边界都不问", pkuseg=False),
)
"""Here the reader of names is not told where the segmenter puts boundaries. That is no argument of the program's, so
its method is replaced while the variant runs."""

VARIANTS = (*WORD_VARIANTS, *NAME_VARIANTS, *LEXICON_VARIANTS)

_read = NameReader.read


def _read_without_boundaries(
    reader: NameReader, text: str, start: int, boundaries: Collection[int] = (), **options: Any
) -> Any:
    """``NameReader.read`` that no segmenter helps; its witness is what it is given."""
    return _read(reader, text, start, (), **options)


@dataclass(frozen=True, slots=True)
class Result:
    """A variant's outcome by group, and the `seconds` of the processor that it took, scoring and all."""

    outcomes: Mapping[str, Outcome]
    seconds: float


def results(variants: Sequence[Variant], gold: Mapping[str, GoldSet]) -> dict[str, Result]:
    """Each of `variants` on each group."""
    found = {}
    for variant in variants:
        begin = time.process_time()
        outcomes = {name: outcome_of(variant, group) for name, group in gold.items()}
        found[variant.name] = Result(outcomes, time.process_time() - begin)
    return found


def outcome_of(variant: Variant, gold: GoldSet) -> Outcome:
    """One variant on one group."""
    if variant not in NAME_VARIANTS:
        return next(ablate(gold, variants=[variant]))
    with mock.patch.object(NameReader, "read", _read_without_boundaries):
        return next(ablate(gold, variants=[variant]))


def f1_table(results: Mapping[str, Result]) -> Iterator[str]:
    """A row a variant: macro F1 of each group, and F1 of the facts that name persons."""
    head = [f"{group} {column}" for group in groups() for column in ("macro", *PERSON_TYPES)]
    yield "| variant | " + " | ".join(head) + " | seconds |"
    yield "|---|" + "--:|" * (len(head) + 1)
    for variant, result in results.items():
        cells = []
        for outcome in result.outcomes.values():
            report = outcome.evaluation.report
            f1 = {s.type: s.f1 for s in report.scores}
            cells += [f"{report.macro_f1:.3f}", *(f"{f1[kind]:.3f}" for kind in PERSON_TYPES)]
        yield f"| {variant} | " + " | ".join(cells) + f" | {result.seconds:.1f} |"


def fact_table(results: Mapping[str, Result]) -> Iterator[str]:
    """A row a variant: facts of all types that are right and rows that are wrong, beside the first variant's."""
    names = list(groups())
    yield "| variant | " + " | ".join(f"{name} right | {name} wrong" for name in names) + " |"
    yield "|---|" + "--:|" * (2 * len(names))
    (first, *_) = results.values()
    base = {name: _right_and_wrong(first.outcomes[name]) for name in names}
    for variant, result in results.items():
        cells = []
        for name in names:
            counts = _right_and_wrong(result.outcomes[name])
            if result is first:
                cells += [str(count) for count in counts]
            else:
                cells += [
                    f"{new - old:+d}" if new != old else "0"
                    for new, old in zip(counts, base[name], strict=True)
                ]
        yield f"| {variant} | " + " | ".join(cells) + " |"


def _right_and_wrong(outcome: Outcome) -> tuple[int, int]:
    return outcome.right, outcome.wrong


def by_hand(page: str) -> list[str]:
    """The lines of the section that is written by hand, from an earlier page; only its heading if there is none."""
    _, found, rest = page.partition(BY_HAND + "\n")
    section = rest.partition("\n## ")[0].strip() if found else ""
    return [BY_HAND, "", *([section, ""] if section else [])]


def main() -> None:
    """Run all variants, print the page and write it."""
    shared_witness().boundaries("工会")  # loads the model, so that no variant's clock counts it
    shared_segmenter()
    found = results(VARIANTS, groups())
    lines = [
        "# What the witnesses are worth",
        "",
        "Written by `make ablation`, but for the section that says what the tables mean.",
        "",
        *by_hand(PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""),
        "## Facts on gold",
        "",
        "F1 of all types of facts (macro) and of those that name persons, on `tests/gold`;",
        "`held` was not looked at while rules were written (`docs/evaluation.md`). The first variant is the program",
        "as it is. Variants `names:` change only where the reader of names looks for boundaries. `seconds` are the",
        "processor's, for all groups, with building the graphs and scoring them.",
        "",
        *f1_table(found),
        "",
        "Facts of all types that are right, and rows that are wrong: how many, and for the other variants how many",
        "more or fewer.",
        "",
        *fact_table(found),
        "",
        "## Ends of names",
        "",
        "Where does the name end that begins at a known place? `says` counts the names with any answer.",
        "",
        *name_ends.reports(),
    ]
    text = "\n".join(lines).rstrip() + "\n"
    sys.stdout.write(text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
