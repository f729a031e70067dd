"""Bodies named again by a short form of their own or by a common noun."""

from __future__ import annotations

import pytest

from kg.extraction.organisations.coreference import Coreference
from kg.extraction.organisations.recogniser import OrganisationRecogniser
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import BlockKind, Sentence

LEXICON = load()
SEGMENTER = shared_segmenter()
RECOGNISER = OrganisationRecogniser(LEXICON.divisions, LEXICON.bodies, LEXICON.posts, SEGMENTER.tag_of)
COREFERENCE = Coreference(
    LEXICON.bodies, LEXICON.posts, LEXICON.divisions, lambda word: bool(SEGMENTER.tag_of(word))
)


def bodies(*texts: str) -> list[list[tuple[str, str]]]:
    sentences, start = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, index))
        start += len(text)
    found = [RECOGNISER.recognise(s, SEGMENTER.tokens(s)) for s in sentences]
    return [[(m.text, m.name) for m in ms] for ms in COREFERENCE.complete(sentences, found)]


FIRM = "湖北宏图精工股份有限公司"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("公司董事长赵立介绍。", [("公司", FIRM)]),
        ("公司工会组织竞赛。", [("公司工会", FIRM + "工会")]),
        ("该公司投入运营。", [("该公司", FIRM)]),
        ("不少公司前来参观。", []),
        ("子公司工会也来了。", []),
        ("该会组织竞赛。", []),
    ],
)
def test_common_nouns(second: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(FIRM + "开工。", second)[1] == expected


def test_the_last_body_of_that_kind_is_meant() -> None:
    text = ("泰州市摄影家协会换届。", "泰州市作家协会换届。", "该协会共有会员百人。")
    assert bodies(*text)[2] == [("该协会", bodies(*text)[1][0][1])]


def test_nothing_to_point_at() -> None:
    assert bodies("学校校长赵立介绍。") == [[]]


def test_a_company_that_is_never_named_keeps_the_noun() -> None:
    assert bodies("公司董事长赵立介绍。", "昨日，集团公司工会慰问赵立。") == [
        [("公司", "公司")],
        [("集团公司工会", "集团公司工会")],
    ]


def test_what_is_left_of_a_company_name() -> None:
    firm = "柳州青禾纺织有限公司"
    found = bodies(firm + "开工。", "青禾纺织公司招工，一家纺织公司参观。")
    assert found[1] == [("青禾纺织公司", firm)]
    two = bodies(firm + "、百色青禾纺织集团有限公司开工。", "青禾纺织公司招工。")
    assert two[1] == []


def test_a_defined_short_form_is_the_body_everywhere() -> None:
    found = bodies(FIRM + "（以下简称“宏图精工”）开工。", "宏图精工招工，宏图精工建会。")
    assert found[1] == [("宏图精工", FIRM)] * 2


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # the name without place and legal form, and some of its characters in their order
        (FIRM, "宏图精工今年增产。", [("宏图精工", FIRM)]),
        ("湖北鄂随精工股份有限公司", "鄂随精工今年增产。", [("鄂随精工", "湖北鄂随精工股份有限公司")]),
        (
            "大同同北重型装备集团有限公司",
            "同北重装集团工会换届。",
            [("同北重装集团工会", "大同同北重型装备集团有限公司工会")],
        ),
        ("湖北鄂随精工股份有限公司", "鄂随今年增产。", []),
        # the company is named only with its union
        (
            "大同同北重型装备集团有限公司工会",
            "同北重装集团工会换届。",
            [("同北重装集团工会", "大同同北重型装备集团有限公司工会")],
        ),
        # colleges of the one university that the article names
        (
            "随州理工大学",
            "材料科学与工程学院教师夺冠。",
            [("材料科学与工程学院", "随州理工大学材料科学与工程学院")],
        ),
        ("随州理工大学、宜城师范大学", "材料科学与工程学院教师夺冠。", []),
        # national bodies keep their own names
        ("鞍钢集团工程技术有限公司", "鞍钢今年增产。", [("鞍钢", "鞍钢")]),
        # a department without its place is that of the article's
        ("市人社局", "人社局劳动监察大队抽查。", [("人社局劳动监察大队", "市人社局劳动监察大队")]),
        # nouns of one character mean what ends in them
        ("随州市第三医院", "院党委作出部署。", [("院党委", "随州市第三医院党委")]),
        ("随州市卫生服务中心", "院党委作出部署。", []),
    ],
)
def test_short_forms(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(first + "获奖。", second)[1] == expected


def test_what_one_sentence_shows_clearly_is_found_in_the_others() -> None:
    found = bodies("市总工会到义随集团乌沟煤矿慰问。", "义随集团是随州市重点企业。", "乌沟煤矿是大矿。")
    assert ("义随集团乌沟煤矿", "义随集团乌沟煤矿") in found[0]
