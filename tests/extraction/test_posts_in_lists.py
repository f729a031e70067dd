"""Posts in elections, lists of winners, notices and lives; what is no post there."""

from __future__ import annotations

import pytest
from post_case_files import Row, persons_of, posts_of, read_cases

CASES = [*read_cases("post_cases_third.txt"), *read_cases("post_cases_fourth.txt")]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_posts(text: str, want: frozenset[Row]) -> None:
    # How a body is cut into its parts is for resolution.
    got, wanted = (
        {(*row[:2], row[2].replace(">", ""), *row[3:]) for row in rows} for rows in (posts_of(text), want)
    )
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        "江北建设有限公司安装工程进展顺利。",  # no 安装工
        "市总工会主席会议研究了工作。",
        "会上，全票当选的代表向市总工会致谢。",
        "时间：市总工会三楼会议室",
    ],
)
def test_no_persons(text: str) -> None:
    assert persons_of(text) == ()


def test_lines_joined_to_one_sentence_keep_their_posts() -> None:
    text = "江涛 宜春市实验小学校长梅雪（女） 宜春市人民医院护士"
    assert posts_of(text) == {
        ("江涛", "校长", "宜春市实验小学"),
        ("梅雪", "护士", "宜春市人民医院"),
    }


def test_a_body_of_one_kind_is_not_the_one_before() -> None:
    # 东海桥梁 is a company that nobody knows here; its posts are not those of the company named before.
    text = "江南船舶有限公司举行比赛。东海桥梁党委副书记、总经理祝延平主持。"
    assert posts_of(text) == set()
