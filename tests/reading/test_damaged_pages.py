"""Whole damaged pages and what is read from them: `damaged_pages/NAME.txt` and, beside it, `pages/NAME.expected`.

The expected file has a line ``== title | date`` an article, and below it a line a sentence: its kind, ``¶`` where a
block begins, and its text. ``python tests/reading/test_damaged_pages.py`` writes them anew, to be read before they are
kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Document, Span
from kg.reading import read_document

PAGES = Path(__file__).parent / "damaged_pages"


def read(path: Path) -> Document:
    return read_document(path.name, path.read_bytes())


def shown(document: Document) -> str:
    said = document.metadata
    lines = [f"{said.title} | {said.publisher} | {said.date or ''} | {said.place} | {' '.join(said.authors)}"]
    for article in document.articles:
        lines.append(f"== {article.title} | {article.date or ''}")
        last = -1
        for sentence in article.sentences:
            mark = "¶" if sentence.paragraph != last else " "
            lines.append(f"{sentence.kind.value:<9} {mark} {sentence.text}")
            last = sentence.paragraph
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_read_from_a_page(path: Path) -> None:
    document = read(path)
    assert shown(document) == path.with_suffix(".expected").read_text("utf-8")
    for article in document.articles:
        for sentence in article.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text
            segment, quote = document.quote(Span(sentence.start, sentence.end))
            assert document.original[segment.start : segment.end] == quote != ""


def test_the_parts_of_a_continued_sentence_lie_on_two_pages() -> None:
    document = read(PAGES / "continued.txt")
    sentence = next(s for s in document.articles[0].sentences if "3000余户" in s.text)
    first, second = (
        document.original[segment.start : segment.end]
        for segment in document.segments(Span(sentence.start, sentence.end))
    )
    assert first.startswith("本报讯") and first.endswith("3000")
    assert second.startswith("余户")
    feed = document.original.index("\f")
    assert document.original.index(first[:6]) < feed < document.original.index(second)


if __name__ == "__main__":
    for page in sorted(PAGES.glob("*.txt")):
        page.with_suffix(".expected").write_text(shown(read(page)), encoding="utf-8")
