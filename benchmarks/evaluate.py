"""How good the facts are, by kind, on the documents with gold: ``make evaluate``.

    python benchmarks/evaluate.py            prints the tables and writes docs/evaluation.md

The groups of ``tests/gold`` are built as ``kg build`` does, and the rows of the public queries are compared with
gold, as ``kg evaluate`` does. Of the passages ``held-*`` only scores are printed, never a fact.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from calibration import reliability
from gold_sets import ROOT, groups

from kg.evaluation import FACT_TYPES, Evaluation, Report, Score, evaluate
from kg.evaluation.reliability import Judged, all_of

__all__ = ["page", "table"]

PAGE = ROOT / "docs" / "evaluation.md"

INTRODUCTION = """\
# How good the facts are

Written by `make evaluate`.

The documents in `tests/gold` are built, and the rows that the public queries give are compared with the facts that
a reader wrote down (`kg/evaluation/` says how). *Gold* counts the facts that must be found, *found* the rows that
count, *right* those that are both. Facts marked `optional`, on which careful readers differ, cost nothing, found or
missed. *Macro F1* is the mean of the F1 of the kinds that the group's gold has.

What the groups are worth as evidence:

* **seeds**: three of the reports in `seeds/`. They were read again and again while the rules were written.
* **dev**: passages of other places and institutions. The misses and the spurious rows on them were looked at, and
  rules changed for it. Figures on seeds and dev say that the program does what it was made to do, not how it will
  do on other documents.
* **held**: passages like dev, on which nothing was tuned; only their scores are looked at. One exception: the figures
  of `held-07` were once seen. This is the group to judge by. It is still small, so a few facts more or fewer move
  a score by a hundredth or more, least so for figures and bodies, which are many.

The passages were composed in the style of newspapers and reports, or after real articles; `tests/gold/README.md` says
how, who read them a second time, and how far two readers agree.
"""

RELIABILITY = """\
## Confidence

Each fact carries a confidence (`kg/resolution/confidence.py`): how often its rule was right the first time that the
program met some passages of dev (`benchmarks/first_runs.tsv`, by `python benchmarks/calibration.py`), times the
certainty of the least certain name it is about. On held, which no number was made from, of the facts with a
confidence in each tenth so many are right (an optional gold fact counts as right; organisations are no facts in
this sense and are left out).
"""


def table(scores: Mapping[str, Report]) -> list[str]:
    """A row a group: documents, and F1 of all kinds with its mean."""
    lines = [
        "| group | documents | macro F1 | " + " | ".join(f"`{kind}`" for kind in FACT_TYPES) + " |",
        "|---|" + "--:|" * (len(FACT_TYPES) + 2),
    ]
    for name, report in scores.items():
        cells = [f"{score.f1:.3f}" if score.gold else "" for score in report.scores]
        lines.append(
            f"| {name} | {report.documents} | **{report.macro_f1:.3f}** | " + " | ".join(cells) + " |"
        )
    return lines


def page(results: Mapping[str, Evaluation]) -> str:
    """The text of docs/evaluation.md."""
    lines = [INTRODUCTION, "## All groups", "", "F1 by kind of fact:", ""]
    lines += table({name: result.report for name, result in results.items()})
    for name, result in results.items():
        report = result.report
        lines += [
            "",
            f"## {name}: {report.documents} documents",
            "",
            "| kind | gold | found | right | precision | recall | F1 |",
            "|---|--:|--:|--:|--:|--:|--:|",
            *(_row(score) for score in report.scores if score.gold or score.found),
            f"| macro | | | | | | **{report.macro_f1:.3f}** |",
        ]
    if "held" in results:
        facts = results["held"].facts
        lines += ["", RELIABILITY, *reliability(facts), "", "By kind:", "", *_by_kind(facts)]
    return "\n".join(lines) + "\n"


def _by_kind(facts: Sequence[Judged]) -> list[str]:
    """A row a kind of fact: how sure the program is of them, and how many are right."""
    lines = ["| kind | facts | mean confidence | right | share right |", "|---|--:|--:|--:|--:|"]
    for family in sorted({fact.family for fact in facts}):
        some = all_of([fact for fact in facts if fact.family == family])
        lines.append(
            f"| `{family}` | {some.facts} | {some.confidence:.2f} | {some.right} | {some.share:.2f} |"
        )
    return lines


def _row(score: Score) -> str:
    # Nothing found is no precision, nothing wanted no recall.
    shares = (
        f"{score.precision:.3f}" if score.found else "",
        f"{score.recall:.3f}" if score.gold else "",
        f"{score.f1:.3f}",
    )
    cells = (f"`{score.type}`", str(score.gold), str(score.found), str(score.right), *shares)
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Build, score, print and write the page."""
    text = page({name: evaluate(group) for name, group in groups().items()})
    sys.stdout.write(text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
