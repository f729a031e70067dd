"""Bold type made by drawing a glyph twice or more, a hair's breadth apart: one of them is read."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.pages.model import Glyph

__all__ = ["without_doubles"]

_OFFSET = 0.35  # of an em: two of a kind side by side, as in 常常, are a whole one apart, ll and ii a quarter
_NARROW = 0.5  # of a glyph's width, for Latin letters
_CELL = 8.0  # points: glyphs are looked up by place


def without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """`glyphs` without those that are drawn over another one of the same character; the first in the file stays.

    Drop shadows and outlines are made alike.
    """
    kept: list[Glyph] = []
    cells: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = int(glyph.x0 // _CELL), int(glyph.bottom // _CELL)
        reach = 1 + int(_tolerance(glyph) // _CELL)
        near = (
            other
            for x in range(column - reach, column + reach + 1)
            for y in range(row - reach, row + reach + 1)
            for other in cells.get((glyph.text, x, y), ())
        )
        if not any(_is_double(glyph, other) for other in near):
            cells.setdefault((glyph.text, column, row), []).append(glyph)
            kept.append(glyph)
    return kept


def _tolerance(glyph: Glyph) -> float:
    return min(_OFFSET * glyph.size, _NARROW * max(glyph.x1 - glyph.x0, 0.1))


def _is_double(glyph: Glyph, other: Glyph) -> bool:
    tolerance = _tolerance(glyph)
    return (
        abs(other.x0 - glyph.x0) <= tolerance
        and abs(other.bottom - glyph.bottom) <= tolerance
        and 0.8 * glyph.size <= other.size <= 1.25 * glyph.size
    )
