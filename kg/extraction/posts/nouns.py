"""Common nouns before a title that mean a body or a place named before: ``公司|董事长``, ``镇总工会|主席``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.extraction.posts.beside import ITEM_OPENING
from kg.extraction.posts.post_item import PostItem
from kg.extraction.posts.villages import TOWNSHIP_NOUNS
from kg.lexicon.bodies import Bodies
from kg.lexicon.posts import Posts
from kg.lexicon.words import longest_first
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["NounsBefore"]

_POINTERS = "该本我"
_LONGEST_DEPARTMENT = 6


class NounsBefore:
    """Finds such nouns; made once from the lexicons."""

    def __init__(self, posts: Posts, bodies: Bodies) -> None:
        self._posts = posts
        self._departments = bodies.departments
        nouns = {**bodies.anaphors.bare, **bodies.anaphors.pointed}
        self._kinds: Mapping[str, tuple[str, ...]] = {n: tuple(nouns[n]) for n in longest_first(nouns)}

    def pointing(self, sentence: AnnotatedSentence, item: PostItem, end: int) -> PostItem:
        """`item` with the noun that ends at `end` of the text, if one stands there alone: ``叮嘱公司|董事长``."""
        noun = self._before(sentence, end)
        return self.meaning(item, noun) if noun else item

    def opening(self, part: str) -> str | None:
        """The noun for a company that the name of a part begins with: ``公司`` in ``公司审计部``."""
        nouns = (n for n in self._kinds if n.endswith(("公司", "集团", "厂", "矿")))
        return next((n for n in nouns if part.startswith(n) and len(part) > len(n) + 1), None)

    def meaning(self, item: PostItem, noun: str) -> PostItem:
        """`item` of what `noun` means."""
        return replace(item, noun=noun, pointed=self._kinds[noun])

    def township_part(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        """A department of a township that ends at `end` of the text, behind a noun: ``镇|总工会``, ``乡|人大``."""
        text, offset = sentence.text, sentence.start
        for start in range(max(1, end - _LONGEST_DEPARTMENT), end - 1):
            department = self._departments.get(text[start:end])
            if (
                department is not None
                and text[:start].endswith(TOWNSHIP_NOUNS)
                and self._before(sentence, start)
            ):
                name = text[start:end]
                cls = EntityClass.ORGANISATION
                return Mention(offset + start, offset + end, name, cls, "", department.kind)
        return None

    def _before(self, sentence: AnnotatedSentence, end: int) -> str:
        text, offset = sentence.text, sentence.start
        noun = next((n for n in self._kinds if text.endswith(n, 0, end)), "")
        if not noun:
            return ""
        start = end - len(noun)
        if not start or text[start - 1] in ITEM_OPENING or text[start - 1] in _POINTERS:
            return noun
        word = next((t for t in sentence.tokens if t.end == offset + start), None)
        verb = word is not None and word.tag.startswith(("v", "p", "d"))
        return noun if verb or self._posts.modifier_before(text, start) else ""
