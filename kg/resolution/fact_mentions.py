"""The mentions that facts and layers hold."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction import ArticleFacts
from kg.model import Byline, Event, Fact, Figure, Honour, HonourCount, Mention, Post, Programme

__all__ = ["all_mentions", "mentions_of"]


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


def all_mentions(article: ArticleFacts) -> Iterator[Mention]:
    """Every mention of an article once: those of its layers, those of its facts, and what they lie within."""
    seen: set[Mention] = set()
    layers = (
        mention
        for s in article.article.sentences
        for layer in (s.organisations, s.persons, s.awards, s.programmes)
        for mention in layer
    )
    for found in (*layers, *(m for fact in article.facts for m in mentions_of(fact))):
        mention: Mention | None = found
        while mention is not None and mention not in seen:
            seen.add(mention)
            yield mention
            mention = mention.within
