"""Names of persons where a grammar says that one must stand: ``授予|王某某等30名职工|``, ``赵某某等10人获``.

The recogniser asks for a post or another cue beside a name. Next to an award the grammar is cue enough:
what stands between the beginning of a clause and 荣获, and looks like a name, is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import Enum

from kg.lexicon.names import Names
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["ExpectedNames"]

# What tells surely that a name has ended.
_SURE = re.compile(
    r"同志|先生|女士|\d+人[荣获被]|等(?:\d+|[一二三四五六七八九十]+)[多余]?(?:名|位|人)|等同志|在内的|[（(](?:女|男|[\u4e00-\u9fff]族|左|右|中)|[\s，]?[男女](?:，|。)|"
    r"，[\u4e00-\u9fff]{1,4}族，|，(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)|，(?:现任|现为|系)"
)
# What may follow a name that receives.
_VERB = re.compile(
    r"(?:同志)?(?:因此?|去年|今年|前年|近日|日前|最近|先后|曾|连续|双双|分别|均|也|还|又|再次|当选|被(?!告)|荣|获|喜获|勇夺|夺得|摘得|斩获|记(?:个人)?[特一二三]等功|(?:于|在)?(?:19|20)\d{2}年|分获|"
    r"[是系](?:一名|一位)?(?:全国|[省市县区]|[\u4e00-\u9fff]{2,4}[省市县区]))"
)
_TRANSCRIBED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,3}")
_HAN = re.compile("[\u4e00-\u9fff]+")
_DOT = re.compile("[·•・]")
_JOINED = re.compile("[、和与及]|以及")
_OPENINGS = (
    r"^|[，；。：！？\s]|授予|追授|选手|同志|代表队|其中|包括|我[省市县区州]|公司|集团|医院"
    r"|中学|学校|大学|[他她名]叫|[省市县区镇乡村]的"
)
"""What a name may stand behind, besides words for a person."""


class _Cue(Enum):
    """What stands before a name: only the beginning of a clause; another name and 、; a body or a title;
    or a title with an award before it in its clause (``全国劳模、某站引航员|李某某开展``)."""

    CLAUSE = 1
    LISTED = 2
    CALLED = 3
    TITLED = 4


# How much a word must look like a name (kg.lexicon.names.Names.weight), set by hand on invented sentences.
_LEAST = {_Cue.CLAUSE: 0.42, _Cue.LISTED: 0.3, _Cue.CALLED: 0.3, _Cue.TITLED: 0.3}


class ExpectedNames:
    """Reads names where they are expected; made once from the lexicons."""

    def __init__(self, names: Names, tag_of: Callable[[str], str], title_end: str) -> None:
        """`tag_of` gives a word's part of speech in the dictionary, or empty; `title_end` is a regular
        expression for the words that end what stands before a name: ``数控车工|王某某``."""
        self._names = names
        self._tag_of = tag_of
        self._ends_others = names.never_last | names.ends_places | names.rarely_last
        self._opens = re.compile(rf"(?:{_OPENINGS}|{title_end})$")

    def with_expected(self, sentence: AnnotatedSentence) -> AnnotatedSentence:
        """`sentence` with the persons added that its grammar of awards calls for."""
        found = list(self._found(sentence))
        return replace(sentence, persons=tuple(sorted((*sentence.persons, *found)))) if found else sentence

    def looks_like_name(self, word: str, *, least: float = 0.42) -> bool:
        """Whether `word` may be a person's name: a surname and a given name that is no other word, or a
        transcribed name (买买提·艾力)."""
        if _TRANSCRIBED.fullmatch(word):
            return True
        if not 2 <= len(word) <= 4 or word[-1] in self._ends_others or self._names.is_word_at(word, 0):
            return False
        tag = self._tag_of(word)
        return (not tag or tag.startswith("nr")) and self._names.weight(word) >= least

    def _found(self, sentence: AnnotatedSentence) -> Iterator[Mention]:
        text = sentence.text
        closed = _closed(sentence)
        ends_of_names = {mention.end - sentence.start for mention in sentence.persons}
        opens = {mention.end - sentence.start for mention in sentence.organisations}
        opens |= {award.end - sentence.start + shift for award in sentence.awards for shift in (0, 1)}
        announced = [award for award in sentence.awards if _announces(sentence, award)]
        opens |= {_announces(sentence, award) for award in announced}
        opens |= {time.span.end - sentence.start for time in sentence.times}
        # Only names of several parts begin without a surname.
        places = range(len(text)) if _DOT.search(text) else self._names.surname_places(text)
        taken_until = 0
        for position in places:
            if position < taken_until or position in closed:
                continue
            listed = position > 0 and _JOINED.fullmatch(text[position - 1]) and position - 1 in ends_of_names
            may_open = position in opens or self._opens.search(text, max(0, position - 5), position)
            end = None
            if listed or may_open:
                behind_title = text[position - 1 : position] not in ("", *"，。；：、！？") and not listed
                cue = _Cue.LISTED if listed else _Cue.CALLED if behind_title else _Cue.CLAUSE
                listing = any(award.end - sentence.start < position for award in announced)
                if (listing and may_open) or (cue is _Cue.CALLED and _award_in_clause(sentence, position)):
                    cue = _Cue.TITLED
                end = self._end(text, position, cue, closed)
            if end is None:
                continue
            ends_of_names.add(end)
            yield Mention(
                sentence.start + position, sentence.start + end, text[position:end], EntityClass.PERSON
            )
            taken_until = end

    def _end(self, text: str, start: int, cue: _Cue, closed: Mapping[int, bool]) -> int | None:
        """Where the name that begins at `start` ends, or None if none does.

        A list is read to its end: ``赵某某、钱某某等10人获`` names 赵某某 because 等10人 follows at last.
        `closed` are the positions that names cover already; its value is true where a person's begins.
        """
        transcribed = _TRANSCRIBED.match(text, start)
        if transcribed is not None:
            longest = next((p for p in range(start, transcribed.end()) if p in closed), transcribed.end())
            return self._transcribed_end(text, start, longest)
        for length in (3, 2, 4):
            end = start + length
            if end > len(text) or not closed.keys().isdisjoint(range(start, end)):
                continue
            word = text[start:end]
            if self.looks_like_name(word, least=_LEAST[cue]) and self._ends_here(
                text, start, end, cue, closed
            ):
                return end
        return None

    def _ends_here(self, text: str, start: int, end: int, cue: _Cue, closed: Mapping[int, bool]) -> bool:
        """Whether what follows ends the name."""
        if _SURE.match(text, end):
            return True
        if end - start == 2 and cue is _Cue.CLAUSE:
            return False  # two characters are more often a word
        if _VERB.match(text, end):
            return True
        expected = cue in (_Cue.LISTED, _Cue.TITLED) or text[:start].endswith("叫")
        if expected and re.match("[、，。；）]|$", text[end:]):
            return True
        if (
            cue is _Cue.TITLED
            and end - start > 2
            and self._tag_of(text[end : end + 2])[:1] in ("v", "d", "p")
        ):
            return True
        if cue is _Cue.CALLED and text[end : end + 1] == "、" and closed.get(end + 1) is False:
            return True  # 某医院|周某某|、某中心医院李某某获: a body begins behind the mark
        if text[end : end + 1] in tuple("、和与及"):
            return closed.get(end + 1, False) or self._end(text, end + 1, _Cue.LISTED, closed) is not None
        return False

    def _transcribed_end(self, text: str, start: int, longest: int) -> int | None:
        """Where 买买提·艾力|常年 ends: before a word, a mark or a verb; the dot says that it is a name."""
        dot = max(text.rfind(mark, start, longest) for mark in "·•・")
        if dot < 0:
            return None
        for end in range(dot + 2, longest + 1):
            if end == len(text) or self._tag_of(text[end : end + 2]) or _VERB.match(text, end):
                return end
            if not re.match("[\u4e00-\u9fff]", text[end]):
                return end
        return None


_ANNOUNCES = re.compile(r"[^，。；：]{0,24}?(?:，?(?:他们|她们)?分别[是为]：?|[是为有]：|名单(?:如下)?：|：)")


def _announces(sentence: AnnotatedSentence, award: Mention) -> int:
    """Where a list of winners begins that follows `award`: ``获得省五一劳动奖章的是：|``; 0 where none does."""
    lead = _ANNOUNCES.match(sentence.text, award.end - sentence.start)
    return lead.end() if lead else 0


def _closed(sentence: AnnotatedSentence) -> dict[int, bool]:
    """The positions that names cover; the value is true where a person's begins."""
    return {
        position - sentence.start: mention.cls is EntityClass.PERSON and position == mention.start
        for mention in (*sentence.persons, *sentence.organisations, *sentence.awards)
        for position in range(mention.start, mention.end)
    }


def _award_in_clause(sentence: AnnotatedSentence, position: int) -> bool:
    """Whether an award ends in the clause before `position`, not far away."""
    for award in sentence.awards:
        gap = sentence.text[max(0, award.end - sentence.start) : position]
        if award.end - sentence.start <= position and len(gap) <= 30 and not re.search("[，。；：]", gap):
            return True
    return False
