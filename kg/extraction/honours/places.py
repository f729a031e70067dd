"""Places as recipients: ``我市荣获国家园林城市称号``, ``某某镇被评为全国文明村镇``.

A place is no body, and is told as a place; a short definite noun (公司, 学校) stands for the body that the
article has named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.honours.masking import masked
from kg.extraction.honours.units import UNIT
from kg.lexicon.award_holders import HolderWords
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["definite_before", "definite_subject", "place_before"]

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
# The definite nouns that stand for a body without 该; HolderWords.definite says which names they stand for.
_NOUNS = "公司|集团|学校|学院|医院|企业|工厂|工会"
_PART = "工会|党委|团委|党支部"
_NOUN = re.compile(
    rf"(?:^|[，；。：！？来])我?(?P<noun>{_NOUNS}|(?<=我)[校院厂]|[校院](?=工会|党委|团委))(?P<part>{_PART})?$"
)
# A clause that speaks of it: 近年来，|医院|大力实施….
_SUBJECT_NOUN = re.compile(
    rf"(?:(?:近年来?|今年以来|目前|同时|此外|\d{{4}}年)，?)?(?P<noun>{_NOUNS})"
    r"(?=先后|始终|坚持|大力|积极|不断|全面|深入|高度|持续|扎实|认真|严格|着力|紧紧|围绕|以|共|现有|拥有|建立|投入|连续|累计|已|还|党委|高质量)"
)
_PART_END = re.compile(f"(?:{_PART})$")


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
    sentences: Sequence[AnnotatedSentence], index: int, words: HolderWords, start: int, position: int
) -> Mention | None:
    """The body that ``公司`` or ``学校`` right before `position` stands for: the only one of that kind that
    the article has named up to there; None where it has named several or none.

    ``公司工会`` is the union of that body.
    """
    sentence = sentences[index]
    hidden = masked(sentence.text)
    match = _NOUN.search(hidden[start:position])
    if match is None:
        return None
    endings = words.definite[match.group("noun")]
    before = sentence.start + start + match.start("noun")
    named: dict[str, Mention] = {}
    for earlier in sentences[: index + 1]:
        for body in earlier.organisations:
            name = _PART_END.sub("", body.name)  # 某公司工会 names 某公司 too
            if body.end <= before and name.endswith(endings) and len(name) > 4:
                named[name] = body if name == body.name else replace(body, label=name)
    longest = max(named, key=len, default="")
    if not longest or not all(_is_short_for(name, longest) for name in named):
        return None
    body = named[longest]
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


def definite_subject(
    sentences: Sequence[AnnotatedSentence], index: int, words: HolderWords, floor: int, start: int
) -> Mention | None:
    """The body that an earlier clause of the sentence speaks of by a definite noun, none named since.

    ``近年来，医院大力实施…，|先后获得|全国卫生先进单位``: clauses between `floor` and `start` are asked.
    """
    sentence = sentences[index]
    hidden = masked(sentence.text)
    cuts = [floor, *(match.end() for match in re.compile("[，；：]").finditer(hidden, floor, start))]
    for begin in reversed(cuts):
        noun = _SUBJECT_NOUN.match(hidden, begin, start)
        if noun is None:
            continue
        at = sentence.start + noun.end("noun")
        stop = sentence.start + start
        if any(at <= name.start < stop for name in (*sentence.organisations, *sentence.persons)):
            return None
        return definite_before(sentences, index, words, noun.start("noun"), noun.end("noun"))
    return None


def _is_short_for(name: str, whole: str) -> bool:
    """Whether the characters of `name` stand in `whole` in that order: 中铁四局集团, 中铁四局集团有限公司."""
    rest = iter(whole)
    return all(character in rest for character in name)
