# ruff: noqa: E501 (markup in one line reads better)
"""Word files: what a reader of the finished document sees, as blocks; and files that are damaged, locked or hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import STRICT, TRANSITIONAL, word_file

from kg.errors import ReadingError
from kg.model import BlockKind, Metadata
from kg.reading import read_document
from kg.reading.formats import read_source
from kg.reading.formats.detection import DOCX, detect
from kg.reading.formats.docx import read
from kg.reading.formats.word import container, numbering
from kg.reading.source import SourceText

docx = pytest.importorskip("docx", reason="python-docx writes the files of these tests")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def lines(body: str, parts: dict[str, str | bytes] | None = None) -> list[str]:
    return read("a.docx", word_file(body, parts)).text.split("\n")


def written(document: object) -> SourceText:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return read_source("a.docx", buffer.getvalue())


def test_a_document_as_a_program_writes_it() -> None:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "庆城县总工会工作报告", "何丽娟"
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.sections[0].footer.paragraphs[0].text = "第1页"
    made.add_heading("庆城县总工会工作报告", 0)
    made.add_heading("一、工作回顾", 1)
    paragraph = made.add_paragraph("举办竞赛18场")
    paragraph.add_run("（待核）").font.hidden = True
    paragraph.add_run("，参赛职工3200余人次。")
    made.add_paragraph("图1 竞赛现场", style="Caption")
    table = made.add_table(rows=3, cols=3)
    cells = [("姓　名", "单　位", "职　务"), ("陶卫平", "庆城县人民医院", "护士长"), ("钟慧兰", "", "医师")]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    source = written(made)
    assert source.media_type == DOCX
    assert source.metadata == Metadata(title="庆城县总工会工作报告", authors=("何丽娟",))
    assert [(source.text[h.start : h.end], h.kind, h.level, h.row) for h in source.hints] == [
        ("庆城县总工会工作报告", BlockKind.HEADING, 1, False),
        ("一、工作回顾", BlockKind.HEADING, 2, False),
        ("举办竞赛18场，参赛职工3200余人次。", None, 0, False),
        ("图1 竞赛现场", BlockKind.CAPTION, 0, False),
        ("姓　名　单　位　职　务", None, 0, True),
        ("陶卫平　庆城县人民医院　护士长", None, 0, True),
        ("钟慧兰　医师", None, 0, True),
    ]


def test_paragraphs_become_sentences_of_the_document() -> None:
    body = p("庆城县总工会召开会议") + p("3月1日，庆城县总工会召开会议。") + p("县总工会主席何丽娟讲话。")
    document = read_document("a.docx", word_file(body))
    texts = [sentence.text for article in document.articles for sentence in article.sentences]
    assert texts == ["庆城县总工会召开会议", "3月1日，庆城县总工会召开会议。", "县总工会主席何丽娟讲话。"]


def test_tracked_changes_fields_and_comments() -> None:
    body = (
        "<w:p><w:r><w:t>投入</w:t></w:r><w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:ins><w:r><w:t>86</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>余</w:t></w:r></w:moveFrom><w:r><w:t>万元</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:commentRangeStart w:id='0'/><w:hyperlink><w:r><w:t>，见附件</w:t></w:r></w:hyperlink><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    assert lines(body, {"word/comments.xml": "<w:comments xmlns:w='W'/>"}) == ["投入86万元，见附件"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    cut = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>会议</w:t></w:r></w:p>"
    assert lines(cut + p("结束。") + cut) == ["会议结束。", "会议"]


def test_hidden_text_by_run_style_and_paragraph_style() -> None:
    styles = (
        '<w:styles xmlns:w="W"><w:style w:styleId="a"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    body = "<w:p>" + run.format("<w:vanish/>", "一") + run.format("<w:vanish w:val='0'/>", "二")
    body += run.format("<w:rStyle w:val='b'/>", "三") + run.format("", "四") + "</w:p>"
    body += p("五", "<w:pStyle w:val='b'/>")
    assert lines(body, {"word/styles.xml": styles}) == ["二四"]


def test_text_boxes_once_and_notes_after_their_paragraph() -> None:
    box = "<w:txbxContent>" + p("文本框。") + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{drawing}<w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>一。</w:t></w:r></w:p>"
    notes = (
        '<w:footnotes xmlns:w="W"><w:footnote w:type="separator" w:id="0">'
        + p("——")
        + '</w:footnote><w:footnote w:id="2">'
        "<w:p><w:r><w:t>注释</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:footnote></w:footnotes>"
    )
    assert lines(body + p("正文二。"), {"word/footnotes.xml": notes}) == [
        "正文一。",
        "文本框。",
        "注释",
        "正文二。",
    ]


def test_numbers_of_lists() -> None:
    def level(depth: int, form: str, text: str) -> str:
        start = "<w:start w:val='1'/>"
        return f"<w:lvl w:ilvl='{depth}'>{start}<w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"

    def item(text: str, number: int, depth: int = 0) -> str:
        return p(text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")

    parts: dict[str, str | bytes] = {
        "word/numbering.xml": '<w:numbering xmlns:w="W"><w:abstractNum w:abstractNumId="5">'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%1.%3")
        + level(3, "decimal", "%1.%4").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
        + "</w:abstractNum><w:abstractNum w:abstractNumId='6'>"
        + level(0, "bullet", "\uf0b7")
        + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='6'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        "</w:numbering>"
    }
    body = (
        item("甲", 1)
        + item("乙", 1, 1)
        + item("丙", 1, 1)
        + item("丁", 1)
        + item("戊", 1, 1)
        + item("己", 1, 2)
        + item("寅", 1, 3)
    )
    body += item("庚", 2) + item("辛", 0) + item("壬", 9) + item("癸", 3) + item("子", 3)
    assert lines(body, parts) == [
        *(
            "一、甲",
            "（一）乙",
            "（二）丙",
            "二、丁",
            "（一）戊",
            "二.1 己",
            "2.1 寅",
            "庚",
            "辛",
            "壬",
            "一、癸",
            "二、子",
        ),
    ]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "japaneseCounting", "二十"),
        (103, "chineseCountingThousand", "一百〇三"),
        (110, "chineseCountingThousand", "一百一十"),
        (3, "decimalEnclosedCircle", "③"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (7, "decimalZero", "07"),
        (0, "chineseCounting", "0"),
        (5, "hex", "5"),
    ],
)
def test_forms_of_numbers(number: int, form: str, shown: str) -> None:
    assert numbering._written(number, form) == shown


def test_headings_by_outline_level_and_only_if_they_look_like_one() -> None:
    styles = (
        '<w:styles xmlns:w="W"><w:style w:styleId="2"><w:name w:val="标题 1"/></w:style>'
        '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style></w:styles>'
    )
    body = (
        p("一、回顾\t1", "<w:pStyle w:val='T1'/>")
        + p("一、回顾", "<w:pStyle w:val='2'/>")
        + p("（一）竞赛", "<w:outlineLvl w:val='1'/>")
    )
    body += (
        p("全年举办竞赛。", "<w:pStyle w:val='2'/>")
        + p("正文", "<w:outlineLvl w:val='9'/>")
        + p("甲", "<w:pStyle w:val='x'/>")
    )
    source = read("a.docx", word_file(body, {"word/styles.xml": styles}))
    assert [(source.text[h.start : h.end], h.level) for h in source.hints] == [
        *(("一、回顾", 2), ("（一）竞赛", 3), ("全年举办竞赛。", 0), ("正文", 0), ("甲", 0)),
    ]


def test_a_table_that_lays_a_page_out_falls_apart() -> None:
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(p('甲'))}{cell.format(p('乙'))}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell.format(p('会议召开。') + p('会议结束。'))}</w:tr><w:tr>{cell.format(inner + p(''))}</w:tr></w:tbl>"
    source = read("a.docx", word_file(body))
    assert source.text == "会议召开。\n会议结束。\n甲　乙"
    assert [hint.row for hint in source.hints] == [False, False, True]


def test_line_breaks_and_tabs() -> None:
    run = "<w:p><w:r><w:t>会议召开</w:t><w:br/><w:t>主席讲话</w:t></w:r></w:p>"
    source = read("a.docx", word_file(run + "<w:p><w:r><w:t>何丽娟</w:t><w:tab/><w:t>主席</w:t></w:r></w:p>"))
    assert source.text == "会议召开\n主席讲话\n\n何丽娟\t主席" and len(source.hints) == 1


@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml"])
def test_strict_files_and_other_names_of_the_main_part(namespace: str, main: str) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="/'
        + main
        + '" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>'
    )
    data = word_file(p("会议召开。"), {"_rels/.rels": relations}, namespace=namespace, main=main)
    assert detect(data) == DOCX and read_source("a.docm", data).text == "会议召开。"


def _edited(data: bytes, name: str, content: bytes | None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        if content is not None:
            new.writestr(name, content)
    return buffer.getvalue()


GOOD = word_file(p("会议召开。"))
LAUGHS = (
    b"<!DOCTYPE w [<!ENTITY a 'ha'>"
    + b"".join(
        b"<!ENTITY a%d '&a%s;&a%s;'>"
        % (n, b"" if n == 1 else b"%d" % (n - 1), b"" if n == 1 else b"%d" % (n - 1))
        for n in range(1, 30)
    )
    + b"]><w>&a29;</w>"
)
OUTSIDE = b"<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w>&a;</w>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD[: len(GOOD) // 2], "damaged or cut off Word file"),
        (_edited(GOOD, "word/document.xml", None) + b"", None),
        (_edited(word_file("", {"word/styles.xml": "<w/>"}), "word/document.xml", None), "without its main part"),
        (_edited(GOOD, "word/document.xml", b"<w:document>"), "word/document.xml is damaged"),
        (_edited(GOOD, "word/document.xml", b""), "word/document.xml is damaged"),
        (_edited(GOOD, "word/document.xml", LAUGHS), "word/document.xml is damaged"),
        (_edited(GOOD, "word/document.xml", OUTSIDE), "word/document.xml is damaged"),
        (_edited(GOOD, "word/document.xml", b"<a>" * 100_000), "word/document.xml is damaged"),
        (_edited(GOOD, "word/document.xml", b" " * (container.MOST_BYTES + 1)), "has more than 30000000 bytes when unpacked"),
        (word_file("<w:p/>"), "has no text, maybe only pictures"),
    ],
)  # fmt: skip
def test_damaged_and_hostile_files_are_refused_in_one_line(data: bytes, expected: str | None) -> None:
    if expected is None:
        assert detect(data) == "application/zip"  # a ZIP file without any part of Word's
        return
    with pytest.raises(ReadingError, match=expected) as refusal:
        read_source("a.docx", data)
    assert str(refusal.value).startswith("a.docx: ") and "\n" not in str(refusal.value)


def test_what_a_part_says_of_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(_edited(GOOD, "word/document.xml", b" " * 1_000_000))
    monkeypatch.setattr(container, "MOST_BYTES", 1_000)
    with pytest.raises(ReadingError, match="more than 1000 bytes"):
        read("a.docx", bytes(data))


def test_passwords_and_old_files() -> None:
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    for stream, expected in (
        ("EncryptedPackage", "password-protected"),
        ("WordDocument", "save it as .docx"),
        ("", "an old Office file"),
    ):
        with pytest.raises(ReadingError, match=expected):
            read_source("a.doc", signature + stream.encode("utf-16-le"))


def test_outside_parts_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:document><w:body>" + p("密文。") + "</w:body></w:document>", encoding="utf-8")
    relations = f'<r><Relationship TargetMode="External" Target="file://{secret}" Type="x/officeDocument"/><Relationship Target="../../{secret}" Type="x/officeDocument"/></r>'
    assert read("a.docx", word_file(p("会议召开。"), {"_rels/.rels": relations})).text == "会议召开。"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("庆城县总工会召开会议，。　 \t3月", min_size=1, max_size=20), min_size=1, max_size=8))
def test_every_paragraph_is_read_once_and_in_order(paragraphs: list[str]) -> None:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    kept = [text for text in (text.strip(" \t　") for text in paragraphs) if text]
    if not kept:
        with pytest.raises(ReadingError, match="has no text"):
            written(made)
    else:
        assert written(made).text.split("\n") == kept


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_gives_a_text_or_one_line(place: int, damage: bytes) -> None:
    try:
        read("a.docx", GOOD[:place] + damage + GOOD[place + len(damage) :])
    except ReadingError as error:
        assert "\n" not in str(error)
