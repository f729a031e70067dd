"""Rules that read a clause as a whole: a change from one number to another, and ``分别``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.clauses import Clause, without
from kg.extraction.figures.measures import clean
from kg.extraction.figures.sentence_parts import Draft, Parts
from kg.model import Quantity, Span

__all__ = ["change", "respectively"]

_FROM = re.compile("[从由](?=[^从由，]{0,12}$)")


def change(parts: Parts, index: int, clause: Clause, inside: Sequence[Quantity]) -> list[Draft]:
    """``困难职工从2016年的5300户减至当前的60户``: one measure, two figures, two periods.

    Numbers in two units change together: ``由1200户4100人减至30户96人``. No drafts if the clause tells no change.
    """
    if len(inside) < 2:
        return []
    half = len(inside) // 2 if len(inside) % 2 == 0 else 1
    if [q.unit for q in inside[:half]] != [q.unit for q in inside[half : 2 * half]]:
        half = 1
    first, second = inside[:half], inside[half : 2 * half]
    found = _FROM.search(parts.text, clause.start, first[0].span.start)
    between = parts.text[first[-1].span.end : second[0].span.start]
    if found is None or first[0].unit != second[0].unit or not re.search("[到至为]", between):
        return []
    measure = parts.measure(clause.start, found.start()) or parts.measure(second[-1].span.end, clause.end)
    before = Span(found.start(), first[0].span.start)
    return [
        Draft(q, measure, clause.start, q.span.end, "figure.change", index, measure, skip)
        for group, skip in ((first, None), (second, before))
        for q in group
    ]


def respectively(
    parts: Parts, index: int, clause: Clause, inside: Sequence[Quantity], earlier: Sequence[Draft]
) -> list[Draft]:
    """``会员、职工分别达98万人、100万人``; without a subject the figures before lend theirs."""
    at = parts.text.find("分别", clause.start, inside[0].span.start)
    if at < 0 or len(inside) < 2:
        return []
    named = without(parts.text, clause.start, at, parts.drop)
    subjects = [clean(subject) for subject in re.split("[、和与及]", named) if subject]
    start = clause.start
    if not subjects and len(earlier) >= len(inside) and not _predicate(parts, inside[-1], clause):
        lenders = earlier[-len(inside) :]
        subjects, start = [d.own for d in lenders], lenders[0].start
    if len(subjects) != len(inside):
        return []
    own = without(parts.text, at + 2, inside[0].span.start, parts.drop)
    measures = [clean(subject + own) for subject in subjects]
    return [
        Draft(q, measure, start, q.span.end, "figure.respectively", index, measure)
        for q, measure in zip(inside, measures, strict=True)
    ]


def _predicate(parts: Parts, last: Quantity, clause: Clause) -> bool:
    """Whether words after the last number say what was counted: ``分别有28名、20名职工取得证书``."""
    return len(parts.measure(last.span.end, clause.end)) > 2
