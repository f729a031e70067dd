"""Persons that an article names.

A name is read where something says that one begins: after a title (``主席X``), an award's or a role's
word (``全国劳模X``, ``记者X``), in a list after another name (``X、Y、Z``), after a verb that takes a
person (``任命X为``, ``慰问X``); elsewhere only with strong support (a clause that begins ``X荣获…`` or
``X，女，``, a word that jieba does not know). A name once found is a name in all of its article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum

from kg.extraction.persons.lines import Line, listed_name, opens_list_line
from kg.extraction.persons.name_reader import EndWitness, NameReader, NameReading
from kg.lexicon.divisions import Divisions
from kg.lexicon.names import Names
from kg.lexicon.posts import Posts
from kg.lexicon.words import alternation, longest_first
from kg.model import EntityClass, Mention, Sentence, Token

__all__ = ["PersonRecogniser"]


class _Cue(Enum):
    """How clearly a place calls for a name; the value is the support that a reading needs
    (see :mod:`kg.extraction.persons.name_reader`)."""

    STRONG = 2.1
    APPOINTED = 2.11
    OPENING = 4.0
    VERB = 5.0
    WEAK = 6.0


_OPENING = frozenset("，。；：、（“！？—…· \n")
_LISTED = re.compile(
    r"(?:（[^（）]{1,14}）)?(?:[、和与及 ]|以及)|(?:同志|（[女回满壮苗]，?[\u4e00-\u9fff]{0,4}）)[、和]"
)
_AT_A_TIME = re.compile("[时现曾原]任[^，。；]*$")
"""Before a title that a name with 的 follows: ``时任县工会主席的|王某``, ``现任区委副书记、区长的|李某``."""
_GOES_ON_AS_LIST = frozenset("、和等（教院同")
"""What stands behind the first name of a list whose last verb tells that it is one: ``甲、乙等15人|当选``."""
_NUMERALS = frozenset("一二三四五六七八九十两百千零第")


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
        self._divisions = divisions
        self._names = names
        self._posts = posts
        self._tag_of = tag_of
        self._witness = witness
        elected = alternation(names.elected)
        self._elected = re.compile(
            rf"(?:（[^（）]{{1,14}}）)?(?:[、和](?:(?!和)[\u4e00-\u9fff· ]){{2,14}}(?:（[^（）]{{1,14}}）)?){{0,60}}"
            rf"(?:等?[\d一二三四五六七八九十]+(?:名|位|人)?(?:同志|代表|委员)?|等?同志|等人?|教授|院士)?(?:{elected})"
        )
        self._before_name = (*sorted(names.before_name), *names.award_words)
        # Last characters: most places are no cue, and these tell so at once.
        self._ends_before_name = frozenset(word[-1] for word in self._before_name)
        self._ends_verb = frozenset(verb[-1] for verb in (*names.appointing_verbs, *names.verbs_before))

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
            cue = None if position in line.closed else self._cue(line, position, readings)
            reading = self._name(line, position, cue, reader) if cue is not None else None
            if reading is None:
                position += 1
            else:
                readings.append(reading)
                position = reading.end
        return readings

    def _name(self, line: Line, position: int, cue: _Cue, reader: NameReader) -> NameReading | None:
        """The name at `position`, if it has the support that `cue` asks for."""
        expected = cue in (_Cue.STRONG, _Cue.APPOINTED)
        reading = reader.read(line.text, position, line.boundaries, any_surname=expected, bodies=line.named)
        if (
            reading is None
            or reading.score < (_Cue.STRONG if self._takes_post(cue, line, reading) else cue).value
            or not line.closed.isdisjoint(range(reading.start, reading.end))
            or self._is_other(reading.text)
            or line.listed.get(position, reading.end) != reading.end
            or not self._supported(cue, reading, line, reader)
        ):
            return None
        return reading

    def _takes_post(self, cue: _Cue, line: Line, reading: NameReading) -> bool:
        """Whether a post behind a name that opens a clause shows that it is one: ``高某|为|县环境保护局局长``,
        ``花蕾|当选|女职工委员会主任``; not ``全票|当选``."""
        text, end = line.text, reading.end
        if cue is not _Cue.OPENING:
            return False
        if text.startswith(("为", "任"), end) and end + 1 in line.closed:
            return True
        if self._tag_of(reading.text)[:1] not in ("", "n"):
            return False
        is_of = text.startswith(("是", "系"), end) and end + 1 in line.closed
        if is_of or text.startswith(self._names.elected, end):
            return True
        return text[end : end + 1] in _GOES_ON_AS_LIST and self._elected.match(text, end) is not None

    def _is_other(self, name: str) -> bool:
        """Whether `name` is a place (``宁远县``), holds a title (``任组长``) or is a number (``一肩挑``)."""
        if len(name) > 2 and name[-1] in "市区县州旗镇乡" and self._divisions.find(name):
            return True
        return name[0] in _NUMERALS or self._posts.is_title(name[1:]) or self._posts.is_title(name)

    def _supported(self, cue: _Cue, reading: NameReading, line: Line, reader: NameReader) -> bool:
        """Whether more than the place speaks for a name where the place alone does not call for one."""
        text, end = line.text, reading.end
        if cue in (_Cue.STRONG, _Cue.VERB):
            return True
        if cue is _Cue.APPOINTED:
            return text.startswith(self._names.after_appointed, end) or end in line.closed
        if cue is _Cue.OPENING and self._lives_on(line, end):
            return True
        if line.unknown.get(reading.start) == reading.text or reader.honoured(text, end):
            return True
        if reading.start == 0 and opens_list_line(text, end, line.closed):
            return True
        return cue is _Cue.OPENING and reader.repeated(reading.text)

    def _lives_on(self, line: Line, end: int) -> bool:
        """Whether a life or a post follows: ``X，女，``, ``X2019年3月任``, ``X任市总工会主席``."""
        text = line.text
        if re.compile(r"(?:，|自)?[12]\d{3}年").match(text, end):
            return True
        if text.startswith(("任", "是", "系", "为"), end):
            after = end + 1
            return after in line.closed or self._posts.longest_match(text, after) is not None
        return text.startswith(self._names.biography, end)

    def _cue(self, line: Line, position: int, readings: Sequence[NameReading]) -> _Cue | None:
        """How clearly a name is called for at `position`; None if none can begin there."""
        text = line.text
        if position in line.listed:
            return _Cue.STRONG
        stripped = position
        while stripped and text[stripped - 1] in " “：":
            stripped -= 1
        if stripped in line.title_ends:
            return _Cue.STRONG
        if text[stripped - 1 : stripped] in self._ends_before_name and text.endswith(
            self._before_name, 0, stripped
        ):
            # ``劳动模范|和先进工作者``: what joins two nouns is not a surname there.
            return _Cue.WEAK if text[position] in "和与及同" else _Cue.STRONG
        if readings and _LISTED.fullmatch(text, readings[-1].end, position):
            return _Cue.STRONG
        if text[position - 1 : position] in self._ends_verb:
            if text.endswith(self._names.appointing_verbs, 0, position):
                return _Cue.APPOINTED
            if text.endswith(self._names.verbs_before, 0, position):
                return _Cue.VERB
        if not position or text[position - 1] in _OPENING:
            return _Cue.OPENING
        return _Cue.WEAK if position in line.boundaries else None

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
