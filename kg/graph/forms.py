"""The forms that a graph is written and read in, by name, suffix and media type. The one list of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from kg.errors import KgError

__all__ = ["FORMS", "READ_ONLY", "TURTLE", "Form", "form_named", "form_of", "is_compressed"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `name` is what ``--to`` and ``--format`` take and the suffix that files get; `parser` is the name of
    pyoxigraph's format; `graphs` says whether it can hold named graphs."""

    name: str
    title: str
    media_type: str
    parser: str
    graphs: bool = False
    suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


TURTLE = Form("ttl", "Turtle", "text/turtle", "TURTLE", aliases=("turtle",))

FORMS = (
    TURTLE,
    Form("nt", "N-Triples", "application/n-triples", "N_TRIPLES", aliases=("ntriples", "n-triples")),
    Form("nq", "N-Quads", "application/n-quads", "N_QUADS", graphs=True, aliases=("nquads", "n-quads")),
    Form("trig", "TriG", "application/trig", "TRIG", graphs=True),
    Form("jsonld", "JSON-LD", "application/ld+json", "JSON_LD", suffixes=("json",), aliases=("json-ld",)),
)
"""What can be written, in the order in which lists show it."""

READ_ONLY = (
    Form("rdf", "RDF/XML", "application/rdf+xml", "RDF_XML", suffixes=("xml", "owl"), aliases=("rdfxml",)),
    Form("n3", "Notation3", "text/n3", "N3"),
)
"""What can be read besides."""


def form_named(name: str, forms: tuple[Form, ...] = FORMS) -> Form:
    """The form that a user names. KgError, with the names that there are, for another one."""
    asked = name.lower().removeprefix(".")
    for form in forms:
        if asked in (form.name, *form.aliases):
            return form
    known = "、".join(form.name for form in forms)
    raise KgError(f"{name}: 没有这种格式 no such form; 可用 there are: {known}")


def form_of(path: PurePath, forms: tuple[Form, ...] = FORMS, *, option: str) -> Form:
    """The form that a file's suffix says, a closing ``.gz`` aside.

    KgError where it says none; `option` is what the message tells the user to give instead.
    """
    suffix = _suffix(path)
    for form in forms:
        if suffix in (form.name, *form.suffixes):
            return form
    known = " ".join(f".{form.name}" for form in forms)
    raise KgError(
        f"{path}: 看不出是什么格式，请用 {option} 指明 the suffix does not say the form ({known}); "
        f"name it with {option}"
    )


def is_compressed(path: PurePath) -> bool:
    """Whether the name says gzip."""
    return path.suffix.lower() == ".gz"


def _suffix(path: PurePath) -> str:
    name = path.name[: -len(path.suffix)] if is_compressed(path) else path.name
    return PurePath(name).suffix.lower().removeprefix(".")
