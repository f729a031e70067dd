"""How inputs are called: short, unambiguous, and harmless in one line of a terminal."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

__all__ = ["member_name", "printable", "shortest_tails", "sort_key"]


def shortest_tails(paths: list[Path]) -> dict[Path, str]:
    """The shortest tail of each path that no other path ends with."""
    names: dict[Path, str] = {}
    remaining, depth = paths, 1
    while remaining:
        tails = {path: printable("/".join(path.parts[-depth:])) for path in remaining}
        shared = Counter(tails.values())
        names |= {path: tail for path, tail in tails.items() if shared[tail] == 1 or depth >= len(path.parts)}
        remaining = [path for path in remaining if path not in names]
        depth += 1
    return names


def member_name(raw: bytes) -> str:
    """The name of a member of an archive, which says no encoding: UTF-8, else GB18030, which ZIP programs of Chinese
    Windows write, else a byte a character.

    It is only ever a name: ``/``, ``\\`` (Windows) part folders; ``.``, ``..`` and a leading ``/`` lead nowhere.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            name = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        name = raw.decode("cp437")
    parts = name.replace("\\", "/").split("/")
    return printable("/".join(part for part in parts if part not in ("", ".", "..")))


def printable(name: str | Path) -> str:
    """A name as it can stand in one line: undecodable bytes and control characters are escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def sort_key(path: Path) -> bytes:
    """An order that does not depend on the locale."""
    return os.fsencode(path)
