"""Entities as triples, put together from all documents that name them.

Holds one small record an entity, never a text, so that memory grows with the number of things named and
not with the number of documents. The result does not depend on the order in which documents come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph.divisions import Division, chain
from kg.graph.iris import concept_iri, division_iri, entity_iri, key_iri
from kg.graph.names import ENTITY_TYPES, Dct, Foaf, Kg, Org, Rdf, Rdfs, Schema, Skos
from kg.graph.terms import Iri, Triple, chinese, text
from kg.graph.vocabulary import (
    AWARD_LEVELS,
    EVENT_KINDS,
    ORGANISATION_KINDS,
    PROGRAMME_KINDS,
    Concept,
    Scheme,
    concept,
)
from kg.lexicon import SHIPPED, LexiconSources
from kg.model import Entity, EntityClass, Link

__all__ = ["Entities"]

_KIND = {
    EntityClass.ORGANISATION: (Org.classification, ORGANISATION_KINDS),
    EntityClass.PROGRAMME: (Dct.type, PROGRAMME_KINDS),
    EntityClass.EVENT: (Dct.type, EVENT_KINDS),
}


@dataclass(slots=True)
class _Record:
    cls: EntityClass
    labels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)

    @property
    def level(self) -> str:
        return _first(self.levels) if self.cls is EntityClass.AWARD else ""

    @property
    def whole(self) -> str:
        return _first(self.wholes) if self.cls is EntityClass.ORGANISATION else ""

    @property
    def type(self) -> Iri:
        """A family (``某某家庭``) is a group of persons, no person; its IRI and its class in queries are a person's."""
        if self.cls is EntityClass.PERSON and "family" in self.kinds:
            return Foaf.Group
        return ENTITY_TYPES[self.cls]


class Entities:
    """Collects entities; :meth:`triples` states them.

    Resolution gives equal entities for equal keys. Should documents differ all the same, the first
    label, kind, place, level and whole in order of code points wins (a kind that says something before
    ``other``), and further labels become alternative ones.
    """

    def __init__(self, sources: LexiconSources = SHIPPED) -> None:
        """`sources` are the lexicons of the build, whose divisions have names."""
        self._sources = sources
        self._records: dict[Iri, _Record] = {}

    def add(self, links: Iterable[Link]) -> None:
        """Take the entities of a document's links, with the names they go by there."""
        for link in links:
            record = self._record(link.entity)
            record.names.add(link.mention.text)
            record.names.add(link.mention.name)

    def _record(self, entity: Entity) -> _Record:
        iri = entity_iri(entity)
        record = self._records.get(iri)
        if record is None:
            record = self._records[iri] = _Record(entity.cls)
        record.labels.add(entity.label)
        record.kinds.add(entity.kind)
        record.places.add(entity.place)
        record.levels.add(entity.level)
        record.wholes.add(entity.part_of)
        return record

    def triples(self) -> Iterator[Triple]:
        """Every entity, the wholes that they are parts of, and the divisions that they lie in."""
        divisions: dict[str, Division] = {}
        wholes: dict[Iri, str] = {}
        for iri, record in self._records.items():
            yield iri, Rdf.type, record.type
            yield from _names(iri, record)
            if record.cls in _KIND:
                yield from _kind(iri, record)
            if level := record.level:
                yield iri, Kg.awardLevel, concept_iri(concept(AWARD_LEVELS, level))
            if code := _first(record.places):
                yield iri, Dct.spatial, division_iri(code)
                divisions.update((division.code, division) for division in chain(code, self._sources))
            if (whole := record.whole) and key_iri(whole) != iri:
                yield iri, Org.subOrganizationOf, key_iri(whole)
                wholes[key_iri(whole)] = whole
        for iri, key in wholes.items():
            if iri not in self._records:
                yield from _unnamed_whole(iri, key)
        for division in divisions.values():
            yield from _division(division)

    def concepts(self) -> set[tuple[Scheme, Concept]]:
        """The words of the closed lists that these entities use."""
        used: set[tuple[Scheme, Concept]] = set()
        for record in self._records.values():
            if record.cls in _KIND and (kind := _kind_of(record)):
                used.add((_KIND[record.cls][1], kind))
            if level := record.level:
                used.add((AWARD_LEVELS, concept(AWARD_LEVELS, level)))
            if record.whole:
                used.add((ORGANISATION_KINDS, concept(ORGANISATION_KINDS, "other")))
        return used


def _first(values: set[str]) -> str:
    return min((value for value in values if value), default="")


def _names(iri: Iri, record: _Record) -> Iterator[Triple]:
    label = _first(record.labels)
    yield iri, Rdfs.label, chinese(label)
    yield iri, Skos.prefLabel, chinese(label)
    if record.cls is EntityClass.PERSON:
        yield iri, Foaf.name, chinese(label)
    for name in record.names | record.labels:
        if name and name != label:
            yield iri, Skos.altLabel, chinese(name)


def _kind_of(record: _Record) -> Concept | None:
    """An organisation or event of which no kind is known is ``other``; a programme has none then."""
    scheme = _KIND[record.cls][1]
    kind = _first(record.kinds - {"other"})
    if kind:
        return concept(scheme, kind)
    return None if scheme is PROGRAMME_KINDS else concept(scheme, "other")


def _kind(iri: Iri, record: _Record) -> Iterator[Triple]:
    if kind := _kind_of(record):
        yield iri, _KIND[record.cls][0], concept_iri(kind)


def _unnamed_whole(iri: Iri, key: str) -> Iterator[Triple]:
    """A body that no document names, but that a named one is a part of; the key ends with its name."""
    label = chinese(key.rsplit("/", 1)[-1])
    yield iri, Rdf.type, Org.Organization
    yield iri, Rdfs.label, label
    yield iri, Skos.prefLabel, label
    yield iri, Org.classification, concept_iri(concept(ORGANISATION_KINDS, "other"))


def _division(division: Division) -> Iterator[Triple]:
    iri = division_iri(division.code)
    yield iri, Rdf.type, Kg.AdministrativeDivision
    yield iri, Skos.notation, text(division.code)
    if division.label:
        yield iri, Rdfs.label, chinese(division.label)
    if division.parent:
        yield iri, Schema.containedInPlace, division_iri(division.parent)
