"""Where a name can be anchored: divisions (``绵阳市涪城区``) and words that point at one (``我市``).

An anchor says which place a body belongs to, before anything is known of the body itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.lexicon.divisions import Division, Divisions

__all__ = ["DEICTIC_LEVELS", "Anchor", "anchors"]

DEICTIC_LEVELS = ("自治区", "省", "市", "区", "县", "州", "旗")
"""Words for a level of division that stand for the article's own one: ``市总工会``, ``区委``."""

_POINTERS = ("我", "本", "该")
"""``我市``, ``本省``, ``该县``: the article's own division, said in full."""

_OPENS_DEICTIC = frozenset((*_POINTERS, *(level[0] for level in DEICTIC_LEVELS)))

_NOT_OWN = frozenset("）各全两三四五六多县市区省州盟跨城都社地园景校辖郡")
"""A character before a level word that makes it another word: ``各市``, ``城区``, ``两省``, ``县区``."""

_ENDS_ZONE = frozenset("济发开新范税贸聚作验业假胜理能厂矿港林牧湾")
"""A character before ``区`` that makes it a zone or a kind of area: ``开发区``, ``自贸区``, ``厂区``."""

_LIST_NUMBER = re.compile(r"[（(][一二三四五六七八九十\d]+）$")
"""``（二）区教育局局长``, but not ``县（市）区``."""

_COMPOUNDS = re.compile("县区|县市(?![场监])|区县|市县|市州|(?:自治区|[省市县区州旗])级")
"""Words for all divisions of some levels: ``县区工会``, ``县级公立医院``; not ``县市场监管局``."""

_BETWEEN = ("", "和", "与", "及", "同", "任")
"""What may stand before a level word, or nothing: it is no part of a word with it (``企业和县政府``)."""

_CONJUNCTION = "和"
"""Begins the name of a county, ``和县``, and is far more often a word of its own: ``企业和县政府``."""

_HOLDS_IN_COUNTY = "任县"
"""A former county, and far more often the verb 任 before a body of the county."""

_PLACE_BELOW = re.compile("街道|镇|乡(?!村)|路|大道|大街|社区|村(?!镇)")
"""Behind a bare name these make another place of it: ``西城街道`` is not of 西城区, nor ``南京路`` in 南京."""

_OWN_GAP = frozenset("、和与及同驻赴到至往在来向—-·")
"""Characters that may stand between two places; any other makes a brand: ``吴川市|博茂港|务公司``."""

_HOLDING = frozenset("曾原后")
"""Characters that make a verb with 任, besides those of the dictionary: ``曾任县长`` is not of 任县."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch ``[start, end)`` of a text that places what follows.

    `divisions` are the divisions that its last name may mean (several for ``鼓楼区``), none for a
    deictic anchor, whose level word is `deictic`. `full` is false for a bare name (``绵阳``), and
    `ambiguous` true for a name alone that is also an ordinary word (``和平``, ``城区``).
    """

    start: int
    end: int
    text: str
    divisions: tuple[Division, ...] = ()
    deictic: str = ""
    full: bool = True
    ambiguous: bool = False


def anchors(text: str, divisions: Divisions, is_word: Callable[[str], bool]) -> Iterator[Anchor]:
    """Yield the anchors of `text` in order; offsets are those of `text`.

    Divisions that follow each other from the larger to the smaller make one anchor
    (``四川省绵阳市涪城区``). `is_word` says whether a string is a word of the dictionary; a level word
    that ends one is not deictic (``城市``).
    """
    taken_until = 0
    last: Anchor | None = None
    for position, character in enumerate(text):
        if position < taken_until:
            continue
        anchor = None
        if text[position : position + 2] in divisions.openings:
            anchor = _division_chain(text, position, divisions)
            if anchor is not None and _splits_word(text, anchor, is_word):
                anchor = None
            if anchor is not None and last is not None and _goes_on_otherwise(text, last, anchor):
                # ``台州|开化|商会``: a part of a name, no place of its own
                anchor = replace(anchor, ambiguous=True) if last.end == anchor.start else None
        if anchor is None and character in _OPENS_DEICTIC:
            anchor = _deictic(text, position, is_word)
        if anchor is not None:
            yield anchor
            taken_until = anchor.end
            last = anchor


def _goes_on_otherwise(text: str, before: Anchor, anchor: Anchor) -> bool:
    """Whether a bare county right behind a place it does not lie in is a brand: ``邯郸|七里|煤业``.

    So it is with one character between that makes a word with it: ``吴川市|博茂港|务公司``.
    """
    if not before.divisions or anchor.full or any(d.level != "county" for d in anchor.divisions):
        return False
    gap = text[before.end : anchor.start]
    return not gap or (len(gap) == 1 and "\u4e00" <= gap <= "\u9fff" and gap not in _OWN_GAP)


def _splits_word(text: str, anchor: Anchor, is_word: Callable[[str], bool]) -> bool:
    """Whether a name begins inside a word.

    So do names of one character and their level (``任县`` in ``时任县总工会主席``), and bare names (``田东`` in
    ``胜利油田东侧``, ``江源`` in ``三江源``), unless the character before ends a word (``前往|来宾``).
    """
    if not anchor.full and anchor.start and all(d.level != "province" for d in anchor.divisions):
        first = anchor.start
        if is_word(text[first - 1 : first + 1]) and not is_word(text[max(0, first - 2) : first]):
            return True
    level_only = anchor.end - anchor.start == 2 and anchor.text[-1] in "市区县州旗"
    before = text[anchor.start - 1 : anchor.start] if level_only else ""
    if anchor.text == _HOLDS_IN_COUNTY and before:
        return True  # ``王某同志任县财政局副局长``; the county stands in a chain (``河北省任县``) or opens
    return bool(before) and (before in _HOLDING or is_word(before + anchor.text[0]))


def _division_chain(text: str, position: int, divisions: Divisions) -> Anchor | None:
    first = divisions.longest_match(text, position)
    if first is None or _is_conjunction(text, position, first[0]):
        return None
    end, candidates = first
    last_start = position
    while (following := divisions.longest_match(text, end)) is not None:
        inside = tuple(
            d
            for d in following[1]
            if any(p.code in {c.code for c in candidates} for p in divisions.parents(d))
        )
        if not inside:
            break
        last_start, end, candidates = end, following[0], inside
    name = text[last_start:end]
    candidates = tuple(d.as_written(name) for d in candidates)
    bare = all(name != d.name for d in candidates)
    if bare and _PLACE_BELOW.match(text, end):
        return None
    return Anchor(
        start=position,
        end=end,
        text=text[position:end],
        divisions=candidates,
        full=not bare,
        ambiguous=last_start == position and divisions.is_ambiguous_bare(name),
    )


def _is_conjunction(text: str, start: int, end: int) -> bool:
    """Whether ``和县`` at `start` is a conjunction and a level word: no larger division stands before it."""
    short = end - start == 2 and text[start] == _CONJUNCTION
    return short and start > 0 and text[start - 1] not in "省市、，。"


def _deictic(text: str, position: int, is_word: Callable[[str], bool]) -> Anchor | None:
    start = position
    pointed = text[position] in _POINTERS
    if pointed:
        position += 1
    for level in DEICTIC_LEVELS:
        if text.startswith(level, position):
            break
    else:
        return None
    if _COMPOUNDS.match(text, position):
        return None
    before = text[position - 1] if position and not pointed else ""
    if before == "）" and _LIST_NUMBER.search(text, 0, position):
        before = ""
    if before in _NOT_OWN or (level == "区" and before in _ENDS_ZONE):
        return None
    # ``问市`` is a word, but in ``慰问市民政局`` its first character belongs to the word before.
    belongs = position >= 2 and is_word(text[position - 2 : position])
    if before not in _BETWEEN and not belongs and is_word(before + level[0]):
        return None
    end = position + len(level)
    return Anchor(start=start, end=end, text=text[start:end], deictic=level)
