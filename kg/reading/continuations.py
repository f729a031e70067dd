"""Articles that go on on another page: their parts put together, in the order in which they are read.

    （第1版）市总工会召开全委会议 / ……慰问困难职工3000（下转第3版）
    （第3版）市总工会召开全委会议（上接第1版）余户，帮扶资金到位。

Several may go on on one page, the title is often shortened or left out, and page numbers are not always to be had. So a
part is judged by all of it: its title, the pages that both parts name, the words that meet, and its place in the order.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import BlockKind
from kg.reading import cues
from kg.reading.aligned import join
from kg.reading.articles import ArticleBlocks
from kg.reading.junctions import Junctions
from kg.reading.layout import Block
from kg.reading.repair import repair_block

__all__ = ["join_continued"]

_SAME_TITLE = 0.6  # of the pairs of characters of the shorter title stand in the other


def join_continued(articles: list[ArticleBlocks]) -> list[ArticleBlocks]:
    """`articles` with each that goes on elsewhere and what goes on with it as one, at the place of the first part.

    A part whose other part is not in the document stays an article of its own.
    """
    rests = [i for i, article in enumerate(articles) if _comes_from(article)]
    if not rests:
        return articles
    junctions = Junctions([block.text for article in articles for block in article.blocks])
    result: dict[int, ArticleBlocks] = dict(enumerate(articles))
    part_of: dict[int, int] = {}
    for rest in rests:
        firsts = [i for i in result if i != rest and i not in rests and _open_block(result[i]) is not None]
        scored = [(_fits(articles[i], articles[rest], junctions), i < rest, -i) for i in firsts]
        if not scored:
            continue
        first = -max(scored)[2]
        result[first] = _joined(result[first], articles[rest])
        part_of[rest] = first
    return [article for i, article in result.items() if i not in part_of]


def _comes_from(article: ArticleBlocks) -> bool:
    return any(block.jump_from for block in _head(article))


def _head(article: ArticleBlocks) -> list[Block]:
    """The blocks up to the first paragraph, and that."""
    head: list[Block] = []
    for block in article.blocks:
        head.append(block)
        if block.kind is BlockKind.PARAGRAPH:
            break
    return head


def _open_block(article: ArticleBlocks) -> int | None:
    """The index of the block after which the article goes on elsewhere."""
    return next((i for i, block in reversed(list(enumerate(article.blocks))) if block.jump_to), None)


def _fits(first: ArticleBlocks, rest: ArticleBlocks, junctions: Junctions) -> float:
    """How well `rest` goes on with `first`; the title weighs most, then the words that meet."""
    at = _open_block(first)
    before = first.blocks[at].text if at is not None else ""
    after = next((block.text for block in rest.blocks if block.kind is BlockKind.PARAGRAPH), "")
    score = 4.0 * _likeness(first.title, rest.title)
    if not cues.is_complete(before) and junctions.joins(before, after, 1):
        score += 2.0
    if cues.is_complete(before) == cues.begins_mid_sentence(after, before):
        score -= 1.0
    return score


def _likeness(title: str, other: str) -> float:
    """The part of the shorter title's pairs of characters that the other has; 0 if one is empty."""
    pairs, others = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (title, other))
    fewest = min(len(pairs), len(others))
    return len(pairs & others) / fewest if fewest else 0.0


def _joined(first: ArticleBlocks, rest: ArticleBlocks) -> ArticleBlocks:
    """One article; the repeated title goes, and the second part's first sentence goes on with the first part's."""
    at = _open_block(first)
    assert at is not None
    blocks = list(rest.blocks)
    while blocks and blocks[0].kind is not BlockKind.PARAGRAPH and _repeats(first.title, blocks[0]):
        blocks.pop(0)
    opened = replace(first.blocks[at], jump_to="")
    body = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    goes_on = body is not None and opened.kind is BlockKind.PARAGRAPH and not cues.is_complete(opened.text)
    if goes_on and body is not None:
        whole = repair_block(join([opened.content, blocks[body].content]), opened.kind)
        opened = replace(opened, content=whole, jump_to=blocks[body].jump_to)
        blocks.pop(body)
    after = first.blocks[at + 1 :]  # pictures, authors
    return replace(first, blocks=(*first.blocks[:at], opened, *blocks, *after), date=first.date or rest.date)


def _repeats(title: str, block: Block) -> bool:
    """Whether a block of the second part's head is the title again, maybe shortened: ``赵大山：守护深山四十年``."""
    if block.kind is not BlockKind.HEADING:
        return False
    return bool(block.jump_from) or _likeness(title, block.text) >= _SAME_TITLE
