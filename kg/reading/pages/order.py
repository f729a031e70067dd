"""The pieces of a page in reading order: each article whole, headline first, then its columns, then its captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading import cues
from kg.reading.pages.blocks import text_of
from kg.reading.pages.cutting import in_reading_order
from kg.reading.pages.headlines import Headline, find_headlines
from kg.reading.pages.model import Block, Box, PageContent, around

__all__ = ["Piece", "find_pieces"]

# Lengths are in ems of the text's type.
_CAPTION_GAP = 2.5  # between a picture and its caption
_SMALLER = 0.97  # times the text's type: small print
_LINES_OF_CAPTION = 5
_LINES_OF_SAME_SIZE = 2  # of a caption that only its place tells
_LONGEST_CAPTION = 160
_FRAMED_SHARE = 0.7  # of the page: a frame as large as this holds everything
_BESIDE = 4.0  # white between two columns of one article


@dataclass(slots=True, eq=False)
class Piece:
    """An article of the page, or a stretch of text without a headline.

    `headline` is None where the text goes on from elsewhere. `blocks` are in reading order and include the headline's;
    `captions` are those of its pictures.
    """

    headline: Headline | None
    blocks: list[Block]
    captions: list[Block] = field(default_factory=list)


def find_pieces(page: PageContent, blocks: Sequence[Block], body: float) -> list[Piece]:
    """All `blocks` of a page as pieces, in order."""
    captions = [block for block in blocks if _is_caption(block, blocks, page.pictures, body)]
    rest = [block for block in blocks if block not in captions]
    pieces: list[Piece] = []
    outside = rest
    for frame in _frames(page, rest):
        inside = [block for block in outside if frame.holds(block.box)]
        if inside and len(inside) < len(outside):
            outside = [block for block in outside if block not in inside]
            pieces += _articles(inside, body)
    pieces = _in_order(_articles(outside, body) + pieces)
    for caption in captions:
        _nearest(caption, pieces).captions.append(caption)
    return pieces


def _frames(page: PageContent, blocks: Sequence[Block]) -> list[Box]:
    """Frames with text in them, the smallest first; one that cuts through a block frames nothing."""
    whole = page.width * page.height
    return sorted(
        (
            frame
            for frame in page.frames
            if frame.area < _FRAMED_SHARE * whole and not any(_cuts(frame, block.box) for block in blocks)
        ),
        key=lambda frame: (frame.area, frame.top, frame.x0),
    )


def _cuts(frame: Box, box: Box) -> bool:
    x, y = frame.shares_x(box), frame.shares_y(box)
    if x <= 0 or y <= 0:
        return False
    return x * y < 0.9 * box.area and x * y > 0.1 * box.area


def _is_caption(block: Block, blocks: Sequence[Block], pictures: Sequence[Box], body: float) -> bool:
    """Small print, or wording that only captions have, at a picture's side; or a line or two between it and white."""
    if block.vertical or len(block.runs) > _LINES_OF_CAPTION or block.heading:
        return False
    text = "".join(map(text_of, block.runs))
    if len(text) > _LONGEST_CAPTION or cues.is_byline(text):
        return False
    near = [picture for picture in pictures if _stands_at(block.box, picture, body)]
    if not near:
        return False
    if block.size <= _SMALLER * body or cues.is_caption(text):
        return True
    others = [other for other in blocks if other is not block and other.box.shares_x(block.box) > 0]
    apart = all(-block.box.shares_y(other.box) > 0.9 * body for other in others)
    wider = any(block.box.width > 1.15 * other.box.width for other in others)
    few = len(block.runs) <= _LINES_OF_SAME_SIZE
    return few and (apart or wider) and cues.is_complete(text) and cues.is_single_sentence(text)


def _stands_at(box: Box, picture: Box, body: float) -> bool:
    """Right below, above or beside a picture, and not beyond its edges."""
    gap = _CAPTION_GAP * body
    if box.shares_x(picture) >= 0.8 * box.width:
        return (
            -0.5 * body <= box.top - picture.bottom <= gap or -0.5 * body <= picture.top - box.bottom <= body
        )
    if box.shares_y(picture) >= 0.8 * box.height:
        return -0.5 * body <= box.x0 - picture.x1 <= gap or -0.5 * body <= picture.x0 - box.x1 <= gap
    return False


def _articles(blocks: list[Block], body: float) -> list[Piece]:
    """Blocks by the headline that they stand under, each piece in reading order."""
    headlines = find_headlines(blocks, body)
    heads = {id(block) for line in headlines for block in line.blocks}
    owned: dict[int, list[Block]] = {}
    orphans: list[Block] = []
    for block in blocks:
        if id(block) in heads:
            continue
        owner = _owner(block, headlines, body)
        if owner is None:
            orphans.append(block)
        else:
            owned.setdefault(owner, []).append(block)
    orphans = _adopted(orphans, owned, headlines, body)
    pieces = [
        Piece(line, [*line.blocks, *in_reading_order(owned.get(i, []))]) for i, line in enumerate(headlines)
    ]
    return pieces + [Piece(None, in_reading_order(group)) for group in _together(orphans, headlines)]


def _owner(block: Block, headlines: list[Headline], body: float) -> int | None:
    """The lowest headline above `block` whose columns include it."""
    best: int | None = None
    for i, line in enumerate(headlines):
        over = min(line.span[1], block.box.x1) - max(line.span[0], block.box.x0)
        start = line.box.top - 1.5 * body if line.vertical else line.box.bottom - 0.5 * body
        if block.box.top < start or over < 0.5 * min(block.box.width, line.span[1] - line.span[0]):
            continue
        if best is None or line.box.bottom > headlines[best].box.bottom:
            best = i
    return best


def _adopted(
    orphans: list[Block], owned: dict[int, list[Block]], headlines: list[Headline], body: float
) -> list[Block]:
    """Gives columns without a headline of their own to the article that stands right to their left.

    An article that turns a corner: its headline stands above two columns, its text goes on in a third, which begins
    beside the headline. Gives those that none takes.
    """
    left_over: list[Block] = []
    for block in sorted(orphans, key=lambda block: (block.box.x0, block.box.top)):
        beside = [
            (other.box.x1, i)
            for i, others in owned.items()
            for other in [*others, *headlines[i].blocks]
            if 0 <= block.box.x0 - other.box.x1 + body / 2 <= _BESIDE * body
            and block.box.shares_y(other.box) > body / 2
        ]
        if beside and not block.heading:
            owned[max(beside)[1]].append(block)
        else:
            left_over.append(block)
    return left_over


def _together(orphans: list[Block], headlines: list[Headline]) -> list[list[Block]]:
    """Text without a headline in groups that no headline stands between."""
    if not headlines:
        return [orphans] if orphans else []
    groups: dict[int, list[Block]] = {}
    for block in orphans:
        above = sum(line.box.bottom <= block.box.top for line in headlines)
        groups.setdefault(above, []).append(block)
    return [groups[above] for above in sorted(groups)]


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """Pieces as their boxes follow one another on the page."""
    stand_ins: list[Block] = []
    by_stand_in: dict[int, Piece] = {}
    for piece in pieces:
        box = around(block.box for block in piece.blocks)
        stand_in = Block([], box, piece.blocks[0].size, span=(box.x0, box.x1))
        stand_ins.append(stand_in)
        by_stand_in[id(stand_in)] = piece
    return [by_stand_in[id(stand_in)] for stand_in in in_reading_order(stand_ins)]


def _nearest(caption: Block, pieces: list[Piece]) -> Piece:
    """The piece whose box holds the caption, the smallest of them; else the nearest one."""
    if not pieces:
        pieces.append(Piece(None, []))

    def distance(piece: Piece) -> tuple[float, float]:
        if not piece.blocks:
            return (float("inf"), 0)
        box = around(block.box for block in piece.blocks)
        x, y = -caption.box.shares_x(box), -caption.box.shares_y(box)
        return (max(x + caption.box.width, 0) + max(y + caption.box.height, 0), box.area)

    return min(pieces, key=distance)
