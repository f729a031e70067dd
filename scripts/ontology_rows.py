"""What a graph says of the things of each class, as the SHACL shapes allow it: rows for the diagram and the page.

The ontology alone does not tell: many properties are borrowed and their domains are other people's. The shapes are
closed, so that what they list is all there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from kg.graph.query import load_graph
from kg.graph.vocabulary import KG, PREFIXES, SCHEMES, XSD
from kg.resources import ontology_dir

__all__ = ["ClassRows", "Row", "read_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """A property (prefixed name) with what it leads to: `classes`, or else the name of a closed list or datatype.

    `needed` tells a property that each thing of the class has, `many` one that it may have several times.
    """

    property: str
    classes: tuple[str, ...]
    value: str
    needed: bool
    many: bool


@dataclass(frozen=True, slots=True)
class ClassRows:
    """A class, by its prefixed name, with its rows in the order of the shapes' paths."""

    name: str
    rows: tuple[Row, ...]


def read_rows() -> dict[str, ClassRows]:
    """The rows of each class that ``ontology/shapes.ttl`` has a shape for, by the class's name."""
    graph = load_graph(ontology_dir() / "shapes.ttl")
    found: dict[str, ClassRows] = {}
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for cls in graph.objects(shape, SH.targetClass):
            found[_short(cls)] = ClassRows(_short(cls), _rows(graph, shape))
    return dict(sorted(found.items()))


def _rows(graph: Graph, shape: Any) -> tuple[Row, ...]:
    """A row a path. A path may have several shapes, such as one that compares it with another."""
    by_path: dict[str, list[Any]] = {}
    for part in sorted(graph.objects(shape, SH.property)):
        path = graph.value(part, SH.path)
        if isinstance(path, URIRef):
            by_path.setdefault(_short(path), []).append(part)
    return tuple(_row(graph, path, parts) for path, parts in sorted(by_path.items()))


def _row(graph: Graph, path: str, parts: list[Any]) -> Row:
    def first(predicate: URIRef) -> Any:
        return next((v for part in parts for v in graph.objects(part, predicate)), None)

    classes: set[str] = set()
    value = ""
    for part in parts:
        classes.update(_short(c) for c in graph.objects(part, SH["class"]))
        for node in graph.objects(part, SH.node):
            more, text = _of_node(graph, node)
            classes.update(more)
            value = value or text
        value = value or _listed(graph, part) or _datatype(graph, part)
    least, most = first(SH.minCount), first(SH.maxCount)
    return Row(path, tuple(sorted(classes)), value, bool(least and int(least)), most is None or int(most) > 1)


def _of_node(graph: Graph, node: Any) -> tuple[set[str], str]:
    """The classes that a shape such as ``AnAgent`` allows; or a word for what it asks of a value."""
    for part in graph.objects(node, SH.property):
        allowed = graph.value(part, SH["in"])
        if graph.value(part, SH.path) == RDF.type and allowed is not None:
            return {_short(c) for c in graph.items(allowed)}, ""
    if graph.value(node, SH["or"]) is not None:
        return set(), "日期 day, month or year"
    return {_short(c) for c in graph.objects(node, SH["class"])}, ""


def _listed(graph: Graph, part: Any) -> str:
    """The closed list that the values come from."""
    allowed = graph.value(part, SH["in"])
    if allowed is None:
        return ""
    values = {str(v) for v in graph.items(allowed)}
    names = (s.name for s in SCHEMES if values == {KG + c.name for c in s.concepts})
    return next((f"kg:{name}" for name in names), " / ".join(sorted(values)))


def _datatype(graph: Graph, part: Any) -> str:
    datatype = graph.value(part, SH.datatype)
    if datatype is not None:
        return str(datatype).replace(XSD, "xsd:").replace(str(RDF), "rdf:")
    return "IRI" if graph.value(part, SH.nodeKind) == SH.IRI else ""


def _short(iri: Any) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(iri).startswith(namespace):
            return f"{prefix}:{str(iri)[len(namespace) :]}"
    return str(iri)
