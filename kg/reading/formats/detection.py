"""What format bytes are in, by what they begin with."""

from __future__ import annotations

from kg.reading.source import PLAIN_TEXT

__all__ = ["detect"]


def detect(data: bytes) -> str:
    """The media type (IANA) of `data`; what is no other format is plain text, or refused by its reader."""
    return PLAIN_TEXT
