"""Which divisions ``我市``, ``省总工会`` and ``区委`` mean in an article.

An article names its places: in the title, in bodies' names (``绵阳市涪城区总工会``), in running text. Each
naming is a vote for a division; votes for a county count in part for its city and province. A level
word then means the division of that level with most votes, if it has clearly more than the next.
The votes of the other articles on the page count too, for less, and so does what was said of the document outside its
articles (a place, a publisher), but never against what the article itself names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.lexicon.divisions import Division, Divisions

__all__ = ["PlaceContext", "PlaceVote", "ResolvedPlace", "place_context"]

_TO_PREFECTURE = 0.7
"""Part of a county's votes that its city has too. Less than 1: ``市`` in a county-level city is that city."""
_TO_PROVINCE = 0.5
_CLEAR_SHARE = 0.6
"""The part of the first and second candidates' votes that the first must have; 0.5 would be a tie."""
_PAGE_WEIGHT = 0.3
"""What a vote of another article on the page counts."""
_FEWEST = 0.3
"""Fewer votes than one full name in running text on the page decide nothing."""

_HOME_SHARE = 0.25
"""The part of the most-voted division's votes that an article's home must have."""


@dataclass(frozen=True, slots=True)
class PlaceVote:
    """A naming of one of `candidates` (several for ``鼓楼区``), with its weight; `full` or by a bare name."""

    candidates: tuple[Division, ...]
    weight: float
    full: bool = True


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """What a level word means, how sure that is (0 to 1), and why, in Chinese."""

    division: Division
    certainty: float
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """The votes of an article, and of its page, by division code."""

    divisions: Divisions
    own: Mapping[str, float]
    page: Mapping[str, float]
    visitors: frozenset[str] = frozenset()
    """Codes of divisions that no level word means, because they come to the article's own."""
    said: Mapping[str, float] = field(default_factory=dict)
    """Votes of what was said of the document: by a note beside it, its web page, or the head of its page."""
    written: Mapping[str, Division] = field(default_factory=dict)
    """Divisions by code under the former name that the article gives them: 密云县 in a text of 2010."""
    _resolved: dict[str, ResolvedPlace | None] = field(default_factory=dict, repr=False, compare=False)
    """Answers already given: the same level word stands in an article many times."""

    def resolve(self, deictic: str) -> ResolvedPlace | None:
        """The division that the level word `deictic` (``市``, ``省`` …) means, or None if that is open.

        The page's votes count for a part: they decide where the article names no place of that level
        and its page names one only, as on the page of a local paper.
        """
        if deictic not in self._resolved:
            self._resolved[deictic] = self._resolve(deictic)
        return self._resolved[deictic]

    def _resolve(self, deictic: str) -> ResolvedPlace | None:
        votes = dict(self.own)
        for code, weight in self.page.items():
            votes[code] = votes.get(code, 0.0) + _PAGE_WEIGHT * weight
        of_article = {d.code for weight, d in self._candidates(self.own, deictic) if weight >= _FEWEST}
        of_said = {d.code for _, d in self._candidates(self.said, deictic)}
        heard = bool(of_said) and (not of_article or bool(of_article & of_said))
        for code, weight in self.said.items() if heard else ():
            votes[code] = votes.get(code, 0.0) + weight
        ranked = self._candidates(votes, deictic)
        if not ranked or ranked[0][0] < _FEWEST:
            return None
        best, division = ranked[0]
        # A city does not compete with the county-level cities that it governs: 三明 and its 永安.
        # Nor with the city above it for the votes that this one has from it: 金华 and 义乌.
        above = {d.code for d in self.divisions.parents(division)}
        lent = votes.get(division.code, 0.0) * _TO_PREFECTURE
        rivals = [
            weight - lent if d.code in above else weight
            for weight, d in ranked[1:]
            if all(division.code != p.code for p in self.divisions.parents(d))
        ]
        certainty = best / (best + max(rivals, default=0.0))
        if certainty < _CLEAR_SHARE:
            return None
        here = any(d == division for _, d in self._candidates(self.own, deictic))
        if not here and heard and division.code in of_said:
            reason = f"文件的出版信息提到{division.name}，“{deictic}”指{division.name}"
        else:
            reason = f"{'本文' if here else '同版其他文章'}提到{division.name}，“{deictic}”指{division.name}"
        return ResolvedPlace(division, certainty, reason)

    def choose(self, candidates: tuple[Division, ...]) -> tuple[Division, float]:
        """The most likely of several divisions of one name, by votes for it and for what it lies in."""
        if len(candidates) == 1:
            return candidates[0], 1.0
        scores = [(self._support(d), -index, d) for index, d in enumerate(candidates)]
        scores.sort(key=lambda item: (item[0], item[1]), reverse=True)
        best, second = scores[0], scores[1]
        total = best[0] + second[0]
        return best[2], best[0] / total if total else 1 / len(candidates)

    def names(self, code: str) -> bool:
        """Whether the article, or another of its page, names the division `code` or one that lies in it."""
        return any(
            code in (d.code, *(parent.code for parent in self.divisions.parents(d)))
            for named in (*self.own, *self.page)
            if (d := self.divisions.by_code[named])
        )

    def long_name(self, division: Division) -> str:
        """The division's name, with its city's where other divisions are called so: ``南京市鼓楼区``."""
        namesakes = [
            d for d in self.divisions.find(division.name) if d.name == division.name and d.is_current
        ]
        if len(namesakes) < 2 or not division.parent:
            return division.name
        return self.divisions.parents(division)[0].name + division.name

    def home(self) -> Division | None:
        """The smallest division that the article is clearly about, for things that name no place."""
        votes = self.own or self.page or self.said
        fewest = _HOME_SHARE * max(votes.values(), default=0.0)
        for deictic in ("县", "区", "旗", "市", "州", "自治区", "省"):
            place = self.resolve(deictic)
            if place is not None and votes.get(place.division.code, 0.0) >= fewest:
                return place.division
        return None

    def _support(self, division: Division) -> float:
        chain = (division, *self.divisions.parents(division))
        return sum(
            weights.get(d.code, 0.0) * factor
            for weights, factor in ((self.own, 1.0), (self.page, _PAGE_WEIGHT))
            for d in chain
        )

    def _candidates(self, votes: Mapping[str, float], deictic: str) -> list[tuple[float, Division]]:
        """Divisions whose kind fits the level word, best first, with their votes."""
        rolled: dict[str, float] = defaultdict(float)
        for code, weight in votes.items():
            division = self.divisions.by_code[code]
            rolled[code] += weight
            for parent in self.divisions.parents(division):
                share = _TO_PROVINCE if parent.level == "province" else _TO_PREFECTURE
                rolled[parent.code] += weight * share
        fitting = [
            (weight, self._named(code))
            for code, weight in rolled.items()
            if code not in self.visitors and self._fits(self._named(code), deictic)
        ]
        return sorted(fitting, key=lambda item: (-item[0], item[1].code))

    def _named(self, code: str) -> Division:
        """The division under the name that the article gives it."""
        return self.written.get(code) or self.divisions.by_code[code]

    @staticmethod
    def _fits(division: Division, deictic: str) -> bool:
        if deictic == "区" and division.level != "county":
            return False
        return division.name.endswith(deictic)


def place_context(
    divisions: Divisions,
    own: Iterable[PlaceVote],
    page: Iterable[PlaceVote],
    visitors: frozenset[str] = frozenset(),
    said: Iterable[PlaceVote] = (),
) -> PlaceContext:
    """The context that an article's own votes and its whole page's votes give, and those of what was `said` elsewhere.

    `visitors` are codes of divisions that its level words do not mean.
    """
    own, page, said = tuple(own), tuple(page), tuple(said)
    written = {**_former_names(divisions, page), **_former_names(divisions, own)}
    return PlaceContext(
        divisions, _count(divisions, own), _count(divisions, page), visitors, _count(divisions, said), written
    )


def _former_names(divisions: Divisions, votes: Iterable[PlaceVote]) -> dict[str, Division]:
    """The divisions that `votes` name by a former name only, by code."""
    former: dict[str, Division] = {}
    today: set[str] = set()
    for vote in votes:
        for division in vote.candidates if vote.full else ():
            if division.name == divisions.by_code[division.code].name:
                today.add(division.code)
            else:
                former.setdefault(division.code, division)
    return {code: division for code, division in former.items() if code not in today}


def _count(divisions: Divisions, votes: Iterable[PlaceVote]) -> dict[str, float]:
    """Votes by code. One that may mean several divisions goes to the one that the clear votes support."""
    clear: dict[str, float] = defaultdict(float)
    unclear = []
    for vote in votes:
        if len(vote.candidates) == 1:
            clear[vote.candidates[0].code] += vote.weight
        else:
            unclear.append(vote)
    related: dict[str, float] = defaultdict(float)
    for code, weight in clear.items():
        for division in (divisions.by_code[code], *divisions.parents(divisions.by_code[code])):
            related[division.code] += weight
    result = dict(clear)
    for vote in unclear:
        scored = [
            (sum(related.get(d.code, 0.0) for d in (c, *divisions.parents(c))), -index, c)
            for index, c in enumerate(vote.candidates)
        ]
        best = max(scored, key=lambda item: (item[0], item[1]))
        if best[0] > 0 or _first_is_default(vote.candidates):
            result[best[2].code] = result.get(best[2].code, 0.0) + vote.weight
    return result


def _first_is_default(candidates: tuple[Division, ...]) -> bool:
    """Whether the first candidate is of a higher level than all others (``吉林`` the province)."""
    order = {"province": 0, "prefecture": 1, "county": 2}
    first, *others = [order[c.level] for c in candidates]
    return all(first < other for other in others)
