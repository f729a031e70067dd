"""A member of an archive, before anybody has unpacked it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """`name` as in the archive, folders parted by ``/``.

    `read` unpacks it: call it before the next member is asked for. It raises ReadingError where that cannot be done.
    """

    name: str
    read: Callable[[], bytes]
