"""Merits, whose holder stands before the verb as its object: ``省公安厅给张三记个人二等功一次``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.masking import masked
from kg.extraction.honours.recipient_lists import listed_recipients
from kg.extraction.honours.recipients import named_before, subject_before
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["MERIT", "merited"]

# 记个人二等功一次; the award is what stands behind 记.
MERIT = re.compile(
    r"(?P<verb>[给为](?:予|予以)?(?P<who>[^，。；：“”]{2,40}?)(?:同志)?(?:各|分别)?荣?记)"
    r"(?P<award>(?:个人|集体)?[特一二三]等功)(?!臣)"
)
_DECIDED = re.compile("(?:研究)?(?:作出|做出)?决定[，：]$")


def merited(
    sentence: AnnotatedSentence, awards: Awards
) -> Iterator[tuple[Mention, Mention, int, tuple[Mention, ...]]]:
    """Recipient, award, offset of the verb phrase and grantors of each such clause.

    The recipient is the name with which the object ends (``给某局局长|张三|记``). The subject goes on
    in ``给甲记个人二等功，给乙记个人三等功``. Offsets count characters of the sentence.
    """
    named = {award.start - sentence.start: award for award in sentence.awards}
    words = awards.holder_words
    hidden = masked(sentence.text)
    grantors: tuple[Mention, ...] = ()
    for match in MERIT.finditer(sentence.text):
        award = named.get(match.start("award"))
        if award is None:
            continue
        clause = max((hidden.rfind(mark, 0, match.start()) for mark in "，；。："), default=-1) + 1
        if decided := _DECIDED.search(hidden[:clause]):  # 某省公安厅作出决定，|给张三记
            own = named_before(sentence, decided.start())
        else:
            own = subject_before(sentence, words, clause, match.start()).named
        grantors = tuple(m for m in own if m.cls is EntityClass.ORGANISATION) or grantors
        start, end = match.span("who")
        who = listed_recipients(sentence, words, start, end) or named_before(sentence, end)
        for recipient in who:
            if recipient.start >= sentence.start + start:
                yield recipient, award, match.start(), grantors
