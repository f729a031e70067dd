"""In which part of a file a subject stands, and in which named graph.

A file has five parts: the description of the graph and how it came about; words of closed lists; entities, posts
and places; documents, one after another by name, each with its articles, facts, passages and mentions; and what
belongs to none of these, which a build never writes.

A document's named graph has the IRI of the document. So ``GRAPH ?document { … }`` asks what a document states
without a triple that links a graph to its document, and every form holds the same triples. What several documents
share (entities, posts, words, the description) is in the default graph: it is true of all of them, and taking one
document's graph away must not take it away from the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.names import Prov
from kg.graph.vocabulary import BASE, KG

__all__ = [
    "DESCRIPTION",
    "DOCUMENTS",
    "ENTITIES",
    "GRAPH",
    "OTHERS",
    "TITLES",
    "WORDS",
    "document_order",
    "is_description",
    "place",
]

DESCRIPTION, WORDS, ENTITIES, DOCUMENTS, OTHERS = range(5)

TITLES = {
    DESCRIPTION: "图谱与来源 · the graph and how it came about",
    WORDS: "词表 · words of closed lists",
    ENTITIES: "实体与职务 · entities and posts",
    DOCUMENTS: "文档 · documents",
    OTHERS: "其他 · others",
}

GRAPH = BASE + "graph"
"""The IRI of the graph as a whole."""

_DOCUMENT = BASE + "document/"
_ORIGIN = (BASE + "build/", BASE + "software/", BASE + "lexicon/")
_PART = GRAPH + "#"
_SOURCE = Prov.hadPrimarySource


def is_description(subject: str) -> bool:
    """Whether a subject is the graph itself or a part of its description (``…/graph#…``)."""
    return subject == GRAPH or subject.startswith(_PART)


def place(subject: str, pairs: Iterable[tuple[str, str]]) -> tuple[int, str]:
    """The part in which `subject` stands, and the IRI of the document that it belongs to (mostly empty).

    `pairs` are its predicates and objects. A document's own are the things with its IRI before a ``#``, and those
    that say it is their primary source, as facts do.
    """
    if subject.startswith(_DOCUMENT):
        return DOCUMENTS, subject.partition("#")[0]
    for predicate, value in pairs:
        if predicate == _SOURCE and value.startswith("<" + _DOCUMENT):
            return DOCUMENTS, value[1:-1]
    if is_description(subject) or subject.startswith(_ORIGIN):
        return DESCRIPTION, ""
    if subject.startswith(KG):
        return WORDS, ""
    return (ENTITIES if subject.startswith(BASE) else OTHERS), ""


def document_order(document: str) -> str:
    """What documents are sorted by: their names, then their bytes."""
    digest, _, name = document[len(_DOCUMENT) :].partition("/")
    return f"{name}/{digest}" if document.startswith(_DOCUMENT) else document
