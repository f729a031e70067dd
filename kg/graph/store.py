"""The Oxigraph store that answers for a graph file: in memory, or kept on disk beside a large one.

Beside ``graph.ttl`` stands ``.graph.ttl.store/`` with a folder a state of the file, named by its SHA-256, and
``current.json``, which says of what size and age the file was when that sum was taken. As long as these
are the same the folder is opened as it is; when only they have changed the sum is taken again; when that
has changed as well, the store is made anew in a folder of its own and moved into place, and the old ones go.

Several ``kg query`` at once are no danger to each other: a store is complete before it has its name, is never
written again, and is locked (shared) by those who read it and (alone) by who removes it. Where nothing can be
written the graph is answered from memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import QueryError, one_line

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["LARGE", "OXIGRAPH_SUFFIXES", "check_there", "opened", "parse_problem", "store_dir"]

OXIGRAPH_SUFFIXES = (".ttl", ".nt")
"""Files that Oxigraph loads here; others go through rdflib."""

LARGE = 16 * 1024 * 1024
"""Bytes of a graph file from which a store on disk is kept. Oxigraph loads some 8 MB a second into memory
(benchmarks/big_graph.py): below, asking anew costs less than two seconds, and no second copy lies about."""

_FORMAT = "1"
"""Goes into the names of stores; to be raised when they must be made anew."""

Tell = Callable[[str], None]


def store_dir(path: Path) -> Path:
    """Where the store of a graph file is kept."""
    return path.with_name(f".{path.name}.store")


def check_there(path: Path) -> None:
    """QueryError if there is no such graph."""
    if not path.is_file():
        raise QueryError(
            f"{path}: 没有这个图谱，请先 kg build，或用 --graph 指明 no such graph; "
            "run `kg build PATH...` first, or name one with --graph"
        )


def parse_problem(error: Exception) -> str:
    """What Oxigraph says is wrong, in one line and with the line if it has one."""
    line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
    return line + one_line(getattr(error, "msg", "") or error, 300)


@contextlib.contextmanager
def opened(path: Path, tell: Tell | None = None, large: int = LARGE) -> Iterator[Store]:
    """A store that holds the graph of a file, for as long as the block lasts; it is not to be written to.

    From `large` bytes on it is kept on disk. QueryError, in one line, if the file is missing or malformed.
    """
    check_there(path)
    if _size(path) < large:
        yield _in_memory(path)
        return
    with contextlib.ExitStack() as held:
        try:
            store = _on_disk(path, tell or _silent, held)
        except (OSError, RuntimeError) as error:  # RocksDB's own failures are RuntimeErrors
            reason = getattr(error, "strerror", None) or one_line(error, 300)
            (tell or _silent)(
                f"{store_dir(path)}: 写不了，改从内存回答，较慢 cannot be written ({reason}); "
                "answering from memory, which is slower"
            )
            store = _in_memory(path)
        yield store


def _silent(line: str) -> None:
    pass


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None


def _in_memory(path: Path) -> Store:
    import pyoxigraph as ox

    store = ox.Store()
    _load(store, path)
    return store


def _load(store: Store, path: Path) -> None:
    """QueryError if the file cannot be read; OSError if the store cannot be written."""
    import pyoxigraph as ox

    turtle = path.suffix.lower() == ".ttl"
    try:
        source = path.open("rb")
    except OSError as error:
        raise QueryError(f"{path}: 读不了 cannot be read: {error.strerror or error}") from None
    with source:
        try:
            store.bulk_load(source, ox.RdfFormat.TURTLE if turtle else ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError) as error:
            form = "turtle" if turtle else "nt"
            raise QueryError(f"{path}: 读不成 not readable as {form}: {parse_problem(error)}") from None


# -- on disk ----------------------------------------------------------------------------------------


def _on_disk(path: Path, tell: Tell, held: contextlib.ExitStack) -> Store:
    """The store of the file as it is now, made if need be; a lock on it is `held`."""
    import pyoxigraph as ox

    folder = store_dir(path)
    for _ in range(3):  # another process may remove what it thinks old between our look and our lock
        name = _current(path, folder)
        target = folder / name
        if not target.is_dir():
            tell(
                f"{path}: 图谱大或有变化，先建查询库，下次即快 a large graph, new or changed: "
                f"making a store beside it, once ({folder.name})"
            )
            _make(path, folder, name)
            _remove_others(folder, name)
        if not _lock(target, held, alone=False):
            continue
        try:
            return ox.Store.read_only(str(target))
        except (OSError, RuntimeError):  # gone, or damaged by other hands
            held.close()
            shutil.rmtree(target, ignore_errors=True)
    raise OSError("the store does not open")


def _current(path: Path, folder: Path) -> str:
    """The name of the store that the file needs: from its size and age if those are known, else by its bytes."""
    about = path.stat()
    seen = {"size": about.st_size, "mtime_ns": about.st_mtime_ns, "inode": about.st_ino}
    note = folder / "current.json"
    with contextlib.suppress(OSError, ValueError):
        known = json.loads(note.read_text(encoding="utf-8"))
        if isinstance(known, dict) and known.get("seen") == seen and _is_name(known.get("name")):
            return str(known["name"])
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    name = f"{_FORMAT}-{_engine()}-{digest[:32]}"
    try:
        folder.mkdir(exist_ok=True)
        descriptor, part = tempfile.mkstemp(prefix="current-", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"seen": seen, "name": name}, file)
        os.replace(part, note)
    except OSError:
        if not (folder / name).is_dir():  # a store of somebody else may be read all the same
            raise
    return name


def _is_name(name: object) -> bool:
    return (
        isinstance(name, str)
        and re.fullmatch(rf"{_FORMAT}-{re.escape(_engine())}-[0-9a-f]{{32}}", name) is not None
    )


def _engine() -> str:
    """Major and minor version of Oxigraph, whose files on disk may change with them."""
    import pyoxigraph as ox

    return "oxigraph-" + ".".join(ox.__version__.split(".")[:2])


def _make(path: Path, folder: Path, name: str) -> None:
    """Load the file into a folder of its own, then give that its name; if another process was first, theirs stays."""
    import pyoxigraph as ox

    part = Path(tempfile.mkdtemp(prefix="making-", dir=folder))
    try:
        store = ox.Store(str(part))
        _load(store, path)
        store.optimize()
        store.flush()
        del store  # closes it
        with contextlib.suppress(FileExistsError):
            try:
                os.rename(part, folder / name)
            except OSError:
                if not (folder / name).is_dir():
                    raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _remove_others(folder: Path, name: str) -> None:
    """Take away stores that nobody reads any more. One that is being made, or read, stays until the next time."""
    for other in folder.iterdir():
        if other.is_dir() and other.name.startswith(f"{_FORMAT}-") and other.name != name:
            with contextlib.ExitStack() as held:
                if _lock(other, held, alone=True):
                    shutil.rmtree(other, ignore_errors=True)
                    other.with_name(f"{other.name}.lock").unlink(missing_ok=True)


def _lock(target: Path, held: contextlib.ExitStack, *, alone: bool) -> bool:
    """Lock a store until `held` is closed: with others who read it, or `alone`. False if that cannot be now.

    Where the system has no such locks (Windows) open files cannot be removed, which does as well.
    """
    try:
        import fcntl
    except ImportError:
        return True
    place = target.with_name(f"{target.name}.lock")
    file: IO[Any]
    try:
        file = held.enter_context(place.open("a"))
    except OSError:
        # A folder of somebody else: what we may not write we may still read, and lock for reading.
        if alone or not place.is_file():
            return not alone and target.is_dir()
        file = held.enter_context(place.open())
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return False
    return target.is_dir()
