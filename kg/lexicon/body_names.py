"""How open names of bodies are made (青禾纺织有限公司): the table ``names`` of ``data/bodies.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["NameWords", "name_words"]


@dataclass(frozen=True, slots=True)
class NameWords:
    """How open names are made; the comments of the table ``names`` in the data explain each.

    `verbs` stand in names as attributes (建设集团); `legal_forms` are heads that only names have;
    `inner_forms` end names inside longer ones; `short_heads` are heads of one character that make names;
    `members` may be joined to a head by a segmenter; `bracketed` stands in brackets inside names;
    `townships` and `villages` are kinds of places below the county; names with a head in `joined` may
    hold 和; bodies of `open_kinds` have names without a place; `union_hosts` end bodies whose unions
    are named by them (环卫中心工会). `before_place` may stand before a division in a name (武警某支队),
    `sent_to` before a place inside one (对口支援新疆工作前方指挥部); `builders` have numbered bureaus that are
    companies (中建二局); `before_department` makes 教育部 a department of the body before it (宣传教育部);
    `one_word_heads` make names with one invented word (青煤公司); `trade_unions` are unions that a trade
    names, not a place (新业态行业工会联合会); `trades` name unions behind a place (省冶金工会), `disciplines`
    colleges of a university (材料科学与工程学院); offices of `police` may be those of `police_areas`
    (西江机场公安分局). `industries` alone are no names of companies (化工有限公司 is cut off), and
    `governing` verbs stand before names, not in them (创办机械厂); `universities` are words before 大学 in names
    that hold no proper name (西北农林科技大学). Names that end in `places` are places as much as bodies
    (某某体育馆), parts that end in `shops` rooms of a body (装配车间). `movements` name a movement, not its central
    body, before `movement_words` (共青团系统). `company_kinds` make 公司 a common noun (上市公司).
    """

    verbs: frozenset[str]
    legal_forms: frozenset[str]
    inner_forms: tuple[str, ...]
    short_heads: frozenset[str]
    members: tuple[str, ...]
    bracketed: frozenset[str]
    townships: tuple[str, ...]
    villages: frozenset[str]
    joined: tuple[str, ...]
    open_kinds: frozenset[str]
    union_hosts: tuple[str, ...]
    before_place: tuple[str, ...]
    sent_to: tuple[str, ...]
    builders: tuple[str, ...]
    before_department: tuple[str, ...]
    one_word_heads: frozenset[str]
    trade_unions: tuple[str, ...]
    trades: tuple[str, ...]
    disciplines: tuple[str, ...]
    police_areas: tuple[str, ...]
    police: frozenset[str]
    industries: frozenset[str]
    governing: frozenset[str]
    universities: tuple[str, ...]
    places: tuple[str, ...]
    shops: tuple[str, ...]
    movements: frozenset[str]
    movement_words: tuple[str, ...]
    company_kinds: tuple[str, ...]
    _township: re.Pattern[str] = field(repr=False)

    def township_after(self, text: str, position: int) -> int | None:
        """The end of a township's name at `position` (``花牛镇`` in ``麦积区花牛镇总工会``), or None."""
        match = self._township.match(text, position)
        return match.end() if match else None


def name_words(data: Mapping[str, Any]) -> NameWords:
    """The words of the table ``names`` of ``bodies.toml``."""
    return NameWords(
        verbs=frozenset(data["verbs"]),
        legal_forms=frozenset(data["legal_forms"]),
        inner_forms=tuple(data["inner_forms"]),
        short_heads=frozenset(data["short_heads"]),
        members=tuple(data["members"]),
        bracketed=frozenset(data["bracketed"]),
        townships=tuple(data["townships"]),
        villages=frozenset(data["villages"]),
        joined=tuple(data["joined"]),
        open_kinds=frozenset(data["open_kinds"]),
        union_hosts=tuple(data["union_hosts"]),
        before_place=tuple(data["before_place"]),
        sent_to=tuple(data["sent_to"]),
        builders=tuple(data["builders"]),
        before_department=tuple(data["before_department"]),
        one_word_heads=frozenset(data["one_word_heads"]),
        trade_unions=tuple(data["trade_unions"]),
        trades=tuple(data["trades"]),
        disciplines=tuple(data["disciplines"]),
        police_areas=tuple(data["police_areas"]),
        police=frozenset(data["police"]),
        industries=frozenset((*data["industries"], *data["trades"], *data["disciplines"], *data["verbs"])),
        governing=frozenset(data["governing"]),
        universities=tuple(data["universities"]),
        places=tuple(data["places"]),
        shops=tuple(data["shops"]),
        movements=frozenset(data["movements"]),
        movement_words=tuple(data["movement_words"]),
        company_kinds=tuple(data["company_kinds"]),
        _township=re.compile(
            "[^" + data["no_township"] + r"\W]{1,4}?(?:" + "|".join(map(re.escape, data["townships"])) + ")"
        ),
    )
