"""Who receives an award: the subject of a verb, in its clause, an earlier clause or an earlier sentence.

Chinese leaves out a subject that goes on: in ``张三是某厂工人，曾获得省劳动模范称号，被授予市五一劳动奖章``
both honours are 张三's. A subject is carried on only where it is clear; ``某公司工作成效显著，获评先进单位``
does not say by grammar alone whether 工作 or 公司 is meant, and gives none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.conferral import masked
from kg.extraction.quoting import quoted
from kg.model import AnnotatedSentence, BlockKind, EntityClass, Mention

__all__ = ["TITLE_END", "Subject", "carried_on", "named_before", "subject_before"]

# How a post, a trade or another word for a person ends, before the name.
TITLE_END = (
    r"(?:书记|主席|主任|经理|[院校局处科厂部所站段队班组会行社镇乡区市县村司台长]长|委员|代表|员|师|工|手|技师|教授|博士|院士|"
    r"创始人|负责人|带头人|传承人|职工|工人|工匠|医生|护士|教师|老师|干部|司机|民警|法官|选手|同志|农民|家|劳模|标兵|总裁|董事|校长)"
)
_NUMBER = r"(?:\d[\d,，]*|[一二两三四五六七八九十百]+)"
_ADVERB = re.compile(
    r"(?:先后|曾经?|已经?|还|也|均|都|并且?|又|再次|再度|再|连续[^，。]{0,6}?[年届次]|连年|连续|多次|"
    rf"{_NUMBER}次|一举|成功|累计|共计?|分别|双双|相继|近年来?|去年|今年|前年|\d{{4}}年度?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|"
    r"\d{1,2}月(?:\d{1,2}日|份)?|当年|年初|年底|年内|日前|近日|最近|光荣|首批|首次|率先|顺利|一并|最终|同年|此后|随后|之后|后|更|"
    rf"则|就|便|历年|每年|年年|此外|目前|因此|由此|同时|期间|多年来|{_NUMBER}年来|至今|一路|于|喜|荣|其中|不仅|而且|和|、|"
    r"在[^，。]{1,30}?[中上里]|在[^，。]{1,20}?(?:期间|评比|评选|竞赛|大赛|比赛|活动)|因[^，。]{2,30}|"
    r"以[^，。]{2,30}(?:成绩|优势)|凭借?[^，。]{2,30}|研究决定|决定|联合|共同|同志|先生|女士|老师|本人|（[^（）]*）|，)$"
)
_COUNTED = re.compile(
    rf"(?P<named>等)?(?:共)?{_NUMBER}[多余]?[名人位个家项件幅篇所处支组户座部][\u4e00-\u9fff]{{0,14}}$"
)
_AND_OTHERS = re.compile(r"等(?:单位|企业|同志|人|集体|部门|工会|[一二三两]+人)?$")
_COUNTED_SUBJECT = re.compile(rf"(?:其中|有|共有|全[市省县区])?{_NUMBER}[多余]?[名人位家个]")
_PRONOUN = re.compile(
    r"(?P<person>他|她|该同志|其本人|其)$|(?P<body>该(?:公司|企业|单位|校|院|会|局|厂|村|站|工会|集团|中心|社|所|行|支行|学校|医院))$"
)
_WORK = re.compile(
    r"[^，。；：“”（）]{0,16}?(?:活动|大赛|竞赛|比赛|项目|案例|工作|品牌|工程|行动|节目|作品|课题|成果|论文|工作法|服务|平台|模式|经验|计划|"
    r"机制|片|歌曲|舞蹈|小品|电影|下基层|做法|制度)$"
)
_TEAM = re.compile(r"[^，。；：“”（）]{0,8}?(?:团队|班组|工作室|车间|书屋|驿站|服务队|志愿队|小组|班|队)$")
# What follows a name that is no subject itself: 某公司职工, 某工会的经验, 某会工作.
_NOT_A_SUBJECT = re.compile(
    r"(?:的|职工|工作|干部|会员|领导|主席|副主席|书记|下属|所属|机关|女职工|青年|团队|班组|车间|办公室|各|系统|员工|选手|代表队|经验|产品|案例|"
    r"工会|党支部|党总支|项目|品牌|等|班子|辖区|境内|内|里|上下|一线|退休|原|家属|妻子|丈夫|儿子|女儿|父亲|母亲|率先垂范|[男女]子|学生|师生|教师|"
    r"基层|社区|企业|一名|一批|多名|多家|多个|\d+[名人位个家]|、|和|与|及)"
)
_LEAD = re.compile(
    rf"(?:近年来|近日|日前|目前|截至目前|今年以来|今年|去年|多年来|{_NUMBER}年来|\d{{4}}年度?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|"
    r"\d{1,2}月\d{1,2}日|当天|其间|同时|此外|其中|据了解|据悉|近年|同年|随后|[^，。]{0,6}\d+岁的|——|记者获悉)*"
)
_PIVOT = re.compile(
    r"推荐|选送|选派|推选|派出|指导|帮助|扶持|培育|资助|选树|组织[^，]*参[加赛与评]|(?:该|这|此|其)(?!公司|企业|单位|校|院|会|局|厂|村|站|工会|同志)"
)
# 第十一届委员会 after a body's name is the body still.
_STILL_THE_NAME = re.compile(r"第[一二三四五六七八九十百\d]+届委员会|同志|（[^（）]*）")
_CLAUSE_END = re.compile(r"[，；。：！？]")


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb as its subject.

    `named` are the recipients. `carried` says that the clause has no subject of its own, so that an
    earlier one goes on; `pronoun` is ``person`` or ``body`` where a pronoun stands for it (他, 该公司).
    Neither means that somebody unnamed receives (``6家单位获得``, ``某公司职工荣获``).
    """

    named: tuple[Mention, ...] = ()
    carried: bool = False
    pronoun: str = ""


def subject_before(sentence: AnnotatedSentence, start: int, verb: int) -> Subject:
    """The subject that stands between `start` and the verb at `verb`.

    Offsets count characters of the sentence from 0. Adverbs, dates and phrases such as 在…中 between
    subject and verb are passed over, and so is a number after names (``甲、乙等3家单位``).
    """
    hidden = masked(sentence.text)
    position = verb
    while position > start:
        named = named_before(sentence, position)
        if named:
            return Subject(named=named)
        stretch = hidden[start:position]
        pronoun = _PRONOUN.search(stretch)
        if pronoun is not None:
            return Subject(carried=True, pronoun=str(pronoun.lastgroup))
        if adverb := (_time_before(sentence, position) or _length(_ADVERB.search(stretch))):
            position -= adverb
        elif counted := _COUNTED.search(stretch):
            position -= len(counted.group())
            named = named_before(sentence, position)
            return Subject(named=named)
        elif others := _AND_OTHERS.search(stretch):
            return Subject(named=named_before(sentence, position - len(others.group())))
        else:
            work = _work_before(sentence, hidden, start, position)
            return Subject(named=(work,) if work else ())
    return Subject(carried=True)


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
    title = re.search(rf"[\u4e00-\u9fff]{{0,6}}{TITLE_END}$", sentence.text[:start])
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


def carried_on(
    sentences: Sequence[AnnotatedSentence],
    index: int,
    start: int,
    pronoun: str,
    floor: int = 0,
    before: tuple[Mention, ...] | None = None,
) -> tuple[Mention, ...]:
    """The subject that goes on in the clause at `start` of sentence `index`, from clauses before it.

    First the clauses of the sentence itself are asked, from the nearest; then, where none has a subject,
    the first clause of up to two sentences before (three for a pronoun) in this paragraph or the one
    before. A clause whose subject is unclear, or that hands over to another (``推荐张三参赛``), ends the
    search. Where the sentence has conferred something before, up to `floor`, clauses are asked only
    from there, and then those who received it, `before`, go on.
    """
    found, unclear = _from_clauses(sentences[index], floor, start, pronoun)
    if found or unclear:
        return (found,) if found else ()
    if before is not None:
        return tuple(mention for mention in before if _fits(mention, pronoun))
    paragraph = sentences[index].sentence.paragraph
    for back in range(1, 4 if pronoun else 3):
        if index - back < 0:
            break
        earlier = sentences[index - back]
        if earlier.sentence.kind is not BlockKind.PARAGRAPH or paragraph - earlier.sentence.paragraph > 1:
            break
        subject, unclear = _first_subject(earlier, pronoun)
        if subject is not None:
            return (subject,)
        if unclear and not pronoun:
            break
    return ()


def _clauses(sentence: AnnotatedSentence, end: int) -> list[tuple[int, int]]:
    hidden = masked(sentence.text)
    cuts = [match.start() for match in _CLAUSE_END.finditer(hidden, 0, end)]
    starts = [0, *[cut + 1 for cut in cuts]]
    ends = [*cuts, end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _from_clauses(
    sentence: AnnotatedSentence, floor: int, end: int, pronoun: str
) -> tuple[Mention | None, bool]:
    clauses = [clause for clause in _clauses(sentence, end) if clause[0] >= floor]
    about_a_person = _is_profile(sentence)
    for number, (start, stop) in enumerate(reversed(clauses)):
        subject, unclear = _clause_subject(sentence, start, stop)
        if number == 0 and not pronoun and _PIVOT.search(masked(sentence.text), start, stop):
            return None, True
        if about_a_person and (subject is None or subject.cls is not EntityClass.PERSON):
            continue
        if subject is not None and _fits(subject, pronoun):
            return subject, False
        if unclear:
            return None, True
    return None, False


def _is_profile(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence tells of one person, and bodies in it are where that person worked:
    ``王五，女，某港桥吊司机，曾获…``."""
    if not sentence.persons or sentence.persons[0].start != sentence.start:
        return False
    return re.match("，|（", sentence.text[len(sentence.persons[0].text) :]) is not None


def _first_subject(sentence: AnnotatedSentence, pronoun: str) -> tuple[Mention | None, bool]:
    for start, stop in _clauses(sentence, len(sentence.text)):
        subject, unclear = _clause_subject(sentence, start, stop)
        if subject is not None and _fits(subject, pronoun):
            return subject, False
        if unclear or subject is not None:
            return None, True
    return None, False


def _fits(subject: Mention, pronoun: str) -> bool:
    if not pronoun:
        return True
    return (subject.cls is EntityClass.PERSON) == (pronoun == "person")


def _clause_subject(sentence: AnnotatedSentence, start: int, end: int) -> tuple[Mention | None, bool]:
    """The subject with which a clause begins, and whether the clause begins with a name that may be none."""
    text = sentence.text
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    for time in sentence.times:
        if time.span.start - sentence.start <= begin < time.span.end - sentence.start:
            begin = time.span.end - sentence.start
    if _COUNTED_SUBJECT.match(text, begin, end):
        return None, True
    names = [
        mention
        for mention in sorted({*sentence.persons, *sentence.organisations})
        if begin <= mention.start - sentence.start < end
    ]
    if not names:
        return None, False
    first = names[0]
    at = first.start - sentence.start
    if at != begin and not re.fullmatch(rf"[^，]{{0,14}}(?:的|{TITLE_END})", text[begin:at]):
        return None, False
    for person in sentence.persons:  # 某公司车间主任张三 is 张三
        gap = text[first.end - sentence.start : person.start - sentence.start]
        if first.end <= person.start < sentence.start + end and re.fullmatch(
            rf"[^，。；：]{{0,18}}{TITLE_END}|", gap
        ):
            first = person
            break
    after = first.end - sentence.start
    if first.cls is not EntityClass.PERSON and re.fullmatch(
        rf"[^，。；：]{{1,18}}{TITLE_END}", text[after:end]
    ):
        return None, False  # 某港桥吊司机: what somebody is
    after += _length(_STILL_THE_NAME.match(text, after))
    if after < end and (_NOT_A_SUBJECT.match(text, after) or _noun_at(sentence, after)):
        return None, True
    return first, False


def _noun_at(sentence: AnnotatedSentence, position: int) -> bool:
    """Whether the segmenter's word at `position` is a noun."""
    return any(
        token.start - sentence.start == position and token.tag in ("n", "nz", "nt", "nl", "ns", "vn")
        for token in sentence.tokens
    )
