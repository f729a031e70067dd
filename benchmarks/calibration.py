"""How often each rule is right, on gold: where the numbers of ``kg/lexicon/data/confidence.toml`` come from.

    python benchmarks/calibration.py            prints the tables
    python benchmarks/calibration.py --write    and puts the numbers into confidence.toml

Rules are measured on the seeds and the passages ``dev-*``. How far the confidences hold where nobody looked is
printed for the passages ``held-*``; no number is made from those.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold_sets import ROOT, Scored, built, groups

from kg.graph.query import run

__all__ = [
    "CAP",
    "LEAST_FACTS",
    "Judged",
    "RulePrecision",
    "judged",
    "numbers",
    "precisions",
    "reliability",
    "renewed",
    "rounded",
    "toml_tables",
]

TABLE = ROOT / "kg" / "lexicon" / "data" / "confidence.toml"

CAP = 0.95
"""No rule is trusted more than this: the documents that it is measured on were looked at while it was written."""
STEP = 20
"""Numbers are rounded down to a twentieth (0.05)."""
LEAST_FACTS = 8
"""A rule with fewer facts has its family's number."""
PRIOR_FACTS = 2
"""A rule is measured as if it had so many facts more, as right as its family's."""

_RULES = """
PREFIX kg: <https://w3id.org/gonghui-kg/ontology#>
SELECT ?fact ?rule ?confidence WHERE { ?fact kg:extractionRule ?rule ; kg:confidence ?confidence }
ORDER BY ?fact ?rule
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of a built graph: the rule that read it, its confidence there, and whether gold has it."""

    rule: str
    confidence: float
    right: bool

    @property
    def family(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How many `facts` of a rule gold judges, how many are right, and the `precision` shrunk to its family's."""

    rule: str
    facts: int
    right: int
    precision: float


def judged(scored: Scored) -> list[Judged]:
    """The facts of a group that the public queries tell, each once. An optional gold fact makes one right."""
    table = run(scored.graph, _RULES)
    rules = {fact: (rule, float(confidence)) for fact, rule, confidence in table.rows}
    wrong = {row["fact"] for _, _, row in scored.report.spurious if "fact" in row}
    return [
        Judged(*rules[row["fact"]], right=row["fact"] not in wrong)
        for rows in scored.rows.values()
        for row in rows
        if "fact" in row and Path(row["document"]).stem in scored.gold
    ]


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
    for tenth in range(9, -1, -1):
        # 1.0 belongs to the highest tenth; confidences have two decimals.
        some = [fact for fact in facts if min(9, int(round(fact.confidence * 100) // 10)) == tenth]
        if some:
            mean = sum(fact.confidence for fact in some) / len(some)
            right = sum(fact.right for fact in some)
            name = f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}"
            lines.append(f"| {name} | {len(some)} | {mean:.2f} | {right} | {right / len(some):.2f} |")
    if facts:
        mean = sum(fact.confidence for fact in facts) / len(facts)
        right = sum(fact.right for fact in facts)
        lines.append(f"| all | {len(facts)} | {mean:.2f} | {right} | {right / len(facts):.2f} |")
    return lines


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


def main() -> None:
    """Print the tables; with ``--write``, renew the numbers of confidence.toml below its comment."""
    with tempfile.TemporaryDirectory() as folder:
        facts = {name: judged(built(group, Path(folder))) for name, group in groups().items()}
    families, rules = precisions([*facts["seeds"], *facts["dev"]])
    tables = toml_tables(*numbers(families, rules))
    lines = [
        "Seeds and dev; rules with two facts added that are as right as their family's:",
        "",
        *_precision_table("family", families),
        "",
        *_precision_table("rule", rules),
        "",
        tables,
    ]
    for name, some in facts.items():
        lines += [f"{name}, by the confidences that the facts have now:", "", *reliability(some), ""]
    print("\n".join(lines))
    if "--write" in sys.argv[1:]:
        TABLE.write_text(renewed(TABLE.read_text(encoding="utf-8"), tables), encoding="utf-8")


if __name__ == "__main__":
    main()
