"""Standard input, as a file: whatever is piped into ``kg build -`` is read like a file called ``stdin``."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import KgError

__all__ = ["STANDARD_INPUT", "with_standard_input"]

STANDARD_INPUT = "-"


@contextlib.contextmanager
def with_standard_input(paths: Iterable[str | os.PathLike[str]]) -> Iterator[list[Path]]:
    """`paths`, with ``-`` replaced by a file that holds what is on standard input, while the block lasts.

    It is a file of the disk, so that an archive can be piped in, and more than memory holds. Raises KgError where
    standard input is a terminal.
    """
    given = [Path(path) for path in paths]
    if Path(STANDARD_INPUT) not in given:
        yield given
        return
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or sys.stdin.isatty():
        raise KgError(
            "标准输入没有内容，请经管道交来 nothing is piped into standard input; "
            "use it like: cat report.txt | kg build -"
        )
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        # Should a file be called stdin, this one becomes input/stdin: never the name of a temporary folder.
        path = Path(folder) / "input" / "stdin"
        path.parent.mkdir()
        try:
            with path.open("wb") as copy:
                shutil.copyfileobj(stream, copy, 1 << 20)
        except OSError as error:
            raise KgError(f"标准输入读不了 standard input cannot be read ({error.strerror})") from error
        yield [path if each == Path(STANDARD_INPUT) else each for each in given]
