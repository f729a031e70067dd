"""Where a sentence confers or counts awards: the verb, and the list of award names that it governs.

``先后被省总工会授予“甲”“乙”称号，荣获全国文明单位、全国巾帼文明岗等荣誉`` has two conferrals: a passive one
with the two quoted names, and a receipt with the two that follow 荣获. Names are taken only where
the whole object reads as awards: ``获得高度评价`` and ``取得显著成效`` confer nothing.

All offsets here count characters of the sentence's own text, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extraction.honours.award_items import ItemReader
from kg.extraction.honours.award_names import Kind
from kg.extraction.honours.awards_first import counted_and_commended, won_by
from kg.extraction.honours.masking import masked
from kg.extraction.honours.shared_parts import Item
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["Conferral", "conferrals"]

# The name of a city between a holder and its 市: 授予李四同志|洛阳|市五一劳动奖章.
_PLACE_AFTER_HOLDER = re.compile(r"(?:同志|单位|集体|个人|企业|公司)([\u4e00-\u9fff]{2,4})$")
_BRACKET = re.compile("[（）]")
_REGION_END = re.compile(
    r"[，。；！？：…\n]|——|(?<=称号|荣誉)的|(?<=”)的(?!殊荣|荣誉|称号)|（(?=其中|含|包括)|"
    r"(?:进行|予以|给予|加以|(?<=”)以)了?(?:通报)?(?:表彰|表扬|颁奖|奖励)|"
    r"并(?=[被获荣]|当选|入选)|"
    r"的(?=决定|通知|通报|公告|名单|批复|意见|基础上)|(?:之后|以后|后)(?=[，。])"
)
# What stands before a quoted award and is no recipient: 授予张三等27人|第20届|“中国青年五四奖章”.
_NUMBERED = re.compile(r"(?:\d{4}(?:[—\-~至]\d{4})?年度?|第[一二三四五六七八九十百\d]+[届批次]|首[届批])+$")
_HOLDERS = re.compile("(?:先进|优秀)?(?:同志|集体|单位|企业|个人|职工|家庭|班组|团队|组织)?")
_NUMBER_OF_HOLDERS = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)[多余]?[名个家位人支户](?![级奖])")
# 评选出一等奖4名|，二等奖8名|, 表彰先进集体10个|，“好婆婆”12名|: the list goes on behind a comma.
_COUNTED_NEXT = re.compile(
    r"，(?:\d{4}年度?)?[^，。；：\d]{2,24}\d+[名个件项篇户家位](?=[，。；、和及]|$)|，\d+[名个户家位][^，。；：\d]{3,24}(?=[，。；、和及]|$)"
)
# 授予甲等80个集体“…”|，张三等113名个人“…”|: one verb for both.
_GOES_ON = re.compile(
    r"，(?!授予|追授|并|同时|命名|表彰|由|给)[^，。；：“、]{2,40}等\d+[名个家位][^，。；：“、]{0,6}"
    r"(?:全国|[\u4e00-\u9fff]{2,3}[省市县]|[省市县]|“)"
)
_NAMES_AS = ("命名", "认定", "评选", "追认")
_NAMED_NEXT = re.compile(
    r"”?(?:荣誉)?(?:称号)?[，；](?:认定|命名|将|把)?(?P<who>[^，。；：“”]{2,60}?)(?:表彰|命名|评选?|认定|确定)?为(?=[^，。；])"
)
_TITLE_WORD = re.compile("(?:荣誉)?(?:称号|表彰|荣誉)$")
_OF = re.compile("的(?!殊荣|荣誉|称号|好成绩|佳绩|奖励)")
_GIVEN_BY = re.compile(r"[了过]?由?(?P<agent>[^，。；“”]{2,60}?)(?:联合)?(?:授予|颁发|评选|表彰|命名|评定)的")
# 荣获|中华全国总工会|“工人先锋号”.
_GIVEN_AS = re.compile(
    r"(?P<agent>[^，。；“”、]{0,20}?(?:总工会|工会|妇联|团中央|团[省市区县]委|共青团[^，。；“”、]{1,8}委|人民政府|[省市县区]政府|[省市县区]委))(?=“)"
)


@dataclass(frozen=True, slots=True)
class Conferral:
    """A verb that governs awards.

    `start` is where the verb phrase begins (被 of a passive), `verb_end` where the verb ends, `end`
    where its list of awards ends. `agent` is the stretch that names the grantors (between 被 and the
    verb, or before 授予的). `recipients` is the stretch between an active verb and its awards, or between 向 and
    颁发.
    """

    kind: Kind
    start: int
    verb_end: int
    end: int
    items: tuple[Item, ...]
    agent: Span | None = None
    recipients: Span | None = None


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
    covered = [(each.items[0].start, each.end) for each in result]
    for found in _awards_first(text, hidden, awards):
        if all(found.end <= start or end <= found.items[0].start for start, end in covered):
            result.append(found)
    return tuple(sorted(result, key=lambda each: each.items[0].start))


def _awards_first(text: str, hidden: str, awards: Awards) -> Iterator[Conferral]:
    """Those whose awards stand before the verb."""
    for verb, who, items in won_by(text, hidden, awards):
        yield Conferral(Kind.PRESENTED, items[0].start, verb.end, items[-1].end, items, None, who)
    for verb, counted in counted_and_commended(text, hidden, awards):
        yield Conferral(Kind.SELECTION, counted[0].start, verb.end, counted[-1].end, tuple(counted))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what follows one verb."""

    text: str
    hidden: str
    kind: Kind
    match: re.Match[str]
    awards: Awards

    def conferral(self) -> Conferral | None:
        lists = ItemReader(
            self.text, self.hidden, self.kind, self.match.group(), self.match.start(), self.awards
        )
        start = self.match.end()
        end = self._region_end(start)
        agent = Span(*self.match.span("agent")) if self.kind is Kind.PASSIVE else None
        given_to = self._given_to()
        if self.kind in (Kind.RECEIPT, Kind.WEAK_RECEIPT):
            given = _GIVEN_BY.match(self.hidden, start, end)
            given = given or _GIVEN_AS.match(self.hidden, start, end)
            if given is not None:
                agent = Span(*given.span("agent"))
                start = given.end()
        recipients = given_to
        if self.kind is Kind.ACTIVE:
            for candidate in self._award_starts(start, end):
                items = lists.items(candidate, end)
                if items:
                    named_as = self.hidden[candidate - 1] == "为"  # 命名|甲公司等5个集体|为“…”
                    numbered = _NUMBERED.search(self.hidden, start, candidate)
                    stop = numbered.start() if numbered else candidate
                    recipients = Span(start, max(start, stop - named_as))
                    break
            else:
                return None
        else:
            items = lists.items(start, end)
        if not items:
            return None
        if self.match.group() in _NAMES_AS or self.match.group("named"):
            items = [*items, *self._named_next(lists, items[-1].end)]
        return Conferral(
            self.kind, self.match.start(), self.match.end(), items[-1].end, tuple(items), agent, recipients
        )

    def _given_to(self) -> Span | None:
        """Whom 向 or 将 puts before the verb: ``将|王某某等14位同志|表彰为“…”``."""
        if self.kind is not Kind.PRESENTED:
            return None
        return Span(*self.match.span("to" if self.match.group("to") else "named"))

    def _named_next(self, lists: ItemReader, end: int) -> Iterator[Item]:
        """The awards that go on under 认定 or 命名: ``认定张某某等3人为省劳模，|李某某等5人为市劳模``."""
        while (following := self._next_named(end)) is not None:
            items = lists.items(following.end(), self._region_end(following.end()))
            if len(items) != 1:
                return
            yield replace(items[0], holder=Span(*following.span("who")))
            end = items[0].end

    def _next_named(self, end: int) -> re.Match[str] | None:
        following = _NAMED_NEXT.match(self.hidden, end)
        if following is None:
            return None
        opens = self.hidden[following.end()] == "“" or self.awards.level_pattern.match(
            self.hidden, following.end()
        )
        return following if opens else None

    def _region_end(self, start: int) -> int:
        stop = _REGION_END.search(self.hidden, start)
        end = stop.start() if stop else len(self.hidden)
        depth = 0
        for bracket in _BRACKET.finditer(self.hidden, start, end):
            depth += 1 if bracket.group() == "（" else -1
            if depth < 0:  # the bracket around 其中…
                return bracket.start()
        while self.kind is Kind.SELECTION and _COUNTED_NEXT.match(self.hidden, end):
            stop = _REGION_END.search(self.hidden, end + 1)
            end = stop.start() if stop else len(self.hidden)
        one_verb = self.kind is Kind.ACTIVE and self.match.group() not in _NAMES_AS
        while one_verb and end < len(self.hidden) and _GOES_ON.match(self.hidden, end):
            stop = _REGION_END.search(self.hidden, end + 1)
            end = stop.start() if stop else len(self.hidden)
        if self.kind is Kind.ACTIVE:
            return end  # 授予获得一等奖|的选手“…”
        for relative in _OF.finditer(self.hidden, start, end):  # 获得全国劳动模范|的某厂工人
            named = _TITLE_WORD.sub("", self.hidden[start : relative.start()])
            head = self.awards.head_pattern.search(named)
            if head is not None and len(head.group()) > 1:
                return relative.start()
        return end

    def _award_starts(self, start: int, end: int) -> Iterator[int]:
        """Where the awards of an active verb may begin, the likeliest first.

        At the first quotation (授予|张三同志|“甲”称号), else at the last level before the first known
        name (授予|山西乙公司|山西省五一劳动奖状), since the holder's own name may hold a level too.
        """
        # 授予某站等258个先进集体|全国…: what stands before a number is its holder's name.
        clause = self.hidden.find("，", start, end)
        if clause >= 0 and (
            self.hidden.find("“", start, clause) >= 0
            or self.awards.family_pattern.search(self.hidden, start, clause)
        ):
            end = clause
        counts = list(_NUMBER_OF_HOLDERS.finditer(self.hidden, start, end))
        floor = counts[-1].end() if counts else start
        levels = list(self.awards.level_words.finditer(self.hidden, floor, end))
        quote = self.hidden.find("“", start, end)
        if quote >= 0:
            yield next((level.start() for level in levels if level.end() == quote), quote)
            return
        if self.match.group() in _NAMES_AS:  # 认定|甲科室等22个集体|为2011年度省青年文明号
            named_as = self.hidden.rfind("为", start, end)
            if named_as > start:
                yield named_as + 1
            return
        known = self.awards.family_pattern.search(self.hidden, floor, end)
        limit = known.start() if known else end
        # 授予某某等10人|洛安市三八红旗手: the place begins right behind the number
        behind = _HOLDERS.match(self.hidden, floor, limit) if counts else None
        if behind is not None and self.awards.level_pattern.match(self.hidden, behind.end(), limit):
            yield behind.end()
        for level in reversed(levels):
            if level.start() < limit:
                place = _PLACE_AFTER_HOLDER.search(self.hidden, start, level.start())
                short = len(level.group()) == 1
                yield place.start(1) if short and place else level.start()
        if known:
            yield known.start()
