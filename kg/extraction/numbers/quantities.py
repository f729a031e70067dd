"""Numbers with their units: ``投入资金150万元`` has the quantity 1500000 元.

A number counts only with a unit of the lexicon, a counted noun (``全市48万职工``) or a magnitude at the end
of a clause (``阅读量突破100万``, unit empty). Dates, ordinals (``第三届``), ages, hotline numbers, and
numerals inside names, slogans and bundles (``“三个一”``, ``十件实事``, ``八项规定``, ``一系列``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extraction.numbers.numerals import Numeral, narrow, numerals
from kg.extraction.numbers.times import date_spans, named_stretches
from kg.lexicon.units import Units
from kg.model import Approx, Quantity, Sentence, Span

__all__ = ["recognise"]

_HAS_NUMERAL = re.compile(r"[\d０-９一二两俩三四五六七八九十百千万亿%％]")
_PERCENT = re.compile("百分之(?=[零一二三四五六七八九十百\\d])")
_AFTER_UNIT = {
    "(?:及以上|以上|之上)": Approx.AT_LEAST,
    "(?:左右|上下)": Approx.NEARLY,
    "以内": Approx.EXACT,
    r"(?:余|多(?![家名个])|\+)": Approx.OVER,
}
_SUFFIX = tuple((re.compile(pattern), approx) for pattern, approx in _AFTER_UNIT.items())
_RANGE = re.compile(r"\s*(?:—{1,2}|–|－|-|~|～|至|到)\s*$")
_END = "，。；：！？、”’》）)…,;"
_TAIL = re.compile(rf"[{re.escape(_END)}\s]|$")

# What may not stand before a number. Ordinals and ranks (第三, 前10名 but 目前10名), codes (A-12, G20, 1+3).
_ORDINAL = re.compile(
    r"(?:第|(?<![目此以当先年提之])前|[A-Za-zＡ-Ｚ№×/]|[A-Za-z][-—]|[\dN][+×:：]|\d\.|[〔\[])$"
)
_ORDINAL_CHINESE = re.compile(r"(?:[初周]|星期|礼拜|同|统|之|[零一二三四五六七八九十])$")
_EDITION = re.compile("(?:举办|承办|主办|开展)了?$")
_VIEWS = re.compile(
    "(?:量|数|人数|次数|人气|流量|粉丝|用户|人口|总额)(?:累计|已|就|均)?(?:达到?|为|有|至)?了?$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity in offsets of the sentence's text; `chinese` if it has no Arabic digit."""

    quantity: Quantity
    chinese: bool


def recognise(sentence: Sentence, units: Units) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; they do not overlap.

    Money and other large units are given in units of one (``万元`` is 10000 ``元``). A range (``8—10家``)
    has both ends. ``以内`` and ``不超过`` are told as exact, see :mod:`kg.extraction.numbers.numerals`.
    """
    text = sentence.text
    if not _HAS_NUMERAL.search(text):
        return ()
    candidates = list(_candidates(text, units))
    if not candidates:
        return ()
    masked = (*date_spans(text), *named_stretches(text), *_spans(units, text))
    found = [f for f in candidates if not any(m.overlaps(f.quantity.number) for m in masked)]
    kept = [f.quantity for i, f in enumerate(found) if not _is_article(f) or _in_list(text, found, i)]
    return tuple(_shift(quantity, sentence.start) for quantity in _ranges(text, kept))


def _spans(units: Units, text: str) -> Iterator[Span]:
    for match in units.names.finditer(text):
        yield Span(match.start(), match.end())


def _candidates(text: str, units: Units) -> Iterator[_Found]:
    end = 0
    percent = {m.end(): m.start() for m in _PERCENT.finditer(text)}
    for numeral in numerals(text):
        if numeral.body < end:
            continue
        if numeral.body in percent:
            quantity: Quantity | None = _percent(text, numeral, percent[numeral.body])
        else:
            quantity = _with_unit(text, numeral, units)
        if quantity is not None:
            yield _Found(quantity, numeral.chinese)
            end = quantity.span.end


def _percent(text: str, numeral: Numeral, start: int) -> Quantity:
    """``近百分之九十`` is nearly 90 %. The approximation stands before 百分之."""
    head = max(0, start - 3)
    approx = numeral.approx
    for before in numerals(text[head:start] + "1"):  # the words before 百分之 are read as before a number
        if before.start < before.body == start - head:
            number, start, approx = start, head + before.start, before.approx
            break
    else:
        number = start
    end, approx = _suffix(text, numeral.body_end, approx)
    return Quantity(Span(start, end), Span(number, numeral.body_end), numeral.value, "%", approx)


def _with_unit(text: str, numeral: Numeral, units: Units) -> Quantity | None:
    if (
        not numeral.stated
        or numeral.value == 0
        or _ORDINAL.search(text, max(0, numeral.start - 3), numeral.start)
    ):
        return None
    if numeral.chinese and _ORDINAL_CHINESE.search(text, max(0, numeral.start - 2), numeral.start):
        return None
    number = Span(numeral.body, numeral.body_end)
    at = numeral.end
    while at < len(text) and text[at] == " ":
        at += 1
    match = units.pattern.match(text, at)
    if match is None and numeral.end > numeral.body_end and text[numeral.body_end] == "来":
        return None
    if match is not None:
        unit = match.group()
        if not _counts(text, numeral, unit, match.end(), units):
            return None
        end, approx = _suffix(text, match.end(), numeral.approx)
        return Quantity(
            Span(numeral.start, end), number, numeral.value, units.canonical.get(unit, unit), approx
        )
    if tenth := _tenths(text, numeral):
        return tenth
    large = numeral.value >= 100 and not (numeral.chinese and numeral.approx is Approx.EXACT)
    if large and (noun := units.noun_pattern.match(text, at)):
        return Quantity(
            Span(numeral.start, at), number, numeral.value, units.nouns[noun.group()], numeral.approx
        )
    if (
        text[numeral.body_end - 1] in "万亿"
        and _TAIL.match(text, numeral.end)
        and _VIEWS.search(text, max(0, numeral.start - 8), numeral.start)
    ):
        return Quantity(Span(numeral.start, numeral.end), number, numeral.value, "", numeral.approx)
    return None


def _tenths(text: str, numeral: Numeral) -> Quantity | None:
    """``九成以上`` is at least 90 %."""
    if not numeral.chinese or numeral.value >= 10 or not text.startswith("成", numeral.body_end):
        return None
    end, approx = _suffix(text, numeral.body_end + 1, numeral.approx)
    if end == numeral.body_end + 1 and approx is Approx.EXACT and not text.startswith("的", end):
        return None
    return Quantity(
        Span(numeral.start, end), Span(numeral.body, numeral.body_end), numeral.value * 10, "%", approx
    )


def _counts(text: str, numeral: Numeral, unit: str, end: int, units: Units) -> bool:
    """Whether number and unit count something: not in 八项规定, 十件实事, 十届九次全委会."""
    if unit == "届":
        return bool(_EDITION.search(text, max(0, numeral.start - 6), numeral.start))
    if unit in ("个", "项", "件", "条") and units.slogans.match(text, end):
        return False
    small = numeral.chinese and numeral.value <= 12 and numeral.approx is Approx.EXACT
    if not small or unit not in units.weak:
        return True
    ends_clause = (
        bool(_TAIL.match(text, end)) and numeral.start > 0 and not _TAIL.match(text, numeral.start - 1)
    )
    return ends_clause or bool(units.heads.match(text, end))


def _suffix(text: str, end: int, approx: Approx) -> tuple[int, Approx]:
    """``8000人以上``, ``7000万元左右``: the end with the word, and the approximation it tells."""
    for pattern, told in _SUFFIX:
        if match := pattern.match(text, end):
            return match.end(), approx if told is Approx.EXACT else told
    return end, approx


def _is_article(found: _Found) -> bool:
    """一个, 一名: an article rather than a count."""
    q = found.quantity
    return found.chinese and q.value == 1 and q.span.end - q.number.start <= 3 and q.unit != "%"


def _in_list(text: str, found: list[_Found], index: int) -> bool:
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


def _ranges(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Join ``3万至5万元``-like ranges; the lower end may lack its unit and be no quantity by itself."""
    joined = -1
    for i, quantity in enumerate(quantities):
        if i == joined:
            continue
        if i + 1 < len(quantities):
            upper = quantities[i + 1]
            between = text[quantity.span.end : upper.span.start]
            from_to = quantity.span.start > 0 and text[quantity.span.start - 1] in "从由自"
            if upper.unit == quantity.unit and between and _RANGE.match(between) and not from_to:
                joined = i + 1
                yield replace(quantity, span=Span(quantity.span.start, upper.span.end), upper=upper.value,
                              number=Span(quantity.number.start, upper.number.end))  # fmt: skip
                continue
        yield _with_lower_end(text, quantity)


def _with_lower_end(text: str, quantity: Quantity) -> Quantity:
    """``8—10家``: the number before the dash is the lower end."""
    head = narrow(text[max(0, quantity.number.start - 16) : quantity.number.start])
    dash = _RANGE.search(head)
    if dash is None or quantity.span.start != quantity.number.start:
        return quantity
    offset = quantity.number.start - len(head)
    lower = [n for n in numerals(head[: dash.start()]) if n.end == dash.start()]
    if not lower or (offset + lower[0].start and text[offset + lower[0].start - 1] in "第从由自"):
        return quantity
    value = _scaled(lower[0].value, narrow(text[quantity.number.start : quantity.number.end]))
    if value >= quantity.value:
        value = lower[0].value
    if not 0 < value < quantity.value:
        return quantity
    start = offset + lower[0].start
    return replace(quantity, span=Span(start, quantity.span.end), value=value, upper=quantity.value,
                   number=Span(offset + lower[0].body, quantity.number.end))  # fmt: skip


def _scaled(lower: Decimal, upper: str) -> Decimal:
    """In ``3—5万元`` the lower end shares the magnitude: 30000."""
    scale = Decimal(1)
    for mark in reversed(upper):
        if mark not in "万亿":
            break
        scale *= 10**4 if mark == "万" else 10**8
    return lower * scale if lower < 10**4 else lower


def _shift(q: Quantity, by: int) -> Quantity:
    return replace(
        q, span=Span(q.span.start + by, q.span.end + by), number=Span(q.number.start + by, q.number.end + by)
    )
