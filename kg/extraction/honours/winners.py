"""Persons whom nothing but the award beside them tells: ``某某公司的|王某某|夺得第一名``, ``授予|李某某|等34名同志``.

The readers of names ask for a post, a body or a sure sign next to a name. Where a verb confers an award, all that
stands as its subject or object must name recipients; a piece of it that ends like a name, behind a body, a trade or
``来自某市的``, is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.honours.award_names import BY_SUBJECT
from kg.extraction.honours.conferral import conferrals
from kg.extraction.honours.masking import masked
from kg.extraction.honours.merits import MERIT
from kg.extraction.honours.realised import clause_start
from kg.extraction.honours.recipients import subject_before
from kg.extraction.honours.titles import TITLE_BEHIND, TITLE_END
from kg.extraction.persons.expected import ExpectedNames
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["with_winners"]

_CALLED = 0.25
"""How much a word must look like a name (:meth:`ExpectedNames.looks_like_name`) behind a body or a trade; set by
hand on invented sentences."""
_BARE = 0.42
"""The same for one that stands in a list of names alone."""

_COURTESY = re.compile(f"(?:{TITLE_BEHIND}|家庭)$")
# How many stand behind a list of names: 等34名同志, 3人, 两名员工.
_NUMBER_OF = r"等?(?:共|各)?(?:\d+|[一二两三四五六七八九十]+)[多余]?[名位人户](?:同志|职工|选手|员工|家庭)?"
_OTHERS = re.compile(rf"{_NUMBER_OF}[\u4e00-\u9fff]{{0,8}}$|等(?:同志|人|职工|选手|家庭)?$")
_COUNTED = re.compile(_NUMBER_OF)
_PERSONS = re.compile("[名位人户]|等同志|等人")
_LEAD = re.compile("其中|最终|最后|据悉|此外|而|来自")
_OF = re.compile("的$")
_CALLS = re.compile(rf"(?:{TITLE_END}|公司|集团|医院|学校|学院|中学|小学|大学|银行|厂)$")
_PLACED = re.compile("[省市县区镇乡村州旗]$")
# 支援队队员|马某某|在方舱医院入党，获评“…”: the clause before tells who.
_DOING = r"[在从自于曾带坚扎始主多参出赴连用把为以先还]"
_SUBJECT = re.compile(rf"[^，。；：“”的]{{0,20}}{TITLE_END}")
_DOES = re.compile(_DOING)
# What may follow a name behind an award: “省金牌职工”|张某某|等一批技术能手.
_BEHIND_NAME = re.compile(r"[等、，。的在说；]|同志|$")
_NO_AFFILIATION = re.compile("[了被把让使]|获得|荣获|授予|评选|表彰|参加|以及|我们|他们|她们")
# What no name of a person ends with: 医院的李家|庄项目.
_THING = re.compile("(?:项目|作品|工程|课题|产品|案例|活动|品牌|论文|成果|节目|代表|家庭)$")
_PIECE = re.compile("[^、]+")


def with_winners(sentence: AnnotatedSentence, awards: Awards, holders: ExpectedNames) -> AnnotatedSentence:
    """`sentence` with the persons added that its conferrals name and no reader of names has found."""
    if not sentence.awards:
        return sentence
    sentence = replace(sentence, persons=tuple(_cut(sentence, person) for person in sentence.persons))
    found: list[Mention] = []
    for start, end, personal in _stretches(sentence, awards):
        winners = _winners(sentence, holders, start, end, personal)
        found.extend(mention for mention in winners if mention not in found)
    found.extend(_behind_awards(sentence, awards, holders))
    found.extend(_opening(sentence, awards, holders))
    added = {mention for mention in found if not _covered(sentence, *_at(sentence, mention))}
    return replace(sentence, persons=tuple(sorted({*sentence.persons, *added}))) if added else sentence


def _cut(sentence: AnnotatedSentence, person: Mention) -> Mention:
    """`person` without the 分 of a verb: ``韩某|分获焊工、钳工冠军``."""
    behind = sentence.text[person.end - sentence.start :]
    if (
        len(person.text) != 3
        or not person.text.endswith("分")
        or not behind.startswith(("获", "列", "居", "别"))
    ):
        return person
    return replace(person, end=person.end - 1, text=person.text[:-1])


def _at(sentence: AnnotatedSentence, mention: Mention) -> tuple[int, int]:
    return mention.start - sentence.start, mention.end - sentence.start


def _opening(sentence: AnnotatedSentence, awards: Awards, holders: ExpectedNames) -> Iterator[Mention]:
    """The name with a trade before it that a sentence begins with, where a later clause confers."""
    hidden = masked(sentence.text)
    comma = hidden.find("，")
    verbs = [each.start for each in conferrals(sentence.text, awards) if each.kind in BY_SUBJECT]
    if comma < 0 or not any(start > comma for start in verbs):
        return
    for title in _titles(hidden, comma):
        for length in (3, 2):
            end = title + length
            if end < comma and _DOES.match(hidden, end) and holders.looks_like_name(hidden[title:end]):
                yield Mention(
                    sentence.start + title, sentence.start + end, hidden[title:end], EntityClass.PERSON
                )
                return


def _titles(hidden: str, end: int) -> Iterator[int]:
    """Where words for a person may end in the clause up to `end`, the first twenty characters."""
    for position in range(2, min(end, 22)):
        if _SUBJECT.fullmatch(hidden, 0, position):
            yield position


def _behind_awards(sentence: AnnotatedSentence, awards: Awards, holders: ExpectedNames) -> Iterator[Mention]:
    """Names right behind an award that goes to persons: ``“省金牌职工”|张某某|等一批技术能手``."""
    text = sentence.text
    for award in sentence.awards:
        start = award.end - sentence.start
        if award.kind != "person" or not text.startswith("”", start):
            continue
        for length in (3, 2):
            end = start + 1 + length
            word = text[start + 1 : end]
            if _BEHIND_NAME.match(text, end) and holders.looks_like_name(word, least=_BARE):
                yield Mention(sentence.start + start + 1, sentence.start + end, word, EntityClass.PERSON)
                break


def _stretches(sentence: AnnotatedSentence, awards: Awards) -> Iterator[tuple[int, int, bool]]:
    """Where recipients stand, as offsets in the sentence, and whether the award goes to persons alone."""
    hidden = masked(sentence.text)
    for merit in MERIT.finditer(sentence.text):
        yield *merit.span("who"), True
    floor = 0
    for conferral in conferrals(sentence.text, awards):
        if (given := conferral.recipients) is not None:
            yield given.start, _counted_end(hidden, given.end), False
        for item in conferral.items:
            if item.holder is not None:
                end = _counted_end(hidden, item.holder.end)
                yield item.holder.start, end, _to_a_person(item.label, awards)
        if conferral.kind in BY_SUBJECT:
            personal = all(_to_a_person(item.label, awards) for item in conferral.items)
            start = max(clause_start(hidden, conferral.start), floor)
            subject = subject_before(sentence, awards.holder_words, start, conferral.start)
            if subject.end > start:
                yield start, _counted_end(hidden, subject.end), personal
            floor = conferral.end


def _to_a_person(label: str, awards: Awards) -> bool:
    return awards.recipient_kind(label) == "person" or "个人" in label


def _counted_end(hidden: str, end: int) -> int:
    """`end`, or where the number of recipients behind it ends: ``|等34名同志|``."""
    counted = _COUNTED.match(hidden, end)
    return counted.end() if counted else end


def _winners(
    sentence: AnnotatedSentence, holders: ExpectedNames, start: int, end: int, personal: bool
) -> Iterator[Mention]:
    """The persons of a list that are not mentions yet; none where a piece of it names nobody."""
    hidden = masked(sentence.text)
    others = _OTHERS.search(hidden, start, end)
    listed = others is not None and _PERSONS.search(others.group()) is not None
    if others is not None:
        end = others.start()
    pieces = [piece.span() for piece in _PIECE.finditer(hidden, start, end)]
    if not hidden[start:end].strip():
        return
    result: list[Mention] = []
    for first, last in pieces:
        courtesy = _COURTESY.search(hidden, first, last)
        last = courtesy.start() if courtesy else last
        if any(m.end - sentence.start == last for m in (*sentence.persons, *sentence.organisations)):
            continue
        name = _name(
            sentence,
            holders,
            hidden,
            first,
            last,
            bare=listed or personal or courtesy is not None or len(pieces) > 1,
        )
        if name is None:
            return
        begin, behind = sentence.start + name, sentence.start + last
        result.append(Mention(begin, behind, sentence.text[name:last], EntityClass.PERSON))
    yield from result


def _name(
    sentence: AnnotatedSentence, holders: ExpectedNames, hidden: str, start: int, end: int, *, bare: bool
) -> int | None:
    """Where the name with which a piece ends begins, or None."""
    if (lead := _LEAD.match(hidden, start, end)) is not None:
        start = lead.end()
    for length in (3, 2, 4):
        begin = end - length
        if begin < start or _covered(sentence, begin, end) or _THING.search(hidden, begin, end):
            continue
        before, word = hidden[start:begin], hidden[begin:end]
        if not before:
            if bare and holders.looks_like_name(word, least=_BARE):
                return begin
            continue
        if len(before) > 40 or _NO_AFFILIATION.search(before):
            continue
        called = _CALLS.search(before) or _ends_body(sentence, begin)
        belongs = _OF.search(before) and (
            lead or _CALLS.search(before[:-1]) or _ends_body(sentence, begin - 1)
        )
        placed = _CALLED if hidden.startswith("家庭", end) else _BARE
        if not called and _PLACED.search(before) and holders.looks_like_name(word, least=placed):
            return begin
        if (called or belongs) and holders.looks_like_name(word, least=_CALLED):
            return begin
    return None


def _covered(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a mention stands in the stretch."""
    first, last = sentence.start + start, sentence.start + end
    mentions = (*sentence.persons, *sentence.organisations, *sentence.awards, *sentence.programmes)
    return any(mention.start < last and first < mention.end for mention in mentions)


def _ends_body(sentence: AnnotatedSentence, position: int) -> bool:
    return any(body.end - sentence.start == position for body in sentence.organisations)
