"""The public queries on a graph whose rows are known, in two engines."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.query import list_queries, load_query, run_on
from kg.resources import queries_dir

CONTRACT = {
    "officials": "person post organisation document quote",
    "organisations": "organisation kind document",
    "bylines": "person role document quote",
    "honours": "recipient award grantor year document quote",
    "honour_counts": "award count approx recipientKind document quote",
    "programmes": "programme kind operator document quote",
    "figures": "measure value unit approx period document quote",
    "events": "event kind date participant document quote",
    "mentions": "entity class surface start end document",
}
CITY, NOTE = "澄川.txt", "简报.md"
NOT_HERE = {"awards_of_companies", "honours_by_level_and_place"}
"""What the samples do not have: an award of a company, or of somebody whose place is known; the seeds do."""
MEETING = "5月6日，澄川市工会第七次代表大会召开，澄川市总工会、市人大常委会有关负责人参加"
ROWS = {
    "officials": [
        ("林若舟", "副主任", "澄川市人大常委会", CITY, "市人大常委会副主任、市总工会主席林若舟"),
        ("林若舟", "主席", "澄川市总工会", CITY, "市总工会主席林若舟"),
        ("林若舟", "主席", "澄川市总工会", NOTE, "原澄川市总工会主席林若舟"),
    ],
    "organisations": [
        ("澄川市人大常委会", "government", CITY),
        ("澄川市总工会", "union", CITY),
        ("澄川市总工会女职工委员会", "union", CITY),
        ("青岚省总工会", "union", CITY),
        ("澄川市总工会", "union", NOTE),
    ],
    "bylines": [("宋知夏", "摄影", CITY, "摄影 宋知夏"), ("宋知夏", "记者", CITY, "记者 宋知夏")],
    "honours": [
        (
            "高映川",
            "青岚省五一劳动奖章",
            "青岚省总工会、澄川市总工会",
            "2023",
            CITY,
            "在省总工会、市总工会表彰中，高映川荣获2023年青岚省五一劳动奖章",
        )
    ],
    "honour_counts": [
        ("澄川市五一劳动奖章", "61", "exact", "person", CITY, "市级五一劳动奖章获得者61人"),
    ],
    "programmes": [
        ("圆梦学子", "campaign", "", CITY, "“圆梦学子”活动"),
        ("清凉驿站", "service", "澄川市总工会", CITY, "市总工会开展“清凉驿站”服务"),
    ],
    "figures": [
        ("慰问职工", "30000", "人次", "nearly", "2019/2023", CITY, "慰问职工近3万人次"),
        # A caption stands after 投入资金 in the original; the quote is the longer part.
        ("投入资金", "7205000", "元", "exact", "", CITY, "720.50万元"),
        ("服务企业", "8", "家", "exact", "2024", CITY, "全年服务8至10家企业"),
    ],
    "events": [
        ("澄川市工会第七次代表大会", "meeting", "2024-05-06", "澄川市人大常委会", CITY, MEETING),
        ("澄川市工会第七次代表大会", "meeting", "2024-05-06", "澄川市总工会", CITY, MEETING),
        ("职工文艺汇演", "performance", "", "", CITY, "职工文艺汇演同日举行"),
    ],
}


def oxigraph_rows(path: Path, name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    result = store.query(load_query(name))
    columns = [variable.value for variable in result.variables]
    return columns, [tuple("" if term is None else term.value for term in row) for row in result]


def test_the_contract_is_shipped():
    assert set(CONTRACT) <= {query.name for query in list_queries()}
    assert len(list(queries_dir().glob("*.rq"))) == len(list_queries()) >= 13


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_of_the_contract(sample_graph, name):
    columns = CONTRACT[name].split()
    assert list(run_on(sample_graph, load_query(name)).columns[: len(columns)]) == columns


@pytest.mark.parametrize("name", ROWS)
def test_rows(sample_graph, name):
    width = len(CONTRACT[name].split())
    assert [row[:width] for row in run_on(sample_graph, load_query(name)).rows] == ROWS[name]


def test_officials_tell_since_and_until_when_and_whether_still(sample_graph):
    table = run_on(sample_graph, load_query("officials"))
    held = [
        tuple(row[table.columns.index(name)] for name in ("since", "until", "status")) for row in table.rows
    ]
    assert held == [("", "", "current"), ("2021-03", "", "current"), ("", "2020-12-31", "former")]


def test_figures_tell_targets_from_results_and_ranges_by_their_ends(sample_graph):
    table = run_on(sample_graph, load_query("figures"))
    ends = {
        row[0]: tuple(row[table.columns.index(name)] for name in ("value", "upper", "planned"))
        for row in table.rows
    }
    assert ends["服务企业"] == ("8", "10", "true")
    assert ends["投入资金"] == ("7205000", "", "false")


def test_mentions_give_the_surface_at_their_offsets(sample_graph):
    from graph_samples import both

    originals = {resolved.document.name: resolved.document.original for resolved in both()}
    rows = run_on(sample_graph, load_query("mentions")).rows
    assert len(rows) == 20
    for _, _, surface, start, end, document, _ in rows:
        assert originals[document][int(start) : int(end)] == surface
    assert {row[1] for row in rows} == {"person", "organisation", "place", "award", "programme", "event"}


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_two_engines_answer_alike(graph_path, sample_graph, name):
    table = run_on(sample_graph, load_query(name))
    assert table.rows or name in NOT_HERE, "a shipped query without a row here shows nothing"
    assert oxigraph_rows(graph_path, name) == (list(table.columns), list(table.rows))


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_each_query_says_in_two_languages_what_it_answers(query):
    assert query.chinese and query.english
    assert not query.chinese.isascii() and query.english.isascii()
    assert "ORDER BY" in load_query(query.name)
