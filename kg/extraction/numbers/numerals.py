"""Arabic and Chinese numerals, and how exactly they are stated.

``3.8万`` is 38000, ``三千六百`` 3600, ``4000多万`` more than 40000000, ``近百`` nearly 100. Full-width
digits, grouping (``1,234``, ``1 234``) and mixed forms (``1亿2000万``) are read. Indefinite numerals take
their lower bound: ``数千`` is 1000 and over, ``几十`` 10 and over.

Upper bounds (``不超过``, ``以内``) have no value of :class:`~kg.model.Approx`; such a number counts as exact,
the number being what the text states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Approx

__all__ = ["Numeral", "decimals_of", "narrow", "numerals", "parse", "value_of"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LARGEST = 10**18  # longer runs of digits are codes
_INDEFINITE = "几数"  # 几十, 十几, 数百

# Full-width digits and signs to ASCII, one to one, so that offsets stay. The full-width comma and stop
# count as grouping and point only between full-width digits (１，２３４).
_WIDTH = {ord("０") + i: ord("0") + i for i in range(10)} | {ord("．"): ord("."), ord("＋"): ord("+")}
_WIDE_GROUP = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_CHINESE = "[零〇○一二两俩三四五六七八九十百万亿几]|千(?![瓦克米])"  # 3000千瓦 is 3000
_COUNTLESS = "数(?=[十百千万亿])"  # 数百, but not 总数3000
_BODY = re.compile(
    rf"(?:{_ARABIC}|{_CHINESE}|{_COUNTLESS})"
    rf"(?:[余多来](?=[十百千万亿])|{_CHINESE}|(?<=[万亿千百])(?:{_ARABIC}))*"
)
_AFTER = re.compile(r"[余多来]|\+")
_STARTS_BARE = frozenset("百千万亿")  # 近百, 上千, 百余; alone they are rhetoric (千家万户)

# Approximations before a number, longest first, and the characters that may not precede them:
# 节约5万元 saves, 附近3家 is near.
_BEFORE: tuple[tuple[str, Approx, str], ...] = (
    ("不少于", Approx.AT_LEAST, ""),
    ("不低于", Approx.AT_LEAST, ""),
    ("不小于", Approx.AT_LEAST, ""),
    ("不下于", Approx.AT_LEAST, ""),
    ("不超过", Approx.EXACT, ""),
    ("不高于", Approx.EXACT, ""),
    ("不多于", Approx.EXACT, ""),
    ("差不多", Approx.NEARLY, ""),
    ("至少", Approx.AT_LEAST, ""),
    ("最少", Approx.AT_LEAST, ""),
    ("起码", Approx.AT_LEAST, ""),
    ("不下", Approx.AT_LEAST, ""),
    ("至多", Approx.EXACT, ""),
    ("最多", Approx.EXACT, ""),
    ("超过", Approx.OVER, ""),
    ("超出", Approx.OVER, ""),
    ("突破", Approx.OVER, ""),
    ("不止", Approx.OVER, ""),
    ("多于", Approx.OVER, ""),
    ("大于", Approx.OVER, ""),
    ("高于", Approx.OVER, ""),
    ("将近", Approx.NEARLY, ""),
    ("接近", Approx.NEARLY, ""),
    ("大约", Approx.NEARLY, ""),
    ("大概", Approx.NEARLY, ""),
    ("约为", Approx.NEARLY, ""),
    ("不足", Approx.NEARLY, ""),
    ("不到", Approx.NEARLY, ""),
    ("超", Approx.OVER, "高"),
    ("逾", Approx.OVER, ""),
    ("近", Approx.NEARLY, "附最临靠邻"),
    ("约", Approx.NEARLY, "节签预履违特公契条合续邀要制相誓集解换"),
    ("≥", Approx.AT_LEAST, ""),
    ("≤", Approx.EXACT, ""),
)
_BEFORE_ENDS = frozenset(word[-1] for word, _, _ in _BEFORE)
# Only before a bare 百, 千, 万 or 亿: 上百, 过千, 破万.
_BEFORE_BARE = "上过破成"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text. ``[start, end)`` covers approximations, ``[body, body_end)`` the numerals alone.

    `chinese` tells that it has no Arabic digit (``两``, ``三千六百``), `stated` that it is a number by
    itself, not a rhetorical 千 or 万 (``千家万户``). `upper` is the upper end of ``五六`` (five to six).
    """

    start: int
    end: int
    body: int
    body_end: int
    value: Decimal
    approx: Approx
    chinese: bool
    stated: bool
    upper: Decimal | None = None


def narrow(text: str) -> str:
    """`text` with full-width digits as ASCII; no offset changes."""
    return _WIDE_GROUP.sub(",", text).translate(_WIDTH)


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of `text` in order, with the approximation words beside them.

    Runs of numeral characters that make no number (``一二三``, ``千千万万``) are passed over.
    """
    text = narrow(text)
    for match in _BODY.finditer(text):
        numeral = _numeral(text, match.start(), match.end())
        if numeral is not None:
            yield numeral


def parse(text: str) -> tuple[Decimal, Approx] | None:
    """The number that the whole of `text` is: ``3.5万多`` → (35000, over); None if it is no number.

    >>> parse("近百")
    (Decimal('100'), <Approx.NEARLY: 'nearly'>)
    """
    if text == "半":
        return Decimal("0.5"), Approx.EXACT
    for numeral in numerals(text):
        if (numeral.start, numeral.end) == (0, len(text)) and numeral.upper is None:
            return numeral.value, numeral.approx
    return None


def _numeral(text: str, body: int, body_end: int) -> Numeral | None:
    run = text[body:body_end]
    value, upper = value_of(run), None
    if value is None:
        ends = _neighbours(run)
        if ends is None:
            return None
        value, upper = ends
    approx = Approx.OVER if re.search("[余多来几数]", run) else Approx.EXACT
    end = body_end
    if after := _AFTER.match(text, body_end):
        end, approx = after.end(), Approx.OVER
    start = body
    bare = run[0] in _STARTS_BARE
    stated = not bare or approx is not Approx.EXACT
    words = _BEFORE if body and text[body - 1] in _BEFORE_ENDS else ()
    for word, kind, refused in words:
        at = body - len(word)
        if at >= 0 and text.startswith(word, at) and not (at and text[at - 1] in refused):
            start, approx, stated = at, kind, True
            break
    else:
        if bare and body and text[body - 1] in _BEFORE_BARE and not text.startswith("经过", body - 2):
            start, approx, stated = body - 1, Approx.OVER, True
    return Numeral(start, end, body, body_end, value, approx, not re.search(r"\d", run), stated, upper)


def _neighbours(run: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of ``五六`` (five to six), ``七八十`` (70 to 80), ``三五`` (three to five); None for other runs."""
    found = re.fullmatch("([二两三四五六七八])([三四五六七八九])([十百千万亿]*)", run)
    if found is None:
        return None
    low, high, scale = found.groups()
    if _DIGITS[high] - _DIGITS[low] != 1 and low + high != "三五":
        return None
    lower, upper = value_of(low + scale), value_of(high + scale)
    return (lower, upper) if lower is not None and upper is not None else None


def decimals_of(digits: str) -> Decimal:
    """The value of Chinese digits after a decimal point: of ``二五`` 0.25."""
    return Decimal("0." + "".join(str(_DIGITS[digit]) for digit in digits))


def value_of(run: str) -> Decimal | None:
    """The value of a run of numerals without approximation words before or after, or None.

    Years and codes digit by digit (``二〇二四``) are read too; 五六 (five or six) is no number.

    >>> value_of("1亿2000万"), value_of("两万五")
    (Decimal('120000000'), Decimal('25000'))
    """
    parts = re.findall(rf"{_ARABIC}|.", narrow(run))
    if len(parts) > 2 and all(part in _DIGITS for part in parts):
        value = Decimal("".join(str(_DIGITS[part]) for part in parts))
        return value if value < _LARGEST else None
    total = section = Decimal(0)
    current: Decimal | None = None
    last_scale = last_large = 10**12
    elided = False  # 两万五: the digit after 万 counts thousands
    for index, part in enumerate(parts):
        if part in "余多来":
            continue
        if part in _INDEFINITE:
            follows = parts[index + 1] if index + 1 < len(parts) else ""
            if current is not None or (part == "数" and index):
                return None
            counts = follows in _SMALL or follows in _LARGE
            current = Decimal(1) if counts and not section else Decimal(0)
            if index == 0 and not counts:
                return None  # 几个, 数名: how many is not said
            elided = False
        elif part in _DIGITS:
            if current is not None and current != 0:
                return None
            elided = part != "零" and index > 0 and parts[index - 1] not in ("零", "〇")
            current = Decimal(_DIGITS[part])
        elif part in _SMALL:
            scale = _SMALL[part]
            if scale >= last_scale:
                return None
            section += (Decimal(1) if current is None else current) * scale
            current, last_scale, elided = None, scale, False
        elif part in _LARGE:
            scale = _LARGE[part]
            below = section + (current or 0)
            if below == 0 and current is None and total == 0:
                below = Decimal(1)
            if scale > last_large and total:
                total = (total + below) * scale
            elif scale >= last_large:
                return None
            else:
                total += below * scale
            section, current, last_large, last_scale, elided = Decimal(0), None, scale, 10**12, False
        else:
            if current is not None:
                return None
            current = Decimal(re.sub("[, \u00a0\u2009]", "", part))
            elided = False
    if current is not None and elided and len(parts) > 1:
        before = parts[-2]
        scale = _SMALL.get(before) or _LARGE.get(before) or 1
        if before in _LARGE or before in ("百", "千"):
            current *= scale // 10
    value = total + section + (current or 0)
    if value >= _LARGEST:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
