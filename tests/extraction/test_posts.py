"""Who holds which post where: texts of all regions and years, and texts that state no post."""

from __future__ import annotations

import pytest
from post_case_files import Row, annotated, posts_of, read_cases

FIRST = read_cases("post_cases.txt")
SECOND = read_cases("post_cases_second.txt")
NEGATIVES = [text for text, _ in read_cases("post_negatives.txt")]

MISSED = (
    "时任县总工会主席的",  # 任县 is a county
    "艾志国1998年起历任县",
    "吴桂芝历任县妇联",
    "宜昌市第一中学工会开展",  # the school is only named within its union's name
    "牛大力被任命为包钢",  # bodies that are not recognised
    "中铁二局工程师",
    "中国机冶建材工会",
    "绍兴市妇联主席沈月娟",
    "任命苏小平同志为",
    "市总工会主席霍云（前排",  # names that are words, or whose end is open
    "县委书记马向东",
    "市总工会副主席郑和平",
    "市总工会副主席应有为",
    "北京市海淀区总工会党组书记、常务副主席全国荣",
    "自贡市第一人民医院",
    "区总工会党组书记、常务副主席丁一",
)
"""How texts begin that are not yet read in full, with the reason behind the first of a kind."""


def joined(rows: frozenset[Row]) -> frozenset[Row]:
    """Rows without the mark between a body and its part: how it is cut is for resolution."""
    return frozenset((*row[:2], row[2].replace(">", ""), *row[3:]) for row in rows)


def test_number_of_cases() -> None:
    assert (len(FIRST), len(SECOND), len(NEGATIVES)) == (142, 38, 44)


@pytest.mark.parametrize(
    ("text", "want"), [case for case in FIRST + SECOND if not case[0].startswith(MISSED)]
)
def test_posts(text: str, want: frozenset[Row]) -> None:
    assert joined(posts_of(text)) == joined(want)


def test_precision_and_recall() -> None:
    pairs = [(joined(posts_of(text)), joined(want)) for text, want in FIRST + SECOND]
    right = sum(len(got & want) for got, want in pairs)
    assert right / sum(len(got) for got, _ in pairs) >= 0.97
    assert right / sum(len(want) for _, want in pairs) >= 0.88


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_posts(text: str) -> None:
    assert posts_of(text) == frozenset()


@pytest.mark.parametrize("text", [text for text, want in FIRST if want])
def test_evidence_covers_the_person(text: str) -> None:
    from post_case_files import _machinery

    from kg.extraction.posts import extractor as posts
    from kg.lexicon import load

    article = annotated(text)
    for post in posts.extract(article, _machinery()[1], load().posts):
        whole = text[post.evidence.start : post.evidence.end]
        assert post.person.text in whole
        assert post.title[-1] in whole


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("市总工会召开会议。副主席方小兰主持。", {("方小兰", "副主席", "市总工会")}),
        ("市总工会和市妇联召开会议。副主席方小兰主持。", set()),  # of which?
        ("江海重工有限公司举行仪式。校长方小兰致辞。", set()),  # no company has one
        ("市总工会与江海重工有限公司结对。董事长方小兰致辞。", {("方小兰", "董事长", "江海重工有限公司")}),
    ],
)
def test_left_out_bodies(text: str, want: set[Row]) -> None:
    assert posts_of(text) == want
