"""One resolved document as triples: the source, its articles, facts and mentions.

:func:`describe` is a pure function of one document. What it gives of things that several documents share
(entities, posts) is kept apart, so that documents can be written one after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.graph.evidence import mention_triples, passage_triples
from kg.graph.iris import article_iri, document_iri, entity_iri, media_type_iri, passage_iri, web_iri
from kg.graph.names import Cnt, Dc, Dct, Kg, Prov, Rdf, Rdfs, Schema
from kg.graph.terms import Iri, Triple, chinese, date_literal, integer, text
from kg.graph.triples import Statement, state, statement_triples
from kg.graph.vocabulary import Concept, Scheme
from kg.model import Document, Entity, Mention, Metadata, ResolvedDocument, ResolvedFact

__all__ = ["DocumentTriples", "describe"]


@dataclass(slots=True)
class DocumentTriples:
    """`own`: triples about the document, and its articles, facts and mentions, which no other document
    has. `shared`: triples about posts and entities. `concepts`: words of closed lists in use. Triples may
    repeat."""

    iri: Iri
    own: list[Triple] = field(default_factory=list)
    shared: list[Triple] = field(default_factory=list)
    concepts: set[tuple[Scheme, Concept]] = field(default_factory=set)


def describe(resolved: ResolvedDocument) -> DocumentTriples:
    """All that one document states.

    Of equal claims the most confident is stated. A fact behind whose evidence no character of the
    original stands is not stated: it could not be shown to anyone. Raises ValueError if a mention of a fact
    has no link.
    """
    document = resolved.document
    iri = document_iri(document)
    result = DocumentTriples(iri)
    result.own += _source(document, iri)
    entities = {link.mention: link.entity for link in resolved.links}
    for fact, statement in _statements(resolved, iri, entities).values():
        segments = document.segments(fact.fact.evidence)
        result.own += statement_triples(fact, statement, document, iri, passage_iri(iri, segments))
        result.own += passage_triples(document, iri, segments)
        result.concepts.update(statement.concepts)
        for triple in statement.beside:
            (result.own if triple[0] == iri else result.shared).append(triple)
    result.own += mention_triples(document, iri, resolved.links)
    result.own += ((iri, Schema.mentions, entity_iri(entity)) for entity in dict.fromkeys(entities.values()))
    return result


def _statements(
    resolved: ResolvedDocument, iri: Iri, entities: dict[Mention, Entity]
) -> dict[Iri, tuple[ResolvedFact, Statement]]:
    """The statements by IRI; of equal claims the most confident, then the first rule by name."""
    best: dict[Iri, tuple[ResolvedFact, Statement]] = {}
    for fact in resolved.facts:
        if not resolved.document.segments(fact.fact.evidence):
            continue
        try:
            statement = state(fact.fact, iri, entities)
        except KeyError as error:
            mention = error.args[0]
            raise ValueError(f"{resolved.document.name}: no link for {mention!r} of {fact.fact!r}") from None
        known = best.get(statement.subject)
        if known is None or _rank(fact) < _rank(known[0]):
            best[statement.subject] = fact, statement
    return best


def _rank(fact: ResolvedFact) -> tuple[float, str, int]:
    return -fact.confidence, fact.fact.rule, fact.article


def _source(document: Document, iri: Iri) -> Iterator[Triple]:
    """The file: what identifies it, how it was read, and what is said about it; then its articles."""
    yield iri, Rdf.type, Kg.SourceDocument
    yield iri, Rdf.type, Prov.Entity
    yield iri, Schema.name, text(document.name)
    yield iri, Rdfs.label, text(document.name)
    yield iri, Schema.sha256, text(document.sha256)
    yield iri, Schema.inLanguage, text(f"zh-{document.script}")
    yield iri, Kg.characterCount, integer(len(document.original))
    if document.encoding:
        yield iri, Cnt.characterEncoding, text(document.encoding)
    if (media_type := media_type_iri(document.media_type)) is not None:
        yield iri, Dct.format, media_type
    yield from _said(document.metadata, iri)
    for article in document.articles:
        subject = article_iri(iri, article.index)
        yield subject, Rdf.type, Kg.Article
        yield subject, Dct.isPartOf, iri
        yield subject, Schema.position, integer(article.index)
        if article.title:
            yield subject, Dct.title, chinese(article.title)
        if article.date:
            yield subject, Dct.issued, date_literal(article.date)


def _said(metadata: Metadata, iri: Iri) -> Iterator[Triple]:
    """What is said about a file outside its sentences.

    Publisher, place and authors are names as written, which nobody resolved: they are texts of Dublin Core elements
    (``dc:``), for the terms of the same names (``dcterms:``) want an agent or a location, and a thing made from a
    bare name would look resolved. A date or an address that is none is kept as such a text too.
    """
    if metadata.title:
        yield iri, Dct.title, chinese(metadata.title)
    if metadata.publisher:
        yield iri, Dc.publisher, text(metadata.publisher)
    if metadata.place:
        yield iri, Dc.coverage, text(metadata.place)
    for author in metadata.authors:
        if author:
            yield iri, Dc.creator, text(author)
    if metadata.date:
        date = date_literal(metadata.date)
        yield iri, Dct.issued if date.datatype else Dc.date, date
    if metadata.url:
        address = web_iri(metadata.url)
        yield (iri, Dc.source, text(metadata.url)) if address is None else (iri, Dct.source, address)
