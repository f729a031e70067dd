"""What persons and bodies did on a day or in a photograph, where it has no title and is no visit."""

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

__all__ = ["dated_deed", "death_of", "shown_in_caption"]

_CEREMONY = re.compile(
    "揭牌|签约|签订|签署|颁奖|授牌|授旗|挂牌|开工|奠基|竣工|捐赠|启用|投用|投产|通车|表彰|成立|仪式"
)
# A thing that was opened needs no person: 6月18日，绿氢耦合项目正式开工.
_OPENED = re.compile(
    "(?:项目|工程|中心|基地|工作站|服务站|驿站|学院|学校|医院|平台|热线|线路|铁路|公路|大桥|机场|码头|展馆|文化宫|工作室|书屋|公司|协会|联合会|[总分工]会|委员会|联盟|商会)"
    "[^，。；、]{0,10}(?:正式|全面|集中|顺利|建成|今[天日])*(?:开工|奠基|竣工|启用|投用|投产|通车|揭牌|挂牌|成立|上线|开通|开馆|投入使用|投入运营)"
)
# What is done on one day even where only the month is told: 2021年11月，医院与某大学签订合作协议.
_DONE_ONCE = re.compile(
    "签订|签署|签约|揭牌|挂牌成立|开工|奠基|竣工|投产|通车|(?:工会|联合会|协会|商会|妇联|委员会)(?:正式|宣告)?成立"
)
# A subject that resolution knows by the article's place: 昨日，我市举行万人徒步活动.
# Who told the reporter, no happening: 昨天，记者从县总工会获悉，在先后走访…
_REPORTED = re.compile("记者|获悉|了解到|据悉|得知")
# With whom something was done, not what.
_WITH_WHOM = frozenset({"邀请", "携手", "联合"})
_THEN = re.compile("(?:首先|随后|先后|并|共同|一起)+")
_BEGINS_DEED = re.compile(
    "(?:在|到|赴|走进|来到|前往|深入|开展|举办|举行|组织|慰问|启动|召开|为[^，。；]{1,20}(?:送|发))"
)
_OURS = re.compile("我[省市区县州旗盟会院校]|公司|集团|全[市县区]")
_SERIES = re.compile(r"\d[余多]?[场次期]")
_DIED = re.compile("(?:同志|先生|女士|院士|教授)?[，,（(]?[^。；]{0,40}?(?:逝世|辞世|去世|病逝|牺牲|殉职)")
_AIDS = re.compile(
    "为[^，。；]{1,24}(?:发放|送上|送去|送来|颁|赠|授|戴|发)|向[^，。；]{1,20}(?:发放|赠送|捐赠|颁)|(?:揭牌|颁奖|授课|宣讲|讲话)"
)


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
    if precision(time) < MONTH:
        time = _time_of_item(sentence)
    if own is not None and precision(time) < DAY:
        time = own[1]
    caption = sentence.sentence.kind is BlockKind.CAPTION
    if time is None or precision(time) < MONTH:
        return None
    text, offset = sentence.text, sentence.start
    lead = re.compile("(?:上午|下午|晚|当天|[，,\\s]|起)*").match(text, time.span.end - offset)
    start = lead.end() if lead else time.span.end - offset
    told = _clause_that_tells(sentence, start, lexicon)
    if told is None:
        return None
    begin, subject, start, end = told
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
    span = Span(offset + begin, offset + end)
    who = tuple(m for m in (*sentence.organisations, *people(sentence)) if span.covers(m.span))
    if own is not None and own[1] is time:
        who = (own[0], *who)
        subject = subject or own[0].text
    if not who and not caption and not opened and (not _OURS.match(plain) or _SERIES.search(plain)):
        return None
    kind = _kind_of(plain, lexicon)
    subjects = set(subject_organisations(sentence)) | {m for m in sentence.persons if span.covers(m.span)}
    mention = Mention(
        span.start, span.end, sentence.slice(span), EntityClass.EVENT, clean_label(subject + clause), kind
    )
    subjects |= set(with_partners(sentence, [m for m in sentence.organisations if m in subjects]))
    taking_part = tuple(m for m in who if m in subjects)
    return Event(mention, kind, Span(time.span.start, span.end), "event.dated", iso_date(time), taking_part)


def _clause_that_tells(
    sentence: AnnotatedSentence, start: int, lexicon: Events
) -> tuple[int, str, int, int] | None:
    """Where the deed begins, its subject if that stands in a clause before, and the clause that tells of it.

    The subject's own clause may say only where (``在人民广场，市总工会开展…``), with what
    (``县总工会携带防暑用品，首先到县医院慰问``) or with whom (``省妇联邀请李某组成宣讲团，走进社区开展宣讲``).
    None if it says who told the reporter.
    """
    text = sentence.text
    end = clause_end(text, start)
    body = subject_end(sentence, start)
    does = {word.group() for word in lexicon.action.finditer(text, body, end)}
    if start < body and does <= _WITH_WHOM and (does or end - body <= 20):
        following = end
        for _ in range(2):
            begin, following = following + 1, clause_end(text, following + 1)
            lead = _THEN.match(text, begin)
            begin = lead.end() if lead else begin
            deed = {word.group() for word in lexicon.action.finditer(text, begin, following)} - _WITH_WHOM
            if deed and _BEGINS_DEED.match(text, begin) and following - begin + body - start <= MAX_LABEL:
                return start, text[start:body], begin, following
    if not lexicon.action.search(text, start, end) and end < len(text) and end - start <= 20:
        if _REPORTED.search(text, start, end):
            return None
        start, end = end + 1, clause_end(text, end + 1)
    if text.startswith("组织", subject_end(sentence, start)):
        end = through_what_was_organised(text, start, end)
    return start, "", start, end


def _time_of_item(sentence: AnnotatedSentence) -> TimeExpression | None:
    """The day or month with which an item of a list begins that tells of something done once, or None.

    ``2019年，病区建成；2021年11月，医院与某大学签订协议，…``.
    """
    for time in sentence.times:
        start, end = time.span.start - sentence.start, time.span.end - sentence.start
        if sentence.text[:start].endswith(("；", ";")) and sentence.text[end : end + 1] in ("，", ","):
            clause = sentence.text[end + 1 : clause_end(sentence.text, end + 1)]
            if precision(time) >= MONTH and _DONE_ONCE.search(clause):
                return time
    return None


def _day_of_subject(sentence: AnnotatedSentence) -> tuple[Mention, TimeExpression] | None:
    """The body that begins a sentence and the day behind it: ``县总工会于3月4日开展…``, or None."""
    for body in subject_organisations(sentence)[:1]:
        for time in sentence.times:
            between = sentence.text[body.end - sentence.start : max(0, time.span.start - sentence.start)]
            if time.span.start >= body.end and precision(time) >= DAY and between in ("于", "，于"):
                return body, time
    return None
