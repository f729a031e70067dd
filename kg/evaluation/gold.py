"""Gold facts of a user: found beside their documents, read, and held against the format.

Gold is one JSON object a line, a file a document, named like the document (``NAME.jsonl`` for ``NAME.txt``). The
fields are those of ``tests/gold/README.md``; fields that are not compared may be there and are passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.evaluation.similarity import GoldFact
from kg.reading.inputs import InputFile, find_inputs

__all__ = ["REQUIRED", "GoldSet", "find_gold", "read_gold"]

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "org": ("label",),
    "post": ("person", "post", "org"),
    "byline": ("person", "role"),
    "honour": ("recipient", "award"),
    "honour_count": ("award", "count"),
    "programme": ("label",),
    "figure": ("value", "unit", "measure"),
    "event": ("label",),
}
"""The fields that identify a fact of each type; every fact has a ``quote`` too."""

_NUMBERS = ("count", "value")
_TEXT_SUFFIXES = (".txt", ".md", ".text", ".markdown")
_DOCUMENT_SUFFIXES = (*_TEXT_SUFFIXES, ".docx", ".html", ".htm", ".pdf")
"""Of a document that gold is about, the first that is there."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold facts by document, and these documents, in the same order; `problems` has a line for each gold
    file that has no document."""

    facts: Mapping[str, list[GoldFact]]
    documents: tuple[InputFile, ...]
    problems: tuple[str, ...] = ()


def find_gold(path: str | os.PathLike[str], sources: Iterable[str | os.PathLike[str]] = ()) -> GoldSet:
    """The gold in `path`, a ``.jsonl`` file or a folder (searched to any depth), with its documents.

    A document stands beside its gold, or in `sources` (files and folders). Raises KgError, one line, if there
    is no gold, if none of it has a document, if two files have one name, and for gold that does not fit.
    """
    files = _gold_files(Path(path))
    given = _by_stem(find_inputs(sources).files)
    pairs: list[tuple[Path, InputFile]] = []
    problems: list[str] = []
    for file in files:
        beside = (file.with_name(file.stem + suffix) for suffix in _DOCUMENT_SUFFIXES)
        document = next((InputFile(place.name, place) for place in beside if place.is_file()), None)
        candidates = [document] if document else _likeliest(given.get(file.stem, []))
        if len(candidates) > 1:
            two = ", ".join(str(candidate.path) for candidate in candidates[:2])
            raise KgError(f"{file}: 有几份文件，请只给一份 more than one document; give one: {two}")
        if not candidates:
            problems.append(
                f"{file}: 没有找到它的文件 {file.stem}.txt，请放在旁边，或用 --sources 指明 no document "
                f"{file.stem}.txt; put it beside, or name its folder with --sources"
            )
        else:
            pairs.append((file, candidates[0]))
    if not pairs:
        raise KgError("\n".join(problems))
    return GoldSet(read_gold(file for file, _ in pairs), tuple(d for _, d in pairs), tuple(problems))


def _gold_files(path: Path) -> list[Path]:
    if not path.exists():
        raise KgError(f"{path}: 没有这个文件或文件夹，请检查路径 no such file or folder; check the path")
    files = [path]
    if path.is_dir():
        found = sorted(path.rglob("*.jsonl"), key=os.fsencode)
        files = [f for f in found if not any(p.startswith(".") for p in f.relative_to(path).parts)]
    if not files:
        raise KgError(
            f"{path}: 没有标注（.jsonl），请在每份文件旁放一个同名的 .jsonl，每行一个事实 "
            "no gold (.jsonl) there; put a .jsonl beside each document, a fact a line (tests/gold/README.md)"
        )
    seen: dict[str, Path] = {}
    for file in files:
        other = seen.setdefault(file.stem, file)
        if other != file:
            raise KgError(
                f"{file}: 与 {other} 同名，请改名 has the name of {other}; names tell documents apart: rename one"
            )
    return files


def _by_stem(inputs: Iterable[InputFile]) -> dict[str, list[InputFile]]:
    """Inputs by name without folders and suffix."""
    result: dict[str, list[InputFile]] = {}
    for file in inputs:
        result.setdefault(file.path.stem, []).append(InputFile(file.path.name, file.path))
    return result


def _likeliest(candidates: list[InputFile]) -> list[InputFile]:
    """The text files among documents of one name; all, where none is. Of two text files the user has to choose."""
    texts = [each for each in candidates if each.path.suffix.lower() in _TEXT_SUFFIXES]
    return texts or candidates


def read_gold(paths: Iterable[Path]) -> dict[str, list[GoldFact]]:
    """The gold facts of some ``.jsonl`` files, by document.

    Raises KgError, one line with file and line number, for what is no fact of the format.
    """
    return {path.stem: list(_facts(path)) for path in sorted(paths)}


def _facts(path: Path) -> Iterator[GoldFact]:
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path}: 字节 {error.start} 处不是 UTF-8，请另存 not UTF-8 at byte offset {error.start}; save it as UTF-8"
        ) from None
    except OSError as error:
        raise KgError(f"{path}: 读不了 cannot be read ({error.strerror})") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}, 第 {number} 行 line {number}"
            try:
                fact = json.loads(line)
            except json.JSONDecodeError as error:
                raise KgError(f"{where}: 不是 JSON not JSON: {error.msg} (column {error.colno})") from None
            if problem := _problem(fact):
                raise KgError(f"{where}: {problem}")
            yield fact


def _problem(fact: Any) -> str:
    """What is wrong with a fact; empty if nothing is."""
    if not isinstance(fact, dict):
        return '应为对象 must be an object, as {"type": "post", …}'
    kind = fact.get("type")
    if not isinstance(kind, str) or kind not in REQUIRED:
        return f"type {kind!r}: 没有这类事实 no such type; 可用的 known: {', '.join(REQUIRED)}"
    for name in (*REQUIRED[kind], "quote"):
        if name not in fact:
            return f"{kind}: 缺少 {name} is missing"
    for name, value in fact.items():
        if name.endswith("aliases"):
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                return f'{name}: 应为列表 must be a list, as ["…", "…"]'
        elif name == "optional":
            if not isinstance(value, bool):
                return f"{name}: 应为 true 或 false must be true or false"
        elif name in _NUMBERS and name in REQUIRED[kind]:
            if isinstance(value, bool) or not isinstance(value, int | float):
                return f"{name}: 应为数 must be a number, 20.6万 is 206000"
        elif name in (*REQUIRED[kind], "quote", "date") and not (isinstance(value, str) and value.strip()):
            return f"{name}: 应为文字 must be a text that is not empty"
    return ""
