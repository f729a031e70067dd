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
    (西江机场公安分局).
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
        _township=re.compile(
            "[^" + data["no_township"] + r"\W]{1,4}?(?:" + "|".join(map(re.escape, data["townships"])) + ")"
        ),
    )
