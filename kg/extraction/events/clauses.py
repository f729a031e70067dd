"""Where clauses that tell of a happening begin and end. Offsets count characters of the sentence's text."""

from __future__ import annotations

import re

from kg.model import AnnotatedSentence

__all__ = [
    "MAX_LABEL",
    "after_parenthesis",
    "clause_end",
    "clean_label",
    "subject_end",
    "through_what_was_organised",
]

# A label that is longer names nothing.
MAX_LABEL = 60

_PARENTHESIS = re.compile("[（(][^（）()]{0,12}[）)]")
_GOES_ON = re.compile("(?:深入|走进|到|赴|前往|在)[^，。；]{1,40}(?:开展|举办|举行|进行|送|慰问)")


def after_parenthesis(text: str, position: int) -> int:
    """Where a parenthesis that begins at `position` ends: ``张三（左一）为``; `position` if there is none."""
    match = _PARENTHESIS.match(text, position)
    return match.end() if match else position


def clause_end(text: str, position: int) -> int:
    """Where the clause at `position` ends, before its punctuation mark."""
    match = re.compile("[，。；,;！？]").search(text, position)
    return match.start() if match else len(text)


def clean_label(text: str) -> str:
    """Without blanks and without the places in the photograph: ``张三（左二）到``."""
    return re.sub(r"\s+", "", re.sub("[（(][^（）()]{0,4}[左右中排][^（）()]{0,4}[）)]", "", text))


def subject_end(sentence: AnnotatedSentence, start: int) -> int:
    """Where the body that begins at `start` (in the sentence's text) ends, else `start`."""
    ends = [m.end - sentence.start for m in sentence.organisations if m.start - sentence.start == start]
    return ends[0] if ends else start


def through_what_was_organised(text: str, start: int, end: int) -> int:
    """The end of the clauses that say what the people were organised for: ``组织律师，深入工地开展咨询``."""
    while end < len(text) and text[end] in "，," and (goes_on := _GOES_ON.match(text, end + 1)):
        following = clause_end(text, goes_on.end())
        if following - start > MAX_LABEL:
            break
        end = following
    return end
