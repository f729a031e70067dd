"""What each witness of word boundaries is worth: the whole program on gold, with each left out in turn.

    python benchmarks/ablation.py            prints the tables and writes docs/ablation.md

Each variant reads, extracts, resolves and writes a graph of the documents in ``tests/gold``; the public
queries on it are scored by ``kg.evaluation``. The passages ``held-*`` were not looked at while rules were
written; of them only counts are printed. The section of docs/ablation.md that says what the tables mean is written
by hand and kept.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent))

import name_ends
from gold_sets import ROOT, Scored, groups, scored

from kg.extraction import Extractor
from kg.extraction.persons.name_reader import EndWitness, NameReader
from kg.extraction.pkuseg_witness import shared_witness
from kg.extraction.tokens import Segmenter, shared_segmenter
from kg.lexicon import load
from kg.model import ResolvedDocument, Sentence, Token
from kg.reading import read_document
from kg.resolution import Resolver

PAGE = ROOT / "docs" / "ablation.md"
BY_HAND = "## What the tables say"
"""The section with this heading is kept, up to the next heading."""
PERSON_TYPES = ("post", "byline", "honour")
"""Types of facts that name persons."""


class SingleCharacters(Segmenter):
    """No boundaries: each character is a word, with the part of speech that the dictionary gives it."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return tuple(
            Token(sentence.start + i, sentence.start + i + 1, c, self.tag_of(c))
            for i, c in enumerate(sentence.text)
        )


class PkusegWords(Segmenter):
    """Words by pkuseg, with the part of speech that jieba's dictionary gives them."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        ends = sorted(shared_witness().boundaries(sentence.text) | {len(sentence.text)})
        spans = zip([0, *ends], ends, strict=False)
        words = ((start, end, sentence.text[start:end]) for start, end in spans if end > start)
        return tuple(Token(sentence.start + s, sentence.start + e, w, self.tag_of(w)) for s, e, w in words)


class Untagged(Segmenter):
    """No dictionary: words without parts of speech."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return tuple(replace(token, tag="") for token in super().tokens(sentence))

    def tag_of(self, word: str) -> str:
        return ""


_read = NameReader.read


def _read_without_boundaries(
    reader: NameReader, text: str, start: int, boundaries: Collection[int] = (), **options: Any
) -> Any:
    """``NameReader.read`` that no segmenter helps; its witness is what it is given."""
    return _read(reader, text, start, (), **options)


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to run the program, by the arguments of :class:`Extractor`.

    `name_boundaries`: whether the reader of names is told where the segmenter puts boundaries. That is no
    argument of the program's, so its method is replaced while the variant runs.
    """

    name: str
    segmenter: Callable[[], Segmenter] = shared_segmenter
    witness: EndWitness | None = None
    name_boundaries: bool = True

    def process(self, paths: Iterable[Path]) -> list[ResolvedDocument]:
        """What ``kg.processing.process`` does, this way."""
        lexicon, segmenter = load(), self.segmenter()
        extractor = Extractor(lexicon, segmenter, self.witness)
        resolver = Resolver(lexicon, lambda word: bool(segmenter.tag_of(word)))
        resolved = []
        with self._patched():
            for path in paths:
                document = read_document(path.name, path.read_bytes())
                articles = [extractor.extract(article) for article in document.articles]
                resolved.append(resolver.resolve(document, articles))
        return resolved

    def _patched(self) -> contextlib.AbstractContextManager[Any]:
        if self.name_boundaries:
            return contextlib.nullcontext()
        return mock.patch.object(NameReader, "read", _read_without_boundaries)


VARIANTS = (
    Variant("jieba and pkuseg", witness=shared_witness()),
    Variant("no pkuseg"),
    Variant("names: pkuseg only", witness=shared_witness(), name_boundaries=False),
    Variant("names: neither", name_boundaries=False),
    Variant("no dictionary tags", Untagged, shared_witness()),
    Variant("no words: single characters", SingleCharacters, shared_witness()),
    Variant("words by pkuseg, not jieba", PkusegWords, shared_witness()),
)
"""The first is the program as it is."""


@dataclass(frozen=True, slots=True)
class Result:
    """A variant's scores by group, and the `seconds` of the processor that it took."""

    scores: Mapping[str, Scored]
    seconds: float


def run(variant: Variant, folder: Path) -> Result:
    """The variant on each group; `folder` is for its graphs."""
    scores = {}
    seconds = 0.0
    for name, group in groups().items():
        begin = time.process_time()
        documents = variant.process(group.documents)
        seconds += time.process_time() - begin
        scores[name] = scored(group, folder, documents)
    return Result(scores, seconds)


def f1_table(results: Mapping[str, Result]) -> Iterator[str]:
    """A row a variant: macro F1 of each group, and F1 of the facts that name persons."""
    head = [f"{group} {column}" for group in groups() for column in ("macro", *PERSON_TYPES)]
    yield "| variant | " + " | ".join(head) + " | seconds |"
    yield "|---|" + "--:|" * (len(head) + 1)
    for variant, result in results.items():
        cells = []
        for group in result.scores.values():
            f1 = {s.type: s.f1 for s in group.report.scores}
            cells += [f"{group.report.macro_f1:.3f}", *(f"{f1[kind]:.3f}" for kind in PERSON_TYPES)]
        yield f"| {variant} | " + " | ".join(cells) + f" | {result.seconds:.1f} |"


def fact_table(results: Mapping[str, Result]) -> Iterator[str]:
    """A row a variant: facts of all types that are right and rows that are wrong, beside the first variant's."""
    names = list(groups())
    yield "| variant | " + " | ".join(f"{name} right | {name} wrong" for name in names) + " |"
    yield "|---|" + "--:|" * (2 * len(names))
    (first, *_) = results.values()
    base = {name: _right_and_wrong(first.scores[name]) for name in names}
    for variant, result in results.items():
        cells = []
        for name in names:
            counts = _right_and_wrong(result.scores[name])
            if result is first:
                cells += [str(count) for count in counts]
            else:
                cells += [
                    f"{new - old:+d}" if new != old else "0"
                    for new, old in zip(counts, base[name], strict=True)
                ]
        yield f"| {variant} | " + " | ".join(cells) + " |"


def _right_and_wrong(group: Scored) -> tuple[int, int]:
    scores = group.report.scores
    return sum(s.right for s in scores), sum(s.found - s.right for s in scores)


def by_hand(page: str) -> list[str]:
    """The lines of the section that is written by hand, from an earlier page; only its heading if there is none."""
    _, found, rest = page.partition(BY_HAND + "\n")
    section = rest.partition("\n## ")[0].strip() if found else ""
    return [BY_HAND, "", *([section, ""] if section else [])]


def main() -> None:
    """Run all variants, print the page and write it."""
    shared_witness().boundaries("工会")  # loads the model, so that no variant's clock counts it
    shared_segmenter()
    with tempfile.TemporaryDirectory() as folder:
        results = {variant.name: run(variant, Path(folder)) for variant in VARIANTS}
    lines = [
        "# What the witnesses of word boundaries are worth",
        "",
        "Written by `make ablation`, but for the section that says what the tables mean.",
        "",
        *by_hand(PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""),
        "## Facts on gold",
        "",
        "F1 of all types of facts (macro) and of those that name persons, on `tests/gold`;",
        "`held` was not looked at while rules were written (`docs/evaluation.md`). The first variant is the program",
        "as it is. Variants `names:` change only where the reader of names looks for boundaries. `seconds` are the",
        "processor's, for reading, extraction and resolution of all groups.",
        "",
        *f1_table(results),
        "",
        "Facts of all types that are right, and rows that are wrong: how many, and for the other variants how many",
        "more or fewer.",
        "",
        *fact_table(results),
        "",
        "## Ends of names",
        "",
        "Where does the name end that begins at a known place? `says` counts the names with any answer.",
        "",
        *name_ends.reports(),
    ]
    text = "\n".join(lines).rstrip() + "\n"
    sys.stdout.write(text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
