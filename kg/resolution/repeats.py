"""Facts that a document states more than once, told once.

A report tells the same thing in its heading, its text and a caption. The telling that says most is kept
(an honour with its year and grantor before one without); of equal ones the surest, then the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extraction.quoting import quoted
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
from kg.resolution.event_names import same_events
from kg.resolution.programme_names import core_of, same_programmes

__all__ = ["without_repeats"]


def without_repeats(facts: Iterable[ResolvedFact], links: Mapping[Mention, Link]) -> tuple[ResolvedFact, ...]:
    """`facts` of one document, each claim once, in order of first telling; `links` name their mentions."""
    facts = tuple(facts)
    # An undated caption tells of the dated meeting of the same title.
    titles = same_events(
        (links[resolved.fact.event].entity.label, resolved.fact.date or "")
        for resolved in facts
        if isinstance(resolved.fact, Event)
    )
    dates: dict[str, str] = {}
    for resolved in facts:
        if isinstance(resolved.fact, Event) and resolved.fact.date:
            dates.setdefault(titles[links[resolved.fact.event].entity.label], resolved.fact.date)
    programmes = _programmes(facts, links)
    kept: dict[tuple[object, ...], ResolvedFact] = {}
    for resolved in facts:
        claim = _claim(resolved.fact, links, dates, titles, programmes)
        before = kept.get(claim)
        if before is None or _worth(resolved, links) > _worth(before, links):
            kept[claim] = resolved
    return tuple(kept.values())


def _programmes(facts: Iterable[ResolvedFact], links: Mapping[Mention, Link]) -> Mapping[str, str]:
    """Under which key each label of a programme is told; see :func:`same_programmes`."""
    parts: dict[str, str] = {}
    for resolved in facts:
        if isinstance(resolved.fact, Programme):
            mention = resolved.fact.programme
            label = links[mention].entity.label
            part = next((quote.text for quote in quoted(mention.text)), "")
            parts[label] = parts.get(label) or part
    return same_programmes(parts)


def _claim(
    fact: Fact,
    links: Mapping[Mention, Link],
    dates: Mapping[str, str],
    titles: Mapping[str, str],
    programmes: Mapping[str, str],
) -> tuple[object, ...]:
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
            return ("programme", programmes[links[fact.programme].entity.label])
        case Figure():
            quantity = fact.quantity
            return ("figure", fact.measure, quantity.value, quantity.unit, quantity.approx, fact.period)
        case Event():
            label = titles[links[fact.event].entity.label]
            return ("event", label, fact.date or dates.get(label))


def _worth(resolved: ResolvedFact, links: Mapping[Mention, Link]) -> tuple[int, int, float]:
    """How much a telling says: how much of a programme's name, how many of the optional parts, how sure it is."""
    parts: list[object]
    name = 0
    match resolved.fact:
        case Post(since=since, until=until):
            parts = [since, until]
        case Honour(grantors=grantors, year=year):
            parts = [*grantors[:1], year]
        case Programme(operator=operator):
            parts = [operator]
            name = len(core_of(links[resolved.fact.programme].entity.label))
        case Figure(body=body):
            parts = [body]
        case Event(date=date, participants=participants, place=place):
            parts = [date, date, *participants, place]
        case _:
            parts = []
    return name, sum(part is not None for part in parts), resolved.confidence
