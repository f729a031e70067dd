"""Figures of clauses made up for the purpose: other places, other institutions, other years.

The table gives a clause and the figures it must give and no others: value, unit and approximation, and a
piece that the measure must contain.
"""

from __future__ import annotations

import re

import pytest
from figure_annotations import figures

from kg.extraction.figures.extractor import distinct
from kg.model import BlockKind, Span

# A clause, then a line a figure. "-" as unit is the empty unit.
TABLE = """
2023年，全县各级妇联组织共走访慰问困难妇女儿童1.26万人次，发放慰问金及物资折合人民币386.5万元。
  12600 人次 exact 走访慰问困难妇女儿童
  3865000 元 exact 发放慰问金及物资
市残联为2300余名残疾人适配辅助器具3150件，新增残疾人就业1862人，完成年度任务的124%。
  2300 名 over 为残疾人适配辅助器具
  3150 件 exact 适配辅助器具
  1862 人 exact 新增残疾人就业
  124 % exact 新增残疾人就业，完成年度任务
团省委实施“希望工程圆梦行动”，资助困难大学生4600名，每人资助5000元。
  4600 名 exact 资助困难大学生
  5000 元 exact 每人资助
截至2022年底，全省共有基层团组织12.3万个，团员386万名。
  123000 个 exact 基层团组织
  3860000 名 exact 团员
全年实现地区生产总值1286.4亿元，同比增长6.8%，其中第一产业增加值96.3亿元，增长4.1%。
  128640000000 元 exact 实现地区生产总值
  6.8 % exact 地区生产总值，同比增长
  9630000000 元 exact 其中第一产业增加值
  4.1 % exact 第一产业增加值，增长
公司全年完成营业收入56.8亿元，利润总额3.2亿元，分别同比增长12.5%、8.3%。
  5680000000 元 exact 完成营业收入
  320000000 元 exact 利润总额
  12.5 % exact 营业收入同比增长
  8.3 % exact 利润总额同比增长
一般公共预算收入由2018年的85亿元增加到2022年的132亿元，年均增长11.6%。
  8500000000 元 exact 一般公共预算收入
  13200000000 元 exact 一般公共预算收入
  11.6 % exact 一般公共预算收入，年均增长
会员、职工分别达到98万人、120万人。
  980000 人 exact 会员
  1200000 人 exact 职工
组织126支志愿服务队、8900余名志愿者深入社区开展防疫服务。
  126 支 exact 志愿服务队
  8900 名 over 组织志愿者深入社区开展防疫服务
为每户困难家庭发放500元慰问金。
  500 元 exact 发放慰问金
按照每人每年120元的标准，为全市3.6万名环卫工人购买意外伤害保险。
  120 元 exact 每人每年的标准
  36000 名 exact 为全市环卫工人购买意外伤害保险
举办“春风行动”招聘会58场，提供岗位3.2万个，达成就业意向9600余人。
  58 场 exact 举办“春风行动”招聘会
  32000 个 exact 提供岗位
  9600 人 over 达成就业意向
征集合理化建议2.3万条，采纳实施8600条，创造经济效益1.8亿元。
  23000 条 exact 征集合理化建议
  8600 条 exact 采纳实施
  180000000 元 exact 创造经济效益
组织全市480家企业、3.5万名职工参加“安康杯”竞赛，参赛率达98%。
  480 家 exact 企业参加“安康杯”竞赛
  35000 名 exact 职工参加“安康杯”竞赛
  98 % exact 参赛率
来自全省14个市州的320名选手参加了5个工种的比赛。
  14 个 exact 市州
  320 名 exact 选手参加
  5 个 exact 工种的比赛
调处劳动争议案件236件，涉及职工1580人，涉案金额2300余万元，调解成功率达92.3%。
  236 件 exact 调处劳动争议案件
  1580 人 exact 调处劳动争议案件，涉及职工
  23000000 元 over 涉案金额
  92.3 % exact 调解成功率
科普大篷车深入35所学校开展活动42场次，受益学生2.8万余人。
  35 所 exact 深入学校
  42 场次 exact 开展活动
  28000 人 over 受益学生
协会现有会员单位186家，其中规模以上企业92家，占49.5%。
  186 家 exact 会员单位
  92 家 exact 其中规模以上企业
  49.5 % exact 规模以上企业，占
全市女职工特殊权益保护专项集体合同签订率保持在95%以上。
  95 % at_least 女职工特殊权益保护专项集体合同签订率
选派科技特派员156名，服务农户2600余户，推广新品种48个、新技术36项。
  156 名 exact 选派科技特派员
  2600 户 over 服务农户
  48 个 exact 推广新品种
  36 项 exact 推广新技术
建成户外劳动者服务站点1200余个，覆盖率达到100%。
  1200 个 over 建成户外劳动者服务站点
  100 % exact 服务站点，覆盖率
募集善款128.6万元，救助大病职工215人次，最高救助金额达5万元。
  1286000 元 exact 募集善款
  215 人次 exact 救助大病职工
  50000 元 exact 最高救助金额
市总工会拨付专项资金200万元，用于采购5万份防暑降温用品。
  2000000 元 exact 拨付专项资金
  50000 份 exact 用于采购防暑降温用品
累计招商引资签约项目28个，总投资达156亿元。
  28 个 exact 招商引资签约项目
  15600000000 元 exact 签约项目，总投资
开展法律援助1260件，为职工挽回经济损失3400多万元。
  1260 件 exact 开展法律援助
  34000000 元 over 为职工挽回经济损失
共有56个集体、128名个人受到表彰。
  56 个 exact 集体受到表彰
  128 名 exact 个人受到表彰
对全市1562名建档立卡困难职工实行动态管理，已脱困1320名，脱困率84.5%。
  1562 名 exact 建档立卡困难职工实行动态管理
  1320 名 exact 脱困
  84.5 % exact 脱困率
活动吸引了近万名职工群众参与，线上点击量突破100万。
  10000 名 nearly 吸引了职工群众参与
  1000000 - over 线上点击量
全市90%以上的规模企业建立了职代会制度。
  90 % at_least 规模企业建立了职代会制度
举办专题讲座24期，培训妇女干部1800余人次；创建巾帼示范基地国家级3个、省级12个、市级35个。
  24 期 exact 举办专题讲座
  1800 人次 over 培训妇女干部
  3 个 exact 巾帼示范基地国家级
  12 个 exact 巾帼示范基地省级
  35 个 exact 巾帼示范基地市级
全年引进过亿元项目不少于60个，5亿元以上项目30个，推动25人以上企业建会120家。
  60 个 at_least 引进过亿元项目
  30 个 exact 5亿元以上项目
  120 家 exact 推动25人以上企业建会
学院占地320亩，建筑面积12.6万平方米，在校生1.2万人，教职工680人。
  320 亩 exact 占地
  126000 平方米 exact 建筑面积
  12000 人 exact 在校生
  680 人 exact 教职工
村里种植油茶3500亩，户均增收8000元，带动86户脱贫户就业。
  3500 亩 exact 种植油茶
  8000 元 exact 户均增收
  86 户 exact 带动脱贫户就业
她先后资助贫困学生30多人，累计捐款捐物折合20余万元，志愿服务时长超过3600小时。
  30 人 over 资助贫困学生
  200000 元 over 捐款捐物
  3600 小时 over 志愿服务时长
他攻克技术难题48项，获国家专利12项，为企业节约成本1600万元。
  48 项 exact 攻克技术难题
  12 项 exact 获国家专利
  16000000 元 exact 为企业节约成本
大赛共设置车工、钳工、焊工等6个工种，吸引全省82家企业的460名选手参赛。
  6 个 exact 设置车工、钳工、焊工等工种
  82 家 exact 吸引全省企业
  460 名 exact 选手参赛
全市2.6万名产业工人参加技能等级认定，1.8万人取得证书，通过率69.2%。
  26000 名 exact 产业工人参加技能等级认定
  18000 人 exact 取得证书
  69.2 % exact 通过率
省总工会下拨10万元慰问金，并为一线职工送去价值5万元的防暑物资。
  100000 元 exact 下拨慰问金
  50000 元 exact 防暑物资
共化解劳资纠纷312起，追讨欠薪4860万元，惠及农民工2700余人。
  312 起 exact 化解劳资纠纷
  48600000 元 exact 追讨欠薪
  2700 人 over 惠及农民工
开展“送法进企业”活动120场（次），发放宣传资料5万余份，解答法律咨询3000多人次。
  120 场 exact 开展“送法进企业”活动
  50000 份 over 发放宣传资料
  3000 人次 over 解答法律咨询
全市工会经费收缴率连续三年保持100%。
  100 % exact 工会经费收缴率
对符合条件的困难职工每户给予2000元至5000元救助。
  2000—5000 元 exact 每户给予救助
会议应到代表285人，实到代表272人，符合规定人数。
  285 人 exact 应到代表
  272 人 exact 实到代表
共发展女党员560名，占新发展党员总数的38.6%。
  560 名 exact 发展女党员
  38.6 % exact 发展女党员，占新发展党员总数
该公司成立于1998年，现有员工3200余人，注册资金2亿元，年产值15亿元。
  3200 人 over 员工
  200000000 元 exact 注册资金
  1500000000 元 exact 年产值
全团共有团支部1200个，比上年增加56个，增长4.9%。
  1200 个 exact 团支部
  56 个 exact 团支部，比上年增加
  4.9 % exact 团支部，增长
市妇联争取“两癌”救助资金86万元，救助患病妇女86名。
  860000 元 exact 争取“两癌”救助资金
  86 名 exact 救助患病妇女
覆盖全市12个县（市、区）、156个乡镇（街道）、2300余个行政村（社区）。
  12 个 exact 覆盖全市县
  156 个 exact 覆盖乡镇
  2300 个 over 覆盖行政村
共收到有效提案236件，立案218件，立案率92.4%，办复率100%。
  236 件 exact 收到有效提案
  218 件 exact 立案
  92.4 % exact 立案率
  100 % exact 办复率
建立市、县、乡三级维权站点420个，配备专兼职人员1100多名。
  420 个 exact 建立市、县、乡三级维权站点
  1100 名 over 配备专兼职人员
全省工会会员超过2000万人，基层工会组织突破30万家。
  20000000 人 over 工会会员
  300000 家 over 基层工会组织
慰问困难职工120户、360人，奖励企业50万元、个人5万元。
  120 户 exact 慰问困难职工
  360 人 exact 慰问困难职工
  500000 元 exact 奖励企业
  50000 元 exact 奖励个人
全市12个行业、320家企业、4.6万名职工参赛。
  12 个 exact 行业参赛
  320 家 exact 企业参赛
  46000 名 exact 职工参赛
组织调集56台挖掘机、23辆救护车驰援灾区。
  56 台 exact 调集挖掘机
  23 辆 exact 救护车
培育县级示范点2家、乡级示范点6家，打造“妈妈小屋”45家、“书香车间”（职工书屋）12家。
  2 家 exact 培育县级示范点
  6 家 exact 培育乡级示范点
  45 家 exact 打造“妈妈小屋”
  12 家 exact 打造“书香车间”
建成职工书屋、阅读角86个（其中国家级2个、省级9个），藏书30万册。
  86 个 exact 建成职工书屋、阅读角
  2 个 exact 国家级
  9 个 exact 省级
  300000 册 exact 藏书
先后开展宣讲活动60余场次、知识竞赛20余次，8万余人次参与，发放资料10万余份。
  60 场次 over 开展宣讲活动
  20 次 over 开展知识竞赛
  80000 人次 over 参与
  100000 份 over 发放资料
按照每年80万元、每人每天6元的标准为环卫工人提供早餐。
  800000 元 exact 每年
  6 元 exact 每人每天
为1.2万名劳模、技术工人和困难企业职工提供免费体检。
  12000 名 exact 为劳模、技术工人和困难企业职工提供免费体检
在北京、上海举办推介会3场、洽谈会5场。
  3 场 exact 举办推介会
  5 场 exact 洽谈会
区科协开展“科普之春”活动，组织专家30余人，接待群众咨询1500人次。
  30 人 over 组织专家
  1500 人次 exact 接待群众咨询
推出“惠农贷”产品，累计授信2.6亿元。
  260000000 元 exact 累计授信
连续三年开展“春蕾计划”，结对帮扶女童218名。
  218 名 exact 结对帮扶女童
全市48万职工积极投身劳动竞赛。
  480000 人 exact 全市职工积极投身劳动竞赛
他连续五年被评为先进个人，今年53岁，从业已有30年。
增强“四个意识”，办好十件实事，落实中央八项规定。
第十二届职工运动会圆满落幕，欢迎拨打12345热线。
市总工会召开十二届七次全委会议。
“万人助万企”活动深入开展，全国五一劳动奖章获得者作报告。
"""


def cases() -> list[tuple[str, list[str]]]:
    result: list[tuple[str, list[str]]] = []
    for line in TABLE.strip().splitlines():
        if line.startswith("  "):
            result[-1][1].append(line.strip())
        else:
            result.append((line, []))
    return result


def test_the_table_is_whole() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:16] for text, _ in cases()])
def test_table(text: str, expected: list[str]) -> None:
    found = figures(text)
    stated = []
    for figure, row in zip(found, [*expected, *([""] * len(found))], strict=False):
        quantity = figure.quantity
        upper = f"—{quantity.upper:f}" if quantity.upper is not None else ""
        piece = row.split(" ")[3] if row else ""
        measure = piece if piece and piece in figure.measure else figure.measure
        stated.append(f"{quantity.value:f}{upper} {quantity.unit or '-'} {quantity.approx} {measure}")
    assert stated == expected


@pytest.mark.parametrize("text", [text for text, expected in cases() if expected])
def test_evidence_holds_number_and_measure(text: str) -> None:
    """The quote has the number, and every word of the measure (in order, if words were left out)."""
    for figure in figures(text):
        quote = text[figure.evidence.start : figure.evidence.end]
        assert text[figure.quantity.number.start : figure.quantity.number.end] in quote
        pattern = ".*?".join(map(re.escape, re.sub("[，（）]", "", figure.measure)))
        letters = set(figure.measure) - set("，（）")
        assert re.search(pattern, quote) or letters <= set(quote)


def test_evidence_is_short() -> None:
    (first, second) = figures("培训职工3万余人次，23人次在省级技能大赛中获奖。")
    assert (first.evidence, second.evidence) == (Span(0, 9), Span(10, 24))


def test_offsets_are_those_of_the_document() -> None:
    text = "建成驿站6个。"
    (figure,) = figures("全文如下。", text)
    shift = len("全文如下。") + 1
    assert figure.evidence == Span(shift, shift + 6)
    assert figure.quantity.number == Span(shift + 4, shift + 5)


def test_taken_numbers_give_no_figure_but_part_lists() -> None:
    text = "建成驿站6个、书屋10个。"
    (figure,) = figures(text, taken=[Span(4, 5)])
    assert (figure.quantity.value, figure.measure) == (10, "建成书屋")


def test_numbers_inside_names_give_no_figure() -> None:
    text = "走进第三棉纺厂100人车间，慰问职工20名。"
    found = figures(text, organisations=["第三棉纺厂100人车间"])
    assert [f.quantity.value for f in found] == [20]


def test_headings_and_bylines_give_no_figure_captions_do() -> None:
    kinds = [BlockKind.HEADING, BlockKind.BYLINE, BlockKind.CAPTION]
    found = figures("建成驿站6个", "通讯员等3人", "发放物资200份", kinds=kinds)
    assert [f.quantity.value for f in found] == [200]


def test_a_figure_is_told_once() -> None:
    found = figures("全市新建工会562家。", "五年来，全市新建各类工会562家。", "走访企业562家。")
    assert [f.measure for f in found] == ["全市新建工会", "走访企业"]


def test_distinct_keeps_other_periods() -> None:
    found = figures("2021年培训职工300人。", "2022年培训职工300人。")
    assert [f.period for f in distinct(iter(found))] == ["2021", "2022"]


def test_body_is_the_subject() -> None:
    names = ["朔州市总工会", "市医院"]
    (figure,) = figures("朔州市总工会在市医院慰问医护人员60名。", organisations=names)
    assert figure.body is not None
    assert figure.body.text == "朔州市总工会"


@pytest.mark.parametrize(
    ("texts", "title", "date", "expected"),
    [
        (["2020年，新增司机550名。"], "", None, [("2020", False)]),
        (["2019年启动，2020年，新增司机550名，配车20辆。"], "", None, [("2020", False), ("2020", False)]),
        (["去年，培训职工300人。"], "", "2022-05-01", [("2021", False)]),
        (["五年来，培训职工300人。"], "2023年工作综述", None, [(None, False)]),
        (["目前，已建成驿站20个。"], "2023年工作综述", None, [(None, False)]),
        (["培训职工300人。"], "2023年工作综述", None, [("2023", False)]),
        (["这一年，培训职工300人。"], "某市2023年工会工作回眸", None, [("2023", False)]),
        (["新建工会260家。"], "市妇联2024年工作要点", None, [("2024", True)]),
        (["2023年，新建工会260家。其中小微企业80家。"], "", None, [("2023", False), ("2023", False)]),
        (["力争新建工会260家。"], "", None, [(None, True)]),
        (["“计划培训300名家政员，”她说，“目前已完成120名。”"], "", None, [(None, True), (None, False)]),
        (["“十三五”期间，投入资金8000万元。"], "", None, [("2016/2020", False)]),
        (["困难职工由2016年的800户减至目前的20户。"], "", None, [("2016", False), (None, False)]),
        (["生产总值比上年增长10.3%。"], "", "2010-01-20", [(None, False)]),
    ],
)
def test_period_and_plan(
    texts: list[str], title: str, date: str | None, expected: list[tuple[str | None, bool]]
) -> None:
    assert [(f.period, f.planned) for f in figures(*texts, title=title, date=date)] == expected


def test_headings_turn_from_results_to_targets() -> None:
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    texts = ["2021年工作回顾", "新增就业2万人。", "2022年主要任务", "新增就业3万人。"]
    assert [(f.period, f.planned) for f in figures(*texts, kinds=kinds)] == [("2021", False), ("2022", True)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("培训职工300人", "figure.number_last"),
        ("6000名工人获得证书", "figure.number_first"),
        ("为360名农民工追回工资244万元", "figure.shared"),
        ("脱贫率达99%", "figure.rate"),
    ],
)
def test_rules_have_stable_names(text: str, rule: str) -> None:
    assert {figure.rule for figure in figures(text)} == {rule}
