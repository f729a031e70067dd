"""Which words read as the name of a body that receives an award."""

from __future__ import annotations

import pytest

from kg.lexicon.award_holders import load_holder_words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("安全监察科", "team"),
        ("掘锦二队", "team"),
        ("河湾村党总支", "party"),
        ("望川街道团工委", "association"),
        ("医学院", "school"),
        ("双石镇", "team"),
    ],
)
def test_names_of_bodies_and_their_parts(name: str, kind: str) -> None:
    words = load_holder_words()
    assert words.is_body_name(name)
    assert words.kind_of(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "各车间",
        "生产车间",
        "公司工会",
        "参赛代表队",
        "100个女职工班组",
        "带领的班组",
        "被评为先进集体",
        "公司",
        "张三",
    ],
)
def test_kinds_and_clauses_are_no_names(text: str) -> None:
    assert not load_holder_words().is_body_name(text)


def test_leads_are_passed_over() -> None:
    words = load_holder_words()
    match = words.lead.match("其中，我市绵竹化肥厂")
    assert match is not None
    assert match.group() == "其中，我市"
