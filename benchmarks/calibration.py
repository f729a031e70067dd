"""How often each rule is right, on gold: where the numbers of ``kg/lexicon/data/confidence.toml`` come from.

    python benchmarks/calibration.py                        prints the tables
    python benchmarks/calibration.py --write                and puts the numbers into confidence.toml
    python benchmarks/calibration.py --first-run 'dev-4*'   adds a first run to first_runs.tsv

Rules are measured by their first runs: how often they were right on passages ``dev-*`` the first time that the program
met them, before anybody looked at a miss. Afterwards rules are mended on such passages, and what they get right there
says nothing of other documents. Hence the counts are kept (``first_runs.tsv``); no run of today gives them again.
How far the confidences hold is printed for the passages ``held-*``; no number is made from those.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import takewhile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold_sets import ROOT, groups

from kg.evaluation import GoldSet, evaluate
from kg.evaluation.reliability import Judged, Tenth, all_of, tenths

__all__ = [
    "CAP",
    "LEAST_FACTS",
    "RulePrecision",
    "first_run_lines",
    "first_runs",
    "numbers",
    "precisions",
    "reliability",
    "renewed",
    "rounded",
    "toml_tables",
]

FIRST_RUNS = ROOT / "benchmarks" / "first_runs.tsv"
TABLE = ROOT / "kg" / "lexicon" / "data" / "confidence.toml"

CAP = 0.95
"""No rule is trusted more than this: first runs are few, and other documents may be harder than the passages."""
STEP = 20
"""Numbers are rounded down to a twentieth (0.05)."""
LEAST_FACTS = 8
"""A rule with fewer facts has its family's number."""
PRIOR_FACTS = 2
"""A rule is measured as if it had so many facts more, as right as its family's."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How many `facts` of a rule gold judges, how many are right, and the `precision` shrunk to its family's."""

    rule: str
    facts: int
    right: int
    precision: float


def precisions(facts: Iterable[Judged]) -> tuple[list[RulePrecision], list[RulePrecision]]:
    """Families and rules, each by name. A rule's precision is (right + 2 × its family's) / (facts + 2)."""
    facts = list(facts)
    family_facts, family_right = _counts((fact.family, fact.right) for fact in facts)
    rule_facts, rule_right = _counts((fact.rule, fact.right) for fact in facts)
    families = {name: family_right[name] / count for name, count in family_facts.items()}
    return (
        [
            RulePrecision(name, family_facts[name], family_right[name], families[name])
            for name in sorted(families)
        ],
        [
            RulePrecision(
                rule,
                count,
                rule_right[rule],
                (rule_right[rule] + PRIOR_FACTS * families[rule.partition(".")[0]]) / (count + PRIOR_FACTS),
            )
            for rule, count in sorted(rule_facts.items())
        ],
    )


def _counts(pairs: Iterable[tuple[str, bool]]) -> tuple[Counter[str], Counter[str]]:
    facts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, is_right in pairs:
        facts[name] += 1
        right[name] += is_right
    return facts, right


def first_runs() -> Iterator[Judged]:
    """The facts of first_runs.tsv, each with its rule and whether it was right (their confidence is not kept)."""
    for line in FIRST_RUNS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _, rule, facts, right = line.split("\t")
            yield from (Judged(rule, 0.0, i < int(right)) for i in range(int(facts)))


def first_run_lines(name: str, facts: Iterable[Judged]) -> list[str]:
    """Lines for first_runs.tsv: passages, rule, facts, right; a line a rule."""
    counted, right = _counts((fact.rule, fact.right) for fact in facts)
    return [f"{name}\t{rule}\t{counted[rule]}\t{right[rule]}" for rule in sorted(counted)]


def rounded(precision: float) -> float:
    """`precision` down to a twentieth, and no more than :data:`CAP`."""
    # 0.85 × 20 is 16.999…: half a thousandth is no difference.
    return min(CAP, math.floor(precision * STEP + 0.0005) / STEP)


def numbers(
    families: Iterable[RulePrecision], rules: Iterable[RulePrecision]
) -> tuple[dict[str, float], dict[str, float]]:
    """The tables `family` and `rule` of confidence.toml; only rules with at least :data:`LEAST_FACTS` facts."""
    return (
        {family.rule: rounded(family.precision) for family in families},
        {rule.rule: rounded(rule.precision) for rule in rules if rule.facts >= LEAST_FACTS},
    )


def reliability(facts: Sequence[Judged]) -> list[str]:
    """A table in Markdown: of the facts with a confidence in each tenth, how many are right."""
    lines = ["| confidence | facts | mean confidence | right | share right |", "|---|--:|--:|--:|--:|"]
    lines += [_row(f"{tenth.low:.1f}–{tenth.high:.1f}", tenth) for tenth in tenths(facts)]
    return [*lines, _row("all", all_of(facts))] if facts else lines


def _row(name: str, tenth: Tenth) -> str:
    return f"| {name} | {tenth.facts} | {tenth.confidence:.2f} | {tenth.right} | {tenth.share:.2f} |"


def toml_tables(families: Mapping[str, float], rules: Mapping[str, float]) -> str:
    """The tables as they stand in confidence.toml."""
    family = "\n".join(f"{name} = {number:g}" for name, number in sorted(families.items()))
    rule = "\n".join(f'"{name}" = {number:g}' for name, number in sorted(rules.items()))
    return f"[family]\n{family}\n\n[rule]\n{rule}\n"


def renewed(text: str, tables: str) -> str:
    """The text of confidence.toml with other tables below its comment, which is the lines before the first table."""
    comment = "".join(takewhile(lambda line: not line.startswith("["), text.splitlines(keepends=True)))
    return comment + tables


def _precision_table(title: str, rows: Iterable[RulePrecision]) -> list[str]:
    lines = [f"| {title} | facts | right | precision |", "|---|--:|--:|--:|"]
    return lines + [f"| `{r.rule}` | {r.facts} | {r.right} | {r.precision:.3f} |" for r in rows]


def _add_first_run(pattern: str) -> None:
    """Measure the passages ``dev-*`` whose names match `pattern` now, and keep the counts."""
    dev = groups()["dev"]
    some = GoldSet(
        {name: facts for name, facts in dev.facts.items() if fnmatch(name, pattern)},
        tuple(document for document in dev.documents if fnmatch(document.path.stem, pattern)),
    )
    lines = first_run_lines(pattern, evaluate(some).facts)
    with FIRST_RUNS.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def main() -> None:
    """Print the tables; with ``--write``, renew the numbers of confidence.toml below its comment."""
    arguments = sys.argv[1:]
    if "--first-run" in arguments:
        _add_first_run(arguments[arguments.index("--first-run") + 1])
        return
    families, rules = precisions(first_runs())
    tables = toml_tables(*numbers(families, rules))
    if "--write" in arguments:
        TABLE.write_text(renewed(TABLE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    lines = [
        "First runs; rules with two facts added that are as right as their family's:",
        "",
        *_precision_table("family", families),
        "",
        *_precision_table("rule", rules),
        "",
        tables,
    ]
    for name, group in groups().items():
        lines += [
            f"{name}, by the confidences that the facts have now:",
            "",
            *reliability(evaluate(group).facts),
            "",
        ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
