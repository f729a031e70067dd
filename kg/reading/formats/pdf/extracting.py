"""What stands on one page of a PDF file: characters with their em boxes, lines, frames and pictures."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kg.reading.characters import HAN
from kg.reading.formats.pdf.drawings import Drawings, read_drawings
from kg.reading.formats.pdf.geometry import Upright
from kg.reading.pages.model import Glyph

__all__ = ["MOST_CHARACTERS", "PageLayer", "read_layer"]

MOST_CHARACTERS = 200_000
"""Characters of a page that are read; a full page of a broadsheet has about 15,000."""

_SMALLEST = 1.5  # points; smaller type cannot be read on paper
_INVISIBLE = (3, 7)  # text rendering modes, PDF 32000-1, 9.3.6: neither filled nor stroked; only clips
_FILLED_AND_STROKED = 2  # the usual way to make bold type of a font that has none
_DESCENT = 0.12  # of an em below the baseline: the em box of Chinese fonts
_DIAGONAL = 0.3  # sine of the angle from which text is a watermark
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_FONT = re.compile(
    r"bold|black|heavy|semibold|demi|simhei|heiti|-hei|hei(?=-|$|gb)|xiaobiao|xbs|dabiao|dbs|黑|粗|小标宋|大标宋",
    re.IGNORECASE,
)
_BOLD_WEIGHT = 600
_WIDE = re.compile(f"[{HAN}，。、；：？！（）《》〈〉【】「」『』〔〕“”‘’…—]")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class PageLayer:
    """`shown` and `hidden` are the characters of a page that are drawn and those that are not (the invisible text
    that recognition programs put behind a scanned image). `unnamed` counts drawn characters without usable Unicode."""

    width: float
    height: float
    shown: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    unnamed: int
    drawings: Drawings


@dataclass(frozen=True, slots=True)
class _Look:
    """What the characters of one text object share. `turn` is by how many quarters its baseline is turned."""

    font: str
    bold: bool
    invisible: bool


def read_layer(page: Any) -> PageLayer:
    """What stands on `page`, a :class:`pypdfium2.PdfPage`. Raises PdfiumError where it cannot be read."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_cropbox()
    view = Upright(left, bottom, right, top, page.get_rotation() // 90)
    textpage = page.get_textpage()
    try:
        count = min(raw.FPDFText_CountChars(textpage), MOST_CHARACTERS)
        found = _characters(raw, textpage, count, view)
    finally:
        textpage.close()
    quarters = _usual_turn(found)
    if quarters:
        view = view.turned(quarters)
    shown: list[Glyph] = []
    hidden: list[Glyph] = []
    unnamed = 0
    for character in found:
        glyph = character.glyph(view)
        if glyph is None:
            continue
        if character.unnamed:
            unnamed += not character.look.invisible
        elif character.look.invisible:
            hidden.append(glyph)
        else:
            shown.append(glyph)
    drawings = read_drawings(raw, page, view)
    return PageLayer(view.width, view.height, tuple(shown), tuple(hidden), unnamed, drawings)


@dataclass(slots=True)
class _Character:
    """A character in the page's own coordinates; see :class:`kg.reading.pages.model.Glyph`."""

    text: str
    unnamed: bool
    origin: tuple[float, float]
    loose: tuple[float, float, float, float]
    along: tuple[float, float]  # an em along the baseline
    size: float
    look: _Look
    after_blank: bool
    order: int
    turn: int | None

    def glyph(self, view: Upright) -> Glyph | None:
        """Upright, or None for what stands outside the page, or across it."""
        em = math.hypot(*self.along)
        x, y = view.direction(*self.along)
        upright = abs(y) <= _DIAGONAL * em and x > 0
        box = view.box(*self.loose)
        if upright:
            left, baseline = view.point(*self.origin)
            wide = _WIDE.match(self.text) is not None and box.width > 0.5 * em
            advance = em if wide else max(box.x1 - left, 0.15 * em)
            if box.width > 0 and abs((box.x0 + box.x1) / 2 - (left + advance / 2)) > 0.6 * em:
                left, advance = box.x0, box.width  # the origin of a vertical font is elsewhere
            if box.height > 0 and not box.top - self.size <= baseline <= box.bottom + self.size:
                baseline = box.bottom
            x0, x1, bottom = left, left + advance, baseline + _DESCENT * self.size
            top = bottom - self.size
        elif self.turn is None:
            return None
        else:
            x0, x1, top, bottom = box.x0, box.x1, box.top, box.bottom
        if not (-2 <= (x0 + x1) / 2 <= view.width + 2 and -2 <= (top + bottom) / 2 <= view.height + 2):
            return None
        return Glyph(
            self.text,
            x0,
            top,
            x1,
            bottom,
            self.size,
            self.look.font,
            self.look.bold,
            self.after_blank,
            self.order,
        )


def _usual_turn(characters: list[_Character]) -> int:
    """By how many quarters the page has to be turned so that most of its text is upright."""
    turns = Counter(character.turn for character in characters if character.turn is not None)
    return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def _characters(raw: Any, textpage: Any, count: int, view: Upright) -> list[_Character]:
    looks: dict[int, _Look] = {}
    found: list[_Character] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    after_blank = False
    high = 0  # the first half of a character beyond the BMP, where the platform's characters have 16 bits
    for i in range(count):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        text = chr(code) if code < 0x110000 else "\ufffd"
        if _BLANK.match(text):
            after_blank = True
            continue
        look = _look_of(raw, textpage, i, looks)
        raw.FPDFText_GetMatrix(textpage, i, matrix)
        font_size = raw.FPDFText_GetFontSize(textpage, i)
        size = abs(font_size) * math.hypot(matrix.c, matrix.d)
        along = (font_size * matrix.a, font_size * matrix.b)
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        numbers = (size, *along, x.value, y.value, box.left, box.bottom, box.right, box.top)
        if not all(map(math.isfinite, numbers)) or not _SMALLEST <= size <= 5000 or math.hypot(*along) < 0.1:
            continue
        unnamed = raw.FPDFText_HasUnicodeMapError(textpage, i) == 1 or _is_unnamed(text)
        found.append(
            _Character(
                text,
                unnamed,
                (x.value, y.value),
                (box.left, box.bottom, box.right, box.top),
                along,
                size,
                look,
                after_blank,
                i,
                _turn(*view.direction(*along)),
            )
        )
        after_blank = False
    return found


def _is_unnamed(text: str) -> bool:
    """Control, private-use and unassigned code points, lone surrogates, the replacement sign: no character."""
    return text == "\ufffd" or unicodedata.category(text) in ("Cc", "Co", "Cn", "Cs")


def _turn(x: float, y: float) -> int | None:
    """The quarter turns, clockwise, that bring the upright direction to the right; None for a diagonal."""
    em = math.hypot(x, y)
    if abs(y) <= _DIAGONAL * em:
        return 0 if x > 0 else 2
    if abs(x) <= _DIAGONAL * em:
        return 3 if y > 0 else 1  # downwards: three quarters; upwards: one
    return None


def _look_of(raw: Any, textpage: Any, i: int, looks: dict[int, _Look]) -> _Look:
    handle = raw.FPDFText_GetTextObject(textpage, i)
    key = ctypes.cast(handle, ctypes.c_void_p).value or 0
    look = looks.get(key)
    if look is None:
        mode = raw.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
        font = _font_name(raw, handle) if handle else ""
        weight = raw.FPDFText_GetFontWeight(textpage, i)
        bold = mode == _FILLED_AND_STROKED or weight >= _BOLD_WEIGHT or _BOLD_FONT.search(font) is not None
        look = looks[key] = _Look(font, bold, mode in _INVISIBLE)
    return look


def _font_name(raw: Any, handle: Any) -> str:
    font = raw.FPDFTextObj_GetFont(handle)
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.raw[: max(min(length, len(buffer)) - 1, 0)].decode("utf-8", "replace")
    return _SUBSET.sub("", name)
