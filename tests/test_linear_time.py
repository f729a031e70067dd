"""Hostile texts take time in proportion to their length, through reading, extraction and resolution."""

from __future__ import annotations

import contextlib
import time

import pytest

from kg.errors import ReadingError
from kg.model import BlockKind
from kg.processing import process
from kg.reading.sentences import split_sentences

UNITS = {
    "one character": "工",
    "one word": "工会",
    "numerals": "一二三四五",
    "digits": "1234567890",
    "stops": "。",
    "brackets": "（",
    "open quotation marks": "“全国",
    "bodies without an end": "市总工会、",
    "posts": "主席、",
    "years": "2021年、",
    "lines of one character": "工\n会\n",
    "headings": "县总工会部署全年工作\n\n",
    "Markdown headings": "# 县总工会工作\n\n",
    "sentences": "市总工会主席李某慰问职工20人。",
    "bylines": "（记者 李某）",
}


def seconds(unit: str, length: int) -> float:
    data = (unit * (length // len(unit))).encode()
    begin = time.process_time()
    with contextlib.suppress(ReadingError):
        process("a.txt", data)
    return time.process_time() - begin


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    """Sixteen times would be the square. Short runs are uneven, so that less than ten passes."""
    seconds(unit, 500)
    small = max(seconds(unit, 4_000), 0.05)
    # What else runs on the machine only makes a run slower, so that the fastest tells.
    assert any(seconds(unit, 16_000) < 10 * small for _ in range(4))


def test_sentences_have_a_bounded_length() -> None:
    listed = "、".join(f"第{n}中学" for n in range(900)) + "。"
    spans = split_sentences(listed, BlockKind.PARAGRAPH)
    assert (
        max(map(len, spans)) <= 2_000 and "".join(listed[span.start : span.end] for span in spans) == listed
    )
    assert all(listed[span.end - 1] in "、。" for span in spans)
    assert [len(span) for span in split_sentences("工" * 4_500, BlockKind.HEADING)] == [2_000, 2_000, 500]
    usual = "甲，乙、丙；丁。" * 3
    assert len(split_sentences(usual, BlockKind.PARAGRAPH)) == 3
