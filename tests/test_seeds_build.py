"""The graph of the seeds: valid, true to the letter, and the same to two SPARQL engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.query import Table, list_queries, load_graph, load_query, run_on
from kg.pipeline import BuildReport, build

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return build([SEEDS], tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="module")
def answers(report: BuildReport) -> dict[str, Table]:
    graph = load_graph(report.graph)
    return {query.name: run_on(graph, load_query(query.name)) for query in list_queries()}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in SEEDS.iterdir()}


def rows(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_seed_is_read(report: BuildReport, texts: dict[str, str]) -> None:
    assert report.unreadable == ()
    assert report.documents == len(texts) and report.characters == sum(map(len, texts.values()))
    assert all(report.facts.values())


def test_the_graph_is_valid(report: BuildReport) -> None:
    pytest.importorskip("pyshacl")
    from kg.graph.validation import validate

    result = validate(report.graph)
    assert result.findings == () and result.conforms and result.checked > report.entities


def test_quotes_stand_in_their_documents_to_the_letter(
    answers: dict[str, Table], texts: dict[str, str]
) -> None:
    quotes = [row for table in answers.values() if "quote" in table.columns for row in rows(table)]
    assert len(quotes) > 100
    assert [row for row in quotes if row["quote"] not in texts[row["document"]]] == []


def test_mentions_stand_where_they_say(answers: dict[str, Table], texts: dict[str, str]) -> None:
    mentions = rows(answers["mentions"])
    wrong = [m for m in mentions if texts[m["document"]][int(m["start"]) : int(m["end"])] != m["surface"]]
    assert mentions and wrong == []


def test_two_engines_answer_alike(report: BuildReport, answers: dict[str, Table]) -> None:
    pyoxigraph = pytest.importorskip("pyoxigraph")
    store = pyoxigraph.Store()
    store.bulk_load(path=str(report.graph), format=pyoxigraph.RdfFormat.TURTLE)
    for name, table in answers.items():
        result = store.query(load_query(name))
        names = [variable.value for variable in result.variables]
        other = [[solution[each].value if solution[each] else "" for each in names] for solution in result]
        assert tuple(names) == table.columns
        assert sorted(other) == sorted(map(list, table.rows)), name
