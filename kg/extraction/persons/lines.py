"""A sentence as the recogniser of persons sees it, and the name that opens a line of a list.

王某（女，回族） 某某纺织厂挡车工
3. 李某 某某大学附属医院医生
山西：张某 某某剧团演员
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

__all__ = ["LIST_OPENING", "Line", "listed_name", "opens_list_line"]

_LIST_GAP = re.compile(r"(?:（[^（）]{1,14}）)?[ ，]?")
LIST_OPENING = re.compile(r"(?:[\u4e00-\u9fff]{2,4}：|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、] ?)?")
"""Before the name of a list's line: nothing, a number (``3. 王某``), a group (``山西：王某``)."""
_LIST_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{1,7}(?:[·•・．][\u4e00-\u9fff]{1,7})+)"
    r"(?:（[^（）]{1,14}）[ ，]?|[ ，：])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's text with what is known of its places, all in offsets of the text.

    `boundaries`: where words end; `unknown`: words that the dictionary lacks or has as names, by where
    they begin; `closed`: what lies inside bodies; `named`: the same, and where titles begin;
    `title_ends`: where a title of a post ends; `listed`: where
    the name stands that opens a line of a list, a body behind it (``王某（女） 某某纺织厂挡车工``), if one does.
    """

    text: str
    boundaries: AbstractSet[int]
    unknown: Mapping[int, str]
    closed: AbstractSet[int]
    named: AbstractSet[int]
    title_ends: AbstractSet[int]
    listed: Mapping[int, int]


def listed_name(text: str, bodies: AbstractSet[int]) -> dict[int, int]:
    """Where the name of a list's line begins, with its end; empty if `text` is no such line."""
    opening = LIST_OPENING.match(text)
    start = opening.end() if opening else 0
    name = _LIST_NAME.match(text, start)
    if name is None or name.end() not in bodies or start in bodies:
        return {}
    return {start: name.end("name")}


def opens_list_line(text: str, end: int, bodies: AbstractSet[int]) -> bool:
    """Whether a body stands right behind a name that opens a line: ``王某（女） 某某纺织厂挡车工``."""
    gap = _LIST_GAP.match(text, end)
    return gap is not None and gap.end() in bodies
