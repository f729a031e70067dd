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

from kg.extraction.organisations.own_company import OWN_NOUNS
from kg.extraction.places import Anchor, anchors
from kg.lexicon import Lexicon
from kg.lexicon.bodies import RegionalName
from kg.lexicon.divisions import Division
from kg.model import Mention
from kg.resolution.place_context import PlaceContext, ResolvedPlace

__all__ = ["OrganisationName", "OrganisationNamer"]

_DEPARTMENTS = frozenset(("union", "party", "government", "court", "association"))
"""Kinds whose bare place stands for the full one: ``绵阳总工会`` is 绵阳市总工会; ``绵阳技师学院`` stays."""

_SHORT_LEVELS = frozenset("州县旗")
"""Last characters of short names of autonomous divisions: ``恩施州``, ``长阳县``."""

_SECTOR_TAIL = "部门"

_WHOLES = ("局", "厅", "委", "总工会", "总", "法院", "检察院", "妇联", "工会")
"""Ends of departments that have parts: ``人社局`` + ``劳动保障监察支队``, ``工会`` + ``帮扶中心``."""

_SHORTEST_WHOLE = 2

_ZONE_COMMITTEES = ("党工委", "工委", "管委会")
"""Bodies of development zones that stand for the zone: ``区工委委员、总工会主席``."""

_BESIDE_CERTAINTY = 0.95
_PART_CERTAINTY = 0.9
_REGIONAL_CERTAINTY = 0.9
_SECTOR_CERTAINTY = 0.7
"""Hand-set; a sector word may also mean several departments."""
_OPEN_CHOICE = 0.5
"""A choice among divisions of one name that is no surer than this is left open."""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A full name: `place` is the code of its division or empty, `resolved` false where it is open, `local`
    true where bodies of other places may have the same name (``劳模宣讲团``).

    `certainty` (0 to 1) is that of the naming alone; `reason` says in Chinese how it was found.
    """

    label: str
    kind: str
    place: str
    certainty: float
    reason: str
    resolved: bool = True
    local: bool = False


class OrganisationNamer:
    """Names organisations in full; one for all articles. `is_word`: whether the dictionary has a word."""

    def __init__(self, lexicon: Lexicon, is_word: Callable[[str], bool]) -> None:
        self._divisions = lexicon.divisions
        self._bodies = lexicon.bodies
        self._is_word = is_word
        self._own_names = tuple(
            short for short, row in lexicon.bodies.departments.items() if row.needs_full_place
        )

    def name(
        self, mention: Mention, context: PlaceContext, beside: Sequence[Division] = ()
    ) -> OrganisationName:
        """The full name of `mention` in an article with that `context`.

        `beside` are the divisions of bodies named before it in its sentence, nearest first: in
        ``青神县总工会、县文体局`` the second body is of the same county.
        """
        if mention.within is not None:
            return self._part(mention, self.name(mention.within, context, beside))
        name = mention.name
        national = self._bodies.national(name)
        if national is not None:
            return OrganisationName(national.name, national.kind, "", 1.0, "全国性机构，名录中的名称")
        opening = next((r for r in self._bodies.regional if name.startswith(r)), None)
        if opening is not None:
            return _regional(self._bodies.regional[opening], mention, context)
        anchor = next(anchors(name, self._divisions, self._is_word), None) if name else None
        if anchor is not None and anchor.start == 0:
            return self._anchored(mention, name, anchor, context, beside)
        if self._is_of_unnamed(name):
            return OrganisationName(name, mention.kind, "", 0.5, "文中没有写出公司的名称", resolved=False)
        sector = self._sector(mention, name, context)
        local = not name.endswith(tuple(self._bodies.names.legal_forms)) and mention.kind != "media"
        return sector or OrganisationName(name, mention.kind, "", 0.9, "文中写出的名称", local=local)

    def _is_of_unnamed(self, name: str) -> bool:
        """Whether `name` is a company that its article never names, or a part of it: ``集团公司工会``."""
        part = next((p for p in self._bodies.anaphors.parts if name.endswith(p)), "")
        return name.removesuffix(part) in OWN_NOUNS

    def open_tail(self, name: str) -> tuple[str, str] | None:
        """The level word that opens `name`, and how the full name ends: ``区``, ``区总工会`` for ``该区工会``.

        None if no level word opens it.
        """
        anchor = next(anchors(name, self._divisions, self._is_word), None)
        if anchor is None or anchor.start or not anchor.deictic:
            return None
        rest = name[anchor.end :]
        full = self._bodies.full_name(rest, anchor.deictic, "county")
        return anchor.deictic, full or anchor.deictic + rest

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
            # ``我市`` is the article's own city, whichever body of a city is named before.
            near = () if anchor.text != anchor.deictic else beside
            place = _beside(anchor, near, context.visitors) or context.resolve(anchor.deictic)
            if place is None:
                reason = f"上下文没有说明“{anchor.text}”指哪里"
                label = anchor.deictic + rest  # ``我县总工会`` is 县总工会
                return OrganisationName(label, mention.kind, "", 0.5, reason, resolved=False)
            division, certainty, reason = place.division, place.certainty, place.reason
        else:
            division, certainty = context.choose(anchor.divisions)
            reason = "文中写出的名称"
            if certainty <= _OPEN_CHOICE and _namesakes(anchor.divisions):
                reason = f"上下文没有说明是哪个{anchor.divisions[0].name}"
                return OrganisationName(name, mention.kind, "", certainty, reason, resolved=False)
        long_name = context.long_name(division)
        whole = anchor.deictic or anchor.full
        full = self._full_name(rest, division, long_name, whole)
        # ``长阳县中医院`` is that of 长阳土家族自治县, but ``绵阳中医院`` may be a name of its own.
        if full is not None and (whole or mention.kind in _DEPARTMENTS or anchor.text[-1] in _SHORT_LEVELS):
            if not anchor.deictic and full != name:
                reason = f"“{name}”的全称"
            return OrganisationName(full, mention.kind, division.code, certainty, reason)
        label = name
        if anchor.deictic or (anchor.full and long_name != division.name):
            label = long_name + rest
        return OrganisationName(label, mention.kind, division.code, certainty, reason)

    def _full_name(self, rest: str, division: Division, long_name: str, whole: object) -> str | None:
        """The full name of the department `rest` of a division, or of a part of a department.

        `whole` is false where the text has only the division's bare name.

        ``总`` gives 南京市鼓楼区总工会; ``人社局劳动保障监察支队`` is a part of 人力资源和社会保障局.
        """
        if not whole and rest.startswith(self._own_names):
            return None  # ``方正林业局``
        full = self._bodies.full_name(rest, long_name, division.bodies_level)
        for end in range(len(rest) - 1, _SHORTEST_WHOLE - 1, -1):
            if full is not None:
                break
            if rest[:end].endswith(_WHOLES):
                whole = self._bodies.full_name(rest[:end], long_name, division.bodies_level)
                full = None if whole is None else whole + rest[end:]
        return full

    def _part(self, mention: Mention, owner: OrganisationName) -> OrganisationName:
        """A department named without its place, of the body before it."""
        division = self._divisions.by_code.get(owner.place)
        known = self._bodies.departments.get(mention.name)
        kind = known.kind if known is not None else mention.kind
        beside = owner.kind == kind == "association"  # ``县工商联主席、总商会会长``
        if division is not None and (beside or owner.kind in ("party", "government", "union")):
            full = self._bodies.full_name(mention.name, _own_name(owner, division), division.bodies_level)
            if full is not None:
                reason = f"与“{owner.label}”并列，同属{division.name}"
                certainty = owner.certainty * _BESIDE_CERTAINTY
                return OrganisationName(
                    full, kind, division.code, certainty, reason, owner.resolved, owner.local
                )
        of_place = not owner.resolved and owner.kind in ("party", "government", "court")
        opened = self.open_tail(owner.label) if of_place else None
        if opened is not None and mention.name in self._bodies.departments:
            # ``县委书记、县长`` where it is open which county: 县政府, not a part of 县委
            reason = f"与“{owner.label}”同属一地，上下文没有说明是哪里"
            full = self._bodies.full_name(mention.name, opened[0], "county") if kind == "party" else None
            label = full or opened[0] + mention.name
            return OrganisationName(label, kind, "", owner.certainty, reason, resolved=False)
        label = owner.label + mention.name
        zone = next((e for e in _ZONE_COMMITTEES if owner.label.endswith(e)), None)
        if not owner.place and zone is not None and mention.name in self._bodies.departments:
            label = owner.label.removesuffix(zone) + mention.name
        certainty = owner.certainty * _PART_CERTAINTY
        reason = f"属于“{owner.label}”"
        return OrganisationName(label, kind, owner.place, certainty, reason, owner.resolved, owner.local)

    def _sector(self, mention: Mention, name: str, context: PlaceContext) -> OrganisationName | None:
        """``人社部门`` is the 人社局 of the article's place, the 人社厅 of a province."""
        sector = self._bodies.sectors.get(name.removesuffix(_SECTOR_TAIL))
        home = context.home()
        if sector is None or not name.endswith(_SECTOR_TAIL):
            return None
        if home is None:
            return OrganisationName(name, mention.kind, "", 0.5, "上下文没有说明是哪里的部门", resolved=False)
        short = sector.provincial_department if home.level == "province" else sector.department
        where = context.long_name(home)
        full = self._bodies.full_name(short, where, home.bodies_level) or where + short
        return OrganisationName(full, mention.kind, home.code, _SECTOR_CERTAINTY, f"本文所在地{where}的部门")


def _regional(body: RegionalName, mention: Mention, context: PlaceContext) -> OrganisationName:
    """``工联会`` is 香港工会联合会 in an article that names 香港 or a place in it, and no other region that has one.

    So is what its parts begin with: ``工联会权益委员会``.
    """
    named = [code for code in body.full if context.names(code)]
    if len(named) != 1:
        reason = f"上下文没有说明是哪里的{body.name}"
        return OrganisationName(mention.name, mention.kind, "", 0.5, reason, resolved=False)
    full, place = body.full[named[0]], context.divisions.by_code[named[0]]
    label = full + mention.name.removeprefix(body.name)
    reason = f"本文提到{place.bare}，“{body.name}”是{full}"
    return OrganisationName(label, mention.kind, place.code, _REGIONAL_CERTAINTY, reason)


def _namesakes(candidates: Sequence[Division]) -> bool:
    """Whether the first two divisions of one name are of one level today: ``鼓楼区``, but not ``吉林``."""
    current = [d for d in candidates if d.is_current]
    return len(current) > 1 and current[0].name == current[1].name


def _own_name(owner: OrganisationName, division: Division) -> str:
    """The division's name as the owner's full name has it: ``南京市鼓楼区`` in 南京市鼓楼区委."""
    before, found, _ = owner.label.partition(division.name)
    return before + division.name if found and before.endswith("市") else division.name


def _beside(anchor: Anchor, divisions: Sequence[Division], visitors: frozenset[str]) -> ResolvedPlace | None:
    """The nearest of `divisions` that the level word may mean; never one of `visitors`, which are codes."""
    for division in divisions:
        if division.code in visitors:
            continue
        if division.name.endswith(anchor.deictic) and (anchor.deictic != "区" or division.level == "county"):
            return ResolvedPlace(division, 0.95, f"同句前文是{division.name}的机构")
    return None


def place_names(context: PlaceContext) -> tuple[str, str, str]:
    """Names of the province, city and county that an article's level words mean; empty where open."""

    def name(*deictics: str) -> str:
        found: list[Division] = [p.division for d in deictics if (p := context.resolve(d)) is not None]
        return found[0].name if found else ""

    return name("省", "自治区"), name("市", "州"), name("区", "县", "旗")
