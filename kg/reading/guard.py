"""Third-party parsers in a process of their own, with a limit on time and on memory.

Parsers of PDF, Office and image files are large programs, partly in C, and files are hostile or broken: they loop, eat
all memory, or crash. In a process of their own that costs one file, with one line that says so. The process is kept and
used again, so that a file costs only the way to it and back; after a time-out or a crash the next file gets a new one.

Each process that reads (the program, each of its workers) has a guard of its own. It is a plain subprocess, not one of
:mod:`multiprocessing`: workers may not have children of that kind, and it would run the user's main module again.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import json
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import cache, partial
from typing import Any, BinaryIO

from kg.errors import ReadingError, one_line
from kg.reading.source import SourceText

__all__ = ["MEMORY", "SECONDS", "Guard", "guarded", "serve", "still_reading"]

SECONDS = 180
"""Wall-clock time for one file, or for each page of one whose pages are recognised (:func:`still_reading`). Reading 500
pages of text takes half a minute at most, recognising a page's image some seconds; what takes longer hangs, and keeps a
worker from all other files."""

MEMORY = 4_000_000_000
"""Bytes of address space for the parser (RLIMIT_AS; not on Windows, and macOS does not keep it). Parsers map libraries
and models, and use a part of that."""

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from kg.reading.guard import serve; serve()"
)
_LENGTH = struct.Struct("<Q")
_GRACE = 10  # seconds after which the process ends itself, should the one that watches it be gone
# What may come back. A parser that a file has taken over must not have this process run anything.
_ALLOWED = ("kg.model", "kg.reading.source")


_beat: ContextVar[Callable[[], None] | None] = ContextVar("beat", default=None)


def still_reading() -> None:
    """Say from inside a reader that a part of the file is done, so that the time counts anew. Only for parts whose
    number is bounded: pages that are recognised."""
    beat = _beat.get()
    if beat is not None:
        beat()


def guarded(module: str, name: str, data: bytes) -> SourceText:
    """What ``read(name, data)`` of `module` gives, called in the guard of this process. Raises ReadingError for all
    that can go wrong in it."""
    return _guard_of(os.getpid()).read(module, name, data)


@cache
def _guard_of(process: int) -> Guard:
    """The guard of this process; a fork gets its own, since two cannot share the pipes."""
    guard = Guard()
    atexit.register(guard.close)
    return guard


class Guard:
    """A process that reads files, started when first needed."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        """`seconds` and `memory` (bytes) are for one file."""
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, module: str, name: str, data: bytes) -> SourceText:
        """What ``read(name, data)`` of `module` gives. Raises ReadingError where it refuses, fails, takes too long or
        too much memory, or crashes."""
        with self._lock:
            try:
                answer = self._asked(name, pickle.dumps((module, name, data), pickle.HIGHEST_PROTOCOL))
            except BaseException:
                self.close()
                raise
        if isinstance(answer, SourceText):
            return answer
        problem, fault = answer
        if fault and os.environ.get("KG_DEBUG"):
            sys.stderr.write(fault)
        raise ReadingError(name, problem)

    def close(self) -> None:
        """End the process. It is started again when needed."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def _asked(self, name: str, question: bytes) -> Any:
        process = self._running(name)
        late = threading.Event()
        try:
            assert process.stdin is not None and process.stdout is not None
            with self._watched(process, late):
                _send(process.stdin, question)
            answer: bytes | None = b""
            while answer == b"":  # a sign of life
                with self._watched(process, late):
                    answer = _receive(process.stdout)
        except OSError:  # the process ended while it was written to
            answer = None
        if answer is not None:
            return _Restricted(io.BytesIO(answer)).load()
        self.close()
        if late.is_set():
            raise ReadingError(
                name,
                f"读取超过 {self._seconds:g} 秒，略去 took longer than {self._seconds:g} seconds to read and is left "
                "out; give its text",
            )
        raise ReadingError(
            name,
            f"读取程序崩溃，文件可能已损坏 crashed the parser ({_ending(process.returncode)}) and is left out; "
            "it may be damaged: give another copy, or its text",
        )

    @contextlib.contextmanager
    def _watched(self, process: subprocess.Popen[bytes], late: threading.Event) -> Iterator[None]:
        """Kill `process` and set `late` if the block takes longer than the limit."""

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        path = json.dumps([os.path.abspath(each) for each in sys.path])
        limits = (str(self._memory), str(int(self._seconds + _GRACE)))
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, path, *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("KG_DEBUG") else subprocess.DEVNULL,
            )
        except OSError as error:
            raise ReadingError(
                name, f"读取进程启动不了 no process could be started to read it ({error.strerror}); try again"
            ) from error
        return self._process


class _Restricted(pickle.Unpickler):
    """Loads values of the reading modules and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module in _ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def serve() -> None:
    """Read files for the process that started this one, until it is gone."""
    memory, seconds = map(int, sys.argv[2:4])
    _limit_memory(memory)
    _end_on_interrupt()
    questions, answers = _own_pipes()
    while (question := _receive(questions)) is not None:
        module, name, data = pickle.loads(question)
        _set_alarm(seconds)
        _beat.set(partial(_sign_of_life, answers, seconds))
        answer = _answer(module, name, data)
        _set_alarm(0)
        _send(answers, answer)
        del question, data, answer


def _sign_of_life(answers: BinaryIO, seconds: int) -> None:
    _set_alarm(seconds)
    _send(answers, b"")


def _set_alarm(seconds: int) -> None:
    """End the process after that time, even inside of C code; 0 for never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _answer(module: str, name: str, data: bytes) -> bytes:
    """The pickled source text, or the pickled problem with its traceback, if it is a fault."""
    result: object
    try:
        result = importlib.import_module(module).read(name, data)
        if not isinstance(result, SourceText):
            raise TypeError(f"{module}.read gave {type(result).__name__}")
        return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except ReadingError as error:
        result = (error.problem, "")
    except MemoryError:
        result = (
            "读取所需内存过多，略去 needs too much memory to read and is left out; split it, or give its text",
            "",
        )
    except BaseException as error:
        import traceback

        what = one_line(f"{type(error).__name__}: {error}")
        printable = what.encode("utf-8", "backslashreplace").decode("utf-8")
        problem = (
            f"读不了，文件可能已损坏 cannot be read ({printable}); "
            "it may be damaged: give another copy, or its text"
        )
        result = (problem, "".join(traceback.format_exception(error)))
    return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes, moved away from where libraries print."""
    questions = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.close(null)
    return questions, answers


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            memory = min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_on_interrupt() -> None:
    """Ctrl-C ends this process at once, in C code too; the one that it reads for says what is to be said."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _send(pipe: Any, message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: Any) -> bytes | None:
    """The next message; None where the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    message: bytes = pipe.read(size)
    return message if len(message) == size else None


def _ending(status: int | None) -> str:
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit status {status}"
