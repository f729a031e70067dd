"""Words cover a sentence without gaps, with clean offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.tokens import Segmenter, shared_segmenter
from kg.model import BlockKind, Sentence


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, 0)


@given(st.text(alphabet="工会主席王伟在2024年 ，。·ab", max_size=40), st.integers(0, 1000))
def test_words_cover_the_sentence(text: str, start: int) -> None:
    tokens = shared_segmenter().tokens(sentence(text, start))
    assert "".join(t.text for t in tokens) == text
    assert [t.start for t in tokens] == [start, *(t.end for t in tokens)][: len(tokens)]


def test_tags() -> None:
    segmenter = shared_segmenter()
    assert segmenter.tag_of("慰问").startswith("v")
    assert segmenter.tag_of("没有这个词语") == ""
    assert segmenter is shared_segmenter()


def test_added_words_stay_in_their_segmenter() -> None:
    own = Segmenter(["职工书屋驿站"])
    text = "新建职工书屋驿站"
    assert "职工书屋驿站" in [t.text for t in own.tokens(sentence(text))]
    assert "职工书屋驿站" not in [t.text for t in shared_segmenter().tokens(sentence(text))]
