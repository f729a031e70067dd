"""Blocks in reading order: the page is cut along its white strips, again and again (a recursive XY cut)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.pages.model import Block, Box, around

__all__ = ["in_reading_order"]

_SLACK = 0.15  # of an em that a block may reach into a strip: hanging punctuation
_NARROWEST_STRIP = 0.3  # of an em
_LEVEL = 0.7  # of an em by which the tops of columns that begin at one height differ
_MOST_BLOCKS = 1500  # to be cut; a page with more is no page of text, and is read from the top down


def in_reading_order(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` as they are read: what stands alone at the top, columns from left to right, each top-down.

    A block that bars the columns (a headline across them) parts what is above it from what is below.
    """
    ranked = sorted(blocks, key=lambda block: (block.box.top, block.box.x0))
    if len(ranked) <= 1 or len(ranked) > _MOST_BLOCKS:
        return ranked
    columns = _columns(ranked)
    if len(columns) > 1:
        if _stands_over(ranked[0], ranked[1:]):
            return [ranked[0], *in_reading_order(ranked[1:])]
        return [block for column in columns for block in in_reading_order(column)]
    head, rest, tail = _ends(ranked)
    if head or tail:
        return [*head, *in_reading_order(rest), *tail]
    widest = max(ranked, key=lambda block: (block.span[1] - block.span[0], -block.box.top))
    for y in (widest.box.top, widest.box.bottom, *(block.box.bottom for block in ranked)):
        above, below = _parted_at(ranked, y)
        if above and below:
            return in_reading_order(above) + in_reading_order(below)
    return _around_widest(ranked, widest)


def _stands_over(first: Block, rest: list[Block]) -> bool:
    """Whether a line at the top belongs to all columns, although it is no wider than one: they all begin below it.

    ``　　　　本报记者 李明　　　　`` in the middle of three columns.
    """
    if any(block.box.top < first.box.bottom - _SLACK * first.size for block in rest):
        return False
    tops = [min(block.box.top for block in column) for column in _columns(rest)]
    return len(tops) > 1 and max(tops) - min(tops) <= _LEVEL * first.size


def _ends(ranked: list[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """What stands alone at the top, one below the other, what stands alone at the bottom, and the rest between."""
    begin, end = 0, len(ranked)
    tops_below = [float("inf")] * (len(ranked) + 1)
    for i in range(len(ranked) - 1, -1, -1):
        tops_below[i] = min(ranked[i].box.top, tops_below[i + 1])
    while begin < end and tops_below[begin + 1] >= ranked[begin].box.bottom - _SLACK * ranked[begin].size:
        begin += 1
    if begin < end and len(_columns(ranked[begin:])) > 1:  # what is left at the bottom is the end of a column
        return ranked[:begin], ranked[begin:], []
    bottoms_above = [float("-inf")] * (len(ranked) + 1)
    for i in range(begin, len(ranked)):
        bottoms_above[i + 1] = max(bottoms_above[i], ranked[i].box.bottom)
    while end > begin and bottoms_above[end - 1] <= ranked[end - 1].box.top + _SLACK * ranked[end - 1].size:
        end -= 1
        if len(_columns(ranked[begin:end])) > 1:
            break
    return ranked[:begin], ranked[begin:end], ranked[end:]


def _columns(blocks: list[Block]) -> list[list[Block]]:
    """The blocks between the white strips that run through from top to bottom, from left to right.

    What a strip parts must stand side by side somewhere; a signature right below the text is no column.
    """
    if not blocks:
        return []
    columns: list[list[Block]] = []
    edge = float("-inf")
    for block in sorted(blocks, key=lambda block: (block.span[0], block.box.top)):
        slack = _SLACK * block.size
        if columns and block.span[0] + slack < edge + _NARROWEST_STRIP * block.size:
            columns[-1].append(block)
        else:
            columns.append([block])
        edge = max(edge, block.span[1] - slack)
    merged: list[list[Block]] = []
    for column in columns:
        box = _box(column)
        if merged and _box(merged[-1]).shares_y(box) <= 0:
            merged[-1].extend(column)
        else:
            merged.append(column)
    return merged


def _box(blocks: Sequence[Block]) -> Box:
    return around(block.box for block in blocks)


def _parted_at(blocks: list[Block], y: float) -> tuple[list[Block], list[Block]]:
    """The blocks above and below a line across the page; two empty lists if it runs through one."""
    above: list[Block] = []
    below: list[Block] = []
    for block in blocks:
        slack = _SLACK * block.size
        if block.box.bottom <= y + slack:
            above.append(block)
        elif block.box.top >= y - slack:
            below.append(block)
        else:
            return [], []
    return above, below


def _around_widest(blocks: list[Block], widest: Block) -> list[Block]:
    """No line cuts the blocks: order them without the widest one, and put it before what it stands above."""
    ordered = in_reading_order([block for block in blocks if block is not widest])
    for i, block in enumerate(ordered):
        if block.box.top >= widest.box.bottom - block.size and block.box.shares_x(widest.box) > 0:
            return [*ordered[:i], widest, *ordered[i:]]
    return [*ordered, widest]
