"""Which lines of a text are in traditional characters.

The unit is the line, and a line that tells nothing takes the script of its neighbours. A whole document would
be too coarse, since pages quote and reprint in the other script (a mainland page with a statement from Hong Kong);
a word would be too fine, since a simplified page may write a name or an old title in traditional characters, which
must stay. A paragraph's lines are in one script, so that lines and blocks hardly differ, and lines need no layout to be
found first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

__all__ = ["has_traditional", "traditional_lines"]

_DISTINCTIVE = Path(__file__).with_name("distinctive.tsv")

_LEAST = 2
"""Characters of one script alone that decide a line: one may be a name's (``王後``), or a slip."""
_OVERWEIGHT = 3
"""So many times those of the other script. Of running text one character in four or five is of one script alone."""


def has_traditional(text: str) -> bool:
    """Whether any character of `text` is one that only traditional text has."""
    return _patterns()["Hant"].search(text) is not None


def traditional_lines(lines: Sequence[str]) -> tuple[list[bool], bool]:
    """For each line whether it is in traditional characters, and whether the text is by and large."""
    simplified, traditional = _patterns()["Hans"], _patterns()["Hant"]
    counts = [(len(traditional.findall(line)), len(simplified.findall(line))) for line in lines]
    mostly = sum(t for t, _ in counts) > sum(s for _, s in counts)
    verdicts = [_verdict(t, s) for t, s in counts]
    before = _last_known(verdicts)
    after = _last_known(verdicts[::-1])[::-1]
    return [
        own
        if own is not None
        else (left if left == right and left is not None else _either(left, right, mostly))
        for own, left, right in zip(verdicts, before, after, strict=True)
    ], mostly


def _verdict(traditional: int, simplified: int) -> bool | None:
    """True for traditional, False for simplified, None if the line does not tell."""
    if traditional >= _LEAST and traditional > _OVERWEIGHT * simplified:
        return True
    if simplified >= _LEAST and simplified > _OVERWEIGHT * traditional:
        return False
    return None


def _either(left: bool | None, right: bool | None, mostly: bool) -> bool:
    """The script between two neighbours that differ, or of which one is missing."""
    if left is None and right is not None:
        return right
    if right is None and left is not None:
        return left
    return mostly


def _last_known(verdicts: list[bool | None]) -> list[bool | None]:
    """For each place the verdict at it, or the last one before."""
    result: list[bool | None] = []
    last: bool | None = None
    for verdict in verdicts:
        last = last if verdict is None else verdict
        result.append(last)
    return result


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = [line.split("\t") for line in _DISTINCTIVE.read_text("utf-8").splitlines()[2:]]
    return {script: re.compile(f"[{characters}]") for script, characters in rows}
