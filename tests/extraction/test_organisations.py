"""Organisations that a sentence names: measured on a list of sentences, and rule by rule on others."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.organisations.recogniser import OrganisationRecogniser
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import BlockKind, Mention, Sentence

SEGMENTER = shared_segmenter()
LEXICON = load()
RECOGNISER = OrganisationRecogniser(LEXICON.divisions, LEXICON.bodies, LEXICON.posts, SEGMENTER.tag_of)
ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("organisation_sentences.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


def recognise(text: str, offset: int = 0) -> tuple[Mention, ...]:
    sentence = Sentence(offset, offset + len(text), text, BlockKind.PARAGRAPH, 0)
    return RECOGNISER.recognise(sentence, SEGMENTER.tokens(sentence))


def expected(row: str) -> Counter[tuple[str, str, str]]:
    result: Counter[tuple[str, str, str]] = Counter()
    for mention in filter(None, row.split(";")):
        name, kind = mention.rsplit("/", 1)
        text, _, label = name.partition("=")
        result[text, label or text, kind] += 1
    return result


def found(text: str) -> Counter[tuple[str, str, str]]:
    return Counter((m.text, m.name, m.kind) for m in recognise(text))


def test_share_of_bodies_found_and_right() -> None:
    right = sum((found(text) & expected(row)).total() for text, row in ROWS)
    assert right / sum(found(text).total() for text, _ in ROWS) >= 0.97
    assert right / sum(expected(row).total() for _, row in ROWS) >= 0.97


@pytest.mark.parametrize("text", [text for text, row in ROWS if not row])
def test_no_body_where_none_is_named(text: str) -> None:
    assert recognise(text) == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # shared departments, and lists of sectors
        ("省、市总工会到厂慰问。", ["省总工会", "市总工会"]),
        ("会同公安、住建和水利等部门督查。", ["公安部门", "住建部门", "水利部门"]),
        # what encloses its place
        ("团州委、共青团衢州市委发出倡议。", ["州团委", "衢州市团委"]),
        # words that go on
        ("编制市总体方案，受市委托办理。", []),
        ("教育部门与教育部的要求。", ["教育部"]),
        # a level word at the end of another word
        ("在开发区工会、自贸区工会和片区工会推广。", []),
        ("慰问市福利院老人。", ["市福利院"]),
        ("企业和县政府要共同负责。", ["县政府"]),
        # lists that share a place
        ("市卫健委、民政局、妇联等联合发文。", ["市卫健委", "市民政局", "市妇联"]),
        ("随州市总工会联合人社局办班。", ["随州市总工会", "随州市人社局"]),
        ("市总工会、工会干部和职工代表参加。", ["市总工会"]),
        # departments of a union are no ministries
        ("听取市总工会宣传教育部和基层建设部的意见。", ["市总工会"]),
        ("按照教育部、财政部的要求办理。", ["教育部", "财政部"]),
        # what stands before a place in a name
        ("慰问武警清远支队官兵。", ["武警清远支队"]),
        ("走进中车柳州机车有限公司。", ["中车柳州机车有限公司"]),
        ("授予卓衡宁夏智能装备有限公司奖状。", ["卓衡宁夏智能装备有限公司"]),
        # numbered bureaus and works
        ("在青秀区中建六局项目现场慰问。", ["中建六局"]),
        ("中原油田采油七厂夺冠。", ["中原油田采油七厂"]),
        # industry unions, unions of trades, unions of townships
        ("省冶金工会主席到场。", ["省冶金工会"]),
        ("全市率先成立货运行业工会联合会，吸纳会员。", ["货运行业工会联合会"]),
        ("推动行业工会联合会建设。", []),
        ("沙垭镇工会主席赵立。", ["沙垭镇工会"]),
        ("汇报镇委镇政府工作。", []),
        # names inside other words, and list numbers
        ("胜利油田东辛采油厂职工获奖。", ["胜利油田东辛采油厂"]),
        ("（二）区教育局副局长1名", ["区教育局"]),
        ("西江机场公安分局民警获奖。", ["西江机场公安分局"]),
        ("各地公安分局、机场公安分局。", []),
        ("湖北省对口支援西藏工作前方指挥部获奖。", ["湖北省对口支援西藏工作前方指挥部"]),
        ("在随州新城花园建设工地慰问。", []),
        # terms, parties, national bodies
        ("政协随州市第九届委员会闭幕。", ["随州市政协"]),
        ("随州市总工会第九届委员会召开会议。", ["随州市总工会"]),
        ("农工党随州市委开展义诊。", ["随州市农工党委"]),
        ("国家极地资源管理中心获奖。", ["国家极地资源管理中心"]),
        ("建设国家级企业技术中心。", []),
        # companies that a list puts side by side, companies of our own city
        ("随州海丰药业有限公司宜城青禾药业有限公司", ["随州海丰药业有限公司", "宜城青禾药业有限公司"]),
        ("来到我市青禾药业集团参观。", ["青禾药业集团"]),
        ("市总工会和上海局负责人参加。", ["市总工会"]),
        # parts of bodies
        ("丽江市税务局第二税务分局获奖。", ["丽江市税务局第二税务分局"]),
        ("广东南海石化有限公司检修车间夺冠。", ["广东南海石化有限公司", "检修车间"]),
        ("广东南海石化有限公司车间主任周立。", ["广东南海石化有限公司"]),
        ("中国农业银行曲靖分行工会换届。", ["中国农业银行曲靖分行工会"]),
        ("中国科协青少年部发文。", ["中国科协"]),
        # two bodies without a comma between them
        ("汕尾市委市政府印发方案。", ["汕尾市委", "市政府"]),
        # names with 和, brackets, numbers
        ("县自然资源和林业局到场。", ["县自然资源和林业局"]),
        ("山西焦煤（集团）有限责任公司捐款。", ["山西焦煤（集团）有限责任公司"]),
        ("资阳市第三十二中学开学。", ["资阳市第三十二中学"]),
        # townships and villages
        ("福鼎市太姥山镇总工会成立。", ["福鼎市太姥山镇总工会"]),
        ("走进吉首市矮寨镇德夯村。", ["吉首市矮寨镇德夯村"]),
        ("走进村里的书屋，村民很高兴。", []),
        # apps are companies only among companies
        ("司机打开货拉拉接单。", []),
        ("美团、货拉拉等平台企业到会。", ["美团", "货拉拉"]),
        ("滴滴公司与会。", ["滴滴"]),
        # the level said twice
        ("调任叙永县县委副书记、宁波市市委常委。", ["叙永县委", "宁波市委"]),
        # a level of schooling is no school, and what a union organises no union
        ("中央党校大学学历，中共党员。", ["中央党校"]),
        ("国网丽水供电公司工会组织开展劳动竞赛。", ["国网丽水供电公司工会"]),
        # verbs before a workshop that bears a person's name
        ("考察陆小宁劳模创新工作室。", ["陆小宁劳模创新工作室"]),
    ],
)
def test_rules(text: str, bodies: list[str]) -> None:
    assert [m.name for m in recognise(text)] == bodies


def test_a_part_lies_within_its_body() -> None:
    body, team = recognise("长治市总工会驻村工作队进村。", offset=70)
    assert team.within == body and body.start == 70
    assert (team.text, team.kind) == ("驻村工作队", "team")


def test_parts_of_national_bodies_have_the_full_name() -> None:
    (mention,) = recognise("中残联肢残人协会发起倡议。")
    assert mention.name == "中国残疾人联合会肢残人协会"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "市总工会",
                "、",
                "和",
                "某某有限公司",
                "工会",
                "第一",
                "车间",
                "柳州市",
                "区",
                "调研",
                "（集团）",
                "局",
            ]
        ),
        max_size=12,
    ),
    st.integers(0, 999),
)
def test_mentions_are_the_text_in_order_without_overlaps(parts: list[str], offset: int) -> None:
    text = "".join(parts)
    mentions = recognise(text, offset)
    assert all(text[m.start - offset : m.end - offset] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_time_grows_with_the_sentence() -> None:
    def seconds(times: int) -> float:
        text = "柳州市总工会、浙江青禾纺织有限公司工会、" * times
        sentence = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
        words = SEGMENTER.tokens(sentence)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            RECOGNISER.recognise(sentence, words)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(400) < 40 * seconds(40)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("随州市消防救援支队出动。", "government"),
        ("武警随州支队官兵出动。", "government"),
        ("随州市蓝天救援队出动。", "team"),
        ("中铁十五局中标。", "company"),
        ("随州市青年企业家协会外贸分会成立。", "association"),
    ],
)
def test_kinds_that_the_head_alone_does_not_tell(text: str, kind: str) -> None:
    assert [m.kind for m in recognise(text)][-1] == kind
