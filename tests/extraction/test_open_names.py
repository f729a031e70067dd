"""How far to the left a name reaches."""

from __future__ import annotations

import pytest

from kg.extraction.organisations.open_names import leftmost
from kg.extraction.organisations.openings import Openings
from kg.extraction.places import anchors
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import BlockKind, EntityClass, Mention, Sentence

LEXICON = load()
SEGMENTER = shared_segmenter()


def reach(text: str, head: str, bodies: tuple[Mention, ...] = ()) -> str:
    sentence = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
    places = anchors(text, LEXICON.divisions, lambda w: bool(SEGMENTER.tag_of(w)))
    openings = Openings.of(text, places, bodies, LEXICON.bodies.names)
    name = leftmost(SEGMENTER.tokens(sentence), text.rindex(head), head, openings, LEXICON.bodies)
    return text[name.start : name.end]


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("专程走进泰州金穗粮油有限公司", "有限公司", "泰州金穗粮油有限公司"),
        ("授予泰州金穗粮油有限公司", "有限公司", "泰州金穗粮油有限公司"),
        ("为广大企业", "企业", "企业"),
        ("对各级工会", "工会", "工会"),
        ("海口市第二医院", "医院", "海口市第二医院"),
        ("县文化广电和旅游局", "局", "县文化广电和旅游局"),
        ("县财政局和旅游局", "局", "旅游局"),
        ("调研湖北宏图（集团）有限公司", "有限公司", "湖北宏图（集团）有限公司"),
        ("（见图）有限公司", "有限公司", "有限公司"),
        ("大同煤矿集团有限公司", "有限公司", "大同煤矿集团有限公司"),
        ("慰问市立医院", "医院", "市立医院"),
    ],
)
def test_reach(text: str, head: str, name: str) -> None:
    assert reach(text, head) == name


def test_a_body_opens_the_name_of_its_part() -> None:
    text = "来到青禾公司第一车间"
    body = Mention(2, 6, "青禾公司", EntityClass.ORGANISATION)
    assert reach(text, "车间", (body,)) == "青禾公司第一车间"


def test_of_two_bodies_that_end_together_the_longer_opens() -> None:
    long = Mention(0, 6, "国网青禾公司", EntityClass.ORGANISATION)
    short = Mention(2, 6, "青禾公司", EntityClass.ORGANISATION)
    for order in ((long, short), (short, long)):
        assert Openings.of("国网青禾公司", (), order, LEXICON.bodies.names).bodies_by_end == {6: long}
