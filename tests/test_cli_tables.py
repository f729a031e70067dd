"""Tables that line up: full-width characters, folding, and text that would like to steer the terminal."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg.cli.tables import as_csv, as_json, as_table, visible
from kg.graph.query import Table


def width(text: str) -> int:
    """Cells in a terminal by Unicode's East Asian Width (UAX 11), not by the code under test."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def column(lines: list[str], cells: int) -> list[str]:
    """What stands in each line from a cell on."""
    result = []
    for line in lines:
        used = 0
        for i, char in enumerate(line):
            if used >= cells:
                result.append(line[i:])
                break
            used += width(char)
        else:
            result.append("")
    return result


WORDS = st.text(st.sampled_from("工会主席ab1 ，“”％％年"), max_size=40)


def test_columns_line_up() -> None:
    table = Table(("person", "value"), (("欧阳明德", "7"), ("Li", "120"), ("", "")))
    lines = as_table(table).splitlines()
    assert lines[0] == "person    value"
    assert lines[2:] == ["欧阳明德      7", "Li          120", ""]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6), st.integers(10, 120))
def test_every_line_fits_and_starts_its_columns_at_one_place(rows: list[tuple[str, ...]], room: int) -> None:
    lines = as_table(Table(("one", "two", "three"), tuple(rows)), room).splitlines()
    assert all(width(line) <= room for line in lines)
    rule = next(line for line in lines if set(line) == {"─", " "})
    assert width(rule) >= max(map(width, lines))
    for gap in (i for i, char in enumerate(rule) if char == " "):
        for line in lines:  # no value reaches into a gap
            assert column([line], gap)[0][:1] in ("", " ")


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_without_a_terminal_a_row_is_a_line_and_nothing_is_cut(rows: list[tuple[str, ...]]) -> None:
    lines = as_table(Table(("one", "two"), tuple(rows))).splitlines()
    assert len(lines) == len(rows) + 2
    for row, line in zip(rows, lines[2:], strict=True):
        assert all(visible(value).strip() in line for value in row)


def test_long_values_fold_and_end_in_an_ellipsis() -> None:
    quote = "在全市各级工会组织中深入开展职工技能提升行动" * 20
    lines = as_table(Table(("person", "quote"), (("陶然", quote),)), 60).splitlines()
    assert len(lines) == 2 + 4
    assert lines[-1].endswith("…") and not lines[-2].endswith("…")
    assert "".join(line[10:].strip() for line in lines[2:4])[:20] in quote


def test_numbers_and_years_are_never_folded() -> None:
    rows = tuple(("为困难职工发放慰问金和慰问品" * 4, str(30_000_000 * n), "2019/2023") for n in range(1, 5))
    shown = as_table(Table(("measure", "value", "period"), rows), 60)
    assert all(row[1] in shown and row[2] in shown for row in rows)


def test_iris_are_left_out_unless_there_is_nothing_else() -> None:
    both = Table(("name", "fact"), (("甲", "https://w3id.org/x"), ("乙", "")))
    assert "https" not in as_table(both) and "fact" not in as_table(both)
    assert "https://w3id.org/x" in as_table(Table(("fact",), (("https://w3id.org/x",),)))
    assert "https://w3id.org/x" in as_csv(both) and "https://w3id.org/x" in as_json(both)


def test_text_cannot_steer_the_terminal() -> None:
    assert visible("工\x1b[31m会\u202e") == "工\\x1b[31m会\\u202e"
    assert visible("职工\n服务 \r\n  中心") == "职工服务中心"
    assert visible("two\nwords\tmore") == "two words more"
    assert visible("[bold]甲[/bold]") == "[bold]甲[/bold]"


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=5))
def test_csv_and_json_keep_values_to_the_letter(rows: list[tuple[str, str]]) -> None:
    table = Table(("a", "b"), tuple(rows))
    assert json.loads(as_json(table)) == [{"a": a, "b": b} for a, b in rows]
    clean = [row for row in rows if not any("\0" in value or "\r" in value for value in row)]
    read = list(csv.reader(io.StringIO(as_csv(Table(("a", "b"), tuple(clean))), newline="")))
    assert read == [["a", "b"], *map(list, clean)]


def test_empty_table() -> None:
    assert as_table(Table(("person", "post"), ()), 40).splitlines()[0] == "person  post"
    assert as_csv(Table(("person",), ())) == "person\n"
    assert as_json(Table(("person",), ())) == "[]\n"


def test_a_very_narrow_terminal_folds_even_headings() -> None:
    lines = as_table(Table(("recipientKind", "approx"), (("organisation", "exact"),)), 12).splitlines()
    assert max(map(width, lines)) <= 12
    assert "".join(line[:10].strip() for line in lines[:2])[:5] == "recip"
