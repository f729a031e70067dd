"""The formats that inputs come in, a module a format.

Each has a function ``read(name, data) -> SourceText``, which raises :class:`kg.errors.ReadingError` for what it
cannot read. Which one is asked depends on the bytes alone (:mod:`kg.reading.formats.detection`), never on a file's
suffix.
"""

from __future__ import annotations

from importlib import import_module

from kg.reading.formats.detection import detect
from kg.reading.source import SourceText

__all__ = ["read_source"]

_READERS = {
    "text/plain": "plain",
    "application/pdf": "pdf",
    "image/bmp": "image",
    "image/gif": "image",
    "image/jpeg": "image",
    "image/png": "image",
    "image/tiff": "image",
    "image/webp": "image",
}
"""Module of this package by media type. They are imported when first asked for: their libraries take time."""


def read_source(name: str, data: bytes) -> SourceText:
    """The text of the input `name`, whatever its format. Raises ReadingError where there is none to read."""
    reader = import_module(f"{__name__}.{_READERS[detect(data)]}")
    source: SourceText = reader.read(name, data)
    return source
