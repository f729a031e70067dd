"""A graph of all kinds of facts, built once; and ``scripts/``, which make the page of the ontology, on the path."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from graph_samples import both, scanned_document

from kg.graph.query import load_graph
from kg.graph.turtle import write_turtle

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))


@pytest.fixture(scope="session")
def graph_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    write_turtle(both(), path)
    return path


@pytest.fixture(scope="session")
def sample_graph(graph_path: Path):
    return load_graph(graph_path)


@pytest.fixture(scope="session")
def described_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, and a file with pages that something is said about."""
    path = tmp_path_factory.mktemp("described") / "graph.ttl"
    write_turtle([*both(), scanned_document()], path)
    return path


@pytest.fixture(scope="session")
def described_graph(described_path: Path):
    return load_graph(described_path)
