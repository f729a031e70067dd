# ruff: noqa: E501 (markup in one line reads better)
"""Word files made from raw markup, for what no program writes on request."""

from __future__ import annotations

import io
import zipfile

__all__ = ["STRICT", "TRANSITIONAL", "word_file"]

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word_file(
    body: str,
    parts: dict[str, str | bytes] | None = None,
    *,
    namespace: str = TRANSITIONAL,
    main: str = "word/document.xml",
) -> bytes:
    """A file whose document has `body`; `parts` are others by name, ``W`` in them standing for the namespace."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="W" {_OTHERS}><w:body>{body}</w:body></w:document>'
    every: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", main: document, **(parts or {})}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in every.items():
            data = content.replace('"W"', f'"{namespace}"').encode() if isinstance(content, str) else content
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
