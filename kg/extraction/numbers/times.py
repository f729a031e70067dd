"""Dates and periods in a sentence, as ISO 8601.

``2024年3月15日`` → ``2024-03-15``; ``2016年至2021年`` → ``2016/2021``; ``“十三五”期间`` → ``2016/2020``. What
the text leaves to its reader is resolved against a reference, the article's date or year: ``今年`` is its
year, ``3月15日`` the day in that year. A time that cannot be known so (``近日``, ``五年来``) has an empty
value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extraction.numbers.numerals import narrow, value_of
from kg.extraction.quoting import quoted
from kg.model import Article, BlockKind, Sentence, Span, TimeExpression

__all__ = ["article_year", "date_spans", "named_stretches", "recognise"]

_Y = r"(?<![\d.])(?:19|20)\d\d|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}"
_N = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_MD = rf"(?P<m>{_N})月(?P<d>{_N})"
_SEP = r"(?:—{1,2}|–|－|-|~|～|至|到)"
_REL = "今年|本年度?|去年|上年度?|上一年度?|前年|明年|同年|当年"
_EDGE = "(?:以来|期间|之初|年初|度|底|末|初)?"
_PLAN_EDGE = "(?:期间|时期|以来|期末|末|初|开局|收官)"
_VAGUE = "近日|日前|近期|近年来?|近几年来?|长期以来|一直以来|届时|日内|历年来?"
_UNTIL = "(?:截至|截止到?|自|从)?"

# A pattern a row, the more specific first; groups: y, m, d and their second ends y2, m2, d2.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "days",
        rf"(?P<y>{_Y})年(?P<m>{_N})月(?P<d>{_N})日{_SEP}(?:(?:(?P<y2>{_Y})年)?(?P<m2>{_N})月)?(?P<d2>{_N})日",
    ),
    (
        "days",
        rf"(?:(?P<r>{_REL}))?(?<!\d)(?P<m>{_N})月(?P<d>{_N})日?{_SEP}(?:(?P<m2>{_N})月)?(?P<d2>{_N})日",
    ),
    ("day", rf"(?P<y>{_Y})年{_MD}[日号]"),
    ("day", rf"(?P<y>{_Y})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\d.])"),
    ("day", rf"(?:(?P<r>{_REL}))?(?<!\d){_MD}[日号]"),
    ("months", rf"(?P<y>{_Y})年(?P<m>{_N})月?{_SEP}(?:(?P<y2>{_Y})年)?(?P<m2>{_N})月份?"),
    ("months", rf"(?:(?P<r>{_REL}))?(?<!\d)(?P<m>{_N})月?{_SEP}(?P<m2>{_N})月份?"),
    ("month", rf"(?P<y>{_Y})年(?P<m>{_N})月(?P<e>份|底|初|末|[上中下]旬)?"),
    ("month", rf"(?:(?P<r>{_REL}))?(?<![\d个])(?P<m>{_N})月(?![\d嫂子亮饼])(?P<e>份|底|初|末|[上中下]旬)?"),
    ("part", rf"(?:(?P<y>{_Y})年|(?P<r>{_REL}))?(?P<p>[上下]半年|第?[一二三四1-4]季度|前[三3]个?季度)"),
    ("years", rf"(?P<y>{_Y})年?度?{_SEP}(?P<y2>{_Y})年度?"),
    ("since", rf"(?P<y>{_Y})年(?:至今|以来)"),
    ("year", rf"(?P<y>{_Y})年(?![级代]){_EDGE}"),
    ("year", rf"(?P<r>{_REL}|年内|年底前?|全年|这一年|一年来|过去一年){_EDGE}"),
    (
        "plan",
        r"“?‘?(?P<f>十[一二三四五六]五|十五(?=[”’]))’?”?(?:规划)?(?P<e>期间|时期|以来|期末|末|初|开局|收官)",
    ),
    ("span", rf"(?P<w>近|过去|最近|这|今后|未来|过去的)?(?P<n>{_N}|几)(?:多|余)?年(?:以来|来|间|时间)"),
    ("span", rf"(?P<w>近|过去|最近|这|今后|未来|过去的)(?P<n>{_N}|几)(?:多|余)?年(?!级)"),
    ("relday", "今[天日](?!头条)|昨[天日]|前[天日]"),
    ("bareday", r"(?<![\d月节假工当昔今昨近翌次每])(?P<d>\d{1,2})日(?=[，,、上下晚至]|$)"),
    (
        "vague",
        f"{_UNTIL}(?:目前|当前|现在|如今|眼下)|{_VAGUE}",
    ),
)
_REVIEW_OF = re.compile(rf"({_Y})年度?[^，。；]{{0,14}}?(?:综述|总结|回顾|回眸|纪实|盘点)")
_PLAN_OF = re.compile(rf"({_Y})年度?[^，。；]{{0,16}}?(?:要点|计划|安排|部署)")
_CHRONICLE_OF = re.compile(rf"({_Y})年度?[^，。；]{{0,16}}?大事记")
# ``2022年，`` may open a look back at the year before: only ``2024年是……`` speaks of now.
_YEAR_IS = re.compile(rf"({_Y})年是")
_FULL_DATE = re.compile(rf"({_Y})年(?:{_N})月(?:{_N})日")
# What a text must hold for the patterns of a kind to be worth trying.
_NEEDS = {
    "days": "日",
    "day": "",
    "months": "月",
    "month": "月",
    "part": "",
    "plan": "五",
    "relday": "",
    "bareday": "日",
    "vague": "",
}
_COMPILED = tuple(
    (kind, _NEEDS.get(kind, "年"), re.compile(_UNTIL + "(?:" + pattern + ")")) for kind, pattern in _PATTERNS
)
_WORTH = re.compile(
    r"[年月日号]|\d[-/.－．／]\d|季度|十[一二三四五六]?五|目前|当前|现在|如今|眼下|近期|一直以来|届时|[今昨前]天"
)
_SPOKEN = re.compile("[。；！？]|，$|我们")
_PARTS = {
    "上半年": "01/06",
    "下半年": "07/12",
    "一": "01/03",
    "二": "04/06",
    "三": "07/09",
    "四": "10/12",
    "前": "01/09",
}
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
class _Now:
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


def recognise(sentence: Sentence, reference: str | None) -> tuple[TimeExpression, ...]:
    """The times of a sentence in order; they do not overlap.

    `reference` is the ISO 8601 day, month or year of the article, or None. A month without a year is
    of the year last named in the sentence, else of the reference's (or the year before, where it would
    lie more than six months ahead of a reference that is a day). Times inside names
    (``《2024年工作要点》``, ``“3月女职工维权行动月”``) are none.
    """
    if not _WORTH.search(sentence.text):
        return ()
    names = list(named_stretches(sentence.text))
    result = []
    named: int | None = None
    for match, kind in _matches(narrow(sentence.text)):
        span = Span(match.start(), match.end())
        if kind != "plan" and any(name.covers(span) for name in names):
            continue
        value = _VALUES[kind](match.groupdict(), match.group(), _Now(reference or "", named))
        if value is None:
            continue
        if value and len({part[:4] for part in value.split("/")}) == 1:
            named = int(value[:4])
        shifted = Span(sentence.start + span.start, sentence.start + span.end)
        result.append(TimeExpression(shifted, sentence.text[span.start : span.end], value))
    return tuple(result)


def date_spans(text: str) -> tuple[Span, ...]:
    """Where `text` has dates and periods, in offsets of `text`: no number in there is a count."""
    if not _WORTH.search(text):
        return ()
    return tuple(Span(match.start(), match.end()) for match, _ in _matches(narrow(text)))


def named_stretches(text: str) -> Iterator[Span]:
    """Stretches in quotation or book-title marks that are names or slogans, not speech.

    Speech is longer than a name, has the marks of a sentence (``“今年帮助了300人。”``), is cut by the
    speaker's name (``“今年培训300人，”她说``), or says ``我们``.
    """
    for part in quoted(text):
        if part.mark == "《" or (len(part.text) <= 30 and not _SPOKEN.search(part.text)):
            yield part.span


def article_year(article: Article) -> str | None:
    """The reference of an article: its date, else the year that its title, headings or first three
    sentences state for now (``2024年工作要点``, ``2018年大事记``, ``2024年是…``, a full date), else None."""
    if article.date:
        return article.date
    heads = [article.title, *(s.text for s in article.sentences if s.kind is BlockKind.HEADING)]
    opening = [s.text for s in article.sentences if s.kind is BlockKind.PARAGRAPH][:3]
    for text in heads:
        if found := _REVIEW_OF.search(narrow(text)):
            return _year_after_review(article, _number(found.group(1)))
    for pattern, texts in (
        (_CHRONICLE_OF, heads),
        (_PLAN_OF, heads + opening),
        (_YEAR_IS, opening),
        (_FULL_DATE, heads + opening),
    ):
        for text in texts:
            if found := pattern.search(narrow(text)):
                return str(_number(found.group(1)))
    return None


def _year_after_review(article: Article, reviewed: int) -> str | None:
    """The year of a review of `reviewed`: the next, if it says what ``今年将`` be done; the same, if it has
    ``今年以来``; else unknown, since reviews appear at either end of the new year."""
    texts = [s.text for s in article.sentences]
    if any(re.search("今年[^。，]{0,16}将|新的一年", text) for text in texts):
        return str(reviewed + 1)
    return str(reviewed) if any("今年以来" in text for text in texts) else None


def _matches(text: str) -> list[tuple[re.Match[str], str]]:
    """All matches without overlaps: leftmost, longest, and of the earliest pattern first."""
    found = []
    for order, (kind, needed, pattern) in enumerate(_COMPILED):
        if needed not in text:
            continue
        found += [(m.start(), -m.end(), order, m, kind) for m in pattern.finditer(text)]
    found.sort(key=lambda row: row[:3])
    result = []
    end = 0
    for start, minus_end, _, match, kind in found:
        if start >= end:
            result.append((match, kind))
            end = -minus_end
    return result


_Groups = dict[str, str | None]


def _number(text: str | None) -> int:
    value = value_of(text) if text else None
    return int(value) if value is not None else 0


def _which_year(groups: _Groups, now: _Now) -> int | None:
    """The year that a year or a relative word names, None if unknown."""
    if year := groups.get("y"):
        return _number(year)
    word = (groups.get("r") or "").removesuffix("度")
    if word in ("当年", "同年"):
        return now.named
    if now.year is None:
        return now.named if not word else None
    shift = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}.get(word, 0)
    if not word and now.named is not None:
        return now.named
    return now.year + shift


def _iso(year: int | None, month: int, day: int | None = None) -> str | None:
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


def _day(groups: _Groups, text: str, now: _Now) -> str | None:
    year = _which_year(groups, now)
    month, day = _number(groups["m"]), _number(groups["d"])
    value = _iso(year, month, day)
    bare = not groups.get("y") and not groups.get("r") and now.named is None
    if value and bare and now.day and date.fromisoformat(value) - now.day > timedelta(183):
        value = _iso(now.day.year - 1, month, day)
    return value


def _days(groups: _Groups, text: str, now: _Now) -> str | None:
    first = _day(groups, text, now)
    if not first:
        return first
    year = _number(groups["y2"]) if groups.get("y2") else int(first[:4])
    last = _iso(year, _number(groups["m2"] or groups["m"]), _number(groups["d2"]))
    return f"{first}/{last}" if last and last > first else None


def _month(groups: _Groups, text: str, now: _Now) -> str | None:
    return _iso(_which_year(groups, now), _number(groups["m"]))


def _months(groups: _Groups, text: str, now: _Now) -> str | None:
    year = _which_year(groups, now)
    first = _iso(year, _number(groups["m"]))
    last = _iso(_number(groups["y2"]) if groups.get("y2") else year, _number(groups["m2"]))
    if first is None or last is None:
        return None
    return f"{first}/{last}" if first and last > first else ""


def _part(groups: _Groups, text: str, now: _Now) -> str | None:
    year = _which_year(groups, now)
    if year is None:
        return ""
    part = (
        (groups["p"] or "").removeprefix("第").translate({ord(str(i)): "零一二三四"[i] for i in range(1, 5)})
    )
    first, last = _PARTS[part if part in _PARTS else part[0]].split("/")
    return f"{year}-{first}/{year}-{last}"


def _years(groups: _Groups, text: str, now: _Now) -> str | None:
    first, last = _number(groups["y"]), _number(groups["y2"])
    return f"{first}/{last}" if last > first else None


def _since(groups: _Groups, text: str, now: _Now) -> str | None:
    first = _number(groups["y"])
    if now.year is None or now.year < first:
        return ""
    return str(first) if now.year == first else f"{first}/{now.year}"


def _whole_year(groups: _Groups, text: str, now: _Now) -> str | None:
    word = groups.get("r") or ""
    if word in ("一年来", "过去一年"):  # told in the first months of a year, it is the year before
        early = now.day is not None and now.day.month <= 3
        return str(now.day.year - 1) if now.day is not None and early else ""
    if word in ("这一年", "全年") and now.named is not None:
        return str(now.named)
    year = _which_year(groups, now)
    return "" if year is None or word == "这一年" else str(year)


def _plan(groups: _Groups, text: str, now: _Now) -> str | None:
    first = _PLANS[groups["f"] or ""]
    return f"{first}/{first + 4}"


def _span_of_years(groups: _Groups, text: str, now: _Now) -> str | None:
    count = _number(groups["n"])
    if groups["w"] != "近" or now.year is None or count < 2 or re.search("[多余几]", text):
        return ""  # 五年来, 过去五年: where they end is not said
    return f"{now.year - count + 1}/{now.year}"


def _relative_day(groups: _Groups, text: str, now: _Now) -> str | None:
    if now.day is None:
        return ""
    return (now.day - timedelta({"今": 0, "昨": 1, "前": 2}[text[-2]])).isoformat()


def _bare_day(groups: _Groups, text: str, now: _Now) -> str | None:
    """``15日，…``: of the reference's month, or of the month before if that day is still to come."""
    day = _number(groups["d"])
    if now.day is None:
        return "" if 1 <= day <= 31 else None
    month = now.day if day <= now.day.day else now.day.replace(day=1) - timedelta(1)
    return _iso(month.year, month.month, day)


def _vague(groups: _Groups, text: str, now: _Now) -> str | None:
    return ""


_VALUES: dict[str, Callable[[_Groups, str, _Now], str | None]] = {
    "days": _days,
    "day": _day,
    "months": _months,
    "month": _month,
    "part": _part,
    "years": _years,
    "since": _since,
    "year": _whole_year,
    "plan": _plan,
    "span": _span_of_years,
    "relday": _relative_day,
    "bareday": _bare_day,
    "vague": _vague,
}
