"""A user's TSV lexicon added to a shipped one, row by row.

As in :mod:`kg.lexicon.added_tables` rows are added, never replaced. Pure functions of the two files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import KgError

__all__ = ["check_codes", "merged_rows", "split_rows"]

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Format:
    """A TSV lexicon: its `columns`, how many of them identify a row, and a regular expression for each."""

    columns: tuple[str, ...]
    key: int
    patterns: tuple[str, ...]


_CODE = r"\d{6}(-.+)?"
_NAME = r"\S{2,}"
_DIVISIONS = ("prefecture", "county", "zone")
"""Kinds of rows of ``divisions_extra.tsv`` that are divisions of their own."""

_FORMATS: Mapping[str, _Format] = {
    "divisions.tsv": _Format(
        (
            *("code", "name", "bare", "level", "parent"),
            *("abbreviation", "former", "bare_ambiguous", "last_listed"),
        ),
        1,
        (
            r"\d{6}",
            _NAME,
            _NAME,
            "province|prefecture|county",
            r"(\d{6})?",
            r"\S*",
            r"\S*",
            "[01]?",
            r"(\d{4}-\d\d)?",
        ),
    ),
    "divisions_extra.tsv": _Format(
        ("kind", "code", "name", "bare", "parent"),
        3,
        ("prefecture|county|zone|name|heir", _CODE, _NAME, f"({_NAME})?", f"({_CODE})?"),
    ),
    "given_names.tsv": _Format(("character", "first", "last"), 1, (r"\S", r"\d+", r"\d+")),
}


def split_rows(text: str) -> Iterator[tuple[int, Row]]:
    """The rows of a tab-separated text with their line numbers; empty lines and ``#`` lines are passed over."""
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, tuple(line.split("\t"))


def merged_rows(name: str, shipped: Sequence[Row], text: str, path: str) -> list[Row]:
    """The rows `shipped` of the lexicon file `name` with those of `text` added.

    A row that the shipped file has to the letter is passed over. Raises KgError, one line with file and line, for a
    row that does not fit or would replace another.
    """
    form = _FORMATS[name]
    rows = list(shipped)
    known = {row[: form.key]: row for row in shipped}
    for number, row in split_rows(text):
        if problem := _problem(form, row) or _change(known.get(row[: form.key]), row):
            raise KgError(f"{path}, 第 {number} 行 line {number}: {problem}")
        if row[: form.key] not in known:
            known[row[: form.key]] = row
            rows.append(row)
    return rows


def _problem(form: _Format, row: Row) -> str:
    if len(row) != len(form.columns):
        return (
            f"有 {len(row)} 列，应为 {len(form.columns)} 列，以制表符分开 "
            f"{len(row)} columns; must be {len(form.columns)}, parted by tabs: {' '.join(form.columns)}"
        )
    for column, value, pattern in zip(form.columns, row, form.patterns, strict=True):
        if not re.fullmatch(pattern, value):
            return f"{column}: {value!r}: 格式不对 is not as it must be; 见 see kg/lexicon/data ({pattern})"
    return ""


def _change(known: Row | None, row: Row) -> str:
    if known is None or known == row:
        return ""
    return (
        f"自带词表里已有 {' '.join(known)}，只能添加，不能改，请删去 "
        f"the shipped lexicon has this row otherwise; rows are added, never replaced: take it out"
    )


def check_codes(rows: Mapping[str, Sequence[Row]], texts: Sequence[tuple[str, str, str]]) -> None:
    """Raise KgError for a row of a user's file that names a division's code which none of the `rows` has.

    `rows` are the merged rows by file, `texts` the user's files: name, text, and path for messages.
    """
    codes = {row[0] for row in rows["divisions.tsv"]}
    codes |= {row[1] for row in rows["divisions_extra.tsv"] if row[0] in _DIVISIONS}
    needed: Mapping[str, Callable[[Row], tuple[str, ...]]] = {
        "divisions.tsv": lambda row: (row[4],) if row[3] != "province" else (),
        "divisions_extra.tsv": lambda row: {**dict.fromkeys(_DIVISIONS, (row[4],)), "name": (row[1],)}.get(
            row[0], (row[1], row[2])
        ),
    }
    for name, text, path in texts:
        for number, row in split_rows(text) if name in needed else ():
            for code in needed[name](row):
                if code not in codes:
                    raise KgError(
                        f"{path}, 第 {number} 行 line {number}: {code or '?'}: 没有这个区划代码，请先添加 "
                        "no division has this code; add it first"
                    )
