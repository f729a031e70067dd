"""The shapes accept what a build writes, and refuse graphs that are broken, each for its own reason."""

from __future__ import annotations

import sys

import pytest
import rdflib
from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DC, DCTERMS, FOAF, ORG, PROV, SKOS

from kg.errors import KgError
from kg.graph.query import load_graph
from kg.graph.validation import validate, validate_graph
from kg.graph.vocabulary import BASE
from kg.resources import ontology_dir

KG = Namespace("https://w3id.org/gonghui-kg/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
NOWHERE = URIRef(BASE + "nowhere")


@pytest.fixture(scope="module")
def shapes():
    return load_graph(ontology_dir() / "shapes.ttl")


def drop(predicate, cls=None):
    """Take `predicate` away from one thing (of a class)."""

    def mutate(graph):
        graph.remove(first(graph, predicate, cls))

    return mutate


def put(predicate, value, cls=None):
    """Give a thing another value in place of the one it has."""

    def mutate(graph):
        triple = first(graph, predicate, cls)
        graph.remove(triple)
        graph.add((*triple[:2], value))

    return mutate


def more(predicate, value, cls):
    """Give a thing of a class one value more."""

    def mutate(graph):
        graph.add((min(graph.subjects(RDF.type, cls)), predicate, value))

    return mutate


def first(graph, predicate, cls):
    return min(
        (s, p, o)
        for s, p, o in graph.triples((None, predicate, None))
        if cls is None or (s, RDF.type, cls) in graph
    )


def number(text, datatype=XSD.decimal):
    return Literal(text, datatype=datatype)


MUTATIONS = {
    "no evidence": (drop(PROV.wasDerivedFrom, KG.Honour), "wasDerivedFrom", "MinCount"),
    "no document": (drop(PROV.hadPrimarySource, KG.Figure), "hadPrimarySource", "MinCount"),
    "evidence elsewhere": (put(OA.hasSource, NOWHERE, KG.Passage), "wasDerivedFrom", "Equals"),
    "no confidence": (drop(KG.confidence, KG.Byline), "confidence", "MinCount"),
    "confidence above one": (put(KG.confidence, number("1.5")), "confidence", "MaxInclusive"),
    "confidence below zero": (put(KG.confidence, number("-0.1")), "confidence", "MinInclusive"),
    "confidence a double": (put(KG.confidence, number("0.5", XSD.double)), "confidence", "Datatype"),
    "two confidences": (more(KG.confidence, number("0.111"), KG.Figure), "confidence", "MaxCount"),
    "post without a person": (drop(ORG.member), "member", "MinCount"),
    "post without an organisation": (drop(ORG.organization), "organization", "MinCount"),
    "post without a post": (drop(KG.post), "post", "MinCount"),
    "a person that is none": (put(ORG.member, NOWHERE), "member", "Class"),
    "unknown status": (put(KG.postStatus, KG["postStatuses-acting"]), "postStatus", "In"),
    "no day of the calendar": (put(SCHEMA.startDate, Literal("2023-02-30")), "startDate", "Node"),
    "unknown byline role": (put(KG.bylineRole, KG["bylineRoles-editor"]), "bylineRole", "In"),
    "honour without an award": (drop(KG.award, KG.Honour), "award", "MinCount"),
    "empty label of grantors": (put(KG.grantorLabel, Literal("", lang="zh")), "grantorLabel", "MinLength"),
    "year in words": (put(DCTERMS.date, Literal("2023年"), KG.Honour), "date", "Node"),
    "negative count": (put(SCHEMA.value, number("-1"), KG.HonourCount), "value", "MinInclusive"),
    "count as a string": (put(SCHEMA.value, Literal("61"), KG.HonourCount), "value", "Datatype"),
    "unknown recipients": (put(KG.recipientKind, Literal("person")), "recipientKind", "In"),
    "programme of a kind unknown": (put(KG.programmeKind, KG["eventKinds-visit"]), "programmeKind", "In"),
    "operator a person": (put(KG.operator, URIRef(BASE + "person/林若舟")), "operator", "Class"),
    "figure without a measure": (drop(KG.measure), "measure", "MinCount"),
    "figure without a unit": (drop(SCHEMA.unitText), "unitText", "MinCount"),
    "value above its maximum": (put(SCHEMA.maxValue, number("2")), "value", "LessThanOrEquals"),
    "period in words": (put(SCHEMA.temporalCoverage, Literal("五年来")), "temporalCoverage", "Pattern"),
    "planned unknown": (put(KG.planned, Literal("no")), "planned", "Datatype"),
    "event of two kinds": (more(KG.eventKind, KG["eventKinds-visit"], KG.EventReport), "eventKind", "Max"),
    "participant a programme": (
        put(KG.participant, URIRef(BASE + "programme/清凉驿站")),
        "participant",
        "Node",
    ),
    "grantor that is nothing": (put(KG.grantor, NOWHERE), "grantor", "Node"),
    "unknown property": (more(KG.salary, Literal("1"), KG.PostHolding), "salary", "Closed"),
    "unknown class": (more(RDF.type, KG.Rumour, KG.Figure), "", "SPARQL"),
    "fact without a type": (drop(RDF.type, KG.Honour), "type", "MinCount"),
    "empty quote": (put(OA.exact, Literal("\n ")), "exact", "Pattern"),
    "quote shorter than its offsets": (put(OA.exact, Literal("短")), "", "SPARQL"),
    "start after end": (put(OA.start, number("99999", XSD.integer)), "start", "LessThan"),
    "negative start": (put(OA.start, number("-1", XSD.integer)), "start", "MinInclusive"),
    "no end": (drop(OA.end), "end", "MinCount"),
    "passage without a selector": (drop(OA.hasSelector, KG.Passage), "hasSelector", "MinCount"),
    "no context": (
        lambda graph: graph.remove((None, OA.prefix, None)),
        "hasSelector",
        "MinCount",
    ),
    "mention of nothing": (drop(KG.denotes), "denotes", "MinCount"),
    "certainty of two": (put(KG.certainty, number("2")), "certainty", "MaxInclusive"),
    "sha256 cut short": (put(SCHEMA.sha256, Literal("abc")), "sha256", "Pattern"),
    "document without a name": (drop(SCHEMA.name), "name", "MinCount"),
    "organisation without a label": (drop(RDFS.label, ORG.Organization), "label", "MinCount"),
    "label without a language": (put(RDFS.label, Literal("某会"), ORG.Organization), "label", "Datatype"),
    "two labels": (more(RDFS.label, Literal("某会", lang="zh"), ORG.Organization), "label", "MaxCount"),
    "person under two names": (put(FOAF.name, Literal("林某", lang="zh")), "name", "Equals"),
    "organisation of no kind": (drop(ORG.classification), "classification", "MinCount"),
    "part of a person": (
        put(ORG.subOrganizationOf, URIRef(BASE + "person/林若舟")),
        "subOrganizationOf",
        "Class",
    ),
    "level unknown": (put(KG.awardLevel, Literal("省级")), "awardLevel", "In"),
    "division without a code": (drop(SKOS.notation, KG.AdministrativeDivision), "notation", "MinCount"),
    "word without English": (
        lambda graph: graph.remove((KG["postStatuses-former"], SKOS.prefLabel, Literal("former", lang="en"))),
        "prefLabel",
        "MinCount",
    ),
    "build without a program": (drop(PROV.wasAssociatedWith), "wasAssociatedWith", "MinCount"),
    "build that used a person": (
        lambda graph: graph.add(
            (min(graph.subjects(RDF.type, PROV.Activity)), PROV.used, URIRef(BASE + "person/林若舟"))
        ),
        "used",
        "Node",
    ),
    "lexicon without its bytes": (
        lambda graph: graph.remove((min(lexicons(graph)), SCHEMA.sha256, None)),
        "used",
        "Node",
    ),
    "passage that no other tool knows": (
        lambda graph: graph.remove(
            (min(graph.subjects(RDF.type, KG.Passage)), RDF.type, OA.SpecificResource)
        ),
        "",
        "Class",
    ),
    "page without a quote": (
        lambda graph: take_quote(graph),  # defined below
        "hasSelector",
        "QualifiedMinCount",
    ),
    "page nought": (put(RDF.value, Literal("page=0"), OA.FragmentSelector), "value", "Pattern"),
    "page of unknown syntax": (put(DCTERMS.conformsTo, NOWHERE), "conformsTo", "In"),
    "two languages": (
        more(SCHEMA.inLanguage, Literal("zh-Hant"), KG.SourceDocument),
        "inLanguage",
        "MaxCount",
    ),
    "language in words": (put(SCHEMA.inLanguage, Literal("中文")), "inLanguage", "In"),
    "format in words": (put(DCTERMS["format"], Literal("PDF")), "format", "NodeKind"),
    "publisher a thing": (put(DC.publisher, NOWHERE), "publisher", "Datatype"),
    "issued in words": (put(DCTERMS.issued, Literal("五月"), KG.SourceDocument), "issued", "Node"),
    "address that is none": (put(DCTERMS.source, URIRef("urn:x")), "source", "Pattern"),
    "family that holds a post": (more(ORG.holds, NOWHERE, FOAF.Group), "holds", "Closed"),
}


def lexicons(graph):
    """What a build used that is no document."""
    return set(graph.objects(None, PROV.used)) - set(graph.subjects(RDF.type, KG.SourceDocument))


def take_quote(graph):
    """Leave a passage nothing but its page."""
    page = min(graph.subjects(RDF.type, OA.FragmentSelector))
    passage = min(graph.subjects(OA.hasSelector, page))
    graph.remove((passage, OA.hasSelector, None))
    graph.add((passage, OA.hasSelector, page))


@pytest.mark.parametrize("path", ["graph_path", "described_path"])
def test_a_build_conforms(path, request):
    report = validate(request.getfixturevalue(path))
    assert report.conforms and not report.findings
    assert report.checked > 100


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_graph_is_refused(described_graph, shapes, name):
    mutate, path, constraint = MUTATIONS[name]
    broken = rdflib.Graph()
    broken += described_graph
    mutate(broken)
    report = validate_graph(broken, shapes)
    assert not report.conforms
    assert any(
        path in finding.path for finding in report.findings if finding.constraint.startswith(constraint)
    ), report.findings
    for finding in report.findings:
        assert not finding.message.isascii() and any(letter.isascii() for letter in finding.message)


def test_every_shape_and_constraint_speaks_both_languages(shapes):
    from rdflib.namespace import SH

    kinds = (SH.PropertyShape, SH.NodeShape, SH.SPARQLConstraint)
    speaking = {shape for kind in kinds for shape in shapes.subjects(RDF.type, kind)}
    # Those within others have no type; what an sh:or chooses from is told by the shape around it.
    speaking |= set(shapes.subjects(SH.path)) | set(shapes.objects(None, SH.property))
    assert len(speaking) > 150
    for shape in speaking:
        assert {m.language for m in shapes.objects(shape, SH.message)} == {"zh", "en"}, shape


def test_shapes_that_reach_nothing_are_told(sample_graph):
    shapes = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:s> a sh:NodeShape ; sh:nodeKind sh:IRI ;
            sh:targetClass <urn:Nothing> ; sh:targetNode <urn:absent> ."""
    )
    report = validate_graph(sample_graph, shapes)
    assert not report.conforms and report.checked == 0
    assert "Nothing was checked" in report.findings[0].message


def test_an_empty_graph_is_not_checked(shapes):
    assert not validate_graph(rdflib.Graph(), shapes).conforms


def test_without_pyshacl_the_error_says_what_to_install(sample_graph, shapes, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(KgError, match=r"pip install 'gonghui-kg\[check\]'"):
        validate_graph(sample_graph, shapes)
