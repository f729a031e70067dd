"""Readers of formats without the process that they have to themselves."""

from __future__ import annotations

from importlib import import_module

import pytest

from kg.reading import formats


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without the guard, so that limits can be changed and the recogniser hidden."""
    monkeypatch.setattr(formats, "guarded", lambda module, name, data: import_module(module).read(name, data))
