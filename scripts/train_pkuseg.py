"""Train the pkuseg model that ships in ``kg/extraction/models/pkuseg``.

    python scripts/train_pkuseg.py [--sentences N] [--out DIR]

The training text is made by ``pkuseg_text.py``, offline. Seeds are fixed: the same versions of spacy-pkuseg,
numpy and jieba give the same files. Features that hardly weigh are dropped and weights are rounded, which
makes the model a fraction as large and changes few words. Prints how often the names of held-out sentences
(other templates, other names) are cut right.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import spacy_pkuseg
import srsly
from pkuseg_text import Generator, Piece

from kg.extraction.pkuseg_witness import MODEL_DIR, PkusegWitness

SEED = 20240501
HELD_OUT = 2000
"""Sentences."""
NEGLIGIBLE = 0.1
"""A feature is dropped if all its weights are nearer to 0 than this; they go up to about 5."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=24000)
    parser.add_argument("--iterations", type=int, default=3)
    parser.add_argument("--out", type=Path, default=MODEL_DIR)
    args = parser.parse_args()
    held_out = list(Generator(SEED + 1, held_out=True).sentences(HELD_OUT))
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "model"
        train(list(Generator(SEED).sentences(args.sentences)), held_out[:100], trained, args.iterations)
        prune(trained, args.out)
    witness = PkusegWitness(args.out)
    right = total = 0
    for pieces in held_out:
        text = "".join(piece.text for piece in pieces)
        start = 0
        for piece in pieces:
            if piece.name:
                total += 1
                right += witness.name_end(text, start) == start + len(piece.text)
            start += len(piece.text)
    size = sum(path.stat().st_size for path in args.out.iterdir())
    sys.stdout.write(f"{args.out}: {size:,} bytes; names of held-out sentences right: {right} of {total}\n")


def train(sentences: list[list[Piece]], test: list[list[Piece]], out: Path, iterations: int) -> None:
    """Train a model on `sentences`; `out` becomes pkuseg's folder of it. pkuseg reports on standard error."""
    out.mkdir(parents=True)
    for name, part in (("train.txt", sentences), ("test.txt", test)):
        lines = (" ".join(piece.text for piece in pieces) for pieces in part)
        (out / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    random.seed(SEED)  # pkuseg shuffles the sentences with the module's generator
    with contextlib.redirect_stdout(sys.stderr):
        spacy_pkuseg.train(str(out / "train.txt"), str(out / "test.txt"), str(out), train_iter=iterations)


def prune(trained: Path, out: Path) -> None:
    """Write the model of `trained` to `out`, without negligible features and with 16-bit weights, packed."""
    data = srsly.read_msgpack(trained / "features.msgpack")
    stored = np.load(trained / "weights.npz")
    tags, features = (int(n) for n in stored["sizes"])
    nodes = stored["w"][: tags * features].reshape(features, tags)
    edges = stored["w"][tags * features :]
    weighty = np.abs(nodes).max(axis=1) >= NEGLIGIBLE
    weighty[0] = True  # pkuseg takes feature 0 for the one that every character has
    kept = [f for f, i in sorted(data["feature_to_idx"].items(), key=lambda item: item[1]) if weighty[i]]
    words = {w for f in kept if f.startswith(("w-1.", "w1.", "ww.")) for w in f.split(".", 2)[-1].split("*")}
    words |= {w for f in kept if f.startswith("ww.") for w in f[5:].split("*")}
    out.mkdir(parents=True, exist_ok=True)
    smaller = {
        "unigram": sorted(words & set(data["unigram"])),
        "bigram": [],  # only training asks for it
        "feature_to_idx": {feature: i for i, feature in enumerate(kept)},
        "tag_to_idx": data["tag_to_idx"],
    }
    srsly.write_msgpack(out / "features.msgpack", smaller)
    weights = np.concatenate([nodes[weighty].ravel(), edges]).astype(np.float16)
    np.savez_compressed(out / "weights.npz", sizes=np.array([tags, len(kept)]), w=weights)


if __name__ == "__main__":
    main()
