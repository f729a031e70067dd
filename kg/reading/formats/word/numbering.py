"""The numbers that Word puts before the paragraphs of a list: ``一、``, ``（二）``, ``3.``, ``①``.

They are no characters of the file, but what its readers see, and what tells rows and headings. ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.reading.formats.word.parts import Element, attribute, child, is_on, local, value

__all__ = ["Numbering"]

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    str.split(
        "chineseCounting chineseCountingThousand chineseLegalSimplified japaneseCounting taiwaneseCounting "
        "taiwaneseCountingThousand ideographDigital taiwaneseDigital japaneseDigitalTenThousand"
    )
)
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST = 9_999
_ENDS_MARK = "、，．.）)：:　"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    digits: bool = False  # isLgl: numbers of other levels in digits, too


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document, from its ``word/numbering.xml``; asked once a paragraph, in order."""

    root: Element | None
    _abstract_of: dict[str, str] = field(init=False, default_factory=dict)
    _levels: dict[str, dict[int, _Level]] = field(init=False, default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(init=False, default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in () if self.root is None else self.root:
            if local(one) == "abstractNum":
                levels = {
                    _number(attribute(lvl, "ilvl"), 0): _level(lvl) for lvl in one if local(lvl) == "lvl"
                }
                self._levels[attribute(one, "abstractNumId") or ""] = levels
            elif local(one) == "num":
                key = attribute(one, "numId") or ""
                self._abstract_of[key] = value(one, "abstractNumId") or ""
                self._restarts[key] = {
                    _number(attribute(override, "ilvl"), 0): _number(value(override, "startOverride"), 1)
                    for override in one
                    if local(override) == "lvlOverride" and child(override, "startOverride") is not None
                }

    def mark(self, list_number: str, depth: int) -> str:
        """What stands before the next paragraph of that list at that depth; empty for bullets and no list."""
        abstract = self._abstract_of.get(list_number)
        if abstract is None or not 0 <= depth < _LEVELS:
            return ""
        levels = self._levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts.get(list_number, {}).pop(depth, None)
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        level = levels.get(depth, _Level())
        counts[depth] = restart if restart is not None else counts.get(depth, level.start - 1) + 1

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = levels.get(place, _Level())
            return _written(counts.get(place, of.start), "decimal" if level.digits else of.format)

        if level.format in ("bullet", "none"):
            return ""
        mark = _PLACE.sub(shown, level.text)
        return mark if not mark or mark[-1] in _ENDS_MARK else f"{mark} "


def _level(element: Element) -> _Level:
    return _Level(
        _number(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        bool(is_on(element, "isLgl")),
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise


def _written(number: int, form: str) -> str:
    """A count in one of Word's formats; what is not listed is written in digits."""
    if not 0 < number <= _MOST:
        return str(number)
    if form in _CHINESE:
        return _chinese(number)
    if form in _CIRCLED and number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = ""
        for worth, letters in _ROMAN:
            roman += letters * (number // worth)
            number %= worth
        return roman if form == "upperRoman" else roman.lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """一, 十, 十二, 二十, 一百〇三, up to 9999."""
    result = ""
    zero = False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth
        number %= worth
        if digit:
            result += (
                ("〇" if zero else "")
                + ("" if worth == 10 and digit == 1 and not result else _DIGITS[digit])
                + unit
            )
            zero = False
        else:
            zero = bool(result)
    return result
