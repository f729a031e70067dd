"""``kg check``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.cli.output import DONE, say
from kg.cli.tables import visible
from kg.errors import KgError
from kg.graph.loading import load_any_form
from kg.graph.mending import advice, short
from kg.graph.notation import ntriples
from kg.graph.terms import Literal
from kg.graph.validation import NOTHING_CHECKED, Finding, Report, load_shapes, validate_graph

__all__ = ["run"]

_VIOLATIONS = 1

_TRIPLES_A_SECOND = 2000
"""How many triples pySHACL checks in a second on a laptop; see benchmarks/forms.py."""

_WORTH_SAYING = 20_000
"""Triples from which the user is told how long it may take."""


def run(given: argparse.Namespace) -> int:
    """Check a graph, findings on standard output. Exit status 0 if it conforms, 1 if not, 2 if nothing was checked."""
    shapes = load_shapes(Path(given.shapes) if given.shapes else None)
    path = Path(given.graph)
    if not path.is_file():
        raise KgError(
            f"{path}: 没有这个图谱，请先 kg build，或写明文件 no such graph; run `kg build PATH...` first or name one"
        )
    graph = load_any_form(path)
    if not given.quiet and len(graph) >= _WORTH_SAYING:
        seconds = len(graph) // _TRIPLES_A_SECOND
        say(
            f"{len(graph):,} 条三元组，在内存里检查，约需 {seconds} 秒 triples, checked in memory: "
            f"about {seconds} seconds"
        )
    report = validate_graph(graph, shapes)
    _WRITERS[given.format](report)
    sys.stdout.flush()
    if not report.checked:
        raise KgError(f"{path}: {NOTHING_CHECKED}")
    if given.shapes:
        for shape in report.idle:
            say(f"kg: {shape}: 图中没有它的目标 the graph holds no target of this shape")
    if not given.quiet:
        say(_summary(report))
    return DONE if report.conforms else _VIOLATIONS


def _summary(report: Report) -> str:
    if report.conforms:
        return f"合规：检查了 {report.checked:,} 个节点 it conforms: {report.checked:,} nodes were checked"
    return (
        f"{len(report.findings)} 处问题，检查了 {report.checked:,} 个节点 "
        f"{len(report.findings)} findings, {report.checked:,} nodes were checked"
    )


def _as_table(report: Report) -> None:
    for finding in report.findings if report.checked else ():
        sys.stdout.write("\n".join(_lines(finding)) + "\n\n")


def _lines(finding: Finding) -> Iterator[str]:
    zh, en = advice(finding)
    yield visible(finding.label) if finding.label else visible(finding.focus)
    yield f"  节点 node      {visible(finding.focus)}"
    if finding.document:
        yield f"  文件 document  {visible(finding.document)}"
    yield f"  规则 rule      {visible(finding.message)}"
    rule = " ".join(filter(None, (short(finding.path), _component(finding), short(finding.shape))))
    yield f"                 {visible(rule)}"
    if finding.value:
        yield f"  值 value       {visible(short(finding.value))}"
    yield f"  改法 mend      {visible(zh)}；{visible(en)}"


def _component(finding: Finding) -> str:
    return f"sh:{finding.constraint}"


def _as_json(report: Report) -> None:
    found = [_finding_json(finding) for finding in report.findings if report.checked]
    data = {"conforms": report.conforms, "checked": report.checked, "findings": found, "idle": report.idle}
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _finding_json(finding: Finding) -> dict[str, Any]:
    zh, en = advice(finding)
    return {
        "focus": finding.focus,
        "label": finding.label,
        "document": finding.document,
        "path": finding.path,
        "value": finding.value,
        "constraint": finding.constraint,
        "shape": finding.shape,
        "message": finding.message,
        "mend": {"zh": zh, "en": en},
    }


def _as_turtle(report: Report) -> None:
    """A SHACL validation report (section 3.6 of the specification)."""
    sys.stdout.write("@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n[] a sh:ValidationReport ;\n")
    sys.stdout.write(f"    sh:conforms {'true' if report.conforms else 'false'}")
    for finding in report.findings if report.checked else ():
        focus, path, value, shape = finding.terms
        rows = [
            ("sh:resultSeverity", "sh:Violation"),
            ("sh:focusNode", focus),
            ("sh:resultPath", path),
            ("sh:value", value),
            ("sh:sourceConstraintComponent", f"sh:{finding.constraint}"),
            ("sh:sourceShape", shape),
            ("sh:resultMessage", ntriples(Literal(finding.message))),
        ]
        body = " ;\n        ".join(f"{name} {term}" for name, term in rows if term)
        sys.stdout.write(f" ;\n    sh:result [\n        a sh:ValidationResult ;\n        {body}\n    ]")
    sys.stdout.write(" .\n")


_WRITERS = {"table": _as_table, "json": _as_json, "ttl": _as_turtle}
