"""One document from bytes to resolved facts: a pure function of its bytes and the lexicons.

Documents do not see each other here, so they can be spread over processes and machines.
"""

from __future__ import annotations

from functools import cache

from kg.extraction import Extractor
from kg.extraction.pkuseg_witness import shared_witness
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import ResolvedDocument
from kg.reading import read_document
from kg.resolution import Resolver

__all__ = ["process"]


def process(name: str, data: bytes) -> ResolvedDocument:
    """Read, extract and resolve the document `data`, which users know as `name`.

    Raises ReadingError if the bytes cannot be read as text.
    """
    document = read_document(name, data)
    extractor, resolver = _tools()
    return resolver.resolve(document, [extractor.extract(article) for article in document.articles])


@cache
def _tools() -> tuple[Extractor, Resolver]:
    """The extractor and resolver of this process, made at first use."""
    lexicon = load()
    segmenter = shared_segmenter()
    return Extractor(lexicon, segmenter, shared_witness()), Resolver(
        lexicon, lambda word: bool(segmenter.tag_of(word))
    )
