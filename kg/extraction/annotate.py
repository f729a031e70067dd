"""The layers of an article: words, times, quantities, and what is named in each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.honours import awards
from kg.extraction.numbers import quantities, times
from kg.extraction.organisations.coreference import Coreference
from kg.extraction.organisations.recogniser import OrganisationRecogniser
from kg.extraction.persons.name_reader import EndWitness
from kg.extraction.persons.recogniser import PersonRecogniser
from kg.extraction.programmes import extractor as programmes
from kg.extraction.tokens import Segmenter
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, AnnotatedSentence, Article, Mention

__all__ = ["Annotator"]


class Annotator:
    """Annotates articles; holds what is made once from the lexicons."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, witness: EndWitness | None = None) -> None:
        self._lexicon = lexicon
        self._segmenter = segmenter
        self._organisations = OrganisationRecogniser(
            lexicon.divisions, lexicon.bodies, lexicon.posts, segmenter.tag_of
        )
        self._coreference = Coreference(
            lexicon.bodies, lexicon.posts, lexicon.divisions, lambda word: bool(segmenter.tag_of(word))
        )
        self._persons = PersonRecogniser(
            lexicon.names, lexicon.posts, lexicon.divisions, segmenter.tag_of, witness
        )

    def annotate(self, article: Article) -> AnnotatedArticle:
        """`article` with all layers.

        Relative dates are resolved against its date, or the year that it states.
        """
        sentences = article.sentences
        reference = times.article_year(article)
        tokens = [self._segmenter.tokens(sentence) for sentence in sentences]
        honours = [awards.recognise(sentence, self._lexicon.awards) for sentence in sentences]
        bodies = [
            _outside(self._organisations.recognise(sentence, words), named)
            for sentence, words, named in zip(sentences, tokens, honours, strict=True)
        ]
        bodies = list(self._coreference.complete(sentences, bodies))
        persons = self._persons.recognise(sentences, tokens, bodies)
        return AnnotatedArticle(
            article,
            tuple(
                AnnotatedSentence(
                    sentence=sentence,
                    tokens=tokens[i],
                    times=times.recognise(sentence, reference),
                    quantities=quantities.recognise(sentence, self._lexicon.units),
                    organisations=bodies[i],
                    persons=persons[i],
                    awards=honours[i],
                    programmes=programmes.recognise(sentence, self._lexicon.programmes),
                )
                for i, sentence in enumerate(sentences)
            ),
        )


def _outside(bodies: Iterable[Mention], awards: Sequence[Mention]) -> tuple[Mention, ...]:
    """The bodies that do not stand inside an award's name (``四川省职工爱国主义教育基地``)."""
    return tuple(b for b in bodies if not any(a.span.covers(b.span) for a in awards))
