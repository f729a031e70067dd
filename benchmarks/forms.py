"""How fast each form of a graph is written and read, how memory grows with documents, how long checking takes.

    python benchmarks/forms.py [GRAPH] [--documents N …] [--check]

GRAPH is a graph.ttl (default: out/graph.ttl). rdflib does the same beside it. `--documents` writes graphs of so many
synthetic documents, once with the same 300 persons in all of them and once with three new persons in each. Each
measurement runs in a process of its own, whose processor time and peak memory are told.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.graph.files import write_file
from kg.graph.forms import FORMS, TURTLE, form_named
from kg.graph.parsing import parse_file
from kg.graph.turtle import write_turtle
from kg.model import (
    Alignment,
    Article,
    Document,
    Entity,
    EntityClass,
    Link,
    Mention,
    Post,
    ResolvedDocument,
    ResolvedFact,
    Span,
)

RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", nargs="?", type=Path, default=Path("out/graph.ttl"))
    parser.add_argument("--documents", nargs="*", type=int, default=[])
    parser.add_argument("--check", action="store_true", help="time pySHACL too")
    given = parser.parse_args()
    if given.documents:
        print("documents  persons    triples  seconds  triples/s  peak MB")
        for number in given.documents:
            for new in (False, True):
                count, seconds, peak = measured(write_synthetic, number, new)
                persons = 3 * number if new else min(300, 3 * number)
                print(
                    f"{number:9,}  {persons:7,}  {count:9,}  {seconds:7.1f}  {count / seconds:9,.0f}  {peak:7.0f}"
                )
        return
    with tempfile.TemporaryDirectory() as folder:
        forms(given.graph, Path(folder), check=given.check)


def forms(graph: Path, folder: Path, *, check: bool) -> None:
    count, *_ = measured(parse, graph, "ttl")
    base = measured(nothing)[2]
    print(
        f"{count:,} triples; triples a second of processor time, and peak memory above that of an idle process\n"
    )
    print("form     bytes     kg writes    MB   rdflib writes    MB    kg reads    MB   rdflib reads    MB")
    for form in FORMS:
        path = folder / f"graph.{form.name}"
        cells = [measured(write, graph, form.name, path), measured(write_rdflib, graph, form.name)]
        cells += [measured(parse, path, form.name), measured(parse_rdflib, path, form.name)]
        row = "".join(f"{count / seconds:12,.0f} {max(0, peak - base):6.0f}" for _, seconds, peak in cells)
        print(f"{form.name:6} {path.stat().st_size:9,}{row}")
    if check:
        findings, seconds, peak = measured(check_graph, graph)
        print(
            f"\ncheck: {findings} findings in {seconds:.1f} s, {count / seconds:,.0f} triples/s, {peak:.0f} MB"
        )


def measured(action: Callable[..., object], *arguments: object) -> tuple[int, float, float]:
    """What an action gives, its processor seconds and the peak memory in MB of a new process that does it."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_timed, (action, *arguments))


def _timed(action: Callable[..., object], *arguments: object) -> tuple[object, float, float]:
    begin = time.process_time()
    result = action(*arguments)
    seconds = result[1] if isinstance(result, tuple) else time.process_time() - begin
    value = result[0] if isinstance(result, tuple) else result
    return value, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def nothing() -> int:
    import pyoxigraph  # noqa: F401
    import rdflib  # noqa: F401

    return 0


def write(graph: Path, name: str, path: Path) -> int:
    """From Turtle, reading included: that is what `kg convert` and `kg build --format` do."""
    return write_file(parse_file(graph, TURTLE), form_named(name), path).written


def parse(path: Path, name: str) -> int:
    return sum(1 for _ in parse_file(path, form_named(name)))


def write_rdflib(graph: Path, name: str) -> tuple[int, float]:
    """rdflib's serialiser, reading included."""
    import rdflib

    begin = time.process_time()
    dataset = rdflib.Dataset() if name in ("nq", "trig") else rdflib.Graph()
    dataset.parse(graph, format="turtle")
    dataset.serialize(format=RDFLIB[name], encoding="utf-8")
    return len(dataset), time.process_time() - begin


def parse_rdflib(path: Path, name: str) -> tuple[int, float]:
    import rdflib

    begin = time.process_time()
    dataset = rdflib.Dataset() if name in ("nq", "trig") else rdflib.Graph()
    dataset.parse(path, format=RDFLIB[name])
    return len(dataset), time.process_time() - begin


def check_graph(graph: Path) -> int:
    from kg.graph.validation import validate

    return len(validate(graph).findings)


# ---------------------------------------------------------------------------------------------
# Documents without extraction


def write_synthetic(number: int, new_persons: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        return write_turtle(synthetic(number, new_persons), Path(folder) / "graph.ttl")


def synthetic(number: int, new_persons: bool) -> Iterator[ResolvedDocument]:
    """Documents with three posts each, of bodies that are 200 in all."""
    for index in range(number):
        yield _document(index, new_persons)


def _document(index: int, new_persons: bool) -> ResolvedDocument:
    text, facts, links = "", [], []
    for seat in range(3):
        person_number = index * 3 + seat if new_persons else (index * 3 + seat) % 300
        body, title, person = f"澄川市第{index % 200}工会", "主席", f"林若舟{person_number}"
        begin = len(text)
        text += f"{body}{title}{person}出席会议。\n"
        where = Mention(begin, begin + len(body), body, EntityClass.ORGANISATION, kind="union")
        at = begin + len(body) + len(title)
        who = Mention(at, at + len(person), person, EntityClass.PERSON)
        links += [
            Link(where, Entity(f"organisation/{body}", EntityClass.ORGANISATION, body, "union"), "全名", 0.9),
            Link(who, Entity(f"person/{person}", EntityClass.PERSON, person), "姓名", 0.9),
        ]
        evidence = Span(begin, at + len(person))
        facts.append(ResolvedFact(Post(who, title, where, evidence, "post.before_name"), 0.9, 0))
    starts = list(range(len(text)))
    document = Document(
        f"{index}.txt",
        hashlib.sha256(text.encode()).hexdigest(),
        "utf-8",
        text,
        text,
        Alignment(starts, [start + 1 for start in starts], len(text)),
        (Article(0, "会议", (), None),),
    )
    return ResolvedDocument(document, tuple(facts), tuple(links))


if __name__ == "__main__":
    main()
