"""How good a built graph is: its facts, as the public queries give them, against gold facts.

Gold is one JSON object a line, a file a document, named like the document (``NAME.jsonl`` for ``NAME.txt``).
A query's rows and the gold facts of the same document and type are matched one to one, the best pairs first.
Names are compared without blanks, marks and differences of width; a gold fact's aliases count as right.
A gold fact marked ``optional`` costs nothing, found or missed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.graph.query import load_query, run

__all__ = [
    "FACT_TYPES",
    "Gold",
    "GoldFact",
    "Report",
    "Row",
    "Rows",
    "Score",
    "read_gold",
    "read_rows",
    "score",
]

GoldFact = Mapping[str, Any]
Gold = Mapping[str, Sequence[GoldFact]]
"""Gold facts by document (the file's name without its suffix)."""
Row = Mapping[str, str]
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

_SAME_UNIT = tuple(
    frozenset(words.split())
    for words in ("人 名 位", "个 家 所 处 座", "场 次 场次", "件 起 宗", "% 个百分点", "余人 人")
)
_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()（）·•・—\-_,，、。;；:：]")
_TAIL = re.compile(r"(系列活动|主题活动|专项行动|活动|工程|行动|项目|计划|工作|机制|竞赛|大赛)$")
"""What a programme may be called by beside its name: ``“春风行动”`` and ``春风``."""


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


def read_gold(paths: Iterable[Path]) -> dict[str, list[GoldFact]]:
    """The gold facts of some ``.jsonl`` files, by document. KgError for a line that is not JSON."""
    gold: dict[str, list[GoldFact]] = {}
    for path in sorted(paths):
        facts = gold.setdefault(path.stem, [])
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    facts.append(json.loads(line))
                except json.JSONDecodeError as error:
                    raise KgError(f"{path}, line {number}: not JSON: {error.msg}") from None
    return gold


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
    similarity = _SIMILARITY[kind]
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


# ---------------------------------------------------------------------------------------------
# How alike a gold fact and a row are: 0 for not at all, up to 1


def _same(*fields: tuple[str, str]) -> Callable[[GoldFact, Row], float]:
    """Similarity by names: each column of the row must be one of the fact's names in the field."""
    return lambda fact, row: float(all(_norm(row[column]) in _names(fact, field) for field, column in fields))


def _honour_count(fact: GoldFact, row: Row) -> float:
    count = _number(row["count"])
    same = count is not None and count == _number(fact["count"])
    return float(same and _norm(row["award"]) in _names(fact, "award"))


def _programme(fact: GoldFact, row: Row) -> float:
    name, wanted = _norm(row["programme"]), _names(fact, "label")
    return float(name in wanted or _TAIL.sub("", name) in {_TAIL.sub("", other) for other in wanted})


def _figure(fact: GoldFact, row: Row) -> float:
    wanted, value = _number(fact["value"]), _number(row["value"])
    if value is None or wanted is None or abs(value - wanted) > 1e-6 * max(1.0, abs(wanted)):
        return 0.0
    units = (fact["unit"], *fact.get("unit_aliases", ()))
    if not any(_same_unit(row["unit"], unit) for unit in units):
        return 0.0
    measures = (fact["measure"], *fact.get("measure_aliases", ()))
    close = max(_dice(row["measure"], measure) for measure in measures)
    # The quote counts for a little less: a measure may be phrased in other words of its sentence.
    close = max(close, 0.9 * _dice(row["measure"], fact["quote"]))
    return close if close >= 0.5 else 0.0


def _event(fact: GoldFact, row: Row) -> float:
    close = max(_dice(row["event"], name) for name in (fact["label"], *fact.get("aliases", ())))
    wanted, date = fact.get("date"), row["date"]
    if not (wanted and date):
        return close if close >= 0.5 else 0.0
    if not (date.startswith(wanted) or wanted.startswith(date)):
        return 0.0
    return max(close, 0.5) if close >= 0.3 else 0.0


_SIMILARITY: Mapping[str, Callable[[GoldFact, Row], float]] = {
    "org": _same(("label", "organisation")),
    "post": _same(("person", "person"), ("post", "post"), ("org", "organisation")),
    "byline": _same(("person", "person"), ("role", "role")),
    "honour": _same(("recipient", "recipient"), ("award", "award")),
    "honour_count": _honour_count,
    "programme": _programme,
    "figure": _figure,
    "event": _event,
}


def _norm(text: object) -> str:
    """`text` without blanks, quotation marks, stops and dashes, full-width forms made narrow."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", str(text or "")))


def _names(fact: GoldFact, field: str) -> set[str]:
    """The names that count as right in a field; ``label`` has its aliases in ``aliases`` as well."""
    further = fact.get("aliases", ()) if field == "label" else ()
    own = (fact.get(field), *fact.get(field + "_aliases", ()))
    return {_norm(name) for name in own if name} | {_norm(name) for name in further}


def _dice(one: object, other: object) -> float:
    """How many pairs of neighbouring characters two texts share; 1 if one is within the other."""
    a, b = _norm(one), _norm(other)
    if not a or not b:
        return 0.0
    if a in b or b in a:
        return float(min(len(a), len(b)) >= 2)
    x, y = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b))
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(a == b)


def _same_unit(one: object, other: object) -> bool:
    a, b = _norm(one), _norm(other)
    return a == b or any(a in group and b in group for group in _SAME_UNIT)


def _number(text: object) -> float | None:
    try:
        return float(str(text))
    except ValueError:
        return None
