"""Anchors of names: divisions and level words."""

from __future__ import annotations

import pytest

from kg.extraction.places import anchors
from kg.extraction.tokens import shared_segmenter
from kg.lexicon.divisions import load_divisions

DIVISIONS = load_divisions()
TAG_OF = shared_segmenter().tag_of


def found(text: str) -> list[str]:
    return [a.text for a in anchors(text, DIVISIONS, lambda w: bool(TAG_OF(w))) if not a.ambiguous]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浙江省绍兴市柯桥区总工会", ["浙江省绍兴市柯桥区"]),
        ("绍兴柯桥区总工会、市总工会", ["绍兴柯桥区", "市"]),
        ("自治区总工会和旗总工会", ["自治区", "旗"]),
        ("我省、本市、该县的做法", ["我省", "本市", "该县"]),
        ("城市、超市、上市公司、节省、红旗", []),
        ("开发区、自贸区、经济区、园区、厂区、社区", []),
        ("各市、两省、县区", []),
        ("慰问市民政局", ["市"]),
        ("县市场监管局、县市工会、县级医院", ["县"]),
        ("企业和县政府", ["县"]),
        ("安徽省和县总工会", ["安徽省和县"]),
        ("城区工会", []),
        # inside words, behind words, behind list numbers
        ("胜利油田东侧、黄河源头", []),
        ("组织职工会宁行", ["会宁"]),
        ("（三）县科技局", ["县"]),
        ("晋城市城区总工会", ["晋城市城区"]),
        # a township or a road called like a county; a brand behind a place; leagues and cities
        ("西城街道总工会", []),
        ("南京路派出所", []),
        ("江西乡村振兴局", ["江西"]),
        ("吴川市博茂港务公司", ["吴川市"]),
        ("台州开化商会", ["台州"]),
        ("12个盟市工会", []),
    ],
)
def test_anchors(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_chain_means_its_last_division() -> None:
    (anchor,) = anchors("福州市鼓楼区", DIVISIONS, lambda w: bool(TAG_OF(w)))
    assert [d.code for d in anchor.divisions] == ["350102"]
    assert anchor.full and not anchor.deictic


def test_a_name_alone_may_mean_several() -> None:
    (anchor,) = anchors("鼓楼区", DIVISIONS, lambda w: bool(TAG_OF(w)))
    assert len([d for d in anchor.divisions if d.is_current]) == 4
