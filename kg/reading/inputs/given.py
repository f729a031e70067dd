"""What is handed on to be read: an input's name, its bytes, and what is said about it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kg.model import NOTHING_SAID, Metadata
from kg.reading.inputs.files import read_regular
from kg.reading.inputs.limits import LIMITS, Limits
from kg.reading.inputs.sidecars import file_note
from kg.reading.inputs.suffixes import CONTAINERS

__all__ = ["Given", "InHand", "Input", "InputFile"]


@dataclass(frozen=True, slots=True)
class Given:
    """What an input holds: its bytes, and what is said about it outside of them (a note beside it).

    `warnings` say what of that could not be used, one whole line each, with the name of what it is about.
    """

    data: bytes
    metadata: Metadata = NOTHING_SAID
    warnings: tuple[str, ...] = ()


class Input(Protocol):
    """A document to be read. `name` is what users see. `incidental`: nobody named it, and it may well hold no text (a
    picture among web pages); that it cannot be read is no error."""

    @property
    def name(self) -> str: ...

    @property
    def incidental(self) -> bool: ...

    def read(self) -> Given:
        """What it holds; ReadingError where that cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class InHand:
    """An input whose bytes are here already: a member of an archive, a record."""

    name: str
    given: Given
    incidental: bool = False

    def read(self) -> Given:
        return self.given


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file of the disk. `name` is what users see: the file name, and only where two inputs share it, as much of the
    folders before it as tells them apart. `note` is its sidecar."""

    name: str
    path: Path
    note: Path | None = field(default=None, compare=False)
    limits: Limits = field(default=LIMITS, compare=False)
    incidental: bool = field(default=False, compare=False)

    @property
    def may_hold_many(self) -> bool:
        """Whether it may be an archive or JSON Lines, as its suffix promises."""
        return self.path.suffix.lower() in CONTAINERS

    def read(self) -> Given:
        """What the file holds, read now; a file that cannot be read is a :class:`ReadingError`."""
        data = read_regular(self.name, self.path, self.limits.file)
        if self.note is None:
            return Given(data)
        metadata, warnings = file_note(self.name, self.note, self.limits.note)
        return Given(data, metadata, warnings)
