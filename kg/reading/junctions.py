"""Whether one stretch of a page goes on in another: the evidence of the characters where they meet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.reading.characters import CLOSERS, HAN, OPENERS
from kg.reading.cues import begins_mid_sentence, is_complete

__all__ = ["Junctions", "closes"]

_HAN = re.compile(f"[{HAN}]")
_OFTEN = 2  # a pair of characters that occurs twice elsewhere is a word, or the middle of one
_NEAR = 40
_COUNTED = 2_000_000  # characters of a document that are counted; more add nothing


class Junctions:
    """Judges junctions by the document's own words.

    ``选树优秀工`` + ``会工作者`` meet in 工会, which a union's report holds many times; ``选树优秀工``
    + ``区委书记`` meet in 工区, which it does not.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are the document's blocks; they are counted at the first question."""
        self._texts = texts
        self._pairs: Counter[str] | None = None

    def joins(self, before: str, after: str, often: int = _OFTEN) -> bool:
        """Whether there is evidence that `after` goes on where `before` breaks off.

        `often`: how often the two characters that meet must stand together elsewhere.
        """
        if not before or not after or is_complete(before):
            return False
        if begins_mid_sentence(after, before) or closes(before[-_NEAR:], after[:_NEAR]):
            return True
        pair = before[-1] + after[0]
        return bool(_HAN.match(pair[0]) and _HAN.match(pair[1])) and self._count(pair) >= often

    def _count(self, pair: str) -> int:
        if self._pairs is None:
            self._pairs = Counter()
            left = _COUNTED
            for text in self._texts:
                if left <= 0:
                    break
                part = text[:left]
                self._pairs.update(map("".join, pairwise(part)))
                left -= len(part)
        return self._pairs[pair]


def closes(before: str, after: str) -> bool:
    """Whether `after` closes a quotation mark or bracket that `before` opened: ``“美`` + ``好生活”``."""
    opened = max(before.rfind(mark) for mark in OPENERS)
    if opened < 0 or any(before.find(mark, opened) >= 0 for mark in CLOSERS):
        return False
    closing = min((i for mark in CLOSERS if (i := after.find(mark)) >= 0), default=-1)
    return closing >= 0 and not any(0 <= after.find(mark) < closing for mark in OPENERS)
