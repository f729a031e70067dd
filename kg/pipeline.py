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
from kg.reading.inputs import find_inputs
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
    (``documents``, ``graph``, ``forms``, ``page``). `unreadable` has a line for each input that is not in the
    graph. `forms` are the files that hold the graph in other forms.
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


def build(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] = "out",
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    sources: LexiconSources = SHIPPED,
    publication: Publication = _ONLY_TURTLE,
) -> BuildReport:
    """Build the graph and the page of the files and folders `paths` into the folder `out`.

    `jobs` is the number of processes; None leaves it to :func:`kg.workers.count_workers`. `sources` are the lexicons
    to read with (:func:`kg.lexicon.additions.read_additions`). `publication` says which forms to write beside
    Turtle (``graph.nt`` …), and where they will be published. An input that cannot be read is named in the report,
    and the others are built. Raises :class:`KgError` if nothing can be built or written; what `out` held before is
    then still there.
    """
    tell = progress or (lambda step, done, total: None)
    folder = Path(out)
    inputs = find_inputs(paths)
    unreadable = [str(error) for error in inputs.unreadable]
    others = [form for form in publication.forms if form is not TURTLE]
    names = (GRAPH_NAME, *map(publication.file_name, others), PAGE_NAME)
    check_targets(folder, names, (file.path for file in inputs.files))
    if not inputs.files and not unreadable:
        raise KgError("没有可构建的文件（.txt、.md） nothing to build: no .txt or .md files there")
    workers = count_workers(inputs.files, jobs)
    tally = _Tally()
    seconds = dict.fromkeys(("documents", "graph", "forms", "page"), 0.0)
    with staged(folder, names) as stage, tempfile.TemporaryFile(dir=stage) as spool:

        def read() -> Iterator[ResolvedDocument]:
            begin = time.perf_counter()
            with contextlib.closing(processed(inputs.files, workers, sources)) as outcomes:
                for done, outcome in enumerate(outcomes, 1):
                    tell("documents", done, len(inputs.files))
                    if isinstance(outcome, str):
                        unreadable.append(outcome)
                        continue
                    spool.write(outcome)
                    document: ResolvedDocument = pickle.loads(outcome)
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
        graph=folder / GRAPH_NAME,
        page=folder / PAGE_NAME,
        workers=workers,
        forms=tuple(folder / publication.file_name(form) for form in others),
    )


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
