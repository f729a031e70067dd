"""Tables that hold data, against those that lay a page out; their rows as text.

A row is its cells with a full-width blank between, as rows of lists are written:
``周海燕（女）　清河区人民医院　护士长``. A merged cell stands once, where it begins; empty cells are passed
over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

__all__ = ["CELL_MARK", "cell_text", "is_data_table", "rows"]

CELL_MARK = "\u3000"
_LONGEST_CELL = 400  # characters; what is longer is an article in a layout
_LAYOUT_TAGS = frozenset(
    str.split("table h1 h2 h3 h4 form article section nav ul ol iframe img object founder-content")
)
_NO_TEXT = frozenset(str.split("script style template noscript select button textarea rt rp del title"))
_BREAKS = frozenset(str.split("br p div li tr dd dt"))
_MOSTLY = 0.6
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile("[\\s\u200b\ufeff]+")


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table's rows say something as rows: most have two cells or more, and no cell holds a piece of a
    page."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    if any(element.tag in _LAYOUT_TAGS for element in table.iterdescendants()):
        return False
    widths = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [cell_text(cell) for cell in cells]
        if any(len(text) > _LONGEST_CELL for text, _ in texts):
            return False
        characters = sum(len(text) for text, _ in texts)
        if sum(linked for _, linked in texts) > _MOSTLY * characters > 0:
            return False  # a menu
        widths.append(len(cells))
    ruled = table.get("border") not in (None, "", "0") or table.find(".//th") is not None
    several = sum(width > 1 for width in widths)
    return several >= 1 and (several >= _MOSTLY * len(widths) or ruled)


def rows(table: HtmlElement) -> Iterator[tuple[str, int]]:
    """The rows that are not empty, and how many of their characters are links."""
    for row in table.iter("caption", "tr"):
        cells = [row] if row.tag == "caption" else [cell for cell in row if cell.tag in ("td", "th")]
        texts = [(text, linked) for text, linked in map(cell_text, cells) if text]
        if texts:
            yield CELL_MARK.join(text for text, _ in texts), sum(linked for _, linked in texts)


def cell_text(cell: HtmlElement) -> tuple[str, int]:
    """A cell's text in one line, and how much of it is links. Its lines are parted by a blank, unless each is one
    character, as in narrow heads (``序`` / ``号``)."""
    pieces: list[str] = []
    linked = depth = 0
    stack: list[tuple[HtmlElement, bool]] = [(cell, False)]
    while stack:
        element, done = stack.pop()
        if done:
            depth -= element.tag == "a"
            if element.tag in _BREAKS:
                pieces.append("\n")
            if element is not cell and element.tail:
                pieces.append(_BLANKS.sub(" ", element.tail) if not element.tail.isspace() else " ")
                linked += len(element.tail.strip()) if depth else 0
            continue
        stack.append((element, True))
        hidden = element.tag in _NO_TEXT or element.get("hidden") is not None
        if hidden or _HIDDEN.search(element.get("style") or ""):
            continue
        depth += element.tag == "a"
        if element.text:
            pieces.append(_BLANKS.sub(" ", element.text))
            linked += len(element.text.strip()) if depth else 0
        stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))
    lines = [
        line for line in (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n")) if line
    ]
    return ("" if all(len(line) == 1 for line in lines) else " ").join(lines), linked
