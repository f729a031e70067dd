"""``kg query``."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from kg.cli.output import DONE, say
from kg.cli.tables import FORMATS, visible
from kg.errors import QueryError
from kg.graph.parameters import Parameter, bind
from kg.graph.query import ShippedQuery, Table, list_queries, load_query
from kg.graph.query import run as ask
from kg.graph.shipped_queries import find_query

__all__ = ["describe", "run"]


def run(given: argparse.Namespace) -> int:
    """Ask the graph, or list the queries."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if given.query is None:
        for shipped in list_queries():
            sys.stdout.write(_listed(shipped))
        return DONE
    query = bind(load_query(given.query), given.query, _values(given.set))
    table = ask(Path(given.graph), query, tell=lambda line: say(f"kg: {visible(line)}"))
    shown = table if given.limit is None else Table(table.columns, table.rows[: given.limit])
    sys.stdout.write(FORMATS[given.format](shown, width))
    sys.stdout.flush()
    if given.format == "table":
        total = len(table.rows)
        count = f"{total} 行 rows"
        if len(shown.rows) < total:
            count = f"{len(shown.rows)} / {count}"
        say(count if total else "没有结果 no rows")
    return DONE


def _values(given: list[str]) -> dict[str, str]:
    """``NAME=VALUE`` as typed. QueryError for one without a name, or a name given twice."""
    values: dict[str, str] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise QueryError(f"--set {visible(each)}: 应写作 should read: --set NAME=VALUE")
        if name in values:
            raise QueryError(f"--set {visible(name)}: 给了两次 is given twice")
        values[name] = value
    return values


def _listed(query: ShippedQuery) -> str:
    lines = [query.name, f"    {visible(query.chinese)}", f"    {visible(query.english)}"]
    if query.parameters:
        lines.append("    --set " + " ".join(f"{parameter.name}=…" for parameter in query.parameters))
    return "".join(f"{line}\n" for line in lines)


def describe(name: str) -> str:
    """What ``kg query NAME --help`` shows: what the query answers and what may be set in it."""
    query = find_query(name)
    lines = [f"kg query {visible(name)}", "", f"  {visible(query.chinese)}", f"  {visible(query.english)}"]
    lines += [f"  {visible(note)}" for note in query.notes]
    if query.parameters:
        lines += ["", "参数 parameters:"]
        for parameter in query.parameters:
            lines += _parameter(parameter)
    else:
        lines += ["", "没有参数 no parameters"]
    return "".join(f"{line}\n" for line in lines)


def _parameter(parameter: Parameter) -> list[str]:
    lines = [
        f"  --set {parameter.name}=…",
        f"        {visible(parameter.chinese)}",
        f"        {visible(parameter.english)}",
    ]
    if parameter.words:
        lines.append(f"        {visible(' '.join(parameter.words))}")
    return lines
