"""Opening a PDF file, or one line that says why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import ReadingError

__all__ = ["MOST_PAGES", "is_cut_off", "opened"]

MOST_PAGES = 1000
"""Pages of a file that is read; more are no newspaper and no report, and take minutes."""

# FPDF_GetLastError, fpdfview.h
_PASSWORD = 4
_SECURITY = 5
_TAIL = (
    2048  # bytes in which a whole file has its end mark (PDF 32000-1, 7.5.5, note of implementation 18: 1024)
)
_NO_KIDS = re.compile(rb"/Kids\s*\[\s*\]")
_NO_PAGES = "没有页面，请换一份 PDF has no pages; give another copy"


@contextmanager
def opened(name: str, data: bytes) -> Iterator[Any]:
    """The document in `data`, a :class:`pypdfium2.PdfDocument`, closed afterwards."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = error.err_code
        if _NO_KIDS.search(data):  # PDFium then gives no code, or that of an earlier file
            raise ReadingError(name, _NO_PAGES) from error
        if code in (_PASSWORD, _SECURITY):
            problem = "加了密码，请先解除密码再给 is protected by a password; remove the password and give that file"
        elif is_cut_off(data):
            problem = "不完整，请重新下载或复制 PDF is cut off; download or copy it again"
        else:
            problem = "已损坏，请换一份 PDF is damaged; give another copy"
        raise ReadingError(name, problem) from error
    try:
        pages = len(document)
        if pages == 0:
            raise ReadingError(name, _NO_PAGES)
        if pages > MOST_PAGES:
            raise ReadingError(
                name,
                f"有 {pages} 页，上限 {MOST_PAGES} 页，请拆分 PDF has {pages} pages, more than {MOST_PAGES}; "
                "split it",
            )
        yield document
    finally:
        document.close()


def is_cut_off(data: bytes) -> bool:
    """Whether the file lacks its end mark."""
    return re.search(rb"%%EOF", data[-_TAIL:]) is None
