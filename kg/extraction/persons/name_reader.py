"""Where a person's name ends that begins at a known place.

``主席程平为环卫工人送上早餐``: is the name ``程平`` or ``程平为``? A name is a surname and one or two
more characters (``王芳``, ``李建国``, ``欧阳志远``), or the parts of a transcribed name (``买买提·艾力``,
``扎西顿珠``). Which of the possible ends is right is weighed by these witnesses: what follows (a verb, a
comma), how common the characters are in given names, where jieba puts a word boundary, how the same
characters stand elsewhere in the article, and, where two ends are close, a second segmenter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from kg.extraction.persons.name_context import NameContext
from kg.extraction.persons.name_weights import NameReading, NameWeights, beside_body
from kg.extraction.persons.possible_names import PossibleNames
from kg.lexicon.names import Names

__all__ = ["EndWitness", "NameReader", "NameReading"]

_SURE = 5.5
_WITNESSED, _NOT_WITNESSED = 1.2, -0.6
"""What a second segmenter adds; it is asked only where two readings are closer than this."""
_THRESHOLD = 2.1


class EndWitness(Protocol):
    """A second opinion on where words end near a place, such as ``kg.extraction.pkuseg_witness``."""

    def ends_near(self, text: str, start: int) -> frozenset[int]:
        """The offsets in `text` a little behind `start` where a word ends."""
        ...


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
        context = NameContext(names, tag_of, article_text)
        self._witness = witness
        self._possible = PossibleNames(names, tag_of, context)
        self._weights = NameWeights(names, tag_of, context)
        self.honoured = context.honoured
        self.repeated = context.repeated

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
        possible, weights = self._possible, self._weights
        if not any_surname and not possible.opens(text, start):
            return None
        readings = [weights.dotted(text, start, end) for end in possible.dotted_ends(text, start)]
        if not readings:
            readings = [
                weights.han(text, start, end, boundaries)
                for end in possible.han_ends(text, start, any_surname)
            ]
            if any_surname:
                readings = [replace(r, score=r.score + weights.full(r.text)) for r in readings]
                readings += possible.expected(text, start)
        if bodies:
            readings = [
                beside_body(r, text, bodies)
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
        return best if best is not None and best.score >= _THRESHOLD else None


def _unsure(readings: Sequence[NameReading]) -> bool:
    """Whether the witness's vote can matter: no reading is strong, or the two best are close."""
    best, second = sorted((0.0, 0.0, *(r.score for r in readings)))[:-3:-1]
    return best < _SURE or best - second <= _WITNESSED - _NOT_WITNESSED
