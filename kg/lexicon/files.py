"""Lexicon files as plain Python values: the shipped ones, and what a user adds to them.

Lexicons are TOML (small, structured) or TSV (large, flat) files in ``kg/lexicon/data``. Each begins
with comment lines (``#``) that say where its content comes from and how to extend it. A user's files of the same
names (``kg build --lexicon DIR``, :mod:`kg.lexicon.additions`) are merged here, before a loader sees the data, so that
no loader knows of them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from kg.lexicon.added_rows import merged_rows, split_rows
from kg.lexicon.added_tables import merged_tables, without

__all__ = [
    "SHIPPED",
    "AddedFile",
    "LexiconSources",
    "loaded_once",
    "read_toml",
    "read_tsv",
    "shipped_names",
    "shipped_sha256",
]

_DATA = files("kg.lexicon") / "data"

_MEASURED = "confidence.toml"
"""Numbers that were measured, not words: nobody adds to them."""

Loaded_co = TypeVar("Loaded_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class AddedFile:
    """A file of a user: its `name` as in ``kg/lexicon/data``, the `sha256` of its bytes, its `text`, and the
    `path` by which messages name it."""

    name: str
    sha256: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class LexiconSources:
    """What the lexicons of a build are made of: the shipped files, with `added` ones, without what is `left_out`.

    `left_out` names tables (``programmes.toml:brand``) or whole TSV files (``given_names.tsv``); it serves to measure
    what they are worth. The value is small, compares by content and travels to worker processes.
    """

    added: tuple[AddedFile, ...] = ()
    left_out: tuple[str, ...] = ()

    def of(self, names: tuple[str, ...]) -> LexiconSources:
        """Only what concerns the files `names`."""
        return LexiconSources(
            tuple(file for file in self.added if file.name in names),
            tuple(path for path in self.left_out if path.partition(":")[0] in names),
        )


SHIPPED = LexiconSources()
"""The shipped lexicons, nothing added and nothing left out."""


def shipped_names() -> tuple[str, ...]:
    """The names of the files that a user can add to, sorted."""
    names = (entry.name for entry in _DATA.iterdir())
    return tuple(sorted(n for n in names if n.endswith((".toml", ".tsv")) and n != _MEASURED))


@cache
def shipped_sha256() -> str:
    """One SHA-256 of all shipped lexicons, measured numbers included.

    It is that of the list which ``sha256sum *.toml *.tsv`` prints in ``kg/lexicon/data``, sorted by name in the order
    of bytes; line ends count as line feeds, whatever a checkout made of them.
    """
    entries = {e.name: e for e in _DATA.iterdir() if e.name.endswith((".toml", ".tsv"))}
    listed = hashlib.sha256()
    for name in sorted(entries):
        data = entries[name].read_bytes().replace(b"\r\n", b"\n")
        listed.update(f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode())
    return listed.hexdigest()


def read_toml(name: str, sources: LexiconSources = SHIPPED) -> dict[str, Any]:
    """The tables of ``data/NAME``, a TOML file, with what `sources` adds to them or leaves out.

    Raises KgError if an added file does not fit.
    """
    tables = tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
    for file in sources.added:
        if file.name == name:
            tables = merged_tables(name, tables, file.text, file.path)
    for path in sources.left_out:
        file_name, _, table = path.partition(":")
        if file_name == name:
            tables = without(name, tables, table)
    return tables


def read_tsv(name: str, sources: LexiconSources = SHIPPED) -> list[tuple[str, ...]]:
    """The rows of ``data/NAME``, a tab-separated file without quoting, with those that `sources` adds.

    Lines that are empty or begin with ``#`` are passed over. Raises KgError if an added file does not fit.
    """
    if name in sources.left_out:
        return []
    rows = [row for _, row in split_rows((_DATA / name).read_text(encoding="utf-8"))]
    for file in sources.added:
        if file.name == name:
            rows = merged_rows(name, rows, file.text, file.path)
    return rows


class Loader(Protocol[Loaded_co]):
    """A function that loads a lexicon, of the shipped files if nothing else is said."""

    def __call__(self, sources: LexiconSources = SHIPPED) -> Loaded_co: ...


def loaded_once(*names: str) -> Callable[[Callable[[LexiconSources], Loaded_co]], Loader[Loaded_co]]:
    """Let a loader run once a process for each content of the files `names`, which are all that it reads.

    A loader that calls another one names the other's files too.
    """

    def decorate(load: Callable[[LexiconSources], Loaded_co]) -> Loader[Loaded_co]:
        cached = cache(load)

        @wraps(load)
        def loader(sources: LexiconSources = SHIPPED) -> Loaded_co:
            return cached(sources.of(names))

        return loader

    return decorate
