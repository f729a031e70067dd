"""Honours: a named person, body or work has an award.

Rules, and what each reads:

* ``honour.passive``: ``甲公司被省总工会授予“省五一劳动奖状”称号``, ``被评为``, ``被命名为``;
* ``honour.receipt``: ``张三先后获得全国劳动模范、省优秀共产党员等荣誉``, ``荣获``, ``获评``, ``入选``;
* ``honour.active``: ``省总工会授予李四等10名同志“省五一劳动奖章”``;
* ``honour.carried``: the first two where the subject stands in an earlier clause or sentence;
* ``honour.apposition``: ``全国劳模、某公司车间主任王五``;
* ``honour.profile``: ``王五，男，1975年生，全国五一劳动奖章获得者``;
* ``honour.relative``: ``荣获省劳动模范称号的王五``;
* ``honour.anaphora``: ``公布全国文明单位名单，某局榜上有名``;
* ``honour.merit``, ``honour.presented``: :mod:`kg.extraction.honours.merits`;
* ``honour.list``: a heading with an award, and the names under it.

What is striven for, planned or proposed (争创, 拟, 推荐评选) is no honour, and counted recipients
(``6家单位获得``) are :mod:`kg.extraction.honours.counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.honours.appositions import apposed
from kg.extraction.honours.award_names import Kind
from kg.extraction.honours.conferral import Conferral, conferrals
from kg.extraction.honours.listed_bodies import listed_bodies
from kg.extraction.honours.lists import honours_in_lists
from kg.extraction.honours.masking import masked
from kg.extraction.honours.merits import merited
from kg.extraction.honours.persons import HolderNames
from kg.extraction.honours.receivers import ENDS_A_NAME, is_collective, recipients, sharing
from kg.extraction.honours.recipients import subject_before
from kg.extraction.honours.units import with_units
from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, EntityClass, Honour, Mention, Span

__all__ = ["extract", "is_unrealised"]

_BY_SUBJECT = (Kind.PASSIVE, Kind.RECEIPT, Kind.WEAK_RECEIPT)
# Words that say that an award is hoped for, planned, proposed or denied; not 平凡, 模拟, 未来, 目标考核.
_UNREALISED = re.compile(
    r"未(?!来|成年)|没有|(?<![模虚])拟|将|计划|力争|争取|有望|如果|若(?!干)|一旦|希望|(?:申报|参评)(?!的)|候选|争创|争当|争做|"
    r"努力(?=争|创|打造|成为)|确保|冲刺|目标(?!考|管|责|任)|(?<![平非])凡|力求|旨在|能否|鼓励|号召|可以|优先|不得|取消|撤销|"
    r"评选办法|预计|向着|期待|推动[^，]{0,6}创建|积极创建|准备"
)
_CLAUSE_END = re.compile(r"[，；。：！？]")
_ENDS_A_GRANTOR = re.compile(r"[、，和及与（“”]|等|联合|共同|分别|再次|$")
_TERM = re.compile(r"第[一二三四五六七八九十百\d]+届委员会$")
# 2010年以来 is no date of one award.
_SINCE = re.compile("以来|来|起|至|到|—|-|前|后|开始|间|成立|建成|出生|生")
_THIS = re.compile("(?:荣?获得?)(?:此|该|这一|这项)(?:殊荣|荣誉|称号|奖项)|榜上有名|名列其中")
_LONGEST_EVIDENCE = 60
"""Characters. A quotation that is longer shows nobody what states the fact."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")


def extract(article: AnnotatedArticle, awards: Awards, holders: HolderNames) -> Iterator[Honour]:
    """The honours of an article, in the order of the text; each recipient and award once a sentence.

    Takes an article with the layers organisations, persons, programmes, awards and times; `holders` reads
    the names of persons beside an award. `grantors` are the bodies between 被 and its verb, before 授予的, or
    the subject of 授予. `year` is that of the date that governs the verb in its sentence, else a year in the
    award's own name.
    """
    if not any(sentence.awards for sentence in article.sentences):
        return
    sentences = [with_units(holders.with_holders(sentence)) for sentence in article.sentences]
    for index, sentence in enumerate(sentences):
        if not sentence.awards:
            continue
        seen: set[tuple[str, str]] = set()
        found = [
            *_conferred(sentences, index, awards),
            *_merited(sentence, awards),
            *apposed(sentence, awards),
            *_meant_by_this(sentence),
        ]
        for honour in found:
            key = (honour.recipient.name, honour.award.name)
            if key not in seen:
                seen.add(key)
                yield honour
    yield from honours_in_lists(article, awards, holders)


def is_unrealised(sentence: AnnotatedSentence, start: int, verb: int) -> bool:
    """Whether the clause from `start` to the verb says that the award is hoped for, planned or denied.

    Names are passed over: the 将 of a person's name says nothing.
    """
    text = list(masked(sentence.text)[start:verb])
    for mention in (*sentence.persons, *sentence.organisations, *sentence.programmes):
        for position in range(mention.start, mention.end):
            if start <= position - sentence.start < verb:
                text[position - sentence.start - start] = " "
    return _UNREALISED.search("".join(text)) is not None


def _conferred(sentences: Sequence[AnnotatedSentence], index: int, awards: Awards) -> Iterator[Honour]:
    """Honours by a verb."""
    sentence = sentences[index]
    hidden = masked(sentence.text)
    named = {(award.start - sentence.start, award.end - sentence.start): award for award in sentence.awards}
    floor = 0
    before: tuple[Mention, ...] | None = None
    givers: tuple[Mention, ...] = ()
    for conferral in conferrals(sentence.text, awards):
        start = max(_clause_start(hidden, conferral.start), floor)
        if conferral.kind is Kind.ACTIVE:
            granting = subject_before(sentence, start, conferral.start)
            givers = givers if granting.carried else granting.named
            yield from _given(sentence, conferral, start, named, givers)
            continue
        if conferral.kind not in _BY_SUBJECT:
            continue
        received, rule = recipients(sentences, index, conferral, start, floor, before)
        floor, before = conferral.end, received
        if is_unrealised(sentence, start, conferral.start):
            continue
        grantors = _bodies(sentence, conferral.agent)
        for number, item in enumerate(conferral.items):
            award = named.get((item.start, item.end))
            if award is None or item.counted:
                continue
            for recipient in sharing(hidden, conferral, number, received):
                if award.kind != "person" or not is_collective(recipient):
                    yield _honour(sentence, recipient, award, conferral.start, rule, grantors)


def _merited(sentence: AnnotatedSentence, awards: Awards) -> Iterator[Honour]:
    """Honours whose recipient stands before the verb: ``给张三记个人二等功一次``."""
    for recipient, award, verb, rule, grantors in merited(sentence, awards):
        if not is_unrealised(sentence, _clause_start(masked(sentence.text), verb), verb):
            yield _honour(sentence, recipient, award, verb, rule, grantors)


def _meant_by_this(sentence: AnnotatedSentence) -> Iterator[Honour]:
    """The one award that a sentence names, and who 获此殊荣: ``揭晓“中国青年五四奖章”，某校王五获此殊荣``."""
    hidden = masked(sentence.text)
    this = _THIS.search(hidden)
    if this is None or len({award.name for award in sentence.awards}) != 1:
        return
    (award, *_) = sentence.awards
    clause = _clause_start(hidden, this.start())
    if award.end - sentence.start > clause or is_unrealised(sentence, clause, this.start()):
        return
    for recipient in subject_before(sentence, clause, this.start()).named:
        yield _honour(sentence, recipient, award, this.start(), "honour.anaphora", ())


def _given(
    sentence: AnnotatedSentence,
    conferral: Conferral,
    start: int,
    named: dict[tuple[int, int], Mention],
    givers: tuple[Mention, ...],
) -> Iterator[Honour]:
    """``省总工会决定授予|甲公司等5家单位|“省五一劳动奖状”``."""
    if conferral.recipients is None or is_unrealised(sentence, start, conferral.start):
        return
    stretch = Span(sentence.start + conferral.recipients.start, sentence.start + conferral.recipients.end)
    persons = [mention for mention in sentence.persons if stretch.covers(mention.span)]
    bodies = [
        mention
        for mention in sentence.organisations
        if stretch.covers(mention.span)
        # 某海关查验科 is not 某海关
        and ENDS_A_NAME.match(sentence.text, mention.end - sentence.start, conferral.recipients.end)
    ]
    if not persons and (
        listed := listed_bodies(sentence, conferral.recipients.start, conferral.recipients.end)
    ):
        bodies = list(listed)
    grantors = tuple(mention for mention in givers if mention.cls is EntityClass.ORGANISATION)
    for item in conferral.items:
        award = named.get((item.start, item.end))
        if award is not None and not item.counted:
            for recipient in persons or bodies:
                yield _honour(sentence, recipient, award, conferral.start, "honour.active", grantors)


def _honour(
    sentence: AnnotatedSentence,
    recipient: Mention,
    award: Mention,
    verb: int,
    rule: str,
    grantors: tuple[Mention, ...],
) -> Honour:
    recipient = _without_term(recipient)
    return Honour(
        recipient,
        award,
        _evidence(sentence, recipient, award, verb),
        rule,
        grantors,
        _year(sentence, award, verb),
    )


def _evidence(sentence: AnnotatedSentence, recipient: Mention, award: Mention, verb: int) -> Span:
    """From the recipient to the award where both are near in one sentence, else the clause of the award.

    A list of honours runs on for hundreds of characters behind its subject; what states the last of them
    is its own clause (``被甲授予“乙”``), or in a list without verbs its own name.
    """
    inside = sentence.start <= recipient.start and recipient.end <= sentence.sentence.end
    first = recipient.start if inside else sentence.start + verb
    start = min(first, award.start)
    end = max(award.end, recipient.end if inside else award.end)
    if end - start > _LONGEST_EVIDENCE:
        clause = max(sentence.text.rfind(mark, 0, award.start - sentence.start) for mark in "，；。")
        start = max(start, sentence.start + clause + 1)
        end = award.end
    if end - start > _LONGEST_EVIDENCE:
        start = award.start
    text = sentence.text
    if text[start - sentence.start - 1 : start - sentence.start] == "“" and start > sentence.start:
        start -= 1
    if text.startswith("”", end - sentence.start):
        end += 1
    return Span(start, end)


def _year(sentence: AnnotatedSentence, award: Mention, verb: int) -> str | None:
    """The year of the last date before the verb that begins a clause or stands right before the verb."""
    hidden = masked(sentence.text)
    for time in reversed(sentence.times):
        start, end = time.span.start - sentence.start, time.span.end - sentence.start
        if start > verb or not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", time.value):
            continue
        if _SINCE.match(hidden, end):
            continue
        begins = (
            start == 0 or hidden[start - 1] in "，；：、。" or hidden[max(0, start - 1) : start] in "于在"
        )
        described = "的" in hidden[end:verb].split("，")[0] if "，" not in hidden[end : end + 1] else False
        if (begins and not described) or end >= verb - 2:
            return time.value[:4]
    own = _YEAR.search(award.text)
    return own.group(1) if own else None


def _bodies(sentence: AnnotatedSentence, stretch: Span | None) -> tuple[Mention, ...]:
    """The organisations named in a stretch of the sentence, each to the end of its name.

    In ``省政府残工委`` the mention 省政府 alone is not the grantor.
    """
    if stretch is None:
        return ()
    span = Span(sentence.start + stretch.start, sentence.start + stretch.end)
    return tuple(
        mention
        for mention in sentence.organisations
        if span.covers(mention.span)
        and _ENDS_A_GRANTOR.match(sentence.text, mention.end - sentence.start, stretch.end)
    )


def _without_term(body: Mention) -> Mention:
    """The body itself where its elected committee is named: ``某区总工会第十一届委员会`` → ``某区总工会``."""
    term = _TERM.search(body.text)
    if term is None or body.cls is not EntityClass.ORGANISATION or term.start() == 0:
        return body
    cut = len(body.text) - term.start()
    text = body.text[: term.start()]
    return replace(body, end=body.end - cut, text=text, label=_TERM.sub("", body.label))


def _clause_start(hidden: str, position: int) -> int:
    cuts = [match.end() for match in _CLAUSE_END.finditer(hidden, 0, position)]
    return cuts[-1] if cuts else 0
