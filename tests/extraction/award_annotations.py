"""Sentences annotated by hand, for the tests of awards and honours.

Names are marked in the text: ``{甲公司}`` is an organisation, ``<张三>`` a person. Quantities and dates are
read by two plain patterns, enough for the sentences of these tests. ``|`` parts sentences.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extraction.honours.awards import recognise
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.persons.expected import ExpectedNames
from kg.extraction.tokens import shared_segmenter
from kg.lexicon.awards import load_awards
from kg.lexicon.names import load_names
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Approx,
    Article,
    BlockKind,
    EntityClass,
    Mention,
    Quantity,
    Sentence,
    Span,
    TimeExpression,
)

HOLDERS = ExpectedNames(load_names(), shared_segmenter().tag_of, TITLE_END)
"""Reads names beside an award, as the program makes it."""

_QUANTITY = re.compile(
    r"(?P<near>近)?(?P<number>\d+|(?<![第前年])[一二两三四五六七八九十](?=[名家个人位项]))(?P<over>余|多)?"
    r"(?P<unit>人次|场次|万元|[名人位个家项件幅篇支间座户场])(?P<least>以上)?"
)
_TIME = re.compile(r"((?:19|20)\d{2})年(度)?(?:(\d{1,2})月)?")
_CHINESE = dict(zip("一两二三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


def annotated(marked: str, title: str = "") -> AnnotatedArticle:
    """The article of the sentences in `marked`, all in one paragraph, with every layer filled."""
    sentences = []
    start = 0
    for part in marked.split("|"):
        sentences.append(_sentence(part, start))
        start = sentences[-1].sentence.end + 1
    return AnnotatedArticle(
        Article(0, title, tuple(sentence.sentence for sentence in sentences)), tuple(sentences)
    )


def _sentence(marked: str, start: int) -> AnnotatedSentence:
    text = re.sub("[{}<>]", "", marked)
    sentence = Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, 0)
    layers: dict[str, list[Mention]] = {"{": [], "<": []}
    classes = {"{": EntityClass.ORGANISATION, "<": EntityClass.PERSON}
    passed = 0
    for match in re.finditer(r"\{([^}]*)\}|<([^>]*)>", marked):
        name = match.group(1) or match.group(2)
        begin = start + match.start() - passed
        mark = match.group()[0]
        layers[mark].append(Mention(begin, begin + len(name), name, classes[mark]))
        passed += 2
    return AnnotatedSentence(
        sentence,
        times=tuple(
            TimeExpression(
                Span(start + match.start(), start + match.end()),
                match.group(),
                match.group(1) + (f"-{int(match.group(3)):02}" if match.group(3) else ""),
            )
            for match in _TIME.finditer(text)
        ),
        quantities=tuple(_quantity(match, start) for match in _QUANTITY.finditer(text)),
        organisations=tuple(layers["{"]),
        persons=tuple(layers["<"]),
        awards=recognise(sentence, load_awards()),
    )


def _quantity(match: re.Match[str], start: int) -> Quantity:
    number = match.group("number")
    approx = Approx.EXACT
    for group, value in (("near", Approx.NEARLY), ("over", Approx.OVER), ("least", Approx.AT_LEAST)):
        if match.group(group):
            approx = value
    return Quantity(
        Span(start + match.start(), start + match.end()),
        Span(start + match.start("number"), start + match.end("number")),
        Decimal(number) if number.isdigit() else Decimal(_CHINESE[number]),
        match.group("unit"),
        approx,
    )
