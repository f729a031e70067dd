"""How much of a page's article was read, and how much else: characters, blanks aside, in their order."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

__all__ = ["PAGES", "recall_and_precision"]

PAGES = Path(__file__).parent / "pages"
"""Invented pages after widespread templates, each with its article's true text (empty: it has none)."""


def recall_and_precision(true: str, read: str) -> tuple[float, float]:
    true, read = "".join(true.split()), "".join(read.split())
    blocks = SequenceMatcher(None, true, read, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return (same / len(true) if true else 1.0), (same / len(read) if read else 1.0)
