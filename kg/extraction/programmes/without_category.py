"""Programmes in quotation marks with no category noun behind them: by a verb, their last word, or what is told of them.

Offsets are those of the sentence's text; `masked` is that text with its quoted stretches masked (see
:func:`kg.extraction.programmes.context.mask`).
"""

from __future__ import annotations

import re

from kg.extraction.programmes.context import MASK, Surroundings, descriptive_tail
from kg.extraction.programmes.facilities import course_end, is_facility
from kg.extraction.programmes.unquoted import Named
from kg.extraction.quoting import Quoted
from kg.lexicon.programmes import Programmes

__all__ = ["TEAM", "name_without_category"]

TEAM = re.compile("(?:团|队|小组|协会|联盟|合作社|公司)$")
# How a quoted name may end that needs no noun behind it: “求学圆梦行动”, “安全隐患随手拍”.
_NAME_ENDS = (
    ("competition", re.compile("(?:赛|运动会|杯)$")),
    ("project", re.compile("(?:工程|项目)$")),
    ("scheme", re.compile("(?:计划|工作法|服务法|机制|工作模式|服务模式|管理模式)$")),
    (
        "service",
        re.compile(
            "(?:服务圈|生活圈|网上工会|E卡|一张网|服务平台|云平台|小程序|A[Pp][Pp]|热线|直通车|夜校|大讲堂|讲堂|课堂)$"
        ),
    ),
    (
        "campaign",
        re.compile(
            "(?:行动|活动|(?:宣传|行动|服务|维权|活动|招聘|读书|教育|攻坚|加强|提升|建设|落实)[月周季日年]|论坛|文化节|艺术节|随手拍|助企行|基层行|"
            "[进下](?:万家|校园|企业|社区|基层|车间|班组|乡|乡村|农村|机关|一线|园区|工地))$"
        ),
    ),
)
_NO_NAME = re.compile("(?:实际|自觉|立即|具体|统一|一致|联合|各项|系列)(?:行动|活动)$|[。！？；…]")
_SERVICE_END = re.compile(
    "(?:卡|[Aa][Pp][Pp]|平台|小程序|网|云|通|码|贷|存折|[eE]家|号|直通车|专线|专窗|驿站)$"
)
# It began, went somewhere or came to its end: “法律三进”“法治体检”走进民营企业.
_LAUNCHED = re.compile(
    rf"(?:[、和及与]?“{MASK}+”)*[^，。；、“”的]{{0,12}}?(?:启动(?:仪式|会|活动)?|(?:捐赠|募捐|发放|揭牌|授旗|出征)仪式|走进|落幕|收官|开赛|开营|开讲)"
)
_LAUNCHED_BARE = re.compile("(?:正式|集中|圆满)?(?:启动|走进|落幕|收官|开赛|开营|开讲)")
# “妇字号”基地, “专精特新”企业: a sort of body, no service.
_KIND_OF_BODY = re.compile("[^，。；]{0,4}?(?:基地|企业|岗|合作社|集体|班组|窗口|农场|民宿)")
# What follows the name of an undertaking that has run for a while: “鹊桥相会”已牵手成功46对.
_RESULT = re.compile(
    r"(?:活动)?(?:目前|至今|现|迄今)?(?:已经?|累计|先后|共|每年)(?:累计|先后|共)?"
    r"(?:惠及|服务|帮助|帮扶|牵手|举办|开展|覆盖|救助|资助|培训|发放|组织|走进|接待|解决|化解|促成|吸引|带动|为)[^，。；“”]{0,14}?[\d０-９]"
)
_BEGINS = re.compile(r"(?:其中|此外|目前|如今|\s)*[“‘]?$")
_SETS_UP = re.compile(
    "(?:设立|建立|成立|推出|开办|创设|发起|实施|启动|发放|用好|筹集|注入)[了好]?[^，。；：、“”的]{0,10}$"
)
# “漓江市茶业商会成立大会” is a happening.
_ONE_MEETING = re.compile(
    "(?:大会|会议|推介会|座谈会|研讨会|报告会|发布会|恳谈会|洽谈会|年会|峰会|仪式|典礼)$"
)
# 把早餐点作为“暖心工程”来抓
_LIKENED = re.compile("(?:作为|当作|视为|当成|看作|看成)[^，。；：]{0,16}$")
# 重点抓好“三个一批”：培育一批…
_SO_MANY_LOTS = re.compile("[一二两三四五六七八九十]个(?:一批|一)")
_CARRIED_OUT = re.compile("(?:抓好|实施|推进|落实|开展|推行|做好|打造|做实)[^，。；：、“”]{0,4}$")


def _set_up(
    quote: Quoted, masked: str, before: str, around: Surroundings, lexicon: Programmes
) -> Named | None:
    """A fund (``设立“暖阳”互助基金``), numbered lots, or a name of which results are told; or None."""
    name, end = quote.text.strip(), quote.span.end
    if around.is_award(before):
        return None
    fund = re.compile(rf"[^，。；：、“”的了\d]{{0,6}}?(?:{lexicon.fund.pattern})(?![会管])").match(
        masked, end
    )
    if fund is not None:
        return Named(quote.span.start, fund.end(), "", "scheme", "programme.fund")
    last = list(lexicon.fund.finditer(name))
    if last and last[-1].end() == len(name) and len(name) > len(last[-1].group()) and _SETS_UP.search(before):
        return Named(quote.span.start, end, "", "scheme", "programme.fund")
    if (
        _SO_MANY_LOTS.fullmatch(name)
        and _CARRIED_OUT.search(before)
        and masked[end : end + 1] in ("：", "，")
    ):
        return Named(quote.span.start, end, "", "bundle", "programme.bundle")
    no_undertaking = TEAM.search(name) or name.endswith((*lexicon.idea_ends, *lexicon.honour_ends))
    if len(name) >= 4 and not no_undertaking and _BEGINS.fullmatch(before) and _RESULT.match(masked, end):
        return Named(quote.span.start, end, "", "campaign", "programme.with_results")
    return None


def name_without_category(
    quote: Quoted, masked: str, before: str, around: Surroundings, lexicon: Programmes
) -> Named | None:
    """The programme that `quote` names by its verb, its own last word or the way it is used, or None.

    `masked` is the sentence's masked text, `before` the clause before the opening mark.
    """
    name = quote.text.strip()
    if _ONE_MEETING.search(name):
        return None
    prefix = around.named_after(before)
    if prefix is not None:
        return Named(quote.span.start - len(prefix), quote.span.end, "", "project", "programme.named")
    if not around.is_award(before) and is_facility(name, masked, quote.span.end, before, lexicon):
        return Named(quote.span.start, quote.span.end, "", "service", "programme.facility")
    course = course_end(masked, quote.span.end) if len(name) <= 8 else None
    if course is not None:
        return Named(quote.span.start, course, "", "service", "programme.course")
    if _LIKENED.search(before) or masked.startswith("为主题的“", quote.span.end):
        return None  # 启动以“绿色生活”为主题的“全国科普日”活动
    set_up = _set_up(quote, masked, before, around, lexicon)
    if set_up is not None:
        return set_up
    described = descriptive_tail(masked, quote.span.end, lexicon)
    launched = _LAUNCHED.match(masked, quote.span.end) is not None
    if around.is_award(before) or (described is None and not launched):
        return None
    if (
        around.is_service(before)
        and _SERVICE_END.search(name)
        and not _KIND_OF_BODY.match(masked[quote.span.end :])
    ):
        return Named(quote.span.start, quote.span.end, "", "service", "programme.service")
    kind = next((kind for kind, ends in _NAME_ENDS if ends.search(name)), "")
    if kind and len(name) >= 4 and not _NO_NAME.search(name) and not lexicon.blocked.search(name):
        return Named(quote.span.start, quote.span.end, "", kind, "programme.quoted_name")
    if launched or (described is not None and around.is_introduced(before)):
        if (
            len(name) < 3
            or name.endswith(lexicon.idea_ends)
            or re.match(r"\s*[\d一二三四五六七八九十]+[个名家人]", masked[quote.span.end :])
        ):
            return None
        if TEAM.search(name):
            return None  # “劳模宣讲团”走进车间
        end = described[0] if described is not None else quote.span.end
        if _LAUNCHED_BARE.match(masked, quote.span.end):
            end = quote.span.end
        return Named(quote.span.start, end, "", kind or "campaign", "programme.quoted_verb")
    return None
