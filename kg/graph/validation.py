"""Holding a graph against the SHACL shapes of the ontology (https://www.w3.org/TR/shacl/).

pySHACL does the work, in memory. It is not needed to build or to ask, and it holds rdflib below version 8, so it is
an extra: ``pip install 'gonghui-kg[check]'``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph.loading import load_any_form
from kg.graph.node_names import document_of, name_of
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["NOTHING_CHECKED", "Finding", "Report", "load_shapes", "validate", "validate_graph"]

NOTHING_CHECKED = (
    "没有检查任何东西：形状约束的目标在图中不存在。"
    " Nothing was checked: the graph holds no target of the shapes."
)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One violation: at which node, of which property (empty for the node as a whole), the value that is
    wrong (empty if one is missing), the constraint that it breaks, and the shapes' messages in Chinese and
    English.

    `path` has ``^`` before a property that is followed backwards, ``/`` between steps and ``|`` between
    alternatives. `shape` is the IRI of the shape, empty if it has none. `label` is what the node is called, and
    `document` the name of the file that it is from. `wanted` are the values that a closed list allows, or the limit.
    `terms` are focus, path, value and shape as Turtle writes them.
    """

    focus: str
    path: str
    value: str
    constraint: str
    message: str
    shape: str = ""
    label: str = ""
    document: str = ""
    wanted: tuple[str, ...] = ()
    terms: tuple[str, str, str, str] = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a validation.

    `checked` is the number of nodes that some shape was held against. A graph that no shape speaks about
    does not conform: nothing was checked, and `findings` says so. `idle` are the shapes with a target that the graph
    does not hold: a misspelt class, or simply nothing of that kind in the graph.
    """

    conforms: bool
    findings: tuple[Finding, ...]
    checked: int
    idle: tuple[str, ...] = ()


def load_shapes(path: Path | None = None) -> Graph:
    """The shapes of a file; without `path`, ``ontology/shapes.ttl``. KgError if it cannot be read."""
    return load_any_form(path or ontology_dir() / "shapes.ttl")


def validate(graph_path: Path, shapes_path: Path | None = None) -> Report:
    """Validate a graph file of any form; without `shapes_path` against ``ontology/shapes.ttl``.

    KgError if pySHACL is not installed, or a file is missing or malformed.
    """
    shapes = load_shapes(shapes_path)
    return validate_graph(load_any_form(graph_path), shapes)


def validate_graph(graph: Graph, shapes: Graph) -> Report:
    """Validate a loaded graph against loaded shapes. Findings are sorted."""
    try:
        import pyshacl  # here, since it is an optional dependency
    except ImportError:
        raise KgError("校验需要 pySHACL validation needs pySHACL: pip install 'gonghui-kg[check]'") from None
    reached = _reached(graph, shapes)
    checked = len(set().union(*reached.values()))
    idle = tuple(sorted(str(shape) for shape, nodes in reached.items() if not nodes))
    if not checked:
        return Report(False, (Finding("", "", "", "", NOTHING_CHECKED),), 0, idle)
    try:
        conforms, results, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    except pyshacl.errors.ReportableRuntimeError as error:
        conforms, results, text = False, None, error.message
    if not hasattr(results, "subjects"):
        raise KgError(f"形状约束用不了 the shapes could not be used: {' '.join(str(text).split())[:300]}")
    return Report(bool(conforms), tuple(sorted(_findings(results, graph, shapes))), checked, idle)


def _reached(graph: Graph, shapes: Graph) -> dict[Any, set[Any]]:
    """For each shape with a target, the nodes that its targets select (SHACL core, section 2.1.3)."""
    from rdflib.namespace import OWL, RDF, RDFS, SH

    nodes: dict[Any, set[Any]] = {}

    def of_class(shape: Any, target: Any) -> None:
        found = nodes.setdefault(shape, set())
        for cls in graph.transitive_subjects(RDFS.subClassOf, target):
            found.update(graph.subjects(RDF.type, cls))

    for kind in (RDFS.Class, OWL.Class):
        for shape in shapes.subjects(RDF.type, kind):
            if (shape, RDF.type, SH.NodeShape) in shapes:
                of_class(shape, shape)
    for shape, target in shapes.subject_objects(SH.targetClass):
        of_class(shape, target)
    for shape, predicate in shapes.subject_objects(SH.targetSubjectsOf):
        nodes.setdefault(shape, set()).update(graph.subjects(predicate, None))
    for shape, predicate in shapes.subject_objects(SH.targetObjectsOf):
        nodes.setdefault(shape, set()).update(graph.objects(None, predicate))
    # A target node is checked even where the graph does not speak of it; it counts only if it does.
    for shape, node in shapes.subject_objects(SH.targetNode):
        found = nodes.setdefault(shape, set())
        if (node, None, None) in graph or (None, None, node) in graph:
            found.add(node)
    return nodes


_WANTED = (
    "in",
    "datatype",
    "class",
    "minInclusive",
    "maxInclusive",
    "minCount",
    "maxCount",
    "pattern",
    "minLength",
)


def _findings(results: Graph, graph: Graph, shapes: Graph) -> Iterable[Finding]:
    from rdflib.namespace import RDF, SH

    for result in results.subjects(RDF.type, SH.ValidationResult):
        messages = sorted(
            results.objects(result, SH.resultMessage),
            key=lambda m: (getattr(m, "language", None) != "zh", str(m)),
        )
        focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        shape = results.value(result, SH.sourceShape)
        path, path_term = _path(results, results.value(result, SH.resultPath))
        constraint = str(results.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        yield Finding(
            focus=_text(focus),
            path=path,
            value=_text(value),
            constraint=constraint,
            message=" ".join(str(message) for message in messages),
            shape=_iri(shape),
            label=name_of(graph, focus),
            document=document_of(graph, focus),
            wanted=_wanted(shapes, shape, constraint),
            terms=(_term(focus), path_term, _term(value), _term(shape) if _iri(shape) else ""),
        )


def _wanted(shapes: Graph, shape: Any, constraint: str) -> tuple[str, ...]:
    """What the constraint of a shape asks for: the words of a list, a datatype, a limit …"""
    from rdflib.namespace import SH

    name = constraint.removesuffix("ConstraintComponent")
    name = name[:1].lower() + name[1:]
    if name not in _WANTED:
        return ()
    values = shapes.objects(shape, SH[name])
    if name == "in":
        return tuple(str(item) for value in values for item in shapes.items(value))
    return tuple(sorted(map(str, values)))


_MARKS = {"inversePath": "^", "zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def _path(results: Graph, path: Any) -> tuple[str, str]:
    """A SHACL path for reading, and as Turtle."""
    from rdflib import RDF, BNode
    from rdflib.namespace import SH

    if not isinstance(path, BNode):
        return _text(path), _term(path)
    if (path, RDF.first, None) in results:
        steps = [_path(results, step) for step in results.items(path)]
        return "/".join(step for step, _ in steps), f"( {' '.join(term for _, term in steps)} )"
    for name, mark in _MARKS.items():
        inner = results.value(path, SH[name])
        if inner is not None:
            text, term = _path(results, inner)
            return (f"^{text}" if mark == "^" else f"{text}{mark}"), f"[ sh:{name} {term} ]"
    items = results.value(path, SH.alternativePath)
    choices = [_path(results, choice) for choice in results.items(items)] if items is not None else []
    joined = " ".join(term for _, term in choices)
    return f"({'|'.join(text for text, _ in choices)})", f"[ sh:alternativePath ( {joined} ) ]"


def _text(term: Any) -> str:
    return "" if term is None else str(term)


def _iri(term: Any) -> str:
    from rdflib import URIRef

    return str(term) if isinstance(term, URIRef) else ""


def _term(term: Any) -> str:
    """A term as Turtle writes it; a blank node has no name outside its graph."""
    from rdflib import BNode

    return "" if term is None else "[]" if isinstance(term, BNode) else str(term.n3())
