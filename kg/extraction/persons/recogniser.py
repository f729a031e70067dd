"""Persons that an article names.

A name is read where something says that one begins: after a title (``主席X``), an award's or a role's
word (``全国劳模X``, ``记者X``), in a list after another name (``X、Y、Z``), after a verb that takes a
person (``任命X为``, ``慰问X``); elsewhere only with strong support (a clause that begins ``X荣获…`` or
``X，女，``, a word that jieba does not know). A name once found is a name in all of its article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extraction.persons.cues import Cue, Cues
from kg.extraction.persons.lines import Line, listed_name
from kg.extraction.persons.name_reader import EndWitness, NameReader, NameReading
from kg.extraction.persons.other_words import OtherWords
from kg.lexicon.divisions import Divisions
from kg.lexicon.names import Names
from kg.lexicon.posts import Posts
from kg.lexicon.words import longest_first
from kg.model import EntityClass, Mention, Sentence, Token

__all__ = ["PersonRecogniser"]


_AT_A_TIME = re.compile("[时现曾原]任[^，。；]*$")
"""Before a title that a name with 的 follows: ``时任县工会主席的|王某``, ``现任区委副书记、区长的|李某``."""


_NAMES_THEM = re.compile("还?包括|还有|分别[为是]")
"""Between a title and names: ``当选的副主席|还有|王某、李某``."""


class PersonRecogniser:
    """Finds persons; made once from the lexicons. `tag_of` gives a word's part of speech, or empty;
    `witness` is a second opinion on where names end (see :class:`EndWitness`)."""

    def __init__(
        self,
        names: Names,
        posts: Posts,
        divisions: Divisions,
        tag_of: Callable[[str], str],
        witness: EndWitness | None = None,
    ) -> None:
        self._names = names
        self._posts = posts
        self._tag_of = tag_of
        self._witness = witness
        self._cues = Cues(names, posts, tag_of)
        self._other_words = OtherWords(names, posts, divisions, tag_of)

    def recognise(
        self,
        sentences: Sequence[Sentence],
        tokens: Sequence[Sequence[Token]],
        organisations: Sequence[Sequence[Mention]],
    ) -> tuple[tuple[Mention, ...], ...]:
        """The persons of each sentence of an article; a name inside an organisation's name is none.

        A name that a list parts by a blank (``王 伟``) has the name without it as its label.
        """
        article = "\n".join(s.text for s in sentences)
        reader = NameReader(self._names, self._tag_of, article, self._witness)
        lines = [
            self._line(sentence, words, bodies)
            for sentence, words, bodies in zip(sentences, tokens, organisations, strict=True)
        ]
        found = [self._read(line, reader) for line in lines]
        names = {reading.text for readings in found for reading in readings}
        found = [_in_full(readings, line, names) for readings, line in zip(found, lines, strict=True)]
        known = _by_opening({reading.text for readings in found for reading in readings})
        return tuple(
            tuple(_everywhere(sentence, readings, known, line.closed))
            for sentence, readings, line in zip(sentences, found, lines, strict=True)
        )

    def _line(self, sentence: Sentence, words: Sequence[Token], bodies: Sequence[Mention]) -> Line:
        closed = _covered(sentence, bodies)
        title_starts, title_ends = self._titles(sentence.text)
        return Line(
            text=sentence.text,
            boundaries={w.end - sentence.start for w in words},
            unknown={
                w.start - sentence.start: w.text
                for w in words
                if len(w.text) > 1 and (not w.tag or w.tag.startswith("nr"))
            },
            closed=closed,
            named=closed | title_starts,
            title_ends=title_ends,
            listed=listed_name(sentence.text, closed),
        )

    def _read(self, line: Line, reader: NameReader) -> list[NameReading]:
        readings: list[NameReading] = []
        position = 0
        while position < len(line.text) - 1:
            cue = None if position in line.closed else self._cues.before(line, position, readings)
            reading = self._name(line, position, cue, reader) if cue is not None else None
            if reading is None:
                position += 1
            else:
                readings.append(reading)
                position = reading.end
        return readings

    def _name(self, line: Line, position: int, cue: Cue, reader: NameReader) -> NameReading | None:
        """The name at `position`, if it has the support that `cue` asks for."""
        expected = cue in (Cue.STRONG, Cue.APPOINTED)
        reading = reader.read(line.text, position, line.boundaries, any_surname=expected, bodies=line.named)
        if reading is None:
            return None
        takes_post = self._cues.takes_post(cue, line, reading)
        if (
            reading.score < (Cue.STRONG if takes_post else cue).value
            or not line.closed.isdisjoint(range(reading.start, reading.end))
            or self._other_words.has(line, position, reading.end)
            or line.listed.get(position, reading.end) != reading.end
            or not (takes_post or self._cues.supports(cue, reading, line, reader))
        ):
            return None
        return reading

    def _titles(self, text: str) -> tuple[set[int], set[int]]:
        """Offsets where titles of posts begin, and where titles and occupations end: ``|副主席|``, ``焊工|``,
        ``时任…主席的|``."""
        starts, ends = set(), set()
        for position in self._posts.openings(text):
            end = self._posts.longest_match(text, position)
            if end is not None:
                starts.add(position)
            end = end or self._posts.occupation_match(text, position)
            if end is not None:
                ends.add(end)
                if (behind := _NAMES_THEM.match(text, end)) is not None:
                    ends.add(behind.end())
                if text.startswith("的", end) and _AT_A_TIME.search(text, max(0, position - 40), position):
                    ends.add(end + 1)
            fused = self._posts.fused_match(text, position)
            if fused is not None:
                ends.add(fused[0])
        return starts, ends


def _covered(sentence: Sentence, mentions: Iterable[Mention]) -> set[int]:
    return {p - sentence.start for m in mentions for p in range(m.start, m.end)}


def _by_opening(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first two characters, the longest first."""
    result: dict[str, list[str]] = {}
    for name in longest_first(names):
        result.setdefault(name[:2], []).append(name)
    return result


def _in_full(readings: Sequence[NameReading], line: Line, names: Collection[str]) -> list[NameReading]:
    """`readings` of a line, with a character put back that was read as another word's: ``遵照|顾洪章|遗愿`` where
    the article has 顾洪章 elsewhere."""
    result = []
    for reading in readings:
        longer = line.text[max(0, reading.start - 1) : reading.end] if len(reading.text) == 2 else ""
        if len(longer) == 3 and reading.start - 1 not in line.closed and longer in names:
            reading = replace(reading, start=reading.start - 1, text=longer)
        result.append(reading)
    return result


def _everywhere(
    sentence: Sentence,
    readings: Sequence[NameReading],
    known: Mapping[str, Sequence[str]],
    closed: Collection[int],
) -> list[Mention]:
    """The readings of a sentence, and every other place where a known name of the article stands."""
    text = sentence.text
    taken = set(closed)
    spans = [(r.start, r.end) for r in readings]
    for start, end in spans:
        taken.update(range(start, end))
    position = 0
    while position < len(text) - 1:
        for name in known.get(text[position : position + 2], ()):
            stretch = range(position, position + len(name))
            if text.startswith(name, position) and taken.isdisjoint(stretch):
                spans.append((position, position + len(name)))
                position += len(name) - 1
                break
        position += 1
    return [
        Mention(
            sentence.start + s,
            sentence.start + e,
            text[s:e],
            EntityClass.PERSON,
            text[s:e].replace(" ", "") if " " in text[s:e] else "",
        )
        for s, e in sorted(spans)
    ]
