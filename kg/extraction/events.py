"""Events: particular happenings with a title or a date.

Titled events (``第三届职工运动会``), visits by named persons, dated happenings and what a caption shows.
Plain series (``各类讲座30场``), speeches, results and documents are none. Labels keep quotation marks
and the words of the text: ``全市`` and ``我市`` are replaced by resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.event_deeds import clean_label, dated_deed, iso_date, shown_in_caption, visit_of
from kg.extraction.event_titles import Title, find_titles
from kg.extraction.operators import subject_organisations, with_partners
from kg.extraction.programme_context import mask
from kg.extraction.quoting import quoted
from kg.lexicon.events import Events
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    BlockKind,
    EntityClass,
    Event,
    Mention,
    Span,
    TimeExpression,
)

__all__ = ["extract"]

_PARTICIPATES = re.compile("出席|参加|主持|讲话|致辞|揭牌|颁奖|宣讲|授课|陪同|作报告|宣布|授旗|见证|观摩")
_WENT_ON = re.compile(
    "(?:出席|参加|主持)(?:了)?(?:此次|本次)?(?:会议|活动|仪式|大会|开幕式|座谈|论坛|调研|启动|座谈会|培训班)|在会上|出席并讲话|并讲话|会议由"
)
_PLACE = re.compile(
    "在([^，。；、在的]{1,18}?)(?:隆重|正式|顺利|成功|主持|组织)?(?:召开|举行|举办|开幕|启动|开赛|开班|落幕|开展|上演)"
)


def extract(article: AnnotatedArticle, lexicon: Events) -> Iterator[Event]:
    """The events that an article states, in order.

    `date` is that of the nearest date before the title in its sentence (day, month or year as the text has
    it; none is made up for 近日). `participants` are the bodies that are subjects or begin the title, and
    persons who attend in the same sentence or in one of the next two of the paragraph. Headings give no
    events: the body says the same with its date.
    """
    for index, sentence in enumerate(article.sentences):
        if sentence.sentence.kind in (BlockKind.HEADING, BlockKind.BYLINE):
            continue
        titled = list(_titled(sentence, article, index, lexicon))
        yield from titled
        visit = visit_of(sentence, lexicon)
        if visit is not None and not any(event.event.span.overlaps(visit.event.span) for event in titled):
            yield visit
        elif not titled and visit is None:
            dated = dated_deed(sentence, lexicon) or shown_in_caption(sentence)
            if dated is not None:
                yield dated


# ---------------------------------------------------------------------------------------------
# Titled events


def _titled(
    sentence: AnnotatedSentence, article: AnnotatedArticle, index: int, lexicon: Events
) -> Iterator[Event]:
    text, offset = sentence.text, sentence.start
    caption = sentence.sentence.kind is BlockKind.CAPTION
    masked = mask(text, quoted(text))
    times = [_local(time.span, offset) for time in sentence.times]
    organisations = [_local(mention.span, offset) for mention in sentence.organisations]
    for title in find_titles(masked, times, organisations, lexicon, caption):
        time = _time_of(sentence, title)
        if not _is_particular(title, time, caption, text):
            continue
        start, end = offset + title.start, offset + title.end
        mention = Mention(
            start,
            end,
            text[title.start : title.end],
            EntityClass.EVENT,
            clean_label(text[title.start : title.end]),
            title.kind,
        )
        first = offset + title.first
        if time is not None and offset + title.end - time.span.start <= 80:
            first = min(first, time.span.start)
        yield Event(
            event=mention,
            kind=title.kind,
            evidence=Span(first, offset + title.last),
            rule="event.titled" if time is None else "event.titled_dated",
            date=iso_date(time),
            participants=_participants(sentence, mention, article, index),
            place=_place(sentence, title.end),
        )


def _is_particular(title: Title, time: TimeExpression | None, caption: bool, text: str) -> bool:
    """Whether a title with what stands around it is a fact: it has a date or a name, and it took place."""
    shown = caption and (text[title.end :].strip("。 ") in ("", "现场", "上", "会场") or title.start == 0)
    stage = re.match("上[，,]|现场", text[title.end :]) is not None
    happened = title.held or title.took_place or shown or stage
    date = time.value if time else ""
    if not happened:
        return False
    if title.kind == "other":
        return (len(date) >= 10 and (title.particular or caption)) or (
            title.ordinal and (shown or bool(date))
        )
    if len(date) >= 7:
        return True
    if title.kind == "competition" and not title.ordinal and not (title.took_place or shown or stage):
        return False  # 开展“甲”劳动竞赛 is a programme that runs for years
    return title.particular


def _time_of(sentence: AnnotatedSentence, title: Title) -> TimeExpression | None:
    """The nearest known date before or right behind the title, else the year in it; not ``截至…``."""
    offset = sentence.start
    best: tuple[bool, TimeExpression] | None = None
    for time in sentence.times:
        start, end = time.span.start - offset, time.span.end - offset
        if start > title.end or not time.value:
            continue
        around = sentence.text[max(0, start - 2) : start] + sentence.text[end : end + 3]
        if re.search("截至|截止|以来|至今|出生", around):
            continue
        inside = title.start <= start < title.end
        if best is None or not inside or best[0]:
            best = inside, time
    return best[1] if best else None


def _participants(
    sentence: AnnotatedSentence, title: Mention, article: AnnotatedArticle, index: int
) -> tuple[Mention, ...]:
    found = [
        m for m in sentence.organisations if m.start == title.start or m in subject_organisations(sentence)
    ]
    found = [m for m in found if m.start <= title.start or m.end <= title.start]
    found = with_partners(sentence, found)
    if sentence.sentence.kind is BlockKind.CAPTION or _PARTICIPATES.search(sentence.text):
        found += sentence.persons
    for following in article.sentences[index + 1 : index + 3]:
        if following.sentence.paragraph != sentence.sentence.paragraph:
            break
        if _WENT_ON.search(following.text):
            found += following.persons
    return tuple(dict.fromkeys(found))


def _place(sentence: AnnotatedSentence, title_end: int) -> Mention | None:
    match = _PLACE.search(sentence.text)
    if match is None or abs(match.start() - title_end) > 30:
        return None
    start = sentence.start + match.start(1)
    return Mention(start, start + len(match.group(1)), match.group(1), EntityClass.PLACE)


def _local(span: Span, offset: int) -> Span:
    return Span(span.start - offset, span.end - offset)
