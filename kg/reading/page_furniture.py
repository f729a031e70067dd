"""What a page prints around its articles and no article says: running heads and feet, page numbers, an index.

    — 3 —        第2版　要闻        庆阳工运简报（on every page）
    导读 / 市总工会召开全委会议 ▶▶2版 / 环县举办技能大赛 …………… 3

These lines are dropped where they say nothing else. One with a date, an outlet or an editor stays once, as a note
(:mod:`kg.reading.notes`): it says when and by whom the page was published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.characters import BLANKS
from kg.reading.dates import full_date
from kg.reading.lines import Line
from kg.reading.notes import is_page_head, is_page_number

__all__ = ["without_furniture"]

_B = f"[{BLANKS}]*"
_PAGE = rf"第?{_B}[A-Z]{{0,2}}{_B}\d{{1,2}}{_B}(?:[、—-]{_B}[A-Z]{{0,2}}\d{{1,2}}{_B})*"
# 详见3版 （报道详见第4版） 更多报道见A2版: after a sentence or a title
_SEE = (
    "(?:[相有]关|详细|全文|更多)?(?:报道|内容|新闻|评论|全文|名单)?"
    rf"{_B}(?:请|详|另)?[见阅]{_B}(?:今日|今天|本报)?{_B}{_PAGE}版"
)
_SEE_AT_END = re.compile(rf"{_B}(?:[（(【]{_B}{_SEE}{_B}[）)】]|[▶►▷→>＞»]+{_B}{_SEE}|{_SEE})$")
# …… ▶▶2版  …… →A3  ……（3版）  …… 03版
_POINTER = re.compile(
    rf"{_B}(?:[▶►▷→>＞»]+{_B}{_PAGE}[版页]?|[（(【]{_B}{_PAGE}版{_B}[）)】]|[{BLANKS}]{_PAGE}版)$"
)
# 一、工作回顾 ………… 12: a table of contents
_LEADERS = re.compile(rf"(?:…{{2,}}|[.·]{{4,}}|(?:[.·]{_B}){{6,}}){_B}[（(—-]*{_B}\d{{1,3}}{_B}[）)—-]*$")
_INDEX_TITLE = re.compile(
    rf"(?:今日|本报|本期|要闻|内容|版面)?{_B}(?:导{_B}读|导{_B}航|看{_B}点|提{_B}要|目{_B}录)(?:{_B}[A-Z]+)?"
)
_LONGEST_HEAD = 40
_EDGE = 3  # lines at the top and foot of a page among which its heads stand
_FEWEST_REPEATS = 2
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[版页])")
_SAYS_MORE = re.compile(r"\d{4}|责编|编辑|校对|主编|[报网刊]")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """`lines` without what belongs to the page alone; lines whose block the format knows all stay."""
    heads = _repeated_heads(lines)
    seen: set[str] = set()
    dates: set[str] = set()  # of heads that stay; the same head on the next page says nothing more
    result: list[Line] = []
    gap = 0  # blank lines before lines that are gone
    cut = False  # whether a page ends, or its head stands, before the next line
    for index, line in enumerate(lines):
        kept = line if line.block >= 0 else _without_index(lines, index)
        if kept is not None and line.block < 0:
            shape = _shape(line.text)
            if index in heads:
                first = shape not in seen
                seen.add(shape)
                if not first or is_page_number(line.text):
                    kept = None
                elif not _is_title(lines, index):
                    kept = replace(line, kind=BlockKind.BYLINE)
            elif is_page_head(line.text) and not _SAYS_MORE.search(line.text) and not _in_list(lines, index):
                kept = None
            elif line.page and is_page_head(line.text) and (date := full_date(line.text)) is not None:
                kept = None if date in dates else line
            if kept is not None and is_page_head(line.text):
                dates.add(full_date(line.text) or "")
        if kept is None:
            gap = max(gap, line.gap, 1)
            cut = cut or is_page_head(line.text) or index in heads
            continue
        cut = cut or (bool(result) and kept.page != result[-1].page)
        if cut and result and not result[-1].item and not cues.is_complete(result[-1].text):
            gap, kept = 0, replace(kept, gap=result[-1].gap)  # what a page's end cuts stands together
        result.append(replace(kept, gap=gap) if gap > kept.gap else kept)
        gap, cut = 0, False
    return result


def _shape(text: str) -> str:
    """A head with its numbers and blanks taken out, which differ from page to page."""
    return re.sub(f"[{BLANKS}]+", "", _DIGITS.sub("#", text))


def _repeated_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of short lines at the top and foot of pages that stand on other pages too."""
    if not lines or not lines[-1].page:
        return frozenset()
    edges: list[int] = []
    for _, members in groupby(range(len(lines)), key=lambda i: lines[i].page):
        page = list(members)
        edges += sorted({*page[:_EDGE], *page[-_EDGE:]})
    edges = [i for i in edges if len(lines[i].text) <= _LONGEST_HEAD and not cues.is_complete(lines[i].text)]
    count = Counter(shape for shape, _ in {(_shape(lines[i].text), lines[i].page) for i in edges})
    return frozenset(
        i for i in edges if count[_shape(lines[i].text)] >= _FEWEST_REPEATS and _may_be_head(lines, i)
    )


def _may_be_head(lines: Sequence[Line], index: int) -> bool:
    """Whether a repeated line is no list heading or table row that two pages happen to share."""
    return not lines[index].level and not cues.is_numbered(lines[index].text)


def _is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a running head is the document's title where it stands first: text follows it at once, no other title."""
    if any(line.text for line in lines[:index] if not is_page_head(line.text)):
        return False
    below = next((line.text for line in lines[index + 1 :] if not is_page_head(line.text)), "")
    return bool(re.search("[，。；]", below)) or cues.is_byline(below)


def _in_list(lines: Sequence[Line], index: int) -> bool:
    """Whether a bare number stands right between other lines, as a wrapped figure or a cell of a table does."""
    text = lines[index].text
    if not text.isdigit():
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].gap == 0 and after is not None and after.gap == 0 and after.page == lines[index].page


def _without_index(lines: Sequence[Line], index: int) -> Line | None:
    """The line without a pointer to another page; None if it is only that, or announces what stands there."""
    line = lines[index]
    text = line.text
    if _INDEX_TITLE.fullmatch(text):
        return None
    if text[-1:] not in "版页）)】" and not text[-1:].isdigit() and "…" not in text[-12:]:
        return line
    if _LEADERS.search(text):
        return None
    if found := _SEE_AT_END.search(text):
        before = text[: found.start()]
        whole = cues.is_complete(before) or cues.is_single_sentence(before) is False
        return replace(line, content=line.content.cut(0, found.start())) if whole else None
    if found := _POINTER.search(text):
        before = text[: found.start()]
        return line if not before or cues.is_complete(before) or is_page_head(text) else None
    return line
