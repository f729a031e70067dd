"""From files to ``graph.ttl`` and ``graph.html``. The only module that knows all steps.

Documents are processed one by one, in worker processes where that is worth it, and pass through the
writers as a stream: memory holds a few documents, the entities and what the page shows, never all texts.
The result depends on the inputs alone, not on the number of workers or on the order of the paths.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kg.errors import KgError, ReadingError
from kg.graph.turtle import write_turtle
from kg.model import EntityClass, ResolvedDocument
from kg.processing import process
from kg.reading.inputs import InputFile, find_inputs
from kg.staging import check_targets, staged
from kg.view.page import write_page
from kg.view.wording import fact_kind

__all__ = ["FACT_KINDS", "GRAPH_NAME", "PAGE_NAME", "BuildReport", "Progress", "build", "count_workers"]

GRAPH_NAME = "graph.ttl"
PAGE_NAME = "graph.html"

FACT_KINDS = ("organisation", "post", "byline", "honour", "honour_count", "programme", "figure", "event")
"""The kinds of facts in the order in which a report lists them."""

WORTH_WORKERS = 1_000_000
"""Bytes of input from which more than one process is used. A worker needs one to two seconds to start
and to load the lexicons; in that time one process reads a few hundred thousand bytes."""

Progress = Callable[[str, int, int], None]
"""Called with the step (``documents``, ``graph``, ``page``), how much of it is done, and of how much."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made.

    `facts` counts each kind of :data:`FACT_KINDS`; an organisation counts once a document that mentions
    it. `characters` are code points of the original texts. `seconds` is wall-clock time by step
    (``documents``, ``graph``, ``page``). `unreadable` has a line for each input that is not in the graph.
    """

    documents: int
    articles: int
    characters: int
    facts: Mapping[str, int]
    mentions: int
    entities: int
    triples: int
    seconds: Mapping[str, float]
    unreadable: tuple[str, ...]
    graph: Path
    page: Path
    workers: int


def build(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] = "out",
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph and the page of the files and folders `paths` into the folder `out`.

    `jobs` is the number of processes; None leaves it to :func:`count_workers`. An input that cannot be
    read is named in the report, and the others are built. Raises :class:`KgError` if nothing can be built
    or written; what `out` held before is then still there.
    """
    tell = progress or (lambda step, done, total: None)
    folder = Path(out)
    inputs = find_inputs(paths)
    unreadable = [str(error) for error in inputs.unreadable]
    check_targets(folder, (GRAPH_NAME, PAGE_NAME), (file.path for file in inputs.files))
    if not inputs.files and not unreadable:
        raise KgError("nothing to build: no .txt or .md files there")
    workers = count_workers(inputs.files, jobs)
    tally = _Tally()
    seconds = dict.fromkeys(("documents", "graph", "page"), 0.0)
    with staged(folder, (GRAPH_NAME, PAGE_NAME)) as stage, tempfile.TemporaryFile(dir=stage) as spool:

        def read() -> Iterator[ResolvedDocument]:
            begin = time.perf_counter()
            with contextlib.closing(_outcomes(inputs.files, workers)) as outcomes:
                for done, outcome in enumerate(outcomes, 1):
                    tell("documents", done, len(inputs.files))
                    if isinstance(outcome, str):
                        unreadable.append(outcome)
                        continue
                    spool.write(outcome)
                    document = _unpickle(outcome)
                    tally.add(document)
                    seconds["documents"] += time.perf_counter() - begin
                    yield document
                    begin = time.perf_counter()
            tell("graph", 0, 1)
            if not tally.documents:
                raise _NothingRead

        tell("documents", 0, len(inputs.files))
        begin = time.perf_counter()
        try:
            triples = write_turtle(read(), stage / GRAPH_NAME)
        except _NothingRead:
            raise KgError("\n".join([*sorted(unreadable), "nothing could be built"])) from None
        seconds["graph"] = time.perf_counter() - begin - seconds["documents"]
        tell("graph", 1, 1)
        tell("page", 0, 1)
        begin = time.perf_counter()
        write_page(_replay(spool), stage / PAGE_NAME)
        seconds["page"] = time.perf_counter() - begin
        tell("page", 1, 1)
    return BuildReport(
        documents=tally.documents,
        articles=tally.articles,
        characters=tally.characters,
        facts={kind: tally.facts[kind] for kind in FACT_KINDS},
        mentions=tally.mentions,
        entities=len(tally.entities),
        triples=triples,
        seconds=seconds,
        unreadable=tuple(sorted(unreadable)),
        graph=folder / GRAPH_NAME,
        page=folder / PAGE_NAME,
        workers=workers,
    )


def count_workers(files: Sequence[InputFile], jobs: int | None = None) -> int:
    """How many processes to use: `jobs` if given, else a core each from :data:`WORTH_WORKERS` bytes on;
    never more than there are files, and never less than one."""
    wanted = jobs
    if wanted is None:
        wanted = _cores() if sum(_size(file.path) for file in files) >= WORTH_WORKERS else 1
    return max(1, min(wanted, len(files)))


class _NothingRead(Exception):
    """No input could be read; ends the writing before a file is in place."""


@dataclass(slots=True)
class _Tally:
    """Counts documents as they pass."""

    documents: int = 0
    articles: int = 0
    characters: int = 0
    mentions: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    entities: set[str] = field(default_factory=set)

    def add(self, resolved: ResolvedDocument) -> None:
        self.documents += 1
        self.articles += len(resolved.document.articles)
        self.characters += len(resolved.document.original)
        self.mentions += len(resolved.links)
        self.facts.update(fact_kind(item.fact) for item in resolved.facts)
        named = {link.entity.key: link.entity.cls for link in resolved.links}
        self.facts["organisation"] += sum(cls is EntityClass.ORGANISATION for cls in named.values())
        self.entities.update(named)


def _outcomes(files: Sequence[InputFile], workers: int) -> Generator[bytes | str]:
    """For each file, in order, its pickled :class:`ResolvedDocument`, or the line that says why not."""
    if workers == 1:
        yield from map(_work, files)
        return
    # Processes are spawned: a fork of a process that draws a progress bar in a thread may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupt_to_parent)
    pending: deque[Future[bytes | str]] = deque()
    try:
        for file in files:
            # A few ahead, so that no worker waits and finished documents do not pile up.
            if len(pending) >= 4 * workers:
                yield pending.popleft().result()
            with _interrupt_held():
                pending.append(pool.submit(_work, file))
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool:
        raise KgError("a worker process was ended from outside (out of memory?); try --jobs 1") from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back while workers are started. A worker inherits that, so that it does not die with a
    traceback while it is still loading; this process gets the signal at the end of the block."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupt_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(file: InputFile) -> bytes | str:
    """Process one file. Its result travels pickled: to the parent process, and to the spool for the page.

    A fault of the program in one document does not lose the others: it becomes that document's line.
    With ``KG_DEBUG`` set in the environment it is raised, with its traceback.
    """
    try:
        return pickle.dumps(process(file.name, file.read_bytes()), pickle.HIGHEST_PROTOCOL)
    except ReadingError as error:
        return str(error)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _log.debug("%s", file.name, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return f"{file.name}: left out because of a fault in kg ({what}); please report it with the file"


def _unpickle(data: bytes) -> Any:
    return pickle.loads(data)


def _replay(spool: IO[bytes]) -> Iterator[ResolvedDocument]:
    """The documents of the spool once more."""
    spool.seek(0)
    with contextlib.suppress(EOFError):
        while True:
            yield pickle.load(spool)


def _cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
