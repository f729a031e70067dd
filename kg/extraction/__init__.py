"""Articles to facts: a module a kind of fact, each reading the layers that ``annotate`` makes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction import bylines, events, figures, honour_counts, honours, posts, programmes
from kg.extraction.annotate import Annotator
from kg.extraction.post_items import PostItems
from kg.extraction.tokens import Segmenter, shared_segmenter
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Article, Fact

__all__ = ["ArticleFacts", "Extractor"]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What one article states, with the mentions it was read from; names are not yet resolved."""

    article: AnnotatedArticle
    facts: tuple[Fact, ...]


class Extractor:
    """Reads facts from articles; made once a process from the lexicons."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter | None = None) -> None:
        self._lexicon = lexicon
        segmenter = segmenter or shared_segmenter()
        self._annotator = Annotator(lexicon, segmenter)
        self._post_items = PostItems(
            lexicon.posts, lexicon.bodies, lexicon.divisions, lambda word: bool(segmenter.tag_of(word))
        )

    def extract(self, article: Article) -> ArticleFacts:
        """All facts of an article. A number that an honour count carries is not told again as a figure."""
        annotated = self._annotator.annotate(article)
        lexicon = self._lexicon
        taken = [q.span for q in honour_counts.taken_quantities(annotated, lexicon.awards)]
        facts: list[Fact] = [
            *posts.extract(annotated, self._post_items, lexicon.posts),
            *bylines.extract(annotated),
            *honours.extract(annotated, lexicon.awards),
            *honour_counts.extract(annotated, lexicon.awards),
            *programmes.extract(annotated, lexicon.programmes),
            *figures.extract(annotated, lexicon.units, taken),
            *events.extract(annotated, lexicon.events),
        ]
        return ArticleFacts(annotated, tuple(facts))
