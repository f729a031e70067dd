"""Make the tables of characters that tell encodings and scripts apart.

    python scripts/make_character_tables.py

Writes ``kg/reading/encodings/frequencies.tsv`` and ``kg/reading/script/distinctive.tsv``. Frequencies are those of the
words in jieba's dictionary (MIT licence), the only count over running text that a dependency of this project brings
along; traditional ones are of the same words as OpenCC (Apache-2.0) writes them, the OpenCC, Taiwan and Hong Kong
standards alike. Which characters only one script has follows from OpenCC's tables and from the national character
sets GB 2312 and Big5. The same versions of jieba and opencc give the same files.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import jieba
from opencc import OpenCC

ROOT = Path(__file__).resolve().parent.parent
FREQUENCIES = ROOT / "kg" / "reading" / "encodings" / "frequencies.tsv"
DISTINCTIVE = ROOT / "kg" / "reading" / "script" / "distinctive.tsv"

RAREST = 18
"""Bits; characters that are rarer than one in 2**18 are left out (the reader counts them as rare)."""
HAN = range(0x4E00, 0xA000)


def main() -> None:
    """Write both files and say how many characters they hold."""
    hans: Counter[str] = Counter()
    hant: Counter[str] = Counter()
    words = [line.split() for line in jieba.get_dict_file().read().decode("utf-8").splitlines()]
    for word, count, *_ in words:
        for character in word:
            hans[character] += int(count)
    for standard in ("s2t", "s2tw", "s2hk"):
        converted = OpenCC(standard).convert("\n".join(word for word, *_ in words)).split("\n")
        for word, (_, count, *_) in zip(converted, words, strict=True):
            for character in word:
                hant[character] += int(count)
    rows = [*_bands("Hans", hans), *_bands("Hant", hant)]
    _write(FREQUENCIES, "script\tbits\tcharacters", rows)
    simplified, traditional = _distinctive()
    _write(DISTINCTIVE, "script\tcharacters", [f"Hans\t{simplified}", f"Hant\t{traditional}"])
    print(
        f"{FREQUENCIES.name}: {len(rows)} lines; {DISTINCTIVE.name}: {len(simplified)} and {len(traditional)}"
    )


def _bands(script: str, counts: Counter[str]) -> list[str]:
    """A line a frequency: how many bits a character costs, -log2 of its share, rounded."""
    han = {character: count for character, count in counts.items() if ord(character) in HAN}
    total = sum(han.values())
    bands: dict[int, list[str]] = {}
    for character, count in han.items():
        bands.setdefault(round(-math.log2(count / total)), []).append(character)
    return [f"{script}\t{bits}\t{''.join(sorted(bands[bits]))}" for bits in sorted(bands) if bits <= RAREST]


def _distinctive() -> tuple[str, str]:
    """Characters that stand in simplified text alone, and in traditional text alone.

    Simplified: of GB 2312, not of Big5, and written otherwise in traditional text (``职`` but not ``后`` or ``台``).
    Traditional: of Big5 (or Hong Kong's additions), not of GB 2312, and written otherwise in simplified text (``職``
    but not ``乾``, which simplified text has in 乾隆, nor ``堃``, which only names have).
    """
    to_traditional = OpenCC("s2t")
    to_simplified = [OpenCC("t2s"), OpenCC("tw2s"), OpenCC("hk2s")]
    simplified, traditional = [], []
    for code in HAN:
        character = chr(code)
        in_gb, in_big5 = (_encodes(character, codec) for codec in ("gb2312", "big5hkscs"))
        if in_gb and not in_big5 and to_traditional.convert(character) != character:
            simplified.append(character)
        if in_big5 and not in_gb and any(each.convert(character) != character for each in to_simplified):
            traditional.append(character)
    return "".join(simplified), "".join(traditional)


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _write(path: Path, header: str, rows: list[str]) -> None:
    intro = f"# Made by scripts/{Path(__file__).name}, which says from what; not for editing.\n"
    path.write_text(intro + header + "\n" + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
