"""Text that was decoded wrongly once, and saved so: ``宸ヤ細`` and ``å·¥ä¼š`` are 工会.

UTF-8 bytes read as GBK or as Windows-1252 (Latin-1), and GBK or Big5 bytes read as Windows-1252 or as each other, are
undone where that loses nothing: every character leads back to the bytes it was read from, and these bytes are strictly
valid in the encoding that they were in, and read like Chinese where the text did not. Where characters are lost
(a program wrote ``?`` or U+FFFD for bytes that it could not read) the text is refused by the caller.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter

from kg.reading.encodings.plausibility import read_as

__all__ = ["Undone", "lost_at", "undo", "undo_lines"]

_SAMPLE = 20_000
_LEAST_GAIN = 3.0
"""Bits a character that the text must gain. Wrong readings cost 16 and more, Chinese about 10."""

_INNER = {
    "windows-1252": ("utf-8", "gb18030", "cp950", "big5hkscs"),
    "gb18030": ("utf-8", "cp950", "big5hkscs"),
    "cp950": ("gb18030",),
    "big5hkscs": ("gb18030",),
}
"""Which encodings the bytes may have been in, by the encoding that they were read in by mistake."""

# Windows-1252 as the WHATWG Encoding Standard has it: the five bytes without a character are C1 controls.
_CP1252 = {
    bytes([byte]).decode("cp1252"): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}

# What the commonest UTF-8 characters (。，、的是在会工全和) begin with when they are read as GBK.
_GBK_SUSPECTS = "銆锛鐨鏄鍦浼宸鍏鍜"
_GBK_SUSPECT = re.compile(f"[{_GBK_SUSPECTS}]")
_FEWEST = 2
_LEAST_LEFT = 0.06
"""Share of the characters that must still be readable: of three Latin letters a Han character, a third of them lost."""
# Two Han characters in UTF-8, read as Windows-1252.
_LATIN_LEADS = "\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef"
_TRAILS = "\x80-\xbf" + "".join(_CP1252)
_LATIN_SUSPECT = re.compile(f"(?:[{_LATIN_LEADS}][{_TRAILS}?\ufffd]{{2}}){{2}}")
_LINE = re.compile("[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Undone:
    """`text` as it was before, and how it came about: ``utf-8 (in gb18030)``."""

    text: str
    encoding: str


def undo(text: str) -> Undone | None:
    """`text` as it was before it was read wrongly; None if it was not, or something was lost."""
    sample = text[:_SAMPLE]
    before = read_as(sample)
    if before.is_chinese or not before.beyond_ascii:
        return None
    likely: list[tuple[float, str, str]] = []
    for outer, inners in _INNER.items():
        with suppress(UnicodeEncodeError):
            data = _bytes_of(sample, outer)
            for inner in inners:
                with suppress(UnicodeDecodeError):
                    # What is cut off at the end of the sample is no error.
                    after = read_as(codecs.getincrementaldecoder(inner)().decode(data, len(text) <= _SAMPLE))
                    if after.is_chinese and after.mean <= before.mean - _LEAST_GAIN:
                        likely.append((after.bits, inner, outer))
    for _, inner, outer in sorted(likely, key=itemgetter(0)):
        with suppress(UnicodeError):
            return Undone(_bytes_of(text, outer).decode(inner), f"{inner} (in {outer})")
    return None


def undo_lines(text: str) -> Undone | None:
    """Chinese text in which lines of their own were read wrongly, with these undone; None if there are none."""
    parts: list[str] = []
    done = 0
    encoding = ""
    for start, end in _suspect_lines(text):
        undone = undo(text[start:end])
        if undone is not None:
            parts += (text[done:start], undone.text)
            done = end
            encoding = encoding or undone.encoding
    return Undone("".join((*parts, text[done:])), encoding) if parts else None


def lost_at(text: str, is_chinese: bool) -> int | None:
    """Where the first character of `text` stands that no longer leads back to its bytes, in code points.

    None if `text` is not UTF-8 read wrongly, as far as what is left tells. Of Chinese text only suspicious lines are
    looked at, of other text the beginning.
    """
    lines = _suspect_lines(text) if is_chinese else [each.span() for each in _LINE.finditer(text[:_SAMPLE])]
    for start, end in lines:
        line = text[start:end]
        before = read_as(line)
        if before.is_chinese or before.beyond_ascii < _FEWEST:
            continue
        for outer in ("gb18030", "windows-1252"):
            bytes_left = [_bytes_or_nothing(character, outer) for character in line]
            after = read_as(b"".join(bytes_left).decode("utf-8", "ignore"))
            if after.is_chinese and _LEAST_LEFT * before.beyond_ascii <= after.beyond_ascii >= _FEWEST:
                return start + next((i for i, left in enumerate(bytes_left) if not left), 0)
    return None


def _suspect_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines that may be UTF-8 read wrongly, in order; hardly any in text that is not."""
    gbk = any(character in text for character in _GBK_SUSPECTS)  # a fraction of what a search takes
    latin = any(character in text for character in _LATIN_LEADS)
    if not gbk and not latin:
        return []
    return [
        line.span()
        for line in _LINE.finditer(text)
        if (gbk and len(_GBK_SUSPECT.findall(line[0])) >= _FEWEST)
        or (latin and _LATIN_SUSPECT.search(line[0]))
    ]


def _bytes_of(text: str, outer: str) -> bytes:
    """The bytes that `text` was read from in `outer`. Raises UnicodeEncodeError if there are none."""
    if outer == "windows-1252":
        for character, byte in _CP1252.items():  # far faster than str.translate
            text = text.replace(character, byte)
        return text.encode("latin-1")
    if outer == "gb18030" and "€" in text:
        # GBK as Windows has it (code page 936): the byte 0x80 alone is the euro sign.
        return b"\x80".join(part.encode("gbk") for part in text.split("€"))
    return text.encode(outer)


def _bytes_or_nothing(character: str, outer: str) -> bytes:
    try:
        return _bytes_of(character, outer) if character not in "?\ufffd" else b""
    except UnicodeEncodeError:
        return b""
