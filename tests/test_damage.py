"""Facts survive the damages that pages of papers show, and every quote leads back to what stands in the file."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kg.processing import process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from damage import facts_of, misplaced, passages
from page_damage import KINDS, SHARED, damaged, is_whole, on_one_page

LEAST_KEPT = 0.97
LEAST_KEPT_BELOW = {"page breaks": 0.96}
"""Lists of names in a narrow column, cut by a page's end, are the weakest."""
LEAST_KEPT_TOGETHER = dict.fromkeys(SHARED, 0.97) | {
    "two wrapped articles": 0.96,
    "two continued wrapped articles": 0.96,
    "two articles side by side": 0.92,
    "all of two articles": 0.94,
}
"""Of the facts of two articles on one page."""


@cache
def _alone(path: Path) -> Counter[tuple[object, ...]]:
    return facts_of(process(path.name, path.read_bytes()))


def _kept(pages: Iterable[tuple[tuple[Path, ...], str]]) -> float:
    """The share of the passages' facts that their damaged pages still state; every quote has to be at its offsets."""
    total = kept = 0
    for paths, text in pages:
        document = process(" + ".join(path.name for path in paths), text.encode())
        before = sum((_alone(path) for path in paths), Counter[tuple[object, ...]]())
        total += before.total()
        kept += (before & facts_of(document)).total()
        assert misplaced(document) == []
    assert total > 1000
    return kept / total


@pytest.mark.parametrize("kind", KINDS)
def test_facts_survive_damage(kind: str) -> None:
    seeds = {
        path: int(path.stem[-2:]) % 3 for path in passages()
    }  # different damage for each, the same in every run
    pages = (((path,), damaged(path.read_text("utf-8"), kind, seed)) for path, seed in seeds.items())
    assert _kept(pages) >= LEAST_KEPT_BELOW.get(kind, LEAST_KEPT)


@pytest.mark.parametrize("kind", SHARED)
def test_each_article_of_a_page_keeps_its_own_facts(kind: str) -> None:
    paths = passages()
    pairs = list(pairwise(paths))[::2]
    pages = ((pair, on_one_page([path.read_text("utf-8") for path in pair], kind, 1)) for pair in pairs)
    assert _kept(pages) >= LEAST_KEPT_TOGETHER[kind]


PAGE = (
    "庆阳市总工会召开全委会议\n\n"
    "本报讯（记者 李明）4月12日，庆阳市总工会召开全委会议，部署2022年工作任务，市总工会主席陈立出席会议并讲话，"
    "要求各级工会建成职工书屋12家，帮扶困难职工300户，让广大职工感受到娘家人的温暖。\n"
)


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_the_same_for_the_same_seed_and_changes_the_text(kind: str) -> None:
    variants = {damaged(PAGE, kind, seed) for seed in range(12)}
    assert damaged(PAGE, kind, 3) == damaged(PAGE, kind, 3)
    assert variants - {PAGE}


@pytest.mark.parametrize(
    "kind", ["wrapped", "private", "spaced", "justified", "gaps", "drop caps", "numbers"]
)
def test_damage_that_only_moves_text_keeps_its_characters(kind: str) -> None:
    for seed in range(5):
        assert re.sub(r"[\s\ue000-\uf8ff]", "", damaged(PAGE, kind, seed)) == re.sub(r"\s", "", PAGE)


def test_headings_are_doubled_and_paragraphs_are_not() -> None:
    page = damaged(PAGE, "doubled", 0)
    assert page.startswith("庆庆阳阳市市总总工工会会召召开开")
    assert "本报讯（记者 李明）4月12日" in page


def test_a_page_that_is_wrapped_is_not_whole() -> None:
    assert is_whole(PAGE)
    assert not is_whole(damaged(PAGE, "wrapped", 1))


@pytest.mark.parametrize("kind", SHARED)
def test_pages_of_two_articles_hold_the_characters_of_both(kind: str) -> None:
    other = PAGE.replace("庆阳", "云台")
    for seed in range(4):
        page = on_one_page([PAGE, other], kind, seed)
        assert page == on_one_page([PAGE, other], kind, seed)
        left = Counter(PAGE + other) - Counter(page)
        assert not re.sub(r"\s", "", "".join(left))


def test_columns_side_by_side_share_their_lines() -> None:
    page = damaged(PAGE, "side by side", 1)
    assert sum(1 for line in page.split("\n") if re.search(r"\S {3,}\S", line)) >= 2
