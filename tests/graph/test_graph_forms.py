"""All forms hold the same triples, whatever the text; two readers say so; the same triples give the same bytes."""

from __future__ import annotations

import gzip
import io
import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_samples import both, full_document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.graph.context import context_text
from kg.graph.converting import Conversion, converted
from kg.graph.files import write_file
from kg.graph.forms import FORMS, READ_ONLY, TURTLE, form_named, form_of
from kg.graph.loading import load_any_form
from kg.graph.notation import ntriples
from kg.graph.parsing import Quad, parse_file, parse_stream, required
from kg.graph.sorting import SortedLines
from kg.graph.terms import Literal
from kg.graph.turtle import write_turtle
from kg.graph.vocabulary import BASE, KG, PREFIXES, RDF, XSD
from kg.resources import ontology_dir

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

NAMES = [form.name for form in FORMS]
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

# What a decoded file can hold, with what is apt to break a notation more often: quotation marks, escapes, line ends of
# every kind, marks of direction, what JSON or Turtle take for something else, characters beyond the first plane.
NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "\"'\\\n\r\t\b\f\x00\x01\x1f\x7f\x85\xa0\u061c\u200b\u200e\u200f\u2028\u2029\u202e\u2066\ufeff\ufffd\uffff"
            "<>{}|^`@_:.;,#%/ uUnN0\U0001f600\U0002a6d6\U0010ffff"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=24,
)


def text_of(quads, name: str) -> str:
    return "".join(converted(quads, form_named(name)))


def read(text: str, name: str) -> list[Quad]:
    return list(parse_stream(io.BytesIO(text.encode("utf-8")), form_named(name), "x"))


def triples(quads) -> set[tuple[str, str, str]]:
    return {tuple(quad[:3]) for quad in quads}


def rdflib_triples(text: str, name: str) -> rdflib.Graph:
    """The triples of all graphs as rdflib's own parser reads them."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=text.encode("utf-8"), format=RDFLIB[name])
    graph = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


@pytest.fixture(scope="module")
def turtle(graph_path: Path) -> str:
    return graph_path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_form_holds_the_triples_of_the_build_for_two_readers(turtle, name):
    text = text_of(read(turtle, "ttl"), name)
    assert triples(read(text, name)) == triples(read(turtle, "ttl"))
    assert isomorphic(rdflib_triples(text, name), rdflib_triples(turtle, "ttl"))


@pytest.mark.parametrize("name", NAMES)
def test_a_build_comes_back_to_the_byte_from_every_form_and_order(turtle, name):
    quads = read(turtle, "ttl")
    random.Random(7).shuffle(quads)
    text = text_of([*quads, *quads[:50]], name)
    assert text == text_of(read(turtle, "ttl"), name)
    assert text_of(read(text, name), "ttl") == turtle


def test_n_triples_and_n_quads_are_sorted_line_by_line(turtle):
    for name in ("nt", "nq"):
        lines = text_of(read(turtle, "ttl"), name).splitlines()
        assert lines == sorted(set(lines))


def test_each_document_has_its_graph_and_what_documents_share_is_in_none(turtle):
    quads = read(text_of(read(turtle, "ttl"), "trig"), "trig")
    documents = {
        q.subject for q in quads if q.predicate == RDF + "type" and q.object == f"<{KG}SourceDocument>"
    }
    assert {q.graph for q in quads} == {"", *documents} and len(documents) == 2
    for quad in quads:
        if quad.graph:
            assert quad.subject.startswith((quad.graph, BASE))
        else:
            assert not quad.subject.startswith(BASE + "document/")
            assert quad.predicate != KG + "confidence"
    facts = [q for q in quads if q.predicate == KG + "confidence"]
    sources = {q.subject: q.object[1:-1] for q in quads if q.predicate.endswith("#hadPrimarySource")}
    assert facts and all(q.graph == sources[q.subject] for q in facts)


def test_graphs_that_the_input_names_are_kept_as_they_are():
    text = "<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> <urn:z> <urn:h> .\n"
    assert set(read(text_of(read(text, "nq"), "trig"), "trig")) == set(read(text, "nq"))
    assert text_of(read(text, "nq"), "nq") == "".join(sorted(text.splitlines(keepends=True)))
    seen = Conversion()
    assert list(converted(read(text, "nq"), form_named("nt"), seen)) == [
        "<urn:s> <urn:p> <urn:o> .\n",
        "<urn:s> <urn:p> <urn:z> .\n",
    ]
    assert (seen.read, seen.written, seen.dropped_graphs) == (3, 2, 2)


@MANY
@given(value=NASTY, language=st.sampled_from(["", "zh", "en", "zh-hant"]), subject=NASTY)
@example(value='"""\\', language="", subject="../..")
@example(value="\ud7ff\ue000\U0010ffff\u202e", language="zh", subject="a:b//c")
def test_nasty_literals_come_back_to_the_letter(value, language, subject):
    from kg.graph.iris import encode

    iri = BASE + "x/" + encode(subject) if subject else BASE
    kinds = [Literal(value, language=language), Literal(value, datatype=KG + "odd"), Literal(value)]
    quads = [Quad(iri, KG + "p", ntriples(kind), "") for kind in kinds]
    quads += [Quad(iri, PREFIXES["rdfs"] + "label", ntriples(kind), "") for kind in kinds]
    quads.append(Quad(iri, KG + "post", f"<{iri}>", ""))
    for name in NAMES:
        text = text_of(quads, name)
        assert triples(read(text, name)) == triples(quads)
        values = {str(o) for o in rdflib_triples(text, name).objects() if isinstance(o, rdflib.Literal)}
        assert values == {value}
        # What a terminal might obey stays out of the forms that people read.
        if name in ("ttl", "trig"):
            assert not set(text) & set("\x00\x1b\x85\u200f\u2028\u202e\u2066\ufeff")


NATIVE = [
    Literal("7", XSD + "integer"),
    Literal("007", XSD + "integer"),
    Literal("-0", XSD + "integer"),
    Literal("123456789012345678901234567890", XSD + "integer"),
    Literal("true", XSD + "boolean"),
    Literal("1", XSD + "boolean"),
    Literal("0.10", XSD + "decimal"),
    Literal("1e400", XSD + "double"),
    Literal("2023", XSD + "gYear"),
    Literal("", ""),
]


@pytest.mark.parametrize(
    "predicate", ["kg:planned", "oa:start", "kg:confidence", "rdfs:label", "kg:post", "kg:odd"]
)
def test_json_ld_keeps_values_of_every_type_under_every_key(predicate):
    prefix, _, local = predicate.partition(":")
    quads = [Quad("urn:s", PREFIXES[prefix] + local, ntriples(value), "") for value in NATIVE]
    quads += [
        Quad("urn:s", PREFIXES[prefix] + local, f"<{iri}>", "")
        for iri in (BASE, BASE + "a/../b", "urn:o", KG + "x")
    ]
    text = text_of(quads, "jsonld")
    assert triples(read(text, "jsonld")) == triples(quads)


def test_json_ld_is_short_by_the_published_context(turtle):
    data = json.loads(text_of(read(turtle, "ttl"), "jsonld"))
    published = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert data["@context"] == {"@base": BASE, **published}
    nodes = {node["@id"]: node for node in data["@graph"]}
    person = nodes["person/林若舟"]
    assert person["@type"] == "foaf:Person" and person["rdfs:label"] == "林若舟"
    start = [node["oa:start"] for node in data["@graph"] if "oa:start" in node]
    assert start and all(isinstance(value, int) for value in start)
    written_out = {key for node in data["@graph"] for key, value in node.items() if isinstance(value, dict)}
    assert written_out <= {
        "dcterms:title",
        "dcterms:date",
        "dcterms:issued",
        "rdfs:label",
        "schema:startDate",
        "schema:endDate",
    }


def test_the_published_context_is_current():
    current = (ontology_dir() / "context.jsonld").read_text(encoding="utf-8")
    assert current == context_text(), "run: python -m kg.graph.context"


def test_an_iri_that_json_ld_would_misread_is_refused():
    with pytest.raises(KgError, match="kg:x"):
        text_of([Quad("kg:x", "urn:p", "<urn:o>", "")], "jsonld")
    assert triples(read(text_of([Quad("kg:x", "urn:p", "<urn:o>", "")], "ttl"), "ttl")) == {
        ("kg:x", "urn:p", "<urn:o>")
    }


def test_a_foreign_graph_with_blank_nodes_goes_through_every_form():
    path = ontology_dir() / "shapes.ttl"
    original = rdflib.Graph().parse(path)
    for name in NAMES:
        text = text_of(parse_file(path, TURTLE), name)
        assert text == text_of(parse_file(path, TURTLE), name)
        assert isomorphic(rdflib_triples(text, name), original)


@given(
    lines=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=8)),
    run=st.integers(1, 40),
)
@settings(deadline=None)
def test_lines_are_sorted_in_runs_as_in_memory(lines, run):
    with SortedLines(run_characters=run) as ordered:
        ordered.update(lines)
        assert list(ordered) == sorted(set(lines))


def test_packed_files_are_the_same_bytes_and_come_back(graph_path, tmp_path):
    paths = [tmp_path / "a.nt.gz", tmp_path / "b.nt.gz"]
    for path in paths:
        write_file(parse_file(graph_path, TURTLE), form_of(path, option="--to"), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    plain = text_of(parse_file(graph_path, TURTLE), "nt")
    assert gzip.decompress(paths[0].read_bytes()).decode() == plain
    assert triples(parse_file(paths[0], form_named("nt"))) == triples(parse_file(graph_path, TURTLE))


def test_rdflib_gets_the_same_graph_from_every_form(graph_path, sample_graph, tmp_path):
    for form in FORMS:
        path = tmp_path / f"graph.{form.name}"
        write_file(parse_file(graph_path, TURTLE), form, path)
        assert isomorphic(load_any_form(path), sample_graph)


def test_media_types_are_those_that_pyoxigraph_knows():
    for form in FORMS + READ_ONLY:
        assert getattr(ox.RdfFormat, form.parser).media_type.partition(";")[0] == form.media_type


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.ttl", b"<urn:a> <urn:b> .", "a.ttl: 第 1 行 line 1: "),
        ("a.ttl", '<urn:a> <urn:b> "总" .\n\n<urn:a> <urn:b> \'工 .\n'.encode(), "line 3"),
        ("a.nt", b"<urn:a> <urn:b> <urn:c> .\nx\n", "line 2"),
        ("a.jsonld", b"<html>", "line 1"),
        ("a.jsonld", b'{"@context": "https://example.org/c", "a": 1}', "not readable as JSON-LD|not JSON-LD"),
        ("a.ttl", b"\xff\xfe", "line 1"),
        ("a.ttl", b"", "holds no triples"),
        ("a.jsonld", b"{}", "holds no triples"),
        ("a.nt.gz", b"no gzip", "not a whole gzip file"),
        ("a.nt.gz", gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n")[:-9], "not a whole gzip file"),
    ],
)
def test_what_is_no_graph_is_told_in_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KgError, match=message) as raised:
        list(required(parse_file(path, form_of(path, option="--from")), str(path)))
    assert "\n" not in str(raised.value) and name in str(raised.value)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a.nt"
    target.write_text("before", encoding="utf-8")

    def failing():
        yield Quad("urn:a", "urn:b", "<urn:c>", "")
        raise KgError("no more")

    with pytest.raises(KgError, match="no more"):
        write_file(failing(), form_named("nt"), target)
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.nt"]


def test_many_documents_spill_to_disk_and_give_the_same_bytes(tmp_path, monkeypatch):
    documents = [*both(), *(full_document(f"第{n}期.txt") for n in range(8))]
    write_turtle(documents, tmp_path / "a.ttl")
    monkeypatch.setattr(SortedLines.__init__, "__defaults__", (None, 2000))
    write_turtle(documents, tmp_path / "b.ttl")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()
    assert (
        text_of(parse_file(tmp_path / "a.ttl", TURTLE), "ttl").encode() == (tmp_path / "b.ttl").read_bytes()
    )
