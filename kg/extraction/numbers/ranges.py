"""Ranges of two numbers: ``8—10家``, ``3万至5万元``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extraction.numbers.numerals import narrow, numerals
from kg.model import Quantity, Span

__all__ = ["with_ranges"]

_RANGE = re.compile(r"\s*(?:—{1,2}|–|－|-|~|～|至|到)\s*$")


def with_ranges(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """`quantities` of `text` in order, those that are the ends of one range joined to one quantity.

    The lower end may lack its unit and be no quantity by itself. ``从3家增加到5家`` is no range.
    """
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
