"""Blocks to articles: which headings begin a new one, its title, its date.

A newspaper page holds several pieces. A new one begins where a title stands before a dateline
(``本报讯（记者 李明）``), a subtitle (``——记……``) or a byline, or after a piece that its author has
signed. A heading without any of these is a section of the article it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.article_dates import (
    article_date,
    begins_with_day,
    is_body,
    is_signature,
    page_date,
    present_years,
)
from kg.reading.dates import full_date
from kg.reading.layout import Block
from kg.reading.notes import is_document_number, is_page_head
from kg.reading.titles import is_document_title, is_news_title

__all__ = ["ArticleBlocks", "split_articles"]

_LETTERHEAD = re.compile("文 ?件$")
_HEAD_BLOCKS = 8  # a date of publication stands among an article's first blocks


@dataclass(frozen=True, slots=True)
class ArticleBlocks:
    """The blocks of one article, its title ("" if it has none), its date as in :class:`kg.model.Article`."""

    blocks: tuple[Block, ...]
    title: str
    date: str | None


def split_articles(blocks: list[Block], said: str | None = None) -> list[ArticleBlocks]:
    """The articles that `blocks` hold, in order; together they have all blocks.

    A date without a year takes the one year that the article, or else the document, calls the present; an
    article without any date takes that of the page, where its head tells one, or else `said`, the date that was said of
    the document elsewhere.
    """
    if not blocks:
        return []
    starts = _starts(blocks)
    groups = [tuple(blocks[a:b]) for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    of_document = frozenset(year for group in groups for year in present_years(group))
    of_page = page_date(blocks)
    return [
        ArticleBlocks(group, _title(group), article_date(group, of_document, of_page, said))
        for group in groups
    ]


def _starts(blocks: list[Block]) -> list[int]:
    """Indices of the blocks that begin an article."""
    starts = [0]
    top_level_used = False
    body = -1  # the last paragraph so far
    for i, block in enumerate(blocks):
        last_body, body = body, i if is_body(block) else body
        if block.jump_from and (i > starts[-1] and last_body >= starts[-1]):
            starts.append(i if block.kind is BlockKind.HEADING else _head_start(blocks, i, starts[-1]))
            continue
        if last_body >= starts[-1] and blocks[last_body].jump_to and _may_begin(block):
            starts.append(i)
            continue
        if last_body < starts[-1]:  # the article has no body yet, so this belongs to its head
            top_level_used |= block.level == 1
            continue
        if block.kind is BlockKind.PARAGRAPH and cues.is_dateline(block.text):
            start = _head_start(blocks, i, starts[-1])
            starts.append(start)
        elif block.kind is BlockKind.HEADING and (
            _is_title(blocks, i)
            or (block.level == 1 and top_level_used)
            or (block.level in (1, 2) and not any(other.level for other in blocks[starts[-1] : i]))
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
    text = blocks[i].text
    if is_signature(blocks, i):
        return False
    below_heading = blocks[i - 1].kind is BlockKind.HEADING and blocks[i - 1].text[:1] not in "（("
    if cues.is_subtitle(text) or below_heading or text.startswith("附"):
        return False
    body = _previous_paragraph(blocks, i)
    head: list[Block] = []
    following: Block | None = None
    for block in blocks[i + 1 : i + _HEAD_BLOCKS]:
        if block.kind is BlockKind.PARAGRAPH:
            following = block
            break
        head.append(block)
    if not cues.needs_more(body):
        titles = [text, *(block.text for block in head if block.kind is BlockKind.HEADING)]
        if any(is_document_title(title) for title in titles) or (
            following is not None and is_news_title(text, following.text)
        ):
            return True
    # 骑士有了新家 / 庆城工会 2023-07-01 09:12: a site's line below a title
    if head and head[0].kind is BlockKind.BYLINE and ":" in head[0].text and full_date(head[0].text):
        return True
    if not cues.is_complete(body):
        return False
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
    return blocks[i].set_off and following is not None and begins_with_day(following.text)


def _may_begin(block: Block) -> bool:
    """Whether a block below one whose article goes on elsewhere is another article's, not a picture or an author."""
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)


def _previous_paragraph(blocks: list[Block], i: int) -> str:
    for block in reversed(blocks[max(0, i - _HEAD_BLOCKS) : i]):
        if block.kind is BlockKind.PARAGRAPH:
            return block.text
    return ""


def _title(blocks: tuple[Block, ...]) -> str:
    """The headings before the body: kicker, headline, subtitle, parted by one space.

    A text in a scrambled order of columns may have its subtitle alone, further down; that is its
    title then.
    """
    lines: list[str] = []
    for block in blocks:
        if is_body(block):
            break
        if (
            block.kind is BlockKind.HEADING
            and not _LETTERHEAD.search(block.text)
            and not is_document_number(block.text)
        ):
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
