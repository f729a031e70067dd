"""Stretches in quotation or book-title marks that are names or slogans: numbers and dates in them say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.quoting import quoted
from kg.model import Span

__all__ = ["named_stretches"]

_LONGEST_NAME = 30  # characters
_SPOKEN = re.compile("[。；！？]|，$|我们")


def named_stretches(text: str) -> Iterator[Span]:
    """The stretches of `text` in marks that are names or slogans, not speech; offsets of `text`.

    Speech is longer than a name, has the marks of a sentence (``“今年帮助了300人。”``), is cut by the
    speaker's name (``“今年培训300人，”她说``), or says ``我们``.
    """
    for part in quoted(text):
        if part.mark == "《" or (len(part.text) <= _LONGEST_NAME and not _SPOKEN.search(part.text)):
            yield part.span
