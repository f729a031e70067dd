"""Blocks of a format that marks them, as a source text: a line a block, and a hint for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.model import BlockKind
from kg.reading.source import BlockHint

__all__ = ["TextBlock", "lay_out"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block that its author began and ended. `kind`, `level` and `row` are as in
    :class:`kg.reading.source.BlockHint`.

    Blocks with the same `run`, from 0, are lines that only a line break parts: one paragraph or several, which
    their look has to tell; -1 for whole blocks. A whole block's line feeds stay.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    row: bool = False
    run: int = -1


def lay_out(blocks: Iterable[TextBlock]) -> tuple[str, tuple[BlockHint, ...]]:
    """The text of the blocks, a line each, an empty line around each run, and the hints of the whole ones."""
    parts: list[str] = []
    hints: list[BlockHint] = []
    offset = 0
    loose_before = False
    for run, members in groupby(blocks, key=lambda block: block.run):
        loose = run >= 0
        for i, block in enumerate(members):
            gap = "" if not parts else "\n\n" if i == 0 and (loose or loose_before) else "\n"
            parts += [gap, block.text]
            start = offset + len(gap)
            offset = start + len(block.text)
            if not loose:
                hints.append(BlockHint(start, offset, block.kind, block.level, block.row, whole=True))
        loose_before = loose
    return "".join(parts), tuple(hints)
