"""A reader that does what its data says, in the ways that parsers of PDF and Office files fail."""

from __future__ import annotations

import ctypes
import os
import sys
import time

from kg.errors import ReadingError
from kg.reading.guard import still_reading
from kg.reading.source import SourceText


def read(name: str, data: bytes) -> SourceText:
    """``hang``, ``segfault`` and the like happen; any other data is the text, after the process that read it."""
    match data:
        case b"hang":
            while True:
                time.sleep(1)
        case b"spin":
            sum(range(10**12))  # never leaves C code, so that no signal handler of Python runs
        case b"pages":
            for _ in range(4):
                time.sleep(1)
                still_reading()
        case b"memory":
            hog = [bytearray(20_000_000) for _ in range(100)]
            return SourceText(str(len(hog)), "utf-8")
        case b"exit":
            os._exit(7)
        case b"segfault":
            ctypes.string_at(0)
        case b"abort":
            os.abort()
        case b"refuse":
            raise ReadingError(name, "不行 will not do")
        case b"fault":
            raise IndexError("out of\nrange \udcff")
        case b"system exit":
            raise SystemExit(3)
        case b"recursion":
            return read_again(name, data)
        case b"nothing":
            return None  # type: ignore[return-value]
        case b"print":
            print("noise on stdout", flush=True)
            os.write(1, b"more noise")
            os.write(2, b"and on stderr")
            assert sys.stdin.read() == ""
    return SourceText(f"{os.getpid()}", "utf-8", "x/test", warnings=("页 page",))


def read_again(name: str, data: bytes) -> SourceText:
    """For ever."""
    return read_again(name, data)
