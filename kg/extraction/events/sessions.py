"""Meetings that are told apart by a number alone, named with the body whose meetings are counted.

``县工商联召开第十次会员代表大会`` is ``县工商联第十次会员代表大会``; ``县十七届人大常委会举行第五次会议`` is
``县十七届人大常委会第五次会议``. Offsets count characters of the sentence's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.events.titles import Title
from kg.model import AnnotatedSentence

__all__ = ["NumberedMeeting", "numbered_meeting"]

_NUMERAL = "[一二三四五六七八九十百0-9]"
_BY_NUMBER = re.compile(
    f"(?:主席团)?第{_NUMERAL}+[次届]|{_NUMERAL}+届{_NUMERAL}+次|(?:工会|妇联|委员会)?(?:委员会)?(?:成立)?(?:大会)?暨?(?:首届|第一届)(?:[一第])?(?:会员|职工|妇女|工会|团员|代表)"
)
# A body that is not known as one: 12月6日，甲机关工会|召开第七次会员大会.
_BODY = re.compile("[^，。；：、的了“”（）() ]{2,16}[会委联协司校院厂局社]$")
_REMARK = re.compile("[（(][^（）()]{1,8}[）)]$")  # 市工商联（总商会）召开第九次会员大会
_HELD = re.compile("(?:于|在)?(?:[上下]午|晚|隆重|胜利|顺利|如期)*(?:召开|举行)[了的]?$")

NumberedMeeting = tuple[int, str]
"""Where the meeting's name begins and the words that stand before its number in it."""


def numbered_meeting(
    sentence: AnnotatedSentence, title: Title, before: Sequence[Title]
) -> NumberedMeeting | None:
    """Beginning and first words of the name of the meeting that `title` gives by its number; None for others.

    `before` are the titles that stand before it in the sentence: the last of them may be the body that met.
    """
    text, offset = sentence.text, sentence.start
    if not _BY_NUMBER.match(text, title.start):
        return None
    held = _HELD.search(text, 0, title.start)
    if held is None:
        return None
    end = held.start()
    for time in sentence.times:  # 县妇联于3月4日召开第八次代表大会
        if time.span.end - offset == end:
            end = time.span.start - offset
            end -= text[:end].endswith("于")
    if remark := _REMARK.search(text, 0, end):
        end = remark.start()
    if before and before[-1].end == end:
        return before[-1].start, text[before[-1].start : end]
    for body in sentence.organisations:
        if body.end - offset == end:
            return body.start - offset, body.name
    unknown = _BODY.search(text, max(text.rfind(mark, 0, end) for mark in "，。；：") + 1, end)
    return (unknown.start(), unknown.group()) if unknown else None
