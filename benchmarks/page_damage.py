"""The damages of newspaper pages, done to sound text on purpose.

Text taken from the PDF pages of papers has its lines cut at the width of a column, bold headings with every glyph
twice, characters of private fonts, blanks that justified setting puts in, and sentences that a column's end, a
caption, a heading or a running head interrupts. Each of these is a function here, of a page and a random
generator; the same kind and seed always give the same damage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise

__all__ = ["KINDS", "damaged", "is_whole"]

Page = list[tuple[str, bool]]
"""Lines, each with whether it goes on with the paragraph of the line before."""

Damage = Callable[[Page, random.Random], Page]

_CAPTIONS = (
    "图为活动现场。",
    "职工在认真听讲。（本报记者 摄）",
    "▲技能比武现场",
    "志愿者为职工义诊。 资料图片",
)
_HEADINGS = ("凝心聚力 建功立业", "服务大局 彰显担当", "强基固本 激发活力")
_RUNNING_HEADS = ("第2版　要闻　　责任编辑 辛 晴", "— 3 —", "2　要闻·综合")
_PRIVATE = "\ue5e5\ue5e6\ue011"
_NOT_AT_START = "，。；：、！？”）》’%"
_NOT_PARTED = re.compile("[0-9A-Za-z.,%]")
_BETWEEN_NUMBER_AND_WORD = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")
_SENTENCE_END = re.compile("[。！？”）]$")


def wrapped(page: Page, rng: random.Random) -> Page:
    """Lines cut at one width for the page, never before a mark that may not begin a line nor inside a number."""
    width = 2 * rng.randint(14, 26)
    indent = rng.choice(["", "　　"])
    result: Page = []
    for line, goes_on in page:
        rest = line.strip()
        if _width(rest) <= width:
            result.append((line, goes_on))
            continue
        rest = indent + rest
        while rest:
            cut = _cut(rest, width)
            result.append((rest[:cut], goes_on))
            rest, goes_on = rest[cut:], True
    return result


def doubled(page: Page, rng: random.Random) -> Page:
    """Headings, short and without the marks of a sentence, with every glyph twice: the first, and some others."""
    result: Page = []
    first = True
    for paragraph in _paragraphs(page):
        text = "".join(line.strip() for line, _ in paragraph)
        heading = 6 < len(text) <= 45 and not re.search("[。，；　：/]", text)
        if heading and (first or rng.random() < 0.3):
            paragraph = [
                ("".join(c * 2 if c.strip() else c for c in line), goes_on) for line, goes_on in paragraph
            ]
        first = first and not text
        result += paragraph
    return result


def private(page: Page, rng: random.Random) -> Page:
    """One to three characters of a private font where a bold line begins."""
    return [
        (_PRIVATE[: rng.randint(1, 3)] + line if len(line) > 6 and rng.random() < 0.08 else line, goes_on)
        for line, goes_on in page
    ]


def spaced(page: Page, rng: random.Random) -> Page:
    """Blanks around numbers, and after commas."""
    result: Page = []
    for line, goes_on in page:
        if rng.random() < 0.5:
            line = _BETWEEN_NUMBER_AND_WORD.sub(lambda _: " " if rng.random() < 0.6 else "", line)
        elif rng.random() < 0.3:
            line = re.sub("([；，、])", lambda mark: mark[1] + (" " if rng.random() < 0.3 else ""), line)
        result.append((line, goes_on))
    return result


def justified(page: Page, rng: random.Random) -> Page:
    """Lines of a column whose characters all stand apart."""
    return [
        (
            " ".join(line.strip())
            if goes_on and len(line) > 8 and _is_han(line) and rng.random() < 0.12
            else line,
            goes_on,
        )
        for line, goes_on in page
    ]


def gaps(page: Page, rng: random.Random) -> Page:
    """Empty lines where a column ends in a paragraph."""
    return _inserted(page, rng, 2, lambda: [("", False)])


def captions(page: Page, rng: random.Random) -> Page:
    """The caption of a picture between two lines of a sentence."""
    return _inserted(page, rng, 1, lambda: [("", False), (rng.choice(_CAPTIONS), False), ("", False)])


def headings(page: Page, rng: random.Random) -> Page:
    """The heading of another column between two lines of a sentence."""
    return _inserted(page, rng, 1, lambda: [("", False), (rng.choice(_HEADINGS), False), ("", False)])


def running_heads(page: Page, rng: random.Random) -> Page:
    """A running head, or a page's number, between two lines of a sentence."""
    return _inserted(page, rng, 1, lambda: [("", False), (rng.choice(_RUNNING_HEADS), False), ("", False)])


def drop_caps(page: Page, rng: random.Random) -> Page:
    """The first character of the first long paragraph on a line of its own."""
    for i, (line, goes_on) in enumerate(page):
        text = line.strip()
        if len(text) > 60 and "。" in text and not goes_on and _is_han(text[0]):
            return [*page[:i], (text[0], goes_on), (text[1:], True), *page[i + 1 :]]
    return page


KINDS: dict[str, tuple[Damage, ...]] = {
    "wrapped": (wrapped,),
    "doubled": (doubled,),
    "private": (private,),
    "spaced": (spaced,),
    "justified": (wrapped, justified),
    "gaps": (wrapped, gaps),
    "captions": (wrapped, captions),
    "headings": (wrapped, headings),
    "running heads": (wrapped, running_heads),
    "drop caps": (drop_caps,),
    "all": (drop_caps, wrapped, doubled, captions, gaps, running_heads, justified, spaced, private),
}
"""The damages by name, in the order in which a page suffers them."""


def damaged(text: str, kind: str, seed: int) -> str:
    """`text`, a paragraph a line, with the damage `kind` of :data:`KINDS` done to it; the same for the same seed."""
    rng = random.Random(f"{kind} {seed}")
    page: Page = [(line, False) for line in text.split("\n")]
    for damage in KINDS[kind]:
        page = damage(page, rng)
    return "\n".join(line for line, _ in page)


def is_whole(text: str) -> bool:
    """Whether a text has no damage yet: no line that breaks off in a sentence."""
    lines = text.split("\n")
    cut = sum(
        len(line) > 8
        and "，" in following
        and not _SENTENCE_END.search(line.rstrip())
        and not line.startswith("#")
        for line, following in pairwise(lines)
        if following.strip()
    )
    return cut < 3 and "```" not in text


def _paragraphs(page: Page) -> list[Page]:
    paragraphs: list[Page] = []
    for line, goes_on in page:
        if goes_on:
            paragraphs[-1].append((line, goes_on))
        else:
            paragraphs.append([(line, goes_on)])
    return paragraphs


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _is_han(text: str) -> bool:
    return re.fullmatch("[\u4e00-\u9fff，。；：、“”（）！？《》—·]+", text) is not None


def _cut(text: str, width: int) -> int:
    """How many characters of `text` stand on a line of `width`."""
    cut = 0
    while cut < len(text) and _width(text[: cut + 1]) <= width:
        cut += 1
    while cut < len(text) and text[cut] in _NOT_AT_START:
        cut += 1
    while 0 < cut < len(text) and _NOT_PARTED.match(text[cut]) and _NOT_PARTED.match(text[cut - 1]):
        cut -= 1
    return cut or len(text)


def _inserted(page: Page, rng: random.Random, times: int, lines: Callable[[], Page]) -> Page:
    """`lines` at up to `times` places between two lines of a paragraph that no sentence ends between."""
    places = [
        i
        for i, (line, goes_on) in enumerate(page)
        if goes_on and line.strip() and len(page[i - 1][0]) > 12 and not _SENTENCE_END.search(page[i - 1][0])
    ]
    result = list(page)
    for place in sorted(rng.sample(places, min(times, len(places))), reverse=True):
        result[place:place] = lines()
    return result
