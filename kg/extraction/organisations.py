"""Organisations that a sentence names.

Three ways, tried at each place of the text, the longest name winning:

* national bodies by their names, full and short: ``中华全国总工会``, ``国家发改委``, ``全总``;
* local bodies, a place and a department: ``绵阳市总工会``, ``省人社厅``, ``区委``, ``市委组织部``, and of two places
  that share one (``省、市总工会``); the full name is found in context, by resolution;
* open names, by their last words: ``绵阳新华齿轮有限公司``, ``宁波第二技师学院``, ``市工人文化宫``.

Bodies that are not particular ones (``基层工会``, ``各级党委``, ``相关部门``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from kg.extraction.open_names import OpenName, leftmost
from kg.extraction.places import Anchor, anchors
from kg.extraction.post_items import PARTY_INSIDE
from kg.lexicon.bodies import Bodies, Head
from kg.lexicon.divisions import Divisions
from kg.lexicon.matcher import LongestMatcher
from kg.lexicon.posts import Posts
from kg.model import EntityClass, Mention, Sentence, Token

__all__ = ["OrganisationRecogniser"]

_SECTOR_LIST = re.compile(
    r"等(?:多个|相关|有关|多|职能|市直|区直|县直|省直|\d+个|[两二三四五六七八九十]+个?)*(?:部门|单位)"
)
"""What closes a list of sector words: ``联合工信、人社等部门``, ``交通、司法、卫健等多个部门``."""

_OPEN_KINDS = frozenset(("company", "school", "hospital", "media", "association", "team"))
"""Kinds of bodies that have names of their own without a place; parts of governments have none."""

_MEMBERS = ("会员", "职工", "员工", "党员", "干部", "工人", "师生", "学生", "教师", "代表", "领导", "院长", "校长")
"""Words that jieba may join to the head of a name: ``摄影家协会|会员``."""

_SHORT_HEADS = "局厅厂矿"
"""The heads of one character that make names; ``村``, ``部``, ``站`` name parts and places too often."""

_LEGAL_FORMS = ("大学", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
"""Heads that only names have: ``西北农林科技大学`` needs no word that the dictionary lacks."""

_QUOTES = frozenset("“”《》‘’「」『』")


class OrganisationRecogniser:
    """Finds organisations; made once from the lexicons, then used for any number of sentences.

    `tag_of` gives the dictionary's part of speech of a word, empty if it has none.
    """

    def __init__(
        self, divisions: Divisions, bodies: Bodies, posts: Posts, tag_of: Callable[[str], str]
    ) -> None:
        self._divisions = divisions
        self._bodies = bodies
        self._posts = posts
        self._tag_of = tag_of
        self._national = LongestMatcher(
            {n: b.kind for n in bodies.national_names() if (b := bodies.national(n))}
        )
        self._written = LongestMatcher(_written_forms(bodies))
        heads = sorted(bodies.heads, key=len, reverse=True)
        self._head = re.compile("(?=(" + "|".join(map(re.escape, heads)) + "))")
        self._sector = LongestMatcher.of(bodies.sectors)

    def recognise(self, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The organisations of a sentence, in order, without overlaps."""
        text = sentence.text
        # A bare name that is also a word (``新建``, ``平安``) is no sign of a body: ``新建工会``.
        places = [a for a in anchors(text, self._divisions, self._is_word) if not a.ambiguous]
        words = [Token(t.start - sentence.start, t.end - sentence.start, t.text, t.tag) for t in tokens]
        ends = {word.end for word in words}
        national = list(self._national_bodies(text, ends))
        found = [
            *national,
            *self._local_bodies(text, places, ends),
            *_with_owner(self._open_names(text, words, places, ends), national),
        ]
        kept = _longest_first(found)
        kept += [m for m in self._sector_lists(text) if not any(_overlap(m, k) for k in kept)]
        return tuple(
            Mention(m.start + sentence.start, m.end + sentence.start, m.text, m.cls, m.label, m.kind)
            for m in sorted(kept)
        )

    def _is_word(self, word: str) -> bool:
        return bool(self._tag_of(word))

    # -- national bodies ----------------------------------------------------------------------

    def _national_bodies(self, text: str, ends: Collection[int]) -> Iterator[Mention]:
        for position in range(len(text)):
            match = self._national.match(text, position)
            if match is None:
                continue
            end, kind = match
            # ``党中央`` inside ``全党中央``, ``教育部`` inside ``教育部门``: the name must end where a word does.
            if self._goes_on(text, end, ends):
                continue
            yield _mention(text, position, end, kind)

    # -- local bodies -------------------------------------------------------------------------

    def _local_bodies(self, text: str, places: Sequence[Anchor], ends: Collection[int]) -> Iterator[Mention]:
        for index, place in enumerate(places):
            found = self._department_after(text, place, ends)
            if found is None:
                continue
            start, end, short = found
            kind = self._bodies.departments[short].kind
            label = place.text + short
            yield _mention(text, start, end, kind, "" if label == text[start:end] else label)
            yield from self._shared_department(text, places, index, short, kind)

    def _department_after(
        self, text: str, place: Anchor, ends: Collection[int]
    ) -> tuple[int, int, str] | None:
        """The department of `place`: start and end of the whole name, and the department's short form.

        Most follow the place (``市`` + ``人社局``), some enclose it (``团`` + ``省`` + ``委``). Of several that fit the
        longest counts, unless a word of the dictionary goes on behind it.
        """
        end = self._written.end(text, place.end)
        while end is not None and end > place.end:
            suffix = text[place.end : end]
            if suffix in self._written and not self._goes_on(text, end, ends):
                for prefix, short in self._written[suffix]:
                    if text.endswith(prefix, 0, place.start):
                        return place.start - len(prefix), end, short
            end -= 1
        return None

    def _shared_department(
        self, text: str, places: Sequence[Anchor], index: int, short: str, kind: str
    ) -> Iterator[Mention]:
        """``省、市总工会``: the first place shares the second's department."""
        place = places[index]
        while index and place.deictic and places[index - 1].deictic:
            previous = places[index - 1]
            if text[previous.end : place.start] not in ("、", "和", "及"):
                return
            yield _mention(text, previous.start, previous.end, kind, previous.text + short)
            index -= 1
            place = previous

    def _goes_on(self, text: str, end: int, ends: Collection[int]) -> bool:
        """Whether the word that holds the character before `end` goes on behind it.

        ``市总`` in ``市总体规划``, ``市委`` in ``市委托``. Both the dictionary and the segmenter, whose word ends
        are `ends`, must see it, except where a title begins right behind the name.
        """
        if self._opens_title(text, end):
            return True
        if end in ends:
            return False
        return any(
            end + more <= len(text)
            and self._tag_of(text[end - 1 : end + more])
            and self._posts.longest_match(text, end) is None
            for more in (1, 2, 3)
        )

    def _opens_title(self, text: str, end: int) -> bool:
        """Whether a party body at `end` is the beginning of a title: ``党组`` in ``党组书记``."""
        return any(
            text.endswith(party, 0, end) and (self._posts.longest_match(text, end - len(party)) or 0) > end
            for party in PARTY_INSIDE
        )

    # -- open names ---------------------------------------------------------------------------

    def _open_names(
        self, text: str, words: Sequence[Token], places: Sequence[Anchor], ends: Collection[int]
    ) -> Iterator[Mention]:
        by_end = {place.end: place for place in places}
        taken_until = 0
        for match in self._head.finditer(text):
            head_text = match.group(1)
            start, end = match.start(), match.start() + len(head_text)
            if end <= taken_until:
                continue
            head = self._bodies.heads[head_text]
            name = leftmost(words, start, end, by_end, self._bodies.determiners)
            if name.start >= start or self._opens_title(text, end):
                continue
            if self._goes_on(text, end, ends) and not text.startswith(_MEMBERS, end):
                continue
            if self._is_name(text, name, start, head):
                taken_until = end
                yield _mention(text, name.start, end, head.kind)

    def _is_name(self, text: str, name: OpenName, head_start: int, head: Head) -> bool:
        anchor = name.anchor
        modifier = text[anchor.end if anchor else name.start : head_start]
        if any(c in _QUOTES for c in modifier):
            return False
        if len(head.suffix) == 1 and head.suffix not in _SHORT_HEADS or self._holds_other(modifier, head):
            return False
        if name.anchor is None:
            distinct = name.proper or head.suffix in _LEGAL_FORMS
            return distinct and head.kind in _OPEN_KINDS and not head.general and len(modifier) >= 2
        if modifier in self._bodies.generic_modifiers:
            return not head.general
        return bool(modifier) and name.proper if head.general else True

    def _holds_other(self, modifier: str, head: Head) -> bool:
        """Whether another body's name ends before the head: ``某某有限公司|创成省级试点企业``.

        A union or party committee of that body is a part of its name: ``某某有限公司工会``.
        """
        if head.kind in ("union", "party") or "附属" in modifier:
            return False
        return any(form in modifier for form in (*_LEGAL_FORMS, "学校", "学院", "总工会", "医院", "集团公司"))

    # -- sectors ------------------------------------------------------------------------------

    def _sector_lists(self, text: str) -> Iterator[Mention]:
        """``联合工信、人社等部门``: each sector word stands for its department."""
        for closing in _SECTOR_LIST.finditer(text):
            end = closing.start()
            while True:
                start = next(
                    (s for s in range(max(0, end - 8), end) if self._sector.end(text, s) == end), None
                )
                if start is None:
                    break
                yield _mention(text, start, end, "government", text[start:end] + "部门")
                if not start or text[start - 1] != "、":
                    break
                end = start - 1


def _written_forms(bodies: Bodies) -> dict[str, list[tuple[str, str]]]:
    """What may stand after a place: suffix → (what stands before it, the department), longest before first."""
    forms: dict[str, list[tuple[str, str]]] = {}
    for short, department in bodies.departments.items():
        for written in department.written:
            prefix, _, suffix = written.partition("{}")
            if suffix and "{}" not in suffix:
                forms.setdefault(suffix, []).append((prefix, short))
    for suffix, options in forms.items():
        # A department whose own short form this is comes before one that is only also written so.
        options.sort(key=lambda option: (-len(option[0]), option[1] != suffix, option[1]))
    return forms


def _mention(text: str, start: int, end: int, kind: str, label: str = "") -> Mention:
    return Mention(start, end, text[start:end], EntityClass.ORGANISATION, label, kind)


def _with_owner(names: Iterable[Mention], national: Sequence[Mention]) -> Iterator[Mention]:
    """Open names with the company they belong to, where its short name stands right before: ``国网`` + ``四川省电力公司``."""
    owners = {mention.end: mention for mention in national if mention.kind == "company"}
    for name in names:
        owner = owners.get(name.start)
        text = owner.text + name.text if owner else name.text
        yield Mention(owner.start if owner else name.start, name.end, text, name.cls, name.label, name.kind)


def _overlap(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _longest_first(found: Sequence[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest, then the first; the others go."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(_overlap(mention, k) for k in kept):
            kept.append(mention)
    return kept
