"""Programmes: named campaigns, services, competitions, projects, schemes and bundles.

A programme has a name of its own: quoted (``“山城之夜”``), a set brand (``金秋助学``), or an open name with a
strong head after a verb (``实施劳模关爱工程``). Ideas, slogans, metaphors and honours that are quoted
(``四个意识``, ``娘家人``, ``工人先锋号``) are none, nor are plain activities (``文艺演出``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.operators import (
    holds_post_of,
    in_honour,
    main_body,
    operator_of,
    stands_by,
    subject_organisations,
)
from kg.extraction.programmes.brands import bare_brands
from kg.extraction.programmes.context import mask
from kg.extraction.programmes.quoted import MAX_NAME, quoted_names
from kg.extraction.programmes.unquoted import Named, open_names
from kg.extraction.quoting import quoted
from kg.lexicon.programmes import Programmes
from kg.model import (
    AnnotatedArticle,
    EntityClass,
    Mention,
    Programme,
    Sentence,
    Span,
)

__all__ = ["extract", "recognise"]

_BARE_NOUN = re.compile(
    "(?:系列|主题|专项|社会|实践)*(?:活动|行动|工程|项目|计划|工作|品牌|建设|A[Pp][Pp]|小程序)(?![者站室队])"
)


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    evidence: Span
    rule: str


def recognise(sentence: Sentence, programmes: Programmes) -> tuple[Mention, ...]:
    """The programmes that a sentence names, in order; they do not overlap.

    A mention covers the quotation marks and a noun phrase that is part of the name, not a bare 活动 or 工程
    behind it. `label` is the name without quotation marks (a brand's full name), `kind` its kind.
    """
    return tuple(found.mention for found in _find(sentence, programmes))


def extract(article: AnnotatedArticle, programmes: Programmes) -> Iterator[Programme]:
    """A fact for each programme mention, in order, with the organisation that carries it out.

    `operator` is the organisation that is the subject before the name in the same sentence (or stands right
    before it, or after 由); else the last subject of the paragraph; else the organisation that is the
    subject of most sentences of the article; else None. A name in an honour
    (``被评为“甲杯”竞赛优胜单位``) has no operator.
    """
    main = main_body(article)
    paragraph = -1
    last: Mention | None = None
    weak: Mention | None = None  # 市政协副主席某某宣布启动: a person's body, if there is no better
    for sentence in article.sentences:
        if sentence.sentence.paragraph != paragraph:
            paragraph, last, weak = sentence.sentence.paragraph, None, None
        wanted = {mention.span for mention in sentence.programmes}
        if wanted:
            for found in _find(sentence.sentence, programmes):
                if found.mention.span in wanted:
                    operator = operator_of(sentence, found.mention)
                    if operator is None and not in_honour(sentence, found.mention):
                        operator = last or main or weak
                    yield Programme(found.mention, found.mention.kind, found.evidence, found.rule, operator)
        for subject in subject_organisations(sentence):
            if stands_by(sentence, subject):
                continue
            if not holds_post_of(sentence, subject):
                last = subject
            elif last is None:
                weak = subject


# ---------------------------------------------------------------------------------------------
# Finding names. Offsets are those of the sentence's text until the end.


def _find(sentence: Sentence, lexicon: Programmes) -> list[_Found]:
    text = sentence.text
    quotes = tuple(quoted(text))
    masked = mask(text, quotes)
    named: list[Named] = []
    for quote in quotes:
        named += quoted_names(quote, masked, text, lexicon)
    taken = [Span(name.start, name.end) for name in named]
    # A brand inside other quotation marks is part of another name, unless a whole speech is quoted.
    closed = [q.span for q in quotes if q.mark in "《〈" or (len(q.inner) <= MAX_NAME and "。" not in q.text)]
    for name in bare_brands(text, lexicon, closed):
        if not any(span.overlaps(Span(name.start, name.end)) for span in taken):
            named.append(name)
            taken.append(Span(name.start, name.end))
    for name in open_names(masked, lexicon):
        if not any(span.overlaps(Span(name.start, name.end)) for span in taken):
            named.append(name)
            taken.append(Span(name.start, name.end))
    return [_as_found(name, text, sentence.start) for name in sorted(named, key=lambda name: name.start)]


def _as_found(name: Named, text: str, offset: int) -> _Found:
    label = re.sub(r"[\s“”‘’「」『』]", "", name.label or text[name.start : name.end])
    start, end = offset + name.start, offset + name.end
    mention = Mention(start, end, text[name.start : name.end], EntityClass.PROGRAMME, label, name.kind)
    noun = _BARE_NOUN.match(text, name.end)
    return _Found(mention, Span(start, offset + noun.end() if noun else end), name.rule)
