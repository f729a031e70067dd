"""Counted recipients, on sentences of other places, years and institutions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from award_annotations import annotated

from kg.extraction.honours.counts import counted_quantities, extract, taken_quantities
from kg.lexicon.awards import load_awards

# (text, {(award, count, approx, recipient kind)})
COUNTED = [
    (
        "五年来，全市共评选表彰全国劳动模范3名、省劳动模范41名，省五一劳动奖状12个。",
        {
            ("全国劳动模范", 3, "exact", "person"),
            ("省劳动模范", 41, "exact", "person"),
            ("省五一劳动奖状", 12, "exact", "organisation"),
        },
    ),
    (
        "选树“滇池工匠”30名、“昆明最美职工”10名。",
        {("滇池工匠", 30, "exact", "person"), ("昆明最美职工", 10, "exact", "person")},
    ),
    ("8个班组荣获甘肃省工人先锋号称号。", {("甘肃省工人先锋号", 8, "exact", "organisation")}),
    (
        "全区有5名女职工被授予自治区五一巾帼标兵称号，2个集体获评全国五一巾帼标兵岗。",
        {
            ("自治区五一巾帼标兵", 5, "exact", "person"),
            ("全国五一巾帼标兵岗", 2, "exact", "organisation"),
        },
    ),
    (
        "创建国家级青年文明号4个、省级青年文明号26个。",
        {
            ("国家级青年文明号", 4, "exact", "organisation"),
            ("省级青年文明号", 26, "exact", "organisation"),
        },
    ),
    (
        "培育科普示范社区60个，其中3个被命名为全国科普示范社区。",
        {("全国科普示范社区", 3, "exact", "organisation")},
    ),
    ("{海口海关}等7家单位被评为海南省文明单位。", {("海南省文明单位", 7, "exact", "organisation")}),
    (
        "{省总工会}授予45名同志“湖南省五一劳动奖章”。",
        {("湖南省五一劳动奖章", 45, "exact", "person")},
    ),
    (
        "大赛共评出特等奖1名、一等奖3名、优秀组织奖6个。",
        {
            ("特等奖", 1, "exact", "person"),
            ("一等奖", 3, "exact", "person"),
            ("优秀组织奖", 6, "exact", "organisation"),
        },
    ),
    (
        "建成省级工会爱心驿站示范点15个、市级示范点40余个。",
        {
            ("省级工会爱心驿站示范点", 15, "exact", "organisation"),
            ("市级示范点", 40, "over", "organisation"),
        },
    ),
    (
        "全市涌现出2名全国劳模、15名省劳模。",
        {("全国劳模", 2, "exact", "person"), ("省劳模", 15, "exact", "person")},
    ),
    (
        "新增全国三八红旗手2人、全国三八红旗集体1个、全国五好家庭4户。",
        {
            ("全国三八红旗手", 2, "exact", "person"),
            ("全国三八红旗集体", 1, "exact", "organisation"),
            ("全国五好家庭", 4, "exact", "organisation"),
        },
    ),
    (
        "近20家企业荣获省模范劳动关系和谐企业称号。",
        {("省模范劳动关系和谐企业", 20, "nearly", "organisation")},
    ),
    (
        "建成妇女儿童之家示范点50个（其中国家级2个、省级9个）。",
        {
            ("国家级妇女儿童之家示范点", 2, "exact", "organisation"),
            ("省级妇女儿童之家示范点", 9, "exact", "organisation"),
        },
    ),
    ("两名残疾人运动员荣获全国自强模范称号。", {("全国自强模范", 2, "exact", "person")}),
    (
        "命名表彰自治州级民族团结进步示范单位33个。",
        {("自治州级民族团结进步示范单位", 33, "exact", "organisation")},
    ),
    (
        "120个先进集体和先进个人荣获市五一劳动奖。",
        {("市五一劳动奖", 120, "exact", "either")},
    ),
    (
        "全市拥有全国模范职工之家11个,全国模范职工小家9个(其中2013年以来5个)。",
        {
            ("全国模范职工之家", 11, "exact", "organisation"),
            ("全国模范职工小家", 9, "exact", "organisation"),
        },
    ),
    ("评选表彰10名“最美科技工作者”。", {("最美科技工作者", 10, "exact", "person")}),
    (
        "公司获评省级绿色工厂2家，其中1家获评国家级绿色工厂。",
        {
            ("省级绿色工厂", 2, "exact", "organisation"),
            ("国家级绿色工厂", 1, "exact", "organisation"),
        },
    ),
    (
        "大会表彰了10个先进集体、30名先进个人。",
        {("先进集体", 10, "exact", "organisation"), ("先进个人", 30, "exact", "person")},
    ),
    (
        "近三年，共有17家企业入选市级劳动关系和谐企业。",
        {("市级劳动关系和谐企业", 17, "exact", "organisation")},
    ),
    (
        "<钱芳>等3人获“优秀指导教师”称号，5名选手获一等奖。",
        {("优秀指导教师", 3, "exact", "person"), ("一等奖", 5, "exact", "person")},
    ),
    (
        "选树<贺林>等全国、省、市劳模和五一劳动奖章获得者58人。",
        {("全国、省、市劳模和五一劳动奖章", 58, "exact", "person")},
    ),
]

NOT_COUNTED = [
    "为860名劳模、五一劳动奖章获得者免费体检。",
    "136名劳模参加疗休养。",
    "建成职工书屋75家、爱心驿站120个。",
    "发放困难劳模补助金35人。",
    "全年计划评选省级工人先锋号20个。",
    "培训工会干部300名，举办劳模宣讲40场。",
    "新建母婴室16间，购置图书5000册。",
    "全市建立劳模创新工作室210个。",
    "慰问全国劳模家属12人。",
    "力争创建省级模范职工之家10家。",
    "推荐优秀青年入党20名。",
    "{市总工会}有工作人员38人。",
    "组织开展技能竞赛，参赛选手200名。",
    "获得专利授权46项。",
    "吸纳会员3000人，获得会员好评。",
]


def _facts(text: str) -> set[tuple[str, int, str, str]]:
    return {
        (count.award.name, int(count.count), count.approx.value, count.recipient_kind)
        for count in extract(annotated(text), load_awards())
    }


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text[:20] for text, _ in COUNTED])
def test_counts_recipients(text: str, expected: set[tuple[str, int, str, str]]) -> None:
    assert _facts(text) == expected


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_counts_nothing(text: str) -> None:
    assert _facts(text) == set()


def test_number_lies_in_the_evidence_and_is_taken_once() -> None:
    for text, _ in COUNTED:
        article = annotated(text)
        pairs = list(counted_quantities(article, load_awards()))
        for count, quantity in pairs:
            assert count.evidence.covers(quantity.span)
            assert count.evidence.covers(count.award.span)
            assert count.count == Decimal(quantity.value)
        assert len({quantity.span for _, quantity in pairs}) == len(pairs)
        assert taken_quantities(article, load_awards()) == tuple(quantity for _, quantity in pairs)


def test_rules_tell_the_order_of_award_and_number() -> None:
    def rules(text: str) -> set[str]:
        return {count.rule for count in extract(annotated(text), load_awards())}

    assert rules("表彰市级劳模27人。") == {"honour_count.award_first"}
    assert rules("6家单位获得河北省工人先锋号称号。") == {"honour_count.number_first"}
    assert rules("授予10名同志“河北省五一劳动奖章”。") == {"honour_count.given"}
    assert rules("涌现出3名全国劳模。") == {"honour_count.attributive"}
