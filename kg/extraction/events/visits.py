"""Visits: named persons who went somewhere on a day or in a photograph, to inspect, to study or to comfort.

A visit is named after its first visitor: ``市总工会副主席许某，调研员刘某一行到甲县慰问`` is ``许某一行到甲县慰问``.
Offsets count characters of the sentence's text unless said otherwise.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.events.clauses import MAX_LABEL, after_parenthesis, clause_end, clean_label
from kg.extraction.events.people import people
from kg.extraction.events.times import DAY, MONTH, iso_date, leading_time, precision
from kg.lexicon.events import Events
from kg.model import AnnotatedSentence, BlockKind, EntityClass, Event, Mention, Span, TimeExpression

__all__ = ["visit_of"]

# Behind a verb of visiting these make a noun of it: 调研员, 慰问团, 慰问金.
_NOUN = "[员组团队室处办局金品物信电卡]"
# How they went: 一行, 等市领导, 率部门负责人, 带队, 冒雨.
_COMPANY = (
    "(?:同志|一行[^，。；]{0,4}?|等[^，。；、]{0,6}?(?:领导|负责人|同志|人|委员|代表)?|[亲带]自|"
    "(?:率领?|带领)[^，。；]{1,40}?|带队|[和与同及][^，。；]{1,24}?(?:等?一行|一起|一同))"
)
_MANNER = "(?:冒[雨雪着严酷寒暑]+|先后|分别|专程|亲切|实地|现场|代表[^，。；]{1,10})"
# 在市委书记某某、市长某某陪同下，来到…
_ACCOMPANIED = "(?:在[^。；]{1,80}?(?:陪同|随同|陪伴)下[，,]?)?"
# Who only goes along makes no visit of his own: 市总工会主席某某陪同调研.
_GOES_ALONG = re.compile(
    "(?:参加|出席|参与|主持)|[^，。；]*?(?:陪同|随同)(?!下)|(?:等[^，。；在]{0,10})?的?(?:陪同|随同|陪伴)下"
)
_WITH_THEM = re.compile("陪同|随同|陪伴|参加(?:慰问|调研|活动|座谈|检查)|一同|一起")
_STILL_VISITING = re.compile(
    "(?:就|对|围绕|重点|实地|现场|专题|先后)[^，。；,;]{0,40}(?:调研|考察|检查|督导|督查|走访|慰问|视察|指导)|(?:实地|详细|认真|现场|仔细)[^，。；,;]{0,6}(?:察看|查看|了解|听取|询问)"
)
# He came for an occasion that has a title of its own: 来到甲村，出席“乙”捐赠仪式.
_FOR_OCCASION = re.compile("[，,]并?(?:出席|参加|主持|见证|开展|举行|举办)")
_LED = re.compile("(?:同志)?的?(?:带领|率领|带队)下[，,]?")
_TAIL = re.compile("(?:时|期间|活动中)$")
_VAGUE = ("近日", "日前", "近期")
_BETWEEN_POSTS = re.compile("[了在到对把被说率]|出席|参加|主持|陪同|介绍")
_LONGEST = 44


def visit_of(sentence: AnnotatedSentence, lexicon: Events, has_title: bool) -> Event | None:
    """``7月2日，省总工会副主席李立一行到甲县调研``: named persons, a date or a caption, and a visit.

    `has_title` says whether the sentence names an event with a title: who came for that made no visit besides.
    """
    leading = leading_time(sentence)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    for visitors in _groups(sentence, lexicon):
        last = visitors[-1]
        if _GOES_ALONG.match(sentence.text, after_parenthesis(sentence.text, last.end - sentence.start)):
            continue
        own = _time_behind(sentence, last)
        time = own or leading
        vague = time is not None and time.text in _VAGUE
        if not (caption or vague or precision(time) >= MONTH):
            continue
        begin = (own.span.end if own else last.end) - sentence.start
        told = _deed(sentence, begin, visitors, lexicon) or _led(sentence, begin, visitors[0], lexicon)
        if told is None:
            continue
        label, start, end = told
        if has_title and _FOR_OCCASION.match(sentence.text, end):
            return None
        rule = "event.visit_dated" if precision(time) and not caption else "event.visit"
        return _event(sentence, visitors, label, start, end, rule, time)
    return None


@cache
def _visit(lexicon: Events) -> str:
    return rf"(?:{lexicon.visit.pattern})(?!{_NOUN})"


@cache
def _predicate(lexicon: Events) -> re.Pattern[str]:
    reach = "(?:对[^，。；]{1,50}?进行|[^，。；,;]{0,24}?)"
    deed = rf"{_MANNER}*(?:(?:来?到|赴|前往)[^，。；]{{1,20}}[，,])??{reach}(?:{_visit(lexicon)})"
    went = "来?到[^，。；]{2,30}"  # 赵某一行到困难职工家中，把自行车送给…
    in_company = rf"(?P<company>{_COMPANY}+)[，,]?{_ACCOMPANIED}(?P<behind>{deed}|{went})"
    return re.compile(rf"{in_company}|{_ACCOMPANIED}(?P<alone>{deed})")


@cache
def _any_visit(lexicon: Events) -> re.Pattern[str]:
    return re.compile(_visit(lexicon))


def _groups(sentence: AnnotatedSentence, lexicon: Events) -> list[list[Mention]]:
    """The persons of a sentence, those together that a list of posts joins: ``市长王某，副市长李某、赵某``."""
    groups: list[list[Mention]] = []
    bodies = [m.span for m in sentence.organisations]
    for person in people(sentence):
        if groups:
            between = Span(groups[-1][-1].end, person.start)
            words = "".join(
                sentence.text[i - sentence.start]
                for i in range(between.start, between.end)
                if not any(body.start <= i < body.end for body in bodies)
            )
            if (
                len(words) <= 50
                and re.match("[（(、，,和与及]", words)
                and not re.search("[。；;：“]", words)
                and not _BETWEEN_POSTS.search(words)
                and not _any_visit(lexicon).search(words)
            ):
                groups[-1].append(person)
                continue
        groups.append([person])
    return groups


def _time_behind(sentence: AnnotatedSentence, person: Mention) -> TimeExpression | None:
    """The day between a person and what he does: ``吴某于4月22日至24日先后深入…``, or None."""
    position = after_parenthesis(sentence.text, person.end - sentence.start)
    for time in sentence.times:
        between = sentence.text[position : max(position, time.span.start - sentence.start)]
        if precision(time) >= DAY and time.span.start >= person.end and between in ("", "于", "，于"):
            return time
    return None


def _deed(
    sentence: AnnotatedSentence, begin: int, visitors: list[Mention], lexicon: Events
) -> tuple[str, int, int] | None:
    """Label, beginning and end of the visit that the predicate at `begin` tells of; None if it tells of none."""
    text = sentence.text
    start = after_parenthesis(text, begin)
    match = _predicate(lexicon).match(text, start)
    if match is None or lexicon.not_happening.match(text, start):
        return None
    company = match.group("company") or ""
    deed = match.start("behind") if company else match.start("alone")
    end = clause_end(text, match.end())
    caption = sentence.sentence.kind is BlockKind.CAPTION
    while (
        end < len(text)
        and text[end] in "，,"
        and (caption or lexicon.visit.match(text, end + 1) or _STILL_VISITING.match(text, end + 1))
    ):
        following = clause_end(text, end + 1)
        others = [m for m in sentence.persons if end <= m.start - sentence.start < following]
        if others or following - deed > _LONGEST:
            break
        end = following
    return _names(visitors, company) + text[deed:end], deed, end


def _led(
    sentence: AnnotatedSentence, begin: int, leader: Mention, lexicon: Events
) -> tuple[str, int, int] | None:
    """``在县总工会主席陈某的带领下，县总工会干部来到…``: label, beginning and end of the visit, or None."""
    text = sentence.text
    led = _LED.match(text, begin)
    if led is None:
        return None
    end = clause_end(text, led.end())
    visit = _any_visit(lexicon).search(text, led.end(), end)
    return (f"{leader.text}带领{text[led.end() : end]}", led.end(), end) if visit else None


def _names(visitors: list[Mention], company: str) -> str:
    """How a visit's name begins: ``许某一行``, ``许某、刘某``, ``许某等``."""
    first = visitors[0].text
    if company.startswith("一行"):
        return first + company
    if company.startswith("等") or len(visitors) > 2:
        return first + "等"
    if len(visitors) == 1:
        return first + company.removeprefix("同志")
    return f"{first}、{visitors[1].text}{company}"


def _event(
    sentence: AnnotatedSentence,
    visitors: list[Mention],
    label: str,
    start: int,
    end: int,
    rule: str,
    time: TimeExpression | None,
) -> Event:
    offset, first = sentence.start, visitors[0].start
    text = sentence.text
    label = _TAIL.sub("", clean_label(label)).replace("来到了", "来到", 1)
    if len(label) > MAX_LABEL:
        label = re.sub("[、，和与及][^、，和与及]*$", "", label[:MAX_LABEL]) + "等"
    mention = Mention(
        first, offset + end, sentence.slice(Span(first, offset + end)), EntityClass.EVENT, label, "visit"
    )
    with_them = [*visitors]
    for person in people(sentence):
        told_behind = person.start >= offset + end and _WITH_THEM.search(text, end) is not None
        if person.start < offset + start or told_behind:
            with_them.append(person)
    evidence = Span(min(time.span.start, first) if time is not None else first, offset + end)
    return Event(mention, "visit", evidence, rule, iso_date(time), tuple(dict.fromkeys(with_them)))
