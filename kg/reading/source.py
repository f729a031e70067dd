"""What a format's reader hands on: the text of an input, and what the format itself says about it.

Formats differ in what they know. A text file has characters only; a web page marks its headings, a PDF file
has pages, a crawl's record has a date and a publisher. A reader gives all that it knows as a :class:`SourceText`,
and the steps after it are the same for every format.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import NOTHING_SAID, BlockKind, Metadata

__all__ = ["PLAIN_TEXT", "BlockHint", "SourceText"]

PLAIN_TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class BlockHint:
    """One block, ``[start, end)`` in original offsets, as the format marks it.

    All lines in it belong together, and nothing else does. `kind` is None where the format only says that it
    is one block (a ``<p>``), and its wording has to tell which; `level` is a heading's, from 1, else 0.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of an input, which original offsets count.

    `text` is, for a text file, the decoded file; for any other format, what its reader makes of it, a line
    a line of the page, line feeds between them and a form feed between pages. `encoding` is a Python codec name.
    `media_type` is the format's (IANA). `hints` do not overlap, in order of `start`. `pages` are the offsets at
    which pages begin, none for a format without pages. `metadata` is what the file says of itself. `warnings` say, a
    line each, Chinese then English, what could not be read of an input that is read otherwise (a damaged page).
    """

    text: str
    encoding: str
    media_type: str = PLAIN_TEXT
    hints: tuple[BlockHint, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: Metadata = NOTHING_SAID
    warnings: tuple[str, ...] = ()
