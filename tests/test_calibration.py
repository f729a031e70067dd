"""Where the numbers of confidence.toml come from, and that every rule has one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kg.evaluation import evaluate, find_gold
from kg.evaluation.reliability import Judged, Tenth, tenths
from kg.extraction.honours.award_names import Kind
from kg.lexicon.files import read_toml
from kg.resolution.confidence import confidence

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from calibration import (  # noqa: E402
    CAP,
    first_run_lines,
    first_runs,
    numbers,
    precisions,
    reliability,
    renewed,
    rounded,
    toml_tables,
)
from gold_sets import groups  # noqa: E402

FAMILIES = ("post", "byline", "honour", "honour_count", "programme", "figure", "event")
_RULE = re.compile(rf"""["'`]((?:{"|".join(FAMILIES)})\.[a-z_]+)["'`]""")


def _rules_in_code() -> set[str]:
    code = (ROOT / "kg" / "extraction").rglob("*.py")
    found = {rule for path in code for rule in _RULE.findall(path.read_text(encoding="utf-8"))}
    return found | {f"honour.{kind.replace('weak_', '')}" for kind in Kind}  # made by name in receivers.py


def _facts(rule: str, right: int, wrong: int) -> list[Judged]:
    return [Judged(rule, 0.9, True)] * right + [Judged(rule, 0.9, False)] * wrong


# -- the table ----------------------------------------------------------------------------------


def test_every_rule_of_the_code_has_a_family_in_the_table() -> None:
    rules = _rules_in_code()
    assert len(rules) > 40 and {rule.partition(".")[0] for rule in rules} == set(FAMILIES)
    families = read_toml("confidence.toml")["family"]
    assert {rule for rule in rules if rule.partition(".")[0] not in families} == set()


def test_every_rule_of_the_table_is_in_the_code() -> None:
    assert set(read_toml("confidence.toml")["rule"]) <= _rules_in_code()


def test_numbers_are_twentieths_and_none_is_above_the_cap() -> None:
    table = read_toml("confidence.toml")
    some = [*table["family"].values(), *table["rule"].values()]
    assert all(0 < number <= CAP and rounded(number) == number for number in some)


def test_confidence_of_a_measured_and_of_an_unmeasured_rule() -> None:
    table = read_toml("confidence.toml")
    measured = table["rule"]["post.before_name"]
    assert confidence("post.before_name", [0.9, 0.6, 1.0]) == round(measured * 0.6, 2)
    assert confidence("post.before_name", []) == measured
    # A rule that is not in the table has its family's number.
    assert "byline.invented" not in table["rule"]
    assert confidence("byline.invented", [0.8]) == round(table["family"]["byline"] * 0.8, 2)


def test_a_rule_of_no_family_has_no_confidence() -> None:
    with pytest.raises(KeyError):
        confidence("rumour.heard", [1.0])


# -- measuring ----------------------------------------------------------------------------------


def test_precision_is_shrunk_to_the_family() -> None:
    facts = [*_facts("post.a", 6, 2), *_facts("post.b", 1, 1), *_facts("event.c", 3, 0)]
    families, rules = precisions(facts)
    assert [(f.rule, f.facts, f.right, f.precision) for f in families] == [
        ("event", 3, 3, 1.0),
        ("post", 10, 7, 0.7),
    ]
    # By hand: (6 + 2 × 0.7) / (8 + 2) = 0.74 and (1 + 2 × 0.7) / (2 + 2) = 0.6.
    assert {rule.rule: pytest.approx(rule.precision) for rule in rules} == {
        "event.c": 1.0,
        "post.a": 0.74,
        "post.b": 0.6,
    }
    # Rounded down and capped; post.b and event.c have too few facts for a number of their own.
    assert numbers(families, rules) == ({"event": 0.95, "post": 0.7}, {"post.a": 0.7})


@pytest.mark.parametrize(
    ("precision", "number"),
    [(0.0, 0.0), (0.849, 0.8), (0.85, 0.85), (0.7, 0.7), (0.9499, 0.9), (0.95, 0.95), (1.0, 0.95)],
)
def test_rounding(precision: float, number: float) -> None:
    assert rounded(precision) == number


def test_tables_are_read_back() -> None:
    import tomllib

    text = toml_tables({"post": 0.9, "event": 0.6}, {"post.a": 0.85})
    assert tomllib.loads(text) == {"family": {"event": 0.6, "post": 0.9}, "rule": {"post.a": 0.85}}


def test_new_numbers_keep_the_comment_whatever_it_says() -> None:
    comment = "# Numbers of [family] and [rule].\n\n"
    tables = "[family]\npost = 0.9\n\n[rule]\n"
    assert renewed(comment + "[family]\npost = 0.5\n\n[rule]\n", tables) == comment + tables


def test_reliability_by_tenths() -> None:
    facts = [Judged("post.a", 1.0, True), Judged("post.a", 0.9, False), Judged("post.a", 0.29, True)]
    assert reliability(facts)[2:] == [
        "| 0.9–1.0 | 2 | 0.95 | 1 | 0.50 |",
        "| 0.2–0.3 | 1 | 0.29 | 1 | 1.00 |",
        "| all | 3 | 0.73 | 2 | 0.67 |",
    ]


def test_the_table_is_what_the_first_runs_give() -> None:
    families, rules = numbers(*precisions(first_runs()))
    table = read_toml("confidence.toml")
    assert (table["family"], table["rule"]) == (families, rules)


def test_a_first_run_is_kept_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = first_run_lines("dev-9*", [*_facts("post.a", 2, 1), *_facts("event.b", 0, 1)])
    assert lines == ["dev-9*\tevent.b\t1\t0", "dev-9*\tpost.a\t3\t2"]
    kept = tmp_path / "first_runs.tsv"
    kept.write_text("# passages\trule\tfacts\tright\n" + "\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr("calibration.FIRST_RUNS", kept)
    assert sorted((f.rule, f.right) for f in first_runs()) == [
        ("event.b", False),
        ("post.a", False),
        ("post.a", True),
        ("post.a", True),
    ]


# -- a built document ---------------------------------------------------------------------------


def test_facts_are_judged_by_their_document(tmp_path: Path) -> None:
    """One post that gold has, one that it has as optional, one that it has not."""
    document, gold = tmp_path / "a.txt", tmp_path / "a.jsonl"
    text = "泰安市总工会主席高立群、副主席孟庆华、副主席宋晓东出席会议。"
    document.write_text(f"泰安市总工会召开会议\n\n  {text}\n", encoding="utf-8")
    gold.write_text(
        '{"type":"post","person":"高立群","post":"主席","org":"泰安市总工会","quote":"主席高立群"}\n'
        '{"type":"post","person":"孟庆华","post":"副主席","org":"泰安市总工会","quote":"孟庆华","optional":true}\n',
        encoding="utf-8",
    )
    facts = [f for f in evaluate(find_gold(gold)).facts if f.family == "post"]
    assert sorted(fact.right for fact in facts) == [False, True, True]
    assert all(0 < fact.confidence <= 1 for fact in facts)


def test_groups_pair_each_document_with_its_gold() -> None:
    found = groups()
    assert len(found["seeds"].documents) == 3
    for name in ("dev", "held"):
        names = [file.path.stem for file in found[name].documents]
        assert names and all(each.startswith(name) for each in names)
    for group in found.values():
        assert [file.path.stem for file in group.documents] == list(group.facts)


# -- calibration --------------------------------------------------------------------------------

LEAST = 20
"""Tenths with fewer facts say nothing: there five facts more or fewer would decide."""
TOO_SURE = 0.1
"""So much may mean confidence be above the share of right facts. Chance alone moves the share of twenty facts at 0.9
by 0.07 (one standard deviation)."""
TOO_MODEST = 0.15
"""So much may it be below. Numbers are rounded down by up to 0.05 and end at 0.95, and a doubtful name lowers a fact
that counted against its rule already (the comment of confidence.toml): confidences err on this side on purpose."""


def off(facts: list[Judged]) -> list[Tenth]:
    """The tenths with at least LEAST facts whose confidence is not how often they are right."""
    return [
        tenth
        for tenth in tenths(facts)
        if tenth.facts >= LEAST and not -TOO_MODEST <= tenth.confidence - tenth.share <= TOO_SURE
    ]


def test_confidences_that_do_not_hold_are_noticed() -> None:
    sure, unsure = [Judged("post.a", 0.95, i < 16) for i in range(20)], [Judged("post.b", 0.45, True)] * 20
    assert [(t.low, t.right, t.facts) for t in off(sure)] == [(0.9, 16, 20)]  # 0.8 right, 0.95 claimed
    assert [t.low for t in off(unsure)] == [0.4]  # too modest is off as well
    assert off([Judged("post.a", 0.95, i < 17) for i in range(20)]) == []
    assert off(sure[1:]) == []  # too few to say
    assert len(off([*sure, *unsure])) == 2


def test_of_the_facts_at_nine_tenths_nine_in_ten_are_right() -> None:
    """On passages held out. Only counts are shown."""
    facts = list(evaluate(groups()["held"]).facts)
    table = "\n".join(reliability(facts))
    assert len(facts) > 700 and any(t.facts >= LEAST for t in tenths(facts)), table
    assert off(facts) == [], f"held: confidences do not hold\n{table}"


def test_where_rules_were_mended_no_confidence_is_too_high() -> None:
    """On seeds and dev nearly all is right by now, whatever a rule was worth at first: there it can only be too low."""
    facts = [fact for name in ("seeds", "dev") for fact in evaluate(groups()[name]).facts]
    table = "\n".join(reliability(facts))
    assert len(facts) > 1000, table
    assert [t for t in off(facts) if t.confidence > t.share] == [], f"seeds and dev\n{table}"
