"""Lines to blocks: headings, paragraphs, captions and bylines, each whole.

Two steps: lines that stand together become raw blocks (:func:`_group`), and raw blocks get their kind
and are put together where the page had cut them (:func:`_classify`, :func:`_mend`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.aligned import AlignedText, join
from kg.reading.columns import group_lines
from kg.reading.junctions import Junctions
from kg.reading.lines import Line
from kg.reading.repair import repair_block

__all__ = ["Block", "find_blocks"]

_LONGEST_HEADING = 45
_LONGEST_SHORT = 90  # a caption in one sentence
_EXTRA_GAP = 2  # blank lines more than usual set a picture's caption off


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, caption or byline, repaired. `level` is a Markdown heading's, else 0.

    `set_off`: more blank lines than usual stand before it.
    """

    kind: BlockKind
    content: AlignedText
    level: int = 0
    set_off: bool = False

    @property
    def text(self) -> str:
        return self.content.text


@dataclass(frozen=True, slots=True)
class _Raw:
    """A block whose kind is not known yet (`kind` None) or known from its look."""

    content: AlignedText
    set_off: bool
    spaced: bool  # before it is a blank line, an indent, a complete sentence or the start of the page
    level: int
    doubled: bool
    kind: BlockKind | None = None

    @property
    def text(self) -> str:
        return self.content.text


def find_blocks(lines: list[Line]) -> list[Block]:
    """The blocks that `lines` make up, in reading order.

    A sentence that a column, page, caption or heading cuts in two is put together; what stood in
    between follows it. Within a block, line breaks and padding are gone.
    """
    groups = group_lines(lines)
    usual = median([group[0].gap for group in groups[1:]] or [0])
    raws: list[_Raw] = []
    for group in groups:
        first = group[0]
        content = _joined(group)
        spaced = not raws or first.gap > 0 or first.indent > 1 or cues.is_complete(raws[-1].text)
        set_off = bool(raws) and first.gap >= usual + _EXTRA_GAP
        doubled = all(line.doubled for line in group)
        raws.append(_Raw(content, set_off, spaced, first.level, doubled))
    junctions = Junctions([raw.text for raw in raws])
    blocks = _mend(_classify(raws, junctions), junctions)
    repaired = [replace(block, content=repair_block(block.content, block.kind)) for block in blocks]
    return [block for block in repaired if block.text]


def _joined(group: list[Line]) -> AlignedText:
    """Lines as one text; only between Latin letters does the line break stand for a blank."""
    parts: list[AlignedText] = []
    for line in group:
        if parts and _is_latin(parts[-1].text[-1]) and _is_latin(line.text[0]):
            end = parts[-1].ends[-1]
            parts.append(AlignedText("\n", (end,), (line.content.starts[0],)))
        parts.append(line.content)
    return join(parts)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _classify(raws: list[_Raw], junctions: Junctions) -> list[_Raw]:
    """Give every raw block its kind."""
    raws = [replace(raw, kind=_kind_by_look(raw)) for raw in raws]
    pending = ""  # text of a paragraph that is not complete
    for i, raw in enumerate(raws):
        following = _next_body(raws, i)
        previous = raws[i - 1].kind if i else None
        kind = raw.kind
        if kind is None:
            if cues.is_complete(raw.text):
                kind = _kind_of_short_sentence(raws, i, pending, following, junctions)
            else:
                kind = _kind_of_short_fragment(raw, previous, pending, following, junctions)
            raws[i] = replace(raw, kind=kind)
        if kind is BlockKind.PARAGRAPH:
            pending = "" if cues.is_complete(raw.text) else raw.text
    return _mark_last_captions(raws)


def _kind_by_look(raw: _Raw) -> BlockKind | None:
    """The kind where the block itself shows it; None for short blocks that need their neighbours."""
    text = raw.text
    if raw.level:
        return BlockKind.HEADING
    if cues.is_byline(text):
        return BlockKind.BYLINE
    if cues.is_caption(text):
        return BlockKind.CAPTION
    complete = cues.is_complete(text)
    if raw.doubled:
        return BlockKind.CAPTION if complete else BlockKind.HEADING
    if cues.is_dateline(text) or not cues.is_single_sentence(text):
        return BlockKind.PARAGRAPH
    if cues.is_subtitle(text) and len(text) <= _LONGEST_HEADING:
        return BlockKind.HEADING
    if len(text) > (_LONGEST_SHORT if complete else _LONGEST_HEADING):
        return BlockKind.PARAGRAPH
    return None


def _kind_of_short_sentence(
    raws: list[_Raw], i: int, pending: str, following: str, junctions: Junctions
) -> BlockKind:
    """A short block of one complete sentence: caption or paragraph."""
    raw = raws[i]
    if cues.opens_discourse(raw.text) or junctions.joins(pending, raw.text):
        return BlockKind.PARAGRAPH
    if pending:
        cut_by_it = raw.set_off or junctions.joins(pending, following)
        return BlockKind.CAPTION if cut_by_it else BlockKind.PARAGRAPH
    among = [other.kind for other in raws[max(0, i - 2) : i] + raws[i + 1 : i + 2]]
    among_captions = among.count(BlockKind.CAPTION) > 1
    return BlockKind.CAPTION if raw.set_off or among_captions else BlockKind.PARAGRAPH


def _kind_of_short_fragment(
    raw: _Raw, previous: BlockKind | None, pending: str, following: str, junctions: Junctions
) -> BlockKind:
    """A short block without a full stop: heading, caption, or a piece of a paragraph."""
    text = raw.text
    if cues.is_numbered(text) and raw.spaced and not cues.needs_more(text):
        return BlockKind.HEADING
    if not raw.spaced or cues.opens_discourse(text) or cues.begins_mid_sentence(text, pending):
        return BlockKind.PARAGRAPH
    if cues.needs_more(text) or junctions.joins(pending, text):
        return BlockKind.PARAGRAPH
    if pending:
        # …网络与信息 / 安全管理员等26个工种，吸引全市1.5万名职工报 / 名，…: no heading goes on after its figures.
        if "，" in text and cues.states_figures(text) and not raw.set_off:
            return BlockKind.PARAGRAPH
        if raw.set_off or junctions.joins(pending, following):
            return BlockKind.CAPTION if raw.set_off else BlockKind.HEADING
        return BlockKind.HEADING if _has_two_phrases(text) else BlockKind.PARAGRAPH
    if junctions.joins(text, following):
        return BlockKind.PARAGRAPH
    if raw.set_off and previous is BlockKind.HEADING:
        return BlockKind.CAPTION
    return BlockKind.HEADING


def _has_two_phrases(text: str) -> bool:
    """``凝心聚力 再谱新篇``: two phrases of three characters or more, parted by a blank."""
    phrases = text.split()
    return len(phrases) == 2 and min(map(len, phrases)) > 2


def _next_body(raws: list[_Raw], i: int) -> str:
    """The next block after `i` that may be running text, or ""."""
    for raw in raws[i + 1 : i + 8]:
        if raw.kind is BlockKind.PARAGRAPH or (raw.kind is None and cues.is_complete(raw.text)):
            return raw.text
    return ""


def _mark_last_captions(raws: list[_Raw]) -> list[_Raw]:
    """Short sentences after the last paragraph are captions if one of them surely is.

    The pictures of a page come last in text taken from it: ``……新贡献。`` / ``市领导慰问环卫工人。`` /
    ``（本版图片由市总工会提供）``.
    """
    start = len(raws)
    while start and (raws[start - 1].kind is BlockKind.CAPTION or _may_be_caption(raws[start - 1])):
        start -= 1
    sure = any(raw.kind is BlockKind.CAPTION for raw in raws[start:])
    if not sure or not start or raws[start - 1].kind is not BlockKind.PARAGRAPH:
        return raws
    return raws[:start] + [replace(raw, kind=BlockKind.CAPTION) for raw in raws[start:]]


def _may_be_caption(raw: _Raw) -> bool:
    return (
        raw.kind is BlockKind.PARAGRAPH
        and len(raw.text) <= _LONGEST_SHORT
        and cues.is_complete(raw.text)
        and cues.is_single_sentence(raw.text)
        and not cues.opens_discourse(raw.text)
        and not cues.is_dateline(raw.text)
        and not cues.states_figures(raw.text)
    )


def _mend(raws: list[_Raw], junctions: Junctions) -> list[Block]:
    """Put cut paragraphs together; captions and headings in between come after."""
    pieces: list[list[_Raw]] = []
    pending: list[_Raw] | None = None  # a paragraph that is not complete
    heading_between = False
    for raw in raws:
        if pieces and _is_rest_of_caption(pieces[-1][-1], raw, junctions):
            pieces[-1].append(raw)
            continue
        if raw.kind is not BlockKind.PARAGRAPH:
            heading_between |= raw.kind is not BlockKind.CAPTION
            pieces.append([raw])
            continue
        if (
            pending is not None
            and not _begins_anew(pending[-1], raw, junctions)
            and (not heading_between or junctions.joins(pending[-1].text, raw.text))
        ):
            pending.append(raw)
        else:
            pending, heading_between = [raw], False
            pieces.append(pending)
        if cues.is_complete(raw.text):
            pending, heading_between = None, False
    return [_block(piece) for piece in pieces]


def _begins_anew(before: _Raw, after: _Raw, junctions: Junctions) -> bool:
    """Whether `after` begins a paragraph of its own although `before` lacks its full stop."""
    if cues.is_dateline(after.text):
        return True
    if cues.is_list_item(before.text) and not junctions.joins(before.text, after.text):
        return True
    return cues.is_numbered(after.text) and not cues.needs_more(before.text)


def _is_rest_of_caption(caption: _Raw, rest: _Raw, junctions: Junctions) -> bool:
    """Whether a caption breaks off (``……区委副书记、政法委书``) and `rest` goes on with it."""
    return (
        caption.kind is BlockKind.CAPTION
        and rest.kind in (BlockKind.CAPTION, BlockKind.PARAGRAPH)
        and "，" in caption.text
        and len(rest.text) <= _LONGEST_SHORT
        and junctions.joins(caption.text, rest.text)
    )


def _block(piece: list[_Raw]) -> Block:
    first = piece[0]
    content = join([raw.content for raw in piece])
    return Block(first.kind or BlockKind.PARAGRAPH, content, first.level, first.set_off)
