"""Traditional characters to simplified ones, one for one, by OpenCC's tables.

OpenCC's phrase tables choose where one character has two (``乾淨`` → 干净, ``乾隆`` stays). Taiwan's and Hong
Kong's variants are undone too (``隨著`` → 随着, ``衞生`` → 卫生); words are not replaced, since facts must say what the
text says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["aligned", "to_simplified"]

_STEPS = ("tw2s", "hk2s")
"""Both end in OpenCC's own conversion to simplified; the one undoes Taiwan's variants before, the other Hong Kong's."""

# Forms that OpenCC's tables leave out: 吿示, 汚染, 調査.
_VARIANTS = str.maketrans("吿汚査", "告污查")
# 沈 is a surname; as another way to write 沉 it stands before few characters. OpenCC reads 沈靜 as 沉静 in names too.
_SURNAME = re.compile("沈(?![沒没重默淪沦澱淀浸寂迷船降睡溺痛悶闷著着])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_simplified(text: str) -> str:
    """`text` in simplified characters, as many as before."""
    plain = _SURROGATE.sub("\ufffd", text)  # what no encoder takes
    for converter in _converters():
        plain = aligned(plain, converter.convert)
    plain = plain.translate(_VARIANTS)
    if "沈" not in text and not _SURROGATE.search(text):
        return plain
    characters = list(plain)
    for pattern in (_SURNAME, _SURROGATE):
        for match in pattern.finditer(text):
            characters[match.start()] = match[0]
    return "".join(characters)


def aligned(text: str, convert: Callable[[str], str]) -> str:
    """`text` after `convert`, character by character where that would change the number of characters.

    A character that becomes none or several stays as it is.
    """
    converted = convert(text)
    if len(converted) == len(text):
        return converted
    changed = {character: convert(character) for character in set(text)}
    return "".join(changed[character] if len(changed[character]) == 1 else character for character in text)


@cache
def _converters() -> tuple[OpenCC, ...]:
    from opencc import OpenCC

    return tuple(OpenCC(step) for step in _STEPS)
