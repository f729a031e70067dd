"""Which names of one article mean one body, and which bodies are only places in it."""

from __future__ import annotations

import pytest

from kg.model import EntityClass
from kg.processing import process
from kg.resolution.short_names import fuller_names


def labels(text: str) -> set[str]:
    """The labels of the organisations of a text."""
    links = process("a.txt", text.encode()).links
    return {item.entity.label for item in links if item.entity.cls is EntityClass.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a division keeps the name that the text gives it
        ("密云县总工会召开会议，县总工会主席梁大山讲话。", {"密云县总工会"}),
        ("襄樊市总工会走访职工，市总工会主席梁大山参加。", {"襄樊市总工会"}),
        ("淮阳县委书记梁大山、淮阳县总工会主席陶安参加。", {"淮阳县委", "淮阳县总工会"}),
        # a zone
        (
            "从嘉兴市经济技术开发区总工会获悉，该区工会壮大队伍。区总工会、区经贸发展局举办竞赛。",
            {"嘉兴市经济技术开发区总工会", "嘉兴市经济技术开发区经贸发展局"},
        ),
        # a township, named in full and short
        (
            "泾县柳岸镇工会走访职工。柳岸镇工会主席梁大山参加。",
            {"泾县柳岸镇工会"},
        ),
        ("柳岸镇党委副书记、镇长梁大山参加。", {"柳岸镇党委", "柳岸镇政府"}),
        # a short form that differs from place to place
        ("涞源县教体局举办竞赛，涞源县教育和体育局局长梁大山讲话。", {"涞源县教育和体育局"}),
        ("涞源县大数据局举办竞赛。", {"涞源县大数据局"}),
        # the company that a union is of
        ("莆田青禾电子有限公司工会成立。", {"莆田青禾电子有限公司", "莆田青禾电子有限公司工会"}),
    ],
)
def test_labels(text: str, expected: set[str]) -> None:
    assert labels(text) == expected


def test_places_are_bodies_only_where_something_is_said_of_them() -> None:
    assert labels("表彰会在泾县体育馆举行，泾县总工会主席梁大山讲话。") == {"泾县总工会"}
    assert "泾县图书馆" in labels("泾县图书馆主任梁大山参加，泾县总工会主席陶安讲话。")


def test_families_are_no_bodies() -> None:
    assert labels("授予泾县梁大山家庭“全国最美家庭”称号。") == set()


def test_one_label_has_one_key() -> None:
    text = (
        "泾县青禾数控股份有限公司研发中心获奖。泾县青禾数控股份有限公司董事长梁大山和研发中心主任陶安到会。"
    )
    links = process("a.txt", text.encode()).links
    keys = {item.entity.key for item in links if item.entity.label.endswith("研发中心")}
    assert len(keys) == 1


def test_the_only_longer_name_counts() -> None:
    kinds = dict.fromkeys(("县总工会", "郏县总工会"), "union")
    assert fuller_names(kinds, {"县总工会": "县总工会"}) == {"县总工会": "郏县总工会"}
    two = {**kinds, "泾县总工会": "union"}
    assert fuller_names(two, {"县总工会": "县总工会"}) == {}
    assert fuller_names({"江苏大学": "school", "江苏科技大学": "school"}) == {}
