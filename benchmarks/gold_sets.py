"""The groups of documents with gold facts, and their graphs: what the other programs here measure on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation import Gold, Report, Rows, read_gold, read_rows, score
from kg.graph.turtle import write_turtle
from kg.model import ResolvedDocument
from kg.processing import process

__all__ = ["GROUPS", "ROOT", "Group", "Scored", "built", "groups", "scored"]

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
GROUPS = ("seeds", "dev", "held")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents and the files of their gold, in the same order."""

    name: str
    documents: tuple[Path, ...]
    gold: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A group's graph, the rows that the public queries give on it, its gold, and the scores."""

    group: Group
    graph: Path
    rows: Rows
    gold: Gold
    report: Report


def groups() -> dict[str, Group]:
    """The groups by name: the seeds that have gold here, and the passages ``dev-*`` and ``held-*``.

    A gold file without its document is left out.
    """
    return {
        "seeds": _group("seeds", GOLD / "seeds", "*", ROOT / "seeds"),
        "dev": _group("dev", GOLD / "passages", "dev-*", GOLD / "passages"),
        "held": _group("held", GOLD / "passages", "held-*", GOLD / "passages"),
    }


def built(group: Group, folder: Path) -> Scored:
    """`group` as the program itself reads it; the graph is written to ``folder/NAME.ttl``."""
    return scored(group, folder, (process(path.name, path.read_bytes()) for path in group.documents))


def scored(group: Group, folder: Path, documents: Iterable[ResolvedDocument]) -> Scored:
    """`group` as read by some other way: `documents` are its resolved documents."""
    graph = folder / f"{group.name}.ttl"
    write_turtle(iter(documents), graph)
    rows, gold = read_rows(graph), read_gold(group.gold)
    return Scored(group, graph, rows, gold, score(rows, gold))


def _group(name: str, gold: Path, pattern: str, documents: Path) -> Group:
    pairs = [(documents / f"{path.stem}.txt", path) for path in sorted(gold.glob(f"{pattern}.jsonl"))]
    pairs = [(document, path) for document, path in pairs if document.is_file()]
    return Group(name, tuple(d for d, _ in pairs), tuple(g for _, g in pairs))
