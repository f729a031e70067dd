"""Images of pages (PNG, JPEG, TIFF of one or more pages, BMP, WebP, GIF): what is recognised on them."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING
from warnings import catch_warnings

from kg.errors import ReadingError
from kg.reading.formats import recognition
from kg.reading.formats.detection import detect
from kg.reading.guard import still_reading
from kg.reading.pages.composing import compose
from kg.reading.source import SourceText

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["MOST_PIXELS", "read"]

MOST_PIXELS = 80_000_000
"""Of one image; a broadsheet scanned at 300 dpi has about 30 million. Memory is three bytes a pixel."""

_TOO_LARGE = f"图像太大，请缩小 image is too large, more than {MOST_PIXELS:,} pixels; make it smaller"
_MOST_PAGES = 200  # of a TIFF file
_WORKED_ON = 24_000_000  # pixels that are recognised; a larger image is made smaller first
_DPI = 200  # of an image that does not say it, or says what cannot be


def read(name: str, data: bytes) -> SourceText:
    """The text on an image, a page a frame of a TIFF file. Raises ReadingError where there is none or no recogniser."""
    if not recognition.is_installed():
        raise ReadingError(
            name, f"是图像，须识别文字 is an image, its text has to be recognised; {recognition.ADVICE}"
        )
    from PIL import Image, UnidentifiedImageError

    try:
        with catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            pages = []
            for frame in _frames(name, image):
                pages.append(recognition.recognise(*_prepared(frame)))
                still_reading()
    except Image.DecompressionBombError as error:
        raise ReadingError(name, _TOO_LARGE) from error
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        LookupError,
        ArithmeticError,
        struct.error,
    ) as error:  # Pillow's readers of formats raise all of these for damaged files; EOFError is an OSError of theirs
        raise ReadingError(name, "图像已损坏，请换一份 image is damaged; give another copy") from error
    if not any(page.glyphs for page in pages):
        raise ReadingError(
            name,
            "图像上认不出文字，请给更清晰的扫描件 no text is recognised on the image; give a sharper scan",
        )
    return compose(pages, detect(data))


def _frames(name: str, image: Image) -> Iterator[Image]:
    """The pages of an image: of a TIFF file all, of an animation the first frame."""
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > _MOST_PAGES:
        raise ReadingError(
            name,
            f"有 {count} 页，上限 {_MOST_PAGES} 页，请拆分 has {count} pages, more than {_MOST_PAGES}; split it",
        )
    for i in range(count):
        image.seek(i)
        if image.width * image.height > MOST_PIXELS:
            raise ReadingError(name, _TOO_LARGE)
        yield image


def _prepared(image: Image) -> tuple[Image, float]:
    """The image upright, on white, of a size that can be recognised, and its pixels a point."""
    from PIL import Image, ImageOps

    dpi = image.info.get("dpi", (_DPI, _DPI))[0]
    scale = (float(dpi) if 60 <= float(dpi) <= 1200 else _DPI) / 72
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        paper.alpha_composite(layer)
        upright = paper
    elif upright.mode.startswith(("I", "F")):
        upright = ImageOps.autocontrast(upright.convert("F").point(lambda value: value / 257).convert("L"))
    upright = upright.convert("RGB")
    factor = math.sqrt(_WORKED_ON / max(upright.width * upright.height, 1))
    if factor < 1:
        upright = upright.resize((max(int(upright.width * factor), 1), max(int(upright.height * factor), 1)))
        scale *= factor
    return upright, scale
