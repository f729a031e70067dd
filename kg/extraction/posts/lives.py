"""Whose life a paragraph tells: ``王某，女，1970年生。1998年任…。退休后，他担任…``."""

from __future__ import annotations

import re

from kg.model import AnnotatedSentence, Mention

__all__ = ["LifeMemory"]

_TOLD_OF = re.compile(
    r"(?:同志)?(?:（[^（）]{1,14}）)?(?:，(?:曾用名|原名|又名|[男女]|[\u4e00-\u9fff]{1,4}族|[12]\d{3}年|[\u4e00-\u9fff]{2,8}人[，。]"
    r"|中共党员|笔名)|[是系][^，。]{2,12}人[，。]|生于|出生于|[12]\d{3}年[\d年月日]*(?:出生|生|参加|加入)|原名)"
)
"""Behind a name with which a life begins: ``王某，女，汉族``, ``王某同志是河北保定人``."""
_GOES_ON = re.compile(r"他|她|历任|曾任|先后|[12]\d{3}年")
"""How a paragraph begins that goes on with a life."""

_HE = re.compile("[他她][^他她，]{0,8}$")
"""``退休后，|他|担任``: a clause of whoever the paragraph names."""


class LifeMemory:
    """Remembers, sentence by sentence, of whom a paragraph tells: :meth:`enter` each, :meth:`keep` who has a post."""

    def __init__(self) -> None:
        self._person: Mention | None = None
        self._persons: set[str] = set()
        self._named: Mention | None = None
        self._paragraph = -1

    def enter(self, sentence: AnnotatedSentence) -> None:
        """Go on to the next sentence; a new paragraph tells of someone new."""
        text = sentence.text
        if sentence.sentence.paragraph != self._paragraph:
            if sentence.persons or _GOES_ON.match(text) is None:
                self._person = None
            self._persons = {self._person.text} if self._person is not None else set()
            self._named = None
        self._paragraph = sentence.sentence.paragraph
        self._persons |= {p.text for p in sentence.persons}
        self._named = sentence.persons[0] if sentence.persons else self._named
        if sentence.persons and sentence.persons[0].start == sentence.start:
            first = sentence.persons[0]
            if _TOLD_OF.match(text, first.end - first.start):
                self._person, self._persons = first, {p.text for p in sentence.persons}

    def keep(self, person: Mention) -> None:
        """Go on with `person`, of whom a post was told."""
        self._person = person

    def subject(self, sentence: AnnotatedSentence, end: int) -> Mention | None:
        """Whose life a clause goes on with: the only person of the sentence so far, or of the paragraph."""
        part = sentence.start + sentence.text.rfind("；", 0, end - sentence.start) + 1
        persons = [p for p in sentence.persons if p.end <= end]
        persons = [p for p in persons if p.start >= part] or persons
        if persons:
            alone = all(p.text == persons[0].text for p in persons)
            opens = persons[0].start - max(part, sentence.start) <= 8 or (
                self._person is not None and self._person.text == persons[0].text
            )
            return persons[0] if alone and opens else None
        if self._person is not None and self._persons == {self._person.text}:
            return self._person
        if (
            self._named is not None
            and len(self._persons) == 1
            and _HE.search(sentence.text, 0, end - sentence.start)
        ):
            return self._named  # ``…，他担任…``, in a paragraph that names one person
        return None
