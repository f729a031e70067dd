"""Scoring of rows against gold facts."""

from __future__ import annotations

import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluation import FACT_TYPES, Report, Score, evaluate, find_gold, read_gold, score
from kg.evaluation.ablation import VARIANTS, Variant, ablate
from kg.evaluation.findings import in_sentence, missed, spurious
from kg.evaluation.gold import GoldSet

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "gold" / "score.py"


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


# -- gold ---------------------------------------------------------------------------------------

POST = {"type": "post", "person": "秦海涛", "post": "主席", "org": "鹤壁市总工会", "quote": "主席秦海涛"}


def write(folder: Path, name: str, *facts: Any, text: str = "") -> Path:
    """Gold, and its document if there is a `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = folder / f"{name}.jsonl"
    lines = [fact if isinstance(fact, str) else json.dumps(fact, ensure_ascii=False) for fact in facts]
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if text:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return gold


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[1]", "must be an object"),
        ('{"kind": "post"}', "type None: .*known: org, post"),
        ('{"type": "posts"}', "type 'posts'"),
        ('{"type": ["post"]}', "no such type"),
        ('{"type": "post", "person": "甲", "post": "主席", "quote": "甲"}', "org is missing"),
        ('{"type": "org", "label": "甲"}', "quote is missing"),
        ('{"type": "org", "label": "", "quote": "甲"}', "label: .*not empty"),
        ('{"type": "org", "label": "甲", "aliases": "乙", "quote": "甲"}', "aliases: .*list"),
        ('{"type": "org", "label": "甲", "optional": "yes", "quote": "甲"}', "optional: .*true or false"),
        ('{"type": "honour_count", "award": "甲", "count": "三", "quote": "甲"}', "count: .*number"),
        (
            '{"type": "figure", "value": true, "unit": "人", "measure": "甲", "quote": "甲"}',
            "value: .*number",
        ),
    ],
)
def test_bad_gold_is_one_line_with_file_and_line_number(tmp_path: Path, line: str, problem: str) -> None:
    path = write(tmp_path, "a", POST, "", line)
    with pytest.raises(KgError, match=rf"a\.jsonl, 第 3 行 line 3: .*{problem}") as error:
        read_gold([path])
    assert len(str(error.value).splitlines()) == 1


def test_gold_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"type": "工会"}'.encode("gb18030"))
    with pytest.raises(KgError, match=r"a\.jsonl: .*not UTF-8 at byte offset 10"):
        read_gold([tmp_path / "a.jsonl"])


def test_documents_stand_beside_their_gold_or_in_sources(tmp_path: Path) -> None:
    write(tmp_path / "gold", "beside", POST, text="一")
    write(tmp_path / "gold" / "deep", "apart", POST)
    write(tmp_path / "gold", "lost", POST)
    write(tmp_path / "gold" / ".hidden", "hidden", POST)
    (tmp_path / "texts" / "more").mkdir(parents=True)
    (tmp_path / "texts" / "more" / "apart.md").write_text("二", encoding="utf-8")
    (tmp_path / "texts" / "other.txt").write_text("三", encoding="utf-8")
    found = find_gold(tmp_path / "gold", [tmp_path / "texts"])
    assert [file.name for file in found.documents] == ["beside.txt", "apart.md"]
    assert set(found.facts) == {"apart", "beside"}
    [problem] = found.problems
    assert "lost.jsonl" in problem and "--sources" in problem


def test_gold_that_is_missing_or_doubtful(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        find_gold(tmp_path / "missing")
    with pytest.raises(KgError, match=r"no gold \(\.jsonl\) there; put"):
        find_gold(tmp_path)
    one = write(tmp_path / "one", "a", POST)
    with pytest.raises(KgError, match=r"a\.jsonl: .*--sources"):
        find_gold(one)
    for suffix in (".txt", ".md"):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / f"a{suffix}").write_text("一", encoding="utf-8")
    with pytest.raises(KgError, match="more than one document"):
        find_gold(one, [tmp_path / "texts"])
    write(tmp_path / "two", "a", POST)
    with pytest.raises(KgError, match="rename one"):
        find_gold(tmp_path)


# -- a whole evaluation -------------------------------------------------------------------------

TEXT = """鹤壁市总工会召开会议

8月4日，鹤壁市总工会主席秦海涛、副主席董国栋出席座谈会。全市培训职工1200人次。
开展“春风送岗”暖心行动。今年有3.2万职工参加技能竞赛。
"""
FACTS = (
    POST,
    {**POST, "person": "董国栋", "post": "常务副主席", "quote": "副主席董国栋"},
    {"type": "figure", "value": 1200, "unit": "人次", "measure": "培训职工", "quote": "培训职工1200人次"},
    {
        "type": "figure",
        "value": 32000,
        "unit": "人",
        "measure": "职工参加技能竞赛",
        "quote": "3.2万职工参加技能竞赛",
    },
)


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> GoldSet:
    folder = tmp_path_factory.mktemp("gold")
    write(folder, "one", *FACTS, text=TEXT)
    write(folder, "two", {**POST, "optional": True}, text=TEXT.replace("鹤壁", "濮阳"))
    return find_gold(folder)


def test_documents_are_built_and_scored(gold: GoldSet) -> None:
    told: list[tuple[int, int]] = []
    result = evaluate(gold, progress=lambda *step: told.append(step))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert _of(result.report, "figure").right == 2
    # 副主席董国栋 is spurious in both, the chairman of 濮阳市总工会 in the second.
    assert _of(result.report, "post") == Score("post", gold=2, found=4, right=1)
    assert {fact.family for fact in result.facts} >= {"post", "figure"}
    assert sum(not fact.right for fact in result.facts) >= 3
    assert evaluate(gold, jobs=2).report == result.report


def test_misses_show_what_was_found_nearest_and_where(gold: GoldSet) -> None:
    result = evaluate(gold)
    [miss] = missed(result.report, result.texts)
    assert (miss.kind, miss.document) == ("post", "one")
    assert miss.expected == "董国栋 — 常务副主席 — 鹤壁市总工会"
    assert miss.found == "董国栋 — 副主席 — 鹤壁市总工会"
    assert miss.sentence == "8月4日，鹤壁市总工会主席秦海涛、【副主席董国栋】出席座谈会。"
    extra = [each for each in spurious(result.report, result.texts, result.surfaces) if each.kind == "post"]
    assert (extra[0].found, extra[0].expected) == (miss.found, miss.expected)
    assert [each.expected for each in extra if each.document == "two"] == ["", ""]
    org = next(e for e in spurious(result.report, result.texts, result.surfaces) if e.kind == "org")
    assert "【鹤壁市总工会】" in org.sentence


def test_unreadable_documents_are_named_and_not_scored(gold: GoldSet, tmp_path: Path) -> None:
    write(tmp_path, "bad", *FACTS)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01" * 40)
    with pytest.raises(KgError, match=r"(?s)bad\.txt.*nothing could be evaluated"):
        evaluate(find_gold(tmp_path))
    write(tmp_path, "one", *FACTS, text=TEXT)
    result = evaluate(find_gold(tmp_path))
    assert result.report.documents == 1 and _of(result.report, "post").gold == 2
    assert [line.split(":")[0] for line in result.unreadable] == ["bad.txt"]


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("甲。乙丙丁。戊", "丙", "乙【丙】丁。"),
        ("甲。乙丙丁。戊", "丁。", "乙丙【丁。】"),
        ("标题\n\n　　正文一二。", "正文", "【正文】一二。"),
        ("断\n行的 句子。", "断行", "【断行】的句子。"),
        ("甲" * 80 + "乙" + "丙" * 80, "乙", "…" + "甲" * 60 + "【乙】" + "丙" * 60 + "…"),
        ("甲乙", "丙", ""),
        ("甲乙", "", ""),
    ],
)
def test_quotes_are_shown_in_their_sentence(text: str, quote: str, sentence: str) -> None:
    assert in_sentence(text, quote) == sentence


def test_every_variant_runs_and_some_witness_is_worth_something(gold: GoldSet) -> None:
    first, *others = ablate(gold)
    assert first.variant is VARIANTS[0] and len(others) == len(VARIANTS) - 1 >= 12
    report = evaluate(gold).report
    assert first.evaluation.report == report
    assert (first.right, first.wrong) == (
        sum(score.right for score in report.scores),
        sum(score.found - score.right for score in report.scores),
    )
    assert any(outcome.right < first.right for outcome in others)


def test_a_variant_leaves_the_program_as_it_was(gold: GoldSet) -> None:
    before = evaluate(gold).report
    [without] = ablate(gold, variants=[Variant("x", "", left_out=("units.toml:kinds",))])
    assert without.evaluation.report != before
    assert evaluate(gold).report == before


# -- the scorer that others use -----------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared gold is not beside this checkout")
@pytest.mark.parametrize("which", ["seeds", "dev"])
def test_scores_are_those_of_the_shared_scorer(
    which: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.cli import main
    from kg.pipeline import build

    patterns = {
        "seeds": (SHARED.parent, ROOT / "seeds", "*"),
        "dev": (*[ROOT / "tests/gold/passages"] * 2, "dev-0*"),
    }
    gold, sources, pattern = patterns[which]
    for path in [*gold.glob(f"{pattern}.jsonl")]:
        shutil.copy(path, tmp_path)
        shutil.copy(sources / f"{path.stem}.txt", tmp_path)
    assert main(["evaluate", str(tmp_path), "--format", "json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    graph = build([tmp_path], tmp_path / "out").graph
    monkeypatch.setattr(
        "sys.argv",
        ["score.py", str(graph), "--queries", str(ROOT / "queries"), "--gold", str(tmp_path), "--json"],
    )
    with pytest.raises(SystemExit):
        runpy.run_path(str(SHARED), run_name="__main__")
    theirs = json.loads(capsys.readouterr().out)
    assert sum(score["gold"] for score in theirs["types"].values()) > 100
    assert ours["types"] == theirs["types"] and ours["macro_f1"] == theirs["macro_f1"]
