"""Results that appear together or not at all: written to a hidden folder beside, then moved into place."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import KgError

__all__ = ["check_targets", "staged"]


def check_targets(folder: Path, names: Iterable[str], inputs: Iterable[Path] = ()) -> None:
    """KgError if `folder` cannot take files `names`, or if one of them is among `inputs`.

    ``kg build notes.txt out/graph.ttl --out out`` would overwrite what it reads.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise KgError(f"{folder}: 不是文件夹，请用 --out 另指 is not a folder; name another one with --out")
    read = {os.path.realpath(path) for path in inputs}
    for name in names:
        target = folder / name
        if target.is_dir():
            raise KgError(
                f"{target}: 结果该在的地方有个文件夹，请移走 "
                "is a folder, and stands where the result should go; move it away"
            )
        if os.path.realpath(target) in read:
            raise KgError(
                f"{target}: 是输入文件，会被覆盖，请用 --out 另指 is an input and would be overwritten; "
                "name another folder with --out"
            )


@contextlib.contextmanager
def staged(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """A folder to write the files `names` into; when the block ends well they replace those in `folder`.

    When it does not, `folder` holds what it held before: earlier results stay, and folders that had to be
    made for it are taken away again. Raises KgError where nothing can be written.
    """
    check_targets(folder, names)
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    finished = False
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stage = Path(tempfile.mkdtemp(prefix=".kg-build-", dir=folder))
        except OSError as error:
            raise KgError(
                f"{folder}: 写不进去，请另选 --out cannot be written ({_reason(error)}); choose another --out"
            ) from error
        try:
            yield stage
            _install(stage, folder, names)
            finished = True
        except OSError as error:
            raise KgError(
                f"{folder}: 结果没能写入 the results could not be written ({_reason(error)})"
            ) from error
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    finally:
        if not finished:
            for path in made:
                with contextlib.suppress(OSError):
                    path.rmdir()


def _install(stage: Path, folder: Path, names: Sequence[str]) -> None:
    """Move the new files into place; if one cannot be moved, put the old ones back."""
    replaced: list[tuple[Path, Path | None]] = []
    try:
        for name in names:
            target, backup = folder / name, None
            if os.path.lexists(target):
                backup = stage / f"{name}.before"
                os.replace(target, backup)
            replaced.append((target, backup))
            os.replace(stage / name, target)
    except OSError:
        for target, backup in reversed(replaced):
            if backup is not None:
                os.replace(backup, target)
            else:
                target.unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
