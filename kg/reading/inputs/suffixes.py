"""What of a folder, or of an archive, is taken, judged by the name. Its format is judged by its content, later."""

from __future__ import annotations

from pathlib import PurePosixPath

from kg.reading.formats import SUFFIXES, can_read
from kg.reading.inputs.sidecars import NOTE_SUFFIX

__all__ = ["CONTAINERS", "is_document", "is_hidden", "is_image", "is_page_part", "kind_passed_over"]

CONTAINERS = frozenset({".zip", ".tar", ".tgz", ".gz", ".bz2", ".tbz2", ".xz", ".txz", ".jsonl", ".ndjson"})
"""Suffixes of files that hold many documents."""

# Formats that often hold reports: their files are counted for the user. The rest of a folder (programs, sound) is not.
_OTHERS = frozenset(
    (
        *(".doc", ".dot", ".wps", ".rtf", ".odt", ".ofd", ".pages", ".epub", ".mobi", ".caj"),
        *(".xls", ".xlsx", ".xlsm", ".et", ".ods", ".csv", ".ppt", ".pptx", ".dps", ".odp"),
        *(".rar", ".7z", ".zst", ".eml", ".msg", ".gif", ".heic", ".svg"),
    )
)


def is_document(name: str) -> bool:
    """Whether a file called `name` is taken from a folder."""
    suffix = _suffix(name)
    if name.startswith("~$"):  # what Word writes beside a document that is open
        return False
    return suffix in CONTAINERS or (suffix in SUFFIXES and can_read(SUFFIXES[suffix]))


def is_image(name: str) -> bool:
    """Whether a file called `name` is a picture."""
    return SUFFIXES.get(_suffix(name), "").startswith("image/")


def kind_passed_over(name: str) -> str:
    """The suffix of a file that may hold a report but is of a format that is not read here; else empty."""
    suffix = _suffix(name)
    if name.startswith("~$") or suffix == NOTE_SUFFIX or is_document(name):
        return ""
    return suffix if suffix in SUFFIXES or suffix in _OTHERS else ""


def is_hidden(name: str) -> bool:
    """Whether a file or folder called `name` is passed over: hidden by its dot, or macOS's own in archives."""
    return name.startswith(".") or name == "__MACOSX"


def is_page_part(folder: str) -> bool:
    """Whether a folder of this name holds the pictures and scripts of a page saved beside it: browsers name it
    ``NAME_files`` or ``NAME.files``, WPS ``NAME.files``."""
    return folder.endswith(("_files", ".files"))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
