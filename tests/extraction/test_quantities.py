"""Quantities with units and bounds: a table of over 200 cases, and a property."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.numbers.quantities import recognise
from kg.lexicon.units import load_units
from kg.model import Approx, BlockKind, Quantity, Sentence

# text | value[—upper] unit approximation; several quantities parted by ";", none after "|" if there are none.
TABLE = """
3.5万多人 | 35000 人 over
6.3万余户 | 63000 户 over
100余场 | 100 场 over
8000人以上 | 8000 人 at_least
超5000人次 | 5000 人次 over
逾7000万元 | 70000000 元 over
1万名以上 | 10000 名 at_least
7000万元左右 | 70000000 元 nearly
近2000名女职工 | 2000 名 nearly
约10万名职工 | 100000 名 nearly
将近300户 | 300 户 nearly
大约45家 | 45 家 nearly
不少于30场 | 30 场 at_least
不低于5万元 | 50000 元 at_least
至少12名 | 12 名 at_least
20万人以上 | 200000 人 at_least
超过300家 | 300 家 over
突破2000万人 | 20000000 人 over
多达86项 | 86 项 exact
不超过50人 | 50 人 exact
30人以内 | 30 人 exact
100+场 | 100 场 over
500万余元 | 5000000 元 over
148万余元 | 1480000 元 over
4000多万元 | 40000000 元 over
20余万人次 | 200000 人次 over
3公里多 | 3 公里 over
数千名患者 | 1000 名 over
上百场活动 | 100 场 over
近百名青年 | 100 名 nearly
近万人 | 10000 人 nearly
超万人次 | 10000 人次 over
百余家企业 | 100 家 over
千余名党员 | 1000 名 over
几十家单位 | 10 家 over
十余名队员 | 10 名 over
二十多家 | 20 家 over
几百万元 | 1000000 元 over
数十万元 | 100000 元 over
十几个项目 | 10 个 over
三百多户 | 300 户 over
两万多人 | 20000 人 over
四所院校 | 4 所 exact
两家基层单位 | 2 家 exact
三名同志 | 3 名 exact
十五名选手 | 15 名 exact
三千六百人 | 3600 人 exact
制定重点任务两项 | 2 项 exact
专利三项 | 3 项 exact
成立三个督导组 | 3 个 exact
走遍四个乡镇 | 4 个 exact
一名主席、两名副主席 | 1 名 exact; 2 名 exact
720万元 | 7200000 元 exact
75.545万元 | 755450 元 exact
1亿2000万元 | 120000000 元 exact
62622万元 | 626220000 元 exact
31.8亿元 | 3180000000 元 exact
0.39万人次 | 3900 人次 exact
5元 | 5 元 exact
200美元 | 200 美元 exact
3万亿元 | 3000000000000 元 exact
1,234人 | 1234 人 exact
1 234人 | 1234 人 exact
１，２３４人 | 1234 人 exact
２０６家 | 206 家 exact
9０％ | 90 % exact
90% | 90 % exact
99.5%以上 | 99.5 % at_least
百分之九十 | 90 % exact
近百分之九十五 | 95 % nearly
百分之八十五以上 | 85 % at_least
九成以上 | 90 % at_least
近七成 | 70 % nearly
3.5个百分点 | 3.5 个百分点 exact
增长2.3倍 | 2.3 倍 exact
142.61%、159.08% | 142.61 % exact; 159.08 % exact
8—10家 | 8—10 家 exact
3至5名 | 3—5 名 exact
2~3次 | 2—3 次 exact
10-15人 | 10—15 人 exact
3—5万元 | 30000—50000 元 exact
3万至5万元 | 30000—50000 元 exact
20万元—30万元 | 200000—300000 元 exact
10%至15% | 10—15 % exact
2000元至5000元 | 2000—5000 元 exact
由80%提高到95% | 80 % exact; 95 % exact
从20115户减至102户 | 20115 户 exact; 102 户 exact
260多场次 | 260 场次 over
37场 | 37 场 exact
50余次 | 50 次 over
62期 | 62 期 exact
168起 | 168 起 exact
236件 | 236 件 exact
1267处 | 1267 处 exact
6座 | 6 座 exact
22个 | 22 个 exact
1.5万条 | 15000 条 exact
3万余份 | 30000 份 over
120篇 | 120 篇 exact
422台 | 422 台 exact
5000套 | 5000 套 exact
1062幅 | 1062 幅 exact
58辆 | 58 辆 exact
3000册 | 3000 册 exact
100余吨 | 100 吨 over
3500亩 | 3500 亩 exact
45公里 | 45 公里 exact
100平方米 | 100 平方米 exact
1200平米 | 1200 平方米 exact
12.6万平方米 | 126000 平方米 exact
6.8平方公里 | 6.8 平方公里 exact
3000千瓦时 | 3000 千瓦时 exact
2.1万剂次 | 21000 剂次 exact
36批次 | 36 批次 exact
48学时 | 48 学时 exact
3.2万小时 | 32000 小时 exact
8年 | 8 年 exact
三年 | 3 年 exact
6个月 | 6 个月 exact
58天 | 58 天 exact
连续举办十五届运动会 | 15 届 exact
全市48万职工 | 480000 人 exact
服务3万多农民工 | 30000 人 over
2000余企业 | 2000 家 over
300家庭 | 300 户 exact
阅读量突破100万 | 1000000 - over
点击量达10万+ | 100000 - over
目前3000名职工 | 3000 名 exact
附近3家商户 | 3 家 exact
节约5万元 | 50000 元 exact
签约30个项目 | 30 个 exact
2024年10家单位 | 10 家 exact
3月2名职工 | 2 名 exact
截至2023年底达98万余人 | 980000 人 over
总计36363人次 | 36363 人次 exact
服务人数13028多人次 | 13028 人次 over
6家企业、300人 | 6 家 exact; 300 人 exact
30个家庭 | 30 个 exact
5家家政公司 | 5 家 exact
320家长期停产企业 | 320 家 exact
12家门店 | 12 家 exact
300名家政员 | 300 名 exact
10名优秀教师 | 10 名 exact
26名人大代表 | 26 名 exact
15位居民 | 15 位 exact
20户外出务工家庭 | 20 户 exact
5场合唱比赛 | 5 场 exact
30对新人 | 30 对 exact
每人每天5元 | 5 元 exact
14个市州的320名选手 | 14 个 exact; 320 名 exact
第三届 |
第十五届职工运动会 |
第一书记 |
第 三 |
十届九次全委会 |
12届9次全委会议 |
十二届七次全委会议 |
第五次代表大会 |
党的十八大、二十大 |
十九届四中全会 |
49岁 |
年满60周岁 |
12345热线 |
12351服务职工热线 |
拨打110 |
2024年3月15日 |
3月15日 |
2016年 |
2021—2023年 |
1—6月 |
二〇二三年 |
12月 |
15日上午 |
五年来 |
近三年 |
20多年来 |
三个一 |
“三个一” |
十件实事 |
10件实事 |
办好10件民生实事 |
四个意识 |
增强四个意识 |
两个维护 |
做到两个确立 |
两学一做 |
五小 |
八大群体 |
“双十佳” |
五一劳动奖章 |
三八红旗手 |
六一儿童节 |
八项规定 |
五个坚决 |
三重一大 |
三会一课 |
两新组织 |
四位一体 |
三下乡 |
三支一扶 |
一、强化引领 |
（二）深化改革 |
1.加强领导 |
〔2024〕12号 |
12.4宪法宣传周 |
“4.15国家安全教育日” |
一线职工 |
一把手 |
一系列 |
一站式 |
一批先进 |
一个集体 |
一名职工 |
一件小事 |
一条街 |
一条龙服务 |
万家灯火 |
千家万户 |
万众一心 |
百年征程 |
千方百计 |
千场文化活动 |
百万职工 |
万人助万企 |
“万人助万企” |
《十项措施》 |
七夕 |
前三名 |
前10名 |
二期工程 |
三次获评 |
三人行 |
五台山 |
七台河市 |
三元区 |
五家渠市 |
二人转 |
1+3+N |
G20峰会 |
4A级景区 |
5G基站 |
A-12座 |
统一 |
唯一 |
星期三次日 |
零事故 |
几名职工 |
数名队员 |
"""


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, 0)


def quantities(text: str) -> tuple[Quantity, ...]:
    return recognise(sentence(text), load_units())


def shown(quantity: Quantity) -> str:
    value = f"{quantity.value:f}" + (f"—{quantity.upper:f}" if quantity.upper is not None else "")
    return f"{value} {quantity.unit or '-'} {quantity.approx}"


ROWS = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 200


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_table(text: str, expected: str) -> None:
    assert "; ".join(map(shown, quantities(text))) == expected


@pytest.mark.parametrize(("text", "expected"), [row for row in ROWS if row[1]])
def test_the_same_within_a_sentence(text: str, expected: str) -> None:
    """Where a quantity stands in a sentence makes no difference."""
    assert "; ".join(map(shown, quantities(f"据统计，{text}，工作有序推进。"))) == expected


def test_spans_are_document_offsets() -> None:
    (quantity,) = recognise(sentence("帮助职工近20.6万人次。", 100), load_units())
    assert (quantity.span.start - 100, quantity.span.end - 100) == (4, 12)
    assert (quantity.number.start - 100, quantity.number.end - 100) == (5, 10)


def test_speech_in_quotation_marks_has_quantities() -> None:
    assert [shown(q) for q in quantities("他说：“去年我们帮助了300名职工。”")] == ["300 名 exact"]


COUNTED = ["名", "家", "人次", "场次", "套", "亩", "吨", "份", "公里"]


@given(
    st.integers(1, 99_999),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(COUNTED),
    st.sampled_from(
        [
            ("", "", "", Approx.EXACT),
            ("近", "", "", Approx.NEARLY),
            ("", "余", "", Approx.OVER),
            ("", "多", "", Approx.OVER),
            ("逾", "", "", Approx.OVER),
            ("", "", "以上", Approx.AT_LEAST),
            ("不少于", "", "", Approx.AT_LEAST),
        ]
    ),
)
def test_stated_numbers_are_read(
    number: int, magnitude: str, unit: str, words: tuple[str, str, str, Approx]
) -> None:
    before, inside, after, approx = words
    (found,) = quantities(f"全市累计完成{before}{number}{magnitude}{inside}{unit}{after}。")
    scale = {"": 1, "万": 10**4, "亿": 10**8}[magnitude]
    assert (found.value, found.unit, found.approx) == (Decimal(number) * scale, unit, approx)


@given(st.text(alphabet="一二两三十百千万亿0123456789人家个名元年月日%余多近第“”，。、至—", max_size=40))
def test_quantities_lie_in_the_text_and_in_order(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start <= quantity.number.start < quantity.number.end
        assert quantity.number.end <= quantity.span.end <= len(text)
        assert quantity.value > 0
        end = quantity.span.end


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("五六家企业", "5", "6", "家"),
        ("七八十名志愿者", "70", "80", "名"),
        ("三五个人", "3", "5", "个"),
        ("两三百户", "200", "300", "户"),
        ("百分之九十八点六", "98.6", None, "%"),
        ("全县23万农村常住人口", "230000", None, "人"),
        ("2000余建档立卡贫困户", "2000", None, "户"),
        ("举办十六期培训班", "16", None, "期"),
    ],
)
def test_neighbours_decimals_and_counted_nouns(text: str, value: str, upper: str | None, unit: str) -> None:
    (quantity,) = recognise(Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0), load_units())
    assert (str(quantity.value), quantity.upper and str(quantity.upper), quantity.unit) == (
        value,
        upper,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "三人制篮球",
        "5公里健康跑",
        "100米跑",
        "十六期活动启动",
        "获得第二、三名",
        "二三线城市",
        "家住青石村4组",
        "柳岸社区12栋的住户",
    ],
)
def test_no_counts(text: str) -> None:
    assert recognise(Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0), load_units()) == ()
