"""Whole decisions with lists of winners, one layout a file: every winner once, and nobody else.

A file of ``honour_lists`` has the text, a line ``====``, and rows ``recipient<TAB>award`` with the names that users
see. All persons and bodies are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Honour
from kg.processing import process

FILES = sorted((Path(__file__).parent / "honour_lists").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_list_gives_its_winners_and_nobody_else(path: Path) -> None:
    text, _, rows = path.read_text(encoding="utf-8").partition("====\n")
    expected = {tuple(row.split("\t")) for row in rows.splitlines()}
    assert expected
    document = process(path.name, text.encode())
    names = {link.mention: link.entity.label for link in document.links}
    honours = [resolved.fact for resolved in document.facts if isinstance(resolved.fact, Honour)]
    assert {(names[honour.recipient], names[honour.award]) for honour in honours} == expected


def test_there_are_files_to_read() -> None:
    assert len(FILES) >= 15
