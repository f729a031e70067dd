"""The visible text of a web page: blocks in document order, and the boxes that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import BlockKind

__all__ = ["Block", "Box", "Page"]


@dataclass(frozen=True, slots=True)
class Block:
    """What a browser shows as one stretch of lines: a paragraph, a heading, a row of a table.

    `box` is the number of the innermost box around it. `linked` counts its characters that are links. `run` is the
    same for lines that only single ``<br>`` part, which may be one paragraph or several, and -1 for whole blocks.
    `row`: it is a row of a table, cells parted by a full-width blank. `pictured`: it stands centred below a picture.
    """

    text: str
    box: int
    kind: BlockKind | None = None
    level: int = 0
    linked: int = 0
    run: int = -1
    row: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A block-level element: the blocks ``[first, last)`` are in it. `parent` is its box's number, -1 for the page's.

    `names` are the words of its class and id, and its tag and role, in lower case.
    """

    tag: str
    names: tuple[str, ...]
    parent: int
    depth: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """Boxes are in document order, so that a box's number is greater than its parent's."""

    blocks: tuple[Block, ...]
    boxes: tuple[Box, ...]

    def around(self, one: int, other: int) -> int:
        """The innermost box around two boxes."""
        while one != other:
            if self.boxes[one].depth < self.boxes[other].depth:
                one, other = other, one
            one = self.boxes[one].parent
        return one
