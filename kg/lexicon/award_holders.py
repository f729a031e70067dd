"""How recipients of awards are named, from ``data/award_holders.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.words import alternation

__all__ = ["HolderWords", "load_holder_words"]


@dataclass(frozen=True, slots=True, eq=False)
class HolderWords:
    """The words of names of bodies that receive, and of what stands around them.

    `endings` maps how a name ends to the kind of body. `kinds_only` are words that with an ending name no body.
    `ending` matches an ending at the end of a name; `never` what no name begins with or holds; `lead` what stands
    before the first name of a list. `definite` maps a noun that points back (``公司``, ``班组``) to how the names of
    the bodies that it may stand for end.
    """

    endings: Mapping[str, str]
    kinds_only: frozenset[str]
    ending: re.Pattern[str]
    never: re.Pattern[str]
    lead: re.Pattern[str]
    definite: Mapping[str, tuple[str, ...]]

    def kind_of(self, name: str) -> str:
        """The kind of body that the ending of `name` tells: ``某某车间`` is a team; empty where it tells none."""
        ending = self.ending.search(name)
        return self.endings[ending.group()] if ending else ""

    def is_body_name(self, name: str) -> bool:
        """Whether `name`, all of it, reads as a body's: ``安全监察科``, but not ``各车间`` or ``生产车间``."""
        ending = self.ending.search(name)
        if ending is None or name[0].isdigit() or ending.start() < 1 or len(name) > 40:
            return False
        return name[: ending.start()] not in self.kinds_only and self.never.search(name) is None


@loaded_once("award_holders.toml")
def load_holder_words(sources: LexiconSources = SHIPPED) -> HolderWords:
    """The words, read once a process."""
    data = read_toml("award_holders.toml", sources)
    endings = {ending: kind for kind, words in data["endings"].items() for ending in words}
    first, inside = data["never_first"], data["never_inside"]
    return HolderWords(
        endings=endings,
        kinds_only=frozenset(data["kinds_only"]["words"]),
        ending=re.compile(f"(?:{alternation(endings)})$"),
        never=re.compile(
            f"^[{first['characters']}]|^(?:{alternation(first['words'])})"
            f"|[{inside['characters']}]|{alternation(inside['words'])}"
        ),
        lead=re.compile(f"(?:(?:{alternation(data['leads']['words'])})[的有，]?)*"),
        definite={noun: tuple(words) for noun, words in data["definite"].items()},
    )
