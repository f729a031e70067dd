"""Pages to a source text: lines in reading order, a blank line between blocks, a form feed between pages, and hints."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import BlockKind, Metadata
from kg.reading.pages.blocks import body_size, find_blocks
from kg.reading.pages.doubles import without_doubles
from kg.reading.pages.dropcaps import with_drop_caps
from kg.reading.pages.furniture import find_furniture, metadata_of
from kg.reading.pages.model import PageContent, Run
from kg.reading.pages.order import find_pieces
from kg.reading.pages.paragraphs import Paragraph, paragraphs_of
from kg.reading.pages.runs import find_runs
from kg.reading.source import BlockHint, SourceText

__all__ = ["compose"]

_INDENT = "\u3000\u3000"
_ONE_SIZE = 1.06  # headings whose type differs by less are of one level
_DEEPEST = 6


def compose(pages: Sequence[PageContent], media_type: str, warnings: tuple[str, ...] = ()) -> SourceText:
    """The text of `pages`, of which one may be empty. `metadata` is what their running heads say."""
    runs = [find_runs(without_doubles(page.glyphs), page.rules, page.recognised) for page in pages]
    body = body_size([run for lines in runs for run in lines])
    furniture = find_furniture(pages, runs, body)
    texts: list[list[Paragraph]] = []
    for page, lines, aside in zip(pages, runs, furniture, strict=True):
        rest = [run for run in lines if run not in aside.runs]
        heads = [Paragraph([line], BlockKind.BYLINE, whole=True) for line in aside.lines]
        texts.append(heads + _page(page, rest, body))
    return _written(texts, media_type, metadata_of(furniture), warnings)


def _page(page: PageContent, runs: list[Run], document_body: float) -> list[Paragraph]:
    own = body_size(runs)
    # A page of large type only (a title page) has no text to measure its headings by.
    body = own if sum(len(run.glyphs) for run in runs) > 200 else min(own, document_body)
    blocks = find_blocks(with_drop_caps(runs, body), page.rules, body)
    return [
        paragraph
        for piece in find_pieces(page, blocks, body)
        for paragraph in paragraphs_of(piece, body)
        if any(line.strip() for line in paragraph.lines)
    ]


def _levels(texts: list[list[Paragraph]]) -> dict[int, int]:
    """The level of each heading, by the paragraph's identity: headlines over columns are of the first."""
    headings = [p for text in texts for p in text if p.kind is BlockKind.HEADING]
    sizes: list[float] = []
    for size in sorted({heading.size for heading in headings}, reverse=True):
        if not sizes or size * _ONE_SIZE < sizes[-1]:
            sizes.append(size)
    levels: dict[int, int] = {}
    for heading in headings:
        rank = 1 + sum(size > heading.size * _ONE_SIZE for size in sizes)
        levels[id(heading)] = 1 if heading.headline else min(max(rank, 2), _DEEPEST)
    return levels


def _written(
    texts: list[list[Paragraph]], media_type: str, metadata: Metadata, warnings: tuple[str, ...]
) -> SourceText:
    levels = _levels(texts)
    parts: list[str] = []
    hints: list[BlockHint] = []
    starts: list[int] = []
    at = 0
    for number, paragraphs in enumerate(texts):
        if number:
            parts.append("\f")
            at += 1
        starts.append(at)
        for i, paragraph in enumerate(paragraphs):
            if i:
                between = "\n\n" if paragraph.whole or paragraphs[i - 1].whole else "\n"
                parts.append(between)
                at += len(between)
            text = "\n".join(paragraph.lines)
            if paragraph.indented:
                text = _INDENT + text
            if paragraph.whole:
                level = levels.get(id(paragraph), 0)
                hints.append(BlockHint(at, at + len(text), paragraph.kind, level))
            parts.append(text)
            at += len(text)
        parts.append("\n")
        at += 1
    return SourceText(
        "".join(parts), "utf-8", media_type, tuple(hints), tuple(starts), metadata, warnings=warnings
    )
