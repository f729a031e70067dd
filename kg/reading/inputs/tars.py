"""Members of TAR archives, compressed or not, and files that are only compressed (``crawl.jsonl.gz``).

They are read once from front to end, which is the only way that does not unpack everything again for each member.
"""

from __future__ import annotations

import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from kg.errors import ReadingError
from kg.reading.formats.detection import unpacked
from kg.reading.inputs.budget import BrokenArchive, Budget
from kg.reading.inputs.files import too_large
from kg.reading.inputs.members import Member
from kg.reading.inputs.names import member_name

__all__ = ["Unpacked", "tar_members"]

_HEADERS = 1_000_000  # bytes of headers before one member; a name of 4,096 bytes takes some ten thousand
_BLOCK = 64 * 1024
_DAMAGED = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, OverflowError)
_LINK = (tarfile.LNKTYPE, tarfile.SYMTYPE)


class Unpacked(io.RawIOBase):
    """The unpacked bytes of `file`, counted. Raises ReadingError where they are damaged, or more than the budget or
    :attr:`allowed` lets be read."""

    def __init__(self, name: str, file: BinaryIO, media_type: str, budget: Budget) -> None:
        self._name, self._packed, self._budget = name, file, budget
        self._unpacked = cast(io.BufferedReader, unpacked(file, media_type))
        self._counts = self._unpacked is not file
        self._size = 0
        self.allowed: int | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            # read1 gives what there is before it fails at a cut-off end.
            piece: bytes = self._unpacked.read1(_BLOCK if size is None or size < 0 else size)
        except _DAMAGED as error:
            raise BrokenArchive(self._name, _damage(error)) from None
        self._size += len(piece)
        if self._counts:
            self._budget.take(len(piece))
            if self._budget.is_bomb(self._packed.tell(), self._size):
                raise BrokenArchive(
                    self._name,
                    "压缩比异常，像是压缩炸弹，其余未读 unpacks to far more than text does; the rest is left out",
                )
        if self.allowed is not None:
            self.allowed -= len(piece)
            if self.allowed < 0:
                raise BrokenArchive(
                    self._name,
                    "TAR 的文件头过大，其余未读 has headers of a size that no name needs; the rest is left out",
                )
        return piece


def tar_members(content: Unpacked, name: str, budget: Budget) -> Iterator[Member]:
    """The members of the archive known as `name`, in their order. Raises ReadingError where it ends too early."""
    try:
        content.allowed = _HEADERS
        # bufsize is what is read ahead of a member.
        with tarfile.open(
            fileobj=cast(BinaryIO, content),
            mode="r|",
            bufsize=_BLOCK,
            encoding="utf-8",
            errors="surrogateescape",
        ) as archive:
            while (info := archive.next()) is not None:
                vars(archive)["members"].clear()  # else it keeps them all
                content.allowed = max(info.size, 0) + _HEADERS
                if not info.isdir():
                    yield Member(_name_of(info), partial(_read, archive, info, name, budget))
    except _DAMAGED as error:
        raise ReadingError(name, _damage(error)) from None


def _name_of(info: tarfile.TarInfo) -> str:
    return member_name(info.name.encode("utf-8", "surrogateescape"))


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, budget: Budget) -> bytes:
    shown = f"{name}/{_name_of(info)}"
    if info.type in _LINK:
        target = member_name(info.linkname.encode("utf-8", "surrogateescape"))
        raise ReadingError(
            shown,
            f"是指向 {target} 的链接，略去 is a link to {target} and is left out; only files are read",
        )
    if not info.isreg() or info.issparse():
        raise ReadingError(
            shown, "是设备、管道或稀疏文件，略去 is a device, a pipe or a sparse file and is left out"
        )
    most = budget.limits.file
    if info.size > most:
        raise too_large(shown, most)
    try:
        file = archive.extractfile(info)
        data = file.read() if file else b""
    except _DAMAGED as error:
        raise ReadingError(shown, _damage(error)) from None
    if len(data) < info.size:
        raise ReadingError(shown, _damage(EOFError("unexpected end of data")))
    return data


def _damage(error: Exception) -> str:
    return f"压缩包已损坏或不全，请重新取得 is damaged or incomplete ({error}); fetch it again"
