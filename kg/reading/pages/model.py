"""What stands on a page: glyphs, lines of glyphs, blocks of lines. Points, from the page's top left, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Block", "Box", "Glyph", "PageContent", "Run", "around"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with sides parallel to the page's."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(self.width, 0) * max(self.height, 0)

    def shares_x(self, other: Box) -> float:
        """The width that the two have in common; negative: the distance between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shares_y(self, other: Box) -> float:
        """The height that the two have in common; negative: the distance between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: Box) -> bool:
        """Whether the centre of `other` lies in this box."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn: its em box, which is `size` high.

    `text` is one code point, rarely more (a ligature). `font` is the font's name without its subset's prefix. `bold` is
    what the font or the way of drawing says. `after_blank`: a blank stands before it in the file. `order` is its
    place in the file.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str = ""
    bold: bool = False
    after_blank: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page as a format's reader found it.

    `rules` are the lines drawn on it, as thin boxes; `frames` rectangles that are drawn or filled; `pictures` the
    boxes of images. `recognised`: the characters come in lines that a recogniser found, blanks and all, so that white
    between two of them parts columns.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    recognised: bool = False


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs of one line, in reading order; `vertical`: they stand below each other."""

    glyphs: list[Glyph]
    box: Box
    size: float
    vertical: bool = False

    @property
    def baseline(self) -> float:
        return self.box.bottom


@dataclass(slots=True, eq=False)
class Block:
    """Lines of one column and one style, from top to bottom.

    `heading`: set in type larger than the text's. `span` is the stretch of the page, left to right, that a heading
    stands above; at first its own width.
    """

    runs: list[Run]
    box: Box
    size: float
    vertical: bool = False
    heading: bool = False
    span: tuple[float, float] = field(default=(0.0, 0.0))


def around(boxes: Iterable[Box | Glyph]) -> Box:
    """The smallest box that holds all of `boxes`, of which there is at least one."""
    found = list(boxes)
    return Box(
        min(box.x0 for box in found),
        min(box.top for box in found),
        max(box.x1 for box in found),
        max(box.bottom for box in found),
    )
