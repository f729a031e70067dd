"""Winners of competitions, respective awards, 认定…为, 将…表彰为 and awards before their verb; all persons invented."""

from __future__ import annotations

from decimal import Decimal

import pytest
from award_annotations import HOLDERS, annotated

from kg.extraction.honours.counts import extract as counts
from kg.extraction.honours.extractor import extract
from kg.lexicon.awards import load_awards

STATED = [
    # Names that only the verb calls for
    ("{凌河轴承公司}的周启明夺得第一名。", {("周启明", "第一名")}),
    ("最终，来自营口的郭晓东获得中式烹调竞赛一等奖。", {("郭晓东", "中式烹调竞赛一等奖")}),
    ("王俊教授获评“省教科文卫体系统优秀工匠人才”。", {("王俊", "省教科文卫体系统优秀工匠人才")}),
    ("护林队队员马海涛在火场入党，获评“省青年五四奖章”。", {("马海涛", "省青年五四奖章")}),
    ("涌现出“省金牌职工”张立新等一批技术能手。", {("张立新", "省金牌职工")}),
    ("医院的李家庄项目获得金奖。", set()),
    ("{凌河集团}王超、一机厂韩刚分获焊工、钳工冠军。", {("王超", "焊工冠军"), ("韩刚", "钳工冠军")}),
    # One each
    (
        "李海洋、潘清华、张智勇分别荣获焊工组、叉车组、钳工组个人一等奖。",
        {("李海洋", "焊工组个人一等奖"), ("潘清华", "叉车组个人一等奖"), ("张智勇", "钳工组个人一等奖")},
    ),
    ("<赵志东>、<钱文华>分获金牌和铜牌。", {("赵志东", "金牌"), ("钱文华", "铜牌")}),
    ("<赵志东>、<钱文华>取得第二名、第三名的好成绩。", {("赵志东", "第二名"), ("钱文华", "第三名")}),
    (
        "{凌河铝业公司}分别荣获焊工组、叉车组团体第一名。",
        {("凌河铝业公司", "焊工组团体第一名"), ("凌河铝业公司", "叉车组团体第一名")},
    ),
    # One verb for several
    (
        "认定周海英等34名同志为省三八红旗手，{凌河县检察院}第一检察部等8个集体为省三八红旗集体。",
        {("周海英", "省三八红旗手"), ("凌河县检察院第一检察部", "省三八红旗集体")},
    ),
    (
        "县里将杨昌明、余思林等14位同志表彰为“优秀教育工作者”；姜永福等40名同志表彰为“优秀班主任”。",
        {("杨昌明", "优秀教育工作者"), ("余思林", "优秀教育工作者"), ("姜永福", "优秀班主任")},
    ),
    (
        "对覃秋生等10名“最美乡村教师”、陈军霞等50名“优秀教师”和姚金花等20名“师德标兵”予以奖励。",
        {("覃秋生", "最美乡村教师"), ("陈军霞", "优秀教师"), ("姚金花", "师德标兵")},
    ),
    ("各工种第一名将由{市总工会}授予“市五一劳动奖章”。", set()),
    # What goes on
    (
        "授予万建军等117位同志“省劳动竞赛先进个人”称号，并颁发“省五一劳动奖章”。",
        {("万建军", "省劳动竞赛先进个人"), ("万建军", "省五一劳动奖章")},
    ),
    (
        "<曹欣>在技能竞赛中获二等奖，并由{省住房和城乡建设厅}授予“省建设技术能手”。",
        {("曹欣", "二等奖"), ("曹欣", "省建设技术能手")},
    ),
    # The award before the verb
    (
        "焊工组第一名由{凌河重机公司}选手<周建国>摘得；一、二等奖分别由{市一中}、{市二中}获得。",
        {("周建国", "焊工组第一名"), ("市一中", "一等奖"), ("市二中", "二等奖")},
    ),
    # Whom a pronoun stands for
    ("{凌河机械公司}有职工300人。|该班组被评为市工人先锋号。", set()),
    ("{东陵电厂}检修班有职工12人。|该班组获省工人先锋号。", {("东陵电厂检修班", "省工人先锋号")}),
    (
        "{中华全国总工会}发布决定，{凌河公司工会}榜上有名。|该工会荣获{中华全国总工会}“工人先锋号”称号。",
        {("凌河公司工会", "工人先锋号")},
    ),
    (
        "<周文>嘱咐大家学习。|记者走进<陈玉>家中。|老人今年82岁，被评为“省最美志愿者”。",
        {("陈玉", "省最美志愿者")},
    ),
    # Bodies for which somebody speaks
    (
        "省五一劳动奖状获奖单位代表、{凌河盐业公司}董事长<涂安>发言。",
        {("凌河盐业公司", "省五一劳动奖状")},
    ),
    # Names that end like a place in a competition; sports
    ("走访了市级护林员刘亚军。", set()),
    ("<朱琳>入选最佳阵容。", set()),
    ("{市排球队}获得小组第三名。", set()),
]

COUNTED = [
    (
        "35名技术状元，36家优秀组织单位获表彰。",
        {("技术状元", 35), ("优秀组织单位", 36)},
    ),
    (
        "表彰了妇女先进集体10个，先进个人12名，“好婆婆”14名，发放慰问品200份。",
        {("妇女先进集体", 10), ("先进个人", 12), ("好婆婆", 14)},
    ),
    (
        "共有24个单位荣获“全国模范职工之家”称号，共有39个单位荣获“全国模范小家”称号。",
        {("全国模范职工之家", 24), ("全国模范小家", 39)},
    ),
    ("推荐“最美家庭”90户，其中获评全国级21户、省级75户。", {("全国级最美家庭", 21), ("省级最美家庭", 75)}),
    ("建成市级以上职工书屋、书香企业11家（其中国家级1家）。", set()),
    ("12支代表队和42名选手分别获得优秀团体和优秀个人奖项。", {("优秀团体", 12), ("优秀个人", 42)}),
    ("建成“市民学校·青年之家”38个。", set()),
    (
        "41名同志和15个单位分获省五一劳动奖章、奖状。",
        {("省五一劳动奖章", 41), ("省五一劳动奖状", 15)},
    ),
    ("5个集体2名个人获评全国五一劳动奖。", set()),
]


@pytest.mark.parametrize(("marked", "expected"), STATED)
def test_states_who_has_which_award(marked: str, expected: set[tuple[str, str]]) -> None:
    article = annotated(marked)
    found = {(each.recipient.name, each.award.name) for each in extract(article, load_awards(), HOLDERS)}
    assert found == expected


@pytest.mark.parametrize(("marked", "expected"), COUNTED)
def test_counts_recipients(marked: str, expected: set[tuple[str, int]]) -> None:
    found = {(each.award.name, each.count) for each in counts(annotated(marked), load_awards())}
    assert found == {(name, Decimal(number)) for name, number in expected}
