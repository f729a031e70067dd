"""Short forms of companies' names that the article gives in full, and open names that it repeats.

    安徽皖北精工股份有限公司…皖北精工数控车间…                 the name without its place and legal form
    保定燕北重型装备集团有限公司…燕北重装集团…                   some of its characters, in their order
    到青煤集团乌沟矿…青煤集团…                                a name that only one of its sentences shows clearly

The form begins with the first two characters of the name proper (``皖北``), so that a look-up costs as many steps
as the sentence has characters. What may be two companies is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.organisations.wholes import whole_of
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.model import Mention, Sentence

__all__ = ["CompanyNames", "KnownNames"]

_ENDINGS = ("集团公司", "集团", "公司", "股份")
"""What may close a short form, which is then one even if it is short."""

_SHORTEST = 4
"""Characters of a short form without such an ending; of one that begins with a word of the dictionary."""

_SHORTEST_CLOSED = 2

_BRANCHES = ("分公司", "子公司")

_REPEATED_KINDS = ("company", "school", "hospital", "media")
_PARTS = ("union", "party", "team", "company")
_MARKS = frozenset("（）()“”·")


@dataclass(frozen=True, slots=True)
class _Name:
    """A body's name: `core` without place and legal form, `place` what stands before it."""

    mention: Mention
    core: str
    place: str
    legal: bool


KnownNames = dict[str, list[_Name]]
"""Names of an article by the first two characters of their cores."""


class CompanyNames:
    """Finds them; made once from the lexicons. `is_word`: whether the dictionary has a word."""

    def __init__(self, bodies: Bodies, divisions: Divisions, is_word: Callable[[str], bool]) -> None:
        self._divisions = divisions
        self._is_word = is_word
        self._national = bodies.national
        forms = (form for form in bodies.names.legal_forms if form.endswith("公司"))
        self._legal_forms = tuple(sorted(forms, key=len, reverse=True))

    def known(self, found: Iterable[Sequence[Mention]]) -> KnownNames:
        """The names that the mentions `found` in an article give, each once."""
        result: KnownNames = {}
        seen: set[str] = set()
        for part in (m for mentions in found for m in mentions):
            mention = (whole_of(part) or part) if part.kind == "union" else part
            if mention.kind in _REPEATED_KINDS and mention.within is None and mention.name not in seen:
                seen.add(mention.name)
                name = self._name(mention)
                if len(name.core) > _SHORTEST_CLOSED and not _MARKS.intersection(name.core[:2]):
                    result.setdefault(name.core[:2], []).append(name)
        return result

    def in_full(self, mention: Mention, known: KnownNames) -> Mention | None:
        """`mention` with the full name of the company that its text shortens: ``燕北重装集团工会``.

        None if it may be two companies.
        """
        if mention.kind not in _PARTS or mention.label or mention.within is not None:
            return mention
        if self._national(mention.text) is not None:
            return mention
        if any(form in mention.text for form in self._legal_forms):
            return mention
        start = self._place_end(mention.text)
        named = _of_one((n, end) for n, end in self._fitting(mention.text, start, known) if n.legal)
        fitting = {n.mention.name: end for n, end in named}
        if len(fitting) != 1:
            return None if fitting else mention
        [(full, end)] = fitting.items()
        rest = mention.text[end:]
        if mention.kind == "company" and rest:
            return mention  # ``青禾纺织印染厂`` may be another
        return mention if full == mention.text else replace(mention, label=full + rest)

    def further(self, sentence: Sentence, known: KnownNames, taken: set[int]) -> Iterator[Mention]:
        """Mentions at places of the sentence that are not `taken`, to which they are added."""
        text, offset = sentence.text, sentence.start
        for index in range(len(text) - 1):
            if text[index : index + 2] not in known or offset + index in taken:
                continue
            fitting = dict(_of_one(self._reach(text, index, known)))
            if len(fitting) != 1:
                continue
            [(name, end)] = fitting.items()
            placed = text.endswith(name.place, 0, index)
            if not (placed or name.legal):
                continue  # ``技师学院`` may be that of any city
            start = index - len(name.place) if placed else index
            span = range(offset + start, offset + end)
            if taken.isdisjoint(span):
                taken.update(span)
                body = name.mention
                yield replace(body, start=span.start, end=span.stop, text=text[start:end], label=body.name)

    def _reach(self, text: str, index: int, known: KnownNames) -> Iterator[tuple[_Name, int]]:
        """Names that stand at `index`, short or whole, with their ends; of one body the first."""
        for name, end in self._fitting(text, index, known):
            if name.legal or text.startswith(name.core, index):
                yield name, end

    def _fitting(self, text: str, index: int, known: KnownNames) -> Iterator[tuple[_Name, int]]:
        for name in known.get(text[index : index + 2], ()):
            end = _in_order(text, index, name.core)
            ending = next((e for e in _ENDINGS if text.startswith(e, end)), "")
            closed = (
                ending or name.core[: end - index].endswith(_ENDINGS) or text[index:end].endswith(_ENDINGS)
            )
            word = self._is_word(name.core[:2])
            shortest = _SHORTEST_CLOSED if closed and not word else _SHORTEST
            if end - index >= shortest and (name.legal or end - index == len(name.core)):
                yield name, end + len(ending)

    def _name(self, mention: Mention) -> _Name:
        written = mention.name
        start = self._place_end(written)
        form = next((f for f in self._legal_forms if written.endswith(f)), "")
        if not form and start and written.endswith("公司") and not written.endswith(_BRANCHES):
            # ``赤峰|松漠|重型机械公司``: a brand that is no word, without a legal form
            brand = written[start : start + 2]
            form = "" if self._is_word(brand) else "公司"
        core = written[start : len(written) - len(form)]
        return _Name(mention, core, written[:start], bool(form))

    def _place_end(self, name: str) -> int:
        """Where the divisions end that `name` begins with."""
        end = 0
        while (match := self._divisions.longest_match(name, end)) is not None:
            end = match[0]
        return end


def _of_one(fitting: Iterable[tuple[_Name, int]]) -> list[tuple[_Name, int]]:
    """`fitting` names without those that are short forms of the longest: ``燕北重机公司`` of ``燕北重型机械公司``."""
    every = list(fitting)
    longest = max((name for name, _ in every), key=lambda name: len(name.core), default=None)
    if longest is None:
        return every
    return [
        (name, end)
        for name, end in every
        if name is longest
        or name.place not in ("", longest.place)
        or _in_order(name.core, 0, longest.core) < len(name.core)
    ]


def _in_order(text: str, start: int, core: str) -> int:
    """Where the characters end that stand at `start` of `text` and, in this order, in `core`."""
    position, after = start, 0
    while position < len(text) and (found := core.find(text[position], after)) >= 0:
        if position < start + 2 and found != after:
            break
        position, after = position + 1, found + 1
    return position
