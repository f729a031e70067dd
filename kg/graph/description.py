"""What a graph says of itself: how much of what it holds (VoID), and in which forms it was written (DCAT).

The description stands in the graph, under ``<graph>``, and counts everything else: the triples whose subject is
``<graph>`` or begins with ``<graph#``, which are the description, are in none of the counts. (They could not be
counted without changing what is counted.) All counts are of distinct triples and exact; they are taken while the
graph is written, so that nothing is read twice. ``void:distinctObjects`` is left out: it would take a sort of all
literals.

No licence is stated, since the texts are the user's, and no address unless the user says where the files will
be. (https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.errors import KgError
from kg.graph.forms import FORMS, TURTLE, Form
from kg.graph.iris import claim_hash
from kg.graph.names import ENTITY_TYPES, Dcat, Dct, Rdf, Void
from kg.graph.notation import shortened
from kg.graph.sections import GRAPH
from kg.graph.terms import Iri, Literal, Triple, chinese, integer, text
from kg.graph.vocabulary import BASE, PREFIXES, RDF
from kg.model import EntityClass

__all__ = ["ENTITY_PATTERN", "Counts", "Publication", "describe_graph"]

_TYPE = RDF + "type"
_KINDS = tuple(sorted(cls.value for cls in EntityClass))

_BASE = BASE.replace(
    ".", r"\."
)  # an escaped hyphen is no regular expression of JavaScript's, which Comunica asks
ENTITY_PATTERN = f"^{_BASE}({'|'.join(_KINDS)})/"
"""What the IRIs of entities match (``void:uriRegexPattern``): what a document names, not what it states or where."""

_ENTITY = tuple(f"{BASE}{kind}/" for kind in _KINDS)
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


@dataclass(slots=True)
class Counts:
    """Counts of a graph, added up subject by subject. Memory grows with the number of classes and properties."""

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, subject: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Take a subject with all that the graph says of it, as distinct pairs in canonical notation. Each subject
        may come only once."""
        self.subjects += 1
        self.entities += subject.startswith(_ENTITY)
        for predicate, value in pairs:
            self.triples += 1
            self.properties[predicate] += 1
            if predicate == _TYPE:
                cls = value[1:-1]
                self.classes[cls] += 1
                if cls in _EXAMPLES and subject < self.examples.get(cls, "\U0010ffff"):
                    self.examples[cls] = subject


_EXAMPLES = frozenset(ENTITY_TYPES.values())


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of a graph: the forms it is written in, and the address of the folder where they will be, with a
    closing slash; empty if that is not known."""

    forms: tuple[Form, ...] = (TURTLE,)
    address: str = ""
    stem: str = "graph"

    @classmethod
    def of(cls, forms: Iterable[Form] = (), address: str = "") -> Publication:
        """With Turtle, which is always written, each form once and in the order of the list. KgError if
        `address` is no address of the web."""
        wanted = {TURTLE, *forms}
        if address and not _is_address(address):
            raise KgError(
                f"{address}: 不是网址，应如 https://example.org/data/ is no address; it should look like "
                "https://example.org/data/"
            )
        slash = "" if not address or address.endswith("/") else "/"
        return cls(tuple(form for form in FORMS if form in wanted), address + slash)

    def file_name(self, form: Form) -> str:
        return f"{self.stem}.{form.name}"


def _is_address(value: str) -> bool:
    if re.search(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f]', value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query and not parts.fragment


def describe_graph(counts: Counts, documents: int, publication: Publication) -> Iterator[Triple]:
    """The description of a graph made from `documents` sources."""
    graph = Iri(GRAPH)
    yield graph, Rdf.type, Void.Dataset
    yield graph, Rdf.type, Dcat.Dataset
    yield graph, Dct.title, chinese("工会新闻与工作报告知识图谱")
    yield graph, Dct.title, _english("Knowledge graph of trade-union news and work reports")
    yield (
        graph,
        Dct.description,
        chinese(f"由 {documents} 个源文件的文字构建，每项事实都指向写明它的原文。各项数目不含本说明。"),
    )
    yield (
        graph,
        Dct.description,
        _english(
            f"Built from the text of {documents} source documents; every fact leads to the characters that state "
            "it. The counts leave this description out."
        ),
    )
    yield graph, Void.uriSpace, text(BASE)
    yield graph, Void.uriRegexPattern, text(ENTITY_PATTERN)
    yield graph, Void.triples, integer(counts.triples)
    yield graph, Void.entities, integer(counts.entities)
    yield graph, Void.distinctSubjects, integer(counts.subjects)
    yield graph, Void.classes, integer(len(counts.classes))
    yield graph, Void.properties, integer(len(counts.properties))
    for namespace in _namespaces({*counts.classes, *counts.properties}):
        yield graph, Void.vocabulary, Iri(namespace)
    for example in counts.examples.values():
        yield graph, Void.exampleResource, Iri(example)
    for cls, number in counts.classes.items():
        part = _part("class", cls)
        yield graph, Void.classPartition, part
        yield part, Void.class_, Iri(cls)
        yield part, Void.entities, integer(number)
    for name, number in counts.properties.items():
        part = _part("property", name)
        yield graph, Void.propertyPartition, part
        yield part, Void.property, Iri(name)
        yield part, Void.triples, integer(number)
    for form in publication.forms:
        yield from _distribution(graph, form, publication)


def _distribution(graph: Iri, form: Form, publication: Publication) -> Iterator[Triple]:
    """A file. Its size is not stated: the file that says it would be another file."""
    file = Iri(f"{graph}#{form.name}")
    yield graph, Dcat.distribution, file
    yield file, Rdf.type, Dcat.Distribution
    yield file, Dct.title, text(publication.file_name(form))
    yield file, Dcat.mediaType, Iri(_MEDIA_TYPES + form.media_type)
    if publication.address:
        address = Iri(publication.address + publication.file_name(form))
        yield file, Dcat.downloadURL, address
        yield graph, Void.dataDump, address


def _namespaces(terms: Iterable[str]) -> set[str]:
    """The vocabularies that terms are from, as the IRIs that identify them: that of our own is without ``#``."""
    used = {PREFIXES[short[0]] for name in terms if (short := shortened(name))}
    return {
        PREFIXES["kg"].removesuffix("#") if namespace == PREFIXES["kg"] else namespace for namespace in used
    }


def _part(kind: str, name: str) -> Iri:
    short = shortened(name)
    return Iri(f"{GRAPH}#{kind}-{'-'.join(short) if short else claim_hash(name)}")


def _english(value: str) -> Literal:
    return Literal(value, language="en")
