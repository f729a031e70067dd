"""What named persons and bodies did on a day or in a photograph: visits, dated deeds, captions."""

from __future__ import annotations

import re

from kg.extraction.events.clauses import (
    MAX_LABEL,
    after_parenthesis,
    clause_end,
    clean_label,
    subject_end,
    through_what_was_organised,
)
from kg.extraction.events.people import people
from kg.extraction.events.times import DAY, MONTH, iso_date, leading_time, precision
from kg.extraction.operators import subject_organisations, with_partners
from kg.extraction.programmes.context import mask
from kg.extraction.quoting import quoted
from kg.lexicon.events import Events
from kg.model import AnnotatedSentence, BlockKind, EntityClass, Event, Mention, Span, TimeExpression

__all__ = ["dated_deed", "death_of", "shown_in_caption", "visit_of"]

_MANNER = (
    "(?:一行|等人?|率[^，。；]{1,10}|带队|带领[^，。；]{1,12}|冒[雨雪着严酷寒暑]+|先后|分别|专程|亲切|实地|现场|"
    "代表[^，。；]{1,10})*"
)
_CEREMONY = re.compile(
    "揭牌|签约|签订|签署|颁奖|授牌|授旗|挂牌|开工|奠基|竣工|捐赠|启用|投用|投产|通车|表彰|成立|仪式"
)
# A thing that was opened needs no person: 6月18日，绿氢耦合项目正式开工.
_OPENED = re.compile(
    "(?:项目|工程|中心|基地|工作站|服务站|驿站|学院|学校|医院|平台|热线|线路|铁路|公路|大桥|机场|码头|展馆|文化宫|工作室|书屋|公司|协会|联合会|[总分]会)"
    "[^，。；、]{0,10}(?:正式|全面|集中|顺利|建成|今[天日])*(?:开工|奠基|竣工|启用|投用|投产|通车|揭牌|挂牌|成立|上线|开通|开馆|投入使用|投入运营)"
)
# What is done on one day even where only the month is told: 2021年11月，医院与某大学签订合作协议.
_DONE_ONCE = re.compile("签订|签署|签约|揭牌|挂牌成立|开工|奠基|竣工|投产|通车")
# A subject that resolution knows by the article's place: 昨日，我市举行万人徒步活动.
_OURS = re.compile("我[省市区县州旗盟会院校]|公司|集团|全[市县区]")
_SERIES = re.compile(r"\d[余多]?[场次期]")
# Who only goes along makes no visit of his own: 市总工会主席某某陪同调研.
_GOES_ALONG = re.compile("(?:参加|出席|参与|主持)|[^，。；]*?(?:陪同|随同)(?!下)")
_STILL_VISITING = re.compile(
    "(?:就|对|围绕|重点|实地|现场|专题|先后)[^，。；,;]{0,40}(?:调研|考察|检查|督导|督查|走访|慰问|视察|指导)|(?:实地|详细|认真|现场|仔细)[^，。；,;]{0,6}(?:察看|查看|了解|听取|询问)"
)
# 在市委书记某某、市长某某陪同下，来到…
_ACCOMPANIED = re.compile("在[^。；]{1,60}?(?:陪同|随同|陪伴)下[，,]?")
_DIED = re.compile("(?:同志|先生|女士|院士|教授)?[，,（(]?[^。；]{0,40}?(?:逝世|辞世|去世|病逝|牺牲|殉职)")
_VAGUE = ("近日", "日前", "近期")
_AIDS = re.compile(
    "为[^，。；]{1,24}(?:发放|送上|送去|送来|颁|赠|授|戴|发)|向[^，。；]{1,20}(?:发放|赠送|捐赠|颁)|(?:揭牌|颁奖|授课|宣讲|讲话)"
)


def visit_of(sentence: AnnotatedSentence, lexicon: Events) -> Event | None:
    """``7月2日，省总工会副主席李立一行到甲县调研``: a named person, a date or a caption, and a visit."""
    leading = leading_time(sentence)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    visit = re.compile(rf"{_MANNER}[^，。；,;]{{0,24}}?(?:{lexicon.visit.pattern})")
    for person in people(sentence):
        if _GOES_ALONG.match(sentence.text, after_parenthesis(sentence.text, person.end - sentence.start)):
            continue
        own = _time_behind(sentence, person)
        time = own or leading
        vague = time is not None and time.text in _VAGUE
        if not (caption or vague or precision(time) >= MONTH):
            continue
        begin = own.span.end if own else person.end
        label_end = _predicate(sentence, begin, visit, lexicon)
        if label_end is not None:
            rule = "event.visit_dated" if precision(time) and not caption else "event.visit"
            return _person_event(sentence, person, label_end, "visit", rule, time)
    return None


def death_of(sentence: AnnotatedSentence) -> Event | None:
    """``张某某同志因病医治无效，于2018年11月2日在某地逝世``: a named person, a date and the word."""
    text, offset = sentence.text, sentence.start
    for person in people(sentence):
        died = _DIED.match(text, person.end - offset)
        if died is None or any(
            m.start >= person.end and m.end <= offset + died.end() for m in sentence.persons
        ):
            continue
        times = [t for t in sentence.times if precision(t) and t.span.start < offset + died.end()]
        if not times:
            continue
        time = times[-1]
        span = Span(person.start, offset + died.end())
        title = "同志" if text.startswith("同志", person.end - offset) else ""
        mention = Mention(
            span.start,
            span.end,
            sentence.slice(span),
            EntityClass.EVENT,
            f"{person.text}{title}逝世",
            "other",
        )
        first = min(span.start, time.span.start)
        return Event(mention, "other", Span(first, span.end), "event.death", iso_date(time), (person,))
    return None


def shown_in_caption(sentence: AnnotatedSentence) -> Event | None:
    """A caption that shows a named person doing something: ``张三（左一）为环卫工人发放早餐。``"""
    if sentence.sentence.kind is not BlockKind.CAPTION:
        return None
    for person in sentence.persons:
        start = after_parenthesis(sentence.text, person.end - sentence.start)
        clause = re.compile("[^，。；,;]*").match(sentence.text, start)
        if clause is not None and _AIDS.match(clause.group()):
            return _person_event(
                sentence, person, clause.end(), "other", "event.caption", leading_time(sentence)
            )
    return None


def _kind_of(clause: str, lexicon: Events) -> str:
    """The kind of a dated deed: ``发放慰问金`` is no visit, ``召开新闻发布会`` a meeting."""
    held = lexicon.held.search(clause)
    heads = list(lexicon.head_pattern.finditer(clause, held.end())) if held else []
    if heads and heads[-1].end() == len(clause) and lexicon.heads[heads[-1].group()] != "other":
        return lexicon.heads[heads[-1].group()]
    if _CEREMONY.search(clause):
        return "ceremony"
    return "visit" if lexicon.visit.search(re.sub("慰问[金品信]", "", clause)) else "other"


def _time_behind(sentence: AnnotatedSentence, person: Mention) -> TimeExpression | None:
    """The day between a person and what he does: ``吴某于4月22日至24日先后深入…``, or None."""
    position = after_parenthesis(sentence.text, person.end - sentence.start)
    for time in sentence.times:
        between = sentence.text[position : max(position, time.span.start - sentence.start)]
        if precision(time) >= DAY and time.span.start >= person.end and between in ("", "于", "，于"):
            return time
    return None


def _predicate(
    sentence: AnnotatedSentence, begin: int, wanted: re.Pattern[str], lexicon: Events
) -> int | None:
    """Where the predicate at `begin` (a clean offset) ends if it begins with `wanted`; else None.

    The end counts characters of the sentence's text.
    """
    text = sentence.text
    start = after_parenthesis(text, begin - sentence.start)
    with_others = _ACCOMPANIED.match(text, start)
    start = with_others.end() if with_others else start
    match = wanted.match(text, start)
    if match is None or lexicon.not_happening.match(text, start):
        return None
    end = clause_end(text, start)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    while (
        end < len(text)
        and text[end] in "，,"
        and (caption or lexicon.visit.match(text, end + 1) or _STILL_VISITING.match(text, end + 1))
    ):
        following = clause_end(text, end + 1)
        others = [m for m in sentence.persons if end <= m.start - sentence.start < following]
        if others or following - start > 44:
            break
        end = following
    return end


def _person_event(
    sentence: AnnotatedSentence, person: Mention, end: int, kind: str, rule: str, time: TimeExpression | None
) -> Event:
    offset = sentence.start
    start = person.start - offset
    text = sentence.text[start:end]
    mention = Mention(
        person.start, offset + end, text, EntityClass.EVENT, clean_label(text)[:MAX_LABEL], kind
    )
    first = min(time.span.start, person.start) if time is not None else person.start
    return Event(mention, kind, Span(first, offset + end), rule, iso_date(time), people(sentence))


def dated_deed(sentence: AnnotatedSentence, lexicon: Events) -> Event | None:
    """``5月9日，团县委组织志愿者到敬老院开展义诊``: a day, a subject, an action; a month in a caption."""
    own = _day_of_subject(sentence)
    time = leading_time(sentence)
    if own is not None and precision(time) < DAY:
        time = own[1]
    caption = sentence.sentence.kind is BlockKind.CAPTION
    if time is None or precision(time) < MONTH:
        return None
    text, offset = sentence.text, sentence.start
    lead = re.compile("(?:上午|下午|晚|当天|[，,\\s]|起)*").match(text, time.span.end - offset)
    start = lead.end() if lead else time.span.end - offset
    end = clause_end(text, start)
    if not lexicon.action.search(text[start:end]) and end < len(text) and end - start <= 20:
        start, end = end + 1, clause_end(text, end + 1)  # 3月5日，在人民广场，市总工会开展…
    if text.startswith("组织", subject_end(sentence, start)):
        end = through_what_was_organised(text, start, end)
    clause = text[start:end]
    plain = mask(clause, quoted(clause))
    if precision(time) < DAY and not caption and not _DONE_ONCE.search(plain):
        return None
    opened = _OPENED.search(plain) is not None
    if (
        not (opened or lexicon.action.search(plain))
        or lexicon.not_happening.search(plain)
        or len(clause) > MAX_LABEL
    ):
        return None
    span = Span(offset + start, offset + end)
    who = tuple(m for m in (*sentence.organisations, *people(sentence)) if span.covers(m.span))
    if own is not None and own[1] is time:
        who = (own[0], *who)
    if not who and not caption and not opened and (not _OURS.match(plain) or _SERIES.search(plain)):
        return None
    kind = _kind_of(plain, lexicon)
    subjects = set(subject_organisations(sentence)) | {m for m in sentence.persons if span.covers(m.span)}
    mention = Mention(span.start, span.end, clause, EntityClass.EVENT, clean_label(clause), kind)
    subjects |= set(with_partners(sentence, [m for m in sentence.organisations if m in subjects]))
    taking_part = tuple(m for m in who if m in subjects)
    return Event(mention, kind, Span(time.span.start, span.end), "event.dated", iso_date(time), taking_part)


def _day_of_subject(sentence: AnnotatedSentence) -> tuple[Mention, TimeExpression] | None:
    """The body that begins a sentence and the day behind it: ``县总工会于3月4日开展…``, or None."""
    for body in subject_organisations(sentence)[:1]:
        for time in sentence.times:
            between = sentence.text[body.end - sentence.start : max(0, time.span.start - sentence.start)]
            if time.span.start >= body.end and precision(time) >= DAY and between in ("于", "，于"):
                return body, time
    return None
