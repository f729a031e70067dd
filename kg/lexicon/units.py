"""Measure words and units, and the words around a number that make it no count.

The content is in ``data/units.toml``; see there for its sources and how to extend it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.words import alternation, longest_first

__all__ = ["Units", "load_units"]


@dataclass(frozen=True, slots=True)
class Units:
    """The units of the genre.

    * `kinds`: kind of each unit: ``person organisation event thing money measure rate duration``.
    * `canonical`: the way a unit is written in the graph, where that is not the text's way (``％`` → ``%``).
    * `pattern` matches a unit where a number ends, the longest first, and refuses 家 in ``300家庭``.
    * `noun_pattern` matches a noun counted without a measure word (``48万职工``), with the words before it that say
      which (``23万农村常住人口``); its group `noun` is the noun, and `nouns` gives its unit.
    * `weak` units form numbered bundles (``八项规定``) with small Chinese numerals; `heads` matches what
      follows when they count after all (``四个乡镇``); `slogans` what follows when no number counts
      (``10件实事``); `names` matches names that begin like a count (``五台山``).
    * `currencies`: units of money by the name of a currency that stands before the number (``新台币4300万元``), which
      `currency` matches at the end of what comes before it.
    * `verbs`: verbs that the segmenter's dictionary does not tell as such; `false_verbs`: what it tells as
      verbs and the genre uses as nouns.
    * `genre` matches the words by which a text shows that it is news or a report of institutions, `lessons` those of
      school books.
    """

    kinds: Mapping[str, str]
    canonical: Mapping[str, str]
    pattern: re.Pattern[str]
    nouns: Mapping[str, str]
    noun_pattern: re.Pattern[str]
    weak: frozenset[str]
    heads: re.Pattern[str]
    slogans: re.Pattern[str]
    names: re.Pattern[str]
    currencies: Mapping[str, str]
    currency: re.Pattern[str]
    verbs: frozenset[str]
    false_verbs: frozenset[str]
    genre: re.Pattern[str]
    lessons: re.Pattern[str]

    def kind(self, unit: str) -> str:
        """The kind of `unit`, or an empty string if it is none of the lexicon."""
        return self.kinds.get(unit, "")


@loaded_once("units.toml")
def load_units(sources: LexiconSources = SHIPPED) -> Units:
    """The units of ``data/units.toml``, loaded once a process."""
    data = read_toml("units.toml", sources)
    refused: dict[str, str] = data["not_before"]
    kinds = {unit: kind for kind, units in data["kinds"].items() for unit in units}
    nouns = {noun: unit for unit, words in data["nouns"].items() for noun in words}
    bundles = data["bundles"]
    return Units(
        kinds=MappingProxyType(kinds),
        canonical=MappingProxyType(dict(data["canonical"])),
        pattern=re.compile(
            "|".join(
                re.escape(unit) + (f"(?!{refused[unit]})" if unit in refused else "")
                for unit in longest_first(kinds)
            )
        ),
        nouns=MappingProxyType(nouns),
        noun_pattern=re.compile(
            f"(?:{alternation(data['noun_modifiers']['words'])})*(?P<noun>{alternation(nouns)})"
        ),
        weak=frozenset(bundles["weak"]),
        heads=re.compile(bundles["heads"]),
        slogans=re.compile(bundles["slogans"]),
        names=re.compile(alternation(bundles["names"])),
        currencies=MappingProxyType(dict(data["currencies"])),
        currency=re.compile(f"(?:{alternation(data['currencies'])})$"),
        verbs=frozenset(data["verbs"]["words"]),
        false_verbs=frozenset(data["verbs"]["nouns"]),
        genre=re.compile(alternation(word for words in data["genre"].values() for word in words)),
        lessons=re.compile(alternation(data["lessons"]["words"])),
    )
