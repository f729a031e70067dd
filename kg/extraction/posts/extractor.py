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

from kg.extraction.posts.bodies import BodyMemory
from kg.extraction.posts.holders import Holder, Holders
from kg.extraction.posts.items import PostItems
from kg.extraction.posts.post_item import PostItem
from kg.extraction.posts.sharing import SEPARATOR, with_bodies
from kg.lexicon.posts import Posts
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, EntityClass, Mention, Post, Span

__all__ = ["extract"]

_OTHER_ITEM = re.compile(
    r"、(?!(?:在|对|向|与|由|听取|包括|参加|出席))(?:[\u4e00-\u9fff“”]{1,9}"
    r"|[\u4e00-\u9fff“”‘’（）]{2,28}(?:会|组|部|办|办公室|院|中心|局|厅|公司|集团|所|站|厂|校|社|团))"
)
"""A body that is not recognised between two posts: ``市工商联副主席、|某某商会|会长``."""

_ELECTED = ("当选", "当选为", "当选为新一届", "连任")

_VERBS_OF_STATE = ("现任", "时任", "曾任", "原任")
"""States of a post that are verbs too."""

_GENERAL_SECRETARY = "总书记"
_CENTRAL_COMMITTEE = "中共中央"


def extract(article: AnnotatedArticle, items: PostItems, posts: Posts) -> Iterator[Post]:
    """Yield the posts that an article states; what their bodies are called in full is for resolution."""
    holders = Holders(posts)
    memory = BodyMemory(posts)
    for sentence in article.sentences:
        if sentence.sentence.kind is BlockKind.BYLINE:
            continue  # ``某某日报 记者 王某`` is told by kg.extraction.bylines
        holders.enter(sentence)
        memory.enter(sentence)
        for chain in _chains(sentence, [i for i in items.find(sentence) if not _inside_name(sentence, i)]):
            held = list(holders.of(sentence, chain))
            filled, elided = with_bodies(sentence, chain, memory, posts)
            for holder in held:
                for item in filled:
                    if item.organisation is not None and item.title not in posts.around["no_post"]:
                        yield _post(holder, item, item.organisation, elided, posts)
            if chain[0].pointed and not filled:
                memory.lose()
            if filled and (held or any(item.organisation is not None for item in chain)):
                last = filled[-1].organisation
                end = held[-1].person.end if held else chain[-1].end
                memory.keep(last, filled[-1].owner, filled[-1].title, end)
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


def _inside_name(sentence: AnnotatedSentence, item: PostItem) -> bool:
    """Whether an occupation is a part of a name that is not known: ``全省|职工|素质提升活动组委会``."""
    before = sentence.text[: item.start - sentence.start][-1:]
    return (
        item.occupation
        and item.organisation is None
        and "\u4e00" <= before <= "\u9fff"
        and before not in "和兼及暨"
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
    if "，" in gap and item.modifier in _VERBS_OF_STATE:
        return False  # ``1988年起任厂长，|现任…主席``: two statements, each of its own time
    if "，" in gap and sentence.slice(Span(sentence.start, before.start)).endswith(_ELECTED):
        return False  # ``甲当选主席，外卖骑手乙当选副主席``
    elected = sentence.slice(Span(sentence.start, before.start)).endswith("为")
    if gap == "，" and elected and item.organisation is not None:
        return False  # ``选举甲为校工会主席，|图书馆分工会主席乙发言``
    if SEPARATOR.fullmatch(gap) is not None:
        return True
    stretch = Span(before.end, item.start)
    return _OTHER_ITEM.fullmatch(gap) is not None and not any(
        m.span.overlaps(stretch) for m in (*sentence.persons, *sentence.organisations)
    )


def _general_secretary(sentence: AnnotatedSentence) -> Iterator[Post]:
    """``甲总书记``: the one title that names its body when it follows a name."""
    for person in sentence.persons:
        end = person.end + len(_GENERAL_SECRETARY)
        if end <= sentence.sentence.end and sentence.slice(Span(person.end, end)) == _GENERAL_SECRETARY:
            body = Mention(
                person.end, end, _GENERAL_SECRETARY, EntityClass.ORGANISATION, _CENTRAL_COMMITTEE, "party"
            )
            yield Post(person, _GENERAL_SECRETARY, body, Span(person.start, end), "post.general_secretary")
