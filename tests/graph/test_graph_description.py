"""What a graph says of itself: every count is found again by SPARQL over the file, in two engines."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from graph_samples import CITY_UNION, LIN, both, single
from rdflib import RDF, URIRef
from rdflib.namespace import DCAT, DCTERMS, VOID

from kg.errors import KgError
from kg.graph.description import Counts, Publication
from kg.graph.forms import FORMS, form_named
from kg.graph.query import load_graph, run, run_on
from kg.graph.sections import GRAPH
from kg.graph.turtle import write_turtle

DATASET = URIRef(GRAPH)
# The description itself is left out of every count.
COUNTED = f'FILTER (STR(?s) != "{GRAPH}" && !STRSTARTS(STR(?s), "{GRAPH}#"))'

COUNTS = {
    VOID.triples: "SELECT (COUNT(*) AS ?n) { ?s ?p ?o %s }",
    VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o %s }",
    VOID.classes: "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c %s }",
    VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o %s }",
    VOID.entities: """PREFIX void: <http://rdfs.org/ns/void#>
        SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o . ?g void:uriRegexPattern ?pattern .
        FILTER REGEX(STR(?s), ?pattern) %s }""",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("described") / "graph.ttl"
    write_turtle([*both(), single("乙.txt", "澄川市总工会", [CITY_UNION, LIN])], path)
    return path


@pytest.fixture(scope="module")
def graph(path):
    return load_graph(path)


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("predicate", COUNTS, ids=lambda p: p.rpartition("#")[2])
def test_a_count_is_exact(path, graph, predicate, engine):
    ((counted,),) = run(path, COUNTS[predicate] % COUNTED, engine).rows
    assert str(graph.value(DATASET, predicate)) == counted
    assert int(counted) > 5


@pytest.mark.parametrize(
    ("partition", "of", "number", "query"),
    [
        (
            VOID.classPartition,
            VOID["class"],
            VOID.entities,
            "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x %s } GROUP BY ?x",
        ),
        (
            VOID.propertyPartition,
            VOID.property,
            VOID.triples,
            "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o %s } GROUP BY ?x",
        ),
    ],
)
def test_every_class_and_property_is_counted(graph, partition, of, number, query):
    stated = {
        (str(graph.value(part, of)), str(graph.value(part, number)))
        for part in graph.objects(DATASET, partition)
    }
    assert stated == set(run_on(graph, query % COUNTED).rows)
    assert len(stated) > 20


def test_vocabularies_are_those_of_the_terms_in_use(graph):
    stated = set(map(str, graph.objects(DATASET, VOID.vocabulary)))
    counted = [t for s, p, o in graph if not s.startswith(GRAPH) for t in ((p, o) if p == RDF.type else (p,))]
    for term in counted:
        namespace = term[: max(term.rfind("#"), term.rfind("/")) + 1]
        assert namespace in stated or namespace.removesuffix("#") in stated
    assert "http://www.w3.org/ns/dcat#" not in stated


def test_examples_are_things_of_the_graph(graph):
    examples = list(graph.objects(DATASET, VOID.exampleResource))
    assert len(examples) == 6
    assert all((example, RDF.type, None) in graph for example in examples)


def test_no_licence_and_no_address_is_made_up(graph):
    assert not list(graph.subject_objects(DCTERMS.license))
    assert not list(graph.subject_objects(DCAT.downloadURL)) and not list(
        graph.subject_objects(VOID.dataDump)
    )


def test_files_are_listed_with_media_type_and_address(tmp_path):
    publication = Publication.of(map(form_named, ["nt", "jsonld", "nt"]), "https://example.org/data")
    write_turtle(both(), tmp_path / "graph.ttl", publication=publication)
    graph = load_graph(tmp_path / "graph.ttl")
    files = {
        str(graph.value(file, DCTERMS.title)): (
            graph.value(file, DCAT.mediaType),
            graph.value(file, DCAT.downloadURL),
        )
        for file in graph.objects(DATASET, DCAT.distribution)
    }
    assert set(files) == {"graph.ttl", "graph.nt", "graph.jsonld"}
    media = "https://www.iana.org/assignments/media-types/"
    assert files["graph.jsonld"] == (
        URIRef(media + "application/ld+json"),
        URIRef("https://example.org/data/graph.jsonld"),
    )
    assert set(graph.objects(DATASET, VOID.dataDump)) == {address for _, address in files.values()}


def test_the_form_that_is_always_written_comes_first_and_once():
    assert [form.name for form in Publication.of([form_named("turtle"), form_named("n-quads")]).forms] == [
        "ttl",
        "nq",
    ]
    assert Publication.of(FORMS).forms == FORMS


@pytest.mark.parametrize(
    "address",
    ["example.org", "ftp://example.org/", "https://", "https://a b/", "https://e.org/?x=1", "https://[/"],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(KgError, match="is no address"):
        Publication.of((), address)


def test_an_empty_graph_is_described(tmp_path):
    count = write_turtle([], tmp_path / "graph.ttl")
    quads = list(ox.parse(path=str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(set(quads)) == len(quads) == count
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert int(graph.value(DATASET, VOID.entities)) == 0


def test_examples_do_not_depend_on_the_order():
    person = "http://xmlns.com/foaf/0.1/Person"
    one, other = Counts(), Counts()
    subjects = [f"https://w3id.org/gonghui-kg/id/person/{name}" for name in "乙甲丙"]
    for subject in subjects:
        one.add(subject, [("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{person}>")])
    for subject in reversed(subjects):
        other.add(subject, [("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{person}>")])
    assert one == other and one.entities == 3
