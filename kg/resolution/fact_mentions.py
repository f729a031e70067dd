"""The mentions that facts and layers hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extraction import ArticleFacts
from kg.model import Byline, EntityClass, Event, Fact, Figure, Honour, HonourCount, Mention, Post, Programme

__all__ = ["all_mentions", "core_mentions", "mentions_of"]


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


def core_mentions(fact: Fact) -> tuple[Mention, ...]:
    """The mentions without which a fact would be another one, in a fixed order.

    A figure stays true where it is open whose it is, and a programme where it is open who runs it.
    """
    match fact:
        case Post() | Byline() | HonourCount():
            return mentions_of(fact)
        case Honour():
            return (fact.recipient, fact.award)
        case Programme():
            return (fact.programme,)
        case Figure():
            return ()
        case Event():
            return (fact.event,)


def all_mentions(article: ArticleFacts, is_place: Callable[[Mention], bool]) -> Iterator[Mention]:
    """Every mention of an article once: those of its layers, those of its facts, and what they lie within.

    A person is known by what is said of him: a name that no fact of the article uses is not told. Nor is a body
    that `is_place` finds to be a place as much as a body (``某某街道``, ``某某体育馆``, ``装配车间``): it is a body
    where it has or does something, not where something takes place in it.
    """
    seen: set[Mention] = set()
    stated = [mention for fact in article.facts for mention in mentions_of(fact)]
    known = {mention.text for mention in stated if mention.cls is EntityClass.PERSON}
    acting = {
        mention
        for fact in article.facts
        for mention in mentions_of(fact)
        if not isinstance(fact, Figure) and not (isinstance(fact, Event) and mention == fact.place)
    }
    layers = (
        mention
        for s in article.article.sentences
        for layer in (s.organisations, s.persons, s.awards, s.programmes)
        for mention in layer
        if mention.cls is not EntityClass.PERSON or mention.text in known
        if mention.cls is not EntityClass.ORGANISATION or mention in acting or not is_place(mention)
    )
    for found in (*layers, *stated):
        mention: Mention | None = found
        while mention is not None and mention not in seen:
            seen.add(mention)
            yield mention
            mention = mention.within
