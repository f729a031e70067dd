"""Doubled glyphs: PDF files print bold type by drawing each glyph twice, and extraction gives both.

``徐徐州州市市总总工工会会`` is 徐州市总工会. Chinese also doubles characters by itself (常常, 人人持证,
踏踏实实), so a stretch counts as damage only if it is long: no text doubles four different characters
in a row, apart from two reduplicated words side by side.
"""

from __future__ import annotations

import re

from kg.reading.aligned import AlignedText, Edit
from kg.reading.characters import BLANKS, HAN

__all__ = ["undouble"]

_LEAST_PAIRS = 4
_LEAST_PAIRS_OF_WHOLE_LINE = 3  # 前前进进路 stays, 编编者者按按 does not
_LEAST_DIFFERENT = 3  # 哈哈哈哈哈哈哈哈 stays

_HINT = re.compile(rf"([^{BLANKS}])\1[{BLANKS}]*([^{BLANKS}])\2[{BLANKS}]*([^{BLANKS}])\3")
_HAN = re.compile(f"[{HAN}]")
_DASHES = frozenset("—…-·.")  # —— and …… are two characters in sound text

# Words of the pattern AABB that reports use; two of them side by side are four sound pairs:
# 踏踏实实勤勤恳恳做事. Each is written here once, AB. Source: 现代汉语词典, 重叠词.
_REDUPLICATED_WORDS = """
    踏实 勤恳 认真 兢业 干净 扎实 实在 方面 点滴 形色 家户 轰烈 风雨 明白 清楚 堂正 世代 子孙 山水 林总
    时刻 时处 处时 事处 时事 事时 口声 老实 本分 清白 稳当 快乐 高兴 红火 热闹 恩怨 里外 上下 年月 分秒
    整齐 完全 千万 条块 团圆 平安 健康 密麻 陆续 前后 日夜 朝暮 生世 吞吐 犹豫 匆忙 辛苦 洋洒 浩荡 沸扬
    磕绊 进出 来往 大小 多少 真切 亲热 和睦 客气 规矩 服帖 彻底 坦荡 拉扯 断续 反复 岁年 人事
"""
_REDUPLICATED = frozenset(_REDUPLICATED_WORDS.split())


def undouble(line: AlignedText, neighbour_doubled: bool = False) -> tuple[AlignedText, bool]:
    """`line` with doubled stretches made single, and whether the whole line was doubled.

    A stretch is damage if at least four pairs in a row, three of them different Han characters,
    stand in it: ``——海海安安市市总总工工会会``. Blanks inside a stretch do not end it. With
    `neighbour_doubled`, the line before or after is doubled throughout, and a short line of nothing
    but pairs (the rest of a wrapped heading, ``面面””``) is damage too. Glyphs drawn four times are
    made single by the same rule, applied until nothing changes.
    """
    whole = False
    while neighbour_doubled or _HINT.search(line.text):
        edits, covers_all = _edits(line.text, neighbour_doubled)
        if not edits:
            break
        line, whole = line.edited(edits), whole or covers_all
        neighbour_doubled = False
    return line, whole


def _edits(text: str, neighbour_doubled: bool) -> tuple[list[Edit], bool]:
    places = [i for i, character in enumerate(text) if not re.match(f"[{BLANKS}]", character)]
    glyphs = [text[i] for i in places]
    pairs = _pairs_from(glyphs)
    edits: list[Edit] = []
    covered = at = 0
    while at < len(glyphs):
        # 好好好学学习习 is 好 and three pairs, or 好好 and a broken stretch: the longer stretch wins.
        if pairs[at] and pairs[at] >= pairs[at + 1]:
            count = pairs[at]
            whole = at == 0 and 2 * count == len(glyphs)
            if _is_damage(glyphs[at : at + 2 * count : 2], whole) or (whole and neighbour_doubled):
                edits += _merges(glyphs, places, at, count)
                covered += 2 * count
            at += 2 * count
        else:
            at += 1
    return edits, covered == len(glyphs)


def _pairs_from(glyphs: list[str]) -> list[int]:
    """For each position, how many equal pairs follow one another from there."""
    pairs = [0] * (len(glyphs) + 2)
    for i in range(len(glyphs) - 2, -1, -1):
        if glyphs[i] == glyphs[i + 1]:
            pairs[i] = pairs[i + 2] + 1
    return pairs[: len(glyphs) + 1]


def _is_damage(singles: list[str], whole: bool) -> bool:
    han = [glyph for glyph in singles if _HAN.match(glyph)]
    if len(han) < (_LEAST_PAIRS_OF_WHOLE_LINE if whole else _LEAST_PAIRS):
        return False
    if len(set(han)) < _LEAST_DIFFERENT:
        return False
    words = {"".join(han[i : i + 2]) for i in range(0, len(han), 2)}
    return not words <= _REDUPLICATED


def _merges(glyphs: list[str], places: list[int], at: int, count: int) -> list[Edit]:
    """Edits that make one glyph of each of `count` pairs from `at` on.

    Exactly two dashes or dots are one dash or ellipsis, not a doubled half of one, and stay.
    """
    merges: list[Edit] = []
    for i in range(at, at + 2 * count, 2):
        glyph = glyphs[i]
        if glyph in _DASHES:
            alone = (i == 0 or glyphs[i - 1] != glyph) and (i + 2 >= len(glyphs) or glyphs[i + 2] != glyph)
            if alone:
                continue
        merges.append((places[i], places[i + 1] + 1, glyph))
    return merges
