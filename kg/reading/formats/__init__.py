"""The formats that inputs come in, a module a format.

Each has a function ``read(name, data) -> SourceText``, which raises :class:`kg.errors.ReadingError` for what it
cannot read. Which one is asked depends on the bytes alone (:mod:`kg.reading.formats.detection`), never on a suffix.
All that a parser of others reads is read in a process of its own (:mod:`kg.reading.guard`).
"""

from __future__ import annotations

from importlib import import_module, util

from kg.errors import ReadingError
from kg.reading.formats.detection import DOCX, HTML, MHTML, OLE, OPEN_XML, PDF, detect
from kg.reading.guard import guarded
from kg.reading.source import PLAIN_TEXT, SourceText

__all__ = ["SUFFIXES", "can_read", "read_source"]

_IMAGES = ("image/bmp", "image/gif", "image/jpeg", "image/png", "image/tiff", "image/webp")

_READERS = {
    PLAIN_TEXT: "plain",
    HTML: "html",
    MHTML: "html",
    DOCX: "docx",
    OLE: "ole",
    PDF: "pdf",
    **dict.fromkeys(_IMAGES, "image"),
}
"""Module of this package by media type. They are imported when first asked for: their libraries take time."""

_OWN = frozenset((PLAIN_TEXT, OLE))
"""What no parser of others reads."""

_NEEDS = dict.fromkeys(_IMAGES, "rapidocr")
"""By media type, the library without which it cannot be read, where that is an extra."""

SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), PLAIN_TEXT),
    **dict.fromkeys((".htm", ".html", ".xhtml"), HTML),
    **dict.fromkeys((".mht", ".mhtml"), MHTML),
    ".pdf": PDF,
    **dict.fromkeys((".docx", ".docm"), DOCX),
    ".png": "image/png",
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    **dict.fromkeys((".tif", ".tiff"), "image/tiff"),
    ".bmp": "image/bmp",
    ".webp": "image/webp",
}
"""What a file's suffix promises. It decides only what is taken from a folder, and only where there is a reader."""

_TEXT = "请另存为 .txt save its text as .txt"
_WORD = "请另存为 .docx 或 .txt save it as .docx or .txt"
_UNPACK = "请解开后给文件夹 unpack it and give the folder"

# By the beginning of the media type: what it is in Chinese and English, and what to do. Read by nobody here.
_REFUSED = (
    (f"{OPEN_XML}.spreadsheetml", "Excel 表格", "an Excel sheet", _TEXT),
    (f"{OPEN_XML}.presentationml", "PowerPoint 幻灯片", "PowerPoint slides", _TEXT),
    ("application/vnd.oasis.opendocument", "OpenDocument 文件", "an OpenDocument file", _WORD),
    ("application/epub", "电子书", "an e-book", _TEXT),
    ("application/ofd", "OFD 版式文件", "an OFD file", _TEXT),
    ("application/rtf", "RTF 文件", "an RTF file", _WORD),
    ("image/", "图片", "an image", "请先识别出文字 recognise its text first"),
    ("application/", "压缩包", "an archive", _UNPACK),
)


def can_read(media_type: str) -> bool:
    """Whether there is a reader for the format, and what it needs is installed."""
    needs = _NEEDS.get(media_type)
    return media_type in _READERS and (needs is None or util.find_spec(needs) is not None)


def read_source(name: str, data: bytes) -> SourceText:
    """The text of the input `name`, whatever its format. Raises ReadingError where there is none to read."""
    media_type = detect(data)
    if media_type not in _READERS:
        raise _refused(name, media_type)
    module = f"{__name__}.{_READERS[media_type]}"
    if media_type in _OWN:
        source: SourceText = import_module(module).read(name, data)
        return source
    return guarded(module, name, data)


def _refused(name: str, media_type: str) -> ReadingError:
    chinese, english, advice = next(
        (rest for beginning, *rest in _REFUSED if media_type.startswith(beginning)),
        ("其他格式", media_type, _TEXT),
    )
    return ReadingError(name, f"是{chinese}，kg 不读 is {english}, which kg does not read; {advice}")
