"""Places as recipients: ``我市荣获国家园林城市称号``, ``某某镇被评为全国文明村镇``.

A place is no body, and is told as a place; a short definite noun (公司, 学校) stands for the body that the
article has named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.honours.units import UNIT
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["definite_before", "place_before"]

_PLACE = re.compile(
    r"(?:^|[，；。：！？]|截至目前|目前|近年来?|近日|日前|同年|今年|去年|其中)"
    r"(?P<place>(?:我|(?:(?!目前|近年|近日|日前|今年|去年|多[个名]|部分|许多|一些|所有|有关|相关|下辖|全[国省市县区])"
    r"[^\W\d_a-zA-Z的了在和与为对是有个各某这该其本把被将及从向]){2,10})"
    r"(?:省|市|(?<![小园城景库灾牧林山地辖校厂院矿社市县])区|县|(?<!乡)镇|乡|(?<!农)村|街道|社区|旗|州|盟|嘎查))$"
)
# A unit named after its place, of a body that is not known: 某市某区环卫中心清扫二班.
_PLACED_UNIT = re.compile(
    rf"(?:^|[，；。：！？])(?P<unit>[^\W\d_a-zA-Z的了在和与为对是各某这该其]{{2,5}}[市县区旗州]{UNIT})$"
)
# The definite noun, and how the names that it may stand for end.
_DEFINITE = {
    "公司": ("公司", "集团", "厂"),
    "集团": ("集团", "集团有限公司", "集团公司"),
    "学校": ("学校", "中学", "小学", "学院", "大学", "幼儿园"),
    "学院": ("学院",),
    "医院": ("医院", "卫生院"),
    "企业": ("公司", "集团", "厂"),
    "工厂": ("厂",),
    "工会": ("工会",),
}
_NOUN = re.compile(rf"(?:^|[，；。：！？来])(?P<noun>{'|'.join(_DEFINITE)})(?P<part>工会|党委|团委|党支部)?$")


def place_before(sentence: AnnotatedSentence, hidden: str, start: int, position: int) -> Mention | None:
    """The place, or the unit named after one, that is all of a clause's subject; else None.

    Takes the sentence and its masked text; offsets count characters of the sentence.
    """
    stretch = hidden[start:position]
    if (match := _PLACE.search(stretch)) is not None:
        begin, cls, kind = start + match.start("place"), EntityClass.PLACE, ""
    elif (match := _PLACED_UNIT.search(stretch)) is not None:
        begin, cls, kind = start + match.start("unit"), EntityClass.ORGANISATION, "team"
    else:
        return None
    text = sentence.text[begin:position]
    return Mention(sentence.start + begin, sentence.start + position, text, cls, text, kind)


def definite_before(
    sentences: Sequence[AnnotatedSentence], index: int, hidden: str, start: int, position: int
) -> Mention | None:
    """The body that ``公司`` or ``学校`` right before `position` stands for: the only one of that kind that
    the article has named up to there; None where it has named several or none.

    ``公司工会`` is the union of that body.
    """
    match = _NOUN.search(hidden[start:position])
    if match is None:
        return None
    endings = _DEFINITE[match.group("noun")]
    sentence = sentences[index]
    before = sentence.start + start + match.start("noun")
    named = {
        body.name: body
        for earlier in sentences[: index + 1]
        for body in earlier.organisations
        if body.end <= before and body.name.endswith(endings) and len(body.name) > 4
    }
    if len(named) != 1:
        return None
    (body,) = named.values()
    part = match.group("part") or ""
    if not part:
        return body
    begin = start + match.start("noun")
    text = hidden[begin:position]
    kind = "union" if part == "工会" else "party" if part.startswith("党") else "association"
    return Mention(
        sentence.start + begin,
        sentence.start + position,
        text,
        EntityClass.ORGANISATION,
        body.name + part,
        kind,
    )
