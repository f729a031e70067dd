"""Whether a text reads like the news and reports of institutions: only there do numbers make figures.

``墙上挂着两幅画，桌上放着6只碗`` counts things as ``捐赠书籍两万册`` does. What tells them apart is the text around:
reports name bodies, the people whom they serve and what they do for them (``全县``, ``职工``, ``慰问``) in every other
clause, while a novel, a recipe, a travel note, a manual or sports news goes on for pages without. So the words of
the genre are counted, once an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.lexicon.units import Units
from kg.model import AnnotatedArticle, AnnotatedSentence

__all__ = ["tells_figures"]

# Words of the genre per 100 characters. Measured on some 80 reports, decisions and pieces of news: those with
# figures have 2.5 and more, other kinds of text 0.8 and less.
_ARTICLE_DENSITY = 1.6
# A paragraph so long without one such word is of another kind, wherever it stands.
_SILENT = 100
# In an article of another kind a sentence must show the genre by itself.
_SENTENCE_DENSITY = 5.0
_SENTENCE_WORDS = 3
# Years before the reform of 1978, and since. Lives of old workers name years of both kinds.
_PAST = re.compile(r"(?<!\d)(?:1[5-8]\d\d|19[0-6]\d|197[0-7])年|1[5-9]世纪")
_PRESENT = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)年|近年|今年|去年|目前|近日|日前")
_FEWEST_PAST = 3


def tells_figures(article: AnnotatedArticle, units: Units) -> Callable[[AnnotatedSentence], bool]:
    """A test for the sentences of `article`: whether their numbers may be figures.

    True for all of an article that reads like the genre, else for sentences that do so by themselves
    (a lone ``全市培训职工3万人次`` in a column of verse).
    """
    if _is_history(article, units):
        return lambda sentence: False
    found: dict[int, int] = {}
    length: dict[int, int] = {}
    for sentence in article.sentences:
        paragraph = sentence.sentence.paragraph
        words = sum(1 for _ in units.genre.finditer(sentence.text))
        found[paragraph] = found.get(paragraph, 0) + words
        length[paragraph] = length.get(paragraph, 0) + len(sentence.text)
    whole = sum(length.values())
    if not whole or 100 * sum(found.values()) / whole < _ARTICLE_DENSITY:
        return lambda sentence: _shows_genre(sentence, units)
    silent = {p for p in found if not found[p] and length[p] >= _SILENT}
    return lambda sentence: sentence.sentence.paragraph not in silent


def _is_history(article: AnnotatedArticle, units: Units) -> bool:
    """Whether the years that the article names are long past: ``1922年香港海员罢工，10万人参加`` reports nothing."""
    text = article.article.title + "".join(sentence.text for sentence in article.sentences)
    past = sum(1 for _ in _PAST.finditer(text))
    if past < _FEWEST_PAST:
        return False
    dated = (article.article.date or "") >= "1980"
    present = sum(1 for _ in _PRESENT.finditer(text)) + dated
    return present == 0 or (units.lessons.search(text) is not None and past > 2 * present)


def _shows_genre(sentence: AnnotatedSentence, units: Units) -> bool:
    words = units.genre.findall(sentence.text)
    return len(set(words)) >= _SENTENCE_WORDS and 100 * len(words) / len(sentence.text) >= _SENTENCE_DENSITY
