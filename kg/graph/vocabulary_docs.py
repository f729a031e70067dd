"""Makes ``docs/ontology.md``: ``python -m kg.graph.vocabulary_docs`` in a checkout.

The prose and diagrams are in ``ontology/documentation.md``; tables come from ``ontology/gonghui.ttl`` and go
where that has the marks ``<!-- classes -->``, ``<!-- properties -->`` and ``<!-- lists -->``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.query import load_graph
from kg.graph.vocabulary import KG, PREFIXES, SCHEMES
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["DOCUMENT", "document", "write"]

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "ontology.md"


def document() -> str:
    """The text of ``docs/ontology.md``."""
    graph = load_graph(ontology_dir() / "gonghui.ttl")
    text = (ontology_dir() / "documentation.md").read_text(encoding="utf-8")
    for mark, part in (("classes", _classes), ("properties", _properties), ("lists", _lists)):
        text = text.replace(f"<!-- {mark} -->\n", part(graph))
    return text


def write(path: Path = DOCUMENT) -> None:
    """Write the document, in a checkout into its ``docs`` folder."""
    path.write_text(document(), encoding="utf-8")


def _classes(graph: Graph) -> str:
    from rdflib import OWL, RDF

    rows = [
        "## 类 · Classes",
        "",
        "| 类 · class | 上位 · under | 定义 · definition | 例 · example |",
        "| --- | --- | --- | --- |",
    ]
    for cls in _sorted(graph.subjects(RDF.type, OWL.Class)):
        above = " ".join(f"`{name}`" for name in sorted(map(_short, _objects(graph, cls, "rdfs:subClassOf"))))
        why = _both(graph, cls, "skos:scopeNote")
        example = "".join(str(o) for o in _objects(graph, cls, "skos:example"))
        definition = f"{_both(graph, cls, 'skos:definition')}<br>*{why}*"
        rows.append(f"| `{_short(cls)}`<br>{_names(graph, cls)} | {above} | {definition} | {example} |")
    return "\n".join(rows) + "\n"


def _properties(graph: Graph) -> str:
    from rdflib import OWL, RDF

    rows = [
        "## 属性 · Properties",
        "",
        "| 属性 · property | 主语 · of | 宾语 · to | 定义 · definition |",
        "| --- | --- | --- | --- |",
    ]
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for prop in _sorted(s for kind in kinds for s in graph.subjects(RDF.type, kind)):
        domain = [*_objects(graph, prop, "rdfs:domain"), *_objects(graph, prop, "schema:domainIncludes")]
        cells = [
            f"`{_short(prop)}`<br>{_names(graph, prop)}",
            " ".join(f"`{name}`" for name in sorted(map(_short, domain))),
            " ".join(f"`{_short(o)}`" for o in _objects(graph, prop, "rdfs:range")),
            _both(graph, prop, "skos:definition"),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _lists(graph: Graph) -> str:
    from rdflib import URIRef

    lines = [
        "## 词的封闭列表 · Closed lists of words",
        "",
        "查询结果里是 `skos:notation`。 Queries give the `skos:notation`.",
    ]
    for scheme in SCHEMES:
        iri = URIRef(scheme.iri)
        lines += [
            "",
            f"### `kg:{scheme.name}` {_names(graph, iri)}",
            "",
            "| 词 · word | 名称 · label | 定义 · definition |",
            "| --- | --- | --- |",
        ]
        for concept in scheme.concepts:
            definition = _both(graph, URIRef(KG + concept.name), "skos:definition")
            lines.append(f"| `{concept.notation}` | {concept.zh} · {concept.en} | {definition} |")
    return "\n".join(lines) + "\n"


def _objects(graph: Graph, subject: Any, predicate: str) -> list[Any]:
    from rdflib import URIRef

    prefix, _, local = predicate.partition(":")
    return _sorted(graph.objects(subject, URIRef(PREFIXES[prefix] + local)))


def _sorted(terms: Iterable[Any]) -> list[Any]:
    return sorted(terms)


def _both(graph: Graph, subject: Any, predicate: str) -> str:
    """The Chinese value, then the English one."""
    values = {value.language: str(value) for value in _objects(graph, subject, predicate)}
    return " ".join(values[language] for language in ("zh", "en") if language in values)


def _names(graph: Graph, subject: Any) -> str:
    return _both(graph, subject, "rdfs:label")


def _short(iri: Any) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(iri).startswith(namespace):
            return f"{prefix}:{str(iri)[len(namespace) :]}"
    return str(iri)


if __name__ == "__main__":
    write()
