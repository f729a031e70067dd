"""Where the numbers of confidence.toml come from, and that every rule has one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kg.extraction.honours.award_names import Kind
from kg.lexicon.files import read_toml
from kg.resolution.confidence import confidence

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from calibration import (  # noqa: E402
    CAP,
    Judged,
    judged,
    numbers,
    precisions,
    reliability,
    renewed,
    rounded,
    toml_tables,
)
from gold_sets import Group, built, groups  # noqa: E402

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
    facts = [f for f in judged(built(Group("g", (document,), (gold,)), tmp_path)) if f.family == "post"]
    assert sorted(fact.right for fact in facts) == [False, True, True]
    assert all(0 < fact.confidence <= 1 for fact in facts)


def test_groups_pair_each_document_with_its_gold() -> None:
    found = groups()
    assert len(found["seeds"].documents) == 3
    for name in ("dev", "held"):
        assert found[name].documents and all(path.stem.startswith(name) for path in found[name].documents)
    for group in found.values():
        assert [path.stem for path in group.documents] == [path.stem for path in group.gold]
