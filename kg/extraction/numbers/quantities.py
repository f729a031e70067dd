"""Numbers with their units: ``投入资金150万元`` has the quantity 1500000 元.

A number counts only with a unit of the lexicon, a counted noun (``全市48万职工``) or a magnitude at the end
of a clause (``阅读量突破100万``, unit empty). Dates, ordinals (``第三届``), ages, hotline numbers, and
numerals inside names, slogans and bundles (``“三个一”``, ``十件实事``, ``八项规定``, ``一系列``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.numbers.counting import TAIL, Found, counts, is_article, is_ordinal, stands_in_list
from kg.extraction.numbers.named_stretches import named_stretches
from kg.extraction.numbers.numerals import Numeral, decimals_of, numerals
from kg.extraction.numbers.ranges import with_ranges
from kg.extraction.numbers.times import date_spans
from kg.lexicon.units import Units
from kg.model import Approx, Quantity, Sentence, Span

__all__ = ["recognise"]

_MONEY = "元"
_LONGEST_CURRENCY = 8
_HAS_NUMERAL = re.compile(r"[\d０-９一二两俩三四五六七八九十百千万亿%％]")
_PERCENT = re.compile("百分之(?=[零一二三四五六七八九十百\\d])")
_DECIMALS = re.compile("点([零〇一二三四五六七八九]{1,3})")
_AFTER_UNIT = {
    "(?:及以上|以上|之上)": Approx.AT_LEAST,
    "(?:左右|上下)": Approx.NEARLY,
    "以内": Approx.EXACT,
    r"(?:余|多(?![家名个])|\+)": Approx.OVER,
}
_SUFFIX = tuple((re.compile(pattern), approx) for pattern, approx in _AFTER_UNIT.items())
_VIEWS = re.compile(
    "(?:量|数|人数|次数|人气|流量|粉丝|用户|人口|总额)(?:累计|已|就|均)?(?:达到?|为|有|至)?了?$"
)


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
    kept = [f.quantity for i, f in enumerate(found) if not is_article(f) or stands_in_list(text, found, i)]
    return tuple(_shift(quantity, sentence.start) for quantity in with_ranges(text, kept))


def _spans(units: Units, text: str) -> Iterator[Span]:
    for match in units.names.finditer(text):
        yield Span(match.start(), match.end())


def _candidates(text: str, units: Units) -> Iterator[Found]:
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
            yield Found(quantity, numeral.chinese)
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
    value, body_end = numeral.value, numeral.body_end
    if numeral.chinese and (decimals := _DECIMALS.match(text, body_end)):  # 百分之九十八点五
        value, body_end = value + decimals_of(decimals.group(1)), decimals.end()
    end, approx = _suffix(text, body_end, approx)
    return Quantity(Span(start, end), Span(number, body_end), value, "%", approx)


def _with_unit(text: str, numeral: Numeral, units: Units) -> Quantity | None:
    if not numeral.stated or numeral.value == 0 or is_ordinal(text, numeral):
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
        if not counts(text, numeral, unit, match.end(), units):
            return None
        end, approx = _suffix(text, match.end(), numeral.approx)
        start, unit = numeral.start, units.canonical.get(unit, unit)
        if unit == _MONEY and (
            currency := units.currency.search(text, max(0, start - _LONGEST_CURRENCY), start)
        ):
            start, unit = currency.start(), units.currencies[currency.group()]
        return Quantity(
            Span(start, end),
            number,
            numeral.value,
            unit,
            approx,
            numeral.upper,
        )
    if tenth := _tenths(text, numeral):
        return tenth
    large = numeral.value >= 100 and not (numeral.chinese and numeral.approx is Approx.EXACT)
    if large and (noun := units.noun_pattern.match(text, at)):
        return Quantity(
            Span(numeral.start, at), number, numeral.value, units.nouns[noun.group("noun")], numeral.approx
        )
    if (
        text[numeral.body_end - 1] in "万亿"
        and TAIL.match(text, numeral.end)
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


def _suffix(text: str, end: int, approx: Approx) -> tuple[int, Approx]:
    """``8000人以上``, ``7000万元左右``: the end with the word, and the approximation it tells."""
    for pattern, told in _SUFFIX:
        if match := pattern.match(text, end):
            return match.end(), approx if told is Approx.EXACT else told
    return end, approx


def _shift(q: Quantity, by: int) -> Quantity:
    return replace(
        q, span=Span(q.span.start + by, q.span.end + by), number=Span(q.number.start + by, q.number.end + by)
    )
