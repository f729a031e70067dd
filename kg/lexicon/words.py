"""Lists of words put in the order that matching needs: the longest first, so that none hides a longer one."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternation", "by_first_character", "longest_first"]


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """`words`, the longest first, equally long ones in order of code points."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest first; nothing, if there are none."""
    return "|".join(re.escape(word) for word in longest_first(set(words))) or "(?!)"


def by_first_character(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`words` by the character that they begin with, the longest first."""
    result: dict[str, list[str]] = {}
    for word in words:
        result.setdefault(word[0], []).append(word)
    return {first: longest_first(starting) for first, starting in result.items()}
