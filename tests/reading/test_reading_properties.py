"""What holds for every text: no crash, true alignment, stable results, damage undone."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.model import BlockKind, Document, Span
from kg.reading import read_document
from kg.reading.aligned import AlignedText
from kg.reading.decoding import decode
from kg.reading.repair import repair_block, repair_line

HOSTILE = (
    "中总工会委记者摄图年月日一二常们的了余０Ａ％⼯豈\U0002f800"
    "，。！？；：、（）“”‘’《》【】—…·,.;:!?()\"'%#*->_[]| \t　\u00a0\r\n\f\x85\u2028"
    "09aZ\u200b\ufeff\ue000\ufffd\x00\x07\ud7ff\U0010ffff😀é\u0301"
)
texts = st.text(st.sampled_from(HOSTILE), max_size=120) | st.text(max_size=60)
lines = st.text(st.sampled_from(HOSTILE.translate({ord(c): None for c in "\r\n\f\x85\u2028"})), max_size=60)


def read(text: str) -> Document | None:
    try:
        return read_document("x.txt", text.encode())
    except KgError as error:
        assert "\n" not in str(error)
        return None


@settings(max_examples=400, deadline=None, derandomize=True)
@given(texts)
@example("\r\r\n\u2028工会")
@example("“。”" * 3)
@example("# \n#\n##\n工" + "会" * 9)
def test_every_document_is_true_to_its_original(text: str) -> None:
    document = read(text)
    if document is None:
        return
    alignment = document.alignment
    assert len(alignment.starts) == len(alignment.ends) == len(document.text)
    used = bytearray(len(document.original))
    for character, start, end in zip(document.text, alignment.starts, alignment.ends, strict=True):
        assert (start == end) == (character == "\n")
        assert 0 <= start <= end <= len(document.original)
        assert not any(used[start:end])  # no character is made from another's place
        used[start:end] = b"\1" * (end - start)
    position = 0
    for index, article in enumerate(document.articles):
        assert article.index == index
        for sentence in article.sentences:
            assert sentence.start >= position and sentence.text
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert not document.text[position : sentence.start].strip()
            position = sentence.end
            segment, quote = document.quote(Span(sentence.start, sentence.end))
            assert document.original[segment.start : segment.end] == quote != ""
    assert not document.text[position:].strip()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        decoded = decode("x.bin", data)
    except KgError as error:
        assert "\n" not in str(error)
    else:
        assert "\0" not in decoded.text


@settings(max_examples=400, deadline=None, derandomize=True)
@given(lines)
@example("“工 会”, 记者 工 会 记 者")
def test_repairing_a_line_twice_changes_nothing(text: str) -> None:
    once = repair_line(AlignedText.of(text, 0, len(text))).text.text
    assert repair_line(AlignedText.of(once, 0, len(once))).text.text == once


@settings(max_examples=400, deadline=None, derandomize=True)
@given(lines, st.sampled_from(list(BlockKind)))
def test_repairing_a_block_twice_changes_nothing(text: str, kind: BlockKind) -> None:
    line = repair_line(AlignedText.of(text, 0, len(text))).text
    once = repair_block(line, kind).text
    assert repair_block(AlignedText.of(once, 0, len(once)), kind).text == once


HEADING_CHARACTERS = "海安市总工会服务大局创新实干扬帆起航凝聚共识“”！？，、"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(HEADING_CHARACTERS), min_size=4, max_size=30))
def test_doubling_a_line_is_undone(clean: str) -> None:
    han = {character for character in clean if character >= "\u4e00"}
    assume(len(han - set(HEADING_CHARACTERS[-6:])) >= 3)
    assume(repair_line(AlignedText.of(clean, 0, len(clean))).text.text == clean)
    doubled = "".join(2 * character for character in clean)
    repaired = repair_line(AlignedText.of(doubled, 0, len(doubled)))
    assert repaired.text.text == clean
    assert repaired.doubled


CLEAN = (
    "凝心聚力跟党走 建功立业新征程",
    "近年来，在衢州市委和浙江省总工会的坚强领导下，衢州市总工会围绕中心、服务大局，各项工作取得显著成效，"
    "先后获得全国厂务公开民主管理先进单位、浙江省五一劳动奖状等荣誉称号。",
    "深化改革 激发工会组织活力",
    "全市新建基层工会328家，新发展会员3.6万多人，建成户外劳动者驿站116个，服务职工20万余人次；"
    "开展“尊法守法·携手筑梦”法治服务活动60余场次，为农民工追回工资2444万元。市总工会主席许立新表示，"
    "要常常深入一线，把好事办实、实事办好。",
    "下一步，全市各级工会将大力弘扬劳模精神、劳动精神、工匠精神，团结动员广大职工为衢州高质量发展作出新贡献。",
)


def damaged(seed: int) -> str:
    """The clean page with doubled headings, hard line breaks, padding and private-use characters."""
    chance = random.Random(seed)
    width = chance.choice((18, 20, 24, 38))
    stretches = []
    for text in CLEAN:
        heading = not text.endswith("。")
        if heading:
            text = "".join(c if c == " " else 2 * c for c in text)
        else:
            text = "\n".join(text[i : i + width] for i in range(0, len(text), width))
        out = []
        for left, right in zip(text, text[1:] + "\n", strict=True):
            out.append(left)
            inner = "\n" not in (left, right)
            if inner and not heading and not (left.isdigit() and right.isdigit()) and chance.random() < 0.1:
                out.append(chance.choice((" ", "　", "  ", "\u00a0")))
            if inner and chance.random() < 0.03:
                out.append(chance.choice("\ue00a\ufffd\u200b"))
        stretches.append("".join(out))
    return "\n\n".join(stretches)


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_undone(seed: int) -> None:
    document = read(damaged(seed))
    assert document is not None
    # Padding inside a quotation cannot always be told from a blank that parts its words.
    assert document.text.replace(" ", "") == "\n".join(CLEAN).replace(" ", "")
    headings = [s.text for s in document.articles[0].sentences if s.kind is BlockKind.HEADING]
    assert headings == [CLEAN[0], CLEAN[2]]


def test_undamaged_text_is_left_as_it_is() -> None:
    document = read("\n\n".join(CLEAN))
    assert document is not None
    assert document.text == "\n".join(CLEAN)
    assert read(document.text.replace("\n", "\n\n")).text == document.text  # type: ignore[union-attr]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter_to_the_text(end: str) -> None:
    document = read(damaged(1).replace("\n", end))
    assert document is not None
    assert document.text == read(damaged(1)).text  # type: ignore[union-attr]
    assert end in document.original


def test_reading_is_deterministic() -> None:
    assert read(damaged(3)) == read(damaged(3))


@pytest.mark.parametrize(
    "unit",
    [
        "，",
        "“",
        "（",
        "。",
        "**a ",
        "中 ",
        "工会工作\n\n",
        "“a。”",
        "\ufffd\ufffd\ufffd中。",
        "1,",
        "今年",
        ">",
    ],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    """Ten times the text may not take a hundred times as long."""
    import time

    def seconds(count: int) -> float:
        start = time.process_time()
        read(unit * count + "工会。")
        return time.process_time() - start

    seconds(100)
    small, large = max(seconds(800), 0.003), seconds(8000)
    assert large < 40 * small
