"""Who receives an award: the subject of a verb in its own clause.

``甲公司张三、乙公司李四双双荣获`` has two persons, ``甲、乙等3家单位被评为`` two bodies, and
``某公司职工荣获`` nobody named. Where the clause has no subject, :mod:`kg.extraction.honours.topics` asks
what came before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.honours.masking import masked
from kg.extraction.honours.places import place_before
from kg.extraction.honours.recipient_lists import listed_recipients
from kg.extraction.honours.titles import TITLE_BEHIND, TITLE_END
from kg.extraction.honours.topics import NUMBER
from kg.extraction.quoting import quoted
from kg.lexicon.award_holders import HolderWords
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["Subject", "named_before", "subject_before"]

_ADVERB = re.compile(
    r"(?:先后|新近|并列|生前|曾经?|已经?|还|也|均|都|并且?|又|再次|再度|再|连续[^，。]{0,6}?[年届次]|连年|连续|多次|"
    rf"{NUMBER}次|一举|成功|累计|共计?|分别|双双|相继|近年来?|去年|今年|前年|\d{{4}}年度?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|"
    r"\d{1,2}月(?:\d{1,2}日|份)?|当年|年初|年底|年内|日前|近日|最近|光荣|首批|首次|率先|顺利|一并|最终|同年|此后|随后|之后|后|更|"
    rf"则|就|便|分|历年|每年|年年|此外|目前|因此|由此|同时|期间|多年来|{NUMBER}年来|至今|一路|于|喜|荣|其中|不仅|而且|和|、|"
    r"在[^，。]{1,30}?[中上里]|在[^，。]{1,20}?(?:期间|评比|评选|竞赛|大赛|比赛|活动)|因[^，。]{2,30}|"
    r"以[^，。]{2,30}(?:成绩|优势)|以[^，。\d]{0,8}\d+(?:\.\d+)?分(?:的高分)?|凭借?[^，。]{2,30}|研究决定|决定|联合|共同|同志|先生|女士|老师|本人|（[^（）]*）|，)$"
)
_COUNTED = re.compile(
    rf"(?P<named>等|在内的)?(?:共|全[国省市县区])?{NUMBER}[多余]?[名人位个家项件幅篇所处支组户座部][\u4e00-\u9fff]{{0,14}}$"
)
_AND_OTHERS = re.compile(r"等(?:单位|企业|同志|人|集体|部门|工会|[一二三两]+人)?$")
_PRONOUN = re.compile(
    r"(?:他|她|该同志|其本人|其|该(?:公司|企业|单位|校|院|会|局|厂|村|站|工会|集团|中心|社|所|行|支行|学校|医院|班组|车间|团队|科室|社区|支队|大队))$"
)
_WORK = re.compile(
    r"[^，。；：“”（）]{0,16}?(?:活动|大赛|竞赛|比赛|项目|案例|工作|品牌|工程|行动|节目|作品|课题|成果|论文|工作法|服务|平台|模式|经验|计划|"
    r"机制|片|歌曲|舞蹈|小品|电影|下基层|做法|制度)$"
)
_TITLED = re.compile(f"(?:{TITLE_BEHIND})$")
_TEAM = re.compile(r"[^，。；：“”（）]{0,8}?(?:团队|班组|工作室|车间|书屋|驿站|服务队|志愿队|小组|班|队)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb as its subject.

    `named` are the recipients. `carried` says that the clause has no subject of its own, so that an
    earlier one goes on; `pronoun` is the one that stands for it, if any (他, 该公司).
    `end` is where the subject ends, adverbs and numbers behind it left out; 0 where there is none.
    Neither means that somebody unnamed receives (``6家单位获得``, ``某公司职工荣获``).
    """

    named: tuple[Mention, ...] = ()
    carried: bool = False
    pronoun: str = ""
    end: int = 0


def subject_before(sentence: AnnotatedSentence, words: HolderWords, start: int, verb: int) -> Subject:
    """The subject that stands between `start` and the verb at `verb`.

    Offsets count characters of the sentence from 0. Adverbs, dates and phrases such as 在…中 between
    subject and verb are passed over, and so is a number after names (``甲、乙等3家单位``).
    """
    hidden = masked(sentence.text)
    position = verb
    while position > start:
        stretch = hidden[start:position]
        pronoun = _PRONOUN.search(stretch)
        if pronoun is not None and not _ends_person(sentence, position):
            return Subject(carried=True, pronoun=pronoun.group())
        named = named_before(sentence, position)
        if named:
            return Subject(_whole_list(sentence, words, start, position, named), end=position)
        titled = _length(_TITLED.search(stretch))
        if titled and _ends_person(sentence, position - titled):  # 王某某|教授|获评
            position -= titled
        elif adverb := (_time_before(sentence, position) or _length(_ADVERB.search(stretch))):
            position -= adverb
        elif counted := _COUNTED.search(stretch):
            position -= len(counted.group())
            named = named_before(sentence, position)
            if not named and not counted.group("named"):
                return Subject(end=position)
            return Subject(_whole_list(sentence, words, start, position, named, lenient=True), end=position)
        elif others := _AND_OTHERS.search(stretch):
            position -= len(others.group())
            named = named_before(sentence, position)
            return Subject(_whole_list(sentence, words, start, position, named, lenient=True), end=position)
        else:
            other = _work_before(sentence, hidden, start, position) or place_before(
                sentence, hidden, start, position
            )
            named = (other,) if other else listed_recipients(sentence, words, start, position)
            return Subject(named=named, end=position)
    return Subject(carried=True)


def _whole_list(
    sentence: AnnotatedSentence,
    words: HolderWords,
    start: int,
    position: int,
    named: tuple[Mention, ...],
    *,
    lenient: bool = False,
) -> tuple[Mention, ...]:
    """All that a list before `position` names, where `named` is only what stands at its end.

    In ``某研究院研究员张三、某中心（某某中心）李四荣获`` the names do not stand one behind another. Where `lenient`, a
    number behind the list (等9家单位) says that it is one.
    """
    begin = _affiliation_start(sentence, named[0]) if named else position
    before = masked(sentence.text)[start:begin]
    if named and not re.search("[、和及与]", before) and not (lenient and _cut_name(named[0], before)):
        return (*_clauses_before(sentence, words, start, placed=not lenient), *named)
    listed = listed_recipients(sentence, words, start, position, lenient=lenient)
    found = listed if len(listed) > len(named) or (lenient and listed) else named
    return (*_clauses_before(sentence, words, start, placed=not lenient), *found) if found else found


def _cut_name(body: Mention, before: str) -> bool:
    """Whether what stands before a body in its clause may be the beginning of its name: 浙江兰江|电机有限公司."""
    return body.cls is EntityClass.ORGANISATION and re.fullmatch("[\u4e00-\u9fff]{2,6}", before) is not None


def _clauses_before(
    sentence: AnnotatedSentence, words: HolderWords, start: int, *, placed: bool
) -> tuple[Mention, ...]:
    """The persons of a list that commas part, before its last clause.

    ``某段工长张三，某站值班员李四，|某段司机长王五等77名个人荣获``. Where `placed`, each must begin with a body's name,
    since no number says that it is a list.
    """
    bodies = {body.start for body in sentence.organisations}
    hidden = masked(sentence.text)
    if placed and (start == 0 or sentence.start + start not in bodies):
        return ()
    found: list[Mention] = []
    end = start - 1
    while end > 0 and hidden[end] == "，":
        begin = max(hidden.rfind(mark, 0, end) + 1 for mark in "，；。：！？")
        listed = listed_recipients(sentence, words, begin, end)
        if (
            lead := words.lead.match(hidden, begin, end)
        ) is not None and sentence.start + begin not in bodies:
            begin = lead.end()  # 其中|某医院主任张三，某小学校长李四
        last = sentence.start + begin
        if not listed or any(m.cls is not EntityClass.PERSON or m.start == last for m in listed):
            break
        if placed and last not in bodies:
            break
        found = [*listed, *found]
        end = begin - 1
    return tuple(found)


def _ends_person(sentence: AnnotatedSentence, position: int) -> bool:
    """Whether a person's name ends at `position`: the last character of 董其他 is no pronoun."""
    return any(person.end - sentence.start == position for person in sentence.persons)


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def _time_before(sentence: AnnotatedSentence, position: int) -> int:
    """Length of the time expression that ends at `position`, or 0."""
    for time in sentence.times:
        if time.span.end - sentence.start == position:
            return len(time.span)
    return 0


def named_before(sentence: AnnotatedSentence, position: int) -> tuple[Mention, ...]:
    """The names that end at `position` (a closing quotation mark aside), with those joined to them.

    ``甲公司张三、乙公司李四`` are two persons; their companies are where they work.
    """
    mentions = sorted({*sentence.persons, *sentence.organisations, *sentence.programmes})
    last = _ending_at(sentence, mentions, position)
    if last is None:
        return ()
    result = [last]
    while True:
        begin = _affiliation_start(sentence, result[-1])
        if begin < 1 or sentence.text[begin - 1] not in "、和与及":
            break
        previous = _ending_at(sentence, mentions, begin - 1)
        if previous is None or previous.cls is not last.cls:
            break
        result.append(previous)
    return tuple(reversed(result))


def _ending_at(sentence: AnnotatedSentence, mentions: Sequence[Mention], position: int) -> Mention | None:
    ends = {position}
    if sentence.text[position - 1 : position] in ("”", "》"):
        ends.add(position - 1)
    found = [mention for mention in mentions if mention.end - sentence.start in ends]
    # A person's name ends where the company's that bears it may end too; the longer name is meant.
    return min(found, key=lambda mention: mention.start) if found else None


def _affiliation_start(sentence: AnnotatedSentence, mention: Mention) -> int:
    """Where the phrase before a person's name begins: body and post, ``甲公司车间主任张三``."""
    start = mention.start - sentence.start
    if mention.cls is not EntityClass.PERSON:
        return start
    for body in reversed(sentence.organisations):
        end = body.end - sentence.start
        gap = sentence.text[end:start]
        if end <= start and len(gap) <= 16 and not re.search(r"[，。；：、“”]", gap):
            return body.start - sentence.start
    title = re.search(rf"[\u4e00-\u9fff]{{0,6}}(?:{TITLE_END}|代表队)$", sentence.text[:start])
    return title.start() if title else start


def _work_before(sentence: AnnotatedSentence, hidden: str, start: int, position: int) -> Mention | None:
    """A work or programme as recipient: a quotation and the noun after it, ``“送书香”读书活动被评为``."""
    for quote in reversed(list(quoted(sentence.text))):
        if quote.span.end > position or quote.span.start < start or len(quote.inner) < 2:
            continue
        gap = hidden[quote.span.end : position]
        team = bool(gap) and _TEAM.fullmatch(gap) is not None
        if gap and not team and not _WORK.fullmatch(gap):
            return None
        begin = quote.span.start
        for programme in sentence.programmes:
            if programme.start - sentence.start <= quote.inner.start < programme.end - sentence.start:
                begin = max(start, min(begin, programme.start - sentence.start))
        text = sentence.text[begin:position]
        cls, kind = (EntityClass.ORGANISATION, "team") if team else (EntityClass.PROGRAMME, "project")
        return Mention(sentence.start + begin, sentence.start + position, text, cls, text, kind)
    return None
