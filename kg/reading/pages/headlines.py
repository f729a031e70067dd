"""Which headings begin an article of the page, and which columns each of them stands above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading import cues
from kg.reading.pages.blocks import text_of
from kg.reading.pages.model import Block, Box, around

__all__ = ["Headline", "find_headlines"]

# Lengths are in ems of the text's type.
_NEAR = 2.5  # lines of one headline: kicker, title, subtitle
_BIG = 1.6  # times the text's type: a headline of its own, also within one column
_FIRST_LINES = 3.5  # what begins this far below a headline stands under it


@dataclass(slots=True, eq=False)
class Headline:
    """Kicker, title and subtitle of an article, from the top down, and the box that they stand in.

    `span` is the stretch of the page, left to right, of the columns below.
    """

    blocks: list[Block]
    box: Box
    span: tuple[float, float]

    @property
    def vertical(self) -> bool:
        return self.blocks[0].vertical


def find_headlines(blocks: Sequence[Block], body: float) -> list[Headline]:
    """The headlines among the headings of `blocks`, from the top of the page down.

    A heading in a column is a headline if it is big, if several columns begin below it, or if what follows begins as a
    piece of news does; else it heads a section of an article.
    """
    candidates = [_headline(group, blocks, body) for group in _groups([b for b in blocks if b.heading], body)]
    found = [line for line in candidates if _begins_article(line, blocks, body)]
    return sorted(found, key=lambda line: (line.box.top, line.box.x0))


def _groups(headings: list[Block], body: float) -> list[list[Block]]:
    """Headings right below each other: one has a kicker above and a subtitle below."""
    groups: list[list[Block]] = []
    for block in sorted(headings, key=lambda block: (block.box.top, block.box.x0)):
        for group in groups:
            box = around(other.box for other in group)
            if (
                block.vertical == group[0].vertical
                and block.box.top - box.bottom <= _NEAR * body
                and block.box.shares_x(box) > 0.5 * min(block.box.width, box.width)
            ):
                group.append(block)
                break
        else:
            groups.append([block])
    return groups


def _headline(group: list[Block], blocks: Sequence[Block], body: float) -> Headline:
    box = around(block.box for block in group)
    span = _beside(box, group, blocks, body) if group[0].vertical else _below(box, group, blocks, body)
    return Headline(group, box, span)


def _below(box: Box, group: list[Block], blocks: Sequence[Block], body: float) -> tuple[float, float]:
    """The stretch of what begins right below a headline and has nothing between it and the white beside that.

    ``　　　标题　　　`` over three columns is as wide as the middle one, but heads all of them.
    """
    x0, x1 = box.x0, box.x1
    others = [block for block in blocks if block not in group]
    in_band = [block for block in others if block.box.shares_y(box) > 0.3 * body]
    left = max((b.box.x1 for b in in_band if b.box.x1 <= box.x0 + body), default=float("-inf"))
    right = min((b.box.x0 for b in in_band if b.box.x0 >= box.x1 - body), default=float("inf"))
    rivals = [block for block in in_band if block.heading]
    bottom = _bottom(box, others, body)
    for block in others:
        below = -0.3 * body <= block.box.top - bottom <= _FIRST_LINES * body
        if not below or block.heading or block.box.x0 < left - body / 2 or block.box.x1 > right + body / 2:
            continue
        distance = -block.box.shares_x(box)
        if all(distance < -block.box.shares_x(rival.box) for rival in rivals):
            x0, x1 = min(x0, block.box.x0), max(x1, block.box.x1)
    return x0, x1


def _bottom(box: Box, others: Sequence[Block], body: float) -> float:
    """Where the columns below a headline may begin: below the line of its authors, where there is one."""
    bottom = box.bottom
    for _ in range(2):
        under = [
            block
            for block in others
            if -0.3 * body <= block.box.top - bottom <= _FIRST_LINES * body and block.box.shares_x(box) > 0
        ]
        if len(under) != 1 or len(under[0].runs) > 1:
            break
        bottom = under[0].box.bottom
    return bottom


def _beside(box: Box, group: list[Block], blocks: Sequence[Block], body: float) -> tuple[float, float]:
    """The stretch of the columns to the right of a vertical headline, or, if it is the last, to its left."""
    beside = [
        block
        for block in blocks
        if not block.vertical
        and block.box.top >= box.top - 1.5 * body
        and block.box.shares_y(box) > 0.4 * min(block.box.height, box.height)
    ]
    edges = [b.box.x0 for b in blocks if b.vertical and b not in group and b.box.shares_y(box) > 0]
    right = [
        b for b in beside if b.box.x0 >= box.x1 - body and not any(box.x1 <= e <= b.box.x0 for e in edges)
    ]
    left = [
        b for b in beside if b.box.x1 <= box.x0 + body and not any(b.box.x1 <= e <= box.x0 for e in edges)
    ]
    chosen = right or left
    return (
        min([box.x0, *(block.box.x0 for block in chosen)]),
        max([box.x1, *(block.box.x1 for block in chosen)]),
    )


def _begins_article(line: Headline, blocks: Sequence[Block], body: float) -> bool:
    if line.vertical or any(block.size >= _BIG * body for block in line.blocks):
        return True
    under = [
        block
        for block in blocks
        if not block.heading
        and -0.3 * body <= block.box.top - line.box.bottom <= _FIRST_LINES * body
        and block.box.shares_x(Box(line.span[0], 0, line.span[1], 0)) > body
    ]
    if any(_opens_news(block) for block in under):
        return True
    return any(one.box.shares_x(other.box) < 0 for one in under for other in under)


def _opens_news(block: Block) -> bool:
    text = text_of(block.runs[0])
    return cues.is_dateline(text) or cues.is_byline(text)
