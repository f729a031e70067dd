"""Who takes part in an event: the bodies that hold it, and persons who attend, chair, speak or go along."""

from __future__ import annotations

import re

from kg.extraction.events.times import leading_time
from kg.extraction.operators import holds_post_of, subject_organisations, with_partners
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Mention

__all__ = ["attending", "holders", "people"]

_ATTENDS = re.compile(
    "出席|列席|到会|参加(?!工作)|主持|讲话|致辞|致[开闭]幕词|揭牌|颁奖|宣讲|授课|陪同|随同|作[^，。；]{0,6}报告|宣布|授旗|见证|观摩"
)
# What a sentence of the next paragraphs says if it is about the same happening.
_SAME_EVENT = re.compile(
    "(?:出席|列席|参加|主持)了?(?:此次|本次)?(?:会议|大会|活动|仪式|开幕式|闭幕式|启动仪式|开班式|座谈会|比赛|慰问|调研)|^(?:会议|大会|活动|仪式|开幕式|比赛|竞赛|本[届次][^，。；由]{0,8})由"
)
_HOLDS = re.compile("主办|承办|协办|联合举办|牵头组织")
_COMES = re.compile("(?:同志)?(?:一行|等|率|带队|带领|来?到|赴|前往|开展|启动|[，、和与])")
_DATELINE = re.compile(
    "[讯电][ 　]*[（(][^（）()]{2,20}[）)]|"
    "[（(][^（）()]{0,24}(?:记者|通讯员|摄|文)[^（）()]{0,24}[）)]|(?:记者|通讯员) ?[^，。；（）()]{0,12}$|"
    # ……在会议中心召开。李明 摄
    "(?:^|[。！？])[ 　]*[\u4e00-\u9fff· 　]{2,16}摄(?:影)?(?=$|[^\u4e00-\u9fff])"
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
    """Who the sentences that follow say to have taken part: ``市委副书记周海出席会议。``

    Three sentences of the paragraph count, of the next five those that name the happening (``出席会议``, ``会议由``).

    Bodies are those that held it (``活动由市总工会、市体育局主办``). A sentence that begins with a date of
    its own tells of something else.
    """
    found: list[Mention] = []
    here = article.sentences[index]
    for following in article.sentences[index + 1 : index + 6]:
        if leading_time(following) is not None or following.sentence.kind is not here.sentence.kind:
            break
        near = (
            following.sentence.paragraph == here.sentence.paragraph
            and following in article.sentences[: index + 4]
        )
        if not near and not _SAME_EVENT.search(following.text):
            continue
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
        if (m.start == title.start and "暨" not in m.text)
        or (m in subjects and m.end <= title.start and not holds_post_of(sentence, m))
    ]
    found = with_partners(sentence, bodies)
    if sentence.sentence.kind is BlockKind.CAPTION or _ATTENDS.search(sentence.text):
        found += people(sentence)
    else:  # 田某一行到项目部开展“送清凉”活动
        found += [
            p
            for p in people(sentence)
            if p.end <= title.start and _COMES.match(sentence.text, p.end - sentence.start)
        ]
    return tuple(dict.fromkeys([*found, *attending(article, index)]))
