"""The public queries in `queries/`: their names, what they answer, and their text."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.graph.parameters import Parameter, declared
from kg.resources import queries_dir

__all__ = ["ShippedQuery", "find_query", "list_queries", "load_query"]


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query: its name, what it answers in Chinese and English, and what may be set in it.

    `notes` are the further comment lines of its head, in pairs of Chinese and English.
    """

    name: str
    chinese: str
    english: str
    path: Path
    parameters: tuple[Parameter, ...] = ()
    notes: tuple[str, ...] = ()


def list_queries() -> tuple[ShippedQuery, ...]:
    """The shipped queries by name."""
    return tuple(_described(path) for path in sorted(queries_dir().glob("*.rq")))


def _described(path: Path) -> ShippedQuery:
    text = _read(path)
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.append(line.removeprefix("#").strip())
    comments = [line for line in head if not line.startswith("@param")]
    zh, en, *notes = (*comments, *[""] * (2 - len(comments)))
    return ShippedQuery(path.stem, zh, en, path, declared(text, str(path)), tuple(notes))


def find_query(name_or_path: str) -> ShippedQuery:
    """A shipped query by its name (``officials``), or a user's own by its file.

    A shipped name wins over a file of the same name without a suffix or a folder. QueryError if there is
    neither, with the names that there are.
    """
    shipped = queries_dir() / f"{name_or_path}.rq"
    if Path(name_or_path).name == name_or_path and shipped.is_file():
        return _described(shipped)
    path = Path(name_or_path)
    if not path.is_file():
        raise QueryError(_unknown(name_or_path, [query.stem for query in sorted(queries_dir().glob("*.rq"))]))
    return _described(path)


def load_query(name_or_path: str) -> str:
    """The text of a shipped query or of a file, without values for its parameters; see :func:`find_query`."""
    return _read(find_query(name_or_path).path)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{path}: 不是 UTF-8，请另存 not UTF-8 (byte {error.start}); save it as UTF-8"
        ) from None
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None


def _unknown(asked: str, names: list[str]) -> str:
    close = difflib.get_close_matches(Path(asked).stem, names, n=1, cutoff=0.5)
    hint = f" did you mean {close[0]}?" if close else ""
    return f"{asked}: 没有这个查询或文件 no such query or file;{hint} 现有 there are: {', '.join(names)}"
