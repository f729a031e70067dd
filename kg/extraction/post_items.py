"""Single posts in a sentence: a title, and the body that it is a post of as far as the sentence says.

省总工会|副主席          the body stands before the title
某公司精密成形中心|副厂长   a part of the body stands in between
副市长、涪城区长           the title says its body: 市政府, 涪城区政府
政法委书记、总工会主席      a department without its place: it belongs to a body named before
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.extraction.places import Anchor, anchors
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["PARTY_INSIDE", "PostItem", "PostItems"]

_SUB_UNIT = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:部|处|室|科|中心|办|委员会|工会|总支|分会|车间|分厂|班组|班|队|段|所|站|厂|学院|系|"
    r"工区|矿|局|院|组|公司|基地|库|纪委|工委|团委|妇联)"
)
"""A part of a body: ``女职工部``, ``第二车间``, ``精密成形中心``."""

PARTY_INSIDE = ("党组", "党委", "党工委", "党支部", "党总支", "支部")
"""Party bodies of another body stay in the title: ``党组书记`` at ``市总工会``."""

_LEVELS = "省市区县州旗盟镇乡"
_ITEM_OPENING = frozenset("、，和兼及 （：。；“任为是系")


@dataclass(frozen=True, slots=True)
class PostItem:
    """A title with its body. `start` and `end` (clean offsets) cover both; `modifier` is ``原``, ``时任`` …

    `organisation` is None where the title shares the body of the post before it. `lone` says that
    it is a department without its place.
    """

    start: int
    end: int
    title: str
    organisation: Mention | None
    modifier: str = ""
    lone: bool = False


class PostItems:
    """Finds single posts; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(
        self, posts: Posts, bodies: Bodies, divisions: Divisions, is_word: Callable[[str], bool]
    ) -> None:
        self._posts = posts
        self._bodies = bodies
        self._divisions = divisions
        self._is_word = is_word
        self._modifiers = sorted(posts.modifiers, key=lambda m: (-len(m), m))

    def find(self, sentence: AnnotatedSentence) -> Iterator[PostItem]:
        """Yield the posts of a sentence in order, without overlaps."""
        text, offset = sentence.text, sentence.start
        inside = {
            p - offset for m in (*sentence.organisations, *sentence.persons) for p in range(m.start, m.end)
        }
        places: list[Anchor] | None = None
        position = 0
        while position < len(text):
            item = None
            if self._posts.fused_match(text, position) is not None:
                places = list(anchors(text, self._divisions, self._is_word)) if places is None else places
                item = self._fused(sentence, position, places)
            if item is None and position not in inside:
                end = self._posts.longest_match(text, position)
                occupation = self._posts.occupation_match(text, position)
                if end is not None and end - 1 not in inside and end >= (occupation or 0):
                    item = self._titled(sentence, position, end)
                elif occupation is not None and occupation - 1 not in inside:
                    item = self._occupied(sentence, position, occupation)
            if item is None:
                position += 1
            else:
                yield item
                position = item.end - offset

    def _fused(self, sentence: AnnotatedSentence, position: int, places: list[Anchor]) -> PostItem | None:
        """``副市长``, ``绵阳市市长``, ``涪城区长``: the title names the level of the government it belongs to."""
        text, offset = sentence.text, sentence.start
        match = self._posts.fused_match(text, position)
        if match is None or match[1].department != "政府":
            return None
        end, fused = match
        level_at = next(i for i in range(position, end) if text[i] in _LEVELS)
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
        return PostItem(offset + start, offset + end, fused.title, body, self._modifier(text, start))

    def _titled(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem:
        text, offset = sentence.text, sentence.start
        title = text[start:end]
        modifier = self._modifier(text, start)
        before = len(text[: start - len(modifier)].rstrip(" "))
        body = _adjacent_body(sentence, before)
        department = self._department_in(title)
        if department and (body is None or body.kind in ("party", "government")):
            lone = Mention(
                offset + start,
                offset + start + len(department),
                department,
                EntityClass.ORGANISATION,
                "",
                self._bodies.departments[department].kind,
                body,
            )
            item_start = body.start if body else offset + start
            return PostItem(item_start, offset + end, title[len(department) :], lone, modifier, lone=True)
        if body is not None:
            modifier = modifier or self._modifier(text, body.start - offset)
            return PostItem(body.start, offset + end, title, body, modifier)
        department_before = self._lone_department(sentence, before)
        if department_before is not None:
            opening = department_before.start
            modifier = modifier or self._modifier(text, opening - offset)
            return PostItem(opening, offset + end, title, department_before, modifier, lone=True)
        return PostItem(offset + start - len(modifier), offset + end, title, None, modifier)

    def _occupied(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem | None:
        """What a person does is a post only right beside the body where it is done: ``某纺织厂|挡车工``."""
        item = self._titled(sentence, start, end)
        return item if item.organisation is not None and not item.lone else None

    def _modifier(self, text: str, end: int) -> str:
        return next((m for m in self._modifiers if text.endswith(m, 0, end)), "")

    def _department_in(self, title: str) -> str:
        """``政法委`` in ``政法委书记``; empty for ``党组书记``, whose party body stays in the title."""
        for length in range(len(title) - 2, 1, -1):
            department = title[:length]
            if department in self._bodies.departments and not department.startswith(PARTY_INSIDE):
                return department
        return ""

    def _lone_department(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        text, offset = sentence.text, sentence.start
        for start in range(max(0, end - 8), end - 1):
            department = self._bodies.departments.get(text[start:end])
            if department is not None and (start == 0 or text[start - 1] in _ITEM_OPENING):
                return Mention(
                    offset + start,
                    offset + end,
                    text[start:end],
                    EntityClass.ORGANISATION,
                    "",
                    department.kind,
                )
        return None


def _adjacent_body(sentence: AnnotatedSentence, end: int) -> Mention | None:
    """The body that ends at `end` of the sentence's text, with a part of it that is named in between."""
    text, offset = sentence.text, sentence.start
    for body in reversed(sentence.organisations):
        gap_start = body.end - offset
        if gap_start > end:
            continue
        gap = text[gap_start:end]
        if not gap.strip(" “”"):
            return body
        if _SUB_UNIT.fullmatch(gap):
            return Mention(body.start, offset + end, text[body.start - offset : end], body.cls, "", body.kind)
        return None
    return None
