"""The figures of one sentence: which words say what each of its numbers measures.

The rules, by the names that figures carry (`Figure.rule`):

* ``figure.number_last``: ``培训职工2万余人次``
* ``figure.number_first``: ``500名产业工人获得证书``, ``发放20万元慰问品``
* ``figure.shared``: two numbers in one statement, ``为1200多名农民工追回工资860万元``
* ``figure.list``: a list that shares its verb or predicate, ``建成驿站6个、书屋10个``
* ``figure.rate``: a percentage, ``解困率达96%``
* ``figure.change``: ``困难职工从2016年的5300户减至当前的60户``
* ``figure.respectively``: ``会员、职工分别达98万人、120万人``
* ``figure.part``: ``书屋11家（其中国家级1家）``
* ``figure.dependent``: a clause that leans on the one before, ``开展普法活动20场，覆盖职工900人``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.figures.clauses import Clause, items
from kg.extraction.figures.leaning import in_context
from kg.extraction.figures.list_items import item_drafts
from kg.extraction.figures.measures import BASIS
from kg.extraction.figures.periods import Frame, is_planned, period_of
from kg.extraction.figures.sentence_parts import Draft, Parts, parts_of
from kg.extraction.figures.whole_clauses import change, respectively
from kg.lexicon.units import Units
from kg.model import AnnotatedSentence, Figure, Mention, Span

__all__ = ["read_figures"]

_LONGEST_MEMBERS = 18  # characters; shorter lists of what is counted stay in its measure
_LONGEST_HEAD = 10
_LISTED = re.compile("(?:等共?|共)$")  # between a list and its number
_NOT_SUBJECT_BEFORE = tuple("在与向被由为从到对经获和及、")
_NOT_SUBJECT_AFTER = tuple("的、和及与等")


def read_figures(
    sentence: AnnotatedSentence, units: Units, frame: Frame, carried: str | None, taken: Sequence[Span] = ()
) -> Iterator[Figure]:
    """Yield the figures of a sentence in order of its clauses.

    `frame` and `carried` are what the headings and the paragraph tell of period and plan; `taken` are spans of
    numbers (clean offsets) that part lists but give no figure.
    """
    parts = parts_of(sentence, units)
    drafts: list[Draft] = []
    for index, clause in enumerate(parts.clauses):
        for draft in _clause(parts, index, clause, drafts):
            drafts.append(in_context(parts, draft, clause, drafts))
    for draft in drafts:
        number = parts.outer(draft.quantity.number)
        if not draft.measure or BASIS.search(draft.measure) or any(t.overlaps(number) for t in taken):
            continue
        at, before = draft.quantity.span.start, parts.clauses[: draft.clause]
        yield Figure(
            quantity=replace(draft.quantity, span=parts.outer(draft.quantity.span), number=number),
            measure=draft.measure,
            evidence=parts.outer(Span(draft.start, draft.end)),
            rule=draft.rule,
            period=period_of(sentence, at, parts.clauses[draft.clause], before, carried, draft.skip),
            body=_body(sentence, at),
            planned=is_planned(sentence.text, at, frame),
        )


def _clause(parts: Parts, index: int, clause: Clause, earlier: Sequence[Draft]) -> list[Draft]:
    inside = parts.inside(clause)
    if not inside:
        return []
    drafts = change(parts, index, clause, inside) or respectively(parts, index, clause, inside, earlier)
    if not drafts:
        listed = items(parts.text, clause, inside, parts.names, parts.words.has)
        for position in range(len(listed)):
            drafts += item_drafts(parts, index, clause, listed, position, drafts)
    return [_without_members(parts, clause, draft) for draft in drafts]


def _without_members(parts: Parts, clause: Clause, draft: Draft) -> Draft:
    """A draft whose measure does not name the members of a long list before its number.

    ``由市总工会、市人社局、……等12家单位联合主办`` measures ``单位联合主办``, ``设焊工、……等9个工种`` ``设工种``, and
    ``各县总工会主席、……和职工代表共57人参加会议`` ``参加会议``.
    """
    before = _LISTED.search(parts.text, clause.start, draft.quantity.span.start)
    if before is None:
        return draft
    named, _, counted = draft.measure.partition(before.group())
    if len(named) <= _LONGEST_MEMBERS or "、" not in named or len(counted) < 2:
        return draft
    verb = parts.words.ends(clause.start, parts.text.index("、", clause.start))
    head = parts.measure(clause.start, verb) if verb else ""
    measure = (head if len(head) <= _LONGEST_HEAD else "") + counted
    return replace(draft, measure=measure, own=measure)


def _body(sentence: AnnotatedSentence, at: int) -> Mention | None:
    """The organisation that is the subject: the last one before the number that neither 的 follows nor a
    preposition (``在``, ``向``, ``被``) precedes."""
    for mention in reversed(sentence.organisations):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if end > at or sentence.text.startswith(_NOT_SUBJECT_AFTER, end):
            continue
        if not sentence.text[:start].endswith(_NOT_SUBJECT_BEFORE):
            return mention
    return None
