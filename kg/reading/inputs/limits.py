"""How much of an input is read. Everything beyond is refused with a line that names the limit.

The limits keep memory and time bounded whatever a file claims to hold; they are far above what reports need.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "MEGABYTE", "Limits"]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, unless said otherwise. Archives and JSON Lines may be larger than `file`: they are read piece by piece.

    * `file`: of one document: a file, a member of an archive, a line of JSON Lines. A worker holds it in memory, a
      page-image PDF of a whole newspaper has 30 to 80 MB.
    * `note`: of a sidecar.
    * `unpacked`: of all that one archive unpacks to, archives inside it too. `members`: how many.
    * `ratio`: unpacked to packed, from `ratio_from` unpacked bytes on. Deflated prose comes to 3, tables and logs to
      50; what unpacks to more was made to fill a disk.
    * `depth`: of archives in archives; the one on the disk is the first.
    """

    file: int = 100 * MEGABYTE
    note: int = MEGABYTE
    unpacked: int = 4_000 * MEGABYTE
    members: int = 100_000
    ratio: int = 200
    ratio_from: int = 10 * MEGABYTE
    depth: int = 3

    @classmethod
    def of_megabytes(cls, file: int | None) -> Limits:
        """The limits with `file` megabytes (of 1,000,000 bytes) for one document; the usual ones for None. An archive
        may unpack to more, too, so that documents of this size can lie in it."""
        if file is None:
            return cls()
        return cls(file=file * MEGABYTE, unpacked=max(cls().unpacked, 40 * file * MEGABYTE))


LIMITS = Limits()
"""Where nobody asks for others."""
