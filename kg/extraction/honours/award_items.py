"""The list of awards that a verb governs, name by name.

``全国文明单位、全国巾帼文明岗、省先进单位等一系列荣誉称号`` is three names; ``全国、省、市劳动模范`` is one,
since the levels share their head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.honours.award_names import Kind, is_award, is_praised
from kg.extraction.honours.shared_parts import Item, completed, parted, ranks, respective
from kg.lexicon.awards import Awards
from kg.model import Span

__all__ = ["ItemReader"]

_UNIT = "[多余]?[名人位个家项件幅篇所处间支组户座部块枚]"
_NUMBER = r"(?<![第前])(?:[\d０-９][\d０-９,，.．]*万?|[一二两三四五六七八九十百]+)"
_COUNT = rf"(?:获得者|得主)?(?:共有|共计|共|已有|累计|达|各|分别)?{_NUMBER}{_UNIT}(?:单位|集体)?"
_KINDS_OF_PRAISE = "荣誉称号|光荣称号|荣誉|称号|殊荣|奖项|奖励|表彰|奖牌|牌匾"
# What follows the last name: 等称号, 等一系列荣誉称号, 的好成绩, 获得者, 等全国表彰19项, 12名.
_TAIL = re.compile(
    rf"(?:等[^“”、，]{{0,8}}?(?:{_KINDS_OF_PRAISE})(?:共|累计|达)?(?:{_NUMBER}[多余]?[项个次])?"
    rf"|的?(?:好成绩|佳绩|{_KINDS_OF_PRAISE})|(?<=”)（[^（）]*）|(?<=称号)（[^（）]*）|(?<=[状章号岗手])(?:获奖)?(?:集体|单位|个人)|(?<=”)(?:（[^（）]*）)?(?:荣誉)?(?:证书|奖杯|锦旗|奖状|奖章)|获得者|得主|(?:榜单?|公布|入选)?名单|(?<![一二三特高平优])等(?:次)?|(?P<count>{_COUNT}))$"
)
_TITLED = re.compile(r"称号|荣誉|殊荣")
_HANDED_OVER = re.compile("称号|荣誉|证书|奖牌|牌匾|奖杯|锦旗|奖状|奖章")
_COMMENDS = re.compile("表彰|评选|授予|颁奖")
_YEAR_OR_NUMBER = re.compile(r"(?:\d{4}年度?|第[一二三四五六七八九十百\d]+[届批次])+")
_LEADING = re.compile(
    r"(?:[了过到出为以的和及与]|命名为|表彰为|以及|如下|包括|其中|共计|累计|首批|一批|一大批)*(?:\d{4}年(?!度))?"
)
# Holders named before the awards that are counted: 选树|张三等|全国、省、市劳模93人.
_NAMED = re.compile(r"[^，。；“”]{2,20}?等")
# The same, where a number follows, however many are named: 表彰|张三、李四等|10名优秀教师.
_NAMED_LIST = re.compile(r"[了过出]?(?P<who>[^，。；“”\d]{2,60}?)等(?=\d+[名个位家])")
# Holders named before their number, in each piece: 对|某学校等|26个“…”、|张三等|2名“…”.
_NAMED_AND_COUNTED = re.compile(r"[^，。；“”、\d]{2,20}?等(?=\d+[名个位家])")
_LEADING_COUNT = re.compile(rf"{_NUMBER}{_UNIT}")
_APART = re.compile("分别?$")

# 150人获甲奖、|60个班组获乙奖: the next number of recipients has a verb of its own.
_NEXT_CLAUSE = re.compile(rf"{_NUMBER}{_UNIT}[^、，“”]{{0,10}}?(?:荣?获|被|当选|入选)")


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads what follows the verb `verb`, of kind `kind`, that begins at `verb_start`.

    `text` is the sentence and `hidden` the same as :func:`kg.extraction.masking.masked` gives it.
    """

    text: str
    hidden: str
    kind: Kind
    verb: str
    verb_start: int
    awards: Awards

    def items(self, start: int, end: int) -> list[Item]:
        """The awards in ``[start, end)``, up to the first piece that is none."""
        if self.kind in (Kind.PASSIVE, Kind.RECEIPT, Kind.WEAK_RECEIPT) and (
            ranked := ranks(self.hidden, start, end) or self._respective(start, end)
        ):
            return list(ranked)
        result: list[Item] = []
        handed = _HANDED_OVER if self.kind is Kind.PRESENTED else _TITLED
        titled = handed.search(self.hidden, start, end) is not None
        named = _NAMED.match(self.hidden, start, end) if self.kind is Kind.SELECTION else None
        if named is not None and self.awards.level_words.match(self.hidden, named.end()):
            start = named.end()
        first: Span | None = None
        if self.kind is Kind.SELECTION and (listed := _NAMED_LIST.match(self.hidden, start, end)):
            first, start = Span(*listed.span("who")), listed.end()
        base = self._shared_head()
        for piece_start, piece_end in self._pieces(start, end):
            begun = _LEADING.match(self.hidden, piece_start, piece_end)
            begin = begun.end() if begun else piece_start
            own = first if not result else None
            if self.kind is Kind.SELECTION and (among := _NAMED_AND_COUNTED.match(self.hidden, begin)):
                own, begin = Span(begin, among.end() - 1), among.end()
            verb = self.awards.verb_pattern.match(self.hidden, begin)
            if result and verb is not None and verb.end() > begin:
                break
            if result and _NEXT_CLAUSE.match(self.hidden, begin, piece_end):
                break
            if result and (given := self._own_holder(begin, piece_end)):
                own, begin = given, given.end
            item = self._item(begin, piece_end, titled, base, bool(result))
            if item is None:
                break
            if own is not None:
                item = replace(item, holder=own)
            quoted = self.hidden.startswith("”", item.end)
            result.extend(parted(completed(item, result, quoted, self.awards), self.kind, self.awards))
            base = self.awards.level_pattern.sub("", item.label, count=1) if item.counted else ""
        return result

    def _respective(self, start: int, end: int) -> tuple[Item, ...]:
        """The awards of a verb with 分别, where the last one's name tells how the others end."""
        apart = self.verb.startswith("分") or _APART.search(self.hidden, 0, self.verb_start)
        return respective(self.text, self.hidden, start, end, self.awards) if apart else ()

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a list at 、, between ”“, and at 和 before a level or a quotation.

        Levels in a row stay together: ``全国、省、市劳动模范`` is one piece.
        """
        begin = start
        for position in range(start, end):
            character = self.hidden[position]
            if character in "、，":
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
                    or self.hidden[position - 1] == "”"
                    or _LEADING_COUNT.match(self.hidden, position + 1, end)
                    or self._same_place(begin, position + 1, end)
                    or self.awards.level_words.match(self.hidden, position + 1, end)
                )
                and not self._only_levels(begin, position)
            ):
                yield begin, position - (self.hidden[position - 1] == "以")
                begin = position + 1
        if begin < end:
            yield begin, end

    def _same_place(self, begin: int, behind: int, end: int) -> bool:
        """Whether a name at `behind` begins with the place of the one at `begin`: ``富蕴县十佳农民工和|富蕴县标兵``."""
        place = self.awards.level_pattern.match(self.hidden, begin, end)
        return place is not None and self.hidden.startswith(place.group(), behind)

    def _only_levels(self, start: int, end: int) -> bool:
        """Whether the stretch is levels alone: ``全国、省``, ``和省级``."""
        while (level := self.awards.level_words.match(self.hidden, start, end)) is not None:
            if level.end() == end:
                return True
            if self.hidden[level.end()] not in "、和及与":
                return False
            start = level.end() + 1
        return False

    def _item(self, start: int, end: int, titled: bool, base: str, follows: bool) -> Item | None:
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
            end -= 2 * self.text.endswith("称号", start + 3, end)
        name = self.text[start:end]
        if counted and base and not whole and self.awards.level_pattern.fullmatch(name):
            return Item(start, end, name + base, True)
        if not is_award(
            name,
            self.hidden[start:end],
            Kind.SELECTION if self._of_the_commended() else self.kind,
            self.verb,
            self.awards,
            whole=whole,
            counted=counted,
            titled=titled,
        ) and not (follows and counted and base and _is_family(name, self.awards)):
            return None
        if not whole and name.endswith("”") and name.count("“") == 1:
            name = name.replace("“", "").replace("”", "")  # 全市“最美职工” is 全市最美职工
        return Item(start, end, name, counted)

    def _of_the_commended(self) -> bool:
        """Whether 其中 counts a part of those whom the sentence commends: ``表彰个人奖200人，其中优秀教师60名``."""
        return self.verb == "其中" and _COMMENDS.search(self.hidden, 0, self.verb_start) is not None

    def _own_holder(self, start: int, end: int) -> Span | None:
        """Who has an award alone in what an active verb gives: ``、|王某某|省五一劳动奖章``."""
        if self.kind is not Kind.ACTIVE:
            return None
        quote = self.hidden.find("“", start + 2, end)
        begin = quote
        if quote < 0:
            levels = (
                level.start()
                for level in self.awards.level_words.finditer(self.hidden, start + 2, end)
                if len(level.group()) > 1 or self.hidden[level.start() - 1] not in "省市县区"
            )
            begin = max(levels, default=-1)
        named = _YEAR_OR_NUMBER.search(self.hidden, start, max(start, begin))
        if begin < 0 or named is not None or self._only_levels(start, begin):
            return None
        place = self.awards.level_pattern.match(self.hidden, start, begin)
        return None if place is not None and place.end() == begin else Span(start, begin)

    def _shared_head(self) -> str:
        """What 其中 counts a part of: in ``建成市级以上职工书屋11家（其中国家级1家`` it is 职工书屋.

        Also in ``推荐“最美家庭”90户，其中获评省级8户``. Empty unless the whole has a level or reads as an award,
        since a plain thing (``驿站23家，其中省级3家``) is no award.
        """
        leading = self.hidden[: self.verb_start]
        if not self.verb.startswith(("其中", "含", "包括")):
            if self.kind is not Kind.RECEIPT or not leading.endswith("其中"):
                return ""
            leading = leading.removesuffix("其中")
        before = re.search(rf"([^，。；：（）]+?)(?:{_NUMBER}{_UNIT})[（(，]$", leading)
        if before is None:
            return ""
        name = self.text[before.start(1) : before.end(1)]
        if "、" in name:  # 职工书屋、书香企业11家（其中国家级1家）: two kinds of things
            return ""
        verbs = [m for m in self.awards.verb_pattern.finditer(name) if m.end() > m.start()]
        if verbs:
            name = name[verbs[-1].end() :]
        name = name.strip("“”")
        level = self.awards.level_pattern.match(name)
        if level is not None:
            return name[level.end() :]
        return name if is_praised(name, self.awards) or self.awards.head_pattern.search(name) else ""


def _is_family(name: str, awards: Awards) -> bool:
    """Whether a name ends with one known across the country: 铁道部劳动模范."""
    head = awards.head_pattern.search(name)
    return head is not None and len(head.group()) >= 4
