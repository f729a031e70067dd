"""Character classes of damaged Chinese text, and one form for each character.

Ranges are written out, not asked of :mod:`unicodedata`, so that every Python version reads alike.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["BLANKS", "CLOSERS", "HAN", "OPENERS", "junk_runs", "unify"]

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Han characters, for use inside a regular expression's ``[]``; ``〇`` is one."""

BLANKS = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of any width, for use inside ``[]``; line breaks are none."""

OPENERS = "“‘（《〈「『【〔［("
CLOSERS = "”’）》〉」』】〕］)"

# What a reader never sees: control characters (tab and line breaks aside), soft hyphens, zero-width
# and bidirectional marks, variation selectors, private-use characters, U+FFFC, U+FFFD, noncharacters.
_JUNK_BMP = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufdd0-\ufdef"
    "\ufff0-\uffff"
)
_JUNK_BEYOND = "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
# Python's re searches a set of BMP characters by a bitmap, any other set range by range, so the few
# texts with characters beyond the BMP have patterns of their own.
_JUNK_RUN = re.compile(f"[{_JUNK_BMP}]+")
_JUNK_RUN_BEYOND = re.compile(f"[{_JUNK_BMP}{_JUNK_BEYOND}]+")
_LAST_OF_BMP = "\uffff"
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")

# Radicals of the CJK Radicals Supplement that PDF fonts use for the simplified character of the same
# shape; Unicode gives most of them no decomposition.
_RADICALS = dict(
    zip(
        "⺟⺠⺩⺬⺮⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民王示竹虎西见角贝足车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
# Full-width forms that are the usual ones in Chinese text and stay.
_KEPT_FULL_WIDTH = frozenset("！（），：；？")
_OTHERS = {
    "〜": "～", "∼": "～", "〝": "“", "〞": "”", "〟": "”", "„": "“", "‟": "“",
    "•": "·", "‧": "·", "∙": "·", "⋅": "·", "・": "·", "･": "·", "ᆞ": "·",
    "｡": "。", "｢": "「", "｣": "」", "､": "、", "﹐": "，", "﹑": "、", "﹒": ".", "﹔": "；",
    "﹕": "：", "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）", "﹪": "%", "―": "—", "─": "—", "━": "—",
    "︰": "：", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "⁄": "/", "∕": "/",
}  # fmt: skip


def _table() -> dict[str, str]:
    table = dict(_RADICALS) | _OTHERS
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEPT_FULL_WIDTH and code != 0xFF5E:  # U+FF5E is ～, for ranges: 8～10家
            table[chr(code)] = chr(code - 0xFEE0)
    for first, last in ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)):
        for code in range(first, last + 1):
            unified = unicodedata.normalize("NFKC", chr(code))
            if len(unified) == 1 and unified != chr(code):
                table[chr(code)] = unified
    return table


_TABLE = _table()
_MAPPED = re.compile(
    "[" + "".join(re.escape(character) for character in _TABLE if character <= _LAST_OF_BMP) + "]"
)
_MAPPED_BEYOND = re.compile("[\U0002f800-\U0002fa1d]")


def junk_runs(text: str) -> list[tuple[int, int]]:
    """Start and end of each run of characters that a reader never sees and repair drops."""
    pattern = _JUNK_RUN_BEYOND if _BEYOND_BMP.search(text) else _JUNK_RUN
    return [match.span() for match in pattern.finditer(text)]


def unify(text: str) -> str:
    """`text` with one form for each character, one for one.

    Full-width digits, letters and ％ become half-width (``２０２４`` → ``2024``), radicals and
    compatibility ideographs the ordinary character (``⼯会`` → ``工会``), dashes, dots and tildes one of
    each kind. Full-width ``，；：（）？！`` stay.
    """
    text = _MAPPED.sub(lambda match: _TABLE[match[0]], text)
    if _BEYOND_BMP.search(text):
        text = _MAPPED_BEYOND.sub(lambda match: _TABLE.get(match[0], match[0]), text)
    return text
