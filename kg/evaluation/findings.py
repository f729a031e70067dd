"""Misses and spurious rows as a person reads them: what was expected, what was found nearest it, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.scoring import FACT_TYPES, Report
from kg.evaluation.similarity import GoldFact, Row, names, overlap

__all__ = ["Finding", "in_sentence", "missed", "spurious"]

# Type of fact: fields of gold and columns of the query that say what it is, and further ones for reading.
_FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "org": (("label", "organisation"),),
    "post": (("person", "person"), ("post", "post"), ("org", "organisation")),
    "byline": (("person", "person"), ("role", "role")),
    "honour": (("recipient", "recipient"), ("award", "award")),
    "honour_count": (("award", "award"), ("count", "count")),
    "programme": (("label", "programme"),),
    "figure": (("measure", "measure"), ("value", "value"), ("unit", "unit")),
    "event": (("label", "event"), ("date", "date")),
}
_FURTHER: Mapping[str, tuple[str, ...]] = {"honour": ("year",), "figure": ("period",)}
_NEAR = 0.5
"""Below this two facts have too little in common to be shown beside each other."""
_QUOTE_WEIGHT = 0.5
_ROOM = 60
"""Characters shown on either side of a quote at most."""
_ENDS = re.compile(r"[。！？!?]|\n\s*\n|\n[ \t\u3000]{2,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A gold fact that was not found, or a row that gold does not have.

    `expected` and `found` are facts as a person reads them (``陶建宁 — 主席 — 某市总工会``): of a miss `found` is the
    nearest spurious row, of a spurious row `expected` is the nearest miss; empty where nothing is near. `sentence` has
    the quote in its sentence, between 【 and 】; empty if it does not stand in the document.
    """

    kind: str
    document: str
    expected: str
    found: str
    sentence: str


def missed(report: Report, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """The misses by kind, then in the order of the gold. `texts` are the originals by document."""
    rows = _grouped((kind, document, row) for document, kind, row in report.spurious)
    return tuple(
        Finding(
            fact["type"],
            document,
            _gold_text(fact),
            _nearest(fact["type"], [fact], rows.get((fact["type"], document), ()))[1],
            in_sentence(texts.get(document, ""), fact["quote"]),
        )
        for kind in FACT_TYPES
        for document, fact in report.missed
        if fact["type"] == kind
    )


def spurious(
    report: Report, texts: Mapping[str, str], surfaces: Mapping[tuple[str, str], str]
) -> tuple[Finding, ...]:
    """The spurious rows by kind. `surfaces` says what stands in a document for an organisation's full name."""
    facts = _grouped((fact["type"], document, fact) for document, fact in report.missed)
    result = []
    for document, kind, row in report.spurious:
        quote = row.get("quote") or surfaces.get((document, row.get("organisation", "")), "")
        expected = _nearest(kind, facts.get((kind, document), ()), [row])[0]
        sentence = in_sentence(texts.get(document, ""), quote)
        result.append(Finding(kind, document, expected, _row_text(kind, row), sentence))
    return tuple(result)


def _grouped(items: Iterable[tuple[str, str, Row]]) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for kind, document, item in items:
        groups.setdefault((kind, document), []).append(item)
    return groups


def _nearest(kind: str, facts: Sequence[GoldFact], rows: Sequence[Row]) -> tuple[str, str]:
    """The most alike pair of a fact and a row, as texts; empty texts if none are near each other."""
    pairs = [
        (_closeness(kind, fact, row), i, j) for i, fact in enumerate(facts) for j, row in enumerate(rows)
    ]
    closeness, i, j = max(pairs, key=lambda pair: (pair[0], -pair[1], -pair[2]), default=(0.0, 0, 0))
    return (_gold_text(facts[i]), _row_text(kind, rows[j])) if closeness >= _NEAR else ("", "")


def _closeness(kind: str, fact: GoldFact, row: Row) -> float:
    """The mean of how alike the fields are, and half as much again for equal quotes; what neither has is no field."""
    shares = [
        max((overlap(name, row.get(column)) for name in names(fact, field)), default=0.0)
        for field, column in _FIELDS[kind]
        if names(fact, field) or row.get(column)
    ]
    return sum(shares) / len(shares) + _QUOTE_WEIGHT * overlap(fact["quote"], row.get("quote"))


def _gold_text(fact: GoldFact) -> str:
    kind = fact["type"]
    fields = (*(field for field, _ in _FIELDS[kind]), *_FURTHER.get(kind, ()))
    return _joined(kind, [fact.get(field, "") for field in fields])


def _row_text(kind: str, row: Row) -> str:
    columns = (*(column for _, column in _FIELDS[kind]), *_FURTHER.get(kind, ()))
    return _joined(kind, [row.get(column, "") for column in columns])


def _joined(kind: str, values: Sequence[object]) -> str:
    texts = [str(value) for value in values]
    if kind == "figure":  # value and unit belong together: 38.6万元 is 386000元
        texts[1:3] = [_plain(texts[1]) + texts[2]]
    return " — ".join(text for text in texts if text)


def _plain(number: str) -> str:
    return number.removesuffix(".0")


def in_sentence(text: str, quote: str) -> str:
    """The sentence of `text` that `quote` first stands in, blanks left out, the quote between 【 and 】.

    Blanks and line breaks are ignored in the search, as ``gold/README.md`` leaves them out of quotes. Long sentences
    are cut round the quote. Empty if the quote does not stand there.
    """
    places = [i for i, char in enumerate(text) if not char.isspace()]
    at = "".join(text[i] for i in places).find(wanted := "".join(quote.split()))
    if not wanted or at < 0:
        return ""
    start, end = places[at], places[at + len(wanted) - 1] + 1
    before = next((m.end() for m in reversed(list(_ENDS.finditer(text, 0, start)))), 0)
    # An end inside the quote's last character counts: ……慰问品。】
    after = next((m.end() for m in _ENDS.finditer(text, max(start, end - 1))), len(text))
    head = "".join(text[before:start].split())
    tail = "".join(text[end : max(end, after)].split())
    head = head if len(head) <= _ROOM else "…" + head[-_ROOM:]
    tail = tail if len(tail) <= _ROOM else tail[:_ROOM] + "…"
    return f"{head}【{wanted}】{tail}"
