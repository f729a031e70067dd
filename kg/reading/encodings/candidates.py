"""The encodings that Chinese text comes in, each tried on a sample and ranked by how the sample reads."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import inf

from kg.reading.encodings.labels import codecs_of
from kg.reading.encodings.plausibility import Reading, read_as

__all__ = ["CODECS", "Candidate", "Mark", "mark_of", "rank"]

CODECS = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""In the order that decides where two read a text alike. GB18030 holds GB 2312 and GBK. Big5 is tried as Windows has it
(cp950) and with Hong Kong's additions (HKSCS), which differ in marks and in what lies beyond the common set."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDTHS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}

_HEAD = 65_536
_WINDOWS = 8
_WINDOW = 16_384
# Bytes that are a character of their own in UTF-8, GB18030 and Big5, never the second or fourth byte of one.
_BETWEEN = re.compile(rb"[\x00-\x2f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

# What evidence beside the characters is worth, in bits. Marks and labels may be wrong: ten characters say more.
_MARKED = 24
_DECLARED = 12
_VALID_UTF8 = 12
_UTF8_SEQUENCE = 2.5
"""Per character beyond ASCII: of GBK's pairs of bytes about one in six looks like UTF-8 (``联通`` does)."""
_SURELY_UTF8 = 20
"""So many characters beyond ASCII are valid UTF-8 by chance once in 10**15 texts; then it is UTF-8 in any language."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A byte order mark: its length in bytes and the codec that it announces."""

    length: int
    codec: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A codec that the sample decodes in, and how the sample reads then. `bits` counts mark, label and form too."""

    codec: str
    reading: Reading
    bits: float


def mark_of(data: bytes) -> Mark | None:
    """The byte order mark at the start of `data`, if any. It may be wrong."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Mark(len(mark), codec)
    return None


def rank(data: bytes, mark: Mark | None, declared: str | None) -> list[Candidate]:
    """The candidates for `data` (without its mark), likeliest first; none of the others can decode it.

    `declared` is a label from elsewhere (:mod:`kg.reading.encodings.labels`).
    """
    meant = codecs_of(declared)
    found: list[Candidate] = []
    for codec in CODECS:
        text = _sample(data, codec)
        if text is None:
            continue
        reading = read_as(text)
        bits = reading.bits
        if mark is not None and mark.codec == codec:
            bits -= _MARKED
        if codec in meant:
            bits -= _DECLARED
        if codec == "utf-8":
            sure = reading.beyond_ascii >= _SURELY_UTF8
            bits -= inf if sure else _VALID_UTF8 + _UTF8_SEQUENCE * reading.beyond_ascii
        found.append(Candidate(codec, reading, bits))
    return sorted(found, key=lambda candidate: candidate.bits)


def _sample(data: bytes, codec: str) -> str | None:
    """The head of the text and some windows further on, decoded; None if that fails."""
    width = _WIDTHS.get(codec, 1)
    if len(data) % width:
        return None
    try:
        parts = [_decoded(data[:_HEAD], codec, len(data) <= _HEAD)]
        for start in _window_starts(data, codec, width):
            parts.append(_decoded(data[start : start + _WINDOW], codec, start + _WINDOW >= len(data)))
    except UnicodeDecodeError:
        return None
    return "".join(parts)


def _window_starts(data: bytes, codec: str, width: int) -> list[int]:
    """Where the windows begin, each with a character and, past any markup, with one beyond ASCII."""
    if len(data) <= _HEAD:
        return []
    places = range(_HEAD, len(data), max(_WINDOW, (len(data) - _HEAD) // _WINDOWS))
    starts = (_character_start(data, near, codec, width) for near in places)
    return sorted({start for start in starts if start is not None})


def _character_start(data: bytes, near: int, codec: str, width: int) -> int | None:
    """Where a character begins at or after `near`, whatever stands before; None if that cannot be told."""
    if width > 1:
        start = near - near % 4
        if width == 2 and start + 1 < len(data):  # not between the two halves of a surrogate pair
            lead = data[start + 1] if codec == "utf-16-le" else data[start]
            start += 2 if 0xDC <= lead <= 0xDF else 0
        return start
    between = _BETWEEN.search(data, near, near + _HEAD)
    beyond = _BEYOND_ASCII.search(data, between.end()) if between else None
    return beyond.start() if beyond else None


def _decoded(data: bytes, codec: str, final: bool) -> str:
    return codecs.getincrementaldecoder(codec)("strict").decode(data, final)
