"""The words that say what a number measures.

A measure is a stretch of a clause without its numbers, times and fillers: of ``五年来共培训职工2万余人次``
it is ``培训职工``. The functions here clean such stretches; which stretch it is, decides
:mod:`kg.extraction.figures.reader`.
"""

from __future__ import annotations

import re

__all__ = ["at_level", "clean", "depends", "is_same"]

_YEARS = r"连续(?:多|数|\d+|[一二两三四五六七八九十]+)年"
_LEAD = re.compile(
    r"^(?:[，、,;；：:\s·]|的|了|并且|并(?!轨)|同时|此外|另外|其中|还(?!款|清|建|贷|原)|也|又|再(?!就业|生|造|创)|"
    r"先后|共计|总共|一共|共有|共(?!建|青|同|享|产|创|筹|商|话|绘|和|振|富)|累计|总计|已经|已|现有|现已|"
    rf"现(?![场代实金行状])|全年|年内|截至|{_YEARS}|按照|按(?=每|照)|"
    r"有(?!效|力|序|关|机|色|限|组织|需|困难)|等(?=[^级]))+"
)
_TRAIL = re.compile(
    r"(?:达到了?|已?达(?:成)?了?(?<!达成)|多达|高达|总计|共计|累计|合计|共有|总共|共|"
    r"(?:增加|增|减少|减|降|下降|提高|提升|上升|升|扩大|发展|壮大|跃升|增长|攀升)(?:到|至|为)|"
    rf"(?:{_YEARS})?(?:稳定|保持|维持|控制)在?|为|是|(?<![拥所没享])有|(?<![收接得看受])到|至|约|近|"
    r"超过|超|逾|突破|不少于|不低于|至少|了|的|分别|就|已|均|仅|各|、|，|：|:|（|\()+$"
)
_OPENING, _CLOSING = "“‘《（(", "”’》）)"
# Clauses that say of whom or how many, and lean on the one before: 开展普法活动20场，覆盖职工900人.
# The first line only in short measures; 吸引全省企业的选手参赛 can be understood by itself.
_DEPENDS = re.compile(
    r"(?:(?:覆盖|履盖|惠及|受益|参与|参加|涉及|吸引|受众|辐射|到场).{0,6}$|"
    r"同比|环比|比上年|较上年|较去年|比去年|占|价值|总价值|共计|合计|总计|总额|金额|总金额|涉案|平均|人均|年均|"
    r"观看|点击|阅读|浏览|入选|获奖|满意度|增长|增幅|增速|下降|其中|.{1,3}率$|"
    r"完成[^，]{0,10}(?:任务|目标|计划)[数的]?$)"
)
_TAKES_PART = re.compile("^.{0,6}(?:参与|参加|受益)$")
_LEVEL = re.compile("(?:国家|省部|省|市|区|县|州|旗|乡镇|镇)级$")


def clean(stretch: str) -> str:
    """A stretch without fillers at its ends and without marks that lost their partner.

    What is nothing but fillers stays as it is (``共计``), and ``累计`` stays with a single word
    (``累计授信``).
    """
    stretch = re.sub(r"（\s*）|\(\s*\)", "", stretch).strip()
    result = _TRAIL.sub("", _LEAD.sub("", stretch))
    if len(result) == 2 and (lead := re.search("(?:累计|总|共计)" + re.escape(result), stretch)):
        result = lead.group()  # 累计授信
    if not result:
        result = re.sub(r"^[，、,的了]+|(?<=.)(?:达到?|为)?[，、,]*$", "", stretch)
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        if result.count(opening) != result.count(closing):
            result = result.removeprefix(closing).removesuffix(opening)
    return result


def depends(measure: str) -> bool:
    """Whether a measure needs the clause before it to be understood: ``惠及职工``, ``参与``, ``同比增长``."""
    bare = re.sub("^(?:累计|共计|总)", "", measure)
    return len(bare) <= 2 or bool(_DEPENDS.match(measure) or _TAKES_PART.match(measure))


def at_level(first: str, level: str) -> str | None:
    """In ``示范基地国家级3个、省级12个`` the second measure: ``示范基地省级``; None for other words."""
    if _LEVEL.fullmatch(level) and (found := _LEVEL.search(first)):
        return first[: found.start()] + level
    return None


def is_same(first: str, second: str) -> bool:
    """Whether two measures say the same: the characters of one stand in the other, in order.

    ``新建工会`` is the same as ``全市新建各类工会``, while ``培育区级示范点`` is not ``培育乡级示范点``.
    """
    a, b = (re.sub(r"[\s“”‘’《》、，（）()的了]", "", m) for m in (first, second))
    short, long = sorted((a, b), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)
