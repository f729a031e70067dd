"""Archives: what of them is read, under which names, and what is said of the rest."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.model import Metadata
from kg.reading.inputs import Limits, Opened, find_inputs

TEXT = "岚山区总工会慰问职工。"
OTHER = "岚山区总工会召开会议。"


def read(*paths: Path, limits: Limits | None = None) -> tuple[dict[str, str], list[str]]:
    """The texts by name, and what was said of the rest."""
    texts: dict[str, str] = {}
    problems: list[str] = []
    for item in Opened(find_inputs(paths, limits or Limits()).files):
        try:
            if isinstance(item, ReadingError):
                raise item
            texts[item.name] = item.read().data.decode("utf-8")
        except ReadingError as error:
            assert "\n" not in str(error) and not error.name.startswith("/")
            problems.append(str(error))
    return texts, problems


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: dict[str, str | bytes], form: int = tarfile.PAX_FORMAT, encoding: str = "utf-8") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form, encoding=encoding) as archive:
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def same(data: bytes) -> bytes:
    return data


MEMBERS: dict[str, str | bytes] = {"b/会议.md": OTHER, "a.txt": TEXT, "tool.py": "x", "old.doc": "x"}


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("pages.zip", lambda: zipped(MEMBERS)),
        ("pages.tar", lambda: tarred(MEMBERS)),
        ("pages.tgz", lambda: gzip.compress(tarred(MEMBERS))),
        ("pages.tar.gz", lambda: gzip.compress(tarred(MEMBERS, tarfile.GNU_FORMAT))),
        ("pages.tar.bz2", lambda: bz2.compress(tarred(MEMBERS, tarfile.USTAR_FORMAT))),
        ("pages.tar.xz", lambda: lzma.compress(tarred(MEMBERS))),
    ],
)
def test_documents_in_archives_are_named_by_where_they_lie(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    (tmp_path / name).write_bytes(make())
    texts, problems = read(tmp_path)
    assert texts == {f"{name}/b/会议.md": OTHER, f"{name}/a.txt": TEXT} and problems == []


def test_an_archive_is_known_by_its_content_and_other_formats_are_counted(tmp_path: Path) -> None:
    (tmp_path / "upload").write_bytes(zipped(MEMBERS))
    opened = Opened(find_inputs([tmp_path / "upload"]).files)
    assert [item.name for item in opened] == ["upload/b/会议.md", "upload/a.txt"]
    assert opened.passed_over == {".doc": 1} and opened.expected == 2


def test_archives_in_archives_and_no_deeper_than_the_limit(tmp_path: Path) -> None:
    inner = zipped({"c.txt": TEXT})
    for depth in range(2, 5):
        inner = zipped({f"d{depth}.zip": inner, f"e{depth}.txt": OTHER})
    (tmp_path / "outer.zip").write_bytes(zipped({"t.tar.gz": gzip.compress(tarred({"c.txt": TEXT}))}))
    (tmp_path / "deep.zip").write_bytes(inner)
    texts, problems = read(tmp_path)
    assert texts["outer.zip/t.tar.gz/c.txt"] == TEXT
    assert set(texts) > {"deep.zip/e4.txt", "deep.zip/d4.zip/e3.txt", "deep.zip/d4.zip/d3.zip/e2.txt"}
    [problem] = problems
    assert problem.startswith("deep.zip/d4.zip/d3.zip/d2.zip: ") and "3 archives deep" in problem


def test_names_in_gbk_and_what_macos_adds(tmp_path: Path) -> None:
    # A ZIP program of Chinese Windows writes GBK bytes and does not set the flag for UTF-8.
    placeholder = "abcdefgh.txt"
    data = zipped({placeholder: TEXT, "__MACOSX/._a.txt": "x", ".DS_Store": "x", "x/.hidden.txt": "x"})
    data = data.replace(placeholder.encode(), "年度总结".encode("gbk") + b".txt")
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "b.tar").write_bytes(tarred({"年度总结.txt": TEXT}, tarfile.USTAR_FORMAT, "gbk"))
    texts, problems = read(tmp_path)
    assert texts == {"a.zip/年度总结.txt": TEXT, "b.tar/年度总结.txt": TEXT} and problems == []


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    data = zipped({"x": TEXT, "good.txt": OTHER})
    directory = data.index(b"PK\1\2")
    data = data[: directory + 28] + b"\0\0" + data[directory + 30 : directory + 46] + data[directory + 47 :]
    end = data.rindex(b"PK\5\6")
    size = int.from_bytes(data[end + 12 : end + 16], "little") - 1
    (tmp_path / "a.zip").write_bytes(data[: end + 12] + size.to_bytes(4, "little") + data[end + 16 :])
    assert read(tmp_path) == ({"a.zip/good.txt": OTHER}, [])


def test_names_are_only_names(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "evil.zip").write_bytes(
        zipped({"../../up.txt": TEXT, "/etc/root.txt": OTHER, "C:\\win\\a.txt": TEXT, "new\nline.txt": OTHER})
    )
    texts, problems = read(inside)
    assert set(texts) == {
        "evil.zip/up.txt",
        "evil.zip/etc/root.txt",
        "evil.zip/C:/win/a.txt",
        "evil.zip/new\\nline.txt",
    }
    assert problems == [] and sorted(path.name for path in tmp_path.rglob("*")) == ["evil.zip", "in"]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(
        zipped({"secret.txt": TEXT, "odd.txt": TEXT, "broken.txt": TEXT * 9, "good.txt": OTHER}, 8)
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
    directory = data.rindex(b"PK\5\6")
    for name, at, value in (("secret.txt", 8, b"\1\0"), ("odd.txt", 10, b"\x63\0")):
        entry = data.rindex(name.encode(), 0, directory) - 46
        data[entry + at : entry + at + 2] = value
    start = infos["broken.txt"].header_offset + 45
    data[start : start + 4] = b"\xff\xff\xff\xff"
    (tmp_path / "a.zip").write_bytes(bytes(data))
    texts, problems = read(tmp_path)
    assert texts == {"a.zip/good.txt": OTHER}
    said = dict(problem.split(": ", 1) for problem in problems)
    assert "password" in said["a.zip/secret.txt"] and "unsupported compression" in said["a.zip/odd.txt"]
    assert "damaged" in said["a.zip/broken.txt"]


def test_links_devices_and_names_that_stand_twice(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("pipe.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "../secret"
            archive.addfile(info)
        for text in (TEXT, OTHER):
            info = tarfile.TarInfo("twice.txt")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    (tmp_path / "a.tar").write_bytes(file.getvalue())
    texts, problems = read(tmp_path)
    assert texts == {"a.tar/twice.txt": TEXT}
    assert [problem.split(": ")[0] for problem in problems] == [
        "a.tar/link.txt",
        "a.tar/pipe.txt",
        "a.tar/twice.txt",
    ]


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.99])
def test_truncated_archives_give_what_is_whole(tmp_path: Path, cut: float) -> None:
    import random

    chance = random.Random(0)
    members: dict[str, str | bytes] = {
        f"{n}.txt": "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(3000)) for n in range(9)
    }
    for name, data in (("a.zip", zipped(members)), ("b.tar.gz", gzip.compress(tarred(members)))):
        (tmp_path / name).write_bytes(data[: int(cut * len(data))])
    texts, problems = read(tmp_path)
    assert len(problems) == 2 and all("incomplete" in problem for problem in problems)
    assert all(text == members[name.rpartition("/")[2]] for name, text in texts.items())
    assert len(texts) >= 8 * cut - 1  # of the TAR; a ZIP has its directory at the end


def test_bombs_are_left_out(tmp_path: Path) -> None:
    zeros = bytes(60_000_000)
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": zeros, "good.txt": TEXT}))
    (tmp_path / "b.tar.xz").write_bytes(
        lzma.compress(tarred({"good.txt": TEXT, "bomb.txt": zeros}), preset=1)
    )
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(zeros))
    texts, problems = read(tmp_path)
    assert texts == {"a.zip/good.txt": TEXT, "b.tar.xz/good.txt": TEXT}
    assert len(problems) == 3 and all("far more than text does" in problem for problem in problems)


def test_limits_end_an_archive_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.txt": f"{TEXT}{n}" for n in range(30)}))
    (tmp_path / "b.tar").write_bytes(tarred({f"{n}.txt": f"{TEXT}{n}" for n in range(30)}))
    texts, problems = read(tmp_path, limits=Limits(members=10))
    assert len(texts) == 20 and [problem.split(":")[0] for problem in problems] == ["a.zip", "b.tar"]
    assert all("more than 10 members" in problem and "unpack it" in problem for problem in problems)
    texts, problems = read(tmp_path / "a.zip", limits=Limits(unpacked=200))
    assert 0 < len(texts) < 10 and len(problems) == 1 and "unpacks to more" in problems[0]
    texts, problems = read(tmp_path / "a.zip", limits=Limits(file=34))
    assert len(texts) == 10 and len(problems) == 20 and all("larger than" in problem for problem in problems)


def test_a_directory_that_would_fill_memory_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n:05}.txt": "" for n in range(9000)}))
    texts, problems = read(tmp_path, limits=Limits(members=100))
    assert texts == {} and len(problems) == 1 and "more than 100 members" in problems[0]


def test_notes_in_archives(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "a.txt": TEXT,
        "a.json": '{"title": "甲", "date": "2024-03-05"}',
        "b/a.txt": OTHER,
        "b/a.txt.json": "{",
    }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    (tmp_path / "b.tgz").write_bytes(gzip.compress(tarred(members)))
    for item in Opened(find_inputs([tmp_path]).files):
        assert not isinstance(item, ReadingError)
        given = item.read()
        if item.name.endswith("/b/a.txt"):
            assert given.metadata == Metadata() and len(given.warnings) == 1
            assert "a.txt.json: " in given.warnings[0] and "not JSON" in given.warnings[0]
        else:
            assert given.metadata == Metadata(title="甲", date="2024-03-05") and given.warnings == ()


def test_compressed_files_and_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(b'{"text": "x"}\n{"text": "y"}\n'))
    (tmp_path / "c.zip").write_bytes(zipped({}))
    texts, problems = read(tmp_path)
    assert texts == {"a.txt.gz/a.txt": TEXT, "b.jsonl.xz/b.jsonl#1": "x", "b.jsonl.xz/b.jsonl#2": "y"}
    assert problems == []


def test_a_header_of_unlikely_size_is_not_taken_into_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 900_000_000
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(info.tobuf() + bytes(40_000_000)))
    texts, problems = read(tmp_path)
    assert texts == {} and len(problems) == 1


def test_an_office_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "report.bin").write_bytes(
        zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    )
    [item] = Opened(find_inputs([tmp_path / "report.bin"]).files)
    assert item.name == "report.bin"
