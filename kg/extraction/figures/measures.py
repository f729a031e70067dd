"""The words that say what a number measures.

A measure is a stretch of a clause without its numbers, times and fillers: of ``五年来共培训职工2万余人次``
it is ``培训职工``. The functions here clean such stretches; which stretch it is, decides
:mod:`kg.extraction.figures.reader`.
"""

from __future__ import annotations

import re

__all__ = ["BASIS", "at_level", "changed_to", "clean", "depends", "is_change", "is_new_state", "is_same"]

_YEARS = r"连续(?:多|数|\d+|[一二两三四五六七八九十]+)年"
_LEAD = re.compile(
    r"^(?:[，、,;；：:\s·]|[^，。；、]{2,8}(?:网|报)讯|[一二三四五六七八九十]是|的|了|并且|并(?!轨)|同时|此外|另外|其中|还(?!款|清|建|贷|原)|也|力争|预计|目标[是为]|确保(?=[年全每到实])|又|再(?!就业|生|造|创)|"
    r"先后|共计|总共|一共|共有|共(?!建|青|同|享|产|创|筹|商|话|绘|和|振|富)|累计|总计|已经|已|现有|现已|"
    rf"现(?![场代实金行状])|全年|年内|截至|{_YEARS}|按照|按(?=每|照)|"
    r"有(?!效|力|序|关|机|色|限|组织|需|困难)|等(?=[^级]))+"
)
_TRAIL = re.compile(
    r"(?:达到了?|已?达(?:成)?了?(?<!达成)|多达|高达|总计|共计|累计|合计|共有|总共|共|"
    r"(?:增加|增|减少|减|降|下降|提高|提升|上升|升|扩大|发展|壮大|跃升|增长|攀升)(?:到|至|为)|"
    rf"(?:{_YEARS})?(?:稳定|保持|维持|控制)在?|为|是|(?<![拥所没享])有|(?<![收接得看受实应])到|[提降升增]至|至|约|近|"
    r"力争|超过|超|逾|突破|不少于|不低于|至少|了|的|分别|就|已|(?<![人户平年月日件村])均|仅|各|、|，|：|:|（|\()+$"
)
_OPENING, _CLOSING = "“‘《（(", "”’》）)"
# Clauses that say of whom or how many, and lean on the one before: 开展普法活动20场，覆盖职工900人.
# The first line only in short measures; 吸引全省企业的选手参赛 can be understood by itself.
_DEPENDS = re.compile(
    r"(?:(?:覆盖|履盖|惠及|受益|参与|参加|涉及|吸引|受众|辐射|到场).{0,6}$|"
    r"同比|环比|比上年|较上年|较去年|比去年|占|价值|总价值|共计|合计|总计|总额|金额|总金额|涉案|平均|人均(?!.{0,4}收入)|年均|"
    r"观看|点击|阅读|浏览|入选|获奖|满意度|增长|增幅|增速|下降|其中|.{1,3}率$|"
    r"完成[^，]{0,10}(?:任务|目标|计划)[数的]?$)"
)
# Short predicates that say enough of persons: 23人次获奖.
_COMPLETE = frozenset(["实到", "应到", "获奖", "获证", "取证", "晋级", "脱贫", "就业", "入会", "入党"])
_TAKES_PART = re.compile("^.{0,6}(?:参与|参加|受益)$")
_LEVEL = re.compile("(?:国家|省部|省|市|区|县|州|旗|乡镇|镇|[一二三四五]星)级")
# Growth and shares, which say nothing without what grew: 同比增长, 比全省平均水平高, 占总数. (But 增加就业岗位, 比赛.)
_MOVES = "(?:增长|增加|增|下降|降低|降|减少|减|提高|提升|上升|回落|扩大|收窄|翻|高出?|低于?|多|少|快|慢)"
_CHANGE = re.compile(
    rf"(?:(?:同比|环比|(?:比|较)(?!赛|武|例|拼).{{1,14}}?){_MOVES}?了?|(?:年均|平均|累计|净)?{_MOVES}了?|(?:增|降|减|涨)(?:幅|速)|"
    r"占(?!地|用|领).{0,12}|(?:是|为|相当于)?的|(?:下?降|增加?|提高|[上提]升|减少?|增长|扩大)(?:到|至|为))"
)
_NEW_STATE = re.compile("(?:是|为|相当于)?的|(?:下?降|增加?|提高|[上提]升|减少?|增长|扩大)(?:到|至|为)")
_MOVED = re.compile(rf"(?:同比|环比)?{_MOVES}了?$")
# 在去年45家的基础上: what the growth starts from is no figure by itself.
BASIS = re.compile("^(?:在[^，]{0,4}的?)?基础上")


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
    if bare in _COMPLETE:
        return False
    return len(bare) <= 2 or bool(_DEPENDS.match(measure) or _TAKES_PART.match(measure))


def at_level(first: str, level: str) -> str | None:
    """The measure of a member that only names a level: in ``示范基地国家级3个、省级12个`` ``示范基地省级``, in
    ``五星级工会8家，四星级12家`` ``四星级工会``; None for other words."""
    if _LEVEL.fullmatch(level) and (found := _LEVEL.search(first)):
        return first[: found.start()] + level + first[found.end() :]
    return None


def is_change(measure: str) -> bool:
    """Whether a measure is growth or a share of something that it does not name: ``同比增长``, ``占总数``."""
    return bool(_CHANGE.fullmatch(measure))


def is_new_state(measure: str) -> bool:
    """Whether a measure only says that something came to a value: ``降至``."""
    return bool(_NEW_STATE.fullmatch(measure))


def changed_to(topic: str) -> str:
    """What came to a new value: of ``贫困发生率下降`` it is ``贫困发生率``."""
    return _MOVED.sub("", topic) or topic


def is_same(first: str, second: str) -> bool:
    """Whether two measures say the same: the characters of one stand in the other, in order.

    ``新建工会`` is the same as ``全市新建各类工会``, while ``培育区级示范点`` is not ``培育乡级示范点``.
    """
    a, b = (re.sub(r"[\s“”‘’《》、，（）()的了]", "", m) for m in (first, second))
    short, long = sorted((a, b), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)
