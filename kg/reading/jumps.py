"""Marks with which a paper sends its reader from one page to another.

    ……慰问困难职工3000（下转第3版）          the article goes on elsewhere
    （上接第1版）余户，帮扶资金到位。          here it goes on

They are taken out of the lines, so that they are a part of no sentence, and remembered there. What is put together by
them: :mod:`kg.reading.continuations`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.characters import BLANKS
from kg.reading.lines import Line

__all__ = ["with_jumps"]

_B = f"[{BLANKS}]*"
_PAGE = rf"第?{_B}([A-Z]{{0,2}}{_B}\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_B}(?:[、—-]{_B}\d{{1,2}}{_B})*[版页]?"
_PLACE = f"(?:头条|报眼|[左右上下中]{{1,2}})?{_B}[①-⑩]?"
_ARROWS = rf"[▶►▷▼▽◆→>＞»*◀◁◄←<]*{_B}"
# 下转第3版 紧转A2版 文转5版, in brackets or bare; 转第4版 in brackets only: 转2型, 转一 are words
_TO = rf"{_ARROWS}(?:[紧文]?下转|[（(【\[〔]{_B}[紧文]?(?:下{_B})?转){_B}[至到]?{_B}{_PAGE}{_PLACE}"
# 上接第一版 紧接A1版, in brackets or bare
_FROM = (
    rf"{_ARROWS}(?:[紧文]?上接|紧接(?={_B}第?{_B}[A-Z\d])|[（(【\[〔]{_B}[紧文]?(?:上{_B})?接)"
    rf"{_B}[自]?{_B}{_PAGE}{_PLACE}"
)
_OPEN, _CLOSE = rf"{_B}[（(【\[〔]?{_B}", rf"{_B}[）)】\]〕]?{_B}"
_TO_AT_END = re.compile(f"{_OPEN}{_TO}{_CLOSE}$")
_FROM_AT_START = re.compile(f"^{_OPEN}{_FROM}{_CLOSE}")
_FROM_AT_END = re.compile(f"{_OPEN}{_FROM}{_CLOSE}$")
_NUMERALS = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九十", 1)}


def with_jumps(lines: Sequence[Line]) -> list[Line]:
    """`lines` without marks of continuation; :attr:`Line.jump_to` and :attr:`Line.jump_from` say where they were.

    A mark on a line of its own is one of the line before it (下转) or after it (上接).
    """
    result: list[Line] = []
    waiting = ""  # the page that the next line comes from
    gap = 0  # blank lines before marks that are gone
    for line in lines:
        line = _without_mark(line) if "转" in line.text or "接" in line.text else line
        if not line.text:
            gap = max(gap, line.gap)
            waiting = line.jump_from or waiting
            if line.jump_to and result:
                result[-1] = replace(result[-1], jump_to=line.jump_to)
            continue
        if waiting or gap:
            line = replace(line, jump_from=line.jump_from or waiting, gap=max(line.gap, gap, 1))
            waiting, gap = "", 0
        result.append(line)
    return result


def _without_mark(line: Line) -> Line:
    content = line.content
    if found := _TO_AT_END.search(content.text):
        return replace(line, content=content.cut(0, found.start()), jump_to=_number(found[1]))
    if found := _FROM_AT_START.match(content.text):
        return replace(line, content=content.cut(found.end(), len(content)), jump_from=_number(found[1]))
    if found := _FROM_AT_END.search(content.text):  # 市总工会召开全委会议（上接第1版）: after the title
        return replace(line, content=content.cut(0, found.start()), jump_from=_number(found[1]))
    return line


def _number(page: str) -> str:
    """``A2``, ``3``; ``三`` is ``3``."""
    page = re.sub(_B, "", page)
    return _NUMERALS.get(page, page)
