"""The body that stands right before a title, or the department or place that does without naming its body.

市总工会|副主席                       a body
某公司精密成形中心|副厂长             a body and a part of it
市科协第六届委员会|主席               a committee elected for some years: the post is one at 市科协
（区委副书记、）政法委|书记           a department without its place
绵阳市|一级巡视员                     a place: its government
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extraction.places import anchors
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, EntityClass, Mention, Span

__all__ = [
    "ITEM_OPENING",
    "LEVELS",
    "NO_PART",
    "BodiesBefore",
    "first_of",
    "points_elsewhere",
    "without_party",
    "without_state",
]

_TERM = r"(?:新一届|第[一二三四五六七八九十百\d]+届|[一二三四五六七八九十]+届)"
_COMMITTEE = re.compile(
    rf"{_TERM}(?:执委会|全委会|主席团|(?:执行|常务)?理事会|监事会|(?:执行|常务)?(?:委员会)?(?:常务委员会|领导班子)?)"
    r"|(?:执行|常务)?委员会|执委会|全委会|理事会"
)
"""``市总工会第十五届委员会|主席`` is the chair of the union."""

_OF_A_TERM = re.compile(
    rf"(.{{3,}}?)(?:{_TERM}(?:执行|常务)?委员会(?:常务委员会)?|(?:{_TERM})?(?:执行委员会|执委会|全委会))"
)
"""A committee that a union elects for some years: its members are those of the union."""

_TERM_BEFORE = re.compile(rf"{_TERM}(?:理事会|监事会|常务理事会|委员会|执委会|工会委员会|会员代表大会)?$")

_STATE_AND_BODY = re.compile(
    "原(?=中国|中华|全国|中央|国家|[省市区县州旗](?:委|政府|人大|政协|总))|现为(?=[\u4e00-\u9fff]{4})"
)

NO_PART = re.compile(r"[的在与和兼对向由是为了到请给把让等各全免其、]|分别|陪同|以及")
"""What stands in no name of a part."""

_JOINED_PART = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2,6}(?:部|处|室|科)$)")
"""``和`` inside the name of one part: ``市总工会|宣传和网络工作部|部长``."""

_BRACKET = re.compile("（[\u4e00-\u9fff]{2,12}）")
"""Another name of a body behind it: ``市工商联（总商会）|主席``."""

_SAYS_WHO = re.compile(r"[\u4e00-\u9fff]{2,8}：")
"""``负责人：`` in a bracket behind a body."""

LEVELS = "省市区县州旗盟镇乡"
ITEM_OPENING = frozenset("、，和兼及 （：。；“任为是系")
"""What stands before an item of a chain that begins without its body."""


class BodiesBefore:
    """Finds what stands before a title. `is_word`: whether the dictionary has a word."""

    def __init__(
        self,
        bodies: Bodies,
        divisions: Divisions,
        posts: Posts,
        is_word: Callable[[str], bool],
    ) -> None:
        self._bodies = bodies
        self._divisions = divisions
        self._is_word = is_word
        self._lone_parts = posts.around["lone_parts"]
        words = "|".join(map(re.escape, posts.part_words))
        self._holding = re.compile("|".join(re.escape(v) for v in posts.verbs if len(v) > 1))
        self._part = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,10}}(?:{words})")

    def adjacent(self, sentence: AnnotatedSentence, end: int) -> tuple[Mention | None, Mention | None]:
        """The body that ends at `end` of the sentence's text, with a part of it that is named in between, and
        that body without the part."""
        text, offset = sentence.text, sentence.start
        if text.endswith("（", 0, end) and _SAYS_WHO.match(text, end):
            end -= 1  # ``某某公司客服中心（负责人：王某）``
        body = next((m for m in reversed(sentence.organisations) if m.end - offset <= end), None)
        if body is None or points_elsewhere(body):
            return None, None
        body = _elector(without_state(body))
        gap = text[body.end - offset : end]
        if not gap.strip(" “”") or _BRACKET.fullmatch(gap) or _COMMITTEE.fullmatch(gap):
            return body, None
        joined = _JOINED_PART.sub("", gap)
        if (
            self._part.fullmatch(gap)
            and not NO_PART.search(joined)
            and not self._says_who(sentence, body, end)
        ):
            whole = text[body.start - offset : end]
            label = body.label + gap if body.label else ""
            return Mention(body.start, offset + end, whole, body.cls, label, body.kind), body
        return None, None

    def _says_who(self, sentence: AnnotatedSentence, body: Mention, end: int) -> bool:
        """Whether a person or a verb stands between `body` and `end`: ``公司党委|副书记杜某当选工会|主席``."""
        text, offset = sentence.text, sentence.start
        if any(body.end <= p.start < offset + end for p in sentence.persons):
            return True
        return self._holding.search(text, body.end - offset, end) is not None

    def term_before(self, text: str, end: int) -> int:
        """Where words for a term of a committee begin that end at `end` (``当选|第二届理事会|会长``), or `end`."""
        term = _TERM_BEFORE.search(text, max(0, end - 16), end)
        return end if term is None else term.start()

    def department(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        text, offset = sentence.text, sentence.start
        for start in range(max(0, end - 8), end - 1):
            department = self._bodies.departments.get(text[start:end])
            if department is not None and (start == 0 or text[start - 1] in ITEM_OPENING):
                return Mention(
                    offset + start,
                    offset + end,
                    text[start:end],
                    EntityClass.ORGANISATION,
                    "",
                    department.kind,
                )
        return None

    def part(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        """A part of a body that opens an item of a list: ``、女职工部|副部长``."""
        text, offset = sentence.text, sentence.start
        start = end
        while start and end - start < 12 and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        part = text[start:end]
        if not 2 <= len(part) <= 10 or (start and text[start - 1] not in "、，；：。（ "):
            return None
        union = part.endswith("分工会")  # ``图书馆|分工会``
        if (
            not (union or part.endswith(self._lone_parts))
            or self._part.fullmatch(part) is None
            or NO_PART.search(part)
        ):
            return None
        kind = "union" if union else "government" if part.endswith(("部", "处", "科", "室")) else "other"
        return Mention(offset + start, offset + end, part, EntityClass.ORGANISATION, "", kind)

    def place(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        """The government of the place that stands before a rank: ``绵阳市|一级巡视员``, ``县|二级调研员``."""
        text, offset = sentence.text, sentence.start
        if end and text[end - 1] in LEVELS and (end == 1 or text[end - 2] in ITEM_OPENING):
            start = end - 1
        else:
            place = next((p for p in anchors(text, self._divisions, self._is_word) if p.end == end), None)
            if place is None or not place.full:
                return None
            start = place.start
        name = text[start:end]
        return Mention(
            offset + start, offset + end, name, EntityClass.ORGANISATION, name + "政府", "government"
        )


def points_elsewhere(body: Mention) -> bool:
    """Whether a noun was taken for a body that is not called so: ``公司`` for a 总厂 where people met."""
    noun = next((n for n in ("公司", "集团") if body.text.startswith(n) and body.label), None)
    return noun is not None and not any(n in body.label for n in ("公司", "集团"))


def first_of(sentence: AnnotatedSentence, body: Mention) -> int:
    """Where the name of `body` begins, with the body that it is a part of if that stands right before."""
    owner = body.within
    if owner is None or not sentence.start <= owner.start <= owner.end <= body.start:
        return body.start
    return owner.start if not sentence.slice(Span(owner.end, body.start)).strip() else body.start


def _elector(body: Mention) -> Mention:
    """``市科协|第六届委员会`` is elected by 市科协, and who sits in it has a post there; else `body`."""
    elected = _OF_A_TERM.fullmatch(body.text)
    if elected is None:
        return body
    label = re.sub(r"(?:执行|常务)?委员会$", "", body.label)
    return replace(body, label=elected.group(1) if label == body.label else label)


def without_state(body: Mention) -> Mention:
    """``原|中国科协主席``: a state of the post that was read into the name of the body; else `body`."""
    state = _STATE_AND_BODY.match(body.text)
    if state is None:
        return body
    cut = state.end()
    return replace(
        body, start=body.start + cut, text=body.text[cut:], label=body.label.removeprefix(state.group())
    )


def without_party(body: Mention, title: str, parties: Sequence[str]) -> tuple[Mention, str]:
    """``公司党委|书记`` is the post 党委书记 of the company: the body without its party body, and that.

    Townships and villages are places, so that their party body is one of its own: ``柳岸街道党工委|书记``.
    """
    party = next((p for p in parties if body.name.endswith(p) and len(body.name) > len(p)), "")
    if not party or body.kind == "government" or not title.endswith(("书记", "委员", "常委", "成员")):
        return body, ""
    if body.name.removesuffix(party).endswith(("街道", "镇", "乡", "社区", "居民区", "村")):
        return body, ""
    kind = "company" if "公司" in body.name or "集团" in body.name else "other"
    return replace(body, label=body.name.removesuffix(party), kind=kind), party
