"""Asking a built graph: the shipped queries by name, or a user's own SPARQL."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.resources import queries_dir

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["ShippedQuery", "Table", "list_queries", "load_graph", "load_query", "run", "run_on"]

_FORMATS = {".ttl": "turtle", ".nt": "nt", ".n3": "n3", ".rdf": "xml", ".jsonld": "json-ld"}


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a query: plain strings, the empty string where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query of the program: its name, and what it answers in Chinese and English."""

    name: str
    chinese: str
    english: str
    path: Path


def list_queries() -> tuple[ShippedQuery, ...]:
    """The shipped queries by name."""
    return tuple(_described(path) for path in sorted(queries_dir().glob("*.rq")))


def _described(path: Path) -> ShippedQuery:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line.removeprefix("#").strip() for line in lines[:2] if line.startswith("#")]
    zh, en = (*comments, "", "")[:2]
    return ShippedQuery(path.stem, zh, en, path)


def load_query(name_or_path: str) -> str:
    """The text of a shipped query (``officials``), or of a file.

    A shipped name wins over a file of the same name without a suffix or a folder. QueryError if there is
    neither, with the names that there are.
    """
    shipped = {query.name: query.path for query in list_queries()}
    path = shipped.get(name_or_path)
    if path is None:
        path = Path(name_or_path)
        if not path.is_file():
            raise QueryError(_unknown(name_or_path, list(shipped)))
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{path}: 不是 UTF-8，请另存 not UTF-8 (byte {error.start}); save it as UTF-8"
        ) from None
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None


def _unknown(asked: str, names: list[str]) -> str:
    close = difflib.get_close_matches(Path(asked).stem, names, n=1, cutoff=0.5)
    hint = f" did you mean {close[0]}?" if close else ""
    return f"{asked}: 没有这个查询或文件 no such query or file;{hint} 现有 there are: {', '.join(names)}"


def load_graph(path: Path) -> Graph:
    """The graph of a file. QueryError, in one line, if it is missing or malformed."""
    import rdflib  # here, since it takes a while and most of the program does without

    _check_there(path)
    form = _FORMATS.get(path.suffix.lower(), "turtle")
    graph = rdflib.Graph(bind_namespaces="none")
    try:
        return graph.parse(path, format=form)
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None
    except Exception as error:  # rdflib's parsers raise what they like: SyntaxError, ValueError, SAX, JSON …
        raise QueryError(f"{path}: 读不成 not readable as {form}: {_graph_problem(error)}") from None


def _check_there(path: Path) -> None:
    if not path.is_file():
        raise QueryError(
            f"{path}: 没有这个图谱，请先 kg build，或用 --graph 指明 no such graph; "
            "run `kg build PATH...` first, or name one with --graph"
        )


def _graph_problem(error: Exception) -> str:
    line = getattr(error, "lines", None)
    problem = getattr(error, "_why", None) or _one_line(str(error)) or type(error).__name__
    return f"line {line + 1}: {_one_line(str(problem))}" if isinstance(line, int) else str(problem)


def run(graph_path: Path, query: str, engine: str | None = None) -> Table:
    """Ask the graph in a file; see :func:`run_on` for what comes back and what is refused.

    `engine` is ``oxigraph``, ``rdflib``, or None for the first of them that is installed: Oxigraph loads and
    answers some fifteen times faster. Both are held to the same rows for the shipped queries. Oxigraph
    refuses a few queries that rdflib lets pass although SPARQL 1.1 does not.
    """
    prepared = _prepare(query)
    if engine != "rdflib":
        try:
            import pyoxigraph
        except ImportError:
            if engine == "oxigraph":
                raise QueryError("需要安装 the engine oxigraph needs: pip install pyoxigraph") from None
        else:
            if graph_path.suffix.lower() in _OXIGRAPH_SUFFIXES:
                return _run_oxigraph(pyoxigraph, graph_path, query)
    return _answer(load_graph(graph_path), prepared)


_OXIGRAPH_SUFFIXES = (".ttl", ".nt")


def _run_oxigraph(ox: Any, path: Path, query: str) -> Table:
    _check_there(path)
    form = ox.RdfFormat.TURTLE if path.suffix.lower() == ".ttl" else ox.RdfFormat.N_TRIPLES
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except (OSError, SyntaxError, ValueError) as error:
        raise QueryError(
            f"{path}: 读不成 not readable as {_FORMATS[path.suffix.lower()]}: {_place(error)}"
        ) from None
    try:
        result = store.query(query)
        if isinstance(result, ox.QueryBoolean):
            return Table(("answer",), (("true" if result else "false",),))
        if isinstance(result, ox.QuerySolutions):
            columns = tuple(variable.value for variable in result.variables)
            return Table(columns, tuple(tuple(_value(term) for term in row) for row in result))
        triples = ((_value(t.subject), _value(t.predicate), _value(t.object)) for t in result)
        return Table(("subject", "predicate", "object"), tuple(sorted(triples)))
    except (OSError, SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"查询没能执行 the query failed: {_one_line(str(error))}") from None


def _value(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _place(error: Exception) -> str:
    line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
    return line + _one_line(getattr(error, "msg", "") or str(error))


def run_on(graph: Graph, query: str) -> Table:
    """Ask a loaded graph.

    SELECT gives its columns and rows, ASK one column ``answer`` with ``true`` or ``false``, CONSTRUCT and
    DESCRIBE the columns ``subject``, ``predicate``, ``object`` with the triples sorted. QueryError for a
    syntax error, with line, column and the text there; for an update; and for a query that fails.
    """
    return _answer(graph, _prepare(query))


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
            f"查询没能执行 the query failed: {_one_line(str(error)) or type(error).__name__}"
        ) from error


def _plain(term: Any) -> str:
    return "" if term is None else str(term)


def _prepare(query: str) -> Any:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql import prepareQuery

    if not re.sub(r"#[^\n]*", "", query).strip():
        raise QueryError("查询是空的 the query is empty")
    try:
        return prepareQuery(query)
    except ParseBaseException as error:
        raise QueryError(_syntax_error(query, error)) from None
    except Exception as error:  # an undeclared prefix, a variable bound twice …
        raise QueryError(
            f"查询不是正确的 SPARQL the query is not valid SPARQL: {_algebra_problem(query, error)}"
        ) from None


def _algebra_problem(query: str, error: Exception) -> str:
    """What is wrong with a query that parses; for an undeclared prefix also where."""
    message = _one_line(str(error))
    prefix = re.fullmatch(r"Unknown namespace prefix : (\S*)", message)
    place = re.search(rf"(?<![\w-]){re.escape(prefix[1])}:", query) if prefix else None
    if prefix is None or place is None:
        return message
    line = query.count("\n", 0, place.start()) + 1
    column = place.start() - query.rfind("\n", 0, place.start())
    return f"line {line}, column {column}: the prefix {prefix[1]}: is not declared"


_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)


def _syntax_error(query: str, error: Any) -> str:
    line, column = error.lineno, error.column
    lines = query.splitlines() or [""]
    there = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    if _UPDATE.match(there):
        return (
            f"第 {line} 行：只能查询，不能改动 line {line}, column {column}: "
            "updates are not possible, only SELECT, ASK, CONSTRUCT, DESCRIBE"
        )
    found = f"unexpected “{there[:40]}”" if there else "the query ends too early"
    return f"第 {line} 行语法不对 syntax error in line {line}, column {column}: {found}"


def _one_line(message: str) -> str:
    return " ".join(message.split())[:300]
