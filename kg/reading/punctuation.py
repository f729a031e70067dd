"""One form for punctuation: full-width marks beside Chinese, paired quotation marks.

Grammars then need to know ``（``, ``，`` and ``“`` only. Every change is one character for one.
"""

from __future__ import annotations

import re

from kg.reading.characters import BLANKS, HAN

__all__ = ["unify_punctuation"]

_HALF = re.compile(r"[,;:()?!.]")
_FULL = str.maketrans(",;:()?!.", "，；：（）？！。")
_HAN = re.compile(f"[{HAN}]")
_BETWEEN = re.compile(f"[^{HAN}A-Za-z0-9]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<=\d)[:：](?=\d)")
_FULL_STOP = re.compile(rf"(?<=[{HAN}”）》%])\.(?=[{BLANKS}”’）]*$)")
_STRAIGHT = {'"': "“”", "'": "‘’"}


def unify_punctuation(text: str) -> str:
    """`text` with full-width ``，；：（）？！`` where the nearest letter or digit on either side is Han.

    Thousands (``1,234``), times (``9:30``), addresses (``http://``) and English stay. A full stop ``.``
    becomes ``。`` only at the end of the text after Han. Straight quotation marks beside Han become
    ``“ ”`` if their number is even. The text has as many characters as before.
    """
    for mark, pair in _STRAIGHT.items():
        if mark in text:
            text = _paired(text, mark, pair)
    return _full_width(text) if _HALF.search(text) else text


def _full_width(text: str) -> str:
    kept = {match.start() for match in _THOUSANDS.finditer(text)}
    kept |= {match.start() for match in _CLOCK.finditer(text)}
    beside_han: dict[int, bool] = {}
    has_han = _HAN.search(text) is not None
    for run in _BETWEEN.finditer(text):
        start, end = run.span()
        beside = _is_han(text, start - 1) or _is_han(text, end)
        beside = beside or (has_han and text[start] == "%")  # 占9.5%,增3家
        for mark in _HALF.finditer(text, start, end):
            beside_han[mark.start()] = beside
    for opening, closing in _pairs(text):  # both brackets of a pair alike: 总工会(2024)
        beside_han[opening] = beside_han[closing] = beside_han[opening] or beside_han[closing]
    result = list(text)
    for at, beside in beside_han.items():
        if beside and at not in kept and text[at] != "." and not text.startswith("://", at):
            result[at] = text[at].translate(_FULL)
    return _FULL_STOP.sub("。", "".join(result))


def _is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and bool(_HAN.match(text, at))


def _pairs(text: str) -> list[tuple[int, int]]:
    """Half-width brackets that belong together."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return pairs


def _paired(text: str, mark: str, pair: str) -> str:
    places = [i for i, character in enumerate(text) if character == mark]
    beside_han = all(_HAN.search(text[max(0, i - 2) : i + 3]) for i in places)
    if len(places) % 2 or not beside_han or pair[0] in text or pair[1] in text:
        return text
    result = list(text)
    for count, i in enumerate(places):
        result[i] = pair[count % 2]
    return "".join(result)
