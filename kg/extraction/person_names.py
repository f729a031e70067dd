"""Where a person's name ends that begins at a known place.

``主席陈平为环卫工人送上早餐``: is the name ``陈平`` or ``陈平为``? A name is a surname and one or two more characters
(``王芳``, ``李建国``, ``欧阳志远``), or the parts of a transcribed name (``买买提·艾力``). Which of the possible ends is right
is weighed by four witnesses: what follows (a verb, a comma), how common the characters are in given
names, where jieba puts a word boundary, and how the same characters stand elsewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from kg.lexicon.names import Names

__all__ = ["NameReader", "NameReading"]

_TRANSCRIBED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,3}")
_BOUNDARY = frozenset("，。、；：！？（）()“”《》〈〉…—【】[]/| \n")
_CJK = re.compile(r"[\u4e00-\u9fff]+")

# Weights of the witnesses, set by hand on invented sentences; benchmarks/ablation.py measures each.
_PLAUSIBLE = 3.0
_RARE_SURNAME = 0.8
"""A name whose surname is on no list is weighed by its given name, with a discount."""
_TRANSCRIBED_WEIGHT = 0.6
_FOLLOW_HONORIFIC = 4.0
_FOLLOW_BOUNDARY = 3.0
_FOLLOW_WORD = 2.0
_FOLLOW_CHARACTER = 1.0
_TOKEN_BOUNDARY = 1.0
_NO_TOKEN_BOUNDARY = -1.0
_REPEATED = 1.5
_STRADDLES_WORD = -1.5
_ENDS_IN_FOLLOWER = -1.5
"""``武强说``, ``陈平为``: the last character more likely goes on with the sentence."""
_IS_WORD = -2.0
_GIVEN_IS_WORD = -1.0
_THREE = 0.6
"""Prior of two-character given names: about four in five of today's names."""
THRESHOLD = 3.5


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name ``[start, end)`` of a text, and how well the witnesses support it (2 is fair, 5 is sure)."""

    start: int
    end: int
    text: str
    score: float


class NameReader:
    """Reads names; holds what does not change within an article.

    `tag_of` gives the dictionary's part of speech of a word, empty if it has none.
    """

    def __init__(self, names: Names, tag_of: Callable[[str], str], article_text: str = "") -> None:
        self._names = names
        self._tag_of = tag_of
        self._article = article_text

    def read(
        self, text: str, start: int, boundaries: Collection[int] = (), *, any_surname: bool = False
    ) -> NameReading | None:
        """The best name that begins at `start` of `text`, or None if none is likely.

        `boundaries` are the offsets in `text` where a segmenter puts word boundaries. `any_surname`
        lets a character that is on no list of surnames begin a name, for places where one must stand
        (after ``市委书记``): there are thousands of rare surnames.
        """
        transcribed = _TRANSCRIBED.match(text, start)
        if transcribed is not None:
            return NameReading(start, transcribed.end(), transcribed.group(), 8.0)
        ends = self._ends(text, start)
        if any_surname:
            ends += [e for e in self._transcribed_ends(text, start) if e not in ends]
            ends = ends or self._open_ends(text, start)
        readings = [self._weigh(text, start, end, boundaries) for end in ends]
        best = max(readings, key=lambda reading: reading.score, default=None)
        return best if best is not None and best.score >= THRESHOLD else None

    def is_surname(self, text: str, start: int) -> bool:
        """Whether a surname stands at `start`."""
        return self._names.surname_at(text, start) is not None

    def _ends(self, text: str, start: int) -> list[int]:
        surname = self._names.surname_at(text, start)
        if surname is None or self._names.is_word_at(text, start):
            return []
        # A compound surname may also be a single one with a given character: 欧阳 as 欧 + 阳.
        lengths = {len(surname) + 1, len(surname) + 2} | ({2} if len(surname) == 2 else set())
        return [
            start + length
            for length in sorted(lengths)
            if start + length <= len(text) and _CJK.fullmatch(text, start, start + length)
        ]

    def _open_ends(self, text: str, start: int) -> list[int]:
        """Ends for a name whose first character is no known surname and begins no known word."""
        if self._names.is_word_at(text, start) or self._tag_of(text[start : start + 2]):
            return []
        return [e for e in (start + 2, start + 3) if e <= len(text) and _CJK.fullmatch(text, start, e)]

    def _transcribed_ends(self, text: str, start: int) -> list[int]:
        """The end of a name written in the characters of transcriptions up to a boundary: ``额尔敦巴雅尔``."""
        end = start
        while end < len(text) and text[end] in self._names.transcription_characters:
            end += 1
        return [end] if 3 <= end - start <= 9 and self.follow(text, end) >= _FOLLOW_WORD else []

    def _weigh(self, text: str, start: int, end: int, boundaries: Collection[int]) -> NameReading:
        name = text[start:end]
        if len(name) > 3:
            weight = _TRANSCRIBED_WEIGHT
        else:
            weight = self._names.weight(name) or _RARE_SURNAME * self._names.weight("王" + name[1:])
        score = _PLAUSIBLE * weight + self.follow(text, end)
        if len(name) == 3:
            score += _THREE
        if boundaries:
            score += _TOKEN_BOUNDARY if end in boundaries else _NO_TOKEN_BOUNDARY
        if len(name) == 3 and name[-1] in self._names.followers:
            score += _ENDS_IN_FOLLOWER
        if self.repeated(name):
            score += _REPEATED
        if (tag := self._tag_of(name)) and not tag.startswith("nr"):
            score += _IS_WORD  # ``扎实``, ``和平``
        if len(name) == 3 and self._tag_of(name[1:])[:1] in ("v", "n", "r") and not self._tag_of(name):
            score += _GIVEN_IS_WORD  # ``暖人心``, ``作交流``; ``王建国`` pays too, and can
        if end not in boundaries and any(self._tag_of(text[end - 1 : end - 1 + n]) for n in (2, 3)):
            score += _STRADDLES_WORD
        return NameReading(start, end, name, score)

    def follow(self, text: str, end: int) -> float:
        """How well what stands at `end` can follow a name: a comma, ``出席``, ``为``."""
        if end >= len(text) or text[end] in _BOUNDARY:
            return _FOLLOW_BOUNDARY
        if self.honoured(text, end):
            return _FOLLOW_HONORIFIC
        follower = self._names.follower_at(text, end)
        if follower is not None and len(follower) >= 2:
            return _FOLLOW_WORD
        if self._tag_of(text[end : end + 2])[:1] in ("v", "d", "p"):
            return _FOLLOW_WORD
        return _FOLLOW_CHARACTER if follower is not None else 0.0

    def honoured(self, text: str, end: int) -> bool:
        """Whether a word of respect stands at `end`: ``同志``, ``总书记``, ``老人``."""
        return any(text[end : end + n] in self._names.honorifics_after_name for n in (2, 3))

    def repeated(self, name: str) -> bool:
        """Whether the article has `name` more than once, followed by different characters."""
        following = set()
        position = self._article.find(name)
        while position != -1:
            following.add(self._article[position + len(name) : position + len(name) + 1])
            position = self._article.find(name, position + 1)
        return len(following) > 1
