"""Honours whose recipient stands before the verb as its object.

* ``honour.merit``: ``省公安厅给张三记个人二等功一次``, ``为某局刑侦大队记集体三等功``;
* ``honour.presented``: ``会议向某某救援大队颁发了“抢险救灾先进集体”奖牌``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.listed_bodies import listed_bodies
from kg.extraction.honours.masking import masked
from kg.extraction.honours.recipients import named_before, subject_before
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["MERIT", "PRESENTED", "merited"]

# 记个人二等功一次; the award is what stands behind 记.
MERIT = re.compile(
    r"(?P<verb>[给为](?:予|予以)?(?P<who>[^，。；：“”]{2,40}?)(?:同志)?(?:各|分别)?荣?记)"
    r"(?P<award>(?:个人|集体)?[特一二三]等功)(?!臣)"
)
# 颁发了“…”奖牌: a quotation that is an award, and the thing handed over.
PRESENTED = re.compile(
    r"(?P<verb>向(?P<who>[^，。；：“”]{2,60}?)(?:颁发|授予|颁授)了?)“(?P<award>[^“”]{4,24})”"
    r"(?:荣誉)?(?:奖牌|牌匾|证书|奖状|奖杯|奖章|锦旗|称号)"
)

_DECIDED = re.compile("(?:研究)?(?:作出|做出)?决定[，：]$")


def merited(
    sentence: AnnotatedSentence, awards: Awards
) -> Iterator[tuple[Mention, Mention, int, str, tuple[Mention, ...]]]:
    """Recipient, award, offset of the verb phrase, rule and grantors of each such clause.

    The recipient is the name with which the object ends (``给某局局长|张三|记``). The subject goes on
    in ``给甲记个人二等功，给乙记个人三等功``. Offsets count characters of the sentence.
    """
    named = {award.start - sentence.start: award for award in sentence.awards}
    hidden = masked(sentence.text)
    grantors: tuple[Mention, ...] = ()
    for pattern, text, rule in (
        (MERIT, sentence.text, "honour.merit"),
        (PRESENTED, sentence.text, "honour.presented"),
    ):
        for match in pattern.finditer(text):
            award = named.get(match.start("award"))
            if award is None:
                continue
            clause = max((hidden.rfind(mark, 0, match.start()) for mark in "，；。："), default=-1) + 1
            if decided := _DECIDED.search(hidden[:clause]):  # 某省公安厅作出决定，|给张三记
                own = named_before(sentence, decided.start())
            else:
                own = subject_before(sentence, clause, match.start()).named
            grantors = tuple(m for m in own if m.cls is EntityClass.ORGANISATION) or grantors
            who = named_before(sentence, match.end("who")) or listed_bodies(
                sentence, match.start("who"), match.end("who")
            )
            for recipient in who:
                if recipient.start >= sentence.start + match.start("who"):
                    yield recipient, award, match.start(), rule, grantors
