"""Awards as headings of lists: ``一、全国五一劳动奖状（3个）``, ``省劳动奖章获得者（2名）：``, ``先进工作者名单``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.honours.award_names import YEAR, is_praised
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["PROSE", "Heading", "Remark", "contest_of", "headings", "line_heading", "lost_headings", "remark"]

_NUMERAL = r"(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})"
_HEADING_LEAD = re.compile(
    rf"(?P<number>{_NUMERAL}[、.．]|[（(]{_NUMERAL}[)）])\s*“?$|^[\s附件:：\d]*(?:\d{{4}}年度?)?“?$|(?:名单(?:如下)?|^获得?(?:\d{{4}}年度?)?)[:：]?“?$"
)
_LISTED_BELOW = re.compile(r"(?:授予|评选|表彰|命名)(?:以下|下列)[^，。；]{0,20}“?$")
_HEADING_TAIL = re.compile(
    r"”?(?:荣誉)?(?:称号|获得者|获奖者|得主|获奖)*(?:名单|光荣榜|的[^，。；：]{0,8}?(?:是|为|有))?\s*"
    r"(?P<count>[（(]\s*共?(?:计)?(?P<number>\d+|[一二三四五六七八九十]+)\s*(?P<unit>[个名家人位项所户处支])\s*[)）]|（[^（）\d]{2,8}）)?\s*(?P<colon>[：:])?"
)
_COUNT = (
    r"[（(]?\s*共?(?:计|有)?\s*(?P<count>\d+|[一二三四五六七八九十]+)\s*(?P<unit>[个名家人位项所户处支])"
    r"(?:同志|单位|集体|企业|个人)?(?:[，,、；][^（）]{0,16})?\s*[)）]?"
)
# A line that is nothing but a heading: 附件1：洛安市三八红旗手名单（共10名）, 【助残先进集体】, 先进女职工：.
_LINE = re.compile(
    r"(?:附件?\s*\d*\s*[:：.．、]?\s*)?"
    rf"(?P<number>{_NUMERAL}[、.．]|[（(]{_NUMERAL}[)）])?\s*(?:获得?)?[【〔“\[]?(?P<name>[^，。；：:！？（）()【】〔〕\s“”]{{2,40}}?)"
    r"[】〕”\]]?(?:荣誉)?(?:称号|获得者|获奖者|得主|获奖)*(?:名单|光荣榜)?(?:如下)?[】〕\]]?\s*"
    rf"(?:{_COUNT}|[（(][^（）\d]{{2,14}}[)）])?\s*[:：]?"
)
_NO_NAME = re.compile(
    "^关于|^(?:个人|团体|集体|单项)奖$|通报|决定|通知|公告|公示|授予|表彰|获得|受到|召开|会议|下列|以下|[的了]|等(?!奖)|[和与及、](?=.*(?:集体|个人|单位|者|手|兵|奖)$)"
)
_REMARK = re.compile(
    rf"\s*(?:(?P<number>[（(]?{_NUMERAL}[)）]?[、.．]?)\s*)?(?:{_COUNT}|[（(][^（）]{{2,24}}(?:为序|不分先后|排序|排列)[^（）]{{0,6}}[)）]"
    r"|附件\s*\d*[:：]?|[\u4e00-\u9fff、]{2,20}(?:[（(]共?\d+[个名家人位][）)])?[:：]?)\s*"
)
_CHINESE = re.compile(
    r"\s*(?:(?P<plain>[一二三四五六七八九十]{1,3}、)|(?P<bracket>[（(][一二三四五六七八九十]{1,3}[)）]))"
)
_PART = re.compile("(?:单位|系统|县区|市区|部门|行业|战线|方面|名单(?:如下)?)(?:[（(]|[:：]?$)")
_PRIZE = re.compile(
    "(?:特等|[一二三四]等|[金银铜优]|优秀|优胜|鼓励|纪念)奖|第[一二三四五六七八九十]名|[冠亚季]军|[金银铜]牌"
)
_CONTEST = re.compile(
    "关于(?:表彰|公布|通报|命名)?(?P<contest>[^，。；：、“”]{2,40}?(?:比赛|竞赛|大赛|联赛|选拔赛|比武|征文活动|征文|评选活动|评选))"
    "(?!活动中)[^，。]{0,12}(?:获奖|结果|优胜|先进|通报|决定)"
)
_LEADING_YEAR = re.compile(r"^(?:19|20)\d{2}(?:[—\-~至](?:19|20)?\d{2,4})?年度?")
_PERSONS = ("名", "人", "位")
_BODIES = ("个", "家", "所", "户", "处", "支")
PROSE = re.compile(r"希望|号召|要求|为[了进]|近年来|[，、](?:[^，。；（）]{25,})，|决定")
"""A regular expression. What no list holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An award as a heading: from `start` to `end` of its sentence. `persons` says who is listed, where
    the bracket behind it does (8名, 3个), else None."""

    award: Mention
    start: int
    end: int
    persons: bool | None
    year: str | None
    count: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of a list that names nobody, and how many it says follow (0 where it says nothing of that).

    `persons` is that of :class:`Heading`; `ends` says that another section begins.
    """

    count: int = 0
    persons: bool | None = None
    ends: bool = False


def headings(sentence: AnnotatedSentence) -> list[Heading]:
    """The awards of a sentence that are headings, with where the names begin after each."""
    result = []
    for award in sentence.awards:
        start, end = award.start - sentence.start, award.end - sentence.start
        lead = _HEADING_LEAD.search(sentence.text, 0, start)
        below = _LISTED_BELOW.search(sentence.text, 0, start)
        tail = _HEADING_TAIL.match(sentence.text, end)
        if tail is None:
            continue
        alone = lead and tail.end() == len(sentence.text)
        counted = tail.group("count") and sentence.text[tail.end() : tail.end() + 1] not in tuple("，、。；")
        if not (alone or counted or (tail.group("colon") and (lead or below))):
            continue
        unit, number = tail.group("unit"), tail.group("number") or ""
        count = int(number) if number.isdigit() else 0
        begin = lead.start("number") if lead and lead.group("number") else start
        by_unit = (unit in _PERSONS) if unit in (*_PERSONS, *_BODIES) else None
        year = YEAR.search(sentence.text, max(0, start - 6), end)
        given = year.group(1) if year else None
        result.append(Heading(award, begin, tail.end(), by_unit, given, count, _style(sentence.text)))
    return result


def line_heading(sentence: AnnotatedSentence, awards: Awards, contest: str = "") -> Heading | None:
    """The award that a line is all about, where it is a heading and nothing else: ``先进女职工：``.

    What the line begins with decides less than that it holds nothing but a name that ends like an award's, and
    what may stand about it: a number, 名单, how many follow. Names may follow a colon. A mere place or prize
    (``一等奖（2名）``) gets the name of the `contest` in which it was won.
    """
    text = sentence.text.strip()
    colon = re.search("[:：](?=.)", text)
    begun = text[: colon.end()] if colon and not text.startswith("附") else text
    match = _LINE.fullmatch(begun) if len(begun) <= 60 else None
    if match is None or _NO_NAME.search(match.group("name")):
        return None
    name = _LEADING_YEAR.sub("", match.group("name"))
    strong = awards.head_pattern.search(name) is not None
    # 十佳工会主席（10名）: whatever its last word, praise and a number make it an award
    listed = awards.weak_pattern.search(name) or match.group("unit") or text.endswith("名单")
    if len(name) < 2 or not (strong or (listed and is_praised(name, awards))):
        return None
    end = sentence.start + sentence.text.find(text) + match.end("name")
    label = contest + name if _PRIZE.fullmatch(name) else name
    award = Mention(end - len(name), end, name, EntityClass.AWARD, label, awards.recipient_kind(name))
    year = YEAR.search(text)
    persons, count = _counted(match)
    given = year.group(1) if year else None
    last = len(sentence.text) if begun == text else sentence.text.find(text) + len(begun)
    return Heading(award, 0, last, persons, given, count, _style(text))


def contest_of(title: str) -> str:
    """The contest whose results a title announces: ``关于|全市职工书法比赛|获奖情况的通报``; empty if none."""
    match = _CONTEST.search(title)
    return match.group("contest") if match else ""


def remark(sentence: AnnotatedSentence, under: Heading) -> Remark | None:
    """What a line under a heading says that is no row: ``（共6名）``, ``（按姓氏笔画为序）``, ``（一）市直单位``.

    None for any other line. A heading numbered like the one it stands under, that names no award, begins another
    section.
    """
    text = sentence.text.strip()
    style = _style(text)
    if style and style == under.style:
        return Remark(ends=True)
    match = _REMARK.fullmatch(text)
    if match is None:
        return None
    if match.group("count") or (text[:1] in "（(附" and not match.group("number")):
        persons, count = _counted(match)
        return Remark(count, persons)
    part = not match.group("number") and not sentence.organisations and _PART.search(text)
    return Remark() if style or part else None


def _style(text: str) -> str:
    """How a heading is numbered, where Chinese numerals do it; empty where they do not."""
    match = _CHINESE.match(text)
    return "" if match is None else "plain" if match.group("plain") else "bracket"


def _counted(match: re.Match[str]) -> tuple[bool | None, int]:
    """Whether persons are counted (None where nothing tells), and how many."""
    unit, number = match.group("unit"), match.group("count") or ""
    persons = (unit in _PERSONS) if unit in (*_PERSONS, *_BODIES) else None
    return persons, int(number) if number.isdigit() else 0


def lost_headings(sentence: AnnotatedSentence, before: Heading | None) -> list[Heading]:
    """Headings whose line breaks are lost: ``…派出所民警|见义勇为模范|高某某 …`` under 敬业奉献模范.

    They end like the heading before, and no mark or blank stands before them.
    """
    if before is None or PROSE.search(sentence.text):
        return []
    kin = [award for award in sentence.awards if award.name[-2:] == before.award.name[-2:]]
    return [
        Heading(award, award.start - sentence.start, award.end - sentence.start, None, before.year)
        for award in kin
        if award.start > sentence.start
        and re.match(r"[\u4e00-\u9fff]", sentence.text[award.start - sentence.start - 1])
        and re.match(r"[\u4e00-\u9fff]{2,4}[\s（(]|$", sentence.text[award.end - sentence.start :])
    ]
