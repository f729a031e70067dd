"""Whether a text says ``公司`` of a company of its own that it never names.

3月5日，公司与某某集团签约。公司党委书记甲…       a company's own site: 公司 is not 某某集团
3月5日，青禾纺织公司与某某集团签约。公司党委书记甲…  here it is 青禾纺织公司
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.organisations.wholes import whole_of
from kg.lexicon.words import longest_first
from kg.model import BlockKind, EntityClass, Mention, Sentence

__all__ = ["OWN_NOUNS", "OwnCompany", "own_company"]

OWN_NOUNS = frozenset(("公司", "集团", "集团公司", "总公司"))
"""Nouns that such a text says of its own company."""

_LONGEST_FIRST = longest_first(OWN_NOUNS)

_ALONE = re.compile("(?:^|[，。；：]|[日午])(?P<noun>(?:集团)?公司|集团)(?![法化军])")
"""The noun where a clause begins."""


def own_company(body: Mention) -> Mention | None:
    """The company that a body under such a noun is, or is a part of: ``集团公司`` of ``集团公司党委``."""
    noun = next((n for n in _LONGEST_FIRST if body.name.startswith(n)), None)
    if noun is None or not body.text.startswith(noun):
        return None
    return Mention(body.start, body.start + len(noun), noun, EntityClass.ORGANISATION, "", "company")


class OwnCompany:
    """:meth:`enter` the sentences of an article in order; then `unnamed` says what is known so far."""

    def __init__(self) -> None:
        self.unnamed = False
        self._named = False

    def enter(self, sentence: Sentence, bodies: Iterable[Mention]) -> None:
        """Go on to `sentence`, which names these `bodies` in full (clean offsets).

        A heading that says ``公司`` tells nothing: the text may name it (``公司与某某集团签约``).
        """
        if self.unnamed or self._named:
            return
        companies = [m for m in bodies if m.kind == "company" or whole_of(m) is not None]
        alone = _ALONE.search(sentence.text)
        first = min((m.start for m in companies), default=sentence.end)
        speaks = alone is not None and sentence.start + alone.start("noun") < first
        if speaks and sentence.kind is BlockKind.HEADING:
            return
        self.unnamed, self._named = speaks, bool(companies)
