"""Is it SPARQL, and if not: where is it wrong? One line for a user, with line and column."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import QueryError, one_line

__all__ = ["prepare"]


def prepare(query: str) -> Any:
    """The query as rdflib evaluates it. QueryError if it is empty, an update, or not SPARQL 1.1."""
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
    message = one_line(error, 300)
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
