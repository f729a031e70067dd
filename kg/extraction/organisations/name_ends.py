"""Whether a body's name ends where it seems to.

``市总`` does not in ``市总体规划``, nor ``市委`` in ``市委托管的企业``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from kg.lexicon.posts import Posts

__all__ = ["NameEnds"]

_STRADDLING = re.compile("委托|协调(?![研整动查解配])|学(?:本科|专科)?学历|学文化")
"""Words that begin with a body's last character, where segmenters may cut: ``市委|托管``, ``县政协|调``,
or that make it a level of schooling: ``中央党校大学|学历``."""

_ASSEMBLY = re.compile("成立|揭牌|挂牌|换届|第[一二三四五六七八九十]+[届次]")

_LOCAL_PARTY = ("党工委", "党委", "党总支")
_SETTLEMENTS = ("街道", "镇", "乡", "社区", "居民区", "村")

_MOST_MORE = 3
"""Characters by which a word may go on behind a name."""


class NameEnds:
    """Judges ends of names. `tag_of` gives a word's part of speech, empty if the dictionary lacks it."""

    def __init__(self, posts: Posts, tag_of: Callable[[str], str]) -> None:
        self._posts = posts
        self._tag_of = tag_of

    def goes_on(self, text: str, end: int, word_ends: Collection[int]) -> bool:
        """Whether the word that holds the character before `end` goes on behind it.

        Both the dictionary and the segmenter, whose word ends are `word_ends`, must see it (``教育部`` in
        ``教育部门``), except where a title begins right behind the name. Offsets are those of `text`.
        """
        if self.opens_title(text, end) or _STRADDLING.match(text, end - 1):
            return True
        if end in word_ends:
            return False
        return any(
            end + more <= len(text)
            and self._tag_of(text[end - 1 : end + more])
            and self._posts.longest_match(text, end) is None
            for more in range(1, _MOST_MORE + 1)
        )

    def party_title(self, text: str, end: int) -> bool:
        """Whether a title with a party body of its own begins at `end`: ``党工委副书记``."""
        after = self._posts.longest_match(text, end)
        return after is not None and text.startswith(self._posts.party_inside, end)

    def opens_assembly(self, text: str, end: int) -> bool:
        """Whether a title or an assembly of one body begins at `end`: ``主席``, ``成立大会``, ``第一届委员会``."""
        return self._posts.longest_match(text, end) is not None or _ASSEMBLY.match(text, end) is not None

    def opens_title(self, text: str, end: int) -> bool:
        """Whether a party body at `end` is the beginning of a title: ``党组`` in ``党组书记``.

        Townships and villages are places, so that it is a body there: ``柳岸街道党工委|书记``.
        """
        return any(
            text.endswith(party, 0, end)
            and (self._posts.longest_match(text, end - len(party)) or 0) > end
            and not (party in _LOCAL_PARTY and text.endswith(_SETTLEMENTS, 0, end - len(party)))
            for party in self._posts.party_inside
        )
