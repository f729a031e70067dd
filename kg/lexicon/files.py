"""Lexicon files as plain Python values.

Lexicons are TOML (small, structured) or TSV (large, flat) files in ``kg/lexicon/data``. Each begins
with comment lines (``#``) that say where its content comes from and how to extend it.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["read_toml", "read_tsv"]

_DATA = files("kg.lexicon") / "data"


def read_toml(name: str) -> dict[str, Any]:
    """The tables of ``data/NAME``, a TOML file."""
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def read_tsv(name: str) -> list[tuple[str, ...]]:
    """The rows of ``data/NAME``, a tab-separated file without quoting.

    Lines that are empty or begin with ``#`` are passed over.
    """
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
