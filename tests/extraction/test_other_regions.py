"""What texts of Hong Kong, Macau and Taiwan write otherwise: years, currencies, titles, divisions and their bodies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extraction.numbers.quantities import recognise as quantities
from kg.extraction.numbers.times import recognise as times
from kg.lexicon import SHIPPED, load
from kg.lexicon.divisions import load_divisions
from kg.model import BlockKind, Sentence

LEXICON = load(SHIPPED)


def sentence(text: str) -> Sentence:
    return Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("民国113年3月16日召开大会。", "2024-03-16"),
        ("民国一百一十二年五月一日表扬劳工。", "2023-05-01"),
        ("民国99年度办理训练。", "2010"),
        ("民国八十七年至今成立。", ""),
        ("民国108年—112年培训劳工。", "2019"),
        ("2024年3月16日召开大会。", "2024-03-16"),
    ],
)
def test_years_of_the_republic(text: str, value: str) -> None:
    assert times(sentence(text), None)[0].value == value


def test_an_era_is_no_year() -> None:
    assert times(sentence("民国时期的工会活动。"), None) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "quote"),
    [
        ("追回工资新台币4,300万元。", 43_000_000, "新台币元", "新台币4,300万元"),
        ("捐款港币50万元。", 500_000, "港元", "港币50万元"),
        ("资助澳门币1.2亿元。", 120_000_000, "澳门元", "澳门币1.2亿元"),
        ("资助300万澳门元。", 3_000_000, "澳门元", "300万澳门元"),
        ("投入人民币860万元。", 8_600_000, "元", "人民币860万元"),
        ("投入资金860万元。", 8_600_000, "元", "860万元"),
        ("港币发行后投入8家企业。", 8, "家", "8家"),
    ],
)
def test_currencies(text: str, value: int, unit: str, quote: str) -> None:
    [found] = quantities(sentence(text), LEXICON.units)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert text[found.span.start : found.span.end] == quote


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("理事长江明辉表示", 3),
        ("董事长江文涛", 3),
        ("秘书长期从事", 2),
        ("市长江大桥", None),
        ("局长江明辉", None),
    ],
)
def test_a_title_before_a_name_that_begins_as_a_river_does(text: str, end: int | None) -> None:
    assert LEXICON.posts.longest_match(text, 0) == end


@pytest.mark.parametrize(
    ("name", "code", "full"),
    [
        ("高雄市", "710000-高雄市", ("总", "高雄市总工会")),
        ("台北市", "710000-台北市", ("政府", "台北市政府")),
        ("屏东县", "710000-屏东县", ("人民政府", None)),
        ("香港特别行政区", "810000", ("政府", "香港特别行政区政府")),
        ("香港特别行政区", "810000", ("教育工会", None)),
        ("观塘区", "810000-观塘区", ("委", None)),
    ],
)
def test_divisions_and_their_bodies(name: str, code: str, full: tuple[str, str | None]) -> None:
    [division] = [d for d in load_divisions().find(name) if d.name == name]
    assert division.code == code
    assert division.bodies_level == "outside"
    assert LEXICON.bodies.full_name(full[0], division.name, division.bodies_level) == full[1]


@pytest.mark.parametrize("word", ["沙田", "大埔", "南投", "云林", "桃园", "东区", "中西区"])
def test_names_that_are_other_words_too_need_their_kind(word: str) -> None:
    assert all(not d.code.startswith(("71", "81", "82")) for d in load_divisions().find(word))
