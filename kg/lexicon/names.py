"""Persons' names: surnames, characters of given names, what looks like a name, what stands beside one.

Data: ``data/names.toml`` (kept by hand) and ``data/given_names.tsv`` (made by ``scripts/make_names.py``);
their comments say where they come from and how to extend them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml, read_tsv
from kg.lexicon.matcher import LongestMatcher, opening_pattern
from kg.lexicon.words import by_first_character

__all__ = ["GivenCharacter", "Names", "load_names", "load_surnames"]


@dataclass(frozen=True, slots=True)
class GivenCharacter:
    """How many names of a word list have the character second of three (`first`) and last (`last`)."""

    character: str
    first: int
    last: int


class Names:
    """What is known of persons' names. Make it with :func:`load_names`.

    `surnames`: surname to ``common``, ``medium``, ``rare`` or ``compound``; `given`: by character; `dots`:
    what parts names such as 买买提·艾力; `minority_openings`: first parts of names without a Han surname, and
    `transcription_characters` what they are written with (额尔敦巴雅尔);
    `never_last`: characters in which a body or a word ends and no name of three; `ends_places`: in which more
    places end than names, `rarely_last`: in which other words do;
    `followers`: words right after a name (表示, 出席); `honorifics_after_name` (李某某同志),
    `honorifics_after_surname` (李师傅), `before_surname` (老李), `before_name` (职工李某某);
    `award_words`: words of honours right before a name (全国劳模李某某), `verbs_before` (慰问李某某),
    `appointing_verbs` (任命李某某为…) with `after_appointed`, `biography`: what goes on with a life or a
    post (李某某，女，…; 李某某担任…), and `elected`: of these, what only a person does (李某某当选…).
    """

    def __init__(
        self,
        surnames: Mapping[str, str],
        given: Mapping[str, GivenCharacter],
        words: Mapping[str, Mapping[str, Any]],
    ) -> None:
        """Take surnames with their class, characters of given names, and the word lists of ``names.toml``."""
        self.surnames = surnames
        self.given = given
        self.dots = frozenset(words["minority"]["dots"])
        self.minority_openings = tuple(words["minority"]["openings"])
        self.transcription_characters = frozenset("".join(words["minority"]["characters"].split()))
        self.not_names = frozenset(words["not_names"]["words"])
        self.never_last = frozenset(words["not_names"]["never_last"])
        self.ends_places = frozenset(words["not_names"]["ends_places"])
        self.rarely_last = frozenset(words["not_names"]["rarely_last"])
        self.followers = frozenset(words["followers"]["words"])
        honorifics = words["honorifics"]
        self.honorifics_after_name = frozenset(honorifics["after_name"])
        self.honorifics_after_surname = frozenset(honorifics["after_surname"])
        self.before_surname = frozenset(honorifics["before_surname"])
        self.before_name = frozenset(honorifics["before_name"])
        cues = words["cues"]
        self.award_words = tuple(cues["award_words"])
        self.verbs_before = tuple(cues["verbs"])
        self.appointing_verbs = tuple(cues["appointing"])
        self.after_appointed = tuple(cues["after_appointed"])
        self.biography = tuple(cues["biography"])
        self.elected = tuple(cues["elected"])
        self._openings = by_first_character(self.minority_openings)
        self._surname_opening = opening_pattern(surnames)
        self._surnames = LongestMatcher(surnames)
        self._not_names = LongestMatcher.of(self.not_names)
        self._followers = by_first_character(self.followers)
        self._most_first = max((c.first for c in given.values()), default=1)
        self._most_last = max((c.last for c in given.values()), default=1)

    def surname_places(self, text: str) -> Iterator[int]:
        """The positions of `text`, in order, where a surname may begin by its first character."""
        return (match.start() for match in self._surname_opening.finditer(text))

    def surname_at(self, text: str, position: int) -> str | None:
        """The surname that begins at `position`, the longest if several: ``欧阳`` before ``欧``."""
        end = self._surnames.end(text, position)
        return None if end is None else text[position:end]

    def is_word_at(self, text: str, position: int) -> bool:
        """Whether a word that no name begins with stands at `position`: ``高质量``, ``全市``, ``于是``."""
        return self._not_names.end(text, position) is not None

    def follower_at(self, text: str, position: int) -> str | None:
        """The longest word that often follows a name and begins at `position`: ``表示``, ``一行``, ``、``."""
        words = self._followers.get(text[position : position + 1], ())
        return next((word for word in words if text.startswith(word, position)), None)

    def opening_at(self, text: str, position: int) -> str:
        """The first part of a name without a Han surname that begins at `position`: ``扎西``; else empty."""
        parts = self._openings.get(text[position : position + 1], ())
        return next((part for part in parts if text.startswith(part, position)), "")

    def unheard(self, given: str) -> int:
        """How many characters of a given name no name of the word list has in that place."""
        unknown = GivenCharacter("", 0, 0)
        last = self.given.get(given[-1:], unknown)
        first = self.given.get(given[0], unknown) if len(given) == 2 else None
        return int(last.last == 0) + int(first is not None and first.first == 0)

    def heard_last(self, character: str) -> int:
        """How many names of the word list end in `character`."""
        return self.given[character].last if character in self.given else 0

    def weight(self, name: str) -> float:
        """How much `name` looks like a Han name, from 0 (not at all) to 1; a rough rank, not a probability.

        0 without a surname, or with other than one or two characters after it. Else the mean, over surname
        and given characters, of how common each is in its place: ``王建国`` is near 1, ``于重点`` near 0.
        """
        surname = self.surname_at(name, 0)
        if surname is not None and len(surname) == len(name):
            surname = self.surname_at(name[0], 0)  # 欧阳 as 欧 + 阳
        rest = name[len(surname) :] if surname else ""
        if surname is None or not 1 <= len(rest) <= 2:
            return 0.0
        base = {"common": 1.0, "medium": 0.7, "rare": 0.3, "compound": 1.0}[self.surnames[surname]]
        unknown = GivenCharacter("", 0, 0)
        last = self.given.get(rest[-1], unknown).last / self._most_last
        first = self.given.get(rest[0], unknown).first / self._most_first if len(rest) == 2 else last
        # Square roots, so that a character a tenth as common as the commonest still counts for a third.
        return float((base + first**0.5 + last**0.5) / 3)


@loaded_once("names.toml")
def load_surnames(sources: LexiconSources = SHIPPED) -> Mapping[str, str]:
    """Surname to class: ``common``, ``medium``, ``rare`` (one character each), ``compound``."""
    groups = read_toml("names.toml", sources)["surnames"]
    surnames: dict[str, str] = dict.fromkeys(groups["compound"], "compound")
    for group in ("common", "medium", "rare"):
        for character in "".join(groups[group].split()):
            surnames.setdefault(character, group)
    return surnames


@loaded_once("names.toml", "given_names.tsv")
def load_names(sources: LexiconSources = SHIPPED) -> Names:
    """Names as ``data/names.toml`` and ``data/given_names.tsv`` have them. Read once a process."""
    given = {
        c: GivenCharacter(c, int(first), int(last)) for c, first, last in read_tsv("given_names.tsv", sources)
    }
    return Names(load_surnames(sources), given, read_toml("names.toml", sources))
