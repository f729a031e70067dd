"""A sentence with what stands in quotation marks and brackets hidden, for grammars that look past it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.quoting import quoted

__all__ = ["masked"]

_OPENS = re.compile("[“‘《「『〈]")
_HIDDEN = "\ue000"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """`text` with what stands in quotation marks and brackets hidden, of the same length.

    Half-width punctuation is made full-width, except in numbers (``1,300名``).

    A quotation that holds a comma or a full stop is speech, not a name, and is left readable; so is
    a bracket that counts (``（其中国家级1家、省级4家）``).
    """
    characters = list(text)
    for quote in quoted(text) if _OPENS.search(text) else ():
        if len(quote.text) <= 45 and not re.search(r"[，。；！？]", quote.text):
            for position in range(quote.inner.start, quote.inner.end):
                characters[position] = _HIDDEN
    for position, character in enumerate(characters):
        if character in _WIDE and not (
            text[position - 1 : position].isdigit() and text[position + 1 :][:1].isdigit()
        ):
            characters[position] = _WIDE[character]
    for bracket in re.finditer(r"（(?!其中|含|包括)[^（）]*）", "".join(characters)):
        for position in range(bracket.start() + 1, bracket.end() - 1):
            characters[position] = _HIDDEN
    return "".join(characters)
