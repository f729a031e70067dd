"""From a PDF page's own coordinates (y upwards, maybe turned) to points from the top left of the upright page."""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.pages.model import Box

__all__ = ["Matrix", "Upright", "times"]

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f of PDF 32000-1, 8.3.4: x' = ax + cy + e, y' = bx + dy + f."""


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """What `inner` maps to, mapped by `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(frozen=True, slots=True)
class Upright:
    """The box of a page that is shown, and by how many quarters it is turned clockwise before that."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, upright."""
        match self.quarters % 4:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction on the page, upright, y downwards."""
        for _ in range(self.quarters % 4):
            x, y = y, -x
        return x, -y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page, upright."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def turned(self, quarters: int) -> Upright:
        """The same box, turned further."""
        return Upright(self.left, self.bottom, self.right, self.top, (self.quarters + quarters) % 4)
