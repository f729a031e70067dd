"""The groups of documents with gold facts: what the other programs here measure on."""

from __future__ import annotations

from pathlib import Path

from kg.evaluation import GoldSet, read_gold
from kg.reading.inputs import InputFile

__all__ = ["GROUPS", "ROOT", "groups"]

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
GROUPS = ("seeds", "dev", "held")


def groups() -> dict[str, GoldSet]:
    """The groups by name: the seeds that have gold here, and the passages ``dev-*`` and ``held-*``.

    A gold file without its document is left out.
    """
    return {
        "seeds": _group(GOLD / "seeds", "*", ROOT / "seeds"),
        "dev": _group(GOLD / "passages", "dev-*", GOLD / "passages"),
        "held": _group(GOLD / "passages", "held-*", GOLD / "passages"),
    }


def _group(gold: Path, pattern: str, documents: Path) -> GoldSet:
    pairs = [(path, documents / f"{path.stem}.txt") for path in sorted(gold.glob(f"{pattern}.jsonl"))]
    pairs = [(path, document) for path, document in pairs if document.is_file()]
    return GoldSet(
        read_gold(path for path, _ in pairs), tuple(InputFile(each.name, each) for _, each in pairs)
    )
