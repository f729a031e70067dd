"""How often the encoding of real text is found, by length: floors under the table of the benchmark."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from encoding_table import ENCODINGS, measure, ours

SAMPLES = 60
FLOORS = {4: 0.9, 10: 0.97, 20: 1.0, 50: 1.0, 200: 1.0}
MOST_WRONG = {4: 0.07, 10: 0.02, 20: 0.0, 50: 0.0, 200: 0.0}


@pytest.mark.parametrize("length", FLOORS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_found(encoding: str, length: int) -> None:
    score = measure(encoding, length, SAMPLES, ours)
    if encoding == "utf-8 in gbk" and not score.total:
        pytest.skip("no stretch of this length keeps all its bytes when it is read as GBK")
    assert score.total == SAMPLES
    assert score.right >= FLOORS[length] * SAMPLES
    assert score.wrong <= MOST_WRONG[length] * SAMPLES
