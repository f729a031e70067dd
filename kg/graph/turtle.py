"""Writing ``graph.ttl``: the same bytes for the same documents, in whatever order they come.

rdflib's serializer is not used: it needs the whole graph in memory and is many times slower. Here each
document is written to a spool as it comes, and the spool is put in order at the end, so that memory
holds one document, the entities and the posts.

The result is Turtle 1.1 (https://www.w3.org/TR/turtle/): a subject a block, in order of IRIs, ``a`` first,
then predicates and objects in order of their notation, no blank nodes, UTF-8, line feeds.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.graph.documents import describe
from kg.graph.entities import Entities
from kg.graph.provenance import build_triples, concept_triples
from kg.graph.terms import Iri, Literal, Term, Triple
from kg.graph.vocabulary import BASE, PREFIXES, RDF, Concept, Scheme
from kg.lexicon import SHIPPED, LexiconSources
from kg.model import ResolvedDocument

__all__ = ["escape", "render", "write_turtle"]

# Quotation mark, backslash and everything that a terminal or an editor may take for a line end or worse.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Names that need no escaping after a prefix (a part of PN_LOCAL).
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPE = RDF + "type"


def escape(value: str) -> str:
    """The inside of a Turtle string in double quotes."""
    return _ESCAPED.sub(lambda m: _SHORT.get(m[0]) or f"\\u{ord(m[0]):04X}", value)


class _Notation:
    """Terms as Turtle writes them; remembers IRIs, of which most come often."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def __call__(self, term: Term) -> str:
        if isinstance(term, Literal):
            quoted = f'"{escape(term.text)}"'
            if term.language:
                return f"{quoted}@{term.language}"
            return f"{quoted}^^{self.iri(term.datatype)}" if term.datatype else quoted
        return self.iri(term)

    def iri(self, iri: str) -> str:
        known = self._seen.get(iri)
        if known is None:
            known = self._seen[iri] = _iri(iri)
        return known

    def forget(self) -> None:
        """Drop what was remembered, so that memory stays flat from document to document."""
        self._seen.clear()


def _iri(iri: str) -> str:
    if iri.startswith(BASE):
        # Relative to @base. What :mod:`kg.graph.iris` makes never begins with a slash or a scheme.
        return f"<{iri[len(BASE) :]}>"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def render(triples: Iterable[Triple], notation: _Notation | None = None) -> tuple[str, int]:
    """Triples as Turtle without a header, and how many they are once repetitions are left out."""
    note = notation or _Notation()
    subjects: dict[Iri, set[tuple[Iri, Term]]] = {}
    for subject, predicate, value in triples:
        group = subjects.get(subject)
        if group is None:
            group = subjects[subject] = set()
        group.add((predicate, value))
    lines: list[str] = []
    for subject in sorted(subjects):
        pairs = sorted(("" if p == _TYPE else note(p), note(o)) for p, o in subjects[subject])
        body = " ;\n    ".join(f"{verb or 'a'} {thing}" for verb, thing in pairs)
        lines.append(f"{note.iri(subject)}\n    {body} .\n")
    return "".join(f"{line}\n" for line in lines), sum(map(len, subjects.values()))


def write_turtle(documents: Iterable[ResolvedDocument], path: Path, sources: LexiconSources = SHIPPED) -> int:
    """Write all that the documents state to `path`, and return the number of triples.

    `sources` are the lexicons that the documents were read with; what a user added to them is recorded.

    Documents may come one at a time and in any order. Of two with the same name and the same bytes the
    first is taken: they state the same. The file appears whole or not at all; an old one stays until the new
    one is complete. Raises OSError where `path` cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=path.parent) as spool:
        contents = _Contents(spool, sources)
        for document in documents:
            contents.add(document)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as out:
                count = contents.write(out)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return count


class _Contents:
    """A graph in the making: blocks of documents in the spool, what they share in memory."""

    def __init__(self, spool: IO[bytes], sources: LexiconSources) -> None:
        self._spool = spool
        self._sources = sources
        self._notation = _Notation()
        self._blocks: dict[tuple[str, str], tuple[int, int]] = {}
        self._documents: list[Iri] = []
        self._entities = Entities(sources)
        self._shared: set[Triple] = set()
        self._concepts: set[tuple[Scheme, Concept]] = set()
        self._count = 0

    def add(self, resolved: ResolvedDocument) -> None:
        key = (resolved.document.name, resolved.document.sha256)
        if key in self._blocks:
            return
        described = describe(resolved)
        block, count = render(described.own, self._notation)
        self._notation.forget()
        data = block.encode("utf-8")
        self._blocks[key] = self._spool.tell(), len(data)
        self._spool.write(data)
        self._count += count
        self._documents.append(described.iri)
        self._entities.add(resolved.links)
        self._shared.update(described.shared)
        self._concepts |= described.concepts

    def write(self, out: IO[bytes]) -> int:
        count = self._count
        out.write(_header().encode("utf-8"))
        for title, triples in self._sections():
            block, number = render(triples)
            out.write(f"# {title}\n\n{block}".encode())
            count += number
        out.write("# 文档 · documents\n\n".encode())
        for offset, length in (self._blocks[key] for key in sorted(self._blocks)):
            self._spool.seek(offset)
            out.write(self._spool.read(length))
        return count

    def _sections(self) -> Iterator[tuple[str, Iterable[Triple]]]:
        yield "来源 · provenance", build_triples(self._documents, self._sources)
        yield "词表 · words of closed lists", concept_triples(self._concepts | self._entities.concepts())
        yield "实体与职务 · entities and posts", [*self._entities.triples(), *self._shared]


def _header() -> str:
    lines = [f"@base <{BASE}> ."]
    lines += [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(PREFIXES.items())]
    return "\n".join(lines) + "\n\n"
