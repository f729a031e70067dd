"""Titles that say their body: ``副市长``, ``涪城区长`` of a government, ``统战部长`` of a department of the Party."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.places import Anchor
from kg.extraction.posts.beside import ITEM_OPENING, LEVELS, first_of
from kg.extraction.posts.post_item import PostItem
from kg.lexicon.bodies import Bodies
from kg.lexicon.posts import FusedPost, Posts
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["FusedTitles"]


class FusedTitles:
    """Reads fused titles; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(self, posts: Posts, bodies: Bodies, is_word: Callable[[str], bool]) -> None:
        self._posts = posts
        self._bodies = bodies
        self._is_word = is_word

    def read(self, sentence: AnnotatedSentence, position: int, places: Sequence[Anchor]) -> PostItem | None:
        """``副市长``, ``绵阳市市长``, ``涪城区长``: the title names the level of its government."""
        text, offset = sentence.text, sentence.start
        match = self._posts.fused_match(text, position)
        if match is None:
            return None
        end, fused = match
        if fused.department != "政府":
            return self._department(sentence, position, end, fused)
        beside = next((m for m in sentence.organisations if m.end - offset == position), None)
        if beside is not None and beside.name.endswith("政府"):
            # ``古塘镇人民政府|副镇长``: the body is named, and more fully than by the title.
            modifier = self._posts.modifier_before(text, beside.start - offset)
            return PostItem(beside.start, offset + end, fused.title, beside, modifier)
        level_at = next(i for i in range(position, end) if text[i] in LEVELS)
        before = next((p for p in places if p.divisions and p.end in (position, level_at + 1)), None)
        if before is not None and before.start < position:
            start, body_end = before.start, before.end
            name = before.text if before.full else before.text + text[level_at]
        elif level_at == position and position and self._is_word(text[position - 1 : position + 1]):
            return None  # ``城市长期``: no title begins here
        else:
            start, body_end, name = level_at, level_at + 1, text[level_at]
        body = Mention(
            offset + start,
            offset + body_end,
            text[start:body_end],
            EntityClass.ORGANISATION,
            name + "政府",
            "government",
        )
        start = min(start, position)
        return PostItem(
            offset + start, offset + end, fused.title, body, self._posts.modifier_before(text, start)
        )

    def _department(
        self, sentence: AnnotatedSentence, position: int, end: int, fused: FusedPost
    ) -> PostItem | None:
        """``统战部长``: the department and its title share a character; other titles have theirs before them."""
        text, offset = sentence.text, sentence.start
        shared = len(fused.department) + len(fused.title) > len(fused.surface)
        if not shared or not text.startswith(fused.department, position):
            return None
        body = next((m for m in sentence.organisations if m.end - offset == position), None)
        if body is None and position and text[position - 1] not in ITEM_OPENING:
            return None
        department = Mention(
            offset + position,
            offset + position + len(fused.department),
            fused.department,
            EntityClass.ORGANISATION,
            "",
            self._bodies.departments[fused.department].kind,
            body,  # ``县委|统战部长``
        )
        start = position if body is None else first_of(sentence, body) - offset
        modifier = self._posts.modifier_before(text, start)
        return PostItem(offset + start, offset + end, fused.title, department, modifier, lone=True)
