"""Bytes to text: UTF-8, UTF-16, UTF-32, GB18030 (which holds GBK and GB 2312) and Big5 (with Hong Kong's additions).

Text is decoded strictly or refused; no character is ever replaced or left out. Line endings stay as
they are, so that offsets count the code points of the decoded file, a byte order mark excluded. The encoding is
found by trying them all: a byte order mark and a label are evidence, and lose against what the characters say.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ReadingError
from kg.reading.encodings.binary import ADVICE, refuse_controls, refuse_other_formats
from kg.reading.encodings.candidates import CODECS, Mark, mark_of, rank
from kg.reading.encodings.mojibake import lost_at, undo, undo_lines

__all__ = ["Decoded", "decode"]

_SHOWN = {"utf-8": "UTF-8", "gb18030": "GB18030", "cp950": "Big5", "big5hkscs": "Big5-HKSCS"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that it was found to be in.

    `encoding` is a Python codec name (:data:`kg.reading.encodings.candidates.CODECS`). If the file, or lines of it, had
    been read wrongly and saved again, it names both encodings, the true one first: ``utf-8 (in gb18030)`` is UTF-8
    that was read as GB18030. Offsets then count the code points of `text`, which is what the file said before that.
    """

    text: str
    encoding: str


def decode(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of the input `name`; raise :class:`ReadingError` for what is not text.

    `declared` is the label of an HTML ``meta`` element, an HTTP header or a note beside the file. Every
    candidate decodes strictly, and the text that reads most like Chinese wins. UTF-8 need not be Chinese, nor need what
    its byte order mark announces truly; everything else must. U+FFFD that stands in valid UTF-8 was put there by an
    earlier program; it is left for repair to drop. Time is linear in the size of `data`; at most one candidate's
    text is held at a time.
    """
    refuse_other_formats(name, data)
    mark = mark_of(data)
    skipped = mark.length if mark else 0
    body = data[skipped:]
    text, codec, is_chinese = _best(name, data, body, mark, declared)
    refuse_controls(name, text, codec, skipped)
    if not text or text.isspace():
        raise ReadingError(name, "是空的，请给有内容的文件 is empty; give a file with text in it")
    return _undone(name, text, codec, is_chinese)


def _best(
    name: str, data: bytes, body: bytes, mark: Mark | None, declared: str | None
) -> tuple[str, str, bool]:
    """The likeliest text, its codec, and whether it reads like Chinese."""
    free = {"utf-8", mark.codec if mark else ""}
    for candidate in rank(body, mark, declared):
        if not candidate.reading.is_chinese and candidate.codec not in free:
            continue
        try:
            return body.decode(candidate.codec), candidate.codec, candidate.reading.is_chinese
        except UnicodeDecodeError:  # further on than the sample
            continue
    raise _refusal(name, data, body, mark)


def _refusal(name: str, data: bytes, body: bytes, mark: Mark | None) -> ReadingError:
    """Why none of the candidates will do: where each fails, or that it makes no sense."""
    skipped = len(data) - len(body)
    wide = mark is not None and mark.codec.startswith(("utf-16", "utf-32"))
    if not wide and (offset := body.find(b"\0")) >= 0:
        return ReadingError(
            name,
            f"是二进制文件 is binary, not text (a null at byte offset {offset + skipped}); {ADVICE}",
        )
    fails: list[str] = []
    senseless: list[str] = []
    for codec in CODECS:
        if codec not in _SHOWN and not (mark and mark.codec == codec):
            continue
        shown = _SHOWN.get(codec, codec.upper())
        try:
            body.decode(codec)
        except UnicodeDecodeError as error:
            fails.append(f"{shown} fails at byte offset {skipped + error.start}")
        else:
            senseless.append(shown)
    problem = "不是可读的中文编码 is in no encoding that its text makes sense in"
    if mark is not None:
        problem += f" (it begins with the mark of {mark.codec.upper()})"
    if senseless:
        fails.append(f"as {', '.join(senseless)} it reads like no Chinese")
    return ReadingError(name, f"{problem}: {', '.join(fails)}; {ADVICE}")


def _undone(name: str, text: str, codec: str, is_chinese: bool) -> Decoded:
    """The text, with what an earlier program read wrongly undone. Refuses what cannot be undone."""
    undone = undo_lines(text) if is_chinese else undo(text)
    if undone is not None:
        text, codec, is_chinese = undone.text, undone.encoding, True
    if (lost := lost_at(text, is_chinese)) is not None:
        raise ReadingError(
            name,
            "文字曾被按错误的编码读入并另存，有字丢失，请给原来的文件 was read in a wrong encoding and saved again, "
            f"which lost characters (at character {lost}); give the original file",
        )
    return Decoded(text, codec)
