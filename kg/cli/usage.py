"""Arguments, help in both languages, and what is said of wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from kg.cli import help_texts
from kg.cli.output import DONE, FAILED, say
from kg.graph.forms import FORMS

__all__ = ["make_parser"]

_FORMS = tuple(form.name for form in FORMS)


class _Parser(argparse.ArgumentParser):
    """argparse with headings in both languages, and wrong usage in two lines."""

    def __init__(
        self,
        prog: str,
        description: str = "",
        arguments_title: str = "参数 arguments",
        help_action: str | type[argparse.Action] = "help",
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=argparse.RawTextHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = arguments_title
        self._optionals.title = "选项 options"
        self.add_argument("-h", "--help", action=help_action, help="显示帮助 show this help")

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: 用法不对 wrong usage: {message}")
        say(f"用法见 for usage: {self.prog} --help")
        raise SystemExit(FAILED)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser("kg", help_texts.ABOUT, "命令 commands")
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本 show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build", description=help_texts.BUILD, help="由文件构建图谱和网页 build graph and page from files"
    )
    build.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="文件或文件夹（含子文件夹），- 是标准输入\nfiles or folders, - is standard input",
    )
    build.add_argument(
        "--out", default="out", metavar="DIR", help="写到哪个文件夹 folder to write to (default: %(default)s)"
    )
    build.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="用几个进程，缺省按文件总量决定\nprocesses to use (default: by the amount of input)",
    )
    build.add_argument(
        "--format",
        action="append",
        default=[],
        dest="formats",
        choices=_FORMS,
        metavar="FORM",
        help=f"除 graph.ttl 外再写一种格式，可多次使用\nalso write graph.FORM; may be repeated ({' '.join(_FORMS)})",
    )
    build.add_argument(
        "--published-at",
        default="",
        metavar="URL",
        help="结果将放在哪个网址下，写进图谱的说明\naddress of the folder where the files will be; the graph's\n"
        "description then says where to download it",
    )
    _add_most(build)
    build.add_argument("--quiet", action="store_true", help="不显示进度和汇总 no progress bar, no summary")
    _add_lexicon(build)
    _add_read(commands)
    _add_query(commands)
    _add_convert(commands)
    _add_check(commands)
    _add_publish(commands)
    _add_evaluate(commands)
    return parser


def _add_query(commands: argparse._SubParsersAction[_Parser]) -> None:
    query = commands.add_parser(
        "query", description=help_texts.QUERY, help="查询图谱 ask the graph", help_action=_QueryHelp
    )
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
    query.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="给参数赋值，可多次使用\nset a parameter, may be repeated (see kg query NAME --help)",
    )
    query.add_argument("--limit", type=_positive, metavar="N", help="只显示前 N 行 the first N rows only")


def _add_publish(commands: argparse._SubParsersAction[_Parser]) -> None:
    publish = commands.add_parser(
        "publish", description=help_texts.PUBLISH, help="上传图谱 upload the graph to a SPARQL store"
    )
    publish.add_argument("url", metavar="URL", help="Graph Store Protocol 的地址 address of the graph store")
    publish.add_argument(
        "--graph",
        default=os.path.join("out", "graph.ttl"),
        metavar="FILE",
        help="要上传的图谱 graph to upload (default: %(default)s)",
    )
    publish.add_argument(
        "--graph-iri",
        metavar="IRI",
        help="放进哪个命名图，缺省为默认图\nnamed graph to put it in (default: the default graph)",
    )
    publish.add_argument(
        "--check",
        metavar="URL",
        help="SPARQL 查询地址；上传后数一数三元组\nSPARQL query endpoint; counts the triples afterwards",
    )
    publish.add_argument(
        "--timeout",
        type=_positive,
        default=60,
        metavar="S",
        help="多少秒没有动静算失败 seconds of silence that fail (default: %(default)s)",
    )
    publish.add_argument(
        "--retries",
        type=_count,
        default=4,
        metavar="N",
        help="至多重试几次 times to try again (default: %(default)s)",
    )
    publish.add_argument(
        "--dry-run",
        action="store_true",
        help="只说要做什么，不连接 say what would be done, connect to nothing",
    )
    publish.add_argument("--quiet", action="store_true", help="成功时不说话 say nothing if all went well")


def _add_convert(commands: argparse._SubParsersAction[_Parser]) -> None:
    convert = commands.add_parser(
        "convert", description=help_texts.CONVERT, help="换一种 RDF 格式 another form of RDF"
    )
    convert.add_argument("input", metavar="IN", help="图谱文件，或 - graph file, or -")
    convert.add_argument(
        "output", nargs="?", default="-", metavar="OUT", help="写到哪里 where to write (default: -)"
    )
    convert.add_argument(
        "--from", dest="source_form", metavar="FORM", help="输入的格式 form of the input (default: by suffix)"
    )
    convert.add_argument("--to", metavar="FORM", help="输出的格式 form of the output (default: by suffix)")
    convert.add_argument("--force", action="store_true", help="输出已存在也替换 replace OUT if it exists")
    convert.add_argument("--quiet", action="store_true", help="不报条数 do not say how much was written")


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser(
        "check", description=help_texts.CHECK, help="检查图谱是否合规 is a graph as it must be?"
    )
    check.add_argument(
        "graph",
        nargs="?",
        default=os.path.join("out", "graph.ttl"),
        metavar="GRAPH",
        help="要检查的图谱 graph to check (default: %(default)s)",
    )
    check.add_argument(
        "--shapes", metavar="FILE", help="另用自己的形状约束 shapes of your own (default: those of kg)"
    )
    check.add_argument(
        "--format",
        choices=("table", "json", "ttl"),
        default="table",
        help="输出格式，ttl 是 SHACL 报告\noutput; ttl is a SHACL validation report (default: %(default)s)",
    )
    check.add_argument("--quiet", action="store_true", help="不显示进度和汇总 no progress, no summary")


def _add_read(commands: argparse._SubParsersAction[_Parser]) -> None:
    read = commands.add_parser(
        "read", description=help_texts.READ, help="看 kg 怎样读一份文件 show how kg reads a file"
    )
    read.add_argument("file", metavar="FILE", help="文件，- 是标准输入 a file, - is standard input")
    read.add_argument(
        "--as",
        dest="form",
        choices=("clean", "source", "json"),
        default="clean",
        help="修复后的文字、原文、JSON\nrepaired text, source text, JSON (default: %(default)s)",
    )
    read.add_argument(
        "--document",
        metavar="NAME",
        help="压缩包或 JSON Lines 里的哪一份\nwhich one of an archive or of JSON Lines",
    )
    _add_most(read)


def _add_most(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--max-megabytes",
        type=_positive,
        metavar="N",
        help="一份文件最多多少 MB，缺省 100\nlargest document that is read (default: 100)",
    )


def _add_evaluate(commands: argparse._SubParsersAction[_Parser]) -> None:
    evaluate = commands.add_parser(
        "evaluate", description=help_texts.EVALUATE, help="在自己的标注上评测 measure on your own gold"
    )
    evaluate.add_argument("gold", metavar="GOLD", help="标注文件或文件夹 gold file or folder (.jsonl)")
    evaluate.add_argument(
        "--sources",
        nargs="+",
        default=[],
        metavar="PATH",
        help="文件不在标注旁边时，在哪里\nwhere the documents are, if not beside the gold",
    )
    evaluate.add_argument(
        "--misses",
        type=_count,
        metavar="N",
        help="每类列出几条漏掉的和多出的（表格缺省 10，JSON 全部）\n"
        "misses and spurious rows a kind to list (default: 10, JSON all)",
    )
    evaluate.add_argument(
        "--format", choices=("table", "json"), default="table", help="输出格式 output (default: %(default)s)"
    )
    evaluate.add_argument(
        "--ablate",
        action="store_true",
        help="再给出逐一去掉分词、词典、各种词表后的得分\n"
        "scores with each segmenter, dictionary, word list left out",
    )
    evaluate.add_argument("--jobs", type=_positive, metavar="N", help="用几个进程 processes to use")
    evaluate.add_argument("--quiet", action="store_true", help="不显示进度 no progress bar")
    _add_lexicon(evaluate)


def _add_lexicon(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lexicon",
        action="append",
        default=[],
        metavar="DIR",
        help="加上这个文件夹里的词表，可多次使用（见 docs/lexicons.md）\n"
        "add the word lists of a folder; may be repeated",
    )


class _Version(argparse.Action):
    """``--version``; looked up only when asked for."""

    def __call__(self, *_: object, **__: object) -> NoReturn:
        from kg.graph.provenance import software_version

        sys.stdout.write(f"kg {software_version()}\n")
        raise SystemExit(DONE)


class _QueryHelp(argparse.Action):
    """``--help``; after the name of a query, help on that query."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object, **__: object
    ) -> NoReturn:
        from kg.cli.query import describe

        name = getattr(namespace, "query", None)
        sys.stdout.write(describe(name) if name else parser.format_help())
        raise SystemExit(DONE)


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r}: 应为正整数 is not a whole number from 1 on")
    return int(value)


def _count(value: str) -> int:
    return 0 if value == "0" else _positive(value)
