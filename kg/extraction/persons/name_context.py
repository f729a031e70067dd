"""What stands behind a name, and where else in the article the same characters stand.

程平|为环卫工人    a function word can follow a name
李强|调研         so can a verb
何平等|领导       a noun cannot: the name is 何平
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.lexicon.names import Names

__all__ = ["NameContext"]

_BOUNDARY = frozenset("，。、；：！？（）()“”《》〈〉…—【】[]/| \n")

# How well what stands behind fits, in the units of the weights in person_names.
_HONORIFIC = 4.0
_AT_BOUNDARY = 3.0
_FOLLOWER = 2.5
_VERB = 2.0
_SHORT_FOLLOWER = 1.5
_SHORT_VERB = 0.8
_NOUN = -0.8
_NEITHER = -0.3

_YEAR = re.compile(r"[12]\d{3}年")
_NAMES_THINGS = ("n", "b", "s", "f")
"""Parts of speech that do not: ``何平等|领导``, ``马向|东部``."""
_SAYS = ("说：", "说，", "说道", "表示", "介绍", "指出", "强调", "要求")
_LINKS = ("d", "p", "c", "u", "r")
_GOES_ON = ("v", "d", "p", "c", "u", "t", "m", "ad", "z")
"""Parts of speech that go on after a subject: verbs, adverbs, prepositions, conjunctions, times, numerals."""


class NameContext:
    """Judges places behind names; made once an article, so that looking for repetitions stays linear."""

    def __init__(self, names: Names, tag_of: Callable[[str], str], article_text: str = "") -> None:
        self._names = names
        self._tag_of = tag_of
        self._article = article_text
        self._places = _pairs(article_text, {s[0] for s in names.surnames})
        self._repeated: dict[str, bool] = {}

    def closes(self, text: str, end: int) -> bool:
        """Whether a mark, a blank or the end of the text stands at `end`."""
        return end >= len(text) or text[end] in _BOUNDARY

    def follow(self, text: str, end: int) -> float:
        """How well what stands at `end` can follow a name: a comma, ``出席``, ``为``."""
        if self.closes(text, end):
            return _AT_BOUNDARY
        if self.honoured(text, end):
            return _HONORIFIC
        follower = self._names.follower_at(text, end) or ""
        if len(follower) >= 2:
            return _FOLLOWER
        if (
            not follower
            and text.startswith(_SAYS, end + 1)
            and not self._tag_of(text[end]).startswith(_LINKS)
        ):
            return _NEITHER  # ``李大|盛|说：``: one character before such a verb is rather the name's last
        if _YEAR.match(text, end):
            return _VERB  # ``李某某2019年3月任``
        tags = [tag for n in (4, 3, 2) if (tag := self._tag_of(text[end : end + n]))]
        if any(tag.startswith(_GOES_ON) for tag in tags):
            return _VERB
        if any(tag.startswith(_NAMES_THINGS) and tag != "nr" for tag in tags) and not follower:
            # ``因病`` and ``在家`` are nouns to the dictionary, yet begin with a preposition.
            return _NEITHER if self._tag_of(text[end]).startswith(("p", "c")) else _NOUN
        if follower:
            return _SHORT_FOLLOWER
        return _SHORT_VERB if self._tag_of(text[end]).startswith(_GOES_ON) else _NEITHER

    def honoured(self, text: str, end: int) -> bool:
        """Whether a word of respect stands at `end`: ``同志``, ``总书记``, ``老人``."""
        return any(text[end : end + n] in self._names.honorifics_after_name for n in (2, 3))

    def repeated(self, name: str) -> bool:
        """Whether the article has `name` more than once, followed by different characters."""
        if name not in self._repeated:
            self._repeated[name] = self._is_repeated(name)
        return self._repeated[name]

    def _is_repeated(self, name: str) -> bool:
        following: str | None = None
        for position in self._places.get(name[:2], ()):
            if self._article.startswith(name, position):
                character = self._article[position + len(name) : position + len(name) + 1]
                if following is not None and character != following:
                    return True
                following = character
        return False


def _pairs(text: str, firsts: set[str]) -> dict[str, list[int]]:
    """Where each pair of characters stands that begins with one of `firsts`."""
    places: dict[str, list[int]] = {}
    for position, character in enumerate(text):
        if character in firsts:
            places.setdefault(text[position : position + 2], []).append(position)
    return places
