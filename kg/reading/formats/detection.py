"""What format bytes are in, by what they begin with."""

from __future__ import annotations

import re

from kg.reading.source import PLAIN_TEXT

__all__ = ["detect"]

_PDF_HEAD = 1024  # bytes that a PDF file's mark stands in (PDF 32000-1, annex H, note 13)
# PNG (ISO 15948, 5.2), JPEG (JFIF 1.02), GIF 89a, TIFF 6.0, BMP (with the size of its header), WebP (RFC 9649).
_IMAGES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"II\*\0|MM\0\*|II\+\0\x08\0|MM\0\+\0\x08"), "image/tiff"),
    (re.compile(rb"BM.{4}\0{4}.{4}[\x0c\x28\x40\x6c\x7c]\0{3}", re.DOTALL), "image/bmp"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
)


def detect(data: bytes) -> str:
    """The media type (IANA) of `data`; what is no other format is plain text, or refused by its reader."""
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "application/pdf"
    return next((kind for mark, kind in _IMAGES if mark.match(data)), PLAIN_TEXT)
