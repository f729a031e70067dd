"""Members of ZIP archives. Nothing is written to the disk; names are only names."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from kg.errors import ReadingError
from kg.reading.inputs.budget import ArchiveLimit, Budget
from kg.reading.inputs.files import too_large
from kg.reading.inputs.limits import Limits
from kg.reading.inputs.members import Member
from kg.reading.inputs.names import member_name

__all__ = ["open_zip", "zip_members"]

_UTF8_NAME, _ENCRYPTED = 0x800, 0x1  # bits of the general purpose flag (PKWARE APPNOTE 4.4.4)
_END = struct.Struct("<4s4H2LH")  # end of central directory record (4.3.16)
_END64 = struct.Struct("<4sQ2H2L4Q")  # the same for large archives (4.3.14), and its locator before the other
_LOCATOR = 20
_LONGEST_TAIL = 65_535 + _END.size + _END64.size + _LOCATOR  # with the longest comment
_MOST_DIRECTORY = 300  # bytes a member: its entry has 46, and a name
_BLOCK = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    struct.error,
)


def open_zip(name: str, file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The archive in `file`. Raises ReadingError where its directory is damaged, or too large to be read at once."""
    try:
        if _directory_size(file) > _MOST_DIRECTORY * limits.members:
            raise ArchiveLimit(
                name,
                f"成员多于 {limits.members}，请解开后给文件夹 has more than {limits.members} members; "
                "unpack it and give the folder",
            )
        return zipfile.ZipFile(file)
    except (*_DAMAGED, NotImplementedError) as error:
        raise ReadingError(
            name,
            f"ZIP 已损坏或不全，请重新取得 is a damaged or incomplete ZIP archive ({error}); fetch it again",
        ) from None


def zip_members(archive: zipfile.ZipFile, name: str, budget: Budget) -> Iterator[Member]:
    """The members of the archive known as `name`, in the order of its directory."""
    for info in archive.infolist():
        if not info.filename.endswith("/"):  # is_dir() fails on a name without characters
            yield Member(_name_of(info), partial(_read, archive, info, name, budget))


def _name_of(info: zipfile.ZipInfo) -> str:
    raw = info.orig_filename
    return member_name(raw.encode("utf-8" if info.flag_bits & _UTF8_NAME else "cp437", "replace"))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> bytes:
    """The unpacked bytes of a member, whatever size it says it has."""
    shown = f"{name}/{_name_of(info)}"
    if info.flag_bits & _ENCRYPTED:
        raise ReadingError(shown, "有密码，请先解开 is protected by a password; unpack it first")
    most = budget.limits.file
    if info.file_size > most:
        raise too_large(shown, most)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as member:
            while piece := member.read(_BLOCK):
                size += len(piece)
                budget.take(len(piece))
                if size > most:
                    raise too_large(shown, most)
                if budget.is_bomb(info.compress_size, size):
                    raise ReadingError(
                        shown,
                        "压缩比异常，像是压缩炸弹，略去 unpacks to far more than text does and is left out",
                    )
                pieces.append(piece)
    except NotImplementedError:
        raise ReadingError(
            shown,
            f"压缩方法 {info.compress_type} 不支持，请先解开 uses an unsupported compression; unpack it first",
        ) from None
    except _DAMAGED as error:
        raise ReadingError(
            shown, f"在 ZIP 中已损坏，请重新取得 is damaged in its ZIP archive ({error}); fetch it again"
        ) from None
    return b"".join(pieces)


def _directory_size(file: BinaryIO) -> int:
    """Bytes of the central directory, which :class:`zipfile.ZipFile` reads at once; 0 where no end record is found."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_TAIL))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + _END.size:
        return 0
    stated: int = _END.unpack_from(tail, at)[5]
    larger = at - _LOCATOR - _END64.size
    if larger >= 0 and tail[larger:].startswith(b"PK\6\6"):
        stated = _END64.unpack_from(tail, larger)[8]
    return stated
