"""Numbers that count names or tell again, measures of long lists, scores, and pages of history."""

from __future__ import annotations

import pytest
from figure_annotations import figures


def told(*sentences: str) -> list[tuple[int, str, str]]:
    return [(int(f.quantity.value), f.quantity.unit, f.measure) for f in figures(*sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "竞赛由庆阳市总工会、市人社局、市科技局、市工信局、市教育局等12家单位联合主办。",
            [(12, "家", "单位联合主办")],
        ),
        (
            "竞赛设数控车工、电工、焊工、网络与信息安全管理员、养老护理员等9个工种，职工踊跃报名。",
            [(9, "个", "竞赛设工种")],
        ),
        ("全市职工参加焊工、电工等9个工种的竞赛。", [(9, "个", "全市职工参加焊工、电工等工种的竞赛")]),
        ("工会为职工发放慰问品，这500名职工来自一线。", []),
        (
            "大会应到职工代表192人，因病请假9人，实到183人。",
            [(192, "人", "大会应到职工代表"), (9, "人", "因病请假"), (183, "人", "实到")],
        ),
        ("工作队为村里新打机井14口，惠及群众。", [(14, "口", "工作队为村里新打机井")]),
        ("全县职工满意度测评得分98分，位居全市前列。", [(98, "分", "全县职工满意度测评得分")]),
        ("工会会议于9时30分召开，职工代表参加。", []),
        ("全市工会干部在分会场听取报告，全县设3个分会场。", [(3, "个", "全县设分会场")]),
        ("庆城县代表队、环县代表队的职工分获二、三名。", []),
    ],
)
def test_figures_of_a_sentence(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert told(text) == expected


HISTORY = (
    "1872年，轮船招商局成立，工人达到1300人。",
    "1922年，香港海员罢工坚持多日，10万名工人参加。",
    "1925年，省港大罢工爆发，25万名工人参加。",
    "全国有166个工会、54万名会员派代表出席大会。",
)


def test_a_page_of_history_gives_no_figure() -> None:
    assert told(*HISTORY) == []


def test_a_report_that_looks_back_keeps_its_figures() -> None:
    report = ("2023年，全县工会慰问困难职工3000人次。", "近年来，全县工会建成职工书屋12家。")
    assert {value for value, _, _ in told(*HISTORY[:3], *report)} >= {3000, 12}


def test_a_lesson_that_names_a_year_of_today_is_history() -> None:
    assert told(*HISTORY, "本课考点在2019年高考中出现，全国考生须掌握工人运动的史实。") == []
