"""Who holds which post where.

A *chain* is a series of posts of one person, each with its body or sharing that of the one before:

    省总工会党组书记、常务副主席|王某      two posts at 省总工会
    区委副书记、政法委书记|李某            the second at the 政法委 of that district
    市委常委、副市长|赵某                  at 市委 and at 市政府

A chain stands before the name, and holds for all names listed there (``副主席甲、乙、丙``), or behind it
with a verb (``甲任市总工会主席``, ``选举乙为…``, ``免去丙的…职务``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.post_items import PostItem, PostItems
from kg.lexicon.posts import Posts
from kg.model import AnnotatedArticle, AnnotatedSentence, EntityClass, Mention, Post, Span

__all__ = ["extract"]

_SEPARATOR = re.compile(r"[、，和兼及暨/ ]{0,2}")
_BEFORE_NAME = re.compile(r"[ ：“]?")
_BETWEEN_NAMES = re.compile(r"(?:同志)?(?:（[^（）]{1,14}）)?(?:[、和及与 ]|以及)")

_AFTER_NAME = re.compile(
    r"(?:同志)?(?:（[^（）]{1,20}）)?，?(?:(?:先后|曾|现|历|全票|依法|自?[\d年月日]{4,11}起?)[，]?)?"
    r"(拟任|拟任命为|当选为|当选|被任命为|被选举为|被推选为|被聘为|受聘为|担任|兼任|出任|升任|调任|接任|挂任|历任|时任|原任|曾任|现任|任|兼|系|是|为|（)"
)
"""``甲任…``, ``甲同志曾担任…``, ``甲（女，回族）当选为…``, ``甲（市总工会主席）``."""

_BIOGRAPHY = re.compile(
    r"(?:同志)?，[^。；]{1,120}[，、](?:先后担任|曾先后任|先后任|曾担任|现任|曾任|历任|拟任|原任|生前系|生前任|原|现系)"
)
"""``甲，男，汉族，1970年3月生，大学学历，现任…``."""

_APPOINTED = re.compile(r"任命|选举|推选|聘任|聘请|聘|补选|增选|推举|提名|决定")
_REMOVED = re.compile(r"(?:免去|撤销|免|罢免)(?:了)?$")
_PLANNED = ("拟任", "提名")
_FORMER = ("曾", "历任", "时任", "原", "先后", "生前")

_TELLING_KINDS = ("company", "school", "hospital", "media")
"""Kinds of bodies whose titles tell the kind (董事长, 校长, 护士长); ``书记`` and ``主任`` stand in any."""

_LISTED_BEFORE = re.compile(r"(?:同志)?(?:（[^（）]{1,20}）)?[ ，]?")
"""Between a name and its post on a line of a list: ``王某（女，回族） 某某纺织厂挡车工``."""

_LEVEL_GOVERNMENT = re.compile(r"([省市区县州旗])政府")

_GENERAL_SECRETARY = "总书记"
_CENTRAL_COMMITTEE = "中共中央"


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds the posts of a chain, and where the statement begins and ends."""

    person: Mention
    span: Span
    status: str
    rule: str


def extract(article: AnnotatedArticle, items: PostItems, posts: Posts) -> Iterator[Post]:
    """Yield the posts that an article states; what their bodies are called in full is for resolution."""
    context: Mention | None = None
    before: AnnotatedSentence | None = None
    for sentence in article.sentences:
        for chain in _chains(sentence, list(items.find(sentence))):
            filled = _filled(sentence, chain, context)
            if filled:
                last = filled[-1].organisation
                context = last.within or last if last is not None else context
            elided = not filled and len(chain) == 1
            if elided:
                filled = _with_body_of_kind(chain[0], sentence, before, posts)
            for holder in _holders(sentence, chain):
                for item in filled:
                    if item.modifier in _PLANNED or item.organisation is None:
                        continue
                    former = posts.modifiers.get(item.modifier) == "former" or holder.status == "former"
                    yield Post(
                        person=holder.person,
                        title=item.title,
                        organisation=item.organisation,
                        evidence=holder.span,
                        rule="post.elided" if elided else holder.rule,
                        status="former" if former else holder.status,
                    )
        yield from _general_secretary(sentence)
        before = sentence


def _with_body_of_kind(
    item: PostItem, sentence: AnnotatedSentence, before: AnnotatedSentence | None, posts: Posts
) -> list[PostItem]:
    """A title that stands without its body has the nearest body before it, if that is of the title's kind.

    ``在某某集团有限公司，甲与董事长乙交谈``: 董事长 is a company's post, so 乙 is that company's.
    """
    kind = posts.titles.get(item.title)
    if kind not in _TELLING_KINDS:
        return []
    nearest = [m for m in sentence.organisations if m.end <= item.start]
    if not nearest and before is not None and before.sentence.paragraph == sentence.sentence.paragraph:
        nearest = list(before.organisations)
    if not nearest or nearest[-1].kind != kind:
        return []
    return [replace(item, organisation=nearest[-1])]


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
    return _SEPARATOR.fullmatch(gap) is not None


def _filled(
    sentence: AnnotatedSentence, chain: Sequence[PostItem], context: Mention | None
) -> list[PostItem]:
    """The chain with a body for each post: shared ones repeated, lone departments put under their owner.

    `context` is the body of the last chain before; it owns a department that opens a chain. A title
    without any body states nothing by itself.
    """
    filled: list[PostItem] = []
    body: Mention | None = None
    for item in chain:
        organisation = item.organisation or body
        if organisation is None:
            continue
        owner = (body.within or body) if body is not None else context
        if item.lone and organisation.within is None:
            organisation = replace(organisation, within=owner)
        else:
            organisation = _government_beside(organisation, owner, sentence)
        body = organisation
        filled.append(replace(item, organisation=organisation))
    return filled


def _government_beside(
    government: Mention, owner: Mention | None, sentence: AnnotatedSentence
) -> Mention:
    """``市长`` behind ``永安市委书记甲、``: the government of the same place, if that is of the same level."""
    level = _LEVEL_GOVERNMENT.fullmatch(government.label)
    if level is None or owner is None or level.group(1) not in owner.text or owner.start < sentence.start:
        return government
    return replace(government, label="政府", within=owner)


# -- who holds them ---------------------------------------------------------------------------


def _holders(sentence: AnnotatedSentence, chain: Sequence[PostItem]) -> Iterator[_Holder]:
    start, end = chain[0].start, chain[-1].end
    before = next((p for p in reversed(sentence.persons) if p.end <= start), None)
    opening = before is not None and before.start == sentence.start
    if before is not None and opening and _listed(sentence, before, chain):
        yield _Holder(before, Span(before.start, end), "current", "post.listed")
        return
    following = list(_names_after(sentence, end))
    if following:
        removed = _REMOVED.search(sentence.slice(Span(sentence.start, start))) is not None
        for person in following:
            yield _Holder(
                person, Span(start, person.end), "ended" if removed else "current", "post.before_name"
            )
        return
    if before is not None:
        yield from _named_before(sentence, before, chain)


def _listed(sentence: AnnotatedSentence, person: Mention, chain: Sequence[PostItem]) -> bool:
    """Whether a line begins with a name and goes on with its post, as in the annex of a decision."""
    gap = sentence.slice(Span(person.end, chain[0].start))
    return chain[0].organisation is not None and _LISTED_BEFORE.fullmatch(gap) is not None


def _names_after(sentence: AnnotatedSentence, end: int) -> Iterator[Mention]:
    """The persons listed right behind a chain: ``副主席|甲、乙（左二）和丙``."""
    position, gap_pattern = end, _BEFORE_NAME
    for person in sentence.persons:
        if person.start < position:
            continue
        if not gap_pattern.fullmatch(sentence.slice(Span(position, person.start))):
            return
        yield person
        position, gap_pattern = person.end, _BETWEEN_NAMES


def _named_before(
    sentence: AnnotatedSentence, person: Mention, chain: Sequence[PostItem]
) -> Iterator[_Holder]:
    start, end = chain[0].start - len(chain[0].modifier), chain[-1].end
    gap = sentence.slice(Span(person.end, max(person.end, start)))
    lead = sentence.slice(Span(sentence.start, person.start))
    removed = _REMOVED.search(lead)
    if removed is not None and gap in ("", "的", "同志", "同志的"):
        yield _Holder(person, Span(person.start - len(removed.group()), end), "ended", "post.removed")
        return
    verb = _AFTER_NAME.fullmatch(gap) or _BIOGRAPHY.fullmatch(gap)
    if verb is None and not (gap in ("，", "同志，") and chain[0].modifier):
        return
    words = gap + chain[0].modifier
    if words.endswith(_PLANNED):
        return
    if (
        gap.endswith("为")
        and not gap.endswith(("被任命为", "当选为", "聘为", "选举为", "推选为"))
        and not _APPOINTED.search(lead)
    ):
        return
    former = any(word in words for word in _FORMER)
    yield _Holder(person, Span(person.start, end), "former" if former else "current", "post.after_name")


def _general_secretary(sentence: AnnotatedSentence) -> Iterator[Post]:
    """``甲总书记``: the one title that names its body when it follows a name."""
    for person in sentence.persons:
        end = person.end + len(_GENERAL_SECRETARY)
        if end <= sentence.sentence.end and sentence.slice(Span(person.end, end)) == _GENERAL_SECRETARY:
            body = Mention(
                person.end, end, _GENERAL_SECRETARY, EntityClass.ORGANISATION, _CENTRAL_COMMITTEE, "party"
            )
            yield Post(person, _GENERAL_SECRETARY, body, Span(person.start, end), "post.general_secretary")
