"""Articles with the layers that figures are read from, for tests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.extractor import extract
from kg.extraction.numbers import quantities, times
from kg.extraction.tokens import shared_segmenter
from kg.lexicon.units import load_units
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Article,
    BlockKind,
    EntityClass,
    Figure,
    Mention,
    Sentence,
    Span,
)

__all__ = ["annotated", "figures", "stated"]


def annotated(
    texts: Sequence[str],
    *,
    title: str = "",
    date: str | None = None,
    kinds: Sequence[BlockKind] = (),
    organisations: Sequence[str] = (),
    paragraph: int | None = None,
) -> AnnotatedArticle:
    """An article of the given sentences, each a paragraph of its own unless `paragraph` is given, with its layers."""
    sentences, start = [], 0
    for number, text in enumerate(texts):
        kind = kinds[number] if kinds else BlockKind.PARAGRAPH
        block = number if paragraph is None else paragraph
        sentences.append(Sentence(start, start + len(text), text, kind, block))
        start += len(text) + 1
    article = Article(0, title, tuple(sentences), date)
    reference = times.article_year(article)
    return AnnotatedArticle(
        article,
        tuple(
            AnnotatedSentence(
                s,
                tokens=shared_segmenter().tokens(s),
                times=times.recognise(s, reference),
                quantities=quantities.recognise(s, load_units()),
                organisations=tuple(
                    Mention(s.start + m.start(), s.start + m.end(), name, EntityClass.ORGANISATION)
                    for name in organisations
                    for m in re.finditer(name, s.text)
                ),
            )
            for s in sentences
        ),
    )


def figures(*texts: str, taken: Sequence[Span] = (), **more: object) -> list[Figure]:
    return list(extract(annotated(texts, **more), load_units(), taken))  # type: ignore[arg-type]


def stated(*texts: str, **more: object) -> list[str]:
    """The figures of `texts` as ``value unit approx measure``, exact ones without their approximation."""
    rows = []
    for figure in figures(*texts, **more):  # type: ignore[arg-type]
        q = figure.quantity
        upper = f"—{q.upper:f}" if q.upper is not None else ""
        approx = "" if q.approx == "exact" else f" {q.approx}"
        rows.append(f"{q.value:f}{upper} {q.unit}{approx} {figure.measure}")
    return rows
