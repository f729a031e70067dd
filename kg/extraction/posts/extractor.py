"""Who holds which post where.

A *chain* is a series of posts of one person, each with its body or sharing that of the one before:

    省总工会党组书记、常务副主席|王某      two posts at 省总工会
    区委副书记、政法委书记|李某            the second at the 政法委 of that district
    市委常委、副市长|赵某                  at 市委 and at 市政府

A chain stands before the name, and holds for all names listed there (``副主席甲、乙、丙``), or behind it
with a verb (``甲任市总工会主席``, ``选举乙为…``, ``免去丙的…职务``); see :mod:`kg.extraction.posts.holders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.posts.bodies import BodyMemory
from kg.extraction.posts.holders import Holder, Holders
from kg.extraction.posts.items import PostItem, PostItems
from kg.lexicon.posts import Posts
from kg.model import AnnotatedArticle, AnnotatedSentence, EntityClass, Mention, Post, Span

__all__ = ["extract"]

_SEPARATOR = re.compile(r"[、，和兼及暨/ ]{0,2}")
_OTHER_ITEM = re.compile(r"、(?!(?:在|对|向|与|由|听取|包括|参加|出席))[\u4e00-\u9fff“”]{1,9}")
"""A body that is not recognised between two posts: ``市工商联副主席、|某某商会|会长``."""

_ELECTED = ("当选", "当选为", "当选为新一届")

_LEVEL_GOVERNMENT = re.compile(r"([省市区县州旗])政府")

_GENERAL_SECRETARY = "总书记"
_CENTRAL_COMMITTEE = "中共中央"


def extract(article: AnnotatedArticle, items: PostItems, posts: Posts) -> Iterator[Post]:
    """Yield the posts that an article states; what their bodies are called in full is for resolution."""
    holders = Holders(posts)
    memory = BodyMemory(posts)
    for sentence in article.sentences:
        holders.enter(sentence)
        memory.enter(sentence)
        for chain in _chains(sentence, list(items.find(sentence))):
            held = list(holders.of(sentence, chain))
            filled, elided = _filled(sentence, chain, memory)
            for holder in held:
                for item in filled:
                    if item.organisation is not None:
                        yield _post(holder, item, item.organisation, elided, posts)
            if filled and (held or any(item.organisation is not None for item in chain)):
                last = filled[-1].organisation
                memory.keep(last, filled[-1].owner, held[-1].person.end if held else chain[-1].end)
        yield from _general_secretary(sentence)


def _post(holder: Holder, item: PostItem, body: Mention, elided: bool, posts: Posts) -> Post:
    state = posts.modifiers.get(item.modifier)
    former = state == "former" or (holder.status == "former" and state != "current")
    return Post(
        person=holder.person,
        title=item.title,
        organisation=body,
        evidence=holder.span,
        rule="post.elided" if elided else holder.rule,
        status="ended" if holder.status == "ended" else "former" if former else "current",
        since=holder.since,
        until=holder.until,
    )


def _chains(sentence: AnnotatedSentence, items: Sequence[PostItem]) -> Iterator[list[PostItem]]:
    chain: list[PostItem] = []
    for item in items:
        if chain and not _continues(sentence, chain[-1], item):
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


def _continues(sentence: AnnotatedSentence, before: PostItem, item: PostItem) -> bool:
    if item.start < before.end:
        return False
    gap = sentence.slice(Span(before.end, item.start)).removesuffix(item.modifier)
    if "，" in gap and item.occupation and item.organisation is None:
        return False  # ``现任掘进队队长，高级技师``: a rank of the person, at no body
    if "，" in gap and sentence.slice(Span(sentence.start, before.start)).endswith(_ELECTED):
        return False  # ``甲当选主席，外卖骑手乙当选副主席``
    if _SEPARATOR.fullmatch(gap) is not None:
        return True
    stretch = Span(before.end, item.start)
    return _OTHER_ITEM.fullmatch(gap) is not None and not any(
        m.span.overlaps(stretch) for m in (*sentence.persons, *sentence.organisations)
    )


def _filled(
    sentence: AnnotatedSentence, chain: Sequence[PostItem], memory: BodyMemory
) -> tuple[list[PostItem], bool]:
    """The chain with a body for each post, and whether its first body was left out and found before.

    Shared bodies are repeated, lone departments put under their owner. A post whose body cannot be
    told states nothing, and neither do those that share its body.
    """
    filled: list[PostItem] = []
    body: Mention | None = None
    owner: Mention | None = None
    elided = False
    end = chain[0].start
    modifier = ""
    for item in chain:
        # ``原党组书记、主席``: a state holds for the posts that share the body.
        modifier = item.modifier if item.modifier or item.organisation is not None else modifier
        if modifier in memory.planned:
            continue
        item = replace(item, modifier=modifier)
        gap = sentence.slice(Span(end, max(end, item.start))).removesuffix(modifier)
        unknown_body = end > chain[0].start and _SEPARATOR.fullmatch(gap) is None
        end = item.end
        organisation = item.organisation
        if organisation is None and unknown_body:
            body = owner = None
            continue
        if organisation is None and body is None:
            organisation = memory.elided(sentence, item)
            elided = elided or organisation is not None
        organisation = organisation or body
        if organisation is None:
            continue
        above = owner or (body.within or body if body is not None else None)
        if item.lone and organisation.within is None:
            above = above or memory.owner(sentence, item)
            if above is None and not memory.stands_alone(organisation):
                continue
            organisation = replace(organisation, within=above)
        elif item.organisation is not None:
            organisation = _government_beside(organisation, above or memory.last, sentence)
        if item.organisation is not None or body is None:
            owner = item.owner or (above if item.lone else None)
        body = organisation
        filled.append(replace(item, organisation=organisation, owner=owner))
    return filled, elided


def _government_beside(government: Mention, owner: Mention | None, sentence: AnnotatedSentence) -> Mention:
    """``市长`` behind ``永安市委书记甲、``: the government of the same place, if of the same level."""
    level = _LEVEL_GOVERNMENT.fullmatch(government.label)
    if level is None or owner is None or level.group(1) not in owner.text or owner.start < sentence.start:
        return government
    return replace(government, label="政府", within=owner)


def _general_secretary(sentence: AnnotatedSentence) -> Iterator[Post]:
    """``甲总书记``: the one title that names its body when it follows a name."""
    for person in sentence.persons:
        end = person.end + len(_GENERAL_SECRETARY)
        if end <= sentence.sentence.end and sentence.slice(Span(person.end, end)) == _GENERAL_SECRETARY:
            body = Mention(
                person.end, end, _GENERAL_SECRETARY, EntityClass.ORGANISATION, _CENTRAL_COMMITTEE, "party"
            )
            yield Post(person, _GENERAL_SECRETARY, body, Span(person.start, end), "post.general_secretary")
