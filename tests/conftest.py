"""Names of tests that are the same in every process, so that several can share the work."""

from __future__ import annotations

import pytest


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A set prints in the order of its hashes, which differ from process to process; files made on the spot have the
    time in them."""
    if isinstance(val, set | frozenset):
        return ",".join(sorted(map(str, val)))
    if isinstance(val, bytes) and len(val) > 16:
        return f"{len(val)}_bytes"
    return None
