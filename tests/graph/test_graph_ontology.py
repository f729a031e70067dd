"""The ontology defines what a build writes, in two languages, and its documentation is current."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, URIRef
from rdflib.namespace import DCTERMS, SKOS, VANN

from kg.graph.names import Kg
from kg.graph.query import load_graph
from kg.graph.vocabulary import KG, SCHEMES, concept
from kg.graph.vocabulary_docs import DOCUMENT, document
from kg.resources import ontology_dir

ONTOLOGY = URIRef("https://w3id.org/gonghui-kg/ontology")


@pytest.fixture(scope="module")
def ontology():
    return load_graph(ontology_dir() / "gonghui.ttl")


def own_terms(graph) -> set[str]:
    terms = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(KG)}
    return {str(term) for term in terms}


def languages(graph, subject, *predicates):
    return {o.language for p in predicates for o in graph.objects(subject, p)}


def test_constants_and_ontology_name_the_same_terms(ontology):
    constants = {str(value) for name, value in vars(Kg).items() if not name.startswith("_")}
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    defined = {str(s) for kind in kinds for s in ontology.subjects(RDF.type, kind)}
    # Statement is the class above the kinds of facts; nothing is a statement alone.
    assert defined == constants | {KG + "Statement"}


def test_every_own_term_of_a_build_is_defined(ontology, sample_graph):
    assert own_terms(sample_graph) <= {str(s) for s in ontology.subjects(RDF.type)}


def test_every_own_term_of_the_shapes_is_defined(ontology):
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    assert own_terms(shapes) - {KG} <= {str(s) for s in ontology.subjects(RDF.type)}


def test_every_term_is_labelled_and_defined_in_two_languages(ontology):
    terms = [s for s in set(ontology.subjects(RDF.type)) if s.startswith(KG)]
    assert len(terms) > 90
    for term in terms:
        assert languages(ontology, term, RDFS.label, SKOS.prefLabel) == {"zh", "en"}, term
        assert languages(ontology, term, SKOS.definition) == {"zh", "en"}, term


def test_own_classes_say_what_they_extend_and_why_they_are_there(ontology):
    for cls in ontology.subjects(RDF.type, OWL.Class):
        assert list(ontology.objects(cls, RDFS.subClassOf)), cls
        assert languages(ontology, cls, SKOS.scopeNote) == {"zh", "en"}, cls


def test_the_header_says_who_made_it_and_under_which_licence(ontology):
    for predicate in (DCTERMS.license, DCTERMS.creator, OWL.versionIRI, VANN.preferredNamespacePrefix):
        assert ontology.value(ONTOLOGY, predicate), predicate
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == KG


def test_closed_lists_of_the_program_are_those_of_the_ontology(ontology):
    for scheme in SCHEMES:
        concepts = set(ontology.subjects(SKOS.inScheme, URIRef(scheme.iri)))
        assert concepts == {URIRef(KG + c.name) for c in scheme.concepts}
        for c in scheme.concepts:
            iri = URIRef(KG + c.name)
            assert str(ontology.value(iri, SKOS.notation)) == c.notation
            labels = {str(label) for label in ontology.objects(iri, SKOS.prefLabel)}
            assert labels == {c.zh, c.en}


def test_closed_lists_of_the_shapes_are_complete():
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    for scheme in SCHEMES:
        wanted = {URIRef(KG + c.name) for c in scheme.concepts}
        lists = [set(shapes.items(o)) for o in shapes.objects(None, URIRef("http://www.w3.org/ns/shacl#in"))]
        assert wanted in lists, scheme.name


def test_a_word_outside_a_closed_list_is_refused():
    with pytest.raises(ValueError, match=r"bank.*organisationKinds.*union"):
        concept(SCHEMES[0], "bank")


def test_the_ontology_is_consistent_with_a_build(ontology, sample_graph):
    """Under the rules of OWL 2 RL, with the classes of the vocabularies that it builds on held apart."""
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph()
    graph += ontology
    graph += sample_graph
    graph.parse(
        data="""@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix kg: <https://w3id.org/gonghui-kg/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        foaf:Person owl:disjointWith org:Organization , foaf:Document , kg:Statement , kg:Award .
        org:Organization owl:disjointWith kg:Statement , kg:Award , kg:Programme , foaf:Document .
        prov:Entity owl:disjointWith prov:Activity , org:Organization , foaf:Person .
        oa:SpecificResource owl:disjointWith oa:Selector , foaf:Document ."""
    )
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = set(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    assert not errors
    assert not list(graph.subjects(RDF.type, OWL.Nothing))


def test_the_documentation_is_current():
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "python -m kg.graph.vocabulary_docs"
