"""What the awards of a list share, put back to each: ``全国五一劳动奖状、奖章``, ``钳工第一、二、三名``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.honours.award_names import Kind
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["Item", "completed", "parted", "ranks"]

# 全国五一劳动奖状、|奖章: the short one shares all but its own word.
_SHORT_MEDAL = ("奖章", "奖状")
_MEDAL = "五一劳动"
# One head for several ranks: 分获钳工第|一、二、三|名.
_RANKS = re.compile(
    r"(?P<base>[^、，“”]{0,20}?)的?(?P<ranks>(?P<th>第?)[一二三四五六](?:[、和]第?[一二三四五六]){1,5})(?P<head>名|等奖)$"
)
_RANK = re.compile("[一二三四五六]")


@dataclass(frozen=True, slots=True)
class Item:
    """One award in a list: `start` and `end` of its name as it stands, without outer quotation marks.

    `label` is the name with what the list shares put back (``省级3家`` after ``国家级最美站点4家`` is
    省级最美站点). `counted` says that a number of recipients stands directly before or after it. `holder` is the
    stretch that names who has this award alone, in ``授予甲公司省五一劳动奖状、|王某某|省五一劳动奖章``.
    """

    start: int
    end: int
    label: str
    counted: bool
    holder: Span | None = None


def completed(item: Item, before: Sequence[Item], quoted: bool, awards: Awards) -> Item:
    """`item` with what it shares with the one before it put back; one that stands in quotation marks is whole.

    ``全国五一劳动奖状、|奖章|``; and the level, between awards that one body gives together:
    ``全国三八红旗手、|三八红旗集体|``.
    """
    if not before or quoted:
        return item
    last = before[-1].label
    if item.label in _SHORT_MEDAL and _MEDAL in last:
        return replace(item, label=last[: last.index(_MEDAL)] + _MEDAL + item.label)
    level = awards.level_pattern.match(last)
    kin = awards.kin.get(item.label, frozenset())
    if level is None or re.search("[、和及与]", level.group()) or last[level.end() :] not in kin:
        return item
    return replace(item, label=level.group() + item.label)


def parted(item: Item, kind: Kind, awards: Awards) -> Iterator[Item]:
    """``全国五一劳动奖章和工人先锋号`` as two awards of one level, unless a number counts both.

    ``全国五一劳动奖状和奖章`` are two as well.
    """
    medals = re.fullmatch(r"(.*五一劳动)(奖[状章])和(奖[状章])", item.label)
    if medals is not None and not item.counted and item.end - item.start == len(item.label):
        middle = item.end - 3
        yield replace(item, end=middle, label=medals.group(1) + medals.group(2))
        yield replace(item, start=middle + 1, label=medals.group(1) + medals.group(3))
        return
    joint = re.fullmatch(r"(.+?)[和及与](.+)", item.label)
    level = awards.level_words.match(item.label)
    if (
        joint is None
        or item.counted
        or level is None
        or re.search("[、和及与]", item.label[: level.end() + 1])
        or kind in (Kind.SELECTION, Kind.CREATION, Kind.BARE)
        or joint.group(2) not in awards.families
        or joint.group(1)[level.end() :] not in awards.families
        or item.end - item.start != len(item.label)
    ):
        yield item
        return
    middle = item.start + len(joint.group(1))
    yield Item(item.start, middle, joint.group(1), False)
    yield Item(middle + 1, item.end, level.group() + joint.group(2), False)


def ranks(hidden: str, start: int, end: int) -> tuple[Item, ...]:
    """``钳工第一、二、三名`` as three awards, each with what they share; none where no ranks are listed."""
    ranked = _RANKS.match(hidden, start, end)
    if ranked is None:
        return ()
    result = []
    first, last = ranked.span("ranks")
    found = list(_RANK.finditer(hidden, first, last))
    ordinal = "第" if ranked.group("head") == "名" else ranked.group("th")
    for number, rank in enumerate(found):
        begin = ranked.start() if number == 0 else rank.start()
        behind = ranked.end() if number == len(found) - 1 else rank.end()
        label = ranked.group("base") + ordinal + rank.group() + ranked.group("head")
        result.append(Item(begin, behind, label, False))
    return tuple(result)
