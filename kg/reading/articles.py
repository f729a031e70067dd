"""Blocks to articles: which headings begin a new one, its title, its date.

A newspaper page holds several pieces. A new one begins where a title stands before a dateline
(``本报讯（记者 李明）``), a subtitle (``——记……``) or a byline, or after a piece that its author has
signed. A heading without any of these is a section of the article it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.dates import (
    current_years,
    dateline_date,
    full_date,
    leading_date,
    uses_relative_years,
)
from kg.reading.layout import Block
from kg.reading.notes import is_page_head

__all__ = ["ArticleBlocks", "split_articles"]

_HEAD_BLOCKS = 8  # a date of publication stands among an article's first blocks


@dataclass(frozen=True, slots=True)
class ArticleBlocks:
    """The blocks of one article, its title ("" if it has none), its date as in :class:`kg.model.Article`."""

    blocks: tuple[Block, ...]
    title: str
    date: str | None


def split_articles(blocks: list[Block]) -> list[ArticleBlocks]:
    """The articles that `blocks` hold, in order; together they have all blocks.

    A date without a year takes the one year that the article, or else the document, calls the present; an
    article without any date takes that of the page, where its head tells one.
    """
    if not blocks:
        return []
    starts = _starts(blocks)
    groups = [tuple(blocks[a:b]) for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    of_document = frozenset(year for group in groups for year in _present_years(group))
    of_page = _page_date(blocks)
    return [ArticleBlocks(group, _title(group), _date(group, of_document, of_page)) for group in groups]


def _page_date(blocks: list[Block]) -> str | None:
    """The date in the heads of the page (``2010年5月20日　星期四``); None if there is none, or two."""
    heads = (b.text for b in blocks if b.kind is BlockKind.BYLINE and is_page_head(b.text))
    found = {date for text in heads if (date := full_date(text))}  # the page's number is a head without one
    return found.pop() if len(found) == 1 else None


def _starts(blocks: list[Block]) -> list[int]:
    """Indices of the blocks that begin an article."""
    starts = [0]
    top_level_used = False
    body = -1  # the last paragraph so far
    for i, block in enumerate(blocks):
        last_body, body = body, i if block.kind is BlockKind.PARAGRAPH else body
        if last_body < starts[-1]:  # the article has no body yet, so this belongs to its head
            top_level_used |= block.level == 1
            continue
        if block.kind is BlockKind.PARAGRAPH and cues.is_dateline(block.text):
            start = _head_start(blocks, i, starts[-1])
            starts.append(start)
        elif block.kind is BlockKind.HEADING and (
            _is_title(blocks, i) or (top_level_used and block.level == 1)
        ):
            starts.append(i)
    return starts


def _head_start(blocks: list[Block], dateline: int, least: int) -> int:
    """Where the titles (and captions, bylines among them) before a dateline begin."""
    start = dateline
    for i in range(dateline - 1, least, -1):
        if blocks[i].kind is BlockKind.PARAGRAPH:
            break
        if blocks[i].kind is BlockKind.HEADING:
            start = i
    return start


def _is_title(blocks: list[Block], i: int) -> bool:
    """Whether the heading at `i`, after a paragraph, begins a new article."""
    if cues.is_subtitle(blocks[i].text) or blocks[i - 1].kind is BlockKind.HEADING:
        return False
    body = _previous_paragraph(blocks, i)
    if not cues.is_complete(body):
        return False
    head: list[Block] = []
    following: Block | None = None
    for block in blocks[i + 1 : i + _HEAD_BLOCKS]:
        if block.kind is BlockKind.PARAGRAPH:
            following = block
            break
        head.append(block)
    if any(block.kind is BlockKind.HEADING and cues.is_subtitle(block.text) for block in head):
        return True
    signed = any(block.kind is BlockKind.BYLINE and not is_page_head(block.text) for block in head)
    if signed and following is not None:
        return True
    if cues.ends_article(body) and following is not None and not cues.is_numbered(blocks[i].text):
        return True
    if following is None:
        following = next((block for block in head if block.kind is BlockKind.CAPTION), None)
    # A photo story: a title set off from the rest, and a text that begins with its day.
    return blocks[i].set_off and following is not None and _begins_with_day(following.text)


def _previous_paragraph(blocks: list[Block], i: int) -> str:
    for block in reversed(blocks[max(0, i - _HEAD_BLOCKS) : i]):
        if block.kind is BlockKind.PARAGRAPH:
            return block.text
    return ""


def _begins_with_day(text: str) -> bool:
    return dateline_date(text[:12], ("2000",)) is not None


def _title(blocks: tuple[Block, ...]) -> str:
    """The headings before the body: kicker, headline, subtitle, parted by one space.

    A text in a scrambled order of columns may have its subtitle alone, further down; that is its
    title then.
    """
    lines: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            break
        if block.kind is BlockKind.HEADING:
            lines.append(block.text)
    subtitles = [
        block.text for block in blocks if block.kind is BlockKind.HEADING and cues.is_subtitle(block.text)
    ]
    if subtitles and not any(line in subtitles for line in lines):
        return subtitles[0].lstrip("—-")
    title = ""
    for line in lines:
        title += line if not title or cues.is_subtitle(line) else f" {line}"
    return title


def _date(
    blocks: tuple[Block, ...], years_of_document: frozenset[str], date_of_page: str | None
) -> str | None:
    """The date of publication: of the dateline, the page's own notes, the opening words, or the end."""
    years = _present_years(blocks) or years_of_document
    bodies = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    for block in blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.BYLINE and (found := full_date(block.text)):
            return found
    dated = bool(bodies) and cues.is_dateline(bodies[0].text)
    if dated and (found := dateline_date(bodies[0].text, ())):
        return found
    if date_of_page:
        return date_of_page
    if dated and (found := dateline_date(bodies[0].text, years)):
        return found
    if bodies and (found := leading_date(bodies[0].text)):
        return found
    if blocks[-1].kind is BlockKind.BYLINE and (found := leading_date(blocks[-1].text)):
        return found
    if bodies and _begins_with_day(bodies[0].text) and (found := dateline_date(bodies[0].text[:12], years)):
        return found
    relative = any(uses_relative_years(block.text) for block in bodies)
    return min(years) if relative and len(years) == 1 else None


def _present_years(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The years that paragraphs and headings call the present; captions may be of any year."""
    years: frozenset[str] = frozenset()
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            years |= current_years(block.text)
    return years
