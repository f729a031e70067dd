"""``kg evaluate``."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from kg.cli.output import DONE, FACT_NAMES, SOME_UNREADABLE, progress_bar, say
from kg.cli.tables import as_table, visible
from kg.evaluation import Evaluation, Score, evaluate, find_gold
from kg.evaluation.ablation import VARIANTS, Outcome, ablate
from kg.evaluation.findings import Finding, missed, spurious
from kg.evaluation.reliability import Tenth, all_of, tenths
from kg.graph.query import Table
from kg.lexicon.additions import read_additions

__all__ = ["run"]

_SHOWN = 10
"""Misses and spurious rows of a kind that a table lists, if nothing else is said. JSON has all."""


def run(given: argparse.Namespace) -> int:
    """Build the documents that have gold, score them, and report on standard output."""
    sources = read_additions(given.lexicon)
    gold = find_gold(given.gold, given.sources)
    with progress_bar(given.quiet) as progress:
        tell = (lambda done, total: progress("documents", done, total)) if progress else None
        evaluation = evaluate(gold, jobs=given.jobs, sources=sources, progress=tell)
        outcomes = []
        for outcome in ablate(gold, sources) if given.ablate else ():
            outcomes.append(outcome)
            if progress:
                progress("variants", len(outcomes), len(VARIANTS))
    problems = [*gold.problems, *evaluation.unreadable]
    for line in problems:
        say(f"kg: {line}")
    misses: Sequence[Finding] = missed(evaluation.report, evaluation.texts)
    extras: Sequence[Finding] = spurious(evaluation.report, evaluation.texts, evaluation.surfaces)
    if given.format == "json":
        misses, extras = _first(misses, given.misses), _first(extras, given.misses)
        told = _as_json(evaluation, misses, extras, outcomes)
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        limit = _SHOWN if given.misses is None else given.misses
        for line in _lines(evaluation, misses, extras, outcomes, limit):
            sys.stdout.write(f"{line}\n")
    return SOME_UNREADABLE if problems else DONE


def _first(findings: Sequence[Finding], limit: int | None) -> list[Finding]:
    """At most `limit` of each kind."""
    counts: dict[str, int] = {}
    result = []
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
        if limit is None or counts[finding.kind] <= limit:
            result.append(finding)
    return result


# ---------------------------------------------------------------------------------------------
# For reading


def _lines(
    evaluation: Evaluation,
    misses: Sequence[Finding],
    extras: Sequence[Finding],
    outcomes: Sequence[Outcome],
    limit: int,
) -> Iterator[str]:
    report = evaluation.report
    yield f"{report.documents} 份文件 documents"
    yield ""
    scored = [score for score in report.scores if score.gold or score.found]
    rows = [_score_row(score) for score in scored]
    rows.append(("宏平均 macro", "", "", "", "", "", f"{report.macro_f1:.3f}"))
    yield from _table(
        ("类别 kind", "标注 gold", "找到 found", "正确 right", "准确率 P", "召回率 R", "F1"), rows
    )
    yield ""
    yield "置信度每十分之一里，多少是对的 of the facts with a confidence in each tenth, how many are right"
    yield ""
    parts = [_tenth_row(f"{tenth.low:.1f}–{tenth.high:.1f}", tenth) for tenth in tenths(evaluation.facts)]
    parts.append(_tenth_row("合计 all", all_of(evaluation.facts)))
    yield from _table(("置信度 confidence", "事实 facts", "平均 mean", "正确 right", "比例 share"), parts)
    if outcomes:
        yield from _ablation(outcomes)
    yield from _findings("漏掉的 missed", misses, limit)
    yield from _findings("多出的 spurious", extras, limit)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return as_table(Table(head, tuple(rows)), width).splitlines()


def _kind(kind: str) -> str:
    return f"{FACT_NAMES['organisation' if kind == 'org' else kind][0]} {kind}"


def _score_row(score: Score) -> tuple[str, ...]:
    # Nothing found is no precision, nothing wanted no recall.
    return (
        _kind(score.type),
        str(score.gold),
        str(score.found),
        str(score.right),
        f"{score.precision:.3f}" if score.found else "",
        f"{score.recall:.3f}" if score.gold else "",
        f"{score.f1:.3f}",
    )


def _tenth_row(name: str, tenth: Tenth) -> tuple[str, ...]:
    return name, str(tenth.facts), f"{tenth.confidence:.2f}", str(tenth.right), f"{tenth.share:.2f}"


def _ablation(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A row a variant; the first is the program as it is, and the others are compared with it."""
    first = outcomes[0]
    yield ""
    yield "逐项去掉后的得分 scores with each witness left out"
    yield ""
    rows = [
        (
            outcome.variant.chinese,
            outcome.variant.name,
            f"{outcome.evaluation.report.macro_f1:.3f}",
            str(outcome.right) if outcome is first else f"{outcome.right - first.right:+d}",
            str(outcome.wrong) if outcome is first else f"{outcome.wrong - first.wrong:+d}",
        )
        for outcome in outcomes
    ]
    yield from _table(("去掉 left out", "", "macro F1", "正确 right", "错误 wrong"), rows)


def _findings(title: str, findings: Sequence[Finding], limit: int) -> Iterator[str]:
    shown = _first(findings, limit)
    if not findings or not limit:
        return
    yield ""
    yield f"{title}: {len(findings)}" + (
        f"（每类列出前 {limit} 条 the first {limit} of each kind）" if len(shown) < len(findings) else ""
    )
    for finding in shown:
        yield ""
        yield f"{_kind(finding.kind)}  {visible(finding.document)}"
        yield f"  应有 expected  {visible(finding.expected) or '—'}"
        yield f"  找到 found     {visible(finding.found) or '—'}"
        if finding.sentence:
            yield f"  原文 text      {visible(finding.sentence)}"


# ---------------------------------------------------------------------------------------------
# For programs


def _as_json(
    evaluation: Evaluation,
    misses: Sequence[Finding],
    extras: Sequence[Finding],
    outcomes: Sequence[Outcome],
) -> dict[str, Any]:
    report = evaluation.report
    result = {
        "documents": report.documents,
        "types": {score.type: _score_json(score) for score in report.scores},
        "macro_f1": round(report.macro_f1, 4),
        "reliability": [
            {
                "from": tenth.low,
                "to": tenth.high,
                "facts": tenth.facts,
                "confidence": round(tenth.confidence, 4),
                "right": tenth.right,
                "share": round(tenth.share, 4),
            }
            for tenth in tenths(evaluation.facts)
        ],
        "missed": [_finding_json(finding) for finding in misses],
        "spurious": [_finding_json(finding) for finding in extras],
    }
    if outcomes:
        result["ablation"] = [
            {
                "variant": outcome.variant.name,
                "macro_f1": round(outcome.evaluation.report.macro_f1, 4),
                "right": outcome.right,
                "wrong": outcome.wrong,
            }
            for outcome in outcomes
        ]
    return result


def _score_json(score: Score) -> dict[str, float]:
    return {
        "gold": score.gold,
        "found": score.found,
        "right": score.right,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _finding_json(finding: Finding) -> dict[str, str]:
    return {
        "type": finding.kind,
        "document": finding.document,
        "expected": finding.expected,
        "found": finding.found,
        "sentence": finding.sentence,
    }
