"""Graph files: from any form to any other, whole or not at all, packed if the name ends in ``.gz``."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from kg.errors import KgError
from kg.graph.converting import Conversion, converted
from kg.graph.forms import Form, is_compressed
from kg.graph.parsing import Quad

__all__ = ["write_file", "write_stream"]


def write_file(quads: Iterable[Quad], form: Form, path: Path) -> Conversion:
    """Write statements to a file in `form`; the same statements give the same bytes.

    The file appears whole or not at all. KgError, in one line, where it cannot be written; errors of `quads`
    come through.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    seen = Conversion()
    try:
        with _told(path), _opened(part, is_compressed(path)) as out:
            _write(out, converted(quads, form, seen, folder=path.parent))
        with _told(path):
            part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return seen


def write_stream(quads: Iterable[Quad], form: Form, stream: IO[bytes]) -> Conversion:
    """Write statements to a binary stream. Nothing is written before all are read, so that a mistake in the
    input leaves the stream empty."""
    seen = Conversion()
    _write(stream, converted(quads, form, seen))
    stream.flush()
    return seen


def _write(out: IO[bytes], pieces: Iterable[str]) -> None:
    for piece in pieces:
        out.write(piece.encode("utf-8"))


@contextlib.contextmanager
def _opened(part: Path, compressed: bool) -> Iterator[IO[bytes]]:
    with part.open("wb", buffering=io.DEFAULT_BUFFER_SIZE) as file:
        if not compressed:
            yield file
            return
        # Neither a name nor a time goes into the head: the same graph, the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            yield cast("IO[bytes]", packed)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KgError(
            f"{path}: 写不进去 cannot be written: {error.strerror or type(error).__name__}"
        ) from None
