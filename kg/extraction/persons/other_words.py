"""What looks like a name and is none: places, bodies, words, and a conjunction before a word.

汪场镇|个体劳动者       a place: nothing of a person stands beside it
职工代表|和全市各地      和 joins what stands round it; it is a surname only before a given name (和志强)
困难职工|家中           a word that jieba knows, though it begins with a surname
全国青年|文明号          no name ends in 号
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.persons.lines import Line
from kg.lexicon.divisions import Divisions
from kg.lexicon.names import Names
from kg.lexicon.posts import Posts

__all__ = ["OtherWords"]

_NUMERALS = frozenset("一二三四五六七八九十两百千零第")
_CONJUNCTIONS = frozenset("和与同及")
_GIVEN = 0.65
"""How much a word must look like a given name to be one behind 和 (kg.lexicon.names.Names.weight): ``建军``."""
_FULL_PLACE = frozenset("市区县州旗镇乡")
_NO_NOUN = ("v", "s", "t", "r", "d", "m", "p", "f", "c", "u", "q", "z", "l", "i")
"""Parts of speech that hardly a name has: ``拜年``, ``家中``, ``全面``; nouns can be names (``高峰``)."""


class OtherWords:
    """Tells names from other words; made once from the lexicons. `tag_of` gives a word's part of speech in the
    dictionary, or empty."""

    def __init__(
        self, names: Names, posts: Posts, divisions: Divisions, tag_of: Callable[[str], str]
    ) -> None:
        self._names = names
        self._posts = posts
        self._divisions = divisions
        self._tag_of = tag_of

    def has(self, line: Line, start: int, end: int) -> bool:
        """Whether what stands at ``[start, end)`` of the text of `line` is no name, however it is placed."""
        text = line.text
        name = text[start:end]
        if name[0] in _NUMERALS or self._posts.is_title(name[1:]) or self._posts.is_title(name):
            return True
        if self._joins(text, start, end):
            return True
        if any(mark in name for mark in self._names.dots) or self._said_of_person(text, end):
            return False
        if len(name) == 3 and name[-1] in self._names.never_last:
            return True
        if name[-1] == "村" and text[max(0, start - 2) : start] in ("镇长", "乡长"):
            return True  # ``桐木镇|长青村``
        titled = len(text[:start].rstrip(" “：")) in line.title_ends
        listed = start in line.listed and text[end : end + 1] != "："
        if self._is_place(name) and not (titled or listed):
            return True
        tag = self._tag_of(name)
        if not tag or tag.startswith("nr"):
            return False
        if len(name) > 2 and not titled:
            return True
        known = ("common", "medium") if titled else ("common",)
        return tag.startswith(_NO_NOUN) and self._names.surnames.get(name[0]) not in known

    def _joins(self, text: str, start: int, end: int) -> bool:
        """Whether a conjunction stands before a word: ``和全市``, ``和先进个人``; not ``和志强``."""
        if text[start] not in _CONJUNCTIONS:
            return False
        for word in {text[start + 1 : stop] for stop in (end, start + 3, start + 4)}:
            tag = self._tag_of(word) if len(word) > 1 else ""
            if tag and not tag.startswith("nr") and self._names.weight("王" + word) < _GIVEN:
                return True
        return False

    def _said_of_person(self, text: str, end: int) -> bool:
        """Whether what follows is said of persons alone: ``同志``, ``，女``, ``当选``."""
        return text.startswith(self._names.biography, end) or any(
            text[end : end + n] in self._names.honorifics_after_name for n in (2, 3)
        )

    def _is_place(self, name: str) -> bool:
        if len(name) > 2 and name[-1] in _FULL_PLACE and self._divisions.find(name):
            return True
        if len(name) == 3 and name[-1] in self._names.ends_places:
            return True
        return len(name) == 2 and bool(self._divisions.find(name)) and self._tag_of(name) != ""
