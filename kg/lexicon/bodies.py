"""Kinds of bodies: national bodies, departments that every division has, heads of open names.

Data: ``data/bodies.toml``, whose comments say where it comes from and how to extend it. Kinds are those of
the public contract: ``union party government company school hospital court media association team other``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.lexicon.body_names import name_words
from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml

__all__ = [
    "Anaphors",
    "Bodies",
    "Department",
    "Head",
    "NationalBody",
    "RegionalName",
    "Sector",
    "load_bodies",
]

_LETTERS = {"province": "p", "prefecture": "c", "county": "x", "zone": "x", "outside": "o"}

_PART_WORDS = ("heads", "general", "named", "numbered", "government_teams", "government_team_words")
"""Rows of the table ``parts`` that are not kinds of bodies."""

_AUTONOMOUS_REGION = "自治区"
"""A province whose party committee is written 党委: 宁夏回族自治区党委, but 甘肃省委."""


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body that has its name without a division: 中华全国总工会 (`short`: 全国总工会, 全总).

    `successor` is empty, or, for a body that is no more, the full name of the one that took over its work.
    """

    name: str
    short: tuple[str, ...]
    kind: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class RegionalName:
    """A name that stands without its place in the texts of some regions: 工联会 in Hong Kong's.

    `full` gives the full name by the code of the region that the article is about.
    """

    name: str
    kind: str
    full: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Department:
    """A body that divisions have, as a text writes it after the division: 人社局 in 市人社局, 沧州市人社局.

    `templates` gives the full name by level (:attr:`Division.bodies_level`), with ``{}``
    for the division's full name: ``{}人力资源和社会保障局``, ``共青团{}委``. Levels where the body does not
    exist are not in it. With `needs_full_place` a bare place makes another body: 方正林业局
    is not the 林业局 of 方正县. `written` are all ways to write it, ``{}`` standing for the division or for
    省 市 区 县 州 旗 alone (``团{}委`` is 团市委). `former` bodies were abolished by the
    reforms of 2008-2023. `vague` short forms stand for names that differ from place to place (大数据局).
    """

    short: str
    kind: str
    templates: Mapping[str, str]
    written: tuple[str, ...]
    former: bool = False
    needs_full_place: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The last word of an open name. A `general` one (公司, 工会) names nothing without a proper name."""

    suffix: str
    kind: str
    general: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A word for a department in a list, as in 工信、人社等部门: the short names of what it stands for."""

    word: str
    department: str
    provincial_department: str


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Common nouns that point back at a body: 该会, 公司董事长. Nouns map to the kinds of body they may mean.

    `bare` nouns need no pointer where a title or one of `parts` follows (公司工会); `pointed` ones do.
    """

    pointers: tuple[str, ...]
    bare: Mapping[str, tuple[str, ...]]
    pointed: Mapping[str, tuple[str, ...]]
    parts: tuple[str, ...]


class Bodies:
    """What is known of kinds of bodies. Make it with :func:`load_bodies`.

    `regional` names by name; `departments` by short form; `heads` by suffix; `sectors` by word;
    `generic_modifiers`: words that make no name before a general head (基层工会, 相关部门, 各级企业);
    `determiners`: words that stand in no name (各级, 相关); `anaphors`: nouns that point back at a body;
    `names`: how open names are made; `part_kinds`: kind of a body to the kinds of its parts (某某公司 + 工会),
    `part_heads`: heads of parts that any body has (分局), `general_parts`: general heads that are parts (车间),
    `named_parts`: those of them that need a name of their own (装配车间), `numbered_parts`: ends of parts named
    by a number (采油四厂); `government_teams`: teams that are government inside a government body (支队), or by
    themselves after one of `government_team_words` (消防救援支队); `apps`: names of apps, which mean their
    companies only where one of `company_words` follows.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the tables of ``bodies.toml``."""
        national = [
            NationalBody(name, tuple(short), kind)
            for kind, bodies in data["national"].items()
            for name, short in bodies.items()
        ]
        national += [
            NationalBody(name, tuple(row.get("short", ())), row["kind"], row["successor"])
            for name, row in data["former_national"].items()
        ]
        self._national = {form: body for body in national for form in (*body.short, body.name)}
        self.regional: Mapping[str, RegionalName] = {
            name: RegionalName(name, row["kind"], dict(row["full"])) for name, row in data["regional"].items()
        }
        self.departments: Mapping[str, Department] = {
            short: _department(short, kind, row)
            for kind, rows in data["department"].items()
            for short, row in rows.items()
        }
        self.heads: Mapping[str, Head] = {
            suffix: Head(suffix, kind, general=group == "general")
            for kind, groups in data["heads"].items()
            for group, suffixes in groups.items()
            for suffix in suffixes
        }
        self.sectors: Mapping[str, Sector] = {
            word: Sector(word, *departments) for word, departments in data["sectors"].items()
        }
        anaphora = data["anaphora"]
        self.anaphors = Anaphors(
            tuple(anaphora["pointers"]),
            {noun: tuple(kinds) for noun, kinds in anaphora["bare"].items()},
            {noun: tuple(kinds) for noun, kinds in anaphora["pointed"].items()},
            tuple(anaphora["parts"]),
        )
        self.names = name_words(data["names"])
        parts = data["parts"]
        self.part_kinds: Mapping[str, frozenset[str]] = {
            kind: frozenset(kinds) for kind, kinds in parts.items() if kind not in _PART_WORDS
        }
        self.part_heads: frozenset[str] = frozenset(parts["heads"])
        self.general_parts: frozenset[str] = frozenset(parts["general"])
        self.named_parts: frozenset[str] = frozenset(parts["named"])
        self.numbered_parts: tuple[str, ...] = tuple(parts["numbered"])
        self.government_team_words: tuple[str, ...] = tuple(parts["government_team_words"])
        self.government_teams: tuple[str, ...] = tuple(parts["government_teams"])
        self.apps: frozenset[str] = frozenset(data["apps"]["names"])
        self.company_words: tuple[str, ...] = tuple(data["apps"]["company_words"])
        self.determiners: frozenset[str] = frozenset(data["modifiers"]["determiners"])
        self.generic_modifiers: frozenset[str] = frozenset(data["modifiers"]["generic"])

    def national(self, name: str) -> NationalBody | None:
        """The national body of a full or short name: ``全总`` gives 中华全国总工会."""
        return self._national.get(name)

    def national_names(self) -> tuple[str, ...]:
        """All full and short names of national bodies, sorted."""
        return tuple(sorted(self._national))

    def expand(self, short: str, level: str) -> tuple[str, str] | None:
        """Template of the full name and kind of a department at a level.

        ``("法院", "prefecture")`` gives ``("{}中级人民法院", "court")``; ``{}`` is for the division's name.
        `level` is a :attr:`Division.bodies_level`. None if there is no such body there: ``("教育厅", "county")``.
        """
        department = self.departments.get(short)
        template = department.templates.get(level) if department else None
        return (template, department.kind) if department and template else None

    def full_name(self, short: str, division: str, level: str) -> str | None:
        """The full name of a department: ``("总", "沧州市", "prefecture")`` gives 沧州市总工会.

        The party committee of an autonomous region is its 党委: ``("委组织部", "宁夏回族自治区",
        "province")`` gives 宁夏回族自治区党委组织部. None if there is no such body at the level.
        """
        expanded = self.expand(short, level)
        if expanded is None and level == "province" and division.endswith("市"):
            expanded = self.expand(short, "prefecture")  # 上海市 has a 人社局, not a 人社厅
        if expanded is None:
            return None
        template, kind = expanded
        if kind == "party" and division.endswith(_AUTONOMOUS_REGION):
            template = template.replace("{}委", "{}党委")
        return template.replace("{}", division)


def _department(short: str, kind: str, row: Mapping[str, Any]) -> Department:
    """A department from its row; `full` is one template, or one by level letter."""
    full, levels = row["full"], row.get("levels", "pcx")
    templates = {
        level: full if isinstance(full, str) else full[letter]
        for level, letter in _LETTERS.items()
        if letter in levels
    }
    written = ("{}" + short, *row.get("written", ()), *templates.values())
    return Department(
        short,
        kind,
        templates,
        tuple(dict.fromkeys(written)),
        row.get("former", False),
        row.get("needs_full_place", False),
        row.get("vague", False),
    )


@loaded_once("bodies.toml")
def load_bodies(sources: LexiconSources = SHIPPED) -> Bodies:
    """The bodies of ``data/bodies.toml``. Read once a process."""
    return Bodies(read_toml("bodies.toml", sources))
