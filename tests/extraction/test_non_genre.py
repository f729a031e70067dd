"""Pages of other genres (novels, recipes, code, travel, school books, sports) state next to nothing.

The texts in ``non_genre/`` were composed for this test; persons, clubs and companies in them are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import EntityClass, Event, Figure, Post, Programme, ResolvedDocument
from kg.processing import process

FOLDER = Path(__file__).parent / "non_genre"
TEXTS = sorted(FOLDER.glob("*.txt"))
COUNTED = (Event, Figure, Post, Programme)


def told(document: ResolvedDocument) -> list[str]:
    """The organisations and the facts of `document` that a reader of the graph would meet."""
    bodies = {link.entity.label for link in document.links if link.entity.cls is EntityClass.ORGANISATION}
    facts = [repr(fact.fact) for fact in document.facts if isinstance(fact.fact, COUNTED)]
    return [*sorted(bodies), *facts]


def test_there_are_ten_texts_of_a_page() -> None:
    assert sum(len(path.read_text(encoding="utf-8")) >= 1000 for path in TEXTS) >= 10


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_at_most_one_fact_in_a_thousand_characters(path: Path) -> None:
    data = path.read_bytes()
    found = told(process(path.name, data))
    assert len(found) * 1000 <= max(1000, len(data.decode("utf-8"))), found


def test_a_report_of_the_genre_states_much() -> None:
    report = (
        "3月8日，南溪县总工会举行“书香三月”读书活动启动仪式。县总工会主席何文清出席并讲话。"
        "去年，县总工会开展“夏送清凉”活动，慰问职工2300人次，发放物资18万元。"
    )
    assert len(told(process("report.txt", report.encode()))) >= 5
