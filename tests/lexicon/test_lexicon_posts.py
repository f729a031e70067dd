"""Titles: longest match, prefixes, words that only begin like a title."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.lexicon.bodies import load_bodies
from kg.lexicon.files import read_toml
from kg.lexicon.posts import load_posts

POSTS = load_posts()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("常务副主席李某", "常务副主席"),
        ("挂职副主席", "挂职副主席"),
        ("党组书记、主席", "党组书记"),
        ("副总经理兼工会主席", "副总经理"),
        ("工会主席带队", "工会主席"),
        ("第一副院长", "第一副院长"),
        ("总工程师", "总工程师"),
        ("一级巡视员", "一级巡视员"),
        ("女职工委员会主任", "女职工委员会主任"),
        ("副教授", "副教授"),
        ("代县长", "代县长"),
        ("主席团", None),
        ("常委会副主任", None),
        ("妇联主席", None),
        ("委员会", None),
        ("总工会主席", None),
        ("局长期坚持", None),
        ("董事会", None),
        ("讲师团", None),
        ("职工", None),
        ("", None),
    ],
)
def test_longest_match(text: str, title: str | None) -> None:
    end = POSTS.longest_match(text, 0)
    assert (None if end is None else text[:end]) == title


def test_match_begins_where_asked() -> None:
    text = "市总工会兼职副主席王某"
    assert POSTS.longest_match(text, 4) == 9
    assert POSTS.longest_match(text, 2) is None


def test_fused_titles() -> None:
    match = POSTS.fused_match("县委书记到会", 0)
    assert match is not None and match[0] == 4
    assert (match[1].department, match[1].title) == ("委", "书记")
    assert POSTS.fused_match("市长期坚持", 0) is None
    departments = load_bodies().departments
    assert all(post.department in departments for post in POSTS.fused.values())
    assert all(POSTS.is_title(post.title) for post in POSTS.fused.values())


def test_occupations() -> None:
    assert POSTS.occupation_match("货车司机刘某", 0) == 4
    assert POSTS.occupation_match("主席", 0) is None


def test_words_round_a_post() -> None:
    assert POSTS.modifiers["原"] == "former"
    assert POSTS.verbs["当选为"] == "begin"
    assert POSTS.verbs["兼任"] == "hold"
    assert POSTS.verbs["不再担任"] == "end"


def test_nothing_stands_twice() -> None:
    data = read_toml("posts.toml")
    groups = [data["titles"].values(), data["verbs"].values(), data["modifiers"].values()]
    groups += [[data["prefixes"]["words"]], [data["occupations"]["words"]]]
    for lists in groups:
        counts = Counter(word for words in lists for word in words)
        assert [word for word, count in counts.items() if count > 1] == []
    assert set(data["titles"]) <= {head.kind for head in load_bodies().heads.values()}


def test_trades_are_occupations_and_end_where_no_other_word_goes_on() -> None:
    posts = load_posts()
    assert posts.occupation_match("数控铣工赵某", 0) == 4
    assert posts.occupation_match("安装工程", 0) is None
    assert posts.occupation_match("检修员工会", 0) is None


def test_modifier_before_is_the_longest() -> None:
    posts = load_posts()
    assert posts.modifier_before("会上，时任", 5) == "时任"
    assert posts.modifier_before("县总工会", 4) == ""
