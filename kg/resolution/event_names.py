"""Titles of events with the place that they only point at: ``全省工会改革现场会`` → ``四川省工会改革现场会``."""

from __future__ import annotations

import re

__all__ = ["event_label"]

_HEAD = re.compile(r"(?:全|我|本)?(省|市|区|县|州|旗)(?=总工会|工会|妇联|委|政府|级|第|首届|职工|劳|[^直内外区场民容])")


def event_label(title: str, places: tuple[str, str, str]) -> str:
    """`title` with a leading level word replaced by the name of the article's place of that level.

    `places` are the names of its province, city and county, empty where they are not known.
    """
    match = _HEAD.match(title)
    if match is None:
        return title
    province, city, county = places
    place = {"省": province, "市": city, "州": city}.get(match.group(1), county)
    return place + title[match.end() :] if place else title
