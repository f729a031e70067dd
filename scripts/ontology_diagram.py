"""Draws the ontology as SVG: a card a class, with its properties, and a line from a property to the class it leads to.

Which card stands where is set here; what is in it comes from the ontology and the shapes. Drawn by hand and not by a
layout program, whose versions and fonts would give another picture on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from ontology_rows import ClassRows, Row

from kg.graph.vocabulary_terms import Ontology

__all__ = ["EVIDENCE", "FACTS", "STATEMENT", "Diagram", "draw", "with_statement"]

STATEMENT = "kg:Statement"

BORROWED = {
    "foaf:Person": "人物",
    "foaf:Group": "家庭",
    "org:Organization": "组织",
    "org:Post": "职务",
    "schema:Event": "事件",
    "dcterms:Location": "地点",
    "oa:TextQuoteSelector": "文字定位",
    "oa:FragmentSelector": "页码定位（PDF）",
    "void:Dataset": "图谱",
    "prov:Activity": "构建",
    "prov:SoftwareAgent": "程序",
}
"""Borrowed classes in Chinese; own ones are labelled in the ontology."""

# Names are on every card alike, and not worth a row.
_LABELS = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "foaf:name")
_ANYTHING = 5
"""From so many classes on a property leads to any entity, and a line to each would hide the others."""

_CARD, _GAP, _LOOP, _ROW, _SPACE = 356, 110, 46, 19, 22
_AGENTS = {"foaf:Person", "foaf:Group", "org:Organization"}


@dataclass(frozen=True, slots=True)
class Diagram:
    """Columns of class names from left to right. `key` tells it from others on a page. With `loops`, lines within
    the last column are drawn too, at its right."""

    key: str
    title: str
    columns: tuple[tuple[str, ...], ...]
    loops: bool


FACTS = Diagram(
    "facts",
    "事实与实体 · Facts and entities",
    (
        ("kg:PostHolding", "kg:Byline", "kg:Honour", "kg:HonourCount"),
        (
            "org:Post",
            "foaf:Person",
            "org:Organization",
            "foaf:Group",
            "kg:Award",
            "kg:Programme",
            "schema:Event",
            "dcterms:Location",
            "kg:AdministrativeDivision",
        ),
        ("kg:ProgrammeReport", "kg:EventReport", "kg:Figure"),
    ),
    False,
)
EVIDENCE = Diagram(
    "evidence",
    "出处与来源 · Evidence and provenance",
    (
        (STATEMENT, "kg:Mention"),
        ("kg:Passage", "kg:Article", "oa:TextQuoteSelector", "oa:FragmentSelector"),
        ("kg:SourceDocument", "void:Dataset", "prov:Activity", "prov:SoftwareAgent"),
    ),
    True,
)


def with_statement(rows: Mapping[str, ClassRows], ontology: Ontology) -> dict[str, ClassRows]:
    """The rows with those of ``kg:Statement``: what all kinds of statements have."""
    kinds = [term.name for term in ontology.classes if STATEMENT in term.parents]
    first, *others = (rows[name].rows for name in kinds)
    shared = tuple(row for row in first if all(row in other for other in others))
    return {**rows, STATEMENT: ClassRows(STATEMENT, shared)}


@dataclass(frozen=True, slots=True)
class _Card:
    name: str
    label: str
    under: str
    rows: tuple[Row, ...]
    x: int
    y: int

    @property
    def crowded(self) -> bool:
        """Whether the name and the classes above are too long for one line."""
        return len(self.name) + len(self.under) > 42

    @property
    def head(self) -> int:
        return 60 if self.crowded else 44

    @property
    def height(self) -> int:
        return self.head + _ROW * len(self.rows) + (8 if self.rows else 0)


def draw(diagram: Diagram, rows: Mapping[str, ClassRows], ontology: Ontology) -> str:
    """The diagram as an SVG element. `rows` have those of :data:`STATEMENT` (:func:`with_statement`).

    Raises KeyError for a class of the diagram that has no shape.
    """
    cards = _cards(diagram, rows, ontology)
    by_name = {card.name: card for card in cards}
    width = max(card.x for card in cards) + _CARD + (_LOOP if diagram.loops else 2)
    height = max(card.y + card.height for card in cards) + 2
    last = max(card.x for card in cards) if diagram.loops else -1
    lines = [line for card in cards for line in _lines(card, by_name, last)]
    title = escape(diagram.title)
    return "\n".join(
        [
            f'<svg viewBox="-2 -2 {width + 2} {height + 2}" role="img" aria-label="{title}" class="diagram">',
            f'<defs><marker id="tip-{diagram.key}" viewBox="0 0 8 8" refX="7" refY="4"',
            'markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>',
            f'<g marker-end="url(#tip-{diagram.key})">',
            *lines,
            "</g>",
            *(part for card in cards for part in _drawn(card)),
            "</svg>",
        ]
    )


def _cards(diagram: Diagram, rows: Mapping[str, ClassRows], ontology: Ontology) -> list[_Card]:
    terms = {term.name: term for term in ontology.classes}
    shared = {row.property for row in rows[STATEMENT].rows}
    cards: list[_Card] = []
    heights: list[int] = []
    for number, column in enumerate(diagram.columns):
        y = 0
        for name in column:
            term = terms.get(name)
            hidden = {*_LABELS, *(() if name == STATEMENT or not _states(name, terms) else shared)}
            card = _Card(
                name=name,
                label=f"{term.label.zh} {term.label.en}" if term else BORROWED[name],
                under=" ".join(p for p in term.parents if p != STATEMENT) if term else "",
                rows=tuple(row for row in rows[name].rows if row.property not in hidden),
                x=number * (_CARD + _GAP),
                y=y,
            )
            cards.append(card)
            y += card.height + _SPACE
        heights.append(y - _SPACE)
    # Columns that are shorter than the longest stand in the middle of its height.
    tallest = max(heights)
    shifts = {number * (_CARD + _GAP): (tallest - height) // 2 for number, height in enumerate(heights)}
    return [_Card(c.name, c.label, c.under, c.rows, c.x, c.y + shifts[c.x]) for c in cards]


def _states(name: str, terms: Mapping[str, object]) -> bool:
    term = terms.get(name)
    return term is not None and STATEMENT in getattr(term, "parents", ())


def _drawn(card: _Card) -> Iterable[str]:
    own = " own" if card.name.startswith("kg:") else ""
    yield f'<g class="card{own}" transform="translate({card.x} {card.y})">'
    yield f'<rect width="{_CARD}" height="{card.height}" rx="7"/>'
    yield f'<path d="M0 {card.head - 4}H{_CARD}" class="rule"/>' if card.rows else ""
    yield f'<text x="10" y="18" class="name">{escape(card.name)}</text>'
    if card.under:
        x, y, side = (10, 50, " left") if card.crowded else (_CARD - 10, 18, "")
        yield f'<text x="{x}" y="{y}" class="under{side}">⊑ {escape(card.under)}</text>'
    yield f'<text x="10" y="34" class="label">{escape(card.label)}</text>'
    for number, row in enumerate(card.rows):
        y = card.head + _ROW * number + 12
        mark = "" if row.needed and not row.many else " 1..*" if row.needed else " *" if row.many else " ?"
        yield f'<text x="10" y="{y}" class="property">{escape(row.property)}<tspan class="mark">{mark}</tspan></text>'
        yield f'<text x="{_CARD - 10}" y="{y}" class="range">{escape(_target(row))}</text>'
    yield "</g>"


def _target(row: Row) -> str:
    if len(row.classes) >= _ANYTHING:
        return "任何实体 any entity"
    if set(row.classes) >= _AGENTS:
        return "个人或组织 agent"
    if row.classes:
        # A selector of text is of two classes at once, and one is enough to say so.
        names = [n.partition(":")[2] for n in row.classes if n != "oa:TextPositionSelector"]
        return " / ".join(names if len(names) == 1 else (name.removesuffix("Selector") for name in names))
    return row.value.rpartition("/")[2] if "://" in row.value else row.value


def _lines(card: _Card, cards: Mapping[str, _Card], last: int) -> Iterable[str]:
    """Lines from the rows of a card to the cards that they lead to; within a column only in that at `last`."""
    for number, row in enumerate(card.rows):
        if len(row.classes) >= _ANYTHING:
            continue
        y = card.y + card.head + _ROW * number + 8
        for name in row.classes:
            target = cards.get(name)
            if target is None or target is card or (target.x == card.x and card.x != last):
                continue
            x1, x2, bend, back = card.x + _CARD, target.x, 70, 70
            if target.x < card.x:
                x1, x2, bend, back = card.x, target.x + _CARD, -70, -70
            elif target.x == card.x:
                x2, bend, back = x1, _LOOP, -_LOOP
            y2 = target.y + 14
            title = f"<title>{escape(f'{card.name} {row.property} {name}')}</title>"
            curve = f"M{x1} {y}C{x1 + bend} {y} {x2 - back} {y2} {x2} {y2}"
            yield f'<path d="{curve}" class="line to-{escape(name.partition(":")[2].lower())}">{title}</path>'
