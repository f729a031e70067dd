"""Units of bodies as recipients: ``某公司屠宰车间``, ``某医院急诊科``, ``某税务局第一税务分局``.

The layer of organisations ends a name where a body ends; an award often goes to a part of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import AnnotatedSentence, Mention

__all__ = ["UNIT", "extended", "with_units"]

# How the name of a part of a body ends.
_HEAD = (
    r"(?:车间|班组|小组|班|[大中支分总车船]?队|科室|[科室处股部组]|分厂|厂|工段|生产线|项目部|营业[部厅]|中心|食堂|[站所]|党总?支部|党委|总支|支部|"
    r"党总支|工会(?:委员会)?|团委|团总?支部|窗口|大厅|病区|分局|分[公]司|支行|分行|机组|岗|研究院|研究所|学院|[年]级|分社|分院|分校|"
    r"志愿服务队|工作室|机房|台|炉|线|社区|合作社|商会|妇联|分会|码头|仓库|服务区|幼儿园|书屋|驿站)"
)
# What no name of a unit holds: a verb, a particle, a word that puts another body in its place.
_NO_UNIT = (
    r"(?!带领|决定|授予|命名|表彰|发文|公布|组织(?!部|科|处)|推荐|选送|选派|承办|主办|举办|开展|成立|创建|打造|建成|领导|指导|联合|参[加赛]|帮助|培养|支持|拥有|涌现|加强|"
    r"重视|员工|职工(?!服务|书屋|食堂|之家|活动|维权|法律|学校|医院)|驻|申报|共有|现有|自|作为|负责|[的了被获在对为向与由从把是有使让荣评等])"
)
_NUMERAL = r"[一二三四五六七八九十\d]"
UNIT = (
    rf"(?:(?:所属|下属|下辖)?(?:{_NO_UNIT}[\w“”（）()·]){{1,16}}?(?<!{_NUMERAL}){_HEAD}"
    rf"|(?:{_NO_UNIT}\w){{0,14}}{_NUMERAL}+(?:{_HEAD}|区|号机组)"
    r"|(?:(?:机关)?(?:党总支|总支|党支部|党委|团委|团支部|工会)|女职工委员会|急诊科|护理部|代表队))"
)
_BEHIND = (
    r"(?=[、，；。：“《]|[和与及](?!谐)|以及|等(?!级)|被|获|荣|喜|夺|摘|捧|斩|入选|当选|上榜|先后|连续|连年|分别|双双|均|也|还|又|再次|曾|已|成功|于|有(?:职工|员工|成员|\d)|[现共]有|承担|负责|成立|始终|坚持|"
    r"(?:19|20)\d{2}年|近年|今年|去年|为“|榜上|在列|[\n ]|$)"
)
_BODY_AND_UNIT = re.compile(UNIT + _BEHIND)
_PREFIX = re.compile("^(?:所属|下属|下辖)")


def with_units(sentence: AnnotatedSentence) -> AnnotatedSentence:
    """`sentence` with each body extended to the unit behind it, where one stands there.

    The longer mention has the kind of the body, and as label the body's name and the unit's: ``湖南某公司所属
    机修班`` is 湖南某公司机修班. Bodies that the longer mention covers are left out.
    """
    bodies: list[Mention] = []
    text = sentence.text
    for body in sentence.organisations:
        if bodies and body.start < bodies[-1].end:
            continue
        end = body.end - sentence.start
        unit = _BODY_AND_UNIT.match(text, end)
        if unit is None or _crosses(sentence, body.end, sentence.start + unit.end()):
            bodies.append(body)
            continue
        bodies.append(extended(body, unit.group()))
    return replace(sentence, organisations=tuple(bodies))


def extended(body: Mention, unit: str) -> Mention:
    """`body` with the text `unit` that follows it.

    The name is that of the text, unless a list has left out how it begins.
    """
    whole = body.text if body.text[:2] == body.name[:2] else body.name
    return replace(body, end=body.end + len(unit), text=body.text + unit, label=whole + _PREFIX.sub("", unit))


def _crosses(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a person, an award or another body stands in the stretch; a bare team (代表队) is none."""
    named = (*sentence.persons, *sentence.awards)
    if any(start < mention.end and mention.start < end for mention in named):
        return True
    return any(
        start <= body.start < end
        and not (body.end <= end and len(body.text) <= 5 and body.text.endswith("队"))
        for body in sentence.organisations
    )
