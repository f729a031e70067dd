"""Finding the input files behind the paths that a user names.

The result depends only on what is on the disk, not on the order in which paths are given or folders
are listed.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KgError, ReadingError
from kg.reading.inputs.files import cannot_be_read, open_regular, reason
from kg.reading.inputs.given import InputFile
from kg.reading.inputs.limits import LIMITS, Limits
from kg.reading.inputs.names import printable, shortest_tails, sort_key
from kg.reading.inputs.records import LOOKED_AT, is_gold
from kg.reading.inputs.sidecars import note_names
from kg.reading.inputs.suffixes import is_document, is_hidden, is_image, is_page_part, kind_passed_over

__all__ = ["Inputs", "find_inputs"]

_RECORDS = (".jsonl", ".ndjson")

OWN_RESULTS = frozenset(("graph.ttl", "graph.html"))
"""What a build writes. Where both stand in a folder, the page is no report."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """`files` in order of name; `unreadable` says, one error each, what was named or found but cannot be read.
    `passed_over` counts, by suffix, what folders hold of formats that may hold reports but are not read."""

    files: tuple[InputFile, ...]
    unreadable: tuple[ReadingError, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Search:
    """What has been found so far: by real path, the path as it is shown."""

    found: dict[Path, Path] = field(default_factory=dict)
    named: set[Path] = field(default_factory=set)
    visited: set[Path] = field(default_factory=set)
    unreadable: list[ReadingError] = field(default_factory=list)
    passed_over: dict[Path, str] = field(default_factory=dict)


def find_inputs(paths: Iterable[str | os.PathLike[str]], limits: Limits = LIMITS) -> Inputs:
    """The input files that `paths` (files and folders) stand for.

    Folders are searched to any depth for files with a suffix of a format that is read; hidden files and folders are
    passed over, and so is everything else in them, results of ``kg build``, gold of ``kg evaluate`` and pictures of
    saved web pages too. A file that is named itself is taken whatever its suffix. A file that is reached twice, also
    through a link, counts once. Nothing is read but the beginnings of JSON Lines. A path that does not exist is a
    :class:`KgError`.
    """
    search = _Search()
    for path in sorted({Path(path) for path in paths}, key=sort_key):
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise KgError(
                f"{printable(path)}: 没有这个文件或文件夹，请检查路径 no such file or folder; check the path"
            ) from None
        except OSError as error:  # the folder that it is in may not be entered
            search.unreadable.append(cannot_be_read(printable(path.name), error))
            continue
        if stat.S_ISDIR(mode):
            candidates = _walk(path, search)
        else:
            candidates = iter((path,))
            search.named.add(Path(os.path.realpath(path)))
        for candidate in candidates:
            real = Path(os.path.realpath(candidate))
            search.found[real] = min(candidate, search.found.get(real, candidate), key=sort_key)
    names = shortest_tails(sorted(search.found))
    files = sorted(
        InputFile(
            names[real],
            shown,
            note=_note_beside(shown),
            limits=limits,
            incidental=real not in search.named and is_image(shown.name),
        )
        for real, shown in search.found.items()
    )
    passed_over = Counter(suffix for real, suffix in search.passed_over.items() if real not in search.found)
    return Inputs(tuple(files), tuple(sorted(search.unreadable, key=str)), dict(sorted(passed_over.items())))


def _walk(folder: Path, search: _Search) -> Iterator[Path]:
    """Documents below `folder`; a folder that was visited already (a loop of links) is passed over."""
    pending = [folder]
    while pending:
        current = pending.pop()
        real = Path(os.path.realpath(current))
        if real in search.visited:
            continue
        search.visited.add(real)
        try:
            children = sorted(current.iterdir(), key=sort_key)
            kinds = [_kind(child) for child in children]
        except OSError as error:
            problem = f"文件夹打不开，请检查权限 folder cannot be opened ({reason(error)}); check that you may read it"
            search.unreadable.append(ReadingError(printable(current), problem))
            continue
        names = {child.name for child in children}
        own = OWN_RESULTS if names >= OWN_RESULTS else frozenset()
        for child, kind in zip(children, kinds, strict=True):
            if is_hidden(child.name) or child.name in own:
                continue
            if kind == stat.S_IFDIR:
                pending.append(child)
            elif kind == stat.S_IFREG and is_document(child.name):
                if not _belongs_to_another(child, names):
                    yield child
            elif kind == stat.S_IFREG and (suffix := kind_passed_over(child.name)):
                search.passed_over[Path(os.path.realpath(child))] = suffix


def _kind(child: Path) -> int:
    """The kind of file behind a path, links followed; 0 where a link leads nowhere, or nowhere that one may go."""
    try:
        return stat.S_IFMT(child.stat().st_mode)
    except OSError:
        child.lstat()  # raises where it is the folder that may not be entered
        return 0


def _belongs_to_another(file: Path, beside: set[str]) -> bool:
    """Whether a file is there for another one: a picture of a saved page, gold of a document."""
    if is_image(file.name):
        return is_page_part(file.parent.name)
    if file.suffix.lower() not in _RECORDS:
        return False
    shown = printable(file.name)
    try:
        with open_regular(shown, file) as opened:
            head = opened.read(LOOKED_AT)
    except ReadingError:
        return False  # it is said when it is read
    # Gold of a document that states nothing is an empty file.
    return is_gold(head) or (
        not head.strip() and any(Path(name).stem == file.stem for name in beside - {file.name})
    )


def _note_beside(file: Path) -> Path | None:
    for name in note_names(file.name):
        note = file.with_name(name)
        if note.name != file.name and os.path.isfile(note):
            return note
    return None
