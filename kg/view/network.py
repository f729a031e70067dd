"""Resolved documents as a network of entities.

Nodes are what the facts are about: organisations, persons, awards, programmes and events. Edges are
posts, honours, who granted and who operates what, who took part, and which body is part of which.
Figures, honour counts and bylines are no nodes; they hang on the body, award or person that they
belong to, and always on their document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import networkx as nx

from kg.model import (
    Byline,
    Entity,
    EntityClass,
    Event,
    Fact,
    Figure,
    Honour,
    HonourCount,
    Link,
    Mention,
    Post,
    Programme,
    ResolvedDocument,
)
from kg.view.evidence import DocumentView, Passage, Passages
from kg.view.wording import fact_kind, sentence

__all__ = ["SHOWN_CLASSES", "Alias", "FactView", "build_network"]

SHOWN_CLASSES = frozenset(EntityClass) - {EntityClass.PLACE}
"""Places are named in the facts; as nodes they would tie everything to everything."""


@dataclass(frozen=True, slots=True, order=True)
class FactView:
    """A fact ready to be shown: its kind, its sentence in Chinese, where it stands, how sure it is.

    `short` is what an edge is labelled with (``副主席``), or empty.
    """

    passage: Passage
    kind: str
    sentence: str
    short: str
    confidence: float

    @property
    def document(self) -> DocumentView:
        return self.passage.document


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """A wording that names an entity, and why it was read so."""

    text: str
    reason: str


def build_network(documents: Iterable[ResolvedDocument]) -> nx.DiGraph:
    """The network of `documents`; their order does not matter.

    A node is named by its entity's key and has the attributes ``label``, ``cls``, ``kind``,
    ``level``, ``documents`` (of :class:`DocumentView`), ``facts`` (of :class:`FactView`),
    ``mentions`` (how many), ``aliases`` (of :class:`Alias`) and, where it has no facts,
    ``passages`` (of :class:`Passage`, the first mention of each document). An edge has
    ``relations`` (keys of :data:`kg.view.wording.RELATION_NAMES`) and ``facts``; an edge that is
    only ``part_of`` has none. The graph has ``documents`` and ``facts``: all of them, sorted, each
    once.

    A mention without a link is named by its own text, and has no node.
    """
    nodes: defaultdict[str, _Node] = defaultdict(_Node)
    edges: defaultdict[tuple[str, str], _Edge] = defaultdict(_Edge)
    all_facts: set[FactView] = set()
    unique = {(item.document.name, item.document.sha256): item for item in documents}
    views = []
    for _, resolved in sorted(unique.items()):
        passages = Passages(resolved.document)
        views.append(passages.view)
        entities = {link.mention: link.entity for link in resolved.links}
        name = partial(_name, entities)
        for link in resolved.links:
            nodes[link.entity.key].mentioned(link, passages)
        for item in resolved.facts:
            fact = item.fact
            shown = FactView(
                passage=passages.at(fact.evidence),
                kind=fact_kind(fact),
                sentence=sentence(fact, name),
                short=fact.title if isinstance(fact, Post) else "",
                confidence=round(item.confidence, 3),
            )
            all_facts.add(shown)
            for mention in _about(fact):
                if mention in entities:
                    nodes[entities[mention].key].facts.add(shown)
            for source, target, relation in _relations(fact):
                if source in entities and target in entities and entities[source] != entities[target]:
                    edge = edges[entities[source].key, entities[target].key]
                    edge.relations.add(relation)
                    edge.facts.add(shown)
    return _assembled(nodes, edges, sorted(views), sorted(all_facts))


class _Node:
    """What is gathered about one entity."""

    def __init__(self) -> None:
        self.entities: Counter[Entity] = Counter()
        self.aliases: dict[str, tuple[float, str]] = {}
        self.first: dict[DocumentView, tuple[Mention, Passages]] = {}
        self.facts: set[FactView] = set()

    def mentioned(self, link: Link, passages: Passages) -> None:
        self.entities[link.entity] += 1
        best = (-link.certainty, link.reason)
        text = link.mention.text
        self.aliases[text] = min(best, self.aliases.get(text, best))
        first = self.first.get(passages.view)
        if first is None or link.mention.span < first[0].span:
            self.first[passages.view] = (link.mention, passages)

    def entity(self) -> Entity:
        """What the documents say of it, field by field: the most frequent value that is not empty."""

        def usual(values: Iterable[tuple[str, int]]) -> str:
            counts: Counter[str] = Counter()
            for value, count in values:
                counts[value] += count
            return min(counts, key=lambda value: (not value, -counts[value], value))

        some = min(self.entities)
        texts = ("label", "kind", "place", "level", "part_of")
        chosen = {f: usual((getattr(e, f), n) for e, n in self.entities.items()) for f in texts}
        return Entity(key=some.key, cls=some.cls, **chosen)


class _Edge:
    def __init__(self) -> None:
        self.relations: set[str] = set()
        self.facts: set[FactView] = set()


def _assembled(
    nodes: dict[str, _Node],
    edges: defaultdict[tuple[str, str], _Edge],
    documents: list[DocumentView],
    facts: list[FactView],
) -> nx.DiGraph:
    graph = nx.DiGraph(documents=tuple(documents), facts=tuple(facts))
    for key in sorted(nodes):
        node = nodes[key]
        entity = node.entity()
        if entity.cls not in SHOWN_CLASSES:
            continue
        if entity.part_of in nodes and entity.part_of != key:
            edges[key, entity.part_of].relations.add("part_of")
        graph.add_node(
            key,
            label=entity.label,
            cls=str(entity.cls),
            kind=entity.kind,
            level=entity.level,
            documents=tuple(sorted(node.first)),
            facts=tuple(sorted(node.facts)),
            mentions=node.entities.total(),
            aliases=tuple(Alias(text, reason) for text, (_, reason) in sorted(node.aliases.items())),
            passages=() if node.facts else tuple(_first_passages(node)),
        )
    for (source, target), edge in sorted(edges.items(), key=lambda item: item[0]):
        if source in graph and target in graph:
            graph.add_edge(
                source, target, relations=tuple(sorted(edge.relations)), facts=tuple(sorted(edge.facts))
            )
    return graph


def _first_passages(node: _Node) -> Iterator[Passage]:
    for view in sorted(node.first):
        mention, passages = node.first[view]
        yield passages.at(mention.span)


def _name(entities: Mapping[Mention, Entity], mention: Mention) -> str:
    return entities[mention].label if mention in entities else mention.name


def _about(fact: Fact) -> Iterator[Mention]:
    """The mentions on whose nodes a fact is shown."""
    match fact:
        case Post():
            yield from (fact.person, fact.organisation)
        case Byline():
            yield fact.author
        case Honour():
            yield from (fact.recipient, fact.award, *fact.grantors)
        case HonourCount():
            yield fact.award
        case Programme():
            yield from (fact.programme, *([fact.operator] if fact.operator else ()))
        case Figure():
            yield from [fact.body] if fact.body else ()
        case Event():
            yield from (fact.event, *fact.participants)


def _relations(fact: Fact) -> Iterator[tuple[Mention, Mention, str]]:
    """The edges that a fact makes, as (from, to, relation)."""
    match fact:
        case Post():
            yield fact.person, fact.organisation, "post"
        case Honour():
            yield fact.recipient, fact.award, "honour"
            for grantor in fact.grantors:
                yield grantor, fact.award, "grant"
        case Programme() if fact.operator:
            yield fact.operator, fact.programme, "operator"
        case Event():
            for participant in fact.participants:
                yield participant, fact.event, "participant"
        case _:
            return
