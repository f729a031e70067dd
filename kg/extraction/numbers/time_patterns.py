"""How dates and periods are written, as regular expressions, and where they match in a text."""

from __future__ import annotations

import re

__all__ = ["NUMBER", "YEAR", "matches", "worth_reading"]

_REPUBLICAN = r"民国(?:\d{1,3}|[〇零○一二三四五六七八九十百]{1,5})"  # 民国113年, 民国一百一十二年
YEAR = rf"(?<![\d.])(?:19|20)\d\d|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{{2}}|{_REPUBLICAN}"
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_MD = rf"(?P<m>{NUMBER})月(?P<d>{NUMBER})"
_SEP = r"(?:—{1,2}|–|－|-|~|～|至|到)"
_REL = "今年|本年度?|去年|上年度?|上一年度?|前年|明年|同年|当年"
_FIRST = rf"(?:(?P<y>{YEAR})年|(?P<r>{_REL}))?"
_SECOND = rf"(?:(?P<y2>{YEAR})年|(?P<r2>{_REL}))?"  # 去年11月15日至今年1月15日
_EDGE = "(?:以来|期间|之初|年初|度|底|末|初)?"
_VAGUE = "近日|日前|近期|近年来?|近几年来?|长期以来|一直以来|届时|日内|历年来?|本届(?:以来|任期内?|期间)"
_UNTIL = "(?:截至|截止到?|自|从)?"

# A pattern a row, the more specific first; groups: y or r (a relative
# word), m, d and their second ends y2, r2, m2, d2; n counts.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "days",
        rf"{_FIRST}(?<!\d)(?P<m>{NUMBER})月(?P<d>{NUMBER})日?{_SEP}(?:{_SECOND}(?P<m2>{NUMBER})月)?(?P<d2>{NUMBER})日",
    ),
    ("day", rf"(?P<y>{YEAR})年{_MD}[日号]"),
    ("day", rf"(?P<y>{YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\d.])"),
    ("day", rf"(?:(?P<r>{_REL}))?(?<!\d){_MD}[日号]"),
    ("months", rf"{_FIRST}(?<!\d)(?P<m>{NUMBER})月?{_SEP}{_SECOND}(?P<m2>{NUMBER})月份?"),
    ("first months", rf"(?:(?P<y>{YEAR})年|(?P<r>{_REL}))[前头](?P<n>{NUMBER})个?月"),
    ("month", rf"(?P<y>{YEAR})年(?P<m>{NUMBER})月(?P<e>份|底|初|末|[上中下]旬)?"),
    (
        "month",
        rf"(?:(?P<r>{_REL}))?(?<![\d个])(?P<m>{NUMBER})月(?![\d嫂子亮饼])(?P<e>份|底|初|末|[上中下]旬)?",
    ),
    ("part", rf"(?:(?P<y>{YEAR})年|(?P<r>{_REL}))?(?P<p>[上下]半年|第?[一二三四1-4]季度|前[三3]个?季度)"),
    ("years", rf"(?P<y>{YEAR})年?度?{_SEP}(?P<y2>{YEAR})年度?"),
    ("since", rf"(?P<y>{YEAR})年(?:至今|以来)"),
    ("year", rf"(?P<y>{YEAR})年(?![级代]){_EDGE}"),
    (
        "year",
        rf"(?P<r>{_REL}|(?<![\d一二三四五六七八九十两几半])年内|年底前?|全年|这一年|一年来|过去一年){_EDGE}",
    ),
    (
        "plan",
        r"“?‘?(?P<f>十[一二三四五六]五|十五(?=[”’]))’?”?(?:规划)?(?P<e>期间|时期|以来|期末|末|初|开局|收官)",
    ),
    ("span", rf"(?P<w>近|过去|最近|这|今后|未来|过去的)?(?P<n>{NUMBER}|几)(?:多|余)?年(?:以来|来|间|时间)"),
    ("span", rf"(?P<w>近|过去|最近|这|今后|未来|过去的)(?P<n>{NUMBER}|几)(?:多|余)?年(?!级)"),
    (
        "months back",
        rf"(?:近|过去|最近|这)(?:(?P<n>{NUMBER})个月|(?P<h>半)年)(?:以来|来|间|时间)?|(?P<h2>半)年来",
    ),
    ("relmonth", r"(?:上个?月(?!球|亮)|(?<!基|样|版|成)本月)(?:(?P<d>\d{1,2})日)?"),
    ("relweek", "(?P<w>上|本|这)周(?P<i>[一二三四五六日天])?(?!年|期|末|边|知)"),
    ("relquarter", "(?P<w>上|本)个?季度"),
    ("season", "今(?P<s>[春夏秋])(?![季天风雨]?[节晚])"),
    ("relday", "今[天日晨早](?!头条)|昨[天日晚夜]|前[天日]"),
    (
        "since congress",
        "(?P<c>党的十[六七八九]大|党的二十大|中国工会十[五六七八]大|(?:改革开放|新中国成立))以来",
    ),
    ("bareday", r"(?<![\d月节假工当昔今昨近翌次每])(?P<d>\d{1,2})日(?=[，,、上下晚至]|$)"),
    (
        "vague",
        f"{_UNTIL}(?:目前|当前|现在|如今|眼下)|{_VAGUE}",
    ),
)
# What a text must hold for the patterns of a kind to be worth trying.
_NEEDS = {
    "days": "日",
    "day": "",
    "months": "月",
    "first months": "月",
    "relmonth": "月",
    "month": "月",
    "part": "",
    "plan": "五",
    "relday": "",
    "relweek": "周",
    "relquarter": "季度",
    "season": "今",
    "months back": "",
    "since congress": "以来",
    "bareday": "日",
    "vague": "",
}
_COMPILED = tuple(
    (kind, _NEEDS.get(kind, "年"), re.compile(_UNTIL + "(?:" + pattern + ")")) for kind, pattern in _PATTERNS
)
_WORTH = re.compile(
    r"[年月日号]|[上本这]周|[昨今][晚夜晨早春夏秋]|[大放立]以来|本届|\d[-/.－．／]\d|季度|十[一二三四五六]?五|目前|当前|现在|如今|眼下|近期|一直以来|届时|[今昨前]天"
)


def worth_reading(text: str) -> bool:
    """Whether `text` may hold a time at all; cheap, for the many sentences that hold none."""
    return bool(_WORTH.search(text))


def matches(text: str) -> list[tuple[re.Match[str], str]]:
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
