"""Names in one document that mean the same programme."""

from __future__ import annotations

import pytest

from kg.resolution.programme_names import core_of, same_programmes


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("“暖阳”行动", "暖阳"),
        ("暖阳专项行动", "暖阳"),
        ("2023年度暖阳护航工程", "暖阳护航"),
        ("建立农民工双向服务机制", "农民工双向服务"),
        ("安康杯竞赛", "安康杯"),
        ("八大行动", "八大"),
    ],
)
def test_core(label: str, core: str) -> None:
    assert core_of(label) == core


def same(first: str, second: str, **quoted_parts: str) -> bool:
    keys = same_programmes({first: "", second: "", **quoted_parts})
    return keys[first] == keys[second]


def test_activity_project_and_bare_name_are_one() -> None:
    assert same_programmes({"暖阳护航": "暖阳护航", "暖阳护航工程": "暖阳护航工程"}) == {
        "暖阳护航": "暖阳护航",
        "暖阳护航工程": "暖阳护航",
    }


def test_a_brand_without_marks_is_part_of_the_longer_name() -> None:
    assert same("送清凉", "夏送清凉")


def test_a_quoted_name_is_the_only_longer_one_built_on_it() -> None:
    keys = same_programmes({"职引未来": "职引未来", "职引未来青年招聘会": "职引未来"})
    assert len(set(keys.values())) == 1


def test_programmes_under_a_slogan_stay_apart() -> None:
    keys = same_programmes(
        {"奋斗有我": "奋斗有我", "奋斗有我演讲比赛": "奋斗有我", "奋斗有我书画展": "奋斗有我"}
    )
    assert len(set(keys.values())) == 3


def test_the_first_part_of_a_name_stands_for_it() -> None:
    keys = same_programmes({"进园区": "进园区", "进园区、解难题、促发展": "进园区、解难题、促发展"})
    assert len(set(keys.values())) == 1


def test_different_quoted_names_are_different() -> None:
    assert len(set(same_programmes({"春雨": "春雨", "春雨润苗": "春雨润苗"}).values())) == 2


def test_a_short_quoted_name_is_one_with_and_without_its_noun() -> None:
    keys = same_programmes({"双惠行动": "双惠", "文旅经济双惠行动": "双惠"})
    assert len(set(keys.values())) == 1
