"""How a graph came about (PROV-O), and the closed lists that it uses (SKOS).

The graph is an entity that a build generated; the build is an activity that used the documents and the lexicons, each
known by its SHA-256, and that the program in its version was associated with. There is no plan and no qualified
association: the program and the lexicons are all that a build follows, and both are there already.

No clock and no path goes in: the same inputs and the same version give the same bytes. PROV-O does not
ask for times; the file's own date says when it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kg.graph.iris import build_iri, concept_iri, lexicon_iri, scheme_iri, software_iri
from kg.graph.names import Prov, Rdf, Rdfs, Schema, Skos
from kg.graph.sections import GRAPH
from kg.graph.terms import Iri, Literal, Triple, chinese, text
from kg.graph.vocabulary import Concept, Scheme
from kg.lexicon import SHIPPED, LexiconSources
from kg.lexicon.files import shipped_sha256

__all__ = ["build_triples", "concept_triples", "software_version"]

_SHIPPED_NAME = "gonghui-kg-lexicons"
"""The lexicons that travel with the program, all of them (``kg/lexicon/data``)."""


@cache
def software_version() -> str:
    """The version of the installed distribution, or ``unknown`` in a bare checkout."""
    try:
        return version("gonghui-kg")
    except PackageNotFoundError:
        return "unknown"


def build_triples(documents: Iterable[Iri], sources: LexiconSources = SHIPPED) -> Iterator[Triple]:
    """What made the graph: the run, the program, and the documents and lexicons that went in.

    What the graph holds is said in :mod:`kg.graph.description`.

    The shipped lexicons are one entity, a file that a user added one each. All are part of the run's IRI: with other
    words it is another run.
    """
    used = sorted(set(documents))
    software = software_iri(software_version())
    lexicons = sorted(
        {(_SHIPPED_NAME, shipped_sha256()), *((file.name, file.sha256) for file in sources.added)}
    )
    build = build_iri(software, *used, *(lexicon_iri(*lexicon) for lexicon in lexicons), *sources.left_out)
    yield Iri(GRAPH), Rdf.type, Prov.Entity
    yield Iri(GRAPH), Prov.wasGeneratedBy, build
    yield build, Rdf.type, Prov.Activity
    yield build, Rdfs.label, Literal("kg build", language="en")
    yield build, Prov.wasAssociatedWith, software
    for document in used:
        yield build, Prov.used, document
    for lexicon in lexicons:
        yield build, Prov.used, lexicon_iri(*lexicon)
        yield from _lexicon(*lexicon)
    yield software, Rdf.type, Prov.SoftwareAgent
    yield software, Rdfs.label, text("gonghui-kg")
    yield software, Schema.softwareVersion, text(software_version())


def _lexicon(name: str, sha256: str) -> Iterator[Triple]:
    iri = lexicon_iri(name, sha256)
    yield iri, Rdf.type, Prov.Entity
    yield iri, Rdfs.label, text(name)
    yield iri, Schema.name, text(name)
    yield iri, Schema.sha256, text(sha256)


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
