"""The full name of an organisation, from the way a text names it and the places of its article.

    市总工会 in an article on 绵阳市        绵阳市总工会
    省人社厅 there                          四川省人力资源和社会保障厅
    政法委 of 区委 (``区委副书记、政法委书记``)   涪城区委政法委
    全总                                    中华全国总工会

What cannot be told stays as it stands in the text, and is said to be open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extraction.places import Anchor, anchors
from kg.lexicon import Lexicon
from kg.lexicon.divisions import Division
from kg.model import Mention
from kg.resolution.place_context import PlaceContext, ResolvedPlace

__all__ = ["OrganisationName", "OrganisationNamer"]

_DEPARTMENTS = frozenset(("union", "party", "government", "court", "association"))
"""Kinds whose short place name stands for the full one: ``绵阳总工会`` is 绵阳市总工会, ``绵阳技师学院`` is called so."""

_SECTOR_TAIL = "部门"


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A full name: `place` is the code of its division or empty, `resolved` false where it is open.

    `certainty` (0 to 1) is that of the naming alone; `reason` says in Chinese how it was found.
    """

    label: str
    kind: str
    place: str
    certainty: float
    reason: str
    resolved: bool = True
    part_of: str = ""


class OrganisationNamer:
    """Names organisations in full; one for all articles. `is_word`: whether the dictionary has a word."""

    def __init__(self, lexicon: Lexicon, is_word: Callable[[str], bool]) -> None:
        self._divisions = lexicon.divisions
        self._bodies = lexicon.bodies
        self._is_word = is_word

    def name(
        self, mention: Mention, context: PlaceContext, beside: Sequence[Division] = ()
    ) -> OrganisationName:
        """The full name of `mention` in an article with that `context`.

        `beside` are the divisions of bodies named before it in its sentence, nearest first: in
        ``桦南县总工会、县文体局`` the second body is of the same county.
        """
        if mention.within is not None:
            return self._part(mention, self.name(mention.within, context, beside))
        name = mention.name
        national = self._bodies.national(name)
        if national is not None:
            return OrganisationName(national.name, national.kind, "", 1.0, "全国性机构，名录中的名称")
        anchor = next(anchors(name, self._divisions, self._is_word), None) if name else None
        if anchor is not None and anchor.start == 0:
            return self._anchored(mention, name, anchor, context, beside)
        sector = self._sector(mention, name, context)
        return sector or OrganisationName(name, mention.kind, "", 0.9, "文中写出的名称")

    def _anchored(
        self,
        mention: Mention,
        name: str,
        anchor: Anchor,
        context: PlaceContext,
        beside: Sequence[Division],
    ) -> OrganisationName:
        rest = name[anchor.end :]
        if anchor.deictic:
            place = _beside(anchor, beside) or context.resolve(anchor.deictic)
            if place is None:
                reason = f"上下文没有说明“{anchor.text}”指哪里"
                return OrganisationName(name, mention.kind, "", 0.5, reason, resolved=False)
            division, certainty, reason = place.division, place.certainty, place.reason
        else:
            division, certainty = context.choose(anchor.divisions)
            reason = "文中写出的名称"
        full = self._bodies.full_name(rest, division.name, division.level)
        if full is not None and (anchor.deictic or anchor.full or mention.kind in _DEPARTMENTS):
            if anchor.deictic or full == name:
                return OrganisationName(full, mention.kind, division.code, certainty, reason)
            return OrganisationName(full, mention.kind, division.code, certainty, f"“{name}”的全称")
        label = division.name + rest if anchor.deictic else name
        return OrganisationName(label, mention.kind, division.code, certainty, reason)

    def _part(self, mention: Mention, owner: OrganisationName) -> OrganisationName:
        """A department named without its place, of the body before it."""
        division = self._divisions.by_code.get(owner.place)
        if division is not None and owner.kind in ("party", "government", "union"):
            full = self._bodies.full_name(mention.name, division.name, division.level)
            if full is not None:
                reason = f"与“{owner.label}”并列，同属{division.name}"
                return OrganisationName(
                    full, mention.kind, division.code, owner.certainty * 0.95, reason, owner.resolved
                )
        reason = f"属于“{owner.label}”"
        return OrganisationName(
            owner.label + mention.name, mention.kind, owner.place, owner.certainty * 0.9, reason, owner.resolved
        )

    def _sector(self, mention: Mention, name: str, context: PlaceContext) -> OrganisationName | None:
        """``人社部门`` is the 人社局 of the article's place, the 人社厅 of a province."""
        sector = self._bodies.sectors.get(name.removesuffix(_SECTOR_TAIL))
        home = context.home()
        if sector is None or not name.endswith(_SECTOR_TAIL):
            return None
        if home is None:
            return OrganisationName(name, mention.kind, "", 0.5, "上下文没有说明是哪里的部门", resolved=False)
        short = sector.provincial_department if home.level == "province" else sector.department
        full = self._bodies.full_name(short, home.name, home.level) or home.name + short
        return OrganisationName(full, mention.kind, home.code, 0.7, f"本文所在地{home.name}的部门")


def _beside(anchor: Anchor, divisions: Sequence[Division]) -> ResolvedPlace | None:
    """The nearest of `divisions` that the level word may mean."""
    for division in divisions:
        if division.name.endswith(anchor.deictic) and (anchor.deictic != "区" or division.level == "county"):
            return ResolvedPlace(division, 0.95, f"同句前文是{division.name}的机构")
    return None


def place_names(context: PlaceContext) -> tuple[str, str, str]:
    """Names of the province, city and county that an article's level words mean; empty where open."""

    def name(*deictics: str) -> str:
        found: list[Division] = [p.division for d in deictics if (p := context.resolve(d)) is not None]
        return found[0].name if found else ""

    return name("省", "自治区"), name("市", "州"), name("区", "县", "旗")
