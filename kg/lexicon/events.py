"""What the genre knows about events: the last words of titles, and the verbs around them.

The content is in ``data/events.toml``; this module gives it as a frozen value with compiled patterns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.words import alternation

__all__ = ["Events", "load_events"]


@dataclass(frozen=True, eq=False)
class Events:
    """The lexicon of events.

    `heads` maps the last words of a title to its kind; `head_pattern` finds them, the longest first.
    `took_place` are verbs behind a title, `held` verbs before it, `plural` words that make it a series,
    `visit` and `action` what people do on a day, `not_happening` words of speech, results and states.
    """

    heads: Mapping[str, str]
    head_pattern: re.Pattern[str]
    took_place: re.Pattern[str]
    held: re.Pattern[str]
    plural: re.Pattern[str]
    visit: re.Pattern[str]
    action: re.Pattern[str]
    not_happening: re.Pattern[str]


@loaded_once("events.toml")
def load_events(sources: LexiconSources = SHIPPED) -> Events:
    """The lexicon, read at first use."""
    data: dict[str, Any] = read_toml("events.toml", sources)
    words = {name: re.compile(alternation(listed)) for name, listed in data["words"].items()}
    heads = {head: kind for kind, listed in data["head"].items() for head in listed}
    unless: dict[str, list[str]] = data["head_not_after"]
    # The longest first: a head with a condition stands behind all that end with it.
    patterns = [alternation(set(heads) - set(unless))]
    patterns += [f"(?<![{''.join(chars)}]){head}" for head, chars in unless.items() if head in heads]
    return Events(
        heads=MappingProxyType(heads),
        head_pattern=re.compile("|".join(patterns)),
        took_place=words["took_place"],
        held=words["held"],
        plural=words["plural"],
        visit=words["visit"],
        action=words["action"],
        not_happening=words["not_happening"],
    )
