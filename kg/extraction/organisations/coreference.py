"""Bodies that an article names again by a short form of its own or by a common noun.

    安徽某某精工股份有限公司（以下简称“某某精工”）…某某精工成立于…     the short form that the text defines
    柳州青禾纺织有限公司…青禾纺织公司…                               what is left of a company's full name
    公司董事长、公司工会、该会、本院                                  the last body before of that kind

A mention found so has the name of the body it points at as its label.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extraction.organisations.wholes import TOWNSHIP, VILLAGE, whole_of
from kg.lexicon.bodies import Bodies
from kg.lexicon.posts import Posts
from kg.lexicon.words import alternation
from kg.model import Mention, Sentence

__all__ = ["Coreference"]

_DEFINITION = re.compile(r"（(?:以下|下文|下)?(?:统称|简称)[为：]?[“《]?(?P<short>[^”》（）]{2,12})[”》]?）")


_BEFORE_PART = ("当选为", "任", "代表", "召开的", "由", "在", "听取了")

_COMPANY = re.compile("集团公司|公司|集团")

_SHORTEST_STEM = 3
"""Characters of a company's name that a short form keeps before ``公司``: ``纺织公司`` may be any."""

_LONGEST_STEM = 12


class Coreference:
    """Finds further mentions of bodies; made once from the lexicons."""

    def __init__(self, bodies: Bodies, posts: Posts) -> None:
        self._posts = posts
        forms = sorted(
            (f for f, h in bodies.heads.items() if h.kind == "company" and f.endswith("公司")), key=len
        )
        self._legal_forms = tuple(reversed(forms))
        anaphors = bodies.anaphors
        bare, pointed, parts = (alternation(w) for w in (anaphors.bare, anaphors.pointed, anaphors.parts))
        pointers = alternation(anaphors.pointers)
        self._kinds = {**anaphors.bare, **anaphors.pointed}
        self._anaphor = re.compile(
            rf"(?:(?P<pointer>{pointers})(?P<pointed>{bare}|{pointed})|(?P<bare>{bare}))(?P<part>{parts})?"
        )

    def complete(
        self, sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]]
    ) -> tuple[tuple[Mention, ...], ...]:
        """The bodies of each sentence of an article: those `found`, and those that point back at one."""
        short_forms = dict(self._defined(sentences, found))
        stems = self._stems(found)
        latest: dict[str, Mention] = {}
        result = []
        for sentence, mentions in zip(sentences, found, strict=True):
            bodies = list(mentions)
            taken = {p for m in mentions for p in range(m.start, m.end)}
            bodies += _repeated(sentence, short_forms, taken)
            bodies += _shortened(sentence, stems, taken)
            bodies += self._anaphors(sentence, sorted(bodies), latest, taken)
            result.append(tuple(sorted(bodies)))
            for mention in result[-1]:
                whole = whole_of(mention)
                if whole is not None:
                    latest[whole.kind] = whole
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

    def _stems(self, found: Sequence[Sequence[Mention]]) -> dict[str, dict[str, Mention]]:
        """Companies' names without legal form, by their last two characters, each with its first mention."""
        stems: dict[str, dict[str, Mention]] = {}
        for mention in (m for mentions in found for m in mentions if m.kind == "company"):
            form = next((f for f in self._legal_forms if mention.name.endswith(f)), None)
            stem = mention.name.removesuffix(form) if form else ""
            if len(stem) > _SHORTEST_STEM:
                stems.setdefault(stem[-2:], {}).setdefault(stem, mention)
        return stems

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
                kind = _kind_of_part(part) if part else body.kind
                if kind in (TOWNSHIP, VILLAGE):
                    continue  # a place is a body only by its parts: ``镇党委``, not ``镇``
                yield replace(
                    body, start=start, end=end, text=match.group(), label=body.name + part, kind=kind
                )

    def _points_back(self, match: re.Match[str], text: str) -> bool:
        """Whether the noun is a body by itself: it is pointed at, or a part or title of it follows."""
        if match.start() and "\u4e00" <= text[match.start() - 1] <= "\u9fff" and not match.group("pointer"):
            # ``当选为集团工会主席``, ``代表公司工会``: a word may end before a part, not before a body.
            return bool(match.group("part")) and text.endswith(_BEFORE_PART, 0, match.start())
        return bool(
            match.group("pointer")
            or match.group("part")
            or self._posts.longest_match(text, match.end()) is not None
        )


def _kind_of_part(part: str) -> str:
    if part.endswith("工会"):
        return "union"
    return {"团委": "association", "团工委": "association", "妇联": "association"}.get(
        part, "government" if part.endswith(("委会", "政府", "办事处")) else "party"
    )


def _antecedent(
    kinds: Sequence[str], start: int, bodies: Sequence[Mention], latest: dict[str, Mention]
) -> Mention | None:
    """The last body before `start` of one of `kinds`, in the sentence or before it."""
    here = [
        w for m in bodies if m.end <= start for w in (m, whole_of(m)) if w is not None and w.kind in kinds
    ]
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


def _shortened(
    sentence: Sentence, stems: dict[str, dict[str, Mention]], taken: set[int]
) -> Iterator[Mention]:
    """``青禾纺织公司`` where the article names ``柳州青禾纺织有限公司``, and no other that it may be."""
    text, offset = sentence.text, sentence.start
    for match in _COMPANY.finditer(text):
        ending = match.start()
        fitting: dict[str, tuple[int, Mention]] = {}
        for stem, body in stems.get(text[ending - 2 : ending] if ending >= 2 else "", {}).items():
            length = _common_end(text[max(0, ending - _LONGEST_STEM) : ending], stem)
            if length >= _SHORTEST_STEM:
                fitting[body.name] = (length, body)
        if len(fitting) != 1:
            continue
        [(length, body)] = fitting.values()
        start, end = offset + ending - length, offset + match.end()
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield replace(
                body, start=start, end=end, text=text[start - offset : match.end()], label=body.name
            )


def _common_end(one: str, other: str) -> int:
    """How many characters the two have in common at their ends."""
    length = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        length += 1
    return length
