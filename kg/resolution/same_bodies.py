"""Which names of an article mean one body, and what its level words mean that no division explains.

县总工会 … 郏县总工会                       the only such body that the article names
区总工会、区经贸发展局 … 永安经济技术开发区总工会   then ``区`` is that zone, for other bodies too
镇政府 … 柳岸镇党委                         the only township that the article names
永安市教体局 … 永安市教育和体育局           a short form that has its full one only there
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.lexicon import Lexicon
from kg.model import Mention
from kg.resolution.organisation_names import OrganisationName, OrganisationNamer
from kg.resolution.short_names import fuller_names, in_order

__all__ = ["same_bodies"]

_ZONE_CERTAINTY = 0.7
"""How sure a level word means the zone that other bodies of the article are of. Hand-set."""

_PART_OF_BODY = re.compile("(?:工会|党委|纪委|团委|党总支|党支部)$")

_PART = "(?=党|团|政府|人民政府|总工会|工会|办事处|妇联|纪)"
_OF_TOWN = re.compile("(镇|乡|街道)" + _PART)
_TOWN = re.compile("[\u4e00-\u9fff]{2,}?(镇|乡|街道)" + _PART)
_TOWN_CERTAINTY = 0.8


def same_bodies(
    names: dict[Mention, OrganisationName], namer: OrganisationNamer, lexicon: Lexicon
) -> dict[str, str]:
    """For labels that are short for another of the article: that other label.

    `names` of bodies whose level word turns out to mean a zone are replaced.
    """
    kinds = {name.label: name.kind for name in names.values()}
    tails: dict[str, str] = {}
    levels: dict[str, str] = {}
    for name in names.values():
        opened = None if name.resolved else namer.open_tail(name.label)
        if opened is not None:
            levels[name.label], tails[name.label] = opened
        elif not name.place and lexicon.bodies.national(name.label) is None:
            tails[name.label] = name.label
    fuller = fuller_names(kinds, tails)
    _name_parts(names, fuller)
    meant: dict[str, set[str]] = defaultdict(set)
    for label, level in levels.items():
        if label in fuller:
            meant[level].add(fuller[label].removesuffix(tails[label]) + level)
    for mention, name in names.items():
        level = levels.get(name.label, "")
        if name.label not in fuller and len(meant[level]) == 1:
            [place] = meant[level]
            label = place + tails[name.label].removeprefix(level)
            reason = f"本文中“{level}”指{place}"
            names[mention] = replace(
                name, label=label, certainty=_ZONE_CERTAINTY, reason=reason, resolved=True
            )
    _of_towns(names)
    return {**_vague_departments(names, lexicon), **fuller}


def _name_parts(names: dict[Mention, OrganisationName], fuller: Mapping[str, str]) -> None:
    """Parts of bodies whose names are short for others: ``蓝海港务公司|工会`` is that of ``烟台蓝海港务公司``."""
    for mention, name in names.items():
        part = _PART_OF_BODY.search(name.label)
        whole = fuller.get(name.label[: part.start()]) if part is not None else None
        if part is not None and whole is not None:
            names[mention] = replace(name, label=whole + part.group())


def _of_towns(names: dict[Mention, OrganisationName]) -> None:
    """``镇政府`` in an article that names one township gets its name."""
    towns: dict[str, set[str]] = defaultdict(set)
    for name in names.values():
        if (town := _TOWN.match(name.label)) is not None:
            towns[town.group(1)].add(town.group())
    for mention, name in names.items():
        opened = _OF_TOWN.match(name.label)
        if opened is not None and len(towns[opened.group(1)]) == 1:
            [town_name] = towns[opened.group(1)]
            label = town_name + name.label[opened.end() :]
            reason = f"本文只提到一个{opened.group(1)}：{town_name}"
            names[mention] = replace(name, label=label, certainty=_TOWN_CERTAINTY, reason=reason)


def _vague_departments(names: dict[Mention, OrganisationName], lexicon: Lexicon) -> dict[str, str]:
    """Labels with a short form that differs from place to place, under the full name that the article gives."""
    vague = tuple(short for short, row in lexicon.bodies.departments.items() if row.vague)
    result = {}
    for label, place in {
        n.label: n.place for n in names.values() if n.place and n.label.endswith(vague)
    }.items():
        short = next(v for v in vague if label.endswith(v))
        stem = label.removesuffix(short)
        full = {
            n.label
            for n in names.values()
            if n.place == place
            and n.label != label
            and n.label.startswith(stem)
            and n.label.endswith(short[-1])
            and in_order(short, n.label.removeprefix(stem))
        }
        if len(full) == 1:
            [result[label]] = full
    return result
