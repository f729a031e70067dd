"""RDF terms and triples as plain values, and how Python values become literals.

Only what a build writes: IRIs and literals, no blank nodes, so that two graphs can be compared line by
line. (RDF 1.1 Concepts, https://www.w3.org/TR/rdf11-concepts/.)
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kg.graph.vocabulary import XSD

__all__ = [
    "Iri",
    "Literal",
    "Property",
    "Term",
    "Triple",
    "boolean",
    "chinese",
    "date_literal",
    "decimal",
    "integer",
    "text",
]


class Iri(str):
    """An absolute IRI, in full. Made by :mod:`kg.graph.iris` or from a constant of the vocabulary."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal. `datatype` is a full IRI, empty for a plain string; `language` a tag, mostly empty."""

    text: str
    datatype: str = ""
    language: str = ""


Term: TypeAlias = Iri | Literal
Property: TypeAlias = tuple[Iri, Term]
"""A predicate and an object, of a subject known from the context."""
Triple: TypeAlias = tuple[Iri, Iri, Term]

_XSD_DATE, _XSD_MONTH, _XSD_YEAR = XSD + "date", XSD + "gYearMonth", XSD + "gYear"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# Half a surrogate pair is no character and cannot be written as UTF-8. It reaches us only in the name
# of a file whose name is not valid in the file system's encoding.
_SURROGATE = re.compile("[\ud800-\udfff]")


def text(value: str) -> Literal:
    """A plain string, to the letter; half surrogates become U+FFFD."""
    return Literal(_SURROGATE.sub("\ufffd", value) if not value.isascii() else value)


def chinese(value: str) -> Literal:
    """A name or label in Chinese (language tag ``zh``)."""
    return text(value)._replace(language="zh")


def integer(value: int) -> Literal:
    """An ``xsd:integer``. Offsets are written so too: stores such as Oxigraph turn the derived type
    ``xsd:nonNegativeInteger`` into ``xsd:integer`` when they load it."""
    return Literal(str(value), XSD + "integer")


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", XSD + "boolean")


def decimal(value: Decimal | float) -> Literal:
    """An ``xsd:decimal`` in canonical form: no exponent, no closing zeros (``0.90`` is ``0.9``).

    A float is taken by its shortest notation. Raises ValueError for infinity and NaN, which XML
    Schema decimals do not have.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"not a decimal number: {value!r}")
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits in ("-0", "") else digits, XSD + "decimal")


def date_literal(value: str) -> Literal:
    """An ISO 8601 year, month or day with its XML Schema type; an interval (``2016/2021``) as a string.

    What is no date of the calendar (``2023-02-30``) becomes a plain string, which the shapes refuse.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return text(value)
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return text(value)
    return Literal(value, _XSD_DATE if day else _XSD_MONTH if month else _XSD_YEAR)
