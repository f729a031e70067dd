"""Makes ``docs/ontology.md`` and ``docs/ontology-review.md`` of a checkout from the ontology.

The prose and diagrams are in ``ontology/documentation.md`` and ``ontology/review.md``; tables come from
``ontology/gonghui.ttl`` and go where those have marks such as ``<!-- classes -->``. ``scripts/ontology_docs.py`` writes
the files, and the page beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.graph.vocabulary import KG, SCHEMES
from kg.graph.vocabulary_terms import Ontology, Term, read_ontology
from kg.resources import ontology_dir

__all__ = ["DOCUMENT", "REVIEW", "document", "review"]

_DOCS = Path(__file__).resolve().parents[2] / "docs"
DOCUMENT = _DOCS / "ontology.md"
REVIEW = _DOCS / "ontology-review.md"


def document() -> str:
    """The text of ``docs/ontology.md``."""
    return _filled("documentation.md", {"classes": _classes, "properties": _properties, "lists": _lists})


def review() -> str:
    """The text of ``docs/ontology-review.md``: every own term beside the standard terms that were considered."""
    tables: dict[str, Callable[[Ontology], str]] = {
        "review-classes": lambda ontology: _review(ontology.classes),
        "review-properties": lambda ontology: _review(ontology.properties),
        "review-lists": _reviewed_lists,
    }
    return _filled("review.md", tables)


def _filled(template: str, tables: Mapping[str, Callable[[Ontology], str]]) -> str:
    text = (ontology_dir() / template).read_text(encoding="utf-8")
    ontology = read_ontology()
    for mark, table in tables.items():
        text = text.replace(f"<!-- {mark} -->\n", table(ontology))
    return text


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines]


def _code(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _classes(ontology: Ontology) -> str:
    rows = [
        (
            f"`{term.name}`<br>{term.label}",
            _code(term.parents),
            f"{term.definition}<br>*{term.reason}*",
            "<br>".join(term.examples),
        )
        for term in ontology.classes
    ]
    heads = ("类 · class", "上位 · under", "定义 · definition", "例 · example")
    return "\n".join(["## 类 · Classes", "", *_table(heads, rows)]) + "\n"


def _properties(ontology: Ontology) -> str:
    rows = [
        (f"`{term.name}`<br>{term.label}", _code(term.domain), _code(term.range), str(term.definition))
        for term in ontology.properties
    ]
    heads = ("属性 · property", "主语 · of", "宾语 · to", "定义 · definition")
    return "\n".join(["## 属性 · Properties", "", *_table(heads, rows)]) + "\n"


def _lists(ontology: Ontology) -> str:
    words = {term.iri: term for term in ontology.words}
    lists = {term.iri: term for term in ontology.lists}
    lines = [
        "## 词的封闭列表 · Closed lists of words",
        "",
        "查询结果里是 `skos:notation`。 Queries give the `skos:notation`.",
    ]
    for scheme in SCHEMES:
        rows = [
            (f"`{word.notation}`", f"{word.zh} · {word.en}", str(words[KG + word.name].definition))
            for word in scheme.concepts
        ]
        lines += ["", f"### `kg:{scheme.name}` {lists[scheme.iri].label}", ""]
        lines += _table(("词 · word", "名称 · label", "定义 · definition"), rows)
    return "\n".join(lines) + "\n"


def _review(terms: Iterable[Term]) -> str:
    rows = [
        (f"`{term.name}`<br>{term.label.zh}", _code(_considered(term)), term.reason.en, _relations(term))
        for term in terms
    ]
    heads = ("own term", "nearest standard terms considered", "why it does not do", "relation stated")
    return "\n".join(_table(heads, rows)) + "\n"


def _considered(term: Term) -> list[str]:
    names = {*term.parents, *term.close, *term.related, *term.considered}
    return sorted(name for name in names if not name.startswith("kg:"))


def _relations(term: Term) -> str:
    under = "subclass of" if term.kind == "class" else "subproperty of"
    parts = ((under, term.parents), ("close to", term.close), ("related to", term.related))
    return "<br>".join(f"{word} {_code(names)}" for word, names in parts if names)


def _reviewed_lists(ontology: Ontology) -> str:
    rows = [(f"`{term.name}`<br>{term.label.zh}", term.reason.en) for term in ontology.lists]
    return "\n".join(_table(("list", "why a list of our own"), rows)) + "\n"
