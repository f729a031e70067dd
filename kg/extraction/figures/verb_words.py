"""Which words of a sentence are verbs, as far as a dictionary can tell.

Lists of counts share what they do not repeat, and the verb tells what that is: in ``建成驿站6个、书屋10个``
the words up to 建成, in ``30名劳模、12家单位参与行动`` the words from 参与. Offsets are those of the
sentence's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.units import Units
from kg.model import AnnotatedSentence, Token

__all__ = ["VerbWords"]

_EXISTS = frozenset(["有", "共有", "现有", "拥有", "另有", "还有", "是"])  # 共有56个集体、128名个人受到表彰


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The words of `sentence`, and what the lexicon says of the genre's verbs."""

    sentence: AnnotatedSentence
    units: Units

    def ends(self, start: int, end: int) -> int | None:
        """Where the first run of verbs of a stretch ends, None if it has none."""
        verb_end = None
        for token in self._words(start, end):
            if self._is_verb(token):
                verb_end = token.end
            elif verb_end is not None:
                return (token.end if token.text == "了" else verb_end) - self.sentence.start
        return None

    def follows(self, start: int, end: int) -> int | None:
        """Where the first verb (or preposition) after the first word of a stretch starts, or None."""
        for token in self._words(start, end):
            if token.start - self.sentence.start > start and (self._is_verb(token) or token.tag == "p"):
                return token.start - self.sentence.start
        return None

    def opens(self, start: int, end: int) -> bool:
        """Whether the first word of a stretch, adverbs aside, is a verb or preposition."""
        for token in self._words(start, end):
            if token.tag != "d":
                return self._is_verb(token) or token.tag == "p"
        return False

    def has(self, start: int, end: int) -> bool:
        """Whether a stretch has a verb or preposition at all."""
        return self.opens(start, end) or self.follows(start, end) is not None

    def closes(self, start: int, end: int) -> bool:
        """Whether the last word of a stretch is a verb that takes the number as its object (not 有)."""
        words = [word for word in self._words(start, end) if word.text != "了"]
        return bool(words) and self._is_verb(words[-1]) and words[-1].text not in _EXISTS

    def is_noun(self, word: str) -> bool:
        """Whether `word` is one of the sentence's words, and a noun."""
        return any(token.text == word and token.tag.startswith("n") for token in self.sentence.tokens)

    def _words(self, start: int, end: int) -> Iterator[Token]:
        tokens, shift = self.sentence.tokens, self.sentence.start
        for index in range(bisect_left(tokens, start + shift, key=_start), len(tokens)):
            if tokens[index].end > end + shift:
                return
            yield tokens[index]

    def _is_verb(self, token: Token) -> bool:
        if token.text in self.units.false_verbs:
            return False
        return token.text in self.units.verbs or (token.tag.startswith("v") and token.tag != "vn")


def _start(token: Token) -> int:
    return token.start
