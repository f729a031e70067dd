"""Names to things: which organisation, person, award, programme or event each mention names.

Resolution sees one document. Entities get keys made from what identifies them (a full name, a name and
a place), so that the same thing found in two documents has one key without either being looked at
together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.extraction import ArticleFacts
from kg.extraction.awards import full_name, split_level
from kg.extraction.places import anchors
from kg.lexicon import Lexicon
from kg.lexicon.divisions import Division
from kg.model import (
    Byline,
    Document,
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
    ResolvedFact,
)
from kg.resolution.confidence import confidence
from kg.resolution.event_names import event_label
from kg.resolution.organisation_names import OrganisationName, OrganisationNamer, place_names
from kg.resolution.place_context import PlaceContext, PlaceVote, place_context
from kg.resolution.short_names import fuller_names

__all__ = ["Resolver", "mentions_of"]

_TITLE_WEIGHT = 4.0
_BODY_WEIGHT = 3.0
_BARE_WEIGHT = 0.5
_BARE_COUNTY_WEIGHT = 0.2
"""Bare names of counties are often something else: 中原 is a region, 武江 a part of a person's name."""


def mentions_of(fact: Fact) -> tuple[Mention, ...]:
    """The mentions that a fact is about, in a fixed order."""
    match fact:
        case Post():
            return (fact.person, fact.organisation)
        case Byline():
            return (fact.author,)
        case Honour():
            return (fact.recipient, fact.award, *fact.grantors)
        case HonourCount():
            return (fact.award,)
        case Programme():
            return (fact.programme,) if fact.operator is None else (fact.programme, fact.operator)
        case Figure():
            return () if fact.body is None else (fact.body,)
        case Event():
            place = () if fact.place is None else (fact.place,)
            return (fact.event, *fact.participants, *place)


class Resolver:
    """Resolves documents; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(self, lexicon: Lexicon, is_word: Callable[[str], bool]) -> None:
        self._lexicon = lexicon
        self._is_word = is_word
        self._namer = OrganisationNamer(lexicon, is_word)

    def resolve(self, document: Document, articles: Sequence[ArticleFacts]) -> ResolvedDocument:
        """`articles` are the facts of the document's articles, in order."""
        votes = [list(self._votes(article)) for article in articles]
        page = [vote for article_votes in votes for vote in article_votes]
        facts: list[ResolvedFact] = []
        links: dict[Mention, Link] = {}
        for article, own in zip(articles, votes, strict=True):
            context = place_context(self._lexicon.divisions, own, page)
            found = self._links(document, article, context)
            links.update(found)
            facts.extend(
                ResolvedFact(
                    fact,
                    confidence(fact.rule, (found[m].certainty for m in mentions_of(fact))),
                    article.article.article.index,
                )
                for fact in article.facts
            )
        facts = _without_repeated_events(facts, links)
        ordered = sorted(links.values(), key=lambda link: (link.mention.start, link.mention.end, link.entity))
        return ResolvedDocument(document, tuple(facts), tuple(ordered))

    # -- places -------------------------------------------------------------------------------

    def _votes(self, article: ArticleFacts) -> Iterator[PlaceVote]:
        """The article's namings of divisions: those in its title and in names of bodies weigh most."""
        for sentence in article.article.sentences:
            opening = {m.start - sentence.start for m in sentence.organisations}
            in_name = {p - sentence.start for m in sentence.persons for p in range(m.start, m.end)}
            in_title = sentence.text and sentence.text in article.article.article.title
            for anchor in anchors(sentence.text, self._lexicon.divisions, self._is_word):
                if not anchor.divisions or anchor.ambiguous or anchor.start in in_name:
                    continue
                if anchor.start in opening:
                    weight = _BODY_WEIGHT
                elif anchor.full:
                    weight = 1.0
                else:
                    weight = _BARE_COUNTY_WEIGHT if anchor.divisions[0].level == "county" else _BARE_WEIGHT
                yield PlaceVote(anchor.divisions, weight * (_TITLE_WEIGHT if in_title else 1.0))

    # -- links --------------------------------------------------------------------------------

    def _links(
        self, document: Document, article: ArticleFacts, context: PlaceContext
    ) -> dict[Mention, Link]:
        mentions = list(_all_mentions(article))
        beside = self._named_beside(article, context)
        names = {
            m: self._namer.name(m, context, beside(m)) for m in mentions if m.cls is EntityClass.ORGANISATION
        }
        fuller = fuller_names({name.label: name.kind for name in names.values()})
        homes = _homes(article.facts, names, self._lexicon)
        home = context.home()
        places = place_names(context)
        scope = f"{document.sha256[:8]}-{article.article.article.index}"
        links: dict[Mention, Link] = {}
        for mention in mentions:
            match mention.cls:
                case EntityClass.ORGANISATION:
                    links[mention] = _organisation(mention, names[mention], fuller, scope)
                case EntityClass.PERSON:
                    where = homes.get(mention.text) or (home.name if home else scope)
                    entity = Entity(f"person/{_squeeze(mention.name)}@{where}", mention.cls, _squeeze(mention.name))
                    links[mention] = Link(mention, entity, f"姓名与所在地（{where}）", 0.95)
                case EntityClass.AWARD:
                    links[mention] = self._award(mention, places)
                case EntityClass.PROGRAMME:
                    where = home.name if home else scope
                    label = _squeeze(mention.name)
                    entity = Entity(
                        f"programme/{label}@{where}",
                        mention.cls,
                        label,
                        mention.kind,
                        home.code if home else "",
                    )
                    links[mention] = Link(mention, entity, f"名称与所在地（{where}）", 0.95)
                case EntityClass.EVENT:
                    links[mention] = _event(mention, article.facts, places)
                case EntityClass.PLACE:
                    entity = Entity(f"place/{mention.name}", mention.cls, mention.name)
                    links[mention] = Link(mention, entity, "文中写出的地名", 0.9)
        return links

    def _named_beside(
        self, article: ArticleFacts, context: PlaceContext
    ) -> Callable[[Mention], list[Division]]:
        """For a mention: the divisions of the bodies named before it in its sentence, nearest first."""
        sentences = article.article.sentences
        starts = [s.start for s in sentences]

        def before(mention: Mention) -> list[Division]:
            index = bisect_right(starts, mention.start) - 1
            if index < 0:
                return []
            divisions = []
            for body in reversed(sentences[index].organisations):
                if body.end > mention.start:
                    continue
                anchor = next(anchors(body.name, self._lexicon.divisions, self._is_word), None)
                if anchor is not None and anchor.start == 0 and anchor.divisions and anchor.full:
                    divisions.append(context.choose(anchor.divisions)[0])
            return divisions

        return before

    def _award(self, mention: Mention, places: tuple[str, str, str]) -> Link:
        awards = self._lexicon.awards
        label = _squeeze(full_name(mention.name, awards, *places))
        _, level, _ = split_level(mention.name, awards)
        entity = Entity(f"award/{label}", mention.cls, label, mention.kind, level=level)
        reason = "文中写出的名称" if label == mention.name else "级别按本文所在地补全"
        return Link(mention, entity, reason, 0.95)


def _all_mentions(article: ArticleFacts) -> Iterator[Mention]:
    seen: set[Mention] = set()
    layers: Iterable[Mention] = (
        m
        for s in article.article.sentences
        for m in (*s.organisations, *s.persons, *s.awards, *s.programmes)
    )
    for mention in (*layers, *(m for fact in article.facts for m in mentions_of(fact))):
        if mention not in seen:
            seen.add(mention)
            yield mention


def _organisation(
    mention: Mention, name: OrganisationName, fuller: dict[str, str], scope: str
) -> Link:
    label = fuller.get(name.label, name.label)
    reason = name.reason if label == name.label else f"同篇另称“{label}”"
    key = f"organisation/{label}" if name.resolved else f"organisation/{label}@{scope}"
    entity = Entity(key, mention.cls, label, name.kind, name.place)
    return Link(mention, entity, reason, name.certainty)


def _homes(
    facts: Sequence[Fact], names: dict[Mention, OrganisationName], lexicon: Lexicon
) -> dict[str, str]:
    """Where each person of an article is at home: the place of the first post, else its body's name."""
    homes: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact, Post):
            name = names[fact.organisation]
            division = lexicon.divisions.by_code.get(name.place)
            homes.setdefault(fact.person.text, division.name if division else name.label)
    return homes


def _event(mention: Mention, facts: Sequence[Fact], places: tuple[str, str, str]) -> Link:
    fact = next(f for f in facts if isinstance(f, Event) and f.event == mention)
    label = event_label(_squeeze(mention.name), places)
    key = f"event/{label}@{fact.date}" if fact.date else f"event/{label}"
    reason = "文中写出的名称" if label == mention.name else "地名按本文所在地补全"
    return Link(mention, Entity(key, mention.cls, label, fact.kind), reason, 0.95)


def _without_repeated_events(
    facts: Sequence[ResolvedFact], links: dict[Mention, Link]
) -> list[ResolvedFact]:
    """Without undated events that the document also tells with a date (a caption and the report of one meeting)."""
    dated = {links[f.fact.event].entity.label for f in facts if isinstance(f.fact, Event) and f.fact.date}
    return [
        f
        for f in facts
        if not (isinstance(f.fact, Event) and not f.fact.date and links[f.fact.event].entity.label in dated)
    ]


def _squeeze(name: str) -> str:
    """`name` without the blanks that layout left inside it."""
    return name.replace(" ", "")
