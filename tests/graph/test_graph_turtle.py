"""graph.ttl: the same bytes always, valid whatever the text holds, replaced whole or not at all."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_samples import (
    CITY_UNION,
    LIN,
    Maker,
    both,
    entity,
    full_document,
    organisation,
    second_document,
    single,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.iris import claim_hash, encode, key_iri
from kg.graph.terms import date_literal, decimal, text
from kg.graph.turtle import write_turtle
from kg.graph.vocabulary import BASE, KG, XSD
from kg.model import EntityClass, Link, Mention, Post, ResolvedDocument, ResolvedFact, Span

FIXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
# Everything a decoded file can hold, and what is apt to break Turtle or an IRI more often.
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\"\\<>{}|^`'\n\r\t\x00\x01\x7f\x85\xa0\u2028\u3000\ufeff\uffff .;,#%/:@?&=()[]“”"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=20,
)


def oxigraph_triples(path: Path) -> set[tuple[str, str, str]]:
    return {
        (str(t.subject), str(t.predicate), str(t.object))
        for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    }


def rdflib_triples(path: Path) -> set[tuple[str, str, str]]:
    """The triples as rdflib reads them, in the notation of N-Triples, read again."""
    graph = rdflib.Graph(bind_namespaces="none").parse(path, format="turtle")
    data = graph.serialize(format="nt", encoding="utf-8")
    return {
        (str(t.subject), str(t.predicate), str(t.object))
        for t in ox.parse(input=data, format=ox.RdfFormat.N_TRIPLES)
    }


def digest(documents, path: Path) -> str:
    write_turtle(documents, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_two_parsers_read_the_same_triples_and_as_many_as_were_counted(tmp_path):
    path = tmp_path / "graph.ttl"
    count = write_turtle(both(), path)
    triples = oxigraph_triples(path)
    assert len(triples) == count > 600
    assert rdflib_triples(path) == triples
    assert not any(term.startswith("_:") for triple in triples for term in triple)


def test_the_same_bytes_for_any_order_and_for_repetitions(tmp_path):
    documents = [*both(), single("乙.txt", "澄川市总工会", [CITY_UNION, LIN])]
    expected = digest(documents, tmp_path / "a.ttl")
    assert digest(reversed(documents), tmp_path / "b.ttl") == expected
    assert digest(iter(documents + documents), tmp_path / "c.ttl") == expected
    shuffled = [dataclasses.replace(d, facts=d.facts[::-1], links=d.links[::-1]) for d in documents[::-1]]
    assert digest(shuffled, tmp_path / "d.ttl") == expected


def test_the_same_bytes_for_any_hash_seed(tmp_path):
    program = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]);"
        "from graph_samples import both; from kg.graph.turtle import write_turtle;"
        "write_turtle(both(), pathlib.Path(sys.argv[2]))"
    )
    seen = set()
    for seed in ("0", "1", "4711"):
        path = tmp_path / f"{seed}.ttl"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", program, str(Path(__file__).parent), str(path)]
        subprocess.run(command, env=environment, check=True)
        seen.add(path.read_bytes())
    assert len(seen) == 1


@FIXED
@given(name=HOSTILE, label=HOSTILE, title=HOSTILE, body=HOSTILE, reason=HOSTILE)
def test_hostile_text_comes_back_to_the_letter(tmp_path_factory, name, label, title, body, reason):
    path = tmp_path_factory.mktemp("hostile") / "graph.ttl"
    make = Maker(name, body)
    person, union = entity(EntityClass.PERSON, label), organisation(label)
    whole = Span(0, len(body))
    who = Mention(0, len(body), body, EntityClass.PERSON)
    where = Mention(0, len(body), body, EntityClass.ORGANISATION)
    make.links = {who: Link(who, person, reason, 0.5), where: Link(where, union, reason, 0.5)}
    make.facts = [ResolvedFact(Post(who, title, where, whole, "规则"), 0.5, 0)]
    count = write_turtle([make.resolved()], path)
    triples = oxigraph_triples(path)
    assert len(triples) == count
    assert rdflib_triples(path) == triples
    literals = {
        t.object.value
        for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if isinstance(t.object, ox.Literal)
    }
    assert {name, label, title, body, reason} <= literals


@FIXED
@given(st.lists(HOSTILE, min_size=2, max_size=2, unique=True))
def test_different_names_have_different_safe_iris(names):
    one, other = (encode(name) for name in names)
    assert one != other
    for part in (one, other):
        assert not set(part) & set('"\\<>{}|^` /#?') and part.isprintable()
        assert part not in (".", "..")


def test_iris_are_readable():
    assert key_iri("organisation/漳州市总工会") == BASE + "organisation/漳州市总工会"
    assert key_iri("programme/“书香·三八”") == BASE + "programme/“书香·三八”"
    assert key_iri("person/a b/../c") == BASE + "person/a%20b/%2E%2E/c"


def test_a_file_name_that_is_no_text(tmp_path):
    """A name that is not valid UTF-8 reaches Python with half surrogates."""
    count = write_turtle([single("a\udcff.txt", "澄川市", [LIN])], tmp_path / "graph.ttl")
    assert len(oxigraph_triples(tmp_path / "graph.ttl")) == count


def test_equal_claims_are_stated_once_with_the_higher_confidence(tmp_path):
    document = second_document()
    fact = document.facts[0]
    again = dataclasses.replace(fact, fact=dataclasses.replace(fact.fact, rule="other"), confidence=0.97)
    write_turtle([dataclasses.replace(document, facts=(fact, again))], tmp_path / "a.ttl")
    triples = oxigraph_triples(tmp_path / "a.ttl")
    confidences = [o for _, p, o in triples if p == f"<{KG}confidence>"]
    assert confidences == [f'"0.97"^^<{XSD}decimal>']


def test_a_fact_without_a_character_of_the_original_is_not_stated(tmp_path):
    document = second_document()
    fact = dataclasses.replace(document.facts[0].fact, evidence=Span(3, 3))
    shown = dataclasses.replace(document, facts=(ResolvedFact(fact, 0.9, 0),))
    write_turtle([shown], tmp_path / "a.ttl")
    assert "PostHolding" not in (tmp_path / "a.ttl").read_text(encoding="utf-8")


def test_a_former_post_is_not_held(tmp_path):
    write_turtle([second_document()], tmp_path / "a.ttl")
    predicates = {p for _, p, _ in oxigraph_triples(tmp_path / "a.ttl")}
    assert f"<{KG}post>" in predicates
    assert f"<{KG}holdsPostIn>" not in predicates


def test_a_mention_without_a_link_is_named(tmp_path):
    document = second_document()
    bare = ResolvedDocument(document.document, document.facts, ())
    with pytest.raises(ValueError, match=r"简报\.md: no link for .*澄川市总工会|林若舟"):
        write_turtle([bare], tmp_path / "a.ttl")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "graph.ttl"
    write_turtle(both(), path)
    before = path.read_bytes()

    def failing():
        yield full_document("new.txt")
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_turtle(failing(), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]


def test_no_documents_give_a_valid_graph(tmp_path):
    count = write_turtle([], tmp_path / "graph.ttl")
    assert len(oxigraph_triples(tmp_path / "graph.ttl")) == count


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("3E+4"), "30000"),
        (Decimal("7205000.00"), "7205000"),
        (Decimal("0.90"), "0.9"),
        (Decimal("-0.0"), "0"),
        (0.1, "0.1"),
        (1e-07, "0.0000001"),
    ],
)
def test_decimals_are_canonical(value, expected):
    assert decimal(value).text == expected


def test_decimals_are_finite():
    with pytest.raises(ValueError, match="not a decimal"):
        decimal(Decimal("NaN"))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2019", "gYear"),
        ("2019-07", "gYearMonth"),
        ("2020-02-29", "date"),
        ("2019-02-29", ""),
        ("2016/2021", ""),
        ("0000", ""),
    ],
)
def test_dates_have_the_type_of_their_precision(value, datatype):
    assert date_literal(value).datatype == (XSD + datatype if datatype else "")


def test_claims_are_kept_apart():
    assert claim_hash("ab", "c") != claim_hash("a", "bc")
    assert text("a\ud800") == text("a\ufffd")
