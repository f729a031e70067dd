"""How far confidences hold: of the facts with a confidence in each tenth, how many are right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.scoring import Report, Rows
from kg.graph.query import run

__all__ = ["Judged", "Tenth", "all_of", "judged", "tenths"]

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
class Tenth:
    """The facts with a confidence from `low` up to `high`: how many, their mean confidence, how many are right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        """How many in one are right."""
        return self.right / self.facts if self.facts else 0.0


def judged(graph: Path, rows: Rows, documents: Collection[str], report: Report) -> tuple[Judged, ...]:
    """The facts that the public queries tell of `documents`, each once. An optional gold fact makes one right.

    Organisations are no facts in this sense: they carry no confidence.
    """
    rules = {fact: (rule, float(confidence)) for fact, rule, confidence in run(graph, _RULES).rows}
    wrong = {row["fact"] for _, _, row in report.spurious if "fact" in row}
    return tuple(
        Judged(*rules[row["fact"]], right=row["fact"] not in wrong)
        for kind in rows.values()
        for row in kind
        if "fact" in row and Path(row["document"]).stem in documents
    )


def tenths(facts: Sequence[Judged]) -> tuple[Tenth, ...]:
    """The tenths that have facts, from the highest down. 1.0 belongs to the highest."""
    by_tenth: dict[int, list[Judged]] = {}
    for fact in facts:
        # Confidences have two decimals; 0.9 × 10 must not become 8.
        by_tenth.setdefault(min(9, round(fact.confidence * 100) // 10), []).append(fact)
    return tuple(
        _summed(by_tenth[tenth], tenth / 10, (tenth + 1) / 10) for tenth in sorted(by_tenth, reverse=True)
    )


def all_of(facts: Sequence[Judged]) -> Tenth:
    """All facts together."""
    return _summed(facts, 0.0, 1.0)


def _summed(facts: Sequence[Judged], low: float, high: float) -> Tenth:
    mean = sum(fact.confidence for fact in facts) / len(facts) if facts else 0.0
    return Tenth(low, high, len(facts), mean, sum(fact.right for fact in facts))
