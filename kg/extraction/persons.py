"""Persons that an article names.

A name is read where something says that one begins: after a title (``主席X``), an award's or a role's
word (``全国劳模X``, ``记者X``), in a list after another name (``X、Y、Z``), after a verb that takes a person
(``任命X为``, ``慰问X``); elsewhere only with strong support (a clause that begins ``X荣获…``, a word that
jieba does not know). A name once found is a name in all of its article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum

from kg.extraction.person_names import NameReader, NameReading
from kg.lexicon.divisions import Divisions
from kg.lexicon.names import Names
from kg.lexicon.posts import Posts
from kg.model import EntityClass, Mention, Sentence, Token

__all__ = ["PersonRecogniser"]



class _Cue(Enum):
    """How clearly a place calls for a name; the value is the support that a reading needs (see person_names)."""

    STRONG = 3.5
    VERB = 5.5
    OPENING = 5.0
    WEAK = 6.3


_AFTER_VERB = re.compile(
    r"(?:任命|选举|免去|推选|聘任|聘请|聘|慰问|看望|由|以|授予|追授|选树|表彰|培育|推荐|邀请|学习|帮助|资助|叫|名叫|为)$"
)
_AFTER_AWARD = re.compile(
    r"(?:劳模|劳动模范|获得者|得主|标兵|工匠|先进工作者|红旗手|能手|好人|楷模|模范|道德模范|先进个人|状元|冠军|选手)“?$"
)
_OPENING = frozenset("，。；：、（“！？—…· \n")
_LIST_GAP = re.compile(r"(?:（[^（）]{1,14}）)?[ ，]?")
_LISTED = ("、", "和", "与", "及", "以及", " ")


class PersonRecogniser:
    """Finds persons; made once from the lexicons. `tag_of` gives a word's part of speech, or empty."""

    def __init__(
        self, names: Names, posts: Posts, divisions: Divisions, tag_of: Callable[[str], str]
    ) -> None:
        self._divisions = divisions
        self._names = names
        self._posts = posts
        self._tag_of = tag_of
        self._role_lengths = sorted({len(w) for w in names.before_name}, reverse=True)

    def recognise(
        self,
        sentences: Sequence[Sentence],
        tokens: Sequence[Sequence[Token]],
        organisations: Sequence[Sequence[Mention]],
    ) -> tuple[tuple[Mention, ...], ...]:
        """The persons of each sentence of an article; a name inside an organisation's name is none."""
        reader = NameReader(self._names, self._tag_of, "\n".join(s.text for s in sentences))
        found: list[list[NameReading]] = []
        for sentence, words, bodies in zip(sentences, tokens, organisations, strict=True):
            boundaries = {w.end - sentence.start for w in words}
            unknown = {
                w.start - sentence.start: w.text
                for w in words
                if len(w.text) > 1 and (not w.tag or w.tag.startswith("nr"))
            }
            closed = _covered(sentence, bodies)
            found.append(self._read(sentence.text, reader, boundaries, unknown, closed))
        known = {reading.text for readings in found for reading in readings}
        return tuple(
            tuple(_everywhere(sentence, readings, known, _covered(sentence, bodies)))
            for sentence, readings, bodies in zip(sentences, found, organisations, strict=True)
        )

    def _read(
        self,
        text: str,
        reader: NameReader,
        boundaries: Collection[int],
        unknown: Mapping[int, str],
        closed: AbstractSet[int],
    ) -> list[NameReading]:
        title_ends = self._title_ends(text)
        readings: list[NameReading] = []
        position = 0
        while position < len(text) - 1:
            if position in closed:
                position += 1
                continue
            cue = self._cue(text, position, title_ends, readings, boundaries)
            reading = None
            if cue is not None:
                reading = reader.read(text, position, boundaries, any_surname=cue is _Cue.STRONG)
            if (
                cue is not None
                and reading is not None
                and reading.score >= cue.value
                and closed.isdisjoint(range(reading.start, reading.end))
                and not self._is_place(reading.text)
                and (
                    self._supported(cue, reading, unknown, reader, text)
                    or (position == 0 and _opens_list_line(text, reading.end, closed))
                )
            ):
                readings.append(reading)
                position = reading.end
            else:
                position += 1
        return readings

    def _is_place(self, name: str) -> bool:
        return len(name) > 2 and name[-1] in "市区县州旗镇乡" and bool(self._divisions.find(name))

    def _supported(
        self, cue: _Cue, reading: NameReading, unknown: Mapping[int, str], reader: NameReader, text: str
    ) -> bool:
        """Whether more than the place speaks for a name where the place alone does not call for one."""
        if cue in (_Cue.STRONG, _Cue.VERB):
            return True
        if unknown.get(reading.start) == reading.text or reader.honoured(text, reading.end):
            return True
        return cue is _Cue.OPENING and reader.repeated(reading.text)

    def _cue(
        self,
        text: str,
        position: int,
        title_ends: Collection[int],
        readings: Sequence[NameReading],
        boundaries: Collection[int],
    ) -> _Cue | None:
        """How clearly a name is called for at `position`; None if none can begin there."""
        before = text[:position]
        stripped = before.rstrip(" “")
        if len(stripped) in title_ends or _AFTER_AWARD.search(before):
            return _Cue.STRONG
        if readings:
            gap = text[readings[-1].end : position]
            if gap in _LISTED:
                return _Cue.STRONG
            if gap.endswith(("、", "和")) and re.fullmatch(r"（[^（）]{1,12}）[、和]", gap):
                return _Cue.STRONG
        if any(
            stripped.endswith(stripped[-n:]) and stripped[-n:] in self._names.before_name
            for n in self._role_lengths
        ):
            return _Cue.STRONG
        if _AFTER_VERB.search(before[-4:]):
            return _Cue.VERB
        if not before or before[-1] in _OPENING:
            return _Cue.OPENING
        return _Cue.WEAK if position in boundaries else None

    def _title_ends(self, text: str) -> set[int]:
        """Offsets where a title of a post ends: ``副主席|``, ``市长|``, ``焊工|``."""
        ends = set()
        for position in range(len(text)):
            end = self._posts.longest_match(text, position) or self._posts.occupation_match(text, position)
            if end is not None:
                ends.add(end)
            fused = self._posts.fused_match(text, position)
            if fused is not None:
                ends.add(fused[0])
        return ends


def _opens_list_line(text: str, end: int, bodies: AbstractSet[int]) -> bool:
    """Whether a body stands right behind a name that opens a line: ``王某（女） 某某纺织厂挡车工``."""
    gap = _LIST_GAP.match(text, end)
    return gap is not None and gap.end() in bodies


def _covered(sentence: Sentence, mentions: Iterable[Mention]) -> set[int]:
    return {p - sentence.start for m in mentions for p in range(m.start, m.end)}


def _everywhere(
    sentence: Sentence, readings: Sequence[NameReading], known: Collection[str], closed: Collection[int]
) -> list[Mention]:
    """The readings of a sentence, and every other place where a known name of the article stands."""
    taken = set(closed)
    spans = [(r.start, r.end) for r in readings]
    for start, end in spans:
        taken.update(range(start, end))
    for name in sorted(known, key=lambda n: (-len(n), n)):
        start = sentence.text.find(name)
        while start != -1:
            stretch = range(start, start + len(name))
            if taken.isdisjoint(stretch):
                spans.append((start, start + len(name)))
                taken.update(stretch)
            start = sentence.text.find(name, start + 1)
    return [
        Mention(sentence.start + s, sentence.start + e, sentence.text[s:e], EntityClass.PERSON)
        for s, e in sorted(spans)
    ]
