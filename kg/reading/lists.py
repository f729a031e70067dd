"""Lines that are rows of a list (winners, bodies, names), which no paragraph may swallow.

A decision's annex stands line by line and without the marks of a sentence::

    一、先进集体（2个）
    1.庆阳市第二小学工会
    2.庆城县公共汽车公司二车队
    二、先进个人（2名）
    郑立志　庆阳市第二小学教师
    何　萍　庆城县人民医院护士长

Lines of a column that the page broke look alike at first, since three of them may lack marks too. What tells
rows: numbers that count up, columns parted by blanks, a heading that says how many follow, uneven widths, or
lines too short for any column. Widths are in columns of a terminal, see :mod:`kg.reading.columns`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from kg.reading import cues
from kg.reading.lines import Line

__all__ = ["is_list_heading", "rows_of"]

_LONGEST_ROW = 60  # characters
_FEWEST_ROWS = 3
_FEWEST_SPACED_ROWS = 5  # where blank lines part all lines, three may be kicker, headline and subtitle
_PARTED_SHARE = 0.6
_RAGGED = 0.85  # of the widest line: most lines of a column are wider
_NARROW = 18  # columns of a terminal; newspapers set no column for fewer than ten characters
_NARROWEST_COLUMN = 32  # in which rows overflow; shorter ones end where their names end
_ALIKE_SHARE = 0.6  # of rows end as another one does: 有限公司, 小学, 总工会

_MARKS = re.compile(r"[，。；！？…,;!?]")
_ENCLOSED = re.compile(r"（[^（）]*）|\([^()]*\)|“[^“”]*”|《[^《》]*》")
_UNPAIRED = re.compile("[（()）“”《》]")
_PARTED = re.compile(
    r"[\u4e00-\u9fff）)][ \u3000\t]+[\u4e00-\u9fff]{2}|[\u4e00-\u9fff][ \u3000\t]+[男女](?![\u4e00-\u9fff])"
)
# 1.  2、 （3） 4 : a row's number; a year or a figure (2019年, 12家) is none
_NUMBER = re.compile(r"[（(]?(\d{1,3})(?:[.．、）)]|[ \u3000\t]+(?=[\u4e00-\u9fff]))(?!\d)")
_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
# 先进集体（5个） / 一等奖(3名)： / 先进个人 共12人
_COUNT = re.compile(r"[（( ]共?(\d{1,4})[个名家人位项所户处支对件篇][）)]?[：:]?$")
_BRACKETED = re.compile("【[^【】]{2,20}】")
_PRIZE = re.compile("[特一二三优金银铜].{0,5}奖[：:]?")
_NAMES_LIST = re.compile("(?:名单(?:如下)?|光荣榜)[：:]?$")

Row = tuple[int, int]
"""Indices ``[first, last)`` of the lines of one row."""


def is_list_heading(text: str) -> bool:
    """Whether a row is a heading of the list: ``一、先进集体``, ``先进个人（12名）``, ``一等奖``, ``获奖名单：``."""
    if _CHINESE_NUMBER.match(text) or _PRIZE.fullmatch(text) or _BRACKETED.match(text):
        return True
    return bool(_COUNT.search(text) or _NAMES_LIST.search(text) or text[-1:] in "：:")


def rows_of(lines: Sequence[Line], widths: Sequence[int], width_of_page: float) -> list[Row]:
    """The rows among the lines of a page, in order; lines of running text belong to none.

    `widths` are those of the lines, `width_of_page` the column that running text is wrapped to, 0 if it is not.
    A row that fills the column goes on in the next line.
    """
    rows: list[Row] = []
    for start, end in _runs(lines):
        evidence = _evidence(lines, widths, start, end)
        if evidence is not None:
            rows += _rows(lines, widths, start, end, width_of_page, evidence)
    return rows


def _runs(lines: Sequence[Line]) -> list[Row]:
    """Stretches of lines that may be rows, the first aside as many blank lines before each."""
    runs: list[Row] = []
    start = 0
    for i in range(len(lines) + 1):
        fits = i < len(lines) and _may_be_row(lines[i])
        if fits and (i - start < 2 or lines[i].gap == lines[i - 1].gap):
            continue
        # 先进集体 / (blank) / a row / a row: the first row stands with the ones below it.
        closer = fits and lines[i].gap < lines[i - 1].gap
        runs.append((start, i - closer))
        start = i - closer if fits else i + 1
    return [run for run in runs if run[1] > run[0]]


def _may_be_row(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_ROW or line.level:
        return False
    bare = _ENCLOSED.sub("", text)
    return not (
        _MARKS.search(bare) or _UNPAIRED.search(bare) or cues.is_byline(text) or cues.is_caption(text)
    )


def _evidence(
    lines: Sequence[Line], widths: Sequence[int], start: int, end: int
) -> Callable[[int], bool] | None:
    """What tells that the lines ``[start, end)`` are rows: a test that holds where a new one surely begins.

    None if nothing tells.
    """
    texts = [lines[i].text for i in range(start, end)]
    if all(lines[i].doubled for i in range(start, end)):
        return None  # bold, a headline in lines
    before = lines[start - 1] if start else None
    if (
        before is not None
        and lines[start].gap == 0
        and not cues.is_complete(before.text)
        and not before.text.endswith(("：", ":"))
        and _is_prose(before.text)
    ):
        return None  # the first of them goes on with the sentence before

    def is_parted(i: int) -> bool:
        return _PARTED.search(_ENCLOSED.sub("", lines[i].text)) is not None

    first = start - 1 if before is not None and is_list_heading(before.text) else start
    counted, exact = _counted(lines, first, end)
    if counted or _counts_up(texts) or _has_sections(texts):
        return lambda i: bool(
            i in exact or _NUMBER.match(lines[i].text) or is_parted(i) or is_list_heading(lines[i].text)
        )
    spaced = len(texts) > 1 and lines[start + 1].gap > 0
    fewest = _FEWEST_SPACED_ROWS if spaced else _FEWEST_ROWS
    items = [
        row for row in _rows(lines, widths, start, end, 0, is_parted) if not _announces(lines[row[0]].text)
    ]
    if any(_NAMES_LIST.search(text) or _COUNT.search(text) for text in texts[:3]):
        fewest = 1  # 某市三八红旗手名单: what stands below is a list, however short
    if len(items) >= fewest and sum(is_parted(i) for i, _ in items) >= _PARTED_SHARE * len(items):
        return is_parted
    if len(texts) < (_FEWEST_SPACED_ROWS if start == 0 else fewest):
        return None  # or the lines of a headline
    if any("、" in _ENCLOSED.sub("", text) or cues.needs_more(text.rstrip("：")) for text in texts):
        return None
    within = [widths[i] for i in range(start, end)]
    if _is_ragged(within) or max(within) <= _NARROW or _ends_alike(texts):
        return lambda i: True
    return None


def _announces(text: str) -> bool:
    """Whether a line stands above rows and is none: a heading, ``附件1``, ``（按姓氏笔画为序）``."""
    return is_list_heading(text) or text.startswith("附件") or not _ENCLOSED.sub("", text).strip()


def _is_prose(text: str) -> bool:
    return _MARKS.search(_ENCLOSED.sub("", text)) is not None


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether two rows in a row are numbered one after the other."""
    numbers = [int(match[1]) for text in texts if (match := _NUMBER.match(text))]
    return any(after == before + 1 for before, after in pairwise(numbers))


def _has_sections(texts: Sequence[str]) -> bool:
    """Whether headings part the rows: ``一、先进集体`` and ``二、先进个人``, or two of ``【先进集体】（3个）``."""
    numbered = [text[0] for text in texts if _CHINESE_NUMBER.match(text) and text[0] not in "（("]
    return numbered[:2] == ["一", "二"] or sum(bool(_BRACKETED.match(text)) for text in texts) > 1


def _counted(lines: Sequence[Line], start: int, end: int) -> tuple[bool, frozenset[int]]:
    """Whether a heading says how many rows follow, and as many do: ``二、劳动奖状（2个）``; and the lines that are
    a row each, since they are just as many as it says."""
    headings = [(i, int(match[1])) for i in range(start, end) if (match := _COUNT.search(lines[i].text))]
    ends = [*(i for i, _ in headings), end][1:]
    counted = False
    exact: set[int] = set()
    for (i, count), last in zip(headings, ends, strict=False):
        counted |= 0 < count < last - i
        if count == last - i - 1:
            exact.update(range(i + 1, last))
    return counted, frozenset(exact)


def _is_ragged(widths: Sequence[int]) -> bool:
    """Whether less than half of the lines, the last aside, are about as wide as the widest."""
    least = _RAGGED * max(widths)
    wide = sum(width >= least for width in widths[:-1])
    return wide < 0.5 * (len(widths) - 1)


def _ends_alike(texts: Sequence[str]) -> bool:
    endings = Counter(text[-2:] for text in texts)
    return sum(count for count in endings.values() if count > 1) >= _ALIKE_SHARE * len(texts)


def _rows(
    lines: Sequence[Line],
    widths: Sequence[int],
    start: int,
    end: int,
    column: float,
    begins: Callable[[int], bool],
) -> list[Row]:
    """Lines ``[start, end)`` as rows; one that fills the column and the line that it overflows to are one.

    ``赵某（女） 某市龙城制衣有限责任公司`` / ``缝纫工``: the second line has neither number nor columns.
    """
    widest = max(widths[start:end])
    rows: list[Row] = []
    for i in range(start, end):
        before, here = lines[i - 1].text, lines[i].text
        numbered = _NUMBER.match(lines[rows[-1][0]].text) if rows else None
        least = _RAGGED * widest if numbered else max((column or widest) - 2, _NARROWEST_COLUMN)
        full = i > start and widths[i - 1] >= least
        heading = is_list_heading(before) or is_list_heading(here)
        overflows = full and widths[i] < widths[i - 1] - 2 and not begins(i) and not heading
        # 六、全省职工职业技能大赛优 / 秀组织奖（3个）
        closes = _COUNT.search(here) and not _COUNT.search(before) and not _CHINESE_NUMBER.match(here)
        if rows and (overflows or (closes and _CHINESE_NUMBER.match(before))):
            rows[-1] = (rows[-1][0], i + 1)
        else:
            rows.append((i, i + 1))
    return rows
