"""Documents read in this process or spread over several: what builds and evaluations share."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, ReadingError, one_line
from kg.lexicon import SHIPPED, LexiconSources
from kg.processing import process
from kg.reading.inputs import InHand, Input, InputFile

__all__ = ["WORTH_WORKERS", "Outcome", "count_workers", "processed"]

WORTH_WORKERS = 1_000_000
"""Bytes of input from which more than one process is used. A worker needs one to two seconds to start
and to load the lexicons; in that time one process reads a few hundred thousand bytes."""

_IN_FLIGHT = 256_000_000
"""Bytes of documents that may wait for a worker, where they are in memory already (members of archives)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input. `document` is its pickled :class:`ResolvedDocument`; None if it could not be read:
    `problem` is then the line that says why, empty for an input that need not hold any text. `warnings` are lines too:
    what of a document that was read could not be."""

    document: bytes | None = None
    problem: str = ""
    warnings: tuple[str, ...] = ()


def count_workers(files: Sequence[InputFile], jobs: int | None = None) -> int:
    """How many processes to use: `jobs` if given, else a core each from :data:`WORTH_WORKERS` bytes on;
    never more than there are files (an archive may hold any number), and never less than one."""
    wanted = jobs
    if wanted is None:
        wanted = _cores() if sum(_size(file.path) for file in files) >= WORTH_WORKERS else 1
    if any(file.may_hold_many for file in files):
        return max(1, wanted)
    return max(1, min(wanted, len(files)))


def processed(
    inputs: Iterable[Input | ReadingError], workers: int, sources: LexiconSources = SHIPPED
) -> Generator[Outcome]:
    """For each input, in order, what became of it; for an error, that error.

    `workers` is the number of processes, `sources` the lexicons to read with.
    """
    if workers == 1:
        yield from (_work(each, sources) for each in inputs)
        return
    # Processes are spawned: a fork of a process that draws a progress bar in a thread may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupt_to_parent)
    pending: deque[tuple[Future[Outcome], int]] = deque()
    waiting = 0
    try:
        for each in inputs:
            size = len(each.given.data) if isinstance(each, InHand) else 0
            # A few ahead, so that no worker waits and neither documents nor results pile up.
            while pending and (len(pending) >= 4 * workers or waiting + size > _IN_FLIGHT):
                future, freed = pending.popleft()
                waiting -= freed
                yield future.result()
            with _interrupt_held():
                pending.append((pool.submit(_work, each, sources), size))
            waiting += size
        while pending:
            yield pending.popleft()[0].result()
    except BrokenProcessPool:
        raise KgError(
            "工作进程被外部终止（内存不足？），可试 --jobs 1 "
            "a worker process was ended from outside (out of memory?); try --jobs 1"
        ) from None
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


def _work(each: Input | ReadingError, sources: LexiconSources) -> Outcome:
    """Process one input. Its result travels pickled: to the parent process, and to the spool for the page.

    A fault of the program in one document does not lose the others: it becomes that document's line.
    With ``KG_DEBUG`` set in the environment it is raised, with its traceback.
    """
    if isinstance(each, ReadingError):
        return Outcome(problem=str(each))
    try:
        given = each.read()
        document = process(each.name, given.data, sources, given.metadata)
        warnings = (*given.warnings, *(f"{each.name}: {warning}" for warning in document.document.warnings))
        return Outcome(pickle.dumps(document, pickle.HIGHEST_PROTOCOL), warnings=warnings)
    except ReadingError as error:
        return Outcome(problem="" if each.incidental else str(error))
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _log.debug("%s", each.name, exc_info=True)
        what = one_line(f"{type(error).__name__}: {error}")
        return Outcome(
            problem=f"{each.name}: kg 出错而略去，请连同文件报告 left out because of a fault in kg ({what}); "
            "please report it with the file"
        )


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
