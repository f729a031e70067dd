"""How far to the left an organisation's name reaches whose head is known.

In ``走进绵阳新华齿轮有限公司调研`` the head is ``有限公司``; the name begins behind the verb, at ``绵阳``.
Words are taken into the name from the head leftwards until one that cannot stand in a name: punctuation, a
preposition, a pronoun, a verb that governs organisations (``走进``, ``授予``), a number with its
measure word, a word that makes any body generic (``各级``, ``基层``). A division or a deictic word
(``我市``) opens the name, and so does a body that the name goes on behind (``市总工会`` + ``驻村工作队``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.organisations.brands import brand_start, reached_back
from kg.extraction.organisations.openings import Openings, OpenName
from kg.lexicon.bodies import Bodies, Head
from kg.model import Token

__all__ = ["before_place", "leftmost"]

_LONGEST = 30
"""Characters. The longest registered company names of the genre have about thirty."""

_STOP_TAGS = ("p", "c", "u", "r", "d", "y", "e", "w", "t")
"""ICTCLAS tags: preposition, conjunction, particle, pronoun, adverb, modal, exclamation, mark, time."""

_WITHIN = frozenset("中里内后时")
"""Words of place that end a phrase before a name: ``活动中|柳岸镇工会``."""

_COUNTED = frozenset("个名位家项")
"""Measure words: what follows is counted, not named."""

_GLUED = "到在由被给把以"
"""Prepositions that segmenters join to a name which they do not know: ``到新岸`` + ``街道中心小学``."""

_PROPER_TAGS = ("nr", "ns", "nt", "nz")

_NUMERALS = frozenset("一二三四五六七八九十")

_NUMBERED = frozenset("局院建冶航厂中小处")
"""What numbers stand before in names: ``中铁十一局``, ``二建``, ``二十五中``."""

_LAND = frozenset("里山江河湖溪泉峰岭台桥井星海龙宝洲")
"""Characters that make a name with a numeral before: ``七峰煤业``, ``五台山``, ``三江``."""

_MIN_INVENTED, _MAX_INVENTED = 2, 4
"""Characters of an invented word that names a company: ``青煤公司``, ``双楼岭矿``."""

_DOES = "赴到在至往来去有为是设建办访向给请会对让由把将与和任"
"""Verbs of one character that stand behind a place as verbs."""

_FOUNDED = "立"
"""``市立``, ``省立``: founded by the place, before hospitals and schools."""

_LONGEST_VILLAGE = 5
"""Characters of a village's name without its last: any words may make it, so that words do not help."""

_GENERIC_STARTS = ("全国", "全省", "全市", "全县", "全区")
"""Beginnings of words that a head ends and that name no one body: ``全国工会``."""

_DEPARTMENT_ENDS = ("局", "厅", "委", "部", "会", "院", "办", "政府")
"""Before ``和`` these end a body of its own: ``人社局和旅游局`` are two."""


def leftmost(
    tokens: Sequence[Token], head_start: int, head: str, openings: Openings, bodies: Bodies
) -> OpenName:
    """The name that ends with the `head` at `head_start`.

    `tokens` are the words of the sentence; all offsets are those of the text that they refer to. Costs as
    many steps as the name has words, 30 characters at most.
    """
    start, proper, head_end = head_start, False, head_start + len(head)
    if head in bodies.names.villages:
        for town in range(head_start - 1, max(0, head_start - _LONGEST_VILLAGE), -1):
            if (division := openings.places_below.get(town)) is not None:
                return OpenName(division.start, head_end, division, proper=True)
    index = _first_from(tokens, head_start) - 1
    if index >= 0 and tokens[index].end > head_start:
        # The head begins inside a word (``绵阳技`` + ``师学院``): the word's first part belongs to the name,
        # unless something that opens names ends right at the head.
        token = tokens[index]
        at_head = head_start in openings.anchors_by_end or head_start in openings.bodies_by_end
        if not at_head and not token.text.startswith(_GENERIC_STARTS):
            start, proper = token.start, _is_proper(token)
            opening = openings.anchors_by_start.get(start)
            if opening is not None and opening.end < head_start:
                return OpenName(start, head_end, opening, proper)
        index -= 1
    fallback: OpenName | None = None
    while head_end - start <= _LONGEST:
        opened = _opened(start, head_end, proper, openings)
        if opened is not None:
            return opened
        while index >= 0 and tokens[index].start >= start:
            index -= 1
        if index < 0:
            break
        token = tokens[index]
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        bracket = _bracket(tokens, index, openings, bodies)
        if bracket is not None:
            index, start = bracket - 1, tokens[bracket].start
            continue
        founded = openings.anchors_by_start.get(token.start)
        if founded is not None and token.text[founded.end - founded.start :] == _FOUNDED:
            return OpenName(token.start, head_end, founded, proper)  # ``市立`` + ``医院``
        if _joins(tokens, index, head_start, head, bodies):
            fallback = OpenName(start, head_end, None, proper)
        elif _ends_phrase(tokens, index) or not _may_stand_in_name(token, after, openings, bodies):
            back = reached_back(
                tokens, index, OpenName(start, head_end, None, proper), head, openings, bodies
            )
            if back is not None:
                return back
            break
        start = token.start
        proper = proper or token.tag == "m" or _is_proper(token)
        index -= 1
    if fallback is not None and head not in bodies.names.trade_unions:
        return fallback  # but ``汽车销售与维修`` + ``行业工会联合会`` is one trade
    words = tokens[_first_from(tokens, start) : _first_from(tokens, head_start)]
    if words and not words[0].tag and len(words[0].text) > _MIN_INVENTED and words[0].text[0] in _GLUED:
        start += 1
    invented = len(words) == 1 and not words[0].tag and _MIN_INVENTED <= len(words[0].text) <= _MAX_INVENTED
    return OpenName(start, head_end, None, proper, invented=invented)


def _first_from(tokens: Sequence[Token], offset: int) -> int:
    """Index of the first word that begins at `offset` or behind it."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


def before_place(text: str, tokens: Sequence[Token], name: OpenName, head: Head, bodies: Bodies) -> int:
    """Where `name` begins, if words of it stand before the division that opens it.

    They are brands (``武警|清远支队``), an invented word before a bare place of a company
    (``卓越达|新疆|机械有限公司``), or another place before a chamber of commerce (``随州|浙江|商会``).
    """
    anchor, start = name.anchor, name.start
    if anchor is None or anchor.deictic or anchor.start != start:
        return start
    brand = next((b for b in bodies.names.before_place if text.endswith(b, 0, start)), None)
    if brand is not None:
        return start - len(brand)
    index = bisect_left(tokens, start, key=lambda token: token.start) - 1
    if anchor.full or index < 0 or tokens[index].end != start:
        return start
    if anchor.end == name.end - len(head.suffix) and head.suffix in ("公司", "分公司"):
        # ``新兴铸管|芜湖|公司``: a branch, named by its company
        named = brand_start(tokens, index, head.suffix, bodies)
        return start if named is None or start - named < _MIN_INVENTED else named
    before = tokens[index]
    named = all("\u4e00" <= c <= "\u9fff" for c in before.text)
    if head.suffix == "商会" and before.tag == "ns":
        return before.start
    if head.suffix in bodies.names.legal_forms and head.kind == "company" and named:
        industry = before.tag == "vn" and index > 0
        if industry:
            before = tokens[index - 1]  # ``铁建|重工|新疆|有限公司``
        if not before.tag and before.start and len(before.text) in (_MIN_INVENTED, _MAX_INVENTED):
            return before.start  # three characters, or a line's first word, are more often a person
    return start


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word ends a phrase of place or time: ``活动|中|柳岸镇工会``; not ``、中|德型材有限公司``."""
    token = tokens[index]
    if token.tag != "f" or token.text not in _WITHIN or not index:
        return False
    return tokens[index - 1].text[-1] >= "\u4e00"


def _opened(start: int, end: int, proper: bool, openings: Openings) -> OpenName | None:
    """The name that begins at `start`, if a body or an anchor ends or lies there."""
    body = openings.bodies_by_end.get(start)
    if body is not None:
        return OpenName(body.start, end, None, proper, body)
    anchor = openings.anchors_by_end.get(start) or openings.anchors_around.get(start)
    return None if anchor is None else OpenName(anchor.start, end, anchor, proper)


def _bracket(tokens: Sequence[Token], index: int, openings: Openings, bodies: Bodies) -> int | None:
    """Where the bracket opens that closes at `index`, if names have such: ``（集团）``, ``（海南）``."""
    if index < 2 or tokens[index].text not in ("）", ")") or tokens[index - 2].text not in ("（", "("):
        return None
    inside = tokens[index - 1]
    placed = openings.anchors_by_start.get(inside.start)
    fits = inside.text in bodies.names.bracketed or (placed is not None and placed.end == inside.end)
    return index - 2 if fits else None


def _joins(tokens: Sequence[Token], index: int, head_start: int, head: str, bodies: Bodies) -> bool:
    """Whether the ``和`` at `index` stands inside a name: ``县文体广电和旅游局``."""
    if tokens[index].text not in ("和", "与") or not index or head_start - tokens[index].end > 6:
        return False
    return head.endswith(bodies.names.joined) and not tokens[index - 1].text.endswith(_DEPARTMENT_ENDS)


def _may_stand_in_name(token: Token, after: str, openings: Openings, bodies: Bodies) -> bool:
    """Whether a word can stand in a name; `after` is the word behind it."""
    word, tag = token.text, token.tag
    if word in bodies.determiners or not all(_is_name_character(c) for c in word):
        return False
    if word in bodies.names.verbs:
        return True
    if after.startswith(bodies.names.townships) and token.start in openings.anchors_by_end:
        return True  # ``石鼓区`` + ``五一`` + ``街道``: townships have any word for a name
    if tag == "m" or word.isdigit():
        # ``第二医院`` and ``中铁十一局`` have numbers in their names, ``20家企业`` has not.
        return (
            word.startswith("第")
            or (word[0] in _NUMERALS and (word[-1] in _NUMBERED or after[:1] in _NUMBERED))
            or (word[0] in _NUMERALS and token.start in openings.bodies_by_end)
            # ``某市`` + ``七峰`` + ``煤业``; not ``三家``
            or (
                len(word) == 2
                and word[0] in _NUMERALS
                and word[-1] in _LAND
                and token.start in openings.anchors_by_end
            )
        )
    placed = openings.ambiguous.get(token.start)
    if placed is not None and placed.end == token.end:
        return True
    if len(word) == 1 and tag == "q" and word in _COUNTED:
        return False  # ``8|个|局集团公司``
    if tag.startswith(_STOP_TAGS):
        return False
    if len(word) == 1 and tag == "v" and word not in _DOES and token.start in openings.anchors_by_end:
        return True  # ``杭州`` + ``跃`` + ``橙`` + ``科技有限公司``: a brand that the dictionary lacks
    return not tag.startswith("v") or tag == "vn"


def _is_proper(token: Token) -> bool:
    """Whether a word is a proper name, or one that the dictionary lacks."""
    return not token.tag or token.tag.startswith(_PROPER_TAGS)


def _is_name_character(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or (character.isascii() and character.isalnum())
