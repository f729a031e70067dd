"""The damages of newspaper pages, done to sound text on purpose.

Text taken from the PDF pages of papers has its lines cut at the width of a column, bold headings with every glyph
twice, characters of private fonts, blanks that justified setting puts in, and sentences that a column's end, a
caption, a heading, a running head or the end of a page interrupts; columns stand side by side on one line, several
articles on one page, and articles go on on another. Each of these is a function here, of a page (or several) and a
random generator; the same kind and seed always give the same damage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

__all__ = ["KINDS", "SHARED", "damaged", "is_whole", "on_one_page"]

Page = list[tuple[str, bool]]
"""Lines, each with whether it goes on with the paragraph of the line before."""

Damage = Callable[[Page, random.Random], Page]
Layout = Callable[[Sequence[Page], random.Random], Page]

_CAPTIONS = (
    "图为活动现场。",
    "职工在认真听讲。（本报记者 摄）",
    "▲技能比武现场",
    "志愿者为职工义诊。 资料图片",
)
_HEADINGS = ("凝心聚力 建功立业", "服务大局 彰显担当", "强基固本 激发活力")
_RUNNING_HEADS = ("第2版　要闻　　责任编辑 辛 晴", "— 3 —", "2　要闻·综合")
_HEADS_OF_ALL_PAGES = ("工会工作简报汇编", "红枫岭工运　　内部资料", "《职工之友》合订本")
_FEET_OF_ALL_PAGES = ("— {} —", "{}", "第 {} 页")
_JUMPS_TO = ("（下转第3版）", "(下转3版)", "（下转第三版）", "　下转A3版", "▶下转第3版")
_JUMPS_FROM = ("（上接第1版）", "(上接1版)", "（上接第一版）", "上接A1版　", "◀上接第1版　")
_LONG_NUMBER = re.compile(r"(?<![\d.,A-Za-z])\d{2,4}(?:[.,]\d+)?(?![\d.,:-])")
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


def numbers(page: Page, rng: random.Random) -> Page:
    """Lines that break inside numbers: ``20`` / ``24年``, ``1,2`` / ``00元``."""
    result: Page = []
    for line, goes_on in page:
        places = [m.start() + rng.randint(1, len(m[0]) - 1) for m in _LONG_NUMBER.finditer(line)]
        if len(line) > 30 and places:
            at = rng.choice(places)
            result += [(line[:at], goes_on), (line[at:], True)]
        else:
            result.append((line, goes_on))
    return result


def page_breaks(page: Page, rng: random.Random) -> Page:
    """The ends of pages, each with the page's number, a form feed and the head of the next page, the same on all."""
    places = [i for i in range(1, len(page)) if page[i][0].strip()]
    breaks = sorted(rng.sample(places, min(3, len(places))), reverse=True)
    head, foot = rng.choice(_HEADS_OF_ALL_PAGES), rng.choice(_FEET_OF_ALL_PAGES)
    result = list(page)
    for left, place in enumerate(breaks):
        number = len(breaks) - left
        feet = [("", False)] * rng.randint(0, 1) + [(foot.format(number), False)]
        heads = [(f"\f{head}", False)] + [("", False)] * rng.randint(0, 1)
        result[place:place] = [*feet, *heads]
    return [(head, False), *result, (foot.format(len(breaks) + 1), False)]


def side_by_side(page: Page, rng: random.Random) -> Page:
    """A page in two or three columns that stand beside each other on the same lines, parted by runs of blanks."""
    count = rng.choice((2, 2, 3))
    lines = [line for line, _ in page]
    height = -(-len(lines) // count)
    columns = [lines[i : i + height] for i in range(0, len(lines), height)]
    by_width = rng.random() < 0.7  # the others pad by characters, as some programs do
    size = _width if by_width else len
    widths = [max(map(size, column), default=0) for column in columns]
    gutter = rng.randint(3, 6)
    result: Page = []
    for row in range(height):
        text = ""
        at = 0
        for column, width in zip(columns, widths, strict=True):
            cell = column[row].rstrip() if row < len(column) else ""
            if cell:
                text += " " * max(3 if text else 0, at - size(text) + (rng.random() < 0.1)) + cell
            at += width + gutter
        result.append((text, False))
    return result


def laid_together(pages: Sequence[Page], rng: random.Random) -> Page:
    """Articles one below the other."""
    result: Page = []
    for page in pages:
        if result:
            result += [("", False)] * rng.randint(1, 3)
        result += _trimmed(page)
    return result


def continued(pages: Sequence[Page], rng: random.Random) -> Page:
    """Articles that break off on the first page and go on on the third, with their titles repeated or shortened."""
    first: Page = []
    third: Page = []
    for number, page in enumerate(pages):
        page = _trimmed(page)
        places = _in_sentences(page)
        places = [place for place in places if place > 2] or places
        if not places or (number and rng.random() < 0.5):
            target = first if first else third
            target += [("", False), *page]
            continue
        place = rng.choice(places)
        begun, rest = page[:place], page[place:]
        begun[-1] = (begun[-1][0] + rng.choice(_JUMPS_TO), begun[-1][1])
        first += [("", False), *begun]
        title = re.sub("^#+ *", "", next(line for line, _ in page if line.strip()).strip())
        if re.search("[。（）]", title):  # an article without a title
            title = ""
        phrase = re.split("[，、！？　 ]|的", title)[0]
        title = phrase if len(phrase) > 5 and rng.random() < 0.5 else title  # maybe shortened
        mark = rng.choice(_JUMPS_FROM)
        style = rng.choice(("title, mark, text", "title with mark", "mark with text"))
        if style == "title, mark, text":
            third += [("", False), (title, False), (mark, False), ("", False), *rest]
        elif style == "title with mark":
            third += [("", False), (title + mark, False), ("", False), *rest]
        else:
            third += [("", False), (title, False), ("", False), (mark + rest[0][0], False), *rest[1:]]
    return [*first, ("", False), *third]


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
    "numbers": (wrapped, numbers),
    "page breaks": (wrapped, page_breaks),
    "side by side": (wrapped, side_by_side),
    "all": (
        drop_caps, wrapped, numbers, doubled, captions, gaps, running_heads, justified, spaced, private, page_breaks,
    ),
}  # fmt: skip
"""The damages of one text by name, in the order in which a page suffers them."""

SHARED: dict[str, tuple[tuple[Damage, ...], Layout, tuple[Damage, ...]]] = {
    "two articles": ((), laid_together, ()),
    "two wrapped articles": ((wrapped,), laid_together, ()),
    "two continued articles": ((), continued, ()),
    "two continued wrapped articles": ((wrapped,), continued, ()),
    "two articles side by side": ((), laid_together, (wrapped, side_by_side)),
    "all of two articles": (
        (drop_caps, wrapped, numbers, doubled, gaps, justified, spaced, private), continued, (page_breaks,)
    ),
}  # fmt: skip
"""The damages of several texts on one page by name: what each suffers, how they are laid, what the page suffers."""


def damaged(text: str, kind: str, seed: int) -> str:
    """`text`, a paragraph a line, with the damage `kind` of :data:`KINDS` done to it; the same for the same seed."""
    rng = random.Random(f"{kind} {seed}")
    return _written(_done(_read(text), KINDS[kind], rng))


def on_one_page(texts: Sequence[str], kind: str, seed: int) -> str:
    """`texts` with the damage `kind` of :data:`SHARED` done to them; the same for the same seed."""
    rng = random.Random(f"{kind} {seed}")
    each, layout, whole = SHARED[kind]
    return _written(_done(layout([_done(_read(text), each, rng) for text in texts], rng), whole, rng))


def _read(text: str) -> Page:
    return [(line, False) for line in text.split("\n")]


def _done(page: Page, damages: Sequence[Damage], rng: random.Random) -> Page:
    for damage in damages:
        page = damage(page, rng)
    return page


def _written(page: Page) -> str:
    return "\n".join(line for line, _ in page)


def _trimmed(page: Page) -> Page:
    """`page` without blank lines at its ends."""
    filled = [i for i, (line, _) in enumerate(page) if line.strip()]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []


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
    places = _in_sentences(page)
    result = list(page)
    for place in sorted(rng.sample(places, min(times, len(places))), reverse=True):
        result[place:place] = lines()
    return result


def _in_sentences(page: Page) -> list[int]:
    """Where lines begin that go on with the sentence of the line before."""
    return [
        i
        for i, (line, goes_on) in enumerate(page)
        if goes_on and line.strip() and len(page[i - 1][0]) > 12 and not _SENTENCE_END.search(page[i - 1][0])
    ]
