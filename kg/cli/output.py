"""What the commands share: exit statuses, lines on standard error, and the progress bar."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

__all__ = ["DONE", "FACT_NAMES", "FAILED", "INTERRUPTED", "SOME_UNREADABLE", "progress_bar", "say"]

DONE, SOME_UNREADABLE, FAILED, INTERRUPTED = 0, 1, 2, 130

FACT_NAMES = {
    "organisation": ("机构", "organisations"),
    "post": ("任职", "posts"),
    "byline": ("署名", "bylines"),
    "honour": ("荣誉", "honours"),
    "honour_count": ("荣誉人数", "honour counts"),
    "programme": ("品牌项目", "programmes"),
    "figure": ("数据", "figures"),
    "event": ("活动", "events"),
}
"""Kinds of facts in Chinese and English."""

_STEPS = {
    "documents": "读取与抽取 documents",
    "graph": "写图谱 graph.ttl",
    "forms": "写其他格式 other forms",
    "page": "写网页 graph.html",
    "variants": "逐项去掉 variants",
}


def say(line: str) -> None:
    """A line on standard error."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"{line}\n")


@contextlib.contextmanager
def progress_bar(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on standard error if that is a terminal: call it with step, how much is done, and of how much."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_STEPS["documents"], total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=_STEPS[step], completed=done, total=total)

        yield tell
