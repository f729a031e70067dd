"""Front matter: the YAML between ``---`` and ``---`` with which Markdown files say what they are (Jekyll, Hugo,
Hexo, Obsidian).

A line ``---`` is also a thematic break, and words between two of them are text. What stands there is front matter only
if it is a mapping, and its keys are ones that say something about a document or else all plain words of a
program (``layout``, ``draft``). YAML is read with all scalars as they are written, since ``date: 2024-03-15``
must not depend on a library's idea of dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import ReadingError
from kg.model import NOTHING_SAID, Metadata
from kg.reading.metadata import is_known_key, metadata_of, one_line

__all__ = ["MOST_CHARACTERS", "FrontMatter", "read_front_matter"]

MOST_CHARACTERS = 20_000
"""Of front matter; what goes on for longer is text."""

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"(?:^|\n)[\"']?([^\s:#\"'\-][^:\n\"']{0,40})[\"']?[ \t]*:(?=[ \t\r\n]|$)")
_PROGRAM_KEY = re.compile(r"[A-Za-z][\w.\-]*")
_NULL = re.compile(r"(?:~|null|Null|NULL|)$")  # YAML 1.2, 10.2.1.1


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What it says, and the offset at which the text after it begins (0 where there is none)."""

    said: Metadata = NOTHING_SAID
    end: int = 0


def read_front_matter(name: str, text: str) -> FrontMatter:
    """The front matter that `text` begins with, if it does.

    Raises ReadingError for YAML that is malformed or has aliases (which can grow without bounds), where its
    keys show that it is meant as front matter, and as :func:`kg.reading.metadata.metadata_of` does.
    """
    if not text.startswith("---"):
        return FrontMatter()
    match = _BLOCK.match(text, 0, MOST_CHARACTERS)
    if match is None or not _is_meant(match[1]):
        return FrontMatter()
    try:
        said = yaml.load(match[1], _Plain)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReadingError(name, _problem(error)) from error
    if not isinstance(said, dict):
        return FrontMatter()
    return FrontMatter(metadata_of(said, name), match.end())


def _is_meant(block: str) -> bool:
    keys = [key.strip() for key in _KEY.findall(block)]
    return any(map(is_known_key, keys)) or (bool(keys) and all(map(_PROGRAM_KEY.fullmatch, keys)))


def _problem(error: Exception) -> str:
    advice = (
        '含冒号、引号的值请加引号 put values with colons or quotes in them in quotes, like title: "甲：乙"'
    )
    mark = getattr(error, "problem_mark", None)
    where = f" (line {mark.line + 2})" if mark is not None else ""
    what = one_line(str(getattr(error, "problem", None) or ""))[:80]
    return f"文首的 YAML 读不了 has front matter that is no YAML{where}{': ' if what else ''}{what}; {advice}"


class _Plain(yaml.SafeLoader):
    """Scalars as they are written, null aside; no aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


_Plain.yaml_implicit_resolvers = {}
_Plain.add_implicit_resolver("tag:yaml.org,2002:null", _NULL, ["~", "n", "N", ""])
