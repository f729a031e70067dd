"""Who receives by a verb: whoever the clause describes, its subject, or the subject that goes on.

``荣获“省劳动模范”称号的张三``; ``甲公司荣获``; ``张三从业30年，荣获``; ``继获评…之后，公司又…``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.honours.conferral import Conferral
from kg.extraction.honours.masking import masked
from kg.extraction.honours.places import definite_before, definite_subject
from kg.extraction.honours.recipient_lists import listed_recipients, unit_subject
from kg.extraction.honours.recipients import subject_before
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.honours.topics import Fits, carried_on
from kg.lexicon.award_holders import HolderWords
from kg.model import AnnotatedSentence, EntityClass, Mention, Span

__all__ = ["ENDS_A_NAME", "is_collective", "recipients", "sharing"]

# What may follow a body's name; in 某海关查验科 the name 某海关 alone is not meant.
ENDS_A_NAME = re.compile(r"[、，和及与（“”]|等|为|\d+[家个]|[一二三四五六七八九十两]+[家个]|$")
# 某省获得“…”的|集体有7家: those described are unnamed, and the place before the verb is where they are.
_OF_OTHERS = re.compile(
    r"”?(?:荣誉)?(?:称号|表彰|荣誉|殊荣)?的(?:[\u4e00-\u9fff]{0,6}?(?:集体|单位|个人|企业|选手|职工|同志|人员|会员|项目|班组|是：|有|为|分别)|这?\d)"
)
# 她带领全班创造产值800多万元，|还被评为: an earlier clause speaks of a person.
_OF_A_PERSON = re.compile("(?:^|[，；])[他她](?!们)")
# 某项目部、某钳工班2个集体|名列其中|，被授予.
# 走进王某某家中…。|老人|今年82岁，被评为: whoever was called on, not who called.
_ELDER = re.compile(
    "(?:^|[，；。])(?:老人家?|老党员|老劳模|老兵|老英雄|老师傅|老大爷|老大娘)(?=[今现已年退从一曾是，])"
)
_AND_TOO = re.compile("并")
_AMONG = re.compile("(?:名列|位列)其中$|榜上有名$|(?:光荣)?上榜$")
# 获得省劳动模范称号的|分别是|某公司董事长张三，某中学教师李四: those described are listed behind.
_NAMELY = re.compile(
    r"”?(?:荣誉)?(?:称号|荣誉|奖章|殊荣)?的(?:同志|个人|单位|集体)?(?:分别)?(?:是|有|为|包括)：?"
)
# 县总工会|申报的|某公司工会榜上有名
_PROPOSED = re.compile("[^，。；：]{2,20}(?:申报|推荐|选送|推选|报送)的")
# 张三、李四|分获|第一名、第二名.
_APART = re.compile("分别?(?:被[^，]*|[^，。；：、]{0,3})$")
_PLACE = re.compile("(?:第[一二三四五六七八九十]名|[冠亚季]军|[金银铜]牌)$")
_SEVERAL = re.compile(r"(?:等(?:\d|[一二两三四五六七八九十])|[、和与及])[^，。；]{0,40}$")
_SENTENCE_END = re.compile("[。！？]")
_AFTER_RELATIVE = re.compile(r"授牌|颁|揭牌|代表|负责人")


def recipients(
    sentences: Sequence[AnnotatedSentence],
    index: int,
    words: HolderWords,
    conferral: Conferral,
    start: int,
    floor: int,
    before: tuple[Mention, ...] | None,
) -> tuple[tuple[Mention, ...], str]:
    """Who receives by a verb whose clause begins at `start`, and the rule that says so."""
    sentence = sentences[index]
    hidden = masked(sentence.text)
    if (namely := _NAMELY.match(hidden, conferral.end)) is not None:
        end = next((cut.start() for cut in _SENTENCE_END.finditer(hidden, namely.end())), len(hidden))
        listed = listed_recipients(sentence, words, namely.end(), end, marks="、，；", lenient=True)
        if listed:
            return listed, "honour.relative"
    if described := _described_by(sentence, conferral):
        return described, "honour.relative"
    if _OF_OTHERS.match(hidden, conferral.end):
        return (), "honour.relative"
    subject = subject_before(sentence, words, start, conferral.start)
    if subject.named:
        return subject.named, "honour." + conferral.kind.replace("weak_", "")
    if subject.carried:
        if not subject.pronoun and (
            ours := definite_subject(sentences, index, words, floor, start)
            or unit_subject(sentence, words, floor, start)
        ):
            return (ours,), "honour.carried"
        if not subject.pronoun and (apart := _list_before(sentence, words, floor, start)):
            return apart, "honour.carried"
        if _ELDER.search(hidden, floor, start):
            return _only_person(sentences, index - 1), "honour.carried"
        pronoun = subject.pronoun or ("他" if _OF_A_PERSON.search(hidden, floor, start) else "")
        fits = _meant_by(pronoun, words) if pronoun else None
        return carried_on(sentences, index, start, fits, floor, before), "honour.carried"
    if _AND_TOO.match(hidden, subject.end, conferral.start):  # 王某某同志出席了大会|并被授予
        return carried_on(sentences, index, subject.end, None, floor, before), "honour.carried"
    if definite := definite_before(sentences, index, words, start, subject.end):
        return (definite,), "honour.carried"
    return _who_goes_on(sentences, index, words, conferral), "honour.carried"


def _only_person(sentences: Sequence[AnnotatedSentence], index: int) -> tuple[Mention, ...]:
    """The one person whom a sentence names; none where it names several."""
    persons = sentences[index].persons if index >= 0 else ()
    return persons if len(persons) == 1 else ()


def _meant_by(pronoun: str, words: HolderWords) -> Fits:
    """What a pronoun may stand for: 他 for a person, 该班组 for a body whose name ends like one."""
    noun = pronoun.removeprefix("该")
    if noun == pronoun or noun == "同志":
        return lambda mention: mention.cls is EntityClass.PERSON
    endings = words.definite.get(noun, ())
    return lambda mention: mention.cls is not EntityClass.PERSON and mention.name.endswith(endings or noun)


def _list_before(
    sentence: AnnotatedSentence, words: HolderWords, floor: int, start: int
) -> tuple[Mention, ...]:
    """The list that a comma parts from its verb: ``甲公司工会、乙公司工会，|被评为``; ``某县张三，某县李四，|获``."""
    hidden = masked(sentence.text)
    if start < 1 or hidden[start - 1] != "，":
        return ()
    end = start - 1
    among = _AMONG.search(hidden, floor, end)
    end = among.start() if among else end
    marks = "，；。：！？" if among else "；。：！？"
    begin = max(floor, *(hidden.rfind(mark, 0, end) + 1 for mark in marks))
    if among and (proposed := _PROPOSED.match(hidden, begin, end)) is not None:
        begin = proposed.end()
    listed = listed_recipients(sentence, words, begin, end, marks="、，")
    return listed if among or len(listed) > 1 else ()


def _described_by(sentence: AnnotatedSentence, conferral: Conferral) -> tuple[Mention, ...]:
    """The person whom the clause describes: ``荣获“省劳动模范”称号的张三``."""
    end = conferral.end + (1 if sentence.text.startswith("”", conferral.end) else 0)
    pattern = re.compile(rf"(?:等?(?:荣誉)?称号|等?荣誉)?的(?:[^，。；：、“”的]{{0,30}}{TITLE_END})?$")
    for person in sentence.persons:
        at = person.start - sentence.start
        if at >= end and pattern.match(sentence.text, end, at):
            return (person,)
    for body in sentence.organisations:
        between = sentence.text[end : max(end, body.start - sentence.start)]
        if body.start - sentence.start > end and re.fullmatch("(?:等?(?:荣誉)?称号|等?荣誉)?的", between):
            behind = body.end - sentence.start
            ended = ENDS_A_NAME.match(sentence.text, behind) or _AFTER_RELATIVE.match(sentence.text, behind)
            return _with_followers(sentence, body) if ended else ()
    return ()


def _who_goes_on(
    sentences: Sequence[AnnotatedSentence], index: int, words: HolderWords, conferral: Conferral
) -> tuple[Mention, ...]:
    """The subject of the next clause: ``继获评全国文明单位之后，|公司又…``."""
    hidden = masked(sentences[index].text)
    if not re.search("继[^，。]{0,12}$", hidden[: conferral.start]):
        return ()
    after = re.compile(r"”?(?:荣誉)?(?:称号)?等?(?:荣誉|称号)*(?:之后|以后|后)，").match(
        hidden, conferral.end
    )
    if after is None:
        return ()
    end = after.end()
    for body in sentences[index].organisations:
        if body.start == sentences[index].start + end:
            return (body,)
    definite = definite_before(sentences, index, words, end, end + 2)
    return (definite,) if definite else ()


def sharing(
    hidden: str, conferral: Conferral, number: int, recipients: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Who gets the award `number` of a list: all, or one each in ``甲、乙分获第一名、第二名``."""
    apart = _APART.search(hidden, 0, conferral.verb_end)
    places = {item.label for item in conferral.items if _PLACE.search(item.label)}
    if apart is None and len(recipients) > 1 and len(places) == len(conferral.items) > 1:
        return (recipients[number],) if len(recipients) == len(places) else ()  # 张三、李四取得第二名、第三名
    if apart is None or len(conferral.items) == 1:
        return recipients
    if len(recipients) == 1 and not _SEVERAL.search(hidden, 0, apart.start()):
        return recipients  # 某分公司分别荣获甲组、乙组第一名
    return (recipients[number],) if len(recipients) == len(conferral.items) else ()


def is_collective(recipient: Mention) -> bool:
    """Whether a recipient is surely no person, and known by its place alone: no 劳动模范."""
    return recipient.cls is EntityClass.PLACE or recipient.kind == "team"


def _with_followers(sentence: AnnotatedSentence, first: Mention) -> tuple[Mention, ...]:
    """A body and those joined to it by 、: ``获得一等奖的|某一中、某二中``."""
    found = [first]
    for body in sentence.organisations:
        if body.start == found[-1].end + 1 and sentence.slice(Span(found[-1].end, body.start)) in tuple(
            "、和"
        ):
            found.append(body)
    return tuple(found)
