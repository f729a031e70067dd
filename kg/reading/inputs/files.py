"""Files of the disk, opened with care: only regular ones, never more than is allowed, never half of one.

What a path names may be a pipe, a device or a socket, may grow while it is read, or go away.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadingError
from kg.reading.inputs.limits import MEGABYTE

__all__ = ["cannot_be_read", "open_regular", "read_regular", "reason", "too_large"]

_KINDS = (
    (stat.S_ISFIFO, "管道", "a pipe"),
    (stat.S_ISSOCK, "套接字", "a socket"),
    (stat.S_ISCHR, "设备", "a device"),
    (stat.S_ISBLK, "设备", "a device"),
    (stat.S_ISDIR, "文件夹", "a folder"),
)


@contextlib.contextmanager
def open_regular(name: str, path: Path) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading. Raises ReadingError for what cannot be opened or is no regular file;
    so it does for an error while the block reads."""
    try:
        _refuse_special(name, path.stat().st_mode)
        # Between the two calls a pipe may have taken its place: opening must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            _refuse_special(name, os.fstat(file.fileno()).st_mode)
            yield file
    except OSError as error:
        raise cannot_be_read(name, error) from error


def read_regular(name: str, path: Path, most: int) -> bytes:
    """All bytes of the file at `path`, which may be `most` at most. Raises ReadingError, also where the file changes
    while it is read."""
    with open_regular(name, path) as file:
        before = os.fstat(file.fileno())
        if before.st_size > most:
            raise too_large(name, most)
        data = file.read(most + 1)
        after = os.fstat(file.fileno())
    if len(data) > most:
        raise too_large(name, most)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReadingError(
            name, "读取时有改动，请等写完再试 changed while it was read; try again when it is complete"
        )
    return data


def too_large(name: str, most: int) -> ReadingError:
    """What is said of a document with more than `most` bytes."""
    return ReadingError(
        name,
        f"超过 {most / MEGABYTE:g} MB，请拆开，或用 --max-megabytes 放宽 is larger than {most / MEGABYTE:g} MB; "
        "split it, or allow more with --max-megabytes",
    )


def cannot_be_read(name: str, error: OSError) -> ReadingError:
    """What is said where the system refuses."""
    return ReadingError(
        name,
        f"读不了，请检查是否存在、有无权限 cannot be read ({reason(error)}); "
        "check that it exists and that you may read it",
    )


def reason(error: OSError) -> str:
    """The system's reason, in its words."""
    return error.strerror or type(error).__name__


def _refuse_special(name: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    chinese, english = next(
        ((chinese, english) for test, chinese, english in _KINDS if test(mode)),
        ("特殊文件", "a special file"),
    )
    raise ReadingError(
        name,
        f"是{chinese}而不是普通文件，请给文件，或经管道交给 kg build - is {english}, not a regular file; "
        "give a file, or pipe the text into kg build -",
    )
