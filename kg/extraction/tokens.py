"""Word segmentation by jieba, with the part of speech that its dictionary gives each word.

jieba is a witness for where words begin and end. Its full tagger (``jieba.posseg``) is several times
slower than its segmenter and is not needed: grammars here only ask whether a known word is a
verb, a noun or a function word, which the dictionary alone answers.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jieba

from kg.model import Sentence, Token

__all__ = ["Segmenter", "shared_segmenter"]

_AFTER_TITLE = re.compile("(?<=(?:理事|监事|董事|秘书|检察)长)(?=[江沙春城安河])")
"""Between a title and a name that begins as a river or a city does: ``理事长|江明辉``. Not ``市|长江大桥``."""


class Segmenter:
    """A jieba tokenizer of its own, so that words added here do not leak into a caller's jieba."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """`words` are taken as single words besides those of jieba's dictionary."""
        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.initialize()
        for word in words:
            self._tokenizer.add_word(word)
        self._tags = _dictionary_tags()

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence; offsets are clean offsets of the document."""
        result = []
        start = sentence.start
        for stretch in _AFTER_TITLE.split(sentence.text):
            for word in self._tokenizer.cut(stretch):
                result.append(Token(start, start + len(word), word, self._tags.get(word, "")))
                start += len(word)
        return tuple(result)

    def tag_of(self, word: str) -> str:
        """The dictionary's part of speech of `word`, empty if it is not in it."""
        return self._tags.get(word, "")


@cache
def _dictionary_tags() -> dict[str, str]:
    """Part of speech of each word of jieba's dictionary (ICTCLAS tags: v verb, n noun, nr person …)."""
    path = Path(jieba.__file__).parent / "dict.txt"
    tags = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        tags[word] = tag
    return tags


@cache
def shared_segmenter() -> Segmenter:
    """The process's segmenter, made at first use."""
    return Segmenter()
