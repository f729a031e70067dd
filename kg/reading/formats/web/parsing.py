"""Markup to a tree, by lxml's HTML parser, within limits; nothing is fetched.

The parser stops where elements are nested too deeply and says so only in its log; what it left out would be lost
without a word, so such a page is refused. It takes time with the square of a tag's attributes, so tags are
counted first.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from kg.errors import ReadingError

__all__ = ["MOST_ATTRIBUTES", "MOST_CHARACTERS", "MOST_TAGS", "parse"]

MOST_CHARACTERS = 10_000_000
"""Of a page's markup. The longest articles have some 100,000; pictures written into a page are the rest."""
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 200
"""Of one tag."""
DEEPEST = 2048
"""Elements within each other: libxml2's own limit with `huge_tree`."""

# An XML declaration's encoding is of the bytes, and lxml refuses it in a decoded text.
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# HTML Living Standard 13.2.5, as far as it tells where tags end: quotes count only after an equals sign.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TOKEN = re.compile(rf"<!--(?=(-?>)?)|</?([a-zA-Z][^\s/>]*+)((?:{_ATTRIBUTE})*+)")
_COMMENT_END = re.compile("--!?>")
# Elements whose content is text to the letter, up to their end tag (13.1.2).
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
# A page of frames has its text, if any, for browsers without frames; parsers take that to the letter.
_FRAMES = re.compile("</?(?:frameset|frame|noframes)(?![\\w-])[^>]*>", re.IGNORECASE)
_ADVICE = "请把正文另存为 .txt save the article's text as a .txt file and give that"


def parse(name: str, markup: str) -> HtmlElement:
    """The root element of the page `name`. Raises ReadingError for a page beyond the limits, or without any element."""
    if len(markup) > MOST_CHARACTERS:
        raise _refused(
            name, f"网页超过 {MOST_CHARACTERS} 字 is a page of more than {MOST_CHARACTERS} characters"
        )
    if markup.count("<") > MOST_TAGS:
        raise _refused(name, f"网页标签超过 {MOST_TAGS} 个 is a page of more than {MOST_TAGS} tags")
    if _most_attributes(markup) > MOST_ATTRIBUTES:
        problem = (
            f"网页有标签带 {MOST_ATTRIBUTES} 个以上属性 has a tag of more than {MOST_ATTRIBUTES} attributes"
        )
        raise _refused(name, problem)
    root = _tree(name, markup)
    if root is not None and root.find(".//frameset") is not None:
        root = _tree(name, _FRAMES.sub("", markup))
    if root is None:
        raise _refused(name, "网页没有内容 is a page without any content")
    return root


def _tree(name: str, markup: str) -> HtmlElement | None:
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    declaration = _XML_DECLARATION.match(markup)
    try:
        root = etree.fromstring(markup[declaration.end() :] if declaration else markup, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise _refused(name, f"网页标签套了 {DEEPEST} 层以上 has elements nested more than {DEEPEST} deep")
    return root


def _most_attributes(markup: str) -> int:
    """How many attributes the richest tag has; for most pages, whose tags are short, just that it has few."""
    most = position = 0
    while match := _TOKEN.search(markup, position):
        position = match.end()
        name, attributes = match[2], match[3]
        if name is None:
            position = match.end(1) if match[1] else _end(_COMMENT_END.search(markup, position), markup)
        elif name.lower() in _RAW and markup[match.start() + 1] != "/":
            position = _end(
                re.compile(f"(?=</{re.escape(name)})", re.IGNORECASE).search(markup, position), markup
            )
        if attributes and len(attributes) > 2 * MOST_ATTRIBUTES:
            most = max(most, sum(1 for _ in _ATTRIBUTES.finditer(attributes)))
    return most


def _end(match: re.Match[str] | None, markup: str) -> int:
    return match.end() if match else len(markup)


def _refused(name: str, problem: str) -> ReadingError:
    return ReadingError(name, f"{problem}; {_ADVICE}")
