"""Blocks, articles, dates and sentences of whole pages."""

from __future__ import annotations

import pytest

from kg.errors import ReadingError
from kg.model import Article, Document, Span
from kg.reading import read_document


def read(text: str) -> Document:
    return read_document("page.txt", text.encode())


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    result: list[tuple[str, str]] = []
    for article in read(text).articles:
        last = -1
        for sentence in article.sentences:
            if sentence.paragraph == last:
                result[-1] = (result[-1][0], result[-1][1] + sentence.text)
            else:
                result.append((sentence.kind.value, sentence.text))
            last = sentence.paragraph
    return result


def articles(text: str) -> tuple[Article, ...]:
    return read(text).articles


WRAPPED = """五年来，丽水市各级工会始终坚持以职
工为中心，筹集帮扶资金 4000 多万
元，慰问困难职工 6.3 万户，帮 助 农 民
工平安返乡。

强基固本 激发基层工会活力

截至目前，全市基层工会组织达到

4497个，会员达到48万人。
全市各级工会认真履行维护职

工合法权益职责，加大普法力度，建
立信息互动、联合处置机制。
"""


def test_hard_line_breaks_and_cut_sentences() -> None:
    assert blocks(WRAPPED) == [
        (
            "paragraph",
            "五年来，丽水市各级工会始终坚持以职工为中心，筹集帮扶资金4000多万元，慰问困难职工6.3万户，"
            "帮助农民工平安返乡。",
        ),
        ("heading", "强基固本 激发基层工会活力"),
        ("paragraph", "截至目前，全市基层工会组织达到4497个，会员达到48万人。"),
        (
            "paragraph",
            "全市各级工会认真履行维护职工合法权益职责，加大普法力度，建立信息互动、联合处置机制。",
        ),
    ]


CUT_BY_CAPTION = """基层工会建设得到加强。区总工会选树优秀工会工作者6人、省级优秀工



区委书记王建国走进车间，为一线职工送上清凉。

会工作者2人，工会活力有效激发。

数字赋能取得进展。区总工会举办线上活动120

余场，服务职工3万人次。
"""


def test_a_caption_in_a_sentence_comes_after_it() -> None:
    assert blocks(CUT_BY_CAPTION) == [
        (
            "paragraph",
            "基层工会建设得到加强。区总工会选树优秀工会工作者6人、省级优秀工会工作者2人，工会活力有效激发。",
        ),
        ("caption", "区委书记王建国走进车间，为一线职工送上清凉。"),
        ("paragraph", "数字赋能取得进展。区总工会举办线上活动120余场，服务职工3万人次。"),
    ]


def test_segments_of_a_cut_sentence_lie_apart() -> None:
    document = read(CUT_BY_CAPTION)
    sentence = document.articles[0].sentences[1]
    segments = document.segments(Span(sentence.start, sentence.end))
    assert len(segments) == 2
    assert [document.original[s.start : s.end] for s in segments][1].startswith("会工作者2人")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("市总工会主席陈立（左二）看望环卫工人。", "caption"),
        ("县妇联主席周红（前排右三）为获奖者颁奖", "caption"),
        ("（本版图片由市残联提供）", "caption"),
        ("图片均由团市委提供", "caption"),
        ("表彰大会现场", "caption"),
        ("医疗小分队为货车司机量血压。 资料图片", "caption"),
        ("主会场内座无虚席。 本报记者 何亮 摄", "caption"),
        ("图为志愿者在社区服务。 李明 摄", "caption"),
        ("李明 摄", "caption"),
        ("本报记者 李明 通讯员 王芳 赵晓东", "byline"),
        ("□ 本报记者 李 明", "byline"),
        ("记者 李明 文/图", "byline"),
        ("文/李明 图/王芳", "byline"),
        ("李明 王芳 文/图", "byline"),
        ("来源：丽水日报 2023-05-06", "byline"),
        ("记者节慰问活动", "heading"),
        ("二、竭诚服务职工群众", "heading"),
        ("——丽水市总工会五年工作回顾", "heading"),
        ("### 着力维护权益 促进和谐稳定", "heading"),
        ("记者从市总工会获悉，活动将持续一个月。", "paragraph"),
        ("目前，活动已惠及职工600人。", "paragraph"),
    ],
)
def test_kind_of_a_line_by_itself(line: str, kind: str) -> None:
    body = "丽水市总工会召开全委会议，部署全年工作。会议要求，各级工会要服务大局。"
    page = f"{body}\n\n{line}\n\n{body}\n"
    assert blocks(page)[1][0] == kind


NEWSPAPER = """
夯实“桥头堡” 当好“娘家人”

县总工会部署全年工作

本报讯（记者 李明）4月12日，景宁县总工会召开全委会议，部署2022年工作任务，对今年工作提出要求。

强化引领，筑牢思想根基

会议强调，要开展宣讲活动60场以上。

四十年坚守大山深处

——记全国五一劳动奖章获得者赵大山

赵大山是一名护林员。他今年58岁，曾获多项荣誉。（本报记者 王芳）

景宁畲乡职工书画展开展



市民在作品前驻足

本报讯（记者 李明）4月15日，书画展在工人文化宫开展，展出作品90幅。



义务植树

3月12日，县总工会组织职工植树。

本版图片由县总工会提供
"""


def test_articles_of_a_page() -> None:
    found = articles(NEWSPAPER)
    assert [(article.title, article.date) for article in found] == [
        ("夯实“桥头堡” 当好“娘家人” 县总工会部署全年工作", "2022-04-12"),
        ("四十年坚守大山深处——记全国五一劳动奖章获得者赵大山", "2022"),
        ("景宁畲乡职工书画展开展", "2022-04-15"),
        ("义务植树", "2022-03-12"),
    ]
    assert found[2].sentences[1].kind == "caption"
    assert found[3].sentences[-1].text == "本版图片由县总工会提供"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("总结会召开\n\n来源：工人报 时间：2023-05-06\n\n会议在丽水召开。", "2023-05-06"),
        ("总结会召开\n\n（2021年6月8日）\n\n会议在丽水召开。", "2021-06-08"),
        ("本报讯 2019年11月2日，会议召开。", "2019-11-02"),
        ("本报讯（记者 李明）11月2日，会议召开。", None),
        ("新华社北京5月1日电 今年是新中国成立70周年。", "2019-05-01"),
        ("2012年是工会改革的关键一年。今年要做好工作。", "2012"),
        ("各位代表，大会开幕。\n\n二〇一八年三月二十日", "2018-03-20"),
        ("五年来，全市工会成绩显著。2019年获评先进。", None),
        ("五年来成绩显著。\n\n\n\n\n2024年5月1日，市总工会主席李明（左一）慰问职工。", None),
        ("本报讯 2月30日，会议召开。2020年是关键一年。", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert articles(text)[0].date == date


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("会议召开。会上表彰！怎么办？好", ["会议召开。", "会上表彰！", "怎么办？", "好"]),
        ("一是学；二是做；三是改。", ["一是学；二是做；三是改。"]),
        ("“要学。要做。”市总工会主席李明说。", ["“要学。要做。”", "市总工会主席李明说。"]),
        ("喊出“加油干！”的口号。好。", ["喊出“加油干！”的口号。", "好。"]),
        (
            "费用减免。为了帮助更多人，他办学。与市科协合作。",
            ["费用减免。", "为了帮助更多人，他办学。", "与市科协合作。"],
        ),
        ("（注：见附件。）会后参观。", ["（注：见附件。）会后参观。"]),
        ("他说：“我们要干。干好。”会后参观。", ["他说：“我们要干。干好。”", "会后参观。"]),
        ("开了“头。没有收尾。继续。", ["开了“头。", "没有收尾。", "继续。"]),
        ("目标完成。（本报记者 李明）", ["目标完成。", "（本报记者 李明）"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in articles(text)[0].sentences] == sentences


def test_list_items_and_marks_of_markdown() -> None:
    page = "# **工作总结**\n\n![](a.png)\n\n做法如下：\n\n- 一是学；\n- 二是做。\n\n---\n\n> 全文完结。\n"
    assert blocks(page) == [
        ("heading", "工作总结"),
        ("paragraph", "做法如下：一是学；二是做。"),
        ("paragraph", "全文完结。"),
    ]


def test_lines_of_a_list_stay_apart() -> None:
    page = (
        "决定授予以下集体和个人荣誉称号：\n\n一、五四红旗团委（2个）\n共青团瑞安市委\n温州医科大学团委\n\n"
        "二、优秀共青团员（3名）\n王一鸣  李子涵  欧阳雪\n\n希望受表彰的集体和个人再接再厉。\n"
    )
    assert [text for _, text in blocks(page)][1:] == [
        "一、五四红旗团委（2个）",
        "共青团瑞安市委",
        "温州医科大学团委",
        "二、优秀共青团员（3名）",
        "王一鸣 李子涵 欧阳雪",
        "希望受表彰的集体和个人再接再厉。",
    ]


def test_items_that_overflow_the_column_stay_whole() -> None:
    page = (
        "附：嘉兴市劳动模范名单\n\n"
        "陆建明 嘉兴恒运港务有限公司装卸三班班\n长\n"
        "钱 芳（女） 海盐县武原街道城西幼儿园\n园长\n"
        "沈阿毛 平湖市新埭镇鱼圻塘村党委书记\n"
        "许丽华（女，回族） 桐乡市濮院毛衫检测\n中心检验员\n"
    )
    assert [text for _, text in blocks(page)][1:] == [
        "陆建明 嘉兴恒运港务有限公司装卸三班班长",
        "钱芳（女）海盐县武原街道城西幼儿园园长",
        "沈阿毛 平湖市新埭镇鱼圻塘村党委书记",
        "许丽华（女，回族）桐乡市濮院毛衫检测中心检验员",
    ]


COLUMN = (
    "五年来，衢州市各级工会始终坚持以职工为中\n心，筹集帮扶资金4000多万元，慰问困难职工\n"
    "6.3万户，服务大局成效明显，基层基础不断夯\n实。\n"
)


@pytest.mark.parametrize(
    ("lines", "kind", "whole"),
    [
        (
            "（本报记者 汪远 通讯员 祝小敏 摄影 方\n志强）",
            "byline",
            "（本报记者 汪远 通讯员 祝小敏 摄影 方志强）",
        ),
        (
            "衢州日报讯（记者 汪远 通讯员 祝小敏 余\n霞）4月8日，市总工会召开全委会议。",
            "paragraph",
            "衢州日报讯（记者 汪远 通讯员 祝小敏 余霞）4月8日，市总工会召开全委会议。",
        ),
        (
            "——2012年2月7日在衢州市第六届人民代表\n大会第一次会议上",
            "heading",
            "——2012年2月7日在衢州市第六届人民代表大会第一次会议上",
        ),
    ],
)
def test_bylines_datelines_and_subtitles_that_overflow_the_column(lines: str, kind: str, whole: str) -> None:
    found = blocks(f"{COLUMN}\n{lines}\n\n{COLUMN}")
    assert (kind, whole) in [(k, " ".join(text.split())) for k, text in found]


def test_unreadable_bullets_begin_blocks() -> None:
    page = "\ue001\ue001\ue001主席李明（左一）调研。 \ue001\ue001\ue001副主席王芳（右一）慰问。\n"
    assert [text for _, text in blocks(page)] == ["主席李明（左一）调研。", "副主席王芳（右一）慰问。"]


def test_nothing_but_damage_is_refused() -> None:
    with pytest.raises(ReadingError):
        read("\ufffd\ufffd \ue000\n\u200b")


def test_what_follows_a_picture_credit_begins_anew() -> None:
    page = (
        "第四届“安康杯”知识竞赛在建工集团举办。副总经理何远参加活动。孙晓彤 摄\n\n"
        "5月15日，克拉玛依市总工会全委会议召开，主席李江主持会议。会议审议了报告。\n"
    )
    assert [text for _, text in blocks(page)] == [
        "第四届“安康杯”知识竞赛在建工集团举办。副总经理何远参加活动。孙晓彤 摄",
        "5月15日，克拉玛依市总工会全委会议召开，主席李江主持会议。会议审议了报告。",
    ]
