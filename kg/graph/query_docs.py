"""docs/queries.md, made from `queries/`: ``python -m kg.graph.query_docs docs/queries.md``. A test holds it current."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.graph.query import load_query
from kg.graph.shipped_queries import ShippedQuery, list_queries
from kg.graph.sparql import prepare

__all__ = ["document"]

_HEAD = """\
<!-- 由 python -m kg.graph.query_docs 从 queries/ 生成，请勿手改。 Generated from queries/; do not edit. -->

# 查询 · Queries

`queries/` 里的文件都是标准的 SPARQL 1.1，在任何装有 `graph.ttl` 的库里不加改动即可运行（[stores.md](stores.md)）。
The files in `queries/` are standard SPARQL 1.1 and run unchanged in any store that holds `graph.ttl`.

    kg query                                     列出查询 list the queries
    kg query officials --help                    一个查询的参数 what may be set in one
    kg query officials --set post=主席 --set status=current
    kg query figures --set unit=人次 --format csv

不给参数，就是对全部回答；有缺省值的在说明中写明。名称按全名逐字比较，不计语言标签；年份与日期的前四位比较；数字按数值比较。
在别的库里，改查询里的这一行即可，`UNDEF` 表示不限。

Without values a query answers for all; defaults are told where there are any. Names are compared to the letter with the
full name, whatever its language tag; years with the first four characters of a date; numbers by value. In another
store, edit the line in the query; `UNDEF` means any:

```sparql
VALUES ?set_post { "主席" }
```

自己的查询也可以这样声明参数。 A query of your own declares parameters in the same way:

```sparql
# @param post text 职务，如 主席 | a post, such as 主席
```

类型 types: `text`, `number`, `year`, `date`, `iri`, `word:A,B,C`.
值从不拼进查询文本：先变成 RDF 词项，绑定后的查询除这个词项外必须与原查询相同。
A value is never pasted into the text: it becomes an RDF term, and but for that term the bound query must be the query
that was declared.
"""


def document() -> str:
    """The whole page."""
    return _HEAD + "".join(_section(query) for query in list_queries())


def _section(query: ShippedQuery) -> str:
    columns = " ".join(f"`{variable}`" for variable in prepare(load_query(query.name)).algebra["PV"])
    lines = ["", f"## `{query.name}`", "", query.chinese, query.english, ""]
    for note in query.notes:
        lines.append(note)
    if query.notes:
        lines.append("")
    lines.append(f"列 columns: {columns}")
    if query.parameters:
        lines += ["", "| `--set` | 类型 type | 含义 meaning |", "| --- | --- | --- |"]
        for parameter in query.parameters:
            words = f"<br>`{'` `'.join(parameter.words)}`" if parameter.words else ""
            meaning = f"{parameter.chinese} · {parameter.english}{words}"
            lines.append(f"| `{parameter.name}` | {parameter.type} | {meaning} |")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
