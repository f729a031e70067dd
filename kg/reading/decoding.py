"""Bytes to text: UTF-8, UTF-16 with a byte order mark, GB18030 (which holds GBK and GB2312).

Text is decoded strictly or refused; no character is ever replaced or left out. Line endings stay as
they are, so that offsets count the code points of the decoded file, a byte order mark excluded.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kg.errors import ReadingError

__all__ = ["Decoded", "decode"]

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

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# In Chinese prose more than nine Han characters in ten are of GB 2312 level 1 (3755 characters by
# frequency of use); Big5, Shift-JIS or Latin text read as GB18030 falls far below.
_LEAST_COMMON = 0.75
_PLAUSIBILITY_SAMPLE = 200_000

_ADVICE = "请把文字另存为 UTF-8 save the text as UTF-8 and give that"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that it was found to be in (a Python codec name)."""

    text: str
    encoding: str


def decode(name: str, data: bytes) -> Decoded:
    """Decode the bytes of the input `name`; raise :class:`ReadingError` for what is not text.

    UTF-8 is tried first, since other encodings hardly ever happen to be valid UTF-8. What is not
    UTF-8 must be valid GB18030 *and* read like Chinese. U+FFFD that stands in valid UTF-8 was put
    there by an earlier program; it is left for repair to drop.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadingError(name, f"不是纯文本 is {what}, not plain text (byte offset 0); {_ADVICE}")
    decoded = _with_mark(name, data) or _without_mark(name, data)
    _refuse_binary(name, decoded)
    if not decoded.text.strip():
        raise ReadingError(name, "是空的，请给有内容的文件 is empty; give a file with text in it")
    return decoded


def _with_mark(name: str, data: bytes) -> Decoded | None:
    """The text after a byte order mark; None if there is no mark."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                offset = len(mark) + error.start
                name_of = encoding.upper()
                problem = f"有 {name_of} 标记而内容不是 begins with the {name_of} mark but is no valid {name_of} from"
                raise ReadingError(name, f"{problem} byte offset {offset} on; {_ADVICE}") from error
    return None


def _without_mark(name: str, data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        utf8_offset = error.start
    _refuse_nulls(name, data)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        problem = (
            f"既不是 UTF-8 也不是 GB18030 is neither UTF-8 (fails at byte offset {utf8_offset}) "
            f"nor GB18030 (at {error.start})"
        )
        raise ReadingError(name, f"{problem}; {_ADVICE}") from error
    if not _reads_like_chinese(text):
        problem = (
            f"不是 UTF-8，按 GB18030 读不成文 is not UTF-8 (fails at byte offset {utf8_offset}) "
            "and read as GB18030 it makes no sense"
        )
        raise ReadingError(name, f"{problem}; {_ADVICE}")
    return Decoded(text, "gb18030")


def _refuse_nulls(name: str, data: bytes) -> None:
    if (offset := data.find(b"\0")) >= 0:
        raise ReadingError(
            name, f"是二进制文件 is binary, not text (a null at byte offset {offset}); {_ADVICE}"
        )


def _refuse_binary(name: str, decoded: Decoded) -> None:
    """Nulls, or more control characters than damage explains."""
    text = decoded.text
    first = _CONTROL.search(text)
    if first is None:
        return
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _MOST_CONTROLS * len(text):
        position = text.find("\0") if "\0" in text else first.start()
        offset = len(text[:position].encode(decoded.encoding))
        what = "a null" if "\0" in text else "control characters"
        raise ReadingError(
            name, f"是二进制文件 is binary, not text ({what} at byte offset {offset}); {_ADVICE}"
        )


def _reads_like_chinese(text: str) -> bool:
    """Whether most Han characters are common ones; a text without any is not Chinese."""
    han = _HAN.findall(text[:_PLAUSIBILITY_SAMPLE])
    return bool(han) and sum(map(_is_common, han)) >= _LEAST_COMMON * len(han)


def _is_common(character: str) -> bool:
    """Whether a character is of GB 2312 level 1, rows 16 to 55."""
    try:
        return 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
