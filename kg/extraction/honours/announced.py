"""Winners announced behind the award: ``获得省五一劳动奖章的是：甲公司钳工张三，乙医院护士李四``.

The list follows a colon or 分别是, in the sentence that names the award or, where it begins with a word that points
back (``他们分别是…``, ``这5名选手分别为：…``), in the next one. Commas and 、 both part it, so that a list is one only
where most of its pieces are recipients.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.honours.conferral import conferrals
from kg.extraction.honours.masking import masked
from kg.extraction.honours.realised import clause_start, is_unrealised
from kg.extraction.honours.recipient_lists import listed_recipients
from kg.extraction.honours.stating import stated
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Honour, Mention

__all__ = ["announced"]

_KIND = (
    r"(?:名单|的)?(?:\d+[名个位家户](?:个人|集体|单位|同志|职工|选手|家庭)[和、]?)*(?:[\u4e00-\u9fff]{0,8}?"
    r"(?:集体|上榜的?|入选的?|单位|个人|企业|选手|职工|同志|人员|会员|项目|班组|团队|者|家庭))?"
)
# Between the award and the list: ”称号的分别为：, （3名）：, ，他们分别是, 的有.
_LEAD = re.compile(
    rf"”?(?:（[^（）]{{1,8}}）)?(?:荣誉)?(?:称号|名单|表彰|殊荣)?{_KIND}(?:，|。)?(?:他们|她们|它们)?"
    r"(?:(?:分别|就)?(?:是|为)|有|如下|(?P<bare>))(?P<colon>：)?"
)
# A sentence that names the winners of the award before it.
_POINTS_BACK = re.compile(
    r"(?:(?:他们|她们|它们|这(?:\d+|[一二两三四五六七八九十]+)[名位个家](?:选手|同志|职工|个人|集体|单位|企业)?"
    r"|(?:上述)?获奖(?:者|选手|单位|集体|个人)?|名单)(?:分别|就)?(?:是|为|如下)：?)"
)
_WITHOUT_COLON = re.compile("分别(?:是|为)$|[他她]们是$|(?:上榜|入选)的[有是为]$")
_STOP = re.compile("[；。！？]")


def announced(sentences: Sequence[AnnotatedSentence], index: int, awards: Awards) -> Iterator[Honour]:
    """The honours of the lists that follow an award of sentence `index`."""
    sentence = sentences[index]
    hidden = masked(sentence.text)
    for award in sentence.awards:
        lead = _LEAD.match(hidden, award.end - sentence.start)
        if lead is None or (lead.group("bare") is not None and not lead.group("colon")):
            continue
        if not lead.group("colon") and not _WITHOUT_COLON.search(lead.group()):
            continue
        clause = clause_start(hidden, award.start - sentence.start)
        if is_unrealised(sentence, clause, award.start - sentence.start):
            continue
        for name in _winners(sentence, awards, lead.end(), award):
            yield stated(sentence, name, award, clause, "honour.announced", ())
    award_before = _given_before(sentences, index, awards)
    if award_before is None:
        return
    back = _POINTS_BACK.match(hidden)
    for name in _winners(sentence, awards, back.end(), award_before) if back else ():
        yield stated(sentence, name, award_before, 0, "honour.announced", ())


def _given_before(sentences: Sequence[AnnotatedSentence], index: int, awards: Awards) -> Mention | None:
    """The one award that the sentence before confers, where this one points back to its winners."""
    if index == 0 or not _POINTS_BACK.match(sentences[index].text):
        return None
    before = sentences[index - 1]
    given = [conferral for conferral in conferrals(before.text, awards) if len(conferral.items) == 1]
    if not given or is_unrealised(
        before, clause_start(masked(before.text), given[-1].start), given[-1].start
    ):
        return None
    (item,) = given[-1].items
    named = (award for award in before.awards if award.start - before.start == item.start)
    return next(named, None)


def _winners(sentence: AnnotatedSentence, awards: Awards, start: int, award: Mention) -> tuple[Mention, ...]:
    """The recipients from `start` to the end of the list, of the kind that the award goes to."""
    stop = _STOP.search(masked(sentence.text), start)
    end = stop.start() if stop else len(sentence.text)
    listed = listed_recipients(sentence, awards.holder_words, start, end, marks="，、", lenient=True)
    if award.kind == "person":
        return tuple(name for name in listed if name.cls is EntityClass.PERSON)
    return listed
