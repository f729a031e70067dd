"""What can open a name of a body in a sentence, and the name that it then opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.extraction.places import Anchor
from kg.lexicon.body_names import NameWords
from kg.model import Mention

__all__ = ["OpenName", "Openings"]


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name `[start, end)` of the text. `anchor` or `owner`, a body that it is a part of, opens it if there
    is one; `proper` says whether a word of it is a proper name or unknown to the dictionary, so that it
    can tell one body from another; `invented` that it is one word which the dictionary lacks, and its head."""

    start: int
    end: int
    anchor: Anchor | None
    proper: bool
    owner: Mention | None = None
    invented: bool = False


@dataclass(slots=True)
class Openings:
    """What can open a name in one sentence, by offset; bodies are added as they are found."""

    places_below: dict[int, Anchor] = field(default_factory=dict)
    """By the end of a township's name: the division before it (``麦积区`` before ``花牛镇``)."""
    ambiguous: dict[int, Anchor] = field(default_factory=dict)
    """By start: bare names of divisions that are words too. They may stand in a name (``大同煤矿集团``)."""
    anchors_by_start: dict[int, Anchor] = field(default_factory=dict)
    anchors_by_end: dict[int, Anchor] = field(default_factory=dict)
    anchors_around: dict[int, Anchor] = field(default_factory=dict)
    bodies_by_end: dict[int, Mention] = field(default_factory=dict)

    @classmethod
    def of(
        cls, text: str, anchors: Iterable[Anchor], bodies: Iterable[Mention], names: NameWords
    ) -> Openings:
        """The openings that the `anchors` (without overlaps) and `bodies` of `text` make."""
        result = cls()
        for anchor in anchors:
            if not anchor.full and text.endswith(names.sent_to, 0, anchor.start):
                continue  # ``上海市对口支援|新疆|工作前方指挥部`` is of 上海市
            if anchor.ambiguous:
                result.ambiguous[anchor.start] = anchor
                continue
            if anchor.divisions and (town := names.township_after(text, anchor.end)) is not None:
                result.places_below[town] = anchor
            result.anchors_by_start[anchor.start] = anchor
            result.anchors_by_end[anchor.end] = anchor
            result.anchors_around.update(dict.fromkeys(range(anchor.start + 1, anchor.end), anchor))
        for body in bodies:
            result.add(body)
        return result

    def without_bodies(self) -> Openings:
        """The same openings but for the bodies."""
        return replace(self, bodies_by_end={})

    def add(self, body: Mention) -> None:
        """`body` opens names too; of two that end together the longer does."""
        known = self.bodies_by_end.get(body.end)
        if known is None or body.start < known.start:
            self.bodies_by_end[body.end] = body
