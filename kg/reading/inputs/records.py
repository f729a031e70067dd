"""JSON Lines, as crawls write them: a document a line, with ``text`` and what is said about it.

The file is read once, line by line, however many there are; offsets of a document count the characters of its ``text``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import ReadingError
from kg.model import NOTHING_SAID
from kg.reading.decoding import decode
from kg.reading.inputs.files import too_large
from kg.reading.inputs.given import Given, InHand
from kg.reading.inputs.limits import Limits
from kg.reading.inputs.sidecars import json_object
from kg.reading.metadata import metadata_of

__all__ = ["LOOKED_AT", "MOST_NAMED", "is_gold", "is_records", "records"]

_TEXT_KEYS = ("text", "content", "正文")
LOOKED_AT = 1_000_000
"""Bytes of a file's beginning that tell whether it is JSON Lines: its first line must end there."""
MOST_NAMED = 20
"""Bad lines of one file that are named one by one; of a file of another kind every line is bad."""
_BLOCK = 1_000_000
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def is_records(head: bytes) -> bool:
    """Whether a file that begins with `head` is JSON Lines of documents: its first line is an object with a text."""
    found = _first_object(head)
    return found is not None and any(key in found for key in _TEXT_KEYS)


def is_gold(head: bytes) -> bool:
    """Whether a file that begins with `head` holds gold facts of ``kg evaluate``, which lie beside the documents as
    ``NAME.jsonl``: objects with a type and a quote, and no text."""
    found = _first_object(head)
    return found is not None and {"type", "quote"} <= found.keys() and not is_records(head)


def records(name: str, file: BinaryIO, limits: Limits) -> Iterator[InHand | ReadingError]:
    """The documents of the JSON Lines in `file`, from where it stands. Line 12 of ``crawl.jsonl`` is the document
    ``crawl.jsonl#12``; blank lines count and are passed over. A line that is no document is an error with its number;
    after :data:`MOST_NAMED` of them the rest are one error at the end. What is said about a document and cannot be
    used is a warning, and the document is read without it.
    """
    bad = 0
    for number, line in _lines(file, limits.file):
        try:
            if line is None:
                raise too_large(f"{name}#{number}", limits.file)
            if line.strip():
                yield _record(name, number, line)
        except ReadingError as error:
            bad += 1
            if bad <= MOST_NAMED:
                yield error
    if bad > MOST_NAMED:
        more = bad - MOST_NAMED
        yield ReadingError(name, f"另有 {more} 行读不了 {more} more lines cannot be read, for such reasons")


def _record(name: str, number: int, line: bytes) -> InHand:
    shown = f"{name}#{number}"
    record = json_object(shown, decode(shown, line).text)
    text = next((record[key] for key in _TEXT_KEYS if record.get(key)), None)
    if not isinstance(text, str):
        raise ReadingError(
            shown, '没有正文 has no text; a record is an object with one, as {"title": "…", "text": "…"}'
        )
    try:
        metadata = metadata_of(record, shown)
        warnings: tuple[str, ...] = ()
    except ReadingError as error:
        metadata, warnings = NOTHING_SAID, (f"{error}（正文照读 the text is read without it）",)
    # Half of a surrogate pair is no character; crawlers that cut texts at a length leave it.
    data = _HALF_PAIR.sub("\ufffd", text).encode()
    return InHand(shown, Given(data, metadata, warnings))


def _lines(file: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, from 1; None instead of one with more than `most` bytes, which is not kept."""
    number = 0
    while line := file.readline(most + 1):
        number += 1
        if len(line) <= most or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := file.readline(_BLOCK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _first_object(head: bytes) -> dict[str, object] | None:
    """The JSON object that the first line is which is not blank, or None."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"{"):
        return None
    line, end, _ = text.partition(b"\n")
    if not end and len(head) >= LOOKED_AT:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            found = json.loads(line.decode(encoding))
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None
