"""PDF files as they come: locked, cut off, empty, scanned, with invisible text, without Unicode."""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab, which makes the files, is not installed")

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pages_made import Press, Text, font_file, made

from kg.errors import ReadingError
from kg.reading.formats import read_source, recognition
from kg.reading.formats.detection import detect

pytestmark = pytest.mark.usefixtures("in_this_process")

TEXT = Text(
    "庆城县总工会召开全委会议",
    (),
    ("4月12日，庆城县总工会召开全委会议，部署全年工作任务，要求建成职工书屋12家。" * 3,),
)
PAGE = made([TEXT], "two columns")


def _file(*draw: Callable[[Any], None], **options: Any) -> bytes:
    """A file of a page for each function, which draws on a canvas of 600 by 800 points."""
    from reportlab.pdfgen.canvas import Canvas

    Press()  # registers the fonts
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1, **options)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _write(
    text: str, mode: int = 0, x: float = 60, y: float = 700, size: float = 12
) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        line = canvas.beginText(x, y)
        line.setFont(Press().font, size)
        line.setTextRenderMode(mode)
        for part in text.split("\n"):
            line.textLine(part)
        canvas.drawText(line)

    return draw


def _scan(canvas: Any) -> None:
    """An image that covers the page."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 0, 0, 600, 800)


def _without_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)


def _refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read_source("x.pdf", data)
    message = str(caught.value)
    assert message.startswith("x.pdf: ")
    assert "\n" not in message
    return message


def test_a_pdf_file_is_one_by_its_first_bytes_whatever_stands_before_them() -> None:
    assert detect(PAGE) == detect(b"\n\n" + PAGE) == "application/pdf"
    assert "全委会议" in read_source("x", b"\r\n" + PAGE).text


def test_a_password_is_asked_for() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert "password" in _refusal(_file(_write("总工会"), encrypt=StandardEncryption("secret")))


def test_a_file_that_anybody_may_open_is_read_although_it_is_encrypted() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = _file(_write("庆城县总工会"), encrypt=StandardEncryption("", "owner"))
    assert "庆城县总工会" in read_source("x.pdf", data).text


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_file_that_is_cut_off_says_so(share: float) -> None:
    assert "cut off" in _refusal(PAGE[: int(share * len(PAGE))])


def test_a_file_without_its_end_is_read_with_a_warning() -> None:
    source = read_source("x.pdf", PAGE[: PAGE.rindex(b"startxref")])
    assert "全委会议" in source.text
    assert ["cut off" in warning for warning in source.warnings] == [True]


def test_damage_is_one_line_or_is_read_over(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_recogniser(monkeypatch)
    rng = random.Random(5)
    for _ in range(40):
        data = bytearray(PAGE)
        for _ in range(rng.choice([1, 20, 400])):
            data[rng.randrange(8, len(data))] = rng.randrange(256)
        try:
            read_source("x.pdf", bytes(data))
        except ReadingError as error:
            assert "\n" not in str(error)


def test_a_file_without_pages_and_one_without_text_are_refused() -> None:
    import pypdfium2

    buffer = io.BytesIO()
    pypdfium2.PdfDocument.new().save(buffer)
    assert "no pages" in _refusal(buffer.getvalue())
    assert "no text" in _refusal(_file(lambda canvas: None))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.reading.formats.pdf import opening

    monkeypatch.setattr(opening, "MOST_PAGES", 2)
    assert "3 pages, more than 2" in _refusal(_file(*[_write("总工会")] * 3))


def test_a_scanned_file_needs_the_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_recogniser(monkeypatch)
    assert "pip install 'gonghui-kg[ocr]'" in _refusal(_file(_scan))


def test_a_scanned_page_among_others_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_recogniser(monkeypatch)
    source = read_source("x.pdf", _file(_write("庆城县总工会慰问职工300名。"), _scan))
    assert "慰问职工300名" in source.text
    assert len(source.warnings) == 1
    assert "第 2 页" in source.warnings[0] and "gonghui-kg[ocr]" in source.warnings[0]


def test_invisible_text_behind_a_scan_is_read() -> None:
    hidden = "庆城县总工会慰问一线职工\n发放慰问金共计三十万元整"

    def draw(canvas: Any) -> None:
        _scan(canvas)
        _write(hidden, mode=3)(canvas)

    assert "庆城县总工会慰问一线职工\n发放慰问金共计三十万元整" in read_source("x.pdf", _file(draw)).text


def test_invisible_text_elsewhere_and_text_outside_the_page_are_not_read() -> None:
    def draw(canvas: Any) -> None:
        _write("庆城县总工会慰问职工300名。")(canvas)
        _write("暗藏的文字不应读出来", mode=3, y=500)(canvas)
        _write("页面之外的文字也不读", y=900)(canvas)
        _write("小得看不见的字也不读", y=300, size=0.5)(canvas)

    text = read_source("x.pdf", _file(draw)).text
    assert "慰问职工300名" in text
    assert not [word for word in ("暗藏", "之外", "看不见") if word in text]


def test_a_watermark_across_the_page_is_not_read() -> None:
    def draw(canvas: Any) -> None:
        for i in range(6):
            _write("庆城县总工会慰问一线职工，送去防暑用品。", y=700 - 30 * i)(canvas)
        canvas.saveState()
        canvas.rotate(40)
        _write("内部资料", x=400, y=100, size=60)(canvas)
        canvas.restoreState()

    text = read_source("x.pdf", _file(draw)).text
    assert text.count("防暑用品") == 6
    assert "内部" not in text and "资" not in text


@pytest.mark.skipif(font_file() is None, reason="no Chinese TrueType font to embed")
def test_a_font_that_does_not_name_its_characters_is_not_taken_for_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _without_recogniser(monkeypatch)
    data = PAGE.replace(b"/ToUnicode", b"/ToUnicodX")
    assert data != PAGE
    assert "without usable Unicode" in _refusal(data)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("庆城县总工会工作报告", "庆城县总工会工作报告"),
        ("Microsoft Word - 工作报告.doc", ""),
        ("工作报告.wps", ""),
        ("无标题", ""),
        ("Untitled", ""),
        ("report final", ""),
    ],
)
def test_the_title_of_the_file_is_taken_where_it_is_one(title: str, expected: str) -> None:
    def draw(canvas: Any) -> None:
        canvas.setTitle(title)
        canvas.setAuthor("打字员")
        _write("庆城县总工会慰问职工300名。")(canvas)

    metadata = read_source("x.pdf", _file(draw)).metadata
    assert metadata.title == expected
    assert (metadata.date, metadata.authors) == (None, ())
