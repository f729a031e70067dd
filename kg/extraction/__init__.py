"""Articles to facts: a package a kind of fact, each reading the layers that ``annotate`` makes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction import bylines
from kg.extraction.annotate import Annotator
from kg.extraction.events import extractor as events
from kg.extraction.figures import extractor as figures
from kg.extraction.honours import counts as honour_counts
from kg.extraction.honours import extractor as honours
from kg.extraction.honours.titles import TITLE_END
from kg.extraction.persons.expected import ExpectedNames
from kg.extraction.persons.name_reader import EndWitness
from kg.extraction.posts import extractor as posts
from kg.extraction.posts.items import PostItems
from kg.extraction.programmes import extractor as programmes
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
    """Reads facts from articles; made once a process from the lexicons.

    `segmenter` gives word boundaries (jieba's, if left out); `witness` is a second opinion on where names of
    persons end, and may be left out.
    """

    def __init__(
        self, lexicon: Lexicon, segmenter: Segmenter | None = None, witness: EndWitness | None = None
    ) -> None:
        self._lexicon = lexicon
        segmenter = segmenter or shared_segmenter()
        self._annotator = Annotator(lexicon, segmenter, witness)
        self._holders = ExpectedNames(lexicon.names, segmenter.tag_of, TITLE_END)
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
            *bylines.extract(annotated, lexicon.names),
            *honours.extract(annotated, lexicon.awards, self._holders),
            *honour_counts.extract(annotated, lexicon.awards),
            *programmes.extract(annotated, lexicon.programmes),
            *figures.extract(annotated, lexicon.units, taken),
            *events.extract(annotated, lexicon.events),
        ]
        return ArticleFacts(annotated, tuple(facts))
