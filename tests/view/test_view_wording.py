"""Facts in Chinese."""

from decimal import Decimal

import pytest

from kg.model import Approx, EntityClass, Figure, Mention, Post, Quantity, Span
from kg.view.wording import amount, kind_name, sentence, wrapped

SPAN = Span(0, 1)


def mention(text: str, cls: EntityClass = EntityClass.ORGANISATION) -> Mention:
    return Mention(0, len(text), text, cls)


@pytest.mark.parametrize(
    ("value", "unit", "approx", "upper", "expected"),
    [
        ("206000", "人次", Approx.EXACT, None, "20.6万人次"),
        ("300000000", "元", Approx.NEARLY, None, "近3亿元"),
        ("20", "场次", Approx.OVER, None, "20余场次"),
        ("90", "%", Approx.EXACT, None, "90%"),
        ("98.5", "%", Approx.AT_LEAST, None, "98.5%以上"),
        ("90", "%", Approx.OVER, None, "超90%"),
        ("8", "家", Approx.EXACT, "10", "8—10家"),
        ("12345", "人", Approx.EXACT, None, "12345人"),
        ("10000", "人", Approx.OVER, None, "1万余人"),
        ("100.00", "元", Approx.EXACT, None, "100元"),
        ("1E+6", "元", Approx.EXACT, None, "100万元"),
        ("0", "起", Approx.EXACT, None, "0起"),
        ("-0.35", "%", Approx.EXACT, None, "-0.35%"),
    ],
)
def test_amounts_read_as_chinese_writes_them(value, unit, approx, upper, expected):
    bound = Decimal(upper) if upper else None
    assert amount(Quantity(SPAN, SPAN, Decimal(value), unit, approx, bound)) == expected


@pytest.mark.parametrize(
    ("status", "since", "until", "expected"),
    [
        ("current", None, None, "陆知远 · 任 · 南江市总工会 副主席"),
        ("former", "2016", "2021", "陆知远 · 曾任 · 南江市总工会 副主席（2016—2021）"),
        ("ended", None, "2021-05", "陆知远 · 不再担任 · 南江市总工会 副主席（—2021-05）"),
    ],
)
def test_a_post_says_since_when_and_whether_it_lasts(status, since, until, expected):
    person, union = mention("陆知远", EntityClass.PERSON), mention("市总工会")
    fact = Post(person, "副主席", union, SPAN, "rule", status, since, until)
    full = {"陆知远": "陆知远", "市总工会": "南江市总工会"}
    assert sentence(fact, lambda m: full[m.text]) == expected


def test_a_planned_figure_without_a_body_is_called_a_target():
    quantity = Quantity(SPAN, SPAN, Decimal(500), "人", Approx.AT_LEAST)
    fact = Figure(quantity, "新增就业", SPAN, "rule", "2025", planned=True)
    assert sentence(fact, lambda m: m.name) == "新增就业 · 500人以上（2025，目标）"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("", ""),
        ("陆知远", "陆知远"),
        ("望湖市公共交通集团有限公司维修二车间", "望湖市公共交通\n集团有限公司…"),
        ("南江市第一中学校", "南江市第\n一中学校"),
        ("e路有爱KTV", "e路有爱KTV"),
    ],
)
def test_labels_wrap_to_two_lines(label, expected):
    assert wrapped(label) == expected


def test_kinds_have_chinese_names_and_unknown_ones_stay():
    assert kind_name("organisation", "union") == "工会"
    assert kind_name("event", "competition") != kind_name("programme", "competition")
    assert kind_name("organisation", "other") == "其他"
    assert kind_name("organisation", "synod") == "synod"
    assert kind_name("person", "") == ""
