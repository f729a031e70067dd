"""Villages and townships that an article names, which posts in them are of.

桐木镇青石村脱贫户          a village, behind its township or county
该村党支部书记|赵某         a post there
驻青石村第一书记|钱某       so is this, whoever sent him
村支书|孙某                 a title that says 村: of the one village that the article names
镇总工会主席|李某            of the one town that it names
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import AnnotatedSentence, EntityClass, Mention, Token

__all__ = ["TOWNSHIP_NOUNS", "PlaceMemory", "village_before"]

TOWNSHIP_NOUNS = ("镇", "乡", "街道")

_VILLAGE = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{2,3}?[县市区旗])?[\u4e00-\u9fff]{2,3}?(?:镇|乡|街道)|(?<=驻)[\u4e00-\u9fff]{2,3}?县|(?<=驻))"
    r"(?P<name>(?![几各个多全])[\u4e00-\u9fff]{1,3}?村)(?![民委镇乡庄庙级])"
)
_NO_NAME = ("v", "p", "d", "r", "m", "c", "u", "a", "b")
"""Parts of speech before 镇 that are no name of one: ``各乡|镇``."""
_BEFORE = re.compile(
    r"(?:驻|派驻)?(?P<whole>(?:[\u4e00-\u9fff]{2,3}?(?:镇|乡|街道))?[\u4e00-\u9fff]{2,3}村)$"
)


class PlaceMemory:
    """The villages and townships that an article has named: :meth:`enter` each sentence."""

    def __init__(self) -> None:
        self._villages: dict[str, Mention] = {}
        self._townships: dict[str, Mention] = {}

    def enter(self, sentence: AnnotatedSentence) -> None:
        """Remember the places of a sentence."""
        if "村" in sentence.text:
            for village in _villages(sentence):
                self._villages.setdefault(village.text[-3:], village)
        for township in _townships(sentence):
            self._townships.setdefault(township.text, township)

    def village(self) -> Mention | None:
        """The village of the article, if it names one."""
        return next(iter(self._villages.values())) if len(self._villages) == 1 else None

    def township(self, noun: str) -> Mention | None:
        """The township of the article that is called `noun` (``镇``), if it names one."""
        named = [m for name, m in self._townships.items() if name.endswith(noun)]
        return named[0] if len(named) == 1 else None


def village_before(sentence: AnnotatedSentence, end: int) -> Mention | None:
    """The village whose name ends at `end` of the text, behind 驻: ``县总工会驻青石村|第一书记``."""
    text = sentence.text
    stationed = text.rfind("驻", max(0, end - 12), end) + 1
    village = _BEFORE.fullmatch(text, stationed, end) if stationed else None
    return None if village is None else _mention(sentence, stationed, end)


def _villages(sentence: AnnotatedSentence) -> Iterator[Mention]:
    for match in _VILLAGE.finditer(sentence.text):
        yield _mention(sentence, match.start("name"), match.end())


def _townships(sentence: AnnotatedSentence) -> Iterator[Mention]:
    """``桐木镇``, one word or two of the segmenter."""
    before: Token | None = None
    for token in sentence.tokens:
        if token.text.endswith(TOWNSHIP_NOUNS):
            start = None
            if len(token.text) - len(_noun(token.text)) >= 2:
                start = token.start
            elif before is not None and len(before.text) == 2 and not before.tag.startswith(_NO_NAME):
                start = before.start
            if start is not None and "\u4e00" <= sentence.text[start - sentence.start] <= "\u9fff":
                yield _mention(sentence, start - sentence.start, token.end - sentence.start)
        before = token


def _noun(word: str) -> str:
    return next(noun for noun in TOWNSHIP_NOUNS if word.endswith(noun))


def _mention(sentence: AnnotatedSentence, start: int, end: int) -> Mention:
    offset = sentence.start
    text = sentence.text[start:end]
    return Mention(offset + start, offset + end, text, EntityClass.ORGANISATION, "", "other")
