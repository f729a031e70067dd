"""A user's TOML lexicon added to a shipped one, table by table.

What fits is read off the shipped data: a table has the keys that it has there, and values of the types that stand
there. Entries are added, never replaced: lists grow, sets of characters grow, patterns get alternatives, and whatever
would change a shipped value is an error. Pure functions of the two files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NoReturn

from kg.errors import KgError
from kg.lexicon.added_rules import RULES, Path, Rules, matches

__all__ = ["merged_tables", "without"]


def merged_tables(name: str, shipped: Mapping[str, Any], text: str, path: str) -> dict[str, Any]:
    """The tables `shipped` of the lexicon file `name` with those of the TOML `text` added.

    `path` names the user's file in messages. Raises KgError, one line with file and key (or line), for what is no
    TOML or does not fit.
    """
    try:
        added = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{path}: 不是正确的 TOML not valid TOML: {error}") from None
    merging = _Merging(RULES.get(name, Rules()), path)
    result: dict[str, Any] = merging.merge(shipped, added, ())
    for tables in merging.rules.once:
        merging.check_once(shipped, added, tables)
    return result


def without(name: str, tables: Mapping[str, Any], table: str) -> dict[str, Any]:
    """The `tables` of the lexicon file `name` with nothing in `table`, a path as ``anaphora.bare``."""
    return _without(RULES.get(name, Rules()), tables, (), tuple(table.split(".")))


def _without(rules: Rules, tables: Mapping[str, Any], at: Path, table: Path) -> dict[str, Any]:
    key, *rest = table
    inner = tables[key]
    empty = _without(rules, inner, (*at, key), tuple(rest)) if rest else _emptied(rules, inner, (*at, key))
    return {**tables, key: empty}


def _emptied(rules: Rules, value: Any, at: Path) -> Any:
    """`value` without its words; tables keep the keys that are no words."""
    if isinstance(value, dict):
        if matches(at, rules.words):
            return {}
        return {key: _emptied(rules, inner, (*at, key)) for key, inner in value.items()}
    return type(value)()


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands in one place of the shipped data: types, and the shapes of elements and of keys."""

    types: frozenset[type]
    elements: _Shape | None = None
    keys: Mapping[str, _Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()

    @classmethod
    def of(cls, values: Sequence[Any]) -> _Shape:
        """The shape that all of `values` have."""
        lists = [element for value in values if isinstance(value, list) for element in value]
        tables = [value for value in values if isinstance(value, dict)]
        keys = {key for table in tables for key in table}
        return cls(
            frozenset(map(type, values)) or frozenset({str}),
            cls.of(lists) if list in map(type, values) else None,
            {key: cls.of([table[key] for table in tables if key in table]) for key in sorted(keys)},
            frozenset(key for key in keys if all(key in table for table in tables)),
        )


_TYPE_NAMES: Mapping[type, str] = {
    str: '文字 a text, as "…"',
    list: '列表 a list, as ["…", "…"]',
    dict: "表 a table",
    bool: "true 或 or false",
    int: "数 a number",
    float: "数 a number",
}


@dataclass(frozen=True, slots=True)
class _Merging:
    """The rules of a file, and the user's file that messages name."""

    rules: Rules
    path: str

    def merge(self, old: Any, new: Any, at: Path) -> Any:
        """`old` with `new` added, both at the same place."""
        if isinstance(old, dict):
            return self._merge_table(old, new, at)
        if new == old:
            return old
        if isinstance(old, list):
            fresh = [entry for entry in new if entry not in old] if isinstance(new, list) else new
            self.check(fresh, _Shape.of([old]), at)
            if matches(at[:-1], self.rules.pairs):
                self._refuse_change(old, at)
            if old and isinstance(old[0], dict):
                return [*old, *self._new_rows(old, fresh, at)]
            return [*old, *dict.fromkeys(fresh)]
        self.check(new, _Shape.of([old]), at)
        if matches(at, self.rules.characters):
            return f"{old}{new}"
        if matches(at, self.rules.patterns):
            return f"{old}|{new}"
        self._refuse_change(old, at)

    def _merge_table(self, old: Mapping[str, Any], new: Any, at: Path) -> dict[str, Any]:
        if not isinstance(new, dict):
            self._fail(at, f"应为{_TYPE_NAMES[dict]}")
        result = dict(old)
        for key, value in new.items():
            place = (*at, key)
            if key in old:
                result[key] = self.merge(old[key], value, place)
                continue
            if not matches(at, self.rules.words):
                close = get_close_matches(key, old, n=1)
                hint = f"did you mean {close[0]}? " if close else ""
                known = ", ".join(list(old)[:15]) + (", …" if len(old) > 15 else "")
                self._fail(place, f"没有这个表或键 unknown table or key; {hint}可用的 known: {known}")
            self._check_text(key, place)
            self.check(value, _Shape.of(list(old.values())), place)
            result[key] = value
        return result

    def _new_rows(self, old: Sequence[Any], new: Sequence[Any], at: Path) -> Sequence[Any]:
        """The rows `new` of an array of tables, none of which may have a name that another row has."""
        fields = self.rules.rows.get(at, ())
        known = {name for row in old for name in _row_names(row, fields)}
        for row in new:
            names = set(_row_names(row, fields))
            for name in sorted(names & known):
                self._refuse_second(name, at, at)
            known |= names
        return new

    def check(self, value: Any, shape: _Shape, at: Path) -> None:
        """Raise KgError unless `value` is of the shape that the shipped values at this place have."""
        if type(value) not in shape.types:
            wanted = " / ".join(_TYPE_NAMES[kind] for kind in _TYPE_NAMES if kind in shape.types)
            self._fail(at, f"应为{wanted}，不是 not {_TYPE_NAMES.get(type(value), type(value).__name__)}")
        if isinstance(value, list):
            if matches(at[:-1], self.rules.pairs) and len(value) != 2:
                self._fail(at, '应有两项 must have two places, as ["…", "…"]')
            for element in value:
                self.check(element, shape.elements or _Shape.of([""]), at)
        elif isinstance(value, dict):
            for key in sorted(value.keys() - shape.keys.keys()):
                known = ", ".join(shape.keys)
                self._fail((*at, key), f"没有这个键 unknown key; 可用的 known: {known}")
            for key in sorted(shape.required - value.keys()):
                self._fail(at, f"缺少 {key}，每项都要有 {key} is missing; every entry needs it")
            for key, inner in value.items():
                self.check(inner, shape.keys[key], (*at, key))
        elif isinstance(value, str):
            self._check_text(value, at)

    def _check_text(self, text: str, at: Path) -> None:
        padded = text != text.strip() and not matches(at, self.rules.characters)
        if not text.strip() or padded or not all(c.isprintable() or c == "\n" for c in text):
            self._fail(
                at, f"{text[:40]!r}: 是空的，或两端有空白，请改正 is empty or has blanks around it; mend it"
            )
        if matches(at, self.rules.characters) and not "".join(text.split()).isalnum():
            self._fail(
                at, f"{text[:40]!r}: 只能是一个个字，不能有标点 must be characters in a row, no punctuation"
            )
        if matches(at, self.rules.templates) and "{}" not in text:
            self._fail(at, f"{text}: 缺少代表地名的 {{}} lacks the {{}} that stands for the division's name")
        for path, allowed in self.rules.choices.items():
            if matches(at, (path,)) and text not in allowed:
                self._fail(at, f"{text}: 不在可用的值里 not one of: {', '.join(allowed)}")
        if matches(at, self.rules.patterns):
            try:
                re.compile(text)
            except re.error as error:
                self._fail(at, f"{text}: 不是正则表达式 no regular expression ({error})")

    def check_once(self, shipped: Mapping[str, Any], added: Mapping[str, Any], tables: Iterable[str]) -> None:
        """Raise KgError if a word of `added` stands elsewhere in `tables`: it would take another's place."""
        places: dict[str, set[Path]] = {}
        for table in tables:
            for word, at in self._words(shipped.get(table), (table,)):
                places.setdefault(word, set()).add(at)
        for table in tables:
            for word, at in self._words(added.get(table), (table,)):
                if at not in places.setdefault(word, {at}):
                    self._refuse_second(word, min(places[word]), at)

    def _words(self, node: Any, at: Path) -> Iterator[tuple[str, Path]]:
        """The words of a table, each with the key that it stands under."""
        if isinstance(node, dict):
            for key, value in node.items():
                if matches(at, self.rules.words):
                    yield key, (*at, key)
                    short = value.get("short", ()) if isinstance(value, dict) else value
                    yield from ((word, (*at, key)) for word in short)
                else:
                    yield from self._words(value, (*at, key))
        elif isinstance(node, list):
            yield from ((word, at) for word in node)
        elif isinstance(node, str) and matches(at, self.rules.characters):
            yield from ((character, at) for character in "".join(node.split()))

    def _refuse_second(self, word: str, other: Path, at: Path) -> NoReturn:
        self._fail(
            at,
            f"{word}: 已在 {'.'.join(other)}，一个词只能在一处，请删去 "
            f"stands already in {'.'.join(other)}; a word has one place: take it out",
        )

    def _refuse_change(self, old: Any, at: Path) -> NoReturn:
        self._fail(
            at,
            f"自带词表里已是 {old}，只能添加，不能改，请删去 "
            f"the shipped lexicon has {old}; entries are added, never replaced: take it out",
        )

    def _fail(self, at: Path, problem: str) -> NoReturn:
        raise KgError(f"{self.path}: {'.'.join(at)}: {problem}")


def _row_names(row: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        value = row.get(name, ())
        yield from [value] if isinstance(value, str) else value
