"""What the genre knows about programmes: brands, the nouns and verbs around names, and what is none.

The content is in ``data/programmes.toml``; this module gives it as a frozen value with compiled patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.words import alternation

__all__ = ["Brand", "Programmes", "load_programmes", "plain"]

_MARKS = re.compile(r"[\s“”‘’「」『』《》〈〉·•・、，,—\-]")


@dataclass(frozen=True, slots=True)
class Brand:
    """A programme carried out under one name all over the country.

    `bare` says whether the name is a programme without quotation marks too. A `slogan` stands over programmes
    with names of their own (``“中国梦·劳动美”职工书画展``); any other brand keeps its name whatever follows it.
    """

    name: str
    kind: str
    bare: bool
    slogan: bool


@dataclass(frozen=True, eq=False)
class Programmes:
    """The lexicon of programmes.

    `brands` is keyed by :func:`plain` forms; `brand_pattern` finds them in running text. `strong` and `weak` map a
    category noun to a kind; `noun_pattern` finds any of them. `ideas` are quoted words that are no programmes whatever
    stands around them; `idea_ends` are how such words end, `honour_ends` how quoted honours end (``三八红旗手``),
    `idea_heads` what stands right behind their closing mark. `festival_pattern` matches days and seasons,
    `thing_pattern` the end of a list of things that are no undertakings. `generic` are modifiers that do not make
    a name. `blocked` finds words that no name contains behind its quoted part, `after_noun` matches what may follow a
    name's category noun, `bare_tail` a phrase behind a name that adds nothing to it (``主题宣传活动``). `facility_end`
    finds how names of places of service end, `figurative_end` those that are praise as well, `place_end` those that are
    never; `fund` matches money set up under a name.
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
    honour_ends: tuple[str, ...]
    idea_heads: tuple[str, ...]
    manner_ends: tuple[str, ...]
    generic: frozenset[str]
    thing_pattern: re.Pattern[str]
    festival_pattern: re.Pattern[str]
    blocked: re.Pattern[str]
    after_noun: re.Pattern[str]
    bare_tail: re.Pattern[str]
    facility_end: re.Pattern[str]
    figurative_end: re.Pattern[str]
    place_end: re.Pattern[str]
    fund: re.Pattern[str]

    def brand(self, name: str) -> Brand | None:
        """The brand called `name`, marks and blanks aside, or None."""
        return self.brands.get(plain(name))

    def is_thing(self, masked: str, position: int) -> bool:
        """Whether the list of quoted names that ends at or behind `position` is one of games, songs, teams …:
        ``“甲”“乙”等趣味游戏``. `masked` has its quoted stretches masked.
        """
        return self.thing_pattern.match(masked, position) is not None

    def is_idea(self, name: str) -> bool:
        """Whether `name` is a formula, a metaphor, a manner or a day: ``娘家人``, ``一站式``, ``三八``."""
        if self.festival_pattern.fullmatch(name):
            return True
        return plain(name) in self.ideas or ("、" not in name and name.endswith(self.manner_ends))


def plain(name: str) -> str:
    """`name` without marks, separators and blanks: ``中国梦·劳动美`` is ``中国梦劳动美``."""
    return _MARKS.sub("", name)


def _ends(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words)})$")


@loaded_once("programmes.toml")
def load_programmes(sources: LexiconSources = SHIPPED) -> Programmes:
    """The lexicon, read at first use."""
    data: dict[str, Any] = read_toml("programmes.toml", sources)
    brands: dict[str, Brand] = {}
    bare: list[str] = []
    for entry in data["brand"]:
        brand = Brand(entry["name"], entry["kind"], entry.get("bare", True), entry.get("slogan", False))
        forms = [entry["name"], *entry.get("variants", [])]
        for form in forms:
            if brands.setdefault(plain(form), brand) != brand:
                raise ValueError(f"programmes.toml: {form} belongs to two brands")
        # Quotation marks inside a form, as in “两癌”筛查, make it safe to find in running text.
        bare += [form for form in forms if brand.bare or "“" in form]
    strong = {noun: kind for kind, nouns in data["category"].items() for noun in nouns["strong"]}
    weak = {noun: kind for kind, nouns in data["category"].items() for noun in nouns["weak"]}
    verbs, refused = data["verbs"], data["not_programmes"]
    around = data["around"]
    blocked = [alternation(around["blocked"])]
    blocked += [f"{word}(?!{alternation(goes_on)})" for word, goes_on in around["blocked_unless"].items()]
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
        idea_ends=(*refused["honour_ends"], *refused["ends"]),
        honour_ends=tuple(refused["honour_ends"]),
        idea_heads=tuple(refused["heads"]),
        manner_ends=tuple(refused["manner_ends"]),
        generic=frozenset(refused["generic"]),
        festival_pattern=re.compile(
            rf"(?:(?:庆祝?|喜?迎|欢[度庆]|情[系暖满])?(?:{alternation(refused['festivals'])})[、，·]?)+"
        ),
        thing_pattern=re.compile(
            rf"(?:[、和及与]?[“‘《][^“”，。；]*?[”’》])*等?[^，。；、“”的\d]{{0,8}}?(?:{alternation(refused['things'])})(?!赛|比赛|大赛|竞赛|汇演|展演|活动|工程|计划|项目)"
        ),
        facility_end=_ends(data["facilities"]["ends"]),
        figurative_end=_ends(data["facilities"]["figurative"]),
        place_end=_ends(data["facilities"]["plain"]),
        fund=re.compile(alternation(data["facilities"]["funds"])),
        blocked=re.compile("|".join(blocked)),
        after_noun=re.compile("$|" + alternation(around["after_noun"])),
        bare_tail=re.compile(
            f"(?:{alternation(around['bare_modifiers'])})*(?:{alternation(around['bare_nouns'])})"
        ),
    )
