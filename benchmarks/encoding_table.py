"""Measures how often the encoding of Chinese text is found, by length, beside charset-normalizer.

    python benchmarks/encoding_table.py [--samples N] [--others N] [--large MB]

Cuts stretches of 4 to 1000 characters from the seeds and the development passages, and from the same in traditional
script (OpenCC's, Taiwan's and Hong Kong's standard in turn), encodes them without a byte order mark or a label, and
counts how many come back to the letter, how many are refused and how many come back wrong. `in` are texts that were
read in a wrong encoding and saved again. charset-normalizer (MIT) is asked for its best guess on `--others` of them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import ReadingError
from kg.reading.decoding import decode

__all__ = ["ENCODINGS", "LENGTHS", "Score", "measure"]

ROOT = Path(__file__).resolve().parent.parent
LENGTHS = (4, 10, 20, 50, 200, 1000)

ENCODINGS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "utf-8": ("Hans", lambda text: text.encode()),
    "utf-8 traditional": ("Hant", lambda text: text.encode()),
    "gb2312": ("Hans", lambda text: text.encode("gb2312")),
    "gb18030": ("Hans", lambda text: text.encode("gb18030")),
    "gbk traditional": ("Hant", lambda text: text.encode("gbk")),
    "big5 (cp950)": ("Hant", lambda text: text.encode("cp950")),
    "big5-hkscs": ("Hant", lambda text: text.encode("big5hkscs")),
    "utf-16-le": ("Hans", lambda text: text.encode("utf-16-le")),
    "utf-16-be traditional": ("Hant", lambda text: text.encode("utf-16-be")),
    "utf-32-le": ("Hans", lambda text: text.encode("utf-32-le")),
    "utf-8 in gbk": ("Hans", lambda text: text.encode().decode("gb18030").encode()),
    "utf-8 in latin-1": ("Hans", lambda text: text.encode().decode("latin-1").encode()),
    "gbk in latin-1": ("Hans", lambda text: text.encode("gbk").decode("latin-1").encode()),
    "big5 in latin-1": ("Hant", lambda text: text.encode("cp950").decode("latin-1").encode()),
    "big5 in gbk": ("Hant", lambda text: text.encode("cp950").decode("gb18030").encode()),
}
"""Script of the text and how it becomes bytes. A stretch that an encoding cannot hold is left out."""


@dataclass(slots=True)
class Score:
    """How many stretches came back to the letter, were refused, or came back wrong."""

    right: int = 0
    refused: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        return self.right + self.refused + self.wrong


def measure(encoding: str, length: int, samples: int, read: Callable[[bytes], str | None]) -> Score:
    """How well `read` (None: refused) finds the text of `samples` stretches; the same ones every time."""
    score = Score()
    for text, data in _stretches(encoding, length, samples):
        found = read(data)
        if found is None:
            score.refused += 1
        elif found == text:
            score.right += 1
        else:
            score.wrong += 1
    return score


def ours(data: bytes) -> str | None:
    """The text as this project decodes it."""
    try:
        return decode("x.txt", data).text
    except ReadingError:
        return None


def charset_normalizer(data: bytes) -> str | None:
    """The text as charset-normalizer's best guess has it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def _stretches(encoding: str, length: int, samples: int) -> Iterator[tuple[str, bytes]]:
    script, encode = ENCODINGS[encoding]
    chance = random.Random(f"{encoding} {length}")
    texts = _texts(script)
    found = tries = 0
    while found < samples and tries < 400 * samples:
        tries += 1
        source = chance.choice(texts)
        if len(source) < length:
            continue
        start = chance.randrange(len(source) - length + 1)
        text = source[start : start + length]
        if sum("\u4e00" <= character <= "\u9fff" for character in text) < length / 2:
            continue
        try:
            data = encode(text)
        except UnicodeError:
            continue
        found += 1
        yield text, data


@cache
def _texts(script: str) -> list[str]:
    paths = [
        *sorted((ROOT / "seeds").glob("*.txt")),
        *sorted((ROOT / "tests/gold/passages").glob("dev-*.txt")),
    ]
    texts = [path.read_text("utf-8") for path in paths]
    # Damaged characters are no encoding's matter.
    texts = ["".join(c for c in text if not ("\ue000" <= c <= "\uf8ff" or c == "\ufffd")) for text in texts]
    if script == "Hans":
        return texts
    from opencc import OpenCC

    standards = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
    return [
        standards[i % 3].convert(text).replace("“", "「").replace("”", "」") for i, text in enumerate(texts)
    ]


def _large(megabytes: int) -> None:
    print(f"\n{megabytes} MB{'':<16}{'seconds':>8}")
    for encoding in ("utf-8", "gb18030", "big5 (cp950)", "utf-16-le", "utf-8 in gbk", "utf-8 in latin-1"):
        script, encode = ENCODINGS[encoding]
        text = "\n".join(t for t in _texts(script))
        if "gbk" in encoding:  # an even number of bytes a line, else bytes are lost
            text = "".join(line + "\n" for line in text.split("\n") if len(_safe(line, encode)) > 0)
        piece = _safe(text, encode) or "".join(c for c in text if _safe(c, encode)).encode("cp950", "ignore")
        data = piece * (megabytes * 1_000_000 // len(piece) + 1)
        start = time.process_time()
        found = decode("x.txt", data).encoding
        print(f"{encoding:<20}{time.process_time() - start:>8.2f}  {found}")


def _safe(text: str, encode: Callable[[str], bytes]) -> bytes:
    try:
        return encode(text)
    except UnicodeError:
        return b""


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="Count how often encodings are found.")
    parser.add_argument(
        "--samples", type=int, default=300, help="stretches a length and encoding (default: 300)"
    )
    parser.add_argument(
        "--others", type=int, default=0, help="of them, how many charset-normalizer is asked for"
    )
    parser.add_argument("--large", type=int, default=20, help="megabytes to time (default: 20; 0: none)")
    options = parser.parse_args()
    totals: dict[str, list[Score]] = {}
    for title, read, samples in (
        ("kg", ours, options.samples), ("charset-normalizer", charset_normalizer, options.others)
    ):  # fmt: skip
        if not samples:
            continue
        print(f"{title}: % right (refused, wrong) of {samples}, by number of characters")
        print(f"{'':<24}" + "".join(f"{length:>16}" for length in LENGTHS))
        for encoding in ENCODINGS:
            scores = [measure(encoding, length, samples, read) for length in LENGTHS]
            totals.setdefault(title, []).extend(scores)
            print(f"{encoding:<24}" + "".join(_cell(score) for score in scores))
    for title, scores in totals.items():
        right, total = sum(s.right for s in scores), sum(s.total for s in scores)
        print(f"{title}: {right} of {total} right, {sum(s.wrong for s in scores)} wrong")
    if len(totals) == 2:
        share = {
            title: sum(s.right for s in scores) / sum(s.total for s in scores)
            for title, scores in totals.items()
        }
        print(f"kept: {max(share, key=lambda title: share[title])}")
    if options.large:
        _large(options.large)


def _cell(score: Score) -> str:
    if not score.total:
        return f"{'-':>16}"
    return f"{100 * score.right / score.total:>7.1f} {f'({score.refused},{score.wrong})':>8}"


if __name__ == "__main__":
    main()
