"""Programmes in sentences of many institutions and years, none of which the rules were written from."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kg.extraction.programmes.extractor import extract, recognise
from kg.lexicon.programmes import load_programmes, plain
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Article,
    BlockKind,
    EntityClass,
    Mention,
    Sentence,
)

LEXICON = load_programmes()


def sentence(text: str, start: int = 0, paragraph: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, paragraph)


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.label, mention.kind) for mention in recognise(sentence(text), LEXICON)]


FOUND = [
    # unions
    (
        "市总工会深入开展“匠心筑梦·建功岭南”劳动竞赛，参赛职工12万人。",
        [("匠心筑梦·建功岭南劳动竞赛", "competition")],
    ),
    ("全年发放金秋助学资金86万元，资助困难职工子女312名。", [("金秋助学", "campaign")]),
    (
        "做实春送岗位、夏送清凉、金秋助学、冬送温暖四季品牌。",
        [
            ("春送岗位", "campaign"),
            ("夏送清凉", "campaign"),
            ("金秋助学", "campaign"),
            ("冬送温暖", "campaign"),
        ],
    ),
    ("擦亮“春送岗位、夏送清凉”服务品牌。", [("春送岗位", "campaign"), ("夏送清凉", "campaign")]),
    ("组织开展“安康杯”竞赛，参赛班组1800个。", [("安康杯竞赛", "competition")]),
    (
        "开展“技能成才”“岗位练兵”“创新争先”等系列劳动竞赛。",
        [("技能成才", "competition"), ("岗位练兵", "competition"), ("创新争先", "competition")],
    ),
    ("实施职工素质建设工程，培训农民工2.3万人次。", [("职工素质建设工程", "project")]),
    ("省总工会启动千万职工安全素质提升三年行动计划。", [("千万职工安全素质提升三年行动计划", "scheme")]),
    ("打造“海岛职工流动驿站”服务品牌，服务船员3000人次。", [("海岛职工流动驿站", "service")]),
    ("推出“陇工惠”APP，注册会员达40万人。", [("陇工惠", "service")]),
    ("职工可下载“闽工通”，在线申请法律援助。", [("闽工通", "service")]),
    ("创新推行“一函两书”制度，发出提示函36份。", [("一函两书制度", "scheme")]),
    ("建立“园区枫桥·工会调解”机制，调处纠纷95起。", [("园区枫桥·工会调解机制", "scheme")]),
    ("重点实施“八大工程”，全力办好“十件实事”。", [("八大工程", "bundle"), ("十件实事", "bundle")]),
    ("扎实办好十件民生实事，群众满意率不断提升。", [("十件民生实事", "bundle")]),
    ("开展“求学圆梦行动”，1200名农民工取得大专学历。", [("求学圆梦", "campaign")]),
    ("深化“五小”活动，征集成果480项。", [("五小", "campaign")]),
    ("组织女职工参加“两癌”免费筛查2600人次。", [("两癌筛查", "service")]),
    ("推进“县级工会加强年”专项工作落地见效。", [("县级工会加强年", "campaign")]),
    ("市总工会主办的“工味书香”职工读书活动收官。", [("工味书香职工读书活动", "campaign")]),
    (
        "组织开展“尊法守法·携手筑梦”服务农民工法治宣传行动。",
        [("尊法守法·携手筑梦服务农民工法治宣传行动", "service")],
    ),
    (
        "2012年以来，连续开展“面对面、心贴心、实打实服务职工在基层”活动。",
        [("面对面、心贴心、实打实服务职工在基层", "campaign")],
    ),
    ("“黔匠杯”首届职工创新创业大赛圆满收官。", [("黔匠杯首届职工创新创业大赛", "competition")]),
    ("“云上工惠”平台上线以来，点击量突破百万。", [("云上工惠平台", "service")]),
    # women, youth, science, disabled persons, industry and commerce
    ("县妇联以“巾帼家美积分超市”项目为抓手，带动妇女参与乡村治理。", [("巾帼家美积分超市", "project")]),
    ("深入实施“乡村振兴巾帼行动”，培育女能人900名。", [("乡村振兴巾帼行动", "campaign")]),
    (
        "“春蕾计划”累计资助女童5600名，“母亲健康快车”惠及11个乡镇。",
        [("春蕾计划", "project"), ("母亲健康快车", "project")],
    ),
    ("团省委启动实施“青春护航”关爱留守儿童行动。", [("青春护航关爱留守儿童行动", "campaign")]),
    ("组织大学生志愿者暑期“三下乡”社会实践活动。", [("三下乡", "campaign")]),
    ("持续推进希望工程，新建希望小学6所。", [("希望工程", "project")]),
    ("市科协开展“科技之光”科普大讲堂，邀请专家授课。", [("科技之光科普大讲堂", "campaign")]),
    ("残联实施“光明工程”，为白内障患者免费手术320例。", [("光明工程", "project")]),
    ("动员民营企业参与“万企兴万村”行动，落地项目73个。", [("万企兴万村", "campaign")]),
    ("参与“百企联百校”“银企面对面”等活动。", [("百企联百校", "campaign"), ("银企面对面", "campaign")]),
    # party and government
    (
        "扎实开展党的群众路线教育实践活动和“三严三实”专题教育。",
        [("党的群众路线教育实践活动", "campaign"), ("三严三实专题教育", "campaign")],
    ),
    ("推进“两学一做”学习教育常态化制度化。", [("两学一做学习教育", "campaign")]),
    (
        "扎实开展党史学习教育，用心用情推进“我为群众办实事”实践活动。",
        [("党史学习教育", "campaign"), ("我为群众办实事", "campaign")],
    ),
    ("县政府实施农村人居环境整治提升五年行动，改厕1.2万户。", [("农村人居环境整治提升五年行动", "campaign")]),
    ("人社局举办“春风行动”，提供岗位8000个。", [("春风行动", "campaign")]),
    ("在全区开展“我的家乡我建设”主题实践活动。", [("我的家乡我建设", "campaign")]),
    ("公安机关开展夏季治安打击整治行动，破案460起。", [("夏季治安打击整治行动", "campaign")]),
    # companies
    ("集团工会举办“奋斗者·正青春”职工演讲比赛。", [("奋斗者·正青春职工演讲比赛", "competition")]),
    ("公司推行“师带徒、传帮带”工程，结对126对。", [("师带徒、传帮带", "project")]),
    ("矿区工会承办了“煤海之声”。", [("煤海之声", "campaign")]),
    ("煤矿开展“百日安全无事故”竞赛活动。", [("百日安全无事故竞赛活动", "competition")]),
    (
        "实施青工技能提升工程和班组长培养计划。",
        [("青工技能提升工程", "project"), ("班组长培养计划", "scheme")],
    ),
    ("该公司获得全国“安康杯”竞赛优胜单位。", [("安康杯竞赛", "competition")]),
    ("中心的第一个公益项目就是“星星的孩子”。", [("星星的孩子", "project")]),
    ("“健康同行”职工健步走活动启动仪式在湿地公园举行。", [("健康同行职工健步走活动", "campaign")]),
    ("‘工会送岗’直播带岗活动吸引3万人次观看。", [("工会送岗直播带岗活动", "campaign")]),
]

# Places of service, classes, promises, and names of many for many.
SERVICES_AND_BUNDLES = [
    ("在码头建成“船工驿站”9处。", [("船工驿站", "service")]),
    ("全县设有“姐妹微家”户外活动点46个。", [("姐妹微家", "service")]),
    ("推进“残疾人之家”规范化建设。", [("残疾人之家", "service")]),
    ("开办“绣娘”非遗刺绣培训班35期。", [("绣娘非遗刺绣培训班", "service")]),
    ("八项民生实事全部兑现。", [("八项民生实事", "bundle")]),
    ("按照“守住一条底线、办好六件实事”的要求开展工作。", [("守住一条底线、办好六件实事", "bundle")]),
    ("组织千名教授进百企，解决技术难题60个。", [("千名教授进百企", "campaign")]),
    ("县委将公厕改造提升工程列为重点任务。", [("公厕改造提升工程", "project")]),
    ("开展夜间巡防活动、校园周边清查行动。", [("校园周边清查行动", "campaign")]),
    ("深入实施“双融双促”战略。", [("双融双促战略", "scheme")]),
    ("第二十届“普法之春”宣传周活动在广场举行。", [("普法之春宣传周", "campaign")]),
    ("“惠工宝”平台累计服务职工30万人次。", [("惠工宝平台", "service")]),
    ("坚持和推广“班组圆桌工作法”。", [("班组圆桌工作法", "scheme")]),
    ("开展“助医行”“圆梦行”两大帮扶行动。", [("助医行", "campaign"), ("圆梦行", "campaign")]),
    ("推进“五送”服务，惠及环卫工人。", [("五送服务", "service")]),
]

NOT_FOUND = [
    "努力建设职工信赖的“温馨港湾”。",
    "创建“模范职工之家”12个。",
    "“青年突击队”服务群众300次。",
    "坚持“人才强省”战略。",
    "颁发全国巾帼建功标兵证书。",
    "走进千家万户，服务百姓。",
    "创建“妇字号”基地18个。",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    "深刻领悟“两个确立”的决定性意义。",
    "严格落实“三会一课”制度，履行“一岗双责”。",
    "持续整治“四风”问题，开展专项检查。",
    "当好职工的“娘家人”“贴心人”，打通服务职工“最后一公里”。",
    "抓住产改这个“牛鼻子”，用好数字化“金钥匙”。",
    "荣获“全国五一劳动奖状”，3个班组被授予“工人先锋号”。",
    "被省妇联评为“三八红旗集体”。",
    "获评“全国模范职工之家”荣誉称号。",
    "公司先后获得“全国文明单位”“全国安全文化建设示范企业”等称号。",
    "选树“滨城工匠”30名。",
    "编制“十四五”规划，做好“六稳”工作、落实“六保”任务。",
    "推动“八大群体”入会，加强“两新”组织党建工作。",
    "提供“一站式”服务，开展“一对一”帮扶活动。",
    "他说：“我们将以实际行动回报社会。”",
    "大力弘扬“红船精神”，践行“绿水青山就是金山银山”理念。",
    "《工人日报》刊发了题为《让劳动者更有尊严》的报道。",
    "印发《关于加强新时代职工思想政治工作的实施意见》。",
    "举办文艺演出12场，开展义诊活动30次，组织送培训8期。",
    "推进重点工程建设，加快实施民生工程。",
    "制定年度工作计划，以实际行动落实部署。",
    "开设《劳动者之声》栏目，拍摄专题片《匠心》。",
    "广大职工以“功成不必在我”的境界，发扬“钉钉子”精神。",
    "召开“学习二十大精神”专题座谈会。",
    "形成了可复制的“滨海经验”，叫响“港城样本”。",
    "在“五一”国际劳动节期间走访慰问。",
    "坚持“党建带工建、工建服务党建”的工作思路。",
    "工人先锋号、五一劳动奖状获得者代表参加座谈。",
]


@pytest.mark.parametrize(("text", "expected"), [*FOUND, *SERVICES_AND_BUNDLES])
def test_names_and_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(plain(name), kind) for name, kind in names(text)] == [
        (plain(name), kind) for name, kind in expected
    ]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_ideas_honours_metaphors_and_plain_activities_are_none(text: str) -> None:
    assert names(text) == []


def test_mentions_are_the_text_at_their_offsets_and_do_not_overlap() -> None:
    for number, (text, _) in enumerate(FOUND):
        offset = 100 * number
        mentions = recognise(sentence(text, offset), LEXICON)
        for mention in mentions:
            assert mention.cls is EntityClass.PROGRAMME
            assert text[mention.start - offset : mention.end - offset] == mention.text
        for left, right in pairwise(mentions):
            assert left.end <= right.start


def annotated(
    text: str, organisations: tuple[str, ...] = (), start: int = 0, paragraph: int = 0
) -> AnnotatedSentence:
    spans = [(start + text.index(name), name) for name in organisations]
    mentions = tuple(
        Mention(at, at + len(name), name, EntityClass.ORGANISATION) for at, name in sorted(spans)
    )
    plain_sentence = sentence(text, start, paragraph)
    return AnnotatedSentence(
        plain_sentence, organisations=mentions, programmes=recognise(plain_sentence, LEXICON)
    )


def facts(*sentences: AnnotatedSentence) -> list[tuple[str, str | None, str]]:
    article = AnnotatedArticle(Article(0, "", tuple(s.sentence for s in sentences)), sentences)
    text = "".join(s.text for s in sentences)
    return [
        (
            fact.programme.label,
            fact.operator.text if fact.operator else None,
            text[fact.evidence.start : fact.evidence.end],
        )
        for fact in extract(article, LEXICON)
    ]


def test_operator_is_the_subject_of_the_sentence() -> None:
    got = facts(annotated("2021年，县总工会联合县司法局开展“法润职工”普法活动。", ("县总工会", "县司法局")))
    assert got == [("法润职工普法活动", "县总工会", "“法润职工”普法活动")]


def test_operator_after_you_and_right_before_the_name() -> None:
    assert facts(annotated("由省科协主办的“科普进校园”活动落幕。", ("省科协",)))[0][1] == "省科协"
    assert facts(annotated("大会宣读了市妇联“巧手致富”项目方案。", ("市妇联",)))[0][1] == "市妇联"


def test_operator_is_the_last_subject_of_the_paragraph() -> None:
    first = "团市委聚焦青年就业。"
    second = annotated("开展“职引未来”行动，服务青年5000人。", (), len(first))
    assert facts(annotated(first, ("团市委",)), second) == [("职引未来", "团市委", "“职引未来”行动")]


def test_a_post_holder_s_body_does_not_replace_the_subject_before() -> None:
    first = "市科协推进科普工作。"
    text = "市政协副主席冯毅到会。"
    holder = annotated(text, ("市政协",), len(first))
    at = len(first) + text.index("冯毅")
    holder = replace(holder, persons=(Mention(at, at + 2, "冯毅", EntityClass.PERSON),))
    second = annotated("开展“科学之夜”活动。", (), len(first + text))
    assert facts(annotated(first, ("市科协",)), holder, second)[0][1] == "市科协"


def test_no_operator_in_an_honour() -> None:
    text = "区总工会被评为“安康杯”竞赛优秀组织单位。"
    assert facts(annotated(text, ("区总工会",)))[0][1] is None


def test_evidence_includes_the_bare_noun() -> None:
    assert facts(annotated("开展“银龄互助”活动20场。"))[0] == ("银龄互助", None, "“银龄互助”活动")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县总工会联合县法院开设“周末夜门诊”，提供咨询80人次。", [("周末夜门诊", "service")]),
        ("社区把旧车棚改成了“爱心充电屋”。", [("爱心充电屋", "service")]),
        ("“司机加油站”揭牌仪式在物流园举行。", [("司机加油站", "service")]),
        ("他把书本当作“精神加油站”。", []),
    ],
)
def test_places_of_service(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


# Names of which a part is quoted, short names, brands under other words, phrases with 及 and numbers.
SHORT_AND_JOINED = [
    ("全市开展“铁拳”行动，查处案件12起。", [("铁拳行动", "campaign")]),
    ("启动“候鸟”计划，服务返乡青年。", [("候鸟计划", "scheme")]),
    ("街道总工会开展暖“新”行动。", [("暖新行动", "campaign")]),
    (
        "举行第四届“鲁班杯”焊接技术及装配技能比武大赛，80人参赛。",
        [("鲁班杯焊接技术及装配技能比武大赛", "competition")],
    ),
    (
        "举办“我和祖国”庆祝新中国成立70周年职工演讲比赛。",
        [("我和祖国庆祝新中国成立70周年职工演讲比赛", "competition")],
    ),
    ("持续开展2022年“两癌”免费筛查项目宣传。", [("两癌筛查", "service")]),
    ("开展农民工“求学圆梦”学历提升行动，资助460人。", [("求学圆梦", "campaign")]),
    (
        "推动“政策敲门”“银企面对面”走进产业园。",
        [("政策敲门", "campaign"), ("银企面对面", "campaign")],
    ),
    ("社区开办“七彩时光”职工子女托管班。", [("七彩时光职工子女托管班", "service")]),
    ("在“蓝骑士”户外劳动者驿站领取礼品。", [("蓝骑士户外劳动者驿站", "service")]),
    ("实施“送技能、送岗位、送文化”三送工程。", [("送技能、送岗位、送文化三送工程", "project")]),
    ("举办“2023年职工排球邀请赛”活动。", [("2023年职工排球邀请赛", "competition")]),
    ("依托“候鸟归来·返家乡”社会实践活动搭建平台。", [("候鸟归来·返家乡", "campaign")]),
    ("启动“爱心书包”公益募捐仪式。", [("爱心书包", "campaign")]),
    ("实施“十四五”千名技师培养计划。", [("十四五千名技师培养计划", "scheme")]),
    ("妇联寻找“最美家庭”，挖掘家风故事。", [("寻找最美家庭", "campaign")]),
]

NOTHING_NEW = [
    "全面落实总部“826”工作部署。",
    "做实“巾帼建功标兵”“岗位能手”等妇联品牌。",
    "引导职工争当“技术能手”活动蓬勃开展。",
    "比赛分为“理论问答、现场实操”两大竞赛项目。",
    "职工参与了“套圈夺宝”“盲盒投篮”等趣味游戏。",
    "各村组织庆“三八”文艺演出和“两节”慰问活动。",
    "举办“迎新春、庆元宵”游园会。",
    "为“十二五”建功立业活动作总结。",
    "“法律服务团”走进工地，“劳模宣讲团”走进校园。",
    "了解了“妈妈驿角”建设情况。",
    "广大青年投身“五个新区”建设。",
    "抓实“一港、一园、一廊”建设。",
    "举行“滨海青年五四奖章”颁奖活动。",
    "单位组织“健康讲座”活动。",
    "“情满旅途”服务农民工志愿服务队成立。",
    "组织“00后”青年座谈活动。",
    "开展暖“企”同心·“益”路同行活动。",
]


@pytest.mark.parametrize(("text", "expected"), SHORT_AND_JOINED)
def test_short_names_joined_names_and_brands(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(plain(name), kind) for name, kind in names(text)] == [
        (plain(name), kind) for name, kind in expected
    ]


@pytest.mark.parametrize("text", NOTHING_NEW)
def test_festivals_parts_games_teams_and_aims_are_none(text: str) -> None:
    assert names(text) == []


def test_operator_that_carried_it_out_stands_before_a_participle() -> None:
    text = "日前，省人社厅推广县总工会推出的“三步调解”工作法。"
    assert facts(annotated(text, ("省人社厅", "县总工会")))[0][1] == "县总工会"


def test_short_names_of_the_main_body_count_for_its_full_name() -> None:
    parts = [
        ("宜川县总工会召开会议。", "宜川县总工会"),
        ("县总工会部署工作。", "县总工会"),
        ("市教育局介绍经验。", "市教育局"),
        ("市财政局表示支持。", "市财政局"),
        ("县总工会走访职工。", "县总工会"),
    ]
    sentences, start = [], 0
    for number, (text, body) in enumerate(parts):
        sentences.append(annotated(text, (body,), start, number))
        start += len(text)
    last = annotated("启动“学徒成才”行动。", (), start, len(parts))
    assert facts(*sentences, last)[0][1] == "宜川县总工会"
