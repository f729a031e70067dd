"""Clean text to sentences."""

from __future__ import annotations

import re

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


def split_sentences(text: str, kind: BlockKind) -> list[Span]:
    """The sentences of a block, as spans of `text`, in order; blanks between them are left out.

    A sentence ends after 。！？ and the closing marks that follow; ``；`` ends none. Inside quotation
    marks and brackets no sentence ends, unless the quotation is long. A heading, caption or
    byline is one sentence.
    """
    if kind is not BlockKind.PARAGRAPH:
        return [span] if len(span := _trimmed(text, 0, len(text))) else []
    spans = []
    start = 0
    for end in _ends(text):
        if len(span := _trimmed(text, start, end)):
            spans.append(span)
        start = end
    if len(span := _trimmed(text, start, len(text))):
        spans.append(span)
    return spans


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
