"""How well the witnesses support a possible name: what follows it, its characters, words, repetitions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from kg.extraction.persons.name_context import NameContext
from kg.lexicon.names import Names

__all__ = ["NameReading", "NameWeights", "beside_body"]

# Weights of the witnesses, set by hand on invented sentences; benchmarks/ablation.py measures each.
_PLAUSIBLE = 3.0
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
_FULL = 0.5
_FUNCTION_WORDS = frozenset("于和与及应向由从对为将把被让给经连")
_FUNCTION_AND_WORD = -2.5
"""``于|近日``, ``应|带头``: what looks like a surname is a function word before a word."""
_BODY_FOLLOWS = 2.0
_BEFORE_BODIES = frozenset("为任在到赴")
"""A word before a body rather than the end of a name: ``任命李某|为|县人民法院庭长``."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name ``[start, end)`` of a text, and how well the witnesses support it (3 is fair, 5 is sure)."""

    start: int
    end: int
    text: str
    score: float


class NameWeights:
    """Weighs possible names; made once an article. `tag_of` gives the dictionary's part of speech of a word."""

    def __init__(self, names: Names, tag_of: Callable[[str], str], context: NameContext) -> None:
        self._names = names
        self._tag_of = tag_of
        self._context = context

    def han(self, text: str, start: int, end: int, boundaries: Collection[int]) -> NameReading:
        """A surname with one or two characters; `boundaries` are where words end, by the segmenter."""
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
        if self._context.repeated(name):
            score += _REPEATED
        if (tag := self._tag_of(name)) and not tag.startswith("nr"):
            # ``扎实``, ``和平``; of places too few are known to tell ``苏宁`` from a name
            score += (
                _IS_WORD / 2 if tag == "ns" and self._names.surnames.get(name[0]) == "common" else _IS_WORD
            )
        if self._names.is_word_at(text, start):
            score += _OPENS_LIKE_WORD
        if len(self._names.follower_at(text, end - 1) or "") >= 2:
            score += _STRADDLES_FOLLOWER
        if end not in boundaries and any(self._tag_of(text[end - 1 : end - 1 + n]) for n in (2, 3)):
            score += _STRADDLES_WORD
        return NameReading(start, end, name, score)

    def dotted(self, text: str, start: int, end: int) -> NameReading:
        """The parts of a name with dots: ``买买提·艾力``."""
        last = next(i for i in range(end - 1, start, -1) if text[i] in self._names.dots) + 1
        known = sum(c in self._names.transcription_characters for c in text[last:end])
        unknown = end - last - known
        score = _DOTTED + self._context.follow(text, end) + 0.4 * known - 1.5 * unknown
        return NameReading(start, end, text[start:end], score)

    def full(self, name: str) -> float:
        """What speaks for a name of three where a name is expected: ``主席|蒲云峰|登门``."""
        heard = len(name) == 3 and not self._names.unheard(name[1:]) and name[2] not in self._names.followers
        return _FULL if heard and name[0] not in _FUNCTION_WORDS else 0.0


def beside_body(reading: NameReading, text: str, bodies: Collection[int]) -> NameReading:
    """The reading, weighed by a body or a title right behind it: ``免去倪某|市妇联``, ``邹震|为|书记处书记``."""
    if reading.end in bodies:
        weight = -_BODY_FOLLOWS / 2 if reading.text[-1] in _BEFORE_BODIES else _BODY_FOLLOWS
    elif text[reading.end : reading.end + 1] in _BEFORE_BODIES and reading.end + 1 in bodies:
        weight = _BODY_FOLLOWS * (1.5 if text[reading.end] in "为任" else 1)
    else:
        return reading
    return replace(reading, score=reading.score + weight)
