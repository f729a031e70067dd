"""Rows of the public queries against gold facts: what is found, missed and spurious, and the scores.

A query's rows and the gold facts of the same document and type are matched one to one, the best pairs first.
A gold fact marked ``optional`` costs nothing, found or missed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.similarity import SIMILARITY, GoldFact, Row
from kg.graph.query import load_query, run

__all__ = ["FACT_TYPES", "Gold", "Report", "Rows", "Score", "read_rows", "score"]

Gold = Mapping[str, Sequence[GoldFact]]
"""Gold facts by document (the file's name without its suffix)."""
Rows = Mapping[str, Sequence[Row]]
"""Rows of the queries by type of fact."""

_QUERIES = {  # type of fact: query, columns that make a row another fact
    "org": ("organisations", ("organisation", "document")),
    "post": ("officials", ("person", "post", "organisation", "document")),
    "byline": ("bylines", ("person", "role", "document")),
    "honour": ("honours", ("recipient", "award", "document")),
    "honour_count": ("honour_counts", ("award", "count", "document")),
    "programme": ("programmes", ("programme", "document")),
    "figure": ("figures", ("measure", "value", "unit", "approx", "period", "document", "quote")),
    "event": ("events", ("event", "date", "document")),
}
FACT_TYPES = tuple(_QUERIES)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one type of fact: required `gold` facts, facts `found` that count, and those `right`."""

    type: str
    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.gold
        return 2 * self.right / total if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """Scores by type of fact, in the order of :data:`FACT_TYPES`.

    `missed` are gold facts with their document; `spurious` rows with their document and type.
    """

    scores: tuple[Score, ...]
    missed: tuple[tuple[str, GoldFact], ...]
    spurious: tuple[tuple[str, str, Row], ...]
    documents: int

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types that the gold has."""
        scored = [s.f1 for s in self.scores if s.gold]
        return sum(scored) / len(scored) if scored else 0.0


def read_rows(graph: Path) -> dict[str, list[Row]]:
    """The rows that the public queries give on a graph file, by type of fact; each fact once.

    Of rows that state the same fact the first in the query's order stays. QueryError as for ``kg query``.
    """
    rows: dict[str, list[Row]] = {}
    for kind, (query, identity) in _QUERIES.items():
        table = run(graph, load_query(query))
        first: dict[tuple[str, ...], Row] = {}
        for values in table.rows:
            row = dict(zip(table.columns, values, strict=True))
            first.setdefault(tuple(row.get(column, "") for column in identity), row)
        rows[kind] = list(first.values())
    return rows


def score(rows: Rows, gold: Gold) -> Report:
    """Compare rows with gold. Rows of documents that `gold` does not have are passed over."""
    scores = []
    missed: list[tuple[str, GoldFact]] = []
    spurious: list[tuple[str, str, Row]] = []
    for kind in FACT_TYPES:
        by_document: dict[str, list[Row]] = {document: [] for document in gold}
        for row in rows.get(kind, ()):
            document = Path(row["document"]).stem
            if document in by_document:
                by_document[document].append(row)
        right = lost = extra = 0
        for document, facts in gold.items():
            wanted = [fact for fact in facts if fact["type"] == kind]
            hits, misses, others = _match(kind, wanted, by_document[document])
            misses = [fact for fact in misses if not fact.get("optional")]
            right += sum(not fact.get("optional") for fact in hits)
            lost += len(misses)
            extra += len(others)
            missed += [(document, fact) for fact in misses]
            spurious += [(document, kind, row) for row in others]
        scores.append(Score(kind, right + lost, right + extra, right))
    return Report(tuple(scores), tuple(missed), tuple(spurious), len(gold))


def _match(
    kind: str, facts: Sequence[GoldFact], rows: Sequence[Row]
) -> tuple[list[GoldFact], list[GoldFact], list[Row]]:
    """Facts found, facts not found, rows that match none; greedy, the most similar pairs first."""
    similarity = SIMILARITY[kind]
    pairs = sorted((-similarity(f, r), i, j) for i, f in enumerate(facts) for j, r in enumerate(rows))
    found: set[int] = set()
    used: set[int] = set()
    for negative, i, j in pairs:
        if negative < 0 and i not in found and j not in used:
            found.add(i)
            used.add(j)
    return (
        [fact for i, fact in enumerate(facts) if i in found],
        [fact for i, fact in enumerate(facts) if i not in found],
        [row for j, row in enumerate(rows) if j not in used],
    )
