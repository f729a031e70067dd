"""The title that a PDF file says it has, where it is one."""

from __future__ import annotations

import re
from typing import Any

from kg.reading.characters import HAN

__all__ = ["document_title"]

_HAN = re.compile(f"[{HAN}]")
# What programs write there: names of files, "Microsoft Word - 报告.doc", 无标题, 幻灯片 1
_NO_TITLE = re.compile(
    r"\.(?:docx?|wps|pptx?|xlsx?|indd|qxd|fit|fh\d*|cdr|ai|pdf|html?|txt|rtf|jpe?g|tiff?|png|dwg|ps|eps|s\d+|mdi)$"
    r"|^(?:microsoft|untitled|无标题|未命名|文档|幻灯片|powerpoint|print|slide|document|file:|https?:|[A-Za-z]:\\|/)",
    re.IGNORECASE,
)
_LONGEST = 120
_SEPARATORS = re.compile(r"[\s\x00-\x1f\x7f]+")


def document_title(document: Any, name: str) -> str:
    """The title in the document information dictionary, unless it is a file's name or says nothing; "" then.

    The dictionary's dates are when the file was made, not when anything was published, and its author is whoever
    used the program: neither is taken.
    """
    import pypdfium2

    try:
        title = document.get_metadata_value("Title")
    except (pypdfium2.PdfiumError, UnicodeError):
        return ""
    title = _SEPARATORS.sub(" ", title).strip()
    if not _HAN.search(title) or len(title) > _LONGEST or _NO_TITLE.search(title):
        return ""
    return "" if title == name.rpartition(".")[0] or "\ufffd" in title else title
