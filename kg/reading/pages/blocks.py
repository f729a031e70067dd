"""Lines to blocks: what stands below each other in one column, in one style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from kg.reading.characters import HAN
from kg.reading.pages.model import Block, Box, Run, around

__all__ = ["body_size", "find_blocks", "style_of", "text_of"]

_HAN = re.compile(f"[{HAN}]")

# Lengths are in ems.
_WIDEST_LEADING = 1.3  # white between two lines of one block
_MORE_THAN_USUAL = 1.7  # times the usual white between lines parts blocks
_SAME_SIZE = 1.08
_ONE_STYLE = 0.9  # of a line's Han characters, so that the line has that style
_LARGER = 1.15  # than the text's type: a heading
_LINES_OF_HEADING = 4
_LONGEST_HEADING = 90


def text_of(run: Run) -> str:
    """The characters of a line, without blanks."""
    return "".join(glyph.text for glyph in run.glyphs)


def body_size(runs: Sequence[Run]) -> float:
    """The size of type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.glyphs)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 1.0


def style_of(run: Run) -> tuple[str, bool] | None:
    """Font and weight of a line; None where it is of mixed styles, or has too few Han characters to tell."""
    styles = Counter((glyph.font, glyph.bold) for glyph in run.glyphs if _HAN.match(glyph.text))
    if styles.total() < 2:
        return None
    style, count = styles.most_common(1)[0]
    return style if count >= _ONE_STYLE * styles.total() else None


def find_blocks(runs: Sequence[Run], rules: Sequence[Box], body: float) -> list[Block]:
    """The blocks that `runs` make up. Vertical lines beside each other are one block, read from the right."""
    flat = sorted((run for run in runs if not run.vertical), key=lambda run: (run.box.top, run.box.x0))
    below = _links(flat, [rule for rule in rules if rule.width >= rule.height], body)
    blocks: list[Block] = []
    followers = set(below.values())
    for i in range(len(flat)):
        if i in followers:
            continue
        group, at = [flat[i]], i
        while (at := below.get(at, -1)) >= 0:
            group.append(flat[at])
        blocks.append(_block(group, body))
    return blocks + _vertical_blocks([run for run in runs if run.vertical])


def _block(group: list[Run], body: float) -> Block:
    box = around(run.box for run in group)
    size = median(run.size for run in group)
    characters = sum(len(run.glyphs) for run in group)
    heading = (
        size >= _LARGER * body
        and len(group) <= _LINES_OF_HEADING
        and 1 < characters <= _LONGEST_HEADING
        and not _is_prose(group)
    )
    return Block(group, box, size, heading=heading, span=(box.x0, box.x1))


def _is_prose(group: list[Run]) -> bool:
    text = "".join(map(text_of, group))
    return len(re.findall("[。；]", text)) > 0 and len(text) > 30


def _vertical_blocks(runs: list[Run]) -> list[Block]:
    """Vertical lines of one size side by side, from right to left."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.box.x1, run.box.top)):
        for group in groups:
            last = group[-1]
            if (
                last.box.x0 - run.box.x1 <= 1.2 * run.size
                and last.box.shares_y(run.box) > 0.3 * min(last.box.height, run.box.height)
                and max(last.size, run.size) <= 1.5 * min(last.size, run.size)
            ):
                group.append(run)
                break
        else:
            groups.append([run])
    blocks: list[Block] = []
    for group in groups:
        box = around(run.box for run in group)
        size = median(run.size for run in group)
        blocks.append(Block(group, box, size, vertical=True, heading=True, span=(box.x0, box.x1)))
    return blocks


def _links(runs: list[Run], rules: list[Box], body: float) -> dict[int, int]:
    """For each line the next one of its block. A line that has two below it, or two above, belongs to neither."""
    nearest: list[list[int]] = [_below(i, runs) for i in range(len(runs))]
    above: dict[int, list[int]] = {}
    for i, found in enumerate(nearest):
        for j in found:
            above.setdefault(j, []).append(i)
    pairs = [
        (i, found[0]) for i, found in enumerate(nearest) if len(found) == 1 and len(above[found[0]]) == 1
    ]
    gaps = [
        (runs[j].box.top - runs[i].box.bottom) / runs[i].size
        for i, j in pairs
        if _same_size(runs[i], runs[j])
    ]
    usual = max(median(gaps), 0.05) if gaps else 0.5
    widest = max(usual * _MORE_THAN_USUAL, usual + 0.25)
    links: dict[int, int] = {}
    for i, j in pairs:
        line, following = runs[i], runs[j]
        gap = following.box.top - line.box.bottom
        limit = (
            widest if line.size < _LARGER * body else _WIDEST_LEADING
        )  # headings have a leading of their own
        if (
            gap <= min(_WIDEST_LEADING, limit) * line.size
            and _same_size(line, following)
            and not _changes_style(line, following)
            and not _ruled_off(line, following, rules)
        ):
            links[i] = j
    return links


def _below(i: int, runs: list[Run]) -> list[int]:
    """The lines right below the line at `i`: the first one, and those beside it."""
    line = runs[i]
    found: list[int] = []
    limit = float("inf")
    for j in range(i + 1, len(runs)):
        other = runs[j]
        if other.box.top > min(limit, line.box.bottom + 3 * line.size):
            break
        if other.box.top < line.box.top + 0.5 * line.size:
            continue
        # 数。 / 　　县政协主席……: the last word of a paragraph ends where the next one's indent does.
        at_edge = line.box.width <= 3 * line.size and abs(line.box.x0 - other.box.x0) <= 2.6 * line.size
        if at_edge or line.box.shares_x(other.box) > 0.5 * min(line.size, other.size):
            found.append(j)
            limit = min(limit, other.box.top + 0.6 * other.size)
    return found


def _same_size(one: Run, other: Run) -> bool:
    return max(one.size, other.size) <= _SAME_SIZE * min(one.size, other.size)


def _changes_style(line: Run, following: Run) -> bool:
    style, next_style = style_of(line), style_of(following)
    return style is not None and next_style is not None and style != next_style


def _ruled_off(line: Run, following: Run, rules: list[Box]) -> bool:
    """Whether a rule is drawn between the two, not merely below a word."""
    return any(
        line.box.bottom - 0.3 * line.size <= rule.top <= following.box.top + 0.3 * following.size
        and rule.shares_x(around((line.box, following.box))) >= 0.6 * min(line.box.width, following.box.width)
        for rule in rules
    )
