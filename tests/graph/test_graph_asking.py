"""What a user can get wrong when asking."""

from __future__ import annotations

import sys

import pytest

from kg.errors import QueryError
from kg.graph.query import load_query, run, run_on


def failure(action, *arguments) -> str:
    with pytest.raises(QueryError) as raised:
        action(*arguments)
    message = str(raised.value)
    assert "\n" not in message and "Traceback" not in message
    return message


def test_an_unknown_name_lists_what_there_is():
    message = failure(load_query, "oficials")
    assert "did you mean officials?" in message
    assert "organisations" in message


def test_a_file_is_read_with_or_without_byte_order_mark(tmp_path, sample_graph):
    path = tmp_path / "问.rq"
    path.write_bytes("\ufeffASK { ?人 a ?b }".encode())
    assert run_on(sample_graph, load_query(str(path))).rows == (("true",),)


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "q.rq"
    path.write_bytes("# 总工会主席".encode("gb18030"))
    assert "not UTF-8 (byte 2)" in failure(load_query, str(path))


@pytest.mark.parametrize(
    ("query", "place", "what"),
    [
        ("SELEC ?a { ?a ?b ?c }", "line 1, column 1", "SELEC"),
        ("SELECT * {\n  ?a ?b ?c .\n  ?a ?b “c” }", "line 3, column 3", "?a ?b “c”"),
        ("SELECT * { ?a ?b ?c", "line 1", "ends too early"),
        ("SELECT * {\n ?a foo:b ?c }", "line 2, column 5", "prefix foo:"),
        ("# 空\n", "empty", "empty"),
        ("DELETE WHERE { ?a ?b ?c }", "line 1, column 1", "updates are not possible"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(sample_graph, query, place, what):
    message = failure(run_on, sample_graph, query)
    assert place in message and what in message


def test_ask_and_construct(sample_graph):
    assert run_on(sample_graph, "ASK { <urn:x> ?b ?c }").rows == (("false",),)
    table = run_on(sample_graph, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
    assert table.columns == ("subject", "predicate", "object")
    assert table.rows == tuple(sorted(table.rows)) and len(table.rows) > 50


ENGINES = ("oxigraph", "rdflib")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_missing_graph(tmp_path, engine):
    assert "kg build" in failure(run, tmp_path / "graph.ttl", "ASK {}", engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("data", [b"<a> <b> .", b"\xff\xfe\x00", b'<a:a> <b:b> "x'])
def test_a_malformed_graph(tmp_path, data, engine):
    path = tmp_path / "graph.ttl"
    path.write_bytes(data)
    assert "not readable as turtle" in failure(run, path, "ASK {}", engine)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?a kg:post ?b }",
        "SELECT ?a ?unbound { ?a kg:confidence ?c } ORDER BY ?a",
        "SELECT ?planned ?value { ?a kg:planned ?planned ; schema:value ?value } ORDER BY ?value",
        "CONSTRUCT { ?a kg:post ?b } WHERE { ?a kg:post ?b }",
        "DESCRIBE <https://w3id.org/gonghui-kg/id/graph>",
    ],
)
def test_engines_give_the_same_table(graph_path, query):
    prefixes = "PREFIX kg: <https://w3id.org/gonghui-kg/ontology#> PREFIX schema: <https://schema.org/> "
    one, other = (run(graph_path, prefixes + query, engine) for engine in ENGINES)
    assert one.rows
    assert one == other


def test_without_oxigraph_rdflib_answers(graph_path, monkeypatch):
    query = "ASK { ?a ?b ?c }"
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    assert run(graph_path, query).rows == (("true",),)
    assert "pip install pyoxigraph" in failure(run, graph_path, query, "oxigraph")
