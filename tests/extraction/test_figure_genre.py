"""Numbers make figures only in texts that read like news and reports of institutions."""

from __future__ import annotations

import pytest
from figure_annotations import figures

NOVEL = "两个人走了三步路，停在一座小院门前，院里拴着五匹马，屋檐下挂着四盏灯。老周掏出三百块，买了两斤牛肉和六坛酒。"
RECIPE = "牛腩800克切成3厘米见方的块，加料酒20毫升、姜片5片，冷水下锅煮10分钟，撇去浮沫，再加冰糖25克，小火炖2个小时。"
TRAVEL = (
    "从县城到湖边有46公里，门票60元，骑马一圈120元。晚上住的民宿每间280元，老板送了我们2瓶酸奶，还有3张地图。"
)
MATCH = "主队开场8分钟打进2个球，下半场又添1球。全场比赛客队射门15次，控球率达到58%，现场有23000名球迷观战。"
MANUAL = "缓存最多保存256个条目，每次请求带3个参数，返回2个值，重试5次仍失败则报错，命中率一般达到90%。"
SUM = "果园里有桃树120棵，梨树比桃树多30棵，园丁每天给25棵树浇水，几天能浇完？小红有12个苹果，分给同学5个。"


@pytest.mark.parametrize("text", [NOVEL, RECIPE, TRAVEL, MATCH, MANUAL, SUM])
def test_other_texts_give_no_figure(text: str) -> None:
    assert figures(*text.split("。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "捐赠图书2000册，惠及全县14所乡村小学的学生。",
        "县残联为320名残疾人送去轮椅56台。",
        "企业全年生产水泥36万吨，同比增长4%。",
        "各乡镇调集应急车辆40台，转移群众3200人。",
    ],
)
def test_short_news_gives_figures(text: str) -> None:
    assert figures(text)


def test_a_sentence_of_the_genre_tells_figures_anywhere() -> None:
    news = "全市工会慰问困难职工3万人次。"
    assert [int(f.quantity.value) for f in figures(*(NOVEL * 8).split("。"), news)] == [30000]


def test_a_long_paragraph_without_a_word_of_the_genre_tells_none() -> None:
    report = "全市各级工会慰问困难职工3万人次，培训农民工5000人，发放救助金260万元，调解劳动争议82件。"
    story = NOVEL + "山那边的雪下了七天，四只羊走失了三只。" * 3
    assert {f.measure for f in figures(report * 6, story)} == {f.measure for f in figures(report)}


def test_a_report_with_a_plain_sentence_keeps_its_figures() -> None:
    found = figures("全市工会开展送清凉活动，走访一线职工。", "共送出西瓜4000斤。")
    assert [int(f.quantity.value) for f in found] == [4000]
