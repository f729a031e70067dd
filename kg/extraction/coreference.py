"""Bodies that an article names again by a short form of its own or by a common noun.

    安徽某某精工股份有限公司（以下简称“某某精工”）…某某精工成立于…     the short form that the text defines
    公司董事长、公司工会、该会、本院                                  the last body before of that kind

A mention found so has the name of the body it points at as its label.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.lexicon.bodies import Bodies
from kg.lexicon.posts import Posts
from kg.model import Mention, Sentence

__all__ = ["Coreference"]

_DEFINITION = re.compile(r"（(?:以下|下文|下)?(?:统称|简称)[为：]?[“《]?(?P<short>[^”》（）]{2,12})[”》]?）")


class Coreference:
    """Finds further mentions of bodies; made once from the lexicons."""

    def __init__(self, bodies: Bodies, posts: Posts) -> None:
        self._posts = posts
        anaphors = bodies.anaphors
        bare, pointed, parts = (_alternatives(w) for w in (anaphors.bare, anaphors.pointed, anaphors.parts))
        pointers = _alternatives(anaphors.pointers)
        self._kinds = {**anaphors.bare, **anaphors.pointed}
        self._anaphor = re.compile(
            rf"(?:(?P<pointer>{pointers})(?P<pointed>{bare}|{pointed})|(?P<bare>{bare}))(?P<part>{parts})?"
        )

    def complete(
        self, sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]]
    ) -> tuple[tuple[Mention, ...], ...]:
        """The bodies of each sentence of an article: those `found`, and those that point back at one."""
        short_forms = dict(self._defined(sentences, found))
        latest: dict[str, Mention] = {}
        result = []
        for sentence, mentions in zip(sentences, found, strict=True):
            bodies = list(mentions)
            taken = {p for m in mentions for p in range(m.start, m.end)}
            bodies += _repeated(sentence, short_forms, taken)
            bodies += self._anaphors(sentence, sorted(bodies), latest, taken)
            result.append(tuple(sorted(bodies)))
            for mention in result[-1]:
                latest[mention.kind] = mention
        return tuple(result)

    def _defined(
        self, sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]]
    ) -> Iterator[tuple[str, Mention]]:
        for sentence, mentions in zip(sentences, found, strict=True):
            for definition in _DEFINITION.finditer(sentence.text):
                body = next((m for m in mentions if m.end == sentence.start + definition.start()), None)
                if body is not None:
                    yield definition.group("short"), body

    def _anaphors(
        self,
        sentence: Sentence,
        bodies: Sequence[Mention],
        latest: dict[str, Mention],
        taken: Collection[int],
    ) -> Iterator[Mention]:
        text, offset = sentence.text, sentence.start
        for match in self._anaphor.finditer(text):
            start, end = offset + match.start(), offset + match.end()
            if any(p in taken for p in range(start, end)) or not self._points_back(match, text):
                continue
            noun = match.group("pointed") or match.group("bare")
            body = _antecedent(self._kinds[noun], start, bodies, latest)
            if body is not None:
                part = match.group("part") or ""
                kind = "union" if part.startswith("工会") else "party" if part else body.kind
                yield replace(
                    body, start=start, end=end, text=match.group(), label=body.name + part, kind=kind
                )

    def _points_back(self, match: re.Match[str], text: str) -> bool:
        """Whether the noun is a body by itself: it is pointed at, or a part or title of it follows."""
        if match.start() and "\u4e00" <= text[match.start() - 1] <= "\u9fff" and not match.group("pointer"):
            return False
        return bool(
            match.group("pointer")
            or match.group("part")
            or self._posts.longest_match(text, match.end()) is not None
        )


def _antecedent(
    kinds: Sequence[str], start: int, bodies: Sequence[Mention], latest: dict[str, Mention]
) -> Mention | None:
    """The last body before `start` of one of `kinds`, in the sentence or before it."""
    here = [m for m in bodies if m.end <= start and m.kind in kinds]
    if here:
        return here[-1]
    earlier = [latest[kind] for kind in kinds if kind in latest]
    return max(earlier, key=lambda m: m.start, default=None)


def _repeated(sentence: Sentence, short_forms: dict[str, Mention], taken: set[int]) -> Iterator[Mention]:
    """Every place of the sentence where a short form stands that the article defines."""
    for short, body in short_forms.items():
        for match in re.finditer(re.escape(short), sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield replace(body, start=start, end=end, text=short, label=body.name)


def _alternatives(words: Collection[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
