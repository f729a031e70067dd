"""What ``kg COMMAND --help`` says above its options, in both languages."""

from __future__ import annotations

__all__ = ["ABOUT", "BUILD", "CHECK", "CONVERT", "EVALUATE", "PUBLISH", "QUERY", "READ"]

ABOUT = """\
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

BUILD = """\
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

READ = """\
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

QUERY = """\
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


PUBLISH = """\
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


EVALUATE = """\
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

CONVERT = """\
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

CHECK = """\
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
