"""Facts that a document states more than once, told once.

A report tells the same thing in its heading, its text and a caption. The telling that says most is kept
(an honour with its year and grantor before one without); of equal ones the surest, then the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import (
    Byline,
    Event,
    Fact,
    Figure,
    Honour,
    HonourCount,
    Link,
    Mention,
    Post,
    Programme,
    ResolvedFact,
)

__all__ = ["without_repeats"]


def without_repeats(facts: Iterable[ResolvedFact], links: Mapping[Mention, Link]) -> tuple[ResolvedFact, ...]:
    """`facts` of one document, each claim once, in order of first telling; `links` name their mentions."""
    facts = tuple(facts)
    # An undated caption tells of the dated meeting of the same title.
    dates: dict[str, str] = {}
    for resolved in facts:
        if isinstance(resolved.fact, Event) and resolved.fact.date:
            dates.setdefault(links[resolved.fact.event].entity.label, resolved.fact.date)
    kept: dict[tuple[object, ...], ResolvedFact] = {}
    for resolved in facts:
        claim = _claim(resolved.fact, links, dates)
        before = kept.get(claim)
        if before is None or _worth(resolved) > _worth(before):
            kept[claim] = resolved
    return tuple(kept.values())


def _claim(fact: Fact, links: Mapping[Mention, Link], dates: Mapping[str, str]) -> tuple[object, ...]:
    """What the fact states, apart from where and how fully it is told."""

    def key(mention: Mention) -> str:
        return links[mention].entity.key

    match fact:
        case Post():
            return ("post", key(fact.person), fact.title, key(fact.organisation), fact.status)
        case Byline():
            return ("byline", key(fact.author), fact.role)
        case Honour():
            return ("honour", key(fact.recipient), key(fact.award))
        case HonourCount():
            return ("honour_count", key(fact.award), fact.count, fact.recipient_kind)
        case Programme():
            return ("programme", key(fact.programme))
        case Figure():
            quantity = fact.quantity
            return ("figure", fact.measure, quantity.value, quantity.unit, quantity.approx, fact.period)
        case Event():
            label = links[fact.event].entity.label
            return ("event", label, fact.date or dates.get(label))


def _worth(resolved: ResolvedFact) -> tuple[int, float]:
    """How much a telling says: how many of the optional parts it has, then its confidence."""
    parts: list[object]
    match resolved.fact:
        case Post(since=since, until=until):
            parts = [since, until]
        case Honour(grantors=grantors, year=year):
            parts = [*grantors[:1], year]
        case Programme(operator=operator):
            parts = [operator]
        case Figure(body=body):
            parts = [body]
        case Event(date=date, participants=participants, place=place):
            parts = [date, date, *participants, place]
        case _:
            parts = []
    return sum(part is not None for part in parts), resolved.confidence
