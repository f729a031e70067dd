"""Who takes part in an event: the bodies that hold it, and persons who attend, chair, speak or go along."""

from __future__ import annotations

import re

from kg.extraction.events.times import leading_time
from kg.extraction.operators import subject_organisations, with_partners
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Mention

__all__ = ["attending", "holders", "people"]

_ATTENDS = re.compile(
    "出席|参加(?!工作)|主持|讲话|致辞|致[开闭]幕词|揭牌|颁奖|宣讲|授课|陪同|随同|作[^，。；]{0,6}报告|宣布|授旗|见证|观摩"
)
_HOLDS = re.compile("主办|承办|协办|联合举办|牵头组织")
_DATELINE = re.compile(
    "[（(][^（）()]{0,24}(?:记者|通讯员|摄|文)[^（）()]{0,24}[）)]|(?:记者|通讯员) ?[^，。；（）()]{0,12}$"
)
# A leader who is cited, not present: 学习贯彻习近平总书记关于工人阶级的重要论述.
_CITED = re.compile(
    "(?:总书记|同志|新时代|主席)?(?:新时代|关于|给|对|在|来|视察|考察|的|致|同|重要|系列)?[^，。；]{0,30}(?:精神|思想|论述|重要讲话|重要指示|重要批示|回信|贺信|嘱托)"
)


def people(sentence: AnnotatedSentence) -> tuple[Mention, ...]:
    """The persons of a sentence without its reporters and without leaders whose words are cited."""
    text, offset = sentence.text, sentence.start
    datelines = [(m.start(), m.end()) for m in _DATELINE.finditer(text)]
    found = []
    for person in sentence.persons:
        start, end = person.start - offset, person.end - offset
        if any(first <= start and end <= last for first, last in datelines):
            continue
        if text.startswith(("总书记", "新时代"), end) and _CITED.match(text, end):
            continue
        found.append(person)
    return tuple(found)


def attending(article: AnnotatedArticle, index: int) -> tuple[Mention, ...]:
    """Who the next three sentences of the paragraph say to have taken part: ``市委副书记周海出席会议。``

    Bodies are those that held it (``活动由市总工会、市体育局主办``). A sentence that begins with a date of
    its own tells of something else.
    """
    found: list[Mention] = []
    here = article.sentences[index]
    for following in article.sentences[index + 1 : index + 4]:
        if following.sentence.paragraph != here.sentence.paragraph or leading_time(following) is not None:
            break
        if _ATTENDS.search(following.text):
            found += people(following)
        if _HOLDS.search(following.text):
            found += with_partners(following, subject_organisations(following))
    return tuple(found)


def holders(article: AnnotatedArticle, index: int, title: Mention) -> tuple[Mention, ...]:
    """Who takes part in the event that `title` names: bodies that hold it, persons who attend."""
    sentence = article.sentences[index]
    subjects = subject_organisations(sentence)
    bodies = [
        m
        for m in sentence.organisations
        if (m.start == title.start and "暨" not in m.text) or (m in subjects and m.end <= title.start)
    ]
    found = with_partners(sentence, bodies)
    if sentence.sentence.kind is BlockKind.CAPTION or _ATTENDS.search(sentence.text):
        found += people(sentence)
    return tuple(dict.fromkeys([*found, *attending(article, index)]))
