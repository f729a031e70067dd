"""A sentence made ready for reading figures: its numbers, clauses, names, and what is dropped from measures.

All offsets are those of the sentence's text, from 0; :meth:`Parts.outer` leads back to clean offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.figures.clauses import UNIT_TOO, Clause, clauses, without
from kg.extraction.figures.measures import clean
from kg.extraction.figures.verb_words import VerbWords
from kg.extraction.numbers.named_stretches import named_stretches
from kg.lexicon.units import Units
from kg.model import AnnotatedSentence, Approx, Quantity, Span

__all__ = ["Draft", "Parts", "parts_of"]

# Durations count where they say how much was worked or served: 服务时长2万小时, but not 连续3年.
_LASTING = re.compile("(?:时长|工时|时间|课时|学时|服务)(?:累计|总计|共计|达到?|共|为|超|近|约)*$")
# A threshold describes what is counted: 5亿元以上项目30个, 百人以上企业; but 1000家以上企业 is a count.
_THRESHOLD = re.compile("的?[^，。；、的]{0,6}?(?:项目|企业|单位|工地|园区|工程)")
# 贫困发生率在20%以上的村54个: the rate says which villages are counted.
_RATE_BOUND = re.compile(r"(?:以上|以下|以内)?的[^，。；、的]{1,8}?\d")
# 户均100箱以上的农户12户: another number counts what reaches this one.
_COUNTED = re.compile(r"的[^，。；、的]{1,8}\d")
# 处一万元以上三万元以下的罚款: what a law threatens.
_FINE = re.compile("[^，。；]{0,16}罚款")
# 这5名选手 are those whom the text has told of.
_TOLD_BEFORE = ("这", "那", "上述", "前述")
_COMPARED = ("比", "较")  # 比上年增长8%: the year belongs to the measure


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making. `own` is its measure without what it takes from other clauses; `clause` is the
    index of its clause; times inside `skip` are not its period (``从2016年的300户减至12户``)."""

    quantity: Quantity
    measure: str
    start: int
    end: int
    rule: str
    clause: int
    own: str
    skip: Span | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rules read: `quantities` that can be figures, `clauses`, quoted `names`, and the spans to
    `drop` from measures (numbers, times, second units)."""

    sentence: AnnotatedSentence
    words: VerbWords
    quantities: tuple[Quantity, ...]
    names: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    drop: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.sentence.text

    def outer(self, span: Span) -> Span:
        """`span` in clean offsets of the document."""
        return Span(span.start + self.sentence.start, span.end + self.sentence.start)

    def measure(self, start: int, end: int, holes: Sequence[Span] = ()) -> str:
        """The stretch without numbers, times and fillers."""
        return clean(without(self.text, start, end, [*self.drop, *holes]))

    def inside(self, clause: Clause) -> list[Quantity]:
        """The quantities of a clause that do not stand in a parenthesis of it."""
        return [
            q
            for q in self.quantities
            if clause.start <= q.span.start < clause.end and not any(h.covers(q.span) for h in clause.holes)
        ]


def parts_of(sentence: AnnotatedSentence, units: Units) -> Parts:
    """The parts of an annotated sentence."""
    text = sentence.text
    quantities = tuple(
        replace(q, span=sentence.local(q.span), number=sentence.local(q.number))
        for q in _counts(sentence, units)
    )
    times = [sentence.local(t.span) for t in sentence.times]
    second_units = [UNIT_TOO.match(text, q.span.end) for q in quantities]
    return Parts(
        sentence=sentence,
        words=VerbWords(sentence, units),
        quantities=quantities,
        names=tuple(named_stretches(text)),
        clauses=tuple(clauses(text, [q.span for q in quantities])),
        drop=(
            *(q.span for q in quantities),
            *(
                _with_preposition(text, t)
                for t in times
                if text[max(0, t.start - 1) : t.start] not in _COMPARED
            ),
            *(Span(m.start(), m.end()) for m in second_units if m),
        ),
    )


def _with_preposition(text: str, time: Span) -> Span:
    """A time that opens its clause, with the preposition before it: ``到2015年，``."""
    if re.search("(?:^|[，。；：、])[到至在于自从]$", text[: time.start][-2:]):
        return Span(time.start - 1, time.end)
    return time


def _counts(sentence: AnnotatedSentence, units: Units) -> Iterator[Quantity]:
    """The quantities that can be figures: no durations, no thresholds, none inside a name."""
    s = sentence
    mentions = (*s.organisations, *s.programmes, *s.awards, *s.persons)
    for quantity in s.quantities:
        # A "person" who is number and unit from end to end is none: 职工万余人.
        if any(m.span.covers(quantity.number) and m.span != quantity.span for m in mentions):
            continue
        if _is_threshold(s, quantity, units.kind(quantity.unit)):
            continue
        before = s.text[: quantity.span.start - s.start]
        if before.endswith(_TOLD_BEFORE) or _counts_names(s, quantity):
            continue
        if units.kind(quantity.unit) != "duration" or _LASTING.search(before):
            yield quantity


def _counts_names(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """Whether a number only says how many names stand before it: ``王某某、张某两名员工``."""
    end, count = quantity.span.start, 0
    for person in reversed(sentence.persons):
        joined = person.end == end or (
            count and sentence.text[person.end - sentence.start : end - sentence.start] in ("、", "和", "与")
        )
        if joined:
            end, count = person.start, count + 1
    return count > 1 and count == quantity.value


def _is_threshold(sentence: AnnotatedSentence, quantity: Quantity, kind: str) -> bool:
    text, after = sentence.text, quantity.span.end - sentence.start
    if kind == "rate":
        return bool(_RATE_BOUND.match(text, after)) and text[after - 2 : after + 2].count("以") > 0
    if text.startswith("以上的", after - 2) and _COUNTED.match(text, after):
        return True
    if kind == "money" and _FINE.match(text, after) and "处" in text[:after][-24:]:
        return True
    if kind not in ("person", "money", "measure") or quantity.approx is Approx.EXACT:
        return False
    bare = text[quantity.number.start - sentence.start] in "百千万亿"
    return (bare or text.startswith("以上", after - 2)) and bool(_THRESHOLD.match(text, after))
