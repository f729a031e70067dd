"""Awards as what somebody is: before the holder's name, or in what a profile says of a person.

``全国劳模、某公司车间主任王五``; ``王五，男，1975年生，全国五一劳动奖章获得者``; ``王五是全国劳动模范``.
No date of the sentence is the award's here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.award_names import Kind
from kg.extraction.honours.conferral import conferrals
from kg.extraction.honours.titles import TITLE_END
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, Honour, Mention, Span

__all__ = ["apposed"]


def apposed(sentence: AnnotatedSentence, awards: Awards) -> Iterator[Honour]:
    """An award before its holder (``全国劳模张三``), or among what a profile says of a person."""
    governed = {
        (item.start, item.end)
        for conferral in conferrals(sentence.text, awards)
        for item in conferral.items
        if item.counted or conferral.kind is not Kind.SELECTION
    }
    held: list[Mention] = []
    for award in sentence.awards:
        start, end = award.start - sentence.start, award.end - sentence.start
        if (start, end) in governed:
            continue
        held = [*held, award] if held and _joined(sentence, held[-1], award) else [award]
        if award.kind == "organisation":  # 全国工人先锋号张三班组 is no award of 张三
            held = []
            if (body := _represented(sentence, end)) is not None:
                yield _standing(sentence, body, award, "honour.apposition")
            continue
        if award.name in awards.also_posts:  # 公司首席技师张三 holds a post, 齐鲁首席技师张三 an award
            held = []
            continue
        holders = _holders(sentence, end)
        for holder in holders:
            for each in held:
                if any(_says_more(other, each, awards) for other in held):
                    continue
                yield _standing(sentence, holder, each, "honour.apposition")
        if not holders and (person := _profiled(sentence, start, end)) is not None:
            yield _standing(sentence, person, award, "honour.profile")


def _joined(sentence: AnnotatedSentence, left: Mention, right: Mention) -> bool:
    gap = sentence.slice(Span(left.end, right.start))
    return re.fullmatch("”?(?:称号)?(?:获得者|得主)?[、和]“?", gap) is not None


def _says_more(other: Mention, award: Mention, awards: Awards) -> bool:
    """Whether `other` is `award` with its level: in ``老劳模、全国劳动模范张三`` both are one."""
    name = awards.aliases.get(award.name, award.name)
    full = other.name if other.name[-2:] != "劳模" else other.name[:-2] + "劳动模范"
    return name in awards.families and full != name and full.endswith(name)


# 省五一劳动奖状|获奖单位代表、|某公司董事长张三: the body has it.
_REPRESENTED = re.compile(r"”?(?:获奖单位|获得单位|获奖集体|获得者单位)(?:代表)?[、，]?$|”?代表[、，]$")


def _represented(sentence: AnnotatedSentence, end: int) -> Mention | None:
    """The body that a person speaks for, behind an award that goes to bodies."""
    for body in sentence.organisations:
        at = body.start - sentence.start
        if at >= end and _REPRESENTED.fullmatch(sentence.text, end, at):
            return body
    return None


_HOLDER = re.compile(
    r"”?(?P<holder>(?:荣誉)?(?:称号)?(?:获得者|得主)(?:代表)?)?(?P<comma>[、，,])?"
    r"(?P<title>[^，。；：、“”！？,;:()（）\d]{0,24}?)$"
)


# 张三|是集团公司技能专家、|全国劳动模范.
_IS = re.compile(rf"[是系](?:一名|一位)?(?:[^，。；：“”（）]{{0,16}}{TITLE_END}、)?")


# 张三|作为|省劳动模范|代表发言; not 张三作为劳动模范评委
_AS = re.compile("作为(?:一名|一位|唯一的?)?")
_AS_WHOM = re.compile(
    r"”?(?:荣誉)?(?:称号)?(?:获得者|得主)?(?:代表)?(?=[，。；]|接受|受到|发言|参加|出席|上台|应邀|作(?:交流|典型)?发言|光荣|$)"
)
_ENDS_CLAUSE = re.compile(r"”?(?:荣誉)?(?:称号)?(?:获得者|得主)?(?=[，。；、,;]|$)")


def _holders(sentence: AnnotatedSentence, end: int) -> tuple[Mention, ...]:
    """Persons right behind an award: directly, or with body and post between, and those joined by 、."""
    for number, person in enumerate(sentence.persons):
        at = person.start - sentence.start
        if at < end:
            continue
        if any(person.span.overlaps(award.span) for award in sentence.awards):
            return ()
        if at == end and person.text.startswith(("和", "与", "及")):
            return ()  # 劳动模范和先进工作者: the tagger's 和先进 is nobody
        match = _HOLDER.match(sentence.text, end, at)
        if match is None:
            return ()
        title = match.group("title")
        comma = match.group("comma")
        if title and not re.fullmatch(f".*{TITLE_END}|同志", title):
            return ()
        if title and re.search(r"[了的在对与和向为]|精神|工作室|宣讲|走访|慰问|学习", title):
            return ()
        if title and not comma and not match.group("holder") and len(title) > 14:
            return ()
        if comma in ("，", ",") and not re.search("(?:作为|身为)[^，]*$", sentence.text[:end]):
            return ()
        if comma == "、" and not title and not match.group("holder"):
            return ()
        found = [person]
        for follower in sentence.persons[number + 1 :]:
            if sentence.slice(Span(found[-1].end, follower.start)) != "、":
                break
            found.append(follower)
        return tuple(found)
    return ()


def _profiled(sentence: AnnotatedSentence, start: int, end: int) -> Mention | None:
    """The person whom a profile is about, where an award makes a clause by itself.

    ``王五，男，1975年生，全国五一劳动奖章获得者，现为…``; ``王五是全国劳动模范``; ``王五作为省劳动模范接受表彰``.
    """
    text = sentence.text
    if not sentence.persons or start == 0:
        return None
    person = sentence.persons[0]
    at, after = person.start - sentence.start, person.end - sentence.start
    opening = text[start - 1] == "“"
    lead = text[after : start - 1 if opening else start]
    if _AS.fullmatch(lead) and _AS_WHOM.match(text, end):
        return person
    if _ENDS_CLAUSE.match(text, end) is None:
        return None
    if _IS.fullmatch(lead):
        return person
    if (
        at == 0
        and len(sentence.persons) == 1
        and re.match("[，,（(]", lead)
        and lead.endswith(("，", ",", "、"))
    ):
        return person
    return None


def _standing(sentence: AnnotatedSentence, holder: Mention, award: Mention, rule: str) -> Honour:
    """The honour, with the stretch from the one name to the other as evidence."""
    start, end = min(holder.start, award.start), max(holder.end, award.end)
    if start > sentence.start and sentence.text[start - sentence.start - 1] == "“":
        start -= 1
    return Honour(holder, award, Span(start, end), rule)
