"""The lines of a file, each repaired and with what its look says about the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import BlockKind
from kg.reading.aligned import AlignedText
from kg.reading.characters import BLANKS
from kg.reading.repair import repair_line
from kg.reading.side_by_side import in_columns
from kg.reading.source import BlockHint

__all__ = ["Line", "read_lines"]

_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEADING = re.compile(f"[{BLANKS}]*")
# A run of glyphs that a PDF font did not name: the bullet, arrow or bold lead-in of a new block.
_MARKER = r"[\ue000-\uf8ff\ufffd]{3,}"
_LEADING_MARKER = re.compile(f"[{BLANKS}]*{_MARKER}")
_INNER_MARKER = re.compile(f"(?<=[。！？])[{BLANKS}]*(?={_MARKER})")

# Markdown (CommonMark 0.31): headings, quotes and list items at the start of a line, emphasis.
_HEADING_MARK = re.compile(f"(#{{1,6}})(?:[{BLANKS}]+|$)|(#{{2,6}})(?=[^#])")
_HEADING_END = re.compile(f"[{BLANKS}]+#+$")
_ITEM_MARK = re.compile(f"(?:>[{BLANKS}]*)+|[-*+][{BLANKS}]+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_RULE_OR_IMAGE = re.compile(r"(?:[-*_=][ \t]*){3,}|!\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `content` is repaired, without blanks at its ends. `gap` counts the blank lines before it,
    `indent` the columns (a Han character is two) of blanks it began with. `doubled`: all its glyphs
    were doubled, as bold type is. `marked`: it began with an unreadable bullet. `level` is the level
    of a Markdown heading, 0 for any other line. `item`: it is a Markdown list item or quote. The rest is
    False here, and found by :func:`kg.reading.columns.group_lines`. `row`: it is a row of a list. `full`: it fills
    the column of the page. `block` is the number of the block that the format says it belongs to, from 0, else -1, and
    `kind` what the format says that this is; `whole` is as in :class:`kg.reading.source.BlockHint`. `page` counts the
    form feeds before it. `jump_to` and `jump_from` are the pages on which the article goes on after this line, and from
    which this line goes on (:mod:`kg.reading.jumps`).
    """

    content: AlignedText
    gap: int
    indent: int
    doubled: bool = False
    marked: bool = False
    level: int = 0
    item: bool = False
    row: bool = False
    full: bool = False
    block: int = -1
    kind: BlockKind | None = None
    whole: bool = False
    page: int = 0
    jump_to: str = ""
    jump_from: str = ""

    @property
    def text(self) -> str:
        return self.content.text


def read_lines(original: str, hints: Sequence[BlockHint] = (), body: int = 0) -> list[Line]:
    """The lines of a source text from the offset `body` on, in order. Line ends are LF, CR, CRLF and Unicode's others.

    `hints` say which lines the format holds to be one block.
    """
    lines: list[Line] = []
    neighbour_doubled = False
    next_hint = 0
    for start, end, gap, page in _stretches(original, body, columns=not hints):
        line = _read_line(original, start, end, gap, neighbour_doubled and gap == 0)
        if line is None:
            continue
        line = replace(line, page=page) if page else line
        neighbour_doubled = line.doubled
        while next_hint < len(hints) and hints[next_hint].end <= start:
            next_hint += 1
        if next_hint < len(hints) and hints[next_hint].start < end:
            hint = hints[next_hint]
            level = hint.level or line.level
            line = replace(line, block=next_hint, kind=hint.kind, level=level, row=hint.row, whole=hint.whole)
        if line.text:
            lines.append(line)
    return lines


def _stretches(original: str, body: int, columns: bool) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, number of blank lines before, and page from 0, for each line that is not blank, in reading order.

    What stands before `body` is not read. A page's first line has a blank line before it at least, and so has a
    column's. Not `columns`: the format has told its columns apart already.
    """
    gap = 0
    for page, (begun, ended) in enumerate(_pages(original, body)):
        gap = max(gap, 1) if page else 0
        lines = _physical_lines(original, begun, ended)
        groups = in_columns(original, lines) if columns else [lines]
        for count, group in enumerate(groups):
            gap = max(gap, 1) if count else gap
            for start, end in group:
                if not original[start:end].strip():
                    gap += 1
                    continue
                for cut in _INNER_MARKER.finditer(original, start, end):
                    yield start, cut.end(), gap, page
                    start, gap = cut.end(), 0
                yield start, end, gap, page
                gap = 0


def _pages(original: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each page from `start` on; form feeds part them."""
    while (end := original.find("\f", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(original)


def _physical_lines(original: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each line between two offsets, blank ones too."""
    lines: list[tuple[int, int]] = []
    for line_end in _LINE_END.finditer(original, start, end):
        lines.append((start, line_end.start()))
        start = line_end.end()
    if start < end:
        lines.append((start, end))
    return lines


def _read_line(original: str, start: int, end: int, gap: int, neighbour_doubled: bool) -> Line | None:
    raw = AlignedText.of(original, start, end)
    marked = _LEADING_MARKER.match(raw.text) is not None
    visible = _stripped(raw)
    indent = sum(2 if blank in "\u3000\u2003" else 4 if blank == "\t" else 1 for blank in visible[1])
    line, level, item = _without_markdown(visible[0])
    if line is None:
        return None
    repaired = repair_line(line, neighbour_doubled)
    return Line(_stripped(repaired.text)[0], gap, indent, repaired.doubled, marked, level, item)


def _stripped(text: AlignedText) -> tuple[AlignedText, str]:
    """The text without blanks (and characters that repair drops) at its ends, and the leading blanks."""
    body = text.text
    lead = _LEADING.match(body)
    leading = lead[0] if lead else ""
    return text.cut(len(leading), max(len(leading), len(body.rstrip()))), leading


def _without_markdown(text: AlignedText) -> tuple[AlignedText | None, int, bool]:
    """The text without Markdown marks, the heading level, and whether it is a list item or quote.

    None for a rule or an image, which say nothing.
    """
    if text.text[:1] in "!-*_=" and _RULE_OR_IMAGE.fullmatch(text.text):
        return None, 0, False
    level, item = 0, False
    if match := _HEADING_MARK.match(text.text):
        level = len(match[1] or match[2])
        text = text.cut(match.end(), len(text))
        if closing := _HEADING_END.search(text.text):
            text = text.cut(0, closing.start())
    elif match := _ITEM_MARK.match(text.text):
        item = True
        text = text.cut(match.end(), len(text))
    if "**" in text.text or "__" in text.text:
        edits = []
        for emphasis in _EMPHASIS.finditer(text.text):
            edits += [(emphasis.start(), emphasis.start() + 2, ""), (emphasis.end() - 2, emphasis.end(), "")]
        text = text.edited(edits)
    return text, level, item
