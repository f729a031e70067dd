"""Plain text and Markdown."""

from __future__ import annotations

from kg.reading.decoding import decode
from kg.reading.source import SourceText

__all__ = ["read"]


def read(name: str, data: bytes) -> SourceText:
    """The decoded file, to the letter."""
    decoded = decode(name, data)
    return SourceText(decoded.text, decoded.encoding)
