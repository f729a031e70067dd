"""Scoring of rows against gold facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluation import FACT_TYPES, Report, Score, read_gold, score


def _post(person: str, post: str = "主席", org: str = "鹤壁市总工会", **more: Any) -> dict[str, Any]:
    return {"type": "post", "person": person, "post": post, "org": org, "quote": person, **more}


def _row(
    person: str, post: str = "主席", org: str = "鹤壁市总工会", document: str = "a.txt"
) -> dict[str, str]:
    return {"person": person, "post": post, "organisation": org, "document": document, "quote": ""}


def _of(report: Report, kind: str) -> Score:
    return report.scores[FACT_TYPES.index(kind)]


def test_counts_of_found_missed_and_spurious() -> None:
    report = score({"post": [_row("秦海涛"), _row("许敏")]}, {"a": [_post("秦海涛"), _post("董国栋")]})
    assert _of(report, "post") == Score("post", gold=2, found=2, right=1)
    assert [fact["person"] for _, fact in report.missed] == ["董国栋"]
    assert [row["person"] for _, _, row in report.spurious] == ["许敏"]


def test_precision_recall_and_f1() -> None:
    assert Score("post", gold=4, found=2, right=1).precision == 0.5
    assert Score("post", gold=4, found=2, right=1).recall == 0.25
    assert Score("post", gold=4, found=2, right=1).f1 == pytest.approx(1 / 3)
    assert Score("post", gold=0, found=0, right=0).f1 == 0


def test_a_row_of_another_document_finds_nothing() -> None:
    report = score({"post": [_row("秦海涛", document="b.txt")]}, {"a": [_post("秦海涛")], "b": []})
    assert _of(report, "post") == Score("post", gold=1, found=1, right=0)


def test_documents_without_gold_are_passed_over() -> None:
    assert _of(score({"post": [_row("秦海涛")]}, {"b": []}), "post").found == 0


def test_optional_facts_cost_nothing() -> None:
    gold = {"a": [_post("秦海涛", optional=True), _post("许敏", optional=True)]}
    assert _of(score({"post": [_row("秦海涛")]}, gold), "post") == Score("post", 0, 0, 0)


def test_one_row_finds_one_fact() -> None:
    gold = {"a": [_post("秦海涛"), _post("秦海涛")]}
    assert _of(score({"post": [_row("秦海涛")]}, gold), "post").right == 1


def test_aliases_blanks_and_width_do_not_matter() -> None:
    gold = {"a": [_post("买买提·艾力", org="鹤壁市妇联", org_aliases=["鹤壁市妇女联合会"])]}
    rows = {"post": [_row("买买提艾力", org="鹤壁市 妇女联合会")]}
    assert _of(score(rows, gold), "post").right == 1


def _figure(**fields: Any) -> dict[str, Any]:
    base = {
        "type": "figure",
        "value": 206000,
        "unit": "人次",
        "measure": "培训职工",
        "quote": "培训职工20.6万人次",
    }
    return base | fields


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({}, 1),
        ({"value": "206000.0"}, 1),
        ({"value": "206001"}, 0),
        ({"unit": "元"}, 0),
        ({"measure": "慰问困难家庭"}, 0),
        ({"measure": "全年培训职工"}, 1),
    ],
)
def test_figures_match_by_value_unit_and_measure(row: dict[str, str], right: int) -> None:
    base = {"value": "206000", "unit": "人次", "measure": "培训职工", "document": "a.txt"}
    assert _of(score({"figure": [base | row]}, {"a": [_figure()]}), "figure").right == right


def test_units_of_one_kind_are_the_same() -> None:
    row = {"value": "3", "unit": "名", "measure": "培训职工", "document": "a.txt"}
    assert _of(score({"figure": [row]}, {"a": [_figure(value=3, unit="人")]}), "figure").right == 1


@pytest.mark.parametrize(
    ("label", "date", "right"),
    [("职工运动会", "2021-05", 1), ("职工运动会", "2021-06", 0), ("职工运动会", "", 1), ("表彰大会", "", 0)],
)
def test_events_match_by_name_and_date(label: str, date: str, right: int) -> None:
    gold = {"a": [{"type": "event", "label": "第二届职工运动会", "date": "2021-05-03", "quote": ""}]}
    row = {"event": label, "date": date, "document": "a.txt"}
    assert _of(score({"event": [row]}, gold), "event").right == right


def test_programmes_match_without_what_they_are_called() -> None:
    gold = {"a": [{"type": "programme", "label": "春风送岗", "aliases": [], "quote": ""}]}
    row = {"programme": "“春风送岗”行动", "document": "a.txt"}
    assert _of(score({"programme": [row]}, gold), "programme").right == 1


def test_macro_is_over_the_types_that_gold_has() -> None:
    assert score({"post": [_row("秦海涛")]}, {"a": [_post("秦海涛")]}).macro_f1 == 1


def test_read_gold_names_the_broken_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type": "post"}\n\n{', encoding="utf-8")
    with pytest.raises(KgError, match=r"a\.jsonl, line 3"):
        read_gold([tmp_path / "a.jsonl"])
