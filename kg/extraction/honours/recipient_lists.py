"""Lists of recipients, read piece by piece: persons with where they work, bodies, parts of bodies.

``甲公司数控车工王某某、乙研究院研究员李某某等43人``; ``掘锦二队、安全监察科等5个集体``; ``授予甲街道团工委、乙中学团委
等15个单位``; ``某镇村民王某某，某合作社，某店店主李某某``. What the layers of organisations and persons name keeps that
name; a piece that they name in part, or not at all, is a body where all of it reads as a body's name.

All offsets count characters of the sentence's own text, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.masking import masked
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.honours.units import extended
from kg.lexicon.award_holders import HolderWords
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["is_whole", "listed_recipients", "piece_recipient", "unit_subject"]

_LONGEST_AFFILIATION = 46
"""Characters between the beginning of a piece and the person's name that ends it."""

_PARTS = ("team", "other")
"""Kinds of bodies that may be parts of the body before them."""

_LONGEST_UNIT = 24
"""Characters of a unit's name behind its body's."""

# What follows a list and is no part of its last name: 等5个集体, 等同志, 3人.
_BEHIND = re.compile(
    r"(?:等(?:共|各)?(?:(?:\d+|[一二两三四五六七八九十]+)[多余]?[名人位个家支户])?[\u4e00-\u9fff]{0,8}"
    r"|(?:等|共)?(?:\d+|[一二两三四五六七八九十]+)(?:名同志|位同志|[名人位](?:同志|职工|选手)?|[个家]?(?:集体|单位|企业)|[个家][\u4e00-\u9fff]{1,8}))$"
)
_COURTESY = re.compile("(?:同志|先生|女士|老师|（[^（）]*）)+$")
_GROUP = re.compile("(?:家庭|团队|班组|小组)$")
_TITLE_ALONE = re.compile(rf"[^，。；：、“”的]{{2,40}}{TITLE_END}")
_NO_AFFILIATION = re.compile("[了被获荣把让使]|带领|授予|评选|表彰|参加|参与|以及|学习|慰问|走访")
_OF_A_PLACE = re.compile("[\u4e00-\u9fff]{2,6}[省市县区州]的")
# A team named after a person, behind its body: 某安装公司|王某某钳工班.
_NAMED_TEAM = re.compile("(?:班|班组|小组|工作室|团队)$")
_ON_BEHALF = re.compile("代表(?![队团处])")  # 公司|代表|某集团
_JOINT = re.compile("(?<![维共饱温])和(?![平谐睦])")
_NUMBERED = re.compile(r"(?:[（(]?\d{1,3}[）).．、]|[①-⑳]|以及|和|及)?\s*")
# Where a list is cut too: 和 before a name, and behind one.
_AND = re.compile("以及|[和与及]")
_CLAUSE = re.compile("[，；：]")
_SUBJECT_END = r"(?=连续|先后|始终|坚持|积极|累计|不断|多年来|共|现有|承担|担负|圆满|出色)"
_SUBJECT = re.compile(rf"(?P<unit>[^\W\d_a-zA-Z]\w{{2,20}}?){_SUBJECT_END}")


def listed_recipients(
    sentence: AnnotatedSentence,
    words: HolderWords,
    start: int,
    end: int,
    *,
    marks: str = "、",
    lenient: bool = False,
) -> tuple[Mention, ...]:
    """The recipients that ``[start, end)`` lists, in order; none where it lists anything else.

    `marks` part the pieces. A post before another of the same person (``某区政协副主席、某院院长张某某``) is
    passed over. Where `lenient`, pieces that are not read are left out, if at least half of them are read.
    """
    hidden = masked(sentence.text)
    behind = _BEHIND.search(hidden, start, end)
    if behind is not None and not _ends_name(sentence, end):
        end = behind.start()
    lead = words.lead.match(hidden, start, end)
    if lead is not None and not _starts_name(sentence, start):
        start = lead.end()
    if (placed := _OF_A_PLACE.match(hidden, start, end)) is not None:
        start = placed.end()
    found: list[Mention] = []
    unread = 0
    pieces = list(_pieces(sentence, hidden, start, end, marks))
    for number, (first, last) in enumerate(pieces):
        mention = piece_recipient(sentence, words, first, last)
        if mention is not None:
            found.append(mention)
        elif not hidden[first:last].strip() or (
            number + 1 < len(pieces) and _TITLE_ALONE.fullmatch(hidden, first, last)
        ):
            continue
        else:
            unread += 1
    if unread and (not lenient or unread > len(found)):
        return ()
    return tuple(found)


def piece_recipient(sentence: AnnotatedSentence, words: HolderWords, start: int, end: int) -> Mention | None:
    """The person or body that ``[start, end)``, one piece of a list, names; None if it names none."""
    hidden = masked(sentence.text)
    if (numbered := _NUMBERED.match(hidden, start, end)) is not None:
        start = numbered.end()
    bare = len(hidden[:end].rstrip())
    courtesy = _COURTESY.search(hidden, start, bare)
    for last in (bare, courtesy.start() if courtesy else bare):
        person = _person(sentence, hidden, start, last)
        if person is not None:
            return person
    if (body := _body(sentence, words, start, bare)) is not None:
        return body
    if (group := _GROUP.search(hidden, start, bare)) is not None:
        person = _person(sentence, hidden, start, group.start())
        if person is not None:  # 某社区|王某某家庭
            first, text = person.start - sentence.start, sentence.text[person.start - sentence.start : bare]
            return Mention(
                sentence.start + first, sentence.start + bare, text, EntityClass.ORGANISATION, text, "team"
            )
    if courtesy and hidden[courtesy.start()] == "（":  # 某研究所|（某某市材料研究所）
        return _body(sentence, words, start, courtesy.start())
    return None


def unit_subject(sentence: AnnotatedSentence, words: HolderWords, floor: int, start: int) -> Mention | None:
    """The part of a body of which an earlier clause speaks, where none is named since:
    ``采煤二队连续9年无事故，|2011年被命名为…``."""
    hidden = masked(sentence.text)
    cuts = [floor, *(mark.end() for mark in _CLAUSE.finditer(hidden, floor, start))]
    for begin in reversed(cuts):
        unit = _SUBJECT.match(hidden, begin, start)
        mention = _body(sentence, words, begin, unit.end("unit")) if unit else None
        if mention is None:
            continue
        named = (*sentence.organisations, *sentence.persons)
        stop = sentence.start + start
        return None if any(mention.end <= name.start < stop for name in named) else mention
    return None


def _pieces(
    sentence: AnnotatedSentence, hidden: str, start: int, end: int, marks: str
) -> Iterator[tuple[int, int]]:
    """Cut at the marks, and at 和 beside a name."""
    begin = start
    position = start
    while position < end:
        joint = _AND.match(hidden, position, end)
        if hidden[position] in marks:
            yield begin, position
            begin = position = position + 1
        elif joint and begin < position and _joins(sentence, position, joint.end()):
            yield begin, position
            begin = position = joint.end()
        else:
            position += 1
    if begin < end:
        yield begin, end


def _joins(sentence: AnnotatedSentence, before: int, behind: int) -> bool:
    """Whether a 和 stands between names: a name ends before it or begins behind it, and it is in none."""
    first, last = sentence.start + before, sentence.start + behind
    mentions = (*sentence.organisations, *sentence.persons)
    if any(mention.start < last and first < mention.end for mention in mentions):
        return False
    return any(mention.end == first or mention.start == last for mention in mentions)


def _ends_name(sentence: AnnotatedSentence, position: int) -> bool:
    return any(m.end - sentence.start == position for m in (*sentence.persons, *sentence.organisations))


def _starts_name(sentence: AnnotatedSentence, position: int) -> bool:
    """Whether a body's name begins there that is longer than a lead: 我市扶贫办 is none of 我市."""
    return any(m.start - sentence.start == position for m in (*sentence.persons, *sentence.organisations))


def is_whole(body: Mention) -> bool:
    """Whether a body right behind another is one by itself: 市中医院, but not 研发中心."""
    return body.kind not in _PARTS and (body.text[0] in "省市县区州" or len(body.text) > 6)


def _person(sentence: AnnotatedSentence, hidden: str, start: int, end: int) -> Mention | None:
    """The person with whose name ``[start, end)`` ends, where all before it tells who that is."""
    for person in sentence.persons:
        first = person.start - sentence.start
        if person.end - sentence.start != end or first < start:
            continue
        before = hidden[start:first]
        if len(before) > _LONGEST_AFFILIATION or _NO_AFFILIATION.search(before):
            return None
        if "的" in before[:-1] or re.search("[，。；：]", before):
            return None
        return person
    return None


def _body(sentence: AnnotatedSentence, words: HolderWords, start: int, end: int) -> Mention | None:
    """The body whose name is all of ``[start, end)``."""
    first, last = sentence.start + start, sentence.start + end
    begun = ended = None
    for body in sentence.organisations:
        if body.start == first and body.end == last:
            return body
        if body.start == first and body.end < last:
            begun = body
        elif first < body.start and body.end == last:
            ended = body
    text = sentence.text[start:end]
    if _ON_BEHALF.search(text):
        return None
    named = any(first < person.end and person.start < last for person in sentence.persons)
    if named and (begun is None or not _NAMED_TEAM.search(text)):
        return None
    inside = (body for body in sentence.organisations if first < body.start and body.end <= last)
    if "与" in text or "及" in text:  # 人口与出入境管理大队 is one, 教育局与某某工会 are two
        own = begun.end - sentence.start - start if begun else 0
        if re.search("[与及]", text[: own + 1]) or any(inside) or begun is None:
            return None
    if begun is not None:
        if any(body.start == begun.end and is_whole(body) for body in sentence.organisations):
            return None  # 某化工公司|市中医院: a line break stood between
        unit = sentence.text[begun.end - sentence.start : end]
        fits = len(unit) <= _LONGEST_UNIT and not words.never.search(unit) and words.ending.search(unit)
        return extended(begun, unit) if fits and re.fullmatch(r"[\w“”（）()·\-—#]+", unit) else None
    joint = ended is None and len(text) <= 12 and _JOINT.search(text[1:-1])  # 某供电所|和|农科所
    if joint or not re.fullmatch(r"[\w“”（）()·\-—#]+", text) or not words.is_body_name(text):
        return None
    kind = ended.kind if ended else words.kind_of(text)
    return Mention(first, last, text, EntityClass.ORGANISATION, text, kind or "team")
