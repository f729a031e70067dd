"""Where the award stands before its verb: ``第一名由王某某摘得``, ``35名技术状元、36家优秀组织单位受到表彰``.

All offsets count characters of the sentence's own text, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.award_items import ItemReader
from kg.extraction.honours.award_names import Kind
from kg.extraction.honours.shared_parts import Item, ranks
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["counted_and_commended", "won_by"]

_UNIT = "[多余]?[名位个家户支]"
_NUMBER = r"(?<![第前\d])\d+"
# |飞镖一等奖|由|甲局、乙局|获得.
_WON_BY = re.compile(
    r"(?:^|[，；。：])(?P<award>[^，；。：]{2,30}?)(?:则|均|也)?(?P<apart>分别)?由(?P<who>[^，；。：]{2,160}?)"
    r"(?P<verb>获得|荣获|摘得|摘取|摘走|夺得|夺走|斩获|捧得|捧走|收获|拿下|获)(?=[，；。]|$)"
)
# |35名技术状元，322名技术能手，36家优秀组织单位|获表彰.
_COMMENDED = re.compile(
    rf"(?:^|[，；。：])(?P<list>(?:{_NUMBER}{_UNIT}[^，；。：、\d]{{2,24}}(?:[，、和]|以及))*{_NUMBER}{_UNIT}[^，；。：、\d]{{2,24}}?)"
    r"(?P<verb>(?:受到|得到|获得?|喜获|接受)了?[^，；。：\d]{0,10}?(?:表彰|表扬|嘉奖|颁奖))"
)
_PARTS = re.compile("[、和与]")


def won_by(text: str, hidden: str, awards: Awards) -> Iterator[tuple[Span, Span, tuple[Item, ...]]]:
    """Each such clause: the verb, the stretch that names who won, and the awards.

    With 分别 and as many names as places (``一、二等奖分别由甲、乙获得``) each award has its own holder; with
    another number of names the clause gives none.
    """
    if "由" not in hidden:
        return
    for match in _WON_BY.finditer(hidden):
        start, end = match.span("award")
        verb, who = Span(*match.span("verb")), Span(*match.span("who"))
        ranked = ranks(hidden, start, end)
        if ranked:
            cuts = [mark.start() for mark in _PARTS.finditer(hidden, who.start, who.end)]
            if len(cuts) + 1 != len(ranked):
                continue
            bounds = zip([who.start, *(cut + 1 for cut in cuts)], [*cuts, who.end], strict=True)
            yield (
                verb,
                Span(who.start, who.start),
                tuple(
                    Item(item.start, item.end, item.label, False, Span(*bound))
                    for item, bound in zip(ranked, bounds, strict=True)
                ),
            )
            continue
        head = awards.head_pattern.search(text, start, end)
        if head is not None and len(head.group()) > 1 and not match.group("apart"):
            yield verb, who, (Item(start, end, text[start:end], False),)


def counted_and_commended(text: str, hidden: str, awards: Awards) -> Iterator[tuple[Span, list[Item]]]:
    """Each such clause: the verb, and the awards that stand behind a number before it."""
    if "表彰" not in hidden and "表扬" not in hidden and "嘉奖" not in hidden and "颁奖" not in hidden:
        return
    for match in _COMMENDED.finditer(hidden):
        start, end = match.span("list")
        reader = ItemReader(text, hidden, Kind.SELECTION, "表彰", start, awards)
        items = reader.items(start, end)
        if items:
            yield Span(*match.span("verb")), items
