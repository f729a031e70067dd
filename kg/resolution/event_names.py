"""Titles of events with the place that they only point at: ``全省工会现场会`` → ``四川省工会现场会``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["event_label", "same_events"]

_HEAD = re.compile(
    r"(?:(?:全|我|本|该)(?P<own>省|市|区|县|州|旗)"
    r"|(?P<bare>省|市|区|县|州|旗)(?=总工会|政府|政协|[^直内外区场民容域政长间块位会道县际下袍帜手部]))"
)
"""``全省…``, ``我市…``, ``省级…``, ``市总工会…``; not ``区域合作论坛``, ``市场监管竞赛``, ``市民运动会``,
``省部级以上劳模座谈会``."""


def event_label(title: str, places: tuple[str, str, str]) -> str:
    """`title` with a leading level word replaced by the name of the article's place of that level.

    `places` are the names of its province, city and county, empty where they are not known.
    """
    match = _HEAD.match(title)
    if match is None:
        return title
    level = match.group("own") or match.group("bare")
    province, city, county = places
    place = {"省": province, "市": city, "州": city}.get(level, county)
    return place + title[match.end() :] if place else title


_SPOKEN = re.compile("^(?:(?:19|20)[0-9]{2}年度?)|[\\s“”‘’《》]")
# A name shorter than this is part of many: 启动仪式.
_MIN_NAME = 8


def same_events(told: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Under which title each of a document's events is told: every title to the fullest that means the same.

    `told` are titles with their dates (ISO 8601 or empty). ``纪念五四运动100周年大会`` means the one
    ``重庆市甲区纪念五四运动100周年大会`` of the document, unless their dates contradict each other.
    """
    dates: dict[str, set[str]] = {}
    for title, date in told:
        dates.setdefault(title, set()).update({date} - {""})
    words = {title: _SPOKEN.sub("", title) for title in dates}
    same = {}
    for title in dates:
        longer = [
            other
            for other in dates
            if words[other].endswith(words[title])
            and (len(words[title]) >= _MIN_NAME or words[other] == words[title])
            and _agree(dates[title] | dates[other])
        ]
        # Without any: two happenings of one title, on two days.
        same[title] = max(longer, key=lambda other: (len(words[other]), len(other), other), default=title)
    return same


def _agree(dates: set[str]) -> bool:
    """Whether all dates may be of one day: ``2019`` and ``2019-11-01``."""
    longest = max(dates, key=len, default="")
    return all(longest.startswith(date) for date in dates)
