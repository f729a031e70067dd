"""Bylines in every form that newspapers and unions' sites use."""

from __future__ import annotations

import pytest
from post_case_files import Row, annotated, bylines_of, read_cases

from kg.extraction import bylines
from kg.lexicon.names import load_names

CASES = read_cases("byline_cases.txt")


def test_number_of_cases() -> None:
    assert len(CASES) == 50


@pytest.mark.parametrize(("text", "want"), CASES)
def test_bylines(text: str, want: frozenset[Row]) -> None:
    assert bylines_of(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "会后，记者采访了市总工会主席方小兰。",
        "他在摄影比赛中获得一等奖。",
        "图为活动现场",
        "（下转第三版）",
        "本报记者站设在市总工会。",
        "通讯员队伍建设得到加强。",
        "他既是编辑又是记者。",
        "本报讯 连续报道，县总工会开展慰问。",
        "据新华社电 全面报道了会议。",
        "本报讯 市总工会报道组成立。",
    ],
)
def test_no_bylines(text: str) -> None:
    assert bylines_of(text) == frozenset()


def test_evidence_holds_role_and_name() -> None:
    text = "本报讯（记者 方小兰 通讯员 叶青）县总工会开展慰问。"
    quotes = [text[b.evidence.start : b.evidence.end] for b in bylines.extract(annotated(text), load_names())]
    assert quotes == ["记者 方小兰", "通讯员 叶青"]
