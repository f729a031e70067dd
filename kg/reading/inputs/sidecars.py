"""Notes beside documents: ``report.json`` or ``report.pdf.json`` says title, date and publisher of ``report.pdf``.

A note is one JSON object with the keys of :mod:`kg.reading.metadata`. One that cannot be used is a warning: its
document is read without it, since the text is worth more than the note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from kg.errors import ReadingError
from kg.model import NOTHING_SAID, Metadata
from kg.reading.decoding import decode
from kg.reading.inputs.files import read_regular
from kg.reading.inputs.names import printable
from kg.reading.metadata import metadata_of

__all__ = ["NOTE_SUFFIX", "file_note", "json_object", "note", "note_names"]

NOTE_SUFFIX = ".json"


def note_names(document: str) -> Iterable[str]:
    """The names that the note of `document` may have, first the one that counts."""
    path = PurePosixPath(document)
    yield document + NOTE_SUFFIX
    if path.suffix:
        yield str(path.with_suffix(NOTE_SUFFIX))


def file_note(document: str, path: Path, most: int) -> tuple[Metadata, tuple[str, ...]]:
    """What the note at `path`, of at most `most` bytes, says about `document`; a warning where it cannot be used."""
    name = printable(path.name)
    try:
        data: bytes | ReadingError = read_regular(name, path, most)
    except ReadingError as error:
        data = error
    return note(document, name, data)


def note(document: str, name: str, data: bytes | ReadingError) -> tuple[Metadata, tuple[str, ...]]:
    """What the note `data` with the name `name` says about `document`; a warning where it cannot be used."""
    try:
        if isinstance(data, ReadingError):
            raise data
        return metadata_of(json_object(name, decode(name, data).text), name), ()
    except ReadingError as error:
        return NOTHING_SAID, (f"{error}（{document} 照读，不用它 {document} is read without it）",)


def json_object(name: str, text: str) -> Mapping[str, object]:
    """The JSON object that `text` is. Raises ReadingError, which says where the JSON is wrong."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text else f"column {error.colno}"
        raise ReadingError(name, f"不是 JSON，请改正 is not JSON ({error.msg} at {where}); mend it") from None
    except (ValueError, RecursionError) as error:
        # Numbers of thousands of digits, brackets nested by the thousand: nobody writes such notes.
        what = "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        raise ReadingError(name, f"不是可用的 JSON is no JSON to use ({what}); mend it") from None
    if not isinstance(found, dict):
        raise ReadingError(name, '应为一个 JSON 对象 must be one JSON object, as {"title": "…"}')
    return found
