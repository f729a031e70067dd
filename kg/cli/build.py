"""``kg build``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from kg.cli.output import DONE, FACT_NAMES, SOME_UNREADABLE, progress_bar, say
from kg.graph.description import Publication
from kg.graph.forms import FORMS, form_named
from kg.lexicon.additions import read_additions
from kg.pipeline import BuildReport, build
from kg.reading.inputs import Limits

__all__ = ["run"]


def run(given: argparse.Namespace) -> int:
    """Build, and say on standard error what was made."""
    sources = read_additions(given.lexicon)
    publication = Publication.of(map(form_named, given.formats), given.published_at)
    with progress_bar(given.quiet) as progress:
        report = build(
            given.paths,
            given.out,
            jobs=given.jobs,
            progress=progress,
            sources=sources,
            publication=publication,
            limits=Limits.of_megabytes(given.max_megabytes),
        )
    for line in (*report.unreadable, *report.warnings):
        say(f"kg: {line}")
    for path in _left_over(report):
        say(
            f"kg: {path}: 是以前构建的，与新图谱不符 is from an earlier build and no longer agrees with graph.ttl"
        )
    if not given.quiet:
        _close(report)
    return SOME_UNREADABLE if report.unreadable or report.warnings else DONE


def _left_over(report: BuildReport) -> list[Path]:
    """Other forms of the graph that an earlier build left in the folder. They may be a user's own, so they stay."""
    others = (report.graph.with_suffix(f".{form.name}") for form in FORMS)
    return [path for path in others if path not in (report.graph, *report.forms) and path.exists()]


def _close(report: BuildReport) -> None:
    """The closing table: what was built, how long it took, where it is, what to ask next."""
    from rich.console import Console
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(style="dim")
    table.add_column(justify="right")

    def row(chinese: str, english: str, value: int | str) -> None:
        table.add_row(chinese, english, f"{value:,}" if isinstance(value, int) else value)

    row("文件", "documents", report.documents)
    row("文章", "articles", report.articles)
    row("字符", "characters", report.characters)
    for kind, number in report.facts.items():
        row(*FACT_NAMES[kind], number)
    row("提及", "mentions", report.mentions)
    row("实体", "entities", report.entities)
    row("三元组", "triples", report.triples)
    if report.unreadable:
        row("未读入", "not read", len(report.unreadable))
    if report.warnings:
        row("读得不全", "with warnings", len(report.warnings))
    row("用时", "time", f"{sum(report.seconds.values()):.1f} s")
    console = Console(stderr=True)
    console.print(table)
    for line in _left_out(report):
        say(line)
    console.print()
    # Paths go as they are, unwrapped, to be copied.
    query = "kg query officials"
    if report.graph != Path("out/graph.ttl"):
        query += f" --graph {report.graph}"
    for line in (
        f"图谱 graph  {'  '.join(map(str, (report.graph, *report.forms)))}",
        f"网页 page   {report.page}  （双击打开 open by double click）",
        f"接着问 next  {query}",
        "            kg query            （列出查询 list the queries）",
    ):
        say(line)


def _left_out(report: BuildReport) -> Iterator[str]:
    """What was found and not read, without being an error."""
    if report.passed_over:
        kinds = ", ".join(f"{suffix} {number}" for suffix, number in report.passed_over.items())
        number = sum(report.passed_over.values())
        yield f"{number} 个文件的格式 kg 不读 files of formats that kg does not read: {kinds}"
    if report.without_text:
        yield f"{report.without_text} 张图片没有可读的文字 pictures without readable text"
