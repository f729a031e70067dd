"""Images and scanned pages: recognised where the extra is installed, refused with what to install where it is not."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("reportlab", reason="reportlab, which makes the pages, is not installed")
pytest.importorskip("PIL", reason="Pillow is not installed")

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pages_made import Text, font_file, made

from kg.errors import ReadingError
from kg.reading import read_document
from kg.reading.formats import read_source, recognition
from kg.reading.formats.detection import detect

if TYPE_CHECKING:
    from PIL.Image import Image

recognised = pytest.mark.skipif(
    not recognition.is_installed() or font_file() is None,
    reason="the extra gonghui-kg[ocr], or a Chinese TrueType font, is not installed",
)

pytestmark = pytest.mark.usefixtures("in_this_process")

TEXT = Text(
    "庆城县总工会召开全委会议",
    (),
    (
        "4月12日，庆城县总工会召开全委会议，部署全年工作任务，县总工会主席陈立出席会议并讲话，要求各级工会建成"
        "职工书屋12家，帮扶困难职工300户。",
        "会议指出，全县各级工会要团结动员广大职工建功立业，举办职业技能竞赛18场，选树技术能手40名，推动产业工人"
        "队伍建设改革走深走实。",
        "会议强调，要聚焦职工急难愁盼，办好普惠服务，筹集帮扶资金86万元，走访慰问一线职工1200名，新建户外劳动者服务"
        "站点9个，把党和政府的关怀送到职工心坎上。",
    ),
)
FORMATS = {"PNG": "png", "JPEG": "jpeg", "TIFF": "tiff", "BMP": "bmp", "WEBP": "webp", "GIF": "gif"}


def _picture(scale: float = 200 / 72) -> Image:
    """The upper part of a page in two columns, as a scanner sees it."""
    import pypdfium2

    page = pypdfium2.PdfDocument(made([TEXT], "two columns"))[0]
    image = page.render(scale=scale).to_pil().convert("L")
    return image.crop((0, 0, image.width, int(0.28 * image.height)))


def _saved(image: Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _closed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", FORMATS)
def test_images_are_known_by_their_first_bytes(kind: str) -> None:
    from PIL import Image

    assert detect(_saved(Image.new("L", (20, 20)), kind)) == f"image/{FORMATS[kind]}"


def test_text_that_begins_like_an_image_is_text() -> None:
    assert detect("BM公司总工会慰问职工".encode()) == "text/plain"
    assert detect("II*，总工会".encode()) == "text/plain"


def test_an_image_without_the_recogniser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    with pytest.raises(ReadingError) as caught:
        read_source("scan.png", _saved(Image.new("L", (20, 20)), "PNG"))
    assert str(caught.value).startswith("scan.png: ")
    assert "pip install 'gonghui-kg[ocr]'" in str(caught.value) and "\n" not in str(caught.value)


@recognised
def test_columns_of_a_scanned_page_are_read_in_order_and_alike_each_time() -> None:
    data = _saved(_picture(), "PNG", dpi=(200, 200))
    source = read_source("scan.png", data)
    text = _closed(source.text)
    for paragraph in TEXT.paragraphs:
        assert paragraph in text
    assert text.index(TEXT.title) < text.index(TEXT.paragraphs[0]) < text.index(TEXT.paragraphs[1])
    assert read_source("scan.png", data) == source
    sentences = [s.text for a in read_document("scan.png", data).articles for s in a.sentences]
    assert TEXT.paragraphs[1] in sentences


@recognised
def test_a_scanned_file_of_several_pages_is_read_page_by_page() -> None:
    from PIL import Image

    picture = _picture()
    blank = Image.new("L", picture.size, 255)
    data = _saved(picture, "PDF", save_all=True, append_images=[blank], resolution=200)
    source = read_source("scan.pdf", data)
    assert TEXT.paragraphs[0] in _closed(source.text)
    assert len(source.pages) == 2
    assert source.media_type == "application/pdf"


@recognised
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8\xff\xe0" + b"x" * 60])
def test_a_damaged_image_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="damaged"):
        read_source("x", data)


@recognised
def test_an_image_without_text_is_refused() -> None:
    from PIL import Image

    with pytest.raises(ReadingError, match="no text"):
        read_source("x", _saved(Image.new("RGB", (300, 200), "white"), "PNG"))
