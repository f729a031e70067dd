"""Results of a query as a table, CSV or JSON, and the width of Chinese text in a terminal."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import unicodedata
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from kg.graph.query import Table

__all__ = ["FORMATS", "as_csv", "as_json", "as_table", "visible"]

_GAP = "  "
_SHORT = 10
"""Columns up to this width (years, units, kinds) are never folded."""

_MOST_LINES = 4
"""Quotes can be a paragraph; after so many lines the next row is of more use. CSV and JSON have all of it."""


def as_csv(table: Table, width: int | None = None) -> str:
    """Comma-separated values with a header (RFC 4180, but with line feeds); values to the letter."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return buffer.getvalue()


def as_json(table: Table, width: int | None = None) -> str:
    """A list of objects, one a row, column to string; values to the letter."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_table(table: Table, width: int | None = None) -> str:
    """Aligned columns for reading, full-width characters counted as two.

    With `width`, that of a terminal, long values are folded so that every line fits, and end in ``…`` after
    four lines. Without it a row is a line, whatever its length, and nothing is cut. Line breaks inside
    values are closed up and characters that would steer the terminal are shown as their code. Columns of
    IRIs are for programs: they are left out here, unless there are no others.
    """
    keep = [i for i in range(len(table.columns)) if not _all_iris([row[i] for row in table.rows])]
    keep = keep or list(range(len(table.columns)))
    rows = [[visible(row[i]) for i in keep] for row in table.rows]
    header = [visible(table.columns[i]) for i in keep]
    right = [_is_number([row[i] for row in rows]) for i in range(len(keep))]
    sizes = [[cell_len(value) for value in row] for row in [header, *rows]]
    room = sum(map(max, zip(*sizes, strict=True))) if width is None else width - len(_GAP) * (len(keep) - 1)
    widths = _fit(sizes, right, room)
    lines = [*_row(header, widths, right), _GAP.join("─" * size for size in widths)]
    for row in rows:
        lines += _row(row, widths, right)
    return "".join(f"{line.rstrip()}\n" for line in lines)


FORMATS: dict[str, Callable[[Table, int | None], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def visible(value: str) -> str:
    """A value as it can stand in one line of a terminal.

    Between Chinese characters a line break means nothing and goes; elsewhere it becomes a blank. Control,
    formatting and private-use characters are written as ``\\x1b``: text must not steer the terminal.
    """
    value = re.sub(r"(?<![\x00-\x7f])[ \t]*[\r\n]+\s*|[ \t]*[\r\n]+\s*(?![\x00-\x7f])", "", value)
    value = re.sub(r"\s*[\r\n\t]\s*", " ", value)
    return "".join(c if _is_harmless(c) else c.encode("unicode_escape").decode("ascii") for c in value)


def _is_harmless(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def _all_iris(values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    return bool(filled) and all(re.match(r"(https?|urn):\S+$", value) for value in filled)


def _is_number(values: Sequence[str]) -> bool:
    return any(values) and all(re.fullmatch(r"-?\d+(\.\d+)?|", value) for value in values)


def _fit(sizes: Sequence[Sequence[int]], numbers: Sequence[bool], room: int) -> list[int]:
    """Column widths that together take at most `room`, where that can be without folding heads or numbers.

    `sizes` has the width of every value, row by row, headings first. Short columns stay whole, long ones
    share what is left, by the square root of the width that most of their values have: a column of quotes
    gets more than a column of names, but not all.
    """
    columns = list(zip(*sizes, strict=True))
    natural = [max(column) for column in columns]
    if sum(natural) <= room:
        return natural
    typical = [max(column[0], sorted(column)[len(column) * 4 // 5]) for column in columns]
    whole = [size if number or size <= _SHORT else 0 for size, number in zip(natural, numbers, strict=True)]
    heads = [column[0] for column in columns]
    # In a very narrow terminal even that is folded; a cell must hold one full-width character.
    floors = (list(map(max, whole, heads)), heads, [2] * len(columns))
    floor = next((each for each in floors if sum(each) <= room), floors[-1])
    widths = _share(typical, floor, room - sum(floor))
    return _share(natural, widths, room - sum(widths))


def _share(wanted: Sequence[int], widths: Sequence[int], room: int) -> list[int]:
    """`widths` grown towards `wanted` by `room` in all; what one column does not need goes to the others."""
    result = list(widths)
    hungry = [i for i in range(len(wanted)) if result[i] < wanted[i]]
    while hungry and room > 0:
        total = sum(math.sqrt(wanted[i]) for i in hungry)
        share = {i: room * math.sqrt(wanted[i]) / total for i in hungry}
        sated = [i for i in hungry if wanted[i] - result[i] <= share[i]]
        for i in sated or hungry:
            grown = wanted[i] if sated else result[i] + int(share[i])
            room -= grown - result[i]
            result[i] = grown
        hungry = [i for i in hungry if i not in sated] if sated else []
    return result


def _row(values: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """The lines of one row, as many as its longest folded value needs."""
    folded = [_fold(value, size) for value, size in zip(values, widths, strict=True)]
    lines = []
    for n in range(max(map(len, folded), default=1)):
        cells = [
            _pad(parts[n] if n < len(parts) else "", size, to_right)
            for parts, size, to_right in zip(folded, widths, right, strict=True)
        ]
        lines.append(_GAP.join(cells))
    return lines


def _fold(value: str, width: int) -> list[str]:
    """A value in pieces of at most `width` cells. Chinese may break anywhere."""
    pieces, piece, size = [], "", 0
    for char in value:
        step = cell_len(char)
        if size + step > width and piece:
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += step
    pieces.append(piece)
    if len(pieces) > _MOST_LINES:
        last = pieces[_MOST_LINES - 1]
        while last and cell_len(last) >= width:
            last = last[:-1]
        pieces[_MOST_LINES - 1 :] = [f"{last}…"]
    return pieces


def _pad(text: str, width: int, to_right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if to_right else text + blanks
