"""Finding the input files behind the paths that a user names.

The result depends only on what is on the disk, not on the order in which paths are given or folders
are listed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, ReadingError
from kg.model import NOTHING_SAID, Metadata

__all__ = ["Given", "InputFile", "Inputs", "find_inputs"]

_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ".pdf"})

# Formats that hold reports but are not plain text: suffix -> what to do instead.
_UNSUPPORTED = dict.fromkeys((".doc", ".docx", ".wps", ".rtf", ".odt", ".ofd"), "word processor")
_UNSUPPORTED |= dict.fromkeys((".xls", ".xlsx", ".et", ".ppt", ".pptx"), "spreadsheet or slides")
_UNSUPPORTED |= dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".bz2", ".xz"), "archive")
_UNSUPPORTED |= dict.fromkeys((".htm", ".html", ".mht", ".epub"), "web page or e-book")


@dataclass(frozen=True, slots=True)
class Given:
    """What an input holds: its bytes, and what is said about it outside of them (a note beside it)."""

    data: bytes
    metadata: Metadata = NOTHING_SAID


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file to be read. `name` is what users see: the file name, and only where two inputs share
    it, as much of the folders before it as tells them apart."""

    name: str
    path: Path

    def read(self) -> Given:
        """What the file holds, read now; a file that cannot be read is a :class:`ReadingError`."""
        try:
            return Given(self.path.read_bytes())
        except OSError as error:
            raise ReadingError(
                self.name,
                f"读不了，请检查是否存在、有无权限 cannot be read ({_reason(error)}); "
                "check that it exists and that you may read it",
            ) from error


@dataclass(frozen=True, slots=True)
class Inputs:
    """`files` in order of name; `unreadable` says, one error each, what was named or found but
    cannot be read."""

    files: tuple[InputFile, ...]
    unreadable: tuple[ReadingError, ...] = ()


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """The input files that `paths` (files and folders) stand for.

    Folders are searched to any depth for .txt, .text, .md, .markdown and .pdf files; hidden files and
    folders are passed over, and so is everything else in them. A file that is named itself is taken
    whatever its suffix, unless it is of a format known not to be plain text. A file that is reached
    twice, also through a link, counts once. A path that does not exist is a :class:`KgError`.
    """
    found: dict[Path, Path] = {}
    unreadable: list[ReadingError] = []
    visited: set[Path] = set()
    for path in sorted({Path(path) for path in paths}, key=_sort_key):
        if path.is_dir():
            candidates = _walk(path, visited, unreadable)
        elif not path.exists():
            raise KgError(
                f"{_printable(path)}: 没有这个文件或文件夹，请检查路径 no such file or folder; check the path"
            )
        elif kind := _UNSUPPORTED.get(path.suffix.lower()):
            problem = (
                f"不是纯文本，请把文字另存为 UTF-8 的 .txt is not plain text ({kind}); "
                "save its text as a .txt file in UTF-8 and give that"
            )
            unreadable.append(ReadingError(_printable(path.name), problem))
            continue
        else:
            candidates = iter((path,))
        for candidate in candidates:
            real = Path(os.path.realpath(candidate))
            found[real] = min(candidate, found.get(real, candidate), key=_sort_key)
    names = _names(sorted(found))
    files = sorted(InputFile(names[real], shown) for real, shown in found.items())
    return Inputs(tuple(files), tuple(sorted(unreadable, key=str)))


def _walk(folder: Path, visited: set[Path], unreadable: list[ReadingError]) -> Iterator[Path]:
    """Files to read below `folder`; a folder that was visited already (a loop of links) is passed over."""
    pending = [folder]
    while pending:
        current = pending.pop()
        real = Path(os.path.realpath(current))
        if real in visited:
            continue
        visited.add(real)
        try:
            children = sorted(current.iterdir(), key=_sort_key)
        except OSError as error:
            problem = f"文件夹打不开，请检查权限 folder cannot be listed ({_reason(error)}); check that you may read it"
            unreadable.append(ReadingError(_printable(current), problem))
            continue
        for child in children:
            if child.name.startswith("."):
                continue
            if child.is_dir():
                pending.append(child)
            elif child.suffix.lower() in _TEXT_SUFFIXES and child.is_file():
                yield child


def _names(paths: list[Path]) -> dict[Path, str]:
    """The shortest tail of each path that no other path ends with."""
    names: dict[Path, str] = {}
    remaining, depth = paths, 1
    while remaining:
        tails = {path: _printable("/".join(path.parts[-depth:])) for path in remaining}
        shared = Counter(tails.values())
        names |= {path: tail for path, tail in tails.items() if shared[tail] == 1 or depth >= len(path.parts)}
        remaining = [path for path in remaining if path not in names]
        depth += 1
    return names


def _printable(name: str | Path) -> str:
    """A name as it can stand in one line: undecodable bytes and control characters are escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _sort_key(path: Path) -> bytes:
    return os.fsencode(path)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
