"""Parameters of a query: how a file declares them, and how values are bound to them.

A query stays standard SPARQL that runs unchanged in any store. A comment of its head declares a parameter ::

    # @param place text 省、市、县 | province, city or county

and one line of its pattern is the *seat* of the value ::

    VALUES ?set_place { UNDEF }

``UNDEF`` says nothing, so that without a value the query answers for all; another term there is the default.
In a store of one's own one edits that line; :func:`bind` does so for ``kg query NAME --set place=泉州市``.

A value never becomes part of the text as it came. It is made an RDF term of the declared type, the term is
written in SPARQL's notation, and the query so made is parsed: but for that one term it must be the query
that was declared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kg.errors import QueryError
from kg.graph.terms import Iri, Literal, Term, decimal
from kg.graph.vocabulary import SCHEMES

__all__ = ["TYPES", "Parameter", "bind", "declared", "is_iri", "notation"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be set in a query: its name, its type (see :data:`TYPES`), and what it means in both languages.

    `words` are the only values that it takes, if it is of a closed list.
    """

    name: str
    type: str
    chinese: str
    english: str
    words: tuple[str, ...] = ()

    def term(self, value: str) -> Term:
        """The value as an RDF term. QueryError, in one line, if it is not of the parameter's type."""
        if self.words:
            return _word(self, value)
        return TYPES[self.type](self.name, value)


def _refuse(name: str, value: str, chinese: str, english: str) -> QueryError:
    return QueryError(f"--set {name}={_shown(value)}: {chinese} {english}")


def _shown(value: str) -> str:
    """A value in a message: in one line, and not endless."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in value)
    return shown if len(shown) <= 40 else shown[:40] + "…"


def _text(name: str, value: str) -> Literal:
    """A plain string, to the letter; it is compared with ``STR(label)``, so that language tags do not count."""
    if re.search("[\ud800-\udfff]", value):
        raise _refuse(name, value, "不是 UTF-8", "is not UTF-8")
    return Literal(value)


def _number(name: str, value: str) -> Literal:
    """An ``xsd:decimal``; SPARQL compares numbers by value, whatever their type (``8`` is ``8.0``)."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value, re.ASCII):
        raise _refuse(name, value, "应为数字，如 0.8", "should be a number, such as 0.8")
    return decimal(Decimal(value))


def _year(name: str, value: str) -> Literal:
    """Four digits as a plain string; compared with the beginning of a date, of whatever precision."""
    if not re.fullmatch(r"\d{4}", value, re.ASCII):
        raise _refuse(name, value, "应为四位年份，如 2023", "should be a year of four digits, such as 2023")
    return Literal(value)


def _date(name: str, value: str) -> Literal:
    """A year, month or day as a plain string; ISO 8601 dates are in order as strings are."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise _refuse(
            name, value, "应为日期，如 2023-05-01", "should be a date, such as 2023-05-01 or 2023-05"
        ) from None
    return Literal(value)


def is_iri(value: str) -> bool:
    """Whether it is an absolute IRI of characters that SPARQL's IRIREF may hold
    (https://www.w3.org/TR/sparql11-query/#rIRIREF)."""
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20\ud800-\udfff]+", value))


def _iri(name: str, value: str) -> Iri:
    """An absolute IRI, as an IRI."""
    if not is_iri(value):
        raise _refuse(
            name, value, "应为完整的 IRI", "should be an absolute IRI, such as https://example.org/a"
        )
    return Iri(value)


TYPES: dict[str, Callable[[str, str], Term]] = {
    "text": _text,
    "number": _number,
    "year": _year,
    "date": _date,
    "iri": _iri,
}
"""The types of parameters. Beside them ``word:A,B,C`` takes one of these words, and ``word:SCHEME`` one of a
closed list of the ontology (``word:awardLevels``), as a plain string."""


def _word(parameter: Parameter, value: str) -> Literal:
    if value not in parameter.words:
        close = difflib.get_close_matches(value, parameter.words, n=1)
        hint = f" did you mean {close[0]}?" if close else ""
        words = " ".join(parameter.words)
        raise _refuse(
            parameter.name, value, "没有这个词", f"is not one of the words;{hint} 可用 there are: {words}"
        )
    return Literal(value)


# -- what a file declares ---------------------------------------------------------------------------

_DECLARED = re.compile(r"#[ \t]*@param\b[ \t]*(.*)")
_DECLARATION = re.compile(r"([a-z][a-z0-9_]*)[ \t]+(\S+)[ \t]+([^|]+)\|(.+)")


def declared(query: str, where: str) -> tuple[Parameter, ...]:
    """The parameters that the comments at the head of a query declare, in their order.

    `where` names the query in errors: QueryError for a line that is not a declaration, an unknown type, a
    name declared twice, or one without its seat.
    """
    found: dict[str, Parameter] = {}
    for number, line in enumerate(query.splitlines(), 1):
        if not line.startswith("#"):
            break
        match = _DECLARED.match(line)
        if match is None:
            continue
        place = f"{where}, 第 {number} 行 line {number}"
        parameter = _declaration(match[1], place)
        if parameter.name in found:
            raise QueryError(f"{place}: 重复 declared twice: {parameter.name}")
        found[parameter.name] = parameter
    seats = {name for name, _, _ in _seats(query)}
    for name in found:
        if name not in seats:
            raise QueryError(
                f"{where}: 缺少参数 {name} 的位置 the parameter {name} has no seat; add: VALUES ?set_{name} {{ UNDEF }}"
            )
    return tuple(found.values())


def _declaration(text: str, place: str) -> Parameter:
    match = _DECLARATION.fullmatch(text.strip())
    if match is None:
        raise QueryError(f"{place}: 应写作 should read: # @param NAME TYPE 中文 | English")
    name, type_, chinese, english = (part.strip() for part in match.groups())
    kind, _, listed = type_.partition(":")
    words: tuple[str, ...] = ()
    if kind == "word":
        scheme = next((scheme for scheme in SCHEMES if scheme.name == listed), None)
        words = tuple(c.notation for c in scheme.concepts) if scheme else tuple(listed.split(","))
    if kind not in (*TYPES, "word") or (kind != "word" and listed) or not all(words):
        raise QueryError(
            f"{place}: {type_}: 没有这种类型 no such type; 可用 there are: {' '.join(TYPES)} word:A,B,C"
        )
    return Parameter(name, kind, chinese, english, words)


# What a brace or a word means nothing in: comments, IRIs, strings. The seat is the last alternative, so that it
# is found only outside of them.
_SEAT = re.compile(
    r"""
      \#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3}
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | \bVALUES\s+[?$]set_(?P<name>[a-z][a-z0-9_]*)\s*\{(?P<term>(?:[^{}"<']|<[^<>]*>|"(?:[^"\\\n\r]|\\.)*")*)\}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def _seats(query: str) -> list[tuple[str, int, int]]:
    """The name of each seat with the place of its term, in order."""
    return [(m["name"], m.start("term"), m.end("term")) for m in _SEAT.finditer(query) if m["name"]]


# -- values -----------------------------------------------------------------------------------------


def bind(query: str, where: str, given: Mapping[str, str]) -> str:
    """The query with values for its parameters: standard SPARQL again, for any store.

    `where` names the query in errors. QueryError, in one line, for a name that it does not declare, with
    those that it does, and for a value that is not of its type.
    """
    parameters = {parameter.name: parameter for parameter in declared(query, where)}
    terms: dict[str, Term] = {}
    for name, value in given.items():
        if name not in parameters:
            raise QueryError(_unknown(where, name, list(parameters)))
        terms[name] = parameters[name].term(value)
    if not terms:
        return query
    bound = query
    for name, start, end in reversed(_seats(query)):
        if name in terms:
            bound = f"{bound[:start]} {notation(terms[name])} {bound[end:]}"
    shape = _shape(query, terms)
    if shape is not None and _shape(bound, terms, check=True) != shape:
        raise QueryError(f"{where}: 参数值不能用 the values cannot be bound to this query")
    return bound


def _unknown(where: str, name: str, names: list[str]) -> str:
    if not names:
        return f"--set {_shown(name)}: 查询 {where} 没有参数 the query {where} takes no parameters"
    close = difflib.get_close_matches(name, names, n=1)
    hint = f" did you mean {close[0]}?" if close else ""
    return (
        f"--set {_shown(name)}: 查询 {where} 没有这个参数 is no parameter of {where};{hint} "
        f"可用 there are: {', '.join(names)}"
    )


_SPECIAL = re.compile('\\\\(?P<after>[uU])|["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def notation(term: Term) -> str:
    """A term as SPARQL writes it.

    Code points are escaped with eight digits and the letter after a backslash is escaped as well: rdflib
    resolves ``\\u…`` before it parses, everywhere and with as many digits as follow, so that a value that
    holds a backslash and ``u0022`` would come out as another one.
    """
    if not isinstance(term, Literal):
        return f"<{term}>"
    inside = _SPECIAL.sub(_escape, term.text)
    return f'"{inside}"' + (f"^^<{term.datatype}>" if term.datatype else "")


def _escape(match: re.Match[str]) -> str:
    if match["after"]:
        return f"\\\\\\U{ord(match['after']):08X}"
    return _SHORT.get(match[0]) or f"\\U{ord(match[0]):08X}"


def _shape(query: str, terms: Mapping[str, Term], check: bool = False) -> Any:
    """The parsed query as nested tuples, with a mark where the seats of `terms` stand.

    With `check` each of these seats must hold its term and nothing else. None if one does not, or if the
    query does not parse: that is told of where it is asked.
    """
    from pyparsing import ParseBaseException, ParseResults
    from rdflib.plugins.sparql.parser import parseQuery

    wrong: list[str] = []

    def walk(node: Any) -> Any:
        if isinstance(node, dict):  # rdflib's CompValue
            name = node.name  # type: ignore[attr-defined]
            if name == "InlineData":
                variables = [str(each).removeprefix("set_") for each in node["var"]]
                if len(variables) == 1 and variables[0] in terms:
                    if check and [_parsed(each) for each in node["value"]] != [_plain(terms[variables[0]])]:
                        wrong.append(variables[0])
                    return name, variables[0]
            return name, tuple((key, walk(value)) for key, value in sorted(node.items()))
        if isinstance(node, list | tuple | ParseResults):
            return tuple(map(walk, node))
        return type(node).__name__, str(node)

    try:
        shape = walk(parseQuery(query))
    except (ParseBaseException, ValueError):
        return None
    return None if wrong else shape


def _parsed(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):  # a literal
        return str(value["string"]), str(value["datatype"]) if "datatype" in value else ""
    return str(value), "iri"


def _plain(term: Term) -> tuple[str, str]:
    return (term.text, term.datatype) if isinstance(term, Literal) else (str(term), "iri")
