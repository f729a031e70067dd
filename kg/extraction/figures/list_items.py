"""The members of a list of counts, and what they take from each other.

``建成驿站6个、书屋10个`` counts built libraries, ``30名劳模、12家单位参与行动`` model workers who took part, and
``产值65亿元、同比增长11%`` the growth of the output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.clauses import Clause, Item, rest
from kg.extraction.figures.measures import at_level, clean, is_change
from kg.extraction.figures.sentence_parts import Draft, Parts

__all__ = ["item_drafts"]

_NOTHING_SAID = re.compile("(?:分别|各|共|现|其中)?(?:有|为)?")  # 分别有28名、20名职工取得证书


def item_drafts(
    parts: Parts, index: int, clause: Clause, listed: Sequence[Item], position: int, earlier: Sequence[Draft]
) -> list[Draft]:
    """The drafts of the item at `position` of a clause; a clause without a list is one item.

    `earlier` are the drafts of the items before it.
    """
    item, head, last = listed[position], listed[0], listed[-1]
    own = rest(parts.text, item, clause)
    measure, start, end = parts.measure(item.start, item.end, clause.holes), item.start, item.end
    rule = "figure.number_first" if own else "figure.number_last"
    if len(item.quantities) > 1:
        rule = "figure.shared"
    leans = is_change(measure)  # 产值65亿元、同比增长11%: on the item before, see `leaning`
    said = not leans and (position + 1 < len(listed))  # by the items after it
    if not leans and position and (taken := _from_head(parts, clause, head, item, measure, own, earlier)):
        (measure, start), rule = taken, "figure.list"
    if said and not own and _NOTHING_SAID.fullmatch(measure):
        # 820户、2900人稳定脱贫: the last member says it for all.
        if tail := clean(rest(parts.text, last, clause)):
            measure, end, rule = tail, last.end, "figure.list"
    elif said and (tail := _from_last(parts, clause, head, item, last, own)):
        measure, end, rule = measure + tail, last.end, "figure.list"
    drafts = []
    for i, quantity in enumerate(item.quantities):
        stop = end
        if not own and end == item.end:  # the measure ends where the last number starts
            stop = item.quantities[-1].span.start if i + 1 < len(item.quantities) else quantity.span.end
        name = "figure.rate" if quantity.unit in ("%", "‰") else rule
        drafts.append(Draft(quantity, measure, start, stop, name, index, measure))
    return drafts


def _from_head(
    parts: Parts, clause: Clause, head: Item, item: Item, measure: str, own: str, earlier: Sequence[Draft]
) -> tuple[str, int] | None:
    """The measure of a later item with what the first lends it, and where that starts.

    ``建成驿站6个、书屋10个`` lends 建成, ``动员40台收割机、25台烘干机`` 动员,
    ``示范基地国家级3个、省级12个`` 示范基地, and a bare number takes all (``困难职工120户、360人``).
    """
    if earlier and (level := at_level(earlier[0].own, measure)):
        return level, earlier[0].start
    if parts.words.opens(item.start, item.end):
        return None
    before = head.start, head.quantities[0].span.start
    bare = before[1] if parts.words.closes(*before) else None
    head_own = rest(parts.text, head, clause)
    if own and (_says(parts, item) or _says(parts, head)):
        cut = bare
    else:
        cut = parts.words.ends(*before)
        cut = bare if cut is None and own else cut
        cut = bare if not measure and head_own else cut
    if not measure and earlier and (cut is None or not head_own):
        return earlier[-1].own, earlier[-1].start
    if cut is None or (own and parts.measure(item.start, item.quantities[0].span.start)):
        return None
    return parts.measure(head.start, cut) + measure, head.start


def _from_last(parts: Parts, clause: Clause, head: Item, item: Item, last: Item, own: str) -> str:
    """What the last item lends the ones before it: the predicate of ``30名劳模、12家单位参与行动``, the head of
    ``每年270万元、每人每天5元的标准``."""
    words = parts.words
    if not own:
        tail = rest(parts.text, last, clause)
        return clean(tail) if tail.startswith("的") else ""
    if len(item.quantities) > 1 or words.closes(head.start, head.quantities[0].span.start):
        return ""
    at = words.follows(last.quantities[-1].span.end, last.end)
    if at is None or words.follows(item.quantities[-1].span.end, item.end) is not None:
        return ""
    return parts.measure(at, last.end, clause.holes)


def _says(parts: Parts, item: Item) -> bool:
    """Whether a verb follows the item's last number."""
    return parts.words.has(item.quantities[-1].span.end, item.end)
