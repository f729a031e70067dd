"""Dates and periods in a sentence, as ISO 8601.

``2024年3月15日`` → ``2024-03-15``; ``2016年至2021年`` → ``2016/2021``; ``“十三五”期间`` → ``2016/2020``. What
the text leaves to its reader is resolved against a reference, the article's date or year: ``今年`` is its
year, ``3月15日`` the day in that year. A time that cannot be known so (``近日``, ``多年来``) has an empty
value.
"""

from __future__ import annotations

import re

from kg.extraction.numbers.article_years import article_year
from kg.extraction.numbers.named_stretches import named_stretches
from kg.extraction.numbers.numerals import narrow
from kg.extraction.numbers.relative_times import RELATIVE_VALUES
from kg.extraction.numbers.time_patterns import matches, worth_reading
from kg.extraction.numbers.time_values import VALUES, Now, since
from kg.model import Sentence, Span, TimeExpression

__all__ = ["article_year", "date_spans", "recognise"]

_VALUES = VALUES | RELATIVE_VALUES
# 2004年医疗互助活动启动以来: from then on.
_POINTS = frozenset(["day", "month", "year"])
_SINCE = re.compile("(?!期间)[^，。；！？、]{1,24}?(?:以来|至今)(?=[，。；]|$)")


def recognise(sentence: Sentence, reference: str | None) -> tuple[TimeExpression, ...]:
    """The times of a sentence in order; they do not overlap.

    `reference` is the ISO 8601 day, month or year of the article, or None. A month without a year is
    of the year last named in the sentence, else of the reference's (or the year before, where it would
    lie more than six months ahead of a reference that is a day). Times inside names
    (``《2024年工作要点》``, ``“3月女职工维权行动月”``) are none.
    """
    if not worth_reading(sentence.text):
        return ()
    names = list(named_stretches(sentence.text))
    result = []
    named: int | None = None
    for match, kind in matches(narrow(sentence.text)):
        span = Span(match.start(), match.end())
        if kind != "plan" and any(name.covers(span) for name in names):
            continue
        now = Now(reference or "", named)
        value = _VALUES[kind](match.groupdict(), match.group(), now)
        if value is None:
            continue
        if kind in _POINTS and _SINCE.match(sentence.text, span.end):
            value = since(value, now)
        if value and len({part[:4] for part in value.split("/")}) == 1:
            named = int(value[:4])
        shifted = Span(sentence.start + span.start, sentence.start + span.end)
        result.append(TimeExpression(shifted, sentence.text[span.start : span.end], value))
    return tuple(result)


def date_spans(text: str) -> tuple[Span, ...]:
    """Where `text` has dates and periods, in offsets of `text`: no number in there is a count."""
    if not worth_reading(text):
        return ()
    return tuple(Span(match.start(), match.end()) for match, _ in matches(narrow(text)))
