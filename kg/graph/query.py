"""Asking a built graph in SPARQL.

Two engines answer: Oxigraph (:mod:`pyoxigraph`), which loads and answers many times faster, and rdflib. A
large graph is answered from a store on disk beside it (:mod:`kg.graph.store`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, one_line
from kg.graph.shipped_queries import ShippedQuery, list_queries, load_query
from kg.graph.sparql import prepare
from kg.graph.store import OXIGRAPH_SUFFIXES, check_there, opened, parse_problem

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["ShippedQuery", "Table", "list_queries", "load_graph", "load_query", "run", "run_on"]

_FORMATS = {".ttl": "turtle", ".nt": "nt", ".n3": "n3", ".rdf": "xml", ".jsonld": "json-ld"}


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a query: plain strings, the empty string where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def load_graph(path: Path) -> Graph:
    """The graph of a file. QueryError, in one line, if it is missing or malformed."""
    import rdflib  # here, since it takes a while and most of the program does without

    check_there(path)
    form = _FORMATS.get(path.suffix.lower(), "turtle")
    graph = rdflib.Graph(bind_namespaces="none")
    try:
        return graph.parse(path, format=form)
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None
    except Exception as error:  # rdflib's parsers raise what they like: SyntaxError, ValueError, SAX, JSON …
        raise QueryError(f"{path}: 读不成 not readable as {form}: {_graph_problem(error)}") from None


def _graph_problem(error: Exception) -> str:
    line = getattr(error, "lines", None)
    problem = getattr(error, "_why", None) or one_line(error, 300) or type(error).__name__
    return f"line {line + 1}: {one_line(problem, 300)}" if isinstance(line, int) else str(problem)


def run(
    graph_path: Path,
    query: str,
    engine: str | None = None,
    tell: Callable[[str], None] | None = None,
) -> Table:
    """Ask the graph in a file; see :func:`run_on` for what comes back and what is refused.

    `engine` is ``oxigraph``, ``rdflib``, or None for the first of them that is installed and reads the
    file. Both are held to the same rows for the shipped queries. Oxigraph refuses a few queries that rdflib
    lets pass although SPARQL 1.1 does not. `tell` hears in one line what a user may want to know: that a
    store is being made, or could not be.
    """
    prepared = prepare(query)
    if engine != "rdflib":
        try:
            import pyoxigraph  # noqa: F401
        except ImportError:
            if engine == "oxigraph":
                raise QueryError("需要安装 the engine oxigraph needs: pip install pyoxigraph") from None
        else:
            if graph_path.suffix.lower() in OXIGRAPH_SUFFIXES:
                return _run_oxigraph(graph_path, query, tell)
    return _answer(load_graph(graph_path), prepared)


def _run_oxigraph(path: Path, query: str, tell: Callable[[str], None] | None) -> Table:
    import pyoxigraph as ox

    with opened(path, tell) as store:
        try:
            result: Any = store.query(query)
            if isinstance(result, ox.QueryBoolean):
                return Table(("answer",), (("true" if result else "false",),))
            if isinstance(result, ox.QuerySolutions):
                columns = tuple(variable.value for variable in result.variables)
                return Table(columns, tuple(tuple(_value(term) for term in row) for row in result))
            triples = ((_value(t.subject), _value(t.predicate), _value(t.object)) for t in result)
            return Table(("subject", "predicate", "object"), tuple(sorted(triples)))
        except (OSError, SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"查询没能执行 the query failed: {parse_problem(error)}") from None


def _value(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def run_on(graph: Graph, query: str) -> Table:
    """Ask a loaded graph.

    SELECT gives its columns and rows, ASK one column ``answer`` with ``true`` or ``false``, CONSTRUCT and
    DESCRIBE the columns ``subject``, ``predicate``, ``object`` with the triples sorted. QueryError for a
    syntax error, with line, column and the text there; for an update; and for a query that fails.
    """
    return _answer(graph, prepare(query))


def _answer(graph: Graph, prepared: Any) -> Table:
    try:
        result: Any = graph.query(prepared)
        if result.type == "ASK":
            return Table(("answer",), (("true" if result.askAnswer else "false",),))
        if result.type == "SELECT":
            columns = tuple(str(variable) for variable in result.vars or ())
            return Table(columns, tuple(tuple(_plain(term) for term in row) for row in result))
        triples = sorted(tuple(_plain(term) for term in triple) for triple in result)
        return Table(("subject", "predicate", "object"), tuple(triples))
    except Exception as error:  # an engine's own failure: a function it lacks, a service it cannot reach
        raise QueryError(
            f"查询没能执行 the query failed: {one_line(error, 300) or type(error).__name__}"
        ) from error


def _plain(term: Any) -> str:
    return "" if term is None else str(term)
