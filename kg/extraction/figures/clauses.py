"""Clauses of a sentence, and the members of a list of counts within a clause.

``开展宣讲12场、培训5场，覆盖职工3000人`` has two clauses, and the first has two items.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extraction.numbers.named_stretches import named_stretches
from kg.model import Quantity, Span

__all__ = ["UNIT_TOO", "Clause", "Item", "clauses", "items", "rest", "without"]

_BOUNDARY = re.compile(r"[，。；：！？…,;:!?“”\n]|——")
_AND = re.compile("以及|[和及与并且]")
UNIT_TOO = re.compile(  # 120场（次）, 2.6吨/工
    r"[（(][^（）()]{1,3}[）)]|/(?:人次|人|吨|工|户|亩|年|月|天|日|次|平方米|公斤|小时)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in offsets of the sentence's text. `host` is the index of the clause whose parenthesis
    it is (``11家（其中国家级1家）``), or None; `holes` are such parentheses inside it."""

    start: int
    end: int
    host: int | None = None
    holes: tuple[Span, ...] = ()


def clauses(text: str, numbers: Sequence[Span]) -> list[Clause]:
    """The clauses of a sentence, each parenthesis that holds one of `numbers` after its host.

    Commas in names (``“建功‘十四五’、奋进新征程”``), numbers and other parentheses do not part clauses;
    the marks of quoted speech do.
    """
    parts = _parentheses(text)
    holes = [p for p in parts if any(p.covers(n) for n in numbers)]
    guarded = [*named_stretches(text), *parts, *numbers]
    edges = [m for m in _BOUNDARY.finditer(text) if not _within(m.start(), guarded)]
    result: list[Clause] = []
    start = 0
    for stop, after in [*((m.start(), m.end()) for m in edges), (len(text), len(text))]:
        if stop > start:
            inside = tuple(h for h in holes if start <= h.start < stop)
            host = len(result)
            result.append(Clause(start, stop, None, inside))
            for hole in inside:
                at = hole.start + 1
                for piece in re.split("([，；,;])", text[at : hole.end - 1]):
                    if piece and piece not in "，；,;":
                        result.append(Clause(at, at + len(piece), host))
                    at += len(piece)
        start = after
    return result


def without(text: str, start: int, end: int, drop: Iterable[Span]) -> str:
    """``text[start:end]`` without the spans to drop."""
    result, at = [], start
    for span in sorted(drop):
        if span.end > at and span.start < end:
            result.append(text[at : max(at, span.start)])
            at = max(at, span.end)
    result.append(text[at:end] if at < end else "")
    return "".join(result)


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a list in a clause, with its quantities; offsets are those of the sentence's text."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]


def items(
    text: str,
    clause: Clause,
    inside: Sequence[Quantity],
    names: Sequence[Span],
    has_verb: Callable[[int, int], bool],
) -> list[Item]:
    """Part a clause at the 、 (and 和 after a unit) of its list of counts.

    `inside` are the clause's quantities and `names` stretches that are not parted, in offsets of `text`.
    Words without a number stay with the one that they belong to (``10名劳模、工匠``; ``书屋、驿站11家``). `has_verb`
    tells whether a stretch has a verb: in ``900名选手参加篮球、足球、围棋8个项目`` the 8 ends the list of sports that
    the verb opened, so that this is one item.
    """
    nested = [
        p for p in _parentheses(text) if p.start >= clause.start
    ]  # in （国家级3家、省级12家） the list is parted
    guarded = [*names, *clause.holes, *nested]
    cuts = [i for i in range(clause.start, clause.end) if text[i] == "、" and not _within(i, guarded)]
    ands = [m for q in inside if (m := _AND.match(text, q.span.end))]
    edges = sorted([(i, i + 1) for i in cuts] + [m.span() for m in ands if m.end() < clause.end])
    result: list[Item] = []
    waiting: int | None = None
    start = clause.start
    for stop, after in [*edges, (clause.end, clause.end)]:
        own = tuple(q for q in inside if start <= q.span.start < stop)
        begin = start if waiting is None else waiting
        if own and result and _goes_on(text, result[-1], begin, own[0], has_verb):
            result[-1] = replace(result[-1], end=stop, quantities=(*result[-1].quantities, *own))
            waiting = None
        elif own:
            result.append(Item(begin, stop, own))
            waiting = None
        elif result and waiting is None and rest(text, result[-1], clause):
            result[-1] = replace(result[-1], end=stop)
        else:
            waiting = begin
        start = after
    if waiting is not None and result:
        result[-1] = replace(result[-1], end=clause.end)
    return result


def _goes_on(
    text: str, item: Item, start: int, number: Quantity, has_verb: Callable[[int, int], bool]
) -> bool:
    """Whether the nouns that a number ends (``围棋8个项目``) are objects of the verb after the item's number."""
    return (
        number.span.start > start
        and number.unit == "个"
        and has_verb(item.quantities[-1].span.end, item.end)
        and text[number.span.end - 1 : number.span.end + 3].startswith(
            ("个项", "个大项", "个小项", "个比赛", "个竞赛")
        )
        and not has_verb(start, number.span.start)
    )


def rest(text: str, item: Item, clause: Clause) -> str:
    """The words of an item after its last number; the second half of ``120场（次）`` is none."""
    words = without(text, item.quantities[-1].span.end, item.end, clause.holes).strip()
    return "" if UNIT_TOO.fullmatch(words) else words


def _parentheses(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"（[^（）]*）|\([^()]*\)", text)]


def _within(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)
