"""Large initials: the character goes to the line that it begins, and the lines beside it back to the column's edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.characters import HAN
from kg.reading.pages.model import Box, Run, around

__all__ = ["with_drop_caps"]

_INITIAL = re.compile(f"[{HAN}A-Za-z0-9“《]")
_LARGER = 1.7  # times the text's type
_ROOM = 0.75  # of its own size: a digit or letter in the room of a Han character
_NEAR = 1.5  # ems of the text's type, to the lines beside it


def with_drop_caps(runs: Sequence[Run], body: float) -> list[Run]:
    """`runs` with each large initial put before the first of the lines beside it."""
    initials = [
        run
        for run in runs
        if len(run.glyphs) == 1 and run.size >= _LARGER * body and _INITIAL.match(run.glyphs[0].text)
    ]
    result = list(runs)
    for initial in initials:
        beside = [
            run
            for run in result
            if run is not initial
            and not run.vertical
            and run.size <= initial.size / 1.5
            and -0.5 * body <= run.box.x0 - initial.box.x1 <= max(_NEAR * body, _ROOM * initial.size)
            and run.box.shares_y(initial.box) > 0.4 * run.size
        ]
        if not beside:
            continue
        first = min(beside, key=lambda run: run.box.top)
        moved = {id(run): _moved(run, initial.box.x0) for run in beside}
        moved[id(first)].glyphs = [*initial.glyphs, *first.glyphs]
        result = [moved.get(id(run), run) for run in result if run is not initial]
    return result


def _moved(run: Run, x0: float) -> Run:
    box = around((run.box, Box(x0, run.box.top, run.box.x1, run.box.bottom)))
    return Run(list(run.glyphs), box, run.size)
