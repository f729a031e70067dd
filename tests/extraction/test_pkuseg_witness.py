"""The pkuseg witness: offsets, windows, laziness, and that the shipped model knows names of the genre."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction import pkuseg_witness
from kg.extraction.pkuseg_witness import AFTER, BEFORE, MODEL_DIR, PkusegWitness, shared_witness

# Names and sentences that were not in the training text, and whose ends a reader does not doubt.
SENTENCES = (
    "鹤壁市总工会主席[秦海涛]在会上讲话",
    "区妇联副主席[许敏]主持会议",
    "省残联理事长[董国栋]到企业调研",
    "党组书记[彭立新]宣读表彰决定",
    "县科协主席[蒋丽]介绍了有关情况",
    "全国劳模[于洪波]表示",
    "副县长[钱志刚]、局长[曹玉梅]出席仪式",
    "通讯员[苗俊杰]报道",
    "会议选举[杜鹏飞]为主席",
    "慰问了困难职工[田秀兰]一家",
    "焊工[郝军]说，要把技术传下去",
    "总经理[尹晓东]陪同考察",
    "校长[潘文静]向获奖教师表示祝贺",
    "免去[贺建华]的副主任职务",
    "市委书记[邵志勇]强调，要抓好落实",
    "主席[康伟]为获奖选手颁奖",
)


class _Fake:
    """A segmenter that cuts before each of some characters, as pkuseg does: blanks are gone."""

    def __init__(self, before: str = "") -> None:
        self.before = before
        self.asked: list[str] = []

    def cut(self, text: str) -> Sequence[str]:
        self.asked.append(text)
        words: list[str] = []
        for part in text.split():
            words.append("")
            for character in part:
                if character in self.before and words[-1]:
                    words.append("")
                words[-1] += character
        return words


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> _Fake:
    segmenter = _Fake("王出席")
    monkeypatch.setattr(pkuseg_witness, "_load", lambda model: segmenter)
    return segmenter


def test_boundaries_are_offsets_where_words_end(fake: _Fake) -> None:
    assert PkusegWitness().boundaries("主席王芳出") == {1, 2, 4, 5}


def test_blanks_part_words_and_belong_to_none(fake: _Fake) -> None:
    assert PkusegWitness().boundaries("　市长 王芳 出") == {3, 6, 8}


def test_model_is_loaded_at_first_question_only(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    monkeypatch.setattr(pkuseg_witness, "_load", lambda model: loaded.append(model) or _Fake())
    witness = PkusegWitness()
    assert loaded == []
    witness.boundaries("一")
    witness.boundaries("二")
    assert loaded == [MODEL_DIR]


def test_only_a_window_is_shown_to_pkuseg(fake: _Fake) -> None:
    text = "各级工会干部和职工代表" * 9 + "王芳" + "参加了丰富多彩的活动" * 9
    start = text.index("王")
    assert PkusegWitness().ends_near(text, start) == {start + AFTER}
    assert fake.asked == [text[start - BEFORE : start + AFTER]]


def test_name_end_is_the_end_of_the_word_that_begins_there(fake: _Fake) -> None:
    text = "新任职的市长就是王芳出"
    assert PkusegWitness().name_end(text, 8) == 10


def test_name_end_is_none_inside_a_word(fake: _Fake) -> None:
    assert PkusegWitness().name_end("新任职的市长就是王芳出", 9) is None


def test_name_end_at_the_edges_of_the_text(fake: _Fake) -> None:
    assert PkusegWitness().name_end("王芳出", 0) == 2
    assert PkusegWitness().name_end("王芳出", 3) is None
    assert PkusegWitness().name_end("市长 王芳", 3) == 5


@settings(deadline=None)  # the model loads at the first call
@given(st.text(alphabet="市总工会主席王李建国为出席，。·A1 　\t", max_size=40))
def test_boundaries_lie_behind_characters_that_are_no_blanks(text: str) -> None:
    ends = shared_witness().boundaries(text)
    assert all(0 < end <= len(text) and not text[end - 1].isspace() for end in ends)
    assert bool(ends) == bool(text.strip())
    if text.strip():
        assert max(ends) == len(text.rstrip())


@settings(deadline=None)  # the model loads at the first call
@given(st.text(max_size=20))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(0 < end <= len(text) for end in shared_witness().boundaries(text))


def test_shipped_model_ends_names_where_they_end() -> None:
    right = total = 0
    for marked in SENTENCES:
        text = marked.replace("[", "").replace("]", "")
        position = 0
        for part in marked.split("[")[1:]:
            name = part.split("]")[0]
            start = text.index(name, position)
            position = start + len(name)
            total += 1
            right += shared_witness().name_end(text, start) == position
    assert total == len(SENTENCES) + 1
    assert right >= 0.8 * total


def test_shipped_model_is_small() -> None:
    assert {path.name for path in MODEL_DIR.iterdir()} == {"features.msgpack", "weights.npz"}
    assert sum(path.stat().st_size for path in MODEL_DIR.iterdir()) < 2_000_000
