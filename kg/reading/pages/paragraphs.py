"""Blocks in reading order to paragraphs, headings and captions, by indents and by how far lines reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.pages.blocks import style_of
from kg.reading.pages.linetext import line_text
from kg.reading.pages.model import Block, Run
from kg.reading.pages.order import Piece

__all__ = ["Paragraph", "paragraphs_of"]

# Lengths are in ems.
_LEAST_INDENT = 1.2
_WIDEST_INDENT = 4.5  # what begins further in is centred, or set to the right
_SHORT = 1.7  # a line that ends this far from the column's edge ends a paragraph
_LEAST_REACHING = (
    0.36  # of a column's lines reach its right edge; paragraphs of two lines and more do so by half
)
_FEWEST_LINES = 4  # that tell it
_NARROWER = 0.85  # of the usual column: lines that are all short
_ONE_EDGE = 0.4  # left edges of one column differ by less
_LONGEST_HEADING = 45
_LONGEST_ROW = 70
_SENTENCE = re.compile("[，。；：！？]")


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that belong together. `whole`: nothing else belongs to them, as far as the page shows, but what a column
    or a page cut off. `size` is a heading's size of type; `headline`: it is one of an article's."""

    lines: list[str]
    kind: BlockKind | None = None
    whole: bool = False
    indented: bool = False
    size: float = 0.0
    headline: bool = False


@dataclass(slots=True, eq=False)
class _Line:
    run: Run
    text: str
    indent: float
    full: bool
    begins_block: bool
    bold: bool = False


def paragraphs_of(piece: Piece, body: float) -> list[Paragraph]:
    """The paragraphs of a piece: headline, text with its headings, captions last, so that they interrupt nothing."""
    heads = piece.headline.blocks if piece.headline else []
    result = [_heading(block, headline=True) for block in heads]
    text = [block for block in piece.blocks if block not in heads]
    flow: list[_Line] = []
    edges = _Edges(text)
    for block in text:
        if block.heading or _is_bold_heading(block, text, edges):
            result += _of_flow(flow, body)
            flow = []
            result.append(_heading(block, headline=False))
        else:
            flow += _lines(block, edges)
    result += _of_flow(flow, body)
    return result + [_caption(block) for block in piece.captions]


class _Edges:
    """Left and right edges of the columns that blocks stand in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._runs = [run for block in blocks if not block.heading for run in block.runs]
        # A line or two across the page make no column.
        columns = [self._own(block) for block in blocks if len(block.runs) >= _FEWEST_LINES]
        self._column = max((right - left for left, right, _ in columns), default=0.0)

    def of(self, block: Block) -> tuple[float, float]:
        """The column's edges; the right one is where lines would reach that none does: in a list, a poem."""
        left, right, reaching = self._own(block)
        if reaching < _LEAST_REACHING or right - left < _NARROWER * self._column:
            right = max(right + 2 * _SHORT * block.size, left + self._column)
        return left, right

    def _own(self, block: Block) -> tuple[float, float, float]:
        """The outermost edges that two lines or more over or under the block's middle have (else its own), and the
        share of these lines that reach the right one."""
        middle = (block.box.x0 + block.box.x1) / 2
        peers = [
            run
            for run in self._runs
            if run.box.x0 <= middle <= run.box.x1 and 0.9 <= run.size / max(block.size, 0.1) <= 1.1
        ]
        slack = _ONE_EDGE * block.size
        left = _outermost([run.box.x0 for run in peers], slack, block.box.x0)
        right = -_outermost([-run.box.x1 for run in peers], slack, -block.box.x1)
        reaching = sum(run.box.x1 >= right - _SHORT * block.size for run in peers)
        return left, right, reaching / len(peers) if len(peers) >= _FEWEST_LINES else 1.0


def _outermost(values: list[float], slack: float, own: float) -> float:
    ranked = sorted(values)
    for value, following in pairwise(ranked):
        if following - value <= slack:
            return value
    return own


def _lines(block: Block, edges: _Edges) -> Iterable[_Line]:
    left, right = edges.of(block)
    for i, run in enumerate(block.runs):
        style = style_of(run)
        yield _Line(
            run,
            line_text(run),
            (run.box.x0 - left) / run.size,
            run.box.x1 >= right - _SHORT * run.size,
            i == 0,
            bool(style and style[1]),
        )


def _of_flow(flow: Sequence[_Line], body: float) -> list[Paragraph]:
    """The paragraphs of running text, over the ends of its columns."""
    indents = sum(_LEAST_INDENT <= line.indent <= _WIDEST_INDENT for line in flow) >= 2
    groups: list[list[_Line]] = []
    for line in flow:
        if groups and _goes_on(groups[-1][-1], line, indents):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        _row(group)
        if _is_row(group) and any(map(_is_row, groups[max(i - 1, 0) : i] + groups[i + 1 : i + 2]))
        else _paragraph(group)
        for i, group in enumerate(groups)
    ]


def _is_row(group: list[_Line]) -> bool:
    """Whether lines are one row of a list, indented, which may go on on a second line without an indent."""
    text = "".join(line.text for line in group)
    indented = _LEAST_INDENT <= group[0].indent <= _WIDEST_INDENT
    return indented and len(text) <= _LONGEST_ROW and not cues.is_byline(text) and not _SENTENCE.search(text)


def _row(group: list[_Line]) -> Paragraph:
    """A row of a list on one line, since lists are known by their rows."""
    return Paragraph(["".join(line.text for line in group)], indented=True)


def _goes_on(before: _Line, line: _Line, indents: bool) -> bool:
    complete = cues.is_complete(before.text)
    if line.indent >= _LEAST_INDENT:
        # Lines set further in than the first one belong together only where a sentence runs through them.
        return (
            before.indent >= line.indent - 0.3
            and before.full
            and not complete
            and line.indent > _WIDEST_INDENT
        )
    if not before.full:
        return False
    return not complete or (indents and not (line.begins_block and line.bold != before.bold))


def _paragraph(group: list[_Line]) -> Paragraph:
    text = "".join(line.text for line in group)
    indented = _LEAST_INDENT <= group[0].indent <= _WIDEST_INDENT
    several = len(group) > 1
    known = cues.is_byline(text) or cues.is_caption(text)
    kind = BlockKind.PARAGRAPH if several and not known and len(text) > _LONGEST_HEADING else None
    whole = several or (indented and cues.is_complete(text))
    return Paragraph([line.text for line in group], kind, whole, indented)


def _heading(block: Block, headline: bool) -> Paragraph:
    return Paragraph(
        [line_text(run) for run in block.runs],
        BlockKind.HEADING,
        whole=True,
        size=max(run.size for run in block.runs),
        headline=headline,
    )


def _caption(block: Block) -> Paragraph:
    return Paragraph([line_text(run) for run in block.runs], BlockKind.CAPTION, whole=True)


def _is_bold_heading(block: Block, text: Sequence[Block], edges: _Edges) -> bool:
    """Whether a block in bold type, among others that are not, heads them: short, and no sentence."""
    styles = [style_of(run) for run in block.runs]
    if len(block.runs) > 2 or not all(style and style[1] for style in styles):
        return False
    words = "".join(line_text(run) for run in block.runs)
    if (
        len(words) > _LONGEST_HEADING
        or cues.is_complete(words)
        or cues.needs_more(words)
        or cues.is_byline(words)
    ):
        return False
    others = [style for other in text if other is not block for run in other.runs if (style := style_of(run))]
    if not others or sum(style[1] for style in others) > 0.4 * len(others):
        return False
    _, right = edges.of(block)
    return block.runs[-1].box.x1 < right - _SHORT * block.size or cues.is_numbered(words)
