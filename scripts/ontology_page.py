"""The page docs/ontology.html: one file, readable offline, Chinese and English side by side.

pyLODE was tried first: its wheel (3.4.1) cannot be imported from where pip puts it, and it does not keep the two
languages together, nor show the closed lists or a diagram. Jinja2 fills ``ontology_page.html`` with what the ontology
and the shapes say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from ontology_diagram import EVIDENCE, FACTS, draw, with_statement
from ontology_rows import read_rows

from kg.graph.vocabulary import KG, PREFIXES, SCHEMES
from kg.graph.vocabulary_terms import Ontology, Term, read_ontology

__all__ = ["page"]

_HERE = Path(__file__).resolve().parent


def page() -> str:
    """The page's HTML."""
    ontology = read_ontology()
    rows = with_statement(read_rows(), ontology)
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["terms"] = lambda names: _terms(names, ontology)
    template = environment.get_template("ontology_page.html")
    text = template.render(
        ontology=ontology,
        diagrams=[(d.title, Markup(draw(d, rows, ontology))) for d in (FACTS, EVIDENCE)],
        rows=rows,
        lists=_lists(ontology),
        namespace=KG,
        prefixes=sorted(_prefixes(ontology).items()),
        data=Markup(_json_ld(ontology)),
    )
    return text.rstrip() + "\n"


def _terms(names: Iterable[str], ontology: Ontology) -> Markup:
    """Names as links: own terms to their place on the page, borrowed ones to where they are defined."""
    own = {term.name for term in (*ontology.classes, *ontology.properties, *ontology.lists)}
    links = []
    for name in names:
        iri = ontology.names.get(name) or _expanded(name)
        target = f"#{name.partition(':')[2]}" if name in own else iri
        link = Markup('<a href="{}"><code>{}</code></a>').format(target, name)
        links.append(link if target else Markup("<code>{}</code>").format(name))
    return Markup(" ").join(links)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else ""


def _prefixes(ontology: Ontology) -> dict[str, str]:
    """The prefixes of all names on the page."""
    known = dict(PREFIXES)
    for name, iri in ontology.names.items():
        prefix, _, local = name.partition(":")
        known.setdefault(prefix, iri.removesuffix(local))
    return known


def _lists(ontology: Ontology) -> list[tuple[Term, list[tuple[str, Term]]]]:
    """The closed lists in the program's order, each with its words by notation."""
    terms = {term.iri: term for term in (*ontology.lists, *ontology.words)}
    return [(terms[s.iri], [(c.notation, terms[KG + c.name]) for c in s.concepts]) for s in SCHEMES]


def _json_ld(ontology: Ontology) -> str:
    """What search engines read; ``<`` is escaped, for it stands in a script element."""
    header = dict(ontology.header)
    described = {
        "@context": "https://schema.org/",
        "@type": "DefinedTermSet",
        "@id": header["IRI"],
        "name": [ontology.title.zh, ontology.title.en],
        "description": ontology.description.en,
        "version": ontology.version,
        "license": header["dcterms:license"],
        "dateModified": header["dcterms:modified"],
    }
    return json.dumps(described, ensure_ascii=False, indent=1).replace("<", "\\u003c")
