"""Award names in a sentence, their levels, and their full names in context.

Two ways lead to a name: a verb that confers or counts governs it (:mod:`kg.extraction.honours.conferral`), or
it is known and stands by itself, before its holder (``全国劳模张三``) or a number (``省级劳模6人``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.award_names import is_praised
from kg.extraction.honours.conferral import conferrals
from kg.extraction.honours.masking import masked
from kg.extraction.honours.merits import MERIT
from kg.extraction.quoting import quoted
from kg.lexicon.awards import Awards
from kg.model import EntityClass, Mention, Sentence

__all__ = ["full_name", "recognise", "split_level"]

# What makes a longer word of an award's name: 劳模精神, 劳模创新工作室, 工人先锋号创建活动, 先进工作者代表.
_LONGER = re.compile(
    r"(?:精神|工匠|创新|工作室|宣讲|事迹|风采|园|公园|广场|代表|助|进|出彩|疗休养|体检|评选|推荐|评比|表彰|创建|争创|活动|大会|"
    r"协会|联合会|学院|馆|展|队|竞赛|标准|候选|荣誉室|一条街|文化|待遇|家属|群体|大讲堂|报告|管理|引领|党|关爱|帮扶|先锋|"
    r"和工匠|人才|带|产业|课堂|教育|之家|库|墙|人选|申报|示范岗|评审|资格|基金|津贴|慰问)"
)
_BOUNDARY = re.compile(r"[^\u4e00-\u9fff]|[了的是为和与及向对在到给获将由被记访问任名位个有获评家、]")
_BEFORE_A_PLACE = re.compile(
    "(?:召开|慰问|走访|邀请|表彰|来自|采访|学习|宣传|看望|推荐|聘请|选派|成为|拜访|致敬|授予|追授|年度?)$"
)
# What levels a quoted name: 全国海员建设系统|“大国工匠”.
_OF_A_TRADE = re.compile(r"(?:全国|全[省市])[\u4e00-\u9fff]{2,10}(?:系统|行业)$")
# A place in a competition is an award of its own only behind the competition: 护林员刘|亚军 is a name.
_PLACE_WON = re.compile("[冠亚季]军$")
_COMPETED = re.compile("(?:[赛杯组目]|个人|团体|全能|单打|双打|公斤级|混双)$")
_ORDINAL = re.compile(r"(?:\d{4}年度?|第[一二三四五六七八九十百\d]+[届批])+")
# An award as the heading of a list: 二、全省先进集体（3个）.
_HEADING = re.compile(
    r"(?:^|[一二三四五六七八九十]、|[（(][一二三四五六七八九十][)）])(?P<name>[^，。；：、！？（）()\s]{4,30}?)"
    r"(?:获得者|名单)?(?:[（(]共?(?:\d+|[一二三四五六七八九十]+)[个名家人位所户处支][)）]|(?<=”)(?:获得者|获奖)?名单)"
)
# The quotation marks inside a quoted name are single ones: “全国‘安康杯’竞赛优胜单位”.
_ONE_KIND_OF_QUOTES = str.maketrans("‘’", "“”")
_EDGE = r"[^，。；：、！？“”（）()《》\d\s]"
_OPEN_NAME = re.compile(rf"{_EDGE}{{2,24}}")


def recognise(sentence: Sentence, awards: Awards) -> tuple[Mention, ...]:
    """The awards that a sentence names, in order, as mentions of class AWARD that do not overlap.

    Takes: a sentence and the lexicon. Gives: mentions in clean offsets of the document. `text` is the name
    as it stands, `label` the name without outer quotation marks and without 称号 or 获得者, and with
    what a list shares put back; `kind` says who gets it (person, organisation, either).
    Awards that are merely striven for (``争创全国文明单位``) are mentions too where their name is known.
    """
    text = sentence.text
    found = [
        (item.start, item.end, item.label)
        for conferral in conferrals(text, awards)
        for item in conferral.items
    ]
    for start, end in _standing_alone(text, awards):
        if all(end <= other_start or other_end <= start for other_start, other_end, _ in found):
            name = text[start:end]
            found.append((start, end, re.sub("[“”]", "", name) if name.endswith("”") else name))
    return tuple(
        Mention(
            sentence.start + start,
            sentence.start + end,
            text[start:end],
            EntityClass.AWARD,
            label.translate(_ONE_KIND_OF_QUOTES),
            awards.recipient_kind(label),
        )
        for start, end, label in sorted(found)
    )


def _standing_alone(text: str, awards: Awards) -> Iterator[tuple[int, int]]:
    """Known names with what levels them, outside quotation marks: ``全国劳模``, ``省第七届道德模范``.

    Also open names between a level and a strong head: ``省职工职业道德建设标兵个人``.
    """
    hidden = masked(text)
    for quote in quoted(text) if "“" in text else ():
        if quote.mark == "“" and not _LONGER.match(hidden, quote.span.end) and _is_name(quote.text, awards):
            trade = _OF_A_TRADE.search(hidden, 0, quote.span.start)
            yield (trade.start(), quote.span.end) if trade else (quote.inner.start, quote.inner.end)
    for match in _HEADING.finditer(text):
        name = match.group("name").rstrip("”")
        level = awards.level_pattern.match(_ORDINAL.sub("", name))
        # 市级文明单位（3个）, but 市级机关（3名） and 自流井区（2名） only say whose winners follow.
        praised = any(word in name for word in awards.praise)
        weak = level is not None and praised and awards.weak_pattern.search(name)
        if awards.head_pattern.search(name) or weak:
            yield match.start("name"), match.end("name")
    for match in MERIT.finditer(text):
        if awards.head_pattern.search(match.group("award")):
            yield match.start("award"), match.end("award")
    taken = 0
    for match in awards.family_pattern.finditer(hidden):
        start = _level_start(hidden, match.start(), taken, awards)
        if match.start() < taken or _LONGER.match(hidden, match.end()):
            continue
        yield start, match.end()
        taken = match.end()
    for match in awards.level_words.finditer(hidden):
        open_name = _OPEN_NAME.match(hidden, match.end())
        sure = _sure_level(hidden, match.start(), awards) or _at_boundary(hidden, match.start())
        if open_name is None or not sure:
            continue
        end = _head_end(hidden, match.end(), open_name.end(), awards)
        if end is not None and not _LONGER.match(hidden, end):
            yield match.start(), end


def _is_name(name: str, awards: Awards) -> bool:
    """Whether a quotation is a known award, or a level and a strong head: “大国工匠”, “全国劳模”."""
    if name in awards.known or name in awards.families:
        return True
    level = awards.level_pattern.match(name)
    return level is not None and level.end() < len(name) and awards.head_pattern.search(name) is not None


def _level_start(hidden: str, name: int, floor: int, awards: Awards) -> int:
    """Where the level of the known name at `name` begins: at most ten characters before, else `name`."""
    for start in range(max(floor, name - 14), name):
        level = awards.level_pattern.match(hidden, start)
        if level is None or not (_at_boundary(hidden, start) or _sure_level(hidden, start, awards)):
            continue
        rest = hidden[level.end() : name]
        if level.end() <= name and (not rest or _ORDINAL.fullmatch(rest)):
            return start
    return name


def _sure_level(hidden: str, start: int, awards: Awards) -> bool:
    """Whether a level word of two characters or more, or a province, begins at `start`: it may follow
    anything. A single 省, 市 or 县 may be the end of a place's name."""
    word = awards.level_words.match(hidden, start)
    return word is not None and len(word.group()) > 1


def _at_boundary(hidden: str, start: int) -> bool:
    """Whether a name may begin at `start`: at the beginning, or after a mark or a function word."""
    if _BEFORE_A_PLACE.search(hidden, max(0, start - 2), start):
        return True
    return start == 0 or _BOUNDARY.match(hidden, start - 1) is not None


def _head_end(hidden: str, start: int, end: int, awards: Awards) -> int | None:
    """Where the first strong head of at least two characters ends in ``[start, end)``, or None."""
    for position in range(start + 3, end + 1):
        head = awards.head_pattern.search(hidden[start:position])
        if head is None or len(head.group()) < 2:
            continue
        if position < end and awards.head_pattern.search(hidden[start : position + 1]):
            continue
        if position + 1 < end and awards.head_pattern.search(hidden[start : position + 2]):
            continue
        if head.group() == "家庭" and not is_praised(hidden[start:position], awards):
            continue  # 平和|县|曾某某家庭
        place = _PLACE_WON.search(hidden, start, position)
        if place is not None and not _COMPETED.search(hidden, start, place.start()):
            continue
        return (
            None if re.search(r"[了的在对为]|活动|精神|开展|推荐|学习", hidden[start:position]) else position
        )
    return None


def split_level(label: str, awards: Awards) -> tuple[str, str, str]:
    """Split an award's name into its level word, its level and the rest.

    ``省级文明单位`` → (``省级``, ``provincial``, ``文明单位``); ``洛阳市劳动模范`` → (``洛阳市``,
    ``municipal``, ``劳动模范``); ``时代楷模`` → (``""``, ``national``, ``时代楷模``). The level is that of
    :attr:`kg.model.Entity.level`, and empty where the name does not tell it, or tells several
    (``全国、省、市劳动模范``). An ordinal or year before the level is kept in the rest
    (``第五届省道德模范`` → ``省``, ``第五届道德模范``).
    """
    ordinal = _ORDINAL.match(label)
    prefix = ordinal.group() if ordinal else ""
    name = label[len(prefix) :]
    if (known := awards.known.get(name)) is not None:
        return "", known.level, label
    match = awards.level_pattern.match(name)
    if match is None or match.end() == len(name):
        return "", "", label
    word, rest = match.group(), name[match.end() :]
    return word, _level_of(word, awards), prefix + rest


def _level_of(word: str, awards: Awards) -> str:
    """The level of a level word or place name; empty for several levels."""
    if re.search("[、和及与]|以上", word):
        return ""
    if word in awards.levels:
        return awards.levels[word]
    bare = word.removesuffix("级")
    if (
        bare.removesuffix("市") in awards.municipalities
        or re.sub("(?:省|(?:壮族|回族|维吾尔)?自治区)$", "", bare) in awards.provinces
    ):
        return "provincial"
    if bare.endswith(("市", "州", "盟")):
        return "municipal"
    return "county"


def full_name(label: str, awards: Awards, province: str = "", city: str = "", county: str = "") -> str:
    """The award's full name where the article's place is known.

    A level word that stands for the place is replaced by it: ``省级文明单位`` is ``河南省文明单位``
    where `province` is ``河南省``, and ``市五一劳动奖章`` is ``洛阳市五一劳动奖章`` where `city` is
    ``洛阳市``. A level whose place is not given stays as it stands, as do 全国, 国家级, several levels
    and the names of places.
    Short words get their full form (``全国劳模`` → ``全国劳动模范``), and an ordinal moves behind the
    level (``第五届省道德模范`` → ``河南省第五届道德模范``).
    """
    word, level, rest = split_level(label, awards)
    rest = awards.aliases.get(rest, rest)
    if not word:
        return rest
    place = {"provincial": province, "municipal": city, "county": county}.get(level, "")
    if word in ("全区", "区级", "区") and not county.endswith("区"):
        # In an autonomous region 全区 is the region; a 县 never calls itself so.
        place = province if word == "全区" and province.endswith("自治区") else ""
    if word.startswith("自治区") and not place.endswith("自治区"):
        place = ""  # 自治区 is no word for a 省
    if word not in awards.levels or word == "省部级" or not place:
        return word + rest if _ORDINAL.match(label) is None else label
    return place + rest
