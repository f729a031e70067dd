"""Where names end, by jieba, by pkuseg, and by the reader of names with either: tables in Markdown.

    python benchmarks/name_ends.py

Sets: sentences written by hand, hard ones (``name_ends_hard.tsv``) and others
(``name_ends_natural.tsv``), and sentences made from templates and names that the pkuseg model was not trained
on (``scripts/pkuseg_text.py``); and places where none stands although one might (``name_ends_none.tsv``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scripts"))

from pkuseg_text import Generator  # noqa: E402

from kg.extraction.persons.name_reader import NameReader  # noqa: E402
from kg.extraction.pkuseg_witness import shared_witness  # noqa: E402
from kg.extraction.tokens import shared_segmenter  # noqa: E402
from kg.lexicon import load  # noqa: E402
from kg.model import BlockKind, Sentence  # noqa: E402

__all__ = ["Case", "made_cases", "report", "reports", "written_cases"]

MADE_SEED = 7
MADE_SENTENCES = 1500


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with a name at ``[start, end)``."""

    text: str
    start: int
    end: int


def written_cases(which: str) -> list[Case]:
    """The sentences of ``name_ends_WHICH.tsv``: ``hard`` or ``natural``."""
    cases = []
    for line in (HERE / f"name_ends_{which}.tsv").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"([^#\[]*)\[(.+)\](.*)", line):
            before, name, after = match.groups()
            cases.append(Case(before + name + after, len(before), len(before + name)))
    return cases


def made_cases() -> list[Case]:
    """Names in generated sentences of the held-out templates."""
    cases = []
    for pieces in Generator(MADE_SEED, held_out=True).sentences(MADE_SENTENCES):
        text = "".join(piece.text for piece in pieces)
        start = 0
        for piece in pieces:
            if piece.name:
                cases.append(Case(text, start, start + len(piece.text)))
            start += len(piece.text)
    return cases


def jieba_ends(text: str) -> frozenset[int]:
    """Where jieba ends words."""
    sentence = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
    return frozenset(token.end for token in shared_segmenter().tokens(sentence))


def _word_end(ends: Collection[int], start: int) -> int | None:
    if start and start not in ends:
        return None
    return min((end for end in ends if end > start), default=None)


def report(title: str, cases: Sequence[Case]) -> list[str]:
    """A table of how many of `cases` each way gets right."""
    names, tag_of = load().names, shared_segmenter().tag_of
    witness = shared_witness()
    jieba = {case: jieba_ends(case.text) for case in cases}
    pkuseg = {case: witness.ends_near(case.text, case.start) for case in cases}

    def read(ends: Callable[[Case], Collection[int]], reader: NameReader) -> Callable[[Case], int | None]:
        def end_of(case: Case) -> int | None:
            reading = reader.read(case.text, case.start, ends(case), any_surname=True)
            return reading.end if reading else None

        return end_of

    def both(case: Case) -> int | None:
        ours = witness.name_end(case.text, case.start)
        return ours if ours == _word_end(jieba[case], case.start) else None

    alone = NameReader(names, tag_of)
    ways: list[tuple[str, Callable[[Case], int | None]]] = [
        ("jieba", lambda case: _word_end(jieba[case], case.start)),
        ("pkuseg", lambda case: witness.name_end(case.text, case.start)),
        ("jieba and pkuseg agree", both),
        ("NameReader, no boundaries", read(lambda case: (), alone)),
        ("NameReader, jieba's", read(jieba.__getitem__, alone)),
        ("NameReader, pkuseg's", read(pkuseg.__getitem__, alone)),
        ("NameReader, jieba's and pkuseg", read(jieba.__getitem__, NameReader(names, tag_of, "", witness))),
    ]
    lines = [
        f"{title}: {len(cases)} names",
        "",
        "| way | says | right | of all | of said |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, way in ways:
        said = [(case, end) for case in cases if (end := way(case)) is not None]
        right = sum(end == case.end for case, end in said)
        lines.append(
            f"| {name} | {len(said)} | {right} | {right / len(cases):.0%} | {right / max(1, len(said)):.0%} |"
        )
    return lines


def report_none() -> list[str]:
    """How often a name is read where none stands."""
    names, tag_of = load().names, shared_segmenter().tag_of
    lines = (HERE / "name_ends_none.tsv").read_text(encoding="utf-8").splitlines()
    places = [line.split("[]") for line in lines if not line.startswith("#")]
    cases = [Case(before + after, len(before), len(before)) for before, after in places]
    table = [
        f"No name, although one might stand there: {len(cases)} places",
        "",
        "| way | says | |",
        "|---|--:|---|",
    ]
    for way, reader in (
        ("NameReader, jieba's", NameReader(names, tag_of)),
        ("NameReader, jieba's and pkuseg", NameReader(names, tag_of, "", shared_witness())),
    ):
        read = (reader.read(c.text, c.start, jieba_ends(c.text), any_surname=True) for c in cases)
        said = [reading.text for reading in read if reading is not None]
        table.append(f"| {way} | {len(said)} | {'、'.join(said)} |")
    return table


def reports() -> list[str]:
    """The tables of all sets."""
    sets = {
        "Written by hand, hard on purpose": written_cases("hard"),
        "Written by hand, other words behind the names than in training": written_cases("natural"),
        "Made from held-out templates": made_cases(),
    }
    tables = [report(title, cases) for title, cases in sets.items()]
    return [line for table in (*tables, report_none()) for line in (*table, "")]


def main() -> None:
    """Print the tables."""
    sys.stdout.write("\n".join(reports()))


if __name__ == "__main__":
    main()
