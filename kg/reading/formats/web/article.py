"""Which blocks of a page are its article.

The text stands in an element that templates name so, or else in the smallest one that holds most of the page's running
text. The title stands above it and reads as the page's head says. All between the two belongs to the article (subtitle,
author, date), and what follows in the same part of the page, up to the first line that begins something else.
What stands there for navigation goes: lines that are links, and lines and elements that :mod:`.furniture`
knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.formats.web.furniture import (
    ends_article,
    is_credit,
    is_furniture,
    is_furniture_name,
    may_hold_body,
    names_body,
    without_furniture,
)
from kg.reading.formats.web.page import Block, Page

__all__ = ["Chosen", "choose"]

_LINKED = 0.5  # of a block's characters, in links: navigation
_MOST = 0.7  # of a page's running text is the article's
_HALF = 0.5
_HOLDS_TEXT = 0.3  # of it: an element with that much is no furniture, whatever it is called
_FEW_LINKS = 0.2
_SENTENCE = re.compile("[，。；！？]")
_UNPUNCTUATED = 0.5  # what a character counts where no punctuation shows running text: a row, a name
_HAN = re.compile("[\u3400-\u9fff]")
_NOISE = re.compile(r"[\s\u3000\xa0“”\"'‘’]+")
_SHORTEST_TITLE = 4
_KICKERS = 2
_HEAD_LINES = 6  # kicker, title, subtitle, author, date, source
_LOWEST_TITLE = 3  # h1 to h3
_NEAR = 6  # elements within each other: a cell of a table in a table
_LONGEST_KICKER = 60
_MOST_LINKS = 2  # blocks of links between a title and its text


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's blocks, in order, its title among them (a heading), and the title's text, "" if none was found.

    `credits` are the lines between title and text as the page has them.
    """

    blocks: tuple[Block, ...]
    title: str
    credits: tuple[str, ...]


def choose(page: Page, titles: tuple[str, ...]) -> Chosen | None:
    """The article of `page`, whose head says that it is called one of `titles`; None if it has none, but links."""
    weights = list(map(_weight, page.blocks))
    around = _furniture(page, weights)
    weights = [0.0 if outside else weight for outside, weight in zip(around, weights, strict=True)]
    total = sum(weights)
    if not total:
        return None
    sums = [0.0, *accumulate(weights)]
    core = _named_body(page, sums, around) or _called_article(page, sums)
    if core is None:
        core = _grown(page, _smallest_holding(page, sums, _MOST * total), around)
    first, last = page.boxes[core].first, page.boxes[core].last
    title = _title(page, titles, first, last, around)
    start, wrapper = first, core
    if title is not None:
        wrapper = page.around(page.blocks[title].box, core)
        headed = title < first or not any(
            weights[i] and _SENTENCE.search(page.blocks[i].text) for i in range(first, title)
        )
        start = _above(page, title, around, _KICKERS) if headed else first
    else:
        start = _above(page, first, around, _HEAD_LINES)
        wrapper = page.around(page.blocks[start].box, core)
    end = _end(page, wrapper, last, around)
    return _chosen(page, start, end, (first, last), title, around)


def _weight(block: Block) -> float:
    if _is_link(block) or is_furniture(block.text) or cues.is_byline(block.text):
        return 0.0
    return (len(block.text) - block.linked) * (1.0 if _SENTENCE.search(block.text) else _UNPUNCTUATED)


def _furniture(page: Page, weights: list[float]) -> list[bool]:
    """Whether each block stands in an element that is named as furniture, or begins as such, and does not hold much of
    the text: ``相关阅读`` and all below it in its element."""
    sums = [0.0, *accumulate(weights)]
    inside = [False] * len(page.boxes)
    for number, box in enumerate(page.boxes):
        named = is_furniture_name(box.names) and sums[box.last] - sums[box.first] < _HOLDS_TEXT * sums[-1]
        inside[number] = named or (box.parent >= 0 and inside[box.parent])
    around = [inside[block.box] for block in page.blocks]
    next_text = len(page.blocks)  # the first block of running text at or after the one below
    following: list[int] = []
    for i in range(len(page.blocks) - 1, -1, -1):
        following.append(next_text)
        if weights[i] and _SENTENCE.search(page.blocks[i].text):
            next_text = i
    following.reverse()
    for i, block in enumerate(page.blocks):
        if not around[i] and ends_article(block.text):
            last = _end_of_furniture(page, sums, i, following[i])
            around[i:last] = [True] * (last - i)
    return around


def _end_of_furniture(page: Page, sums: list[float], i: int, next_text: int) -> int:
    """Up to where blocks belong to the line `i`, which begins something that is no article: to the end of the element
    that it begins, or of the one that it stands in if only links follow there. Running text goes on at `next_text`."""
    number = page.blocks[i].box
    while page.boxes[number].last - page.boxes[number].first == 1 and page.boxes[number].parent >= 0:
        number = page.boxes[number].parent
    box = page.boxes[number]
    begins = box.first == i and box.tag not in ("html", "body")
    if begins and sums[box.last] - sums[box.first] < _HALF * sums[-1]:
        return box.last
    return box.last if next_text >= box.last else i + 1


def _named_body(page: Page, sums: list[float], around: list[bool]) -> int | None:
    """The element that is named as an article's text; around several (a text in two parts) the innermost."""
    named = [
        number
        for number, box in enumerate(page.boxes)
        if names_body(box.names) and sums[box.last] > sums[box.first] and not around[box.first]
    ]
    if not named:
        return None
    first = min(page.boxes[number].first for number in named)
    last = max(page.boxes[number].last for number in named)
    found = named[0]
    while page.boxes[found].first > first or page.boxes[found].last < last:
        found = page.boxes[found].parent
    return found if sums[last] - sums[first] >= _HOLDS_TEXT * sums[-1] else None


def _called_article(page: Page, sums: list[float]) -> int | None:
    """The innermost element that is called an article and holds half of the page's running text."""
    called = (n for n, box in enumerate(page.boxes) if may_hold_body(box.names))
    holding = (n for n in called if sums[page.boxes[n].last] - sums[page.boxes[n].first] >= _HALF * sums[-1])
    return max(holding, default=None)


def _smallest_holding(page: Page, sums: list[float], least: float) -> int:
    return max(n for n, box in enumerate(page.boxes) if sums[box.last] - sums[box.first] >= least)


def _grown(page: Page, core: int, around: list[bool]) -> int:
    """The element around `core` as far as nothing comes in with it but text: a text may be one long paragraph."""
    while (parent := page.boxes[core].parent) >= 0:
        inner, outer = page.boxes[core], page.boxes[parent]
        added = [*range(outer.first, inner.first), *range(inner.last, outer.last)]
        if any(around[i] or _is_link(page.blocks[i]) or is_furniture(page.blocks[i].text) for i in added):
            break
        if sum(page.blocks[i].linked for i in added) > _FEW_LINKS * sum(
            len(page.blocks[i].text) for i in added
        ):
            break
        core = parent
    return core


def _title(page: Page, titles: tuple[str, ...], first: int, last: int, around: list[bool]) -> int | None:
    """The block that reads as the head says, a heading rather than another; else the only first-level heading."""
    wanted = [bare for title in titles if len(bare := _bare(title)) >= _SHORTEST_TITLE]
    before = [
        i for i in range(last) if not (around[i] and i < first) or page.blocks[i].kind is BlockKind.HEADING
    ]
    same = [i for i in before if _bare(page.blocks[i].text) in wanted]
    if not same:  # 标题_网站名: the page's own title begins with it
        same = [
            i
            for i in before
            if len(bare := _bare(page.blocks[i].text)) >= 2 * _SHORTEST_TITLE
            and any(title.startswith(bare) for title in wanted)
        ]
    above_text = [i for i in before if page.blocks[i].level and i < first]
    same = same or [i for i in above_text if page.blocks[i].level == 1][-1:]
    same = (
        same
        or [i for i in above_text if page.blocks[i].level <= _LOWEST_TITLE and first - i <= _HEAD_LINES][-1:]
    )
    headings = [i for i in same if page.blocks[i].kind is BlockKind.HEADING]
    above = [i for i in headings or same if i <= first]
    found = above[-1] if above else next(iter(headings or same), None)
    if found is not None and sum(map(_is_link, page.blocks[found + 1 : first])) > _MOST_LINKS:
        return None  # the site's name, above its menu
    return found


def _is_link(block: Block) -> bool:
    return block.linked > _LINKED * len(block.text)


def _bare(text: str) -> str:
    return _NOISE.sub("", text)


def _above(page: Page, below: int, around: list[bool], most: int) -> int:
    """Where the lines right above a block begin that belong to it: a kicker, or the whole head of an article
    whose title the page does not name. They are short, no links, and in the same part of the page."""
    start = below
    for i in range(below - 1, max(-1, below - 1 - most), -1):
        block = page.blocks[i]
        if (
            around[i]
            or block.row
            or block.linked
            or is_furniture(block.text)
            or len(block.text) > _LONGEST_KICKER
        ):
            break
        together = page.around(block.box, page.blocks[below].box)
        if page.boxes[together].tag in ("body", "html") and block.box != page.blocks[below].box:
            break
        if (
            page.boxes[page.blocks[below].box].depth - page.boxes[together].depth > _NEAR
            or block.text[-1] in "〉>»→：:"
        ):
            break
        start = i
    return start


def _end(page: Page, wrapper: int, last: int, around: list[bool]) -> int:
    """Where the article ends at or after `last`, within the element `wrapper` that holds title and text."""
    end = last
    whole_page = page.boxes[wrapper].tag in ("body", "html")
    for i in range(last, page.boxes[wrapper].last):
        block = page.blocks[i]
        if ends_article(block.text) or (block.kind is BlockKind.HEADING and not around[i]):
            break
        if around[i] or _is_link(block) or is_furniture(block.text) or not _HAN.search(block.text):
            continue
        if whole_page and not (block.pictured or cues.is_caption(block.text) or cues.is_byline(block.text)):
            break
        end = i + 1
    return end


def _chosen(
    page: Page, start: int, end: int, core: tuple[int, int], title: int | None, around: list[bool]
) -> Chosen | None:
    blocks: list[Block] = []
    credits: list[str] = []
    text = False
    for i in range(start, end):
        block = page.blocks[i]
        within = core[0] <= i < core[1]
        if i == title:
            blocks.append(replace(block, kind=BlockKind.HEADING, level=1, run=-1))
            continue
        if around[i] or is_furniture(block.text) or (not within and _is_link(block)):
            continue
        head = not text
        text |= _SENTENCE.search(block.text) is not None
        if head and not text:
            credits.append(block.text)
        if line := without_furniture(block.text):
            kind = BlockKind.BYLINE if i < core[0] and is_credit(block.text) else block.kind
            # A page has one title; a further first-level heading is a section's.
            level = block.level + (block.level == 1 and title is not None)
            blocks.append(replace(block, text=line, kind=kind, level=level, linked=0))
    if sum(len(block.text) for i, block in enumerate(blocks) if block.level != 1 or i) == 0:
        return None
    found = page.blocks[title].text if title is not None else ""
    return Chosen(tuple(blocks), found, tuple(credits))
