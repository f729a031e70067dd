"""A user's folders of lexicon files: found, read, and held against the shipped ones before anything is built."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from kg.errors import KgError, one_line
from kg.lexicon import load
from kg.lexicon.added_rows import check_codes
from kg.lexicon.files import AddedFile, LexiconSources, read_toml, read_tsv, shipped_names

__all__ = ["read_additions"]

_DIVISIONS = ("divisions.tsv", "divisions_extra.tsv")


def read_additions(folders: Iterable[str | os.PathLike[str]]) -> LexiconSources:
    """The shipped lexicons with the files of `folders` added, all of them checked.

    A folder holds files of the names in ``kg/lexicon/data``; folders in it, hidden files and texts beside
    (``README.md``) are passed over. The order of the folders means nothing. Raises KgError, one line that names
    file and key or line, for what does not fit, and for a folder without a lexicon.
    """
    added = sorted({file for folder in folders for file in _read_folder(Path(folder))})
    sources = LexiconSources(tuple(added))
    if added:
        _check(sources)
    return sources


def _read_folder(folder: Path) -> list[AddedFile]:
    known = shipped_names()
    if not folder.is_dir():
        raise KgError(f"{folder}: 没有这个文件夹，请检查路径 no such folder; check the path")
    files = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_dir() or path.suffix.lower() in (".md", ".txt"):
            continue
        if path.name not in known:
            close = get_close_matches(path.name, known, n=1)
            hint = f"did you mean {close[0]}? " if close else ""
            raise KgError(
                f"{path}: 没有这种词表 no lexicon has this name; {hint}可用的 known: {', '.join(known)}"
            )
        files.append(_read_file(path))
    if not files:
        raise KgError(
            f"{folder}: 里面没有词表文件，请放入其中之一 no lexicon file in it; put one of these there: "
            f"{', '.join(known)}"
        )
    return files


def _read_file(path: Path) -> AddedFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KgError(f"{path}: 读不了 cannot be read ({error.strerror})") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path}: 字节 {error.start} 处不是 UTF-8，请另存为 UTF-8 not UTF-8 at byte offset {error.start}; "
            "save it as UTF-8"
        ) from None
    return AddedFile(path.name, hashlib.sha256(data).hexdigest(), text.replace("\r\n", "\n"), str(path))


def _check(sources: LexiconSources) -> None:
    """Merge all files once, and hold against each other what they say of each other."""
    names = {file.name for file in sources.added}
    for name in sorted(names):
        if name.endswith(".toml"):
            read_toml(name, sources)
        else:
            read_tsv(name, sources)
    if names & set(_DIVISIONS):
        rows = {name: read_tsv(name, sources) for name in _DIVISIONS}
        check_codes(rows, [(file.name, file.text, file.path) for file in sources.added])
    _check_departments(sources)
    # Each file alone first, so that the message names the one that is at fault.
    for some in (*(LexiconSources((file,)) for file in sources.added), sources):
        _check_use(some)


def _check_use(sources: LexiconSources) -> None:
    """Load the lexicons. What only a loader knows (two brands that differ by marks alone, characters that end a
    character class) becomes one line as well, whatever it raises."""
    try:
        load(sources)
    except Exception as error:
        paths = ", ".join(file.path for file in sources.added)
        problem = one_line(error)
        raise KgError(f"{paths}: 词表用不了，请改正 cannot be used; mend it: {problem}") from error


def _check_departments(sources: LexiconSources) -> None:
    """Fused posts (市长) and sectors (人社) name departments, which must be there."""
    known = {d for group in read_toml("bodies.toml", sources)["department"].values() for d in group}
    for name, table, places in (
        ("posts.toml", "fused", slice(0, 1)),
        ("bodies.toml", "sectors", slice(0, 2)),
    ):
        shipped = read_toml(name)[table]
        for word, departments in read_toml(name, sources)[table].items():
            for department in departments[places] if word not in shipped else ():
                if department not in known:
                    paths = ", ".join(file.path for file in sources.added if file.name == name)
                    raise KgError(
                        f"{paths}: {table}.{word}: {department}: bodies.toml 里没有这个部门，请先添加 "
                        "no department of bodies.toml; add it there first"
                    )
