"""How terms are written: canonical N-Triples, and Turtle.

Canonical N-Triples (RDF 1.2 N-Triples, section 4, which RDFC-1.0 uses too) is what terms are sorted, compared
and handed on in: one notation a term, whoever writes it. A subject or predicate is its bare IRI there
(``_:b0`` for a blank node), an object ``<…>``, ``_:b0`` or ``"…"`` with language or datatype.

Turtle has the same strings, but for characters that nobody would see, which are escaped.
"""

from __future__ import annotations

import re

from kg.graph.terms import Literal, Term
from kg.graph.vocabulary import BASE, PREFIXES, RDF

__all__ = ["TurtleNotation", "literal_parts", "ntriples", "relative", "shortened"]

_CANONICAL = re.compile('["\\\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# What a terminal or an editor may take for a line end, a change of direction, or nothing at all: C1 controls,
# marks and overrides of direction, line and paragraph separators, the byte order mark, non-characters.
_UNSEEN = re.compile("[\x80-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
# Names that need no escaping after a prefix (a part of PN_LOCAL).
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# What may stand relative to BASE: resolving neither drops a segment nor takes it for a scheme.
_RELATIVE = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:$|#|/(?!\.{1,2}(?:[/?#]|$))).*", re.DOTALL)
_DOTS = re.compile(r"/\.{1,2}(?:[/?#]|$)")
_TYPE = RDF + "type"
_REMEMBERED = 20_000


def ntriples(term: Term) -> str:
    """A term as an object of canonical N-Triples has it."""
    if isinstance(term, Literal):
        quoted = '"' + _CANONICAL.sub(_escape, term.text) + '"'
        if term.language:
            return f"{quoted}@{term.language}"
        return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted
    return f"<{term}>"


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def literal_parts(term: str) -> tuple[str, str, str]:
    """The inside of a literal's quotation marks, still escaped; its language; its datatype (an IRI, empty for
    a plain string)."""
    end = term.rindex('"')
    tail = term[end + 1 :]
    if tail.startswith("@"):
        return term[1:end], tail[1:], ""
    return term[1:end], "", tail[3:-1]


def relative(iri: str) -> str | None:
    """What of an IRI below :data:`BASE` stands for it where that is the base; None if it must be written in full."""
    if iri.startswith(BASE):
        rest = iri[len(BASE) :]
        if _RELATIVE.fullmatch(rest) and not _DOTS.search(rest):
            return rest
    return None


def shortened(iri: str) -> tuple[str, str] | None:
    """An IRI as prefix and local name (``("foaf", "Person")``), None where none of the prefixes fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return prefix, iri[len(namespace) :]
    return None


class TurtleNotation:
    """Terms as Turtle writes them, with the prefixes of :data:`PREFIXES` and :data:`BASE` as base.

    Remembers IRIs, of which most come often, and forgets them when they have become many, so that memory stays
    flat however long the graph is.
    """

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """A subject or predicate: an IRI, or a blank node, which stays as it is."""
        known = self._seen.get(iri)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[iri] = _turtle_iri(iri)
        return known

    def object(self, term: str) -> str:
        """An object in canonical N-Triples."""
        if term[0] != '"':
            return self.iri(term[1:-1]) if term[0] == "<" else term
        if not term.isascii():
            term = _UNSEEN.sub(_escape, term)
        if term[-1] == ">":
            quoted, _, datatype = term.rpartition("^^")
            return f"{quoted}^^{self.iri(datatype[1:-1])}"
        return term

    def block(self, subject: str, pairs: list[tuple[str, str]]) -> str:
        """A subject with its predicates and objects: ``a`` first, then in order of their notation."""
        written = sorted(("" if p == _TYPE else self.iri(p), self.object(o)) for p, o in pairs)
        body = " ;\n    ".join(f"{verb or 'a'} {thing}" for verb, thing in written)
        return f"{self.iri(subject)}\n    {body} .\n\n"


def _turtle_iri(iri: str) -> str:
    if iri.startswith("_:"):
        return iri
    below = relative(iri)
    if below is not None:
        return f"<{below}>"
    short = shortened(iri)
    return f"{short[0]}:{short[1]}" if short else f"<{iri}>"
