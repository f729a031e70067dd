"""Web pages, as a browser saves them: HTML, XHTML, and MHTML (a page with its pictures in one file).

Original offsets count the page's text as read: of its article alone, tags removed and character references replaced
(Web Annotation Data Model 4.2.4 and 4.2.5), a line a block, and an empty line around lines that only ``<br>``
parts. What the site prints around the article is no text. Nothing is fetched. Limits:
:mod:`kg.reading.formats.web.parsing`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.errors import ReadingError
from kg.model import BlockKind, Metadata
from kg.reading.decoding import decode
from kg.reading.formats.detection import HTML, MHTML, detect
from kg.reading.formats.laying_out import TextBlock, lay_out
from kg.reading.formats.web.article import choose
from kg.reading.formats.web.credits import read_credits
from kg.reading.formats.web.head import read_head
from kg.reading.formats.web.mhtml import page_in
from kg.reading.formats.web.page import Block
from kg.reading.formats.web.parsing import parse
from kg.reading.formats.web.walk import walk
from kg.reading.source import SourceText

__all__ = ["read"]

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})")
_HEAD = 4096
"""Bytes in which a page says its encoding; browsers look in the first 1024 (WHATWG HTML), pages are laxer."""


def read(name: str, data: bytes) -> SourceText:
    """The article of the page in `data`, its blocks as hints, and what the page says of it.

    Raises ReadingError for a page that holds none (a list of links, scripts that would load it) or is beyond
    the limits.
    """
    declared = None
    if detect(data) == MHTML:
        data, declared = page_in(name, data)
    decoded = decode(name, data, declared or _declared(data))
    root = parse(name, decoded.text)
    head = read_head(root)
    chosen = choose(walk(root), head.titles)
    if chosen is None:
        raise ReadingError(
            name,
            "网页里没有正文，只有链接或脚本，请给文章所在的网页 has no article, only links or scripts; "
            "give the page of the article, saved from a browser",
        )
    text, hints = lay_out(map(_text_block, chosen.blocks))
    said = Metadata(title=chosen.title).or_else(head.said).or_else(read_credits(chosen.credits))
    said = replace(said, publisher=said.publisher or head.site)
    return SourceText(text, decoded.encoding, HTML, hints, metadata=said)


def _declared(data: bytes) -> str | None:
    """The encoding that the page says it is in (``<meta charset="gb2312">``); the text decides whether it is."""
    label = _CHARSET.search(data, 0, _HEAD)
    return label.group(1).decode("ascii") if label else None


def _text_block(block: Block) -> TextBlock:
    kind = block.kind or (BlockKind.CAPTION if block.pictured else None)
    return TextBlock(block.text, kind, block.level, block.row, block.run)
