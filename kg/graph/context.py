"""Makes ``ontology/context.jsonld``: ``python -m kg.graph.context`` in a checkout.

The shapes know every property that a build writes and what its values are; the context says the same to JSON-LD.
A property whose values are of several kinds (dates of a year, a month or a day) gets no kind; one that is mostly a
Chinese text and sometimes a plain string (labels) gets Chinese, and the strings are written out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.notation import shortened
from kg.graph.query import load_graph
from kg.graph.vocabulary import PREFIXES
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["context_text", "write"]

_CHINESE = ("@language", "zh")
_STRING = ("@type", "xsd:string")


def context_text() -> str:
    """The text of ``ontology/context.jsonld``."""
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    context: dict[str, Any] = dict(sorted(PREFIXES.items()))
    context.update(sorted(_coercions(shapes).items()))
    return json.dumps({"@context": context}, ensure_ascii=False, indent=1) + "\n"


def write(path: Path | None = None) -> None:
    """Write the context, in a checkout into its ``ontology`` folder."""
    (path or ontology_dir() / "context.jsonld").write_text(context_text(), encoding="utf-8")


def _coercions(shapes: Graph) -> dict[str, dict[str, str]]:
    from rdflib import URIRef
    from rdflib.namespace import SH

    kinds: dict[str, set[tuple[str, str]]] = {}
    for shape, path in shapes.subject_objects(SH.path):
        short = shortened(str(path)) if isinstance(path, URIRef) else None
        if short and short != ("rdf", "type"):
            kinds.setdefault(":".join(short), set()).update(_kind(shapes, shape))
    for found in kinds.values():
        if _CHINESE in found:
            found.discard(_STRING)
    return {name: dict(found) for name, found in kinds.items() if len(found) == 1 and found != {_STRING}}


def _kind(shapes: Graph, shape: Any) -> set[tuple[str, str]]:
    """What a shape says of the values of its property, as an entry of a context; empty if it does not say."""
    from rdflib import RDF, RDFS, XSD, URIRef
    from rdflib.collection import Collection
    from rdflib.namespace import SH

    datatype = shapes.value(shape, SH.datatype)
    if datatype == RDF.langString or shapes.value(shape, SH.equals) == RDFS.label:
        return {_CHINESE}
    if datatype is not None and datatype != XSD.string:
        short = shortened(str(datatype))
        return {("@type", f"{short[0]}:{short[1]}")} if short else set()
    choices = shapes.value(shape, SH["in"])
    words = Collection(shapes, choices) if choices is not None else ()
    if shapes.value(shape, SH.nodeKind) == SH.IRI or (words and all(isinstance(w, URIRef) for w in words)):
        return {("@type", "@id")}
    # A string has no entry in a context, but a property that may be one must not be taken for another kind.
    return {_STRING} if datatype == XSD.string else set()


if __name__ == "__main__":
    write()
