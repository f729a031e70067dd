"""What a label of an encoding means: of an HTML ``meta`` element, an HTTP header or a note beside the file.

As in the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels), a label means the largest
set that goes by its name: ``gb2312`` is GB18030, ``big5`` holds Hong Kong's additions.
"""

from __future__ import annotations

__all__ = ["codecs_of"]

_GB = ("gb18030",)
_BIG5 = ("cp950", "big5hkscs")
_CODECS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "utf-8-sig"), ("utf-8",)),
    **dict.fromkeys(
        ("gb18030", "gbk", "x-gbk", "gb2312", "chinese", "csgb2312", "csiso58gb231280", "gb-2312", "gb-2312-80",
         "iso-ir-58", "cp936", "ms936", "windows-936", "euc-cn", "euccn", "gb2312-80"),
        _GB,
    ),
    **dict.fromkeys(
        ("big5", "big5-hkscs", "big5hkscs", "cn-big5", "csbig5", "x-x-big5", "big-5", "cp950", "ms950", "windows-950"),
        _BIG5,
    ),
    **dict.fromkeys(
        ("utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode", "unicodefeff"), ("utf-16-le",)
    ),
    **dict.fromkeys(("utf-16be", "unicodefffe"), ("utf-16-be",)),
    **dict.fromkeys(("utf-32", "utf-32le", "ucs-4"), ("utf-32-le",)),
    "utf-32be": ("utf-32-be",),
}  # fmt: skip


def codecs_of(label: str | None) -> tuple[str, ...]:
    """The Python codecs that `label` may mean, none for a label that is unknown or of no encoding of Chinese."""
    return _CODECS.get(label.strip().strip("\"'").lower().replace("_", "-"), ()) if label else ()
