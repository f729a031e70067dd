"""The year in which an article speaks: relative times (``今年``, ``3月15日``) are resolved against it."""

from __future__ import annotations

import re

from kg.extraction.numbers.numerals import narrow
from kg.extraction.numbers.time_patterns import NUMBER, YEAR
from kg.extraction.numbers.time_values import year_of
from kg.model import Article, BlockKind

__all__ = ["article_year"]

_REVIEW_OF = re.compile(rf"({YEAR})年度?[^，。；]{{0,14}}?(?:综述|总结|回顾|回眸|纪实|盘点)")
_PLAN_OF = re.compile(rf"({YEAR})年度?[^，。；]{{0,16}}?(?:要点|计划|安排|部署)")
_CHRONICLE_OF = re.compile(rf"({YEAR})年度?[^，。；]{{0,16}}?大事记")
# ``2022年，`` may open a look back at the year before: only ``2024年是……`` speaks of now.
_YEAR_IS = re.compile(rf"({YEAR})年是")
_FULL_DATE = re.compile(rf"({YEAR})年(?:{NUMBER})月(?:{NUMBER})日")


def article_year(article: Article) -> str | None:
    """The reference of an article: its date, else the year that its title, headings or first three
    sentences state for now (``2024年工作要点``, ``2018年大事记``, ``2024年是…``, a full date), else None."""
    if article.date:
        return article.date
    heads = [article.title, *(s.text for s in article.sentences if s.kind is BlockKind.HEADING)]
    opening = [s.text for s in article.sentences if s.kind is BlockKind.PARAGRAPH][:3]
    for text in heads:
        if found := _REVIEW_OF.search(narrow(text)):
            return _year_after_review(article, year_of(found.group(1)))
    for pattern, texts in (
        (_CHRONICLE_OF, heads),
        (_PLAN_OF, heads + opening),
        (_YEAR_IS, opening),
        (_FULL_DATE, heads + opening),
    ):
        for text in texts:
            if found := pattern.search(narrow(text)):
                return str(year_of(found.group(1)))
    return None


def _year_after_review(article: Article, reviewed: int) -> str | None:
    """The year of a review of `reviewed`: the next, if it says what ``今年将`` be done; the same, if it has
    ``今年以来``; else unknown, since reviews appear at either end of the new year."""
    texts = [s.text for s in article.sentences]
    if any(re.search("今年[^。，]{0,16}将|新的一年", text) for text in texts):
        return str(reviewed + 1)
    return str(reviewed) if any("今年以来" in text for text in texts) else None
