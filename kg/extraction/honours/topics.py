"""Who is being spoken of: the subject that goes on where a clause has none of its own.

Chinese leaves out a subject that goes on: in ``张三是某厂工人，曾获得省劳动模范称号，被授予市五一劳动奖章``
both honours are 张三's. A subject is carried on only where it is clear; ``某公司工作成效显著，获评先进单位``
does not say by grammar alone whether 工作 or 公司 is meant, and gives none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.extraction.honours.masking import masked
from kg.extraction.honours.titles import TITLE_END
from kg.model import AnnotatedSentence, BlockKind, EntityClass, Mention

__all__ = ["NUMBER", "Fits", "carried_on"]

Fits = Callable[[Mention], bool]
"""Whether a pronoun or a definite noun may stand for a mention."""

NUMBER = r"(?:\d[\d,，]*|[一二两三四五六七八九十百]+)"
# What follows a name that is no subject itself: 某公司职工, 某工会的经验, 某会工作.
_NOT_A_SUBJECT = re.compile(
    r"(?:的|职工|工作|干部|会员|领导|主席|副主席|书记|下属|所属|机关|女职工|青年|团队|班组|车间|办公室|各|系统|员工|选手|代表队|经验|产品|案例|"
    r"工会|党支部|党总支|项目|品牌|等|班子|辖区|境内|内|里|上下|一线|退休|原|家属|妻子|丈夫|儿子|女儿|父亲|母亲|率先垂范|[男女]子|学生|师生|教师|"
    r"基层|社区|企业|一名|一批|多名|多家|多个|\d+[名人位个家]|、|和|与|及)"
)
_LEAD = re.compile(
    rf"(?:近年来|近日|日前|目前|截至目前|今年以来|今年|去年|多年来|{NUMBER}年来|\d{{4}}年度?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|"
    r"\d{1,2}月\d{1,2}日|当天|其间|同时|此外|其中|据了解|据悉|近年|同年|随后|[^，。]{0,6}\d+岁的|——|记者获悉|[他她]叫)*"
)
_PIVOT = re.compile(
    r"推荐|选送|选派|推选|派出|指导|帮助|扶持|培育|资助|选树|组织[^，]*参[加赛与评]|(?:该|这|此|其)(?!公司|企业|单位|校|院|会|局|厂|村|站|工会|同志)"
)
# 第十一届委员会 after a body's name is the body still.
_STILL_THE_NAME = re.compile(r"第[一二三四五六七八九十百\d]+届委员会|同志|（[^（）]*）")
_DOES = re.compile(
    "团结|带领|组织|关爱|关心|服务|引领|坚持|推动|培养|凝聚|开展|动员|帮助|教育|发动|鼓励|引导"
)
_SOMEBODY = re.compile(
    rf"[^，。；：的了在]{{0,8}}{TITLE_END}[\u4e00-\u9fff·]{{2,4}}(?=，生前|生前|，[系是男女])"
)
_CLAUSE_END = re.compile(r"[，；。：！？]")
_COUNTED_SUBJECT = re.compile(rf"(?:其中|有|共有|全[市省县区])?{NUMBER}[多余]?[名人位家个]")


def carried_on(
    sentences: Sequence[AnnotatedSentence],
    index: int,
    start: int,
    fits: Fits | None,
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
    found, unclear = _from_clauses(sentences[index], floor, start, fits)
    if found or unclear:
        return (found,) if found else ()
    if before is not None:
        return tuple(mention for mention in before if fits is None or fits(mention))
    paragraph = sentences[index].sentence.paragraph
    for back in range(1, 4 if fits else 3):
        if index - back < 0:
            break
        earlier = sentences[index - back]
        if earlier.sentence.kind is not BlockKind.PARAGRAPH or paragraph - earlier.sentence.paragraph > 1:
            break
        subject, unclear = _first_subject(earlier, fits)
        if subject is not None:
            return (subject,)
        if unclear and fits is None:
            break
    return ()


def _clauses(sentence: AnnotatedSentence, end: int) -> list[tuple[int, int]]:
    hidden = masked(sentence.text)
    cuts = [match.start() for match in _CLAUSE_END.finditer(hidden, 0, end)]
    starts = [0, *[cut + 1 for cut in cuts]]
    ends = [*cuts, end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _from_clauses(
    sentence: AnnotatedSentence, floor: int, end: int, fits: Fits | None
) -> tuple[Mention | None, bool]:
    clauses = [clause for clause in _clauses(sentence, end) if clause[0] >= floor]
    about_a_person = _is_profile(sentence)
    for number, (start, stop) in enumerate(reversed(clauses)):
        subject, unclear = _clause_subject(sentence, start, stop)
        if number == 0 and fits is None and _PIVOT.search(masked(sentence.text), start, stop):
            return None, True
        if about_a_person and (subject is None or subject.cls is not EntityClass.PERSON):
            continue
        if subject is not None and (fits is None or fits(subject)):
            return subject, False
        if unclear:
            return None, True
    return None, False


def _is_profile(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence tells of one person, and bodies in it are where that person worked:
    ``王五，女，某港桥吊司机，曾获…``."""
    if not sentence.persons or sentence.persons[0].start != sentence.start:
        return False
    return re.match("[，,（(]", sentence.text[len(sentence.persons[0].text) :]) is not None


def _first_subject(sentence: AnnotatedSentence, fits: Fits | None) -> tuple[Mention | None, bool]:
    clauses = _clauses(sentence, len(sentence.text))
    if fits is not None:  # 全总发布决定，|某公司工会|榜上有名。该工会…: the last that it may stand for
        subjects = (_clause_subject(sentence, start, stop)[0] for start, stop in reversed(clauses))
        return next((subject for subject in subjects if subject is not None and fits(subject)), None), False
    for start, stop in clauses:
        subject, unclear = _clause_subject(sentence, start, stop)
        if subject is not None:
            return subject, False
        if unclear:
            return None, True
    return None, False


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
        return None, _begins_with_noun(sentence, begin, end)
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
    if (
        first.cls is not EntityClass.PERSON
        and re.fullmatch(rf"[^，。；：]{{1,12}}{TITLE_END}", text[after:end])
        and not _has_verb(sentence, after, end)
    ):
        return None, False  # 某港桥吊司机: what somebody is
    if still := _STILL_THE_NAME.match(text, after):
        after = still.end()
    if after < end and (_NOT_A_SUBJECT.match(text, after) or _noun_at(sentence, after)):
        return None, True
    return first, False


def _has_verb(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a verb stands in the stretch: 关爱职工 is no post."""
    if _DOES.match(sentence.text, start, end):
        return True
    return any(start <= token.start - sentence.start < end and token.tag == "v" for token in sentence.tokens)


def _begins_with_noun(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a clause speaks of somebody who is not read: 壮族姑娘某某，生前系…, 被追授."""
    return _SOMEBODY.match(sentence.text, start, end) is not None


def _noun_at(sentence: AnnotatedSentence, position: int) -> bool:
    """Whether the segmenter's word at `position` is a noun."""
    return any(
        token.start - sentence.start == position and token.tag in ("n", "nz", "nt", "nl", "ns", "vn")
        for token in sentence.tokens
    )
