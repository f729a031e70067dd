"""Units, places, definite nouns and persons without a post as recipients; all persons are invented."""

from __future__ import annotations

import pytest
from award_annotations import HOLDERS, annotated

from kg.extraction.honours.extractor import extract
from kg.extraction.honours.units import with_units
from kg.lexicon.awards import load_awards
from kg.model import EntityClass

STATED = [
    # Units behind a body
    ("{凯里供电局}变电运维二班荣获全国工人先锋号。", {("凯里供电局变电运维二班", "全国工人先锋号")}),
    (
        "{六安市中医院}急诊科、{霍山县税务局}第一税务分局被评为省级青年文明号。",
        {("六安市中医院急诊科", "省级青年文明号"), ("霍山县税务局第一税务分局", "省级青年文明号")},
    ),
    ("{本溪钢铁公司}所属热轧车间获省工人先锋号。", {("本溪钢铁公司热轧车间", "省工人先锋号")}),
    ("{三明市总工会}决定授予{沙县总工会}女工部“一等奖”。", {("沙县总工会女工部", "一等奖")}),
    ("{三明市总工会}干部队伍建设成效显著，获评全省先进。", set()),
    # Places, and nouns for a body named before
    ("我县荣获“全国文明县城”称号。", {("我县", "全国文明县城")}),
    ("五河县沱湖乡被评为省级文明乡镇。", {("五河县沱湖乡", "省级文明乡镇")}),
    ("各县区荣获“全国文明县城”称号。", set()),
    ("老旧小区荣获“全国文明社区”称号。", set()),
    (
        "{通辽北疆药业有限公司}有职工300人。|公司工会被授予全国模范职工之家。",
        {("通辽北疆药业有限公司工会", "全国模范职工之家")},
    ),
    (
        "{通辽北疆药业有限公司}与{赤峰红山食品有限公司}签约。|公司获自治区五一劳动奖状。",
        set(),  # which company?
    ),
    # Persons that only the award announces
    ("授予贺小川等30名职工“市五一劳动奖章”。", {("贺小川", "市五一劳动奖章")}),
    (
        "唐立军、夏春燕等12人获省五一劳动奖章。",
        {("唐立军", "省五一劳动奖章"), ("夏春燕", "省五一劳动奖章")},
    ),
    ("方文静，女，{某中学}教师，2016年被评为全国模范教师。", {("方文静", "全国模范教师")}),
    ("他叫石守义，是一名焊工，曾获省五一劳动奖章。", {("石守义", "省五一劳动奖章")}),
    ("金点子获得一等奖。", set()),
    ("新时代获得感不断增强。", set()),
    (
        "{市总工会}决定命名{丹东边检站}执勤三队等5个集体为“市级学雷锋示范点”。",
        {("丹东边检站执勤三队", "市级学雷锋示范点")},
    ),
    # One award each, and the next clause's subject
    (
        "<冯志刚>、<吕春梅>分获第一名、第二名。",
        {("冯志刚", "第一名"), ("吕春梅", "第二名")},
    ),
    (
        "<冯志刚>、<吕春梅>、<童建>分获钳工组一、二、三等奖。",
        {("冯志刚", "钳工组一等奖"), ("吕春梅", "钳工组二等奖"), ("童建", "钳工组三等奖")},
    ),
    ("<冯志刚>、<吕春梅>、<童建>分获第一名、第二名。", set()),
    (
        "{运城盐业公司}成立于1996年。|继获评全国文明单位之后，公司又添荣誉。",
        {("运城盐业公司", "全国文明单位")},
    ),
    # Whoever the clause describes comes before the subject
    (
        "<丁兰>、获得省三八红旗手的{河津果业公司}理事长<薛梅>上台。",
        {("薛梅", "省三八红旗手")},
    ),
    (
        "省里揭晓“省级文明单位”名单，{汾阳市气象局}榜上有名。",
        {("汾阳市气象局", "省级文明单位")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:20] for text, _ in STATED])
def test_finds_recipients(text: str, expected: set[tuple[str, str]]) -> None:
    found = extract(annotated(text), load_awards(), HOLDERS)
    assert {(honour.recipient.name, honour.award.name) for honour in found} == expected


def test_recipients_lie_in_the_text_they_name() -> None:
    article = annotated("我县荣获“全国文明县城”称号，{凯里供电局}变电运维二班荣获全国工人先锋号。")
    (sentence,) = article.sentences
    honours = list(extract(article, load_awards(), HOLDERS))
    for honour in honours:
        assert sentence.slice(honour.recipient.span) == honour.recipient.text
        assert honour.evidence.covers(honour.recipient.span)
    assert [h.recipient.cls for h in honours] == [EntityClass.PLACE, EntityClass.ORGANISATION]


def test_a_unit_keeps_the_kind_of_its_body_and_stops_at_a_person() -> None:
    (sentence,) = annotated("{凯里供电局}二班、{凯里供电局}工会主席<杨进>、{凯里供电局}").sentences
    assert [body.name for body in with_units(sentence).organisations] == [
        "凯里供电局二班",
        "凯里供电局",
        "凯里供电局",
    ]
