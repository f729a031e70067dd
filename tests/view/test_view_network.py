"""Resolved documents as a network."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st
from view_samples import ORG, PERSON, Writer, many, small

from kg.model import Alignment, BlockKind, Post, ResolvedDocument, Sentence, Span
from kg.view.evidence import Passages
from kg.view.network import build_network

UNION, PROVINCE = "organisation/南江市总工会", "organisation/江北省总工会"


def sentences(facts):
    return {fact.sentence for fact in facts}


def test_nodes_are_the_entities_but_not_the_places():
    graph = build_network([small()])
    assert set(graph) == {
        UNION,
        PROVINCE,
        "organisation/滨河区人民医院",
        "person/陆知远",
        "person/顾青禾",
        "person/闻笛",
        "award/模范职工之家",
        "award/南江市五一劳动奖章",
        "programme/夏送清凉",
        "event/“夏送清凉”启动仪式",
    }
    union = graph.nodes[UNION]
    assert (union["label"], union["cls"], union["kind"]) == ("南江市总工会", "organisation", "union")
    assert union["mentions"] == 4
    assert [alias.text for alias in union["aliases"]] == ["南江市总工会", "市总工会", "该会"]
    assert union["aliases"][2].reason == "据本文标题，“该会”指南江市总工会"


def test_edges_are_the_relations():
    graph = build_network([small()])
    found = {(a, b): data["relations"] for a, b, data in graph.edges(data=True)}
    assert found == {
        ("person/陆知远", UNION): ("post",),
        ("person/顾青禾", UNION): ("post",),
        (UNION, "award/模范职工之家"): ("honour",),
        (PROVINCE, "award/模范职工之家"): ("grant",),
        (UNION, "programme/夏送清凉"): ("operator",),
        ("person/顾青禾", "event/“夏送清凉”启动仪式"): ("participant",),
        (UNION, PROVINCE): ("part_of",),
    }
    posts = graph.edges["person/陆知远", UNION]["facts"]
    assert sentences(posts) == {
        "陆知远 · 任 · 南江市总工会 党组书记",
        "陆知远 · 任 · 南江市总工会 常务副主席",
    }
    assert graph.edges[UNION, PROVINCE]["facts"] == ()


def test_figures_counts_and_bylines_hang_on_what_they_belong_to():
    graph = build_network([small()])
    assert "南江市总工会 · 帮助农民工平安返乡 · 20.6万人次（2023）" in sentences(graph.nodes[UNION]["facts"])
    assert sentences(graph.nodes["award/南江市五一劳动奖章"]["facts"]) == {"南江市五一劳动奖章 · 授予 · 61人"}
    assert sentences(graph.nodes["person/闻笛"]["facts"]) == {"闻笛 · 署名 · 记者"}
    assert "南江市总工会 · 获 · 模范职工之家（2022，江北省总工会授予）" in sentences(
        graph.nodes[PROVINCE]["facts"]
    )
    assert "2024-03-15 · “夏送清凉”启动仪式（仪式） · 参加：顾青禾" in sentences(
        graph.nodes["person/顾青禾"]["facts"]
    )


def test_quotes_are_what_stands_in_the_file():
    for resolved in many(2):
        for fact in build_network([resolved]).graph["facts"]:
            passage = fact.passage
            assert resolved.document.original[passage.start : passage.end] == passage.quote
            assert passage.clean == ""
            around = passage.before.lstrip("…") + passage.quote + passage.after.rstrip("…")
            assert around in resolved.document.text


def test_a_quote_from_damaged_text_is_shown_as_it_stands_and_as_it_reads():
    original = "据悉，南南江江市\n 总工会成立。"
    clean = "据悉，南江市总工会成立。"
    starts = (0, 1, 2, 3, 5, 7, 10, 11, 12, 13, 14, 15)
    ends = (1, 2, 3, 5, 7, 8, 11, 12, 13, 14, 15, 16)
    base = small().document
    article = dataclasses.replace(
        base.articles[0], sentences=(Sentence(0, len(clean), clean, BlockKind.PARAGRAPH, 0),)
    )
    document = dataclasses.replace(
        base,
        original=original,
        text=clean,
        alignment=Alignment(starts, ends, len(original)),
        articles=(article,),
    )
    passage = Passages(document).at(Span(3, 9))
    assert passage.quote == "南南江江市总工会"
    assert passage.clean == "南江市总工会"
    assert (passage.before, passage.after) == ("据悉，", "成立。")
    assert original[passage.start : passage.end] == "南南江江市\n 总工会"


def test_an_entity_without_facts_shows_where_it_is_mentioned():
    graph = build_network([small()])
    node = graph.nodes["organisation/滨河区人民医院"]
    assert node["facts"] == ()
    assert [(p.before, p.quote, p.after) for p in node["passages"]] == [
        ("活动在", "滨河区人民医院", "举行。")
    ]
    assert graph.nodes[UNION]["passages"] == ()


def test_equal_keys_from_two_documents_are_one_node():
    graph = build_network(many(3))
    province = graph.nodes[PROVINCE]
    assert len(province["documents"]) == 3
    assert graph.nodes["organisation/云溪市总工会"]["documents"][0].name == "002_云溪市总工会.txt"


def test_what_one_document_leaves_out_another_fills_in():
    def named(name: str, count: int, **entity: str) -> ResolvedDocument:
        w = Writer(name)
        for _ in range(count):
            w.line("南江市总工会换届。")
            w.name_of("南江市总工会", ORG, **entity)
        return w.build()

    node = build_network([named("甲.txt", 3), named("乙.txt", 1, kind="union")]).nodes[UNION]
    assert node["kind"] == "union"


def test_a_post_in_oneself_makes_no_loop_and_a_missing_link_no_node():
    w = Writer("甲.txt")
    w.line("南江市总工会主席陆知远出席。")
    union, person = w.name_of("南江市总工会", ORG, part_of=UNION), w.name_of("陆知远", PERSON)
    del w.links[person]
    w.fact(Post(person, "主席", union, w.span("主席陆知远"), "post"))
    w.fact(Post(union, "主席", union, w.span("主席陆知远"), "post"))
    graph = build_network([w.build()])
    assert list(graph) == [UNION]
    assert graph.number_of_edges() == 0
    assert "陆知远 · 任 · 南江市总工会 主席" in sentences(graph.graph["facts"])


def test_nothing_gives_an_empty_network():
    graph = build_network([])
    assert len(graph) == 0
    assert graph.graph == {"documents": (), "facts": ()}


def test_two_files_of_one_name_are_two_documents_and_one_file_twice_is_one():
    other = dataclasses.replace(many(1)[0].document, name="南江工会.txt")
    namesake = dataclasses.replace(many(1)[0], document=other)
    graph = build_network([small(), namesake, small()])
    assert [view.name for view in graph.graph["documents"]] == ["南江工会.txt", "南江工会.txt"]
    assert graph.nodes["person/闻笛"]["mentions"] == 1


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(4)), st.randoms(use_true_random=False))
def test_order_of_documents_facts_and_links_does_not_matter(order, random):
    documents = many(4)
    expected = build_network(documents)
    shuffled = []
    for i in order:
        facts, links = list(documents[i].facts), list(documents[i].links)
        random.shuffle(facts)
        random.shuffle(links)
        shuffled.append(dataclasses.replace(documents[i], facts=tuple(facts), links=tuple(links)))
    found = build_network(shuffled)
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    assert list(found.nodes) == list(expected.nodes)
    assert sorted(found.edges(data=True)) == sorted(expected.edges(data=True))
    assert found.graph == expected.graph
