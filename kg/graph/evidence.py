"""Where in a document something stands: passages, selectors and mentions as triples.

The Web Annotation way (https://www.w3.org/TR/annotation-vocab/): a *passage* or *mention* is a specific
resource of the source document, and a *selector* says which characters. A selector is a text quote
(what stands there, and a little of what stands around it) and a text position (code points of the
source's text, from 0) at once: one thing, where two would say the same with twice the triples. Where repair put a
sentence together from parts that lie apart in the file, the longest part is `oa:hasSelector` and the others are
`kg:furtherSelector`, for several `oa:hasSelector` would each have to select the whole.

A passage of a PDF file has its page as a second, coarser selector, as the model allows (section 4.2): an
`oa:FragmentSelector` by RFC 8118 (``page=3``), which a viewer can open. The model's own table still names RFC 3778,
which RFC 8118 replaced.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.graph.iris import entity_iri, mention_iri, page_iri, passage_iri, selector_iri
from kg.graph.names import Dct, Kg, Oa, Rdf
from kg.graph.terms import Iri, Triple, decimal, integer, text
from kg.model import Document, Link, Span

__all__ = ["CONTEXT", "PDF", "mention_triples", "passage_triples"]

PDF = "application/pdf"
"""The media type of which pages are fragments."""

_PDF_FRAGMENTS = Iri("https://www.rfc-editor.org/rfc/rfc8118")

CONTEXT = 16
"""Characters of the original that a quote's prefix and suffix hold; 16 tell most repetitions apart."""


def passage_triples(document: Document, iri: Iri, segments: tuple[Span, ...]) -> Iterator[Triple]:
    """The passage that states a fact, with quotes in their context and the page; `segments` are its parts in the
    original, at least one. It is typed as Web Annotation types it, for tools that know no more than that."""
    passage = passage_iri(iri, segments)
    yield passage, Rdf.type, Kg.Passage
    yield passage, Rdf.type, Oa.SpecificResource
    if document.pages and document.media_type == PDF:
        number = max(1, bisect_right(document.pages, _main(segments).start))
        page = page_iri(iri, number)
        yield passage, Oa.hasSelector, page
        yield page, Rdf.type, Oa.FragmentSelector
        yield page, Rdf.value, text(f"page={number}")
        yield page, Dct.conformsTo, _PDF_FRAGMENTS
    yield from _place(document, iri, passage, segments, context=True)


def mention_triples(document: Document, iri: Iri, links: tuple[Link, ...]) -> Iterator[Triple]:
    """Each mention with the entity it denotes, and why.

    Links that say the same (span and entity) are stated once, with the more certain reason. A mention
    behind which no character of the original stands is left out.
    """
    best: dict[Iri, Link] = {}
    for link in links:
        subject = mention_iri(iri, link.mention.span, entity_iri(link.entity))
        known = best.get(subject)
        if known is None or _rank(link) < _rank(known):
            best[subject] = link
    for subject, link in best.items():
        segments = document.segments(link.mention.span)
        if not segments:
            continue
        yield subject, Rdf.type, Kg.Mention
        yield subject, Kg.denotes, entity_iri(link.entity)
        yield subject, Kg.certainty, decimal(link.certainty)
        if link.reason:
            yield subject, Kg.linkReason, text(link.reason)
        yield from _place(document, iri, subject, segments, context=False)


def _rank(link: Link) -> tuple[float, str]:
    return -link.certainty, link.reason


def _place(
    document: Document, iri: Iri, subject: Iri, segments: tuple[Span, ...], *, context: bool
) -> Iterator[Triple]:
    yield subject, Oa.hasSource, iri
    main = _main(segments)
    yield subject, Oa.hasSelector, selector_iri(iri, main)
    for segment in segments:
        selector = selector_iri(iri, segment)
        if segment != main:
            yield subject, Kg.furtherSelector, selector
        yield from _selector(document, selector, segment, context=context)


def _main(segments: tuple[Span, ...]) -> Span:
    """The longest part, as :meth:`Document.quote` has it: of equally long ones the first."""
    return max(segments, key=len)


def _selector(document: Document, selector: Iri, segment: Span, *, context: bool) -> Iterator[Triple]:
    original, start, end = document.original, segment.start, segment.end
    yield selector, Rdf.type, Oa.TextQuoteSelector
    yield selector, Rdf.type, Oa.TextPositionSelector
    yield selector, Oa.exact, text(original[start:end])
    yield selector, Oa.start, integer(start)
    yield selector, Oa.end, integer(end)
    if context:
        yield selector, Oa.prefix, text(original[max(0, start - CONTEXT) : start])
        yield selector, Oa.suffix, text(original[end : end + CONTEXT])
