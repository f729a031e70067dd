"""Jumps between pages, page furniture, columns side by side, titles: rules one by one."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading import read_document
from kg.reading.jumps import with_jumps
from kg.reading.lines import read_lines
from kg.reading.page_furniture import without_furniture
from kg.reading.side_by_side import in_columns
from kg.reading.titles import is_document_title, is_news_title


def read(text: str) -> Document:
    return read_document("page.txt", text.encode())


def sentences(text: str) -> list[str]:
    return [sentence.text for article in read(text).articles for sentence in article.sentences]


@pytest.mark.parametrize(
    ("line", "text", "page"),
    [
        ("慰问困难职工3000（下转第3版）", "慰问困难职工3000", "3"),
        ("慰问困难职工(下转A2版)", "慰问困难职工", "A2"),
        ("慰问困难职工【下转第三版】", "慰问困难职工", "3"),
        ("慰问困难职工　下转4版", "慰问困难职工", "4"),
        ("慰问困难职工（紧转二版）", "慰问困难职工", "2"),
        ("慰问困难职工 ▶下转第5版①", "慰问困难职工", "5"),
        ("慰问困难职工（下转第2、3版）", "慰问困难职工", "2"),
    ],
)
def test_marks_of_what_goes_on_elsewhere(line: str, text: str, page: str) -> None:
    (found,) = with_jumps(read_lines(line))
    assert (found.text, found.jump_to) == (text, page)


@pytest.mark.parametrize(
    ("line", "text", "page"),
    [
        ("（上接第一版）余户，帮扶资金到位。", "余户，帮扶资金到位。", "1"),
        ("上接1版　余户，帮扶资金到位。", "余户，帮扶资金到位。", "1"),
        ("（紧接A1版）余户，帮扶资金到位。", "余户，帮扶资金到位。", "A1"),
        ("◀上接第1版头条　余户，帮扶资金到位。", "余户，帮扶资金到位。", "1"),
        ("县总工会举办运动会（上接第1版）", "县总工会举办运动会", "1"),
    ],
)
def test_marks_of_what_goes_on_here(line: str, text: str, page: str) -> None:
    (found,) = with_jumps(read_lines(line))
    assert (found.text, found.jump_from) == (text, page)


@pytest.mark.parametrize(
    "line",
    [
        "公司转型升级",
        "做好转岗安置工作。",
        "上接天线下接地气",
        "土地流转3000亩",
        "对接企业12家",
        "下转基层30天",
    ],
)
def test_words_that_only_look_like_jumps(line: str) -> None:
    (found,) = with_jumps(read_lines(line))
    assert (found.text, found.jump_to, found.jump_from) == (line, "", "")


def test_several_articles_go_on_whatever_their_order() -> None:
    page = (
        "青石镇工会建成驿站\n\n本报讯（记者 李明）青石镇工会建成驿站12家，服务环卫（下转2版）\n\n"
        "白塔镇工会举办运动会\n\n本报讯（记者 王芳）白塔镇工会举办运动会，吸引职（下转2版）\n\n"
        "白塔镇工会举办运动会（上接1版）\n\n工300名参加。\n\n"
        "青石镇工会建成驿站\n\n（上接1版）\n\n工人120名，受到好评。\n"
    )
    document = read(page)
    assert [article.title for article in document.articles] == ["青石镇工会建成驿站", "白塔镇工会举办运动会"]
    assert [article.sentences[-1].text for article in document.articles] == [
        "本报讯（记者 李明）青石镇工会建成驿站12家，服务环卫工人120名，受到好评。",
        "本报讯（记者 王芳）白塔镇工会举办运动会，吸引职工300名参加。",
    ]


def test_a_part_without_its_other_part_stands_alone() -> None:
    page = "（上接第1版）余户，帮扶资金到位。会议还要求，要服务大局。\n"
    assert sentences(page) == ["余户，帮扶资金到位。", "会议还要求，要服务大局。"]
    assert sentences("会议部署工作，慰问困难职工3000（下转第3版）\n") == ["会议部署工作，慰问困难职工3000"]


@pytest.mark.parametrize(
    "line",
    [
        "云台县举办技能大赛 ▶▶2版",
        "云台县举办技能大赛　详见3版",
        "云台县举办技能大赛（详见A3版）",
        "一、工作回顾 ………………… 12",
        "导读",
        "今日导读",
        "— 3 —",
        "第3页 共8页",
        "3/8",
        "第3版：基层动态",
        "03版·工会",
    ],
)
def test_furniture_is_no_text(line: str) -> None:
    page = f"会议在云台召开，部署全年工作。\n\n{line}\n\n会后，代表们参观了书画展。\n"
    assert sentences(page) == ["会议在云台召开，部署全年工作。", "会后，代表们参观了书画展。"]


def test_a_pointer_behind_a_sentence_leaves_the_sentence() -> None:
    assert sentences("会议在云台召开，部署全年工作。（详见3版）\n") == ["会议在云台召开，部署全年工作。"]


def test_heads_of_all_pages_stand_once_and_cut_no_sentence() -> None:
    page = "\f".join(
        f"云台工运通讯\n{body}\n— {number} —\n"
        for number, body in enumerate(
            [
                "云台县工会工作总结\n\n一年来，云台县总工会围绕中心，建成职工书",
                "屋12家，慰问困难职工3000",
                "余户。",
            ],
            1,
        )
    )
    assert sentences(page) == [
        "云台工运通讯",
        "云台县工会工作总结",
        "一年来，云台县总工会围绕中心，建成职工书屋12家，慰问困难职工3000余户。",
    ]


def test_a_figure_on_a_line_of_its_own_is_no_page_number() -> None:
    lines = without_furniture(read_lines("参赛职工\n300\n人，其中女职工\n120\n人。\n"))
    assert [line.text for line in lines] == ["参赛职工", "300", "人，其中女职工", "120", "人。"]


@pytest.mark.parametrize("gutter", ["    ", "\t", "　　　"])
def test_columns_side_by_side(gutter: str) -> None:
    left = [
        "云台县总工会召开会议，部署",
        "全年工作，慰问困难职工三百",
        "户，建成职工书屋十二家，受",
        "到职工好评。",
    ]
    right = [
        "会后，代表们参观了职工文化",
        "宫，观看了书画展，展出作品",
        "九十幅，吸引职工八百名，大",
        "家受到教育。",
    ]
    page = "\n".join(a + "　" * (13 - len(a)) + gutter + b for a, b in zip(left, right, strict=True))
    assert sentences(page) == ["".join(left), "".join(right)]


def test_a_table_is_read_row_by_row() -> None:
    page = (
        "王一鸣      云台县第一中学教师          全国模范教师\n"
        "李子涵      云台县人民医院护士长        全省优秀护士\n"
        "欧阳雪      云台县公共汽车公司驾驶员    全省劳动模范\n"
    )
    lines = [(match, match + len(row)) for row in page.splitlines() if (match := page.index(row)) >= 0]
    assert in_columns(page, lines) == [lines]


def test_a_headline_over_the_columns_is_read_first() -> None:
    page = (
        "              云台县总工会五年工作回顾与展望座谈会隆重召开各界代表踊跃发言\n"
        "云台县总工会召开会议，部署      会后，代表们参观了职工文化\n"
        "全年工作，慰问困难职工三百      宫，观看了书画展，展出作品\n"
        "户，受到职工好评。              九十幅。\n"
    )
    assert sentences(page)[0] == "云台县总工会五年工作回顾与展望座谈会隆重召开各界代表踊跃发言"
    assert sentences(page)[1:] == [
        "云台县总工会召开会议，部署全年工作，慰问困难职工三百户，受到职工好评。",
        "会后，代表们参观了职工文化宫，观看了书画展，展出作品九十幅。",
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("20", "24年建成书屋"), ("投入1,2", "00元慰问"), ("达3.", "5万人")]
)
def test_a_line_may_break_inside_a_number(first: str, second: str) -> None:
    page = f"云台县总工会围绕中心、服务大局，{first}\n{second}，受到广大职工的好评。\n"
    assert first + second in sentences(page)[0]


@pytest.mark.parametrize(
    ("title", "lead", "is_one"),
    [
        ("云台县总工会举办运动会", "近日，云台县总工会举办运动会。", True),
        ("白塔镇职工书屋揭牌", "9月5日，白塔镇职工书屋揭牌。", True),
        ("强基固本 激发活力", "近日，云台县总工会召开会议。", False),
        ("云台县总工会举办运动会", "县总工会高度重视运动会。", False),
        ("一、市总工会召开会议", "近日，市总工会召开会议。", False),
    ],
)
def test_titles_of_news(title: str, lead: str, is_one: bool) -> None:
    assert is_news_title(title, lead) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("云台县人民政府关于表彰先进集体的决定", True),
        ("云台县总工会2019年上半年工作总结", True),
        ("讣　告", True),
        ("二、关于表彰先进集体的决定", False),
        ("强化服务", False),
        ("认真学习关于工会工作的重要论述，抓好落实", False),
    ],
)
def test_titles_of_documents(text: str, is_one: bool) -> None:
    assert is_document_title(text) is is_one
