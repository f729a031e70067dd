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
_OPENER = re.compile(f"[{''.join(_PAIRS)}]")
_CLOSERS = frozenset(_PAIRS.values())


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
    for opening in _OPENER.finditer(text):
        position = opening.start()
        if position >= taken_until and (end := _closing(text, position)) is not None:
            yield Quoted(
                span=Span(offset + position, offset + end + 1),
                inner=Span(offset + position + 1, offset + end),
                mark=text[position],
                text=text[position + 1 : end],
            )
            taken_until = end + 1


def _closing(text: str, opening: int) -> int | None:
    """Index of the mark that closes the one at `opening`, or None."""
    expected = [_PAIRS[text[opening]]]
    for index in range(opening + 1, len(text)):
        character = text[index]
        if character == expected[-1]:
            expected.pop()
            if not expected:
                return index
        elif character in _PAIRS:
            expected.append(_PAIRS[character])
        elif character in _CLOSERS and character in expected:
            # An inner mark was never closed: ``“甲‘乙”``. The outer one closes both.
            while expected.pop() != character:
                pass
            if not expected:
                return index
    return None
