"""Where a sentence confers or counts awards: the verb, and the list of award names that it governs.

``先后被省总工会授予“甲”“乙”称号，荣获全国文明单位、全国巾帼文明岗等荣誉`` has two conferrals: a passive one
with the two quoted names, and a receipt with the two that follow 荣获. Names are taken only where
the whole object reads as awards: ``获得高度评价`` and ``取得显著成效`` confer nothing.

All offsets here count characters of the sentence's own text, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.extraction.quoting import quoted
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["Conferral", "Item", "Kind", "conferrals", "masked"]


class Kind(StrEnum):
    """How a verb governs the awards: see ``[verbs]`` in ``awards.toml``.

    ``bare`` is no verb: a clause that begins with an award of some level (``，市劳动模范194名``).
    """

    PASSIVE = "passive"
    RECEIPT = "receipt"
    WEAK_RECEIPT = "weak_receipt"
    ACTIVE = "active"
    SELECTION = "selection"
    CREATION = "creation"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Item:
    """One award in a list: `start` and `end` of its name as it stands, without outer quotation marks.

    `label` is the name with what the list shares put back (``省级3家`` after ``国家级最美站点4家`` is
    省级最美站点). `counted` says that a number of recipients stands directly before or after it.
    """

    start: int
    end: int
    label: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Conferral:
    """A verb that governs awards.

    `start` is where the verb phrase begins (被 of a passive), `verb_end` where the verb ends, `end`
    where its list of awards ends. `agent` is the stretch that names the grantors (between 被 and the
    verb, or before 授予的). `recipients` is the stretch between an active verb and its awards.
    """

    kind: Kind
    start: int
    verb_end: int
    end: int
    items: tuple[Item, ...]
    agent: Span | None = None
    recipients: Span | None = None


_HIDDEN = "\ue000"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_UNIT = "[多余]?[名人位个家项件幅篇所处间支组户座部块枚]"
_NUMBER = r"(?<![第前])(?:[\d０-９][\d０-９,，.．]*|[一二两三四五六七八九十百]+)"
_COUNT = rf"(?:共|各|分别)?{_NUMBER}{_UNIT}"
_KINDS_OF_PRAISE = "荣誉称号|光荣称号|荣誉|称号|殊荣|奖项|奖励|表彰|奖牌|牌匾"
# What follows the last name: 等称号, 等一系列荣誉称号, 的好成绩, 获得者, 等全国表彰19项, 12名.
_TAIL = re.compile(
    rf"(?:等[^“”、，]{{0,8}}?(?:{_KINDS_OF_PRAISE})(?:共|累计|达)?(?:{_NUMBER}[多余]?[项个次])?"
    rf"|的?(?:好成绩|佳绩|{_KINDS_OF_PRAISE})|(?<=”)（[^（）]*）|获得者|得主|(?<![一二三特高平优])等(?:次)?|(?P<count>{_COUNT}))$"
)
_TITLED = re.compile(r"称号|荣誉|殊荣")
_LEADING = re.compile(
    r"(?:[了过到出为以的和及与]|以及|如下|包括|其中|共计|累计|首批|一批|一大批)*(?:\d{4}年(?!度))?"
)
# Holders named before the awards that are counted: 选树|张三等|全国、省、市劳模93人.
_NAMED = re.compile(r"[^，。；“”]{2,20}?等")
# The name of a city between a holder and its 市: 授予李四同志|洛阳|市五一劳动奖章.
_PLACE_AFTER_HOLDER = re.compile(r"(?:同志|单位|集体|个人|企业|公司)([\u4e00-\u9fff]{2,4})$")
_LEADING_COUNT = re.compile(rf"{_NUMBER}{_UNIT}")
_REGION_END = re.compile(
    r"[，。；！？：…\n]|——|(?<=称号|荣誉)的|(?<=”)的(?!殊荣|荣誉|称号)|（(?=其中|含|包括)"
)
_GIVEN_BY = re.compile(r"[了过]?由?(?P<agent>[^，。；“”]{2,60}?)(?:联合)?(?:授予|颁发|评选|表彰|命名|评定)的")
# Marks of a clause, which no name holds: 获得全市职工参加的比赛一等奖 is left out.
_CLAUSE = re.compile(
    r"了|过(?!硬)|开展|参加|获得|荣获|获评|荣膺|进行|被|提供|完成|通过|我们|新建|建成|打造|培育|新增|现有|拥有|共有|精神"
)
_ORDINAL = r"(?:\d{4}(?:[—\-~至]\d{4})?年度?)?(?:第[一二三四五六七八九十百\d]+[届批])?"
# Verbs that also say mere classification: only a name that is an award by itself is taken.
_CLASSIFYING = ("确定为", "认定为")
# Verbs that choose persons for other things too (推荐优秀青年入党): a word of praise is not enough.
_CHOOSING = ("推荐", "推选", "选拔", "产生", "奖励")


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """`text` with what stands in quotation marks and brackets hidden, of the same length.

    Half-width punctuation is made full-width, except in numbers (``1,300名``).

    A quotation that holds a comma or a full stop is speech, not a name, and is left readable; so is
    a bracket that counts (``（其中国家级1家、省级4家）``).
    """
    characters = list(text)
    for quote in quoted(text):
        if len(quote.text) <= 45 and not re.search(r"[，。；！？]", quote.text):
            for position in range(quote.inner.start, quote.inner.end):
                characters[position] = _HIDDEN
    for position, character in enumerate(characters):
        if character in _WIDE and not (
            text[position - 1 : position].isdigit() and text[position + 1 :][:1].isdigit()
        ):
            characters[position] = _WIDE[character]
    for bracket in re.finditer(r"（(?!其中|含|包括)[^（）]*）", "".join(characters)):
        for position in range(bracket.start() + 1, bracket.end() - 1):
            characters[position] = _HIDDEN
    return "".join(characters)


@lru_cache(maxsize=4096)
def conferrals(text: str, awards: Awards) -> tuple[Conferral, ...]:
    """The conferrals of a sentence, in order. Each has at least one award, and their lists do not
    overlap."""
    hidden = masked(text)
    result: list[Conferral] = []
    taken = 0
    for match in awards.verb_pattern.finditer(hidden):
        if match.start() < taken:
            continue
        reader = _Reader(text, hidden, Kind(str(match.lastgroup)), match, awards)
        found = reader.conferral()
        if found is not None:
            result.append(found)
            taken = found.end
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what follows one verb."""

    text: str
    hidden: str
    kind: Kind
    match: re.Match[str]
    awards: Awards

    def conferral(self) -> Conferral | None:
        start = self.match.end()
        end = self._region_end(start)
        agent = Span(*self.match.span("agent")) if self.kind is Kind.PASSIVE else None
        if self.kind in (Kind.RECEIPT, Kind.WEAK_RECEIPT):
            given = _GIVEN_BY.match(self.hidden, start, end)
            if given is not None:
                agent = Span(*given.span("agent"))
                start = given.end()
        recipients = None
        if self.kind is Kind.ACTIVE:
            for candidate in self._award_starts(start, end):
                items = self._items(candidate, end)
                if items:
                    recipients = Span(start, candidate)
                    break
            else:
                return None
        else:
            items = self._items(start, end)
        if not items:
            return None
        return Conferral(
            self.kind, self.match.start(), self.match.end(), items[-1].end, tuple(items), agent, recipients
        )

    def _region_end(self, start: int) -> int:
        stop = _REGION_END.search(self.hidden, start)
        end = stop.start() if stop else len(self.hidden)
        depth = 0
        for position in range(start, end):
            depth += {"（": 1, "）": -1}.get(self.hidden[position], 0)
            if depth < 0:  # the bracket around 其中…
                return position
        return end

    def _award_starts(self, start: int, end: int) -> Iterator[int]:
        """Where the awards of an active verb may begin, the likeliest first.

        At the first quotation (授予|张三同志|“甲”称号), else at the last level before the first known
        name (授予|山西乙公司|山西省五一劳动奖状), since the holder's own name may hold a level too.
        """
        levels = list(self.awards.level_words.finditer(self.hidden, start, end))
        quote = self.hidden.find("“", start, end)
        if quote >= 0:
            yield next((level.start() for level in levels if level.end() == quote), quote)
            return
        known = self.awards.family_pattern.search(self.hidden, start, end)
        limit = known.start() if known else end
        for level in reversed(levels):
            if level.start() < limit:
                place = _PLACE_AFTER_HOLDER.search(self.hidden, start, level.start())
                short = len(level.group()) == 1
                yield place.start(1) if short and place else level.start()
        if known:
            yield known.start()

    def _items(self, start: int, end: int) -> list[Item]:
        result: list[Item] = []
        titled = _TITLED.search(self.hidden, start, end) is not None
        named = _NAMED.match(self.hidden, start, end) if self.kind is Kind.SELECTION else None
        if named is not None and self.awards.level_words.match(self.hidden, named.end()):
            start = named.end()
        base = self._shared_head() if self.match.group().startswith(("其中", "含", "包括")) else ""
        for piece_start, piece_end in self._pieces(start, end):
            begun = _LEADING.match(self.hidden, piece_start, piece_end)
            begin = begun.end() if begun else piece_start
            verb = self.awards.verb_pattern.match(self.hidden, begin)
            if result and verb is not None and verb.end() > begin:
                break
            item = self._item(begin, piece_end, titled, base)
            if item is None:
                break
            result.extend(self._split(item))
            base = self.awards.level_pattern.sub("", item.label, count=1) if item.counted else ""
        return result

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a list at 、, between ”“, and at 和 before a level or a quotation.

        Levels in a row stay together: ``全国、省、市劳动模范`` is one piece.
        """
        begin = start
        for position in range(start, end):
            character = self.hidden[position]
            if character == "、":
                if not self._only_levels(begin, position):
                    yield begin, position
                    begin = position + 1
            elif character == "“" and position > begin and self.hidden[position - 1] == "”":
                yield begin, position
                begin = position
            elif (
                character in "和及与"
                and position > begin + 1
                and (
                    self.hidden.startswith("“", position + 1)
                    or self.awards.level_words.match(self.hidden, position + 1, end)
                )
                and not self._only_levels(begin, position)
            ):
                yield begin, position - (self.hidden[position - 1] == "以")
                begin = position + 1
        if begin < end:
            yield begin, end

    def _only_levels(self, start: int, end: int) -> bool:
        """Whether the stretch is levels alone: ``全国、省``, ``和省级``."""
        while (level := self.awards.level_words.match(self.hidden, start, end)) is not None:
            if level.end() == end:
                return True
            if self.hidden[level.end()] not in "、和及与":
                return False
            start = level.end() + 1
        return False

    def _item(self, start: int, end: int, titled: bool, base: str) -> Item | None:
        counted = False
        leading = _LEADING_COUNT.match(self.hidden, start, end)
        if leading is not None:
            start, counted = leading.end(), True
        while (tail := _TAIL.search(self.hidden, start, end)) is not None and tail.start() > start:
            counted = counted or tail.group("count") is not None
            end = tail.start()
        whole = (
            self.hidden.startswith("“", start)
            and self.hidden.find("”", start, end) == end - 1
            and end - start > 2
        )
        if whole:
            start, end = start + 1, end - 1
        name = self.text[start:end]
        if counted and base and not whole and self.awards.level_pattern.fullmatch(name):
            return Item(start, end, name + base, True)
        if not self._is_award(start, end, whole, counted, titled):
            return None
        if not whole and name.endswith("”") and name.count("“") == 1:
            name = name.replace("“", "").replace("”", "")  # 全市“最美职工” is 全市最美职工
        return Item(start, end, name, counted)

    def _is_award(self, start: int, end: int, whole: bool, counted: bool, titled: bool) -> bool:
        """Whether the stretch is an award under this kind of verb."""
        name = self.text[start:end]
        if not 2 <= len(name) <= 48 or (not whole and _CLAUSE.search(self.hidden, start, end)):
            return False
        core = re.sub(r"[（(][^（）()]*[）)]$", "", name).rstrip("”")
        found_level = self.awards.level_pattern.match(re.sub(f"^{_ORDINAL}", "", core))
        level = found_level is not None and found_level.end() < len(core)
        strong = self.awards.head_pattern.search(core) is not None
        weak = self.awards.weak_pattern.search(core) is not None
        praise = self._praised(core)
        known = core in self.awards.known
        verb = self.match.group()
        match self.kind:
            case Kind.PASSIVE if verb.endswith(_CLASSIFYING):
                return strong or whole or (praise and weak)
            case Kind.PASSIVE | Kind.RECEIPT | Kind.ACTIVE:
                marked = "“" in name and not name.startswith("“")  # 全国“五好”县级工商联
                return (
                    whole or strong or praise or (titled and len(name) >= 4) or (level and (weak or marked))
                )
            case Kind.WEAK_RECEIPT if verb == "享受":
                return known
            case Kind.WEAK_RECEIPT if verb == "保持":
                return titled and (whole or strong)
            case Kind.WEAK_RECEIPT if verb.startswith(("创", "成功", "入选")):
                return strong or praise or (level and weak) or (whole and (titled or weak))
            case Kind.WEAK_RECEIPT:
                return strong or (level and praise) or (titled and (whole or level or praise))
            case Kind.SELECTION if verb.endswith(_CHOOSING):
                return counted and strong
            case Kind.SELECTION:
                return counted and (strong or praise or whole)
            case Kind.BARE if any(match.group() for match in self.awards.verb_pattern.finditer(name)):
                return False  # 全市共评选省劳模3名 is read at its verb
            case Kind.CREATION | Kind.BARE:
                return counted and ((level and (strong or praise)) or known)
        return False

    def _praised(self, name: str) -> bool:
        """Whether a name begins with a word of praise after its level: 省级示范爱心托管班."""
        rest = re.sub(f"^{_ORDINAL}", "", name)
        level = self.awards.level_pattern.match(rest)
        for candidate in (rest, rest[level.end() :] if level else rest):
            bare = re.sub(f"^{_ORDINAL}", "", candidate).lstrip("“")
            if any(bare.startswith(word) and len(bare) > len(word) + 1 for word in self.awards.praise):
                return True
        return False

    def _split(self, item: Item) -> Iterator[Item]:
        """``全国五一劳动奖章和工人先锋号`` as two awards of one level, unless a number counts both."""
        joint = re.fullmatch(r"(.+?)[和及与](.+)", item.label)
        level = self.awards.level_words.match(item.label)
        if (
            joint is None
            or item.counted
            or level is None
            or re.search("[、和及与]", item.label[: level.end() + 1])
            or self.kind in (Kind.SELECTION, Kind.CREATION, Kind.BARE)
            or joint.group(2) not in self.awards.families
            or joint.group(1)[level.end() :] not in self.awards.families
            or item.end - item.start != len(item.label)
        ):
            yield item
            return
        middle = item.start + len(joint.group(1))
        yield Item(item.start, middle, joint.group(1), False)
        yield Item(middle + 1, item.end, level.group() + joint.group(2), False)

    def _shared_head(self) -> str:
        """What 其中 counts a part of: in ``建成市级以上职工书屋11家（其中国家级1家`` it is 职工书屋.

        Empty unless the whole has a level or reads as an award, since a plain thing
        (``驿站23家，其中省级3家``) is no award.
        """
        before = re.search(
            rf"([^，。；：（）]+?)(?:{_NUMBER}{_UNIT})[（(，]$", self.hidden[: self.match.start()]
        )
        if before is None:
            return ""
        name = self.text[before.start(1) : before.end(1)]
        verbs = [m for m in self.awards.verb_pattern.finditer(name) if m.end() > m.start()]
        if verbs:
            name = name[verbs[-1].end() :]
        level = self.awards.level_pattern.match(name)
        if level is not None:
            return name[level.end() :]
        return name if self._praised(name) or self.awards.head_pattern.search(name) else ""
