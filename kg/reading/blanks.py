"""Blanks: which are padding of justified lines, and which part words.

Chinese is written without blanks, so a blank in running text is padding. In headings, bylines and
quoted titles it parts phrases or names and stays as one plain space.
"""

from __future__ import annotations

import re

from kg.model import BlockKind
from kg.reading.aligned import AlignedText, Edit
from kg.reading.characters import BLANKS, CLOSERS, HAN, OPENERS

__all__ = ["ROLES", "clean_blanks"]

ROLES = "记者|通讯员|作者|摄影|撰文|撰稿|供稿|供图|编辑|责编|校对|统筹|策划|报道|文/图|图/文|图文|文图|文|图"
"""Words of a byline, as an alternation."""

_GAP = re.compile(f"[{BLANKS}\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
_HAN = re.compile(f"[{HAN}]")
_ONE_HAN = re.compile(f"[{HAN}](?:[（(]|$)")
_HAN_TAIL = re.compile(f"[{HAN}]+$")
_HAN_HEAD = re.compile(f"[{HAN}]+")
_ROLE_TAIL = re.compile(f"(?:{ROLES}|本报讯|电)$")
# 文 and 图 alone are words of a byline; in running text they may be a letter of a spaced name: 文 向 东
_ROLE_TAIL_OF_TEXT = re.compile(f"(?:{ROLES.removesuffix('|文|图')}|本报讯|电)$")
_ROLE_HEAD = re.compile(f"(?:本报|本网|特约|实习|见习|全媒体)?(?:{ROLES})|摄(?![{HAN}])")
_ROLE_HEAD_OF_TEXT = re.compile(
    f"(?:本报|本网|特约|实习|见习|全媒体)?(?:{ROLES.removesuffix('|文|图')})|摄(?![{HAN}])"
)
_LONE_ROLES = ("文", "图")
_LONE_DIGIT = re.compile(r"(?<!\d)\d$")
_FIRST_LONE_DIGIT = re.compile(r"\d(?!\d)")
_LONGEST_NAME = 4
_PUNCTUATED = re.compile(r"[，。；！？,;!?]")
_ENCLOSED = re.compile(r"（[^（）]*）|\([^()]*\)")
_SEXES = ("男", "女")
_WINDOW = 60  # a quoted title is not longer, so neither is the way to its marks


def clean_blanks(text: AlignedText, kind: BlockKind) -> AlignedText:
    """`text` without padding; blanks that part words become one space each.

    Between Latin words a blank stays. Beside a digit or a punctuation mark, and in a run of single
    characters (``职 工 书 屋``, ``王　博``), it goes. Between words of two or more Han characters it
    stays in headings, bylines, captions, quotation marks and brackets (``“中国梦 劳动美”``) and after
    the words of a byline (``记者 李明 通讯员 赵晓东``), and goes elsewhere (``广大 职工群众``). A line without
    the marks of a sentence is a row of a list, where ``男`` and ``女`` are words too.
    """
    body = text.text
    listed = kind is BlockKind.PARAGRAPH and not _PUNCTUATED.search(_ENCLOSED.sub("", body))
    if listed:
        kind = BlockKind.HEADING  # a line of a list: 李明 王芳 赵晓东; 李明 女 某某小学教师、班主任
    role_tail, role_head = (
        (_ROLE_TAIL_OF_TEXT, _ROLE_HEAD_OF_TEXT)
        if listed or kind is BlockKind.PARAGRAPH
        else (_ROLE_TAIL, _ROLE_HEAD)
    )
    edits: list[Edit] = []
    word_start = 0  # where what a blank parted from the text before it begins
    name_ended = -1  # end of a name that a role and a blank stand before
    for match in _GAP.finditer(body):
        start, end = match.span()
        left = _GAP.sub("", body[max(word_start, start - _WINDOW) : start])
        rest = _GAP.split(body[end : end + _WINDOW], maxsplit=3)
        left_word, right_word = _han(_HAN_TAIL.search(left)), _han(_HAN_HEAD.match(rest[0]))
        if not left or not rest[0]:
            keep = False
        elif left_word and right_word:
            by_role = bool(role_tail.search(left) or role_head.match("".join(rest)))
            if not by_role and (left[-1] in _LONE_ROLES or right_word[0] in _LONE_ROLES):
                by_role = _is_signed(body, start) and (left in _LONE_ROLES or rest[0] in _LONE_ROLES)
            if by_role or name_ended == start:
                keep = by_role or len(right_word) > 1
                # 通讯员 李明 赵晓东: a name may follow a name
                is_name = keep and len(right_word) <= _LONGEST_NAME
                name_ended = end + len(right_word) if is_name else -1
            elif kind is BlockKind.PARAGRAPH and (
                _is_spaced_out(body, start) or not _enclosed(body, start, end)
            ):
                keep = False
            else:
                # 李 明 王 芳 in a byline: a single character after a name begins a padded name; in a list
                # 李明 王 芳 赵晓东, but not the heading 关爱 职 工 在 行 动
                begins_name = len(rest[0]) == 1 and _is_single(rest)
                if listed:
                    begins_name &= not (_is_single(rest[1:]) or _is_spaced_out(body, start))
                elif kind is not BlockKind.BYLINE:
                    begins_name = False
                is_sex = listed and (rest[0] in _SEXES or (left in _SEXES and word_start > 0))
                keep = is_sex or (len(left_word) > 1 and (len(right_word) > 1 or begins_name))
        else:
            keep = _parts_others(left, rest[0], kind)
        if keep:
            word_start = end
        edits.append((start, end, " " if keep else ""))
    # A space that stands where one space stood already is no edit.
    return text.edited(edit for edit in edits if body[edit[0] : edit[1]] != edit[2])


def _han(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _is_single(words: list[str]) -> bool:
    """Whether the second word is one Han character, maybe with brackets behind: ``顾 |婷（女）``."""
    return len(words) > 1 and bool(_ONE_HAN.match(words[1]))


def _is_signed(text: str, at: int) -> bool:
    """Whether `at` lies in the brackets of authors: ``（记者 李明 文 王芳 摄）``."""
    before = text[max(0, at - _WINDOW) : at]
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and "记者" in before[opened:]


def _is_spaced_out(text: str, at: int) -> bool:
    """Whether the character before the blank at `at` stands alone: in justified ``“ 川 工 之家”`` none parts words."""
    return at < 2 or _GAP.match(text, at - 2) is not None


def _parts_others(before: str, after: str, kind: BlockKind) -> bool:
    """Whether a blank stays that does not stand between Han characters."""
    left, right = before[-1], after[0]
    if left.isascii() and right.isascii():
        if left.isdigit() and right.isdigit():
            # 8 6 名 is padding; 2021 2022 must not become one number.
            return not (_LONE_DIGIT.search(before) and _FIRST_LONE_DIGIT.match(after))
        if left.isdigit() or right.isdigit():
            return left.isalpha() or right.isalpha()  # iPhone 15
        return True  # Hello, world
    if kind is BlockKind.BYLINE and left.isdigit() and len(_han(_HAN_HEAD.match(after))) > 1:
        return True  # 2024-01-12 来源
    if kind is BlockKind.PARAGRAPH:
        return False
    # 绘就“新蓝图” 实现“新跨越” in a heading: two phrases
    return (left in "”》’」』" and bool(_HAN.match(right) or right in "“《‘「『")) or (
        bool(_HAN.match(left)) and right in "“《‘「『"
    )


def _enclosed(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` lies between an opening mark and a closing one, both near."""
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    opened = max(before.rfind(mark) for mark in OPENERS)
    closed = max(before.rfind(mark) for mark in CLOSERS)
    if opened <= closed:
        return False
    closing = min((i for mark in CLOSERS if (i := after.find(mark)) >= 0), default=-1)
    opening = min((i for mark in OPENERS if (i := after.find(mark)) >= 0), default=len(after))
    return 0 <= closing < opening
