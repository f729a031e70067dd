"""JSON-LD (https://www.w3.org/TR/json-ld11/): an object a subject, short by the published context.

The keys are the names that Turtle and SPARQL use too (``kg:post``, ``rdfs:label``), so that there is one
vocabulary to learn. ``ontology/context.jsonld`` says for each what its values are; a value of that kind is a bare
string, number or truth value, any other is written out with its language or type. Decimals stay strings: a JSON
number is a double for most programs, and 0.1 is none.

Each file carries the context inside, so that it loads without a network and stays what it was if the published
context grows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.errors import KgError
from kg.graph.notation import literal_parts, relative, shortened
from kg.graph.vocabulary import PREFIXES, RDF, XSD
from kg.resources import ontology_dir

__all__ = ["JsonLdNotation", "load_context"]

_TYPE = RDF + "type"
# What JSON and RDF write alike, and a double holds exactly.
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")


def load_context() -> dict[str, Any]:
    """The published context: prefixes, then properties with what their values are."""
    data = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))
    context: dict[str, Any] = data["@context"]
    return context


class JsonLdNotation:
    """Subjects as JSON objects under a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._coercion = {key: value for key, value in context.items() if isinstance(value, dict)}

    def node(self, subject: str, pairs: list[tuple[str, str]]) -> dict[str, Any]:
        """A subject: ``@id``, ``@type``, then properties and values in order of code points."""
        types: list[str] = []
        values: dict[str, list[Any]] = {}
        for predicate, value in sorted(pairs):
            if predicate == _TYPE and value[0] != '"':
                types.append(_word(_node(value)))
            else:
                key = _word(predicate)
                values.setdefault(key, []).append(self._value(self._coercion.get(key, {}), value))
        result: dict[str, Any] = {"@id": _reference(subject)}
        if types:
            result["@type"] = _one_or_all(types)
        result.update((key, _one_or_all(values[key])) for key in sorted(values))
        return result

    def _value(self, coercion: Mapping[str, str], term: str) -> Any:
        wanted, language = coercion.get("@type", ""), coercion.get("@language", "")
        if term[0] != '"':
            reference = _reference(_node(term))
            return reference if wanted == "@id" else {"@id": reference}
        inside, tag, datatype = literal_parts(term)
        # The escapes of canonical N-Triples are all escapes of JSON.
        value: str = json.loads(f'"{inside}"')
        if tag:
            return value if tag == language else {"@value": value, "@language": tag}
        if not datatype:
            return {"@value": value} if wanted or language else value
        if wanted and _word(datatype) == wanted:
            return _native(value, datatype)
        return {"@value": value, "@type": _word(datatype)}


def _native(value: str, datatype: str) -> Any:
    if datatype == XSD + "integer" and _WHOLE.fullmatch(value):
        return int(value)
    if datatype == XSD + "boolean" and value in ("true", "false"):
        return value == "true"
    return value


def _node(term: str) -> str:
    return term[1:-1] if term[0] == "<" else term


def _reference(iri: str) -> str:
    """An IRI as the value of ``@id``: relative to the base, short, or in full."""
    return relative(iri) or _word(iri)


def _word(iri: str) -> str:
    """An IRI as a key or type: short, or in full."""
    short = shortened(iri)
    if short:
        return f"{short[0]}:{short[1]}"
    scheme, _, rest = iri.partition(":")
    if scheme in PREFIXES and not rest.startswith("//"):
        raise KgError(
            f"<{iri}>: JSON-LD 会把它读成缩写，不能写成 JSON-LD JSON-LD would read it as a short form of another IRI; "
            "choose another form"
        )
    return iri


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
