"""Titles of events in a sentence: ``全省科普工作推进会在长沙举行``.

A title runs from a boundary (a verb that holds it, a date, punctuation outside quotation marks) to a head
such as 座谈会, 启动仪式 or 运动会. Offsets count characters of the sentence's masked text (see
:func:`kg.extraction.programme_context.mask`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.events import Events
from kg.model import Span

__all__ = ["Title", "find_titles"]

_NUMERAL = "[一二三四五六七八九十百零〇0-9０-９]"
_ORDINAL = re.compile(rf"第{_NUMERAL}+[届次期场]|首届|首[场期次]|{_NUMERAL}+届{_NUMERAL}+次|{_NUMERAL}届")
_PLACE = re.compile(
    r"(?:全[国省市区县州盟旗系]|[我本][省市区县州]|省|市|区|县|州|自治区|兵团)(?![场镇])|"
    r"[^，。；、的]{1,8}?(?:省|市|区|县|州|盟|旗|镇|乡|街道|集团|公司|总工会|工会|妇联|团[市区县省]?委|科协|残联|工商联|[局厅委办校院厂])"
)
# An occasion tells a title from others as a place does: 庆祝建党100周年职工歌咏比赛.
_OCCASION = re.compile("庆祝|纪念|周年|喜迎|迎新|专题")
_YEAR = re.compile(r"[12]\d{3}年度?|20\d\d-20\d\d年度?")
_AFTER = re.compile(
    r"$|[，。；：、！？,;“”（(\s]|在(?!职|线|岗)|于|上[，,。]|上$|现场|也|又|还|隆重|正式|顺利|成功|圆满|胜利|热烈|先后|如期|同步|今[日天]|昨[日天]|近日|日前|和|及|与|并|中(?=[荣夺斩摘勇喜]?[获得]|[夺斩摘取]|[，,])|"
    r"[\d０-９]+[年月日]|[一二三四五六七八九十]+月"
)
# Where a title cannot reach back over.
_BOUNDARY = re.compile(
    r"[，。；：！？,;”’》](?=[^“]*$)|宣布|[讯电](?=[ 　])|[，。；：！？,;]|(?<![存现内正])在(?![职岗线校编])|"
    r"(?<![党我你您美们])的|于|由|被|把|并|又|是|将|获|作为|迎接|围绕|通过|以(?![案上下来内外前后及])|了|"
    r"(?:上午|下午|晚上|当晚|当天|今天|昨天|近日|日前|来|同时|随后|期间|成功|顺利|隆重|联合(?!会))(?!自)"
)
_LEAD = re.compile(
    r"(?:图为|经(?=第?[一二三四五六七八九十])|图[\d一二三四五①-⑨][：:]?|上图为?|下图为?|一[场次期]|为期[一二三四五六七\d]+天的?|[，,、和及与]|先后|分别|专门|又)+"
)
_COUNT = re.compile(
    r"[\s]*(?:共|近|约)?(?:[\d０-９]+(?![\d０-９年月日])|[一二两三四五六七八九十百多余数]+(?:多|余)?[场次期届个])"
)
# Parentheses that stand inside a title: 全委（扩大）会议, 劳模（职工）创新工作室推进会.
_PARENTHESIS = re.compile(
    "[（(](?:扩大|视频|职工|系统|行业|企业|开发区|园区|街道|总商会|商会|集体|个人|农民工|班组|[省市区县州镇]|第?[一二三四五六七八九十]+期?)[）)]"
)
# A title that only points back: 此次会议, 本次大赛.
_POINTS_BACK = re.compile("[此本该这][次届场期项]|[此本该这]个?$")
_MAX_MODIFIER = 60


_AT_A_PLACE = re.compile("在[^，。；]{2,24}?举[行办]")  # 庆“六一”系列主题活动在文化中心举行
_JOINS = re.compile("(?:[（(][^（）()]{1,6}[）)])?(?:以及|[、和及与])")
# What a session did before it ended: 代表大会圆满完成各项议程，于9月26日胜利闭幕.
_LATER = re.compile(
    "，在[^，。；]{2,30}?(?:拉开帷幕|拉开序幕|举行|举办|启动|开幕|召开|闭幕|落幕|开赛)|"
    "[^，。；]{0,16}完成[^，。；]{0,12}，(?:已|并)?(?:于|在)[^，。；]{2,40}?(?:闭幕|落幕|结束|落下帷幕)"
)
# A series that goes from place to place: 宣讲会走进企业30家.
_INTO_MANY = r"走[进入][^，。；\d]{0,12}[\d０-９]+[余多]?[个家所场处]"


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``[start, end)``. `particular`: an ordinal, a name, a year or a place tells it from others.

    `held` and `took_place` tell whether a verb before or behind it says that it happened; `last` is where
    the stretch that states it ends, `first` where it begins.
    """

    start: int
    end: int
    kind: str
    particular: bool
    ordinal: bool
    named: bool
    held: bool
    took_place: bool
    first: int
    last: int


def find_titles(
    masked: str, times: Sequence[Span], organisations: Sequence[Span], lexicon: Events, caption: bool
) -> Iterator[Title]:
    """Titles in a masked sentence, in order; no series (``各类讲座``, ``招聘会260场``) and no bare heads.

    `times` and `organisations` are spans in the same offsets. In a caption a title may reach across 、.
    """
    previous_end, previous_held = 0, None
    for match in lexicon.head_pattern.finditer(masked):
        kind = lexicon.heads[match.group()]
        if not _AFTER.match(masked, match.end()) and not lexicon.took_place.match(masked, match.end()):
            continue
        if lexicon.head_pattern.match(masked, match.end()):
            continue  # “甲”阅读活动启动仪式: the last head is the title's
        if any(span.start <= match.start() and match.end() <= span.end for span in organisations):
            continue
        if masked[match.start() - 1 : match.start()] in ("（", "(") and previous_end:
            continue  # 职工阅读比赛（决赛）: a remark on the title before
        start, held = _left(masked, match.start(), times, lexicon, caption, previous_end)
        if held is None and previous_end and _JOINS.match(masked, previous_end):
            held = previous_held  # 举办甲座谈会、乙推进会: one verb holds both
        previous_end, previous_held = match.end(), held
        lead = _LEAD.match(masked, start, match.start())
        start = lead.end() if lead else start
        modifier = masked[start : match.start()]
        if len(modifier) < 2 or len(re.sub("\0+", "\0", modifier)) > _MAX_MODIFIER:
            continue
        if _POINTS_BACK.match(modifier) or _is_series(masked, start, match.end(), held, lexicon):
            continue
        ordinal = _ORDINAL.search(modifier) is not None
        named = "“" in modifier or "《" in modifier
        place = _PLACE.match(modifier) is not None or any(
            span.start <= start < span.end and span.end < match.end() for span in organisations
        )
        clause = re.compile("[，。；,;]").search(masked, match.end())
        rest = masked[match.end() : clause.start() if clause else len(masked)]
        took = lexicon.took_place.search(rest[: 48 if rest.startswith(("于", "在")) else 24])
        later = _LATER.match(masked, match.end()) if took is None else None
        if took is not None and re.search("以来|之后|精神", rest[: took.end() + 4]):
            took = None
        if took is not None and re.match(_INTO_MANY, rest[took.start() :]):
            continue
        yield Title(
            start=start,
            end=match.end(),
            kind=kind,
            particular=ordinal
            or named
            or place
            or _YEAR.search(modifier) is not None
            or _OCCASION.search(modifier) is not None,
            ordinal=ordinal,
            named=named,
            held=held is not None,
            took_place=took is not None or later is not None,
            first=held if held is not None else start,
            last=match.end() + (took.end() if took else 0),
        )


def _left(
    masked: str, head: int, times: Sequence[Span], lexicon: Events, caption: bool, floor: int
) -> tuple[int, int | None]:
    """Where the title before `head` begins, and where the verb that holds it begins, if one does."""
    text = _PARENTHESIS.sub(lambda m: "\1" * len(m.group()), masked[:head])
    start, held = floor, None
    for boundary in _BOUNDARY.finditer(text, floor):
        if boundary.group() in "”’》":
            continue
        if boundary.group() in ("（", "("):
            continue
        start = boundary.end()
    for paren in re.finditer("[）)]", text[floor:]):
        start = max(start, floor + paren.end())
    for span in times:
        attached = (
            _YEAR.fullmatch(masked[span.start : span.end]) and masked[span.end : span.end + 1] not in "，,"
        )
        if start < span.end <= head and not attached:
            start = span.end
    for verb in lexicon.held.finditer(text, floor):
        if lexicon.head_pattern.match(text, verb.start()):
            continue  # 启动仪式暨比赛: 启动 begins a head and holds nothing
        if verb.end() > start or (verb.end() == start):
            start, held = verb.end(), verb.start()
    if held is None:  # 举办了, 召开的: the boundary stands behind the verb
        before = [v for v in lexicon.held.finditer(text, 0, start) if start - v.end() <= 8]
        if before and not re.search("[，。；、]", text[before[-1].end() : start]):
            held = before[-1].start()
    if not caption:
        for comma in re.finditer("、", text[start:]):
            item = text[start : start + comma.start()]
            if any(m.end() == len(item) for m in lexicon.head_pattern.finditer(item)):
                start = start + comma.end()
                break
    return start, held


def _is_series(masked: str, start: int, end: int, held: int | None, lexicon: Events) -> bool:
    """``每年举办全市性…大赛``, ``各类讲座``, ``招聘会260场``, ``3次会议``."""
    if _COUNT.match(masked, end):
        return True
    first = max(masked.rfind(mark, 0, held if held is not None else start) for mark in "，。；,;") + 1
    around = masked[first:start] + masked[start : start + 6]
    return (
        lexicon.plural.search(around) is not None
        or (
            masked[start:end].find("系列") > 0
            and not masked[start:end].endswith(("仪式", "会", "典礼"))
            and not _AT_A_PLACE.match(masked, end)
        )
        or "”等" in masked[start:end]
        or re.match(rf"[\d一二三四五六七八九十百多两]+[场次届](?!会|第?{_NUMERAL}+[次届])", masked[start:end])
        is not None
    )
