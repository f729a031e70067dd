"""Columns of text that stand side by side on the same lines, as ``pdftotext -layout`` and copying leave them.

    庆阳市总工会召开全委会议，部      主席陈立出席会议并讲话，要求
    署全年工作，提出三项任务。        各级工会建成职工书屋12家。

Runs of blanks part a line to cells; where cells of many lines begin at the same places and hold running text, they
are columns, and are read one after the other. Tables and lists of names have cells too, but no running text in them,
and stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from kg.reading.characters import BLANKS, HAN

__all__ = ["Stretch", "in_columns"]

Stretch = tuple[int, int]
"""A line of the page, or the part of it that stands in one column: ``[start, end)`` of the text."""

_GUTTER = re.compile(f"(?:[ \xa0]{{3,}}|\t|[{BLANKS}]{{3,}}|\u3000{{2,}})[{BLANKS}]*")
_TWO_CELLS = re.compile(f"[^{BLANKS}\n](?:[ \xa0\u3000\t]{{2,}}|\t)[^{BLANKS}\n]")
_HAN = re.compile(f"[{HAN}]")
_MARK = re.compile("[，。；、,;]")
_FEWEST = 3  # lines with several cells that show columns
_NARROWEST = 14  # columns of a terminal; newspapers set no column for fewer than seven characters
_FAR_RIGHT = 24  # columns of blanks before a line that stands in a column of its own
_SAME_START = 6  # columns within which cells begin at the same place: an indent, and uneven blanks
_FULL = 0.75  # of the widest; most lines of running text are
_FULL_SHARE = 0.5
_AS_LONG = 0.4  # of the lines of the column of running text have a cell in a column beside it
_MARKED_SHARE = 0.25  # of the lines of running text have a mark of a sentence; those of a table have none


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a cell stands in the text, and in its line: counted in characters, and in columns of a terminal.

    Programs pad by the one or the other, so that both are tried.
    """

    line: int
    start: int
    end: int
    at: tuple[int, int]
    width: int


@dataclass(frozen=True, slots=True)
class _Column:
    """The cells of a column, from above; where it begins, and how that is counted (see :class:`_Cell`)."""

    start: int
    metric: int
    cells: list[_Cell]


def in_columns(text: str, stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """The lines of one page in reading order, in groups: what stands in a column is a group, and so is what does not.

    Of a page without columns the only group is `stretches` as given. Empty stretches are blank lines.
    """
    whole = [list(stretches)]
    if sum(1 for start, end in stretches if _TWO_CELLS.search(text, start, end)) < _FEWEST:
        far = sum(1 for start, end in stretches if _far_right(text, start, end))
        if far < _FEWEST:
            return whole
    cells = [_cells(text, i, start, end) for i, (start, end) in enumerate(stretches)]
    groups: list[list[Stretch]] = []
    done = 0
    for first, last in _regions(cells):
        for start, end, columns in _parts(text, cells, first, last):
            if start > done:
                groups.append(list(stretches[done:start]))
            groups += [_lines_of(text, column, stretches[start:end], start) for column in columns]
            done = end
    if done < len(stretches):
        groups.append(list(stretches[done:]))
    return groups or whole


def _lines_of(text: str, column: _Column, stretches: Sequence[Stretch], first: int) -> list[Stretch]:
    """The lines of a column; those that it has nothing on are blank."""
    by_line = {cell.line: cell for cell in column.cells}
    lines = [
        _with_indent(text, by_line[i], column) if i in by_line else (at, at)
        for i, (at, _) in enumerate(stretches, first)
    ]
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    return lines


def _far_right(text: str, start: int, end: int) -> bool:
    return end - start > _FAR_RIGHT and not text[start : start + _FAR_RIGHT].strip()


def _cells(text: str, line: int, start: int, end: int) -> list[_Cell]:
    """The cells of a line: what runs of blanks part, wider than those that part words or begin a paragraph."""
    found: list[_Cell] = []
    begun = start
    gutters = [m.span() for m in _GUTTER.finditer(text, start, end)]
    for gutter, after in [*gutters, (end, end)]:
        if text[begun:gutter].strip():
            found.append(_cell(text, line, start, begun, gutter))
        begun = after
    return found


def _cell(text: str, line: int, line_start: int, start: int, end: int) -> _Cell:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip())
    start, end = start + lead, start + len(raw.rstrip())
    before = text[line_start:start]
    return _Cell(line, start, end, (len(before), _width(before)), _width(text[start:end]))


def _width(text: str) -> int:
    """Columns of a terminal that `text` takes; a tab is taken for four."""
    return 2 * len(text) - len(text.encode("ascii", "ignore")) + 3 * text.count("\t") - text.count("\xa0")


def _regions(cells: Sequence[Sequence[_Cell]]) -> list[tuple[int, int]]:
    """Runs of lines that may stand in columns: a line of one cell that is wider than a column ends one.

    A region begins with a line of several cells, or of one far to the right, and goes on in the lines below it as
    long as one column does.
    """
    regions: list[tuple[int, int]] = []
    start: int | None = None
    last = widest = 0
    for i, line in enumerate(cells):
        if len(line) > 1 or (line and line[0].at[1] >= _FAR_RIGHT):
            start = i if start is None else start
            last = i + 1
            widest = max(widest, *(cell.width for cell in line), 0) if len(line) > 1 else widest
        elif line and start is not None:
            if widest and line[0].width > widest + 2:
                regions.append((start, last))
                start, widest = None, 0
            elif i == last:
                last = i + 1
    if start is not None:
        regions.append((start, last))
    return [region for region in regions if region[1] - region[0] >= _FEWEST]


def _parts(
    text: str, cells: Sequence[Sequence[_Cell]], first: int, last: int
) -> Iterator[tuple[int, int, list[_Column]]]:
    """The parts of a region that stand in the same columns, each with those; a line across them parts it."""
    starts, metric = _starts(cells[first:last])
    if len(starts) < 2:
        return
    begun = first
    for i in range(first, last + 1):
        if i < last and not (len(cells[i]) == 1 and _crosses(cells[i][0], starts, metric)):
            continue
        columns = _columns(cells[begun:i], starts, metric)
        if len(columns) > 1 and _are_columns(text, columns):
            yield begun, i, columns
        begun = i + 1


def _starts(lines: Sequence[Sequence[_Cell]]) -> tuple[list[int], int]:
    """Where columns begin, and how that is counted: characters (0) or columns of a terminal (1), as fits better."""
    best: tuple[list[int], int] = ([], 1)
    scores: list[float] = []
    for metric in (1, 0):
        found = Counter(cell.at[metric] for line in lines for cell in line)
        starts: list[int] = []
        fit = 0
        for place, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            near = sum(count for other, count in found.items() if -2 <= other - place <= _SAME_START)
            if near >= _FEWEST and all(abs(place - other) > 2 * _SAME_START for other in starts):
                starts.append(place)
                fit += found[place]
        scores.append(fit / max(1, len(starts)))
        if starts and (not best[0] or scores[-1] > scores[0]):
            best = (sorted(starts), metric)
    return best


def _column_of(cell: _Cell, starts: Sequence[int], metric: int) -> int:
    """The index of the column that a cell begins in; -1 if none begins there."""
    for index, start in enumerate(starts):
        if -2 <= cell.at[metric] - start <= _SAME_START + 2:
            return index
    return -1


def _crosses(cell: _Cell, starts: Sequence[int], metric: int) -> bool:
    """Whether a cell that is alone on its line lies over more than one column."""
    at = cell.at[metric]
    end = at + (cell.width if metric else cell.end - cell.start)
    return any(at < start < end for start in starts[1:])


def _columns(lines: Sequence[Sequence[_Cell]], starts: Sequence[int], metric: int) -> list[_Column]:
    """The cells by column, from left to right. One that begins where no column does goes on with the one before it."""
    columns = [_Column(start, metric, []) for start in starts]
    for line in lines:
        at = 0
        for cell in line:
            index = _column_of(cell, starts, metric)
            at = index if index >= 0 else max(at, bisect_right(starts, cell.at[metric]) - 1)
            column = columns[at].cells
            if column and column[-1].line == cell.line:
                before = column[-1]
                column[-1] = replace(before, end=cell.end, width=before.width + cell.width)
            else:
                column.append(cell)
    return [column for column in columns if column.cells]


def _are_columns(text: str, columns: Sequence[_Column]) -> bool:
    """Whether columns hold running text, or one does and lists stand beside it, as wide and as long as a column's."""
    running = [column for column in columns if _is_running_text(text, column.cells)]
    if len(running) == len(columns):
        return True
    lines = max((len(column.cells) for column in running), default=0)
    return lines > 0 and all(
        median(cell.width for cell in column.cells) >= _NARROWEST and len(column.cells) >= _AS_LONG * lines
        for column in columns
    )


def _is_running_text(text: str, column: Sequence[_Cell]) -> bool:
    if len(column) < _FEWEST:
        return False
    widths = [cell.width for cell in column]
    widest = sorted(widths)[int(0.8 * (len(widths) - 1))]
    if widest < _NARROWEST or median(widths) < _NARROWEST:
        return False
    full = sum(width >= _FULL * widest for width in widths)
    texts = [text[cell.start : cell.end] for cell in column]
    marked = sum(1 for each in texts if _MARK.search(each))
    han = sum(len(_HAN.findall(each)) for each in texts)
    return (
        full >= _FULL_SHARE * len(widths)
        and marked >= _MARKED_SHARE * len(texts)
        and han >= 0.5 * sum(map(len, texts))
    )


def _with_indent(text: str, cell: _Cell, column: _Column) -> Stretch:
    """The cell with the blanks before it that are its indent in the column."""
    start, indent = cell.start, min(cell.at[column.metric] - column.start, 4)
    while indent > 0 and start and text[start - 1] in BLANKS:
        start -= 1
        indent -= _width(text[start]) if column.metric else 1
    return start, cell.end
