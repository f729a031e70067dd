"""Values for a query's parameters: bound as terms, never as text."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import QueryError
from kg.graph.parameters import TYPES, bind, declared
from kg.graph.query import list_queries, load_query
from kg.graph.vocabulary import XSD

ECHO = """# 回声
# echo
# @param word text 一个词 | a word
# @param other text 另一个 | another
SELECT ?set_word ?set_other ?untouched WHERE {
  VALUES ?set_word { UNDEF }
  VALUES ?set_other { "default } # VALUES ?set_word { UNDEF }" }  # VALUES ?set_word { UNDEF }
  VALUES ?untouched { "VALUES ?set_word { UNDEF }" }
}
"""
UNTOUCHED = "VALUES ?set_word { UNDEF }"

HOSTILE = st.lists(
    st.sampled_from(
        [*"\"'\\{}<>#?$^@.;,\n\r\t \u2028\ufeff工会u0022UN", '"""', "\\u0022", "\\U00000022", "VALUES"]
    ),
    max_size=20,
).map("".join)


def failure(action, *arguments) -> str:
    with pytest.raises(QueryError) as raised:
        action(*arguments)
    message = str(raised.value)
    assert "\n" not in message and any("\u4e00" <= c <= "\u9fff" for c in message)
    return message


def in_oxigraph(query: str) -> list[list[str | None]]:
    return [[None if term is None else term.value for term in row] for row in ox.Store().query(query)]


def in_rdflib(query: str) -> list[list[str | None]]:
    import rdflib

    return [[None if term is None else str(term) for term in row] for row in rdflib.Graph().query(query)]


@settings(max_examples=30, deadline=None)
@given(HOSTILE | st.text(max_size=20))
@example('" } INSERT DATA { <a:a> <b:b> <c:c> } #')
@example("UNDEF } VALUES ?untouched { 1 ")
@example("\\u0022 } ; DROP ALL #")
@example('\\\\" } # \\')
@example("\\u00750022")
@example("'''\"\"\"\n}")
@example("*/ SELECT * WHERE { ?a ?b ?c }")
@example("\x01abcd\x00")
@example("\\\u2028")
@example("\\\\u0022\\U00000022")
def test_whatever_the_value_it_comes_out_to_the_letter_and_nothing_else_changes(value: str) -> None:
    query = bind(ECHO, "echo", {"word": value})
    expected = [[value, "default } # VALUES ?set_word { UNDEF }", UNTOUCHED]]
    assert in_oxigraph(query) == expected
    if "\0" not in value:  # rdflib's parser stops at it
        assert in_rdflib(query) == expected


def test_without_a_value_the_text_is_as_it_was() -> None:
    assert bind(ECHO, "echo", {}) == ECHO
    assert in_oxigraph(ECHO)[0][0] is None


def test_two_values_do_not_disturb_each_other() -> None:
    query = bind(ECHO, "echo", {"word": "VALUES ?set_other { UNDEF }", "other": '"'})
    assert in_oxigraph(query) == [["VALUES ?set_other { UNDEF }", '"', UNTOUCHED]]


@settings(max_examples=15, deadline=None)
@given(HOSTILE)
def test_a_hostile_value_in_a_shipped_query_finds_nothing(value: str) -> None:
    query = bind(load_query("officials"), "officials", {"person": value, "document": value})
    assert in_oxigraph(query) == []


@pytest.mark.parametrize(
    ("type_", "value", "text", "datatype"),
    [
        ("text", "泉州市总工会", "泉州市总工会", ""),
        ("text", "", "", ""),
        ("number", "0.80", "0.8", XSD + "decimal"),
        ("number", "-3", "-3", XSD + "decimal"),
        ("year", "2023", "2023", ""),
        ("date", "2024-02-29", "2024-02-29", ""),
        ("date", "2024", "2024", ""),
    ],
)
def test_types(type_: str, value: str, text: str, datatype: str) -> None:
    term = TYPES[type_]("x", value)
    assert (term.text, term.datatype) == (text, datatype)


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("number", "1e5"),
        ("number", "１"),
        ("number", "0.8 }"),
        ("number", "NaN"),
        ("year", "23"),
        ("year", "2023-01"),
        ("date", "2023-02-30"),
        ("date", "2023-1-1"),
        ("iri", "officials"),
        ("iri", "a:b> <c:d"),
        ("iri", "https://example.org/a b"),
        ("text", "\udc80"),
    ],
)
def test_a_value_of_another_type_is_refused_in_one_line(type_: str, value: str) -> None:
    assert "--set x=" in failure(TYPES[type_], "x", value)


def test_an_iri_is_an_iri() -> None:
    query = "# @param thing iri 某物 | a thing\nSELECT ?set_thing { VALUES ?set_thing { UNDEF } }"
    [row] = ox.Store().query(bind(query, "q", {"thing": "https://example.org/工会#a"}))
    assert row[0] == ox.NamedNode("https://example.org/工会#a")


def test_a_number_compares_by_value() -> None:
    query = "# @param n number 数 | a number\nASK { VALUES ?set_n { 1 } FILTER (?set_n < 2.5 && ?set_n > 2) }"
    assert not ox.Store().query(query)
    assert ox.Store().query(bind(query, "q", {"n": "2.25"}))


def test_wrong_names_and_words_list_what_there_is() -> None:
    officials = load_query("officials")
    message = failure(bind, officials, "officials", {"pots": "主席"})
    assert "did you mean post?" in message and "person, post, organisation, status, document" in message
    message = failure(bind, officials, "officials", {"status": "curent"})
    assert "did you mean current?" in message and "current former ended" in message
    assert "takes no parameters" in failure(bind, "ASK {}", "my.rq", {"a": "b"})


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("# @param", "should read"),
        ("# @param a text 中文", "should read"),
        ("# @param a txt 中文 | English", "no such type"),
        ("# @param a word: 中文 | English", "no such type"),
        ("# @param b text 中文 | English", "VALUES ?set_b { UNDEF }"),
        ("# @param a text 中文 | English\n# @param a text 中文 | English", "declared twice"),
    ],
)
def test_a_wrong_declaration_is_told_with_its_line(head: str, words: str) -> None:
    assert words in failure(declared, f"{head}\nASK {{ VALUES ?set_a {{ UNDEF }} }}", "my.rq")


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_every_parameter_of_a_shipped_query_has_a_meaning_and_an_effect(query) -> None:
    text = load_query(query.name)
    for parameter in query.parameters:
        assert not parameter.chinese.isascii() and re.match("[a-z]{2}|a ", parameter.english)
        value = (
            parameter.words[0]
            if parameter.words
            else {"number": "1", "year": "2023"}.get(parameter.type, "x")
        )
        bound = bind(text, query.name, {parameter.name: value})
        assert bound != text and "UNDEF" not in bound.split(f"?set_{parameter.name} {{")[1].split("}")[0]
        ox.Store().query(bound)


GRAPH = """@prefix kg: <https://w3id.org/gonghui-kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
<d:1> schema:name "a.txt" ; schema:mentions <o:1> , <o:2> .
<o:1> a org:Organization ; rdfs:label "泉州市总工会"@zh ; org:classification <k:1> .
<o:2> a org:Organization ; rdfs:label "泉州市茶厂"@zh ; org:classification <k:2> .
<k:1> skos:notation "union" . <k:2> skos:notation "company" .
"""


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_values_choose_rows_in_both_engines(tmp_path: Path, engine: str) -> None:
    from kg.graph.query import run

    (tmp_path / "g.ttl").write_text(GRAPH, encoding="utf-8")

    def ask(**given: str) -> list[str]:
        query = bind(load_query("organisations"), "organisations", given)
        return [row[0] for row in run(tmp_path / "g.ttl", query, engine).rows]

    assert ask() == ["泉州市总工会", "泉州市茶厂"]
    assert ask(kind="company") == ["泉州市茶厂"]
    assert ask(kind="company", organisation="泉州市总工会") == []
    assert ask(document="a.txt", organisation="泉州市总工会") == ["泉州市总工会"]


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = tmp_path / "g.ttl"
    graph.write_text(GRAPH, encoding="utf-8")
    command = ["query", "organisations", "--graph", str(graph), "--format", "csv"]
    assert main([*command, "--set", "kind=union"]) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]] == ["泉州市总工会"]
    for wrong, words in (
        (["--set", "kind"], "NAME=VALUE"),
        (["--set", "=union"], "NAME=VALUE"),
        (["--set", "kind=union", "--set", "kind=party"], "given twice"),
        (["--set", "place=x"], "organisation, kind, document"),
    ):
        assert main([*command, *wrong]) == 2
        captured = capsys.readouterr()
        assert captured.out == "" and words in captured.err and len(captured.err.splitlines()) == 1


def test_help_on_a_query_tells_its_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["query", "organisations", "--help"])
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert "--set kind=" in shown and "union party government" in shown and "组织类别" in shown
