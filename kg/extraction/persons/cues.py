"""Where a name is called for: what stands before the place, and what speaks for a name that is read there.

A title, an award's or a role's word, another name of a list and a verb that takes a person call for one;
elsewhere what stands behind must: a life, a post, a word of respect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum

from kg.extraction.persons.lines import Line, opens_list_line
from kg.extraction.persons.name_reader import NameReader, NameReading
from kg.lexicon.names import Names
from kg.lexicon.posts import Posts
from kg.lexicon.words import alternation

__all__ = ["Cue", "Cues"]


class Cue(Enum):
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
_GOES_ON_AS_LIST = frozenset("、和等（教院同")
"""What stands behind the first name of a list whose last verb tells that it is one: ``甲、乙等15人|当选``."""


class Cues:
    """Judges places by what stands round them; made once from the lexicons. `tag_of` gives a word's part of
    speech, or empty."""

    def __init__(self, names: Names, posts: Posts, tag_of: Callable[[str], str]) -> None:
        self._names = names
        self._posts = posts
        self._tag_of = tag_of
        elected = alternation(names.elected)
        self._elected = re.compile(
            rf"(?:（[^（）]{{1,14}}）)?(?:[、和](?:(?!和)[\u4e00-\u9fff· ]){{2,14}}(?:（[^（）]{{1,14}}）)?){{0,60}}"
            rf"(?:等?[\d一二三四五六七八九十]+(?:名|位|人)?(?:同志|代表|委员)?|等?同志|等人?|教授|院士)?(?:{elected}|(?P<of>为|任|的))"
        )
        self._before_name = (*sorted(names.before_name), *names.award_words)
        # Last characters: most places are no cue, and these tell so at once.
        self._ends_before_name = frozenset(word[-1] for word in self._before_name)
        self._ends_verb = frozenset(verb[-1] for verb in (*names.appointing_verbs, *names.verbs_before))

    def before(self, line: Line, position: int, readings: Sequence[NameReading]) -> Cue | None:
        """How clearly a name is called for at `position`; None if none can begin there."""
        text = line.text
        if position in line.listed:
            return Cue.STRONG
        stripped = position
        while stripped and text[stripped - 1] in " “：":
            stripped -= 1
        if stripped in line.title_ends:
            return Cue.STRONG
        if text[stripped - 1 : stripped] in self._ends_before_name and text.endswith(
            self._before_name, 0, stripped
        ):
            # ``劳动模范|和先进工作者``: what joins two nouns is not a surname there.
            return Cue.WEAK if text[position] in "和与及同" else Cue.STRONG
        if readings and _LISTED.fullmatch(text, readings[-1].end, position):
            return Cue.STRONG
        if text[position - 1 : position] in self._ends_verb:
            if text.endswith(self._names.appointing_verbs, 0, position):
                return Cue.APPOINTED
            if text.endswith(self._names.verbs_before, 0, position):
                return Cue.VERB
        if not position or text[position - 1] in _OPENING:
            return Cue.OPENING
        return Cue.WEAK if position in line.boundaries else None

    def takes_post(self, cue: Cue, line: Line, reading: NameReading) -> bool:
        """Whether a post behind a name that opens a clause shows that it is one: ``高某|为|县环境保护局局长``,
        ``花蕾|当选|女职工委员会主任``; not ``全票|当选``."""
        text, end = line.text, reading.end
        if cue is not Cue.OPENING:
            return False
        if text.startswith(("为", "任"), end) and end + 1 in line.closed:
            return True
        if self._tag_of(reading.text)[:1] not in ("", "n"):
            return False
        is_of = text.startswith(("是", "系"), end) and end + 1 in line.closed
        if is_of or text.startswith(self._names.elected, end):
            return True
        if text[end : end + 1] not in _GOES_ON_AS_LIST:
            return False
        elected = self._elected.match(text, end)
        # ``甲、乙、丙|为|市人民法院审判员``: a body must stand behind what is no verb by itself.
        return elected is not None and (elected.group("of") is None or elected.end() in line.closed)

    def supports(self, cue: Cue, reading: NameReading, line: Line, reader: NameReader) -> bool:
        """Whether more than the place speaks for a name where the place alone does not call for one."""
        text, end = line.text, reading.end
        if cue in (Cue.STRONG, Cue.VERB):
            return True
        if cue is Cue.APPOINTED:
            return text.startswith(self._names.after_appointed, end) or end in line.closed
        if cue is Cue.OPENING and self._lives_on(line, end):
            return True
        if line.unknown.get(reading.start) == reading.text or reader.honoured(text, end):
            return True
        if reading.start == 0 and opens_list_line(text, end, line.closed):
            return True
        return cue is Cue.OPENING and reader.repeated(reading.text)

    def _lives_on(self, line: Line, end: int) -> bool:
        """Whether a life or a post follows: ``X，女，``, ``X2019年3月任``, ``X任市总工会主席``."""
        text = line.text
        if re.compile(r"(?:，|自)?[12]\d{3}年").match(text, end):
            return True
        if text.startswith(("任", "是", "系", "为"), end):
            after = end + 1
            return after in line.closed or self._posts.longest_match(text, after) is not None
        return text.startswith(self._names.biography, end)
