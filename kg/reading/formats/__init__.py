"""The formats that inputs come in, a module a format.

Each has a function ``read(name, data) -> SourceText``, which raises :class:`kg.errors.ReadingError` for what it
cannot read. Which one is asked depends on the bytes alone, never on a file's suffix.
"""

from __future__ import annotations

from kg.reading.formats import plain
from kg.reading.source import SourceText

__all__ = ["read_source"]


def read_source(name: str, data: bytes) -> SourceText:
    """The text of the input `name`, whatever its format. Raises ReadingError where there is none to read."""
    return plain.read(name, data)
