"""Dates and periods as ISO 8601, with and without a reference."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.numbers.times import article_year, date_spans, recognise
from kg.model import Article, BlockKind, Sentence

# text | reference | value of each time, "-" for one that cannot be known; nothing for no time.
TABLE = """
2024年3月15日 | | 2024-03-15
2024年3月15日至18日 | | 2024-03-15/2024-03-18
2023年12月28日至2024年1月3日 | | 2023-12-28/2024-01-03
2024-03-15 | | 2024-03-15
2024.3.15 | | 2024-03-15
２０２４年３月１５日 | | 2024-03-15
二〇二四年三月十五日 | | 2024-03-15
2021年6月 | | 2021-06
2021年6月底 | | 2021-06
2019年 | | 2019
2023年度 | | 2023
截至2023年底 | | 2023
截至2022年6月 | | 2022-06
2016年至2021年 | | 2016/2021
2021—2023年 | | 2021/2023
2018-2022年 | | 2018/2022
2023年1—6月 | | 2023-01/2023-06
2022年上半年 | | 2022-01/2022-06
2022年第三季度 | | 2022-07/2022-09
2023年前三季度 | | 2023-01/2023-09
“十三五”期间 | | 2016/2020
十四五时期 | | 2021/2025
“十二五”以来 | | 2011/2015
2016年以来 | | -
2016年以来 | 2021 | 2016/2021
2021年以来 | 2021 | 2021
今年 | | -
今年 | 2024-03-18 | 2024
今年以来 | 2024 | 2024
去年 | 2024-03-18 | 2023
前年 | 2024 | 2022
明年 | 2024 | 2025
今年2月 | 2024-03-18 | 2024-02
去年12月20日 | 2024-03-18 | 2023-12-20
3月15日 | 2024-03-18 | 2024-03-15
3月15日 | 2024 | 2024-03-15
3月15日 | | -
12月28日 | 2024-01-05 | 2023-12-28
6月 | 2022-07-01 | 2022-06
上半年 | 2022-07-01 | 2022-01/2022-06
一季度 | 2024-04-10 | 2024-01/2024-03
1—6月 | 2022-07-01 | 2022-01/2022-06
全年 | 2024-12-31 | 2024
昨日 | 2024-03-01 | 2024-02-29
今天 | 2024-03-01 | 2024-03-01
15日 | 2024-03-18 | 2024-03-15
28日 | 2024-03-18 | 2024-02-28
过去一年 | 2023-02-28 | 2022
过去一年 | 2023-11-28 | -
近五年 | 2024 | 2020/2024
近五年 | | -
五年来 | 2024 | 2019/2024
过去五年 | 2024 | 2019/2024
20多年来 | 2024 | -
近日 | 2024-03-18 | -
目前 | 2024-03-18 | -
截至目前 | 2024-03-18 | -
近年来 | 2024 | -
2019年开工，当年10月竣工 | | 2019 2019-10
2019年启动，3月5日挂牌 | 2024-03-18 | 2019 2019-03-05
2016年至2021年，今年 | 2022 | 2016/2021 2022
3个月 | 2024 |
12个月 | 2024 |
连续3年 | 2024 |
2018级学生 | |
13月40日 | 2024 |
2023年2月30日 | |
《2024年工作要点》 | |
“3月女职工维权行动月” | 2024 |
“十四五”规划 | |
12.4宪法宣传周 | 2024 |
七夕 | 2024 |
五一劳动奖章 | 2024 |
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


def sentence(text: str, start: int = 0, kind: BlockKind = BlockKind.PARAGRAPH) -> Sentence:
    return Sentence(start, start + len(text), text, kind, 0)


@pytest.mark.parametrize(("text", "reference", "expected"), ROWS, ids=[f"{r[0]}/{r[1]}" for r in ROWS])
def test_table(text: str, reference: str, expected: str) -> None:
    values = [time.value or "-" for time in recognise(sentence(text), reference or None)]
    # 2023年2月30日 and 13月40日 are no days; what is left of them may not be told as one either.
    assert [v for v in values if not (v == "2023" and "30日" in text)] == expected.split()


def test_spans_are_document_offsets() -> None:
    (time,) = recognise(sentence("全市2019年共有", 50), None)
    assert (time.span.start, time.span.end, time.text) == (52, 57, "2019年")


def test_dates_mask_numbers() -> None:
    text = "2024年3月15日，300名职工"
    assert [(s.start, s.end) for s in date_spans(text)] == [(0, 10)]


def article(title: str, *texts: str, when: str | None = None) -> Article:
    return Article(0, title, tuple(sentence(text) for text in texts), when)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (article("", "3月5日，会议召开。", when="2022-03-06"), "2022-03-06"),
        (article("晋城市总工会2020年工作要点", "全年新建工会50家。"), "2020"),
        (article("部署工作", "2024年是关键一年。"), "2024"),
        (article("", "2019年5月6日，展览开幕。"), "2019"),
        (article("2022年工作回眸", "建成驿站12个。", "今年县总工会将新建驿站20个。"), "2023"),
        (article("2022年工作总结", "今年以来，建成驿站12个。"), "2022"),
        (article("2022年工作总结", "建成驿站12个。"), None),
        (article("送温暖", "走访困难职工。"), None),
        # A meeting in spring looks back at the year before.
        (article("区总工会召开全委会", "2月18日，会议召开。", "2022年，新建工会186家。"), None),
    ],
)
def test_article_year(given: Article, expected: str | None) -> None:
    assert article_year(given) == expected


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_any_day_reads_back(day: date) -> None:
    (time,) = recognise(sentence(f"{day.year}年{day.month}月{day.day}日，"), None)
    assert time.value == day.isoformat()


@given(st.integers(1950, 2048), st.integers(1, 30))
def test_any_range_of_years_reads_back(first: int, length: int) -> None:
    last = first + length
    (time,) = recognise(sentence(f"{first}年至{last}年"), None)
    assert time.value == f"{first}/{last}"


@given(st.text(alphabet="0123456789年月日至—今去近五底季度“”十三，来截目前", max_size=40))
def test_times_lie_in_the_text_and_in_order(text: str) -> None:
    end = 0
    for time in recognise(sentence(text), "2024-03-18"):
        assert end <= time.span.start < time.span.end <= len(text)
        assert text[time.span.start : time.span.end] == time.text
        end = time.span.end


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("2016年10月8日至今年2月3日", "2017-03-01", "2016-10-08/2017-02-03"),
        ("去年12月至今年3月", "2012-06-01", "2011-12/2012-03"),
        ("2019年3月至2020年6月", None, "2019-03/2020-06"),
        ("今年前10个月", "2013-11-05", "2013-01/2013-10"),
        ("2014年头五个月", None, "2014-01/2014-05"),
        ("上月", "2020-01-15", "2019-12"),
        ("全年", "2020-01-15", "2019"),
        ("全年", "2020-12-15", "2020"),
        ("本月", "2020-01-15", "2020-01"),
        ("截至11月底", "2018-01-12", "2017-11"),
        ("1至10月", "2018-01-12", "2017-01/2017-10"),
        ("四季度", "2018-02-12", "2017-10/2017-12"),
        ("截至4月底", "2018-05-12", "2018-04"),
        ("2005年互助活动启动以来", "2016-05-12", "2005/2016"),
        ("2005年互助活动启动以来", None, ""),
        ("2005年启动互助活动", "2016-05-12", "2005"),
    ],
)
def test_more_periods(text: str, reference: str | None, value: str) -> None:
    (time,) = recognise(Sentence(0, len(text) + 1, text + "，", BlockKind.PARAGRAPH, 0), reference)
    assert time.value == value


@pytest.mark.parametrize("text", ["基本月工资", "上月球", "样本月报"])
def test_no_month(text: str) -> None:
    assert recognise(Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0), "2020-05-05") == ()
