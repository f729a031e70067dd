"""A page's tree to what a browser shows: blocks of text, and the boxes around them.

Text is as the Web Annotation Data Model has it for a text position selector (4.2.5, and the normalisation of 4.2.4):
tags removed, character references replaced. Blanks are collapsed as a browser does, but a line break between two
Chinese characters is no blank. Scripts, styles, comments, controls of forms, and what is hidden (``hidden``,
``aria-hidden``, ``display:none``) are no text. ``visibility`` is not asked: WeChat's pages hide their article with it
until a script has run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from kg.model import BlockKind
from kg.reading.formats.web.page import Block, Box, Page
from kg.reading.formats.web.tables import is_data_table, rows

__all__ = ["is_hidden", "walk"]

_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
        "nav noframes ol p pre search section summary table tbody td tfoot th thead tr ul ucaptitle "
        "ucapcontent founder-content founder-content-wrap"
    )
)
_NO_TEXT = frozenset(
    str.split(
        "script style template noscript head title svg math canvas audio video object embed iframe applet "
        "map select option optgroup datalist button textarea input progress meter rt rp del"
    )
)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*(?:-webkit-)?center", re.IGNORECASE)
_HEADING = re.compile("h([1-6])")
_WORD = re.compile(r"[^\s]+")
_SPACE = re.compile("[ \t\r\n\f]+")
_CJK = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_CJK}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_CJK}])")
_INDENT = re.compile("[\xa0\u2002\u2003\u3000]{2}")
_BLANKS = " \t\xa0\u2002\u2003\u3000\u200b\ufeff"
_BR = "\0"  # no tree holds one
_LONGEST_CAPTION = 130  # characters, as in kg.reading.cues


@dataclass(slots=True)
class _State:
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0  # how many <a> are open
    preformatted: int = 0  # how many <pre> are open, in which line breaks stay
    picture: bool = False  # a picture stands in this block, or was the last thing shown
    runs: int = 0


def walk(root: HtmlElement) -> Page:
    """The page in `root`. Takes time and memory in proportion to its size, however deep it is."""
    state = _State()
    stack: list[int] = []
    element: HtmlElement | None = root
    while element is not None:
        entered = _enter(state, stack, element)
        if entered and len(element):
            element = element[0]
            continue
        if entered:
            _leave(state, stack, element)
        element = _next(state, stack, element, root)
    _flush(state, stack)
    return Page(tuple(state.blocks), tuple(state.boxes))


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of the element, as far as it says so itself."""
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN_STYLE.search(element.get("style") or "") is not None
    )


def _next(state: _State, stack: list[int], element: HtmlElement, root: HtmlElement) -> HtmlElement | None:
    """The element after `element` and all that is in it; those that end on the way are left."""
    while element is not root:
        _add(state, element.tail)
        following = element.getnext()
        if following is not None:
            return following
        element = element.getparent()
        _leave(state, stack, element)
    return None


def _enter(state: _State, stack: list[int], element: HtmlElement) -> bool:
    """Begin an element; False if nothing in it is text, or all of it has been taken."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NO_TEXT or (tag not in ("html", "body") and is_hidden(element)):
        return False
    if tag == "br":
        state.pieces.append(_BR)
        return False
    if tag == "img":
        state.picture = True
        return False
    if tag in _BLOCKS:
        _flush(state, stack)
        state.preformatted += tag == "pre"
        stack.append(len(state.boxes))
        parent = stack[-2] if len(stack) > 1 else -1
        state.boxes.append(Box(tag, _names(element), parent, len(stack) - 1, len(state.blocks), -1))
        if tag == "table" and is_data_table(element):
            for text, linked in rows(element):
                state.blocks.append(Block(text, stack[-1], linked=linked, row=True))
            state.picture = False
            _close(state, stack)
            return False
    elif tag == "a":
        state.links += 1
    _add(state, element.text)
    return True


def _leave(state: _State, stack: list[int], element: HtmlElement) -> None:
    if element.tag in _BLOCKS:
        _flush(state, stack, element)
        state.preformatted -= element.tag == "pre"
        _close(state, stack)
    elif element.tag == "a":
        state.links -= 1


def _close(state: _State, stack: list[int]) -> None:
    number = stack.pop()
    box = state.boxes[number]
    state.boxes[number] = Box(box.tag, box.names, box.parent, box.depth, box.first, len(state.blocks))


def _add(state: _State, text: str | None) -> None:
    if text:
        state.pieces.append(text.replace("\n", _BR) if state.preformatted else text)
        if state.links:
            state.linked += len("".join(text.split()))


def _flush(state: _State, stack: list[int], element: HtmlElement | None = None) -> None:
    """End the block that is open; `element` is the one that ends with it, if any does."""
    joined = "".join(state.pieces)
    lines = joined.split(_BR)
    shown = [_shown(line) for line in lines]
    linked, pictured = state.linked, state.picture
    state.pieces, state.linked = [], 0
    if not any(shown):
        return
    box = stack[-1] if stack else 0
    tags = _tags_around(state, box)
    heading = next((match for tag in tags if (match := _HEADING.fullmatch(tag))), None)
    kind = BlockKind.HEADING if heading else BlockKind.CAPTION if "figcaption" in tags else None
    centred = pictured and element is not None and _is_centred(element)
    inner = lines[next(i for i, line in enumerate(shown) if line) :]
    paragraphs = any(_INDENT.match(line.lstrip(" \t\r\n\f")) for line in inner[1:])
    paragraphs |= any(not line for line in _trimmed(shown))
    run = -1
    if sum(map(bool, shown)) > 1 and not paragraphs and kind is None:
        run = state.runs
        state.runs += 1
    total = sum(len("".join(line.split())) for line in shown) or 1
    for line in filter(None, shown):
        share = min(len(line), round(linked * len(line) / total))
        below = centred and len(line) <= _LONGEST_CAPTION and kind is None
        state.blocks.append(
            Block(line, box, kind, int(heading[1]) if heading else 0, share, run, pictured=below)
        )
    state.picture = False


def _trimmed(lines: list[str]) -> list[str]:
    first = next(i for i, line in enumerate(lines) if line)
    last = max(i for i, line in enumerate(lines) if line)
    return lines[first : last + 1]


def _shown(text: str) -> str:
    return _SPACE.sub(" ", _BREAK_IN_CHINESE.sub("", text)).strip(_BLANKS)


def _tags_around(state: _State, box: int) -> list[str]:
    """The tags of the box and of the two around it: ``<h2><div>`` is a heading, too."""
    tags: list[str] = []
    while box >= 0 and len(tags) < 3:
        tags.append(state.boxes[box].tag)
        box = state.boxes[box].parent
    return tags


def _is_centred(element: HtmlElement) -> bool:
    for _ in range(3):
        if element is None:
            return False
        align = (element.get("align") or "").lower()
        if (
            align in ("center", "middle")
            or element.tag == "center"
            or _CENTRED.search(element.get("style") or "")
        ):
            return True
        element = element.getparent()
    return False


def _names(element: HtmlElement) -> tuple[str, ...]:
    said = " ".join(element.get(key) or "" for key in ("class", "id", "role", "itemprop"))
    return (element.tag, *_WORD.findall(said[:500].lower()))
