"""How far to the left an organisation's name reaches whose head is known.

In ``走进绵阳新华齿轮有限公司调研`` the head is ``有限公司``; the name begins behind the verb, at ``绵阳``. Words are
taken into the name from the head leftwards until one that cannot stand in a name: punctuation, a
preposition, a pronoun, a verb that governs organisations (``走进``, ``授予``), a number with its
measure word, a word that makes any body generic (``各级``, ``基层``). A division or a deictic word
(``我市``) opens the name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.places import Anchor
from kg.model import Token

__all__ = ["OpenName", "leftmost"]

_LONGEST = 26
"""Characters. The longest registered company names of the genre have about thirty."""

_STOP_TAGS = ("p", "c", "u", "r", "d", "y", "e", "w", "t")
"""ICTCLAS tags: preposition, conjunction, particle, pronoun, adverb, modal, exclamation, mark, time."""

_NUMERALS = frozenset("一二三四五六七八九十")

_PROPER_TAGS = ("nr", "ns", "nt", "nz")

_NAME_VERBS = frozenset(
    [
        "建设",
        "发展",
        "服务",
        "管理",
        "教育",
        "交通",
        "运输",
        "投资",
        "研究",
        "设计",
        "控制",
        "检测",
        "保障",
        "救援",
        "制造",
        "加工",
        "销售",
        "开发",
        "保护",
        "监测",
        "培训",
        "救助",
        "创新",
        "创业",
        "就业",
        "康复",
        "医疗",
        "保健",
        "测绘",
        "勘察",
        "监理",
        "施工",
        "装饰",
        "印刷",
        "包装",
        "养护",
        "维修",
        "物流",
        "贸易",
        "经营",
        "融资",
        "担保",
        "租赁",
        "兴业",
        "腾飞",
        "振兴",
        "志愿",
        "互助",
        "保险",
        "工作",
        "综合",
        "执法",
        "调查",
        "评估",
        "鉴定",
        "仲裁",
        "调解",
        "指挥",
        "通信",
        "联合",
        "进出口",
        "置业",
        "传播",
        "出版",
        "演出",
        "健身",
        "养老",
        "托养",
        "育才",
        "实验",
        "实习",
        "附属",
        "示范",
        "水利",
        "供水",
        "供电",
        "供热",
        "排水",
        "发电",
        "输电",
        "采矿",
        "冶炼",
        "炼油",
        "纺织",
        "印染",
        "酿造",
        "养殖",
        "种植",
        "屠宰",
        "捕捞",
        "航运",
        "旅行",
        "旅游",
        "餐饮",
        "招商",
        "引资",
        "支付",
        "结算",
        "清算",
        "征信",
    ]
)
"""Words tagged as verbs that stand in names as attributes: ``建设集团``, ``投资有限公司``."""


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name `[start, end)` of the text; `anchor` opens it if there is one; `proper` says whether a
    word of it is a proper name or unknown to the dictionary, so that it can tell one body from another."""

    start: int
    end: int
    anchor: Anchor | None
    proper: bool


def leftmost(
    tokens: Sequence[Token],
    head_start: int,
    head_end: int,
    anchors_by_end: Mapping[int, Anchor],
    stops: Collection[str],
) -> OpenName:
    """The name that ends with the head at ``[head_start, head_end)``.

    `tokens` are the words of the sentence, `anchors_by_end` the anchors that end at an offset, `stops`
    words that cannot stand in a name. All offsets are those of the text that `tokens` refer to.
    """
    start = head_start
    proper = False
    index = _last_before(tokens, head_start)
    if index >= 0 and tokens[index].end > head_start:
        # The head begins inside a word (``漯河技`` + ``师学院``): the word's first part belongs to the name,
        # unless an anchor ends right at the head.
        # An anchor may also open such a word (``市立医院``).
        if head_start not in anchors_by_end:
            start = tokens[index].start
            proper = tokens[index].tag == ""
            opening = next(
                (a for a in anchors_by_end.values() if a.start == start and a.end < head_start), None
            )
            if opening is not None:
                return OpenName(start, head_end, opening, proper)
        index -= 1
    while head_end - start <= _LONGEST:
        anchor = anchors_by_end.get(start)
        if anchor is not None:
            return OpenName(anchor.start, head_end, anchor, proper)
        inner = next((a for a in anchors_by_end.values() if a.start < start < a.end), None)
        if inner is not None:
            return OpenName(inner.start, head_end, inner, proper)
        while index >= 0 and tokens[index].start >= start:
            index -= 1
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if index < 0 or not _may_stand_in_name(tokens[index], after, stops):
            break
        token = tokens[index]
        start = token.start
        proper = proper or token.tag in ("", "m") or token.tag.startswith(_PROPER_TAGS)
        index -= 1
    return OpenName(start, head_end, None, proper)


def _last_before(tokens: Sequence[Token], offset: int) -> int:
    """Index of the last token that begins before `offset`, or -1."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _may_stand_in_name(token: Token, after: str, stops: Collection[str]) -> bool:
    """Whether a word can stand in a name; `after` is the word behind it."""
    word, tag = token.text, token.tag
    if word in stops or not all("\u4e00" <= c <= "\u9fff" or (c.isascii() and c.isalnum()) for c in word):
        return False
    if word in _NAME_VERBS:
        return True
    if tag.startswith(_STOP_TAGS):
        return False
    if tag == "m" or word.isdigit():
        # ``第二医院`` and ``中铁十一局`` have numbers in their names, ``20家企业`` has not.
        return word.startswith("第") or (word[0] in _NUMERALS and word[-1] in "局院建冶航厂")
    return not (tag.startswith("v") and tag != "vn")
