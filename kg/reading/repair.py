"""Character-level repair of a line, losslessly: junk dropped, characters unified, doubling undone.

Blanks are left to :mod:`kg.reading.blanks`, since which of them are padding shows only when the lines
of a paragraph are together again.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import BlockKind
from kg.reading.aligned import AlignedText, Edit
from kg.reading.blanks import clean_blanks
from kg.reading.characters import junk_runs, unify
from kg.reading.doubling import undouble
from kg.reading.punctuation import unify_punctuation

__all__ = ["RepairedLine", "repair_block", "repair_line"]


@dataclass(frozen=True, slots=True)
class RepairedLine:
    """`text` after repair; `doubled` tells that all glyphs of the line were doubled."""

    text: AlignedText
    doubled: bool


def repair_line(line: AlignedText, neighbour_doubled: bool = False) -> RepairedLine:
    """Repair one line. `neighbour_doubled`: the line before it was doubled throughout.

    Idempotent: a repaired line is its own repair.
    """
    edits: list[Edit] = [(start, end, "") for start, end in junk_runs(line.text)]
    line = line.edited(edits)
    line = line.with_text(unify(line.text))
    line, doubled = undouble(line, neighbour_doubled)
    return RepairedLine(line.with_text(unify_punctuation(line.text)), doubled)


def repair_block(block: AlignedText, kind: BlockKind) -> AlignedText:
    """Repair what only the whole block shows: padding blanks, brackets and quotes across lines.

    `block` is of repaired lines. Idempotent.
    """
    # Marks and blanks decide about each other: a straight quotation mark is paired once the blanks
    # beside it are gone. Both steps only ever take away, so this ends, nearly always at once.
    before = None
    while before != block.text:
        block = clean_blanks(block.with_text(unify_punctuation(block.text)), kind)
        before, block = block.text, block.with_text(unify_punctuation(block.text))
    return block
