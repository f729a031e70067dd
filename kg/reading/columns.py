"""Which lines stand together: hard line breaks of a column against the ends of paragraphs.

Widths are in columns of a terminal: a Han character is two wide, a Latin letter or digit one. Blanks
are not counted, since justified lines are padded with them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from kg.reading import cues
from kg.reading.junctions import closes
from kg.reading.lines import Line
from kg.reading.lists import rows_of
from kg.reading.notes import is_document_number, is_page_head
from kg.reading.titles import is_document_title, is_news_title

__all__ = ["group_lines"]

_FULL = 0.75  # of the column's width: padding, digits and punctuation make lines uneven
_UNEVEN = 2  # columns that a line is short of the page's column when the next mark had no room
_WIDER = 1.4  # a line this much wider than the column stands in another one
_INDENT = 2  # columns of blanks that begin a paragraph
_WIDEST_COLUMN = 140  # columns; lines of a text without hard breaks are longer
_WRAPPED_SHARE = 0.5  # more of the lines of a hard-wrapped stretch are full
_TOO_SHORT = 4  # lines that cannot tell a column by themselves; the page's has to do
_FEWEST_BROKEN = 3  # lines that tell a column
_ALIKE_SHARE = 0.7  # of broken lines are about as wide as the column; those of a list are not
_TITLE_END = re.compile("的(?:决定|通知|通报|通告|公告|意见|批复|函|报告|决议)$")
_MARKED_SHARE = 0.3  # of the lines of running text have a mark of a sentence
_LONGEST_TITLE = 40
_MARK = re.compile("[，。；、]")
_SPACE = re.compile(r"\s+")


def group_lines(lines: list[Line]) -> list[list[Line]]:
    """Lines put together to raw blocks, in order; a blank line always parts, and so does a row of a list.

    Lines that the format holds to be one block are one; their look tells only whether they are rows of a list.
    """
    groups: list[list[Line]] = []
    for hinted, members in groupby(lines, key=lambda line: line.block >= 0):
        together = list(members)
        groups += _grouped_by_format(together) if hinted else _grouped_by_look(together)
    return groups


def _grouped_by_format(lines: list[Line]) -> list[list[Line]]:
    """Lines by the block that the format gives them; blocks of one line that make up a list become rows."""
    groups: list[list[Line]] = []
    blocks = [list(members) for _, members in groupby(lines, key=lambda line: line.block)]
    for may_be_list, stretch in groupby(blocks, key=_may_be_row):
        members = list(stretch)
        if may_be_list:
            heads = [block[0] for block in members]
            for start, end in rows_of(heads, [_width(line) for line in heads], 0):
                members[start:end] = [[replace(line, row=True)] for line in heads[start:end]]
        groups += members
    return groups


def _may_be_row(block: list[Line]) -> bool:
    return len(block) == 1 and block[0].whole and block[0].kind is None and not block[0].row


def _grouped_by_look(lines: list[Line]) -> list[list[Line]]:
    widths = [_width(line) for line in lines]
    document_column = _document_column(lines, widths)
    rows = rows_of(lines, widths, document_column)
    groups: list[list[Line]] = []
    done = 0
    for start, end in [*rows, (len(lines), len(lines))]:
        for stretch in _stretches(lines[done:start]):
            groups += _paragraphs(stretch, document_column)
        if end > start:
            groups.append([replace(line, row=True) for line in lines[start:end]])
        done = end
    return groups


def _paragraphs(stretch: list[Line], document_column: float) -> list[list[Line]]:
    """The lines of a stretch without blank lines, put together."""
    widths = [_width(line) for line in stretch]
    column = _column(widths) if len(stretch) > 2 else 0
    if not column and len(stretch) <= _TOO_SHORT:
        column = document_column
    groups: list[list[Line]] = []
    for i, line in enumerate(stretch):
        if document_column and widths[i] >= document_column - _UNEVEN:
            line = replace(line, full=True)
        titled = i > 0 and len(groups[-1]) == 1 and _is_title_line(stretch[i - 1].text, line.text)
        if i and not titled and _goes_on(stretch[i - 1], line, widths[i - 1], widths[i], column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_title_line(text: str, following: str) -> bool:
    """Whether a line that begins a block is the title of the text below it: ``县总工会举办运动会`` / ``近日，…``."""
    if len(text) > _LONGEST_TITLE or _MARK.search(text):
        return False
    return is_news_title(text, following) or (is_document_title(text) and not is_document_title(following))


def _stretches(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line between them."""
    stretches: list[list[Line]] = []
    for line in lines:
        if stretches and line.gap == 0:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return stretches


def _width(line: Line) -> int:
    text = _SPACE.sub("", line.text)
    return 2 * len(text) - len(text.encode("ascii", "ignore")) + min(line.indent, 4)


def _column(widths: list[int]) -> float:
    """The width of the column that lines of `widths` are wrapped to; 0 if they are not wrapped."""
    ranked = sorted(widths[:-1])
    # The widest lines of a long stretch may stand in another column; a short one has no room for that.
    column = ranked[int(0.8 * (len(ranked) - 1))] if len(ranked) > 5 else ranked[-1]
    full = sum(width >= _FULL * column for width in ranked)
    wrapped = column <= _WIDEST_COLUMN and full > _WRAPPED_SHARE * len(ranked)
    return column if wrapped else 0


def _document_column(lines: list[Line], widths: list[int]) -> float:
    """The usual width of lines that break off and go on in the next one; 0 if there are few."""
    broken = [
        width
        for (line, following), width in zip(pairwise(lines), widths, strict=False)
        if following.gap == 0 and not cues.is_complete(line.text) and not line.level
    ]
    if len(broken) < _FEWEST_BROKEN:
        return 0
    marked = sum(1 for line, following in pairwise(lines) if following.gap == 0 and _MARK.search(line.text))
    if marked < _MARKED_SHARE * len(broken):
        return 0  # titles above their texts, or rows
    column = median(broken)
    alike = sum(_FULL * column <= width <= column / _FULL for width in broken)
    return column if column <= _WIDEST_COLUMN and alike >= _ALIKE_SHARE * len(broken) else 0


def _goes_on(line: Line, following: Line, width: int, following_width: int, column: float) -> bool:
    """Whether the paragraph of `line` goes on in `following`, the next line without a blank between.

    `column` is the width of the column, 0 if lines are not wrapped.
    """
    if (
        line.jump_to
        or following.jump_from
        or line.level
        or following.level
        or following.item
        or following.marked
        or line.doubled != following.doubled
    ):
        return False
    if is_document_number(following.text) or _is_head_of_document(line.text, following.text):
        return False
    full = bool(column) and width >= _FULL * column
    if closes(line.text, following.text) and (full or not cues.is_complete(line.text)):
        return True
    if full and _is_cut_byline(line, following):
        return True
    if cues.is_byline(line.text) or cues.is_byline(following.text) or cues.is_dateline(following.text):
        return False
    if cues.is_subtitle(line.text):
        return full and following_width < _FULL * column and not cues.is_complete(following.text)
    if cues.is_subtitle(following.text):
        return False
    complete = cues.is_complete(line.text)
    if complete:
        indented = following.indent >= _INDENT > line.indent
        in_column = full and following_width <= _WIDER * column
        return in_column and not indented and not cues.is_caption(following.text)
    if following.indent >= _INDENT and not full:
        return False
    # 一、先进集体（5个）: a list follows, not the rest of the line.
    if cues.is_numbered(line.text) and (not full or line.text.endswith("）")):
        return False
    if full:
        return not _stand_alone(line, following, width, column)
    # A line that is short for its column is a heading; a long one in text without hard breaks was cut.
    return (
        cues.needs_more(line.text)
        or cues.begins_mid_sentence(following.text, line.text)
        or (not column and width > 2 * 45)
    )


def _is_head_of_document(text: str, following: str) -> bool:
    """Whether two lines stand above a document's text: ``某市人民政府`` / ``关于…的决定`` / ``各区县人民政府：``."""
    if _TITLE_END.search(text) and (following[:1] == "各" or following.endswith("：")):
        return True
    return following.startswith("关于") and is_document_title(following)


def _is_cut_byline(line: Line, following: Line) -> bool:
    """``（记者 潘晓宁 通讯员 费莹`` / ``莹）``: a byline that is too long for the column."""
    return (
        cues.is_byline(line.text)
        and not is_page_head(line.text)
        and not cues.is_byline(following.text)
        and cues.is_byline(line.text + following.text)
    )


def _stand_alone(line: Line, following: Line, width: int, column: float) -> bool:
    """Whether a full line is a heading all the same: it is numbered, and the next line is indented."""
    return following.indent >= _INDENT > line.indent and (cues.is_numbered(line.text) or width < column)
