"""The blocks of a Word document, in order: paragraphs, rows of tables, text boxes, notes.

What a reader of the finished document sees is text: inserted text is, deleted and moved-away text is not; hidden text,
field codes, comments, headers and footers are not. A text box or note follows the paragraph that it belongs to.
A table that lays a page out (one column, a table within, long cells) is its cells one after the other; any
other is a row a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import BlockKind
from kg.reading.formats.laying_out import TextBlock
from kg.reading.formats.word.numbering import Numbering
from kg.reading.formats.word.parts import Element, attribute, child, is_on, local, value
from kg.reading.formats.word.styles import Style

__all__ = ["Body"]

_THROUGH = frozenset(
    str.split(
        "sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple dir bdo ruby rubyBase drawing "
        "inline anchor graphic graphicData wsp wgp grpSp wpc txbx pict shape group rect roundrect oval "
        "textbox object r oMath oMathPara e num den sub sup deg Choice Fallback"
    )
)
_CELL_MARK = "\u3000"
_LONGEST_CELL = 400  # characters, as for the tables of web pages
_LONGEST_HEADING = 80  # characters; a longer paragraph in a heading's style is a paragraph
_OUTLINE_OF_BODY = 9
_BLANKS = " \t\xa0\u2002\u2003\u3000"


@dataclass(slots=True)
class _Paragraph:
    """What one paragraph holds: its characters, and the boxes and notes that follow it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """Reads the blocks of one document. `notes` are its foot- and endnotes by kind and id."""

    styles: Mapping[str, Style]
    numbering: Numbering
    notes: Mapping[tuple[str, str], Element]
    _runs: int = 0
    _in_note: bool = False  # which has no notes of its own
    _unended: _Paragraph | None = None  # a paragraph whose end was deleted: the next one goes on with it

    def blocks(self, parent: Element) -> Iterator[TextBlock]:
        """The blocks in an element that holds paragraphs and tables."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                yield from self._paragraph(element)
            elif kind == "tbl":
                yield from self._table(element)
            elif kind == "AlternateContent":
                if (choice := _choice(element)) is not None:
                    yield from self.blocks(choice)
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                yield from self.blocks(element)
        if self._unended is not None:
            read, self._unended = self._unended, None
            yield from self._read(read, None, Style())

    def _paragraph(self, element: Element) -> Iterator[TextBlock]:
        properties = child(element, "pPr")
        style = self.styles.get(value(properties, "pStyle") or "", Style())
        read = self._unended or _Paragraph()
        self._unended = None
        self._characters(element, read, style.hidden)
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self._unended = read
            return
        if not style.contents:
            yield from self._read(read, properties, style)

    def _read(self, read: _Paragraph, properties: Element | None, style: Style) -> Iterator[TextBlock]:
        text = "".join(read.pieces)
        if text.strip():
            yield from self._text(self._mark(properties, style) + text.strip(_BLANKS), properties, style)
        for box in read.boxes:
            yield from self.blocks(box)
        self._in_note = True
        for note in read.notes:
            yield from self.blocks(note)
        self._in_note = False

    def _text(self, text: str, properties: Element | None, style: Style) -> Iterator[TextBlock]:
        lines = [line for line in (line.strip(_BLANKS) for line in text.split("\n")) if line]
        level = style.level
        outline = value(properties, "outlineLvl")
        if outline is not None and outline.isdecimal() and not level:
            level = int(outline) + 2 if int(outline) < _OUTLINE_OF_BODY else 0
        if level and (len(text) > _LONGEST_HEADING or text.endswith(("。", "；"))):
            level = 0
        kind = BlockKind.HEADING if level else BlockKind.CAPTION if style.caption else None
        if len(lines) == 1 or kind is not None:
            yield TextBlock("\n".join(lines), kind, level)
            return
        for line in lines:
            yield TextBlock(line, run=self._runs)
        self._runs += 1

    def _mark(self, properties: Element | None, style: Style) -> str:
        number = value(properties, "numPr", "numId")
        if number is not None:
            depth = value(properties, "numPr", "ilvl") or "0"
            return self.numbering.mark(number, int(depth) if depth.isdecimal() else 0)
        return self.numbering.mark(*style.list) if style.list else ""

    def _characters(self, parent: Element, read: _Paragraph, hidden: bool) -> None:
        for element in parent:
            kind = local(element)
            if kind == "t":
                if not hidden:
                    read.pieces.append(element.text or "")
            elif kind == "r":
                said = is_on(element, "rPr", "vanish")
                if said is None:
                    style = self.styles.get(value(element, "rPr", "rStyle") or "")
                    said = hidden or (style is not None and style.hidden)
                self._characters(element, read, said)
            elif kind in ("tab", "ptab"):
                read.pieces.append("\t")
            elif kind in ("br", "cr"):
                read.pieces.append("\n")
            elif kind == "noBreakHyphen":
                read.pieces.append("-")
            elif kind in ("footnoteReference", "endnoteReference"):
                note = self.notes.get((kind.removesuffix("Reference"), attribute(element, "id") or ""))
                if note is not None and not self._in_note and note not in read.notes:
                    read.notes.append(note)
            elif kind == "txbxContent":
                if not hidden:
                    read.boxes.append(element)
            elif kind == "AlternateContent":
                if (choice := _choice(element)) is not None:
                    self._characters(choice, read, hidden)
            elif kind in _THROUGH:
                self._characters(element, read, hidden)

    def _table(self, table: Element) -> Iterator[TextBlock]:
        rows = [row for row in _through(table, "tr") if child(row, "trPr", "del") is None]
        cells = [list(_through(row, "tc")) for row in rows]
        nested = any(
            local(element) in ("tbl", "txbxContent")
            for row in cells
            for cell in row
            for element in cell.iter()
        )
        if nested or all(len(row) < 2 for row in cells):
            for cell in (cell for row in cells for cell in row if not _is_merged_away(cell)):
                yield from self.blocks(cell)
            return
        for row in cells:
            read = [list(self.blocks(cell)) for cell in row if not _is_merged_away(cell)]
            if any(sum(len(block.text) for block in blocks) > _LONGEST_CELL for blocks in read):
                for blocks in read:
                    yield from blocks
                continue
            texts = [
                _in_one_line([line for block in blocks for line in block.text.split("\n")]) for blocks in read
            ]
            if text := _CELL_MARK.join(filter(None, texts)):
                yield TextBlock(text, row=True)


def _through(parent: Element, kind: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, also those in content controls."""
    for element in parent:
        if local(element) == kind:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _through(element, kind)


def _is_merged_away(cell: Element) -> bool:
    """Whether the cell goes on with the one above or beside it (17.4.84, 17.4.22)."""
    for key in ("vMerge", "hMerge"):
        merged = child(cell, "tcPr", key)
        if merged is not None and (attribute(merged, "val") or "continue") == "continue":
            return True
    return False


def _in_one_line(lines: list[str]) -> str:
    """A cell's lines; a blank between, unless each is one character, as in narrow heads."""
    return ("" if all(len(line) == 1 for line in lines) else " ").join(lines)


def _choice(element: Element) -> Element | None:
    """The branch of an alternative that is shown: the first (a drawing and its older form hold the same text)."""
    return child(element, "Choice") if child(element, "Choice") is not None else child(element, "Fallback")
