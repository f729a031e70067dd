"""What a written date or period means, as ISO 8601, seen from the article's date.

Each function takes the named groups of a pattern of :mod:`kg.extraction.numbers.time_patterns`, the matched text and
what is known of the present. It gives an ISO date, month, year or interval; an empty string where that cannot be
known; None where the text is no time after all (``13月``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extraction.numbers.numerals import value_of

__all__ = ["EARLY", "VALUES", "Groups", "Now", "iso", "number", "since", "year_of"]

_PARTS = {
    "上半年": "01/06",
    "下半年": "07/12",
    "一": "01/03",
    "二": "04/06",
    "三": "07/09",
    "四": "10/12",
    "前": "01/09",
}
EARLY = 3
"""Up to this month a report looks back on the year before."""
_PLANS = {
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}


@dataclass(frozen=True, slots=True)
class Now:
    """What is known of the present: the reference, and the year last named in the sentence."""

    reference: str
    named: int | None

    @property
    def year(self) -> int | None:
        return int(self.reference[:4]) if self.reference else None

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.reference)
        except ValueError:
            return None


Groups = dict[str, str | None]


def number(text: str | None) -> int:
    value = value_of(text) if text else None
    return int(value) if value is not None else 0


_ERA = "民国"
_BEFORE_ERA = 1911
"""Year 1 of the era is 1912."""


def year_of(text: str | None) -> int:
    """A written year: ``2024``, ``二〇二四``, ``民国113``."""
    if text is not None and text.startswith(_ERA):
        return _BEFORE_ERA + number(text.removeprefix(_ERA))
    return number(text)


def _which_year(groups: Groups, now: Now) -> int | None:
    """The year that a year or a relative word names, None if unknown."""
    if year := groups.get("y"):
        return year_of(year)
    word = (groups.get("r") or "").removesuffix("度")
    if word in ("当年", "同年"):
        return now.named
    if now.year is None:
        return now.named if not word else None
    shift = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}.get(word, 0)
    if not word and now.named is not None:
        return now.named
    return now.year + shift


def _second_year(groups: Groups, now: Now, first: int | None) -> int | None:
    """The year of the second end of an interval: its own, else that of the first end."""
    if not groups.get("y2") and not groups.get("r2"):
        return first
    return _which_year({"y": groups.get("y2"), "r": groups.get("r2")}, now)


def iso(year: int | None, month: int, day: int | None = None) -> str | None:
    """An ISO month or day; empty if the year is unknown, None if there is no such month or day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if year is None:
        return ""
    try:
        stamp = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return stamp if day is not None else stamp[:7]


def _day(groups: Groups, text: str, now: Now) -> str | None:
    year = _which_year(groups, now)
    month, day = number(groups["m"]), number(groups["d"])
    value = iso(year, month, day)
    bare = not groups.get("y") and not groups.get("r") and now.named is None
    if value and bare and now.day and date.fromisoformat(value) - now.day > timedelta(183):
        value = iso(now.day.year - 1, month, day)
    return value


def _days(groups: Groups, text: str, now: Now) -> str | None:
    first = _day(groups, text, now)
    if not first:
        return first
    year = _second_year(groups, now, int(first[:4]))
    last = iso(year, number(groups["m2"] or groups["m"]), number(groups["d2"]))
    return f"{first}/{last}" if last and last > first else None


def _year_of_month(groups: Groups, now: Now, month: int) -> int | None:
    """The year of a month: if nothing names it and it lies more than six months ahead, the year before."""
    year = _which_year(groups, now)
    bare = not groups.get("y") and not groups.get("r") and now.named is None
    if bare and year is not None and now.day is not None and month - now.day.month > 6:
        return year - 1
    return year


def _month(groups: Groups, text: str, now: Now) -> str | None:
    month = number(groups["m"])
    return iso(_year_of_month(groups, now, month), month)


def _months(groups: Groups, text: str, now: Now) -> str | None:
    year = _year_of_month(groups, now, number(groups["m2"]))
    first = iso(year, number(groups["m"]))
    last = iso(_second_year(groups, now, year), number(groups["m2"]))
    if first is None or last is None:
        return None
    return f"{first}/{last}" if first and last > first else ""


def _first_months(groups: Groups, text: str, now: Now) -> str | None:
    """``今年前10个月``: from January on."""
    year, count = _which_year(groups, now), number(groups["n"])
    if not 2 <= count <= 12:
        return None
    return "" if year is None else f"{year}-01/{year}-{count:02}"


def _part(groups: Groups, text: str, now: Now) -> str | None:
    year = _which_year(groups, now)
    if year is None:
        return ""
    part = (
        (groups["p"] or "").removeprefix("第").translate({ord(str(i)): "零一二三四"[i] for i in range(1, 5)})
    )
    first, last = _PARTS[part if part in _PARTS else part[0]].split("/")
    if not groups.get("y2"):
        year = _year_of_month(groups, now, int(last)) or year
    return f"{year}-{first}/{year}-{last}"


def _years(groups: Groups, text: str, now: Now) -> str | None:
    first, last = year_of(groups["y"]), year_of(groups["y2"])
    return f"{first}/{last}" if last > first else None


def _since(groups: Groups, text: str, now: Now) -> str | None:
    first = year_of(groups["y"])
    if now.year is None or now.year < first:
        return ""
    return str(first) if now.year == first else f"{first}/{now.year}"


def _whole_year(groups: Groups, text: str, now: Now) -> str | None:
    word = groups.get("r") or ""
    if word in ("一年来", "过去一年"):  # told in the first months of a year, it is the year before
        early = now.day is not None and now.day.month <= EARLY
        return str(now.day.year - 1) if now.day is not None and early else ""
    if word in ("这一年", "全年") and now.named is not None:
        return str(now.named)
    if text.startswith("全年") and now.named is None and now.day is not None and now.day.month == 1:
        return str(now.day.year - 1)  # told in January, it is the year before
    year = _which_year(groups, now)
    return "" if year is None or word == "这一年" else str(year)


def _plan(groups: Groups, text: str, now: Now) -> str | None:
    """``“十三五”期间`` is its five years, ``“十四五”以来`` ends with the present, ``开局之年`` is its first year."""
    first = _PLANS[groups["f"] or ""]
    edge = groups["e"]
    if edge in ("开局", "初"):
        return str(first)
    if edge in ("收官", "末", "期末"):
        return str(first + 4)
    if edge == "以来" and now.year is not None and first < now.year < first + 4:
        return f"{first}/{now.year}"
    return f"{first}/{first + 4}"


def since(value: str, now: Now) -> str:
    """The interval from `value` to the present: ``自2019年活动启动以来`` is ``2019/2024`` in 2024; empty if the
    present is not known."""
    if not value or now.year is None or int(value[:4]) > now.year:
        return ""
    return value[:4] if int(value[:4]) == now.year else f"{value[:4]}/{now.year}"


def _vague(groups: Groups, text: str, now: Now) -> str | None:
    return ""


VALUES: dict[str, Callable[[Groups, str, Now], str | None]] = {
    "days": _days,
    "day": _day,
    "months": _months,
    "month": _month,
    "first months": _first_months,
    "part": _part,
    "years": _years,
    "since": _since,
    "year": _whole_year,
    "plan": _plan,
    "vague": _vague,
}
