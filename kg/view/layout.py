"""Where the nodes of the network stand: computed once, here, so that the page never swings.

Reports make stars: a union with its officials, an award with its holders. So each connected
component is laid out in three steps: nodes with one neighbour are set aside; what remains is placed
so that distances on the page follow distances in the network (classical scaling, then stress
majorisation: Gansner, Koren & North, "Graph Drawing by Stress Majorization", 2004); then the nodes
set aside are put in rings around their neighbour. Components are packed side by side, single nodes
in rows below. Labels that overlap are pushed apart. There is no randomness anywhere.

Positions are in pixels at zoom 1, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["positions"]

Array = NDArray[np.float64]
Box = tuple[float, float]

CELL = (104.0, 62.0)
"""Room of a node with its label, in pixels; inside a component lengths are counted in it."""

GAP = 44.0
"""Between components, in pixels."""

ASPECT = 1.35
"""Width by height of the whole drawing, about that of the canvas on a laptop."""

EXACT_UP_TO = 250
"""Up to so many nodes all distances are compared; above, those to the pivots and along the edges."""

PIVOTS = 60
"""Nodes spread over a large component that stand for all of it."""


def positions(graph: nx.DiGraph, boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Node → its place. `boxes` gives each node's width and height with its label, in pixels.

    The result depends on the nodes, the edges and the boxes alone, not on their order.
    """
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(e), max(e)) for e in graph.edges if e[0] != e[1]))
    components = sorted((sorted(c) for c in nx.connected_components(plain)), key=lambda c: (-len(c), c))
    drawings = []
    for component in components:
        if len(component) > 1:
            points = _component(plain, component)
            sizes = np.array([boxes[node] for node in component])
            drawings.append((component, _spread(points, sizes), sizes))
    placed = _packed(drawings)
    singles = [component[0] for component in components if len(component) == 1]
    placed.update(_rows(singles, placed))
    return {node: (round(x), round(y)) for node, (x, y) in sorted(placed.items())}


def _component(plain: nx.Graph, nodes: list[str]) -> Array:
    """Places of the nodes of one component, in the order of `nodes`."""
    core = [node for node in nodes if plain.degree(node) > 1] or nodes[:1]
    in_core = set(core)
    leaves = {node: [n for n in sorted(plain[node]) if n not in in_core] for node in core}
    radius = {node: _ring_radius(len(leaves[node])) for node in core}
    points = dict(zip(core, _scaled(plain, core, radius), strict=True))
    for hub in core:
        inner = [points[n] - points[hub] for n in sorted(plain[hub]) if n in in_core]
        for leaf, offset in zip(leaves[hub], _rings(len(leaves[hub]), inner), strict=True):
            points[leaf] = points[hub] + offset
    placed: Array = np.array([points[node] for node in nodes]) * np.array(CELL)
    return placed


def _ring_radius(leaves: int) -> int:
    """How many rings hold so many leaves: ring r has room for 6 r."""
    ring = 0
    while 3 * ring * (ring + 1) < leaves:
        ring += 1
    return ring


def _rings(count: int, inner: list[Array]) -> list[Array]:
    """Places around a hub, from the middle of where no edge goes inwards to both sides of it.

    Six in the first ring, twelve in the second, and so on; all around if there are no inner edges.
    """
    angle = _widest_gap([math.atan2(y, x) for x, y in inner])
    places: list[Array] = []
    ring = 0
    while len(places) < count:
        ring += 1
        slots = min(6 * ring, count - len(places))
        step = 2 * math.pi / (6 * ring if inner else slots)
        for i in range(slots):
            turn = angle + step * (i - (slots - 1) / 2)
            places.append(ring * np.array([math.cos(turn), math.sin(turn)]))
    return places


def _widest_gap(angles: list[float]) -> float:
    """The middle of the widest gap between directions; downwards if there are none."""
    if not angles:
        return math.pi / 2
    around = sorted(angles)
    around.append(around[0] + 2 * math.pi)
    width, start = max((round(b - a, 6), -a) for a, b in pairwise(around))
    return width / 2 - start


def _scaled(plain: nx.Graph, core: list[str], radius: Mapping[str, int]) -> Array:
    """Places of the core in cells; an edge is long enough for the rings at both its ends."""
    count = len(core)
    if count == 1:
        return np.zeros((1, 2))
    index = {node: i for i, node in enumerate(core)}
    weighted = nx.Graph()
    weighted.add_nodes_from(range(count))
    for a, b in plain.subgraph(core).edges:
        weighted.add_edge(index[a], index[b], length=1.1 + 0.7 * (radius[a] + radius[b]))
    pivots = range(count) if count <= EXACT_UP_TO else range(0, count, math.ceil(count / PIVOTS))
    distance = np.zeros((count, len(pivots)))
    for column, pivot in enumerate(pivots):
        for node, length in nx.single_source_dijkstra_path_length(weighted, pivot, weight="length").items():
            distance[node, column] = length
    start = _classical(distance)
    if len(pivots) == count:
        return _stress(distance, start)
    links = [(a, b, length) for a, b, length in weighted.edges(data="length")]
    return _sparse_stress(distance, np.array(pivots), np.array(links), start)


def _classical(distance: Array) -> Array:
    """Classical (pivot) scaling: the two main directions of the doubly centred squared distances."""
    squared = distance**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points: Array = centred @ vectors[:, [-1, -2]] if vectors.shape[1] > 1 else np.zeros((len(distance), 2))
    for axis in range(2):
        column = points[:, axis]
        if column[np.argmax(np.abs(column))] < 0:  # the sign of an eigenvector is arbitrary
            points[:, axis] = -column
    spread = np.abs(points).max() or 1.0
    points *= distance.max() / 2 / spread
    # Nodes with the same neighbours fall on one point; a small sunflower tells them apart.
    turn = np.arange(len(points)) * math.pi * (3 - math.sqrt(5))
    points += 0.2 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return points


def _stress(distance: Array, points: Array, rounds: int = 60) -> Array:
    """Stress majorisation with weights 1/d²: each round lowers the misfit of all distances."""
    with np.errstate(divide="ignore"):
        weight = np.where(distance > 0, distance**-2.0, 0.0)
    solver = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    for _ in range(rounds):
        difference = points[:, None, :] - points[None, :, :]
        actual = np.maximum(np.sqrt((difference**2).sum(axis=2)), 1e-9)
        pull = weight * distance / actual
        points = solver @ (pull.sum(axis=1)[:, None] * points - pull @ points)
    return points


def _sparse_stress(distance: Array, pivots: Array, links: Array, points: Array, rounds: int = 80) -> Array:
    """The same for large networks, with the distances to the pivots and along the edges alone.

    After Ortmann, Klimenta & Brandes, "A Sparse Stress Model" (2016), without its region weights.
    """
    ends = links[:, :2].astype(int)
    here, there = np.concatenate([ends, ends[:, ::-1]]).T
    length = np.tile(links[:, 2], 2)
    with np.errstate(divide="ignore"):
        weight = np.where(distance > 0, distance**-2.0, 0.0)
    total_weight = weight.sum(axis=1)
    np.add.at(total_weight, here, length**-2.0)
    for _ in range(rounds):
        anchors = points[pivots]
        difference = points[:, None, :] - anchors[None, :, :]
        ratio = distance / np.maximum(np.sqrt((difference**2).sum(axis=2)), 1e-9)
        goal = (weight[:, :, None] * (anchors[None, :, :] + ratio[:, :, None] * difference)).sum(axis=1)
        along = points[here] - points[there]
        ratio = length / np.maximum(np.sqrt((along**2).sum(axis=1)), 1e-9)
        np.add.at(goal, here, (length**-2.0)[:, None] * (points[there] + ratio[:, None] * along))
        points = goal / total_weight[:, None]
    return points


def _spread(points: Array, sizes: Array, rounds: int = 60) -> Array:
    """Push boxes apart that overlap, along the axis where less is needed.

    Only neighbours in x are compared, so that a round is about linear in the number of boxes.
    """
    points = points.copy()
    widest = float(sizes[:, 0].max())
    rounds = rounds if len(points) <= 1000 else rounds // 2
    for _ in range(rounds):
        order = np.lexsort((points[:, 1], points[:, 0]))
        here, size = points[order], sizes[order]
        move = np.zeros_like(here)
        for step in range(1, len(here)):
            delta = here[step:] - here[:-step]
            if delta[:, 0].min() > widest:
                break
            overlap = (size[step:] + size[:-step]) / 2 - np.abs(delta)
            hit = (overlap > 0.5).all(axis=1)
            if not hit.any():
                continue
            axis = (overlap[:, 1] < overlap[:, 0]).astype(int)
            rows = np.flatnonzero(hit)
            columns = axis[rows]
            push = overlap[rows, columns] / 2 * np.where(delta[rows, columns] < 0, -1.0, 1.0)
            np.add.at(move, (rows + step, columns), push)
            np.add.at(move, (rows, columns), -push)
        if not move.any():
            break
        points[order] = here + np.clip(move, -40, 40) * 0.7
    return points


def _packed(drawings: list[tuple[list[str], Array, Array]]) -> dict[str, tuple[float, float]]:
    """Components side by side, the largest first, each where the drawing grows least."""
    placed: dict[str, tuple[float, float]] = {}
    taken = np.zeros((0, 4))  # left, top, right, bottom
    corners = [(0.0, 0.0)]
    for component, points, sizes in drawings:
        low, high = (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)
        width, height = (high - low) + GAP
        x, y = min(
            (c for c in corners if _free(taken, c, width, height)),
            key=lambda c: (_extent(taken, c, width, height), c[0] + c[1], c),
        )
        taken = np.vstack([taken, [x, y, x + width, y + height]])
        corners = [c for c in corners if c != (x, y)] + [(x + width, y), (x, y + height)]
        if len(corners) > 120:  # old corners are mostly filled; the far ones always fit
            corners = [*corners[-100:], (0.0, float(taken[:, 3].max())), (float(taken[:, 2].max()), 0.0)]
        for node, point in zip(component, points, strict=True):
            placed[node] = (x + float(point[0] - low[0]), y + float(point[1] - low[1]))
    return placed


def _free(taken: Array, corner: tuple[float, float], width: float, height: float) -> bool:
    x, y = corner
    clear = (taken[:, 0] >= x + width) | (taken[:, 2] <= x)
    clear |= (taken[:, 1] >= y + height) | (taken[:, 3] <= y)
    return bool(clear.all())


def _extent(taken: Array, corner: tuple[float, float], width: float, height: float) -> float:
    right = max(corner[0] + width, float(taken[:, 2].max(initial=0)))
    bottom = max(corner[1] + height, float(taken[:, 3].max(initial=0)))
    return round(max(right, bottom * ASPECT), 3)


def _rows(singles: list[str], placed: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Nodes without neighbours in rows below everything else, as wide as it."""
    left = min((x for x, _ in placed.values()), default=0.0)
    right = max((x for x, _ in placed.values()), default=0.0)
    bottom = max((y for _, y in placed.values()), default=0.0)
    least = math.ceil(math.sqrt(len(singles) * ASPECT * CELL[1] / CELL[0]))
    columns = max(1, least, int((right - left) // CELL[0]) + 1)
    top = bottom + GAP + CELL[1] if placed else 0.0
    return {
        node: (left + (i % columns) * CELL[0], top + (i // columns) * CELL[1])
        for i, node in enumerate(singles)
    }
