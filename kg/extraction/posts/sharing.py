"""Which body each post of a chain has: its own, that of the post before it, or one named earlier.

省总工会党组书记、常务副主席            both of 省总工会
兖矿集团党委副书记、工会主席、监事会主席  the union is the company's; the last post is of the company again
区委副书记、政法委书记                  the 政法委 of the same district
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.organisations.wholes import whole_of
from kg.extraction.posts.bodies import BodyMemory
from kg.extraction.posts.post_item import PostItem
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, Mention, Span

__all__ = ["SEPARATOR", "with_bodies"]

SEPARATOR = re.compile(r"[、，和兼及暨/ ]{0,2}")
"""What may stand between two posts of a chain."""

_LEVEL_GOVERNMENT = re.compile(r"([省市区县州旗])政府")
_POINTS = re.compile(r"[省市区县州旗](?:委|人大|政协)?")
"""A body that a level word alone names: ``市委`` is of the article's place, and so is ``市政府``."""

_LEVEL_BODY = re.compile(r"(自治区|[省市区县州旗])(?:人大常委会|人大|政协|政府|党?工委|管委会)")
"""A body of the article's place that other bodies do not belong to, though they stand beside it."""

_TOWNSHIP = re.compile(r"(.*(?:街道|镇|乡|苏木))(?:办事处|党工委|党委|人大工委|人民政府|政府)?")

_OF_A_VILLAGE = ("村", "驻村")

_NAMES_A_BODY = ("n", "j", "l", "b", "x")
"""Parts of speech of what goes before a title as part of a body's name: ``桥梁|集团|党委书记``."""


def with_bodies(
    sentence: AnnotatedSentence, chain: Sequence[PostItem], memory: BodyMemory, posts: Posts
) -> tuple[list[PostItem], bool]:
    """The chain with a body for each post, and whether its first body was left out and found before.

    Shared bodies are repeated, lone departments put under their owner. A post whose body cannot be
    told states nothing, and neither do those that share its body.
    """
    filled: list[PostItem] = []
    body: Mention | None = None
    owner: Mention | None = None
    elided = False
    unknown = False
    end = chain[0].start
    modifier = ""
    for item in chain:
        # ``原党组书记、主席``: a state holds for the posts that share the body.
        modifier = item.modifier if item.modifier or item.organisation is not None else modifier
        if modifier in memory.planned:
            continue
        item = replace(item, modifier=modifier)
        gap = sentence.slice(Span(end, max(end, item.start))).removesuffix(modifier)
        apart = end > chain[0].start and SEPARATOR.fullmatch(gap) is None
        end = item.end
        own = item.organisation
        if own is None and item.title.startswith(_OF_A_VILLAGE):
            # ``县总工会副主席、|驻村第一书记``: of the village, not of who sent him
            if (village := memory.village()) is not None:
                title = item.title.removeprefix("村") if "党" in item.title else item.title
                filled.append(replace(item, organisation=village, title=title))
            continue
        if own is None or (item.lone and own.within is None):
            unknown = unknown or apart or (not item.pointed and _glued(sentence, item, posts))
        else:
            unknown = False
        if unknown:
            body = owner = None
            continue
        if own is None and body is None and (deputed := memory.deputed(sentence, item)) is not None:
            own, title = deputed
            item, elided = replace(item, title=title), True
        elif own is None and body is None:
            own = memory.pointed(sentence, item) if item.pointed else memory.elided(sentence, item)
            elided = elided or own is not None
        organisation = own or _sharing(item, body, owner, posts)
        if organisation is None:
            continue
        above = owner or (_whole(body, posts) if body is not None else None)
        if item.lone and organisation.within is None:
            above = above or (
                memory.pointed(sentence, item) if item.pointed else memory.owner(sentence, item)
            )
            if above is None and not memory.stands_alone(organisation):
                continue
            organisation = _part_of(above, organisation)
        elif item.organisation is not None:
            organisation = _government_beside(organisation, above or memory.last, sentence)
        if item.organisation is not None or body is None:
            owner = item.owner or (above if item.lone else None)
        body = organisation
        filled.append(replace(item, organisation=organisation, owner=owner))
    return filled, elided


def _whole(body: Mention, posts: Posts) -> Mention:
    """The body that a committee or a union belongs to, or `body`: a court, a company."""
    committee = next(
        (c for c in posts.around["committees"] if body.name.endswith(c) and body.name != c), None
    )
    if committee is not None and body.within is None:
        return replace(body, label=body.name.removesuffix(committee))
    return body.within or whole_of(body) or body


def _sharing(item: PostItem, body: Mention | None, owner: Mention | None, posts: Posts) -> Mention | None:
    """The body that a post shares: ``工会主席、|监事会主席`` is of the company, not of its union."""
    if body is not None and body.name.endswith(posts.around["committees"]):
        return _whole(body, posts)  # ``审判委员会委员、|审判员``
    if body is None or owner is None or body is owner:
        return body
    no_part = posts.fitting(item.title, body.name, body.kind) is False
    return owner if no_part and posts.fitting(item.title, owner.name, owner.kind) else body


def _part_of(above: Mention | None, part: Mention) -> Mention:
    """A lone department under its owner; of a township under one name (``西城街道|总工会``)."""
    township = _TOWNSHIP.fullmatch(above.name) if above is not None and above.within is None else None
    if township is not None:
        return replace(part, label=township.group(1) + part.text)
    level = _LEVEL_BODY.fullmatch(above.name) if above is not None else None
    if level is not None and part.kind in ("union", "association"):
        return replace(part, label=level.group(1) + part.text)  # ``区政协副主席、工商联主席``
    if above is not None and above.kind in ("company", "hospital", "school") and part.kind == "government":
        part = replace(part, kind="company" if above.kind == "company" else "other")  # ``公司|审计部``
    return replace(part, within=above)


def _glued(sentence: AnnotatedSentence, item: PostItem, posts: Posts) -> bool:
    """Whether a noun stands right before a title without body: ``桥梁集团|党委书记``, a body that is not known.

    ``会议由|主席``, ``选举产生|主席``, ``同志|主席`` name none.
    """
    position = item.start
    if item.modifier and sentence.slice(Span(sentence.start, position)).endswith(item.modifier):
        position -= len(item.modifier)  # ``当选为|首任|工会主席``
    index = bisect_left(sentence.tokens, position, key=lambda token: token.start) - 1
    before = sentence.tokens[index] if index >= 0 else None
    if (
        before is None
        or before.end < position
        or any(m.end == position for m in (*sentence.persons, *sentence.awards))
    ):
        return False
    if before.end > position:
        return False  # ``在任主席``: the title begins inside a word
    cjk = all("\u4e00" <= c <= "\u9fff" for c in before.text)
    return cjk and before.text not in posts.around["no_body"] and before.tag.startswith(_NAMES_A_BODY)


def _government_beside(government: Mention, owner: Mention | None, sentence: AnnotatedSentence) -> Mention:
    """``市长`` behind ``永安市委书记甲、``: the government of the same place, if of the same level."""
    level = _LEVEL_GOVERNMENT.fullmatch(government.label)
    if level is None or owner is None or level.group(1) not in owner.text or owner.start < sentence.start:
        return government
    if _POINTS.fullmatch(owner.text):
        return government
    return replace(government, label="政府", within=owner)
