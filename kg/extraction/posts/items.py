"""Single posts in a sentence: a title, and the body that it is a post of as far as the sentence says.

省总工会|副主席          the body stands before the title
某公司精密成形中心|副厂长   a part of the body stands in between
副市长、涪城区长           the title says its body: 市政府, 涪城区政府
政法委书记、总工会主席      a department without its place: it belongs to a body named before
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.places import Anchor, anchors
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.lexicon.posts import Posts
from kg.lexicon.words import longest_first
from kg.model import AnnotatedSentence, EntityClass, Mention, Span

__all__ = ["PostItem", "PostItems"]

_COMMITTEE = re.compile(r"第[一二三四五六七八九十百\d]+届(?:委员会|常务委员会)?")
"""``市总工会第十五届委员会|主席`` is the chair of the union."""

_KIND_OF_WORK = re.compile(
    r" ?(?![一二三四五六七八九十两几\d名位的及和与等对为在把向])"
    r"[\u4e00-\u9fff]{0,4}(?<![名位的等对为在把向和与及])"
)
"""Between a body and an occupation: ``装配`` in ``装配钳工``; not ``的``, ``一名``."""

_LONE_PARTS = ("部", "处", "科", "室", "中心", "车间", "分厂", "分公司", "分会")
_NO_PART = re.compile(r"[的在与和兼对向由是为了到请给把让等各全、]|分别|陪同|以及")
"""What stands in no name of a part."""

_JOINED_PART = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2,6}(?:部|处|室|科)$)")
"""``和`` inside the name of one part: ``市总工会|宣传和网络工作部|部长``."""

_SAYS_WHO = re.compile(r"[\u4e00-\u9fff]{2,8}：")
"""``负责人：`` in a bracket behind a body."""

_UNION = "工会"
_TITLES_OF_PARTS = ("车间主任", "班组长", "班长", "工段长")
"""Titles that begin with a part of a company: ``数控|车间主任``."""

_LEVELS = "省市区县州旗盟镇乡"
_ITEM_OPENING = frozenset("、，和兼及 （：。；“任为是系")


@dataclass(frozen=True, slots=True)
class PostItem:
    """A title with its body. `start` and `end` (clean offsets) cover both; `modifier` is ``原``, ``时任`` …

    `organisation` is None where the title shares the body of the post before it. `lone` says that
    it is a department or a part without the body it belongs to. `owner` is the body without the
    part that the title names (省总工会 of ``省总工会女职工部部长``). `occupation`: it is what a person does.
    """

    start: int
    end: int
    title: str
    organisation: Mention | None
    modifier: str = ""
    lone: bool = False
    owner: Mention | None = None
    occupation: bool = False


class PostItems:
    """Finds single posts; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(
        self, posts: Posts, bodies: Bodies, divisions: Divisions, is_word: Callable[[str], bool]
    ) -> None:
        self._posts = posts
        self._bodies = bodies
        self._divisions = divisions
        self._is_word = is_word
        self._modifiers = longest_first(posts.modifiers)
        words = "|".join(map(re.escape, posts.part_words))
        self._part = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,10}}(?:{words})")

    def find(self, sentence: AnnotatedSentence) -> Iterator[PostItem]:
        """Yield the posts of a sentence in order, without overlaps."""
        text, offset = sentence.text, sentence.start
        inside = {
            p - offset for m in (*sentence.organisations, *sentence.persons) for p in range(m.start, m.end)
        }
        places: list[Anchor] | None = None
        taken_until = 0
        for position in self._posts.openings(text):
            if position < taken_until:
                continue
            item = None
            if self._posts.fused_match(text, position) is not None:
                places = list(anchors(text, self._divisions, self._is_word)) if places is None else places
                item = self._fused(sentence, position, places)
            if item is None and position not in inside:
                end = self._posts.longest_match(text, position)
                if end is not None and text.startswith(_UNION, position) and text.endswith("总", 0, position):
                    end = None  # ``总工会|主席``, not ``总|工会主席``
                occupation = self._posts.occupation_match(text, position)
                if end is not None and end - 1 not in inside and end >= (occupation or 0):
                    item = self._titled(sentence, position, end)
                elif occupation is not None and occupation - 1 not in inside:
                    item = self._occupied(sentence, position, occupation)
            if item is not None:
                yield item
                taken_until = item.end - offset

    def _fused(self, sentence: AnnotatedSentence, position: int, places: list[Anchor]) -> PostItem | None:
        """``副市长``, ``绵阳市市长``, ``涪城区长``: the title names the level of its government."""
        text, offset = sentence.text, sentence.start
        match = self._posts.fused_match(text, position)
        if match is None or match[1].department != "政府":
            return None
        end, fused = match
        beside = next((m for m in sentence.organisations if m.end - offset == position), None)
        if beside is not None and beside.name.endswith("政府"):
            # ``古塘镇人民政府|副镇长``: the body is named, and more fully than by the title.
            modifier = self._modifier(text, beside.start - offset)
            return PostItem(beside.start, offset + end, fused.title, beside, modifier)
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
        body, owner = self._adjacent_body(sentence, before)
        for cut in range(1, len(title) - 1 if body is None else 0):
            # ``急诊科|主任``, not ``急诊|科主任``: the shorter title that stands behind a body and its part.
            if self._posts.is_title(title[cut:]) and not self._posts.is_title(title[:cut]):
                body, owner = self._adjacent_body(sentence, start + cut)
                if body is not None:
                    start, title = start + cut, title[cut:]
                    break
        department = self._department_in(title)
        if department and (body is None or body.kind in ("party", "government") or department == _UNION):
            lone = Mention(
                offset + start,
                offset + start + len(department),
                department,
                EntityClass.ORGANISATION,
                "",
                self._bodies.departments[department].kind,
                body,
            )
            item_start = _first(sentence, body) if body else offset + start
            return PostItem(item_start, offset + end, title[len(department) :], lone, modifier, lone=True)
        if body is not None:
            first = _first(sentence, body)
            modifier = modifier or self._modifier(text, first - offset)
            body, party = _without_party(body, title, self._posts.party_inside)
            return PostItem(first, offset + end, party + title, body, modifier, owner=owner)
        if title in _TITLES_OF_PARTS:
            start = self._with_kind_of_work(sentence, start)
            title, before = text[start:end], start
            if (
                body := next((m for m in sentence.organisations if m.end - offset == start), None)
            ) is not None:
                return PostItem(
                    body.start, offset + end, title, body, self._modifier(text, body.start - offset)
                )
        department_before = self._lone_department(sentence, before) or self._lone_part(sentence, before)
        if department_before is not None:
            opening = department_before.start
            modifier = modifier or self._modifier(text, opening - offset)
            return PostItem(opening, offset + end, title, department_before, modifier, lone=True)
        return PostItem(offset + start - len(modifier), offset + end, title, None, modifier)

    def _occupied(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem | None:
        """What a person does: ``某纺织厂|挡车工``, with words that belong to it: ``某机床集团|装配钳工``."""
        text, offset = sentence.text, sentence.start
        body = next((m for m in reversed(sentence.organisations) if m.end - offset <= start), None)
        if body is not None:
            words = text[body.end - offset : start]
            if _KIND_OF_WORK.fullmatch(words) and not any(
                body.end <= p.start < offset + start for p in sentence.persons
            ):
                modifier = self._modifier(text, body.start - offset)
                return PostItem(
                    body.start, offset + end, words.strip() + text[start:end], body, modifier, occupation=True
                )
        item = self._titled(sentence, start, end)
        return None if item.lone else replace(item, occupation=True)

    def _with_kind_of_work(self, sentence: AnnotatedSentence, start: int) -> int:
        """Where ``数控车间主任`` begins, whose `start` is that of ``车间主任``: behind a body or a mark."""
        text, offset = sentence.text, sentence.start
        ends = {m.end - offset for m in sentence.organisations}
        for first in range(start, max(-1, start - 6), -1):
            if first in ends or first == 0 or text[first - 1] in "、，；：。 （":
                return first if _NO_PART.search(text[first:start]) is None else start
            if not "\u4e00" <= text[first - 1] <= "\u9fff":
                break
        return start

    def _modifier(self, text: str, end: int) -> str:
        return next((m for m in self._modifiers if text.endswith(m, 0, end)), "")

    def _department_in(self, title: str) -> str:
        """``政法委`` in ``政法委书记``; empty for ``党组书记``, whose party body stays in the title."""
        for length in range(len(title) - 2, 1, -1):
            department = title[:length]
            if department in self._bodies.departments and not department.startswith(self._posts.party_inside):
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

    def _lone_part(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        """A part of a body that opens an item of a list: ``、女职工部|副部长``."""
        text, offset = sentence.text, sentence.start
        start = end
        while start and end - start < 12 and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        part = text[start:end]
        if not 2 <= len(part) <= 10 or (start and text[start - 1] not in "、，；：。（ "):
            return None
        if not part.endswith(_LONE_PARTS) or self._part.fullmatch(part) is None or _NO_PART.search(part):
            return None
        kind = "government" if part.endswith(("部", "处", "科", "室")) else "other"
        return Mention(offset + start, offset + end, part, EntityClass.ORGANISATION, "", kind)

    def _adjacent_body(self, sentence: AnnotatedSentence, end: int) -> tuple[Mention | None, Mention | None]:
        """The body that ends at `end` of the sentence's text, with a part of it that is named in between, and
        that body without the part."""
        text, offset = sentence.text, sentence.start
        if text.endswith("（", 0, end) and _SAYS_WHO.match(text, end):
            end -= 1  # ``某某公司客服中心（负责人：王某）``
        body = next((m for m in reversed(sentence.organisations) if m.end - offset <= end), None)
        if body is None:
            return None, None
        gap = text[body.end - offset : end]
        if not gap.strip(" “”") or _COMMITTEE.fullmatch(gap):
            return body, None
        joined = _JOINED_PART.sub("", gap)
        if self._part.fullmatch(gap) and not _NO_PART.search(joined):
            whole = text[body.start - offset : end]
            label = body.label + gap if body.label else ""
            return Mention(body.start, offset + end, whole, body.cls, label, body.kind), body
        return None, None


def _first(sentence: AnnotatedSentence, body: Mention) -> int:
    """Where the name of `body` begins, with the body that it is a part of if that stands right before."""
    owner = body.within
    if owner is None or not sentence.start <= owner.start <= owner.end <= body.start:
        return body.start
    return owner.start if not sentence.slice(Span(owner.end, body.start)).strip() else body.start


def _without_party(body: Mention, title: str, parties: Sequence[str]) -> tuple[Mention, str]:
    """``公司党委|书记`` is the post 党委书记 of the company: the body without its party body, and that."""
    party = next((p for p in parties if body.name.endswith(p) and len(body.name) > len(p)), "")
    if not party or body.kind == "government" or not title.endswith(("书记", "委员", "常委", "成员")):
        return body, ""
    kind = "company" if "公司" in body.name or "集团" in body.name else "other"
    return replace(body, label=body.name.removesuffix(party), kind=kind), party
