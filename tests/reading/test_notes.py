"""Lines beside an article: date, page, outlet, source; and the dates that they give."""

from __future__ import annotations

import pytest

from kg.model import Article, BlockKind
from kg.reading import read_document
from kg.reading.notes import is_note, is_page_head


def articles(text: str) -> tuple[Article, ...]:
    return read_document("page.txt", text.encode()).articles


@pytest.mark.parametrize(
    "line",
    [
        "2010年5月20日　星期四　综合新闻",
        "庆阳日报 2023年2月28日 星期二 责编 关 欣",
        "2014年8月13日　星期三　责任编辑/黄水　版式/陈蝶　　庆阳新闻　　3",
        "2019年06月11日 陇东日报",
        "第2版　要闻　　责任编辑 辛 晴",
        "— 3 —",
        "第3页 共8页",
        "2　要闻·综合",
    ],
)
def test_heads_of_pages(line: str) -> None:
    assert is_page_head(line)
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "2022-08-01 来源：庆阳日报 记者：黄英 通讯员：黄鹏",
        "发布日期：2025-09-22　来源：庆阳市总工会　浏览：1364次",
        "（2021年4月28日）",
        "访问量:52034",
        "浏览次数：3021次",
        "陇东晚报 2018-04-18 10:59 大字",
        "二〇二一年四月二十八日",
    ],
)
def test_other_notes(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "2023年工作回顾",
        "2019年6月11日庆阳日报社工会选举产生新一届委员会",
        "3月5日，庆阳市总工会召开会议。",
        "2 万职工参加竞赛",
        "综合治理工作",
        "庆阳市总工会",
        "12名职工获奖",
    ],
)
def test_text_that_is_no_note(line: str) -> None:
    assert not is_note(line)


def test_a_line_of_date_and_outlet_leaves_the_article_whole() -> None:
    page = "我省为农民工追回工资3亿元\n2019年06月11日 陇东日报\n\n本报兰州讯（记者文一）2018年，我省受理案件1352件。\n"
    (article,) = articles(page)
    assert (article.title, article.date) == ("我省为农民工追回工资3亿元", "2019-06-11")


def test_source_and_authors_in_one_line() -> None:
    page = (
        "省总决定授予107名选手奖章\n\n2022-08-01 来源：某某工报 记者：黄英 通讯员：黄鹏\n\n"
        "近日，省总工会作出决定，授予107名选手奖章。\n"
    )
    (article,) = articles(page)
    assert (article.title, article.date) == ("省总决定授予107名选手奖章", "2022-08-01")
    assert [s.kind for s in article.sentences][1] is BlockKind.BYLINE


def test_the_head_of_the_page_dates_its_articles() -> None:
    page = (
        "2010年5月20日　星期四　综合新闻\n\n省能源工会部署今年工作\n20万名职工参加竞赛\n\n"
        "本报讯（记者 李明）5月18日，省能源工会召开会议。\n\n"
        "庆城县举办职工运动会\n\n本报讯（记者 王芳）近日，庆城县举办职工运动会。\n"
    )
    first, second = articles(page)
    assert first.title == "省能源工会部署今年工作 20万名职工参加竞赛"
    assert (first.date, second.date) == ("2010-05-20", "2010-05-20")


def test_a_counter_does_not_run_into_the_text() -> None:
    page = "1088人获全国五一劳动奖章\n访问量:52034\n\n1088人获得奖章，172位农民工获奖。\n"
    texts = [s.text for article in articles(page) for s in article.sentences]
    assert texts[-1] == "1088人获得奖章，172位农民工获奖。"


def test_two_heads_date_nothing() -> None:
    page = (
        "2010年5月20日　星期四　综合新闻\n\n本报讯（记者 李明）近日，庆城县总工会召开会议。\n\n"
        + "2011年5月20日　星期五　要闻\n\n本报讯（记者 李明）近日，环县总工会召开会议。\n"
    )
    assert {article.date for article in articles(page)} != {"2010-05-20"}


def test_a_running_head_does_not_cut_a_sentence() -> None:
    page = "庆阳市各级工会认真履行职责，慰问困难职工3000\n\n第2版　要闻　　责任编辑 辛 晴\n\n余户，帮扶资金到位。\n"
    texts = [s.text for article in articles(page) for s in article.sentences]
    assert texts[0] == "庆阳市各级工会认真履行职责，慰问困难职工3000余户，帮扶资金到位。"


def test_a_drop_cap_begins_the_text_below() -> None:
    page = "庆阳市总工会五年工作\n\n五\n年来，庆阳市各级工会服务大局，维护职工权益，建成职工书屋12家。\n"
    texts = [s.text for article in articles(page) for s in article.sentences]
    assert texts[1] == "五年来，庆阳市各级工会服务大局，维护职工权益，建成职工书屋12家。"


def test_an_author_on_the_next_line_is_an_author_of_his_own() -> None:
    page = "庆阳日报4月28日讯（记者 李明\n通讯员 王小芳）庆阳市总工会召开会议，部署全年工作。\n"
    (article,) = articles(page)
    assert article.sentences[0].text.startswith("庆阳日报4月28日讯（记者 李明 通讯员 王小芳）")
