"""Divisions: the list is whole, its tree holds, and names find what they mean."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.divisions import load_divisions
from kg.lexicon.files import read_tsv

DIVISIONS = load_divisions()


def test_the_list_is_whole() -> None:
    levels = Counter(d.level for d in DIVISIONS.by_code.values() if d.is_current)
    assert levels["province"] == 34
    assert levels["prefecture"] == 333 + 9  # of Taiwan
    assert 2800 < levels["county"] < 2900


def test_codes_are_valid_and_parents_exist() -> None:
    for code, division in DIVISIONS.by_code.items():
        if division.level != "zone" and division.bodies_level != "outside":
            assert re.fullmatch(r"[1-9]\d{5}", code)
        if division.level == "province":
            assert not division.parent
        else:
            assert division.parent in DIVISIONS.by_code, division
            assert division.parent[:2] == code[:2]
        if division.heir:
            assert DIVISIONS.by_code[division.heir].is_current


def test_rows_are_sorted_current_before_abolished() -> None:
    rows = [(row[8] != "", row[0]) for row in read_tsv("divisions.tsv")]
    assert rows == sorted(rows)
    assert len({code for _, code in rows}) == len(rows)


def test_extra_rows_are_grouped_and_unique() -> None:
    rows = read_tsv("divisions_extra.tsv")
    kinds = list(dict.fromkeys(row[0] for row in rows))
    assert kinds == ["prefecture", "county", "zone", "name", "heir"]
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=kinds.index)
    assert len({row[:3] for row in rows}) == len(rows)
    assert all(row[1] in DIVISIONS.by_code for row in rows)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("沧州市", ["130900"]),
        ("沧州", ["130900"]),
        ("襄樊市", ["420600"]),
        ("延边", ["222400"]),
        ("湘西州", ["433100"]),
        ("景宁畲族自治县", ["331127"]),
        ("景宁县", ["331127"]),
        ("内蒙古", ["150000"]),
        ("石河子", ["659001"]),
        ("潜江市", ["429005"]),
        ("浦东新区", ["310115"]),
        ("吉林", ["220000", "220200"]),
        ("即墨市", ["370215"]),
        ("开县", ["500154"]),
        ("没有这个县", []),
    ],
)
def test_find(name: str, codes: list[str]) -> None:
    assert [d.code for d in DIVISIONS.find(name)] == codes


def test_one_name_can_mean_several() -> None:
    assert len(DIVISIONS.find("鼓楼区")) == 4
    assert {d.level for d in DIVISIONS.find("朝阳")} == {"prefecture", "county"}


def test_no_county_of_one_character_gives_its_character() -> None:
    assert DIVISIONS.find("赵") == ()
    assert DIVISIONS.find("赵县")[0].bare == "赵县"
    assert min(len(name.text) for name in DIVISIONS.names()) == 2


def test_parents() -> None:
    (county,) = DIVISIONS.find("磁县")
    assert [d.name for d in DIVISIONS.parents(county)] == ["邯郸市", "河北省"]
    (direct,) = DIVISIONS.find("天门市")
    assert [d.name for d in DIVISIONS.parents(direct)] == ["湖北省"]
    (district,) = DIVISIONS.find("海淀区")
    assert [d.name for d in DIVISIONS.parents(district)] == ["北京市"]


def test_abolished_divisions_name_their_heir() -> None:
    (old,) = DIVISIONS.find("闸北区")
    assert not old.is_current and DIVISIONS.by_code[old.heir].name == "静安区"


@pytest.mark.parametrize("name", ["和平", "朝阳", "东方", "长安", "安康", "新城", "城区", "友谊", "来宾"])
def test_ambiguous_bare_forms(name: str) -> None:
    assert DIVISIONS.is_ambiguous_bare(name)


@pytest.mark.parametrize("name", ["沧州", "银川", "河北", "海南", "乌鲁木齐", "和平区", "安康市"])
def test_unambiguous_forms(name: str) -> None:
    assert not DIVISIONS.is_ambiguous_bare(name)


def test_every_province_has_an_abbreviation() -> None:
    provinces = [d for d in DIVISIONS.by_code.values() if d.level == "province"]
    assert all(d.abbreviations for d in provinces)
    assert DIVISIONS.find("河南省")[0].abbreviations == ("豫",)


def test_longest_match_takes_the_longest() -> None:
    text = "赴恩施土家族苗族自治州调研"
    match = DIVISIONS.longest_match(text, 1)
    assert match is not None and text[1 : match[0]] == "恩施土家族苗族自治州"
    assert DIVISIONS.longest_match(text, 0) is None


@given(st.sampled_from(DIVISIONS.names()), st.text(alphabet="的在与和，。", max_size=3))
def test_every_name_is_found_where_it_stands(name, padding: str) -> None:  # type: ignore[no-untyped-def]
    text = padding + name.text + "。"
    match = DIVISIONS.longest_match(text, len(padding))
    assert match is not None
    end, divisions = match
    assert text[len(padding) : end] == name.text
    assert name.code in {d.code for d in divisions}
