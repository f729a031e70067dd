"""How a graph came about (PROV-O), and the closed lists that it uses (SKOS).

No clock and no path goes in: the same inputs and the same version give the same bytes. PROV-O does not
ask for times; the file's own date says when it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kg.graph.iris import build_iri, concept_iri, scheme_iri, software_iri
from kg.graph.names import Prov, Rdf, Rdfs, Schema, Skos
from kg.graph.sections import GRAPH
from kg.graph.terms import Iri, Literal, Triple, chinese, text
from kg.graph.vocabulary import Concept, Scheme
from kg.lexicon import SHIPPED, LexiconSources

__all__ = ["build_triples", "concept_triples", "software_version"]


@cache
def software_version() -> str:
    """The version of the installed distribution, or ``unknown`` in a bare checkout."""
    try:
        return version("gonghui-kg")
    except PackageNotFoundError:
        return "unknown"


def build_triples(documents: Iterable[Iri], sources: LexiconSources = SHIPPED) -> Iterator[Triple]:
    """What made the graph: the run, the program, and the documents that went in.
    What the graph holds is said in :mod:`kg.graph.description`.

    A file that a user added to the lexicons is a comment of the run, by name and SHA-256, and part of its IRI:
    with other words it is another run.
    """
    used = sorted(set(documents))
    software = software_iri(software_version())
    added = sorted({f"lexicon {file.name} sha256:{file.sha256}" for file in sources.added})
    build = build_iri(software, *used, *added)
    yield Iri(GRAPH), Prov.wasGeneratedBy, build
    yield build, Rdf.type, Prov.Activity
    yield build, Rdfs.label, Literal("kg build", language="en")
    yield build, Prov.wasAssociatedWith, software
    for lexicon in added:
        yield build, Rdfs.comment, text(lexicon)
    for document in used:
        yield build, Prov.used, document
    yield software, Rdf.type, Prov.SoftwareAgent
    yield software, Rdfs.label, text("gonghui-kg")
    yield software, Schema.softwareVersion, text(software_version())


def concept_triples(concepts: Iterable[tuple[Scheme, Concept]]) -> Iterator[Triple]:
    """The words in use, with what they are called; the lists in full stand in the ontology."""
    for scheme, concept in concepts:
        iri = concept_iri(concept)
        yield iri, Rdf.type, Skos.Concept
        yield iri, Skos.inScheme, scheme_iri(scheme)
        yield iri, Skos.notation, text(concept.notation)
        yield iri, Skos.prefLabel, chinese(concept.zh)
        yield iri, Skos.prefLabel, Literal(concept.en, language="en")
        yield scheme_iri(scheme), Rdf.type, Skos.ConceptScheme
