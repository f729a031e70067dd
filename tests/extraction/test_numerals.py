"""Numerals: a table, and numbers written in Chinese or mixed forms read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.numbers.numerals import narrow, numerals, parse, value_of
from kg.model import Approx

DIGITS = "零一二三四五六七八九"

# text, value, approximation
TABLE = """
四 4 exact
十 10 exact
十五 15 exact
二十 20 exact
二十一 21 exact
两百 200 exact
一百零五 105 exact
三百二 320 exact
三千六百 3600 exact
三千零五 3005 exact
两万五 25000 exact
一万二千三百四十五 12345 exact
一亿零三十 100000030 exact
二〇二四 2024 exact
半 0.5 exact
0.39万 3900 exact
20.6万 206000 exact
1.2亿 120000000 exact
1亿2000万 120000000 exact
1万亿 1000000000000 exact
3千 3000 exact
1,234 1234 exact
12,345,678 12345678 exact
１，２３４ 1234 exact
３６００ 3600 exact
3.5万多 35000 over
6.3万余 63000 over
4000多万 40000000 over
20余万 200000 over
两万多 20000 over
十余 10 over
二十多 20 over
十几 10 over
几十 10 over
几百万 1000000 over
数千 1000 over
数十万 100000 over
上百 100 over
上千万 10000000 over
百余 100 over
过千 1000 over
逾7000万 70000000 over
超过300 300 over
突破100万 1000000 over
100+ 100 over
近百 100 nearly
近3亿 300000000 nearly
将近500 500 nearly
大约80 80 nearly
约200 200 nearly
接近1万 10000 nearly
不少于30 30 at_least
至少5 5 at_least
不低于90 90 at_least
不超过50 50 exact
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "value", "approx"), ROWS, ids=[row[0] for row in ROWS])
def test_table(text: str, value: str, approx: str) -> None:
    assert parse(text) == (Decimal(value), Approx(approx))


def test_grouping_by_blanks() -> None:
    assert parse("1 234") == (Decimal(1234), Approx.EXACT)


@pytest.mark.parametrize("text", ["五六", "几", "数", "千千万万", "万一百万亿亿", "三五成群", "职工", ""])
def test_no_number(text: str) -> None:
    assert parse(text) is None


def test_approximations_are_not_cut_out_of_words() -> None:
    """节约 is to save, 签约 to sign, 附近 nearby."""
    found = [(n.start, n.value, n.approx) for n in numerals("节约5万，签约30，附近3，近30")]
    assert found == [
        (2, 50000, Approx.EXACT),
        (7, 30, Approx.EXACT),
        (12, 3, Approx.EXACT),
        (14, 30, Approx.NEARLY),
    ]


def test_counting_words_before_a_number_are_no_numeral() -> None:
    assert [(n.value, n.approx) for n in numerals("总数12493")] == [(12493, Approx.EXACT)]


def test_narrow_keeps_offsets() -> None:
    text = "１２３，４５６人，３．５万，报告，２０２４年"
    assert len(narrow(text)) == len(text)
    assert narrow("三，５") == "三，5"


def in_chinese(number: int) -> str:
    """A whole number below 10**16 in words, as a careful writer puts it."""

    def below_ten_thousand(n: int, lead: bool) -> str:
        words, pending = "", lead and n < 1000
        for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, scale)
            if digit:
                words += ("零" if pending else "") + DIGITS[digit] + name
                pending = False
            elif words:
                pending = True
        return words

    words = ""
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            words += below_ten_thousand(part, bool(words)) + name
        elif words and number and not words.endswith("零"):
            words += ""
    return words


@given(st.integers(1, 10**12 - 1))
def test_chinese_words_read_back(number: int) -> None:
    assert value_of(in_chinese(number)) == number


@given(st.integers(1, 99_999_999), st.sampled_from(["", "万", "亿"]), st.integers(0, 3))
def test_arabic_with_magnitude_reads_back(digits: int, magnitude: str, places: int) -> None:
    stated = Decimal(digits).scaleb(-places)
    scale = {"": 1, "万": 10**4, "亿": 10**8}[magnitude]
    text = f"{stated:f}{magnitude}"
    assert value_of(text) == stated * scale
    wide = text.translate({ord(str(d)): chr(ord("０") + d) for d in range(10)})
    assert value_of(wide) == stated * scale


@given(st.integers(1, 999), st.integers(1, 9999))
def test_mixed_sections_read_back(hundred_millions: int, ten_thousands: int) -> None:
    value = hundred_millions * 10**8 + ten_thousands * 10**4
    assert value_of(f"{hundred_millions}亿{ten_thousands}万") == value


@given(st.integers(1, 10**9))
def test_grouped_digits_read_back(number: int) -> None:
    assert value_of(f"{number:,}") == number


@given(
    st.integers(1, 9999),
    st.sampled_from([("近", "", "nearly"), ("逾", "", "over"), ("", "余", "over"), ("至少", "", "at_least")]),
)
def test_approximation_is_told(number: int, words: tuple[str, str, str]) -> None:
    before, after, approx = words
    assert parse(f"{before}{number}{after}") == (Decimal(number), Approx(approx))
    assert parse(f"{before}{in_chinese(number)}{after}") == (Decimal(number), Approx(approx))


@given(st.text(alphabet="0123456789０５，,. 零一二两十百千万亿余多来几数近约上百人，第", max_size=30))
def test_any_text_gives_spans_in_order(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert numeral.start <= numeral.body < numeral.body_end <= numeral.end <= len(text)
        assert numeral.body >= end
        end = numeral.body_end
