"""What every query answers on the seeds, held against files.

`golden/NAME.csv` has the first rows of each query, without columns of IRIs, and `golden/rows.csv` how many there
are in all. When extraction or a query has changed for good reason, write them anew and read the difference:

    KG_REGENERATE=1 python -m pytest tests/stores/test_queries_on_seeds.py && git diff tests/stores/golden
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from kg.cli.tables import as_csv
from kg.graph.query import Table, list_queries, load_query, run
from kg.graph.store import opened

GOLDEN = Path(__file__).resolve().parent / "golden"
SHOWN = 25
NAMES = [query.name for query in list_queries()]
REGENERATE = os.environ.get("KG_REGENERATE") == "1"


@pytest.fixture(scope="module")
def answers(seeds_graph: Path) -> dict[str, Table]:
    return {name: run(seeds_graph, load_query(name)) for name in NAMES}


def shown(table: Table) -> str:
    """The first rows without IRIs, which are long, and change with every claim."""
    plain = [
        i for i in range(len(table.columns)) if not any(row[i].startswith("https://") for row in table.rows)
    ]
    rows = tuple(tuple(row[i] for i in plain) for row in table.rows[:SHOWN])
    return as_csv(Table(tuple(table.columns[i] for i in plain), rows))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("name", NAMES)
def test_first_rows(answers: dict[str, Table], name: str) -> None:
    path = GOLDEN / f"{name}.csv"
    if REGENERATE:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(shown(answers[name]), encoding="utf-8")
    assert shown(answers[name]) == read(path)


def test_how_many_rows(answers: dict[str, Table]) -> None:
    path = GOLDEN / "rows.csv"
    counted = "query,rows\n" + "".join(f"{name},{len(answers[name].rows)}\n" for name in NAMES)
    if REGENERATE:
        path.write_text(counted, encoding="utf-8")
    assert counted == read(path)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == {*NAMES, "rows"}


def test_the_rows_agree_with_each_other(answers: dict[str, Table]) -> None:
    """Counts of one query are rows of another, whatever was extracted."""

    def rows(name: str) -> list[dict[str, str]]:
        table = answers[name]
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    facts = rows("sources_of_facts")
    coverage = {row["document"]: row for row in rows("document_coverage")}
    assert len(coverage) == 5
    for document, row in coverage.items():
        stated = {fact["fact"] for fact in facts if fact["document"] == document}
        assert int(row["facts"]) == len(stated)
        kinds = [row for row in rows("facts_by_document") if row["document"] == document]
        assert sum(int(kind["facts"]) for kind in kinds) == len(stated)
    together = rows("bodies_together")
    assert all(1 <= int(pair["documents"]) <= 5 and pair["unit"] < pair["another"] for pair in together)
    several = rows("several_posts")
    for row in several:
        mine = [each for each in several if each["holder"] == row["holder"]]
        assert len(mine) == int(row["posts"]) > 1
    assert {row["fact"] for row in rows("low_confidence")} == {
        fact["fact"] for fact in facts if float(fact["confidence"]) < 0.8
    }
    assert all(int(row["distance"]) <= 60 for row in rows("programme_figures"))


def test_the_order_is_total(answers: dict[str, Table], seeds_graph: Path) -> None:
    """Rows that differ have a place of their own: loaded in another order, the graph gives the same list."""
    import pyoxigraph as ox

    with opened(seeds_graph) as store:
        quads = sorted(store, key=lambda quad: str(quad)[::-1])
    shuffled = ox.Store()
    for quad in quads:
        shuffled.add(quad)
    for name in NAMES:
        result = shuffled.query(load_query(name))
        rows = tuple(tuple("" if term is None else term.value for term in row) for row in result)
        assert rows == answers[name].rows, name


def test_csv_of_the_command_line_is_what_is_kept(
    seeds_graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from kg.cli import main

    assert main(["query", "bylines", "--graph", str(seeds_graph), "--format", "csv"]) == 0
    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    kept = list(csv.DictReader(io.StringIO(read(GOLDEN / "bylines.csv"))))
    assert [{key: row[key] for key in kept[0]} for row in told][:SHOWN] == kept


def test_the_documentation_is_current() -> None:
    from kg.graph.query_docs import document

    path = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
    assert read(path) == document(), "python -m kg.graph.query_docs docs/queries.md"
