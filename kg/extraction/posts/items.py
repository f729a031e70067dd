"""Single posts in a sentence: a title, and the body that it is a post of as far as the sentence says.

省总工会|副主席          the body stands before the title
某公司精密成形中心|副厂长   a part of the body stands in between
副市长、涪城区长           the title says its body: 市政府, 涪城区政府
政法委书记、总工会主席      a department without its place: it belongs to a body named before
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.extraction.places import Anchor, anchors
from kg.extraction.posts.beside import (
    LEVELS,
    NO_PART,
    BodiesBefore,
    first_of,
    without_party,
    without_state,
)
from kg.extraction.posts.fused import FusedTitles
from kg.extraction.posts.lines import listed_person
from kg.extraction.posts.nouns import NounsBefore
from kg.extraction.posts.post_item import PostItem
from kg.extraction.posts.villages import village_before
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["PostItems"]

_KIND_OF_WORK = re.compile(
    r" ?(?![一二三四五六七八九十两几\d名位的及和与等对为在把向])"
    r"[\u4e00-\u9fff]{0,4}(?<![名位的等对为在把向和与及])"
)
"""Between a body and an occupation: ``装配`` in ``装配钳工``; not ``的``, ``一名``."""

_PART_AND_KIND = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,14}(?:部|线|车间|班|组|室|科|中心|站|队|厂|段|区)")

_UNION = "工会"


_LONGEST_PART = 24
_ENDS_CLAUSE = re.compile("[，。；：]")


class PostItems:
    """Finds single posts; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(
        self, posts: Posts, bodies: Bodies, divisions: Divisions, is_word: Callable[[str], bool]
    ) -> None:
        self._posts = posts
        self._bodies = bodies
        self._divisions = divisions
        self._is_word = is_word
        self._fused = FusedTitles(posts, bodies, is_word)
        self._before = BodiesBefore(bodies, divisions, posts, is_word)
        self._nouns = NounsBefore(posts, bodies)

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
                item = self._fused.read(sentence, position, places)
            if item is None and position not in inside:
                end = self._posts.longest_match(text, position)
                if end is not None and text.startswith(_UNION, position) and text.endswith("总", 0, position):
                    end = None  # ``总工会|主席``, not ``总|工会主席``
                occupation = self._posts.occupation_match(text, position)
                if end is not None and end - 1 not in inside and end >= (occupation or 0):
                    item = self._titled(sentence, position, end)
                elif occupation is not None and occupation - 1 not in inside:
                    # ``电焊工|副班长``: a trade is part of the title behind it.
                    longer = self._posts.longest_match(text, occupation)
                    end = occupation if longer is None or longer - 1 in inside else longer
                    item = self._occupied(sentence, position, end)
            if item is not None and item.organisation is None:
                item = self._closing_line(sentence, position, item.end - offset) or item
            if item is not None:
                yield item
                taken_until = item.end - offset

    def _titled(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem:
        text, offset = sentence.text, sentence.start
        title = text[start:end]
        modifier = self._posts.modifier_before(text, start)
        before = len(text[: start - len(modifier)].rstrip(" "))
        body, owner = self._before.adjacent(sentence, before)
        for cut in range(1, len(title) - 1 if body is None else 0):
            # ``急诊科|主任``, not ``急诊|科主任``: the shorter title that stands behind a body and its part.
            if self._posts.is_title(title[cut:]) and not self._posts.is_title(title[:cut]):
                body, owner = self._before.adjacent(sentence, start + cut)
                if body is not None:
                    start, title = start + cut, title[cut:]
                    break
        department = self._department_in(title)
        works = self._before.part(sentence, before) if department == _UNION and body is None else None
        if works is not None and works.text.endswith(self._posts.around["works"]):
            # ``、一分厂工会|主席``
            union = replace(works, end=offset + start + len(_UNION), text=works.text + _UNION, kind="union")
            return PostItem(union.start, offset + end, title[len(_UNION) :], union, modifier, lone=True)
        if department == _UNION and text.endswith("分", 0, start) and body is None:
            branch = self._before.part(sentence, start + len(_UNION))
            if branch is not None:  # ``、图书馆|分工会|主席``
                rest = title[len(_UNION) :]
                return PostItem(branch.start, offset + end, rest, branch, modifier, lone=True)
        if department == _UNION and body is not None and body.kind == "union":
            department = ""  # ``街道工会第四届|工会委员`` is of that union, not of a union in it
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
            item_start = first_of(sentence, body) if body else offset + start
            item = PostItem(item_start, offset + end, title[len(department) :], lone, modifier, lone=True)
            # ``原公司|工会主席``
            return (
                self._nouns.pointing(sentence, item, start) if body is None and department == _UNION else item
            )
        if body is not None:
            first = first_of(sentence, body)
            modifier = modifier or self._posts.modifier_before(text, first - offset)
            body, party = without_party(body, title, self._posts.party_inside)
            return PostItem(first, offset + end, party + title, body, modifier, owner=owner)
        if title in self._posts.around["of_parts"]:
            start = self._with_kind_of_work(sentence, start)
            title, before = text[start:end], start
            if (
                body := next((m for m in sentence.organisations if m.end - offset == start), None)
            ) is not None:
                return PostItem(
                    body.start,
                    offset + end,
                    title,
                    body,
                    self._posts.modifier_before(text, body.start - offset),
                )
        department_before = self._before.department(sentence, before) or self._before.part(sentence, before)
        if department_before is not None:
            opening = department_before.start
            modifier = modifier or self._posts.modifier_before(text, opening - offset)
            # ``、县人武部|政委``: of a place, like 县总工会, not of the body before it.
            noun = self._nouns.opening(department_before.text)
            if noun is not None:
                # ``、公司|审计部|部长``
                named = department_before.start + len(noun)
                of_company = replace(department_before, start=named, text=department_before.text[len(noun) :])
                return self._nouns.meaning(
                    PostItem(opening, offset + end, title, of_company, modifier, lone=True), noun
                )
            placed = department_before.text[0] in LEVELS and not self._is_word(department_before.text[:2])
            return PostItem(opening, offset + end, title, department_before, modifier, lone=not placed)
        if (part := self._nouns.township_part(sentence, before)) is not None:
            item = PostItem(part.start, offset + end, title, part, modifier, lone=True)
            return self._nouns.pointing(sentence, item, part.start - offset)
        if (
            title.endswith(self._posts.around["ranks"])
            and (place := self._before.place(sentence, before)) is not None
        ):
            return PostItem(place.start, offset + end, title, place, modifier)
        if (
            title.endswith(self._posts.around["of_villages"])
            and (village := village_before(sentence, before)) is not None
        ):
            return PostItem(village.start, offset + end, title, village, modifier)
        start = self._before.term_before(text, start)
        modifier = modifier if text.endswith(modifier, 0, start) else ""
        start -= len(modifier)
        item = PostItem(offset + start, offset + end, title, None, modifier)
        return self._nouns.pointing(sentence, item, start)

    def _occupied(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem | None:
        """What a person does: ``某纺织厂|挡车工``, with words that belong to it: ``某机床集团|装配钳工``."""
        text, offset = sentence.text, sentence.start
        body = next((m for m in reversed(sentence.organisations) if m.end - offset <= start), None)
        if body is not None and any(body.end <= p.start < offset + start for p in sentence.persons):
            body = None
        body = without_state(body) if body is not None else None
        words = "" if body is None else text[body.end - offset : start]
        if (
            body is None
            or words.endswith(self._posts.around["before_trades"])
            or not _KIND_OF_WORK.fullmatch(words)
        ):
            item = self._titled(sentence, start, end)
            part = _PART_AND_KIND.match(words)
            if item.organisation is not None or body is None or part is None or NO_PART.search(part.group()):
                return None if item.lone else replace(item, occupation=True)
            words = words[part.end() :]  # ``某公司|机加事业部金属结构产线|冷作钣金工``
            if not _KIND_OF_WORK.fullmatch(words):
                return replace(item, occupation=True)
        first = first_of(sentence, body)  # ``现任|某公司|装配车间钳工``
        modifier = self._posts.modifier_before(text, first - offset)
        title = words.strip() + text[start:end]
        return PostItem(first, offset + end, title, body, modifier, occupation=True)

    def _closing_line(self, sentence: AnnotatedSentence, start: int, end: int) -> PostItem | None:
        """What a line of a list ends in, whatever part of the body stands before: ``某医院重症医学科（二部）|医生``."""
        text, offset = sentence.text, sentence.start
        goes_on = end < len(text.rstrip("；。 ")) and all(p.start - offset != end for p in sentence.persons)
        if goes_on or listed_person(sentence) is None:
            return None
        body = next((m for m in reversed(sentence.organisations) if m.end - offset <= start), None)
        if body is None or any(body.end <= p.start < offset + start for p in sentence.persons):
            return None
        gap = text[body.end - offset : start]
        if len(gap) > _LONGEST_PART or _ENDS_CLAUSE.search(gap):
            return None
        return PostItem(body.start, offset + end, text[start:end], body)

    def _with_kind_of_work(self, sentence: AnnotatedSentence, start: int) -> int:
        """Where ``数控车间主任`` begins, whose `start` is that of ``车间主任``: behind a body or a mark."""
        text, offset = sentence.text, sentence.start
        ends = {m.end - offset for m in sentence.organisations}
        for first in range(start, max(-1, start - 6), -1):
            if first in ends or first == 0 or text[first - 1] in "、，；：。 （":
                return first if NO_PART.search(text[first:start]) is None else start
            if not "\u4e00" <= text[first - 1] <= "\u9fff":
                break
        return start

    def _department_in(self, title: str) -> str:
        """``政法委`` in ``政法委书记``; empty for ``党组书记``, whose party body stays in the title."""
        for length in range(len(title) - 2, 1, -1):
            department = title[:length]
            if department in self._bodies.departments and not department.startswith(self._posts.party_inside):
                return department
        return ""
