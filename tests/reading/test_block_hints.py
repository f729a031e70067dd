"""What a format says about its blocks goes before what their look tells."""

from __future__ import annotations

from kg.model import BlockKind
from kg.reading.layout import find_blocks
from kg.reading.lines import read_lines
from kg.reading.source import BlockHint

TEXT = "庆城县总工会\n召开全委会议\n县总工会主席李明出席会议并讲话\n要求各级工会建成职工书屋12家。"


def _blocks(*hints: BlockHint) -> list[tuple[str, BlockKind, int]]:
    return [(block.text, block.kind, block.level) for block in find_blocks(read_lines(TEXT, hints))]


def test_lines_of_one_hint_are_one_block_of_its_kind() -> None:
    title_end, body = 13, 14
    assert TEXT[title_end] == "\n"
    assert _blocks(BlockHint(0, title_end, BlockKind.HEADING, 1), BlockHint(body, len(TEXT))) == [
        ("庆城县总工会召开全委会议", BlockKind.HEADING, 1),
        ("县总工会主席李明出席会议并讲话要求各级工会建成职工书屋12家。", BlockKind.PARAGRAPH, 0),
    ]


def test_a_hint_parts_its_lines_from_those_that_have_none() -> None:
    start = TEXT.index("县总工会主席")
    caption = BlockHint(start, TEXT.index("\n要求"), BlockKind.CAPTION)
    assert ("县总工会主席李明出席会议并讲话", BlockKind.CAPTION, 0) in _blocks(caption)
