"""What may be added to the shipped TOML lexicons: what their data does not show of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

__all__ = ["RULES", "Path", "Rules", "matches"]

Path = tuple[str, ...]
"""The keys that lead to a value."""

_LEVELS = ("national", "provincial", "municipal", "county")
_RECIPIENTS = ("person", "organisation", "either")
_PROGRAMME_KINDS = ("campaign", "service", "competition", "project", "scheme", "bundle")
_BODY_KINDS = (
    *("union", "party", "government", "company", "school", "hospital"),
    *("court", "media", "association", "team", "other"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the shipped data does not show of itself. Paths are of keys; ``*`` stands for any one key.

    `words`: tables whose keys are words, so that new ones may be added; `characters`: texts that are sets of
    characters; `patterns`: regular expressions, which are joined; `pairs`: tables whose lists have two places;
    `templates`: texts with ``{}`` for a division's name; `choices`: texts of a closed list; `rows`: arrays of
    tables, with the fields that name a row; `once`: tables, several together, in which a word stands in one place.
    """

    words: tuple[Path, ...] = ()
    characters: tuple[Path, ...] = ()
    patterns: tuple[Path, ...] = ()
    pairs: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    choices: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    rows: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    once: tuple[tuple[str, ...], ...] = ()


def _paths(*dotted: str) -> tuple[Path, ...]:
    return tuple(tuple(path.split(".")) for path in dotted)


RULES: Mapping[str, Rules] = {
    "awards.toml": Rules(
        words=_paths("aliases"),
        choices={("award", "level"): _LEVELS, ("award", "recipient"): _RECIPIENTS},
        rows={("award",): ("names",)},
        once=(("families",), ("heads",), ("levels",)),
    ),
    "award_holders.toml": Rules(
        characters=_paths("never_first.characters", "never_inside.characters"), once=(("endings",),)
    ),
    "bodies.toml": Rules(
        words=_paths(
            "national.*",
            "former_national",
            "regional",
            "regional.*.full",
            "department.*",
            "sectors",
            "anaphora.bare",
            "anaphora.pointed",
        ),
        characters=_paths("names.no_township"),
        pairs=_paths("sectors"),
        templates=_paths("department.*.*.full", "department.*.*.full.*", "department.*.*.written"),
        choices={("former_national", "*", "kind"): _BODY_KINDS, ("regional", "*", "kind"): _BODY_KINDS},
        once=(("national", "former_national", "regional"), ("department",), ("heads",)),
    ),
    "events.toml": Rules(once=(("head",),)),
    "names.toml": Rules(
        characters=_paths("surnames.common", "surnames.medium", "surnames.rare", "minority.characters"),
        once=(("surnames",),),
    ),
    "posts.toml": Rules(
        words=_paths("fused", "fits", "continuations.after"),
        characters=_paths("continuations.after_chang", "continuations.after.*"),
        pairs=_paths("fused"),
        once=(("titles",), ("modifiers",), ("verbs",)),
    ),
    "programmes.toml": Rules(
        choices={("brand", "kind"): _PROGRAMME_KINDS},
        rows={("brand",): ("name", "variants")},
        once=(("category",),),
    ),
    "units.toml": Rules(
        words=_paths("canonical", "currencies", "not_before", "nouns"),
        patterns=_paths("not_before.*", "bundles.heads", "bundles.slogans"),
        once=(("kinds",), ("nouns",)),
    ),
}
"""By file. A file without rules has closed tables of lists only."""


def matches(path: Path, patterns: Iterable[Path]) -> bool:
    """Whether `path` is one of `patterns`, in which ``*`` stands for any one key."""
    return any(
        len(path) == len(pattern) and all(p in ("*", key) for key, p in zip(path, pattern, strict=True))
        for pattern in patterns
    )
