"""What format bytes are in, by what they begin with."""

from __future__ import annotations

import codecs
import re

from kg.reading.formats import ole
from kg.reading.formats.web.mhtml import is_mhtml
from kg.reading.formats.word.container import is_word
from kg.reading.source import PLAIN_TEXT

__all__ = ["detect"]

_SNIFFED = 65_536
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What may stand before a page's first element, and elements that only a page begins with.
_BEFORE_PAGE = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|(?:html|head|body|meta|title|frameset)[\s>])", re.IGNORECASE)
# Part of a page: a file that begins with one of these, and has tags in most of its lines. Markdown may begin so, too.
_FRAGMENT = re.compile(r"<(?:p|div|table|article|section|center|font|span|ul|ol|h[1-6])[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)


def detect(data: bytes) -> str:
    """The media type (IANA) of `data`; what is no other format is plain text, or refused by its reader."""
    if data.startswith(ole.SIGNATURE):
        return "application/x-ole-storage"
    if is_word(data):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    if _is_page(data) or is_mhtml(data):
        return "text/html"
    return PLAIN_TEXT


def _is_page(data: bytes) -> bool:
    """Whether the file begins as a web page does; its encoding matters only where characters have two bytes."""
    encoding = next((codec for mark, codec in _WIDE if data.startswith(mark)), "latin-1")
    head = data[:_SNIFFED].removeprefix(codecs.BOM_UTF8).decode(encoding, "replace")
    before = _BEFORE_PAGE.match(head)
    start = before.end() if before else 0
    if _PAGE.match(head, start):
        return True
    if not _FRAGMENT.match(head, start):
        return False
    lines = [line for line in head[start:].split("\n") if line.strip()]
    return 2 * sum(_TAG.search(line) is not None for line in lines) > len(lines)
