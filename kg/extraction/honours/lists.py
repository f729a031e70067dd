"""Lists of winners: an award as a heading, and names under it.

Layouts, all of which occur with and without line breaks between the winners::

    一、全国五一劳动奖状（3个）        甲有限公司 / 乙集团二分厂 / 丙医院
    二、省劳动模范（2名）              李某某 甲公司钳工 / 王某某（女） 乙医院护士长
    省五一劳动奖章获得者（2名）：      李某某（甲公司钳工） / 王某某（女，乙医院护士长）
    先进工作者名单                      甲公司钳工 李某某 / 1 王某某 女 乙医院护士长
    授予下列同志省五一劳动奖章：        李某某、王某某（女）

A list of candidates (``拟推荐名单公示``) honours nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.honours.masking import masked
from kg.extraction.honours.persons import HolderNames
from kg.extraction.honours.recipient_lists import piece_recipient
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.honours.units import UNIT, extended
from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, EntityClass, Honour, Mention, Span

__all__ = ["honours_in_lists"]

# In a longer list the name alone is the evidence: a quotation of pages shows nobody anything.
_LONGEST_EVIDENCE = 300
_CONFERS = re.compile(r"表彰|授予|获奖|荣?获得?|颁奖|名单|光荣榜|获得者|评选结果|命名")
_PROPOSED = re.compile(r"拟|候选|推荐(?:对象|名单|人选)|公示|提名人选|初评|征求意见|入围")
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
_ROW_NUMBER = r"(?:^|[\s、；。）])\d{1,3}[.．、]?\s*"
_BEFORE_NAME = re.compile(rf"(?:^|[\s、；，。;：）)]|{_ROW_NUMBER}|{TITLE_END}|[\u4e00-\u9fff]长)$")
_PLACE_NEXT = r"[\u4e00-\u9fff]{2,4}?(?:省|市|县|区|州|旗)|国网|中国|中共|国家"
_OWN_PLACE = r"[\u4e00-\u9fff]{2,3}[市县省][\u4e00-\u9fff]{4,}"
_AFTER_NAME = re.compile(rf"\s*[（(]|[\s、；，。;]|$|[男女](?=[\s，、]|$|[\u4e00-\u9fff]{{4}})|{_PLACE_NEXT}")
_PERSONS = ("名", "人", "位")
_BODIES = ("个", "家", "所", "户", "处", "支")
_ROW = re.compile(r"[^，。；！？：“”]{4,40}")
_PIECE = re.compile(r"[^\s、；，。;：]{4,}")
_PROSE = re.compile(r"希望|号召|要求|为[了进]|近年来|[，、](?:[^，。；（）]{25,})，|决定")


@dataclass(frozen=True, slots=True)
class _Heading:
    """An award as a heading: from `start` to `end` of its sentence. `persons` says who is listed, where
    the bracket behind it does (8名, 3个), else None."""

    award: Mention
    start: int
    end: int
    persons: bool | None
    year: str | None
    count: int = 0


def honours_in_lists(article: AnnotatedArticle, awards: Awards, holders: HolderNames) -> Iterator[Honour]:
    """The honours that lists of an article state, in the order of the text.

    Only an article that confers, and proposes nothing, has any.
    """
    everything = article.article.title + "".join(sentence.text for sentence in article.sentences)
    if _PROPOSED.search(everything) or not _CONFERS.search(everything):
        return
    heading: _Heading | None = None
    found = 0
    for sentence in article.sentences:
        headings = _headings(sentence)
        start = 0
        for following in (*headings, None):
            end = following.start if following else len(sentence.text)
            if heading is not None and end > start:
                names = _names(sentence, start, end, heading, awards, holders)
                found += len(names)
                for name in names:
                    near = name.end - heading.award.start <= _LONGEST_EVIDENCE
                    first = heading.award.start if near else name.start
                    yield Honour(name, heading.award, Span(first, name.end), "honour.list", (), heading.year)
                # A line without a name that is read does not end a list that counts more: （3名）.
                goes_on = found < heading.count and _ROW.fullmatch(sentence.text, start, end)
                if not names and sentence.text[start:end].strip() and not goes_on:
                    heading = None
            if following:
                heading, start, found = following, following.end, 0


def _headings(sentence: AnnotatedSentence) -> list[_Heading]:
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
        result.append(_Heading(award, begin, tail.end(), by_unit, year.group(1) if year else None, count))
    return result


def _names(
    sentence: AnnotatedSentence, start: int, end: int, heading: _Heading, awards: Awards, holders: HolderNames
) -> tuple[Mention, ...]:
    """The winners between `start` and `end`; none where the stretch is no list."""
    text = sentence.text[start:end]
    if sentence.sentence.kind is BlockKind.HEADING and not text.strip():
        return ()
    prose = text.rstrip().endswith(("。", "！")) and not sentence.text[:start].rstrip().endswith(
        ("：", ":", "）")
    )
    if prose or _PROSE.search(text):
        return ()
    kind = heading.award.kind
    persons = _persons(sentence, start, end, holders) if heading.persons is not False else ()
    if persons and (heading.persons or kind != "organisation"):
        return persons
    return () if heading.persons or kind == "person" else _bodies(sentence, start, end, awards)


def _persons(sentence: AnnotatedSentence, start: int, end: int, holders: HolderNames) -> tuple[Mention, ...]:
    """The persons of a list. Where a person works stands before or behind the name, or in brackets."""
    text = sentence.text
    bodies = [(m.start - sentence.start, m.end - sentence.start) for m in sentence.organisations]
    known = {m.start - sentence.start: m for m in sentence.persons}
    begins = {first for first, _ in bodies}
    inside = {position for first, last in bodies for position in range(first, last)}
    depth = 0
    found: list[Mention] = []
    position = start
    while position < end:
        depth += {"（": 1, "(": 1, "）": -1, ")": -1}.get(text[position], 0)
        if depth > 0 or position in inside:
            position += 1
            continue
        begins_a_name = (
            position == start
            or position in known
            or (found and found[-1].end - sentence.start == position)
            or _BEFORE_NAME.search(text, max(start, position - 5), position)
        )
        if not begins_a_name:
            position += 1
            continue
        length = _length(text, position, end, begins, holders, known)
        if length is None:
            position += 1
            continue
        first = sentence.start + position
        found.append(Mention(first, first + length, text[position : position + length], EntityClass.PERSON))
        position += length
    return tuple(found)


def _length(
    text: str,
    start: int,
    end: int,
    begins: set[int],
    holders: HolderNames,
    known: dict[int, Mention],
) -> int | None:
    """The length of the name at `start` of a list, or None."""
    for length in (3, 2, 4):
        behind = start + length
        if behind > end or not holders.looks_like_name(text[start:behind]):
            continue
        if behind == end or behind in begins or _AFTER_NAME.match(text, behind, end):
            return length
        if holders.looks_like_name(re.split(r"[\s（(、，]", text[behind:end], maxsplit=1)[0]):
            return length  # 张某某|李某某: a line break stood between
    person = known.get(start)
    return len(person.text) if person is not None and start + len(person.text) <= end else None


def _bodies(sentence: AnnotatedSentence, start: int, end: int, awards: Awards) -> tuple[Mention, ...]:
    """The bodies of a list, each with the unit behind it; those with something else behind are left out."""
    pieces = [
        piece_recipient(sentence, awards.holder_words, start + piece.start(), start + piece.end())
        for piece in _PIECE.finditer(masked(sentence.text)[start:end])
    ]
    whole = tuple(piece for piece in pieces if piece is not None)
    if pieces and len(whole) == len(pieces):
        return tuple(_joined(sentence, whole))
    inside = [
        body
        for body in sentence.organisations
        if start <= body.start - sentence.start and body.end - sentence.start <= end
    ]
    result: list[Mention] = []
    for number, body in enumerate(inside):
        following = inside[number + 1].start - sentence.start if number + 1 < len(inside) else end
        behind = sentence.text[body.end - sentence.start : following]
        unit = re.split(r"[\s、；，。;（(]", behind, maxsplit=1)[0].rstrip("0123456789.．")
        if not unit:
            result.append(body)
        elif re.match(_OWN_PLACE, unit):  # 甲有限公司|洛阳市疾控中心: a line break stood between
            first = body.end + len(behind) - len(behind.lstrip())
            result.append(body)
            result.append(Mention(first, first + len(unit), unit, EntityClass.ORGANISATION, unit, "team"))
        elif re.fullmatch(UNIT, unit) and not re.search("主任|主席|书记|经理|代表", unit):
            result.append(extended(body, unit))
        if number == 0 and sentence.text[start : body.start - sentence.start].strip(
            " \n0123456789.．、（()）“"
        ):
            return ()
    return tuple(_joined(sentence, result))


def _joined(sentence: AnnotatedSentence, bodies: Sequence[Mention]) -> list[Mention]:
    """Two bodies without a mark between, the second a mere team, are one: ``市公安局交警支队|城东大队``."""
    result: list[Mention] = []
    for body in bodies:
        if result and result[-1].end == body.start and len(body.text) <= 6 and body.text.endswith("队"):
            result[-1] = extended(result[-1], body.text)
        else:
            result.append(body)
    return result
