"""Facts survive the damages that pages of papers show, and every quote leads back to what stands in the file."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from kg.model import ResolvedDocument
from kg.processing import process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from damage import facts_of, misplaced, passages
from page_damage import KINDS, damaged, is_whole

LEAST_KEPT = 0.97


@cache
def _built(path: Path, kind: str | None) -> ResolvedDocument:
    text = path.read_text("utf-8")
    seed = int(path.stem[-2:]) % 3  # different damage for each passage, the same in every run
    return process(path.name, (damaged(text, kind, seed) if kind else text).encode())


@pytest.mark.parametrize("kind", KINDS)
def test_facts_survive_damage(kind: str) -> None:
    total = kept = 0
    for path in passages():
        before, after = facts_of(_built(path, None)), facts_of(_built(path, kind))
        total += before.total()
        kept += (before & after).total()
        assert misplaced(_built(path, kind)) == []
    assert total > 1000
    assert kept >= LEAST_KEPT * total, f"{kind}: {kept} of {total}"


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


@pytest.mark.parametrize("kind", ["wrapped", "private", "spaced", "justified", "gaps", "drop caps"])
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
