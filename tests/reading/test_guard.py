"""Parsers that hang, crash and eat memory cost one file, and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.reading.guard import Guard
from kg.reading.source import SourceText

HERE = Path(__file__).parent
READER = "guarded_readers"


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    monkeypatch.syspath_prepend(str(HERE))
    made = Guard(seconds=30)
    yield made
    made.close()


def process_of(guard: Guard) -> int:
    return int(guard.read(READER, "a.bin", b"well").text)


def test_what_a_reader_gives_comes_back_and_its_process_is_used_again(guard: Guard) -> None:
    source = guard.read(READER, "a.bin", b"well")
    assert isinstance(source, SourceText)
    assert source.media_type == "x/test" and source.warnings == ("页 page",)
    assert int(source.text) != os.getpid() and process_of(guard) == int(source.text)


@pytest.mark.parametrize(
    ("data", "words", "survives"),
    [
        (b"exit", "exit status 7", False),
        (b"segfault", "SIGSEGV", False),
        (b"abort", "SIGABRT", False),
        (b"refuse", "will not do", True),
        (b"fault", "IndexError: out of range \\udcff", True),
        (b"system exit", "SystemExit", True),
        (b"recursion", "RecursionError", True),
        (b"nothing", "NoneType", True),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_what_goes_wrong_is_one_line_and_the_next_file_is_read(
    guard: Guard, data: bytes, words: str, survives: bool
) -> None:
    before = process_of(guard)
    with pytest.raises(ReadingError) as caught:
        guard.read(READER, "a.bin", data)
    assert str(caught.value).startswith("a.bin: ") and words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (process_of(guard) == before) is survives


@pytest.mark.parametrize("data", [b"hang", b"spin"])
def test_a_reader_that_hangs_is_ended(guard: Guard, data: bytes) -> None:
    impatient = Guard(seconds=3)
    with pytest.raises(ReadingError, match="longer than 3 seconds") as caught:
        impatient.read(READER, "a.bin", data)
    assert "\n" not in str(caught.value)
    assert process_of(guard)


def test_pages_that_are_recognised_have_a_time_each() -> None:
    impatient = Guard(seconds=2.5)
    try:
        assert impatient.read(READER, "a.bin", b"pages").media_type == "x/test"
    finally:
        impatient.close()


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is kept by Linux")
def test_memory_is_bounded(guard: Guard) -> None:
    small = Guard(seconds=60, memory=600_000_000)
    before = process_of(small)
    with pytest.raises(ReadingError, match="too much memory"):
        small.read(READER, "a.bin", b"memory")
    assert process_of(small) == before
    small.close()


def test_what_a_library_prints_does_not_disturb(guard: Guard, capfd: pytest.CaptureFixture[str]) -> None:
    assert guard.read(READER, "a.bin", b"print").encoding == "utf-8"
    assert process_of(guard)
    assert capfd.readouterr() == ("", "")


def test_large_files_pass(guard: Guard) -> None:
    assert guard.read(READER, "a.bin", bytes(30_000_000)).encoding == "utf-8"


def _in_worker(folder: str) -> str:
    sys.path.insert(0, folder)
    guard = Guard(seconds=20)
    try:
        guard.read(READER, "a.bin", b"segfault")
    except ReadingError as error:
        return f"{error} {guard.read(READER, 'b.bin', b'well').encoding}"
    finally:
        guard.close()
    return ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_workers_of_any_kind_have_guards() -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(_in_worker, str(HERE)).result(60).endswith("utf-8")
    with context.Pool(1) as daemons:  # whose workers may have no children by multiprocessing
        assert "SIGSEGV" in daemons.apply_async(_in_worker, (str(HERE),)).get(60)


PROGRAM = """
import sys; sys.path.insert(0, sys.argv[1])
from kg.reading.guard import Guard
guard = Guard(seconds=60)
print(guard.read("guarded_readers", "a", b"well").text, flush=True)
guard.read("guarded_readers", "a", b"spin")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_the_reader_ends_with_the_program(end: signal.Signals) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(HERE)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert program.stdout is not None
    reader = int(program.stdout.readline())
    time.sleep(0.5)
    if end is signal.SIGINT:
        os.killpg(program.pid, end)  # as a terminal does for Ctrl-C
        program.wait(20)
        assert _is_gone(reader, 10)
    else:
        program.kill()
        program.wait(20)
        os.kill(reader, signal.SIGALRM)  # what it has set for itself, come early
        assert _is_gone(reader, 10)


def _is_gone(process: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True  # ended, and nobody has asked how
        except OSError:
            return True
        time.sleep(0.1)
    return False
