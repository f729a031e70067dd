"""Results of a query as a table, CSV or JSON, and the width of Chinese text in a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from kg.graph.query import Table

__all__ = ["FORMATS", "as_csv", "as_json", "as_table", "visible"]

_GAP = "  "
_NARROWEST = 6
"""Columns are not made narrower than three Chinese characters, to keep words readable."""


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

    With `width`, the columns of a terminal, long values are folded so that every line fits; without it a
    row is a line, whatever its length, and nothing is cut either way. Line breaks inside values are closed
    up and characters that would steer the terminal are shown as their code. Columns of IRIs are for
    programs: they are left out here, unless there are no others.
    """
    keep = [i for i in range(len(table.columns)) if not _all_iris([row[i] for row in table.rows])]
    keep = keep or list(range(len(table.columns)))
    rows = [[visible(row[i]) for i in keep] for row in table.rows]
    header = [visible(table.columns[i]) for i in keep]
    right = [_is_number([row[i] for row in rows]) for i in range(len(keep))]
    natural = [max(cell_len(row[i]) for row in [header, *rows]) for i in range(len(keep))]
    widths = natural if width is None else _fit(natural, width - len(_GAP) * (len(keep) - 1))
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


def _fit(natural: Sequence[int], room: int) -> list[int]:
    """Widths that together take `room`: the widest columns give way first, the narrow ones stay whole."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(widths)
        second = max([size for size in widths if size < widest], default=_NARROWEST)
        those = [i for i, size in enumerate(widths) if size == widest]
        excess = sum(widths) - room
        step = min(widest - max(second, _NARROWEST), -(-excess // len(those))) or 1
        for i in those:
            give = min(step, excess)
            widths[i] -= give
            excess -= give
    return widths


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
    """A value in pieces of at most `width` columns. Chinese may break anywhere."""
    pieces, piece, size = [], "", 0
    for char in value:
        step = cell_len(char)
        if size + step > width and piece:
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += step
    return [*pieces, piece]


def _pad(text: str, width: int, to_right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if to_right else text + blanks
