"""What format bytes are in, by what they begin with."""

from __future__ import annotations

from kg.reading.source import PLAIN_TEXT

__all__ = ["detect"]

_PDF_HEAD = 1024  # bytes that a PDF file's mark stands in (PDF 32000-1, annex H, note 13)


def detect(data: bytes) -> str:
    """The media type (IANA) of `data`; what is no other format is plain text, or refused by its reader."""
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "application/pdf"
    return PLAIN_TEXT
