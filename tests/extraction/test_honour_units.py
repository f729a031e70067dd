"""Parts of bodies, definite nouns and objects as recipients; all persons and units are invented."""

from __future__ import annotations

import pytest
from award_annotations import HOLDERS, annotated

from kg.extraction.honours.counts import extract as counts
from kg.extraction.honours.extractor import extract
from kg.lexicon.awards import load_awards

# (text, {(recipient, award, grantors joined by 、)})
STATED = [
    # An object before the verb
    (
        "{江苏省公安厅}作出决定，给{镇江市公安局}刑警支队<陈建国>记个人一等功一次，给警犬技术大队记集体三等功。",
        {
            ("陈建国", "个人一等功", "江苏省公安厅"),
            ("警犬技术大队", "集体三等功", "江苏省公安厅"),
        },
    ),
    (
        "会上，{省总工会}向{扬州供电公司}颁发了“抗洪抢险先进集体”奖牌。",
        {("扬州供电公司", "抗洪抢险先进集体", "省总工会")},
    ),
    # Lists of parts that no layer names
    (
        "授予宝华镇团委、{丹阳市第五中学}团委等12个单位“镇江市五四红旗团委”称号。",
        {
            ("宝华镇团委", "镇江市五四红旗团委", ""),
            ("丹阳市第五中学团委", "镇江市五四红旗团委", ""),
        },
    ),
    (
        "认定{丹徒区医院}急诊科、办税大厅等18个集体为2013年度镇江市青年文明号。",
        {
            ("丹徒区医院急诊科", "2013年度镇江市青年文明号", ""),
            ("办税大厅", "2013年度镇江市青年文明号", ""),
        },
    ),
    (
        "丹阳代表队、扬中代表队分列团体第二、三名，句容代表队获优秀组织奖。",
        {
            ("丹阳代表队", "团体第二名", ""),
            ("扬中代表队", "团体第三名", ""),
            ("句容代表队", "优秀组织奖", ""),
        },
    ),
    (
        "采煤二队连续9年安全无事故，2011年被命名为“全国青年安全生产示范岗”。",
        {("采煤二队", "全国青年安全生产示范岗", "")},
    ),
    # Definite nouns
    (
        "{镇江船厂集团有限公司工会}召开大会。|集团先后荣获“江苏省文明单位”称号。",
        {("镇江船厂集团有限公司", "江苏省文明单位", "")},
    ),
    (
        "{丹徒区人民医院}举行会议。|近年来，医院大力改善服务，先后获得全国卫生先进单位、省文明单位等荣誉。",
        {
            ("丹徒区人民医院", "全国卫生先进单位", ""),
            ("丹徒区人民医院", "省文明单位", ""),
        },
    ),
    # One award with and without its level, a score, and a second verb
    ("老劳模、全国劳动模范<周建民>作了发言。", {("周建民", "全国劳动模范", "")}),
    ("<王海涛>以总分92.5分获得个人一等奖。", {("王海涛", "个人一等奖", "")}),
    (
        "<王海涛>获工科组一等奖并被授予“江苏省五一劳动奖章”。",
        {("王海涛", "工科组一等奖", ""), ("王海涛", "江苏省五一劳动奖章", "")},
    ),
]
NOT_STATED = [
    "技术科、生产车间荣获先进集体称号。",
    "各车间被评为先进集体，基层工会获优秀组织奖。",
    "认定一批技术中心为省级企业技术中心。",
    "会议向与会代表颁发了“优秀学员”证书。",
    "{镇江船厂有限公司}和{句容水泥有限公司}签约，公司先后获得省文明单位称号。",
    "拟给<陈建国>记个人一等功一次。",
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:24] for text, _ in STATED])
def test_states_who_has_which_award(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = {
        (honour.recipient.name, honour.award.name, "、".join(body.name for body in honour.grantors))
        for honour in extract(annotated(text), load_awards(), HOLDERS)
    }
    assert found == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_states_no_honour(text: str) -> None:
    assert list(extract(annotated(text), load_awards(), HOLDERS)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "35人获“镇江市五一劳动奖章”、20个班组获“镇江市工人先锋号”。",
            {("镇江市五一劳动奖章", 35), ("镇江市工人先锋号", 20)},
        ),
        (
            "表彰镇江市劳动模范30名、镇江市五一劳动奖状集体6个。",
            {("镇江市劳动模范", 30), ("镇江市五一劳动奖状", 6)},
        ),
        ("12名教师获从教三十年荣誉证章。", {("从教三十年荣誉证章", 12)}),
    ],
)
def test_counts_each_award_by_itself(text: str, expected: set[tuple[str, int]]) -> None:
    assert {
        (count.award.name, int(count.count)) for count in counts(annotated(text), load_awards())
    } == expected
