"""Word files: .docx, .docm, .dotx, as Word, WPS and LibreOffice write them.

Original offsets count the document's text as read: a line a paragraph or row of a table, with the numbers that Word
puts before list paragraphs. Macros are not looked at, links not followed. What is text says
:mod:`kg.reading.formats.word.body`; the limits :mod:`kg.reading.formats.word.container`.
"""

from __future__ import annotations

import re

from kg.errors import ReadingError
from kg.model import Metadata
from kg.reading.formats.detection import DOCX
from kg.reading.formats.laying_out import lay_out
from kg.reading.formats.word.body import Body
from kg.reading.formats.word.container import Container
from kg.reading.formats.word.numbering import Numbering
from kg.reading.formats.word.parts import Element, attribute, child, local, main_part, parse_part
from kg.reading.formats.word.styles import read_styles
from kg.reading.metadata import names_in, one_line
from kg.reading.source import SourceText

__all__ = ["read"]

# Names that programs give where nobody gave one.
_NO_TITLE = re.compile(
    r"Microsoft Word.*|PowerPoint.*|文档\s*\d*|未命名.*|无标题.*|.*\.(?:docx?|wps|txt)|\W*|[\w\s]{1,3}",
    re.IGNORECASE,
)
_NAME = re.compile("[\u4e00-\u9fff·]{2,8}")
_NO_NAME = re.compile(".*(?:用户|微软|办公|管理员|中国|公司|单位|部|科|处|室|局|会|网|软件|系统|电脑|作者)")
_LONGEST_TITLE = 100


def read(name: str, data: bytes) -> SourceText:
    """The text of the Word file in `data`, its headings, captions and rows as hints, and its properties.

    Raises ReadingError for a file that is damaged, protected by a password, or holds no text.
    """
    container = Container(name, data)
    main = main_part(name, container)
    root = parse_part(name, container, main)
    body = None if root is None else child(root, "body")
    if body is None:
        raise ReadingError(
            name,
            f"Word 文件里没有正文部件 {main} is a Word file without its main part ({main}); "
            "请重新保存后再给 save it again and give that",
        )
    folder = main.rpartition("/")[0]
    reader = Body(
        read_styles(parse_part(name, container, f"{folder}/styles.xml")),
        Numbering(parse_part(name, container, f"{folder}/numbering.xml")),
        {
            (kind, attribute(note, "id") or ""): note
            for kind in ("footnote", "endnote")
            for note in _notes(parse_part(name, container, f"{folder}/{kind}s.xml"))
        },
    )
    text, hints = lay_out(reader.blocks(body))
    if not text.strip():
        raise ReadingError(
            name,
            "Word 文件里没有文字（可能只有图片） has no text, maybe only pictures; give a file with text in it",
        )
    properties = parse_part(name, container, "docProps/core.xml")
    return SourceText(text, "utf-8", DOCX, hints, metadata=_said(properties))


def _notes(root: Element | None) -> list[Element]:
    """The notes, without the lines that part them from the page (``w:type``)."""
    return [] if root is None else [note for note in root if attribute(note, "type") in (None, "normal")]


def _said(properties: Element | None) -> Metadata:
    """The title, and the author where it is a person's name and no program's. ``created`` is when the file was
    made, not when its text was published."""
    found = {} if properties is None else {local(one): one_line(one.text or "") for one in properties}
    title = found.get("title", "")
    creator = found.get("creator", "")
    named = _NAME.fullmatch(creator) and not _NO_NAME.fullmatch(creator)
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) or len(title) > _LONGEST_TITLE else title,
        authors=names_in(creator) if named else (),
    )
