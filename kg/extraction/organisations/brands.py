"""Brands in names of companies, schools and hospitals that segmenters cut or take for other words.

    宜春|正|元|化工有限公司         an adverb between the place and the trade
    武汉|江岸|轮渡|有限公司         a verb
    宁武县|洁|百家|家政服务有限公司    a numeral
    是|铜|都|电子材料有限责任公司      no place: what the trade stands behind

A name that would begin behind such a word reaches back to the place before it, or, where nothing but its trade is
left, to the word that cannot be a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.organisations.openings import Openings, OpenName
from kg.extraction.places import Anchor
from kg.lexicon.bodies import Bodies, Head
from kg.model import Token

__all__ = ["brand_start", "is_long_company", "reached_back"]

_BRANDED = ("company", "school", "hospital")
"""Kinds of bodies whose names hold brands."""

_SHORTEST_COMPANY = 4
"""Characters before ``公司`` that tell one without its place: ``徐闻海安港务公司``."""
_NOT_IN_COMPANY = frozenset("及和与等的了是为于")

_FARTHEST = 6
"""Characters between a place and the words of the name that are sure."""

_LONGEST_BRAND = 6
"""Characters of a brand that no place opens."""

_BOUNDARIES = frozenset(
    "是为和与在由被对到的了等及把将向从给请会让有至或以该各某本我其因并也还就后前上下内外中里名位个家所次年月日时来去赴访"
)
"""Words of one character that stand in no name, or seldom."""

_COMMON = frozenset(("集团", "公司", "总公司", "总部", "企业", "项目", "单位", "部门"))
"""Common nouns that are no brand: ``集团|上海分公司``."""

_VERB_TAGS = ("v", "vd", "vi")

_BOUNDARY_TAGS = ("p", "c", "u", "r", "y", "e", "q")

_TIMES = frozenset("年月日时天晚午前后初末间来今昨明夜季期")
"""Last characters of words of time; other words that are tagged so are brands: ``二叶``."""


def reached_back(
    tokens: Sequence[Token], index: int, name: OpenName, head: str, openings: Openings, bodies: Bodies
) -> OpenName | None:
    """`name` with the brand before it, whose last word is `index`; None if there is none to be seen."""
    kind = bodies.heads.get(head)
    if kind is None or kind.general or kind.kind not in _BRANDED:
        return None
    anchor = _place_before(tokens, index, head, openings, bodies)
    if anchor is not None:
        return OpenName(anchor.start, name.end, anchor, proper=True)
    company = kind.kind == "company" and head in bodies.names.legal_forms
    if company and not name.proper and name.end - name.start > len(head):
        begin = brand_start(tokens, index, head, bodies)
        if begin is not None:
            return OpenName(begin, name.end, None, proper=True)
    return None


def is_long_company(modifier: str, name: OpenName, head: Head, common: tuple[str, ...]) -> bool:
    """``徐闻海安港务公司``; not ``张某及青禾构件公司``, nor ``上市公司``, whose first word is in `common`."""
    long = head.suffix == "公司" and name.proper and len(modifier) >= _SHORTEST_COMPANY
    return long and _NOT_IN_COMPANY.isdisjoint(modifier) and not modifier.endswith(common)


def _place_before(
    tokens: Sequence[Token], index: int, head: str, openings: Openings, bodies: Bodies
) -> Anchor | None:
    """The place that opens the name whose word `index` does not look like one of a name; None if there is none.

    `tokens` are the words of the sentence, `head` the head of the name. Costs six steps at most.
    """
    begin, end = tokens[index].start, tokens[index].end
    while (
        index >= 0 and end - tokens[index].start <= _FARTHEST and _may_be_brand(tokens, index, head, bodies)
    ):
        begin = tokens[index].start
        anchor = openings.anchors_by_end.get(begin)
        if anchor is not None:
            return None if anchor.deictic else anchor
        index -= 1
    if index >= 0 and end - begin <= _FARTHEST and (around := openings.anchors_around.get(begin)) is not None:
        return None if around.deictic else around
    return None


def brand_start(tokens: Sequence[Token], index: int, head: str, bodies: Bodies) -> int | None:
    """Where a brand begins that ends with the word `index`; None if the text does not show it."""
    end, begin = tokens[index].end, None
    while index >= 0 and end - tokens[index].start <= _LONGEST_BRAND:
        if not _may_be_brand(tokens, index, head, bodies):
            return begin
        begin = tokens[index].start
        index -= 1
    return begin if index < 0 or not _may_be_brand(tokens, index, head, bodies) else None


def _may_be_brand(tokens: Sequence[Token], index: int, head: str, bodies: Bodies) -> bool:
    """Whether the word may be a part of a brand: no mark, no word that governs names, no counted thing."""
    token = tokens[index]
    word, tag = token.text, token.tag
    if not all("\u4e00" <= c <= "\u9fff" for c in word) or word in bodies.determiners:
        return False
    if word in _COMMON:
        return False
    if word in _BOUNDARIES or tag.startswith(_BOUNDARY_TAGS) or (tag == "t" and word[-1] in _TIMES):
        return False
    if tag in _VERB_TAGS and len(word) > 1:
        # ``轮渡有限公司``, ``超导材料有限公司``; not ``绵阳|创办|机械厂``
        return head in bodies.names.legal_forms and word not in bodies.names.governing
    return len(word) <= 2 or not tag.startswith(("m", "d"))
