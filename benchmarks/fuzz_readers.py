"""Reads damaged, random and made-up files, and counts what becomes of them.

    python benchmarks/fuzz_readers.py [--runs N] [--seed S] [--format F]... [--seconds T] [--coverage] [--keep DIR]

Every format of :data:`kg.reading.formats._READERS` is tried, archives and JSON Lines too: valid files of it (those of
`benchmarks/fuzz_seeds.py`, and of `--corpus`) are cut, spliced, bit-flipped and sprinkled with words of the format; the
same seed makes the same files. Checked of each: only ReadingError is raised, in one line; it takes no longer than
`--seconds`; and of what is read, that every clean character was made of original characters that it is a form of.
`--coverage` lets Atheris (libFuzzer) choose the inputs by the branches that they reach, if it is installed.

Readers are called in this process, without the guard of :mod:`kg.reading.guard`: what it hides is what is looked for.
A crash of this process names its input on the last line of `--keep`/running.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from fuzz_seeds import CONTAINERS, TEXTUAL, inside_of, seeds_of, words_of

from kg.errors import ReadingError
from kg.model import Document
from kg.reading import assemble
from kg.reading.characters import junk_runs, unify
from kg.reading.formats import _READERS
from kg.reading.formats.detection import detect
from kg.reading.inputs import InputFile, Limits, Opened
from kg.reading.script import read_script

__all__ = ["OUTCOMES", "Fuzzer", "damaged", "formats", "misaligned"]

OUTCOMES = ("inputs", "read", "refused", "crashes", "hangs", "wrong offsets")
_TIDY = str.maketrans(",;:()?!\"'.", "，；：（）？！“‘。")
_ANY_MARK = set("”’“‘")
_LONGEST = 200_000
_LIMITS = Limits(file=2_000_000, unpacked=5_000_000, members=200, ratio_from=1_000_000)


def formats() -> list[str]:
    """The media types that have a reader, and the kinds of files that hold documents."""
    return [*_READERS, *CONTAINERS]


def damaged(data: bytes, words: tuple[bytes, ...], others: list[bytes], chance: random.Random) -> bytes:
    """`data` with one to six damages: bits flipped, stretches cut, doubled, overwritten, words of the format put in, a
    piece of another file, the end cut off."""
    result = bytearray(data)
    for _ in range(chance.randrange(1, 7)):
        at = chance.randrange(len(result) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 64, 512))
        match chance.randrange(10):
            case 0 | 1:
                if at < len(result):
                    result[at] ^= 1 << chance.randrange(8)
            case 2:
                del result[at : at + length]
            case 3:
                result[at:at] = result[at : at + length]
            case 4:
                result[at : at + length] = chance.randbytes(min(length, 16))
            case 5 | 6:
                result[at:at] = chance.choice(words) * chance.choice((1, 1, 1, 2, 50))
            case 7:
                other = chance.choice(others)
                begin = chance.randrange(len(other) + 1)
                result[at : at + length] = other[begin : begin + length]
            case 8:
                result[at : at + 4] = chance.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80")
                )
            case 9:
                del result[chance.randrange(len(result) // 2 + 1) + len(result) // 2 :]
    return bytes(result[:_LONGEST])


def _respelt(data: bytes, words: tuple[bytes, ...], chance: random.Random) -> bytes:
    """`data` with damages that leave it a text: characters cut, doubled, moved, words of the format put in."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    pieces = [word.decode("utf-8", "ignore") for word in words]
    for _ in range(chance.randrange(1, 12)):
        at, length = chance.randrange(len(text) + 1), chance.choice((1, 1, 2, 5, 40, 300))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[at + length :]
            case 1:
                text = text[: at + length] + text[at:]
            case 2:
                text = text[:at] + "".join(2 * c for c in text[at : at + length]) + text[at + length :]
            case 3:
                text = text[:at] + chance.choice(pieces) * chance.choice((1, 1, 2, 30)) + text[at:]
            case 4:
                blank = chance.choice(("\n", "\n\n", " ", "　", "\r\n", "\f", "\t", "\u2028", "\xa0", "\x07"))
                text = text[:at] + blank + text[at:]
            case 5:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(0xD800), 0x1F600, 0xE000, 0xFF21, 0x301)))
                    + text[at:]
                )
    return text.encode()[:_LONGEST]


def misaligned(document: Document) -> list[str]:
    """The clean characters that do not stand for the original ones that they claim to be made of."""
    wrong: list[str] = []
    simplified = read_script(document.original).text
    for i, (start, end) in enumerate(zip(document.alignment.starts, document.alignment.ends, strict=True)):
        clean, original = document.text[i], simplified[start:end]
        if start == end:
            if clean != "\n":
                wrong.append(f"{clean!r} at {start}: nothing")
        elif set(unify(_visible(original)).translate(_TIDY)) - {clean.translate(_TIDY)} - _ANY_MARK:
            wrong.append(f"{clean!r} at {start}: {original!r}")
    return wrong


def _visible(text: str) -> str:
    """`text` without blanks and without the characters that a reader never sees."""
    for start, end in reversed(junk_runs(text)):
        text = text[:start] + text[end:]
    return "".join(text.split())


class Fuzzer:
    """Tries inputs and keeps count."""

    def __init__(self, seconds: float, keep: Path | None = None) -> None:
        """`seconds` is what one input may take; inputs with a finding are written to `keep`."""
        self._seconds, self._keep = seconds, keep
        self.counts: dict[str, Counter[str]] = {}
        self.findings: list[str] = []
        self._folder = tempfile.TemporaryDirectory(prefix="kg-fuzz-")

    def inputs(self, media_type: str, runs: int, seed: int, corpus: Path | None = None) -> Iterator[bytes]:
        """`runs` files that are meant to be of the format, the same ones for the same seed."""
        chance = random.Random(f"{seed} {media_type}")
        seeds = seeds_of(media_type)
        if corpus is not None:
            seeds += [file.read_bytes() for file in sorted(corpus.rglob("*")) if file.is_file()]
        words = words_of(media_type)
        every = [seed for kind in formats() for seed in seeds_of(kind)]
        for number in range(runs):
            if number < len(seeds):
                yield seeds[number]
            elif chance.random() < 0.04:  # no file of the format at all
                yield b"".join(chance.choice((chance.randbytes(8), chance.choice(words))) for _ in range(40))
            elif chance.random() < 0.5 and (inside := inside_of(media_type)):
                contents, wrap = inside
                yield wrap(damaged(chance.choice(contents), words, every, chance))
            elif media_type in TEXTUAL and chance.random() < 0.7:
                yield _respelt(chance.choice(seeds), words, chance)
            else:
                yield damaged(chance.choice(seeds), words, every, chance)

    def attempt(self, media_type: str, data: bytes) -> str:
        """Read one input as `media_type`, and as what it is by its content; what became of it."""
        begin = time.monotonic()
        try:
            outcome, problem = self._read(media_type, data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = "crashes"
            problem = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        taken = time.monotonic() - begin
        if outcome in ("read", "refused") and taken > self._seconds:
            outcome, problem = "hangs", f"{taken:.1f} s"
        counts = self.counts.setdefault(media_type, Counter())
        counts["inputs"] += 1
        counts[outcome] += 1
        if outcome not in ("read", "refused"):
            self._note(media_type, data, outcome, problem)
        return outcome

    def _read(self, media_type: str, data: bytes) -> tuple[str, str]:
        if media_type in CONTAINERS:
            return self._open(media_type, data)
        outcome = "refused"
        found = detect(data)
        for each in dict.fromkeys((media_type, found) if found in _READERS else (media_type,)):
            try:
                source = import_module(f"kg.reading.formats.{_READERS[each]}").read("input", data)
                document = assemble("input", data, source)
            except ReadingError as error:
                if "\n" in str(error):
                    return "crashes", f"a message of several lines: {error}"
                continue
            if wrong := misaligned(document):
                return "wrong offsets", "; ".join(wrong[:3])
            outcome = "read"
        return outcome, ""

    def _open(self, media_type: str, data: bytes) -> tuple[str, str]:
        path = Path(self._folder.name) / f"input{CONTAINERS[media_type]}"
        path.write_bytes(data)
        opened = refused = 0
        for item in Opened((InputFile(path.name, path, limits=_LIMITS),)):
            if isinstance(item, ReadingError):
                refused += 1
                if "\n" in str(item):
                    return "crashes", f"a message of several lines: {item}"
            elif not isinstance(item, InputFile):
                opened += 1
                item.read()
        return ("read" if opened else "refused"), ""

    def _note(self, media_type: str, data: bytes, outcome: str, problem: str) -> None:
        digest = hashlib.sha256(data).hexdigest()[:16]
        self.findings.append(f"{media_type} {outcome} {digest}: {problem}"[:400])
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / digest).write_bytes(data)
            with (self._keep / "findings.txt").open("a", encoding="utf-8") as log:
                log.write(self.findings[-1] + "\n")

    def table(self) -> str:
        """The counts, a row a format."""
        rows = [f"{'format':<75}" + "".join(f"{name:>15}" for name in OUTCOMES)]
        for media_type, counts in self.counts.items():
            rows.append(f"{media_type:<75}" + "".join(f"{counts[name]:>15,}" for name in OUTCOMES))
        total = sum(self.counts.values(), Counter())
        rows.append(f"{'total':<75}" + "".join(f"{total[name]:>15,}" for name in OUTCOMES))
        return "\n".join(rows)


def _by_coverage(fuzzer: Fuzzer, media_type: str, runs: int, seed: int) -> None:
    """Let libFuzzer choose the inputs. It ends the process after `runs`, so the table is printed by the last one."""
    import atheris

    corpus = tempfile.mkdtemp(prefix="kg-fuzz-")
    for number, data in enumerate(seeds_of(media_type)):
        (Path(corpus) / str(number)).write_bytes(data)
    tried = 0

    def one(data: bytes) -> None:
        nonlocal tried
        fuzzer.attempt(media_type, data)
        tried += 1
        if tried == runs:
            print(fuzzer.table(), *fuzzer.findings, sep="\n", flush=True)

    atheris.instrument_all()
    options = [sys.argv[0], f"-runs={runs}", f"-seed={seed}", f"-max_len={_LONGEST}", "-verbosity=0", corpus]
    atheris.Setup(options, one)
    atheris.Fuzz()


def main() -> None:
    """Read the command line, try the inputs, print the counts."""
    parser = argparse.ArgumentParser(description="Read damaged files, and count what becomes of them.")
    parser.add_argument("--runs", type=int, default=1000, help="inputs a format (default: 1000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--format", action="append", choices=formats(), help="only this one (may be repeated)"
    )
    parser.add_argument("--seconds", type=float, default=10, help="that one input may take (default: 10)")
    parser.add_argument("--coverage", action="store_true", help="inputs by Atheris; one --format at a time")
    parser.add_argument("--corpus", type=Path, help="a folder with more valid files of the format")
    parser.add_argument("--keep", type=Path, help="folder for inputs with a finding")
    options = parser.parse_args()
    faulthandler.enable()
    fuzzer = Fuzzer(options.seconds, options.keep)
    for media_type in options.format or formats():
        if options.coverage:
            _by_coverage(fuzzer, media_type, options.runs, options.seed)
        for data in fuzzer.inputs(media_type, options.runs, options.seed, options.corpus):
            if options.keep is not None:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / "running").write_bytes(data)
            fuzzer.attempt(media_type, data)
    print(fuzzer.table(), *fuzzer.findings[:50], sep="\n")
    raise SystemExit(1 if fuzzer.findings else 0)


if __name__ == "__main__":
    main()
