"""Organisations that a sentence names.

Three ways, tried at each place of the text, the longest name winning:

* national bodies by their names, full and short: ``中华全国总工会``, ``国家发改委``, ``全总``;
* local bodies, a place and a department: ``绵阳市总工会``, ``省人社厅``, ``区委``, ``市委组织部``, and of
  two places that share one (``省、市总工会``); the full name is found in context, by resolution;
* open names, by their last words: ``绵阳新华齿轮有限公司``, ``宁波第二技师学院``, ``市工人文化宫``, among
  them parts of bodies (``市总工会驻村工作队``, ``某某有限公司工会``).

Bodies that are not particular ones (``基层工会``, ``各级党委``, ``相关部门``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from kg.extraction.organisations.known_bodies import KnownBodies, body_mention
from kg.extraction.organisations.name_ends import NameEnds
from kg.extraction.organisations.name_tests import TERM, NameTests
from kg.extraction.organisations.open_names import before_place, leftmost
from kg.extraction.organisations.openings import Openings, OpenName
from kg.extraction.places import Anchor, anchors
from kg.lexicon.bodies import Bodies, Head
from kg.lexicon.divisions import Divisions
from kg.lexicon.matcher import LongestMatcher, opening_pattern
from kg.lexicon.posts import Posts
from kg.model import Mention, Sentence, Token

__all__ = ["OrganisationRecogniser"]

_EXPANDED = ("party", "government", "union", "association", "court")
"""Kinds of national bodies whose parts have their full name: ``中残联肢残人协会``, not ``新华社客户端``."""


_APPOINTING = ("union", "party", "government", "association")
"""Kinds of bodies in whose names stands no 为."""

_CLAUSE = re.compile(
    r"[^（）()]*[在到]|(?:活动|会议|工作|过程|其)中|(?:分别|作|成|均|名|称|改|评|列|选)为"
    r"|(?:民营|国有|外资|日资|台资|港资|韩资|合资|私营|龙头|骨干|知名|重点|会员)企业(?=[\u4e00-\u9fff])"
)
"""What a clause has before a name of a body, and no name has inside it."""

_APPOINTED = re.compile("[\u4e00-\u9fff]{2,4}(?<![责主信担胜])任(?=集团|公司)")
"""A person and the verb before a noun for a company."""

_ATTACHED = "附属"

_OWN_NAME = 2
"""Characters with a proper name among them that name a company without its place."""


class OrganisationRecogniser:
    """Finds organisations; made once from the lexicons, then used for any number of sentences.

    `tag_of` gives the dictionary's part of speech of a word, empty if it has none.
    """

    def __init__(
        self, divisions: Divisions, bodies: Bodies, posts: Posts, tag_of: Callable[[str], str]
    ) -> None:
        self._divisions = divisions
        self._bodies = bodies
        self._tag_of = tag_of
        self._name_ends = NameEnds(posts, tag_of)
        self._known = KnownBodies(bodies, self._name_ends)
        self._heads = LongestMatcher(bodies.heads)
        self._head_opening = opening_pattern(bodies.heads)
        self._tests = NameTests(divisions, bodies, self._name_ends)

    def recognise(self, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The organisations of a sentence, in order, without overlaps; offsets are clean offsets."""
        text, offset = sentence.text, sentence.start
        # A bare name that is also a word (``新建``, ``平安``) is no sign of a body: ``新建工会``.
        every = [a for a in anchors(text, self._divisions, self._is_word) if not self._is_trade(text, a)]
        places = [a for a in every if not a.ambiguous]
        words = [Token(t.start - offset, t.end - offset, t.text, t.tag) for t in tokens]
        word_ends = {word.end for word in words}
        known = [
            *self._known.national(text, word_ends),
            *self._known.builders(text),
            *self._known.local(text, places, word_ends),
        ]
        openings = Openings.of(text, every, known, self._bodies.names)
        found = [*known, *self._open_names(text, words, openings, word_ends)]
        kept = _longest_first(found, len(text))
        kept = _longest_first([*kept, *self._known.sector_lists(text)], len(text), first=len(kept))
        return tuple(sorted(_moved(m, offset) for m in kept))

    def _is_word(self, word: str) -> bool:
        return bool(self._tag_of(word))

    def _is_trade(self, text: str, anchor: Anchor) -> bool:
        """Whether a bare place is the trade of a company: ``衡山|路桥|集团有限公司`` is not of 路桥区."""
        if anchor.full or anchor.deictic or anchor.text not in self._bodies.names.industries:
            return False
        before = text[max(0, anchor.start - 1) : anchor.start]
        return "\u4e00" <= before <= "\u9fff" and text.startswith(
            ("集团", "建设", "工程", "有限", "公司"), anchor.end
        )

    # -- open names ---------------------------------------------------------------------------

    def _open_names(
        self, text: str, words: Sequence[Token], openings: Openings, word_ends: Collection[int]
    ) -> Iterator[Mention]:
        """Names by their heads, from left to right. One that is found may open a longer one: its part."""
        taken_until = 0
        for opening in self._head_opening.finditer(text):
            start = opening.start()
            longest = (self._heads.end(text, start) or start) - start
            for length in range(longest, 0, -1):
                head = self._bodies.heads.get(text[start : start + length])
                if head is None or start + length <= taken_until:
                    continue
                ending = openings.bodies_by_end.get(start + length)
                if ending is not None and ending.kind != head.kind and ending.start <= start:
                    continue  # ``中建二局`` is no ``局`` of the district before it
                name = self._reach(text, words, start, head, openings)
                if self._may_end(text, name, start, word_ends) and self._tests.is_name(
                    text, name, start, head
                ):
                    taken_until = name.end
                    mention = self._named(text, name, head, openings)
                    if mention.within is None:
                        openings.add(mention)
                    yield mention
                    break

    def _reach(
        self, text: str, words: Sequence[Token], start: int, head: Head, openings: Openings
    ) -> OpenName:
        """How far the name of the `head` at `start` reaches; past a body that it cannot be a part of."""
        name = leftmost(words, start, head.suffix, openings, self._bodies)
        rest = text[start + len(head.suffix) :]
        if name.owner is not None and not self._tests.is_part(
            text[name.owner.end : start], head, name.owner, rest
        ):
            name = leftmost(words, start, head.suffix, openings.without_bodies(), self._bodies)
        if text.startswith("任", name.start) and text.endswith("同志", 0, name.start):
            name = replace(name, start=name.start + 1)  # ``潘某同志|任|莫家塘镇人民政府副镇长``
        plain = name.anchor is None and name.owner is None
        appointed = _APPOINTED.match(text, name.start) if name.owner is None else None
        if appointed is not None and appointed.end() <= start:
            name = replace(name, start=appointed.end(), anchor=None)  # ``皮某某|任|集团公司工会主席``
        bare = name.owner is None and (name.anchor is None or not name.anchor.full)
        if bare and head.kind in _APPOINTING and (verb := text.find("为", name.start, start - 1)) >= 0:
            name = replace(name, start=verb + 1, anchor=None)  # ``选举梁某|为|柳岸街道总工会主席``
        if plain and text.startswith(("集团", "公司"), name.start):
            name = replace(name, start=min(name.start + 2, start))  # ``某某|集团|乌沟煤矿``
        if text.startswith("年", name.start) and text[: name.start][-1:].isdigit():
            name = replace(name, start=name.start + 1)  # ``2018|年|柳岸镇工会``
        if name.owner is None and (clause := _CLAUSE.match(text, name.start, start - 1)) is not None:
            name = replace(name, start=clause.end(), anchor=None)  # ``县地震办在|柳岸中学``
        anchor = name.anchor
        if anchor is not None and len(anchor.deictic) < len(anchor.text) and anchor.deictic:
            own = start - anchor.end >= _OWN_NAME and name.proper and head.kind == "company"
            if own:  # ``我市|平安煤业集团`` has a name of its own, ``我市公交公司`` has not
                name = replace(name, start=anchor.end, anchor=None)
        listed = name.start in openings.bodies_by_end  # ``顺安快递有限公司|海口分公司``
        begin = name.start if listed else before_place(text, words, name, head, self._bodies)
        if begin == name.start:
            return name
        branch = name.anchor is not None and name.anchor.end == start and head.general
        return replace(
            name, start=begin, anchor=None if branch else name.anchor, proper=name.proper or branch
        )

    def _may_end(self, text: str, name: OpenName, head_start: int, word_ends: Collection[int]) -> bool:
        if name.start >= head_start or self._name_ends.opens_title(text, name.end):
            return False
        return text.startswith(self._bodies.names.members, name.end) or not self._name_ends.goes_on(
            text, name.end, word_ends
        )

    def _named(self, text: str, name: OpenName, head: Head, openings: Openings) -> Mention:
        """The mention of an open name, with the body that it is a part of.

        A body right before a name that a place opens is its owner too: ``国网`` + ``四川省电力公司``,
        ``中国科学院`` + ``兰州化学物理研究所``. A short name of a national body counts as its full one
        (``中残联肢残人协会`` is 中国残疾人联合会肢残人协会), but companies' short names
        stand in their companies' names.
        """
        owner = name.owner
        attached = openings.bodies_by_end.get(name.start - len(_ATTACHED))
        if owner is None and attached is not None and text.endswith(_ATTACHED, 0, name.start):
            # ``某某医科大学|附属|北京某某医院`` is one body
            return body_mention(text, attached.start, name.end, head.kind)
        if owner is None:
            owner = openings.bodies_by_end.get(name.start)
            bare = name.anchor is not None and not name.anchor.full
            if owner is not None and bare and head.kind == "school" and self._is_ministry(owner):
                return body_mention(text, owner.start, name.end, head.kind)  # ``交通部`` + ``南京干校``
            listed = name.anchor is not None and name.anchor.full and head.kind in ("hospital", "school")
            if owner is not None and name.anchor is not None and not listed:
                listed = self._tests.is_next_company(owner, head, text[name.end :])
            if owner is None or listed or not self._tests.may_own(owner, head):
                written = text[name.start : name.end]
                label = TERM.sub("", written)
                kind = self._kind(text, name, head)
                return body_mention(text, name.start, name.end, kind, "" if label == written else label)
        kind = self._kind(text, name, head)
        if kind == "union" and owner.kind == "association" and "工会" not in head.suffix:
            kind = "association"  # ``某某大学青年教师联谊会`` + ``医学院分会``
        if owner.kind == "government" and head.suffix.endswith(self._bodies.government_teams):
            kind = "government"
        rest = text[owner.end : name.end]
        national = self._bodies.national(owner.text)
        part_of_company = kind == "other" and owner.kind == "company"
        if kind == "team" or part_of_company:
            # ``某某有限公司`` + ``装配车间``, ``检测中心``: the text names both.
            kind = "company" if part_of_company else kind
            return replace(body_mention(text, owner.end, name.end, kind), within=owner)
        placed = openings.anchors_by_end.get(owner.start)
        if national is not None and placed is not None and head.suffix in self._bodies.names.legal_forms:
            return body_mention(
                text, placed.start, name.end, kind
            )  # ``北京`` + ``首钢`` + ``建设集团有限公司``
        whole = national if national is not None and national.kind in _EXPANDED else owner
        label = whole.name + TERM.sub("", rest)
        return body_mention(text, owner.start, name.end, kind, "" if label == owner.text + rest else label)

    def _is_ministry(self, body: Mention) -> bool:
        national = self._bodies.national(body.text)
        return national is not None and national.kind == "government"

    def _kind(self, text: str, name: OpenName, head: Head) -> str:
        """The kind of a name: that of its head, but ``消防救援支队`` is of a government."""
        bodies = self._bodies
        if head.kind == "team" and text.endswith(bodies.government_teams, 0, name.end):
            stem = text[name.start : name.end - 2]
            if stem.endswith(bodies.government_team_words) or stem.startswith("武警"):
                return "government"
        return head.kind


def _moved(mention: Mention, offset: int) -> Mention:
    """`mention`, and what it lies within, `offset` further right."""
    within = None if mention.within is None else _moved(mention.within, offset)
    return replace(mention, start=mention.start + offset, end=mention.end + offset, within=within)


def _longest_first(found: Sequence[Mention], length: int, first: int = 0) -> list[Mention]:
    """Of overlapping mentions of a text of `length` the longest, then the first; the others go.

    The first `first` mentions stay whatever overlaps them. Costs n log n steps in mentions.
    """
    taken = bytearray(length)
    kept: list[Mention] = []
    ordered = [*found[:first], *sorted(found[first:], key=lambda m: (m.start - m.end, m.start))]
    for mention in ordered:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(mention)
    return kept
