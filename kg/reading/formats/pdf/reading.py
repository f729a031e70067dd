"""A PDF file as source text: page by page, its text layer or what is recognised on its image."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.errors import ReadingError
from kg.model import Metadata
from kg.reading.characters import HAN
from kg.reading.formats import recognition
from kg.reading.formats.detection import PDF
from kg.reading.formats.pdf.extracting import PageLayer, read_layer
from kg.reading.formats.pdf.opening import is_cut_off, opened
from kg.reading.formats.pdf.titles import document_title
from kg.reading.guard import still_reading
from kg.reading.pages.composing import compose
from kg.reading.pages.model import Box, Glyph, PageContent
from kg.reading.source import SourceText

__all__ = ["MOST_RECOGNISED", "read"]

_HAN = re.compile(f"[{HAN}]")

MOST_RECOGNISED = 200
"""Pages of one file that are recognised, at some seconds a page."""

_SCANNED = 0.5  # of the page is covered by images: text on it may be a scanned page's
_FEW = 60  # characters beside a scanned page: its number, a stamp
_LEAST_HIDDEN = 20  # characters of invisible text behind a scanned page
_LEAST_JUDGED = 40  # characters of a page
_LEAST_LETTERS = 0.5  # of the characters of a page in Latin letters; a table of figures has more
_UNNAMED = 0.4  # of a page's characters without Unicode: its text layer cannot be read
_OUTLINES = 150  # paths on a page without text: letters that were turned to outlines
_DPI = 200
_MOST_PIXELS = 24_000_000  # of a page; a broadsheet at 200 dpi has about 14 million


@dataclass(frozen=True, slots=True)
class _Page:
    """`content` is None where the page has to be recognised, or cannot be read; `lack` then says why."""

    content: PageContent | None
    lack: str = ""


_IMAGE, _NAMELESS, _BROKEN = "image", "nameless", "broken"
_REASONS = {
    _IMAGE: ("是扫描图像", "are scanned images"),
    _NAMELESS: ("的文字层没有可用的字符编码", "have a text layer without usable Unicode"),
    _BROKEN: ("已损坏", "are damaged"),
}


def read(name: str, data: bytes) -> SourceText:
    """The text of a PDF file. Raises ReadingError where it has none that can be read.

    Invisible text is read where it lies behind a scanned page, and passed over elsewhere. Pages that cannot be read
    are named in `warnings`; the others are read.
    """
    with opened(name, data) as document:
        pages = [_read_page(document, number) for number in range(len(document))]
        waiting = [i for i, page in enumerate(pages) if page.lack in (_IMAGE, _NAMELESS)]
        if waiting and recognition.is_installed():
            for i in waiting[:MOST_RECOGNISED]:
                pages[i] = _Page(_recognised(document, i))
                still_reading()
        title = document_title(document, name)
    warnings = _warnings(pages, len(waiting))
    if is_cut_off(data):
        warnings.append(
            "文件不完整，可能缺页 the file is cut off, pages may be missing; download or copy it again"
        )
    contents = [page.content or PageContent(0, 0, ()) for page in pages]
    if not any(content.glyphs for content in contents):
        raise ReadingError(name, _why_nothing(pages))
    source = compose(contents, PDF, tuple(warnings))
    return replace(source, metadata=source.metadata.or_else(Metadata(title=title)))


def _read_page(document: Any, number: int) -> _Page:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return _Page(None, _BROKEN)
    try:
        return _decided(read_layer(page))
    except pypdfium2.PdfiumError:
        return _Page(None, _BROKEN)
    finally:
        page.close()


def _decided(layer: PageLayer) -> _Page:
    """Which of a page's text is read."""
    shown, drawings = layer.shown, layer.drawings
    scanned = _coverage(layer) >= _SCANNED
    unnamed = layer.unnamed + (len(shown) if _is_gibberish(shown) else 0)
    if unnamed > _UNNAMED * (layer.unnamed + len(shown)) and unnamed > _LEAST_HIDDEN:
        return _Page(None, _NAMELESS)
    if scanned and len(layer.hidden) >= _LEAST_HIDDEN and len(shown) < max(_FEW, len(layer.hidden) / 4):
        return _Page(_content(layer, (*shown, *layer.hidden)))
    if scanned and len(shown) < _FEW:
        return _Page(None, _IMAGE)
    if not shown and drawings.paths >= _OUTLINES:
        return _Page(None, _IMAGE)
    return _Page(_content(layer, shown))


def _is_gibberish(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether characters are the codes of a font that does not say what they mean: ``!"#$%&`` or ``¹¤»á``.

    No Chinese among them, and fewer letters and digits than any text has.
    """
    text = "".join(glyph.text for glyph in glyphs)
    if len(text) < _LEAST_JUDGED or _HAN.search(text):
        return False
    return sum(c.isascii() and c.isalnum() for c in text) < _LEAST_LETTERS * len(text)


def _content(layer: PageLayer, glyphs: tuple[Glyph, ...]) -> PageContent:
    drawings = layer.drawings
    sheet = 0.85 * layer.width * layer.height
    framed = [frame for frame in drawings.frames if any(frame.holds(_box(glyph)) for glyph in glyphs)]
    empty = [frame for frame in drawings.frames if frame not in framed]
    pictures = [picture for picture in (*drawings.pictures, *empty) if picture.area < sheet]
    return PageContent(
        layer.width, layer.height, glyphs, drawings.rules, tuple(framed), tuple(dict.fromkeys(pictures))
    )


def _box(glyph: Glyph) -> Box:
    return Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom)


def _coverage(layer: PageLayer) -> float:
    """The share of the page that images cover; scanners store a page in strips."""
    sheet = Box(0, 0, layer.width, layer.height)
    covered = sum(
        max(picture.shares_x(sheet), 0) * max(picture.shares_y(sheet), 0)
        for picture in layer.drawings.pictures
    )
    return covered / max(sheet.area, 1)


def _recognised(document: Any, number: int) -> PageContent:
    """The page drawn at :data:`_DPI`, or less where that makes too many pixels, and recognised."""
    page = document[number]
    try:
        width, height = page.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(scale=scale)
        return recognition.recognise(bitmap.to_pil(), scale)
    finally:
        page.close()


def _warnings(pages: Sequence[_Page], waiting: int) -> list[str]:
    warnings: list[str] = []
    for lack, (chinese, english) in _REASONS.items():
        numbers = [str(i + 1) for i, page in enumerate(pages) if page.content is None and page.lack == lack]
        if not numbers:
            continue
        advice = ""
        if lack != _BROKEN:
            too_many = recognition.is_installed() and waiting > MOST_RECOGNISED
            advice = (
                f"; only {MOST_RECOGNISED} are recognised, split the file"
                if too_many
                else f"; {recognition.ADVICE}"
            )
        shown = "、".join(numbers[:20]) + ("……" if len(numbers) > 20 else "")
        warnings.append(
            f"第 {shown} 页{chinese}，未读 pages {', '.join(numbers[:20])} {english} and were not read{advice}"
        )
    return warnings


def _why_nothing(pages: Sequence[_Page]) -> str:
    lacks = {page.lack for page in pages if page.content is None}
    if _NAMELESS in lacks:
        return f"文字层没有可用的字符编码 has a text layer without usable Unicode; {recognition.ADVICE}"
    if _IMAGE in lacks:
        return f"是扫描件，没有文字层 is scanned and has no text layer; {recognition.ADVICE}"
    if _BROKEN in lacks:
        return "各页都已损坏，请换一份 PDF has only damaged pages; give another copy"
    return "没有文字，请换一份 PDF has no text on any page; give another copy"
