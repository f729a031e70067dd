"""How much an archive has unpacked to so far: the guard against archives that were made to fill a disk."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ReadingError
from kg.reading.inputs.limits import MEGABYTE, Limits

__all__ = ["ArchiveLimit", "BrokenArchive", "Budget"]


class ArchiveLimit(ReadingError):
    """An archive holds more than is read; the rest of it is left out."""


class BrokenArchive(ReadingError):
    """An archive cannot be read any further."""


@dataclass(slots=True)
class Budget:
    """What of the limits the archive `name` of the disk has used, with all archives in it."""

    name: str
    limits: Limits
    unpacked: int = 0
    members: int = 0

    def take_member(self) -> None:
        """Count a member. Raises ArchiveLimit."""
        self.members += 1
        if self.members > self.limits.members:
            raise self._over(
                f"成员多于 {self.limits.members}", f"has more than {self.limits.members} members"
            )

    def take(self, size: int) -> None:
        """Count `size` bytes as unpacked. Raises ArchiveLimit."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            most = f"{self.limits.unpacked / MEGABYTE:g} MB"
            raise self._over(f"解开超过 {most}", f"unpacks to more than {most}")

    def is_bomb(self, packed: int, unpacked: int) -> bool:
        """Whether `packed` bytes became far too many."""
        return unpacked > self.limits.ratio_from and unpacked > self.limits.ratio * max(packed, 1)

    def _over(self, chinese: str, english: str) -> ArchiveLimit:
        return ArchiveLimit(
            self.name,
            f"{chinese}，其余未读，请解开后给文件夹 {english}; the rest is left out: unpack it and give the folder",
        )
