"""What figures take from the clauses and list members around them, on sentences made up for the purpose."""

from __future__ import annotations

import pytest
from figure_annotations import figures, stated

# Clauses and the figures that they must give, in full.
CASES: list[tuple[str, list[str]]] = [
    # Growth is that of the figure before it, in a list as after a comma.
    (
        "全县完成工业增加值42.6亿元、同比增长9%，财政总收入7.3亿元、下降2.1%。",
        [
            "4260000000 元 全县完成工业增加值",
            "9 % 全县完成工业增加值，同比增长",
            "730000000 元 财政总收入",
            "2.1 % 财政总收入，下降",
        ],
    ),
    (
        "公司销售收入58亿元，比上年增长11%、上缴税金2.4亿元，比上年增长6%。",
        [
            "5800000000 元 公司销售收入",
            "11 % 公司销售收入，比上年增长",
            "240000000 元 上缴税金",
            "6 % 上缴税金，比上年增长",
        ],
    ),
    (
        "全市失业率下降0.4个百分点，降至3.1%。",
        ["0.4 个百分点 全市失业率下降", "3.1 % 全市失业率"],
    ),
    (
        "乡镇工会发展会员1.2万人，比上年增加300人，其中农民工5600人。",
        [
            "12000 人 乡镇工会发展会员",
            "300 人 乡镇工会发展会员，比上年增加",
            "5600 人 乡镇工会发展会员，其中农民工",
        ],
    ),
    (
        "全区工会会员31万人，是2012年的1.5倍。",
        ["310000 人 全区工会会员", "1.5 倍 全区工会会员"],
    ),
    # Two units change together; the second clause needs no other.
    (
        "全乡低保对象由640户1530人减至310户702人。",
        ["640 户 全乡低保对象", "1530 人 全乡低保对象", "310 户 全乡低保对象", "702 人 全乡低保对象"],
    ),
    # What one member of a list says holds for the members that say nothing.
    (
        "全镇危房改造进展顺利，215户、760名群众搬进新居。",
        ["215 户 群众搬进新居", "760 名 群众搬进新居"],
    ),
    (
        "520名职工参加焊工、钳工比武，分别有31名、18名选手取得高级工证书。",
        [
            "520 名 职工参加焊工、钳工比武",
            "31 名 选手取得高级工证书",
            "18 名 选手取得高级工证书",
        ],
    ),
    (
        "评出四星级职工之家6个，三星级15个。",
        ["6 个 评出四星级职工之家", "15 个 评出三星级职工之家"],
    ),
    (
        "建成妇女之家90个（国家级2个、省级7个）。",
        ["90 个 建成妇女之家", "2 个 建成妇女之家（国家级）", "7 个 建成妇女之家（省级）"],
    ),
    (
        "全市工会慰问了45个重点工程项目，16支环卫队，8家快递网点。",
        ["45 个 全市工会慰问了重点工程项目", "16 支 全市工会慰问环卫队", "8 家 全市工会慰问快递网点"],
    ),
    (
        "860名职工运动员参加拔河、跳绳、象棋6个项目的比赛。",
        [
            "860 名 职工运动员参加拔河、跳绳、象棋项目的比赛",
            "6 个 职工运动员参加拔河、跳绳、象棋项目的比赛",
        ],
    ),
    # Leaning on the member beside it, not on who speaks; short predicates of persons say enough.
    (
        "陈晓说，全省工会签订专项合同3.4万份、覆盖职工210万人。",
        ["34000 份 全省工会签订专项合同", "2100000 人 全省工会签订专项合同，覆盖职工"],
    ),
    (
        "工会培训职工4000人次，17人次获奖。",
        ["4000 人次 工会培训职工", "17 人次 获奖"],
    ),
    ("在去年30家的基础上，今年新建工会12家。", ["12 家 新建工会"]),
    ("扶贫车间户均增收3200元以上。", ["3200 元 at_least 扶贫车间户均增收"]),
    ("职工人均工效达到3.2吨/工。", ["3.2 吨 职工人均工效"]),
    # Thresholds and fines say which are counted, or what a law threatens.
    ("全县缺水率在30%以上的行政村26个。", ["26 个 全县缺水率在30%以上的行政村"]),
    ("劳动监察部门可以处二千元以上二万元以下的罚款。", []),
    ("全乡茶园人均2亩以上的农户37户。", ["37 户 全乡茶园人均2亩以上的农户"]),
    (
        "扶贫项目覆盖全镇6个村，其中28户脱贫户种植花椒90亩。",
        [
            "6 个 扶贫项目覆盖全镇村",
            "28 户 扶贫项目覆盖全镇村，其中脱贫户种植花椒",
            "90 亩 扶贫项目覆盖全镇村，其中脱贫户种植花椒",
        ],
    ),
    ("到2016年，全县工会会员达到4万人。", ["40000 人 全县工会会员"]),
    (
        "公司参编标准3项；20项成果中，6项达到行业领先水平，职工创意作品9件。",
        ["3 项 公司参编标准", "20 项 成果中", "6 项 达到行业领先水平", "9 件 职工创意作品"],
    ),
    (
        "计划三年内培育工匠学院4所，参赛职工力争突破1万人。",
        ["4 所 计划三年内培育工匠学院", "10000 人 over 参赛职工"],
    ),
    ("今年又新增驿站6家，90家驿站已上地图。", ["6 家 新增驿站", "90 家 驿站已上地图"]),
    ("企业捐款使3万贫困农民脱贫。", ["30000 人 企业捐款使贫困农民脱贫"]),
    # Names of sports and teams.
    ("工会举办三人制篮球赛和5公里健康跑，职工参加300米接力跑。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:14] for text, _ in CASES])
def test_clause(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


def test_evidence_of_a_shared_verb_begins_with_it() -> None:
    text = "市总工会表彰12个先进班组，30名优秀工匠。"
    found = figures(text)
    assert [text[f.evidence.start : f.evidence.end] for f in found][1].startswith("市总工会表彰")


@pytest.mark.parametrize(
    ("texts", "date", "expected"),
    [
        # A dateline or a source before the year.
        (
            ["本报银川讯（记者 丁一）2018年，全区工会救助职工900人。", "办结案件30件。"],
            "2019-03-02",
            ["2018", "2018"],
        ),
        (
            ["本报讯（记者 戊一）截至今年8月底，全市有工会500家，会员6万人。"],
            "2007-09-10",
            ["2007-08", "2007-08"],
        ),
        (["记者从市残联获悉，2021年，全市培训残疾人600名。"], "2022-01-10", ["2021"]),
        (["困难职工从2017年的400户减至21户。"], "2020-12-30", ["2017", None]),
        (["2019年，困难职工从2016年的400户减至21户。"], "2020-12-30", ["2016", "2019"]),
        (["工会会员9万人，是2009年的3倍。"], "2015-05-01", [None, None]),
        (
            ["去年11月10日至今年1月20日，工会为农民工追回工资800万元。"],
            "2018-02-01",
            ["2017-11-10/2018-01-20"],
        ),
        (["2006年互助活动启动以来，补助职工3万人次。"], "2016-08-09", ["2006/2016"]),
        (["1997年，全市职工12万人。", "全年完成投资3亿元。"], "2011-01", ["1997", "1997"]),
        (["到2027年，工会会员达到50万人。", "办理时限内，发放补贴60万元。"], "2024-01-05", ["2027", None]),
        (["力争到2026年底，工会会员达到50万人。"], "2024-01-05", ["2026"]),
    ],
)
def test_period(texts: list[str], date: str, expected: list[str | None]) -> None:
    # The sentences of one paragraph.
    assert [f.period for f in figures(*texts, date=date, paragraph=0)] == expected


@pytest.mark.parametrize(
    ("title", "text", "planned"),
    [
        ("2020年工作总结", "预计全年发展会员3000人。", False),
        ("2020年工作总结", "预计到2025年，工会会员达到9万人。", True),
        ("", "预计全年发展会员3000人。", True),
        ("", "去年工会发放了救助金，今年计划筹集90万元。", True),
        ("", "公司吨煤成本比力争指标降低2元。", False),
    ],
)
def test_estimates_in_a_review_are_results(title: str, text: str, planned: bool) -> None:
    assert [f.planned for f in figures(text, title=title)] == [planned]


def test_one_year_back_is_the_year_of_the_review() -> None:
    found = figures("一年来，工会走访职工700人。", title="2016年工作回顾", date="2017-02-03")
    assert [f.period for f in found] == ["2016"]
