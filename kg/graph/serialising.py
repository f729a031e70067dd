"""Writing a graph subject by subject, in any form. The same triples give the same bytes.

A writer takes blocks (a subject with all that a graph says of it) in order and yields text; it holds one block at
a time. Turtle and TriG group a document's things together; N-Triples and N-Quads are sorted line by line, which
makes them the canonical form of RDFC-1.0 (https://www.w3.org/TR/rdf-canon/) for a graph without blank nodes, so
that ``diff`` compares two builds; JSON-LD has an object a subject.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.graph.jsonld import JsonLdNotation, load_context
from kg.graph.notation import TurtleNotation
from kg.graph.sections import TITLES
from kg.graph.vocabulary import BASE, PREFIXES

__all__ = ["WRITERS", "Block", "line", "section_title", "turtle_header"]


class Block(NamedTuple):
    """A subject with its predicates and objects in one graph; `section` is the part of the file."""

    section: int
    graph: str
    subject: str
    pairs: list[tuple[str, str]]


def turtle_header() -> str:
    """The base and prefixes of Turtle and TriG."""
    lines = [f"@base <{BASE}> ."]
    lines += [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(PREFIXES.items())]
    return "\n".join(lines) + "\n"


def section_title(section: int) -> str:
    """The comment at the head of a part of a file, in Turtle and TriG."""
    return f"\n# {TITLES[section]}\n\n"


def line(subject: str, predicate: str, value: str, graph: str = "") -> str:
    """A statement as a line of canonical N-Quads, without the line feed."""
    if graph:
        return f"{_node(subject)} <{predicate}> {value} {_node(graph)} ."
    return f"{_node(subject)} <{predicate}> {value} ."


def _node(node: str) -> str:
    return node if node.startswith("_:") else f"<{node}>"


def _turtle(blocks: Iterable[Block]) -> Iterator[str]:
    yield turtle_header()
    notation = TurtleNotation()
    section = -1
    for block in blocks:
        if block.section != section:
            section = block.section
            yield section_title(section)
        yield notation.block(block.subject, block.pairs)


def _trig(blocks: Iterable[Block]) -> Iterator[str]:
    yield turtle_header()
    notation = TurtleNotation()
    section, graph = -1, ""
    for block in blocks:
        if block.graph != graph or block.section != section:
            if graph:
                yield "}\n"
            if block.section != section:
                section = block.section
                yield section_title(section)
            if graph := block.graph:
                yield f"GRAPH {notation.iri(graph)} {{\n\n"
        yield notation.block(block.subject, block.pairs)
    if graph:
        yield "}\n"


def _jsonld(blocks: Iterable[Block]) -> Iterator[str]:
    context = load_context()
    notation = JsonLdNotation(context)
    head = json.dumps({"@base": BASE, **context}, ensure_ascii=False, indent=1)
    yield f'{{"@context": {head},\n"@graph": ['
    separator = "\n"
    for block in blocks:
        yield separator + json.dumps(notation.node(block.subject, block.pairs), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


WRITERS: dict[str, Callable[[Iterable[Block]], Iterator[str]]] = {
    "ttl": _turtle,
    "trig": _trig,
    "jsonld": _jsonld,
}
"""The forms that are written in blocks, by name."""
