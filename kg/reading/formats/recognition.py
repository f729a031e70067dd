"""Recognition of text in images (OCR), by RapidOCR: its models come with it, and it needs no network.

It is an extra (`gonghui-kg[ocr]`), loaded when the first image is read. Lines that it finds become glyphs in even
steps, so that the geometry of :mod:`kg.reading.pages` serves scanned pages too.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from kg.reading.pages.model import Glyph, PageContent

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["ADVICE", "is_installed", "recognise"]

ADVICE = "识别图像文字请安装 to recognise images install it with: pip install 'gonghui-kg[ocr]'"

LEAST_CONFIDENCE = 0.6
"""Of a line that is taken, by the recogniser's own judgement. Lines below it are shreds of pictures and noise."""

_FEWEST = 8  # characters that tell the em of a line
_TOO_LONG = 1.15  # times what its characters take: the recogniser's box, not the type, is wide
_NARROW = 0.5  # of an em: a Latin letter, digit or ASCII mark


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    """The recogniser, on one thread of the CPU: the same image then gives the same text, on any machine of a kind."""
    import logging

    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": LEAST_CONFIDENCE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def recognise(image: Image, scale: float) -> PageContent:
    """The text of `image`, which has `scale` pixels a point, as glyphs. One without text gives none."""
    import numpy as np

    pixels = np.asarray(image.convert("RGB"))[:, :, ::-1]
    result = _engine()(np.ascontiguousarray(pixels))
    glyphs: list[Glyph] = []
    if result.boxes is not None:
        lines = sorted(
            zip(result.boxes.tolist(), result.txts, result.scores, strict=True),
            key=lambda line: (line[0][0][1], line[0][0][0], line[1]),
        )
        usual = median(_em(corners, text) for corners, text, _ in lines) if lines else 0.0
        for number, (corners, text, score) in enumerate(lines):
            if score >= LEAST_CONFIDENCE:
                glyphs += _glyphs(_shortened(corners, text, usual), text, scale, len(glyphs) + number)
    return PageContent(image.width / scale, image.height / scale, tuple(_evened(glyphs)), recognised=True)


def _widths(text: str) -> list[float]:
    """The room that each character takes, in ems."""
    return [_NARROW if unicodedata.east_asian_width(c) in ("Na", "H", "N") else 1.0 for c in text]


def _em(corners: list[list[float]], text: str) -> float:
    """The em of a recognised line, in pixels, by the room that its characters have."""
    xs = [x for x, _ in corners]
    return (max(xs) - min(xs)) / max(sum(_widths(text)), _NARROW)


def _shortened(corners: list[list[float]], text: str, usual: float) -> list[list[float]]:
    """The corners of a line; a box that is a little too long for its characters ends early, not in the gutter."""
    if len(text) < _FEWEST or not usual < _em(corners, text) <= _TOO_LONG * usual:
        return corners
    x0 = min(x for x, _ in corners)
    end = x0 + usual * sum(_widths(text))
    return [[min(x, end), y] for x, y in corners]


def _evened(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, those of about the usual size as of that size: a line's size is measured no better than that."""
    usual = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    return [
        replace(glyph, size=usual) if 0.8 * usual <= glyph.size <= 1.25 * usual else glyph for glyph in glyphs
    ]


def _glyphs(corners: list[list[float]], text: str, scale: float, order: int) -> list[Glyph]:
    """The characters of one recognised line in even steps: a Latin letter takes half the room of a Han character."""
    xs, ys = [x / scale for x, _ in corners], [y / scale for _, y in corners]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    widths = _widths(text)
    if not text.strip() or x1 <= x0 or bottom <= top:
        return []
    down = bottom - top > 1.5 * (x1 - x0) and len(text) > 1
    em = ((bottom - top) if down else (x1 - x0)) / sum(widths)
    size = min(em, 1.1 * ((x1 - x0) if down else (bottom - top)))
    glyphs: list[Glyph] = []
    at = top if down else x0
    middle = (top + bottom) / 2
    after_blank = False
    for character, width in zip(text, widths, strict=True):
        step = em if down else em * width
        if character.isspace():
            after_blank = True
        elif down:
            glyphs.append(Glyph(character, x0, at, x1, at + step, size, order=order + len(glyphs)))
        else:
            glyphs.append(
                Glyph(
                    character,
                    at,
                    middle - size / 2,
                    at + step,
                    middle + size / 2,
                    size,
                    after_blank=after_blank,
                    order=order + len(glyphs),
                )
            )
            after_blank = False
        at += step
    return glyphs
