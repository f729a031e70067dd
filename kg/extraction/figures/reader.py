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
from dataclasses import dataclass, replace

from kg.extraction.figures.clauses import UNIT_TOO, Clause, Item, clauses, items, rest, without
from kg.extraction.figures.measures import at_level, clean, depends
from kg.extraction.figures.periods import Frame, is_planned, period_of
from kg.extraction.figures.verb_words import VerbWords
from kg.extraction.numbers.times import named_stretches
from kg.lexicon.units import Units
from kg.model import AnnotatedSentence, Approx, Figure, Mention, Quantity, Span

__all__ = ["FigureReader"]

_LASTING = re.compile("(?:时长|工时|时间|课时|学时|服务)(?:累计|总计|共计|达到?|共|为|超|近|约)*$")
_FROM = re.compile("[从由](?=[^从由，]{0,12}$)")
# A threshold that describes what is counted: 5亿元以上项目30个, 百人以上企业; but 1000家以上企业 is a count.
_THRESHOLD = re.compile("的?[^，。；、的]{0,6}?(?:项目|企业|单位|工地|园区|工程)")
_OF_PART = re.compile("占|增|同比|下降|较|比")
_NOT_SUBJECT_BEFORE = tuple("在与向被由为从到对经获和及、")
_NOT_SUBJECT_AFTER = tuple("的、和及与等")
_LONGEST_TOPIC = 40  # characters; a longer clause before is not repeated in a measure


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure in the making, in offsets of the sentence's text. `own` is its measure without what it
    takes from other clauses; `clause` is the index of its clause."""

    quantity: Quantity
    measure: str
    start: int
    end: int
    rule: str
    clause: int
    own: str


class FigureReader:
    """Reads one sentence. Everything that its rules need is made at the start; reading changes nothing."""

    def __init__(
        self,
        sentence: AnnotatedSentence,
        units: Units,
        frame: Frame,
        carried: str | None,
        taken: Sequence[Span],
    ) -> None:
        """`frame` and `carried` are what the headings and the paragraph tell of period and plan; `taken`
        are spans of numbers that give no figure."""
        self.sentence, self.units, self.frame, self.carried, self.taken = (
            sentence,
            units,
            frame,
            carried,
            taken,
        )
        self.text, self.offset = sentence.text, sentence.start
        self.words = VerbWords(sentence, units)
        self.quantities = [
            replace(q, span=self._inner(q.span), number=self._inner(q.number)) for q in self._counts()
        ]
        self.names = list(named_stretches(self.text))
        self.clauses = clauses(self.text, [q.span for q in self.quantities])
        times = [self._inner(t.span) for t in sentence.times]
        compared = ("比", "较")  # 比上年增长8%: the year belongs to the measure
        after = [UNIT_TOO.match(self.text, q.span.end) for q in self.quantities]
        self.drop = [
            *(q.span for q in self.quantities),
            *(t for t in times if self.text[max(0, t.start - 1) : t.start] not in compared),
            *(Span(m.start(), m.end()) for m in after if m),
        ]

    def figures(self) -> Iterator[Figure]:
        """The sentence's figures in order of its clauses."""
        drafts: list[_Draft] = []
        for index, clause in enumerate(self.clauses):
            drafts += self._clause(index, clause, drafts)
        for draft in drafts:
            number = self._outer(draft.quantity.number)
            if not draft.measure or any(t.overlaps(number) for t in self.taken):
                continue
            at, before = draft.quantity.span.start, self.clauses[: draft.clause]
            yield Figure(
                quantity=replace(draft.quantity, span=self._outer(draft.quantity.span), number=number),
                measure=draft.measure,
                evidence=self._outer(Span(draft.start, draft.end)),
                rule=draft.rule,
                period=period_of(self.sentence, at, self.clauses[draft.clause], before, self.carried),
                body=self._body(at),
                planned=is_planned(self.text, at, self.frame),
            )

    def _counts(self) -> Iterator[Quantity]:
        """The quantities that can be figures: no durations, no thresholds, none inside a name."""
        s = self.sentence
        mentions = (*s.organisations, *s.programmes, *s.awards, *s.persons)
        for quantity in s.quantities:
            if any(mention.span.covers(quantity.number) for mention in mentions) or self._is_threshold(
                quantity
            ):
                continue
            before = s.text[: quantity.span.start - s.start]
            if self.units.kind(quantity.unit) != "duration" or _LASTING.search(before):
                yield quantity

    def _is_threshold(self, quantity: Quantity) -> bool:
        kind = self.units.kind(quantity.unit)
        if kind not in ("person", "money", "measure") or quantity.approx is Approx.EXACT:
            return False
        after = quantity.span.end - self.offset
        bare = self.text[quantity.number.start - self.offset] in "百千万亿"
        return (bare or self.text.startswith("以上", after - 2)) and bool(_THRESHOLD.match(self.text, after))

    def _inner(self, span: Span) -> Span:
        return Span(span.start - self.offset, span.end - self.offset)

    def _outer(self, span: Span) -> Span:
        return Span(span.start + self.offset, span.end + self.offset)

    def _measure(self, start: int, end: int, holes: Sequence[Span] = ()) -> str:
        """The stretch without numbers, times and fillers."""
        return clean(without(self.text, start, end, [*self.drop, *holes]))

    # -- rules for a whole clause -----------------------------------------------------------------

    def _clause(self, index: int, clause: Clause, earlier: Sequence[_Draft]) -> list[_Draft]:
        inside = [q for q in self.quantities if clause.start <= q.span.start < clause.end]
        inside = [q for q in inside if not any(h.covers(q.span) for h in clause.holes)]
        if not inside:
            return []
        drafts = self._change(index, clause, inside) or self._respectively(index, clause, inside, earlier)
        if not drafts:
            parts = items(self.text, clause, inside, self.names)
            for position in range(len(parts)):
                drafts += self._item(index, clause, parts, position, drafts)
        return [self._in_context(draft, clause, earlier) for draft in drafts]

    def _change(self, index: int, clause: Clause, inside: Sequence[Quantity]) -> list[_Draft]:
        """``困难职工从2016年的5300户减至当前的60户``: one measure, two figures."""
        if len(inside) < 2:
            return []
        found = _FROM.search(self.text, clause.start, inside[0].span.start)
        between = self.text[inside[0].span.end : inside[1].span.start]
        if found is None or inside[0].unit != inside[1].unit or not re.search("[到至为]", between):
            return []
        measure = self._measure(clause.start, found.start()) or self._measure(inside[1].span.end, clause.end)
        return [
            _Draft(q, measure, clause.start, q.span.end, "figure.change", index, measure) for q in inside[:2]
        ]

    def _respectively(
        self, index: int, clause: Clause, inside: Sequence[Quantity], earlier: Sequence[_Draft]
    ) -> list[_Draft]:
        """``会员、职工分别达98万人、100万人``; without a subject the figures before lend theirs."""
        at = self.text.find("分别", clause.start, inside[0].span.start)
        if at < 0 or len(inside) < 2:
            return []
        named = without(self.text, clause.start, at, self.drop)
        subjects = [clean(subject) for subject in re.split("[、和与及]", named) if subject]
        start = clause.start
        if not subjects and len(earlier) >= len(inside):
            lenders = earlier[-len(inside) :]
            subjects, start = [d.own for d in lenders], lenders[0].start
        if len(subjects) != len(inside):
            return []
        own = without(self.text, at + 2, inside[0].span.start, self.drop)
        measures = [clean(subject + own) for subject in subjects]
        return [
            _Draft(q, measure, start, q.span.end, "figure.respectively", index, measure)
            for q, measure in zip(inside, measures, strict=True)
        ]

    # -- items of a list --------------------------------------------------------------------------

    def _item(
        self, index: int, clause: Clause, parts: Sequence[Item], position: int, earlier: Sequence[_Draft]
    ) -> list[_Draft]:
        """The drafts of one item of a clause; a clause without a list is one item."""
        item, head, last = parts[position], parts[0], parts[-1]
        own = rest(self.text, item, clause)
        measure, start, end = self._measure(item.start, item.end, clause.holes), item.start, item.end
        rule = "figure.number_first" if own else "figure.number_last"
        if len(item.quantities) > 1:
            rule = "figure.shared"
        if position and (taken := self._from_head(clause, head, item, measure, own, earlier)):
            (measure, start), rule = taken, "figure.list"
        if position + 1 < len(parts) and (tail := self._from_last(clause, head, item, last, own)):
            measure, end, rule = measure + tail, last.end, "figure.list"
        drafts = []
        for i, quantity in enumerate(item.quantities):
            stop = end
            if not own and end == item.end:  # the measure ends where the last number starts
                stop = item.quantities[-1].span.start if i + 1 < len(item.quantities) else quantity.span.end
            name = "figure.rate" if quantity.unit in ("%", "‰") else rule
            drafts.append(_Draft(quantity, measure, start, stop, name, index, measure))
        return drafts

    def _from_head(
        self, clause: Clause, head: Item, item: Item, measure: str, own: str, earlier: Sequence[_Draft]
    ) -> tuple[str, int] | None:
        """The measure of a later item with what the first lends it, and where that starts.

        ``建成驿站6个、书屋10个`` lends 建成, ``动员40台收割机、25台烘干机`` 动员,
        ``示范基地国家级3个、省级12个`` 示范基地, and a bare number takes all (``困难职工120户、360人``).
        """
        if earlier and (level := at_level(earlier[0].own, measure)):
            return level, earlier[0].start
        if self.words.opens(item.start, item.end):
            return None
        before = head.start, head.quantities[0].span.start
        bare = before[1] if self.words.closes(*before) else None
        head_own = rest(self.text, head, clause)
        if own and (self._says(item) or self._says(head)):
            cut = bare
        else:
            cut = self.words.ends(*before)
            cut = bare if cut is None and own else cut
            cut = bare if not measure and head_own else cut
        if not measure and earlier and (cut is None or not head_own):
            return earlier[-1].own, earlier[-1].start
        if cut is None or (own and self._measure(item.start, item.quantities[0].span.start)):
            return None
        return self._measure(head.start, cut) + measure, head.start

    def _from_last(self, clause: Clause, head: Item, item: Item, last: Item, own: str) -> str:
        """What the last item lends the ones before it: the predicate of ``30名劳模、12家单位参与行动``, the
        head of ``每年270万元、每人每天5元的标准``."""
        if not own:
            tail = rest(self.text, last, clause)
            return clean(tail) if tail.startswith("的") else ""
        if len(item.quantities) > 1 or self.words.closes(head.start, head.quantities[0].span.start):
            return ""
        at = self.words.follows(last.quantities[-1].span.end, last.end)
        if at is None or self.words.follows(item.quantities[-1].span.end, item.end) is not None:
            return ""
        return self._measure(at, last.end, clause.holes)

    def _says(self, item: Item) -> bool:
        """Whether a verb follows the item's last number."""
        return self.words.has(item.quantities[-1].span.end, item.end)

    # -- context ----------------------------------------------------------------------------------

    def _in_context(self, draft: _Draft, clause: Clause, earlier: Sequence[_Draft]) -> _Draft:
        """Put what a leaning clause leans on before its measure: ``开展普法活动，覆盖职工``."""
        if clause.host is not None:
            host = [d for d in earlier if d.clause == clause.host and d.quantity.span.end <= clause.start]
            if not host:
                return draft
            measure = f"{host[-1].own}（{draft.measure}）" if draft.measure else host[-1].own
            return replace(draft, measure=measure, start=host[-1].start, rule="figure.part")
        part = self.text.startswith("其中", clause.start)
        noun = len(draft.measure) <= 2 and self.words.is_noun(draft.measure)  # 会员, 员工: no need to lean
        if not part and (noun or not depends(draft.measure)):
            return draft
        topic, start = self._topic(draft, earlier)
        if not topic:
            return draft
        measure = topic + ("，其中" if part else "，") + draft.measure if draft.measure else topic
        return replace(
            draft, measure=measure, start=start, rule="figure.part" if part else "figure.dependent"
        )

    def _topic(self, draft: _Draft, earlier: Sequence[_Draft]) -> tuple[str, int]:
        """The measure, or else the words, of the clause that the draft leans on, and where it starts.

        Only shares and growth lean on a part (``其中规上企业92家，占49.5%``); the rest leans on the whole.
        """
        for before in range(draft.clause - 1, -1, -1):
            clause = self.clauses[before]
            part = self.text.startswith("其中", clause.start) and not _OF_PART.match(draft.measure)
            if clause.host is not None or part:
                continue
            told = [d for d in earlier if d.clause == before]
            if told and len({d.own for d in told}) == 1:
                if depends(told[0].own) and before:
                    continue  # 覆盖职工12万人，惠及…: both lean on the clause before them
                return told[0].own, told[0].start
            words = self._measure(clause.start, clause.end, clause.holes)
            if len(words) > _LONGEST_TOPIC:
                return "", 0
            if len(words) > 2:
                return words, clause.start
        return "", 0

    def _body(self, at: int) -> Mention | None:
        """The organisation that is the subject: the last one before the number that neither 的 follows nor
        a preposition (``在``, ``向``, ``被``) precedes."""
        for mention in reversed(self.sentence.organisations):
            start, end = mention.start - self.offset, mention.end - self.offset
            if end > at or self.text.startswith(_NOT_SUBJECT_AFTER, end):
                continue
            if not self.text[:start].endswith(_NOT_SUBJECT_BEFORE):
                return mention
        return None
