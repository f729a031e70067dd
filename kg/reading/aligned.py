"""A piece of text in which every character knows its place in the original file.

Repair edits text only through :class:`AlignedText`, so no step can lose the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

__all__ = ["AlignedText", "Edit", "join"]

Edit = tuple[int, int, str]
"""``(start, end, new)``: the characters ``[start, end)`` become `new`, which is empty or one character."""


@dataclass(frozen=True, slots=True)
class AlignedText:
    """`text`, whose character `i` was made from original ``[starts[i], ends[i])``.

    Untouched text keeps `starts` and `ends` as ranges, which cost nothing.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, original: str, start: int, end: int) -> AlignedText:
        """The stretch ``[start, end)`` of the original, untouched."""
        return cls(original[start:end], range(start, end), range(start + 1, end + 1))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> AlignedText:
        """The characters ``[start, end)``."""
        if start == 0 and end == len(self.text):
            return self
        return AlignedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def with_text(self, text: str) -> AlignedText:
        """Other characters in the same places, one for one."""
        if len(text) != len(self.text):
            raise ValueError("a replacement must keep the number of characters")
        return self if text == self.text else AlignedText(text, self.starts, self.ends)

    def edited(self, edits: Iterable[Edit]) -> AlignedText:
        """The text after `edits`, which are in order and do not overlap.

        An edit with a new character gives one character that covers all that it replaces; an edit
        with the empty string drops.
        """
        texts: list[str] = []
        starts: list[Sequence[int]] = []
        ends: list[Sequence[int]] = []
        done = 0
        for start, end, new in edits:
            texts += (self.text[done:start], new)
            starts.append(self.starts[done:start])
            ends.append(self.ends[done:start])
            if new:
                starts.append((self.starts[start],))
                ends.append((self.ends[end - 1],))
            done = end
        if not texts:
            return self
        texts.append(self.text[done:])
        starts.append(self.starts[done:])
        ends.append(self.ends[done:])
        return AlignedText("".join(texts), tuple(chain(*starts)), tuple(chain(*ends)))


def join(parts: Sequence[AlignedText]) -> AlignedText:
    """The parts one after another, in the order given."""
    if len(parts) == 1:
        return parts[0]
    return AlignedText(
        "".join(part.text for part in parts),
        tuple(chain.from_iterable(part.starts for part in parts)),
        tuple(chain.from_iterable(part.ends for part in parts)),
    )
