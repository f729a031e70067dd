"""Whether a text reads like the news and reports of institutions: only there do numbers make figures.

``墙上挂着两幅画，桌上放着6只碗`` counts things as ``捐赠书籍两万册`` does. What tells them apart is the text around:
reports name bodies, the people whom they serve and what they do for them (``全县``, ``职工``, ``慰问``) in every other
clause, while a novel, a recipe, a travel note, a manual or sports news goes on for pages without. So the words of
the genre are counted, once an article.
"""

from __future__ import annotations

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


def tells_figures(article: AnnotatedArticle, units: Units) -> Callable[[AnnotatedSentence], bool]:
    """A test for the sentences of `article`: whether their numbers may be figures.

    True for all of an article that reads like the genre, else for sentences that do so by themselves
    (a lone ``全市培训职工3万人次`` in a column of verse).
    """
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


def _shows_genre(sentence: AnnotatedSentence, units: Units) -> bool:
    words = units.genre.findall(sentence.text)
    return len(set(words)) >= _SENTENCE_WORDS and 100 * len(words) / len(sentence.text) >= _SENTENCE_DENSITY
