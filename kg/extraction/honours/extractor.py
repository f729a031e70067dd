"""Honours: a named person, body or work has an award.

Rules, and what each reads:

* ``honour.passive``: ``甲公司被省总工会授予“省五一劳动奖状”称号``, ``被评为``, ``被命名为``;
* ``honour.receipt``: ``张三先后获得全国劳动模范、省优秀共产党员等荣誉``, ``荣获``, ``获评``, ``入选``;
* ``honour.active``: ``省总工会授予李四等10名同志“省五一劳动奖章”``, ``表彰李四等10名“优秀教师”``;
* ``honour.carried``: the first two where the subject stands in an earlier clause or sentence;
* ``honour.apposition``: ``全国劳模、某公司车间主任王五``;
* ``honour.profile``: ``王五，男，1975年生，全国五一劳动奖章获得者``;
* ``honour.relative``: ``荣获省劳动模范称号的王五``;
* ``honour.anaphora``: ``公布全国文明单位名单，某局榜上有名``;
* ``honour.merit``: ``给王五记个人二等功一次``;
* ``honour.presented``: ``会议向甲公司颁发了“抢险救灾先进集体”奖牌``, ``将张三表彰为“优秀教师”``,
  ``第一名由张三摘得``;
* ``honour.announced``: ``获得省五一劳动奖章的是：甲公司钳工张三，乙医院护士李四``;
* ``honour.list``: a heading with an award, and the names under it.

What is striven for, planned or proposed (争创, 拟, 推荐评选) is no honour, and counted recipients
(``6家单位获得``) are :mod:`kg.extraction.honours.counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.announced import announced
from kg.extraction.honours.appositions import apposed
from kg.extraction.honours.conferred import conferred
from kg.extraction.honours.lists import honours_in_lists
from kg.extraction.honours.masking import masked
from kg.extraction.honours.merits import merited
from kg.extraction.honours.realised import clause_start, is_unrealised
from kg.extraction.honours.recipients import subject_before
from kg.extraction.honours.stating import stated
from kg.extraction.honours.units import with_units
from kg.extraction.honours.winners import with_winners
from kg.extraction.persons.expected import ExpectedNames
from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, Honour

__all__ = ["extract"]

_THIS = re.compile("(?:荣?获得?)(?:此|该|这一|这项)(?:殊荣|荣誉|称号|奖项)(?!的)|榜上有名|名列其中")


def extract(article: AnnotatedArticle, awards: Awards, holders: ExpectedNames) -> Iterator[Honour]:
    """The honours of an article, in the order of the text; each recipient and award once a sentence.

    Takes an article with the layers organisations, persons, programmes, awards and times; `holders` reads
    the names of persons beside an award. `grantors` are the bodies between 被 and its verb, before 授予的, or
    the subject of 授予. `year` is that of the date that governs the verb in its sentence, else a year in the
    award's own name.
    """
    if not any(sentence.awards for sentence in article.sentences):
        yield from honours_in_lists(article, awards, holders)
        return
    sentences = [
        with_units(with_winners(holders.with_expected(sentence), awards, holders))
        for sentence in article.sentences
    ]
    for index, sentence in enumerate(sentences):
        seen: set[tuple[str, str]] = set()
        found = [*announced(sentences, index, awards)]
        if sentence.awards:
            found = [
                *conferred(sentences, index, awards),
                *_merited(sentence, awards),
                *apposed(sentence, awards),
                *_meant_by_this(sentence, awards),
                *found,
            ]
        for honour in found:
            key = (honour.recipient.name, honour.award.name)
            if key not in seen:
                seen.add(key)
                yield honour
    yield from honours_in_lists(article, awards, holders)


def _merited(sentence: AnnotatedSentence, awards: Awards) -> Iterator[Honour]:
    """Honours whose recipient stands before the verb: ``给张三记个人二等功一次``."""
    for recipient, award, verb, grantors in merited(sentence, awards):
        if not is_unrealised(sentence, clause_start(masked(sentence.text), verb), verb):
            yield stated(sentence, recipient, award, verb, "honour.merit", grantors)


def _meant_by_this(sentence: AnnotatedSentence, awards: Awards) -> Iterator[Honour]:
    """The one award that a sentence names, and who 获此殊荣: ``揭晓“中国青年五四奖章”，某校王五获此殊荣``."""
    hidden = masked(sentence.text)
    this = _THIS.search(hidden)
    if this is None or len({award.name for award in sentence.awards}) != 1:
        return
    (award, *_) = sentence.awards
    clause = clause_start(hidden, this.start())
    if award.end - sentence.start > clause or is_unrealised(sentence, clause, this.start()):
        return
    for recipient in subject_before(sentence, awards.holder_words, clause, this.start()).named:
        yield stated(sentence, recipient, award, this.start(), "honour.anaphora", ())
