"""When an article was published, as far as its text says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

__all__ = ["current_years", "dateline_date", "full_date", "leading_date", "uses_relative_years"]

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_FULL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年 ?(\d{1,2})月(?: ?(\d{1,2})[日号])?|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))"
)
_CHINESE = re.compile(
    r"([一二][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?"
)
_MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_LEADING = re.compile(r"^[（(]?(?=(?:19|20)\d\d|[一二][〇零○])")
_DATELINE_HEAD = 40  # characters: 本报讯（记者 李明 通讯员 赵晓东）3月15日，

_YEAR = r"((?:19|20)\d\d)年"
# The text says which year "now" is. 2024年是……的关键一年; 今年（2024年）; 2024年工作要点……今年
_NOW = (
    re.compile(rf"{_YEAR}，?是[^。；]{{0,60}}(?:一年|之年|\d+周年)"),
    re.compile(rf"今年[（(，]?(?:即|是)?{_YEAR}"),
    re.compile(
        rf"{_YEAR}(?:度)?(?:工会|全市|全省|全县|全区)?(?:重点)?工作(?:要点|计划|安排|部署|任务)[^。]{{0,40}}今年"
    ),
    re.compile(rf"今年[^。]{{0,40}}{_YEAR}(?:度)?(?:工会)?(?:重点)?工作(?:要点|计划|安排|部署|任务)"),
    re.compile(rf"截至{_YEAR}.{{0,4}}目前"),
)
# An anniversary dates the year that celebrates it. Founding years: the Party 1921, the Youth League
# 1922, the All-China Federation of Trade Unions 1925, the People's Republic 1949, reform 1978.
_ANNIVERSARIES = (
    (re.compile(r"今年[^。]{0,40}(?:建党|中国共产党成立)(\d{2,3})周年"), 1921),
    (re.compile(r"今年[^。]{0,40}(?:建团|共青团成立)(\d{2,3})周年"), 1922),
    (re.compile(r"今年[^。]{0,40}(?:中华全国总工会|全国总工会|全总)成立(\d{2,3})周年"), 1925),
    (re.compile(r"今年[^。]{0,40}(?:新中国|中华人民共和国)成立(\d{2,3})周年"), 1949),
    (re.compile(r"今年[^。]{0,40}改革开放(\d{2})周年"), 1978),
)
_RELATIVE = re.compile(r"今年|去年|前年|本年度?(?!级)|上年|年初|年底前")


def full_date(text: str) -> str | None:
    """The first date in `text` that names its year, ISO 8601, as precise as it is written."""
    if match := _FULL.search(text):
        year, month, day, month2, day2 = match.groups()
        return _iso(int(year), int(month or month2), int(day or day2) if day or day2 else None)
    if match := _CHINESE.search(text):
        year = int(match[1].translate(_DIGITS))
        return _iso(year, _small_number(match[2]), _small_number(match[3]) if match[3] else None)
    return None


def leading_date(text: str) -> str | None:
    """The date that `text` begins with (``2024年3月15日，``, ``（2021年6月8日）``), if it names its year."""
    return full_date(text[:20]) if _LEADING.match(text) else None


def dateline_date(text: str, years: Iterable[str]) -> str | None:
    """The date in the dateline that `text` begins with.

    A date without a year (``本报讯 3月15日，``) takes that of `years` if it is only one.
    """
    head = text[:_DATELINE_HEAD]
    if found := full_date(head):
        return found
    match = _MONTH_DAY.search(head)
    known = sorted(set(years))
    if match is None or len(known) != 1:
        return None
    return _iso(int(known[0]), int(match[1]), int(match[2]))


def current_years(text: str) -> frozenset[str]:
    """The years that `text` calls the present one: ``2024年是……的关键一年``, ``今年是建党100周年``."""
    years = {match[1] for pattern in _NOW for match in pattern.finditer(text)}
    for pattern, founded in _ANNIVERSARIES:
        years |= {str(founded + int(match[1])) for match in pattern.finditer(text)}
    return frozenset(years)


def uses_relative_years(text: str) -> bool:
    """Whether `text` counts from its own year (今年, 去年)."""
    return _RELATIVE.search(text) is not None


def _small_number(text: str) -> int:
    """一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    digit = int(ones.translate(_DIGITS)) if ones else 0
    return digit + (10 * (int(tens.translate(_DIGITS)) if tens else 1) if ten else 0)


def _iso(year: int, month: int, day: int | None) -> str | None:
    """ISO 8601, or None for a date that the calendar does not have."""
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return None
