"""Documents read in this process or spread over several: what builds and evaluations share."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from kg.errors import KgError, ReadingError
from kg.lexicon import SHIPPED, LexiconSources
from kg.processing import process
from kg.reading.inputs import InputFile

__all__ = ["WORTH_WORKERS", "count_workers", "processed"]

WORTH_WORKERS = 1_000_000
"""Bytes of input from which more than one process is used. A worker needs one to two seconds to start
and to load the lexicons; in that time one process reads a few hundred thousand bytes."""

_log = logging.getLogger(__name__)


def count_workers(files: Sequence[InputFile], jobs: int | None = None) -> int:
    """How many processes to use: `jobs` if given, else a core each from :data:`WORTH_WORKERS` bytes on;
    never more than there are files, and never less than one."""
    wanted = jobs
    if wanted is None:
        wanted = _cores() if sum(_size(file.path) for file in files) >= WORTH_WORKERS else 1
    return max(1, min(wanted, len(files)))


def processed(
    files: Sequence[InputFile], workers: int, sources: LexiconSources = SHIPPED
) -> Generator[bytes | str]:
    """For each file, in order, its pickled :class:`ResolvedDocument`, or the line that says why not.

    `workers` is the number of processes, `sources` the lexicons to read with.
    """
    if workers == 1:
        yield from (_work(file, sources) for file in files)
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
                pending.append(pool.submit(_work, file, sources))
        while pending:
            yield pending.popleft().result()
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


def _work(file: InputFile, sources: LexiconSources) -> bytes | str:
    """Process one file. Its result travels pickled: to the parent process, and to the spool for the page.

    A fault of the program in one document does not lose the others: it becomes that document's line.
    With ``KG_DEBUG`` set in the environment it is raised, with its traceback.
    """
    try:
        given = file.read()
        return pickle.dumps(process(file.name, given.data, sources, given.metadata), pickle.HIGHEST_PROTOCOL)
    except ReadingError as error:
        return str(error)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _log.debug("%s", file.name, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return (
            f"{file.name}: kg 出错而略去，请连同文件报告 left out because of a fault in kg ({what}); "
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
