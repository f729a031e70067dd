"""Sorting more lines than memory holds.

Lines are gathered, sorted in runs, and the runs merged from a temporary file: an external merge sort, with
:func:`heapq.merge` for the merge. Memory holds one run, whatever the number of lines.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO

__all__ = ["RUN_CHARACTERS", "SortedLines"]

RUN_CHARACTERS = 16_000_000
"""Characters of a run, after which it goes to disk: some 30 to 60 MB of memory with Chinese text."""

_READ = 64 * 1024


class SortedLines:
    """A set of lines, to be read once in order of code points.

    Lines hold no line feed. Equal ones are given once. Use as a context manager, which removes the
    temporary file; `folder` is where that goes (None: the system's place for such files).
    """

    def __init__(self, folder: Path | None = None, run_characters: int = RUN_CHARACTERS) -> None:
        self._folder = folder
        self._limit = run_characters
        self._lines: list[str] = []
        self._size = 0
        self._runs: list[tuple[int, int]] = []
        self._spool: IO[bytes] | None = None

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spool is not None:
            self._spool.close()
        self._lines.clear()

    def add(self, line: str) -> None:
        self._lines.append(line)
        self._size += len(line)
        if self._size >= self._limit:
            self._spill()

    def update(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.add(line)

    def __iter__(self) -> Iterator[str]:
        """The lines in order. Adding more while they are read is not possible."""
        self._lines.sort()
        if self._spool is None:
            return _unique(self._lines)
        return _unique(heapq.merge(self._lines, *(self._run(*place) for place in self._runs)))

    def _spill(self) -> None:
        if self._spool is None:
            self._spool = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 (closed by __exit__)
        self._lines.sort()
        begin = self._spool.tell()
        self._spool.writelines(f"{line}\n".encode() for line in _unique(self._lines))
        self._runs.append((begin, self._spool.tell()))
        self._lines.clear()
        self._size = 0

    def _run(self, place: int, end: int) -> Iterator[str]:
        """The lines of a run, read in pieces: all runs lie in one file, so that their number is not
        limited by how many files may be open."""
        assert self._spool is not None
        rest = b""
        while place < end:
            self._spool.seek(place)
            data = self._spool.read(min(_READ, end - place))
            place += len(data)
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                yield line.decode("utf-8")


def _unique(lines: Iterable[str]) -> Iterator[str]:
    return (line for line, _ in groupby(lines))
