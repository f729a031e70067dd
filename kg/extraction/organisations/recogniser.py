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
from kg.extraction.organisations.open_names import Openings, OpenName, leftmost
from kg.extraction.places import anchors
from kg.lexicon.bodies import Bodies, Head
from kg.lexicon.divisions import Divisions
from kg.lexicon.matcher import opening_pattern
from kg.lexicon.posts import Posts
from kg.model import Mention, Sentence, Token

__all__ = ["OrganisationRecogniser"]

_QUOTES = frozenset("“”《》‘’「」『』")

_EXPANDED = ("party", "government", "union", "association", "court")
"""Kinds of national bodies whose parts have their full name: ``中残联肢残人协会``, not ``新华社客户端``."""

_MARKS = frozenset("，。；、：！？")

_TERM = re.compile(r"第[一二三四五六七八九十百\d]+届")
"""The term of a body is no part of its name: ``永安县第十六届人大常委会``."""

_SETTLEMENTS = ("街道", "镇", "乡", "苏木", "村", "社区", "居民区", "嘎查")
_LONGEST_SETTLEMENT = 5
_VILLAGE = re.compile("[\u4e00-\u9fff]{2,5}(?:村|社区|居民区|嘎查)")

_LONGEST_PART = 12
"""Characters between a body and the head of its part: ``税务局`` + ``第一税务`` + ``分局``."""


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
        heads = sorted(bodies.heads, key=len, reverse=True)
        self._head = re.compile(
            f"(?={opening_pattern(heads).pattern})(?=({'|'.join(map(re.escape, heads))}))"
        )
        self._township = re.compile(rf"[\u4e00-\u9fff]{{2,6}}?(?:{'|'.join(bodies.names.townships)})")

    def recognise(self, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The organisations of a sentence, in order, without overlaps; offsets are clean offsets."""
        text, offset = sentence.text, sentence.start
        # A bare name that is also a word (``新建``, ``平安``) is no sign of a body: ``新建工会``.
        every = list(anchors(text, self._divisions, self._is_word))
        places = [a for a in every if not a.ambiguous]
        words = [Token(t.start - offset, t.end - offset, t.text, t.tag) for t in tokens]
        word_ends = {word.end for word in words}
        known = [*self._known.national(text, word_ends), *self._known.local(text, places, word_ends)]
        openings = Openings.of(text, every, known, self._bodies.names)
        found = [*known, *self._open_names(text, words, openings, word_ends)]
        kept = _longest_first(found, len(text))
        kept = _longest_first([*kept, *self._known.sector_lists(text)], len(text), first=len(kept))
        return tuple(sorted(_moved(m, offset) for m in kept))

    def _is_word(self, word: str) -> bool:
        return bool(self._tag_of(word))

    # -- open names ---------------------------------------------------------------------------

    def _open_names(
        self, text: str, words: Sequence[Token], openings: Openings, word_ends: Collection[int]
    ) -> Iterator[Mention]:
        """Names by their heads, from left to right. One that is found may open a longer one: its part."""
        taken_until = 0
        for match in self._head.finditer(text):
            start, longest = match.start(), match.group(1)
            for length in range(len(longest), 0, -1):
                head = self._bodies.heads.get(longest[:length])
                if head is None or start + length <= taken_until:
                    continue
                name = self._reach(text, words, start, head, openings)
                if self._may_end(text, name, start, word_ends) and self._is_name(text, name, start, head):
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
        if name.owner is not None and not self._is_part(text[name.owner.end : start], head, name.owner):
            name = leftmost(words, start, head.suffix, openings.without_bodies(), self._bodies)
        if text.startswith("任", name.start) and text.endswith("同志", 0, name.start):
            name = replace(name, start=name.start + 1)  # ``潘某同志|任|莫家塘镇人民政府副镇长``
        return name

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
        if owner is None:
            owner = openings.bodies_by_end.get(name.start)
            listed = name.anchor is not None and name.anchor.full and head.kind in ("hospital", "school")
            if owner is None or listed or not self._may_own(owner, head):
                written = text[name.start : name.end]
                label = _TERM.sub("", written)
                return body_mention(text, name.start, name.end, head.kind, "" if label == written else label)
        kind = head.kind
        if owner.kind == "government" and head.suffix.endswith(self._bodies.government_teams):
            kind = "government"
        rest = text[owner.end : name.end]
        national = self._bodies.national(owner.text)
        if kind == "team":
            # ``某某有限公司`` + ``装配车间``: the text names both.
            return replace(body_mention(text, owner.end, name.end, kind), within=owner)
        whole = national if national is not None and national.kind in _EXPANDED else owner
        label = whole.name + rest
        return body_mention(text, owner.start, name.end, kind, "" if label == owner.text + rest else label)

    # -- what is a name -----------------------------------------------------------------------

    def _is_name(self, text: str, name: OpenName, head_start: int, head: Head) -> bool:
        if name.owner is not None:
            return True  # :meth:`_reach` has seen to it that it is a part of that body
        anchor = name.anchor
        modifier = text[anchor.end if anchor else name.start : head_start]
        if any(c in _QUOTES or c in _MARKS for c in modifier) or text[name.start] == "各":
            return False  # ``各乡镇人民政府``
        term = _TERM.search(modifier)
        if term is not None:
            modifier = modifier[: term.start()] + modifier[term.end() :]
            if not modifier and (anchor is None or head.general):
                return False  # ``第一届工会联合会``, ``某某市第六届高校``
        if self._is_settlement(text, modifier, name, head):
            return True
        if head.suffix in self._bodies.names.villages and len(head.suffix) == 1:
            return anchor is not None and anchor.full and bool(self._township.match(modifier))
        short = len(head.suffix) == 1 and head.suffix not in self._bodies.names.short_heads
        if short or self._holds_other(modifier, head):
            return False
        if anchor is None:
            return self._is_unplaced_name(modifier, name, head)
        if modifier in self._bodies.generic_modifiers:
            return not head.general
        if not head.general:
            return True
        return bool(modifier) and (name.proper or self._is_host(modifier, head))

    def _is_settlement(self, text: str, modifier: str, name: OpenName, head: Head) -> bool:
        """Whether a township or village stands before a title of its own: ``柳岸街道|党工委副书记``."""
        if head.suffix not in _SETTLEMENTS or not 2 <= len(modifier) <= _LONGEST_SETTLEMENT:
            return False
        if modifier in self._bodies.generic_modifiers or not self._name_ends.party_title(text, name.end):
            return False
        return all("\u4e00" <= c <= "\u9fff" for c in modifier)

    def _is_host(self, modifier: str, head: Head) -> bool:
        """Whether a union's name begins with a body of its place: ``鼓楼区`` + ``环卫中心`` + ``工会``."""
        hosts = self._bodies.names.union_hosts
        return head.kind == "union" and modifier.endswith(hosts) and modifier not in hosts

    def _is_unplaced_name(self, modifier: str, name: OpenName, head: Head) -> bool:
        """Whether a name that no place opens tells one body from others."""
        names = self._bodies.names
        if head.general or len(modifier) < 2 or modifier in self._bodies.generic_modifiers:
            return False
        if head.kind in ("party", "government", "union", "association") and (
            self._township.fullmatch(modifier) or _VILLAGE.fullmatch(modifier)
        ):
            return name.proper  # ``柳岸镇党委``, ``青石村党总支``
        return (name.proper or head.suffix in names.legal_forms) and head.kind in names.open_kinds

    def _is_part(self, between: str, head: Head, owner: Mention) -> bool:
        """Whether the head names a part of the body before it: ``某某县税务局`` + ``第一税务`` + ``分局``.

        ``市总工会企业``, ``某某公司直属单位`` name none.
        """
        bodies = self._bodies
        if (
            len(between) > _LONGEST_PART
            or between in bodies.generic_modifiers
            or any(c in _QUOTES for c in between)
        ):
            return False
        if len(head.suffix) == 1 or (head.general and head.suffix not in bodies.general_parts):
            return False
        placed = self._divisions.longest_match(between, 0)
        if placed is not None and owner.kind == "company" and head.kind in ("hospital", "school"):
            return False  # ``某某有限公司`` + ``永安市疾控中心``: two lines of a list
        if owner.kind == head.kind == "union" and head.general:
            return False  # ``全国总工会`` + ``最美`` + ``工会``
        if not between and head.suffix in bodies.named_parts:
            return False  # ``某某有限公司`` + ``车间``: which one is not said
        return self._may_own(owner, head)

    def _may_own(self, owner: Mention, head: Head) -> bool:
        """Whether a body of the owner's kind has parts with this head."""
        kinds = self._bodies.part_kinds.get(owner.kind, frozenset())
        return head.kind in kinds or head.suffix in self._bodies.part_heads

    def _holds_other(self, modifier: str, head: Head) -> bool:
        """Whether another body's name ends before the head: ``某某有限公司|创成省级试点企业``.

        A union or party committee of that body is a part of its name: ``某某有限公司工会``.
        """
        if head.kind in ("union", "party") or "附属" in modifier:
            return False
        return any(form in modifier for form in self._bodies.names.inner_forms)


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
