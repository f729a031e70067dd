"""Glyphs to lines: what stands side by side, cut where the white between two columns runs down the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.reading.characters import HAN
from kg.reading.pages.model import Box, Glyph, Run, around

__all__ = ["find_runs"]

_HAN = re.compile(f"[{HAN}]")

# All lengths are in ems of the type that is asked about.
_ONE_LINE = 0.3  # baselines of one line differ by less
_ONE_BASELINE = 0.22  # the same, where there is white between them
_ABREAST = 0.5  # baselines of neighbouring columns whose lines are not level
_TOGETHER = 0.55  # a gap that never parts columns
_LARGER = 1.7  # type this much larger stands on a line of its own: a drop cap
_WIDEST_GAP = 4.5  # between two pieces of one line: blanks between names
_GUTTER = 0.45  # white that runs down between columns is wider
_FEWEST_ROWS = 3  # that have white at one place, so that it parts columns
_NEAR_ROWS = 5  # lines above and below that are looked at
_INDENTED = 2.5  # the first line of a paragraph begins this far in, at most
_COLUMN = 8.0  # lines this long on both sides of white that is an em wide are columns', on two rows too
_EDGE = 0.6  # lines that end this near to each other end at one edge; recognised ones are uneven
_EDGE_ROWS = 4
_FILLED = 0.7  # of a column's width
_HEADLINE_BLANK = 2.0  # between two phrases of a headline
_NARROWEST = 5.5  # a column of running text; what is narrower is a cell of a list: 李明　王芳　赵晓东
_TRACKED = 1.6  # from one glyph to the next in a vertical line, at most
_FEWEST_VERTICAL = 3
_CELL = 6.0  # points; fragments are looked up by baseline


def find_runs(glyphs: Sequence[Glyph], rules: Sequence[Box], recognised: bool = False) -> list[Run]:
    """The lines that `glyphs` make up, vertical ones first, then from the top of the page down.

    `recognised`: as in :class:`kg.reading.pages.model.PageContent`.
    """
    vertical, rest = _vertical_runs(glyphs)
    fragments = _fragments(rest, recognised)
    if recognised:
        return vertical + sorted(fragments, key=lambda run: (run.box.top, run.box.x0))
    return vertical + _joined(fragments, [rule for rule in rules if rule.height > rule.width])


# ---------------------------------------------------------------------------------------------
# Vertical lines


def _vertical_runs(glyphs: Sequence[Glyph]) -> tuple[list[Run], list[Glyph]]:
    """Lines that read top-down, and the glyphs that are in none.

    Glyphs that follow one another in the file, each right below the one before, nearer than anything beside them.
    """
    chains: list[list[Glyph]] = []
    for glyph in glyphs:
        if chains and _stands_below(chains[-1][-1], glyph):
            chains[-1].append(glyph)
        else:
            chains.append([glyph])
    columns = [chain for chain in chains if len(chain) >= _FEWEST_VERTICAL and _is_han(chain)]
    if not columns:
        return [], list(glyphs)
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(int(glyph.bottom // _CELL), []).append(glyph)
    taken: set[int] = set()
    runs: list[Run] = []
    for chain in columns:
        step = median(below.bottom - above.bottom for above, below in pairwise(chain))
        beside = sum(_has_neighbour(glyph, rows, step - glyph.size) for glyph in chain)
        if beside < 0.5 * len(chain):
            runs.append(Run(chain, around(chain), median(glyph.size for glyph in chain), vertical=True))
            taken.update(glyph.order for glyph in chain)
    return runs, [glyph for glyph in glyphs if glyph.order not in taken]


def _stands_below(above: Glyph, below: Glyph) -> bool:
    size = above.size
    return (
        abs((above.x0 + above.x1) - (below.x0 + below.x1)) / 2 <= 0.3 * size
        and 0.8 * size <= below.bottom - above.bottom <= _TRACKED * size
        and 0.9 * size <= below.size <= 1.1 * size
    )


def _is_han(chain: Iterable[Glyph]) -> bool:
    characters = [glyph.text for glyph in chain]
    return sum(bool(_HAN.match(character)) for character in characters) >= 0.3 * len(characters)


def _has_neighbour(glyph: Glyph, rows: dict[int, list[Glyph]], nearer_than: float) -> bool:
    """Whether another glyph of the size stands beside it, at most `nearer_than` away (or nearly touching)."""
    reach = max(nearer_than, 0.15 * glyph.size)
    row = int(glyph.bottom // _CELL)
    return any(
        other.order != glyph.order
        and abs(other.bottom - glyph.bottom) < 0.4 * glyph.size
        and -0.3 * glyph.size < max(other.x0 - glyph.x1, glyph.x0 - other.x1) <= reach
        and 0.6 * glyph.size <= other.size
        for near in (row - 1, row, row + 1)
        for other in rows.get(near, ())
    )


# ---------------------------------------------------------------------------------------------
# Horizontal lines


def _fragments(glyphs: Sequence[Glyph], recognised: bool) -> list[Run]:
    """Glyphs that stand side by side without a gap to speak of; recognised ones also follow one another."""
    open_at: dict[int, list[list[Glyph]]] = {}
    chains: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.x0, glyph.order)):
        row = int(glyph.bottom // _CELL)
        reach = 1 + int(_ONE_LINE * glyph.size // _CELL)
        best: list[Glyph] | None = None
        for near in range(row - reach, row + reach + 1):
            for chain in open_at.get(near, ()):
                if recognised and glyph.order != chain[-1].order + 1:
                    continue
                if _follows(chain[-1], glyph) and (best is None or chain[-1].x1 > best[-1].x1):
                    best = chain
        if best is None:
            best = []
            chains.append(best)
        else:
            open_at[int(best[-1].bottom // _CELL)].remove(best)
        best.append(glyph)
        open_at.setdefault(row, []).append(best)
    return [_run(chain) for chain in chains]


def _follows(before: Glyph, after: Glyph) -> bool:
    small, large = sorted((before.size, after.size))
    gap = after.x0 - before.x1
    return (
        abs(before.bottom - after.bottom) <= _ONE_LINE * small + 0.1 * (large - small)
        and large <= _LARGER * small
        and -0.7 * small <= gap <= _TOGETHER * large
    )


def _run(glyphs: list[Glyph]) -> Run:
    return Run(glyphs, around(glyphs), median(glyph.size for glyph in glyphs))


def _joined(fragments: list[Run], rules: list[Box]) -> list[Run]:
    """Fragments of one line put together, but for those that a gutter parts."""
    by_baseline = sorted(fragments, key=lambda run: (run.baseline, run.box.x0))
    baselines = [run.baseline for run in by_baseline]
    pairs: list[tuple[Run, Run]] = []
    led: set[int] = set()
    for run in by_baseline:
        other = _next_on_line(run, by_baseline, baselines)
        if other is not None and id(other) not in led:
            led.add(id(other))
            if not _is_ruled(run, other, rules):
                pairs.append((run, other))
    whites = [_white(left, right, by_baseline, baselines) for left, right in pairs]
    found = [(pair, white) for pair, white in zip(pairs, whites, strict=True) if white.is_gutter]
    gutters = sorted({(white.x0, white.x1) for _, white in found})
    size = median(left.size for (left, _), _ in found) if found else 0.0
    column = median(min(white.widths) * left.size for (left, _), white in found) if found else float("inf")
    following = {
        id(left): right
        for (left, right), white in zip(pairs, whites, strict=True)
        if not white.is_gutter
        and not (
            _lies_in(left, right, gutters) or _fill_columns(left, right, column)
            if left.size <= 1.25 * size
            # Both halves of ``中共某某市委　某某市人民政府`` may be as long as columns are wide: a blank joins them,
            # and more white parts two headlines.
            else found and right.box.x0 - left.box.x1 > _HEADLINE_BLANK * left.size
        )
    }
    led = {id(right) for right in following.values()}
    lines: list[Run] = []
    for run in by_baseline:
        if id(run) in led:
            continue
        glyphs = list(run.glyphs)
        while (following_run := following.get(id(run))) is not None:
            run = following_run
            glyphs += run.glyphs
        lines.append(_run(glyphs))
    return sorted(lines, key=lambda run: (run.box.top, run.box.x0))


def _is_ruled(left: Run, right: Run, rules: list[Box]) -> bool:
    """Whether an upright rule stands between two fragments of a line."""
    gap = Box(left.box.x1, min(left.box.top, right.box.top), right.box.x0, left.box.bottom)
    return any(gap.x0 <= rule.x1 and rule.x0 <= gap.x1 and rule.shares_y(gap) > 0 for rule in rules)


def _lies_in(left: Run, right: Run, gutters: list[tuple[float, float]]) -> bool:
    """Whether two fragments end and begin where a gutter lies elsewhere on the page."""
    size = max(left.size, right.size)
    return min(left.box.width, right.box.width) >= _NARROWEST * size and any(
        -0.3 * size <= x0 - left.box.x1 <= size and -0.3 * size <= right.box.x0 - x1 <= _INDENTED * size
        for x0, x1 in gutters
    )


def _around_baseline(low: float, high: float, runs: list[Run], baselines: list[float]) -> list[Run]:
    return runs[bisect_left(baselines, low) : bisect_right(baselines, high)]


def _next_on_line(run: Run, runs: list[Run], baselines: list[float]) -> Run | None:
    """The nearest fragment to the right on the same line, if it is of about the same size."""
    reach = _ONE_BASELINE * run.size
    best: Run | None = None
    for other in _around_baseline(run.baseline - reach, run.baseline + reach, runs, baselines):
        if other is not run and other.box.x0 >= run.box.x1 - 0.3 * run.size:
            best = other if best is None or other.box.x0 < best.box.x0 else best
    if best is None or not 0.8 * run.size <= best.size <= 1.25 * run.size:
        return None
    return best if best.box.x0 - run.box.x1 <= _WIDEST_GAP * run.size else None


def _fill_columns(left: Run, right: Run, column: float) -> bool:
    """Whether two fragments are each about as long as the page's columns are wide: a line or two above a picture."""
    apart = right.box.x0 - left.box.x1 >= max(left.size, right.size)
    return apart and min(left.box.width, right.box.width) >= _FILLED * column


@dataclass(frozen=True, slots=True)
class _White:
    """The white between two fragments of a line, as far as it goes on above and below. `rows` are the lines on which
    text stands at both its sides, `touched` those on which it stands at one; `ends` and `begins` count the lines that
    end and begin just at its sides. `widths` of the widest lines at both sides are in ems, as `ems`, its own, is."""

    x0: float
    x1: float
    rows: int
    touched: int
    ends: int
    begins: int
    widths: tuple[float, float]
    ems: float

    @property
    def is_gutter(self) -> bool:
        """Whether it parts columns: lines as long as a column's stand on both sides, on as many lines as it takes.

        Where lines end one below the other, a column ends, and what stands beyond is another one, be it but a word.
        """
        if self.ems >= 1 and self.ends >= _EDGE_ROWS and self.widths[0] >= _COLUMN:
            return True
        narrowest = min(self.widths)
        if narrowest < _NARROWEST:
            return False
        if self.ems >= 1 and self.begins >= _EDGE_ROWS:
            return True
        few = self.rows == _FEWEST_ROWS - 1 and (
            self.touched >= _FEWEST_ROWS or (self.ems >= 1 and narrowest >= _COLUMN)
        )
        return self.rows >= _FEWEST_ROWS or few


def _white(left: Run, right: Run, runs: list[Run], baselines: list[float]) -> _White:
    """Looks how far the white between two fragments goes on above and below them."""
    size = max(left.size, right.size)
    x0, x1 = left.box.x1, right.box.x0
    rows = touched = 1
    ends, begins = [x0], [x1]
    widest = [left.box.width, right.box.width]
    for direction in (-1, 1):
        at = left.baseline
        for _ in range(_NEAR_ROWS):
            low, high = sorted((at + direction * 0.6 * size, at + direction * 2.6 * size))
            near = [
                run
                for run in _around_baseline(low, high, runs, baselines)
                if run.box.x1 > left.box.x0
                and run.box.x0 < right.box.x1
                and 0.75 * size <= run.size <= 1.3 * size
            ]
            if not near:
                break
            at = min(near, key=lambda run: direction * run.baseline).baseline
            row = [run for run in near if abs(run.baseline - at) <= _ABREAST * size]
            # A line that begins in the white stands behind it: the one above it may be indented.
            before = [run for run in row if run.box.x0 < x0]
            behind = [run for run in row if run.box.x0 >= x0]
            end = max([x0, *(run.box.x1 for run in before)])
            begin = min([x1, *(run.box.x0 for run in behind)])
            if begin - end < _GUTTER * size:
                break
            x0, x1 = end, begin
            # Only lines that reach the white say that it parts something.
            left_reaches = any(x0 - run.box.x1 < size for run in before)
            right_reaches = any(run.box.x0 - x1 < _INDENTED * size for run in behind)
            ends += [run.box.x1 for run in before]
            begins += [run.box.x0 for run in behind]
            rows += left_reaches and right_reaches
            touched += left_reaches or right_reaches
            widest[0] = max([widest[0], *(run.box.width for run in before)])
            widest[1] = max([widest[1], *(run.box.width for run in behind)])
    slack = _EDGE * size
    return _White(
        x0,
        x1,
        rows,
        touched,
        sum(x0 - end <= slack for end in ends) if x0 - left.box.x1 <= slack else 0,
        sum(begin - x1 <= slack for begin in begins),
        (widest[0] / size, widest[1] / size),
        (x1 - x0) / size,
    )
