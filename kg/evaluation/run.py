"""Documents with gold, built and scored."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.evaluation.gold import GoldSet
from kg.evaluation.reliability import Judged, judged
from kg.evaluation.scoring import Gold, Report, read_rows, score
from kg.graph.turtle import write_turtle
from kg.lexicon import SHIPPED, LexiconSources
from kg.model import EntityClass, ResolvedDocument
from kg.workers import count_workers, processed

__all__ = ["Evaluation", "evaluate", "evaluated"]

Told = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of some documents, and what explains them.

    `facts` are the facts of the graph with their confidence; `texts` the originals by document; `surfaces` what first
    stands in a document for an organisation's full name (document, name → surface). `unreadable` has a line
    for each document that could not be read; it is not scored.
    """

    gold: Gold
    report: Report
    facts: tuple[Judged, ...]
    texts: Mapping[str, str]
    surfaces: Mapping[tuple[str, str], str]
    unreadable: tuple[str, ...] = ()


def evaluate(
    gold: GoldSet,
    *,
    jobs: int | None = None,
    sources: LexiconSources = SHIPPED,
    progress: Told | None = None,
) -> Evaluation:
    """Build the documents of `gold` into a graph that is thrown away, and score it.

    `jobs` and `sources` as for :func:`kg.pipeline.build`. Raises KgError if no document can be read.
    """
    tell = progress or (lambda done, total: None)
    unreadable: list[str] = []
    files = gold.documents

    def read() -> Iterator[ResolvedDocument]:
        tell(0, len(files))
        for done, outcome in enumerate(processed(files, count_workers(files, jobs), sources), 1):
            unreadable.extend(outcome.warnings)
            if outcome.document is None:
                unreadable.append(outcome.problem)
            else:
                yield pickle.loads(outcome.document)
            tell(done, len(files))

    return evaluated(read(), gold.facts, sources, unreadable)


def evaluated(
    documents: Iterable[ResolvedDocument],
    gold: Gold,
    sources: LexiconSources = SHIPPED,
    unreadable: Iterable[str] = (),
) -> Evaluation:
    """Score `documents`, in whatever way they were read, through the public queries on their graph.

    Gold of documents that do not come is left out. `unreadable` is looked at after the last document.
    """
    texts: dict[str, str] = {}
    surfaces: dict[tuple[str, str], str] = {}

    def noted() -> Iterator[ResolvedDocument]:
        for resolved in documents:
            stem = Path(resolved.document.name).stem
            texts[stem] = resolved.document.original
            for link in resolved.links:
                if link.entity.cls is EntityClass.ORGANISATION:
                    surfaces.setdefault((stem, link.entity.label), link.mention.text)
            yield resolved

    with tempfile.TemporaryDirectory(prefix="kg-evaluate-") as folder:
        graph = Path(folder) / "graph.ttl"
        write_turtle(noted(), graph, sources)
        problems = tuple(sorted(unreadable))
        if not texts:
            raise KgError("\n".join([*problems, "没有可以评测的文件 nothing could be evaluated"]))
        read = {document: facts for document, facts in gold.items() if document in texts}
        rows = read_rows(graph)
        report = score(rows, read)
        return Evaluation(read, report, judged(graph, rows, read, report), texts, surfaces, problems)
