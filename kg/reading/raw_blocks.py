"""Raw blocks: lines that stand together, with what their look tells, before anyone knows what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.aligned import AlignedText, join
from kg.reading.characters import HAN
from kg.reading.columns import group_lines
from kg.reading.lines import Line
from kg.reading.notes import is_page_head

__all__ = ["RawBlock", "raw_blocks"]

_EXTRA_GAP = 2  # blank lines more than usual set a picture's caption off
_INDENT = 2  # columns of blanks that begin a paragraph
_INDENTED_SHARE = 0.6
_FEWEST_PARAGRAPHS = 3  # that tell whether a page indents them
_LEAST_AFTER_DROP_CAP = 12
_AUTHORS = re.compile(f"[（(][^（）()]*(?:记者|通讯员|作者)[^（）()]*[{HAN}]$")
_NEXT_AUTHOR = re.compile("(?:本报|本网|特约|实习|见习|全媒体)?(?:记者|通讯员|摄影|实习生)")
_ONE_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block whose kind is not known yet (`kind` None), or known from its look or its format.

    * `set_off`: more blank lines than usual stand before it; `spaced`: a blank line, an indent, a complete sentence
      or the start of the page.
    * `level` is a Markdown heading's, else 0; `doubled`: all its glyphs were doubled, as bold type is.
    * `row`: it is a row of a list, whole in itself; `first`: nothing stands before it.
    * `breaks_off`: its last line fills the column and ends no sentence.
    * `apart`: the format says that who wrote it began and ended it here.
    * `unindented`: it has no indent, on a page that indents its paragraphs.
    * `jump_to`, `jump_from`: the page on which the article goes on after it, and from which it goes on.
    """

    content: AlignedText
    set_off: bool
    spaced: bool
    level: int
    doubled: bool
    row: bool
    first: bool
    breaks_off: bool
    unindented: bool
    kind: BlockKind | None = None
    apart: bool = False
    jump_to: str = ""
    jump_from: str = ""

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def is_whole(self) -> bool:
        """Whether nothing below can go on with the block: it ends a sentence, is a row, or goes on elsewhere."""
        return self.row or bool(self.jump_to) or cues.is_complete(self.text)


def raw_blocks(lines: list[Line]) -> list[RawBlock]:
    """The raw blocks that `lines` make up, in their order."""
    groups = _with_drop_caps(group_lines(lines))
    usual = median([group[0].gap for group in groups[1:]] or [0])
    indents = _page_indents(groups)
    raws: list[RawBlock] = []
    for group in groups:
        first = group[0]
        content = _joined(group)
        raws.append(
            RawBlock(
                content=content,
                set_off=bool(raws) and first.gap >= usual + _EXTRA_GAP,
                spaced=not raws
                or first.whole
                or first.gap > 0
                or first.indent >= _INDENT
                or cues.is_complete(raws[-1].text)
                or is_page_head(raws[-1].text),
                level=first.level,
                doubled=all(line.doubled for line in group),
                row=first.row,
                first=not raws,
                breaks_off=group[-1].full and not cues.is_complete(content.text),
                unindented=indents and first.indent < _INDENT,
                kind=first.kind,
                apart=first.whole,
                jump_to=group[-1].jump_to,
                jump_from=first.jump_from,
            )
        )
    return raws


def _with_drop_caps(groups: list[list[Line]]) -> list[list[Line]]:
    """Large initials, lines of their own, with the text that they begin: ``五`` / ``年来，各级工会……``."""
    result: list[list[Line]] = []
    waiting: Line | None = None
    for group in groups:
        first = group[0]
        if waiting is not None:
            if len(first.text) >= _LEAST_AFTER_DROP_CAP and not first.row:
                group = [replace(waiting, indent=max(waiting.indent, first.indent)), *group]
            else:
                result.append([waiting])
            waiting = None
        if len(group) == 1 and not first.row and _ONE_HAN.fullmatch(first.text):
            waiting = first
        else:
            result.append(group)
    return result if waiting is None else [*result, [waiting]]


def _page_indents(groups: list[list[Line]]) -> bool:
    """Whether the page's paragraphs begin with an indent: most blocks of whole sentences do."""
    paragraphs = [
        group[0].indent >= _INDENT
        for group in groups
        if not group[0].row
        and cues.is_complete(group[-1].text)
        and sum(len(line.text) for line in group) > 30
    ]
    return len(paragraphs) >= _FEWEST_PARAGRAPHS and sum(paragraphs) >= _INDENTED_SHARE * len(paragraphs)


def _joined(group: list[Line]) -> AlignedText:
    """Lines as one text; a line break stands for a blank only between Latin letters, and before the next author
    (``（记者 李明`` / ``通讯员 王芳）``)."""
    parts: list[AlignedText] = []
    for line in group:
        latin = parts and _is_latin(parts[-1].text[-1]) and _is_latin(line.text[0])
        if latin or (parts and _NEXT_AUTHOR.match(line.text) and _AUTHORS.search(parts[-1].text[-40:])):
            end = parts[-1].ends[-1]
            # It stands for the line break, not for marks that the next line begins with (``> ``).
            parts.append(AlignedText("\n", (end,), (min(end + 1, line.content.starts[0]),)))
        parts.append(line.content)
    return join(parts)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
