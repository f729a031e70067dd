"""The text of a line: its characters, with blanks where the page shows some."""

from __future__ import annotations

import re
from statistics import median

from kg.reading.characters import HAN
from kg.reading.pages.model import Glyph, Run

__all__ = ["line_text"]

_HAN = re.compile(f"[{HAN}]")

# Lengths are in ems.
_BLANK = (
    0.32  # more white than usual between two characters of the line: marks and digits are set closer or wider
)
_HAN_BLANK = 0.15  # between two Han characters, which stand in even steps; a blank of a Latin font is a fifth
_LATIN_BLANK = 0.18
_WIDE_BLANK = 0.8


def line_text(run: Run) -> str:
    """The line's characters, with a blank where the white between two is wider than elsewhere in the line.

    Type that is spaced out (``要　闻``) and justified lines get none for that. A blank as wide as a character is a
    full-width one.
    """
    if run.vertical:
        return "".join(glyph.text for glyph in run.glyphs)
    gaps = [after.x0 - before.x1 for before, after in zip(run.glyphs, run.glyphs[1:], strict=False)]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    parts: list[str] = []
    for i, glyph in enumerate(run.glyphs):
        if i:
            parts.append(_between(run.glyphs[i - 1], glyph, gaps[i - 1] - usual, run.size))
        parts.append(glyph.text)
    return "".join(parts)


def _between(before: Glyph, after: Glyph, white: float, size: float) -> str:
    latin = _is_latin(before.text) and _is_latin(after.text)
    if white >= _WIDE_BLANK * size:
        return " " if latin else "\u3000"
    han = _HAN.match(before.text) and _HAN.match(after.text)
    least = _LATIN_BLANK if latin else _HAN_BLANK if han else _BLANK
    return " " if after.after_blank or white >= least * size else ""


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()
