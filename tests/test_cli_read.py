"""``kg read``: what users check offsets and repair with."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.cli import main

PAGE = (
    "岚岚山山区区总总工工会会为为快快递递员员送送健健康康\r\n\r\n"
    "　　６月12日，岚山区总工会副主席高望舒走进快递站点，为快递员免费体检160\r\n"
    "人次。区总工会获“全国模范职工之家”称号。\r\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "岚山.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    (tmp_path / "岚山.json").write_text('{"publisher": "岚山日报", "date": "2024-06-13"}', encoding="utf-8")
    return path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["read", *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_repaired_text_with_places_and_what_stood_there(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, str(page))
    assert (
        "岚山.txt  text/plain  gb18030" in text
        and "publisher: 岚山日报" in text
        and "date: 2024-06-13" in text
    )
    assert "=== 第 1 篇 article  岚山区总工会为快递员送健康" in text
    lines = text.splitlines()
    heading = lines.index("0-26\t岚山区总工会为快递员送健康")
    assert lines[heading - 1].startswith("--- 标题") and lines[heading + 1].endswith(PAGE[:26])
    for line in lines:
        if match := re.match(r"(\d+)-(\d+)\t(.*)", line):
            start, end = int(match[1]), int(match[2])
            assert PAGE[start:end].strip() and PAGE[start:end][-1] == match[3][-1]


def test_the_source_is_given_to_the_letter(page: Path) -> None:
    command = [sys.executable, "-m", "kg", "read", str(page), "--as", "source"]
    result = subprocess.run(command, capture_output=True, timeout=60)
    assert result.returncode == 0 and result.stdout.decode() == PAGE and result.stderr == b""


def test_json_has_all_that_reading_found(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(shown(capsys, str(page), "--as", "json"))
    assert (told["name"], told["media_type"], told["encoding"]) == ("岚山.txt", "text/plain", "gb18030")
    said = {"title": "岚山区总工会为快递员送健康", "publisher": "岚山日报", "date": "2024-06-13"}
    assert told["metadata"] == said and told["characters"] == len(PAGE)
    [article] = told["articles"]
    heading, first, second = article["sentences"]
    assert (heading["kind"], first["kind"], second["paragraph"]) == ("heading", "paragraph", 1)
    assert second["text"] == "区总工会获“全国模范职工之家”称号。"
    [[start, end]] = second["source"]
    assert PAGE[start:end] == second["text"]
    assert "160人次" in first["text"] and first["end"] - first["start"] == len(first["text"])


def test_one_document_of_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/一.txt", "甲。")
        archive.writestr("二.txt", "乙。")
    records = "".join(json.dumps({"text": f"第{n}份。"}) + "\n" for n in range(1, 40))
    (tmp_path / "b.jsonl").write_text(records, encoding="utf-8")
    assert shown(capsys, str(tmp_path / "a.zip"), "--document", "x/一.txt", "--as", "source") == "甲。"
    assert shown(capsys, str(tmp_path / "b.jsonl"), "--document", "12", "--as", "source") == "第12份。"
    assert shown(capsys, str(tmp_path / "b.jsonl"), "--document", "b.jsonl#3", "--as", "source") == "第3份。"
    for arguments, words in (
        (["a.zip"], "a.zip/x/一.txt, a.zip/二.txt"),
        (["b.jsonl"], "b.jsonl#10, …"),
        (["a.zip", "--document", "c.txt"], "has no document c.txt"),
    ):
        assert main(["read", str(tmp_path / arguments[0]), *arguments[1:]]) == 2
        captured = capsys.readouterr()
        assert captured.out == "" and words in captured.err and len(captured.err.splitlines()) == 1


def test_mistakes_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "table.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    for name, words in (
        ("missing.txt", "no such file"),
        (".", "is a folder"),
        ("empty.txt", "is empty"),
        ("table.xls", "old Office file"),
    ):
        assert main(["read", str(tmp_path / name)]) == 2
        captured = capsys.readouterr()
        assert captured.out == "" and words in captured.err and len(captured.err.splitlines()) == 1


def test_a_note_that_cannot_be_used_is_said_and_status_1(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.with_suffix(".json").write_text("{", encoding="utf-8")
    assert main(["read", str(page), "--as", "source"]) == 1
    captured = capsys.readouterr()
    assert captured.out == PAGE and "岚山.json: " in captured.err and "is read without it" in captured.err


def test_text_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "岚山区总工会慰问职工。\x1b]0;owned\x07\x1b[31m红\n" * 3 + "工会" * 200, encoding="utf-8"
    )
    for form in ("clean", "source"):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "kg", "read", str(tmp_path / "a.txt"), "--as", form]
        process = subprocess.Popen(command, stdout=theirs, stderr=theirs)
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            seen += piece
        os.close(ours)
        assert process.wait(60) == 0 and "慰问职工".encode() in seen
        assert b"\x1b" not in seen and b"\x07" not in seen
