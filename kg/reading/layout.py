"""Lines to blocks: headings, paragraphs, captions and bylines, each whole.

Lines that stand together become raw blocks (:mod:`kg.reading.raw_blocks`), these get their kinds
(:mod:`kg.reading.kinds`), and are put together where the page had cut them (:mod:`kg.reading.mending`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import BlockKind
from kg.reading.aligned import AlignedText, join
from kg.reading.junctions import Junctions
from kg.reading.kinds import classify
from kg.reading.lines import Line
from kg.reading.mending import mend
from kg.reading.raw_blocks import RawBlock, raw_blocks
from kg.reading.repair import repair_block

__all__ = ["Block", "find_blocks"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, caption or byline, repaired. `level` is a Markdown heading's, else 0.

    `set_off`: more blank lines than usual stand before it. `jump_to` and `jump_from` are as in
    :class:`kg.reading.lines.Line`.
    """

    kind: BlockKind
    content: AlignedText
    level: int = 0
    set_off: bool = False
    jump_to: str = ""
    jump_from: str = ""

    @property
    def text(self) -> str:
        return self.content.text


def find_blocks(lines: list[Line]) -> list[Block]:
    """The blocks that `lines` make up, in reading order.

    A sentence that a column, page, caption or heading cuts in two is put together; what stood in
    between follows it. Within a block, line breaks and padding are gone.
    """
    raws = raw_blocks(lines)
    junctions = Junctions([raw.text for raw in raws])
    blocks = [_block(pieces) for pieces in mend(classify(raws, junctions), junctions)]
    return [block for block in blocks if block.text]


def _block(pieces: list[RawBlock]) -> Block:
    first = pieces[0]
    kind = first.kind or BlockKind.PARAGRAPH
    content = repair_block(join([piece.content for piece in pieces]), kind)
    return Block(kind, content, first.level, first.set_off, pieces[-1].jump_to, first.jump_from)
