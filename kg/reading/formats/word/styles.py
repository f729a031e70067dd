"""What a paragraph's style says: how high a heading it is, whether it is a caption, its list, whether it is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reading.formats.word.parts import Element, attribute, child, is_on, local, value

__all__ = ["Style", "read_styles"]

_DEEPEST = 32  # styles based on each other; a circle ends here
_BODY = 9  # outline level of body text (17.3.1.20)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d*(?: heading)?", re.IGNORECASE)
_CAPTION = re.compile(r"caption|题注", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is a heading's: 1 the title's, 2 that of ``heading 1``, and so on, 0 for body text. `list` is its
    list's number and level. `contents`: it is of a table of contents, which says again what the headings
    say."""

    level: int = 0
    caption: bool = False
    hidden: bool = False
    list: tuple[str, int] | None = None
    contents: bool = False


def read_styles(root: Element | None) -> dict[str, Style]:
    """The styles of ``word/styles.xml`` by their id, what they are based on counted in."""
    styles = (
        {}
        if root is None
        else {attribute(one, "styleId") or "": one for one in root if local(one) == "style"}
    )
    return {key: _style(key, styles) for key in styles}


def _style(key: str, styles: dict[str, Element]) -> Style:
    level: int | None = None
    caption = False
    contents = False
    hidden: bool | None = None
    number: tuple[str, int] | None = None
    for _ in range(_DEEPEST):
        element = styles.get(key)
        if element is None:
            break
        name = (value(element, "name") or "").strip()
        if level is None:
            level = _level(element, name)
        caption |= _CAPTION.fullmatch(name) is not None
        contents |= _CONTENTS.fullmatch(name) is not None
        if hidden is None:
            hidden = is_on(element, "rPr", "vanish")
        if number is None and (found := value(element, "pPr", "numPr", "numId")) is not None:
            depth = value(element, "pPr", "numPr", "ilvl") or "0"
            number = found, int(depth) if depth.isdecimal() else 0
        key = value(element, "basedOn") or ""
    return Style(level or 0, caption, bool(hidden), number, contents)


def _level(element: Element, name: str) -> int | None:
    """The level that a style gives; None where it says nothing, so that the one below it counts."""
    if match := _HEADING.fullmatch(name):
        return int(match[1]) + 1
    if _TITLE.fullmatch(name):
        return 1
    outline = value(child(element, "pPr"), "outlineLvl")
    if outline is not None and outline.isdecimal():
        return int(outline) + 2 if int(outline) < _BODY else 0
    return None
