"""The body that a part's name begins with, where the text names only the part.

绵阳青禾机械集团有限公司|工会      a company, which ``集团党委书记`` further on means
柳岸师范大学|工会                  a school: ``校长``, ``校工会``
永安区柳岸街道|总工会              a township: ``街道党工委``
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Mention

__all__ = ["TOWNSHIP", "VILLAGE", "whole_of"]

TOWNSHIP, VILLAGE = "township", "village"
"""Kinds of wholes that are places, of which only parts are bodies."""

_PART = (
    r"(?:(?:机关|职工)?工会(?:联合会|委员会)?|分工会|党委|党总支|党支部|团委|纪委|妇联|共青团委员会)"
    r"(?:委员会)?"
)
_WHOLES = (
    ("company", re.compile(rf"(.*(?:公司|集团|[总分]?厂|[煤铁]矿|[^业]矿))(?:{_PART}).*")),
    ("school", re.compile(rf"(.*(?:大学|学院|学校|中学|小学|幼儿园))(?:{_PART}).*")),
    ("hospital", re.compile(rf"(.*(?:医院|保健院|卫生院))(?:{_PART}).*")),
    (TOWNSHIP, re.compile(r"(.*[\u4e00-\u9fff]{2}(?:街道|镇|乡))(?!企业)[\u4e00-\u9fff]+")),
    (
        VILLAGE,
        re.compile(
            r"(.*[\u4e00-\u9fff]{2}(?:村|社区|居民区))(?:党|村民|居民|居委|村委|工会|团)[\u4e00-\u9fff]+"
        ),
    ),
)
_PLACED = {
    "街道": TOWNSHIP,
    "镇": TOWNSHIP,
    "乡": TOWNSHIP,
    "村": VILLAGE,
    "社区": VILLAGE,
    "居民区": VILLAGE,
}


def whole_of(mention: Mention) -> Mention | None:
    """What the name of `mention` begins with, as a mention of its own; None if it is no part of such a body.

    A place itself (``柳岸街道``) is its own whole, of kind `TOWNSHIP` or `VILLAGE`.
    """
    if mention.within is not None:
        return None
    for kind, pattern in _WHOLES:
        match = pattern.fullmatch(mention.name)
        if match is not None:
            name = match.group(1)
            if mention.label:  # the name is not what stands in the text: ``校工会``
                return replace(mention, label=name, kind=kind)
            return replace(mention, end=mention.start + len(name), text=name, kind=kind)
    placed = next((k for ending, k in _PLACED.items() if mention.name.endswith(ending)), None)
    return replace(mention, kind=placed) if placed is not None and len(mention.name) > 3 else None
