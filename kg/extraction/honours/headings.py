"""Awards as headings of lists: ``一、全国五一劳动奖状（3个）``, ``省劳动奖章获得者（2名）：``, ``先进工作者名单``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import AnnotatedSentence, Mention

__all__ = ["PROSE", "Heading", "headings", "lost_headings"]

_NUMERAL = r"(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})"
_HEADING_LEAD = re.compile(
    rf"(?P<number>{_NUMERAL}[、.．]|[（(]{_NUMERAL}[)）])\s*“?$|^[\s附件:：\d]*(?:\d{{4}}年度?)?“?$|(?:名单(?:如下)?|^获得?(?:\d{{4}}年度?)?)[:：]?“?$"
)
_LISTED_BELOW = re.compile(r"(?:授予|评选|表彰|命名)(?:以下|下列)[^，。；]{0,20}“?$")
_HEADING_TAIL = re.compile(
    r"”?(?:荣誉)?(?:称号|获得者|获奖者|得主|获奖)*(?:名单|光荣榜|的[^，。；：]{0,8}?(?:是|为|有))?\s*"
    r"(?P<count>[（(]\s*共?(?:计)?(?P<number>\d+|[一二三四五六七八九十]+)\s*(?P<unit>[个名家人位项所户处支])\s*[)）]|（[^（）\d]{2,8}）)?\s*(?P<colon>[：:])?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
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
        year = _YEAR.search(sentence.text, max(0, start - 6), end)
        result.append(Heading(award, begin, tail.end(), by_unit, year.group(1) if year else None, count))
    return result


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
