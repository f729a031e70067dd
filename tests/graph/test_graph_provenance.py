"""What a graph says of its sources, of the places in them, and of how it came about."""

from __future__ import annotations

import dataclasses
import hashlib
from importlib.resources import files

import pyoxigraph as ox
import pytest
from graph_samples import FAMILY, SAID, both, full_document, scanned_document, second_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Literal, Namespace, URIRef
from rdflib.namespace import DC, DCTERMS, FOAF, PROV, XSD

from kg.graph.iris import document_iri, entity_iri, media_type_iri, web_iri
from kg.graph.provenance import build_triples
from kg.graph.query import load_graph, run
from kg.graph.turtle import write_turtle
from kg.graph.validation import validate
from kg.graph.vocabulary import BASE
from kg.lexicon import SHIPPED, LexiconSources
from kg.lexicon.files import AddedFile, shipped_sha256
from kg.model import Metadata
from kg.processing import process
from kg.resources import queries_dir

KG = Namespace("https://w3id.org/gonghui-kg/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SCANNED = URIRef(document_iri(scanned_document().document))


def written(tmp_path, *documents, sources: LexiconSources = SHIPPED):
    path = tmp_path / "graph.ttl"
    write_turtle(documents, path, sources)
    return load_graph(path)


def said(tmp_path, **values) -> dict[str, set]:
    """What is said of a file with this metadata, by property."""
    graph = written(tmp_path, scanned_document(Metadata(**values)))
    found: dict[str, set] = {}
    for predicate, value in graph.predicate_objects(SCANNED):
        found.setdefault(predicate, set()).add(value)
    return found


# Sources


def test_a_source_says_what_is_known_of_it(described_graph):
    def value(predicate):
        return described_graph.value(SCANNED, predicate)

    assert value(DCTERMS.title) == Literal("澄川工会简报", lang="zh")
    assert value(DCTERMS.issued) == Literal("2024-05", datatype=XSD.gYearMonth)
    assert value(DC.publisher) == Literal("澄川工会报社")
    assert value(DC.coverage) == Literal("澄川市")
    assert set(described_graph.objects(SCANNED, DC.creator)) == {Literal("宋知夏"), Literal("本报记者")}
    assert str(value(DCTERMS.source)) == "https://www.example.cn/简报/2024%2005.html?id=7#top"
    assert str(value(DCTERMS["format"])) == "https://www.iana.org/assignments/media-types/application/pdf"
    assert value(SCHEMA.inLanguage) == Literal("zh-Hans")
    assert set(described_graph.objects(SCANNED, RDF.type)) == {KG.SourceDocument, PROV.Entity}


def test_of_a_source_that_nothing_is_said_about_nothing_is_made_up(sample_graph):
    source = URIRef(document_iri(full_document().document))
    for predicate in (DCTERMS.title, DCTERMS.issued, DCTERMS.source, DC.publisher, DC.coverage, DC.creator):
        assert (source, predicate, None) not in sample_graph


@pytest.mark.parametrize(
    ("date", "predicate", "datatype"),
    [
        ("2024-05-06", DCTERMS.issued, XSD.date),
        ("2024", DCTERMS.issued, XSD.gYear),
        ("2024-02-30", DC.date, None),
        ("五月初", DC.date, None),
    ],
)
def test_a_date_has_the_type_of_its_precision_or_is_kept_as_written(tmp_path, date, predicate, datatype):
    assert said(tmp_path, date=date)[predicate] == {Literal(date, datatype=datatype)}


@pytest.mark.parametrize(
    "address",
    ["简报第5期", "javascript:alert(1)", "http://", "http://a b.cn/", "file:///C:/简报.pdf", "http://[::1]/"],
)
def test_what_is_no_address_of_the_web_is_kept_as_written(tmp_path, address):
    found = said(tmp_path, url=address)
    assert found[DC.source] == {Literal(address)} and DCTERMS.source not in found


@pytest.mark.parametrize(
    ("address", "iri"),
    [
        ("HTTPS://Example.CN:8080/a%20b", "https://example.cn:8080/a%20b"),
        ("http://工会.example/动态", "http://工会.example/动态"),
        ("http://example.cn/<b>?q={a}|%zz", "http://example.cn/%3Cb%3E?q=%7Ba%7D%7C%25zz"),
        ("http://example.cn/#a#b", "http://example.cn/#a%23b"),
        ("http://example.cn", "http://example.cn"),
    ],
)
def test_an_address_becomes_an_iri(address, iri):
    assert web_iri(address) == iri


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.builds(
        Metadata,
        title=st.text(),
        publisher=st.text(),
        date=st.none() | st.text(),
        place=st.text(),
        authors=st.tuples(st.text(), st.text()),
        url=st.text() | st.text().map("https://".__add__) | st.text().map("http://example.cn/".__add__),
    )
)
def test_whatever_is_said_the_graph_can_be_read_by_two_stores(tmp_path_factory, metadata):
    path = tmp_path_factory.mktemp("said") / "graph.ttl"
    count = write_turtle([scanned_document(metadata)], path)
    assert len(set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))) == count
    assert len(load_graph(path)) == count


def test_what_is_no_media_type_is_left_out():
    assert media_type_iri("Text/Plain") == "https://www.iana.org/assignments/media-types/text/plain"
    assert media_type_iri("application/xhtml+xml").endswith("/application/xhtml+xml")
    for name in ("", "text", "text/plain; charset=gbk", "a/b/c", "文本/纯"):
        assert media_type_iri(name) is None


# Places in a source


def test_a_passage_of_a_pdf_file_has_its_page_beside_its_quote(described_graph):
    pages = {}
    for passage in described_graph.subjects(OA.hasSource, SCANNED):
        if (passage, RDF.type, KG.Passage) not in described_graph:
            continue
        selectors = set(described_graph.objects(passage, OA.hasSelector))
        (page,) = (s for s in selectors if (s, RDF.type, OA.FragmentSelector) in described_graph)
        (quote,) = selectors - {page}
        pages[str(described_graph.value(quote, OA.exact))] = str(described_graph.value(page, RDF.value))
        assert str(described_graph.value(page, DCTERMS.conformsTo)).endswith("rfc8118")
        assert str(page) == f"{SCANNED}#{described_graph.value(page, RDF.value)}"
    assert pages == {"苏青禾家庭获评“最美家庭”": "page=3", "林若舟讲话": "page=1"}


@pytest.mark.parametrize("media_type", ["text/plain", "application/msword"])
def test_pages_of_other_formats_are_no_fragments(tmp_path, media_type):
    graph = written(tmp_path, scanned_document(media_type=media_type))
    assert (None, RDF.type, OA.FragmentSelector) not in graph


def test_passages_are_specific_resources_for_tools_that_know_no_more(described_graph):
    passages = set(described_graph.subjects(RDF.type, KG.Passage))
    assert passages == set(described_graph.subjects(RDF.type, OA.SpecificResource))
    assert all(described_graph.value(passage, OA.hasSource) for passage in passages)


def test_queries_give_a_fact_once_though_it_has_a_page(described_path):
    rows = run(described_path, (queries_dir() / "honours.rq").read_text(encoding="utf-8")).rows
    assert [row[0] for row in rows if row[0].endswith("家庭")] == ["苏青禾家庭"]


# Families


def test_a_family_is_a_group_and_still_found_among_mentions(described_graph, described_path):
    family = URIRef(entity_iri(FAMILY))
    assert set(described_graph.objects(family, RDF.type)) == {FOAF.Group}
    assert (family, KG.receivedAward, None) in described_graph
    table = run(described_path, (queries_dir() / "mentions.rq").read_text(encoding="utf-8"))
    assert {row[1] for row in table.rows if row[0] == "苏青禾家庭"} == {"person"}


def test_families_that_a_text_honours_are_groups(tmp_path):
    text = "澄川市总工会表彰先进\n苏青禾家庭获评“最美家庭”。市总工会主席林若舟荣获全国五一劳动奖章。\n"
    graph = written(tmp_path, process("表彰.txt", text.encode()))
    types = {
        str(graph.value(who, RDFS.label)): graph.value(who, RDF.type)
        for who in graph.objects(None, KG.recipient)
    }
    assert types == {"苏青禾家庭": FOAF.Group, "林若舟": FOAF.Person}
    assert validate(tmp_path / "graph.ttl").conforms


# Provenance


def build_of(graph):
    return graph.value(URIRef(BASE + "graph"), PROV.wasGeneratedBy)


def test_a_build_used_documents_and_lexicons_that_are_known_by_their_bytes(described_graph):
    build = build_of(described_graph)
    assert (build, RDF.type, PROV.Activity) in described_graph
    used = set(described_graph.objects(build, PROV.used))
    assert used == set(described_graph.subjects(SCHEMA.sha256)) and len(used) == len(both()) + 2
    assert all((thing, RDF.type, PROV.Entity) in described_graph for thing in used)
    agent = described_graph.value(build, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in described_graph
    assert described_graph.value(agent, SCHEMA.softwareVersion)


def test_the_shipped_lexicons_have_the_sha256_of_their_list():
    """As ``sha256sum *.toml *.tsv | sort -k2 | sha256sum`` gives it."""
    folder = files("kg.lexicon") / "data"
    names = sorted(e.name for e in folder.iterdir() if e.name.endswith((".toml", ".tsv")))
    assert "confidence.toml" in names and len(names) > 10
    lines = (f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names)
    assert shipped_sha256() == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_a_lexicon_that_a_user_added_is_an_entity_and_makes_another_build(tmp_path):
    digest = hashlib.sha256(b"x").hexdigest()
    added = LexiconSources((AddedFile("awards.toml", digest, "x", "/home/某人/awards.toml"),))
    graph = written(tmp_path, second_document(), sources=added)
    (lexicon,) = graph.subjects(SCHEMA.name, Literal("awards.toml"))
    assert str(graph.value(lexicon, SCHEMA.sha256)) == digest
    assert (build_of(graph), PROV.used, lexicon) in graph
    assert (lexicon, RDFS.label, Literal("awards.toml")) in graph
    assert "某人" not in graph.serialize(format="nt")  # no path of anyone's machine
    assert build_of(graph) != build_of(written(tmp_path, second_document()))
    assert validate(tmp_path / "graph.ttl").conforms


def test_with_words_left_out_it_is_another_build():
    def build(sources: LexiconSources) -> set[str]:
        return {s for s, p, o in build_triples([], sources) if p == str(RDF.type) and o == str(PROV.Activity)}

    assert build(LexiconSources()) != build(LexiconSources(left_out=("given_names.tsv",)))


def test_what_is_said_of_a_source_does_not_change_its_iri_nor_its_facts(tmp_path):
    def facts(graph) -> set:
        return set(graph.subjects(PROV.hadPrimarySource))

    bare = scanned_document(Metadata())
    assert document_iri(bare.document) == document_iri(scanned_document(SAID).document)
    assert facts(written(tmp_path, bare)) == facts(written(tmp_path, scanned_document(SAID)))
    renamed = dataclasses.replace(bare, document=dataclasses.replace(bare.document, name="别名.pdf"))
    assert document_iri(renamed.document) != document_iri(bare.document)
