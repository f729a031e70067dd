"""Lists of winners: an award as a heading, and names under it.

``一、全国五一劳动奖状（3个）`` and under it ``甲有限公司 乙集团 丙医院``; or on one line,
``全国劳动模范（2名）：张三、李四``. A list of candidates (``拟推荐名单公示``) honours nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.awards import Awards
from kg.model import AnnotatedArticle, AnnotatedSentence, Honour, Mention, Span

__all__ = ["honours_in_lists"]

# In a longer list the name alone is the evidence: a quotation of pages shows nobody anything.
_LONGEST_EVIDENCE = 300
_CONFERS = re.compile(r"表彰|授予|获奖|荣获|颁奖|名单|光荣榜|获得者|评选结果|命名")
_PROPOSED = re.compile(r"拟|候选|推荐(?:对象|名单|人选)|公示|提名人选|初评|征求意见|入围")
_HEADING_LEAD = re.compile(r"^[\s（(]*(?:第?[一二三四五六七八九十\d]+[、.．)）])?\s*[“]?$")
_HEADING_TAIL = re.compile(
    r"^”?(?:荣誉)?(?:称号|获得者|获奖者|获奖名单|名单|得主)*\s*[（(]?(?:共?\d+\s*[个名家人位项]|[一二三四五六七八九十]+[个名家人位项])?[)）]?\s*(?P<colon>[：:])?(?:分别)?(?:是|为|有)?"
)
# What may stand between names, and around them: titles, sexes and affiliations in brackets.
_BETWEEN = re.compile(r"[\s、，；。,;（）()·\d.．:：\-—]*")


def honours_in_lists(article: AnnotatedArticle, awards: Awards) -> Iterator[Honour]:
    """The honours that lists of an article state, in the order of the text.

    Only an article that confers, and proposes nothing, has any.
    """
    everything = article.article.title + "".join(sentence.text for sentence in article.sentences)
    if _PROPOSED.search(everything) or not _CONFERS.search(everything):
        return
    award: Mention | None = None
    for sentence in article.sentences:
        heading = _heading(sentence)
        if heading is not None:
            award, rest = heading
        elif award is not None:
            rest = 0
        else:
            continue
        names = _names(sentence, rest)
        if names is None:
            award = award if heading is not None and rest == len(sentence.text) else None
            continue
        if award is not None:
            for name in names:
                near = name.end - award.start <= _LONGEST_EVIDENCE
                first = award.start if near else name.start
                yield Honour(name, award, Span(first, name.end), "honour.list")


def _heading(sentence: AnnotatedSentence) -> tuple[Mention, int] | None:
    """The award that a sentence is a heading of, and where the names begin after it; else None."""
    for award in sentence.awards:
        start, end = award.start - sentence.start, award.end - sentence.start
        if not _HEADING_LEAD.match(sentence.text[:start]):
            return None
        tail = _HEADING_TAIL.match(sentence.text[end:])
        rest = end + (tail.end() if tail else 0)
        if rest == len(sentence.text) or (tail and tail.group("colon")):
            return award, rest
        return None
    return None


def _names(sentence: AnnotatedSentence, start: int) -> tuple[Mention, ...] | None:
    """The names from `start`, where the sentence holds nothing else; None where it does.

    In a list of persons, the body before or behind a name is where the person works.
    """
    inside = Span(sentence.start + start, sentence.sentence.end)
    persons = [mention for mention in sentence.persons if inside.covers(mention.span)]
    bodies = [mention for mention in sentence.organisations if inside.covers(mention.span)]
    covered = [False] * (len(sentence.text) + 1)
    for mention in (*persons, *bodies):
        for position in range(mention.start - sentence.start, mention.end - sentence.start):
            covered[position] = True
    left = "".join(
        character
        for character, known in zip(sentence.text[start:], covered[start:], strict=False)
        if not known
    )
    if not (persons or bodies):
        return None
    if not _BETWEEN.fullmatch(re.sub(r"[（(][^（）()]*[）)]|[女男]", "", left)):
        return None
    return tuple(persons or bodies)
