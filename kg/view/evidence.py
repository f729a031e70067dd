"""Where a fact or a mention stands, ready to be shown: the quote and a little of what is around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.model import Document, Sentence, Span

__all__ = ["DocumentView", "Passage", "Passages"]

CONTEXT = 48
"""How many characters of the sentence are shown on each side of a quote. Two lines of the panel."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentView:
    """A document as the page lists it: its file name, the titles of its articles, its checksum.

    Two files of one name in different folders are told apart by their checksum.
    """

    name: str
    sha256: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a document.

    `quote` is what stands in the file at the original offsets ``[start, end)``, without line breaks
    and the blanks around them. `clean` is the same in the repaired text, and empty where the two
    are equal; `before` and `after` are repaired text of the same sentence.
    """

    document: DocumentView
    start: int
    end: int
    quote: str
    clean: str
    before: str
    after: str


class Passages:
    """Gives the passages of one document."""

    def __init__(self, document: Document) -> None:
        self.view = DocumentView(
            document.name, document.sha256, tuple(article.title for article in document.articles)
        )
        self._document = document
        self._sentences = sorted(
            (sentence for article in document.articles for sentence in article.sentences),
            key=lambda sentence: (sentence.start, sentence.end),
        )
        self._starts = [sentence.start for sentence in self._sentences]

    def at(self, span: Span) -> Passage:
        """The passage at a clean span, which must hold at least one character of the file."""
        place, original = self._document.quote(span)
        quote = _joined(original)
        clean = _joined(self._document.text[span.start : span.end])
        first, last = self._sentence(span.start), self._sentence(max(span.start, span.end - 1))
        before = self._document.text[first.start : span.start] if first else ""
        after = self._document.text[span.end : last.end] if last else ""
        return Passage(
            document=self.view,
            start=place.start,
            end=place.end,
            quote=quote,
            clean="" if clean == quote else clean,
            before=before if len(before) <= CONTEXT else "…" + before[-CONTEXT:],
            after=after if len(after) <= CONTEXT else after[:CONTEXT] + "…",
        )

    def _sentence(self, position: int) -> Sentence | None:
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._sentences[index].end:
            return None
        return self._sentences[index]


def _joined(text: str) -> str:
    """`text` in one line. Line breaks inside Chinese are layout, so that nothing replaces them."""
    lines = [line.strip() for line in text.splitlines()]
    joined = ""
    for line in filter(None, lines):
        latin = joined and joined[-1].isascii() and line[0].isascii()
        joined += f" {line}" if latin else line
    return joined
