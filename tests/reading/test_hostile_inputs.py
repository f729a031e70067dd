"""Files that are no files, too large, or not to be had: one line each, the rest is built."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from kg.errors import KgError, ReadingError
from kg.pipeline import build
from kg.reading import read_document
from kg.reading.inputs import InputFile, Limits, Opened, files, find_inputs

TEXT = "岚山区总工会主席高望舒慰问职工160人次。\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")


def kg(*arguments: str, given: bytes | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    stdin = {"input": given} if given is not None else {"stdin": subprocess.DEVNULL}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, **stdin, **more)  # type: ignore[call-overload, no-any-return]


@posix
def test_pipes_sockets_and_devices_are_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket may have 108 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert [file.name for file in find_inputs([tmp_path]).files] == ["good.txt"]
        named = [tmp_path / "pipe.txt", tmp_path / "socket.txt", Path("/dev/zero"), tmp_path / "good.txt"]
        report = build(named, tmp_path / "out")
    said = dict(line.split(": ", 1) for line in report.unreadable)
    assert report.documents == 1
    assert "a pipe" in said["pipe.txt"] and "a socket" in said["socket.txt"] and "a device" in said["zero"]


@posix
def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    regular = os.stat(__file__)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: regular)
    with pytest.raises(ReadingError, match="a pipe"):
        files.read_regular("a.txt", tmp_path / "a.txt", 100)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """200 MB in one line, in a process of its own."""
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    with (tmp_path / "large.txt").open("wb") as file:
        for _ in range(200):
            file.write("工会".encode() * 166_667)
    program = (
        "import resource, sys; from kg.cli import main; status = main(sys.argv[1:])\n"
        "print(status, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [
        sys.executable,
        "-c",
        program,
        "build",
        str(tmp_path),
        "--out",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    status, kilobytes = map(int, result.stdout.split())
    assert status == 1 and "large.txt: " in result.stderr and "larger than 100 MB" in result.stderr
    assert kilobytes < 600_000 or sys.platform == "darwin"  # which counts bytes


def test_the_size_that_is_read_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 30_000, encoding="utf-8")
    shown = kg("read", str(tmp_path / "a.txt"), "--max-megabytes", "1")
    assert shown.returncode == 2 and b"--max-megabytes" in shown.stderr and b"1 MB" in shown.stderr
    assert kg("read", str(tmp_path / "a.txt"), "--max-megabytes", "9", "--as", "source").returncode == 0


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reading.MOST_CHARACTERS", 20)
    with pytest.raises(ReadingError, match=r"a\.txt: .*more than 20 characters; split it"):
        read_document("a.txt", TEXT.encode())


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert InputFile("a.txt", path).read().data == TEXT.encode()
    real, asked = os.fstat, []

    def grow(number: int) -> os.stat_result:
        asked.append(number)
        if len(asked) == 3:  # what it is, how large it is, and, when it has been read, whether it still is
            with path.open("a", encoding="utf-8") as file:
                file.write(TEXT)
        return real(number)

    monkeypatch.setattr("kg.reading.inputs.files.os.fstat", grow)
    with pytest.raises(ReadingError, match="changed while it was read"):
        InputFile("a.txt", path).read()


def test_a_file_that_went_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = find_inputs([tmp_path]).files
    (tmp_path / "a.txt").unlink()
    [item] = Opened(found)
    assert isinstance(item, ReadingError) and "cannot be read" in str(item)


@posix
def test_what_one_may_not_read_is_one_line_each() -> None:
    """As another user, where the tests run as root, who may read everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for path in ("good.txt", "closed.txt", "no_entry/inside.txt", "no_list/inside.txt"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(TEXT, encoding="utf-8")
        (folder / "closed.txt").chmod(0)
        (folder / "no_entry").chmod(0o444)
        (folder / "no_list").chmod(0o111)
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(65534)
            found = find_inputs([folder, folder / "no_entry" / "inside.txt"])
            items = list(Opened(found.files))
        finally:
            if root:
                os.seteuid(0)
            for closed in ("no_entry", "no_list"):
                (folder / closed).chmod(0o755)
    unreadable = [*found.unreadable, *(item for item in items if isinstance(item, ReadingError))]
    names = sorted(error.name.removeprefix(f"{folder}/") for error in unreadable)
    assert names == ["closed.txt", "inside.txt", "no_entry", "no_list"]
    assert all("Permission denied" in str(error) for error in unreadable)
    assert [item.name for item in items if isinstance(item, InputFile)] == ["good.txt"]


@posix
def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xb9\xa4\xbb\xe1\n.txt"
    with open(name, "wb") as file:
        file.write(TEXT.encode())
    report = build([tmp_path], tmp_path / "out")
    assert report.documents == 1 and report.unreadable == ()
    [found] = find_inputs([tmp_path]).files
    assert found.name == "\\xb9\\xa4\\xbb\\xe1\\n.txt"


# -- standard input -----------------------------------------------------------------------------


def test_standard_input_is_read_whatever_it_is(tmp_path: Path) -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    for given, name in ((TEXT.encode(), "stdin"), (packed.getvalue(), "stdin/a.txt")):
        result = kg("build", "-", "--out", str(tmp_path / "out"), "--quiet", given=given)
        assert (result.returncode, result.stderr) == (0, b"")
        assert f'"{name}"' in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_nothing_on_standard_input_is_one_line(tmp_path: Path) -> None:
    result = kg("build", "-", "--out", str(tmp_path / "out"), given=b"")
    assert result.returncode == 2 and b"stdin: " in result.stderr and b"is empty" in result.stderr
    assert not (tmp_path / "out").exists()


@posix
def test_a_terminal_is_not_waited_for(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", "build", "-", "--out", str(tmp_path / "out")]
    result = subprocess.run(command, stdin=theirs, capture_output=True, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert result.returncode == 2 and b"cat report.txt | kg build -" in result.stderr


def test_a_slow_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "read", "-", "--as", "source"]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdin is not None and program.stdout is not None
    pipe = program.stdin

    def write() -> None:
        for character in TEXT:
            pipe.write(character.encode())
            pipe.flush()
        pipe.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert program.stdout.read().decode() == TEXT
    writer.join()
    assert program.wait(60) == 0


# -- what is left out without being an error ----------------------------------------------------


def test_other_formats_in_a_folder_are_counted(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx", "c.doc", "style.css", "~$c.docx", "logo.gif", "page_files/photo.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    result = kg("build", str(tmp_path), "--out", str(tmp_path / "out"))
    assert result.returncode == 0
    assert ".doc 1, .gif 1, " in result.stderr.decode() and ".xlsx 2" in result.stderr.decode()
    (tmp_path / "good.txt").unlink()
    with pytest.raises(KgError, match=r"nothing to build.*\.doc 1"):
        build([tmp_path], tmp_path / "new")


def test_limits_reach_members_of_archives() -> None:
    assert Limits.of_megabytes(None) == Limits()
    assert Limits.of_megabytes(500).file == 500_000_000 < Limits.of_megabytes(500).unpacked
