"""Names of bodies whose beginning segmenters hide: brands that they cut, clauses that they join to the name."""

from __future__ import annotations

import pytest

from kg.extraction.organisations.recogniser import OrganisationRecogniser
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import BlockKind, Sentence

LEXICON = load()
SEGMENTER = shared_segmenter()
RECOGNISER = OrganisationRecogniser(LEXICON.divisions, LEXICON.bodies, LEXICON.posts, SEGMENTER.tag_of)


def bodies(text: str) -> list[str]:
    sentence = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
    return [m.text for m in RECOGNISER.recognise(sentence, SEGMENTER.tokens(sentence))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a brand that is cut, taken for an adverb, a verb, a number or a time
        ("莆田正元化工有限公司职工参赛。", ["莆田正元化工有限公司"]),
        ("宜昌江岸轮渡有限公司获奖。", ["宜昌江岸轮渡有限公司"]),
        ("湘潭九方装备有限公司获奖。", ["湘潭九方装备有限公司"]),
        ("一行来到三叶制药有限公司，", ["三叶制药有限公司"]),
        ("他是铜都电子材料有限责任公司拉丝工。", ["铜都电子材料有限责任公司"]),
        ("大连露天矿务机械厂退休工人，", ["大连露天矿务机械厂"]),
        # a brand before the place of a branch; a long name without place or legal form
        ("新兴铸管芜湖公司的职工夺冠。", ["新兴铸管芜湖公司"]),
        ("海螺川崎装备公司的职工夺冠。", ["海螺川崎装备公司"]),
        ("来到顺安快递有限公司嘉兴分公司，", ["顺安快递有限公司嘉兴分公司"]),
        # a clause before the name
        ("先后到新桥街道中心小学走访。", ["新桥街道中心小学"]),
        ("活动中柳岸镇工会走访职工。", ["柳岸镇工会"]),
        ("选举陶永安为柳岸街道总工会主席。", ["柳岸街道总工会"]),
        ("民营企业青禾粮油公司捐款。", ["青禾粮油公司"]),
        ("县地震办在柳岸中学举办讲座。", ["柳岸中学"]),
        # colleges and hospitals that are attached to a university
        ("授予首都医科大学附属北京青禾医院锦旗。", ["首都医科大学附属北京青禾医院"]),
    ],
)
def test_begins_where_the_name_does(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "资助339名农民工上大学。",
        "每人1万元圆梦大学。",
        "资助大学新生257人。",
        "归属于上市公司股东的利润增长。",
        "全市第三届中小学青年教师竞赛收官。",
        "海州区以户外劳动者服务站点提升为切入口。",
        "油田里的“娘家人”。",
        "在芜湖创办机械厂。",
        "全区共青团系统开展行动。",
        "省慰问团来到车间。",
    ],
)
def test_is_no_name(text: str) -> None:
    assert bodies(text) == []


def test_joined_bodies_are_no_part_of_each_other() -> None:
    assert "县总工会联合柳岸镇总工会" not in bodies("县总工会联合柳岸镇总工会走访环卫工人。")
    assert bodies("海州区总工会锚定乡村振兴任务。") == ["海州区总工会"]


def test_party_bodies_of_townships_are_bodies() -> None:
    assert bodies("海州区柳岸街道党工委副书记梁某，柳岸镇党委书记陶某，") == [
        "海州区柳岸街道党工委",
        "柳岸镇党委",
    ]
    assert bodies("市总工会党组书记梁某，") == ["市总工会"]


def test_a_term_may_stand_before_the_place() -> None:
    assert bodies("政协第七届泾县委员会第二次会议召开。") == ["政协第七届泾县委员会"]
    assert bodies("市十四届人大常委会举行会议。") == ["市十四届人大常委会"]
