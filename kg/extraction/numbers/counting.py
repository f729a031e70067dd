"""Whether a number with a unit counts something at all: ``十件实事``, ``八项规定``, ``第三届`` and ``一名`` do not.

Offsets are those of the text that is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.numbers.numerals import Numeral
from kg.lexicon.units import Units
from kg.model import Approx, Quantity

__all__ = ["TAIL", "Found", "counts", "is_article", "is_ordinal", "stands_in_list"]

_END = "，。；：！？、”’》）)…,;"
TAIL = re.compile(rf"[{re.escape(_END)}\s]|$")

# What may not stand before a number. Ordinals and ranks (第三, 前10名 but 目前10名), codes (A-12, G20, 1+3).
_ORDINAL = re.compile(
    r"(?:第|第[一二三四五六七八九十\d][、和至到]|(?<![目此以当先年提之])前|[A-Za-zＡ-Ｚ№×/]|[A-Za-z][-—]|[\dN][+×:：]|\d\.|[〔\[])$"
)
_ORDINAL_CHINESE = re.compile(r"(?:[初周]|星期|礼拜|同|统|之|[零一二三四五六七八九十])$")
# 分获二、三名: ranks
_RANKS = re.compile(
    "(?:获得?|列|居|夺得?|取得|第)[一二三四五六七八九](?:[、至到和][一二三四五六七八九])*[、至到和]$"
)
# 青石村|4组, 柳岸社区|12号楼: where somebody lives
_ADDRESS = re.compile("(?:村|社区|屯|小区|花园)(?:第)?$")
_ADDRESS_UNITS = frozenset(("组", "社", "号", "栋", "幢", "单元", "队"))
_CLOCK = re.compile("[时点:：]$")
_EDITION = re.compile("(?:举办|承办|主办|开展)了?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity; `chinese` if its number has no Arabic digit."""

    quantity: Quantity
    chinese: bool


def is_ordinal(text: str, numeral: Numeral) -> bool:
    """Whether what stands before a number makes it a rank, a code or a part of one: ``第三``, ``G20``, ``周三``."""
    if _ORDINAL.search(text, max(0, numeral.start - 3), numeral.start):
        return True
    if numeral.chinese and _RANKS.search(text, max(0, numeral.start - 12), numeral.start):
        return True
    return numeral.chinese and bool(_ORDINAL_CHINESE.search(text, max(0, numeral.start - 2), numeral.start))


def counts(text: str, numeral: Numeral, unit: str, end: int, units: Units) -> bool:
    """Whether number and unit count something: not in 八项规定, 十件实事, 十届九次全委会, 青石村4组."""
    if unit == "届":
        return bool(_EDITION.search(text, max(0, numeral.start - 6), numeral.start))
    if unit == "分" and _CLOCK.search(text, max(0, numeral.start - 2), numeral.start):
        return False  # 9时30分
    if unit in _ADDRESS_UNITS and _ADDRESS.search(text, max(0, numeral.start - 3), numeral.start):
        return False
    if unit in ("个", "项", "件", "条") and units.slogans.match(text, end):
        return False
    if (
        unit in ("期", "批", "轮") and numeral.chinese and not TAIL.match(text, end)
    ):  # 十六期活动: the sixteenth
        return numeral.approx is not Approx.EXACT or bool(
            _EDITION.search(text, max(0, numeral.start - 6), numeral.start)
        )
    exact = numeral.approx is Approx.EXACT and numeral.upper is None
    small = numeral.chinese and numeral.value <= 12 and exact
    if not small or unit not in units.weak:
        return True
    ends_clause = (
        bool(TAIL.match(text, end)) and numeral.start > 0 and not TAIL.match(text, numeral.start - 1)
    )
    return ends_clause or bool(units.heads.match(text, end))


def is_article(found: Found) -> bool:
    """一个, 一名: an article rather than a count."""
    q = found.quantity
    return found.chinese and q.value == 1 and q.span.end - q.number.start <= 3 and q.unit != "%"


def stands_in_list(text: str, found: Sequence[Found], index: int) -> bool:
    """一名 counts in a list of Chinese counts: ``一名主席、两名副主席``."""
    for a, b in ((index, index + 1), (index - 1, index)):
        if a < 0 or b >= len(found):
            continue
        first, second = found[a], found[b]
        between = text[first.quantity.span.end : second.quantity.span.start]
        if (
            first.chinese
            and second.chinese
            and re.fullmatch("[^，。；！？]{0,12}[、和及][^，。；！？、]{0,8}", between)
        ):
            return True
    return False
