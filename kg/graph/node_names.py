"""What a node of a graph is called, and from which document it is: for messages about graphs that may be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.graph.names import Dct, Kg, Oa, Org, Prov, Rdfs, Schema, Skos

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["document_of", "name_of"]

_LABELS = (Rdfs.label, Skos.prefLabel, Schema.name, Dct.title)
# What a statement is about, in the order in which one would say it: 林若舟 · 主席 · 澄川市总工会.
_PARTS = (
    Org.member,
    Kg.post,
    Org.organization,
    Kg.author,
    Kg.recipient,
    Kg.award,
    Kg.programme,
    Kg.event,
    Kg.operator,
    Kg.measure,
    Schema.value,
    Schema.unitText,
    Kg.denotes,
)
_LONGEST = 60


def name_of(graph: Graph, node: Any) -> str:
    """The label of a thing, the labels of what a statement is about, or the words that a passage or mention
    stands for; empty if the graph says none of these. At most sixty characters."""
    name = _label(graph, node) or _parts(graph, node) or _quote(graph, node)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def document_of(graph: Graph, node: Any) -> str:
    """The name of the file that a thing is from; empty for what several documents share."""
    from rdflib import URIRef

    for predicate in (Prov.hadPrimarySource, Oa.hasSource, Dct.isPartOf):
        for document in sorted(graph.objects(node, URIRef(predicate)), key=str):
            if name := _first(graph, document, Schema.name):
                return name
    return _first(graph, URIRef(str(node).partition("#")[0]), Schema.name)


def _label(graph: Graph, node: Any) -> str:
    return next((name for predicate in _LABELS if (name := _first(graph, node, predicate))), "")


def _parts(graph: Graph, node: Any) -> str:
    from rdflib import Literal, URIRef

    parts = [
        str(value) if isinstance(value, Literal) else _label(graph, value)
        for predicate in _PARTS
        for value in sorted(graph.objects(node, URIRef(predicate)), key=str)
    ]
    return " · ".join(part for part in parts if part)


def _quote(graph: Graph, node: Any) -> str:
    from rdflib import URIRef

    selector = graph.value(node, URIRef(Oa.hasSelector)) or node
    return " ".join(_first(graph, selector, Oa.exact).split())


def _first(graph: Graph, node: Any, predicate: str) -> str:
    """The value of a property as a string: Chinese before other languages, then in order of code points."""
    from rdflib import URIRef

    values = [
        (getattr(value, "language", None) != "zh", str(value))
        for value in graph.objects(node, URIRef(predicate))
    ]
    return min(values)[1] if values else ""
