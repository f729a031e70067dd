"""Lists of recipients, winners announced behind the award, and what a list shares; all names are invented."""

from __future__ import annotations

import pytest
from award_annotations import HOLDERS, annotated

from kg.extraction.honours.counts import extract as counts
from kg.extraction.honours.extractor import extract
from kg.lexicon.awards import load_awards

# (text, {(recipient, award)})
LISTED = [
    # Persons with where they work; the name of the body that they work at need not be known
    (
        "{淄川陶瓷有限公司}数控车工<范立成>、鲁工大淄博研究所研究员<范一鸣>、{张店区和平街道}调解员<李巧叶>等21人"
        "荣获山东省五一劳动奖章。",
        {(name, "山东省五一劳动奖章") for name in ("范立成", "范一鸣", "李巧叶")},
    ),
    # Bodies, one with another name in brackets, one that the layer of organisations does not know
    (
        "{国投齐鲁研究院}（齐鲁材料研究所）、鲁中地质队探测科、{博山水泥厂}等9家单位被{省总工会}授予山东省五一劳动奖状。",
        {
            ("国投齐鲁研究院", "山东省五一劳动奖状"),
            ("鲁中地质队探测科", "山东省五一劳动奖状"),
            ("博山水泥厂", "山东省五一劳动奖状"),
        },
    ),
    # A comma before the verb, and commas in the list
    (
        "{周村印染厂工会}、{临淄化肥厂工会}，被评为“全国模范职工之家”。",
        {("周村印染厂工会", "全国模范职工之家"), ("临淄化肥厂工会", "全国模范职工之家")},
    ),
    (
        "{淄博工务段}工长<孙志文>，{张店站}值班员<马从军>，{淄博机务段}司机长<王振北>等7名个人荣获全国劳动模范称号。",
        {(name, "全国劳动模范") for name in ("孙志文", "马从军", "王振北")},
    ),
    # Two posts of one person
    (
        "授予{桓台县政协}副主席、{桓台县医院}院长<周和平>等5人“市先进工作者”称号。",
        {("周和平", "市先进工作者")},
    ),
    # Named only as those who stand among the counted
    (
        "{沂源果品公司}质检科、{高青纺织公司}挡车班2个班组名列其中，被授予“市工人先锋号”称号。",
        {("沂源果品公司质检科", "市工人先锋号"), ("高青纺织公司挡车班", "市工人先锋号")},
    ),
    # A household
    ("<杜小琴>家庭被评为全国最美家庭。", {("杜小琴家庭", "全国最美家庭")}),
]

ANNOUNCED = [
    (
        "获得“山东省三八红旗手”荣誉称号的为：{淄博设计院}工程师<赵海琴>，{博山宾馆}董事长<陈小满>。",
        {("赵海琴", "山东省三八红旗手"), ("陈小满", "山东省三八红旗手")},
    ),
    (
        "2名同志获得“全国先进工作者”称号，他们分别是{桓台公安局}大队长<高兴宇>，{桓台二中}校长<蒋文会>。",
        {("高兴宇", "全国先进工作者"), ("蒋文会", "全国先进工作者")},
    ),
    (
        "全国巾帼文明岗上榜的有{周村税务局}办税大厅、{博山医院}护理部。",
        {("周村税务局办税大厅", "全国巾帼文明岗"), ("博山医院护理部", "全国巾帼文明岗")},
    ),
    # In the sentence after
    (
        "3名选手被授予“淄博市技术能手”称号。|这3名选手分别为：{淄博技校}学生<宋一锐>、{张店焊材厂}焊工<敖文军>。",
        {("宋一锐", "淄博市技术能手"), ("敖文军", "淄博市技术能手")},
    ),
    # A body without a post before the name, which the layer of persons does not know
    (
        "获评“全国科普工作先进工作者”的是：{淄博科技馆}陈家明、{桓台果树所}王敬林。",
        {("陈家明", "全国科普工作先进工作者"), ("王敬林", "全国科普工作先进工作者")},
    ),
]

GIVEN = [
    # Handed over to
    (
        "{县妇联}向<黄小华>、<钟秀玲>颁发“临淄好人”证书，为{临淄义工协会}颁发了“全县道德模范”奖牌。",
        {("黄小华", "临淄好人"), ("钟秀玲", "临淄好人"), ("临淄义工协会", "全县道德模范")},
    ),
    # Each with an award of its own
    (
        "授予{铁塔机械公司}山东省五一劳动奖状、<贾东霞>山东省五一劳动奖章、{嘉禾数控公司}研发中心山东省工人先锋号。",
        {
            ("铁塔机械公司", "山东省五一劳动奖状"),
            ("贾东霞", "山东省五一劳动奖章"),
            ("嘉禾数控公司研发中心", "山东省工人先锋号"),
        },
    ),
    (
        "授予{桓台县医院}等8个先进集体全国五一劳动奖状，<王婉清>等11名先进个人全国五一劳动奖章。",
        {("桓台县医院", "全国五一劳动奖状"), ("王婉清", "全国五一劳动奖章")},
    ),
    (
        "<陈坤生>及{桓台教育局}分别被授予“全国先进个人”和“全国先进集体”称号。",
        {("陈坤生", "全国先进个人"), ("桓台教育局", "全国先进集体")},
    ),
    # The level that the list shares, and the medal
    (
        "{博山水泥厂}荣获全国五一劳动奖状、工人先锋号，<王春>获省五一劳动奖章。",
        {
            ("博山水泥厂", "全国五一劳动奖状"),
            ("博山水泥厂", "全国工人先锋号"),
            ("王春", "省五一劳动奖章"),
        },
    ),
    # Ranks one by one
    (
        "{张店代表队}、{临淄代表队}、{周村代表队}分获团体总分的第一、第二、第三名。",
        {
            ("张店代表队", "团体总分第一名"),
            ("临淄代表队", "团体总分第二名"),
            ("周村代表队", "团体总分第三名"),
        },
    ),
    # Two awards of one place, one each
    (
        "<梁立>、<杨明山>分获富蕴县十佳农民工和富蕴县生产标兵荣誉称号。",
        {("梁立", "富蕴县十佳农民工"), ("杨明山", "富蕴县生产标兵")},
    ),
    # The subject of a clause before is a pronoun: not the body of the sentence before
    ("{临淄茶场}召开大会。|她带领全班创产值80万元，还被评为市劳动模范。", set()),
    # 同时被 in brackets, and 获命名为
    ("<方小芳>获命名为全国优秀工会积极分子。", {("方小芳", "全国优秀工会积极分子")}),
    # The verb is 获评
    ("{博山水泥厂工会}副主席<陈广荣>获评“优秀工会工作者”。", {("陈广荣", "优秀工会工作者")}),
]

NOT_STATED = [
    "{市总工会}副主席<刘建平>为获奖选手颁发“聘书”，为学员颁发“结业”证书。",
    "{临淄区总工会}向<周强>颁发“技能等级”证书。",
    "{市妇联}为困难妇女送上“母亲邮包”，向{张店区总工会}授旗。",
    "全省获得全国五一劳动奖状的集体有7家，获得全国五一劳动奖章的个人有34位。",
    "获奖选手分别是各县区推荐的技术骨干，他们分别来自机械、电力等行业，全省先进个人名单另行公布。",
    "{市总工会}向先进工作者颁发“慰问金”，为<王坚>、<李楠>办理“互助保障”卡。",
    "{临淄钢厂}焊工<李云>登上主席台，获颁荣誉证书。",
    "各车间、生产班组被评为先进集体，参赛代表队获优秀组织奖。",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*LISTED, *ANNOUNCED, *GIVEN],
    ids=lambda value: str(value)[:18] if isinstance(value, str) else None,
)
def test_reads_every_recipient(text: str, expected: set[tuple[str, str]]) -> None:
    found = list(extract(annotated(text), load_awards(), HOLDERS))
    assert {(honour.recipient.name, honour.award.name) for honour in found} == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_states_no_honour(text: str) -> None:
    assert list(extract(annotated(text), load_awards(), HOLDERS)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "37个集体和95名个人获全国五一劳动奖状、奖章。",
            {("全国五一劳动奖状", 37), ("全国五一劳动奖章", 95)},
        ),
        ("12家企业、11个项目获得中国工业大奖。", {("中国工业大奖", 12), ("中国工业大奖", 11)}),
        (
            "大会授予10个班组“淄博市工人先锋号”、20名职工“淄博市五一劳动奖章”称号。",
            {("淄博市工人先锋号", 10), ("淄博市五一劳动奖章", 20)},
        ),
        (
            "获得全国五一劳动奖状的集体有7家，获得全国五一劳动奖章的个人有34位。",
            {("全国五一劳动奖状", 7), ("全国五一劳动奖章", 34)},
        ),
        ("大会表彰了20个“残疾人之家”和31名“全省自强模范”。", {("残疾人之家", 20), ("全省自强模范", 31)}),
        (
            "其中全国劳动模范7人、铁道部劳动模范47人、火车头奖章获得者126人。",
            {("全国劳动模范", 7), ("铁道部劳动模范", 47), ("火车头奖章", 126)},
        ),
        ("授予李文涛等9名青年第二十届“铁路青年五四奖章”。", {("铁路青年五四奖章", 9)}),
        ("活动评选出一等奖4名，二等奖8名，纪念奖48名。", {("一等奖", 4), ("二等奖", 8), ("纪念奖", 48)}),
        (
            "集团工会对4个工会工作先进单位、30名工会工作先进个人进行了表彰。",
            {("工会工作先进单位", 4), ("工会工作先进个人", 30)},
        ),
        (
            "市政府决定，对临淄中学等26个“全市先进集体”、窦文兴等2名“全市功勋校长”予以表彰。",
            {("全市先进集体", 26), ("全市功勋校长", 2)},
        ),
        (
            "县政府表彰个人奖7项200人，其中优秀教师60名、模范班主任44名。",
            {("优秀教师", 60), ("模范班主任", 44)},
        ),
        (
            "授予5个集体“全省竞赛模范集体”称号（同时被省总工会授予省五一劳动奖状）。",
            {("全省竞赛模范集体", 5)},
        ),
        ("向范银花等27人颁发“临淄好人”证书。", {("临淄好人", 27)}),
    ],
    ids=lambda value: str(value)[:18] if isinstance(value, str) else None,
)
def test_counts_each_award(text: str, expected: set[tuple[str, int]]) -> None:
    found = counts(annotated(text), load_awards())
    assert {(count.award.name, int(count.count)) for count in found} == expected


def test_schools_under_a_heading_by_city() -> None:
    text = (
        "省文明校园（4所）|淄博市：{淄博第六中学}、{桓台县第一小学}|潍坊市：{潍坊第二中学}、{昌乐县实验学校}"
    )
    found = extract(annotated(text, "表彰名单"), load_awards(), HOLDERS)
    assert {honour.recipient.name for honour in found} == {
        "淄博第六中学",
        "桓台县第一小学",
        "潍坊第二中学",
        "昌乐县实验学校",
    }


@pytest.mark.parametrize(
    "text",
    [
        "{省总工会}、省人社厅联合主办的技能大赛设一等奖1名、二等奖2名。",
        "{市总工会}对12家企业进行表彰，对5名困难学员给予奖励2000元。",
        "大会对30名学员进行培训，对获得省级以上奖励的单位进行表彰。",
    ],
)
def test_counts_nothing(text: str) -> None:
    assert list(counts(annotated(text), load_awards())) == []
