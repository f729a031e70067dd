"""Clauses that cannot be understood alone: what they lean on is put before their measure.

``开展普法活动20场，覆盖职工900人`` counts workers reached by the lectures; ``产值65亿元，比上年增长11%`` the
growth of the output; ``书屋11家（其中国家级1家）`` a part of the libraries; in ``表彰5个集体，10名先进个人`` the second
clause shares the verb of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.figures.clauses import Clause
from kg.extraction.figures.measures import (
    BASIS,
    at_level,
    changed_to,
    depends,
    is_change,
    is_new_state,
)
from kg.extraction.figures.sentence_parts import Draft, Parts

__all__ = ["in_context"]

_LONGEST_TOPIC = 40  # characters; a longer clause before is not repeated in a measure
_OF_PART = re.compile("占|增|同比|下降|较|比")
_ADVERB = re.compile("[已将均都也]")  # 120家驿站已上地图: it says what there is to say
_SAYS = re.compile("(?:说|表示|介绍|指出|获悉|了解|据悉)$")
_VERBLESS = re.compile("[“‘《]")


def in_context(parts: Parts, draft: Draft, clause: Clause, earlier: Sequence[Draft]) -> Draft:
    """`draft` with what its clause leans on; `earlier` are the finished drafts before it in the sentence."""
    if clause.host is not None:
        host = [d for d in earlier if d.clause == clause.host and d.quantity.span.end <= clause.start]
        if not host:
            return draft
        measure = f"{host[-1].own}（{draft.measure}）" if draft.measure else host[-1].own
        return replace(draft, measure=measure, start=host[-1].start, rule="figure.part")
    if is_change(draft.measure):
        return _as_change(parts, draft, earlier)
    if draft.rule == "figure.change" and draft.measure:
        return draft  # 岩巷由0.8米提高到1.2米
    before = [d for d in earlier if d.clause < draft.clause]
    if (
        before
        and before[-1].clause == draft.clause - 1
        and (level := at_level(before[-1].own, draft.measure))
    ):
        return replace(draft, measure=level, own=level, start=before[-1].start, rule="figure.list")
    if verb := _shared_verb(parts, draft, clause, before):
        measure = verb[0] + draft.measure
        return replace(draft, measure=measure, own=measure, start=verb[1], rule="figure.list")
    part = parts.text.startswith("其中", clause.start)
    # 会员, 员工 need not lean; 总计 does, though it is a noun.
    noun = len(draft.measure) <= 2 and draft.measure[-1:] not in "计额" and parts.words.is_noun(draft.measure)
    if not part and (noun or not depends(draft.measure)):
        return draft
    beside = [d for d in earlier if d.clause == draft.clause and d.own != draft.own and not is_change(d.own)]
    if beside and not part and not depends(beside[-1].own):  # 签订集体合同45家、覆盖职工1万人
        topic, start = beside[-1].own, beside[-1].start
    else:
        topic, start = _topic(parts, draft, before)
    if not topic:
        return draft
    measure = topic + ("，其中" if part else "，") + draft.measure if draft.measure else topic
    return replace(draft, measure=measure, start=start, rule="figure.part" if part else "figure.dependent")


def _as_change(parts: Parts, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """Growth and shares lean on the nearest figure that is no growth itself, in the same clause or before:
    ``利润3.8亿元、同比增长25%``. ``降至3%`` is a new state of what fell: ``发生率下降8个百分点，降至3%``."""
    topic, start = "", draft.start
    for index in range(draft.clause, -1, -1):
        told = [d for d in earlier if d.clause == index and not is_change(d.own)]
        if told:
            topic, start = told[-1].own, told[-1].start
            break
        clause = parts.clauses[index]
        if index == draft.clause or clause.host is not None or any(d.clause == index for d in earlier):
            continue
        words = parts.measure(clause.start, clause.end, clause.holes)
        if len(words) > _LONGEST_TOPIC:
            break
        if len(words) > 2:
            topic, start = words, clause.start
            break
    if not topic:
        return draft
    measure = changed_to(topic) if is_new_state(draft.measure) else f"{topic}，{draft.measure}"
    return replace(draft, measure=measure, start=start, rule="figure.dependent")


def _shared_verb(
    parts: Parts, draft: Draft, clause: Clause, before: Sequence[Draft]
) -> tuple[str, int] | None:
    """The verb of a list whose members commas part (``表彰5个集体，10名先进个人``), and where it starts: of the nearest
    clause before that has one. Only members that start with their number or a quoted name and have no verb take it."""
    if not before or before[-1].clause != draft.clause - 1:
        return None
    opening = draft.quantity.span.start == clause.start or _VERBLESS.match(parts.text, clause.start)
    own_words = parts.words.has(clause.start, clause.end) or _ADVERB.search(
        parts.text, clause.start, clause.end
    )
    if not opening or not draft.measure or own_words:
        return None
    for index in range(draft.clause - 1, -1, -1):
        told = parts.clauses[index]
        numbers = [d.quantity.span.start for d in before if d.clause == index]
        if not numbers or told.host is not None or "；" in parts.text[told.start : clause.start]:
            return None
        cut = parts.words.ends(told.start, numbers[0])
        if cut is None and parts.words.closes(told.start, numbers[0]):
            cut = numbers[0]
        if cut is not None:
            listed = parts.words.closes(told.start, cut) and not parts.words.has(
                min(d.quantity.span.end for d in before if d.clause == index), told.end
            )
            return (parts.measure(told.start, cut), told.start) if listed else None
    return None


def _topic(parts: Parts, draft: Draft, before: Sequence[Draft]) -> tuple[str, int]:
    """The measure, or else the words, of the clause that the draft leans on, and where it starts.

    Only shares lean on a part (``其中规上企业92家，占49.5%``); the rest leans on the whole.
    """
    for index in range(draft.clause - 1, -1, -1):
        clause = parts.clauses[index]
        part = parts.text.startswith("其中", clause.start) and not _OF_PART.match(draft.measure)
        if clause.host is not None or part:
            continue
        told = [d for d in before if d.clause == index]
        if told and all(is_change(d.own) for d in told):
            continue  # 参加19万人，比上期增加12人，其中农民工266人
        if told and len({d.own for d in told}) == 1:
            if depends(told[0].own) and index:
                continue  # 覆盖职工12万人，惠及…: both lean on the clause before them
            return told[0].own, told[0].start
        words = parts.measure(clause.start, clause.end, clause.holes)
        if BASIS.search(words) or _SAYS.search(words):
            continue
        if len(words) > _LONGEST_TOPIC:
            return "", 0
        if len(words) > 2:
            return words, clause.start
    return "", 0
