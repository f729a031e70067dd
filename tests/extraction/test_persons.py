"""Which stretches of an article are persons."""

from __future__ import annotations

from itertools import pairwise

import pytest
from post_case_files import annotated, persons_of, read_cases


@pytest.mark.parametrize("text", [text for text, _ in read_cases("post_negatives.txt")])
def test_no_persons(text: str) -> None:
    assert persons_of(text) == ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("全国劳模方小兰、程志刚和吕燕走上讲台。", ("方小兰", "程志刚", "吕燕")),
        ("慰问组看望了困难职工冯桂花。", ("冯桂花",)),
        ("潘桂芳，女，1975年生，中共党员。", ("潘桂芳",)),
        ("市总工会主席钟国平出席。钟国平指出，要抓好落实。", ("钟国平", "钟国平")),
        ("县总工会主席王 伟、副主席李 娜到会。", ("王 伟", "李 娜")),
        ("州总工会主席买买提·吐尔逊讲话。", ("买买提·吐尔逊",)),
        ("副主席格日勒图出席。", ("格日勒图",)),
    ],
)
def test_persons(text: str, want: tuple[str, ...]) -> None:
    assert persons_of(text) == want


def test_label_has_no_blank() -> None:
    persons = annotated("县总工会主席王 伟、副主席李 娜到会。").sentences[0].persons
    assert [p.name for p in persons] == ["王伟", "李娜"]


def test_persons_lie_apart() -> None:
    for text, _ in read_cases("post_cases.txt"):
        for sentence in annotated(text).sentences:
            taken = sorted((m.start, m.end) for m in (*sentence.persons, *sentence.organisations))
            assert all(a[1] <= b[0] for a, b in pairwise(taken))
