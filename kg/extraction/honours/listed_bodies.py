"""Parts of bodies as recipients where the layer of organisations has no name for them.

``掘锦二队、安全监察科等5个集体获``; ``河湾村党总支被评为``; ``授予甲街道团工委、乙中学团委等15个单位``. The clause
must be a list of such names and nothing else.
"""

from __future__ import annotations

import re

from kg.extraction.honours.masking import masked
from kg.extraction.honours.units import extended
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["listed_bodies", "unit_subject"]

# How the name of a part of a body ends.
_HEAD = (
    r"(?:代表队|[大中支]队|[一二三四五六七八九十\d]队|班组|车间|分厂|护理组|护理部|科室|科|[团党妇]工委|团委|党委|团总?支部|党总支部?|党支部|"
    r"女职工委员会|分工会|工会|妇联|派出所|研究所|中心|大厅|服务队|突击队|项目部|工段|营业部|供电所|税务所)"
)
_PIECE = re.compile(rf"(?P<own>[^\W\d_a-zA-Z][\w]{{1,22}}?){_HEAD}")
# What no such name begins with or holds: 各车间, 两支代表队, 参赛代表队, 该县总工会, 选派的党支部.
_NO_NAME = re.compile(
    r"^[各每两几多全所该其本此这那我一三另有经由在]|^(?:基层|下属|下辖|其他|部分|许多|众多|全体|参赛|获奖|先后|同时|近年|目前|今年|去年|其中)|"
    r"[的了被获荣把对向与及让使为]|基层|优秀|先进|带领|组织|推荐|选派|派出|举办|开展|成立|建成|打造|创建|授予|评选|表彰|命名|认定|决定|联合|指导|参加|支持"
)
# Words that with such an ending name a kind and no body: 生产车间, 公司工会, 技术科.
_KIND_ONLY = frozenset(
    [
        "公司",
        "集团",
        "学校",
        "学院",
        "医院",
        "企业",
        "单位",
        "机关",
        "职工",
        "女职工",
        "生产",
        "技术",
        "服务",
        "志愿",
        "教师",
        "青年",
        "社区",
        "街道",
        "行业",
        "区域",
        "联合",
        "乡镇",
        "村",
        "县",
        "市",
        "省",
        "区",
        "校",
        "院",
        "厂",
        "县级",
        "市级",
        "省级",
        "项目",
        "活动",
        "培训",
        "管理",
        "研发",
        "非公企业",
        "新兴领域",
        "上级",
        "两新",
        "学生",
        "团",
        "党",
        "党员",
        "志愿者",
        "医疗",
        "帮扶",
        "工作",
    ]
)
_SUBJECT = re.compile(
    rf"(?P<unit>[^\W\d_a-zA-Z]\w{{1,16}}?{_HEAD})(?=连续|先后|始终|坚持|积极|累计|不断|多年来|共|现有|承担|担负|圆满|出色)"
)
_BEHIND = re.compile(
    r"等?(?:共|各)?(?:(?:\d+|[一二两三四五六七八九十]+)[多余]?[个家支])?[\u4e00-\u9fff]{0,6}$"
)


def listed_bodies(sentence: AnnotatedSentence, start: int, end: int) -> tuple[Mention, ...]:
    """The bodies in a stretch of a sentence that lists nothing but them; none where any part is no such name.

    Offsets count characters of the sentence. A piece that the layer of organisations names keeps that
    name; where it names the beginning, the name goes on (``某中学|团委``).
    """
    stretch = masked(sentence.text)[start:end]
    if "等" in stretch:
        counted = _BEHIND.search(stretch, stretch.rindex("等"))
        if counted is None:
            return ()
        stretch = stretch[: counted.start()]
    found: list[Mention] = []
    position = start
    for piece in stretch.split("、"):
        mention = _piece(sentence, position, position + len(piece))
        if mention is None:
            return ()
        found.append(mention)
        position += len(piece) + 1
    return tuple(found)


def unit_subject(sentence: AnnotatedSentence, floor: int, start: int) -> Mention | None:
    """The part of a body of which an earlier clause speaks, where none is named since:
    ``采煤二队连续9年无事故，|2011年被命名为…``. Offsets count characters of the sentence."""
    hidden = masked(sentence.text)
    cuts = [floor, *(mark.end() for mark in re.compile("[，；：]").finditer(hidden, floor, start))]
    for begin in reversed(cuts):
        unit = _SUBJECT.match(hidden, begin, start)
        mention = _piece(sentence, begin, unit.end("unit")) if unit else None
        if mention is None:
            continue
        named = (*sentence.organisations, *sentence.persons)
        stop = sentence.start + start
        return None if any(mention.end <= name.start < stop for name in named) else mention
    return None


def _piece(sentence: AnnotatedSentence, start: int, end: int) -> Mention | None:
    """The body that the stretch names, or None."""
    first, last = sentence.start + start, sentence.start + end
    begun = None
    for body in sentence.organisations:
        if body.start == first and body.end == last:
            return body
        if body.start == first and body.end < last:
            begun = body
    text = sentence.text[start:end]
    shape = _PIECE.fullmatch(text)
    if shape is None or shape.group("own") in _KIND_ONLY or _NO_NAME.search(text):
        return None
    if any(first < person.end and person.start < last for person in sentence.persons):
        return None
    if begun is not None:
        return extended(begun, sentence.text[begun.end - sentence.start : end])
    return Mention(first, last, text, EntityClass.ORGANISATION, text, "team")
