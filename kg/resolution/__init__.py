"""Names to things: which organisation, person, award, programme or event each mention names.

Resolution sees one document. Entities get keys made from what identifies them (a full name, a name and
a place), so that the same thing found in two documents has one key without either being looked at
together. What the document does not tell gets a key of its own in it, and the reason says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction import ArticleFacts
from kg.lexicon import Lexicon
from kg.model import Document, Link, Mention, ResolvedDocument, ResolvedFact
from kg.resolution.confidence import confidence
from kg.resolution.fact_mentions import core_mentions, mentions_of
from kg.resolution.links import ArticleLinker
from kg.resolution.organisation_names import OrganisationNamer
from kg.resolution.place_context import place_context
from kg.resolution.place_votes import place_votes, said_votes, visitors
from kg.resolution.repeats import without_repeats

__all__ = ["Resolver", "mentions_of"]


class Resolver:
    """Resolves documents; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(self, lexicon: Lexicon, is_word: Callable[[str], bool]) -> None:
        self._lexicon = lexicon
        self._is_word = is_word
        self._namer = OrganisationNamer(lexicon, is_word)

    def resolve(self, document: Document, articles: Sequence[ArticleFacts]) -> ResolvedDocument:
        """`articles` are the facts of the document's articles, in order.

        Every mention of the layers and facts of the articles has exactly one link in the result; links are
        in order of place, facts, each claim once, in the order of the
        articles.
        """
        divisions = self._lexicon.divisions
        votes = [list(place_votes(article, divisions, self._is_word)) for article in articles]
        page = [vote for article_votes in votes for vote in article_votes]
        said = list(said_votes(document.metadata, divisions, self._is_word))
        facts: list[ResolvedFact] = []
        links: dict[Mention, Link] = {}
        for article, own in zip(articles, votes, strict=True):
            guests = visitors(article, divisions, self._is_word)
            context = place_context(divisions, own, page, guests, said)
            index = article.article.article.index
            linker = ArticleLinker(self._lexicon, self._namer, self._is_word, article, context)
            found = linker.links(f"{document.sha256[:8]}-{index}")
            links.update(found)
            for fact in article.facts:
                certainties = (found[mention].certainty for mention in core_mentions(fact))
                facts.append(ResolvedFact(fact, confidence(fact.rule, certainties), index))
        ordered = sorted(links.values(), key=lambda link: (link.mention.start, link.mention.end, link.entity))
        return ResolvedDocument(document, without_repeats(facts, links), tuple(ordered))
