"""Names of events in one document that mean the same happening."""

from __future__ import annotations

import pytest

from kg.resolution.event_names import same_events

FULL = "漓江市江北区纪念建团100周年大会"


def told_as(told: list[tuple[str, str]], title: str) -> str:
    return same_events(told)[title]


def test_a_name_without_its_place_means_the_full_one() -> None:
    told = [("纪念建团100周年大会", ""), (FULL, "2022-05-04")]
    assert told_as(told, "纪念建团100周年大会") == FULL
    assert told_as(told, FULL) == FULL


def test_a_name_without_its_year_means_the_one_with_it() -> None:
    told = [("漓江市焊工大赛", "2019-11-01"), ("2019年漓江市焊工大赛", "2019")]
    assert len({told_as(told, title) for title, _ in told}) == 1


@pytest.mark.parametrize(
    "told",
    [
        [("启动仪式", ""), ("“青春护河”行动启动仪式", "2022-05-04")],  # too short a name
        [("纪念建团100周年大会", "2022-05-06"), (FULL, "2022-05-04")],  # another day
        [("漓江市职工运动会", ""), ("漓江市职工运动会开幕式", "")],
    ],
)
def test_other_happenings_stay_apart(told: list[tuple[str, str]]) -> None:
    assert len({told_as(told, title) for title, _ in told}) == 2


def test_the_answer_does_not_depend_on_the_order() -> None:
    told = [("2019年焊工技能大赛", "2019"), ("焊工技能大赛", ""), ("全省2019年焊工技能大赛", "")]
    assert same_events(told) == same_events(reversed(told))
