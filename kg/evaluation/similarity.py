"""How alike a gold fact and a row of a query are: 0 for not at all, up to 1.

Names are compared without blanks, marks and differences of width; a gold fact's aliases count as right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["SIMILARITY", "GoldFact", "Row", "names", "overlap"]

GoldFact = Mapping[str, Any]
Row = Mapping[str, str]

_SAME_UNIT = tuple(
    frozenset(words.split())
    for words in ("人 名 位", "个 家 所 处 座", "场 次 场次", "件 起 宗", "% 个百分点", "余人 人")
)
_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()（）·•・—\-_,，、。;；:：]")
_TAIL = re.compile(r"(系列活动|主题活动|专项行动|活动|工程|行动|项目|计划|工作|机制|竞赛|大赛)$")
"""What a programme may be called by beside its name: ``“春风行动”`` and ``春风``."""


def _same(*fields: tuple[str, str]) -> Callable[[GoldFact, Row], float]:
    """Similarity by names: each column of the row must be one of the fact's names in the field."""
    return lambda fact, row: float(all(_norm(row[column]) in names(fact, field) for field, column in fields))


def _honour_count(fact: GoldFact, row: Row) -> float:
    count = _number(row["count"])
    same = count is not None and count == _number(fact["count"])
    return float(same and _norm(row["award"]) in names(fact, "award"))


def _programme(fact: GoldFact, row: Row) -> float:
    name, wanted = _norm(row["programme"]), names(fact, "label")
    return float(name in wanted or _TAIL.sub("", name) in {_TAIL.sub("", other) for other in wanted})


def _figure(fact: GoldFact, row: Row) -> float:
    wanted, value = _number(fact["value"]), _number(row["value"])
    if value is None or wanted is None or abs(value - wanted) > 1e-6 * max(1.0, abs(wanted)):
        return 0.0
    units = (fact["unit"], *fact.get("unit_aliases", ()))
    if not any(_same_unit(row["unit"], unit) for unit in units):
        return 0.0
    measures = (fact["measure"], *fact.get("measure_aliases", ()))
    close = max(overlap(row["measure"], measure) for measure in measures)
    # The quote counts for a little less: a measure may be phrased in other words of its sentence.
    close = max(close, 0.9 * overlap(row["measure"], fact["quote"]))
    return close if close >= 0.5 else 0.0


def _event(fact: GoldFact, row: Row) -> float:
    close = max(overlap(row["event"], name) for name in (fact["label"], *fact.get("aliases", ())))
    wanted, date = fact.get("date"), row["date"]
    if not (wanted and date):
        return close if close >= 0.5 else 0.0
    if not (date.startswith(wanted) or wanted.startswith(date)):
        return 0.0
    return max(close, 0.5) if close >= 0.3 else 0.0


def _norm(text: object) -> str:
    """`text` without blanks, quotation marks, stops and dashes, full-width forms made narrow."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", str(text or "")))


def names(fact: GoldFact, field: str) -> set[str]:
    """The names that count as right in a field; ``label`` has its aliases in ``aliases`` as well."""
    further = fact.get("aliases", ()) if field == "label" else ()
    own = (fact.get(field), *fact.get(field + "_aliases", ()))
    return {_norm(name) for name in own if name} | {_norm(name) for name in further}


def overlap(one: object, other: object) -> float:
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


SIMILARITY: Mapping[str, Callable[[GoldFact, Row], float]] = {
    "org": _same(("label", "organisation")),
    "post": _same(("person", "person"), ("post", "post"), ("org", "organisation")),
    "byline": _same(("person", "person"), ("role", "role")),
    "honour": _same(("recipient", "recipient"), ("award", "award")),
    "honour_count": _honour_count,
    "programme": _programme,
    "figure": _figure,
    "event": _event,
}
"""By type of fact. A match is similarity above 0."""
