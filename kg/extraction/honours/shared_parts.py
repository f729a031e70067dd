"""What the awards of a list share, put back to each: ``全国五一劳动奖状、奖章``, ``钳工第一、二、三名``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.honours.award_names import Kind, is_praised
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["Item", "completed", "parted", "ranks", "respective"]

# 全国五一劳动奖状、|奖章: the short one shares all but its own word.
_SHORT_MEDAL = ("奖章", "奖状")
_MEDAL = "五一劳动"
# One head for several ranks: 分获钳工第|一、二、三|名.
_RANKS = re.compile(
    r"(?P<base>[^、，“”]{0,20}?)的?(?P<ranks>(?P<th>第?)[一二三四五六](?:[、和]第?[一二三四五六]){1,5})(?P<head>名|等奖)$"
)
_RANK = re.compile("[一二三四五六]")
# What a place in a competition is called, at the end of an award's name.
_PLACED = re.compile(
    r"(?:团体|个人)?(?:第[一二三四五六七八九十]名|[特一二三]等奖|[冠亚季]军|[金银铜]牌|[金银铜]奖|桂冠|优胜奖|优秀奖)$"
)
_COMPETITION = re.compile("(?:职业|职工)?技能(?:竞赛|大赛|比赛)|竞赛|大赛|比赛|决赛|项目|赛项|工种|个人|团体")
_LISTED = re.compile("[、和及与]")
_TITLE = re.compile("(?:荣誉)?(?:称号|奖项|荣誉)$")
_CLAUSE_END = re.compile("[，；。]")


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


def respective(text: str, hidden: str, start: int, end: int, awards: Awards) -> tuple[Item, ...]:
    """The awards that a verb with 分别 gives out one each, from `start` on; none where they are not read.

    ``分获|金牌和铜牌``; ``分别被授予|全国劳动模范和全国先进工作者``; ``分别荣获|焊工组、叉车组个人一等奖`` is
    焊工组个人一等奖 and 叉车组个人一等奖: what the last one shares with the others is what stands behind the word
    that they end with alike, or from the competition's own word on (``人工智能训练师、网约配送员|项目桂冠``).
    """
    stop = _CLAUSE_END.search(hidden, start, end)
    end = stop.start() if stop else end
    if (title := _TITLE.search(hidden, start, end)) is not None:
        end = title.start()
    cuts = [mark.start() for mark in _LISTED.finditer(hidden, start, end)]
    pieces = list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
    last_start, last_end = pieces[-1]
    head = _PLACED.search(hidden, last_start, last_end)
    if len(pieces) < 2 or any(last - first < 2 for first, last in pieces):
        return ()
    if head is None:
        if not all(_reads_as_award(hidden[first:last], awards) for first, last in pieces):
            return ()
        result: list[Item] = []
        for first, last in pieces:
            quoted = hidden[last - 1] == "”"
            result.append(completed(Item(first, last, text[first:last], False), result, quoted, awards))
        return tuple(result)
    placed = [_PLACED.search(hidden, first, last) is not None for first, last in pieces]
    if all(placed):
        return tuple(Item(first, last, text[first:last], False) for first, last in pieces)
    if any(placed[:-1]):
        return ()
    alike = hidden.rfind(hidden[pieces[0][1] - 1], last_start, head.start())
    word = _COMPETITION.search(hidden, last_start, head.start() + 2)
    tail = alike + 1 if alike >= 0 else word.start() if word else head.start()
    shared = text[tail:last_end]
    return (
        *(Item(first, last, text[first:last] + shared, False) for first, last in pieces[:-1]),
        Item(last_start, last_end, text[last_start:last_end], False),
    )


def _reads_as_award(name: str, awards: Awards) -> bool:
    head = awards.head_pattern.search(name)
    return (head is not None and len(head.group()) > 1) or is_praised(name, awards)
