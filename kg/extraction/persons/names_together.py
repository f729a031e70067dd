"""Names of persons that stand together without a mark: ``记者周萍英刘中灿``."""

from __future__ import annotations

from kg.lexicon.names import Names

__all__ = ["cut_names"]

_LENGTHS = (3, 2, 4)
_LONGEST = 12
"""Characters: four names of three are more than any byline runs together."""
_THREE = 0.25
"""What speaks for a name of three characters beside two names of two, as most names of today have three."""

_LEAST = 0.45
"""What each must weigh at least; ``方案件`` weighs a third, names of two common characters three quarters. Hand-set."""


def cut_names(text: str, names: Names) -> tuple[str, ...]:
    """`text` cut into names that each begin with a surname; empty where that cannot be done.

    Of several ways the one whose names are likeliest (:meth:`Names.weight`) on the average. Names of four have a
    surname of two (``欧阳``).
    """
    if not 4 <= len(text) <= _LONGEST:
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(text)
    for end in range(2, len(text) + 1):
        for length in _LENGTHS:
            before = best[end - length] if end >= length else None
            name = text[end - length : end]
            if before is None or not _may_be_name(name, names):
                continue
            score = before[0] + names.weight(name) + (_THREE if length > 2 else 0.0)
            known = best[end]
            found = (score, (*before[1], name))
            if known is None or score / len(found[1]) > known[0] / len(known[1]):
                best[end] = found
    whole = best[len(text)]
    return whole[1] if whole is not None else ()


def _may_be_name(name: str, names: Names) -> bool:
    surname = names.surname_at(name, 0)
    if surname is None or names.is_word_at(name, 0) or names.weight(name) < _LEAST:
        return False
    return len(name) - len(surname) in (1, 2) and (len(name) < 4 or len(surname) == 2)
