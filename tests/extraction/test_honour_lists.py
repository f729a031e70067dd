"""Lists of winners in the layouts of decisions to commend; all persons are invented."""

from __future__ import annotations

import pytest
from award_annotations import HOLDERS, annotated

from kg.extraction.honours.extractor import extract
from kg.lexicon.awards import load_awards

TITLE = "关于表彰先进的决定"
LISTS = [
    # A line a winner: name, body and post
    (
        "一、濮阳市劳动模范（3名）|贾文斌{濮阳化工公司}合成车间班长|董晓兰（女）{市第六中学}教师|"
        "白宇（回族）{清丰县农业农村局}农艺师",
        {("贾文斌", "濮阳市劳动模范"), ("董晓兰", "濮阳市劳动模范"), ("白宇", "濮阳市劳动模范")},
    ),
    # The same, all line breaks lost
    (
        "二、省先进工作者（2名）{濮阳化工公司}合成车间钳工贾文斌{市中医院}护士长董晓兰（女）",
        {("贾文斌", "省先进工作者"), ("董晓兰", "省先进工作者")},
    ),
    # Name first, its body in brackets
    (
        "省五一劳动奖章获得者（2名）：贾文斌（{濮阳化工公司}钳工）董晓兰（女，{市中医院}医师）",
        {("贾文斌", "省五一劳动奖章"), ("董晓兰", "省五一劳动奖章")},
    ),
    # Bodies and units, two awards in one run of text
    (
        "一、省五一劳动奖状（2个）{濮阳化工公司}{市中医院}二、省工人先锋号（1个）{市燃气公司}抢修一队",
        {
            ("濮阳化工公司", "省五一劳动奖状"),
            ("市中医院", "省五一劳动奖状"),
            ("市燃气公司抢修一队", "省工人先锋号"),
        },
    ),
    # An award without a level, where a number shows the heading
    ("一、先进集体（1个）|{市第三中学}", {("市第三中学", "先进集体")}),
    # A sentence that ends in a colon
    (
        "授予下列同志“市五一劳动奖章”称号：贾文斌、董晓兰（女）、白宇",
        {("贾文斌", "市五一劳动奖章"), ("董晓兰", "市五一劳动奖章"), ("白宇", "市五一劳动奖章")},
    ),
    # Prose after a list is no list
    (
        "一、市工人先锋号（1个）|{市燃气公司}抢修一队|希望{市总工会}、{市财政局}加强宣传。",
        {("市燃气公司抢修一队", "市工人先锋号")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:16] for text, _ in LISTS])
def test_reads_lists_of_winners(text: str, expected: set[tuple[str, str]]) -> None:
    found = extract(annotated(text, TITLE), load_awards(), HOLDERS)
    assert {(honour.recipient.name, honour.award.name) for honour in found} == expected


def test_candidates_are_no_winners() -> None:
    text, _ = LISTS[0]
    assert not list(extract(annotated(text, "市劳动模范推荐人选公示"), load_awards(), HOLDERS))
