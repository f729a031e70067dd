"""Clean text to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import BlockKind, Span
from kg.reading.characters import CLOSERS, OPENERS

__all__ = ["split_sentences"]

_END = re.compile(r"[。！？!?]+")
_STOP = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]|[。！？!?]+")
_CLOSING = re.compile(f"[{re.escape(CLOSERS)}。！？!?]*")
_PARTNER = dict(zip(CLOSERS, OPENERS, strict=True))
# What goes on with the same sentence after a quotation that ends in a full stop:
# “撸起袖子加油干！”的号召; “……满意。”、“……放心。”
_GOES_ON = re.compile(r"[，、；：,;:的等和与及]|——")
# A longer quotation is whole sentences, not a name or a saying.
_LONGEST_QUOTATION = 150
# Prose has none of 300 characters, a list of a hundred winners 1,500. What is longer is no sentence but a table, a
# damaged file or an attack, and what looks for words between two of a sentence takes the square of its length.
_LONGEST_SENTENCE = 2_000
_WEAK_END = re.compile(r"[；;，,、\s]")


def split_sentences(text: str, kind: BlockKind) -> list[Span]:
    """The sentences of a block, as spans of `text`, in order; blanks between them are left out.

    A sentence ends after 。！？ and the closing marks that follow; ``；`` ends none. Inside quotation
    marks and brackets no sentence ends, unless the quotation is long. A heading, caption or
    byline is one sentence. One of more than 2,000 characters is cut after a comma, or anywhere.
    """
    spans = []
    start = 0
    for end in [*(_ends(text) if kind is BlockKind.PARAGRAPH else ()), len(text)]:
        for piece in _pieces(text, start, end):
            if len(span := _trimmed(text, piece.start, piece.end)):
                spans.append(span)
        start = end
    return spans


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch as it is, or in pieces of a length that can be worked on, each as long as may be."""
    while end - start > _LONGEST_SENTENCE:
        last = start + _LONGEST_SENTENCE
        weak = [match.end() for match in _WEAK_END.finditer(text, start + _LONGEST_SENTENCE // 2, last)]
        cut = weak[-1] if weak else last
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _ends(text: str) -> list[int]:
    """Where sentences end, each after its closing marks."""
    closings = _closings(text)
    ends: list[int] = []
    position = 0
    while match := _STOP.search(text, position):
        at = match.start()
        position = match.end()
        if match[0] in OPENERS and at in closings and closings[at] - at <= _LONGEST_QUOTATION:
            closing = closings[at]
            position = closing + 1
            # “……。”李明说: the quotation ends a sentence if a full stop stands before its last mark.
            if not _END.match(text, closing - 1) or match[0] in "（(":
                continue
        elif not _END.match(match[0]):
            continue
        following = _CLOSING.match(text, position)
        position = following.end() if following else position
        if text[position - 1] not in CLOSERS or not _GOES_ON.match(text, position):
            ends.append(position)
    return ends


def _closings(text: str) -> dict[int, int]:
    """Where each opening mark that has a partner is closed."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    waiting = dict.fromkeys(OPENERS, 0)
    for match in re.finditer(f"[{re.escape(OPENERS + CLOSERS)}]", text):
        mark = match[0]
        if mark in waiting:
            opened.append(match.start())
            waiting[mark] += 1
        elif waiting[partner := _PARTNER[mark]]:
            while text[opening := opened.pop()] != partner:
                waiting[text[opening]] -= 1
            waiting[partner] -= 1
            closings[opening] = match.start()
    return closings


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
