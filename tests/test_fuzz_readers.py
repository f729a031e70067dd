"""A short run of `benchmarks/fuzz_readers.py` over every format that has a reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from fuzz_readers import Fuzzer, damaged, formats, misaligned

from kg.reading import read_document


@pytest.mark.parametrize("media_type", formats())
def test_damaged_files_are_read_truly_or_refused(media_type: str, tmp_path: Path) -> None:
    runs = 30 if media_type.startswith("image/") else 120
    fuzzer = Fuzzer(seconds=20, keep=tmp_path)
    for data in fuzzer.inputs(media_type, runs, seed=7):
        fuzzer.attempt(media_type, data)
    assert fuzzer.findings == []
    assert fuzzer.counts[media_type]["inputs"] == runs


def test_the_same_seed_makes_the_same_files() -> None:
    fuzzer = Fuzzer(seconds=1)
    first, again, other = (list(fuzzer.inputs("text/plain", 80, seed)) for seed in (1, 1, 2))
    assert first == again != other and len(set(first)) > 60


def test_a_character_that_was_never_there_is_noticed() -> None:
    from dataclasses import replace

    document = read_document("a.txt", "岚山区总工会慰问职工。".encode())
    assert misaligned(document) == []
    assert len(misaligned(replace(document, text="岚山县总工会慰问职工。"))) == 1


def test_damage_is_damage() -> None:
    import random

    data = bytes(range(256))
    assert sum(damaged(data, (b"<x>",), [b"other"], random.Random(n)) != data for n in range(100)) > 90
