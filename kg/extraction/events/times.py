"""When an event was: how exactly a time dates it, and days that only the article's earlier dates complete.

Newspapers give no year (``9月3日至4日``) and shorten the second date (``5日上午``). Such a time dates a
happening even where its value is unknown.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

from kg.model import AnnotatedArticle, AnnotatedSentence, Span, TimeExpression

__all__ = ["DAY", "MONTH", "iso_date", "lately", "leading_time", "precision", "with_bare_days"]

# The length of an ISO 8601 month and day.
MONTH = 7
DAY = 10

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAYS_DAY = re.compile(r"[\d一二三四五六七八九十][日号]|[今昨当][天日]|前[天日]")
_SAME_DAY = re.compile("当[天日](?:[上下]午|晚上?|中午)?")
_SAYS_MONTH = re.compile(r"[^—–－\-~～至到]*[\d一二三四五六七八九十]月[^—–－\-~～至到]*")
_BARE_DAY = re.compile(r"(?:[自从])?(\d{1,2})日")
_LATELY = re.compile(
    r"(?:[^。；]{0,40}[）)讯电]\s*)?(?:近日|日前|近期|前不久|[上本]周[一二三四五六日末]?|昨[日天]|今[日天])[^。；，]{0,4}[，,]"
)
# What stands before a leading date: a dateline (本报讯（记者某某）), an occasion (“五一”前夕，),
# a purpose (为丰富职工文化生活，).
_BEFORE_LEADING = re.compile(r"(?:[）)讯电]|(?:之际|前夕|到来|来临|期间)[，,]|^为[^。；]{4,120}[，,])\s*$")


def precision(time: TimeExpression | None) -> int:
    """Length of the ISO 8601 date that `time` gives, or would give if its year were known; 0 if none.

    10 is a day (also the first of ``9月3日至4日``), 7 a month, 4 a year. ``近日`` and spans of years are 0.
    """
    if time is None:
        return 0
    if not time.value:
        if _SAYS_DAY.search(time.text):
            return DAY
        return MONTH if _SAYS_MONTH.fullmatch(time.text) else 0
    first, _, last = time.value.partition("/")
    return len(first) if not last or _ISO_DAY.fullmatch(first) else 0


def iso_date(time: TimeExpression | None) -> str | None:
    """The day, month or year in which `time` begins, or None; ``2016/2021`` dates no happening."""
    if time is None or not time.value or not precision(time):
        return None
    return time.value.partition("/")[0]


def leading_time(sentence: AnnotatedSentence) -> TimeExpression | None:
    """The time with which a sentence begins, behind a dateline or an occasion, or None."""
    for time in sentence.times:
        if time.text.startswith(("截", "自", "从")):  # 截至6月30日 dates a state, no happening
            return None
        before = sentence.text[: time.span.start - sentence.start].strip()
        if not before or _BEFORE_LEADING.search(before):
            return time
    return None


def lately(text: str) -> bool:
    """Whether a sentence begins, behind a dateline, with a time of no known day: ``近日，``, ``上周，``."""
    return _LATELY.match(text) is not None


def with_bare_days(article: AnnotatedArticle) -> AnnotatedArticle:
    """`article` with days that lack their month completed from the date that opened an earlier sentence.

    ``2021年9月3日，…。5日上午，…`` is ``2021-09-05``. A day before that date stays unknown.
    """
    last: date | None = None
    dated = False  # whether the sentence before began with a day, of whatever year
    sentences = []
    for sentence in article.sentences:
        times = []
        for time in sentence.times:
            bare = _BARE_DAY.fullmatch(time.text) if not time.value else None
            if bare is not None and last is not None and last.day <= int(bare.group(1)):
                with suppress(ValueError):  # 31日 after a date in April
                    time = replace(time, value=last.replace(day=int(bare.group(1))).isoformat())
            times.append(time)
        same = _SAME_DAY.match(sentence.text) if dated else None
        if same is not None and not any(time.span.start == sentence.start for time in times):
            span = Span(sentence.start, sentence.start + same.end())
            times.insert(0, TimeExpression(span, same.group(), last.isoformat() if last else ""))
        sentence = replace(sentence, times=tuple(times)) if times else sentence
        opening = leading_time(sentence)
        dated = precision(opening) == DAY
        if opening is not None and _ISO_DAY.fullmatch(opening.value.rpartition("/")[2]):
            last = date.fromisoformat(opening.value.rpartition("/")[2])
        sentences.append(sentence)
    return replace(article, sentences=tuple(sentences))
