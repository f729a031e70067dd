"""Rows of lists stay lines; lines of a column do not become rows."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading import read_document


def paragraphs(text: str) -> list[str]:
    document: Document = read_document("page.txt", text.encode())
    result: dict[tuple[int, int], str] = {}
    for article in document.articles:
        for sentence in article.sentences:
            key = (article.index, sentence.paragraph)
            result[key] = result.get(key, "") + sentence.text
    return list(result.values())


@pytest.mark.parametrize(
    "rows",
    [
        # columns: name, sex, workplace, job
        [
            "孟广利 男 庆阳重型机械有限公司 高级工程师",
            "丁芳 女 庆城县人民医院 护士长",
            "樊大勇 男 国网庆阳供电公司 检修工",
        ],
        # numbered bodies
        ["1.庆城县总工会", "2.西峰区教育工会", "3.庆阳重工集团工会", "4.西峰区南街街道总工会"],
        [
            "一、先进集体（2个）",
            "庆阳市第二小学工会",
            "庆城县公交公司二车队",
            "二、先进个人（1名）",
            "孟广利 庆阳市第二小学",
        ],
        # bodies without numbers, of uneven lengths
        [
            "庆阳重型机械有限公司装配车间",
            "西峰区人民医院急诊科",
            "国网庆阳供电公司城区供电所带电作业班",
            "庆阳公交1路车队",
        ],
        # alike in length, and in what they are
        ["庆阳市第一建筑工程有限公司", "西峰区第二纺织印染有限公司", "环县曲子镇农产品有限公司"],
        # names alone; a padded one among them
        ["一等奖", "孟广利 丁芳 樊大勇", "二等奖", "欧阳雪 钱小满", "三等奖", "孙伟 冯国庆 褚天明"],
        ["上海：江明 某某大学附属中学教师", "山西：梁红 吕梁市晋剧院演员", "江苏：蔡青 苏州某某中学副校长"],
    ],
)
def test_rows_stay_lines(rows: list[str]) -> None:
    page = "关于表彰先进的决定\n\n经研究，决定表彰下列单位和个人。\n\n" + "\n".join(rows) + "\n"
    assert paragraphs(page)[2:] == rows


def test_rows_with_padded_names_and_sex() -> None:
    page = "庆阳市获奖职工名单\n孟 广 利　男　庆阳一中　教师\n丁　芳　女　庆城县医院　护士\n"
    page += "樊大勇　男　庆阳公交　司机\n"
    assert paragraphs(page)[1:] == [
        "孟广利 男 庆阳一中 教师",
        "丁芳 女 庆城县医院 护士",
        "樊大勇 男 庆阳公交 司机",
    ]


def test_a_padded_name_among_names() -> None:
    page = "获奖名单：\n一等奖\n孟广利 丁 芳 樊大勇\n二等奖\n钱小满 周 强\n"
    assert paragraphs(page)[1:] == ["一等奖", "孟广利 丁芳 樊大勇", "二等奖", "钱小满 周强"]


def test_a_row_that_the_column_breaks_is_one_row() -> None:
    page = (
        "经研究，决定表彰下列集体。\n\n"
        "一、全市职工职业技能大赛优\n秀组织奖（2个）\n庆城县总工会\n庆阳市机械冶金工会\n\n"
        "二、先进集体（3个）\n1.庆阳重型机械有限责任公\n司装配车间\n2.庆阳公交1路车队\n3.西峰区第一小学\n"
    )
    assert paragraphs(page)[1:] == [
        "一、全市职工职业技能大赛优秀组织奖（2个）",
        "庆城县总工会",
        "庆阳市机械冶金工会",
        "二、先进集体（3个）",
        "1.庆阳重型机械有限责任公司装配车间",
        "2.庆阳公交1路车队",
        "3.西峰区第一小学",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "活动由庆阳市总工会庆阳市人力资源和社会保\n障局庆阳市工业和信息化局庆阳市科学技术局\n"
        "庆阳市教育局和西峰区人民政府共同主办来自\n全市的职工参加了比赛。",
        "庆阳市总工会主席孟广利，西峰区总工会主席\n丁芳和庆阳重型机械有限责任公司工会主席樊\n大勇出席会议。",
    ],
)
def test_lines_of_a_column_are_no_rows(text: str) -> None:
    page = f"庆阳市总工会召开会议\n\n{text}\n"
    assert paragraphs(page)[1:] == [text.replace("\n", "")]


def test_a_headline_in_three_lines_is_no_list() -> None:
    page = "中共庆阳市委\n庆阳市人民政府\n关于表彰劳动模范的决定\n\n各县区：近年来，全市职工建功立业。\n"
    document = read_document("page.txt", page.encode())
    assert "关于表彰劳动模范的决定" in document.articles[0].title
