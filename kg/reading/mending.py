"""Which raw blocks are pieces of one paragraph that a column, page, caption or heading cut in two."""

from __future__ import annotations

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.junctions import Junctions
from kg.reading.kinds import LONGEST_SHORT
from kg.reading.notes import is_page_head
from kg.reading.raw_blocks import RawBlock

__all__ = ["mend"]

_ENDS_LINE = "：0123456789"  # 名单如下：, PART 01: a block may end so although a sentence would go on


def mend(raws: list[RawBlock], junctions: Junctions) -> list[list[RawBlock]]:
    """The pieces of each block, in reading order: cut paragraphs are together, and what cut them comes after."""
    pieces: list[list[RawBlock]] = []
    pending: list[RawBlock] | None = None  # a paragraph that is not complete
    heading_between = False
    for raw in raws:
        if raw.jump_from:
            pending = None
        if pieces and _is_rest_of_caption(pieces[-1][-1], raw, junctions):
            pieces[-1].append(raw)
            continue
        if raw.kind is not BlockKind.PARAGRAPH:
            heading_between |= raw.kind is not BlockKind.CAPTION and not is_page_head(raw.text)
            pieces.append([raw])
            continue
        if (
            pending is not None
            and not _begins_anew(pending[-1], raw, junctions)
            and (not heading_between or _goes_on_below(pending[-1], raw, junctions))
        ):
            pending.append(raw)
        else:
            pending, heading_between = [raw], False
            pieces.append(pending)
        if raw.is_whole:
            pending, heading_between = None, False
    return pieces


def _goes_on_below(before: RawBlock, after: RawBlock, junctions: Junctions) -> bool:
    """Whether `before` goes on in `after`, although a heading stands between them.

    Where the page indents paragraphs, what has no indent goes on. A line that fills the column and ends no sentence
    must go on somewhere, so that less evidence is enough.
    """
    often = 1 if before.breaks_off else 2
    return after.unindented or junctions.joins(before.text, after.text, often)


def _begins_anew(before: RawBlock, after: RawBlock, junctions: Junctions) -> bool:
    """Whether `after` begins a paragraph of its own although `before` lacks its full stop."""
    if cues.is_dateline(after.text) or after.row:
        return True
    if before.apart and after.apart:
        goes_on = cues.begins_mid_sentence(after.text) or (
            before.text[-1] not in _ENDS_LINE and junctions.joins(before.text, after.text)
        )
        return not (goes_on or (cues.needs_more(before.text) and before.text[-1] not in _ENDS_LINE))
    if cues.is_list_item(before.text) and not junctions.joins(before.text, after.text):
        return True
    return cues.is_numbered(after.text) and not cues.needs_more(before.text)


def _is_rest_of_caption(caption: RawBlock, rest: RawBlock, junctions: Junctions) -> bool:
    """Whether a caption breaks off (``……区委副书记、政法委书``) and `rest` goes on with it."""
    return (
        caption.kind is BlockKind.CAPTION
        and rest.kind in (BlockKind.CAPTION, BlockKind.PARAGRAPH)
        and "，" in caption.text
        and len(rest.text) <= LONGEST_SHORT
        and junctions.joins(caption.text, rest.text)
    )
