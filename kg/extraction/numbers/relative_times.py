"""What times mean that are counted from the present: ``昨日``, ``上周五``, ``本月``, ``近三个月``, ``五年来``.

As in :mod:`kg.extraction.numbers.time_values`, whose table these functions join: an ISO 8601 value, an empty string
where the present is not known well enough, None where the text is no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from kg.extraction.numbers.time_values import EARLY, Groups, Now, iso, number, since

__all__ = ["RELATIVE_VALUES"]

# Years of congresses and of what else a report counts from. Party: 2002 (16th) and every five years; 中国工会: 2008
# (15th) and every five years.
_BEGINNINGS = {
    "党的十六大": 2002,
    "党的十七大": 2007,
    "党的十八大": 2012,
    "党的十九大": 2017,
    "党的二十大": 2022,
    "中国工会十五大": 2008,
    "中国工会十六大": 2013,
    "中国工会十七大": 2018,
    "中国工会十八大": 2023,
    "改革开放": 1978,
    "新中国成立": 1949,
}


def _relative_month(groups: Groups, text: str, now: Now) -> str | None:
    if now.day is None:
        return ""
    month = now.day.replace(day=1) - timedelta(1) if "上" in text else now.day
    return iso(month.year, month.month, number(groups["d"]) if groups["d"] else None)


def _span_of_years(groups: Groups, text: str, now: Now) -> str | None:
    """Years up to the present. ``近五年`` in 2024 are 2020 to 2024; ``五年来`` and ``过去五年`` are counted from the
    same time five years before, 2019 to 2024; told in the first months of a year they end with the year before."""
    count = number(groups["n"])
    word = groups["w"] or ""
    if now.year is None or count < 2 or re.search("[多余几]", text) or word in ("今后", "未来"):
        return ""
    if word in ("近", "最近"):
        return f"{now.year - count + 1}/{now.year}"
    early = now.day is not None and now.day.month <= EARLY
    return f"{now.year - count}/{now.year - 1 if early else now.year}"


def _months_back(groups: Groups, text: str, now: Now) -> str | None:
    """``近三个月`` in May: March to May; ``半年来``: six months."""
    count = 6 if groups.get("h") or groups.get("h2") else number(groups["n"])
    if now.day is None or not 2 <= count <= 24:
        return ""
    months = now.day.year * 12 + now.day.month - count
    return f"{months // 12}-{months % 12 + 1:02}/{now.day.isoformat()[:7]}"


def _relative_week(groups: Groups, text: str, now: Now) -> str | None:
    """``上周五`` is a day, ``本周`` the days from Monday to Sunday (ISO 8601 weeks)."""
    if now.day is None:
        return ""
    monday = now.day - timedelta(now.day.weekday() + (7 if groups["w"] == "上" else 0))
    if groups["i"]:
        return (monday + timedelta(min("一二三四五六日天".index(groups["i"]), 6))).isoformat()
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def _relative_quarter(groups: Groups, text: str, now: Now) -> str | None:
    if now.day is None:
        return ""
    quarter = now.day.year * 4 + (now.day.month - 1) // 3 - (groups["w"] == "上")
    year, first = quarter // 4, quarter % 4 * 3 + 1
    return f"{year}-{first:02}/{year}-{first + 2:02}"


def _season(groups: Groups, text: str, now: Now) -> str | None:
    """``今夏``: June to August, as the weather service counts."""
    if now.year is None:
        return ""
    first = 3 * ("春夏秋".index(groups["s"] or "") + 1)
    return f"{now.year}-{first:02}/{now.year}-{first + 2:02}"


def _since_congress(groups: Groups, text: str, now: Now) -> str | None:
    return since(str(_BEGINNINGS[groups["c"] or ""]), now)


def _relative_day(groups: Groups, text: str, now: Now) -> str | None:
    if now.day is None:
        return ""
    return (now.day - timedelta({"今": 0, "昨": 1, "前": 2}[text[-2]])).isoformat()


def _bare_day(groups: Groups, text: str, now: Now) -> str | None:
    """``15日，…``: of the reference's month, or of the month before if that day is still to come."""
    day = number(groups["d"])
    if now.day is None:
        return "" if 1 <= day <= 31 else None
    month = now.day if day <= now.day.day else now.day.replace(day=1) - timedelta(1)
    return iso(month.year, month.month, day)


RELATIVE_VALUES: dict[str, Callable[[Groups, str, Now], str | None]] = {
    "span": _span_of_years,
    "months back": _months_back,
    "relmonth": _relative_month,
    "relweek": _relative_week,
    "relquarter": _relative_quarter,
    "season": _season,
    "since congress": _since_congress,
    "relday": _relative_day,
    "bareday": _bare_day,
}
"""By the kind of pattern, see :mod:`kg.extraction.numbers.time_patterns`."""
