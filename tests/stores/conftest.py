"""The graph of the seeds, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([ROOT / "seeds"], tmp_path_factory.mktemp("stores")).graph
