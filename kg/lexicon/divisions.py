"""Administrative divisions of China: provinces, prefectures, counties and zones that act as districts.

Data: ``data/divisions.tsv`` (made by ``scripts/make_divisions.py`` from published lists; see its header for
source, date and licence) and ``data/divisions_extra.tsv`` (kept by hand).

A division has one *full* name (``邯郸市``, ``恩施土家族苗族自治州``), a *bare* name without its kind
(``邯郸``, ``恩施``), and perhaps short names (``恩施州``, ``巴州``) and former names (``襄樊市`` for 襄阳市,
``开县`` for 开州区). One surface form can mean several divisions: ``鼓楼区`` stands in four cities,
``朝阳`` is a city, a county and two districts; nothing here chooses among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_tsv

__all__ = ["Division", "DivisionName", "Divisions", "load_divisions"]

_LEVELS = ("province", "prefecture", "county", "zone")
_OUTSIDE = ("71", "81", "82")
"""Provinces whose bodies are not those of the mainland."""


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division.

    `code` is its GB/T 2260 code, six digits. Zones (`level` ``zone``: 雄安新区) have none: theirs is the six
    digit statistical code or ``PARENT-NAME``, as it is for the cities, counties and districts of Taiwan, Hong Kong
    and Macau. `parent` is the code of the division above, empty for
    provinces; a county governed by its province (济源市, 仙桃市), or by a municipality, has the province.
    `former` are former full names. `last_listed` is empty for a division of today, else the month
    (``YYYY-MM``) of the last list that has it; `heir` is then the code of the division it went into,
    where that is known.
    """

    code: str
    name: str
    bare: str
    level: str
    parent: str
    abbreviations: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    bare_ambiguous: bool = False
    last_listed: str = ""
    heir: str = ""

    @property
    def bodies_level(self) -> str:
        """The level by which its bodies have their names; ``outside`` in Taiwan, Hong Kong and Macau.

        台北市 has a 政府, not a 人民政府, and 香港 no 总工会.
        """
        return "outside" if self.code[:2] in _OUTSIDE else self.level

    @property
    def is_current(self) -> bool:
        """Whether the division exists today (as of the list's date)."""
        return not self.last_listed

    def as_written(self, name: str) -> Division:
        """The division under `name` where that is a former full name of it: 密云区 as 密云县; else itself."""
        return replace(self, name=name) if name in self.former else self


@dataclass(frozen=True, slots=True, order=True)
class DivisionName:
    """A surface form of a division: `bare` without its kind (邯郸), `former` no longer used (襄樊市)."""

    text: str
    code: str
    bare: bool = False
    former: bool = False


class Divisions:
    """All divisions, with look-up by code and by name. Make it with :func:`load_divisions`."""

    def __init__(self, divisions: Mapping[str, Division], further: tuple[DivisionName, ...] = ()) -> None:
        """Take divisions by code, and surface forms beside those that :func:`_names_of` makes."""
        self.by_code: Mapping[str, Division] = divisions
        self._names = tuple(
            sorted({name for d in divisions.values() for name in _names_of(d)} | set(further))
        )
        by_text: dict[str, list[DivisionName]] = {}
        for name in self._names:
            by_text.setdefault(name.text, []).append(name)
        self._by_text = {
            text: tuple(dict.fromkeys(divisions[n.code] for n in sorted(names, key=self._rank)))
            for text, names in by_text.items()
        }
        # 城区 and 沙县 are full names, and words all the same.
        flagged = (n for n in self._names if divisions[n.code].bare_ambiguous)
        words = {n.text for n in flagged if n.bare or n.text == divisions[n.code].bare}
        self._ambiguous = frozenset(words) - {d.bare for d in divisions.values() if d.level == "province"}
        starts: dict[str, list[str]] = {}
        for text in self._by_text:
            starts.setdefault(text[:2], []).append(text)
        self._starts = {two: tuple(sorted(texts, key=len, reverse=True)) for two, texts in starts.items()}
        self.openings: frozenset[str] = frozenset(self._starts)

    def _rank(self, name: DivisionName) -> tuple[bool, bool, int, bool, str]:
        """Divisions of today first, then names in use, then higher levels, then full names, then codes."""
        division = self.by_code[name.code]
        return (not division.is_current, name.former, _LEVELS.index(division.level), name.bare, name.code)

    def find(self, name: str) -> tuple[Division, ...]:
        """The divisions that `name` can mean: full, short, bare or former name; none if unknown.

        ``鼓楼区`` gives four, ``吉林`` the province before the city. The order is: divisions of today before
        abolished ones, names in use before former ones, higher levels before lower, then by code.
        """
        return self._by_text.get(name, ())

    def parents(self, division: Division) -> tuple[Division, ...]:
        """The divisions above `division`, nearest first: 磁县 gives 邯郸市, 河北省."""
        result: list[Division] = []
        while division.parent:
            division = self.by_code[division.parent]
            result.append(division)
        return tuple(result)

    def names(self) -> tuple[DivisionName, ...]:
        """Every surface form of every division, sorted; each has two characters at least."""
        return self._names

    def is_ambiguous_bare(self, name: str) -> bool:
        """Whether `name` is a bare form that is also a word, a person's or brand's name, or a direction.

        ``和平``, ``朝阳``, ``安康`` (安康杯), ``城区``: not to be taken for a place without further evidence.
        Names of provinces never are, though districts share them (河北, 海南).
        """
        return name in self._ambiguous

    def longest_match(self, text: str, position: int) -> tuple[int, tuple[Division, ...]] | None:
        """The longest surface form that begins at `position` of `text`: its end, and :meth:`find` of it.

        Takes constant time; made to be asked at every character. Whether the match stands at the boundary
        of a word is for the caller to judge (``在南京西路`` begins ``南京`` at 1).
        """
        for name in self._starts.get(text[position : position + 2], ()):
            if text.startswith(name, position):
                return position + len(name), self._by_text[name]
        return None


def _names_of(division: Division) -> Iterator[DivisionName]:
    """Full, short, bare and former forms: 恩施土家族苗族自治州, 恩施州, 恩施; 襄阳市, 襄阳, 襄樊市, 襄樊."""
    code, name, bare = division.code, division.name, division.bare
    yield DivisionName(name, code)
    if bare != name:
        yield DivisionName(bare, code, bare=True)
    kind = name[-1]
    if name.endswith(("自治州", "自治县", "自治旗")) and not bare.endswith(kind):
        yield DivisionName(bare + kind, code)
    bare_names = {name, bare}
    for old in division.former:
        yield DivisionName(old, code, former=True)
        stripped = old[:-2] if old.endswith("地区") else old[:-1]
        if len(stripped) > 1 and stripped not in bare_names and old[-1] in "市区县" and "族" not in old:
            yield DivisionName(stripped, code, bare=True, former=True)


@loaded_once("divisions.tsv", "divisions_extra.tsv")
def load_divisions(sources: LexiconSources = SHIPPED) -> Divisions:
    """The divisions in ``data/``. Read once a process."""
    extra = read_tsv("divisions_extra.tsv", sources)
    heirs = {row[1]: row[2] for row in extra if row[0] == "heir"}
    divisions: dict[str, Division] = {}
    for row in read_tsv("divisions.tsv", sources):
        code, name, bare, level, parent, abbreviations, former, ambiguous, last_listed = row
        divisions[code] = Division(
            code,
            name,
            bare,
            level,
            parent,
            tuple(abbreviations.split("、")) if abbreviations else (),
            tuple(former.split("、")) if former else (),
            ambiguous == "1",
            last_listed,
            heirs.get(code, ""),
        )
    for kind, code, name, bare, parent in extra:
        if kind in _LEVELS:
            divisions[code] = Division(code, name, bare, kind, parent)
    further = tuple(DivisionName(row[2], row[1]) for row in extra if row[0] == "name")
    return Divisions(divisions, further)
