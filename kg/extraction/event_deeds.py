"""What named persons and bodies did on a day or in a photograph: visits, dated deeds, captions."""

from __future__ import annotations

import re

from kg.extraction.operators import subject_organisations
from kg.extraction.programme_context import mask
from kg.extraction.quoting import quoted
from kg.lexicon.events import Events
from kg.model import AnnotatedSentence, BlockKind, EntityClass, Event, Mention, Span, TimeExpression

__all__ = ["clean_label", "dated_deed", "iso_date", "shown_in_caption", "visit_of"]

_PARENTHESIS = re.compile("[（(][^（）()]{0,12}[）)]")
_MANNER = (
    "(?:一行|等人?|率[^，。；]{1,10}|带队|带领[^，。；]{1,12}|冒[雨雪着严酷寒暑]+|先后|分别|专程|亲切|实地|现场|"
    "代表[^，。；]{1,10})*"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CEREMONY = re.compile("揭牌|签约|签订|颁奖|授牌|挂牌|开工|竣工|捐赠|启用|投用|表彰|成立|仪式")
_AIDS = re.compile(
    "为[^，。；]{1,24}(?:发放|送上|送去|送来|颁|赠|授|戴|发)|向[^，。；]{1,20}(?:发放|赠送|捐赠|颁)|(?:揭牌|颁奖|授课|宣讲|讲话)"
)
_MAX_LABEL = 60


def visit_of(sentence: AnnotatedSentence, lexicon: Events) -> Event | None:
    """``7月2日，省总工会副主席李立一行到甲县调研``: a named person, a date or a caption, and a visit."""
    time = _leading_time(sentence)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    if not sentence.persons or not (caption or (time is not None and len(time.value) >= 7)):
        return None
    visit = re.compile(rf"{_MANNER}[^，。；,;]{{0,24}}?(?:{lexicon.visit.pattern})")
    for person in sentence.persons:
        label_end = _predicate(sentence, person, visit, lexicon)
        if label_end is not None:
            rule = "event.visit" if caption or time is None else "event.visit_dated"
            return _person_event(sentence, person, label_end, "visit", rule, time)
    return None


def shown_in_caption(sentence: AnnotatedSentence) -> Event | None:
    """A caption that shows a named person doing something: ``张三（左一）为环卫工人发放早餐。``"""
    if sentence.sentence.kind is not BlockKind.CAPTION:
        return None
    for person in sentence.persons:
        start = _after_parenthesis(sentence.text, person.end - sentence.start)
        clause = re.compile("[^，。；,;]*").match(sentence.text, start)
        if clause is not None and _AIDS.match(clause.group()):
            return _person_event(
                sentence, person, clause.end(), "other", "event.caption", _leading_time(sentence)
            )
    return None


def _predicate(
    sentence: AnnotatedSentence, person: Mention, wanted: re.Pattern[str], lexicon: Events
) -> int | None:
    """Where the predicate of `person` ends if it begins with `wanted`, in the sentence's text; else None."""
    text = sentence.text
    start = _after_parenthesis(text, person.end - sentence.start)
    match = wanted.match(text, start)
    if match is None or lexicon.not_happening.match(text, start):
        return None
    end = _clause_end(text, start)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    while end < len(text) and text[end] in "，," and (caption or lexicon.visit.match(text, end + 1)):
        following = _clause_end(text, end + 1)
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
        person.start, offset + end, text, EntityClass.EVENT, clean_label(text)[:_MAX_LABEL], kind
    )
    first = min(time.span.start, person.start) if time is not None else person.start
    return Event(mention, kind, Span(first, offset + end), rule, iso_date(time), tuple(sentence.persons))


def dated_deed(sentence: AnnotatedSentence, lexicon: Events) -> Event | None:
    """``5月9日，团县委组织志愿者到敬老院开展义诊``: a day, a subject, an action; a month in a caption."""
    time = _leading_time(sentence)
    caption = sentence.sentence.kind is BlockKind.CAPTION
    if time is None or not (
        _DAY.fullmatch(time.value.partition("/")[0]) or (caption and len(time.value) >= 7)
    ):
        return None
    text, offset = sentence.text, sentence.start
    lead = re.compile("(?:上午|下午|晚|当天|[，,\\s]|起)*").match(text, time.span.end - offset)
    start = lead.end() if lead else time.span.end - offset
    end = _clause_end(text, start)
    if not lexicon.action.search(text[start:end]) and end < len(text) and end - start <= 20:
        start, end = end + 1, _clause_end(text, end + 1)  # 3月5日，在人民广场，市总工会开展…
    clause = text[start:end]
    plain = mask(clause, quoted(clause))
    if not lexicon.action.search(plain) or lexicon.not_happening.search(plain) or len(clause) > _MAX_LABEL:
        return None
    span = Span(offset + start, offset + end)
    people = tuple(m for m in (*sentence.organisations, *sentence.persons) if span.covers(m.span))
    if not people and not caption:
        return None
    kind = "visit" if lexicon.visit.search(plain) and not _CEREMONY.search(plain) else "other"
    if _CEREMONY.search(plain):
        kind = "ceremony"
    subjects = set(subject_organisations(sentence)) | {m for m in sentence.persons if span.covers(m.span)}
    mention = Mention(span.start, span.end, clause, EntityClass.EVENT, clean_label(clause), kind)
    taking_part = tuple(m for m in people if m in subjects)
    return Event(mention, kind, Span(time.span.start, span.end), "event.dated", iso_date(time), taking_part)


def _leading_time(sentence: AnnotatedSentence) -> TimeExpression | None:
    """The date with which a sentence begins (behind a dateline such as ``本报讯（记者某某）``), or None."""
    for time in sentence.times:
        before = sentence.text[: time.span.start - sentence.start].strip()
        if time.value and (not before or re.search("[）)讯电]$", before)):
            return time
    return None


def _after_parenthesis(text: str, position: int) -> int:
    match = _PARENTHESIS.match(text, position)
    return match.end() if match else position


def _clause_end(text: str, position: int) -> int:
    match = re.compile("[，。；,;！？]").search(text, position)
    return match.start() if match else len(text)


def clean_label(text: str) -> str:
    """Without blanks and without the places in the photograph: ``张三（左二）到``."""
    return re.sub(r"\s+", "", re.sub("[（(][^（）()]{0,4}[左右中排][^（）()]{0,4}[）)]", "", text))


def iso_date(time: TimeExpression | None) -> str | None:
    if time is None or not time.value:
        return None
    first, _, last = time.value.partition("/")
    if last and not _DAY.fullmatch(first):
        return None  # 2016/2021 dates no single happening
    return first
