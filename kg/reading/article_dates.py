"""When an article was published: its own dateline, notes and signature, its page, or what was said of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
from kg.reading.notes import is_document_number, is_page_head

__all__ = ["article_date", "begins_with_day", "is_body", "is_signature", "page_date", "present_years"]

_HEAD_BLOCKS = 8  # a date of publication stands among an article's first blocks
_MOST_SIGNERS = 5
_LONGEST_SIGNATURE = 30  # characters
_ISSUES = re.compile("(?:工会|委员会|政府|联合会|协会|局|厅|公司|集团|委|部|办公室|会)$")


def page_date(blocks: list[Block]) -> str | None:
    """The date in the heads of the page (``2010年5月20日　星期四``); None if there is none, or two."""
    heads = (b.text for b in blocks if b.kind is BlockKind.BYLINE and is_page_head(b.text))
    found = {date for text in heads if (date := full_date(text))}  # the page's number is a head without one
    return found.pop() if len(found) == 1 else None


def article_date(
    blocks: tuple[Block, ...],
    years_of_document: frozenset[str],
    date_of_page: str | None,
    said: str | None,
) -> str | None:
    """The date of publication: of the dateline, the page's own notes, the opening words, or the end; else `said`."""
    years = present_years(blocks) or years_of_document
    if said and (not years or said[:4] in years):
        return _own_date(blocks, frozenset(), date_of_page) or _day_up_to(blocks, said) or said
    return _own_date(blocks, years, date_of_page) or said


def _day_up_to(blocks: tuple[Block, ...], said: str) -> str | None:
    """The day of a dateline without a year, the last one not after `said`: 12月28日 in a paper of 2024-01-02."""
    body = next((block.text for block in blocks if block.kind is BlockKind.PARAGRAPH), "")
    if not cues.is_dateline(body):
        return None
    day = dateline_date(body, (said[:4],))
    if day is not None and day > said and len(said) == len(day):
        day = dateline_date(body, (str(int(said[:4]) - 1),))
    return day


def _own_date(blocks: tuple[Block, ...], years: frozenset[str], date_of_page: str | None) -> str | None:
    """The date that an article itself tells, or its page."""
    bodies = [block for block in blocks if is_body(block)]
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
    for i, block in enumerate(blocks[1:], 1):
        if block.kind is BlockKind.BYLINE and is_signature(blocks, i - 1):
            return leading_date(block.text)
    if bodies and begins_with_day(bodies[0].text) and (found := dateline_date(bodies[0].text[:12], years)):
        return found
    relative = any(uses_relative_years(block.text) for block in bodies)
    return min(years) if relative and len(years) == 1 else None


def present_years(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The years that paragraphs and headings call the present; captions may be of any year."""
    years: frozenset[str] = frozenset()
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            years |= current_years(block.text)
    return years


def begins_with_day(text: str) -> bool:
    return dateline_date(text[:12], ("2000",)) is not None


def is_body(block: Block) -> bool:
    """Whether a block is running text: not what stands above it, as a document's number does."""
    return block.kind is BlockKind.PARAGRAPH and not is_document_number(block.text)


def is_signature(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block at `i` is who signed: a body's name, and below it, maybe below others, a date alone.

    ``景宁县总工会`` / ``2023年3月1日``. What follows is an annex, not another article.
    """
    for block in blocks[i : i + _MOST_SIGNERS]:
        if len(block.text) > _LONGEST_SIGNATURE or not _ISSUES.search(block.text):
            return (
                block is not blocks[i]
                and block.kind is BlockKind.BYLINE
                and leading_date(block.text) is not None
            )
    return False
