"""Inputs one after another, archives and JSON Lines opened when their turn comes.

An archive is unpacked from front to end by the process that hands its documents on: compressed TAR and JSON Lines
cannot be read in any other way without reading their beginnings again for every document. Unpacking takes a hundredth
of the time that reading the text takes, so one process keeps many workers busy.
"""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from kg.errors import ReadingError
from kg.model import NOTHING_SAID
from kg.reading.formats.detection import ARCHIVES, detect_file, is_tar
from kg.reading.inputs.budget import ArchiveLimit, BrokenArchive, Budget
from kg.reading.inputs.files import open_regular, too_large
from kg.reading.inputs.given import Given, InHand, Input, InputFile
from kg.reading.inputs.members import Member
from kg.reading.inputs.records import LOOKED_AT, is_gold, is_records, records
from kg.reading.inputs.sidecars import NOTE_SUFFIX, note, note_names
from kg.reading.inputs.suffixes import is_document, is_hidden, is_image, is_page_part, kind_passed_over
from kg.reading.inputs.tars import Unpacked, tar_members
from kg.reading.inputs.zips import open_zip, zip_members

__all__ = ["Opened"]

_RECORDS = (".jsonl", ".ndjson")
_MOST_NOTES = 50_000_000  # bytes of sidecars of one archive that are kept while it is read

_Notes = dict[str, bytes | ReadingError]


class Opened:
    """The documents of `files`, in their order; an iterator for one pass.

    It gives an :class:`~kg.reading.inputs.given.Input` for each document, and a ReadingError for each that cannot be
    opened. `expected` is how many there will be, estimated from how much of the archive at hand has been read.
    `passed_over` counts, by suffix, what archives hold of formats that may hold reports but are not read.
    """

    def __init__(self, files: Sequence[InputFile]) -> None:
        self._files = files
        self.expected = len(files)
        self.passed_over: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Input | ReadingError]:
        names = {file.name for file in self._files}
        done = 0
        for index, file in enumerate(self._files):
            waiting = len(self._files) - index - 1
            opening = _Opening(self.passed_over, names)
            count = 0
            for count, item in enumerate(opening.documents(file), 1):
                done += 1
                self.expected = done + int(count * opening.ahead()) + waiting
                yield item
            self.expected = done + waiting


class _Opening:
    """One file of the disk, and what is in it."""

    def __init__(self, passed_over: Counter[str], taken: set[str]) -> None:
        self._passed_over = passed_over
        self._taken = taken
        self._file: BinaryIO | None = None
        self._size = 0

    def ahead(self) -> float:
        """How many times what has been read of the file is still to be read."""
        if self._file is None or self._file.closed:
            return 0.0
        return max(0.0, self._size / max(self._file.tell(), 1) - 1)

    def documents(self, file: InputFile) -> Iterator[Input | ReadingError]:
        """The documents in `file`: itself, or those that it holds."""
        try:
            with open_regular(file.name, file.path) as opened:
                self._file, self._size = opened, os.fstat(opened.fileno()).st_size
                head = opened.read(LOOKED_AT) if _may_be_records(opened, file.name) else b""
                opened.seek(0)
                if is_records(head) or (file.path.suffix.lower() in _RECORDS and head.strip()):
                    yield from self._records(file.name, opened, head, file)
                    return
                media_type = detect_file(opened)
                if media_type in ARCHIVES:
                    budget = Budget(file.name, file.limits)
                    yield from self._archive(file.name, opened, media_type, budget, 1)
                    return
        except ReadingError as error:
            yield error
            return
        yield file

    def _records(
        self, name: str, file: BinaryIO, head: bytes, given: InputFile
    ) -> Iterator[Input | ReadingError]:
        if is_gold(head):
            raise ReadingError(
                name,
                "是 kg evaluate 的标注，没有正文 is gold of kg evaluate, without a text; "
                "give the documents that it is about",
            )
        yield from self._fresh(records(name, file, given.limits))

    def _archive(
        self, name: str, file: BinaryIO, media_type: str, budget: Budget, depth: int
    ) -> Iterator[Input | ReadingError]:
        """The documents of an archive. What cannot be read of it is an error, the rest is given."""
        try:
            if depth > budget.limits.depth:
                raise ReadingError(
                    name,
                    f"压缩包套了 {budget.limits.depth} 层以上，请先解开 "
                    f"lies more than {budget.limits.depth} archives deep; unpack it first",
                )
            if media_type == "application/zip":
                with open_zip(name, file, budget.limits) as archive:
                    before = Budget(name, budget.limits)
                    notes = self._notes(zip_members(archive, name, before), before)
                    yield from self._members(name, zip_members(archive, name, budget), notes, budget, depth)
            elif is_tar(file, media_type):
                before = Budget(name, budget.limits)
                file.seek(0)
                notes = self._notes(
                    tar_members(Unpacked(name, file, media_type, before), name, before), before
                )
                file.seek(0)
                unpacked = Unpacked(name, file, media_type, budget)
                yield from self._members(name, tar_members(unpacked, name, budget), notes, budget, depth)
            else:
                file.seek(0)
                yield from self._compressed(name, Unpacked(name, file, media_type, budget), budget, depth)
        except ReadingError as error:
            if isinstance(error, ArchiveLimit) and depth > 1:
                raise  # the archive of the disk ends with it
            yield error

    def _members(
        self, name: str, members: Iterator[Member], notes: _Notes, budget: Budget, depth: int
    ) -> Iterator[Input | ReadingError]:
        seen: set[str] = set()
        for member in members:
            budget.take_member()
            *folders, last = member.name.split("/")
            if any(map(is_hidden, [*folders, last])):
                continue
            if not is_document(last) or (is_image(last) and folders and is_page_part(folders[-1])):
                if suffix := kind_passed_over(last):
                    self._passed_over[suffix] += 1
                continue
            shown = f"{name}/{member.name}"
            if member.name in seen:
                yield ReadingError(
                    shown,
                    "压缩包里有同名文件，只读第一个 stands in its archive twice; only the first is read",
                )
                continue
            seen.add(member.name)
            try:
                data = member.read()
            except (ArchiveLimit, BrokenArchive):
                raise
            except ReadingError as error:
                if not is_image(last):
                    yield error
                continue
            said = next(((each, notes[each]) for each in note_names(member.name) if each in notes), None)
            yield from self._content(shown, data, said, budget, depth)

    def _content(
        self,
        name: str,
        data: bytes,
        said: tuple[str, bytes | ReadingError] | None,
        budget: Budget,
        depth: int,
    ) -> Iterator[Input | ReadingError]:
        """What one member holds: a document, or an archive or JSON Lines of its own. `said` is its sidecar."""
        head = data[:LOOKED_AT]
        of_records = name.lower().endswith(_RECORDS)
        if of_records and is_gold(head):
            return
        if is_records(head) or (of_records and head.strip()):
            yield from self._fresh(records(name, io.BytesIO(data), budget.limits))
            return
        file = io.BytesIO(data)
        media_type = detect_file(file)
        if media_type in ARCHIVES:
            yield from self._archive(name, file, media_type, budget, depth + 1)
            return
        metadata, warnings = note(name, *said) if said else (NOTHING_SAID, ())
        yield from self._fresh(iter((InHand(name, Given(data, metadata, warnings), is_image(name)),)))

    def _compressed(
        self, name: str, unpacked: Unpacked, budget: Budget, depth: int
    ) -> Iterator[Input | ReadingError]:
        """A file that is only compressed: ``crawl.jsonl.gz`` holds ``crawl.jsonl``."""
        inner = PurePosixPath(name).stem
        file = io.BufferedReader(unpacked, LOOKED_AT)
        head = file.peek(LOOKED_AT)
        if is_records(head):
            yield from self._fresh(records(f"{name}/{inner}", file, budget.limits))
            return
        data = file.read(budget.limits.file + 1)
        if len(data) > budget.limits.file:
            raise too_large(name, budget.limits.file)
        yield from self._content(f"{name}/{inner}", data, None, budget, depth)

    def _notes(self, members: Iterator[Member], budget: Budget) -> _Notes:
        """The sidecars in an archive, by name. They may stand behind their documents, so it is read for them first."""
        found: _Notes = {}
        size = 0
        try:
            for member in members:
                budget.take_member()
                if not member.name.lower().endswith(NOTE_SUFFIX):
                    continue
                try:
                    data = member.read()
                except ReadingError as error:
                    found[member.name] = error
                    continue
                size += len(data)
                if len(data) <= budget.limits.note and size <= _MOST_NOTES:
                    found.setdefault(member.name, data)
        except ReadingError:
            pass  # it is said when the documents are read
        return found

    def _fresh(self, items: Iterator[InHand | ReadingError]) -> Iterator[Input | ReadingError]:
        """`items`, but for those with the name that an input of the disk has."""
        for item in items:
            if not isinstance(item, ReadingError) and item.name in self._taken:
                yield ReadingError(
                    item.name, "与另一个输入同名，请改名 has the name of another input; rename one of them"
                )
            else:
                yield item


def _may_be_records(file: BinaryIO, name: str) -> bool:
    head = file.read(4)
    file.seek(0)
    return name.lower().endswith(_RECORDS) or head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"")
