"""Brands: programmes carried out under one name all over the country, quoted, listed or in running text.

Offsets are those of the sentence's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.programmes.unquoted import Named
from kg.extraction.quoting import Quoted
from kg.lexicon.programmes import Programmes
from kg.model import Span

__all__ = ["BRAND_TAIL", "bare_brands", "brand_list", "combined_brand"]

# Behind a brand these add nothing: “中国梦·劳动美”主题教育, “两学一做”学习教育.
BRAND_TAIL = re.compile(
    "(?:(?:主题|专题|学习|宣传|实践)(?:宣传)?教育|劳动竞赛|竞赛|创建|筛查|检查)?(?:活动)?"
)
_NOT_BRAND = re.compile(
    "标兵|先进|模范|示范|优秀|功臣|能手|奖|办公室|基金会|中心|领导小组|协会|学校|小学|大厦"
)


def bare_brands(text: str, lexicon: Programmes, closed: Sequence[Span]) -> Iterator[Named]:
    """Brands in running text, none inside the quoted stretches `closed`: ``发放金秋助学资金``.

    A brand in the name of an honour or a body (``春蕾计划先进集体``, ``希望工程办公室``) is none.
    """
    for match in lexicon.brand_pattern.finditer(text):
        span = Span(match.start(), match.end())
        brand = lexicon.brand(match.group())
        if (
            brand is None
            or any(other.covers(span) for other in closed)
            or _NOT_BRAND.match(text, match.end())
        ):
            continue
        yield Named(span.start, span.end, brand.name, brand.kind, "programme.brand")


def brand_list(quote: Quoted, lexicon: Programmes) -> list[Named]:
    """``“春送岗位、夏送清凉、金秋助学”传统品牌``: each part is a brand of its own."""
    parts = list(re.finditer("[^、，]+", quote.text))
    brands = [lexicon.brand(part.group()) for part in parts]
    if len(parts) < 2 or not all(brands):
        return []
    base = quote.inner.start
    return [
        Named(base + part.start(), base + part.end(), brand.name, brand.kind, "programme.brand")
        for part, brand in zip(parts, brands, strict=True)
        if brand is not None
    ]


def combined_brand(quote: Quoted, text: str, lexicon: Programmes) -> Named | None:
    """A brand of which only a part is quoted: ``“两癌”筛查``."""
    match = lexicon.brand_pattern.match(text, quote.span.start)
    brand = lexicon.brand(match.group()) if match else None
    if match is None or brand is None:
        return None
    return Named(match.start(), match.end(), brand.name, brand.kind, "programme.brand")
