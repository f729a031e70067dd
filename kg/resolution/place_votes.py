"""What an article says of places: votes for the divisions that it names, and bodies side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from kg.extraction import ArticleFacts
from kg.extraction.places import anchors
from kg.lexicon.divisions import Division, Divisions
from kg.model import AnnotatedSentence, Mention, Metadata
from kg.resolution.place_context import PlaceContext, PlaceVote

__all__ = ["BesideFinder", "place_votes", "said_votes", "visitors"]

_TITLE_WEIGHT = 4.0
_BODY_WEIGHT = 3.0
_FULL_WEIGHT = 1.0
_BARE_WEIGHT = 0.5
_BARE_COUNTY_WEIGHT = 0.2
"""Bare names of counties are often something else: 中原 is a region, 武江 a part of a person's name."""
_DATELINE_WEIGHT = 2.0
_SAID_PLACE_WEIGHT = 3.0
"""Somebody wrote down where the document is from."""
_PUBLISHER_WEIGHT = 0.5
"""A city's paper mostly writes of its city, also of others."""

_DATELINE = re.compile(r"[市县区]?\s*(?:\d{1,2}月\d{1,2}日)?(?:讯|消息)(?![息号])")
"""What follows the place in a dateline: ``枣阳讯``, ``红网时刻郴州8月4日讯``."""

_VISITED = re.compile("[来到赴抵](?:我|本)(?P<level>自治区|[省市区县州旗])")
"""``襄阳市总工会来我市``: 我市 is not the city of the body that comes."""

IsWord = Callable[[str], bool]


def place_votes(article: ArticleFacts, divisions: Divisions, is_word: IsWord) -> Iterator[PlaceVote]:
    """The article's namings of divisions: those in its title and in names of bodies weigh most.

    Weights are hand-set: a full name in running text is 1, and all others are in proportion to it.
    """
    title = article.article.article.title
    for sentence in article.article.sentences:
        opening = {m.start - sentence.start for m in sentence.organisations}
        in_name = {p - sentence.start for m in sentence.persons for p in range(m.start, m.end)}
        factor = _TITLE_WEIGHT if sentence.text and sentence.text in title else 1.0
        for anchor in anchors(sentence.text, divisions, is_word):
            if not anchor.divisions or anchor.ambiguous or anchor.start in in_name:
                continue
            if _DATELINE.match(sentence.text, anchor.end):
                weight = _DATELINE_WEIGHT
            elif anchor.start in opening:
                weight = _BODY_WEIGHT
            elif anchor.full:
                weight = _FULL_WEIGHT
            else:
                county = anchor.divisions[0].level == "county"
                weight = _BARE_COUNTY_WEIGHT if county else _BARE_WEIGHT
            yield PlaceVote(anchor.divisions, weight * factor, anchor.full)


def said_votes(metadata: Metadata, divisions: Divisions, is_word: IsWord) -> Iterator[PlaceVote]:
    """The divisions of a document's place (``山西省长治市``) and, for less, its publisher (``长治日报``)."""
    for text, weight in ((metadata.place, _SAID_PLACE_WEIGHT), (metadata.publisher, _PUBLISHER_WEIGHT)):
        for anchor in anchors(text, divisions, is_word):
            if anchor.divisions and not anchor.deictic:
                yield PlaceVote(anchor.divisions, weight, anchor.full)


def visitors(article: ArticleFacts, divisions: Divisions, is_word: IsWord) -> frozenset[str]:
    """Codes of divisions from which somebody comes to the article's own: ``襄阳市总工会来我市参观``."""
    result: set[str] = set()
    for sentence in article.article.sentences:
        visit = _VISITED.search(sentence.text)
        if visit is None:
            continue
        for anchor in anchors(sentence.text[: visit.start()], divisions, is_word):
            result.update(d.code for d in anchor.divisions if d.name.endswith(visit.group("level")))
    return frozenset(result)


class BesideFinder:
    """For a mention: the divisions of the bodies named before it in its sentence, nearest first.

    ``青神县总工会、县文体局``: before ``县文体局`` stands a body of 青神县.
    At most one division a level word.
    """

    def __init__(
        self, article: ArticleFacts, context: PlaceContext, divisions: Divisions, is_word: IsWord
    ) -> None:
        self._sentences = article.article.sentences
        self._starts = [s.start for s in self._sentences]
        self._context, self._divisions, self._is_word = context, divisions, is_word
        self._known: dict[int, list[tuple[int, tuple[Division, ...]]]] = {}

    def __call__(self, mention: Mention) -> tuple[Division, ...]:
        index = bisect_right(self._starts, mention.start) - 1
        if index < 0:
            return ()
        if index not in self._known:
            self._known[index] = list(self._named(self._sentences[index]))
        named = self._known[index]
        before = bisect_right(named, mention.start, key=lambda item: item[0]) - 1
        return named[before][1] if before >= 0 else ()

    def _named(self, sentence: AnnotatedSentence) -> Iterator[tuple[int, tuple[Division, ...]]]:
        """After each body that begins with a division's full name: its end, and the divisions so far.

        A city that a level word has meant goes on to be meant behind a county-level city of its own:
        ``襄阳市总工会、市科技馆、枣阳市财政局、市图书馆``.
        """
        latest: tuple[Division, ...] = ()
        own: set[str] = set()
        for body in sentence.organisations:
            anchor = next(anchors(body.name, self._divisions, self._is_word), None)
            if anchor is None or anchor.start:
                continue
            if anchor.deictic:
                own.add(anchor.deictic)
            elif anchor.full:
                division = self._context.choose(anchor.divisions)[0]
                above = self._divisions.parents(division)
                if division.name[-1] not in own or not set(above).intersection(latest):
                    latest = (division, *(d for d in latest if d.name[-1] != division.name[-1]))
                    yield body.end, latest
