"""How much a text reads like Chinese: what its characters cost under the frequencies of the language.

A character that one in 2**n is costs n bits. The same bytes read in two encodings are two texts, and the cheaper one
is the likelier: decoding loses nothing, so the two probabilities are of the same thing, whatever the lengths. Texts
are held against simplified and against traditional frequencies, and cost the less of both.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Reading", "read_as"]

_FREQUENCIES = Path(__file__).with_name("frequencies.tsv")

MOST_BITS = 13.0
"""What a character of Chinese text beyond ASCII may cost in the mean: of the texts of
``benchmarks/encoding_table.py`` nearly all of ten characters cost less, wrong readings of the same bytes 15 or
more."""

# Marks and digits: rounded shares of the characters of newspaper text. 「」 are traditional text's.
_MARKS = {
    5: "，",
    6: "。、\u3000",
    7: "“”",
    8: "：；（）《》「」",
    9: "！？—…·‘’『』",
    11: "％～【】〈〉〔〕①②③④⑤⑥⑦⑧⑨⑩●■▲○□◆★•",
}
_RARE_HAN = 20
"""A Han character of the basic block that the frequencies leave out."""
_OTHER_HAN = 24
"""Of Extension A, or beyond the basic plane."""
_ELSE = 17
"""Kana, Greek, Cyrillic, symbols: dear, since Big5 read as GB18030 is full of them."""
_LATIN = 16
_FULL_WIDTH = 11
_DAMAGE = 14
"""U+FFFD and private-use characters: not of the language, but PDF files put them into Chinese text."""
_NEVER = 28


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text costs: all of it, and a character beyond ASCII in the mean.

    `bits` is the whole cost, `mean` the mean over the characters beyond ASCII, 0 where there are none;
    `beyond_ascii` counts those.
    """

    bits: float
    mean: float
    beyond_ascii: int

    @property
    def is_chinese(self) -> bool:
        """Whether the text has characters beyond ASCII, and they read like Chinese."""
        return self.beyond_ascii > 0 and self.mean <= MOST_BITS


def read_as(text: str) -> Reading:
    """What `text` costs. Time is linear; callers give a sample of a long text."""
    counts = Counter(text)
    beyond = sum(count for character, count in counts.items() if character > "\x7f")
    ascii_bits = sum(
        count * _ascii_cost(character) for character, count in counts.items() if character <= "\x7f"
    )
    beyond_bits = min(
        sum(count * _cost(table, character) for character, count in counts.items() if character > "\x7f")
        for table in _tables()
    )
    return Reading(ascii_bits + beyond_bits, beyond_bits / beyond if beyond else 0.0, beyond)


def _ascii_cost(character: str) -> int:
    if character.isdigit() or character in "\n\r ":
        return 6
    return 8 if character.isprintable() or character == "\t" else _NEVER


def _cost(table: dict[str, int], character: str) -> int:
    bits = table.get(character)
    return bits if bits is not None else _cost_of_others(character)


_HANGUL_AND_SURROGATES = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\udfff]")
_NEVER_TEXT = re.compile(
    "[\x80-\x9f\u0250-\u036f\u0530-\u1dff\ua000-\ua95f\ua980-\uabff\ufb00-\ufdff\ufe70-\ufeff]"
)


def _cost_of_others(character: str) -> int:
    if "\u4e00" <= character <= "\u9fff":
        return _RARE_HAN
    if "\u3400" <= character <= "\u4dbf" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000":
        return _OTHER_HAN if character < "\U000e0000" else _NEVER
    if _HANGUL_AND_SURROGATES.match(character) or _NEVER_TEXT.match(character):
        return _NEVER
    if character == "\ufffd" or "\ue000" <= character <= "\uf8ff":
        return _DAMAGE
    if "\xc0" <= character <= "\u024f":
        return _LATIN
    if "\uff01" <= character <= "\uff5e":
        return _FULL_WIDTH
    return _ELSE


@cache
def _tables() -> tuple[dict[str, int], ...]:
    """Bits by character, for simplified and for traditional text."""
    marks = {character: bits for bits, characters in _MARKS.items() for character in characters}
    tables: dict[str, dict[str, int]] = {}
    for line in _FREQUENCIES.read_text("utf-8").splitlines()[2:]:
        script, bits, characters = line.split("\t")
        tables.setdefault(script, {}).update(dict.fromkeys(characters, int(bits)))
    return tuple({**table, **marks} for table in tables.values())
