"""The ontology as plain values, for its documentation: terms with their labels, reasons and relations.

Names are written with the prefixes that ``ontology/gonghui.ttl`` declares. Everything is sorted, so that what is made
from it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.graph.query import load_graph
from kg.graph.vocabulary import DCTERMS, KG, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Both", "Ontology", "Term", "read_ontology"]

_KINDS = {"class": "Class", "object property": "ObjectProperty", "datatype property": "DatatypeProperty"}


@dataclass(frozen=True, slots=True)
class Both:
    """A text in Chinese and in English; either may be empty."""

    zh: str = ""
    en: str = ""

    def __str__(self) -> str:
        return f"{self.zh} {self.en}".strip()


@dataclass(frozen=True, slots=True)
class Term:
    """An own class or property, or a closed list (`kind` is ``class``, ``object property``, ``datatype property`` or
    ``list``).

    `reason` says why it is there. `parents` are what it stands under, `close` and `related` what it is near to, and
    `considered` what else was looked at. `domain` and `range` are empty for classes; `names` leads from a prefixed name
    to the IRI.
    """

    iri: str
    name: str
    kind: str
    label: Both
    definition: Both
    reason: Both
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    close: tuple[str, ...]
    related: tuple[str, ...]
    considered: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]

    @property
    def local(self) -> str:
        return self.iri.removeprefix(KG)


@dataclass(frozen=True, slots=True)
class Ontology:
    """The header's values, then terms in order of names. `names` leads from each prefixed name to its IRI."""

    title: Both
    description: Both
    note: Both
    version: str
    header: tuple[tuple[str, str], ...]
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    lists: tuple[Term, ...]
    words: tuple[Term, ...]
    names: dict[str, str]


@cache
def read_ontology() -> Ontology:
    """``ontology/gonghui.ttl``."""
    graph = load_graph(ontology_dir() / "gonghui.ttl")
    names: dict[str, str] = {}
    read = _reader(graph, names)
    terms = {kind: _own(graph, OWL + local, kind, read) for kind, local in _KINDS.items()}
    head = next(str(s) for s in graph.subjects(_iri(RDF + "type"), _iri(OWL + "Ontology")))
    facts = {
        "IRI": head,
        "owl:versionIRI": _one(graph, head, OWL + "versionIRI"),
        "dcterms:created": _one(graph, head, DCTERMS + "created"),
        "dcterms:modified": _one(graph, head, DCTERMS + "modified"),
        "dcterms:license": _one(graph, head, DCTERMS + "license"),
    }
    return Ontology(
        title=_both(graph, head, DCTERMS + "title"),
        description=_both(graph, head, DCTERMS + "description"),
        note=_both(graph, head, SKOS + "editorialNote"),
        version=_one(graph, head, OWL + "versionInfo"),
        header=tuple(facts.items()),
        classes=terms["class"],
        properties=tuple(sorted((*terms["object property"], *terms["datatype property"]), key=_name)),
        lists=_own(graph, SKOS + "ConceptScheme", "list", read),
        words=_own(graph, SKOS + "Concept", "word", read),
        names=names,
    )


def _name(term: Term) -> str:
    return term.name


def _own(graph: Graph, type_: str, kind: str, read: Callable[[str, str], Term]) -> tuple[Term, ...]:
    iris = (str(s) for s in graph.subjects(_iri(RDF + "type"), _iri(type_)))
    return tuple(sorted((read(iri, kind) for iri in iris if iri.startswith(KG)), key=_name))


def _reader(graph: Graph, names: dict[str, str]) -> Callable[[str, str], Term]:
    """Reads one term of the graph, and enters the names that it uses in `names`."""
    prefixes = sorted(
        ((str(ns), prefix) for prefix, ns in graph.namespaces()), key=lambda pair: -len(pair[0])
    )

    def short(iri: str) -> str:
        name = next((f"{p}:{iri[len(ns) :]}" for ns, p in prefixes if p and iri.startswith(ns)), iri)
        names[name] = iri
        return name

    def all_of(iri: str, *predicates: str) -> tuple[str, ...]:
        objects = {str(o) for p in predicates for o in graph.objects(_iri(iri), _iri(p))}
        return tuple(sorted(short(o) for o in objects))

    def read(iri: str, kind: str) -> Term:
        return Term(
            iri=iri,
            name=short(iri),
            kind=kind,
            label=_both(graph, iri, RDFS + "label", SKOS + "prefLabel"),
            definition=_both(graph, iri, SKOS + "definition"),
            reason=_both(graph, iri, SKOS + "editorialNote"),
            examples=tuple(sorted(str(o) for o in graph.objects(_iri(iri), _iri(SKOS + "example")))),
            parents=all_of(iri, RDFS + "subClassOf", RDFS + "subPropertyOf"),
            close=all_of(iri, SKOS + "closeMatch"),
            related=all_of(iri, SKOS + "relatedMatch", SKOS + "broadMatch"),
            considered=all_of(iri, RDFS + "seeAlso"),
            domain=all_of(iri, RDFS + "domain", SCHEMA + "domainIncludes"),
            range=all_of(iri, RDFS + "range", SCHEMA + "rangeIncludes"),
        )

    return read


def _iri(iri: str) -> Any:
    from rdflib import URIRef

    return URIRef(iri)


def _objects(graph: Graph, subject: str, predicates: Iterable[str]) -> list[Any]:
    return sorted(o for p in predicates for o in graph.objects(_iri(subject), _iri(p)))


def _one(graph: Graph, subject: str, predicate: str) -> str:
    return "".join(str(o) for o in _objects(graph, subject, (predicate,)))


def _both(graph: Graph, subject: str, *predicates: str) -> Both:
    values = {o.language: str(o) for o in _objects(graph, subject, predicates)}
    return Both(values.get("zh", ""), values.get("en", ""))
