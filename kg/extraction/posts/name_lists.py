"""The names that posts are told of: behind a chain, before a verb in a list, at the beginning of a list's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.posts.lines import BEHIND_LISTED, listed_person
from kg.extraction.posts.post_item import PostItem
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, Mention, Span

__all__ = ["listed_before", "names_after", "opens_line"]

_BETWEEN_NAMES = re.compile(r"(?:同志|教授|院士)?(?:（[^（）]{1,14}）)?(?:[、和及与 ]|以及)")
_BEFORE_NAME = re.compile(r"[ ：“为是]?|(?:还有|包括|分别为|分别是|还包括)：?")
_OF_THEN = re.compile(r"的[ “]?")
_AT_A_TIME = ("时任", "现任", "曾任", "原任")
"""Before a post that a name with 的 follows: ``时任县工会主席的王某``."""


def names_after(sentence: AnnotatedSentence, chain: Sequence[PostItem]) -> Iterator[Mention]:
    """The persons listed right behind a chain: ``副主席|甲、乙（左二）和丙``, ``副主席|、全国劳模|甲``."""
    position = chain[-1].end
    first = True
    for person in sentence.persons:
        if person.start < position:
            continue
        gap = sentence.slice(Span(position, person.start))
        if first and not _BEFORE_NAME.fullmatch(gap):
            then = chain[0].modifier in _AT_A_TIME and _OF_THEN.fullmatch(gap)
            if not then and not _honour_between(sentence, Span(position, person.start)):
                return
        elif not first and not _BETWEEN_NAMES.fullmatch(gap):
            return
        yield person
        position, first = person.end, False


def _honour_between(sentence: AnnotatedSentence, gap: Span) -> bool:
    """Whether only honours stand between a post and a name: ``兼职副主席|、全国劳模|甲``."""
    inside = [a for a in sentence.awards if gap.covers(a.span)]
    if not inside:
        return False
    text = sentence.slice(gap)
    for award in reversed(inside):
        text = text[: award.start - gap.start] + text[award.end - gap.start :]
    return re.fullmatch(r"[、，和“” ]*(?:[12]\d{3}年)?(?:获得者|得主|称号|荣誉)?[、，“” ]?", text) is not None


def listed_before(sentence: AnnotatedSentence, last: Mention, posts: Posts) -> Iterator[Mention]:
    """The persons of a list that `last` closes, from behind: ``选举甲、乙、|丙|为副主席``."""
    position = last.start
    for person in reversed(sentence.persons):
        if person.end > position:
            continue
        gap = Span(person.end, position)
        if not _BETWEEN_NAMES.fullmatch(sentence.slice(gap)) and not _post_between(sentence, gap, posts):
            return
        yield person
        position = person.start


def _post_between(sentence: AnnotatedSentence, gap: Span, posts: Posts) -> bool:
    """Whether the next name of a list has its own post before it: ``甲|和某公司总经理|乙当选副主席``."""
    for body in sentence.organisations:
        if gap.covers(body.span) and _BETWEEN_NAMES.fullmatch(sentence.slice(Span(gap.start, body.start))):
            title = sentence.slice(Span(body.end, gap.end))
            return posts.is_title(title) or posts.occupation_match(title, 0) == len(title)
    return False


def opens_line(sentence: AnnotatedSentence, person: Mention, chain: Sequence[PostItem]) -> bool:
    """Whether the chain is what a line of a list says of the person it opens with."""
    gap = sentence.slice(Span(person.end, chain[0].start))
    if chain[0].organisation is None or BEHIND_LISTED.fullmatch(gap) is None:
        return False
    # Lines that were joined to one sentence go on in the same way: ``…挡车工|李某 某某医院护士``.
    first = listed_person(sentence)
    return person is first or (first is not None and gap != "")
