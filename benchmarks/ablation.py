"""What each witness of word boundaries is worth: the whole program on gold, with each left out in turn.

    python benchmarks/ablation.py            prints the tables and writes docs/ablation.md

Each variant reads, extracts, resolves and writes a graph of the documents in ``tests/gold``; the public
queries on it are scored by ``kg.evaluation``. The passages ``held-*`` were not looked at while rules were
written.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GOLD = ROOT / "tests" / "gold"
sys.path.insert(0, str(HERE))

import name_ends  # noqa: E402

from kg.evaluation import Report, read_gold, read_rows, score  # noqa: E402
from kg.extraction import Extractor  # noqa: E402
from kg.extraction.persons.name_reader import NameReader  # noqa: E402
from kg.extraction.persons.recogniser import PersonRecogniser  # noqa: E402
from kg.extraction.pkuseg_witness import PkusegWitness, shared_witness  # noqa: E402
from kg.extraction.tokens import Segmenter, shared_segmenter  # noqa: E402
from kg.graph.turtle import write_turtle  # noqa: E402
from kg.lexicon import load  # noqa: E402
from kg.model import ResolvedDocument, Sentence, Token  # noqa: E402
from kg.reading import read_document  # noqa: E402
from kg.resolution import Resolver  # noqa: E402

SETS = {  # set: gold files, folder of the documents
    "seeds": (sorted((GOLD / "seeds").glob("*.jsonl")), ROOT / "seeds"),
    "dev": (sorted((GOLD / "passages").glob("dev-*.jsonl")), GOLD / "passages"),
    "held": (sorted((GOLD / "passages").glob("held-*.jsonl")), GOLD / "passages"),
}
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


class NoBoundaries(NameReader):
    """A reader of names that no segmenter helps; its witness is what it is given."""

    def read(self, text: str, start: int, boundaries: Collection[int] = (), **options: Any) -> Any:
        return super().read(text, start, (), **options)


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to run the program: `segmenter`, `reader` and `witness` replace its own."""

    name: str
    segmenter: Callable[[], Segmenter] = shared_segmenter
    reader: type[NameReader] = NameReader
    witness: PkusegWitness | None = None

    @contextmanager
    def patched(self) -> Iterator[None]:
        """While it is entered, names are read by `reader`, which asks `witness`."""

        def recogniser(names: Any, posts: Any, divisions: Any, tag_of: Any, *_: Any) -> PersonRecogniser:
            return PersonRecogniser(names, posts, divisions, tag_of, self.witness)

        with (
            mock.patch("kg.extraction.persons.NameReader", self.reader),
            mock.patch("kg.extraction.annotate.PersonRecogniser", recogniser),
        ):
            yield


VARIANTS = (
    Variant("jieba and pkuseg", witness=shared_witness()),
    Variant("no pkuseg"),
    Variant("names: pkuseg only", reader=NoBoundaries, witness=shared_witness()),
    Variant("names: neither", reader=NoBoundaries),
    Variant("no dictionary tags", Untagged, witness=shared_witness()),
    Variant("no words: single characters", SingleCharacters, witness=shared_witness()),
    Variant("words by pkuseg, not jieba", PkusegWords, witness=shared_witness()),
)


def process(segmenter: Segmenter, paths: Iterable[Path]) -> Iterator[ResolvedDocument]:
    """What ``kg.processing.process`` does, with another segmenter."""
    lexicon = load()
    extractor = Extractor(lexicon, segmenter)
    resolver = Resolver(lexicon, lambda word: bool(segmenter.tag_of(word)))
    for path in paths:
        document = read_document(path.name, path.read_bytes())
        yield resolver.resolve(document, [extractor.extract(article) for article in document.articles])


def run(variant: Variant, folder: Path) -> tuple[Mapping[str, Report], float]:
    """The variant's report on each set, and the seconds that processing took."""
    reports = {}
    seconds = 0.0
    segmenter = variant.segmenter()
    for name, (gold, documents) in SETS.items():
        graph = folder / f"{name}.ttl"
        begin = time.perf_counter()
        with variant.patched():
            resolved = list(process(segmenter, (documents / f"{path.stem}.txt" for path in gold)))
        seconds += time.perf_counter() - begin
        write_turtle(iter(resolved), graph)
        reports[name] = score(read_rows(graph), read_gold(gold))
    return reports, seconds


def table(results: Mapping[str, tuple[Mapping[str, Report], float]]) -> list[str]:
    """A row a variant: macro F1 of each set, and F1 of the facts that name persons."""
    head = [f"{name} {column}" for name in SETS for column in ("macro", *PERSON_TYPES)]
    lines = ["| variant | " + " | ".join(head) + " | seconds |", "|---|" + "--:|" * (len(head) + 1)]
    for variant, (reports, seconds) in results.items():
        cells = []
        for report in reports.values():
            f1 = {s.type: s.f1 for s in report.scores}
            cells += [f"{report.macro_f1:.3f}", *(f"{f1[kind]:.3f}" for kind in PERSON_TYPES)]
        lines.append(f"| {variant} | " + " | ".join(cells) + f" | {seconds:.1f} |")
    return lines


def main() -> None:
    shared_witness().boundaries("工会")  # loads the model, so that no variant's clock counts it
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for variant in VARIANTS:
            results[variant.name] = run(variant, Path(folder))
    lines = [
        "# What the witnesses of word boundaries are worth",
        "",
        "Written by `python benchmarks/ablation.py`.",
        "",
        "## Facts on gold",
        "",
        "F1 of all types of facts (macro) and of those that name persons, on `tests/gold`;",
        "`held` was not looked at while rules were written. Variants `names:` change only where the reader",
        "of names looks for boundaries.",
        "",
        *table(results),
        "",
        "## Ends of names",
        "",
        "Where does the name end that begins at a known place? `says` counts the names with any answer.",
        "",
        *name_ends.reports(),
    ]
    text = "\n".join(lines).rstrip() + "\n"
    sys.stdout.write(text)
    (ROOT / "docs" / "ablation.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
