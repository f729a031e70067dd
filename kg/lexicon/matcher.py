"""Longest match of a fixed set of words at a position of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["LongestMatcher", "opening_pattern"]

Value = TypeVar("Value")


def opening_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of one character that finds the places where one of `words` may begin, and all of them.

    Without words it finds nothing.
    """
    openings = sorted({word[0] for word in words if word})
    return re.compile(f"[{re.escape(''.join(openings))}]" if openings else "(?!)")


class LongestMatcher(Generic[Value]):
    """Finds the longest of its words that begins at a position.

    A look-up costs as many set look-ups as there are word lengths for the character at that
    position, independent of the number of words and of the text's length.
    """

    def __init__(self, words: Mapping[str, Value]) -> None:
        self._words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            if word:
                lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(ls, reverse=True)) for first, ls in lengths.items()}

    @classmethod
    def of(cls, words: Iterable[str]) -> LongestMatcher[None]:
        """A matcher of bare words."""
        return LongestMatcher(dict.fromkeys(words))

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __getitem__(self, word: str) -> Value:
        return self._words[word]

    def end(self, text: str, position: int) -> int | None:
        """Where the longest word that begins at `position` ends, or None."""
        if position >= len(text):
            return None
        for length in self._lengths.get(text[position], ()):
            if text[position : position + length] in self._words and position + length <= len(text):
                return position + length
        return None

    def match(self, text: str, position: int) -> tuple[int, Value] | None:
        """Like :meth:`end`, with the word's value."""
        end = self.end(text, position)
        return None if end is None else (end, self._words[text[position:end]])
