"""Programmes that stand in quotation marks: by a category noun behind, a verb before, or their own last word.

Offsets are those of the sentence's text; `masked` is that text with its quoted stretches masked (see
:func:`kg.extraction.programmes.context.mask`).
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.programmes.brands import BRAND_TAIL, brand_list, combined_brand
from kg.extraction.programmes.context import (
    COUNTS_LIST,
    Surroundings,
    descriptive_tail,
    shared_kind,
    tail_of,
)
from kg.extraction.programmes.facilities import ends_as_facility
from kg.extraction.programmes.unquoted import Named
from kg.extraction.programmes.without_category import TEAM, name_without_category
from kg.extraction.quoting import Quoted
from kg.lexicon.programmes import Programmes

__all__ = ["MAX_NAME", "quoted_names"]

# Longer quoted stretches are speech or several names.
MAX_NAME = 32

# A bare number names nothing: 落实“559”工作部署.
_WORDS = re.compile("[一-鿿A-Za-z]")
# The parts of one thing: 分为“理论考试”“实操比拼”两大竞赛项目.
_PARTS = re.compile("(?:分为|分成|包括|包含|共设|下设)[^，。；：、“”]{0,6}$")
# A five-year plan is a time: 为“十二五”建功, but “十三五”万名工匠培养计划.
_PLAN = re.compile("十[一二三四五]五")
_PLAN_OBJECT = re.compile("(?:为|在|对|围绕|迎接|展望|回顾)$")
# 推进“四送”服务: a numeral and what is done, a name with its noun.
_NUMBERED_VERB = re.compile("[两双三四五六七八九十][送进访帮联心查带助赠比评讲学]")
# With these even two characters make a name: “敲门”行动, “雪亮”工程.
_ACTION = re.compile("(?:专项|系列|大)?(?:行动|工程|计划)")
_CONFERRED = re.compile("颁奖|表彰|授予|命名|授牌|揭晓|发布")
# “书法讲座”活动 says only what is done; “四个示范区”建设 is a political aim.
_PLAIN_ACTIVITY = re.compile(
    ".{0,2}(?:讲座|培训|比赛|游戏|体检|义诊|演出|联谊|慰问|宣讲|征文|演讲|读书|植树|献血)"
)
_GOALS = re.compile("[一二两三四五六七八九十]个")
# “一城、一桥、一路”建设: a list of things that are built.
_ONE_OF_EACH = re.compile("(?:一[^、一]{1,2}、){2,}一[^、一]{1,2}")
_NUMERAL = "[一二两三四五六七八九十百]"
_BUNDLE = re.compile(
    rf"{_NUMERAL}+[大项件个张条场]?[^，。；、]{{0,4}}?(?:行动|工程|实事|计划|活动|建设|工作|服务|项目|攻坚)"
)
# “突出一条主线、做好十件实事”的工作思路
_PROMISES = re.compile(
    rf"(?:做好|办好|办实|实施|抓好|推进){_NUMERAL}+[件项大].{{0,4}}(?:实事|工程|行动)$|^.{{0,4}}{_NUMERAL}+件.{{0,4}}事$"
)
_NUMBERED = re.compile(rf"{_NUMERAL}+[个大项件张条].{{0,4}}")
_MEASURES_NOUN = re.compile("[^，。；、的]{0,4}(?:措施|举措)")
_DOCUMENT = re.compile(
    "(?:法|法典|条例|规定|办法|决定|意见|报告|要点|通知|方案|细则|规划|纲要|章程|计划|合同|协议|倡议书|日报|晚报|时报)$"
)


@cache
def _surroundings(lexicon: Programmes) -> Surroundings:
    return Surroundings(lexicon)


def quoted_names(quote: Quoted, masked: str, text: str, lexicon: Programmes) -> list[Named]:
    """The programmes that one quoted stretch names: mostly one or none; several for a list of brands."""
    name = quote.text.strip()
    if not 1 <= len(name) <= MAX_NAME or re.search("[。！？；]", name) or not _WORDS.search(name):
        return []
    brands = brand_list(quote, lexicon)
    if brands:
        return brands
    around = _surroundings(lexicon)
    before = around.clause(masked, quote.span.start)
    tail = tail_of(masked, quote.span.end, lexicon)
    brand = lexicon.brand(name)
    if quote.mark in "《〈":
        if (
            tail is None
            or brand
            or _DOCUMENT.search(name)
            or not (tail.bare or tail.kind == "competition" or tail.text.startswith("系列"))
        ):
            return []
        return [Named(quote.span.start, quote.span.end, name, tail.kind, "programme.quoted_category")]
    if combined := combined_brand(quote, text, lexicon):
        return [combined]
    if brand is not None:
        if around.is_award(before) and tail is None:
            return []
        generic = tail is not None and BRAND_TAIL.fullmatch(tail.text) is not None
        whole = lexicon.brand(name + tail.text) if tail is not None else None
        if tail is None or tail.bare or generic or whole or not brand.slogan:
            end = quote.span.end if tail is None or tail.bare else tail.end
            brand = whole or brand
            return [Named(quote.span.start, end, brand.name, brand.kind, "programme.brand")]
        return [Named(quote.span.start, tail.end, "", tail.kind, "programme.quoted_category")]
    if lexicon.is_idea(name):
        return []
    if _BUNDLE.fullmatch(name) and not around.is_award(before):
        return [Named(quote.span.start, quote.span.end, name, "bundle", "programme.bundle")]
    if _PROMISES.search(name) and not around.is_award(before):
        return [Named(quote.span.start, quote.span.end, name, "bundle", "programme.bundle")]
    if _NUMBERED.fullmatch(name) and (noun := _MEASURES_NOUN.match(masked, quote.span.end)):
        return [Named(quote.span.start, noun.end(), "", "bundle", "programme.bundle")]
    contest = tail is not None and tail.kind == "competition" and len(tail.text) >= 4
    of_its_own = contest and tail is not None and not COUNTS_LIST.match(tail.text)
    if (_PARTS.search(around.without_list(before)) and not of_its_own) or lexicon.is_thing(
        masked, quote.span.end
    ):
        return []
    if _ONE_OF_EACH.fullmatch(name):
        return []
    undertaken = tail is not None and (tail.kind in ("scheme", "project") or tail.text.endswith("行动"))
    if _PLAN.fullmatch(name) and (not undertaken or _PLAN_OBJECT.search(before)):
        return []
    found = _with_category(quote, masked, before, lexicon) or name_without_category(
        quote, masked, before, around, lexicon
    )
    return [found] if found else []


def _with_category(quote: Quoted, masked: str, before: str, lexicon: Programmes) -> Named | None:
    """A quoted name with a category noun behind it, or at the end of the list it stands in."""
    name = quote.text.strip()
    around = _surroundings(lexicon)
    tail = tail_of(masked, quote.span.end, lexicon)
    award = around.is_award(before)
    if tail is not None:
        if tail.text.endswith("战略") and not re.search("实施|推进|启动|落实", before[-8:]):
            return None  # 战略 is an idea until somebody carries it out: 实施“双转移”战略
        if TEAM.search(name) and tail.text in ("服务", "宣讲", "志愿服务", "演出", "慰问演出"):
            return None  # “劳模宣讲团”宣讲52场: a team at work
        if COUNTS_LIST.match(tail.text) and re.search("[”、]$", before):
            kind = "campaign" if tail.kind == "bundle" else tail.kind
            return Named(quote.span.start, quote.span.end, "", kind, "programme.quoted_shared")
        if award and (tail.kind not in ("campaign", "competition") or tail.text in lexicon.weak):
            return None
        if name.endswith(lexicon.honour_ends) and (award or _CONFERRED.match(tail.text)):
            return None  # 争当“金牌工人”活动, “青年五四奖章”颁奖活动
        if (tail.bare and _PLAIN_ACTIVITY.fullmatch(name)) or (_GOALS.match(name) and tail.text == "建设"):
            return None
        short = len(quote.inner) <= 2 and not (
            _NUMBERED_VERB.fullmatch(name) and tail.text not in ("工作", "建设")
        )
        by_itself = len(name) == 2 and _ACTION.fullmatch(tail.text) is not None  # 助力文旅“三福”行动
        prefix = around.prefix(before) if short and not by_itself else ""
        if len(prefix) + len(name) < 2 + (len(name) > 1):
            prefix = ""  # 暖“新”行动, 农民工“双向”服务, but not 好“双向”服务
        if short and not prefix and _ACTION.fullmatch(tail.text) and len(name) == 2:
            return Named(quote.span.start, tail.end, "", tail.kind, "programme.quoted_category")
        if short and not prefix and (tail.bare or tail.text in lexicon.strong):
            return None  # “双向”工作: the word alone names nothing
        if short and not prefix and before.endswith("·"):
            return None  # 暖“新”同行·“驿”路有家
        named = quote.span.end if len(name) > 2 or prefix else tail.end  # “四送”服务 needs its noun
        end = named if tail.bare and not prefix else tail.end
        kind = tail.kind
        if ends_as_facility(name, lexicon) and tail.text.endswith(("建设", "创建", "工作", "品牌")):
            kind = "service"
        elif tail.kind == "campaign" and tail.bare and name.endswith("赛"):
            kind = "competition"  # “职工掼蛋比赛”活动
        return Named(quote.span.start - len(prefix), end, "", kind, "programme.quoted_category")
    if award or name.endswith(lexicon.honour_ends):
        return None
    if masked[quote.span.end : quote.span.end + 5].startswith(lexicon.idea_heads):
        return None
    kind = shared_kind(masked, quote.span.end, lexicon)
    if not kind:
        return None
    described = descriptive_tail(masked, quote.span.end, lexicon)
    end = described[0] if described else quote.span.end
    if len(quote.inner) <= 2 and end == quote.span.end:
        return None
    if kind == "campaign" and ends_as_facility(name, lexicon):
        kind = "service"
    return Named(quote.span.start, end, "", kind, "programme.quoted_shared")
