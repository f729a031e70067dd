"""News of Hong Kong, Macau, Taiwan and the mainland in traditional characters: what it states, quoted as it stands."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import ResolvedDocument
from kg.processing import process
from kg.reading.script import read_script

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from damage import facts_of
from traditional import STANDARDS, documents, encoded, misplaced, traditional

FILE = Path(__file__).with_name("traditional_passages.txt")
LEAST_KEPT = 0.97
EXACT = ("Post", "Byline", "Honour", "Programme")


class Passage(NamedTuple):
    title: str
    text: str
    facts: frozenset[tuple[str, ...]]


def passages() -> list[Passage]:
    found = []
    for part in FILE.read_text("utf-8").split("\n# ")[1:]:
        title, *lines = part.strip().split("\n")
        facts = frozenset(tuple(line[2:].split("\t")) for line in lines if line.startswith("> "))
        found.append(Passage(title, "\n".join(line for line in lines if not line.startswith("> ")), facts))
    return found


PASSAGES = passages()


@cache
def built(text: str) -> ResolvedDocument:
    return process("a.txt", text.encode())


def told(document: ResolvedDocument) -> set[tuple[str, ...]]:
    rows = set()
    for kind, *values in facts_of(document):
        row = (kind, *("" if value is None else str(value) for value in values))
        rows |= {row, (*row[:3], "*")} if kind == "Figure" else {row}
    return rows


def test_there_are_passages_of_every_region() -> None:
    assert len(PASSAGES) == 14
    assert sum(len(passage.facts) for passage in PASSAGES) > 60


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_facts(passage: Passage) -> None:
    document = built(passage.text)
    assert document.document.script == "Hant"
    rows = told(document)
    assert passage.facts <= rows
    expected = {fact for fact in passage.facts if fact[0] in EXACT}
    assert {row for row in rows if row[0] in EXACT} == expected


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_quotes_are_in_the_script_of_the_text(passage: Passage) -> None:
    document = built(passage.text)
    assert document.document.original == passage.text
    assert len(document.document.text) <= len(passage.text)
    for fact in document.facts:
        span, quote = document.document.quote(fact.fact.evidence)
        assert passage.text[span.start : span.end] == quote
        assert read_script(quote + "總會").text.startswith(document.document.text[fact.fact.evidence.start])


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_the_same_in_big5(passage: Passage) -> None:
    document = process("a.txt", passage.text.encode("big5hkscs"))
    assert document.document.encoding in ("cp950", "big5hkscs")
    assert told(document) == told(built(passage.text))


def test_a_name_of_one_region_needs_the_region() -> None:
    """工聯會 is 香港工會聯合會 where the article names 香港 or a district of it."""
    bare = "工聯會會長吳永康出席會議。"
    labels = {link.entity.label for link in built(bare).links}
    assert "工联会" in labels
    labels = {link.entity.label for link in built("觀塘區的工會開幕。" + bare).links}
    assert "香港工会联合会" in labels
    labels = {link.entity.label for link in built("青溪鎮工聯會主席吳永康出席會議。").links}
    assert "香港工会联合会" not in labels


@pytest.mark.parametrize("standard", STANDARDS)
def test_traditional_characters_leave_the_facts_as_they_are(standard: str) -> None:
    """A third of the passages; all of them: benchmarks/traditional.py."""
    total = kept = 0
    for path in documents()[::3]:
        text = path.read_text("utf-8")
        before = facts_of(process(path.name, text.encode()))
        after = process(path.name, encoded(traditional(text, standard), standard))
        assert after.document.script == "Hant"
        assert misplaced(after, text) == []
        total += before.total()
        kept += (before & facts_of(after)).total()
    assert total > 400
    assert kept >= LEAST_KEPT * total
