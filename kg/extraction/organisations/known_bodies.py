"""Bodies that the lexicon knows: national bodies, departments of places, sector words.

中华全国总工会、国家发改委、全总                    national bodies, by their full and short names
绵阳市总工会、省人社厅、区委、市委组织部、团省委      a place and its department
省、市总工会                                      two places that share one
联合工信、人社等部门                               sector words, each standing for its department
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extraction.organisations.name_ends import NameEnds
from kg.extraction.organisations.name_tests import TERM
from kg.extraction.places import DEICTIC_LEVELS, Anchor
from kg.lexicon.bodies import Bodies
from kg.lexicon.matcher import LongestMatcher, opening_pattern
from kg.lexicon.words import alternation
from kg.model import EntityClass, Mention

__all__ = ["KnownBodies", "body_mention"]

_SECTOR_LIST = re.compile(
    r"等(?:多个|相关|有关|多|职能|市直|区直|县直|省直|\d+个|[两二三四五六七八九十]+个?)*(?:部门|单位)"
)
"""What closes a list of sector words: ``联合工信、人社等部门``, ``交通、司法、卫健等多个部门``."""

_JOINT = re.compile("、|和|及|与|联合|会同|携手")
"""What joins the departments of one place: ``市总工会联合人社局、技师学院``."""

_NOT_LISTED = frozenset(
    ("委", "总", "工会", "技师学院", "图书馆", "博物馆", "体育馆", "文化馆", "人民医院", "中医院")
)
"""Departments that stand in lists for others too: ``市总工会、工会干部``."""

_AFTER_MEMBER = frozenset("、，。；：和及与等联共主承在的对召举组开办发表为向到赴）")

_TERM_AFTER = re.compile(TERM.pattern + "|[一二三四五六七八九十]{1,3}届(?=人大|政协|人民代表大会)")
"""``政协永安县|第十届|委员会``, ``市|十四届|人大常委会``."""

_TERM_BEFORE = re.compile(TERM.pattern + "$")
_LONGEST_TERM = 6

_BEFORE_REGIONAL = re.compile("[\u4e00-\u9fff](?<![、和与及由在对向到为的任经据被获日月年赴于])$")
"""Characters that make a regional name the end of another: ``青溪镇|工联会``."""

_LIST_REST = re.compile(r"(?:[、和及][^、，。；！？]{2,12})*")
"""The further members of a list: ``、饿了么、顺丰`` behind ``美团``."""


def body_mention(text: str, start: int, end: int, kind: str, label: str = "") -> Mention:
    """The organisation at ``text[start:end]``; offsets are those of `text`."""
    return Mention(start, end, text[start:end], EntityClass.ORGANISATION, label, kind)


class KnownBodies:
    """Finds bodies that the lexicon knows. All offsets are those of the text that is given."""

    def __init__(self, bodies: Bodies, name_ends: NameEnds) -> None:
        self._bodies = bodies
        self._name_ends = name_ends
        kinds = {name: body.kind for name in bodies.national_names() if (body := bodies.national(name))}
        kinds.update((name, body.kind) for name, body in bodies.regional.items())
        self._national = LongestMatcher(kinds)
        self._national_opening = opening_pattern(kinds)
        self._written = LongestMatcher(_written_forms(bodies))
        builders = alternation(bodies.names.builders)
        self._builder = re.compile(
            f"(?:{builders})(?:[一二三四五六七八九十]{{1,3}}(?:[航公]?局|公局))(?!长)(?:集团(?!有限|公司))?"
        )
        self._longest_sector = max(map(len, bodies.sectors))

    def national(self, text: str, word_ends: Collection[int]) -> Iterator[Mention]:
        """National bodies. The name must end where a word does: ``教育部`` does not in ``教育部门``."""
        taken_until = 0
        for opening in self._national_opening.finditer(text):
            position = opening.start()
            match = self._national.match(text, position) if position >= taken_until else None
            if match is None or self._name_ends.goes_on(text, match[0], word_ends):
                continue
            end, kind = match
            if text[position:end] in self._bodies.regional and _BEFORE_REGIONAL.search(text, 0, position):
                continue  # ``青溪镇|工联会``
            if text[end - 1] == "部" and text.endswith(self._bodies.names.before_department, 0, position):
                continue  # ``市总工会宣传|教育部``
            names = self._bodies.names
            if text[position:end] in names.movements and self._is_movement(text, position, end):
                continue  # ``全区共青团|系统``, ``县总工会、共青团、妇联``
            if text[position:end] not in self._bodies.apps or self._is_company(text, end):
                yield body_mention(text, position, end, kind)
            taken_until = end

    def _is_movement(self, text: str, start: int, end: int) -> bool:
        """Whether the name of a movement stands for all of it, or in a list for the body of a place."""
        listed = text[start - 1 : start] == "、" or text[end : end + 1] == "、"
        return listed or text.startswith(self._bodies.names.movement_words, end)

    def builders(self, text: str) -> Iterator[Mention]:
        """Numbered bureaus of builders, which are companies: ``中建二局``, ``中铁十一局``."""
        for match in self._builder.finditer(text):
            yield body_mention(text, match.start(), match.end(), "company")

    def _is_company(self, text: str, end: int) -> bool:
        """Whether an app's name stands for its company: ``美团、顺丰等平台企业``, not ``用滴滴出行打车``."""
        rest = _LIST_REST.match(text, end)
        ends = (end, rest.end() if rest else end)
        words = self._bodies.company_words
        return any(text.startswith(words, e) for e in ends) or any(
            text.find(word, end, ends[1] + len(word)) >= 0
            for word in self._bodies.company_words
            if word[0] == "等"
        )

    # -- departments of places ----------------------------------------------------------------

    def local(self, text: str, places: Sequence[Anchor], word_ends: Collection[int]) -> Iterator[Mention]:
        """A place and its department; `places` are in order."""
        for index, place in enumerate(places):
            found = self._department_after(text, place, word_ends)
            if found is None:
                continue
            start, end, short = found
            kind = self._bodies.departments[short].kind
            label = place.text + short
            yield body_mention(text, start, end, kind, "" if label == text[start:end] else label)
            yield from _sharing(text, places, index, short, kind)
            yield from self._listed(text, end, place, word_ends)

    def _listed(self, text: str, end: int, place: Anchor, word_ends: Collection[int]) -> Iterator[Mention]:
        """The departments of `place` that a list goes on with: ``市住建局、公安局、总工会等``, ``联合人社局``."""
        while (joint := _JOINT.match(text, end)) is not None:
            begin = joint.end()
            end = self._written.end(text, begin) or begin
            suffix = text[begin:end]
            if suffix in _NOT_LISTED or suffix not in self._written:
                return
            short = next((short for prefix, short in self._written[suffix] if not prefix), None)
            if short is None:
                return
            if self._name_ends.goes_on(text, end, word_ends) or not self._ends_member(text, end):
                return
            kind = self._bodies.departments[short].kind
            yield body_mention(text, begin, end, kind, place.text + short)

    def _ends_member(self, text: str, end: int) -> bool:
        """Whether a member of a list ends at `end`: a mark, a conjunction, ``等``, a verb or a title follows."""
        return end == len(text) or text[end] in _AFTER_MEMBER or self._name_ends.opens_assembly(text, end)

    def _department_after(
        self, text: str, place: Anchor, word_ends: Collection[int]
    ) -> tuple[int, int, str] | None:
        """The department of `place`: start and end of the whole name, and the department's short form.

        Most follow the place (``市`` + ``人社局``), some enclose it (``团`` + ``省`` + ``委``). Of several
        that fit the longest counts, unless a word of the dictionary goes on behind it.
        """
        repeats = (
            place.full and place.text[-1] in DEICTIC_LEVELS and text.startswith(place.text[-1], place.end)
        )
        if repeats and (found := self._ending(text, place, place.end + 1, word_ends)) is not None:
            return found  # ``泸县县委``, ``宁波市市委``
        term = _TERM_AFTER.match(text, place.end)  # ``政协永安县|第十届|委员会``
        return self._ending(text, place, term.end() if term else place.end, word_ends)

    def _ending(
        self, text: str, place: Anchor, begin: int, word_ends: Collection[int]
    ) -> tuple[int, int, str] | None:
        """The department that is written from `begin` on."""
        end = self._written.end(text, begin)
        while end is not None and end > begin:
            suffix = text[begin:end]
            names = self._bodies.names
            movement = suffix in names.movements and text.startswith(names.movement_words, end)
            if suffix in self._written and not movement and not self._name_ends.goes_on(text, end, word_ends):
                for prefix, short in self._written[suffix]:
                    start = _prefix_start(text, prefix, place.start)
                    if start is not None:
                        return start, end, short
            end -= 1
        return None

    # -- sectors ------------------------------------------------------------------------------

    def sector_lists(self, text: str) -> Iterator[Mention]:
        """``联合工信、人社等部门``: each sector word stands for its department."""
        for closing in _SECTOR_LIST.finditer(text):
            end = closing.start()
            while (start := self._sector_before(text, end)) is not None:
                yield body_mention(text, start, end, "government", text[start:end] + "部门")
                if not text.endswith(("、", "和"), 0, start):
                    break
                end = start - 1

    def _sector_before(self, text: str, end: int) -> int | None:
        """Where the longest sector word that ends at `end` begins."""
        first = max(0, end - self._longest_sector)
        return next((start for start in range(first, end) if text[start:end] in self._bodies.sectors), None)


def _prefix_start(text: str, prefix: str, place: int) -> int | None:
    """Where `prefix` begins before the place at `place`; a term may stand between: ``政协|第七届|永安县委员会``."""
    if text.endswith(prefix, 0, place):
        return place - len(prefix)
    term = _TERM_BEFORE.search(text, max(0, place - _LONGEST_TERM), place) if prefix else None
    if term is not None and text.endswith(prefix, 0, term.start()):
        return term.start() - len(prefix)
    return None


def _sharing(text: str, places: Sequence[Anchor], index: int, short: str, kind: str) -> Iterator[Mention]:
    """``省、市总工会``: the places before that share the department of the one at `index`."""
    while index and places[index].deictic and places[index - 1].deictic:
        previous = places[index - 1]
        if text[previous.end : places[index].start] not in ("、", "和", "及"):
            return
        yield body_mention(text, previous.start, previous.end, kind, previous.text + short)
        index -= 1


def _written_forms(bodies: Bodies) -> dict[str, list[tuple[str, str]]]:
    """What may stand behind a place, with what then stands before it and the department's short form.

    ``委`` → ``[("共青团", "团委"), ("中共", "委"), ("团", "团委"), ("", "委")]``: the longest
    beginning comes first, and a department's own short form before other ways to write it.
    """
    forms: dict[str, list[tuple[str, str]]] = {}
    for short, department in bodies.departments.items():
        for written in department.written:
            prefix, _, suffix = written.partition("{}")
            if suffix and "{}" not in suffix:
                forms.setdefault(suffix, []).append((prefix, short))
    return {
        suffix: sorted(options, key=lambda option: (-len(option[0]), option[1] != suffix, option[1]))
        for suffix, options in forms.items()
    }
