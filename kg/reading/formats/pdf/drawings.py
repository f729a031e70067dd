"""What is drawn on a page of a PDF file besides text: lines, frames and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.reading.formats.pdf.geometry import Matrix, Upright, times
from kg.reading.pages.model import Box

__all__ = ["Drawings", "read_drawings"]

_MOST_OBJECTS = 50_000  # of a page; a map or a photograph made of paths has more, and says nothing
_DEEPEST = 6  # forms within forms
_THIN = 3.0  # points: a line, or a rectangle filled to look like one
_SHORTEST_RULE = 20.0
_SMALLEST = 24.0  # points, either way: a picture or frame; what is smaller is an ornament
_MOST_SEGMENTS = 60  # of a frame's path: straight and rounded corners; a drawing has more
_WHITE = 250
_SAME = 3.0  # points: ends of lines that meet
_MOST_RULES = 120  # that are looked at for frames; a table has more
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """`paths` counts all drawn paths: text that was turned to outlines is nothing but paths."""

    rules: tuple[Box, ...]
    frames: tuple[Box, ...]
    pictures: tuple[Box, ...]
    paths: int


def read_drawings(raw: Any, page: Any, view: Upright) -> Drawings:
    """What is drawn on `page`, in upright coordinates."""
    rules: list[Box] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    paths = 0
    sheet = Box(0, 0, view.width, view.height)
    for handle, matrix in _objects(raw, page):
        kind = raw.FPDFPageObj_GetType(handle)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            continue
        box = _bounds(raw, handle, matrix, view)
        if box is None or box.shares_x(sheet) < 0 or box.shares_y(sheet) < 0:
            continue
        if kind != raw.FPDF_PAGEOBJ_PATH:
            if min(box.width, box.height) >= _SMALLEST:
                pictures.append(box)
            continue
        paths += 1
        if not _is_seen(raw, handle):
            continue
        if min(box.width, box.height) <= _THIN:
            if max(box.width, box.height) >= _SHORTEST_RULE:
                rules.append(box)
        elif min(box.width, box.height) >= _SMALLEST and raw.FPDFPath_CountSegments(handle) <= _MOST_SEGMENTS:
            frames.append(box)
    frames += _frames_of(rules)
    return Drawings(tuple(rules), tuple(frames), tuple(pictures), paths)


def _objects(raw: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """All objects of a page with the matrix to its coordinates, forms opened, as many as are looked at."""
    left = _MOST_OBJECTS
    pending: list[tuple[Any, Matrix, int]] = []
    for i in range(min(raw.FPDFPage_CountObjects(page), left)):
        pending.append((raw.FPDFPage_GetObject(page, i), _IDENTITY, 0))
    pending.reverse()
    while pending and left > 0:
        handle, matrix, depth = pending.pop()
        left -= 1
        if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < _DEEPEST:
            own = raw.FS_MATRIX()
            if not raw.FPDFPageObj_GetMatrix(handle, own):
                continue
            inner = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            count = min(raw.FPDFFormObj_CountObjects(handle), left)
            children = [raw.FPDFFormObj_GetObject(handle, i) for i in range(count)]
            pending += [(child, inner, depth + 1) for child in reversed(children)]


def _bounds(raw: Any, handle: Any, matrix: Matrix, view: Upright) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    box = view.box(min(xs), min(ys), max(xs), max(ys))
    return box if all(abs(n) < 1e6 for n in (box.x0, box.x1, box.top, box.bottom)) else None


def _is_seen(raw: Any, handle: Any) -> bool:
    """Whether a path is stroked, or filled in another colour than paper's."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, fill, stroke):
        return False
    if stroke.value:
        return True
    if not fill.value:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(handle, *parts):
        return True
    red, green, blue, alpha = (part.value for part in parts)
    return alpha > 0 and min(red, green, blue) < _WHITE


def _frames_of(rules: list[Box]) -> list[Box]:
    """Rectangles that four lines make up."""
    if len(rules) > _MOST_RULES:
        return []
    across = sorted((rule for rule in rules if rule.width > rule.height), key=lambda rule: rule.top)
    down = [rule for rule in rules if rule.height >= rule.width]
    frames: list[Box] = []
    for i, upper in enumerate(across):
        for lower in across[i + 1 :]:
            if abs(upper.x0 - lower.x0) > _SAME or abs(upper.x1 - lower.x1) > _SAME:
                continue
            if lower.top - upper.bottom < _SMALLEST:
                continue
            if all(any(_joins(side, x, upper, lower) for side in down) for x in (upper.x0, upper.x1)):
                frames.append(Box(upper.x0, upper.top, upper.x1, lower.bottom))
                break
    return frames


def _joins(side: Box, x: float, upper: Box, lower: Box) -> bool:
    """Whether a line goes down at `x` from one line to the other."""
    return (
        min(abs(side.x0 - x), abs(side.x1 - x)) <= _SAME
        and side.top <= upper.bottom + _SAME
        and side.bottom >= lower.top - _SAME
    )
