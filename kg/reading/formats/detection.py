"""What format bytes are in, by what they begin with, and for ZIP and gzip by what is in them. Never by a file's suffix.

Types are those of IANA where there is one. Sources of the signatures: the formats' specifications (PDF 32000, PKWARE
APPNOTE, RFC 1952, RFC 2557, MS-CFB, PNG, JFIF, GIF89a, TIFF 6, BMP, WebP, POSIX pax, xz, OFD GB/T 33190).
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from kg.reading.source import PLAIN_TEXT

__all__ = [
    "ARCHIVES",
    "DOCX",
    "HTML",
    "MHTML",
    "OLE",
    "OPEN_XML",
    "PDF",
    "detect",
    "detect_file",
    "is_tar",
    "unpacked",
]

PDF = "application/pdf"
HTML = "text/html"
MHTML = "multipart/related"
OPEN_XML = "application/vnd.openxmlformats-officedocument"
OLE = "application/x-ole-storage"
DOCX = f"{OPEN_XML}.wordprocessingml.document"

_ZIP, _TAR = "application/zip", "application/x-tar"
_GZIP, _BZIP2, _XZ = "application/gzip", "application/x-bzip2", "application/x-xz"
ARCHIVES = frozenset({_ZIP, _TAR, _GZIP, _BZIP2, _XZ})
"""What is opened and read member by member (:mod:`kg.reading.inputs`)."""

_HEAD = 8_192
"""Bytes that are looked at. A PDF may have rubbish before its header (1,024 bytes, PDF 1.7 H), a page comments."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x1f\x8b\x08", _GZIP),
    (b"\xfd7zXZ\0", _XZ),
    (b"{\\rtf", "application/rtf"),
)
_BZIP2_HEAD = re.compile(rb"BZh[1-9]1AY&SY")
_PDF_WITHIN = 1_024
_USTAR_AT = 257

# What a member's name says about a ZIP file that is really a document.
_IN_ZIP = (
    ("word/", DOCX),
    ("xl/", f"{OPEN_XML}.spreadsheetml.sheet"),
    ("ppt/", f"{OPEN_XML}.presentationml.presentation"),
    ("OFD.xml", "application/ofd"),
    ("META-INF/container.xml", "application/epub+zip"),
)
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.[a-z-]+|application/epub\+zip")
_CONTENT_TYPES = "[Content_Types].xml"
_MOST_NAMES_BYTES = 30_000_000  # of a ZIP file's directory; one with more is an archive

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_COMMENT = r"(?:\s*<!--.{0,4000}?-->)*\s*"
_PAGE = re.compile(
    rf"{_COMMENT}(?:<\?xml[^>]{{0,200}}\?>)?{_COMMENT}(?:<\?xml-stylesheet[^>]{{0,200}}\?>)?{_COMMENT}"
    r"<(?:!doctype\s+html|html|head|body|frameset)\b",
    re.IGNORECASE | re.DOTALL,
)
# A piece of a page, as a database of articles keeps it: <div class="TRS_Editor"><p>…</p>. Markdown may begin with a tag
# too (<p align="center">), and then goes on with its own marks.
_PIECE = re.compile(
    rf"{_COMMENT}<(?:div|p|table|article|section|span|h[1-6]|center|font|title|meta|style|script|link|ul|ol)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(
    r"</(?:div|p|table|article|section|span|h[1-6]|center|font|title|style|script|ul|ol|td)\s*>", re.I
)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[-*+] |\d+\. |```)|\]\(|\*\*", re.MULTILINE)
_HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:[ \t]?[^\r\n]*\r?\n")
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


def detect(data: bytes) -> str:
    """The media type (IANA) of `data`; what is no other format is plain text, or refused by its reader."""
    return detect_file(io.BytesIO(data))


def detect_file(file: BinaryIO) -> str:
    """The media type of what is in `file`, which must be able to seek; it stands at its beginning again afterwards."""
    file.seek(0)
    head = file.read(_HEAD)
    found = _by_signature(head)
    if found is None and head.startswith((b"PK\3\4", b"PK\5\6")):
        found = _in_zip(file, head)
    file.seek(0)
    return found or _by_wording(head)


def is_tar(file: BinaryIO, media_type: str) -> bool:
    """Whether `file`, of the archive type `media_type`, is a TAR archive, compressed or not."""
    file.seek(0)
    head = b""
    with contextlib.suppress(OSError, EOFError, zlib.error, lzma.LZMAError):
        head = unpacked(file, media_type).read(512)
    file.seek(0)
    return head[_USTAR_AT:].startswith(b"ustar")


def unpacked(file: BinaryIO, media_type: str) -> BinaryIO:
    """The bytes that `file` unpacks to, if its type is one that only compresses; else `file`."""
    openers: dict[str, Callable[[BinaryIO], Any]] = {_GZIP: gzip.open, _BZIP2: bz2.open, _XZ: lzma.open}
    found: BinaryIO = openers[media_type](file) if media_type in openers else file
    return found


def _by_signature(head: bytes) -> str | None:
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return PDF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    # BM alone may begin a text; the size of a BMP's header at 14 is one of seven.
    if head.startswith(b"BM") and head[14:18] in {
        bytes((n, 0, 0, 0)) for n in (12, 40, 52, 56, 64, 108, 124)
    }:
        return "image/bmp"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypavif", b"ftypmif1"):
        return "image/heif"
    if _BZIP2_HEAD.match(head):
        return _BZIP2
    return _TAR if head[_USTAR_AT:].startswith(b"ustar") else None


def _in_zip(file: BinaryIO, head: bytes) -> str:
    """An Office document, an e-book or an archive; a damaged one as far as its beginning tells."""
    if mime := _OPEN_DOCUMENT.search(head[30:200]):  # the first member, stored, is called mimetype
        return mime[0].decode("ascii")
    names: list[str] = []
    with contextlib.suppress(
        zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError
    ):
        if _small_directory(file):
            with zipfile.ZipFile(file) as archive:
                names = archive.namelist()
    if not names:  # cut off: the names in its first bytes have to do
        names = [
            name for name in (_CONTENT_TYPES, *(folder for folder, _ in _IN_ZIP)) if name.encode() in head
        ]
        if names == [_CONTENT_TYPES]:
            return DOCX
    for folder, media_type in _IN_ZIP:
        office = media_type.startswith(OPEN_XML)
        if any(name.startswith(folder) for name in names) and (not office or _CONTENT_TYPES in names):
            return media_type
    return _ZIP


def _small_directory(file: BinaryIO) -> bool:
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    file.seek(0)
    return at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") <= _MOST_NAMES_BYTES


def _by_wording(head: bytes) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "latin-1")
    text = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n\f\xef\xbb\xbf")
    if text.startswith("<"):
        if _PAGE.match(text):
            return HTML
        if _PIECE.match(text) and _CLOSING.search(text) and not _MARKDOWN.search(text):
            return HTML
    elif _HEADER_LINE.match(text) and _RELATED.search(text.replace("\r", "").partition("\n\n")[0]):
        return MHTML
    return PLAIN_TEXT
