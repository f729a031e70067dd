"""Text that was read in a wrong encoding and saved again is undone without loss, or refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.reading.decoding import decode

TEXT = "白鹭市总工会召开全委会议，部署全年工作。\n会议由市总工会主席石立新主持，慰问职工3.2万人次。\n"
HANT = "白鷺市總工會召開全委會議，部署全年工作。\n會議由市總工會主席石立新主持。\n"


def code_page_936(data: bytes) -> str:
    """`data` as Windows reads GBK: the byte 0x80 is the euro sign, what it cannot read becomes U+FFFD."""
    out: list[str] = []
    at = 0
    while at < len(data):
        if data[at] <= 0x80:
            out.append("€" if data[at] == 0x80 else chr(data[at]))
            at += 1
            continue
        pair = data[at : at + 2]
        try:
            out.append(pair.decode("gbk"))
        except UnicodeDecodeError:
            out.append("\ufffd")
        at += 2
    return "".join(out)


@pytest.mark.parametrize(
    ("saved", "text", "encoding"),
    [
        ("宸ヤ細", "工会", "utf-8 (in gb18030)"),
        ("å·¥ä¼š", "工会", "utf-8 (in windows-1252)"),
        (TEXT.encode().decode("latin-1"), TEXT, "utf-8 (in windows-1252)"),
        (TEXT.encode("gbk").decode("latin-1"), TEXT, "gb18030 (in windows-1252)"),
        (HANT.encode("cp950").decode("latin-1"), HANT, "cp950 (in windows-1252)"),
        (HANT.encode("cp950").decode("gb18030"), HANT, "cp950 (in gb18030)"),
        (
            "（市总工会）是什么工作".encode().decode("latin-1"),
            "（市总工会）是什么工作",
            "utf-8 (in windows-1252)",
        ),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_undone(saved: str, text: str, encoding: str, codec: str) -> None:
    decoded = decode("a.txt", saved.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == encoding


def test_the_euro_sign_of_windows_is_a_byte() -> None:
    text = "市总工会什么时候召开全会"
    saved = code_page_936(text.encode())
    assert "€" in saved and "\ufffd" not in saved
    assert decode("a.txt", saved.encode()).text == text


def test_a_line_of_its_own_is_undone_in_a_sound_text() -> None:
    heading = "全市职工在一起开展工作！".encode().decode("gb18030")
    decoded = decode("a.txt", (heading + "\r\n" + TEXT).encode())
    assert decoded.text == "全市职工在一起开展工作！\r\n" + TEXT
    assert decoded.encoding == "utf-8 (in gb18030)"


@pytest.mark.parametrize(
    "saved",
    [
        code_page_936(TEXT.encode()),
        TEXT + code_page_936("白鹭市总工会召开全委会议，审议工作报告。".encode()),
        TEXT.encode().decode("cp1252", "replace"),
        "".join(c if c < "\x80" or "\xa0" <= c <= "\xff" else "?" for c in TEXT.encode().decode("latin-1")),
    ],
)
def test_lost_characters_are_refused(saved: str) -> None:
    assert saved not in (TEXT, HANT)
    with pytest.raises(ReadingError, match="wrong encoding and saved again") as caught:
        decode("a.txt", saved.encode())
    assert "give the original file" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        HANT,
        "鐨鏄銆锛",
        "Ä Ö Ü ä ö ü ß, œuvre, naïve façade, £5, ½",
        "Ã©tÃ©",  # French read wrongly: not ours to undo
        "市总工会 Café Zürich：à la carte",
        "喆堃犇骉 鑫淼焱垚",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert decode("a.txt", text.encode()).text == text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("市总工会召开职工代表大会的一是在和了，。、\n 123"), min_size=8, max_size=80))
def test_latin_1_is_always_undone(text: str) -> None:
    assume(sum(c >= "\u4e00" for c in text) >= 4)
    assert decode("a.txt", text.encode().decode("latin-1").encode()).text == text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("市总工会召开职工代表大会的一是在和了，。、\n 123"), min_size=24, max_size=80))
def test_gbk_is_undone_or_refused_and_never_kept(text: str) -> None:
    assume(sum(c >= "\u4e00" for c in text) >= 16)
    with suppress(ReadingError):
        assert decode("a.txt", code_page_936(text.encode()).encode()).text == text
