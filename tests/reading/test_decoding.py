"""Bytes to text, or one clear refusal."""

from __future__ import annotations

import codecs
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.reading.decoding import decode

TEXT = "芜湖市总工会慰问一线职工3.2万人次，\r\n发放慰问金860万元。\r第二段\n"
HANT = "蕪湖市總工會慰問一線職工3.2萬人次，\r\n發放慰問金860萬元。\r第二段\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("gb2312"), "gb18030"),
        ((TEXT + "㐂𠀀").encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode("a.txt", data)
    assert decoded.encoding == encoding
    assert decoded.text.startswith(TEXT)  # line ends as they are, no byte order mark


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (HANT.encode("cp950"), "cp950"),
        (HANT.encode("gbk"), "gb18030"),
        (HANT.encode("utf-8"), "utf-8"),
        (HANT.encode("utf-16-be"), "utf-16-be"),
        ((HANT + "深水埗鰂魚涌嘅工友").encode("big5hkscs"), "big5hkscs"),
        ((HANT + "恒生碁園").encode("cp950"), "cp950"),
    ],
)
def test_encodings_of_traditional_text(data: bytes, encoding: str) -> None:
    decoded = decode("a.txt", data)
    assert decoded.encoding == encoding
    assert decoded.text.startswith(HANT)


def test_marks_of_big5_are_those_of_windows() -> None:
    text = "工會～職工、「幹事」‧理事長（陳）"
    assert decode("a.txt", text.encode("cp950")).text == text


@pytest.mark.parametrize(
    "label", ["gb2312", "GBK", "big5", "utf-8", "utf-16", "iso-8859-1", "x-none", "", None, "'gb2312' "]
)
@pytest.mark.parametrize(
    "data", [TEXT.encode("gb18030"), TEXT.encode(), HANT.encode("cp950"), TEXT.encode("utf-16-le")]
)
def test_a_label_loses_against_the_characters(data: bytes, label: str | None) -> None:
    assert decode("a.txt", data, label).text in (TEXT, HANT)


def test_a_label_decides_where_the_characters_do_not() -> None:
    """The bytes of ``联通`` are valid UTF-8 too, and these two are all there is."""
    data = "\u9c9c\u9c9c".encode("gb18030")
    assert decode("a.txt", "联通".encode("gbk"), "gb2312").text == "联通"
    assert decode("a.txt", data, "gb2312").text == "\u9c9c\u9c9c"


@pytest.mark.parametrize(
    "mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]
)
@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        (TEXT + "x").encode(),
        TEXT.encode("gb18030"),
        HANT.encode("cp950"),
        TEXT.encode("utf-16-le"),
    ],
)
def test_a_wrong_mark_loses_against_the_characters(mark: bytes, data: bytes) -> None:
    text = decode("a.txt", mark + data).text
    assert text.removesuffix("x") in (TEXT, HANT)


def test_text_in_other_languages_is_left_as_it_is() -> None:
    for text in (
        "Le syndicat a été créé à côté.",
        "Профсоюз работников образования",
        "労働組合の活動について報告する。",
    ):
        assert decode("a.txt", text.encode()).text == text
        assert decode("a.txt", codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text
    assert decode("a.txt", b"plain words").encoding == "utf-8"


def test_a_replacement_sign_that_stands_in_the_file_is_left_to_repair() -> None:
    assert decode("a.txt", "工\ufffd会".encode()).text == "工\ufffd会"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        ("总工会\0报告".encode(), "byte offset 9"),
        (b"\x01\x02\x03\x04\x05abc", "byte offset 0"),
        ("总工会".encode() + b"\xff" + "报告".encode(), "UTF-8 fails at byte offset 9"),
        ("総務部の労働組合ニュースです。".encode("shift-jis"), "byte offset"),
        ("労働組合の活動について報告する。".encode("euc-jp"), "reads like no Chinese"),
        ("전국 노동조합 총연맹 소식입니다".encode("euc-kr"), "reads like no Chinese"),
        ("résumé à côté, où naïve".encode("latin-1"), "byte offset 1"),
        (codecs.BOM_UTF16_LE + "总".encode("utf-16-le") + b"\x00\xd8", "UTF-16-LE fails at byte offset 4"),
        (codecs.BOM_UTF8 + "总工会".encode() + b"\xff\xff", "UTF-8 fails at byte offset 12"),
        (random.Random(7).randbytes(4000), "byte offset"),
    ],
)
def test_refusals(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words) as caught:
        decode("x.txt", data)
    message = str(caught.value)
    assert message.startswith("x.txt: ") and "\n" not in message
    assert "give" in message  # what to do


def test_a_cut_character_of_utf8_is_refused_not_guessed() -> None:
    data = ("全市工会新发展会员" * 50).encode()[:-1]
    with pytest.raises(ReadingError, match="byte offset 1347"):
        decode("x.txt", data)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "cp950", "utf-16-le"])
def test_a_broken_byte_far_beyond_the_sample_is_refused_with_its_offset(codec: str) -> None:
    data = ((HANT if codec == "cp950" else TEXT) * 12_000).encode(codec)
    broken = b"\x00\xd8" if codec == "utf-16-le" else b"\xff"
    with pytest.raises(ReadingError, match="byte offset") as caught:
        decode("x.txt", data + broken)
    if codec != "utf-16-le":
        assert str(len(data)) in str(caught.value)


@pytest.mark.parametrize("text", ["市总工会", "工会工作报告", "李明", "市總工會工作報告", "職工"])
def test_a_few_characters_are_enough(text: str) -> None:
    traditional = any(c in text for c in "總會報職")
    for codec in ("utf-8", "gb18030", "utf-16-le", *(["cp950"] if traditional else [])):
        assert decode("a.txt", text.encode(codec)).text == text


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"<p>word</p>\n" * 20_000 + text.encode("gb18030"),
        lambda text: text.encode("gb18030") + b"<p>word</p>\n" * 20_000,
        lambda text: b"<p>word</p>\n" * 20_000 + text.encode("gb18030") * 3000,
    ],
)
def test_markup_around_the_text_does_not_hide_its_encoding(encode) -> None:  # type: ignore[no-untyped-def]
    assert TEXT in decode("a.html", encode(TEXT)).text


def test_a_large_file_takes_about_the_time_of_decoding_it() -> None:
    data = ((TEXT * 200).encode("gb18030")) * 1600
    assert len(data) > 19_000_000
    data.decode("gb18030")
    start = time.process_time()
    data.decode("gb18030")
    once = time.process_time() - start
    start = time.process_time()
    assert decode("a.txt", data).encoding == "gb18030"
    assert time.process_time() - start < 8 * once + 0.5


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=120), st.sampled_from([None, "gbk", "big5", "utf-16", "\ufffd", "x" * 50]))
def test_any_bytes_give_text_or_a_clear_refusal(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode("x.bin", data, declared)
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert "\0" not in decoded.text
        if " (in " not in decoded.encoding:  # nothing lost: the text leads back to the bytes
            assert data.endswith(decoded.text.encode(decoded.encoding))


HAN = st.text(st.sampled_from("市总工会召开职工代表大会的一是在和了，。、"), min_size=12, max_size=60)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(HAN, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-32", "utf-32-le"]))
def test_offsets_count_code_points_of_what_was_written(text: str, codec: str) -> None:
    assert decode("a.txt", text.encode(codec)).text == text
