"""Facts as triples, a function a kind of fact.

A fact is a thing of its own (`kg:PostHolding`, `kg:Honour` …) that carries its evidence and its confidence.
Beside it stand short direct properties (`kg:holdsPostIn`, `kg:receivedAward` …), so that simple questions
need simple queries; they say nothing that the facts do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.graph.iris import article_iri, concept_iri, entity_iri, fact_iri, post_iri
from kg.graph.names import Dct, Kg, Org, Prov, Rdf, Rdfs, Schema, Skos
from kg.graph.terms import Iri, Property, Term, Triple, boolean, chinese, date_literal, decimal, text
from kg.graph.vocabulary import (
    APPROXIMATIONS,
    BYLINE_ROLES,
    EVENT_KINDS,
    POST_STATUSES,
    PROGRAMME_KINDS,
    RECIPIENT_KINDS,
    Concept,
    Scheme,
    concept,
)
from kg.model import (
    Byline,
    Document,
    Entity,
    Event,
    Fact,
    Figure,
    Honour,
    HonourCount,
    Mention,
    Post,
    Programme,
    ResolvedFact,
)

__all__ = ["Statement", "state", "statement_triples"]

Entities = Mapping[Mention, Entity]


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in RDF. `own` are the properties of `subject`; `beside` are triples about other things: posts
    and the direct properties of entities. `concepts` are the words of closed lists that `own` uses."""

    subject: Iri
    own: tuple[Property, ...]
    beside: tuple[Triple, ...]
    concepts: tuple[tuple[Scheme, Concept], ...]


class _Draft:
    """Gathers a statement: its claim (what its IRI is made from), properties, and triples beside it.

    The claim is the kind, the document, the evidence's offsets and all values; not the rule and not the
    confidence, so that two rules which find the same fact find one fact.
    """

    def __init__(self, kind: str, type_: Iri, document: Iri, fact: Fact) -> None:
        self._kind = kind
        self._claim = [document, str(fact.evidence.start), str(fact.evidence.end)]
        self._own: list[Property] = [(Rdf.type, type_)]
        self._beside: list[Triple] = []
        self._concepts: list[tuple[Scheme, Concept]] = []

    def put(self, predicate: Iri, value: Term) -> None:
        """State a value of the fact."""
        self._own.append((predicate, value))
        self._claim += [predicate, *(value if isinstance(value, tuple) else (value,))]

    def choose(self, predicate: Iri, scheme: Scheme, notation: str) -> None:
        """State a word of a closed list."""
        chosen = concept(scheme, notation)
        self._concepts.append((scheme, chosen))
        self.put(predicate, concept_iri(chosen))

    def beside(self, subject: Iri, predicate: Iri, value: Term) -> None:
        """State something about another thing."""
        self._beside.append((subject, predicate, value))

    def done(self) -> Statement:
        subject = fact_iri(self._kind, *self._claim)
        return Statement(subject, tuple(self._own), tuple(self._beside), tuple(self._concepts))


def state(fact: Fact, document: Iri, entities: Entities) -> Statement:
    """One fact in RDF, without its evidence. `entities` says what each of its mentions names."""
    return _STATERS[type(fact)](fact, document, entities)


def statement_triples(
    resolved: ResolvedFact, statement: Statement, document: Document, iri: Iri, passage: Iri
) -> Iterator[Triple]:
    """The statement's own triples with where it stands and how sure it is."""
    for predicate, value in statement.own:
        yield statement.subject, predicate, value
    yield statement.subject, Prov.hadPrimarySource, iri
    yield statement.subject, Prov.wasDerivedFrom, passage
    yield statement.subject, Kg.confidence, decimal(resolved.confidence)
    if resolved.fact.rule:
        yield statement.subject, Kg.extractionRule, text(resolved.fact.rule)
    if any(article.index == resolved.article for article in document.articles):
        yield statement.subject, Kg.inArticle, article_iri(iri, resolved.article)


def _post(fact: Post, document: Iri, entities: Entities) -> Statement:
    person, organisation = entity_iri(entities[fact.person]), entity_iri(entities[fact.organisation])
    post = post_iri(entities[fact.organisation], fact.title)
    draft = _Draft("post-holding", Kg.PostHolding, document, fact)
    draft.put(Org.member, person)
    draft.put(Kg.post, post)
    draft.put(Org.organization, organisation)
    draft.choose(Kg.postStatus, POST_STATUSES, fact.status)
    if fact.since:
        draft.put(Schema.startDate, date_literal(fact.since))
    if fact.until:
        draft.put(Schema.endDate, date_literal(fact.until))
    draft.beside(post, Rdf.type, Org.Post)
    draft.beside(post, Rdfs.label, chinese(fact.title))
    draft.beside(post, Skos.prefLabel, chinese(fact.title))
    draft.beside(post, Org.postIn, organisation)
    if fact.status == "current":
        draft.beside(person, Org.holds, post)
        draft.beside(person, Kg.holdsPostIn, organisation)
    return draft.done()


def _byline(fact: Byline, document: Iri, entities: Entities) -> Statement:
    author = entity_iri(entities[fact.author])
    draft = _Draft("byline", Kg.Byline, document, fact)
    draft.put(Kg.author, author)
    draft.choose(Kg.bylineRole, BYLINE_ROLES, fact.role)
    draft.beside(document, Dct.contributor if fact.role == "摄影" else Dct.creator, author)
    return draft.done()


def _honour(fact: Honour, document: Iri, entities: Entities) -> Statement:
    recipient, award = entity_iri(entities[fact.recipient]), entity_iri(entities[fact.award])
    draft = _Draft("honour", Kg.Honour, document, fact)
    draft.put(Kg.recipient, recipient)
    draft.put(Kg.award, award)
    # The order of the text: 市总工会、市人社局 is not 市人社局、市总工会. RDF keeps none, hence the label.
    grantors = dict.fromkeys(entities[mention] for mention in fact.grantors)
    for grantor in grantors:
        draft.put(Kg.grantor, entity_iri(grantor))
    if grantors:
        draft.put(Kg.grantorLabel, chinese("、".join(grantor.label for grantor in grantors)))
    if fact.year:
        draft.put(Dct.date, date_literal(fact.year))
    draft.beside(recipient, Kg.receivedAward, award)
    return draft.done()


def _honour_count(fact: HonourCount, document: Iri, entities: Entities) -> Statement:
    draft = _Draft("honour-count", Kg.HonourCount, document, fact)
    draft.put(Kg.award, entity_iri(entities[fact.award]))
    draft.put(Schema.value, decimal(fact.count))
    draft.choose(Kg.approximation, APPROXIMATIONS, fact.approx.value)
    draft.choose(Kg.recipientKind, RECIPIENT_KINDS, fact.recipient_kind)
    return draft.done()


def _programme(fact: Programme, document: Iri, entities: Entities) -> Statement:
    programme = entity_iri(entities[fact.programme])
    draft = _Draft("programme-report", Kg.ProgrammeReport, document, fact)
    draft.put(Kg.programme, programme)
    draft.choose(Kg.programmeKind, PROGRAMME_KINDS, fact.kind)
    if fact.operator is not None:
        operator = entity_iri(entities[fact.operator])
        draft.put(Kg.operator, operator)
        draft.beside(programme, Kg.operatedBy, operator)
    return draft.done()


def _figure(fact: Figure, document: Iri, entities: Entities) -> Statement:
    quantity = fact.quantity
    draft = _Draft("figure", Kg.Figure, document, fact)
    draft.put(Kg.measure, chinese(fact.measure))
    draft.put(Schema.value, decimal(quantity.value))
    draft.put(Schema.unitText, text(quantity.unit))
    draft.choose(Kg.approximation, APPROXIMATIONS, quantity.approx.value)
    draft.put(Kg.planned, boolean(fact.planned))
    if quantity.upper is not None:
        draft.put(Schema.maxValue, decimal(quantity.upper))
    if fact.period:
        draft.put(Schema.temporalCoverage, text(fact.period))
    if fact.body is not None:
        draft.put(Schema.observationAbout, entity_iri(entities[fact.body]))
    return draft.done()


def _event(fact: Event, document: Iri, entities: Entities) -> Statement:
    event = entity_iri(entities[fact.event])
    draft = _Draft("event-report", Kg.EventReport, document, fact)
    draft.put(Kg.event, event)
    draft.choose(Kg.eventKind, EVENT_KINDS, fact.kind)
    if fact.date:
        draft.put(Dct.date, date_literal(fact.date))
    if fact.place is not None:
        draft.put(Schema.location, entity_iri(entities[fact.place]))
    for participant in sorted({entity_iri(entities[mention]) for mention in fact.participants}):
        draft.put(Kg.participant, participant)
    return draft.done()


_STATERS: dict[type[Any], Callable[[Any, Iri, Entities], Statement]] = {
    Post: _post,
    Byline: _byline,
    Honour: _honour,
    HonourCount: _honour_count,
    Programme: _programme,
    Figure: _figure,
    Event: _event,
}
