"""Honours by a verb: ``甲公司被省总工会授予“…”``, ``张三荣获“…”``, ``省总工会授予李四等10名同志“…”``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.honours.award_names import BY_SUBJECT, GIVES, Kind
from kg.extraction.honours.conferral import Conferral, conferrals
from kg.extraction.honours.masking import masked
from kg.extraction.honours.realised import clause_start, is_unrealised
from kg.extraction.honours.receivers import ENDS_A_NAME, is_collective, recipients, sharing
from kg.extraction.honours.recipient_lists import listed_recipients
from kg.extraction.honours.recipients import subject_before
from kg.extraction.honours.stating import stated
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Honour, Mention, Span

__all__ = ["conferred"]

# Verbs that only propose: 推荐张三等10名劳模.
_CHOOSES = re.compile("推荐|推选|选拔|奖励")
# Who gives, where the receiver goes on: 张三获一等奖，|并由市人社局|授予“市技术能手”.
_GIVEN_TOO = re.compile("(?:并|同时|还){1,2}(?:由[^，。；]{2,40})?(?:颁发)?|由[^，。；]{2,40}")
_DECISION = re.compile("(?:研究)?(?:决定|同意)[，：]$")
_ENDS_A_GRANTOR = re.compile(r"[、，和及与（“”]|等|联合|共同|分别|再次|$")


def conferred(sentences: Sequence[AnnotatedSentence], index: int, awards: Awards) -> Iterator[Honour]:
    """The honours that the verbs of sentence `index` state, in the order of the text."""
    sentence = sentences[index]
    hidden = masked(sentence.text)
    named = {(award.start - sentence.start, award.end - sentence.start): award for award in sentence.awards}
    floor = 0
    before: tuple[Mention, ...] | None = None
    given: tuple[Mention, ...] = ()
    givers: tuple[Mention, ...] = ()
    for conferral in conferrals(sentence.text, awards):
        start = max(clause_start(hidden, conferral.start), floor)
        if conferral.kind in GIVES:
            granting = subject_before(sentence, awards.holder_words, start, conferral.start)
            decided = _who_decided(sentence, awards, hidden, start) if granting.carried else ()
            givers = decided or (givers if granting.carried else granting.named)
            clause = hidden[start : conferral.start] + hidden[
                conferral.start : conferral.verb_end
            ].removesuffix("授予")
            goes_on = given if _GIVEN_TOO.fullmatch(clause) else ()
            found = [*_given(sentence, awards, conferral, start, named, givers, goes_on)]
            given = tuple(dict.fromkeys(honour.recipient for honour in found)) or given
            yield from found
            continue
        if conferral.kind is Kind.SELECTION and not _CHOOSES.search(
            hidden, conferral.start, conferral.verb_end
        ):
            yield from _chosen(sentence, awards, conferral, start, named)
        if conferral.kind not in BY_SUBJECT:
            continue
        received, rule = recipients(sentences, index, awards.holder_words, conferral, start, floor, before)
        floor, before, given = conferral.end, received, received
        if is_unrealised(sentence, start, conferral.start):
            continue
        grantors = _bodies(sentence, conferral.agent)
        for number, item in enumerate(conferral.items):
            award = named.get((item.start, item.end))
            if award is None or item.counted:
                continue
            for recipient in sharing(hidden, conferral, number, received):
                gives = any(recipient.name == grantor.name for grantor in grantors)
                if not gives and (award.kind != "person" or not is_collective(recipient)):
                    yield stated(sentence, recipient, award, conferral.start, rule, grantors)


def _who_decided(sentence: AnnotatedSentence, awards: Awards, hidden: str, start: int) -> tuple[Mention, ...]:
    """Whose decision the clause at `start` tells: ``经研究，|市妇联|决定，授予…``, ``省总工会决定：授予…``."""
    decision = _DECISION.search(hidden, 0, start)
    if decision is None:
        return ()
    clause = clause_start(hidden, decision.start())
    return subject_before(sentence, awards.holder_words, clause, decision.start()).named


def _given(
    sentence: AnnotatedSentence,
    awards: Awards,
    conferral: Conferral,
    start: int,
    named: dict[tuple[int, int], Mention],
    givers: tuple[Mention, ...],
    goes_on: tuple[Mention, ...],
) -> Iterator[Honour]:
    """``省总工会决定授予|甲公司等5家单位|“省五一劳动奖状”``; ``向|张三、李四|颁发“…”证书``.

    `goes_on` receive where the verb has no object: ``张三获一等奖，并授予“市技术能手”称号``.
    """
    if conferral.recipients is None or is_unrealised(sentence, start, conferral.start):
        return
    rule = "honour.presented" if conferral.kind is Kind.PRESENTED else "honour.active"
    received = _receivers(sentence, awards, conferral.recipients) if conferral.recipients else goes_on
    grantors = tuple(mention for mention in givers if mention.cls is EntityClass.ORGANISATION)
    for item in conferral.items:
        award = named.get((item.start, item.end))
        if award is None or item.counted:
            continue
        holders = received
        if item.holder is not None:
            own = item.holder
            holders = listed_recipients(sentence, awards.holder_words, own.start, own.end, lenient=True)
        for recipient in holders:
            yield stated(sentence, recipient, award, conferral.start, rule, grantors)


def _chosen(
    sentence: AnnotatedSentence,
    awards: Awards,
    conferral: Conferral,
    start: int,
    named: dict[tuple[int, int], Mention],
) -> Iterator[Honour]:
    """Those named before a number of holders: ``表彰|张三、李四|等10名优秀教师``; ``对|某学校|等26个“…”予以表彰``."""
    if is_unrealised(sentence, start, conferral.start):
        return
    for item in conferral.items:
        award = named.get((item.start, item.end))
        if award is None or item.holder is None:
            continue
        held = item.holder
        for recipient in listed_recipients(sentence, awards.holder_words, held.start, held.end):
            yield stated(sentence, recipient, award, conferral.start, "honour.active", ())


def _receivers(sentence: AnnotatedSentence, awards: Awards, stretch: Span) -> tuple[Mention, ...]:
    """Whom a stretch behind an active verb names: its list, else the persons in it, else the bodies."""
    listed = listed_recipients(sentence, awards.holder_words, stretch.start, stretch.end, lenient=True)
    if listed:
        return listed
    span = Span(sentence.start + stretch.start, sentence.start + stretch.end)
    persons = tuple(mention for mention in sentence.persons if span.covers(mention.span))
    return persons or tuple(
        mention
        for mention in sentence.organisations
        if span.covers(mention.span)
        # 某海关查验科 is not 某海关
        and ENDS_A_NAME.match(sentence.text, mention.end - sentence.start, stretch.end)
    )


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
