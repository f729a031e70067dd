"""Where a person's name may end that begins at a known place: the stretches that are then weighed.

A Han name is a surname with one or two characters; a transcribed one has parts with dots between (``买买提·艾力``)
or none (``扎西顿珠``); where a name must stand, its surname may be one of the thousands that are on no list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extraction.persons.name_context import NameContext
from kg.extraction.persons.name_weights import NameReading
from kg.lexicon.names import Names

__all__ = ["PossibleNames"]

_CJK = re.compile(r"[\u4e00-\u9fff]+")
_SPACED = re.compile(r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]")
"""``王 伟、李 娜``: lists set in columns part a two-character name by a blank."""

# In the units of kg.extraction.persons.name_weights.
_TRANSCRIBED = 1.8
_TRANSCRIBED_OPENING = 1.5
_RARE = 3.0


class PossibleNames:
    """Finds possible names; made once an article. `tag_of` gives the dictionary's part of speech of a word."""

    def __init__(self, names: Names, tag_of: Callable[[str], str], context: NameContext) -> None:
        self._names = names
        self._tag_of = tag_of
        self._context = context
        self._openings = frozenset(surname[0] for surname in names.surnames)
        self._dotted_part = re.compile(rf"[\u4e00-\u9fff]{{1,7}}[{''.join(sorted(names.dots))}]")

    def opens(self, text: str, start: int) -> bool:
        """Whether a surname or a part with a dot behind it begins at `start`."""
        return text[start : start + 1] in self._openings or self._dot_after(text, start) is not None

    def han_ends(self, text: str, start: int, expected: bool) -> list[int]:
        """Where a Han name may end; `expected`: one must stand here."""
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

    def dotted_ends(self, text: str, start: int) -> Iterator[int]:
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

    def expected(self, text: str, start: int) -> Iterator[NameReading]:
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
