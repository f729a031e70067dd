"""Writing ``graph.ttl``: the same bytes for the same documents, in whatever order they come.

rdflib's serializer is not used: it needs the whole graph in memory and is many times slower. Here each
document is written to a spool as it comes, and what documents share (entities, posts) is sorted on disk, so that
memory holds one document, a record an entity, and a line a document. At the end the parts are put together behind
the description, whose counts are known only then.

The result is Turtle 1.1 (https://www.w3.org/TR/turtle/): a subject a block, ``a`` first, then predicates and objects
in order of their notation, no blank nodes, UTF-8, line feeds. :mod:`kg.graph.sections` says in which order subjects
stand; :mod:`kg.graph.converting` gives the same bytes for the same triples.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

from kg.graph.description import Counts, Publication, describe_graph
from kg.graph.documents import describe
from kg.graph.entities import Entities
from kg.graph.iris import document_iri
from kg.graph.notation import TurtleNotation, ntriples
from kg.graph.provenance import build_triples, concept_triples
from kg.graph.sections import (
    DESCRIPTION,
    DOCUMENTS,
    ENTITIES,
    GRAPH,
    WORDS,
    document_order,
    is_description,
)
from kg.graph.serialising import section_title, turtle_header
from kg.graph.sorting import SortedLines
from kg.graph.terms import Iri, Triple
from kg.graph.vocabulary import Concept, Scheme
from kg.lexicon import SHIPPED, LexiconSources
from kg.model import ResolvedDocument

__all__ = ["write_turtle"]

_ONLY_TURTLE = Publication()

Pairs = list[tuple[str, str]]
_COPIED = 1 << 20


def write_turtle(
    documents: Iterable[ResolvedDocument],
    path: Path,
    sources: LexiconSources = SHIPPED,
    publication: Publication = _ONLY_TURTLE,
) -> int:
    """Write all that the documents state to `path`, and return the number of triples.

    `sources` are the lexicons that the documents were read with; what a user added to them is recorded.
    `publication` is which files the description lists.

    Documents may come one at a time and in any order. Of two with the same name and the same bytes the
    first is taken: they state the same. The file appears whole or not at all; an old one stays until the new
    one is complete. Raises OSError where `path` cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=path.parent) as spool, SortedLines(path.parent) as shared:
        contents = _Contents(spool, shared, sources)
        for document in documents:
            contents.add(document)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as out:
                count = contents.write(out, publication)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return count


class _Contents:
    """A graph in the making: blocks of documents in the spool, what they share in sorted lines."""

    def __init__(self, spool: IO[bytes], shared: SortedLines, sources: LexiconSources) -> None:
        self._spool = spool
        self._shared = shared
        self._sources = sources
        self._notation = TurtleNotation()
        self._counts = Counts()
        self._places: dict[Iri, tuple[int, int]] = {}
        self._entities = Entities(sources)
        self._concepts: set[tuple[Scheme, Concept]] = set()

    def add(self, resolved: ResolvedDocument) -> None:
        iri = document_iri(resolved.document)
        if iri in self._places:
            return
        described = describe(resolved)
        self._places[iri] = self._put(_grouped(described.own))
        self._entities.add(resolved.links)
        self._shared.update(map(_shared_line, described.shared))
        self._concepts |= described.concepts

    def write(self, out: IO[bytes], publication: Publication) -> int:
        self._shared.update(map(_shared_line, self._entities.triples()))
        entities = self._put(_ungrouped(self._shared))
        words = self._put(_grouped(concept_triples(self._concepts | self._entities.concepts())))
        origin = list(build_triples(self._places, self._sources))
        for subject, pairs in _grouped(triple for triple in origin if triple[0] != GRAPH):
            self._counts.add(subject, pairs)
        description = _grouped([*origin, *describe_graph(self._counts, len(self._places), publication)])
        own = sum(len(pairs) for subject, pairs in description if is_description(subject))
        out.write((turtle_header() + section_title(DESCRIPTION)).encode())
        out.write("".join(self._notation.block(*block) for block in description).encode())
        documents = (self._places[iri] for iri in sorted(self._places, key=document_order))
        for section, places in ((WORDS, [words]), (ENTITIES, [entities]), (DOCUMENTS, documents)):
            self._copy(out, section, places)
        return self._counts.triples + own

    def _put(self, blocks: Iterable[tuple[str, Pairs]]) -> tuple[int, int]:
        """Count blocks and write them to the spool; gives where they lie there."""
        begin = self._spool.tell()
        for subject, pairs in blocks:
            self._counts.add(subject, pairs)
            self._spool.write(self._notation.block(subject, pairs).encode())
        return begin, self._spool.tell()

    def _copy(self, out: IO[bytes], section: int, places: Iterable[tuple[int, int]]) -> None:
        """Copy from the spool, under the section's title; nothing where there is nothing."""
        title = section_title(section).encode()
        for place, end in places:
            if place == end:
                continue
            out.write(title)
            title = b""
            self._spool.seek(place)
            while place < end:
                data = self._spool.read(min(_COPIED, end - place))
                out.write(data)
                place += len(data)


def _grouped(triples: Iterable[Triple]) -> list[tuple[str, Pairs]]:
    """Triples by subject, in order, each once."""
    subjects: dict[str, set[tuple[str, str]]] = {}
    for subject, predicate, value in triples:
        group = subjects.get(subject)
        if group is None:
            group = subjects[subject] = set()
        group.add((predicate, ntriples(value)))
    return [(subject, list(subjects[subject])) for subject in sorted(subjects)]


def _shared_line(triple: Triple) -> str:
    # Neither IRIs nor canonical N-Triples hold a tab or a line feed.
    subject, predicate, value = triple
    return f"{subject}\t{predicate}\t{ntriples(value)}"


def _ungrouped(lines: Iterable[str]) -> Iterator[tuple[str, Pairs]]:
    rows = (line.split("\t") for line in lines)
    for subject, group in groupby(rows, key=itemgetter(0)):
        yield subject, [(predicate, value) for _, predicate, value in group]
