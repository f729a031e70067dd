"""From files to ``graph.ttl`` and ``graph.html``. The only module that knows all steps.

Documents are processed one by one, in worker processes where that is worth it, and pass through the
writers as a stream: memory holds a few documents, the entities and what the page shows, never all texts.
The result depends on the inputs alone, not on the number of workers or on the order of the paths.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from kg.errors import KgError
from kg.graph.description import Publication
from kg.graph.files import write_file
from kg.graph.forms import TURTLE
from kg.graph.parsing import parse_file
from kg.graph.turtle import write_turtle
from kg.lexicon import SHIPPED, LexiconSources
from kg.model import EntityClass, ResolvedDocument
from kg.reading.inputs import LIMITS, Inputs, Limits, Opened, find_inputs, with_standard_input
from kg.staging import check_targets, staged
from kg.view.page import write_page
from kg.view.wording import fact_kind
from kg.workers import count_workers, processed

__all__ = ["FACT_KINDS", "GRAPH_NAME", "PAGE_NAME", "BuildReport", "Progress", "build"]

GRAPH_NAME = "graph.ttl"
PAGE_NAME = "graph.html"

FACT_KINDS = ("organisation", "post", "byline", "honour", "honour_count", "programme", "figure", "event")
"""The kinds of facts in the order in which a report lists them."""

_ONLY_TURTLE = Publication()

Progress = Callable[[str, int, int], None]
"""Called with the step (``documents``, ``graph``, ``forms``, ``page``), how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made.

    `facts` counts each kind of :data:`FACT_KINDS`; an organisation counts once a document that mentions
    it. `characters` are code points of the original texts. `seconds` is wall-clock time by step
    (``documents``, ``graph``, ``forms``, ``page``). `forms` are the files that hold the graph in other forms.
    `unreadable` has a line for each input that is not in the graph, `warnings` one for each that is there without
    something that could not be read. `passed_over` counts, by suffix, files in folders and archives whose formats are
    not read, `without_text` pictures in them that show no text: neither is an error.
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
    forms: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)
    without_text: int = 0


def build(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] = "out",
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    sources: LexiconSources = SHIPPED,
    publication: Publication = _ONLY_TURTLE,
    limits: Limits = LIMITS,
) -> BuildReport:
    """Build the graph and the page of the files and folders `paths` into the folder `out`; ``-`` is standard input.

    `jobs` is the number of processes; None leaves it to :func:`kg.workers.count_workers`. `sources` are the lexicons
    to read with (:func:`kg.lexicon.additions.read_additions`), `limits` how much of an input is read. `publication`
    says which forms to write beside Turtle (``graph.nt`` …), and where they will be published. An input that cannot be
    read is named in the report, and the others are built. Raises :class:`KgError` if nothing can be built or written;
    what `out` held before is then still there.
    """
    with with_standard_input(paths) as given:
        return _build(find_inputs(given, limits), Path(out), jobs, progress, sources, publication)


def _build(
    inputs: Inputs,
    folder: Path,
    jobs: int | None,
    progress: Progress | None,
    sources: LexiconSources,
    publication: Publication,
) -> BuildReport:
    tell = progress or (lambda step, done, total: None)
    unreadable = [str(error) for error in inputs.unreadable]
    warnings: list[str] = []
    without_text = 0
    others = [form for form in publication.forms if form is not TURTLE]
    names = (GRAPH_NAME, *map(publication.file_name, others), PAGE_NAME)
    check_targets(folder, names, (file.path for file in inputs.files))
    if not inputs.files and not unreadable:
        raise KgError(_nothing(inputs))
    workers = count_workers(inputs.files, jobs)
    opened = Opened(inputs.files)
    tally = _Tally()
    seconds = dict.fromkeys(("documents", "graph", "forms", "page"), 0.0)
    with staged(folder, names) as stage, tempfile.TemporaryFile(dir=stage) as spool:

        def read() -> Iterator[ResolvedDocument]:
            nonlocal without_text
            begin = time.perf_counter()
            with contextlib.closing(processed(opened, workers, sources)) as outcomes:
                for done, outcome in enumerate(outcomes, 1):
                    tell("documents", done, opened.expected)
                    warnings.extend(outcome.warnings)
                    if outcome.document is None:
                        if outcome.problem:
                            unreadable.append(outcome.problem)
                        else:
                            without_text += 1
                        continue
                    spool.write(outcome.document)
                    document: ResolvedDocument = pickle.loads(outcome.document)
                    tally.add(document)
                    seconds["documents"] += time.perf_counter() - begin
                    yield document
                    begin = time.perf_counter()
            tell("documents", opened.expected, opened.expected)
            tell("graph", 0, 1)
            if not tally.documents:
                raise _NothingRead

        tell("documents", 0, opened.expected)
        begin = time.perf_counter()
        try:
            triples = write_turtle(read(), stage / GRAPH_NAME, sources, publication)
        except _NothingRead:
            raise KgError("\n".join([*sorted(unreadable), "什么也没能构建 nothing could be built"])) from None
        seconds["graph"] = time.perf_counter() - begin - seconds["documents"]
        tell("graph", 1, 1)
        begin = time.perf_counter()
        for done, form in enumerate(others):
            tell("forms", done, len(others))
            write_file(parse_file(stage / GRAPH_NAME, TURTLE), form, stage / publication.file_name(form))
        seconds["forms"] = time.perf_counter() - begin
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
        warnings=tuple(sorted(warnings)),
        passed_over=dict(sorted((opened.passed_over + Counter(inputs.passed_over)).items())),
        without_text=without_text,
        graph=folder / GRAPH_NAME,
        page=folder / PAGE_NAME,
        workers=workers,
        forms=tuple(folder / publication.file_name(form) for form in others),
    )


def _nothing(inputs: Inputs) -> str:
    passed_over = ", ".join(f"{suffix} {number}" for suffix, number in sorted(inputs.passed_over.items()))
    line = "没有可构建的文件 nothing to build: no file of a format that kg reads (kg build --help)"
    return f"{line}; passed over: {passed_over}" if passed_over else line


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


def _replay(spool: IO[bytes]) -> Iterator[ResolvedDocument]:
    """The documents of the spool once more."""
    spool.seek(0)
    with contextlib.suppress(EOFError):
        while True:
            yield pickle.load(spool)
