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
from dataclasses import replace

from kg.extraction.honours.headings import (
    PROSE,
    Heading,
    Remark,
    contest_of,
    headings,
    line_heading,
    lost_headings,
    remark,
)
from kg.extraction.honours.masking import masked
from kg.extraction.honours.recipient_lists import piece_recipient
from kg.extraction.honours.rows import body_row, is_row, person_row
from kg.extraction.honours.signatures import signatures
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.honours.units import UNIT, extended
from kg.extraction.persons.expected import ExpectedNames
from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, EntityClass, Honour, Mention, Span

__all__ = ["honours_in_lists"]

# In a longer list the name alone is the evidence: a quotation of pages shows nobody anything.
_LONGEST_EVIDENCE = 300
_MOST_UNREAD = 1
"""Rows after one another that may be no names before a list is over."""
_CONFERS = re.compile(
    r"^附件|附件：|表彰|授予|获奖|荣?获得?|颁奖|名单|光荣榜|获得者|评选结果|命名|的(?:通报|决定)(?:$| )"
)
_PROPOSED = re.compile(r"拟|候选|推荐(?:对象|名单|人选)|公示|提名人选|初评|征求意见|入围")
_ROW_NUMBER = r"(?:^|[\s、；。）])\d{1,3}[.．、]?\s*"
_BEFORE_NAME = re.compile(rf"(?:^|[\s、；，。;：）)]|{_ROW_NUMBER}|{TITLE_END}|[\u4e00-\u9fff]长)$")
_PLACE_NEXT = r"[\u4e00-\u9fff]{2,4}?(?:省|市|县|区|州|旗)|国网|中国|中共|国家"
_OWN_PLACE = r"[\u4e00-\u9fff]{2,3}[市县省][\u4e00-\u9fff]{4,}"
_AFTER_NAME = re.compile(rf"\s*[（(]|[\s、；，。;]|$|[男女](?=[\s，、]|$|[\u4e00-\u9fff]{{4}})|{_PLACE_NEXT}")
_ROW = re.compile(r"[^，。；！？：“”]{4,40}")
_PIECE = re.compile(r"[^\s、；，。;：]{4,}")


def honours_in_lists(article: AnnotatedArticle, awards: Awards, holders: ExpectedNames) -> Iterator[Honour]:
    """The honours that lists of an article state, in the order of the text.

    Only an article that confers, and proposes nothing, has any.
    """
    everything = article.article.title + "".join(sentence.text for sentence in article.sentences)
    if _PROPOSED.search(everything) or not _CONFERS.search(everything):
        return
    heading: Heading | None = None
    found = unread = 0
    signed = signatures(article.sentences, article.article.title)
    contest = contest_of(article.article.title)
    for index, sentence in enumerate(article.sentences):
        if index in signed or (heading is not None and 0 < heading.count <= found):
            heading = None
        if index in signed:
            continue
        whole = line_heading(sentence, awards, contest)
        found_here = [*headings(sentence), *([] if whole else lost_headings(sentence, heading))]
        if whole:
            found_here = [whole, *(each for each in found_here if each.start >= whole.end)]
        said = remark(sentence, heading) if heading is not None and not found_here else None
        if said is not None:
            heading = _with(heading, said)
            continue
        found_here.sort(key=lambda each: each.start)
        start = 0
        for following in (*found_here, None):
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
                unread = 0 if names else unread + bool(sentence.text[start:end].strip())
                if (
                    unread > (_MOST_UNREAD if found and is_row(sentence.text[start:end]) else 0)
                    and not goes_on
                ):
                    heading = None
            if following:
                heading, start, found, unread = following, following.end, 0, 0


def _with(heading: Heading | None, said: Remark) -> Heading | None:
    """`heading` with what a line under it tells of it; None where that line begins another section."""
    if heading is None or said.ends:
        return None
    persons = heading.persons if said.persons is None else said.persons
    return replace(heading, persons=persons, count=said.count or heading.count)


def _names(
    sentence: AnnotatedSentence,
    start: int,
    end: int,
    heading: Heading,
    awards: Awards,
    holders: ExpectedNames,
) -> tuple[Mention, ...]:
    """The winners between `start` and `end`; none where the stretch is no list."""
    text = sentence.text[start:end]
    if sentence.sentence.kind is BlockKind.HEADING and not text.strip():
        return ()
    prose = text.rstrip().endswith(("。", "！")) and not sentence.text[:start].rstrip().endswith(
        ("：", ":", "）")
    )
    if prose or PROSE.search(text):
        return ()
    kind = heading.award.kind
    row = text.rstrip("。！ ")
    if is_row(row):
        end = start + len(row)
        family = heading.award.name.endswith("家庭")
        to_persons = heading.persons or (heading.persons is None and kind != "organisation") or family
        to_bodies = not heading.persons and kind != "person"
        people = person_row(sentence, start, end, holders) if to_persons else ()
        named = people or (body_row(sentence, start, end, awards, holders) if to_bodies else ())
        if named:
            return named
    persons = _persons(sentence, start, end, holders) if heading.persons is not False else ()
    if persons and (heading.persons or kind != "organisation"):
        return persons
    return () if heading.persons or kind == "person" else _bodies(sentence, start, end, awards)


def _persons(
    sentence: AnnotatedSentence, start: int, end: int, holders: ExpectedNames
) -> tuple[Mention, ...]:
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
    holders: ExpectedNames,
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
