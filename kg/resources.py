"""Where the files that travel with the program are: the ontology and the public queries.

In a wheel they lie inside the package, in a checkout at its top level.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

__all__ = ["ontology_dir", "queries_dir"]

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of ``gonghui.ttl`` and ``shapes.ttl``."""
    return _find("ontology", "gonghui.ttl")


def queries_dir() -> Path:
    """The folder of the public queries, ``*.rq``."""
    return _find("queries", "officials.rq")


def _find(folder: str, witness: str) -> Path:
    """The first of the two places that holds `witness`. KgError if the installation lacks both."""
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / folder / witness).is_file():
            return parent / folder
    raise KgError(
        f"{folder}/{witness}: 安装不完整，请重新安装 is missing from the installation: install gonghui-kg again"
    )
