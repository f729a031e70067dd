"""Names: surnames, words that only look like names, words beside names."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.lexicon.files import read_toml, read_tsv
from kg.lexicon.names import load_names

NAMES = load_names()


def test_surnames() -> None:
    classes = Counter(NAMES.surnames.values())
    assert sum(classes.values()) - classes["compound"] > 450
    assert classes["compound"] >= 80
    assert NAMES.surnames["王"] == "common"
    assert NAMES.surname_at("欧阳某", 0) == "欧阳"
    assert NAMES.surname_at("慰问李某", 2) == "李"
    assert NAMES.surname_at("的", 0) is None


@pytest.mark.parametrize(
    "text",
    ["高质量发展", "高新技术企业", "全市职工", "于是", "方面军", "成立大会", "和平区", "常务副主席", "时代"],
)
def test_words_that_are_no_names(text: str) -> None:
    assert NAMES.is_word_at(text, 0)


@pytest.mark.parametrize("text", ["高志远", "高新民", "黄金龙", "方小梅", "时文静", "成志刚"])
def test_names_are_no_words(text: str) -> None:
    assert not NAMES.is_word_at(text, 0)


def test_followers() -> None:
    assert NAMES.follower_at("赵某某介绍说", 3) == "介绍说"
    assert NAMES.follower_at("赵某某一行", 3) == "一行"
    assert NAMES.follower_at("赵某某", 0) is None


@pytest.mark.parametrize(
    ("likelier", "less"), [("陈志强", "于重点"), ("王建国", "和谐"), ("刘秀英", "全市职"), ("张敏", "向困")]
)
def test_weight_ranks(likelier: str, less: str) -> None:
    assert NAMES.weight(likelier) > NAMES.weight(less)


def test_weight_of_what_cannot_be_a_name() -> None:
    assert NAMES.weight("王") == NAMES.weight("王一二三") == NAMES.weight("的确") == 0.0
    assert NAMES.weight("") == 0.0


def test_lists_hold_nothing_twice() -> None:
    data = read_toml("names.toml")
    words = data["not_names"]["words"]
    assert words == sorted(set(words))
    assert len(set(data["followers"]["words"])) == len(data["followers"]["words"])
    singles = "".join("".join(data["surnames"][g].split()) for g in ("common", "medium", "rare"))
    assert len(set(singles)) == len(singles)
    assert {word[0] for word in words} <= set(singles) | set(
        "位者莫右中"
    )  # a word of no surname is no use here


def test_given_names_are_sorted() -> None:
    rows = [(c, int(a), int(b)) for c, a, b in read_tsv("given_names.tsv")]
    assert rows == sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))
    assert len(rows) > 1000
