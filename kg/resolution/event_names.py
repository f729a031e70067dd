"""Titles of events with the place that they only point at: ``全省工会现场会`` → ``四川省工会现场会``."""

from __future__ import annotations

import re

__all__ = ["event_label"]

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
