"""The command line. The only module that prints.

Results go to standard output, everything else to standard error. Exit status: 0 done; 1 done, but some
inputs could not be read; 2 wrong usage, or nothing could be done; 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.pipeline import BuildReport, Progress

__all__ = ["main"]

DONE, SOME_UNREADABLE, FAILED, INTERRUPTED = 0, 1, 2, 130

_ABOUT = """\
从工会新闻与工作报告构建可溯源的知识图谱。
Chinese trade-union reports to an RDF knowledge graph; every fact leads back
to the very characters that state it.

示例 examples:
  kg build reports/                  由一个文件夹构建，写入 out/
                                     build from a folder, into out/
  kg query                           有哪些现成的查询
                                     the queries that come with kg
  kg query officials                 谁在哪个单位担任什么职务
                                     who holds which post in which body
  kg query figures --format csv > figures.csv
"""

_BUILD = """\
读取文本和 Markdown 文件（UTF-8 或 GB18030），写出 graph.ttl（RDF 图谱）和
graph.html（离线可看的网页）。
Reads text and Markdown files (UTF-8 or GB18030), writes graph.ttl (the RDF
graph) and graph.html (a page that opens offline).

读不了的文件逐个列在标准错误上，其余照常构建，退出码为 1。
Inputs that cannot be read are named on standard error, the rest is built,
and the exit status is 1.

示例 examples:
  kg build report.txt
  kg build reports/ more/2024.md --out graphs/2024
"""

_QUERY = """\
用 SPARQL 查询已构建的图谱。不写名称时列出现成的查询。
Asks a built graph in SPARQL. Without a name, lists the queries that come
with kg.

示例 examples:
  kg query                           列出现成的查询 list the queries
  kg query officials                 任职情况 who holds which post
  kg query honours --limit 10        前十行 the first ten rows
  kg query figures --format csv > figures.csv
  kg query my.rq --graph graphs/2024/graph.ttl --format json
"""

_FACT_NAMES = {
    "organisation": ("机构", "organisations"),
    "post": ("任职", "posts"),
    "byline": ("署名", "bylines"),
    "honour": ("荣誉", "honours"),
    "honour_count": ("荣誉人数", "honour counts"),
    "programme": ("品牌项目", "programmes"),
    "figure": ("数据", "figures"),
    "event": ("活动", "events"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (without the program's name); gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except KgError as error:
        for line in str(error).splitlines():
            _say(f"kg: {line}")
        return FAILED
    except BrokenPipeError:
        # The reader has seen enough (`kg query mentions | head`): that is no error. What is left in the
        # buffer must go somewhere, or Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _say("kg: 已中断，原有结果未改动 interrupted, earlier results are as they were")
        return INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command == "build":
        return _build(given)
    if given.command == "query":
        return _query(given)
    parser.print_help(sys.stderr)
    return FAILED


# ---------------------------------------------------------------------------------------------
# kg build


def _build(given: argparse.Namespace) -> int:
    from kg.pipeline import build

    with _progress(given.quiet) as progress:
        report = build(given.paths, given.out, jobs=given.jobs, progress=progress)
    for line in report.unreadable:
        _say(f"kg: {line}")
    if not given.quiet:
        _close(report)
    return SOME_UNREADABLE if report.unreadable else DONE


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    names = {
        "documents": "读取与抽取 documents",
        "graph": "写图谱 graph.ttl",
        "page": "写网页 graph.html",
    }
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(names["documents"], total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=names[step], completed=done, total=total)

        yield tell


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
        row(*_FACT_NAMES[kind], number)
    row("提及", "mentions", report.mentions)
    row("实体", "entities", report.entities)
    row("三元组", "triples", report.triples)
    if report.unreadable:
        row("未读入", "not read", len(report.unreadable))
    row("用时", "time", f"{sum(report.seconds.values()):.1f} s")
    console = Console(stderr=True)
    console.print(table)
    console.print()
    # Paths go as they are, unwrapped, to be copied.
    query = "kg query officials"
    if report.graph != Path("out/graph.ttl"):
        query += f" --graph {report.graph}"
    for line in (
        f"图谱 graph  {report.graph}",
        f"网页 page   {report.page}  （双击打开 open by double click）",
        f"接着问 next  {query}",
        "            kg query            （列出查询 list the queries）",
    ):
        _say(line)


# ---------------------------------------------------------------------------------------------
# kg query


def _query(given: argparse.Namespace) -> int:
    from kg.cli_tables import FORMATS, visible
    from kg.graph.query import Table, list_queries, load_query, run

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if given.query is None:
        for query in list_queries():
            sys.stdout.write(f"{query.name}\n    {visible(query.chinese)}\n    {visible(query.english)}\n")
        return DONE
    table = run(Path(given.graph), load_query(given.query))
    shown = table if given.limit is None else Table(table.columns, table.rows[: given.limit])
    sys.stdout.write(FORMATS[given.format](shown, width))
    sys.stdout.flush()
    if given.format == "table":
        total = len(table.rows)
        count = f"{total} 行 rows"
        if len(shown.rows) < total:
            count = f"{len(shown.rows)} / {count}"
        _say(count if total else "没有结果 no rows")
    return DONE


# ---------------------------------------------------------------------------------------------
# Usage


class _Parser(argparse.ArgumentParser):
    """argparse with headings in both languages, and wrong usage in two lines."""

    def __init__(self, prog: str, description: str = "", arguments_title: str = "参数 arguments") -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=argparse.RawTextHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = arguments_title
        self._optionals.title = "选项 options"
        self.add_argument("-h", "--help", action="help", help="显示帮助 show this help")

    def error(self, message: str) -> NoReturn:
        _say(f"{self.prog}: {message}")
        _say(f"用法见 for usage: {self.prog} --help")
        raise SystemExit(FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("kg", _ABOUT, "命令 commands")
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本 show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build", description=_BUILD, help="由文件构建图谱和网页 build graph and page from files"
    )
    build.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹（含子文件夹） files or folders")
    build.add_argument(
        "--out", default="out", metavar="DIR", help="写到哪个文件夹 folder to write to (default: %(default)s)"
    )
    build.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="用几个进程，缺省按文件总量决定\nprocesses to use (default: by the amount of input)",
    )
    build.add_argument("--quiet", action="store_true", help="不显示进度和汇总 no progress bar, no summary")
    query = commands.add_parser("query", description=_QUERY, help="查询图谱 ask the graph")
    query.add_argument(
        "query",
        nargs="?",
        metavar="NAME|FILE",
        help="现成查询的名称，或 SPARQL 文件\nname of a shipped query, or a SPARQL file",
    )
    query.add_argument(
        "--graph",
        default=os.path.join("out", "graph.ttl"),
        metavar="FILE",
        help="要查询的图谱 graph to ask (default: %(default)s)",
    )
    query.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="输出格式；表格不显示 IRI 列，CSV 和 JSON 全部给出\n"
        "output; a table leaves out columns of IRIs, CSV and JSON have all",
    )
    query.add_argument("--limit", type=_positive, metavar="N", help="只显示前 N 行 the first N rows only")
    return parser


class _Version(argparse.Action):
    """``--version``; looked up only when asked for."""

    def __call__(self, *_: object, **__: object) -> NoReturn:
        from kg.graph.provenance import software_version

        sys.stdout.write(f"kg {software_version()}\n")
        raise SystemExit(DONE)


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number from 1 on")
    return int(value)


# ---------------------------------------------------------------------------------------------
# Output


def _say(line: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"{line}\n")
