"""One document from bytes to resolved facts: a pure function of its bytes and the lexicons.

Documents do not see each other here, so they can be spread over processes and machines.
"""

from __future__ import annotations

from functools import cache

from kg.extraction import Extractor
from kg.extraction.persons.name_reader import EndWitness
from kg.extraction.pkuseg_witness import shared_witness
from kg.extraction.tokens import Segmenter, shared_segmenter
from kg.lexicon import SHIPPED, Lexicon, LexiconSources, load
from kg.model import NOTHING_SAID, Metadata, ResolvedDocument
from kg.reading import read_document
from kg.resolution import Resolver

__all__ = ["Processor", "process"]


class Processor:
    """Reads, extracts and resolves documents with the lexicons, the segmenter and the witness that it is given."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, witness: EndWitness | None) -> None:
        """`segmenter` gives words and their parts of speech, `witness` a second opinion on ends of names."""
        self._extractor = Extractor(lexicon, segmenter, witness)
        self._resolver = Resolver(lexicon, lambda word: bool(segmenter.tag_of(word)))

    def process(self, name: str, data: bytes, metadata: Metadata = NOTHING_SAID) -> ResolvedDocument:
        """The document `data`, which users know as `name`, and of which `metadata` was said elsewhere.

        Raises ReadingError if it cannot be read.
        """
        document = read_document(name, data, metadata)
        articles = [self._extractor.extract(article) for article in document.articles]
        return self._resolver.resolve(document, articles)


def process(
    name: str, data: bytes, sources: LexiconSources = SHIPPED, metadata: Metadata = NOTHING_SAID
) -> ResolvedDocument:
    """The document `data`, which users know as `name`, read with the lexicons of `sources`.

    `metadata` is what was said about it elsewhere. Raises ReadingError if it cannot be read.
    """
    return _processor(sources).process(name, data, metadata)


@cache
def _processor(sources: LexiconSources) -> Processor:
    """The processor of this process for these lexicons, made at first use."""
    return Processor(load(sources), shared_segmenter(), shared_witness())
