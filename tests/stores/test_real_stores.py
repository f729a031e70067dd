"""Every public query in every store of docs/stores.md: the same rows, in the same order.

A store that is not installed is skipped with the reason. Where a store is known to differ the difference is
written down here and in docs/stores.md, and nowhere else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from real_stores import STORES, Answer, Ask, Missing, pyoxigraph

from kg.graph.parameters import bind
from kg.graph.query import list_queries, load_query

NAMES = [query.name for query in list_queries()]
OTHERS = [name for name in STORES if name != "pyoxigraph"]

UNORDERED = {"comunica"}
"""Comunica 4.5 sorts by one key after the other with a sort that is not stable, so that ORDER BY with several
keys comes out in the order of the first alone."""

SLOW = {"comunica", "rdflib"}
"""Asked on a small graph: on the seeds Comunica takes most of a minute for a query, and rdflib, which evaluates
paths between all things at once, minutes for those about places."""

OF_EVERY_KIND = (
    "officials",
    "bylines",
    "honours",
    "honour_counts",
    "programmes",
    "figures",
    "events",
    "mentions",
)

TOO_SLOW = {("virtuoso", "programme_figures")}
"""Virtuoso joins every undertaking with every figure before it looks at their distance: no answer in 25 s."""

SET = {
    "officials": {"post": "主席", "status": "current"},
    "honours_by_level_and_place": {"place": "河南省"},
    "officials_by_place": {"place": "河南省", "post": "主席"},
    "figures_by_body": {"place": "河南省"},
    "programmes_by_place": {"place": "河南省"},
    "low_confidence": {"below": "0.9"},
    "programmes": {"programme": 'a"b\\c } # \n'},
    "figures": {"unit": "人次"},
    "awards_of_companies": {"kind": "union"},
    "bodies_together": {"least": "2"},
}
"""Values for some queries, bound as ``--set`` does."""


@dataclass(frozen=True)
class Compared:
    """A store, and pyoxigraph over the same graph."""

    name: str
    ask: Ask
    reference: Ask


@pytest.fixture(scope="module", params=OTHERS)
def store(
    request: pytest.FixtureRequest,
    seeds_graph: Path,
    small_graph: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Compared]:
    name: str = request.param
    graph = small_graph if name in SLOW else seeds_graph
    with contextlib.ExitStack() as running:
        try:
            ask = running.enter_context(STORES[name](graph, tmp_path_factory.mktemp(name)))
        except Missing as missing:
            pytest.skip(str(missing))
        reference = running.enter_context(pyoxigraph(graph, tmp_path_factory.mktemp("reference")))
        yield Compared(name, ask, reference)


def test_the_small_graph_has_a_fact_of_every_kind(small_graph: Path, tmp_path: Path) -> None:
    with pyoxigraph(small_graph, tmp_path) as ask:
        assert all(ask(load_query(name)).rows for name in OF_EVERY_KIND)


def same(name: str, answer: Answer, expected: Answer) -> None:
    assert answer.columns == expected.columns
    if name in UNORDERED:
        assert sorted(answer.rows) == sorted(expected.rows)
    else:
        assert answer.rows == expected.rows


@pytest.mark.parametrize("query", NAMES)
def test_answers_alike(store: Compared, query: str) -> None:
    if (store.name, query) in TOO_SLOW:
        pytest.skip(f"{store.name} does not answer {query} in time")
    text = load_query(query)
    same(store.name, store.ask(text), store.reference(text))


@pytest.mark.parametrize("query", SET)
def test_answers_alike_with_values_set(store: Compared, query: str) -> None:
    text = bind(load_query(query), query, SET[query])
    same(store.name, store.ask(text), store.reference(text))
