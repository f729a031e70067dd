"""Make ``kg/lexicon/data/given_names.tsv`` from the persons' names in jieba's dictionary (MIT).

python scripts/make_names.py > kg/lexicon/data/given_names.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import jieba

from kg.lexicon.names import load_surnames

HEADER = """\
# Characters of given names, and how many names of two or three characters use them.
#
# Source: words tagged nr in the dictionary of jieba 0.42.1 (MIT) that begin with a common surname of
# names.toml that transliterations of foreign names do not use; counted by scripts/make_names.py, which makes
# this file. Do not edit. Characters of fewer than two names are left out.
# Sorted by how often they occur, then by code point. Columns:
#   character
#   first   names of three characters that have it second (the 建 of 王建国)
#   last    names that have it last (the 国 of 王建国, the 敏 of 王敏)
#
# character	first	last"""


# Common surnames that begin transliterated names as well (马克思, 罗斯福, 高尔基): left out of the count.
TRANSLITERATING = frozenset("马罗高史汤金石雷夏叶何林莫卢杜姚孔武戴贾万")


def main() -> None:
    surnames = {s for s, kind in load_surnames().items() if kind == "common"} - TRANSLITERATING
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    for line in dictionary.splitlines():
        word, _, tag = line.split()
        if tag == "nr" and len(word) in (2, 3) and word[0] in surnames:
            last[word[-1]] += 1
            if len(word) == 3:
                first[word[1]] += 1
    total = first + last
    characters = sorted((c for c in total if total[c] > 1), key=lambda c: (-total[c], c))
    rows = (f"{c}\t{first[c]}\t{last[c]}\n" for c in characters)
    sys.stdout.write(HEADER + "\n" + "".join(rows))


if __name__ == "__main__":
    main()
