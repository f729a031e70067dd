"""Files to clean text: bytes → :class:`kg.model.Document`.

``read_source → read_script → read_lines → find_blocks → split_articles → split_sentences``; each step is a plain
function in a module of its own. Original offsets count code points of the source text: of a text file, decoded,
with its line ends as they are and without a byte order mark; of any other format, what its reader gives
(:mod:`kg.reading.source`). Clean offsets count code points of ``Document.text``.
"""

from __future__ import annotations

import hashlib

from kg.errors import ReadingError
from kg.model import NOTHING_SAID, Alignment, Article, Document, Metadata, Sentence
from kg.reading.aligned import AlignedText, join
from kg.reading.articles import ArticleBlocks, split_articles
from kg.reading.continuations import join_continued
from kg.reading.formats import read_source
from kg.reading.jumps import with_jumps
from kg.reading.layout import find_blocks
from kg.reading.lines import read_lines
from kg.reading.page_furniture import without_furniture
from kg.reading.page_metadata import page_metadata
from kg.reading.script import read_script
from kg.reading.sentences import split_sentences
from kg.reading.source import SourceText

__all__ = ["MOST_CHARACTERS", "assemble", "read_document"]

MOST_CHARACTERS = 10_000_000
"""Of one document. The time and the memory that it takes grow with it: 3 GB and twenty minutes for so many."""


def read_document(name: str, data: bytes, metadata: Metadata = NOTHING_SAID) -> Document:
    """The document in the bytes `data` of the input `name`; `metadata` is what was said about it elsewhere.

    That goes before what the file says of itself, and both before what its text tells. The date that was said is that
    of articles that tell none.

    Its text has a line feed between blocks, which stands for nothing of the original
    (``starts == ends``). Raises :class:`ReadingError` for what is not text or has nothing to read.
    """
    return assemble(name, data, read_source(name, data), metadata)


def assemble(name: str, data: bytes, source: SourceText, metadata: Metadata = NOTHING_SAID) -> Document:
    """The document that a format's reader has found in `data`: its lines repaired, its articles and sentences told
    apart. Raises ReadingError where nothing readable is left, or more than can be worked on."""
    if len(source.text) > MOST_CHARACTERS:
        raise ReadingError(
            name,
            f"超过 {MOST_CHARACTERS // 10_000} 万字，请拆开 has more than {MOST_CHARACTERS:,} characters; split it",
        )
    said = metadata.or_else(source.metadata)
    written = read_script(source.text)
    articles = _articles_of(written.text, source, said.date)
    blocks = [block.content for article in articles for block in article.blocks]
    if not blocks:
        raise ReadingError(
            name,
            "没有可读的文字，请换一份 has no readable text, only blanks and damaged characters; give another copy",
        )
    clean = _with_separators(blocks)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=source.encoding,
        original=source.text,
        text=clean.text,
        alignment=Alignment(clean.starts, clean.ends, len(source.text)),
        articles=_articles(articles),
        media_type=source.media_type,
        metadata=said.or_else(page_metadata(articles)),
        pages=source.pages,
        script=written.script,
        warnings=source.warnings,
    )


def _articles_of(text: str, source: SourceText, date: str | None) -> list[ArticleBlocks]:
    """The articles of a source text, each whole, wherever its parts stand; `date` is what was said of it.

    `text` is that of the source in simplified characters, one for one.
    """
    lines = without_furniture(with_jumps(read_lines(text, source.hints, source.body)))
    return join_continued(split_articles(find_blocks(lines), date))


def _with_separators(blocks: list[AlignedText]) -> AlignedText:
    """The blocks with a line feed between them, which has no place in the original of its own."""
    parts: list[AlignedText] = []
    for block in blocks:
        if parts:
            place = (parts[-1].ends[-1],)
            parts.append(AlignedText("\n", place, place))
        parts.append(block)
    return join(parts)


def _articles(articles: list[ArticleBlocks]) -> tuple[Article, ...]:
    """Articles with their sentences; offsets run through the whole document."""
    result: list[Article] = []
    offset = 0
    for index, article in enumerate(articles):
        sentences: list[Sentence] = []
        for number, block in enumerate(article.blocks):
            for span in split_sentences(block.text, block.kind):
                text = block.text[span.start : span.end]
                start = offset + span.start
                sentences.append(Sentence(start, start + len(text), text, block.kind, number))
            offset += len(block.text) + 1
        result.append(Article(index, article.title, tuple(sentences), article.date))
    return tuple(result)
