"""Whether a body's name ends where it seems to: ``市总`` does not in ``市总体规划``, nor ``市委`` in ``市委托``."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kg.extraction.post_items import PARTY_INSIDE
from kg.lexicon.posts import Posts

__all__ = ["NameEnds"]

_CONTINUATIONS = ("托",)
"""What follows ``委`` only inside another word, though segmenters may cut there: ``市委|托管的企业``."""

_MOST_MORE = 3
"""Characters by which a word may go on behind a name."""


class NameEnds:
    """Judges ends of names. `tag_of` gives the dictionary's part of speech of a word, empty if it has none."""

    def __init__(self, posts: Posts, tag_of: Callable[[str], str]) -> None:
        self._posts = posts
        self._tag_of = tag_of

    def goes_on(self, text: str, end: int, word_ends: Collection[int]) -> bool:
        """Whether the word that holds the character before `end` goes on behind it.

        Both the dictionary and the segmenter, whose word ends are `word_ends`, must see it (``教育部`` in
        ``教育部门``), except where a title begins right behind the name. Offsets are those of `text`.
        """
        if self.opens_title(text, end) or (text[end - 1] == "委" and text.startswith(_CONTINUATIONS, end)):
            return True
        if end in word_ends:
            return False
        return any(
            end + more <= len(text)
            and self._tag_of(text[end - 1 : end + more])
            and self._posts.longest_match(text, end) is None
            for more in range(1, _MOST_MORE + 1)
        )

    def opens_title(self, text: str, end: int) -> bool:
        """Whether a party body at `end` is the beginning of a title: ``党组`` in ``党组书记``."""
        return any(
            text.endswith(party, 0, end) and (self._posts.longest_match(text, end - len(party)) or 0) > end
            for party in PARTY_INSIDE
        )
