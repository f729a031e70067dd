"""What is no text at all: other formats by their first bytes, nulls and control characters."""

from __future__ import annotations

import re

from kg.errors import ReadingError

__all__ = ["ADVICE", "refuse_controls", "refuse_other_formats"]

ADVICE = "请把文字另存为 UTF-8 save the text as UTF-8 and give that"

# Magic numbers: PDF specification, PKWARE APPNOTE, MS-CFB, PNG, JFIF, GIF, RAR, 7z, gzip, RTF.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
)

# Control characters that no text file holds. Tab, line feed, vertical tab, form feed and carriage
# return are text; a few others occur in text taken from PDF files.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.05


def refuse_other_formats(name: str, data: bytes) -> None:
    """Raise :class:`ReadingError` for bytes that begin as another format does."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadingError(name, f"不是纯文本 is {what}, not plain text (byte offset 0); {ADVICE}")


def refuse_controls(name: str, text: str, codec: str, skipped: int = 0) -> None:
    """Raise :class:`ReadingError` for nulls, or more control characters than damage explains.

    `codec` is what `text` was decoded with and `skipped` how many bytes stood before it, so that the offset is
    of the file.
    """
    first = _CONTROL.search(text)
    if first is None:
        return
    null = text.find("\0")
    if null < 0 and len(_CONTROL.findall(text)) <= _MOST_CONTROLS * len(text):
        return
    position = null if null >= 0 else first.start()
    offset = skipped + len(text[:position].encode(codec))
    what = "a null" if null >= 0 else "control characters"
    raise ReadingError(name, f"是二进制文件 is binary, not text ({what} at byte offset {offset}); {ADVICE}")
