"""Where a name ends. The name stands in brackets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.persons.name_context import NameContext
from kg.extraction.persons.name_reader import NameReader
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load

TAG_OF = shared_segmenter().tag_of
READER = NameReader(load().names, TAG_OF)


def read(marked: str) -> tuple[str, str | None]:
    """The name that is marked, and the one that is read at its place."""
    before, _, rest = marked.partition("[")
    name, _, after = rest.partition("]")
    reading = READER.read(before + name + after, len(before), any_surname=True)
    return name, reading.text if reading else None


@pytest.mark.parametrize(
    "marked",
    [
        "主席[陈平]为环卫工人送上早餐",
        "副主席[李强]调研产改工作",
        "副主席[彭立军]对获奖选手表示祝贺",
        "主席[廖玉梅]等领导出席",
        "主席[欧阳静]、",
        "主席[司马文博]主持会议",
        "书记[邹永福]因病去世",
        "主席[张驰]代表市总工会致辞",
        "主任[蒿建民]参加",
        "副主席[次仁卓玛]参加",
        "主席[艾力·买买提]讲话",
        "主席[谭芳]（左二）",
        "主任[程海波]带着徒弟攻关",
    ],
)
def test_ends(marked: str) -> None:
    name, got = read(marked)
    assert got == name


@pytest.mark.parametrize("text", ["高质量发展", "和谐劳动关系", "于近日", "向一线职工", "的确", "任务", ""])
def test_no_name(text: str) -> None:
    assert READER.read(text, 0, any_surname=True) is None


def test_repeated_names() -> None:
    context = NameContext(load().names, TAG_OF, "方小兰说。方小兰介绍")
    assert context.repeated("方小兰")
    assert not context.repeated("方小")  # always followed by the same character
    assert not context.repeated("程志刚")


def test_second_segmenter_decides() -> None:
    class Witness:
        def __init__(self, end: int) -> None:
            self.end = end

        def ends_near(self, text: str, start: int) -> frozenset[int]:
            return frozenset({self.end})

    text = "主席郑和平时常走访"
    readers = [NameReader(load().names, TAG_OF, "", Witness(end)) for end in (4, 5)]
    expected = [reader.read(text, 2, any_surname=True) for reader in readers]
    assert [r.text if r else None for r in expected] == ["郑和", "郑和平"]
    # Where nothing calls for a name the witness is not asked.
    assert len({reader.read(text, 2) for reader in readers}) == 1


@given(st.text(alphabet="王李郑和平为在· ，说任书记主席", max_size=20), st.integers(0, 19))
def test_readings_stand_in_the_text(text: str, start: int) -> None:
    if start < len(text) and (reading := READER.read(text, start, any_surname=True)) is not None:
        assert reading.start == start and text[reading.start : reading.end] == reading.text


def test_repetition_is_linear() -> None:
    """Twice the text must not take four times as long."""
    text = "市总工会主席王伟说，李强和王芳、王建国来到车间。" * 4000

    def seconds(article: str) -> float:
        began = time.perf_counter()
        context = NameContext(load().names, TAG_OF, article)
        for i in range(2000):
            context.repeated("王" + chr(0x4E00 + i))
        return time.perf_counter() - began

    seconds(text)
    assert seconds(text * 2) < 3.5 * seconds(text) + 0.05
