"""Newspaper pages made from clean articles, as PDF files, to see what reading keeps of them.

An article is a text with a paragraph a line, the first lines its title (``# …``) and subtitle (``——…``), as the gold's
passages are. A plan says how articles stand on the page; the same plan, articles and seed give the same page. Every
character is placed as a typesetting program does: lines justified by spreading, marks kept from the start of a line.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["PLANS", "Text", "clean_text", "font_file", "made", "text_of"]

_FONTS = (
    "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
)
_KAI = "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf"
_NOT_FIRST = "，。；：、！？”）》’%…—·"
_NOT_LAST = "“（《‘"
_KEPT = re.compile(r"[0-9A-Za-z.,%+]")
_CAPTIONS = ("志愿者在社区为职工义诊。", "参赛选手在进行实操比武。", "图为慰问活动现场。")


@dataclass(frozen=True)
class Text:
    """An article: `lead` are title and subtitle, `paragraphs` as they are, bold lead-ins without their marks."""

    title: str
    subtitles: tuple[str, ...]
    paragraphs: tuple[str, ...]

    def clean(self, byline: str = "") -> str:
        """The article as a text file has it."""
        head = [self.title, *self.subtitles, *([byline] if byline else [])]
        return "\n".join([*head, "", *self.paragraphs]) + "\n"


def text_of(passage: str) -> Text:
    """The article in a passage of the gold."""
    lines = [re.sub(r"\*\*(.+?)\*\*", r"\1", line).strip() for line in passage.split("\n")]
    lines = [line for line in lines if line]
    title = re.sub(r"^#+\s*", "", lines[0])
    rest = lines[1:]
    subtitles = []
    while rest and len(rest[0]) < 40 and re.match("[—#]", rest[0]):
        subtitles.append(re.sub(r"^#+\s*", "", rest.pop(0)))
    return Text(title, tuple(subtitles), tuple(re.sub(r"^#+\s*", "", line) for line in rest))


@cache
def font_file() -> str | None:
    """A TrueType font with Chinese characters that can be embedded, or None."""
    return next((path for path in _FONTS if Path(path).exists()), None)


def _font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    if (path := font_file()) is None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        return "STSong-Light"
    pdfmetrics.registerFont(TTFont("Song", path, subfontIndex=0))
    return "Song"


def _kai(default: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if not Path(_KAI).exists():
        return default
    pdfmetrics.registerFont(TTFont("Kai", _KAI))
    return "Kai"


@dataclass
class Frame:
    """A stretch of a column, from `top` down to `bottom` (points from the top of the page)."""

    x: float
    top: float
    width: float
    bottom: float
    page: int = 0


@dataclass
class Press:
    """Draws on the pages of one file; places are points from the top left. `pages` are lists of drawing calls."""

    width: float = 780
    height: float = 1100
    size: float = 10
    leading: float = 15
    font: str = field(default_factory=_font)
    pages: list[list[Callable[[Any], None]]] = field(default_factory=list)
    lying: bool = False  # drawn on its side
    rotation: bool = False  # and set upright again by the page's rotation entry

    def page(self, number: int) -> list[Callable[[Any], None]]:
        while len(self.pages) <= number:
            self.pages.append([])
        return self.pages[number]

    def text(
        self,
        page: int,
        x: float,
        top: float,
        text: str,
        size: float,
        spread: float = 0.0,
        bold: str = "",
        font: str = "",
    ) -> None:
        """`text` with its em box's top left corner at (`x`, `top`). `bold`: `stroke`, or `twice` drawn."""
        name = font or self.font

        def draw(canvas: Any) -> None:
            for shift in (0.0, 0.35) if bold == "twice" else (0.0,):
                line = canvas.beginText(x + shift, self.height - top - 0.88 * size)
                line.setFont(name, size)
                if bold == "stroke":
                    line.setTextRenderMode(2)
                line.setCharSpace(spread)
                line.textOut(text)
                line.setCharSpace(0)
                line.setTextRenderMode(0)
                canvas.drawText(line)

        self.page(page).append(draw)

    def downwards(self, page: int, x: float, top: float, text: str, size: float) -> float:
        """A vertical line; gives its lower end."""
        for i, character in enumerate(text):
            self.text(page, x, top + 1.1 * i * size, character, size)
        return top + 1.1 * len(text) * size

    def picture(self, page: int, x: float, top: float, width: float, height: float) -> None:
        def draw(canvas: Any) -> None:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            image = Image.linear_gradient("L").resize((64, 64))
            canvas.drawImage(ImageReader(image), x, self.height - top - height, width, height)

        self.page(page).append(draw)

    def rule(self, page: int, x0: float, y0: float, x1: float, y1: float) -> None:
        self.page(page).append(lambda canvas: canvas.line(x0, self.height - y0, x1, self.height - y1))

    def box(self, page: int, x: float, top: float, width: float, height: float) -> None:
        self.page(page).append(lambda canvas: canvas.rect(x, self.height - top - height, width, height))

    def file(self) -> bytes:
        from reportlab.pdfgen.canvas import Canvas

        buffer = io.BytesIO()
        size = (self.height, self.width) if self.lying else (self.width, self.height)
        canvas = Canvas(buffer, pagesize=size[::-1] if self.rotation else size, invariant=1)
        for calls in self.pages:
            if self.rotation:
                canvas.setPageRotation(90)
            if self.lying:
                canvas.transform(0, 1, -1, 0, self.height, 0)
            for call in calls:
                call(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def wide(self, text: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(text, self.font, size))

    def lines(self, text: str, width: float, size: float, indent: float = 2) -> list[tuple[str, float, bool]]:
        """`text` in lines of `width`, each with its indent in points, and whether it is justified."""
        result: list[tuple[str, float, bool]] = []
        rest, shift = text, indent * size
        while rest:
            cut, room = 0, width - shift
            while cut < len(rest) and self.wide(rest[: cut + 1], size) <= room + 0.01:
                cut += 1
            if cut < len(rest):
                while cut > 1 and (
                    rest[cut] in _NOT_FIRST
                    or rest[cut - 1] in _NOT_LAST
                    or (_KEPT.match(rest[cut]) and _KEPT.match(rest[cut - 1]))
                ):
                    cut -= 1
            result.append((rest[:cut], shift, cut < len(rest)))
            rest, shift = rest[cut:], 0.0
        return result

    def flow(
        self, paragraphs: Sequence[str], frames: Sequence[Frame], indent: float = 2, bold: str = ""
    ) -> Frame:
        """The paragraphs through the frames, one after the other; gives what is left of the last one used."""
        rest = list(frames)
        frame = rest.pop(0)
        y = frame.top
        for paragraph in paragraphs:
            lead = paragraph.find("。") + 1 if bold and 0 < paragraph.find("。") < 14 else 0
            for number, (line, shift, justified) in enumerate(
                self.lines(paragraph, frame.width, self.size, indent)
            ):
                while y + self.size > frame.bottom + 0.01 and rest:
                    frame = rest.pop(0)
                    y = frame.top
                room = frame.width - shift - self.wide(line, self.size)
                spread = room / max(len(line) - 1, 1) if justified else 0.0
                x = frame.x + shift
                if number == 0 and lead and lead < len(line):
                    self.text(frame.page, x, y, line[:lead], self.size, spread, bold)
                    x += self.wide(line[:lead], self.size) + spread * lead
                    line = line[lead:]
                self.text(frame.page, x, y, line, self.size, spread)
                y += self.leading
        return Frame(frame.x, y, frame.width, frame.bottom, frame.page)

    def headline(
        self, page: int, x: float, top: float, width: float, text: Text, size: float, bold: str = ""
    ) -> float:
        """Title and subtitles centred over `width`; gives where the text may begin."""
        y = top
        for i, line in enumerate((text.title, *text.subtitles)):
            height = size if i == 0 else 0.55 * size
            while self.wide(line, height) > width:
                height *= 0.9
            self.text(
                page, x + (width - self.wide(line, height)) / 2, y, line, height, bold=bold if i == 0 else ""
            )
            y += 1.4 * height
        return y + 0.6 * self.size

    def heights(self, paragraphs: Sequence[str], width: float) -> float:
        return self.leading * sum(len(self.lines(paragraph, width, self.size)) for paragraph in paragraphs)


# ---------------------------------------------------------------------------------------------
# Plans


def _columns(
    x: float, top: float, width: float, bottom: float, count: int, page: int = 0, gap: float = 18
) -> list[Frame]:
    one = (width - gap * (count - 1)) / count
    return [Frame(x + i * (one + gap), top, one, bottom, page) for i in range(count)]


def _even(
    press: Press, text: Sequence[str], x: float, top: float, width: float, count: int, gap: float = 18
) -> list[Frame]:
    """Columns of about even length that hold `text`."""
    one = (width - gap * (count - 1)) / count
    height = press.heights(text, one)
    bottom = top + press.leading * (int(height / count / press.leading) + 2)
    return _columns(x, top, width, bottom, count, gap=gap)


_X, _WIDTH, _TOP, _BOTTOM = 40.0, 700.0, 90.0, 1040.0

HEAD = "01　要闻　2023年5月8日　星期一　宁河工人报"
"""The running head of the first page, which dates its articles."""

BYLINE = "本报记者 周宁 通讯员 何苗"


def _heads(press: Press, pages: int) -> None:
    for page in range(pages):
        press.text(page, _X, 40, f"0{page + 1}　要闻", 9)
        press.text(page, 300, 40, "2023年5月8日　星期一", 9)
        press.text(page, 620, 40, "宁河工人报", 9)
        press.rule(page, _X, 54, _X + _WIDTH, 54)
        press.text(page, 380, 1070, f"— {page + 1} —", 9)


def one_article(press: Press, texts: Sequence[Text], count: int, rng: random.Random) -> None:
    """One article over `count` columns, below its headline; where it is long it goes on on the next page."""
    text = texts[0]
    y = press.headline(0, _X, _TOP, _WIDTH, text, 30)
    columns = _even(press, text.paragraphs, _X, y, _WIDTH, count)
    press.flow(text.paragraphs, columns)
    _heads(press, 1)


def over_pages(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """Articles that break off at the end of a page, in a sentence, and go on on the next one."""
    paragraphs = texts[0].paragraphs
    y = press.headline(0, _X, _TOP, _WIDTH, texts[0], 30)
    rows = press.heights(paragraphs, 220) / press.leading
    bottom = y + press.leading * max(int(rows / 5), 2)
    frames = _columns(_X, y, _WIDTH, bottom, 3) + _columns(_X, _TOP, _WIDTH, _BOTTOM, 3, page=1)
    press.flow(paragraphs, frames)
    _heads(press, len(press.pages))


def side_by_side(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """Two articles side by side, each over two columns, headlines at one height."""
    for i, text in enumerate(texts[:2]):
        x = _X + i * 360
        y = press.headline(0, x, _TOP, 340, text, 22)
        press.flow(text.paragraphs, _even(press, text.paragraphs, x, y, 340, 2))
    _heads(press, 1)


def stacked(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """One article over four columns, below it two side by side; no rules."""
    y = press.headline(0, _X, _TOP, _WIDTH, texts[0], 30)
    frames = _even(press, texts[0].paragraphs, _X, y, _WIDTH, 4)
    press.flow(texts[0].paragraphs, frames)
    top = frames[0].bottom + 24
    for i, text in enumerate(texts[1:3]):
        x = _X + i * 360
        y = press.headline(0, x, top, 340, text, 20)
        press.flow(text.paragraphs, _even(press, text.paragraphs, x, y, 340, 2))
    _heads(press, 1)


def pictured(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """Four columns; a picture with its caption stands in the middle of the two inner ones."""
    text = texts[0]
    y = press.headline(0, _X, _TOP, _WIDTH, text, 30)
    columns = _even(press, text.paragraphs, _X, y, _WIDTH, 4)
    bottom = columns[0].bottom + 100
    frames: list[Frame] = []
    top, height = y + 2.5 * press.leading, 150.0
    for i, column in enumerate(columns):
        if i in (1, 2):
            frames.append(Frame(column.x, y, column.width, top - 6))
            frames.append(Frame(column.x, top + height + 36, column.width, bottom))
        else:
            frames.append(Frame(column.x, y, column.width, bottom))
    press.picture(0, columns[1].x, top, columns[2].x + columns[2].width - columns[1].x, height)
    press.text(0, columns[1].x + 60, top + height + 6, rng.choice(_CAPTIONS), 8.5, font=_kai(press.font))
    press.flow(text.paragraphs, frames)
    _heads(press, 1)


def boxed(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """An article in three columns, and another one in a frame in the middle of its last two."""
    text, inset = texts[0], texts[1]
    y = press.headline(0, _X, _TOP, _WIDTH, text, 30)
    columns = _columns(_X, y, _WIDTH, _BOTTOM, 3)
    x, width = columns[1].x, columns[2].x + columns[2].width - columns[1].x
    top = y + 4 * press.leading
    inner = press.headline(0, x + 10, top + 10, width - 20, inset, 18)
    inset_frames = _even(press, inset.paragraphs, x + 10, inner, width - 20, 2)
    press.flow(inset.paragraphs, inset_frames)
    bottom = inset_frames[0].bottom + 6
    press.box(0, x, top, width, bottom - top)
    frames = [Frame(columns[0].x, y, columns[0].width, y + 14 * press.leading)]
    for column in columns[1:]:
        frames.append(Frame(column.x, y, column.width, top - 6))
        frames.append(Frame(column.x, bottom + 12, column.width, _BOTTOM))
    press.flow(text.paragraphs, frames)
    _heads(press, 1)


def dressed(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """A drop cap, bold type made by drawing twice, bold lead-ins made by stroking."""
    text = texts[0]
    y = press.headline(0, _X, _TOP, _WIDTH, text, 28, bold="twice")
    columns = _even(press, text.paragraphs, _X, y, _WIDTH, 3)
    first, column = text.paragraphs[0], columns[0]
    big = press.leading + press.size
    press.text(0, column.x, y, first[0], big)
    x, room = column.x + big + 4, column.width - big - 4
    rest, top = first[1:], y
    for line, _, justified in press.lines(rest, room, press.size, 0)[:2]:
        spread = (room - press.wide(line, press.size)) / max(len(line) - 1, 1) if justified else 0.0
        press.text(0, x, top, line, press.size, spread)
        rest, top = rest[len(line) :], top + press.leading
    frames = [Frame(column.x, top, column.width, column.bottom + press.leading), *columns[1:]]
    if rest:
        after = press.flow([rest], frames, indent=0)
        frames = [after, *[frame for frame in frames if frame.x > after.x]]
    press.flow(text.paragraphs[1:], frames, bold="stroke")
    _heads(press, 1)


def upright_title(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """A vertical headline left of three columns."""
    text = texts[0]
    press.downwards(0, _X, _TOP, text.title.replace(" ", "")[:24], 26)
    for i, line in enumerate(text.subtitles[:1]):
        press.downwards(0, _X + 34 + 20 * i, _TOP + 40, line.replace("—", "")[:28], 14)
    press.flow(text.paragraphs, _even(press, text.paragraphs, _X + 70, _TOP, _WIDTH - 70, 3))
    _heads(press, 1)


def turning(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """A headline over two columns of four: the text goes on beside it in the other two, from the top."""
    text = texts[0]
    y = press.headline(0, _X, _TOP, 340, text, 22)
    columns = _columns(_X, _TOP, _WIDTH, _BOTTOM, 4)
    rows = press.heights(text.paragraphs, columns[0].width) / press.leading
    bottom = y + press.leading * (int(rows / 4) + 1)
    frames = [Frame(c.x, y if i < 2 else _TOP, c.width, bottom) for i, c in enumerate(columns)]
    press.flow(text.paragraphs, frames)
    _heads(press, 1)


def narrow(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """Five narrow columns that rules part, with a gutter of little more than an em; byline in the middle."""
    text = texts[0]
    y = press.headline(0, _X, _TOP, _WIDTH, text, 30)
    press.text(0, _X + 280, y, BYLINE, 9)
    y += 20
    columns = _even(press, text.paragraphs, _X, y, _WIDTH, 5, gap=12)
    press.flow(text.paragraphs, columns)
    for column in columns[1:]:
        press.rule(0, column.x - 6, y, column.x - 6, column.bottom)
    _heads(press, 1)


def typed(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """A report as a word processor prints it: one column, large type, several pages with numbers at the foot."""
    press.size, press.leading = 16, 28
    text = texts[0]
    y = press.headline(0, 90, 100, 600, text, 22)
    frames = [Frame(90, y if page == 0 else 90, 600, 990, page) for page in range(8)]
    last = press.flow(text.paragraphs, frames)
    for page in range(last.page + 1):
        press.text(page, 370, 1040, f"— {page + 1} —", 14)


def turned(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """The page of three columns, drawn on its side and set upright by its rotation entry."""
    one_article(press, texts, 3, rng)
    press.lying = press.rotation = True


def lying(press: Press, texts: Sequence[Text], rng: random.Random) -> None:
    """The page of three columns, lying on its side."""
    one_article(press, texts, 3, rng)
    press.lying = True


PLANS: dict[str, tuple[int, Callable[[Press, Sequence[Text], random.Random], None]]] = {
    "two columns": (1, lambda press, texts, rng: one_article(press, texts, 2, rng)),
    "three columns": (1, lambda press, texts, rng: one_article(press, texts, 3, rng)),
    "four columns": (1, lambda press, texts, rng: one_article(press, texts, 4, rng)),
    "five narrow columns": (1, narrow),
    "over pages": (1, over_pages),
    "side by side": (2, side_by_side),
    "stacked": (3, stacked),
    "picture": (1, pictured),
    "boxed": (2, boxed),
    "drop cap, bold": (1, dressed),
    "vertical headline": (1, upright_title),
    "turning a corner": (1, turning),
    "typed report": (1, typed),
    "turned page": (1, turned),
    "lying page": (1, lying),
}
"""The plans by name, with how many articles each takes."""


def clean_text(texts: Sequence[Text], plan: str) -> str:
    """What a person would type who had the page before them: its head, and one article after the other."""
    parts = [text.clean(BYLINE if plan == "five narrow columns" else "") for text in texts]
    return "\n\n".join(parts if plan == "typed report" else [HEAD, *parts])


def made(texts: Sequence[Text], plan: str, seed: int = 0) -> bytes:
    """A PDF file of the `texts`, laid out by the `plan` of :data:`PLANS`."""
    count, draw = PLANS[plan]
    assert len(texts) == count
    press = Press()
    draw(press, texts, random.Random(f"{plan} {seed}"))
    return press.file()
