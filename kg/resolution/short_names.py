"""Names that one article gives in full too, under which it is one body.

    新华齿轮公司 … 绵阳新华齿轮有限公司      its characters stand in the full name, in their order
    东林镇工会 … 井研县东林镇工会            the full name with the place before it
    县总工会 … 郏县总工会                    a level word, and the only body that it can mean

Both names are of one kind, and no other name of the article fits.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["fuller_names", "in_order"]

_SHORTENED = ("company", "school", "hospital", "media", "association")
_SHORTEST = 4
_MOST_LEFT_OUT = 12

_APART = "大学"
"""Names in which every word counts: ``江苏大学``, ``江苏科技大学``."""

_SHORTEST_TAIL = 3
"""Characters of a name that another one ends with: ``镇工会``."""
_UNSURE_KINDS = ("other", "team")
"""Kinds that a name's head may leave open."""


def fuller_names(kinds: Mapping[str, str], tails: Mapping[str, str] | None = None) -> dict[str, str]:
    """For names (with their kinds) that are short forms of exactly one other: that fuller name.

    `tails` gives, for names that no known place opens, how the fuller name ends: ``区总工会`` for ``该区工会``.
    Only names of companies, schools, hospitals, media and associations are shortened inside; the names of
    departments differ by single characters that matter (``市总工会``, ``市直机关工会``).
    """
    result, tails = _abridged(kinds), tails or {}
    by_end: dict[str, list[str]] = {}
    for name in kinds:
        by_end.setdefault(name[-_SHORTEST_TAIL:], []).append(name)
    for name, tail in tails.items():
        if name in result or len(tail) < _SHORTEST_TAIL:
            continue
        longer = [
            other
            for other in by_end.get(tail[-_SHORTEST_TAIL:], ())
            if len(other) > len(tail) and other.endswith(tail) and _of_one_kind(kinds[name], kinds[other])
        ]
        longest = max(longer, key=len, default="")
        if (
            longer
            and all(longest.endswith(other) for other in longer)
            and tails.get(longest) in (None, longest)
        ):
            result[name] = longest
    return {name: result.get(full, full) for name, full in result.items()}


def _abridged(kinds: Mapping[str, str]) -> dict[str, str]:
    """Names whose characters stand, in their order, in exactly one other."""
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
            and not name.endswith(_APART)
            and _in_order(name, other)
        ]
        if len(longer) == 1:
            result[name] = longer[0]
    return result


def _of_one_kind(short: str, full: str) -> bool:
    return short == full or short in _UNSURE_KINDS or full in _UNSURE_KINDS


def _in_order(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in order, the first two and the last together."""
    if short[:2] not in full or not full.endswith(short[-2:]):
        return False
    return in_order(short, full)


def in_order(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order: ``教体局``, ``教育和体育局``."""
    remaining = iter(full)
    return all(character in remaining for character in short)
