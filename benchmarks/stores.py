"""The matrix of queries and real stores: does each answer what pyoxigraph answers, and in what time?

    python benchmarks/stores.py out/graph.ttl [QUERY...]

``ok`` the same rows in the same order, ``order`` the same rows in another, ``differs`` else, ``-`` not
installed or failed. How to install the stores: docs/stores.md.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "stores")]

from real_stores import STORES, Answer, Ask, Missing  # noqa: E402

from kg.graph.query import list_queries, load_query  # noqa: E402


def verdict(answer: Answer, expected: Answer) -> str:
    if answer == expected:
        return "ok"
    return "order" if sorted(answer.rows) == sorted(expected.rows) else "differs"


def main(graph: Path, names: list[str]) -> None:
    with contextlib.ExitStack() as running:
        asks: dict[str, Ask] = {}
        for name, start in STORES.items():
            folder = running.enter_context(tempfile.TemporaryDirectory(prefix=f"kg-{name}-"))
            try:
                asks[name] = running.enter_context(start(graph, Path(folder)))
            except Missing as missing:
                print(f"{name}: {missing}", file=sys.stderr)
        print("query".ljust(30), "rows".rjust(6), *(name.rjust(16) for name in STORES))
        for query in names or [each.name for each in list_queries()]:
            text, cells = load_query(query), []
            expected = asks["pyoxigraph"](text)
            for name in STORES:
                cell = "-"
                if name in asks:
                    began = time.perf_counter()
                    try:
                        cell = f"{verdict(asks[name](text), expected)} {time.perf_counter() - began:8.3f}"
                    except (RuntimeError, OSError) as error:
                        print(f"{name}, {query}: {error}", file=sys.stderr)
                cells.append(cell.rjust(16))
            print(query.ljust(30), str(len(expected.rows)).rjust(6), *cells, flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
