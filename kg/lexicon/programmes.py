"""What the genre knows about programmes: brands, the nouns and verbs around names, and what is none.

The content is in ``data/programmes.toml``; this module gives it as a frozen value with compiled patterns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from kg.lexicon.files import read_toml
from kg.lexicon.words import alternation

__all__ = ["Brand", "Programmes", "load_programmes", "plain"]

_MARKS = re.compile(r"[\s“”‘’「」『』《》〈〉·•・、，,—\-]")


@dataclass(frozen=True, slots=True)
class Brand:
    """A programme carried out under one name all over the country.

    `bare` says whether the name is a programme without quotation marks too.
    """

    name: str
    kind: str
    bare: bool


@dataclass(frozen=True, eq=False)
class Programmes:
    """The lexicon of programmes.

    `brands` is keyed by :func:`plain` forms. `strong` and `weak` map a category noun to a kind.
    `brand_pattern` finds brands in running text; `noun_pattern` any category noun. `ideas` are quoted words
    that are no programmes whatever stands around them; `idea_ends` are how such words end, `idea_heads`
    what stands right behind their closing mark. `generic` are modifiers that do not make a name.
    """

    brands: Mapping[str, Brand]
    brand_pattern: re.Pattern[str]
    strong: Mapping[str, str]
    weak: Mapping[str, str]
    noun_pattern: re.Pattern[str]
    strong_verbs: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    award_verbs: tuple[str, ...]
    ideas: frozenset[str]
    idea_ends: tuple[str, ...]
    idea_heads: tuple[str, ...]
    manner_ends: tuple[str, ...]
    generic: frozenset[str]

    def brand(self, name: str) -> Brand | None:
        """The brand called `name`, marks and blanks aside, or None."""
        return self.brands.get(plain(name))

    def is_idea(self, name: str) -> bool:
        """Whether `name` is a formula, a metaphor or a manner: ``四个意识``, ``娘家人``, ``一站式``."""
        return plain(name) in self.ideas or name.endswith(self.manner_ends)


def plain(name: str) -> str:
    """`name` without marks, separators and blanks: ``中国梦·劳动美`` is ``中国梦劳动美``."""
    return _MARKS.sub("", name)


@cache
def load_programmes() -> Programmes:
    """The lexicon, read at first use."""
    data: dict[str, Any] = read_toml("programmes.toml")
    brands: dict[str, Brand] = {}
    bare: list[str] = []
    for entry in data["brand"]:
        brand = Brand(entry["name"], entry["kind"], entry.get("bare", True))
        forms = [entry["name"], *entry.get("variants", [])]
        for form in forms:
            if brands.setdefault(plain(form), brand) != brand:
                raise ValueError(f"programmes.toml: {form} belongs to two brands")
        # Quotation marks inside a form, as in “两癌”筛查, make it safe to find in running text.
        bare += [form for form in forms if brand.bare or "“" in form]
    strong = {noun: kind for kind, nouns in data["category"].items() for noun in nouns["strong"]}
    weak = {noun: kind for kind, nouns in data["category"].items() for noun in nouns["weak"]}
    verbs, refused = data["verbs"], data["not_programmes"]
    ideas = [*refused["ideas"], *refused["metaphors"], *refused["manners"]]
    return Programmes(
        brands=MappingProxyType(brands),
        brand_pattern=re.compile(alternation(bare)),
        strong=MappingProxyType(strong),
        weak=MappingProxyType(weak),
        noun_pattern=re.compile(alternation([*strong, *weak])),
        strong_verbs=tuple(verbs["strong"]),
        weak_verbs=tuple(verbs["weak"]),
        award_verbs=tuple(verbs["award"]),
        ideas=frozenset(plain(word) for word in ideas),
        idea_ends=tuple(refused["ends"]),
        idea_heads=tuple(refused["heads"]),
        manner_ends=tuple(refused["manner_ends"]),
        generic=frozenset(refused["generic"]),
    )
