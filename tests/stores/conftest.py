"""The graph of the seeds, and a small one with a fact of every kind, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([ROOT / "seeds"], tmp_path_factory.mktemp("stores")).graph


SMALL = """庆城县总工会召开全委会议
本报讯（记者 何晓燕）2023年3月5日，庆城县总工会召开全委会议，县总工会主席马立新主持会议。
2022年，县总工会开展“金秋助学”活动，发放助学金12万元。庆城县公共汽车公司荣获甘肃省五一劳动奖状，3名职工获评庆阳市劳动模范。
"""


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For stores that take seconds for a query on the seeds."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "简报.txt").write_text(SMALL, encoding="utf-8")
    return build([folder / "简报.txt"], folder / "out").graph
