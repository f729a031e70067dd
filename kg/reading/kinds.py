"""What each raw block of a page is: heading, paragraph, caption or byline.

Wording and look tell most of it (:mod:`kg.reading.cues`); a short block may need its neighbours: the same words are
a caption between the two halves of a sentence, and a paragraph elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.dates import full_date
from kg.reading.junctions import Junctions
from kg.reading.lists import is_list_heading
from kg.reading.notes import is_page_head
from kg.reading.raw_blocks import RawBlock
from kg.reading.titles import is_document_title, is_news_title

__all__ = ["LONGEST_SHORT", "classify"]

LONGEST_SHORT = 90
"""Characters of the longest caption in one sentence."""

_LONGEST_HEADING = 45
_LONGEST_TITLE = 60


def classify(raws: list[RawBlock], junctions: Junctions) -> list[RawBlock]:
    """Give every raw block its kind."""
    raws = [replace(raw, kind=raw.kind or _kind_by_look(raw)) for raw in raws]
    pending = ""  # text of a paragraph that is not complete
    for i, raw in enumerate(raws):
        if raw.kind in (None, BlockKind.PARAGRAPH) and not raw.row and _is_title_of_news(raws, i, pending):
            raws[i] = raw = replace(raw, kind=BlockKind.HEADING)
        pending = "" if raw.jump_from else pending
        following = _next_body(raws, i)
        previous = raws[i - 1].kind if i else None
        kind = raw.kind
        if kind is None:
            if cues.is_complete(raw.text):
                kind = _kind_of_short_sentence(raws, i, pending, following, junctions)
            else:
                kind = _kind_of_short_fragment(raws, i, previous, pending, following, junctions)
            raws[i] = replace(raw, kind=kind)
        if kind is BlockKind.PARAGRAPH:
            pending = "" if raw.is_whole or raw.apart else raw.text
    return _mark_last_captions(raws)


def _kind_by_look(raw: RawBlock) -> BlockKind | None:
    """The kind where the block itself shows it; None for short blocks that need their neighbours."""
    text = raw.text
    if raw.level:
        return BlockKind.HEADING
    if raw.row:
        return BlockKind.HEADING if raw.first or is_list_heading(text) else BlockKind.PARAGRAPH
    if cues.is_byline(text):
        return BlockKind.BYLINE
    if cues.is_caption(text):
        return BlockKind.CAPTION
    complete = cues.is_complete(text)
    if raw.doubled:
        return BlockKind.CAPTION if complete else BlockKind.HEADING
    if cues.is_dateline(text) or not cues.is_single_sentence(text):
        return BlockKind.PARAGRAPH
    if (cues.is_subtitle(text) and len(text) <= _LONGEST_HEADING) or is_document_title(text):
        return BlockKind.HEADING
    if len(text) > (LONGEST_SHORT if complete else _LONGEST_HEADING):
        return BlockKind.PARAGRAPH
    return None


def _kind_of_short_sentence(
    raws: list[RawBlock], i: int, pending: str, following: str, junctions: Junctions
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
    raws: list[RawBlock],
    i: int,
    previous: BlockKind | None,
    pending: str,
    following: str,
    junctions: Junctions,
) -> BlockKind:
    """A short block without a full stop: heading, caption, or a piece of a paragraph."""
    raw = raws[i]
    text = raw.text
    if raw.jump_to or raw.jump_from:
        # ……慰问困难职工3000（下转第3版）; （上接第1版）余户，帮扶 is text, 市总工会召开会议（上接第1版） a title
        is_text = raw.jump_to or cues.begins_mid_sentence(text) or cues.needs_more(text) or "，" in text
        repeated = not raw.jump_to and _is_said_above(raws, i)
        return BlockKind.PARAGRAPH if is_text and not repeated else BlockKind.HEADING
    if i + 1 < len(raws) and raws[i + 1].jump_from and _is_said_above(raws, i):
        return BlockKind.HEADING
    if previous is BlockKind.HEADING and not raw.spaced and _ends_head(raws, i, junctions):
        return BlockKind.HEADING
    if cues.is_numbered(text) and raw.spaced and not cues.needs_more(text):
        return BlockKind.HEADING
    if not raw.spaced or cues.opens_discourse(text) or cues.begins_mid_sentence(text, pending):
        return BlockKind.PARAGRAPH
    if cues.needs_more(text) or junctions.joins(pending, text):
        return BlockKind.PARAGRAPH
    if raw.breaks_off and ("，" in text or "、" in text):
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
    if raw.set_off and previous is BlockKind.HEADING and raws[i - 1].text[:1] not in "（(":
        return BlockKind.CAPTION
    return BlockKind.HEADING


def _is_said_above(raws: list[RawBlock], i: int) -> bool:
    """Whether a block above begins with the words of the one at `i`: the title of an article that goes on here."""
    text = raws[i].text.replace(" ", "")
    return len(text) > 3 and any(raw.text.replace(" ", "").startswith(text) for raw in raws[:i])


def _is_title_of_news(raws: list[RawBlock], i: int, pending: str) -> bool:
    """Whether the block at `i` is the title above a piece of news, or its upper or lower line.

    ``喜报！我校工会获评“模范职工之家”`` / ``近日，……``; ``漳江县96户家庭受表彰`` / ``本报讯（记者 李明）……``
    """
    raw = raws[i]
    spaced = raw.spaced or (i > 0 and raws[i - 1].kind is BlockKind.HEADING)
    if pending or not spaced or raw.is_whole or len(raw.text) > _LONGEST_TITLE or cues.is_caption(raw.text):
        return False
    if raw.text[:1] in "（(" or cues.begins_mid_sentence(raw.text) or cues.is_numbered(raw.text):
        return False
    if raw.set_off and i and raws[i - 1].kind is BlockKind.HEADING and raws[i - 1].text[:1] not in "（(":
        return False  # a picture's caption below a title
    if i + 1 < len(raws) and raws[i + 1].kind is BlockKind.BYLINE and full_date(raws[i + 1].text):
        return "。" not in raw.text and "，" not in raw.text  # 骑士有了新家！ / 庆城工会 2023-07-01 09:12
    below = [other for other in raws[i + 1 : i + 3] if not is_page_head(other.text)]
    if not below or (not below[0].spaced and not cues.is_dateline(below[0].text)):
        return False
    if cues.is_dateline(below[0].text) or is_news_title(raw.text, below[0].text):
        return True
    # the upper line: 我市纪念“三八”妇女节 / 一批先进集体受表彰 / 本报讯……
    upper = len(below) == 2 and len(below[0].text) <= _LONGEST_HEADING and not below[0].is_whole
    return upper and cues.is_dateline(below[1].text) and "，" not in raw.text


def _ends_head(raws: list[RawBlock], i: int, junctions: Junctions) -> bool:
    """Whether the block at `i`, right below a heading, is its second line: what follows begins anew.

    ``县总工会部署全年工作`` / ``20万名职工参加竞赛`` / (blank) / ``本报讯（记者 李明）……``
    """
    text = raws[i].text
    if cues.needs_more(text) or i + 1 == len(raws):
        return False
    below = raws[i + 1]
    if cues.is_dateline(below.text) or below.kind is BlockKind.BYLINE:
        return True
    apart = below.spaced and cues.is_complete(below.text) and not junctions.joins(text, below.text)
    return apart and not cues.opens_discourse(text)


def _has_two_phrases(text: str) -> bool:
    """``凝心聚力 再谱新篇``: two phrases of three characters or more, parted by a blank."""
    phrases = text.split()
    return len(phrases) == 2 and min(map(len, phrases)) > 2


def _next_body(raws: list[RawBlock], i: int) -> str:
    """The next block after `i` that may be running text, or ""."""
    if raws[i].jump_to:
        return ""
    for raw in raws[i + 1 : i + 8]:
        if raw.jump_from:
            return ""
        if raw.kind is BlockKind.PARAGRAPH or (raw.kind is None and cues.is_complete(raw.text)):
            return raw.text
    return ""


def _mark_last_captions(raws: list[RawBlock]) -> list[RawBlock]:
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


def _may_be_caption(raw: RawBlock) -> bool:
    return (
        raw.kind is BlockKind.PARAGRAPH
        and len(raw.text) <= LONGEST_SHORT
        and cues.is_complete(raw.text)
        and cues.is_single_sentence(raw.text)
        and not cues.opens_discourse(raw.text)
        and not cues.is_dateline(raw.text)
        and not cues.states_figures(raw.text)
    )
