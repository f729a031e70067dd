"""Valid small files of each format, made here or by a library, and the words that a damage may put in."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path

from kg.reading.formats.detection import DOCX, HTML, MHTML, PDF
from kg.reading.source import PLAIN_TEXT

__all__ = ["CONTAINERS", "TEXTUAL", "inside_of", "seeds_of", "words_of"]

_PASSAGES = Path(__file__).parent.parent / "tests" / "gold" / "passages"

CONTAINERS = {
    "application/zip": ".zip",
    "application/x-tar": ".tar",
    "application/gzip": ".tgz",
    "application/x-bzip2": ".bz2",
    "application/x-xz": ".xz",
    "application/jsonl": ".jsonl",
}
"""What holds documents: media type and a suffix."""

_SHORT = "岚山区总工会慰问职工\n\n本报讯（记者 丁一 通讯员 王二）6月12日，区总工会主席高望舒一行慰问职工160人次。\n"
_DOUBLED = (
    "岚岚山山区区总总工工会会\n\ue000\ue000\ue000先后获得“全国模范职工之家”称号。\n"
    "　　近年来，投入资金7 2 0万\n元。\n"
)
_MARKDOWN = (
    "---\ntitle: 慰问\ndate: 2024-03-05\n---\n# 标题\n\n**区总工会** 慰问\n\n- 一、先进\n- 二、集体\n> 引文\n"
)


TEXTUAL = (PLAIN_TEXT, HTML, "application/jsonl")
"""What is text itself, so that damage can leave it one."""


def _texts() -> list[bytes]:
    passages = [file.read_text("utf-8")[:1500] for file in sorted(_PASSAGES.glob("dev-*.txt"))[:6]]
    texts = [_SHORT, _DOUBLED, _MARKDOWN, *passages]
    return [
        *(text.encode() for text in texts),
        _SHORT.encode("gb18030"),
        _SHORT.encode("utf-8-sig"),
        _SHORT.encode("utf-16"),
        _DOUBLED.replace("\n", "\r\n").encode(),
    ]


def _pages() -> list[bytes]:
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>慰问职工_岚山网</title>'
        '<meta property="article:published_time" content="2024-03-05"></head><body><nav><a href="/">首页</a></nav>'
        "<article><h1>区总工会慰问职工</h1><p>　　6月12日，&nbsp;区总工会主席<b>高望舒</b>慰问职工160人次&#x3002;</p>"
        "<table><tr><td>姓名</td><td>单位</td></tr><tr><td>丁一</td><td>某厂</td></tr></table>"
        "<p>第二段<br>换行，获“先进”称号。</p></article><script>var a='<p>不是';</script><!-- x --></body></html>"
    )
    return [
        page.encode(),
        page.replace("utf-8", "gb2312").encode("gbk", "replace"),
        page.replace("<p>", "<p><div><span>").encode(),
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{_SHORT}</p>'
        "</body></html>".encode(),
    ]


def _mht() -> list[bytes]:
    import base64

    body = base64.encodebytes(_pages()[0]).decode("ascii")
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.example/"
    return [f"{head}--b\r\n{part}\r\n\r\n{body}\r\n--b--\r\n".encode()]


def _word() -> list[bytes]:
    # Stored, so that damage reaches the XML; and deflated, as Word writes it.
    return [_zip(_word_parts(), zipfile.ZIP_STORED), _zip(_word_parts(), zipfile.ZIP_DEFLATED)]


def _word_parts() -> dict[str, str]:
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _SHORT.split("\n"))
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>丁一</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    document = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{paragraphs}{table}</w:body></w:document>"
    )
    return {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}


def _pdf() -> list[bytes]:
    """One page of text by hand, in a font that says what its codes mean (ToUnicode)."""
    text = "区总工会慰问职工"
    codes = "".join(f"{ord(character):04X}" for character in text)
    mapping = "\n".join(f"<{ord(character):04X}> <{ord(character):04X}>" for character in sorted(set(text)))
    streams = {
        4: f"BT /F1 12 Tf 72 720 Td <{codes}> Tj 0 -20 Td <{codes}> Tj ET",
        7: "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> "
        f"<FFFF> endcodespacerange {len(set(text))} beginbfchar\n{mapping}\nendbfchar endcmap end end",
    }
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        5: "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        6: "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
    }
    objects |= {n: f"<</Length {len(body)}>>stream\n{body}\nendstream" for n, body in streams.items()}
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj{objects[number]}endobj\n".encode()
    table = "".join(f"{places[number]:010} 00000 n \n" for number in sorted(objects))
    start = len(out)
    out += f"xref\n0 8\n0000000000 65535 f \n{table}trailer<</Size 8/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return [bytes(out)]


def _image(form: str) -> list[bytes]:
    if util.find_spec("PIL") is None:
        return [b"\x89PNG\r\n\x1a\n" + bytes(60)]
    image = import_module("PIL.Image").new("L", (64, 32), 255)
    file = io.BytesIO()
    image.save(file, form)
    return [file.getvalue()]


def _zip(members: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in _members().items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def _members() -> dict[str, bytes]:
    return {
        "甲/一.txt": _SHORT.encode(),
        "甲/一.json": '{"title": "慰问", "date": "2024-03-05"}'.encode(),
        "b.jsonl": _records()[0],
        "c.md": _MARKDOWN.encode(),
    }


def _records() -> list[bytes]:
    records = [
        {"text": _SHORT, "title": "慰问", "date": "2024-03-05"},
        {"content": _DOUBLED, "authors": ["丁一"]},
    ]
    return [
        "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode(),
        "".join(json.dumps(each) + "\r\n" for each in records).encode(),
    ]


def _archives() -> list[bytes]:
    return [
        _zip(_members()),
        _zip(_members(), zipfile.ZIP_STORED),
        _zip({"x.zip": _zip(_members()), "y.tar": _tar()}),
    ]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    PLAIN_TEXT: _texts,
    HTML: _pages,
    MHTML: _mht,
    DOCX: _word,
    PDF: _pdf,
    "application/zip": _archives,
    "application/x-tar": lambda: [_tar()],
    "application/gzip": lambda: [gzip.compress(_tar(), mtime=0), gzip.compress(_records()[0], mtime=0)],
    "application/x-bzip2": lambda: [bz2.compress(_tar()), bz2.compress(_SHORT.encode())],
    "application/x-xz": lambda: [lzma.compress(_tar()), lzma.compress(_SHORT.encode())],
    "application/jsonl": _records,
}

_WORDS: dict[str, str] = {
    PLAIN_TEXT: "“ ” ‘ ’ 《 》 （ ） 。 ； 、 ： —— … # ** __ > --- \ue000\ue000\ue000 \ufffd \u200b 会会 "
    "（记者 本报讯 图为 ① １２３ 工",
    HTML: "<p> </p> <div> </div> <table> <tr> <td> <br> &nbsp; &#x3002; &#55357; &#0; &lt; <!-- --> <script> "
    "<![CDATA[ <h1> <a href= <title> <meta <svg> <math> <template> <pre> <textarea>",
    MHTML: "--b Content-Type: boundary= base64 quoted-printable =E5 =\r\n --b-- charset=gbk",
    DOCX: "<w:p> </w:p> <w:t> <w:r> <w:tbl> <w:tc> <w:br/> <w:tab/> <!DOCTYPE <!ENTITY &x; xmlns= "
    "PK\x03\x04 PK\x01\x02 PK\x05\x06",
    PDF: "obj endobj stream endstream xref trailer /Root /Pages /Kids /Count /Length << >> [ ] R /Filter "
    "/FlateDecode /Encrypt %%EOF startxref Tj TJ BT ET Tf Td 0 -1 99999999 1e30",
    "application/jsonl": '{"text":" " "} { } [ ] , \\u0000 \\ud800 \\n null 1e999 -0 "date": "title": NaN',
}


def seeds_of(media_type: str) -> list[bytes]:
    """Valid files of the format; of one that nobody has written for here, files of the others."""
    if media_type.startswith("image/"):
        return _image(media_type.removeprefix("image/").upper())
    return _SEEDS.get(media_type, _archives)()


def inside_of(media_type: str) -> tuple[list[bytes], Callable[[bytes], bytes]] | None:
    """What files of the format wrap, and the wrapping: damage inside of a compressed file is never reached else."""
    match media_type:
        case "application/gzip":
            return [_tar(), *_records()], lambda data: gzip.compress(data, 1, mtime=0)
        case "application/x-bzip2":
            return [_tar(), *_records()], bz2.compress
        case "application/x-xz":
            return [_tar(), *_records()], lambda data: lzma.compress(data, preset=0)
        case "application/zip":
            return [_tar(), *_records(), *_archives()], lambda data: _zip(
                {"a.tar": data, "b.txt": data, "b.json": data}
            )
        case _ if media_type == DOCX:
            parts = _word_parts()
            return [parts["word/document.xml"].encode()], lambda data: _zip(
                {**{name: part.encode() for name, part in parts.items()}, "word/document.xml": data}
            )
    return None


def words_of(media_type: str) -> tuple[bytes, ...]:
    """What means something in the format."""
    words = _WORDS.get(media_type, "PK\x03\x04 PK\x01\x02 PK\x05\x06 ustar \x1f\x8b\x08 ../ \x00\x00")
    return tuple(word.encode() for word in words.split(" ") if word)
