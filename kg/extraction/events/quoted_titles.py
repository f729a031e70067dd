"""Titles of events that stand wholly in quotation marks: ``举办“庆祝建厂60周年职工棋牌赛”``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.events.titles import Title
from kg.extraction.quoting import Quoted
from kg.lexicon.events import Events

__all__ = ["find_quoted_titles"]

_MIN_NAME = 5
_MAX_NAME = 45
_NO_TITLE = re.compile("[。！？；…]")
_ORDINAL = re.compile("第[一二三四五六七八九十百0-9]+[届次期场]|首届|首[场期次]")
# What may stand between a verb and the name it holds, and between a name and its verb.
_HELD_BEHIND = re.compile("(?:了|的|主题为|题为|以)?$")
_REST_OF_LIST = re.compile("^(?:[、和及与]?“[^”]*”)+")
_REACH = 24


def find_quoted_titles(masked: str, quotes: Sequence[Quoted], lexicon: Events) -> Iterator[Title]:
    """The quoted titles of a sentence, in order; `masked` has its quoted stretches masked.

    A title ends with a head (会议, 大赛, 论坛) inside the marks and has a verb that holds it right before the
    opening mark, or one that says that it took place in the clause behind the closing one.
    """
    for quote in quotes:
        name = quote.text.strip()
        if quote.mark in "《〈" or not _MIN_NAME <= len(name) <= _MAX_NAME or _NO_TITLE.search(name):
            continue
        heads = list(lexicon.head_pattern.finditer(name))
        if not heads or heads[-1].end() != len(name):
            continue
        before = masked[max(0, quote.span.start - _REACH) : quote.span.start]
        verbs = list(lexicon.held.finditer(before))
        held = bool(verbs) and _HELD_BEHIND.match(before, verbs[-1].end()) is not None
        clause = re.compile("[，。；,;]").search(masked, quote.span.end)
        rest = masked[quote.span.end : clause.start() if clause else len(masked)]
        rest = _REST_OF_LIST.sub("", rest)[:_REACH]  # “甲推介会”“乙论坛”在成都举办
        took = (
            lexicon.took_place.search(rest)
            if re.match("[在于正圆隆成顺]|(?:启动|举|召|开|落|收)", rest)
            else None
        )
        if (not held and took is None) or lexicon.plural.search(re.split("[，。；,;—：]", before)[-1]):
            continue  # nobody held it, or somebody will: 将举办“全国技能论坛”
        yield Title(
            start=quote.span.start,
            end=quote.span.end,
            kind=lexicon.heads[heads[-1].group()],
            particular=True,
            ordinal=_ORDINAL.search(name) is not None,
            named=True,
            held=held,
            took_place=took is not None,
            first=quote.span.start - (len(before) - verbs[-1].start() if held else 0),
            last=quote.span.end + (took.end() if took else 0),
        )
