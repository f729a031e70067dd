"""One row of a list of winners: which person, or which persons or bodies, it names.

Layouts of a row, each with or without a number before it::

    郑　琴（女）　柳河县人民医院护士长      a name, then who that is
    2.戴莉（女，满族，东港县邮政局营业员）   the same in brackets
    平川师范学院物理系　顾婷（女）          who that is, then the name
    丁玉梅　马静　王春燕、田小芳            names alone
    柳河县环卫所清扫一队                    a body, or several with 、 between

All offsets count characters of the sentence's own text, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.honours.masking import masked
from kg.extraction.honours.recipient_lists import is_whole
from kg.extraction.honours.units import extended
from kg.extraction.persons.expected import ExpectedNames
from kg.lexicon.awards import Awards
from kg.model import AnnotatedSentence, EntityClass, Mention

__all__ = ["body_row", "is_row", "person_row"]

_LONGEST = 120
_ROW = re.compile("[^。！？：；]+")
_NUMBER = re.compile(r"\s*(?:[（(]?\d{1,3}[)）.．、]?|[①-⑳])\s*(?=[\u4e00-\u9fff“])")
_CELL = re.compile(r"[^\s、，（）()]+")
_BRACKET = re.compile(r"\s*[（(][^（）()]*[）)]")
_OF_A_PEOPLE = re.compile(r"\s*[（(](?:[男女][，、])?(?!汉)[\u4e00-\u9fff]{1,5}族[，、）)]")
_SEX = re.compile("[男女]|[\u4e00-\u9fff]{1,4}族")
_SUFFIX = re.compile("(?:同志|先生|女士|老师)$")
_TRANSCRIBED = re.compile("[\u4e00-\u9fff]{2,8}")
_CUT = re.compile(r"[\s、；]+")
_NO_BODY = re.compile("[，了]|希望|号召|授予|表彰|决定|按.{2,8}为序|排名")

# How much a word that fills a cell must look like a name: the row is evidence enough for rare ones.
_IN_A_CELL = 0.15
_AMONG_NAMES = 0.3
_FEWEST_NAMES = 3
_MOST_OF_THEM = 0.7
_SHORT = re.compile("[\u4e00-\u9fff]{2,3}")
_LONGEST_RUN = 12
"""Characters of names in a row that blanks no longer part."""


def is_row(text: str) -> bool:
    """Whether a line may be a row: no sentence ends in it, and it announces nothing."""
    bare = _without_brackets(text)
    return len(text) <= _LONGEST and _ROW.fullmatch(bare) is not None and not _NO_BODY.search(bare)


def person_row(
    sentence: AnnotatedSentence, start: int, end: int, holders: ExpectedNames
) -> tuple[Mention, ...]:
    """The persons that the row ``[start, end)`` names; none where it has none of the layouts."""
    text = sentence.text
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    cells = [cell.span() for cell in _CELL.finditer(_without_brackets(text), start, end)]
    cells = [(first, last) for first, last in cells if not _SEX.fullmatch(text, first, last)]
    if not cells:
        return ()
    names = [_names_in(text, first, last, holders) for first, last in cells]
    if all(names):
        return tuple(_person(sentence, *span) for cell in names for span in cell)
    if _are_names(text, cells, names):
        filled = [cell or [span] for cell, span in zip(names, cells, strict=True)]
        return tuple(_person(sentence, *span) for cell in filled for span in cell)
    for cell in (0, -1):
        if len(names[cell]) == 1:
            return (_person(sentence, *names[cell][0]),)
    first, last = cells[0]
    if _TRANSCRIBED.fullmatch(text, first, last) and _OF_A_PEOPLE.match(text, last):
        return (_person(sentence, first, last),)  # 吉木拉则（彝族）
    return ()


def body_row(
    sentence: AnnotatedSentence, start: int, end: int, awards: Awards, holders: ExpectedNames
) -> tuple[Mention, ...]:
    """The bodies that the row ``[start, end)`` names; none where a cell of it names nothing of the kind.

    Where 、 parts the cells, those that name a body count though another one does not. Of
    ``城关镇东街社区　刘玉芬家庭`` the family is the one.
    """
    number = _NUMBER.match(sentence.text, start, end)
    start = number.end() if number else start
    found: list[Mention] = []
    cells = list(_cells(masked(sentence.text), start, end))
    families = [cell for cell in cells if _is_family(sentence.text[slice(*cell)], holders)]
    for first, last in families:
        text = sentence.text[first:last]
        found.append(
            Mention(
                sentence.start + first, sentence.start + last, text, EntityClass.ORGANISATION, text, "team"
            )
        )
    for first, last in () if families else cells:
        body = _body(sentence, first, last, awards)
        if body is not None:
            found.append(body)
    if len(found) < len(cells) and not families and not ("、" in sentence.text[start:end] and found):
        return ()
    return tuple(found)


def _without_brackets(text: str) -> str:
    """`text` with what stands in brackets as blanks, so that all offsets stay."""
    return re.sub(r"[（(][^（）()]*[）)]?", lambda match: " " * len(match.group()), text)


def _are_names(text: str, cells: list[tuple[int, int]], names: list[list[tuple[int, int]]]) -> bool:
    """Whether a row is names alone though a few of its cells are words too: ``曹建林、田野、郑秀英、吴志伟``."""
    known = sum(map(bool, names))
    return (
        known >= _FEWEST_NAMES
        and known >= _MOST_OF_THEM * len(cells)
        and all(name or _SHORT.fullmatch(text, *cell) for name, cell in zip(names, cells, strict=True))
    )


def _is_family(cell: str, holders: ExpectedNames) -> bool:
    return cell.endswith("家庭") and holders.looks_like_name(cell.removesuffix("家庭"), least=_IN_A_CELL)


def _cells(hidden: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for cut in _CUT.finditer(hidden, start, end):
        if cut.start() > begin:
            yield begin, cut.start()
        begin = cut.end()
    if begin < end:
        yield begin, end


def _names_in(text: str, start: int, end: int, holders: ExpectedNames) -> list[tuple[int, int]]:
    """The name that fills a cell, or the two that lost the blank between them; empty if it is something else."""
    suffix = _SUFFIX.search(text, start, end)
    end = suffix.start() if suffix and suffix.start() > start + 1 else end
    word = text[start:end]
    if holders.looks_like_name(word, least=_IN_A_CELL):
        return [(start, end)]
    ways = list(_partings(word, holders))
    if len(ways) != 1:
        return []
    ends = [start + sum(map(len, ways[0][: number + 1])) for number in range(len(ways[0]))]
    return list(zip([start, *ends[:-1]], ends, strict=True))


def _partings(word: str, holders: ExpectedNames) -> Iterator[tuple[str, ...]]:
    """The ways in which a cell is names without a blank between them: ``张宁王蓉`` is 张宁, 王蓉."""
    if not 4 <= len(word) <= _LONGEST_RUN:
        return
    for length in (2, 3, 4):
        first, rest = word[:length], word[length:]
        if len(rest) < 2 or not holders.looks_like_name(first, least=_AMONG_NAMES):
            continue
        if len(rest) <= 4 and holders.looks_like_name(rest, least=_AMONG_NAMES):
            yield first, rest
        for others in _partings(rest, holders):
            yield first, *others


def _person(sentence: AnnotatedSentence, start: int, end: int) -> Mention:
    return Mention(sentence.start + start, sentence.start + end, sentence.text[start:end], EntityClass.PERSON)


def _body(sentence: AnnotatedSentence, start: int, end: int, awards: Awards) -> Mention | None:
    """The body whose name fills a cell."""
    words = awards.holder_words
    text = sentence.text[start:end]
    inside = [
        body
        for body in sentence.organisations
        if start <= body.start - sentence.start and body.end - sentence.start <= end
    ]
    for body in inside:
        if body.start - sentence.start == start and body.end - sentence.start == end:
            return body
    bare = _BRACKET.sub("", text)
    if (not inside and not words.is_body_name(bare)) or len(text) > 44 or _NO_BODY.search(text):
        return None
    if any(other.start > inside[0].start and is_whole(other) for other in inside):
        return None  # 某化工公司|市中医院: a line break stood between
    begun = next((body for body in inside if body.start - sentence.start == start), None)
    if bare != text and text.startswith(bare):  # 某研究所（某某中心）
        end = start + len(bare)
        text = bare
        if begun is not None and begun.end - sentence.start >= end:
            return begun
    if begun is not None:
        unit = sentence.text[begun.end - sentence.start : end]
        return extended(begun, unit)
    if not words.is_body_name(text) and not (inside and inside[-1].end - sentence.start == end):
        return None
    kind = inside[-1].kind if inside and inside[-1].end - sentence.start == end else words.kind_of(text)
    return Mention(
        sentence.start + start, sentence.start + end, text, EntityClass.ORGANISATION, text, kind or "team"
    )
