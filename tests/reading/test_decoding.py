"""Bytes to text, or one clear refusal."""

from __future__ import annotations

import random

import pytest

from kg.errors import ReadingError
from kg.reading.decoding import decode

TEXT = "芜湖市总工会慰问一线职工3.2万人次，\r\n发放慰问金860万元。\r第二段\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
        ((TEXT + "㐂𠀀").encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode("a.txt", data)
    assert decoded.encoding == encoding
    assert decoded.text.startswith(TEXT)  # line ends as they are, no byte order mark


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
        ("总工会".encode() + b"\xff" + "报告".encode(), "byte offset 9"),
        ("總工會工作報告，慰問職工。".encode("big5"), "byte offset"),
        ("労働組合の活動について報告する。".encode("shift-jis"), "byte offset"),
        ("résumé à côté, où naïve".encode("latin-1"), "byte offset 1"),
        (b"\xff\xfe" + "总".encode("utf-16-le") + b"\x00\xd8", "byte offset 4"),
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
