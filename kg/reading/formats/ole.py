"""Files in Microsoft's compound format ([MS-CFB]): old Office files, and new ones behind a password. Neither is
read."""

from __future__ import annotations

from typing import NoReturn

from kg.errors import ReadingError

__all__ = ["read"]

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_WORD = "WordDocument".encode("utf-16-le")  # [MS-DOC] 2.1


def read(name: str, data: bytes) -> NoReturn:
    """Raise the ReadingError that says which it is, and what to do."""
    if _ENCRYPTED in data:
        problem = "有密码，请去掉密码后再给 is password-protected; remove the password and give it again"
    elif _WORD in data:
        problem = (
            "是旧的 .doc，请用 Word 或 WPS 另存为 .docx is an old .doc file; save it as .docx and give that"
        )
    else:
        problem = "是旧的 Office 文件，请另存为 .docx is an old Office file; save it as .docx and give that"
    raise ReadingError(name, problem)
