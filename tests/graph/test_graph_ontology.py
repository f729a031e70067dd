"""The ontology defines what a build writes, in two languages, and its documentation is current."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, URIRef
from rdflib.namespace import DCTERMS, SKOS, VANN

from kg.graph import names
from kg.graph.names import Kg
from kg.graph.query import load_graph
from kg.graph.vocabulary import KG, PREFIXES, SCHEMES, concept
from kg.graph.vocabulary_docs import DOCUMENT, REVIEW, document, review
from kg.graph.vocabulary_terms import read_ontology
from kg.resources import ontology_dir

ONTOLOGY = URIRef("https://w3id.org/gonghui-kg/ontology")
TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
LOGICAL = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty)
NEAR = (SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch)


@pytest.fixture(scope="module")
def ontology():
    return load_graph(ontology_dir() / "gonghui.ttl")


def own_terms(graph) -> set[str]:
    terms = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(KG)}
    return {str(term) for term in terms}


def languages(graph, subject, *predicates):
    return {o.language for p in predicates for o in graph.objects(subject, p)}


def own_definitions(graph) -> set[URIRef]:
    """Own classes and properties; borrowed ones are declared as well."""
    return {s for kind in TERMS for s in graph.subjects(RDF.type, kind) if s.startswith(KG)}


def test_constants_and_ontology_name_the_same_terms(ontology):
    constants = {str(value) for name, value in vars(Kg).items() if not name.startswith("_")}
    defined = {str(s) for s in own_definitions(ontology)}
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


def test_own_terms_say_why_they_are_there(ontology):
    lists = set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(own_definitions(ontology)) > 40 and len(lists) == len(SCHEMES)
    for term in own_definitions(ontology) | lists:
        assert languages(ontology, term, SKOS.editorialNote) == {"zh", "en"}, term


def test_own_terms_say_how_they_relate_to_a_standard_term(ontology):
    for term in own_definitions(ontology):
        related = {o for p in (*LOGICAL, *NEAR) for o in ontology.objects(term, p)}
        assert any(not o.startswith(KG) for o in related), term


def test_classes_have_a_standard_class_above_them_and_an_example(ontology):
    for cls in ontology.subjects(RDF.type, OWL.Class):
        if cls.startswith(KG):
            above = set(ontology.transitive_objects(cls, RDFS.subClassOf)) - {cls}
            assert any(not str(o).startswith(KG) for o in above), cls
            assert languages(ontology, cls, SKOS.example) == {"zh"}, cls


def test_matches_are_declared_as_annotations(ontology):
    """SKOS would make concepts of the terms that it relates; annotations have no consequences."""
    used = {p for p in NEAR if (None, p, None) in ontology}
    assert used and all((p, RDF.type, OWL.AnnotationProperty) in ontology for p in used)


def test_properties_say_what_they_lead_to(ontology):
    ranges = (RDFS.range, URIRef("https://schema.org/rangeIncludes"))
    domains = (RDFS.domain, URIRef("https://schema.org/domainIncludes"))
    for term in own_definitions(ontology):
        if (term, RDF.type, OWL.Class) in ontology:
            continue
        assert any((term, p, None) in ontology for p in ranges), term
        assert any((term, p, None) in ontology for p in domains), term
        literal = any(str(o).startswith((str(XSD), str(RDF))) for o in ontology.objects(term, RDFS.range))
        assert literal == ((term, RDF.type, OWL.DatatypeProperty) in ontology), term


def test_borrowed_terms_that_ours_stand_under_are_declared(ontology):
    for predicate, kind in ((RDFS.subClassOf, OWL.Class), (RDFS.subPropertyOf, OWL.ObjectProperty)):
        for term in ontology.objects(None, predicate):
            assert (term, RDF.type, kind) in ontology, term


def test_the_header_says_who_made_it_and_under_which_licence(ontology):
    for predicate in (
        DCTERMS.license,
        DCTERMS.created,
        DCTERMS.modified,
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
    ):
        assert ontology.value(ONTOLOGY, predicate), predicate
    for predicate in (DCTERMS.title, DCTERMS.description, SKOS.editorialNote):
        assert languages(ontology, ONTOLOGY, predicate) == {"zh", "en"}, predicate
    assert isinstance(ontology.value(ONTOLOGY, DCTERMS.creator), URIRef)  # its range is an agent
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == KG
    assert str(ontology.value(ONTOLOGY, OWL.versionIRI)).endswith(
        f"/{ontology.value(ONTOLOGY, OWL.versionInfo)}"
    )


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


@pytest.fixture(scope="module")
def axioms():
    return load_graph(Path(__file__).with_name("borrowed_axioms.ttl"))


def contradictions(*graphs) -> list[str]:
    """What the rules of OWL 2 RL find wrong with the graphs together."""
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph()
    for part in graphs:
        graph += part
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    return [*map(str, errors), *map(str, graph.subjects(RDF.type, OWL.Nothing))]


def test_the_ontology_is_consistent_with_a_build_and_with_what_it_borrows(ontology, axioms, described_graph):
    assert not contradictions(ontology, axioms, described_graph)


@pytest.mark.parametrize(
    "broken",
    [
        "<urn:x> a kg:Honour , kg:Figure .",  # our own disjoint classes
        "<urn:x> a kg:PostHolding ; org:organization <urn:y> . <urn:y> a foaf:Person .",  # ranges of ORG
        "<urn:x> a kg:Honour ; prov:wasDerivedFrom <urn:y> . <urn:y> a prov:Activity .",  # PROV-O
        "<urn:x> a kg:Award ; skos:inScheme <urn:y> . <urn:y> a skos:Concept .",  # SKOS
        "<urn:x> a kg:Passage ; oa:hasSelector <urn:y> . <urn:y> a kg:Mention .",  # Web Annotation
        "<urn:x> kg:holdsPostIn <urn:y> . <urn:y> a foaf:Document .",  # through a superproperty
    ],
)
def test_a_contradiction_would_be_found(ontology, axioms, broken):
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    head = "".join(f"@prefix {prefix}: <{namespace}> . " for prefix, namespace in PREFIXES.items())
    assert contradictions(ontology, axioms, graph.parse(data=head + broken))


def test_every_borrowed_object_property_has_its_axioms(axioms, described_graph):
    """The test of consistency would be worth little if the terms in use were not in it."""
    free = {"rdf", "rdfs", "schema", "dc", "cnt", "void", "kg"}  # no domains or ranges of use, or our own
    free = {PREFIXES[prefix] for prefix in free}
    literal = {str(p) for _, p, o in described_graph if not isinstance(o, URIRef)}
    used = {str(p) for p in described_graph.predicates() if not str(p).startswith(tuple(free))} - literal
    known = {str(s) for s in axioms.subjects()}
    # Without range and domain, or with any: dcterms:isPartOf, dcterms:source.
    assert used - known <= {str(DCTERMS.isPartOf), str(DCTERMS.source)}


def test_constants_are_named_as_their_terms():
    for name in (
        "Rdf",
        "Rdfs",
        "Skos",
        "Foaf",
        "Org",
        "Prov",
        "Oa",
        "Dc",
        "Dct",
        "Schema",
        "Cnt",
        "Void",
        "Kg",
    ):
        constants = {k: str(v) for k, v in vars(getattr(names, name)).items() if not k.startswith("_")}
        assert constants and all(iri.endswith(k.rstrip("_")) for k, iri in constants.items()), name


def test_the_documentation_is_current():
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "make ontology-docs"
    assert REVIEW.read_text(encoding="utf-8") == review(), "make ontology-docs"


def test_the_review_has_every_own_term(ontology):
    text = REVIEW.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `kg:")]
    terms = read_ontology()
    assert len(rows) == len(terms.classes) + len(terms.properties) + len(terms.lists)
    for term in own_definitions(ontology):
        assert any(row.startswith(f"| `kg:{term.removeprefix(KG)}`<br>") for row in rows), term
