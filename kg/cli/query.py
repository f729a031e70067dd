"""``kg query``."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from kg.cli.output import DONE, say
from kg.cli.tables import FORMATS, visible
from kg.graph.query import Table, list_queries, load_query
from kg.graph.query import run as ask

__all__ = ["run"]


def run(given: argparse.Namespace) -> int:
    """Ask the graph, or list the queries."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if given.query is None:
        for query in list_queries():
            sys.stdout.write(f"{query.name}\n    {visible(query.chinese)}\n    {visible(query.english)}\n")
        return DONE
    table = ask(Path(given.graph), load_query(given.query))
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
