"""From any form to any other, by sorting: the same triples give the same bytes, whatever form and order they come in.

Statements are sorted twice on disk (:mod:`kg.graph.sorting`): by subject, so that it can be seen which document a
thing belongs to, and by the place that it gets in the file. Memory holds a run of the sort and one subject. What a
build wrote as Turtle comes back from every form to the byte.

A form without named graphs drops their names. Where the input names no graph and the form can, each document gets
one (:mod:`kg.graph.sections`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.graph.forms import Form
from kg.graph.parsing import Quad
from kg.graph.sections import DOCUMENTS, OTHERS, document_order, place
from kg.graph.serialising import WRITERS, Block, line
from kg.graph.sorting import SortedLines

__all__ = ["Conversion", "converted"]

# No IRI, blank node or canonical N-Triples literal holds a tab, and all that they hold sorts after it.
_TAB = "\t"


@dataclass(slots=True)
class Conversion:
    """What a conversion has seen so far: statements taken in, statements written once repetitions are left out, and
    named graphs whose names the form cannot hold."""

    read: int = 0
    written: int = 0
    dropped_graphs: int = 0


def converted(
    quads: Iterable[Quad], form: Form, seen: Conversion | None = None, *, folder: Path | None = None
) -> Iterator[str]:
    """The text of the statements in `form`, in pieces; sorted, each statement once.

    `seen` is counted up on the way. `folder` takes temporary files. Errors of `quads` come through.
    """
    seen = seen if seen is not None else Conversion()
    with SortedLines(folder) as lines:
        if form.name == "nt":
            lines.update(line(*quad[:3]) for quad in _without_graphs(quads, seen))
            for text in lines:
                seen.written += 1
                yield text + "\n"
            return
        if form.graphs:
            named = _gather(lines, _counted(quads, seen))
        else:
            named = False
            _gather(lines, _without_graphs(quads, seen))
        with SortedLines(folder) as ordered:
            if form.name == "nq":
                ordered.update(line(*quad) for _, quad in _placed(lines, assign=not named))
                for text in ordered:
                    seen.written += 1
                    yield text + "\n"
                return
            ordered.update(
                _TAB.join((order, quad.graph, *quad[:3]))
                for order, quad in _placed(lines, assign=form.graphs and not named)
            )
            yield from WRITERS[form.name](_blocks(ordered, seen))


def _counted(quads: Iterable[Quad], seen: Conversion) -> Iterator[Quad]:
    for quad in quads:
        seen.read += 1
        yield quad


def _without_graphs(quads: Iterable[Quad], seen: Conversion) -> Iterator[Quad]:
    names: set[str] = set()
    for quad in _counted(quads, seen):
        if quad.graph and quad.graph not in names:
            names.add(quad.graph)
            seen.dropped_graphs = len(names)
        yield quad._replace(graph="") if quad.graph else quad


def _gather(lines: SortedLines, quads: Iterable[Quad]) -> bool:
    """Take statements in by subject; gives whether any of them is in a named graph."""
    named = False
    for quad in quads:
        named = named or bool(quad.graph)
        lines.add(_TAB.join(quad))
    return named


def _placed(lines: Iterable[str], *, assign: bool) -> Iterator[tuple[str, Quad]]:
    """Statements with what they are sorted by next: the part of the file, then the document or graph.

    `assign` gives what belongs to a document the document's graph.
    """
    statements = (Quad(*text.split(_TAB)) for text in lines)
    for subject, group in groupby(statements, key=lambda quad: quad.subject):
        quads = list(group)
        section, document = place(subject, ((quad.predicate, quad.object) for quad in quads))
        for quad in quads:
            if quad.graph:
                # As it was given: a document's own graph with the documents, any other at the end.
                part = DOCUMENTS if quad.graph == document else OTHERS
                yield f"{part}{_TAB}{document_order(quad.graph)}", quad
            else:
                order = f"{section}{_TAB}{document_order(document)}"
                yield order, quad._replace(graph=document) if assign else quad


def _blocks(lines: Iterable[str], seen: Conversion) -> Iterator[Block]:
    rows = (text.split(_TAB) for text in lines)
    for (section, _, graph, subject), group in groupby(rows, key=lambda row: tuple(row[:4])):
        pairs = [(predicate, value) for *_, predicate, value in group]
        seen.written += len(pairs)
        yield Block(int(section), graph, subject, pairs)
