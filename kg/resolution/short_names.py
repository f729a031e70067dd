"""Short forms of names that one article gives in full too.

``新华齿轮公司`` in an article that also names ``绵阳新华齿轮有限公司`` is that company: its characters stand
in the full name in the same order, both are of one kind, and no other name of the article fits.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["fuller_names"]

_SHORTENED = ("company", "school", "hospital", "media", "association")
_SHORTEST = 4
_MOST_LEFT_OUT = 12


def fuller_names(kinds: Mapping[str, str]) -> dict[str, str]:
    """For names (with their kinds) that are short forms of exactly one other: that fuller name.

    Only names of companies, schools, hospitals, media and associations are shortened so; the names of
    departments differ by single characters that matter (``市总工会``, ``市直机关工会``).
    """
    names = [n for n, kind in kinds.items() if kind in _SHORTENED]
    by_pair: dict[str, list[str]] = {}
    for name in names:
        for pair in {name[i : i + 2] for i in range(len(name) - 1)}:
            by_pair.setdefault(pair, []).append(name)
    result = {}
    for name in names:
        longer = [
            other
            for other in by_pair.get(name[:2], ())
            if len(name) < len(other) <= len(name) + _MOST_LEFT_OUT
            and kinds[name] == kinds[other]
            and len(name) >= _SHORTEST
            and _in_order(name, other)
        ]
        if len(longer) == 1:
            result[name] = longer[0]
    return {name: result.get(full, full) for name, full in result.items()}


def _in_order(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in order, the first two and the last together."""
    if short[:2] not in full or not full.endswith(short[-2:]):
        return False
    remaining = iter(full)
    return all(character in remaining for character in short)
