"""Segmented sentences of the genre with invented persons and companies, to train and test the pkuseg model.

Sentences are filled from ``pkuseg_templates.toml`` and the lexicons of ``kg``: names from surnames and
characters of given names by how common they are, bodies from divisions and departments, titles from posts.
What follows a name comes from the templates, or, so that the vocabulary is wide, from the verbs, adverbs and
nouns of jieba's dictionary (MIT) by their frequency. Nothing is taken from a document.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

import jieba

from kg.lexicon import Lexicon, load

__all__ = ["Generator", "Piece"]

TEMPLATES = Path(__file__).with_name("pkuseg_templates.toml")

# How often: shares of 1. Classes of surnames as names.toml states; names like 王伟 to 王建国 as one to four.
_SURNAME_CLASSES = {"common": 0.85, "medium": 0.11, "rare": 0.02, "compound": 0.02}
_TWO_CHARACTERS = 0.2
_TRANSCRIBED = 0.02
_WHOLE = 0.25
_DICTIONARY_FOLLOWS = 0.4
_NO_NAME = 0.12
"""Of sentences that would have a name: a word that begins like one stands there (主席高度重视)."""

_SLOT = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a sentence; `name` tells a person's name."""

    text: str
    name: bool = False


class Generator:
    """Makes sentences; the same `seed` makes the same ones.

    `held_out` uses the templates of every eighth line only, which the others never see.
    """

    def __init__(self, seed: int, *, held_out: bool = False) -> None:
        self._random = Random(seed)
        self._names = _NameMaker(load(), self._random)
        self._lexicon = load()
        data = tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))
        self._before, self._after, self._whole = (
            [line for i, line in enumerate(data[part].strip().splitlines()) if (i % 8 == 3) is held_out]
            for part in ("before", "after", "whole")
        )
        self._lists = {
            key: str(data[key]).split() for key in ("roles", "trades", "forms", "awards", "titles")
        }
        self._brand_characters = str(data["brand_characters"])
        self._titles = sorted(self._lexicon.posts.titles)
        self._departments = sorted(self._lexicon.bodies.departments)
        self._places = sorted(d.name for d in self._lexicon.divisions.by_code.values() if d.is_current)
        self._words = _dictionary(frozenset(self._lexicon.names.surnames))
        self._slots: dict[str, Callable[[], list[Piece]]] = {
            "N": lambda: [self._name()],
            "NS": self._list_of_names,
            "POST": lambda: [*self._body(), *self._title()],
            "T": self._title,
            "BODY": self._body,
            "CO": self._company,
            "PL": lambda: [Piece(self._random.choice(self._places))],
            "R": lambda: _cut(self._random.choice(self._lists["roles"])),
            "AW": lambda: _cut(self._random.choice(self._lists["awards"])),
            "S": lambda: _cut(self._random.choice(self._followers)),
            "D": lambda: [Piece(str(self._random.randint(1, 3000)))],
            "BR": lambda: [Piece(self._brand())],
        }
        self._followers = sorted(w for w in self._lexicon.names.followers if w.strip())

    def sentences(self, count: int) -> Iterator[list[Piece]]:
        """`count` sentences."""
        for _ in range(count):
            if self._random.random() < _WHOLE:
                yield self._fill(self._random.choice(self._whole))
                continue
            before = self._fill(self._random.choice(self._before))
            if self._random.random() < _NO_NAME:
                yield [*before, Piece(self._word("surname")), Piece(self._word("n")), Piece(self._word("v"))]
            else:
                yield [*before, self._name(), *self._what_follows()]

    def _what_follows(self) -> list[Piece]:
        if self._random.random() < _DICTIONARY_FOLLOWS:
            kinds = self._random.choice(
                (("v", "n"), ("d", "v", "n"), ("p", "n", "v"), ("v", "n", "n"), ("a", "v"))
            )
            words = [Piece(self._word(kind)) for kind in kinds]
            return [*words, Piece("。")]
        pieces = self._fill(self._random.choice(self._after))
        tail = [Piece(self._word("v")), Piece(self._word("n"))]
        return [*pieces, *tail] if self._random.random() < 0.6 else pieces

    def _word(self, tag: str) -> str:
        words, weights = self._words[tag]
        return self._random.choices(words, cum_weights=weights)[0]

    def _fill(self, template: str) -> list[Piece]:
        pieces: list[Piece] = []
        for i, part in enumerate(_SLOT.split(template)):
            if i % 2:
                pieces += self._slots[part]()
            else:
                pieces += _cut(part)
        return pieces

    def _name(self) -> Piece:
        return Piece(self._names.make(), name=True)

    def _list_of_names(self) -> list[Piece]:
        pieces = [self._name()]
        for _ in range(self._random.randint(1, 4)):
            pieces += [Piece("、"), self._name()]
        return pieces

    def _title(self) -> list[Piece]:
        titles = self._lists["titles"] if self._random.random() < 0.7 else self._titles
        return _cut(self._random.choice(titles))

    def _body(self) -> list[Piece]:
        place = self._random.choice((*"省市区县", self._random.choice(self._places)))
        return [Piece(place), *_cut(self._random.choice(self._departments))]

    def _brand(self) -> str:
        return "".join(self._random.choices(self._brand_characters, k=self._random.choice((2, 2, 2, 3))))

    def _company(self) -> list[Piece]:
        place = self._random.choice(self._places)
        trade, form = (self._random.choice(self._lists[key]) for key in ("trades", "forms"))
        return [Piece(place.rstrip("市县区") or place), Piece(self._brand()), *_cut(trade), Piece(form)]


class _NameMaker:
    """Makes names of persons from the lexicon's surnames and given characters, by how common they are."""

    def __init__(self, lexicon: Lexicon, random: Random) -> None:
        self._random = random
        names = lexicon.names
        self._surnames: dict[str, list[str]] = {}
        for surname, kind in names.surnames.items():
            self._surnames.setdefault(kind, []).append(surname)
        given = sorted(names.given.values(), key=lambda g: g.character)
        self._characters = [g.character for g in given]
        # One more than counted for each, so that rare characters occur as well.
        self._first = [g.first + 1 for g in given]
        self._last = [g.last + 1 for g in given]
        self._openings = names.minority_openings

    def make(self) -> str:
        random = self._random
        if random.random() < _TRANSCRIBED:
            parts = random.sample(self._openings, 2)
            return random.choice(("·", "")).join(parts)
        kind = random.choices(list(_SURNAME_CLASSES), list(_SURNAME_CLASSES.values()))[0]
        surnames = self._surnames[kind]
        # Lists of common surnames begin with the commonest: 王李张 are a fifth of all.
        surname = random.choices(surnames, [1 / (rank + 8) for rank in range(len(surnames))])[0]
        last = random.choices(self._characters, self._last)[0]
        if random.random() < _TWO_CHARACTERS:
            return surname + last
        return surname + random.choices(self._characters, self._first)[0] + last


def _cut(text: str) -> list[Piece]:
    return [Piece(word) for word in jieba.lcut(text) if word.strip()]


def _dictionary(surnames: frozenset[str]) -> dict[str, tuple[list[str], list[float]]]:
    """Words of jieba's dictionary by part of speech, with cumulated weights.

    ``surname`` has those that begin like a name and are none (高度, 向前, 严肃). Weights are roots of
    frequencies, so that the rarer words are seen too.
    """
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    groups: dict[str, list[tuple[str, float]]] = {tag: [] for tag in (*"vdpna", "surname")}
    for line in lines:
        word, frequency, tag = line.split(" ")
        if len(word) > 4 or int(frequency) < 20:
            continue
        weighed = (word, float(frequency) ** 0.5)
        if tag in groups:
            groups[tag].append(weighed)
        if len(word) > 1 and word[0] in surnames and tag in ("v", "vn", "d", "n", "a", "ad", "t", "p", "c"):
            groups["surname"].append(weighed)
    return {
        group: ([word for word, _ in words], list(accumulate(weight for _, weight in words)))
        for group, words in groups.items()
    }
