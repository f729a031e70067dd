"""Events: particular happenings with a title or a date.

Titled events (``第三届职工运动会``), visits by named persons, dated happenings and what a caption shows.
Plain series (``各类讲座30场``), speeches, results and documents are none. Labels keep quotation marks
and the words of the text: ``全市`` and ``我市`` are replaced by resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.events.clauses import clean_label
from kg.extraction.events.deeds import dated_deed, death_of, shown_in_caption
from kg.extraction.events.people import attending, holders
from kg.extraction.events.quoted_titles import find_quoted_titles
from kg.extraction.events.sessions import numbered_meeting
from kg.extraction.events.times import DAY, MONTH, iso_date, lately, precision, with_bare_days
from kg.extraction.events.titles import Title, find_titles
from kg.extraction.events.visits import visit_of
from kg.extraction.programmes.context import mask
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

# A subtitle that says where a report was given: ——2010年1月20日在某市第五届人民代表大会第六次会议上.
# (2020年6月24日某市第七届人民代表大会常务委员会第三十四次会议通过) stands below the title of a decision.
_SUBTITLE = re.compile(
    r"[—\-（(\s]*(?:[12]\d{3}年|\d{1,2}月)[^。；]{2,12}(?:在[^。；]{4,40}上|[^。；]{4,50}会议(?:表决|审议)?通过)[）)\s]*$"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年")
# What somebody will do is no event: 团市委将聚焦主业，举办青年人才座谈会.
_PLANNED = re.compile(
    "(?<![主老大名健小])将(?:要|于|在|继续|持续|进一步|牢记|聚焦|围绕|紧紧|按照|不断|深入|通过|以|陆续|适时|择机)|决定[^，。；]{0,30}?(?:举办|举行|召开)|(?:计划|拟)(?:于|在)"
)
_PLANNED_BEHIND = re.compile("[，,]?(?:将|拟|定|预计)(?:于|在)")
# Who will go there was elected: 选举产生出席省工会第十三次代表大会|代表12名.
_ELECTED_TO = re.compile("(?:的)?(?:正式|特邀|列席|妇女|职工|工会)?代表(?![大团队])")
# 举办了“甲”趣味运动会, 成功举办: done once, no programme that runs for years
_DONE = re.compile("举[办行]了$|(?:成功|圆满|隆重)(?:举[办行]|召开)")
_ONLY_FIRST = re.compile("(?:首[场届期次]|第[一二三四五六七八九十]+[场届期次]).{0,4}活动")  # 首场发布活动
# “甲”活动在文化中心举行: it has a place, so that it was a happening even if its day is not told.
_HELD_AT = re.compile("[也还]?(?:在|于)[^，。；]{2,24}?(?:举行|举办|启动|开幕|落幕|启幕|开赛)")
_PLACE = re.compile(
    "在([^，。；、在的]{1,18}?)(?:隆重|正式|顺利|成功|主持|组织)?(?:召开|举行|举办|开幕|启动|开赛|开班|落幕|开展|上演|签约|揭牌|开讲)"
)


def extract(article: AnnotatedArticle, lexicon: Events) -> Iterator[Event]:
    """The events that an article states, in order.

    `date` is that of the nearest date before the title in its sentence (day, month or year as the text has
    it; none is made up for 近日). `participants` are the bodies that are subjects or begin the title, and
    persons who attend in the same sentence or in one of the next three of the paragraph. Headings give no
    events: the body says the same with its date.
    """
    article = with_bare_days(article)
    for index, sentence in enumerate(article.sentences):
        kind = sentence.sentence.kind
        if kind is BlockKind.BYLINE or (kind is BlockKind.HEADING and not _SUBTITLE.match(sentence.text)):
            continue
        titled = list(_titled(sentence, article, index, lexicon))
        yield from titled
        deed = visit_of(sentence, lexicon, bool(titled)) or death_of(sentence)
        if deed is not None:
            if not any(event.event.span.overlaps(deed.event.span) for event in titled):
                joined = dict.fromkeys((*deed.participants, *attending(article, index)))
                yield replace(deed, participants=tuple(joined))
        elif not titled:
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
    quotes = tuple(quoted(text))
    masked = mask(text, quotes)
    times = [sentence.local(time.span) for time in sentence.times]
    organisations = [sentence.local(mention.span) for mention in sentence.organisations]
    titles = list(find_titles(masked, times, organisations, lexicon, caption))
    for title in find_quoted_titles(masked, quotes, lexicon):
        if all(title.end <= other.start or other.end <= title.start for other in titles):
            titles.append(title)
    titles.sort(key=lambda title: title.start)
    named = [numbered_meeting(sentence, title, titles[:i]) for i, title in enumerate(titles)]
    for i, title in enumerate(titles):
        time = _time_of(sentence, title)
        if any(other is not None and other[0] == title.start for other in named[i + 1 :]):
            continue  # 县人大常委会|举行第五次会议: the body that met
        if _PLANNED.search(text, 0, title.start) or not _is_particular(title, time, caption, text):
            continue
        if _ELECTED_TO.match(text, title.end) or _PLANNED_BEHIND.match(text, title.end):
            continue
        begin, prefix = named[i] or (title.start, "")
        start, end = offset + begin, offset + title.end
        words = prefix + text[title.start : title.end]
        kind = _kind_of(title, words, lexicon)
        mention = Mention(start, end, text[begin : title.end], EntityClass.EVENT, clean_label(words), kind)
        first = offset + min(begin, title.first)
        if time is not None and offset + title.end - time.span.start <= 80:
            first = min(first, time.span.start)
        yield Event(
            event=mention,
            kind=kind,
            evidence=Span(first, offset + title.last),
            rule="event.titled" if time is None else "event.titled_dated",
            date=iso_date(time),
            participants=holders(article, index, mention),
            place=_place(sentence, title.end),
        )


def _kind_of(title: Title, words: str, lexicon: Events) -> str:
    """The kind of a title, by the name in quotation marks where its head says nothing: ``“职工棋牌赛”活动``."""
    quotes = list(quoted(words))
    if title.kind != "other" or not quotes:
        return title.kind
    heads = list(lexicon.head_pattern.finditer(quotes[-1].text))
    ends = heads and heads[-1].end() == len(quotes[-1].text)
    return lexicon.heads[heads[-1].group()] if ends else title.kind


def _is_particular(title: Title, time: TimeExpression | None, caption: bool, text: str) -> bool:
    """Whether a title with what stands around it is a fact: it has a date or a name, and it took place."""
    shown = caption and (text[title.end :].strip("。 ") in ("", "现场", "上", "会场") or title.start == 0)
    stage = re.match(r"上(?:[，,]|[）)\s]*$)|现场", text[title.end :]) is not None
    happened = title.held or title.took_place or shown or stage
    # 在2019年全省钳工技能大赛|中荣获: who won there says that it took place
    happened = happened or (
        title.kind == "competition"
        and (title.ordinal or _YEAR.match(text, title.start) is not None or precision(time) >= DAY)
        and text.startswith("中", title.end)
    )
    if happened and text.startswith("中", title.end):
        return True
    dated = precision(time)
    if not happened:
        return False
    if title.kind == "other" and title.named and lately(text) and _HELD_AT.match(text, title.end):
        return True
    if title.kind == "other" and _ONLY_FIRST.fullmatch(text, title.start, title.end):
        return False
    if title.kind == "other":
        return (dated >= DAY and (title.particular or caption)) or (title.ordinal and (shown or dated > 0))
    if dated >= MONTH or ((title.held or title.took_place) and lately(text)):
        return True
    if title.named and title.held and _DONE.search(text[max(0, title.first - 2) : title.start]):
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
        behind = sentence.text[title.end : max(title.end, start)]
        told = end <= title.last  # 圆满完成各项议程，于9月26日闭幕
        if not (told or behind in ("", "于", "，于", "已于", "自")) or not precision(time):
            continue
        around = sentence.text[max(0, start - 2) : start] + sentence.text[end : end + 3]
        if re.search("截至|截止|以来|至今|出生", around):
            continue
        inside = title.start <= start < title.end
        if best is None or not inside or best[0]:
            best = inside, time
    return best[1] if best else None


def _place(sentence: AnnotatedSentence, title_end: int) -> Mention | None:
    match = _PLACE.search(sentence.text)
    if match is None or abs(match.start() - title_end) > 30:
        return None
    start = sentence.start + match.start(1)
    return Mention(start, start + len(match.group(1)), match.group(1), EntityClass.PLACE)
