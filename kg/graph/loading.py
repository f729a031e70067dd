"""A graph of any form into rdflib, for what works in memory: SHACL, and queries that only rdflib answers.

pyoxigraph parses, which is several times faster than rdflib's parsers and reads every form alike. Names of
graphs are dropped; literals stay to the letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.forms import FORMS, READ_ONLY, form_of
from kg.graph.notation import literal_parts
from kg.graph.parsing import Quad, parse_file, required

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["load_any_form"]


def load_any_form(path: Path) -> Graph:
    """The triples of a graph file; its suffix says the form. KgError, in one line, if it is missing, malformed or
    holds no triples."""
    form = form_of(path, FORMS + READ_ONLY, option="kg convert --from")
    return _graph(required(parse_file(path, form), str(path)))


def _graph(quads: Iterable[Quad]) -> Graph:
    import rdflib

    terms = _Terms()
    graph = rdflib.Graph(bind_namespaces="none")
    graph.addN((terms.node(q.subject), terms.node(q.predicate), terms.object(q.object), graph) for q in quads)
    return graph


class _Terms:
    """Canonical notation as rdflib's terms. Nodes are made once: the same ones come again and again."""

    def __init__(self) -> None:
        self._nodes: dict[str, Any] = {}

    def node(self, name: str) -> Any:
        from rdflib import BNode, URIRef

        known = self._nodes.get(name)
        if known is None:
            known = BNode(name[2:]) if name.startswith("_:") else URIRef(name)
            self._nodes[name] = known
        return known

    def object(self, term: str) -> Any:
        from rdflib import Literal

        if term[0] != '"':
            return self.node(term[1:-1] if term[0] == "<" else term)
        inside, language, datatype = literal_parts(term)
        # The escapes of canonical N-Triples are all escapes of JSON.
        value = json.loads(f'"{inside}"') if "\\" in inside else inside
        return Literal(value, lang=language or None, datatype=datatype or None, normalize=False)
