"""Which script a text is in, and its conversion, character for character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from kg.errors import ReadingError
from kg.reading import read_document
from kg.reading.script import read_script
from kg.reading.script.conversion import aligned, to_simplified

HANS = "乌溪市总工会召开全体会议，审议通过了工作报告。\n"
HANT = "烏溪市總工會召開全體會議，審議通過了工作報告。\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("隨著時代發展", "随着时代发展"),  # Taiwan's 著
        ("衞生綫説", "卫生线说"),  # Hong Kong's forms
        ("乾淨的幹部乾隆", "干净的干部乾隆"),
        ("皇后之後", "皇后之后"),
        ("著名的著作", "著名的著作"),
        ("裏面裡面", "里面里面"),
        ("答覆與覆蓋、復甦", "答复与覆盖、复苏"),
        ("臺灣台灣", "台湾台湾"),
        ("沈靜波與沈沒", "沈静波与沉没"),
        ("調査污染吿示", "调查污染告示"),
        ("理事長於會後", "理事长于会后"),
        ("計畫與軟體", "计划与软体"),  # words stay those of the text
    ],
)
def test_conversion(written: str, read: str) -> None:
    assert to_simplified(written) == read


@pytest.mark.parametrize(
    "text",
    [
        HANS,
        HANS + "主席王後、委员李乾出席。\n",
        HANS + "王後\n",
        HANS + "书法展上有“天道酬勤”等作品。乾隆年间的《論語》刻本也在其中，由市图书馆提供给职工参观阅读。\n",
        "皇后大道的台湾客人著书",
        "Hello, world",
    ],
)
def test_simplified_text_is_left_as_it_is(text: str) -> None:
    reading = read_script(text)
    assert reading.text == text
    assert reading.script == "Hans"


@pytest.mark.parametrize(
    "text", [HANT, "總工會", "工會", HANT + "李明\n", "\n\n" + HANT.replace("，", "，\n")]
)
def test_traditional_text_is_converted(text: str) -> None:
    reading = read_script(text)
    assert reading.script == "Hant"
    assert reading.text == OpenCC("t2s").convert(text)


def test_each_part_of_a_mixed_page_is_read_in_its_script() -> None:
    page = HANS * 2 + "王後\n" + HANS + HANT * 2 + "主席王後\n" + HANT
    reading = read_script(page)
    assert reading.text == HANS * 2 + "王後\n" + HANS + HANS * 2 + "主席王后\n" + HANS
    assert reading.script == "Hant"  # it has more of it
    assert read_script(HANS * 3 + page).script == "Hans"


def test_a_traditional_line_of_a_simplified_page_is_converted() -> None:
    reading = read_script(HANS * 5 + "勞動光榮\n" + HANS)
    assert "劳动光荣" in reading.text
    assert reading.script == "Hans"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("「中國夢『勞動美』」活動", "“中国梦‘劳动美’”活动"),
        ("『勞動美』活動", "“劳动美”活动"),
        ("﹁勞動美﹂", "“劳动美”"),
        ("「劳动美」", "“劳动美”"),
    ],
)
def test_corner_brackets_are_quotation_marks(written: str, read: str) -> None:
    assert read_script(written).text == read


def test_a_conversion_that_changes_the_length_falls_back() -> None:
    assert aligned("軟甲乙", lambda text: text.replace("軟", "软").replace("甲", "")) == "软甲乙"
    assert aligned("軟體", lambda text: text.replace("軟體", "软件")) == "软件"
    assert aligned("軟甲", lambda text: text.replace("軟", "软").replace("甲", "甲甲")) == "软甲"


def test_offsets_lead_to_the_traditional_characters() -> None:
    document = read_document("a.txt", ("﻿　　" + HANT).encode())
    assert document.text == HANS.strip()
    for character, start, end in zip(
        document.text, document.alignment.starts, document.alignment.ends, strict=True
    ):
        assert OpenCC("t2s").convert(document.original[start:end]) == character


ANY = st.text(
    st.sampled_from("市總工會後乾著沈職职工会「」『』 \r\n\u2028 ,.A\U00020000\U0002f800豈\x00é"), max_size=80
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(ANY | st.text(max_size=40))
def test_every_text_keeps_its_length(text: str) -> None:
    reading = read_script(text)
    assert len(reading.text) == len(text)
    assert [c for c in text if c.isspace()] == [c for c in reading.text if c.isspace()]
    assert len(to_simplified(text)) == len(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("市總工會召開職工後乾著，。「」\n "), min_size=4, max_size=120))
def test_documents_are_true_to_their_original(text: str) -> None:
    try:
        document = read_document("a.txt", text.encode())
    except ReadingError:
        return
    assert document.original == text
    for character, start, end in zip(
        document.text, document.alignment.starts, document.alignment.ends, strict=True
    ):
        if start < end:
            assert character in (*read_script(text).text[start:end], " ")


def test_reading_again_changes_nothing() -> None:
    once = read_script(HANT + HANS).text
    assert read_script(once).text == once


def test_large_texts_take_linear_time() -> None:
    import time

    def seconds(text: str) -> float:
        start = time.process_time()
        read_script(text)
        return time.process_time() - start

    for line in (HANT, HANS, HANS + HANT, "王後\n", HANT.strip()):
        seconds(line * 10)
        small, large = max(seconds(line * 200), 0.002), seconds(line * 2000)
        assert large < 30 * small
