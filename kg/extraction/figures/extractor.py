"""Measured quantities: who did how much of what, for which period.

Numbers stand last (``培训职工2万余人次``) or first (``500名产业工人获得证书``, ``发放20万元慰问品``).
Lists share what they do not repeat: ``建成驿站6个、书屋10个`` counts built libraries, and
``30名劳模、12家单位参与行动`` model workers who took part. A clause that leans on the one before
(``覆盖职工900人``) takes it into its measure.

No figures are durations (``连续3年``), numbers in headings and bylines, numbers inside names, and those
already told as counts of honours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.extraction.figures.genre import tells_figures
from kg.extraction.figures.measures import is_same
from kg.extraction.figures.periods import article_frame, frame_of, opening_time
from kg.extraction.figures.reader import read_figures
from kg.extraction.numbers.article_years import article_year
from kg.lexicon.units import Units
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Figure, Quantity, Span

__all__ = ["distinct", "extract"]

_CONFERRED = re.compile("授予|颁发|表彰|命名|评为|获")
_THAT_YEAR = ("一年来", "过去一年")  # below 2023年工作回顾 they are 2023


def extract(article: AnnotatedArticle, units: Units, taken: Sequence[Span] = ()) -> Iterator[Figure]:
    """Yield the figures of an article in order, each once however often the text repeats it.

    `taken` are the spans of numbers that other facts already tell (counts of honours); they still part
    lists but give no figure.
    """
    yield from distinct(_all(article, units, taken))


def distinct(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Pass over figures that repeat an earlier one: same value and unit, like measure, no other period."""
    seen: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        quantity = figure.quantity
        same = seen.setdefault((quantity.value, quantity.upper, quantity.unit), [])
        if not any(
            is_same(figure.measure, other.measure)
            and (figure.period == other.period or not figure.period or not other.period)
            for other in same
        ):
            same.append(figure)
            yield figure


def _all(article: AnnotatedArticle, units: Units, taken: Sequence[Span]) -> Iterator[Figure]:
    frame = article_frame(article.article)
    year = (article_year(article.article) or "")[:4] or None
    tells = tells_figures(article, units)
    honoured = _honoured(article, taken)
    paragraph, carried = -1, frame.period
    for sentence in article.sentences:
        if sentence.sentence.kind is BlockKind.HEADING:
            frame = frame_of(sentence.text, year) or frame
        if sentence.sentence.kind in (BlockKind.HEADING, BlockKind.BYLINE):
            continue
        if sentence.sentence.paragraph != paragraph:
            paragraph, carried = sentence.sentence.paragraph, frame.period
        time = opening_time(sentence)
        if time and not (carried and time.text.startswith("全年")):
            carried = time.value or (frame.period if time.text in _THAT_YEAR else None)
        if sentence.quantities and tells(sentence):
            figures = read_figures(sentence, units, frame, carried, taken)
            yield from (f for f in figures if not _repeats(f, sentence, honoured))


def _repeats(figure: Figure, sentence: AnnotatedSentence, honoured: frozenset[tuple[Decimal, str]]) -> bool:
    """Whether a figure says again how many have an award: a headline told it first."""
    if _count(figure.quantity) not in honoured or not _CONFERRED.search(figure.measure):
        return False
    return any(award.text in figure.measure for award in sentence.awards)


def _honoured(article: AnnotatedArticle, taken: Sequence[Span]) -> frozenset[tuple[Decimal, str]]:
    """The counts that `taken` tells."""
    return frozenset(
        _count(quantity)
        for sentence in article.sentences
        for quantity in sentence.quantities
        if any(span.overlaps(quantity.number) for span in taken)
    )


def _count(quantity: Quantity) -> tuple[Decimal, str]:
    return quantity.value, quantity.unit
