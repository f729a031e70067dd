"""Where pkuseg puts word boundaries round a place: a second witness for where open names end.

pkuseg (a CRF over characters) judges from the characters beside a boundary, jieba from its dictionary, so
they err differently (``主席程平为环卫工人``, ``书记周文明确目标``). The model in ``models/pkuseg`` is our
own, trained offline by ``scripts/train_pkuseg.py`` on sentences made from the lexicons.

pkuseg is slower than everything else here, so it is asked for a window round a name, never for a whole text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["MODEL_DIR", "PkusegWitness", "shared_witness"]

MODEL_DIR = Path(__file__).with_name("models") / "pkuseg"

BEFORE = 6
"""Characters before a name that are shown to pkuseg: its features see two, its words up to six."""
AFTER = 9
"""Characters from a name's first on: three of the name, and a word or two that follow."""


class PkusegWitness:
    """Segments short windows; the model is loaded at the first question."""

    def __init__(self, model: Path = MODEL_DIR) -> None:
        """`model` is a folder that ``scripts/train_pkuseg.py`` or ``spacy_pkuseg.train`` wrote."""
        self._model = model
        self._segmenter: Any = None

    def boundaries(self, text: str) -> frozenset[int]:
        """The offsets in `text` where a word ends. Blanks part words and belong to none."""
        if self._segmenter is None:
            self._segmenter = _load(self._model)
        ends = []
        position = 0
        for word in self._segmenter.cut(text):
            position = text.index(word, position) + len(word)
            ends.append(position)
        return frozenset(ends)

    def ends_near(self, text: str, start: int) -> frozenset[int]:
        """The offsets in `text` behind `start` where a word ends, as seen in a window round `start`.

        Only the first few characters from `start` on are in the window, so use it for ends of names.
        """
        return frozenset(end for end in self._window(text, start) if end > start)

    def name_end(self, text: str, start: int) -> int | None:
        """The end of the word that begins at `start`; None if no word begins there."""
        ends = self._window(text, start)
        opens = start == 0 or start in ends or text[start - 1].isspace()
        return min((end for end in ends if end > start), default=None) if opens else None

    def _window(self, text: str, start: int) -> set[int]:
        first = max(0, start - BEFORE)
        return {first + end for end in self.boundaries(text[first : start + AFTER])}


def _load(model: Path) -> Any:
    """pkuseg with `model`, without the word list that it would load by itself."""
    import numpy as np
    import spacy_pkuseg  # here, since most of the program does without

    segmenter = spacy_pkuseg.pkuseg(str(model), user_dict=None)
    # Weights are stored in 16 bits; pkuseg counts in 64.
    segmenter.model.w = np.ascontiguousarray(segmenter.model.w, dtype=np.float64)
    return segmenter


@cache
def shared_witness() -> PkusegWitness:
    """The process's witness, made at first use."""
    return PkusegWitness()
