"""Where the nodes stand."""

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import positions

BOX = (100.0, 50.0)


def laid_out(graph):
    return positions(graph, dict.fromkeys(graph, BOX))


def overlapping(places):
    """How many pairs of boxes overlap by more than a tenth."""
    return sum(
        abs(a[0] - b[0]) < 0.9 * BOX[0] and abs(a[1] - b[1]) < 0.9 * BOX[1]
        for a, b in itertools.combinations(places.values(), 2)
    )


def named(graph):
    return nx.relabel_nodes(nx.DiGraph(graph), {n: f"n{n:04d}" for n in graph})


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(1),
        nx.empty_graph(40),
        nx.path_graph(2),
        nx.star_graph(45),
        nx.cycle_graph(12),
        nx.balanced_tree(3, 3),
        nx.disjoint_union_all([nx.star_graph(6)] * 9),
        nx.complete_bipartite_graph(3, 9),
        nx.disjoint_union(nx.barbell_graph(6, 3), nx.empty_graph(20)),
    ],
    ids=["one", "singles", "pair", "star", "cycle", "tree", "stars", "bipartite", "mixed"],
)
def test_boxes_hardly_overlap(graph):
    places = laid_out(named(graph))
    assert len(set(places.values())) == len(graph)
    assert overlapping(places) <= len(graph) // 20


def test_an_empty_network_has_no_places():
    assert positions(nx.DiGraph(), {}) == {}


def test_neighbours_stand_nearer_than_others():
    graph = named(nx.path_graph(12))
    places = laid_out(graph)

    def far(a, b):
        return ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5

    near = [far(a, b) for a, b in graph.edges]
    rest = [far(a, b) for a, b in itertools.combinations(graph, 2) if not graph.has_edge(a, b)]
    assert max(near) < sum(rest) / len(rest)


def test_components_do_not_fly_off():
    parts = [nx.star_graph(30)] + [nx.path_graph(2)] * 60 + [nx.empty_graph(50)]
    places = laid_out(named(nx.disjoint_union_all(parts)))
    xs, ys = zip(*places.values(), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    assert width * height < 4 * len(places) * BOX[0] * BOX[1]
    assert 0.5 < width / height < 3


def test_leaves_stand_where_no_other_edge_of_their_hub_goes():
    graph = named(nx.cycle_graph(4))
    graph.add_edges_from([("n0000", f"leaf{i}") for i in range(3)])
    places = laid_out(graph)
    hub, opposite = places["n0000"], places["n0002"]
    inwards = (opposite[0] - hub[0], opposite[1] - hub[1])
    for i in range(3):
        leaf = places[f"leaf{i}"]
        assert (leaf[0] - hub[0]) * inwards[0] + (leaf[1] - hub[1]) * inwards[1] < 0


def test_large_components_are_laid_out_too():
    graph = named(nx.random_regular_graph(4, 600, seed=1))
    assert len(set(laid_out(graph).values())) > 590


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 25), st.sets(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=40), st.randoms()
)
def test_places_do_not_depend_on_the_order_of_nodes_and_edges(count, pairs, random):
    nodes = [f"n{i:02d}" for i in range(count)]
    edges = [(nodes[a], nodes[b]) for a, b in sorted(pairs) if a < count and b < count]
    graph = nx.DiGraph(edges)
    graph.add_nodes_from(nodes)
    random.shuffle(nodes)
    random.shuffle(edges)
    shuffled = nx.DiGraph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    places = laid_out(graph)
    assert laid_out(shuffled) == places
    assert set(places) == set(graph)
