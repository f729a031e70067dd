"""A graph of a million triples, asked from memory, from the store on disk, and by rdflib.

    python benchmarks/big_graph.py [--triples N] [--limit SECONDS] [--no-rdflib] [FOLDER]

The seeds are read once; their resolved documents are written again and again under other names and with other bytes,
which makes new documents, facts, passages and mentions about the same entities. rdflib gets `--limit` seconds a query.
"""

from __future__ import annotations

import argparse
import dataclasses
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.graph.query import load_graph, load_query, run_on  # noqa: E402
from kg.graph.store import opened  # noqa: E402
from kg.graph.turtle import write_turtle  # noqa: E402
from kg.model import ResolvedDocument  # noqa: E402
from kg.processing import process  # noqa: E402

CONTRACT = (
    *("officials", "organisations", "bylines", "honours", "honour_counts"),
    *("programmes", "figures", "events", "mentions"),
)


def copies(seeds: list[ResolvedDocument], number: int) -> Iterator[ResolvedDocument]:
    for copy in range(number):
        for seed in seeds:
            document = dataclasses.replace(
                seed.document,
                name=f"{copy:05}-{seed.document.name}",
                sha256=f"{copy:08x}{seed.document.sha256[8:]}",
            )
            yield dataclasses.replace(seed, document=document)


def timed(text: str, what: str, action) -> float:
    began, busy = time.perf_counter(), time.process_time()
    result = action(text)
    took, busy = time.perf_counter() - began, time.process_time() - busy
    print(f"  {what:<24} {took:8.2f} s  {busy:8.2f} s of processor  {result:>8} rows", flush=True)
    return took


def rdflib_answers(path: Path, names: list[str], limit: float, results) -> None:
    began = time.perf_counter()
    graph = load_graph(path)
    results.put(("load", time.perf_counter() - began))
    for name in names:
        began = time.process_time()
        rows = len(run_on(graph, load_query(name)).rows)
        results.put((name, time.process_time() - began, rows))


def by_rdflib(path: Path, limit: float) -> None:
    """Each query in a process that has the graph loaded; one that takes too long is ended, and the next begins anew."""
    waiting = list(CONTRACT)
    while waiting:
        results = multiprocessing.Queue()
        worker = multiprocessing.Process(target=rdflib_answers, args=(path, waiting, limit, results))
        worker.start()
        print(f"  {'load':<24} {results.get()[1]:8.2f} s", flush=True)
        while waiting:
            try:
                name, took, rows = results.get(timeout=limit)
            except Exception:  # queue.Empty
                print(f"  {waiting.pop(0):<24}  more than {limit:.0f} s", flush=True)
                break
            print(f"  {name:<24} {took:8.2f} s of processor  {rows:>8} rows", flush=True)
            waiting.remove(name)
        worker.terminate()
        worker.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=300.0)
    parser.add_argument("--no-rdflib", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = (given.folder or Path(scratch)) / "graph.ttl"
        if not path.exists():
            seeds = [process(file.name, file.read_bytes()) for file in sorted((ROOT / "seeds").glob("*.txt"))]
            one = write_turtle(seeds, path)
            each = write_turtle(copies(seeds, 2), path) - one  # what all share is written once
            total = write_turtle(copies(seeds, 1 + -(-(given.triples - one) // each)), path)
            print(f"{total:,} triples, {path.stat().st_size / 1e6:.0f} MB")
        for title, large in (("memory", 1 << 60), ("store on disk, new", 0), ("store on disk, again", 0)):
            print(title)
            began = time.perf_counter()
            with opened(path, large=large) as store:
                print(f"  {'open':<24} {time.perf_counter() - began:8.2f} s", flush=True)
                for name in CONTRACT:
                    timed(load_query(name), name, lambda text, store=store: sum(1 for _ in store.query(text)))
        print(f"peak memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        if not given.no_rdflib:
            print("rdflib")
            by_rdflib(path, given.limit)


if __name__ == "__main__":
    main()
