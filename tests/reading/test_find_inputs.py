"""Which files a list of paths stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError, ReadingError
from kg.reading import read_document
from kg.reading.formats import can_read
from kg.reading.inputs import find_inputs


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("工会", encoding="utf-8")


def test_folders_are_searched_and_hidden_files_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "深/层/c.TXT", ".hidden.txt", ".git/d.txt", "e.pdf", "f.py", "g.png")
    found = [file.name for file in find_inputs([tmp_path]).files]
    pictures = ["g.png"] if can_read("image/png") else []
    assert found == ["a.md", "b.txt", "c.TXT", "e.pdf", *pictures]


def test_results_of_a_build_are_no_reports(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/graph.ttl", "out/graph.html", "other/graph.html")
    assert [file.name for file in find_inputs([tmp_path]).files] == ["a.txt", "graph.html"]


def test_order_of_arguments_does_not_matter_and_duplicates_count_once(tmp_path: Path) -> None:
    make(tmp_path, "z.txt", "y.txt", "sub/x.txt")
    paths = [tmp_path, tmp_path / "z.txt", tmp_path / "sub" / ".." / "y.txt", tmp_path / "sub"]
    forward, backward = find_inputs(paths), find_inputs(reversed(paths))
    assert forward == backward
    assert [file.name for file in forward.files] == ["x.txt", "y.txt", "z.txt"]


def test_equal_file_names_are_told_apart_by_folder(tmp_path: Path) -> None:
    make(tmp_path, "2022/report.txt", "2023/report.txt", "other.txt")
    names = [file.name for file in find_inputs([tmp_path]).files]
    assert names == ["2022/report.txt", "2023/report.txt", "other.txt"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "report", "page.dat")
    files = find_inputs([tmp_path / "report", tmp_path / "page.dat"]).files
    assert [file.read().data.decode() for file in files] == ["工会", "工会"]


def test_the_format_of_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    make(tmp_path, "report.pdf", "good.txt")  # a text by another suffix
    (tmp_path / "table.txt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    files = {file.name: file for file in find_inputs([tmp_path / "report.pdf", tmp_path]).files}
    assert read_document("report.pdf", files["report.pdf"].read().data).original == "工会"
    with pytest.raises(ReadingError, match=r"table\.txt: .*old Office file.*save it as"):
        read_document("table.txt", files["table.txt"].read().data)


def test_a_missing_path_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"nowhere\.txt: .*no such file") as caught:
        find_inputs([tmp_path / "nowhere.txt"])
    assert "\n" not in str(caught.value)


def test_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "same.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "nothing")
    assert len(find_inputs([tmp_path]).files) == 1


def test_odd_names(tmp_path: Path) -> None:
    make(tmp_path, "a b\n“引号”.txt", "emoji😀.md")
    names = [file.name for file in find_inputs([tmp_path]).files]
    assert names == ["a b\\n“引号”.txt", "emoji😀.md"]


def test_a_file_that_vanished_is_a_reading_error(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (file,) = find_inputs([tmp_path]).files
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ReadingError, match=r"a\.txt: .*cannot be read"):
        file.read()
