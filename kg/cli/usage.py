"""Arguments, help in both languages, and what is said of wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from kg.cli.output import DONE, FAILED, say
from kg.graph.forms import FORMS

__all__ = ["make_parser"]

_FORMS = tuple(form.name for form in FORMS)

_ABOUT = """\
从工会新闻与工作报告构建可溯源的知识图谱。
Chinese trade-union reports to an RDF knowledge graph; every fact leads back
to the very characters that state it.

示例 examples:
  kg build reports/                  由一个文件夹构建，写入 out/
                                     build from a folder, into out/
  kg read report.pdf                 kg 把它读成什么样
                                     how kg reads it
  kg query                           有哪些现成的查询
                                     the queries that come with kg
  kg query officials                 谁在哪个单位担任什么职务
                                     who holds which post in which body
  kg query figures --format csv > figures.csv
  kg convert out/graph.ttl graph.trig
                                     换一种 RDF 格式 another form of RDF
  kg check out/graph.ttl             检查图谱是否合规
                                     is the graph as it must be?
  kg publish http://localhost:7878/store
                                     上传到 SPARQL 库
                                     upload to a SPARQL store
  kg evaluate marked/                在自己的标注上评测
                                     measure on your own gold
"""

_BUILD = """\
读取文件和文件夹，写出 graph.ttl（RDF 图谱）和 graph.html（离线可看的网页）。
Reads files and folders, writes graph.ttl (the RDF graph) and graph.html (a
page that opens offline).

格式由内容决定，与后缀无关：文本和 Markdown（UTF-8、GB18030）、网页、PDF、
Word（.docx）；JSON Lines，每行一份文件，正文在 text；ZIP、TAR、gzip 等压缩包。
The format is told by the content, not by the suffix: text and Markdown, web
pages, PDF, Word (.docx); JSON Lines, a document a line with its text in "text";
ZIP and TAR archives, also compressed ones.
文件旁的 NAME.json 说明其 title、date、publisher 等。
A NAME.json beside a file gives its title, date, publisher (docs/formats.md).

读不了的文件逐个列在标准错误上，其余照常构建，退出码为 1。
Inputs that cannot be read are named on standard error, the rest is built,
and the exit status is 1.

上限 limits:
  一份文件 100 MB、1000 万字，解析 3 分钟；一个压缩包解开 4000 MB、10 万个成员、三层。
  100 MB and 10 million characters a document, 3 minutes to parse it; 4000 MB
  unpacked, 100,000 members and three levels an archive.

示例 examples:
  kg build report.txt
  kg build reports/ crawl.jsonl pages.zip --out graphs/2024
  cat report.txt | kg build -        读标准输入 read standard input
  kg build reports/ --lexicon mine/  加上自己的词表 with your own words
  kg build reports/ --format nt --format jsonld
                                     同时写出 graph.nt 和 graph.jsonld
                                     graph.nt and graph.jsonld as well
"""

_READ = """\
按 kg 的读法打印一份文件：修复后的文字，分文章、标题、图注、署名，每句前是它在
原文中的位置（从 0 数字符）；修复改动过的句子，下一行是原文。
Prints a document as kg reads it: its repaired text by articles, headings,
captions and bylines, before each sentence its place in the source text
(characters from 0); where repair changed a sentence, the source stands below.

示例 examples:
  kg read report.pdf
  kg read report.pdf --as source > report.txt    证据的位置数的就是它
                                     what the offsets of evidence count
  kg read crawl.jsonl --document 12  第 12 行 line 12
  kg read pages.zip --document 2024/a.html --as json
"""

_QUERY = """\
用 SPARQL 查询已构建的图谱。不写名称时列出现成的查询。
Asks a built graph in SPARQL. Without a name, lists the queries that come
with kg.

示例 examples:
  kg query                           列出现成的查询 list the queries
  kg query officials                 任职情况 who holds which post
  kg query officials --help          这个查询的参数 what may be set in it
  kg query officials --set post=主席 --set status=current
  kg query timeline_of_body --set body=泉州市总工会
  kg query honours --limit 10        前十行 the first ten rows
  kg query figures --format csv > figures.csv
  kg query my.rq --graph graphs/2024/graph.ttl --format json
"""


_PUBLISH = """\
把图谱上传到 SPARQL 库（SPARQL 1.1 Graph Store Protocol，PUT）：整个图一次
替换，不会只换一半。失败会重试，重试不会重复写入。
Uploads a graph to a SPARQL store by the SPARQL 1.1 Graph Store Protocol. PUT
replaces the whole graph; it is tried again where that can help, and trying
again never doubles anything.

密码只从环境变量或 netrc 读取，不写在命令行上，也不会显示：
Secrets come from the environment or a netrc file, never from the command line,
and are never shown:
  KG_PUBLISH_TOKEN                   Bearer 令牌 bearer token
  KG_PUBLISH_USER, KG_PUBLISH_PASSWORD
  ~/.netrc 或 or NETRC               machine HOST login … password …

示例 examples:
  kg publish http://localhost:7878/store
  kg publish https://sparql.example.org/store \\
      --graph-iri https://example.org/reports --check https://sparql.example.org/query
  kg publish https://sparql.example.org/store --dry-run
"""


_EVALUATE = """\
在自己标注的文件上评测：由文件构建图谱（不留下），按类别给出准确率、召回率和
F1，列出漏掉的和多出的事实，以及置信度是否可信。
Measures kg on documents that you marked up: builds them (nothing is kept),
prints precision, recall and F1 by kind of fact, what was missed and what is
spurious, and how far the confidences hold.

标注是 .jsonl，每行一个事实，与文件同名（报道.txt 的是 报道.jsonl）：
Gold is .jsonl, a fact a line, named like its document:
  {"type": "post", "person": "陶建宁", "post": "主席",
   "org": "长安市总工会", "quote": "市总工会主席陶建宁"}

示例 examples:
  kg evaluate marked/                标注与文件在一起 gold beside the documents
  kg evaluate gold/ --sources reports/
  kg evaluate marked/ --misses 50 > misses.txt
  kg evaluate marked/ --lexicon mine/      加上自己的词表 with your own words
  kg evaluate marked/ --ablate       每种依据值多少 what each witness is worth
"""

_CONVERT = """\
在 RDF 的几种格式之间转换。格式由文件后缀（.ttl .nt .nq .trig .jsonld，可再加
.gz）或 --from、--to 决定；还能读 .rdf 和 .n3。- 是标准输入或标准输出。
Converts between forms of RDF. The suffix (.ttl .nt .nq .trig .jsonld, with .gz
behind it if packed) or --from and --to say the form; .rdf and .n3 can be read
too. - is standard input or output.

同样的三元组总写成同样的字节，无论从哪种格式、按什么次序来；不论多大都不占多少
内存。转成 nq 和 trig 时，每个文件的内容在以该文件命名的图里。
The same triples give the same bytes, whatever form and order they come in, and
memory stays flat. In nq and trig what a document states is in the graph named
by that document.

示例 examples:
  kg convert out/graph.ttl graph.nt.gz
  kg convert graph.trig graph.jsonld --force     替换原有的 replace what is there
  kg convert out/graph.ttl --to nq | wc -l
  curl … | kg convert - graph.ttl --from jsonld
"""

_CHECK = """\
用 SHACL 形状约束检查图谱：每处问题给出是什么、在哪个文件、违反哪条、错的值、怎么
改。任何格式的图谱都行。需要 pySHACL：pip install 'gonghui-kg[check]'。
Holds a graph against SHACL shapes. Each finding says what it is about, in which
document, which rule is broken, by which value, and how to mend it. Takes a
graph of any form. Needs pySHACL: pip install 'gonghui-kg[check]'.

退出码 exit status:
  0  合规 it conforms
  1  有问题 it does not
  2  图谱读不了，或什么也没检查到
     the graph cannot be read, or nothing in it was checked

示例 examples:
  kg check                           检查 out/graph.ttl
  kg check graph.trig --format json > findings.json
  kg check graph.ttl --shapes my-shapes.ttl
"""


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
    parser = _Parser("kg", _ABOUT, "命令 commands")
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本 show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build", description=_BUILD, help="由文件构建图谱和网页 build graph and page from files"
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
        "query", description=_QUERY, help="查询图谱 ask the graph", help_action=_QueryHelp
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
        "publish", description=_PUBLISH, help="上传图谱 upload the graph to a SPARQL store"
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
    convert = commands.add_parser("convert", description=_CONVERT, help="换一种 RDF 格式 another form of RDF")
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
        "check", description=_CHECK, help="检查图谱是否合规 is a graph as it must be?"
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
        "read", description=_READ, help="看 kg 怎样读一份文件 show how kg reads a file"
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
        "evaluate", description=_EVALUATE, help="在自己的标注上评测 measure on your own gold"
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
