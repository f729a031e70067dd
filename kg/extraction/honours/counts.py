"""Honour counts: an award went to so many unnamed recipients.

Rules, and what each reads:

* ``honour_count.award_first``: ``表彰市级劳模27人``, ``选树“最美职工”10名``, ``获评省级示范托管班5个``;
* ``honour_count.number_first``: ``6家单位获得省工人先锋号称号``, ``其中2家获评省级试点``,
  ``甲公司等4家单位被评为…``;
* ``honour_count.given``: ``授予10名同志“省五一劳动奖章”``;
* ``honour_count.attributive``: ``涌现出3名全国劳模、5名省劳模``.

A number of holders who merely do something (``228名劳模参加``) counts no award: it is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.honours.award_names import GIVES, Kind
from kg.extraction.honours.conferral import Conferral, conferrals
from kg.extraction.honours.masking import masked
from kg.extraction.honours.realised import is_unrealised
from kg.extraction.honours.shared_parts import Item
from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, HonourCount, Mention, Quantity, Span

__all__ = ["counted_quantities", "extract", "taken_quantities"]

_PERSONS = frozenset(("人", "名", "位"))
_BODIES = frozenset(("家", "所", "处", "支", "间", "座", "户", "组"))
_UNITS = _PERSONS | _BODIES | {"个", "项", "件", "幅", "篇", "部", "块", "枚", "村", "户次"}
_AFTER_AWARD = re.compile(
    r"”?(?:荣誉)?(?:称号|奖牌)?(?:获得者|得主|集体|单位|个人)?(?:的(?:集体|单位|企业|个人|职工|同志|人员|班组))?(?:分别|(?:，)?共[计有]?|各|达|计|为|有|奖)?：?"
)
_CLAUSE_END = re.compile(r"[，；。：！？、]|（(?=其中|含|包括)")
# Between the number and its verb: the recipients, without a name, and adverbs.
_RECIPIENTS = re.compile(
    r"(?:\d+周?岁以[下上]的|来自[^，。；]{2,12}的)?(?P<who>[^，。；：“”\d]{0,18}?)"
    r"(?:先后|分别|已|均|还|也|又|再次|成功|光荣|首次|首批|今年|同时|在[^，。]{1,30}[中上])*"
)
# 5个集体|2名个人获评: which has which is not said.
_ANOTHER = re.compile(r"\d+个?(?:集体|单位|组织|班组|团队|项目)$")
_NO_RECIPIENTS = re.compile(r"[的了]|参加|参与|开展|投入|帮助|为")


def extract(article: AnnotatedArticle, awards: Awards) -> Iterator[HonourCount]:
    """The honour counts of an article, in the order of the text."""
    for count, _ in counted_quantities(article, awards):
        yield count


def taken_quantities(article: AnnotatedArticle, awards: Awards) -> tuple[Quantity, ...]:
    """The quantities that honour counts carry, in the order of the text: they are not figures."""
    return tuple(quantity for _, quantity in counted_quantities(article, awards))


def counted_quantities(article: AnnotatedArticle, awards: Awards) -> Iterator[tuple[HonourCount, Quantity]]:
    """Each honour count with the quantity that it was read from.

    The quantity's span lies in the evidence. A quantity is used once. Takes the layers quantities and
    awards; needs no other.
    """
    for sentence in article.sentences:
        if not sentence.quantities or not sentence.awards:
            continue
        used: set[Span] = set()
        for count, quantity in _in_sentence(sentence, awards):
            if quantity.span not in used:
                used.add(quantity.span)
                yield count, quantity


def _in_sentence(sentence: AnnotatedSentence, awards: Awards) -> Iterator[tuple[HonourCount, Quantity]]:
    named = {(award.start - sentence.start, award.end - sentence.start): award for award in sentence.awards}
    found: list[tuple[HonourCount, Quantity]] = []
    for conferral in conferrals(sentence.text, awards):
        mentions = [
            (item, award)
            for item in conferral.items
            if (award := named.get((item.start, item.end))) is not None
        ]
        clause = _clause_start(sentence, conferral.start)
        if not mentions or is_unrealised(sentence, clause, conferral.start):
            continue
        for item, award in mentions:
            if (quantity := _behind(sentence, item)) is not None:
                found.append(_count(sentence, award, quantity, "award_first", awards))
            elif item.counted and (quantity := _before(sentence, item.start)) is not None:
                found.append(_count(sentence, award, quantity, "attributive", awards))
        for item, award in mentions:
            if item.holder and (quantity := _among(sentence, item.holder)) is not None:
                found.append(_count(sentence, award, quantity, "given", awards))
        alone = len(conferral.items) == 1 or all(item.holder for item in conferral.items[1:])
        if alone and not conferral.items[0].counted:
            item, award = mentions[0]
            if (before := _receiving(sentence, conferral)) is not None:
                rule = "given" if conferral.kind in GIVES else "number_first"
                for quantity in (*_joined_before(sentence, before), before):
                    found.append(_count(sentence, award, quantity, rule, awards))
        elif len(mentions) > 1 and not any(item.counted for item, _ in mentions):
            found.extend(_one_each(sentence, conferral, [award for _, award in mentions], awards))
    yield from sorted(found, key=lambda pair: pair[1].span)


def _behind(sentence: AnnotatedSentence, item: Item) -> Quantity | None:
    """The number right behind an award: ``“最美职工”10名``, ``全国劳模获得者共2人``."""
    for quantity in sentence.quantities:
        start = quantity.span.start - sentence.start
        if item.end <= start <= item.end + 12 and quantity.unit in _UNITS:
            if _AFTER_AWARD.fullmatch(sentence.text, item.end, start):
                return None if _goes_on(sentence, quantity) else quantity
            return None
    return None


def _goes_on(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """Whether the number counts something else that follows it: 全国劳模2人次, 劳模3名家属, or has a verb of its own:
    24个单位荣获“甲”称号，共有|39个单位荣获“乙”."""
    behind = sentence.text[quantity.span.end - sentence.start :]
    return re.match(r"次|的|家属|子女|[^，。；、]{0,8}?(?:荣?获|被|当选|入选)", behind) is not None


def _before(sentence: AnnotatedSentence, start: int) -> Quantity | None:
    """The number right before an award: ``3名全国劳模``, ``10名“最美职工”``."""
    for quantity in sentence.quantities:
        end = quantity.span.end - sentence.start
        if quantity.unit in _UNITS and end <= start and sentence.text[end:start] in ("", "“"):
            return quantity
    return None


def _receiving(sentence: AnnotatedSentence, conferral: Conferral) -> Quantity | None:
    """The number of those who receive: before the verb, or between an active verb and the award."""
    if conferral.kind in GIVES:
        if conferral.recipients is None:
            return None
        start, end = conferral.recipients.start, conferral.recipients.end
    elif conferral.kind in (Kind.PASSIVE, Kind.RECEIPT, Kind.WEAK_RECEIPT):
        start, end = _clause_start(sentence, conferral.start), conferral.start
    else:
        return None
    for quantity in reversed(sentence.quantities):
        begin, behind = quantity.span.start - sentence.start, quantity.span.end - sentence.start
        if begin < start or behind > end or quantity.unit not in _UNITS:
            continue
        match = _RECIPIENTS.fullmatch(masked(sentence.text), behind, end)
        if _ANOTHER.search(sentence.text, start, begin):
            return None
        if match is None or _NO_RECIPIENTS.search(match.group("who")):
            return None
        if any(quantity.span.end <= person.start < sentence.start + end for person in sentence.persons):
            return None  # 3名职工张三获得: somebody named
        return quantity
    return None


def _among(sentence: AnnotatedSentence, stretch: Span) -> Quantity | None:
    """The number of holders that begins a stretch: ``、|100个女职工班组|“五一巾帼标兵岗”``."""
    for quantity in sentence.quantities:
        begin, behind = quantity.span.start - sentence.start, quantity.span.end - sentence.start
        if begin < stretch.start or behind > stretch.end or quantity.unit not in _UNITS:
            continue
        end = stretch.end - (sentence.text[stretch.end - 1] == "为")  # 张三等79人|为|“先进个人”
        match = _RECIPIENTS.fullmatch(masked(sentence.text), behind, end)
        return quantity if match and not _NO_RECIPIENTS.search(match.group("who")) else None
    return None


def _joined_before(sentence: AnnotatedSentence, last: Quantity) -> tuple[Quantity, ...]:
    """The numbers that are joined to `last`: ``|12家企业|、11个项目获得``, ``|92个集体|和695名个人获``."""
    found: list[Quantity] = []
    for quantity in reversed(sentence.quantities):
        if quantity.span.end > last.span.start or quantity.unit not in _UNITS:
            continue
        gap = sentence.slice(Span(quantity.span.end, (found[-1] if found else last).span.start))
        if not re.fullmatch(r"[\u4e00-\u9fff]{0,8}?[、和]", gap) or _NO_RECIPIENTS.search(gap):
            break
        found.append(quantity)
    return tuple(reversed(found))


def _one_each(
    sentence: AnnotatedSentence, conferral: Conferral, mentions: Sequence[Mention], awards: Awards
) -> Iterator[tuple[HonourCount, Quantity]]:
    """As many awards as numbers, one each: ``92个集体和695名个人获全国五一劳动奖状、奖章``."""
    last = _receiving(sentence, conferral)
    if last is None:
        return
    quantities = (*_joined_before(sentence, last), last)
    if len(quantities) == len(mentions) > 1:
        for quantity, award in zip(quantities, mentions, strict=True):
            yield _count(sentence, award, quantity, "number_first", awards)


def _clause_start(sentence: AnnotatedSentence, position: int) -> int:
    cuts = [match.end() for match in _CLAUSE_END.finditer(masked(sentence.text), 0, position)]
    return cuts[-1] if cuts else 0


def _count(
    sentence: AnnotatedSentence, award: Mention, quantity: Quantity, rule: str, awards: Awards
) -> tuple[HonourCount, Quantity]:
    start, end = min(award.start, quantity.span.start), max(award.end, quantity.span.end)
    text = sentence.text
    if start > sentence.start and text[start - sentence.start - 1] == "“":
        start -= 1
    if text.startswith("”", end - sentence.start):
        end += 1
    kind = _recipient_kind(sentence, award, quantity, awards)
    return (
        HonourCount(award, quantity.value, quantity.approx, kind, Span(start, end), f"honour_count.{rule}"),
        quantity,
    )


def _recipient_kind(sentence: AnnotatedSentence, award: Mention, quantity: Quantity, awards: Awards) -> str:
    """Who receives, as the unit tells (名: persons, 家: bodies), else the noun after it, else the award."""
    if quantity.unit in _PERSONS:
        return "person"
    if quantity.unit in _BODIES:
        return "organisation"
    after = re.split("[，。；、]", sentence.text[quantity.span.end - sentence.start :])[0][:12]
    group, person = re.match(r"[^，。；]{0,4}(?:集体|单位|企业|班组)", after), re.search("个人", after)
    if group and person and not re.search(r"和\d", after[: person.start()]):
        return "either"
    if group:
        return "organisation"
    if quantity.unit in ("幅", "件", "篇", "部"):
        return "either"
    kind = awards.recipient_kind(award.name)
    praised = re.search("示范|最美|先进", award.name) is not None
    return "organisation" if kind == "either" and praised and quantity.unit == "个" else kind
