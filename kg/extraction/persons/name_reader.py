"""Where a person's name ends that begins at a known place.

``主席程平为环卫工人送上早餐``: is the name ``程平`` or ``程平为``? A name is a surname and one or two
more characters (``王芳``, ``李建国``, ``欧阳志远``), or the parts of a transcribed name (``买买提·艾力``,
``扎西顿珠``). Which of the possible ends is right is weighed by these witnesses: what follows (a verb, a
comma), how common the characters are in given names, where jieba puts a word boundary, how the same
characters stand elsewhere in the article, and, where two ends are close, a second segmenter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.extraction.persons.name_context import NameContext
from kg.lexicon.names import Names

__all__ = ["EndWitness", "NameReader", "NameReading"]

_CJK = re.compile(r"[\u4e00-\u9fff]+")
_SPACED = re.compile(r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]")
"""``王 伟、李 娜``: lists set in columns part a two-character name by a blank."""

# Weights of the witnesses, set by hand on invented sentences; benchmarks/ablation.py measures each.
_PLAUSIBLE = 3.0
_TRANSCRIBED = 1.8
_TRANSCRIBED_OPENING = 1.5
_DOTTED = 8.0
_UNHEARD_GIVEN = -1.0
"""A character that no given name has in that place: ``组`` in ``任组长``."""
_TOKEN_BOUNDARY = 0.7
_REPEATED = 2.2
_STRADDLES_WORD = -1.0
_STRADDLES_FOLLOWER = -0.8
"""``杨靖陪|同调研``: a word that often follows a name begins with its last character."""
_ENDS_IN_FOLLOWER = -1.2
"""``武强说``, ``程平为``: the last character more likely goes on with the sentence."""
_ENDS_IN_RARE_FOLLOWER = -3.0
"""``廖红说``, ``丁一把``: hardly a name ends in it."""
_HEARD_OFTEN = 20
_IS_WORD = -2.0
_GIVEN_IS_VERB = -0.8
_GIVEN_IS_NOUN = -0.5
_OPENS_LIKE_WORD = -1.5
_THREE = 0.7
"""Prior of two-character given names: about four in five of today's names."""
_SURE = 5.5
_WITNESSED, _NOT_WITNESSED = 1.2, -0.6
"""What a second segmenter adds; it is asked only where two readings are closer than this."""
_FULL = 0.5
_FUNCTION_WORDS = frozenset("于和与及应向由从对为将把被让给经连")
_FUNCTION_AND_WORD = -2.5
"""``于|近日``, ``应|带头``: what looks like a surname is a function word before a word."""
_RARE = 3.0
_BODY_FOLLOWS = 2.0
_BEFORE_BODIES = frozenset("为任在到赴")
"""A word before a body rather than the end of a name: ``任命李某|为|县人民法院庭长``."""
THRESHOLD = 2.1


class EndWitness(Protocol):
    """A second opinion on where words end near a place, such as ``kg.extraction.pkuseg_witness``."""

    def ends_near(self, text: str, start: int) -> frozenset[int]:
        """The offsets in `text` a little behind `start` where a word ends."""
        ...


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name ``[start, end)`` of a text, and how well the witnesses support it (3 is fair, 5 is sure)."""

    start: int
    end: int
    text: str
    score: float


class NameReader:
    """Reads names; holds what does not change within an article.

    `tag_of` gives the dictionary's part of speech of a word, empty if it has none; `article_text` is all
    text in which names may be repeated; `witness` is asked where a name is expected.
    """

    def __init__(
        self,
        names: Names,
        tag_of: Callable[[str], str],
        article_text: str = "",
        witness: EndWitness | None = None,
    ) -> None:
        self._names = names
        self._tag_of = tag_of
        self._context = NameContext(names, tag_of, article_text)
        self._witness = witness
        self._surname_openings = frozenset(surname[0] for surname in names.surnames)
        self._dotted_part = re.compile(rf"[\u4e00-\u9fff]{{1,7}}[{''.join(sorted(names.dots))}]")
        self.follow = self._context.follow
        self.honoured = self._context.honoured
        self.repeated = self._context.repeated

    def read(
        self,
        text: str,
        start: int,
        boundaries: Collection[int] = (),
        *,
        any_surname: bool = False,
        bodies: Collection[int] = (),
    ) -> NameReading | None:
        """The best name that begins at `start` of `text`, or None if none is likely.

        `boundaries` are the offsets in `text` where a segmenter puts word boundaries. `any_surname` says
        that a name must stand here (after ``市委书记``): then transcribed names and surnames that are on no
        list are tried too (there are thousands of rare ones), and names that open like a word (``蓝天宇``).
        `bodies` are the offsets that lie inside a body's name, or where a title begins: ``免去倪某|市妇联副主席``.
        """
        opens_name = text[start : start + 1] in self._surname_openings or self._dot_after(text, start)
        if not any_surname and not opens_name:
            return None
        readings = [r for end in self._dotted_ends(text, start) if (r := self._dotted(text, start, end))]
        if not readings:
            readings = [
                self._weigh(text, start, end, boundaries) for end in self._ends(text, start, any_surname)
            ]
            if any_surname:
                readings = [replace(r, score=r.score + self._full(r.text)) for r in readings]
                readings += self._expected(text, start)
        if not readings:
            return None
        if bodies:
            readings = [
                _beside_body(r, text, bodies)
                for r in readings
                if not any(p in bodies for p in range(r.start + 1, r.end))
            ]
        if self._witness is not None and any_surname and _unsure(readings):
            # The witness helps where a name must stand; elsewhere it harms (benchmarks/ablation.py).
            end = min(self._witness.ends_near(text, start), default=None)
            readings = [
                replace(r, score=r.score + (_WITNESSED if r.end == end else _NOT_WITNESSED)) for r in readings
            ]
        best = max(readings, key=lambda reading: reading.score, default=None)
        return best if best is not None and best.score >= THRESHOLD else None

    # -- possible ends ------------------------------------------------------------------------

    def _ends(self, text: str, start: int, expected: bool) -> list[int]:
        surname = self._names.surname_at(text, start)
        if surname is None:
            return []
        # A compound surname may also be a single one with a given character: 欧阳 as 欧 + 阳.
        lengths = {len(surname) + 1, len(surname) + 2} | ({2, 3} if len(surname) == 2 else set())
        ends = [
            start + length
            for length in sorted(lengths)
            if start + length <= len(text) and _CJK.fullmatch(text, start, start + length)
        ]
        if not self._names.is_word_at(text, start):
            return ends
        # ``主席蓝天宇、``, but not ``主席高温天气``: only a whole name of three can outweigh a word.
        closes = [e for e in ends if e - start == 3 and self._context.closes(text, e)]
        return closes if expected and not self._tag_of(text[start : start + 3]) else []

    def _dotted_ends(self, text: str, start: int) -> Iterator[int]:
        """Where the last part of a name with dots may end: ``买买提·吐尔逊|宣读``."""
        dot = self._dot_after(text, start)
        last = start
        while dot is not None:
            last = dot + 1
            dot = self._dot_after(text, last)
        if last > start:
            for end in range(last + 1, min(last + 7, len(text) + 1)):
                if not _CJK.fullmatch(text, last, end):
                    return
                yield end

    def _dot_after(self, text: str, start: int) -> int | None:
        part = self._dotted_part.match(text, start)
        return part.end() - 1 if part is not None else None

    def _full(self, name: str) -> float:
        """What speaks for a name of three where a name is expected: ``主席|蒲云峰|登门``."""
        heard = len(name) == 3 and not self._names.unheard(name[1:]) and name[2] not in self._names.followers
        return _FULL if heard and not self._is_function_word(name[0]) else 0.0

    def _is_function_word(self, surname: str) -> bool:
        """Whether a surname is also a function word: ``于``, ``和``, ``应``, ``向``."""
        return surname in _FUNCTION_WORDS

    # -- weighing -----------------------------------------------------------------------------

    def _dotted(self, text: str, start: int, end: int) -> NameReading | None:
        last = next(i for i in range(end - 1, start, -1) if text[i] in self._names.dots) + 1
        known = sum(c in self._names.transcription_characters for c in text[last:end])
        unknown = end - last - known
        score = _DOTTED + self._context.follow(text, end) + 0.4 * known - 1.5 * unknown
        return NameReading(start, end, text[start:end], score)

    def _expected(self, text: str, start: int) -> Iterator[NameReading]:
        """Readings for a place where a name must stand."""
        spaced = _SPACED.match(text, start)
        if (
            spaced is not None
            and text[start] in self._names.surnames
            and self._context.follow(text, spaced.end()) >= 1.5
        ):
            yield NameReading(start, spaced.end(), spaced.group(), 5.0)
        opening = self._names.opening_at(text, start)
        end = start + len(opening)
        while end < len(text) and end - start < 9 and text[end] in self._names.transcription_characters:
            end += 1
        for stop in range(start + 3, end + 1):
            follow = self._context.follow(text, stop)
            if follow >= 1.0 and (stop - start > 3 or opening):
                bonus = _TRANSCRIBED_OPENING if opening else 0.0
                score = _TRANSCRIBED + follow + bonus + 0.2 * (stop - start)
                yield NameReading(start, stop, text[start:stop], score)
        if self._names.surname_at(text, start) is None and not self._names.is_word_at(text, start):
            yield from self._rare_surname(text, start)

    def _rare_surname(self, text: str, start: int) -> Iterator[NameReading]:
        """A name whose first character is no known surname, begins no word, and is no function word."""
        if self._tag_of(text[start : start + 1])[:1] in tuple("vpcdmurf") or self._tag_of(
            text[start : start + 2]
        ):
            return
        for end in (start + 2, start + 3):
            if (
                end <= len(text)
                and _CJK.fullmatch(text, start, end)
                and self._context.closes(text, end)
                and self._names.weight("王" + text[start + 1 : end]) > 0.5
            ):
                yield NameReading(start, end, text[start:end], _RARE + (end - start) / 10)

    def _weigh(self, text: str, start: int, end: int, boundaries: Collection[int]) -> NameReading:
        name = text[start:end]
        surname = self._names.surname_at(name, 0) or name[0]
        if len(name) <= len(surname):
            surname = name[0]
        given = name[len(surname) :]
        score = _PLAUSIBLE * self._names.weight(name) + self._context.follow(text, end)
        score += _UNHEARD_GIVEN * self._names.unheard(given)
        if len(given) == 2:
            score += _THREE
            if name[-1] in self._names.followers:
                heard = self._names.heard_last(name[-1]) >= _HEARD_OFTEN
                score += _ENDS_IN_FOLLOWER if heard else _ENDS_IN_RARE_FOLLOWER
            if not self._tag_of(name):  # ``作交流``, ``暖人心``; ``王建国`` pays too, and can
                score += {"v": _GIVEN_IS_VERB, "r": _GIVEN_IS_VERB, "n": _GIVEN_IS_NOUN}.get(
                    self._tag_of(given)[:1], 0.0
                )
        if len(given) == 2 and name[0] in _FUNCTION_WORDS and self._tag_of(given)[:1] in tuple("vtdpf"):
            score += _FUNCTION_AND_WORD
        if boundaries:
            score += _TOKEN_BOUNDARY if end in boundaries else -_TOKEN_BOUNDARY
        if self.repeated(name):
            score += _REPEATED
        if (tag := self._tag_of(name)) and not tag.startswith("nr"):
            score += _IS_WORD  # ``扎实``, ``和平``
        if self._names.is_word_at(text, start):
            score += _OPENS_LIKE_WORD
        if len(self._names.follower_at(text, end - 1) or "") >= 2:
            score += _STRADDLES_FOLLOWER
        if end not in boundaries and any(self._tag_of(text[end - 1 : end - 1 + n]) for n in (2, 3)):
            score += _STRADDLES_WORD
        return NameReading(start, end, name, score)


def _unsure(readings: Sequence[NameReading]) -> bool:
    """Whether the witness's vote can matter: no reading is strong, or the two best are close."""
    best, second = sorted((0.0, 0.0, *(r.score for r in readings)))[:-3:-1]
    return best < _SURE or best - second <= _WITNESSED - _NOT_WITNESSED


def _beside_body(reading: NameReading, text: str, bodies: Collection[int]) -> NameReading:
    """The reading, weighed by a body or a title right behind it: ``免去倪某|市妇联``, ``邹震|为|书记处书记``."""
    if reading.end in bodies:
        weight = -_BODY_FOLLOWS / 2 if reading.text[-1] in _BEFORE_BODIES else _BODY_FOLLOWS
    elif text[reading.end : reading.end + 1] in _BEFORE_BODIES and reading.end + 1 in bodies:
        weight = _BODY_FOLLOWS
    else:
        return reading
    return replace(reading, score=reading.score + weight)
