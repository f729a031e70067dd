"""Whether what ends in a head is a name: ``青禾纺织有限公司`` is, ``有关企业`` and ``各级工会`` are not."""

from __future__ import annotations

import re

from kg.extraction.organisations.brands import is_long_company
from kg.extraction.organisations.name_ends import NameEnds
from kg.extraction.organisations.openings import OpenName
from kg.lexicon.bodies import Bodies, Head
from kg.lexicon.divisions import Divisions
from kg.lexicon.words import alternation
from kg.model import Mention

__all__ = ["TERM", "NameTests"]

_QUOTES = frozenset("“”《》‘’「」『』")

_MARKS = frozenset("，。；、：！？")

TERM = re.compile(r"第[一二三四五六七八九十百\d]+[届次]")
"""The term of a body is no part of its name: ``永安县第十六届人大常委会``."""

_SETTLEMENTS = ("街道", "镇", "乡", "苏木", "村", "社区", "居民区", "嘎查")
_LONGEST_SETTLEMENT = 5
_VILLAGE = re.compile("[\u4e00-\u9fff]{2,5}(?:村|社区|居民区|嘎查)")

_TOWN_PARTS = ("工会", "团委")
"""General heads that name a body with a township before them: ``柳岸镇工会``."""

_FOUNDED = ("率先成立", "率先组建", "正式成立", "首家", "首个")
"""Before the name of a union that there is one of: ``全市率先成立货运行业工会联合会``."""

_LONGEST_PART = 12
"""Characters between a body and the head of its part: ``税务局`` + ``第一税务`` + ``分局``."""

_NUMBERED = re.compile("[一二三四五六七八九十]$")
"""``采油四`` before ``厂``, ``综采二`` before ``队``."""

_SHORTEST_WORKS = 2
"""Characters that tell the works of a company from others: ``轨梁厂``."""

_WORKS_PART = re.compile("[\u4e00-\u9fff]{1,4}(?:分厂|车间)(?:工会|分会|党委|党支部|党总支|团委)?$")
"""A part of a company that the text named before: ``机加分厂工会``."""

_TO_LEGAL_FORM = re.compile("[\u4e00-\u9fff]{0,6}?有限(?:责任)?公司")
"""What follows a head inside a company's name: ``百货`` + ``股份有限公司``."""

_CLAUSE = frozenset("以被把在由")
"""Prepositions that segmenters join to a word behind a place: ``海州区|以|户外劳动者服务站点…为切入口``."""

_BRANDS_IN_WEI = ("华为", "有为", "迈为")
"""Brands that end like the verb."""

_INSIDE = ("里的", "里，")
"""What makes a name before it a place: ``油田里的“娘家人”``."""

_JOINS = frozenset("暨兼")
"""Characters that join two things: ``工会建设暨|工会建家推进会`` names no union."""

_NOT_INSIDE = re.compile("副(?!食)|(?<![高中初同平优])等")
"""``体育局副局长梁某和教育局``, ``年鉴社等部门`` are no names."""

_COUNTRYSIDE = ("乡村", "农村", "城乡村")
"""Words for the countryside: ``某某区总工会锚定|乡村|振兴`` names no village."""

_UNIVERSITY = "大学"

_NATION = ("国家", "中国", "中华", "全国")
_SHORTEST_NATIONAL = 4
_NOT_NATIONAL = ("级", "重点", "工程", "示范", "人民", "企业", "认定")
"""Words of ranks, which make no name with 国家: ``国家级企业技术中心``, ``国家重点实验室``."""


class NameTests:
    """Judges names; made once from the lexicons."""

    def __init__(self, divisions: Divisions, bodies: Bodies, name_ends: NameEnds) -> None:
        self._divisions = divisions
        self._bodies = bodies
        self._name_ends = name_ends
        self._township = re.compile(
            rf"(?:(?!委)[\u4e00-\u9fff]){{2,6}}?(?:{alternation(bodies.names.townships)})"
        )
        self._industries = re.compile(f"(?:{alternation(bodies.names.industries)})+")
        self._trade = re.compile(f"(?:{alternation(bodies.names.trades)}|和)+")

    def is_name(self, text: str, name: OpenName, head_start: int, head: Head) -> bool:
        """Whether `name`, whose `head` begins at `head_start` of `text`, is one."""
        if name.owner is not None:
            return True  # the recogniser has seen to it that it is a part of that body
        anchor = name.anchor
        modifier = text[anchor.end if anchor else name.start : head_start]
        if any(c in _QUOTES or c in _MARKS for c in modifier) or text[name.start] in "各（(":
            return False  # ``各乡镇人民政府``
        if _NOT_INSIDE.search(modifier) or (head.kind == "union" and "工会" in modifier):
            return False  # ``区总工会|联合|镇总工会``
        if text.startswith(_INSIDE, name.end) or (modifier.endswith("中") and head.suffix == "小学"):
            return False  # ``戈壁油田|里``; ``全市第三届|中小学|教师``
        if head.kind == "company" and modifier.endswith("为") and not modifier.endswith(_BRANDS_IN_WEI):
            return False  # ``选举甘某为|公司工会主席``
        if modifier[:1] in _CLAUSE or not _JOINS.isdisjoint(modifier):
            return False
        if text.endswith(_COUNTRYSIDE, 0, head_start + 1) and len(head.suffix) == 1:
            return False
        term = TERM.search(modifier)
        if term is not None and term.start():
            return False  # ``某某市总工会`` + ``第一届委员会`` is no body of its own
        if term is not None:
            modifier = modifier[: term.start()] + modifier[term.end() :]
            if not modifier and (anchor is None or head.general):
                return False  # ``第一届工会联合会``, ``某某市第六届高校``
        if self._is_settlement(text, modifier, name, head):
            return True
        if head.suffix in self._bodies.names.villages and len(head.suffix) == 1:
            return anchor is not None and anchor.full and bool(self._township.match(modifier))
        short = len(head.suffix) == 1 and head.suffix not in self._bodies.names.short_heads
        if short or self._holds_other(modifier, head):
            return False
        if anchor is None:
            return self._is_unplaced_name(text, modifier, name, head)
        if not modifier and not anchor.full and len(head.suffix) == 1:
            return False  # ``上海局``: of what is not said
        if modifier in self._bodies.generic_modifiers:
            return not head.general
        if not head.general or (head.suffix == "工会" and self._trade.fullmatch(modifier)):
            return True
        return bool(modifier) and (name.proper or self._is_host(modifier, head))

    def _is_settlement(self, text: str, modifier: str, name: OpenName, head: Head) -> bool:
        """Whether a township or village stands before a title of its own: ``柳岸街道|党工委副书记``."""
        if head.suffix not in _SETTLEMENTS or not 2 <= len(modifier) <= _LONGEST_SETTLEMENT:
            return False
        if modifier in self._bodies.generic_modifiers or not self._name_ends.party_title(text, name.end):
            return False
        return all("\u4e00" <= c <= "\u9fff" for c in modifier)

    def _is_host(self, modifier: str, head: Head) -> bool:
        """Whether a union's name begins with a body of its place: ``鼓楼区`` + ``环卫中心`` + ``工会``."""
        hosts = self._bodies.names.union_hosts
        return head.kind == "union" and modifier.endswith(hosts) and modifier not in hosts

    def _is_unplaced_name(self, text: str, modifier: str, name: OpenName, head: Head) -> bool:
        """Whether a name that no place opens tells one body from others."""
        names = self._bodies.names
        if _WORKS_PART.match(text, name.start, name.end):
            return False
        if head.suffix in names.trade_unions and modifier and self._is_one_union(text, name):
            return True
        if len(modifier) < 2 or modifier in self._bodies.generic_modifiers:
            return False
        if head.general and not (head.suffix in _TOWN_PARTS and self._township.fullmatch(modifier)):
            return is_long_company(modifier, name, head, names.company_kinds) or (
                head.suffix in names.one_word_heads and name.invented
            )
        if head.kind in ("party", "government", "union", "association") and (
            self._township.fullmatch(modifier) or _VILLAGE.fullmatch(modifier)
        ):
            # ``柳岸镇党委``, ``青石村党总支``; not ``试点街道总工会``
            return name.proper or self._is_own_name(modifier, head)
        if head.kind == "union" and (town := self._township.match(modifier)) is not None:
            return (
                name.proper and town.group() not in self._bodies.generic_modifiers
            )  # ``柳岸街道新街商圈联合工会``
        if head.suffix in names.police and modifier.endswith(names.police_areas):
            return modifier not in names.police_areas
        if head.kind in ("government", "other") and self._is_nation_wide(modifier, head):
            return True
        if head.suffix in names.legal_forms and self._industries.fullmatch(modifier):
            return False  # ``…化工有限公司``: its brand is not seen
        if head.suffix == _UNIVERSITY and not name.proper:
            # ``西北|农林科技|大学``; not ``圆梦|大学``, ``资助|大学|新生``
            return modifier.endswith(names.universities)
        return (name.proper or head.suffix in names.legal_forms) and head.kind in names.open_kinds

    def _is_own_name(self, settlement: str, head: Head) -> bool:
        """Whether a township whose name is a word tells its bodies from others: ``柳岸街道总工会``."""
        stem = settlement.removesuffix(next((s for s in _SETTLEMENTS if settlement.endswith(s)), ""))
        words = self._bodies.generic_modifiers | self._bodies.determiners
        return not head.general and 2 <= len(stem) <= 3 and not any(w in stem for w in words if len(w) > 1)

    def _is_one_union(self, text: str, name: OpenName) -> bool:
        """Whether the text speaks of one union of a trade: ``率先成立…``, ``…第一次代表大会``, ``…主席``."""
        return self._name_ends.opens_assembly(text, name.end) or text.endswith(_FOUNDED, 0, name.start)

    def _is_nation_wide(self, modifier: str, head: Head) -> bool:
        """Whether a name opens like one of a national body: ``国家深海基地`` + ``管理中心``."""
        long = len(modifier) >= _SHORTEST_NATIONAL and head.suffix != "部"
        return long and modifier.startswith(_NATION) and not any(w in modifier for w in _NOT_NATIONAL)

    def is_part(self, between: str, head: Head, owner: Mention, rest: str = "") -> bool:
        """Whether the head names a part of the body before it: ``某某县税务局`` + ``第一税务`` + ``分局``.

        `rest` is what follows the head.

        ``市总工会企业``, ``某某公司直属单位`` name none.
        """
        bodies = self._bodies
        if (
            len(between) > _LONGEST_PART
            or between in bodies.generic_modifiers
            or any(c in _QUOTES for c in between)
        ):
            return False
        if head.suffix in bodies.names.short_heads and owner.kind == head.kind == "company":
            return len(between) >= _SHORTEST_WORKS  # ``青南钢铁`` + ``轨梁`` + ``厂``
        if _NUMBERED.search(between) and head.suffix in bodies.numbered_parts:
            return owner.kind == "company"  # ``中原油田`` + ``采油四`` + ``厂``
        if len(head.suffix) == 1 or (head.general and head.suffix not in bodies.general_parts):
            return False
        placed = self._divisions.longest_match(between, 0)
        if placed is not None and owner.kind == "company" and head.kind in ("hospital", "school"):
            return False  # ``某某有限公司`` + ``永安市疾控中心``: two lines of a list
        if placed is not None and self.is_next_company(owner, head, rest):
            return False
        if owner.kind == head.kind == "union" and (head.general or head.suffix.endswith("总工会")):
            return False  # ``全国总工会`` + ``最美`` + ``工会``, ``区总工会`` + ``联合镇`` + ``总工会``
        if not between and head.suffix in bodies.named_parts:
            return False  # ``某某有限公司`` + ``车间``: which one is not said
        return self.may_own(owner, head)

    def is_next_company(self, before: Mention, head: Head, rest: str) -> bool:
        """Whether two companies stand side by side: ``某某有限公司`` + ``株洲百货股份有限公司``.

        `head` is a head of the second, whose name a place opens; `rest` is what follows it.
        """
        legal = self._bodies.names.legal_forms
        if not before.text.endswith(tuple(legal)):
            return False
        return head.suffix in legal or _TO_LEGAL_FORM.match(rest) is not None

    def may_own(self, owner: Mention, head: Head) -> bool:
        """Whether a body of the owner's kind has parts with this head."""
        kinds = self._bodies.part_kinds.get(owner.kind, frozenset())
        return head.kind in kinds or head.suffix in self._bodies.part_heads

    def _holds_other(self, modifier: str, head: Head) -> bool:
        """Whether another body's name ends before the head: ``某某有限公司|创成省级试点企业``.

        A union or party committee of that body is a part of its name: ``某某有限公司工会``.
        """
        if head.kind in ("union", "party") or "附属" in modifier:
            return False
        return any(form in modifier for form in self._bodies.names.inner_forms)
