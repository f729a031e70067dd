"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from kg.reading.decoding import decode
from kg.reading.formats.front_matter import read_front_matter
from kg.reading.source import SourceText

__all__ = ["read"]


def read(name: str, data: bytes) -> SourceText:
    """The decoded file, to the letter; front matter stays in it, and is not read as text."""
    decoded = decode(name, data)
    front = read_front_matter(name, decoded.text)
    return SourceText(decoded.text, decoded.encoding, metadata=front.said, body=front.end)
