"""The confidence of a fact: how often its rule is right, times the least certainty of the names it is about.

    confidence = rule(fact) × min(certainty of its core links)

A figure's body and a programme's operator do not count: the fact is true where these are open.

The numbers are data: ``kg/lexicon/data/confidence.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.lexicon.files import read_toml

__all__ = ["confidence"]


def confidence(rule: str, certainties: Iterable[float]) -> float:
    """Between 0 and 1, rounded to two decimals; a fact without names has its rule's number.

    Raises KeyError for a rule whose family (the part before the dot) is not in the table.
    """
    families, rules = _table()
    prior = rules.get(rule)
    if prior is None:
        prior = families[rule.partition(".")[0]]
    return round(prior * min(certainties, default=1.0), 2)


@cache
def _table() -> tuple[dict[str, float], dict[str, float]]:
    data = read_toml("confidence.toml")
    return data["family"], data["rule"]
