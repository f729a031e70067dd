"""Quotation marks and book-title marks in a sentence.

``开展“尊法守法·携手筑梦”法治服务`` has one quoted stretch. Marks nest (``“建功‘十四五’、奋进新征程”``);
only the outer pair is given, since the inner one is a part of the name. Marks without a partner
(a sentence cut by the layout) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

__all__ = ["Quoted", "quoted"]

_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_PARTNERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARK = re.compile(f"[{''.join((*_PAIRS, *_PARTNERS))}]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: `span` with its marks, `inner` without them. `mark` is the opening mark.

    Offsets are those of the text that was given to :func:`quoted`, plus its `offset`.
    """

    span: Span
    inner: Span
    mark: str
    text: str


def quoted(text: str, offset: int = 0) -> Iterator[Quoted]:
    """Yield the outermost quoted stretches of `text`, in order; `offset` is added to every offset."""
    taken_until = 0
    for position, end in sorted(_closings(text).items()):
        if position >= taken_until:
            yield Quoted(
                span=Span(offset + position, offset + end + 1),
                inner=Span(offset + position + 1, offset + end),
                mark=text[position],
                text=text[position + 1 : end],
            )
            taken_until = end + 1


def _closings(text: str) -> dict[int, int]:
    """Where each opening mark that has a partner is closed.

    A closing mark goes to the nearest of its kind that waits; marks inside that were never closed (``“甲‘乙”``) are
    given up with it. One pass, since hostile text has nothing but opening marks.
    """
    closings: dict[int, int] = {}
    opened: list[int] = []
    waiting = dict.fromkeys(_PAIRS, 0)
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in _PAIRS:
            opened.append(match.start())
            waiting[mark] += 1
        elif waiting[partner := _PARTNERS[mark]]:
            while text[opening := opened.pop()] != partner:
                waiting[text[opening]] -= 1
            waiting[partner] -= 1
            closings[opening] = match.start()
    return closings
