"""What looks like a name and is none, and names that look like it. Names are invented."""

from __future__ import annotations

import pytest
from post_case_files import persons_of


@pytest.mark.parametrize(
    "text",
    [
        # a conjunction before a word
        "各县总工会副主席、宣传部长和全市各地企业代表参加会议。",
        "表彰了劳动模范和先进工作者。",
        "两名员工分别获得电工和化工检修竞赛第一名。",
        # places
        "选手来自某学院教师、梧桐镇个体劳动者、柳林乡农户。",
        "调研组先后到东岗镇、严务乡、常家镇等乡镇走访。",
        "在桐木镇长青村，大家参观了职工书屋。",
        "鲁山讯 盛夏时节，工会走进工地。",
        "衡阳：医院护理组获省工人先锋号。",
        "东道主云南省代表队职工荣获冠军。",
        # words that begin with a surname
        "十七名职工荣获金奖。",
        "慰问组来到困难职工家中。",
        "送上节日的慰问和祝福。",
        "走访了困难职工、困难劳模和退休干部。",
        "省领导向全省职工拜年，并送上祝福。",
        "班组获得全国工人先锋号荣誉称号。",
        "为职工送去毛巾、花露水、凉茶。",
        "县委宣传部部长会议召开。",
        # no name ends so
        "四个集体被认定为全国青年文明号。",
    ],
)
def test_no_persons(text: str) -> None:
    assert persons_of(text) == ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("市总工会副主席和志强出席。", ("和志强",)),
        ("县总工会主席高峰、副主席白雪到会。", ("高峰", "白雪")),
        ("接受胡小军、杨泽旗等同志辞职。", ("胡小军", "杨泽旗")),
        ("龙江 宜春市第七中学教师", ("龙江",)),
        ("市总工会副主席苏宁等为获奖者颁奖。", ("苏宁",)),
        ("袁小刚为柏县人民法院院长。", ("袁小刚",)),
        # a name is read in full where the article has it elsewhere
        ("市总工会主席顾长章出席。大家遵照顾长章遗愿办事。", ("顾长章", "顾长章")),
    ],
)
def test_persons(text: str, want: tuple[str, ...]) -> None:
    assert persons_of(text) == want
