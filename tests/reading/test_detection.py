"""What format bytes are in, told by the bytes alone."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.reading.formats import SUFFIXES, read_source
from kg.reading.formats.detection import ARCHIVES, DOCX, HTML, MHTML, PDF, detect
from kg.reading.source import PLAIN_TEXT


def zipped(*names: str, first: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return file.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("岚山区总工会".encode(), PLAIN_TEXT),
        ("岚山区总工会".encode("gb18030"), PLAIN_TEXT),
        (b"", PLAIN_TEXT),
        (b"%PDF-1.4\n", PDF),
        (b"\r\n\0 junk %PDF-1.7\n", PDF),
        ("报告说 %PDF- 是文件头。".encode() + b" " * 2000 + b"%PDF-", PDF),
        (b"x" * 1100 + b"%PDF-1.4", PLAIN_TEXT),
        (b"<!DOCTYPE html>\n<p>", HTML),
        (b"\xef\xbb\xbf \n<!-- saved from url -->\n<HTML lang='zh'>", HTML),
        (b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", HTML),
        ("<html><body>岚山</body>".encode("utf-16"), HTML),
        ('<div class="TRS_Editor"><p>岚山</p></div>'.encode(), HTML),
        ('<p align="center"><img src="x"></p>\n\n# 岚山\n\n[a](b)'.encode(), PLAIN_TEXT),
        ("<岚山日报> 讯".encode(), PLAIN_TEXT),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n--b",
            MHTML,
        ),
        ("来源: 岚山日报\nContent-Type: text".encode(), PLAIN_TEXT),
        (zipped("a.txt"), "application/zip"),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCX),
        (zipped("[Content_Types].xml", "word/document.xml")[:60], DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), f"{OFFICE}.spreadsheetml.sheet"),
        (zipped("word/letter.txt", "xl/a.txt"), "application/zip"),
        (
            zipped("content.xml", first="application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
        (zipped("META-INF/container.xml", first="application/epub+zip"), "application/epub+zip"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
        (tarred(), "application/x-tar"),
        (b"\x1f\x8b\x08\0", "application/gzip"),
        (b"BZh91AY&SY", "application/x-bzip2"),
        (b"BZh9 is a name", PLAIN_TEXT),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "image/bmp"),
        (b"BMW " + b"sells cars", PLAIN_TEXT),
        (b"{\\rtf1", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    ],
)
def test_formats_are_told_by_their_bytes(data: bytes, media_type: str) -> None:
    assert detect(data) == media_type


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(
        [b"", b"PK\3\4", b"PK\5\6", b"%PDF-", b"<html", b"<div>", b"\x1f\x8b\x08", b"\xff\xfe<", b"a: b\n"]
    ),
    st.binary(max_size=200),
)
def test_any_bytes_have_a_format_and_are_read_or_refused_in_one_line(head: bytes, rest: bytes) -> None:
    media_type = detect(head + rest)
    assert "/" in media_type
    if media_type == PLAIN_TEXT or media_type in ARCHIVES:
        try:
            read_source("a.bin", head + rest)
        except ReadingError as error:
            assert "\n" not in str(error)


def test_every_suffix_promises_a_media_type() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in SUFFIXES)
    assert set(SUFFIXES) >= {
        ".txt",
        ".md",
        ".html",
        ".mht",
        ".pdf",
        ".docx",
        ".docm",
        ".png",
        ".jpeg",
        ".tif",
        ".webp",
    }
