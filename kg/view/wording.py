"""Facts and kinds in the words of the page: ``张三 · 任 · 南江市总工会 副主席``.

Chinese comes first, English second. Names are passed in by the caller, because what a mention is
called in full is known only after resolution.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from kg.model import (
    Approx,
    Byline,
    EntityClass,
    Event,
    Fact,
    Figure,
    Honour,
    HonourCount,
    Mention,
    Post,
    Programme,
    Quantity,
)

__all__ = [
    "CLASS_NAMES",
    "FACT_NAMES",
    "LEVEL_NAMES",
    "RELATION_NAMES",
    "amount",
    "fact_kind",
    "kind_name",
    "sentence",
    "wrapped",
]

CLASS_NAMES: dict[str, tuple[str, str]] = {
    EntityClass.ORGANISATION: ("组织机构", "Organisations"),
    EntityClass.PERSON: ("人物", "People"),
    EntityClass.AWARD: ("荣誉称号", "Awards"),
    EntityClass.PROGRAMME: ("品牌项目", "Programmes"),
    EntityClass.EVENT: ("活动会议", "Events"),
    EntityClass.PLACE: ("地点", "Places"),
}
"""Class → its names, in the order of the legend."""

FACT_NAMES: dict[str, tuple[str, str]] = {
    "post": ("任职", "Posts"),
    "byline": ("署名", "Bylines"),
    "honour": ("获奖", "Honours"),
    "honour_count": ("获奖人数", "Honour counts"),
    "programme": ("项目", "Programmes"),
    "figure": ("数据", "Figures"),
    "event": ("活动", "Events"),
}

RELATION_NAMES: dict[str, tuple[str, str]] = {
    "post": ("任职", "holds a post in"),
    "honour": ("获得", "has the award"),
    "grant": ("授予", "granted"),
    "operator": ("开展", "operates"),
    "participant": ("参加", "took part in"),
    "part_of": ("隶属", "is part of"),
}

_ORGANISATION_KINDS = {
    "union": "工会",
    "party": "党的机构",
    "government": "政府机构",
    "company": "企业",
    "school": "学校",
    "hospital": "医院",
    "court": "法院",
    "media": "媒体",
    "association": "社会团体",
    "team": "集体、班组",
}
_PROGRAMME_KINDS = {
    "campaign": "主题活动",
    "service": "服务",
    "competition": "竞赛",
    "project": "工程项目",
    "scheme": "制度计划",
    "bundle": "若干项的总称",
}
_EVENT_KINDS = {
    "meeting": "会议",
    "visit": "走访调研",
    "ceremony": "仪式",
    "exhibition": "展览",
    "competition": "比赛",
    "performance": "演出",
}
_KINDS: dict[str, dict[str, str]] = {
    EntityClass.PERSON: {"family": "家庭"},
    EntityClass.ORGANISATION: _ORGANISATION_KINDS,
    EntityClass.PROGRAMME: _PROGRAMME_KINDS,
    EntityClass.EVENT: _EVENT_KINDS,
}
LEVEL_NAMES = {"national": "国家级", "provincial": "省级", "municipal": "市级", "county": "区县级"}
_STATUS = {"current": "任", "former": "曾任", "ended": "不再担任"}
_RECIPIENTS = {"person": "人", "organisation": "个单位", "either": "个（人或单位）"}


def kind_name(cls: str, kind: str) -> str:
    """The kind of an organisation, programme, event or family in Chinese; empty if it has none.

    A kind that is not known here is given as it is.
    """
    return "其他" if kind == "other" else _KINDS.get(cls, {}).get(kind, kind)


def fact_kind(fact: Fact) -> str:
    """The kind of a fact, as in the gold: ``post``, ``honour_count`` …"""
    return "honour_count" if isinstance(fact, HonourCount) else type(fact).__name__.lower()


def amount(quantity: Quantity) -> str:
    """A quantity as Chinese writes it: ``20.6万余人次``, ``近3亿元``, ``8—10家``, ``90%``."""
    number = _number(quantity.value)
    if quantity.upper is not None:
        number = f"{number}—{_number(quantity.upper)}"
    match quantity.approx:
        case Approx.OVER:
            return f"{number}余{quantity.unit}" if quantity.unit != "%" else f"超{number}%"
        case Approx.NEARLY:
            return f"近{number}{quantity.unit}"
        case Approx.AT_LEAST:
            return f"{number}{quantity.unit}以上"
        case Approx.EXACT:
            return f"{number}{quantity.unit}"
    assert_never(quantity.approx)


def sentence(fact: Fact, name: Callable[[Mention], str]) -> str:
    """A fact in one line of Chinese; `name` gives what a mention is called in full."""
    match fact:
        case Post():
            when = f"（{fact.since or ''}—{fact.until or ''}）" if fact.since or fact.until else ""
            verb = _STATUS.get(fact.status, "任")
            return f"{name(fact.person)} · {verb} · {name(fact.organisation)} {fact.title}{when}"
        case Byline():
            return f"{name(fact.author)} · 署名 · {fact.role}"
        case Honour():
            grantors = "、".join(name(grantor) for grantor in fact.grantors)
            notes = [fact.year or "", f"{grantors}授予" if grantors else ""]
            return f"{name(fact.recipient)} · 获 · {name(fact.award)}{_notes(notes)}"
        case HonourCount():
            unit = _RECIPIENTS.get(fact.recipient_kind, _RECIPIENTS["either"])
            span = fact.evidence
            count = amount(Quantity(span, span, fact.count, unit, fact.approx))
            return f"{name(fact.award)} · 授予 · {count}"
        case Programme():
            kind = kind_name(EntityClass.PROGRAMME, fact.kind)
            if fact.operator is None:
                return f"{name(fact.programme)}{_notes([kind])}"
            return f"{name(fact.operator)} · 开展 · {name(fact.programme)}{_notes([kind])}"
        case Figure():
            body = f"{name(fact.body)} · " if fact.body else ""
            notes = [fact.period or "", "目标" if fact.planned else ""]
            return f"{body}{fact.measure} · {amount(fact.quantity)}{_notes(notes)}"
        case Event():
            notes = [kind_name(EntityClass.EVENT, fact.kind), name(fact.place) if fact.place else ""]
            head = f"{fact.date} · " if fact.date else ""
            who = "、".join(name(participant) for participant in fact.participants)
            return f"{head}{name(fact.event)}{_notes(notes)}{f' · 参加：{who}' if who else ''}"
    assert_never(fact)


def wrapped(label: str, width: int = 7, lines: int = 2) -> str:
    """`label` broken into at most `lines` lines of `width` full-width characters, ``…`` if cut.

    A Latin letter or digit counts as half a character.
    """
    rows, row, used = [], "", 0.0
    for character in label:
        step = 0.55 if ord(character) < 0x2E80 else 1.0
        if row and used + step > width:
            rows.append(row)
            row, used = "", 0.0
        row += character
        used += step
    rows.append(row)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1][: width - 1] + "…"]
    elif len(rows) == 2 and len(rows[1]) == 1 and len(rows[0]) > 4:
        # ``第一建筑工程有限公 / 司`` reads badly; break such a label in the middle.
        half = (len(label) + 1) // 2
        rows = [label[:half], label[half:]]
    return "\n".join(rows)


def _number(value: Decimal) -> str:
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        scaled = value / size
        # As sources write it: 206000 is 20.6万, but 12345 stays, since 1.2345万 is nobody's wording.
        if abs(scaled) >= 1 and scaled == round(scaled, 2):
            return f"{_plain(scaled)}{word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _notes(notes: list[str]) -> str:
    present = [note for note in notes if note]
    return f"（{'，'.join(present)}）" if present else ""
