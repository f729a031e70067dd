"""Holding a graph against the SHACL shapes of the ontology (https://www.w3.org/TR/shacl/).

pySHACL does the work. It is not needed to build or to ask, so it is not installed by default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph.query import load_graph
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Finding", "Report", "validate", "validate_graph"]

_NOTHING = (
    "没有检查任何东西：形状约束的目标在图中不存在。"
    " Nothing was checked: the graph holds no target of the shapes."
)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One violation: at which node, of which property (empty for the node as a whole), the value that is
    wrong (empty if one is missing), the constraint that it breaks, and the shapes' messages in Chinese and
    English."""

    focus: str
    path: str
    value: str
    constraint: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a validation.

    `checked` is the number of nodes that some shape was held against. A graph that no shape speaks about
    does not conform: nothing was checked, and `findings` says so.
    """

    conforms: bool
    findings: tuple[Finding, ...]
    checked: int


def validate(graph_path: Path, shapes_path: Path | None = None) -> Report:
    """Validate a graph file; without `shapes_path` against ``ontology/shapes.ttl``.

    KgError if pySHACL is not installed, or a file is missing or malformed.
    """
    shapes = load_graph(shapes_path or ontology_dir() / "shapes.ttl")
    return validate_graph(load_graph(graph_path), shapes)


def validate_graph(graph: Graph, shapes: Graph) -> Report:
    """Validate a loaded graph against loaded shapes. Findings are sorted."""
    try:
        import pyshacl  # here, since it is an optional dependency
    except ImportError:
        raise KgError("校验需要 pySHACL validation needs pySHACL: pip install pyshacl") from None
    checked = len(_focus_nodes(graph, shapes))
    if not checked:
        return Report(False, (Finding("", "", "", "", _NOTHING),), 0)
    conforms, results, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    if not hasattr(results, "subjects"):
        raise KgError(f"形状约束用不了 the shapes could not be used: {' '.join(str(text).split())[:300]}")
    return Report(bool(conforms), tuple(sorted(_findings(results))), checked)


def _focus_nodes(graph: Graph, shapes: Graph) -> set[Any]:
    """The nodes that the shapes' targets select (SHACL core, section 2.1.3)."""
    from rdflib.namespace import OWL, RDF, RDFS, SH

    implicit = {
        shape
        for kind in (RDFS.Class, OWL.Class)
        for shape in shapes.subjects(RDF.type, kind)
        if (shape, RDF.type, SH.NodeShape) in shapes
    }
    nodes: set[Any] = set()
    for target in implicit | set(shapes.objects(None, SH.targetClass)):
        for cls in graph.transitive_subjects(RDFS.subClassOf, target):
            nodes.update(graph.subjects(RDF.type, cls))
    for predicate in shapes.objects(None, SH.targetSubjectsOf):
        nodes.update(graph.subjects(predicate, None))
    for predicate in shapes.objects(None, SH.targetObjectsOf):
        nodes.update(graph.objects(None, predicate))
    # A target node is checked even where the graph does not speak of it; it counts only if it does.
    for node in shapes.objects(None, SH.targetNode):
        if (node, None, None) in graph or (None, None, node) in graph:
            nodes.add(node)
    return nodes


def _findings(results: Graph) -> Iterable[Finding]:
    from rdflib.namespace import RDF, SH

    for result in results.subjects(RDF.type, SH.ValidationResult):
        messages = list(results.objects(result, SH.resultMessage))
        messages.sort(key=lambda m: (getattr(m, "language", None) != "zh", str(m)))
        yield Finding(
            focus=_text(results.value(result, SH.focusNode)),
            path=_path(results, results.value(result, SH.resultPath)),
            value=_text(results.value(result, SH.value)),
            constraint=_text(results.value(result, SH.sourceConstraintComponent)).rpartition("#")[2],
            message=" ".join(str(message) for message in messages),
        )


def _path(results: Graph, path: Any) -> str:
    """A property as its IRI; the steps of a sequence path joined by ``/``."""
    from rdflib import BNode

    if isinstance(path, BNode):
        return "/".join(str(step) for step in results.items(path))
    return _text(path)


def _text(term: Any) -> str:
    return "" if term is None else str(term)
