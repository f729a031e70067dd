"""The ZIP file around a Word document: which parts it has, and their bytes, within limits.

Only the parts that are asked for are unpacked, never to the disk, and never more of one than its limit: what the
directory says of a part's size is not believed. Links to files outside are never followed.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from kg.errors import ReadingError

__all__ = ["MOST_BYTES", "Container"]

MOST_BYTES = 30_000_000
"""Of one part, unpacked. A work report of a hundred pages has about a million; pictures are other parts."""
_MOST_PARTS = 20_000
_ENCRYPTED = 0x1
_ADVICE = "请重新保存或另存为 .txt save it again, or save its text as a .txt file and give that"


class Container:
    """The parts of the Word file `name`. Raises ReadingError for what is no whole ZIP file."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            parts = self._archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
            raise ReadingError(
                name, f"Word 文件不完整 is a damaged or cut off Word file; {_ADVICE}"
            ) from error
        if len(parts) > _MOST_PARTS:
            raise ReadingError(
                name, f"Word 文件里超过 {_MOST_PARTS} 个部件 has more than {_MOST_PARTS} parts; {_ADVICE}"
            )
        self.parts = frozenset(parts)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None if there is no such part."""
        if part not in self.parts:
            return None
        try:
            info = self._archive.getinfo(part)
            if info.flag_bits & _ENCRYPTED:
                raise ReadingError(
                    self._name,
                    "Word 文件有密码，请去掉密码后再给 is password-protected; remove the password and give it again",
                )
            with self._archive.open(info) as stream:
                data = stream.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise ReadingError(
                self._name, f"Word 文件的 {part} 损坏 is a Word file whose {part} is damaged; {_ADVICE}"
            ) from error
        if len(data) > MOST_BYTES:
            raise ReadingError(
                self._name,
                f"Word 文件的 {part} 解开后超过 {MOST_BYTES} 字节 is a Word file whose {part} has more than "
                f"{MOST_BYTES} bytes when unpacked; {_ADVICE}",
            )
        return data
