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
COREFERENCE = Coreference(LEXICON.bodies, LEXICON.posts)


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
    assert bodies("公司董事长赵立介绍。") == [[]]


def test_what_is_left_of_a_company_name() -> None:
    firm = "柳州青禾纺织有限公司"
    found = bodies(firm + "开工。", "青禾纺织公司招工，一家纺织公司参观。")
    assert found[1] == [("青禾纺织公司", firm)]
    two = bodies(firm + "、百色青禾纺织集团有限公司开工。", "青禾纺织公司招工。")
    assert two[1] == []


def test_a_defined_short_form_is_the_body_everywhere() -> None:
    found = bodies(FIRM + "（以下简称“宏图精工”）开工。", "宏图精工招工，宏图精工建会。")
    assert found[1] == [("宏图精工", FIRM)] * 2
