"""Administrative divisions for the graph: the only place here that asks the lexicon for them."""

from __future__ import annotations

from typing import NamedTuple

from kg.lexicon import SHIPPED, LexiconSources
from kg.lexicon.divisions import load_divisions

__all__ = ["Division", "chain"]


class Division(NamedTuple):
    """A division's GB/T 2260 code, its name, and the code of the division above (empty if none)."""

    code: str
    label: str
    parent: str


def chain(code: str, sources: LexiconSources = SHIPPED) -> tuple[Division, ...]:
    """The division of a code and those above it, nearest first: 磁县, 邯郸市, 河北省.

    `sources` are the lexicons of the build. A code that they do not have gives a division without a name.
    """
    divisions = load_divisions(sources)
    found = divisions.by_code.get(code)
    if found is None:
        return (Division(code, "", ""),)
    return tuple(Division(d.code, d.name, d.parent) for d in (found, *divisions.parents(found)))
