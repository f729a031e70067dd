"""What stands around a quoted name and tells whether it is a programme, and of what kind.

All offsets here count characters of the sentence's *masked* text: the sentence in which the characters
between quotation marks are replaced by :data:`MASK`, so that punctuation inside a name
(``“当好主力军、建功十四五”``) does not look like the end of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extraction.quoting import Quoted
from kg.lexicon.programmes import Programmes
from kg.lexicon.words import alternation

__all__ = [
    "COUNTS_LIST",
    "MASK",
    "Surroundings",
    "Tail",
    "descriptive_tail",
    "mask",
    "shared_kind",
    "tail_of",
]

MASK = "\0"

# “甲”“乙”三大行动: the number counts the list, it is part of no name.
COUNTS_LIST = re.compile("[一二两三四五六七八九十]+[大项个]")

_QUOTE = rf"[“‘《「『〈]{MASK}*[”’》」』〉]"
_SEPARATOR = r"(?:以及|[、和及与暨])"
# 100周年 and 35届 stand inside a phrase, other numbers end it: “永远跟党走”庆祝建党100周年职工合唱比赛.
_TAIL_END = re.compile(
    rf"[，。；：、,;:!?！？…—“”‘’《》「」『』（）(){MASK}]|[\d０-９](?![\d０-９]*(?:周年|届))"
)
_CLAUSE_END = re.compile(r"[，。；：！？,;!?]")
# Behind these a category noun is part of another word: 服务站, 活动室, 工程师, 工作者.
_OTHER_WORD = re.compile(
    "[者站室队圈点团师目书员证卡台岗厅所区]|中心|网络|体系|人员|对象|能力|质量|水平|领域|阵地"
)
_VERB_INSIDE = re.compile("组织|成立|组建|走进|邀请|派出")
_NO_UNDERTAKING = re.compile("情况|主战场|第一线|一线|大局|事业|热潮|高潮|步伐|任务|目标|进程|成果|伟业")
_WEAK_MODIFIER = re.compile(
    "(?:系列|主题|专题|专项|宣传|特色|传统|精品|服务|常态化|一体化|标准化|规范化|示范化|阵地|思政|文化|工会|党建|创建|精品)*.?"
)
# “最美职工”揭晓, “优秀案例”发布: what is made known is an honour.
_MADE_KNOWN = re.compile("揭晓|颁奖|表彰|发布|公布|获得")
_MEETING = re.compile("(?:会|会议|(?<!托管)(?<![暑寒]托)班|讲座|仪式|沙龙)$")


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a quoted name up to its category noun: ``法治服务活动``. `end` is where it ends.

    `bare` says that it tells only what sort of thing the name is: ``活动``, ``主题宣传活动``.
    """

    end: int
    text: str
    kind: str
    bare: bool


def mask(text: str, quotes: Iterable[Quoted]) -> str:
    """`text` with what stands between quotation marks replaced, character by character, by a mask."""
    characters = list(text)
    for quote in quotes:
        characters[quote.inner.start : quote.inner.end] = MASK * len(quote.inner)
    return "".join(characters)


def tail_of(masked: str, position: int, lexicon: Programmes) -> Tail | None:
    """The tail that begins at `position`, right behind a closing mark, or None without a category noun.

    ``“X”服务职工法律援助行动，`` gives the whole phrase; ``“X”竞赛优秀组织单位`` gives ``竞赛``;
    ``“X”问题排查`` and ``“X”精神`` give nothing.
    """
    stop = _TAIL_END.search(masked, position)
    raw = masked[position : stop.start() if stop else len(masked)]
    lead = len(raw) - len(raw.lstrip())
    text = raw.strip()
    if text.startswith((*lexicon.idea_heads, "等")):
        return None
    best: Tail | None = None
    for match in lexicon.noun_pattern.finditer(text):
        modifier, after = text[: match.start()], text[match.end() :]
        # “甲杯”操作技术及设备技能大赛: 及 is part of a name as long as no noun has closed it.
        closed = len(modifier) if best is None else len(best.text)
        joined = modifier[:closed].replace("及", "") + modifier[closed:]
        if len(modifier) > 18 or lexicon.blocked.search(joined):
            break
        noun = match.group()
        if after.startswith(("队", "团")) and not _VERB_INSIDE.search(modifier):
            return None  # “甲”服务农民工法律服务队 is a team
        if _OTHER_WORD.match(after):
            continue
        kind = lexicon.strong.get(noun)
        if kind is None:
            if _NO_UNDERTAKING.match(after):  # 了解“职工角”建设情况, 投身“示范区”建设主战场
                continue
            if not _WEAK_MODIFIER.fullmatch(modifier) and not (
                noun == "品牌" and len(modifier) <= 6 and not re.search("创建|打造|建设|工作|树", modifier)
            ):
                continue
            kind = lexicon.weak[noun]
        elif re.fullmatch("[一二三四五六七八九十]+(?:大|项|件)", modifier):
            kind = "bundle"  # “甲、乙、丙”三大行动
        elif kind == "campaign" and re.search("服务|援助", modifier):
            kind = "service"
        elif noun != "计划" and re.search("评选|选树|推选|竞赛|大赛|比武", modifier):
            kind = "competition"
        length = match.end()
        if noun == "工作" and lexicon.noun_pattern.search(modifier[-4:]):
            length -= 2  # “双向”服务工作 is “双向”服务
            kind = lexicon.strong.get(modifier[-2:], kind)
        if noun == "活动" and re.search("[月周节]$|(?<!节)日$", modifier):
            length -= 2  # “科技之光”宣传周活动 is “科技之光”宣传周
        bare = lexicon.bare_tail.fullmatch(text[:length]) is not None
        best = Tail(position + lead + length, text[:length], kind, bare)
        if lexicon.after_noun.match(after):
            break
    return best


def descriptive_tail(masked: str, position: int, lexicon: Programmes) -> tuple[int, str] | None:
    """End and text of a short noun phrase behind a name without a category noun, or None.

    ``“悦读新时代”职工读书、`` gives ``职工读书``. An empty phrase is given as such; None means that what
    follows speaks against a programme (``“X”精神``, ``“X”座谈会``).
    """
    stop = _TAIL_END.search(masked, position)
    raw = masked[position : stop.start() if stop else len(masked)].strip()
    if stop and stop.group() in "“‘《「" and not re.search(rf"{_SEPARATOR}$", raw):
        return position, ""  # “甲”助力“乙”
    text = re.split(r"以及|[和及与等暨]", raw, maxsplit=1)[0]
    if (
        text.startswith(lexicon.idea_heads)
        or _MADE_KNOWN.match(text)
        or (_MEETING.search(text) and len(text) <= 16)
    ):
        return None
    if not 2 <= len(text) <= 8 or lexicon.blocked.search(text) or (stop and stop.group().isdigit()):
        return position, ""
    return masked.index(text, position) + len(text), text


def shared_kind(masked: str, position: int, lexicon: Programmes) -> str:
    """The kind that the end of a list gives to the name that ends at `position`, or ``""``.

    ``“甲”“乙”和“丙”等主题劳动竞赛`` gives ``competition`` behind each of the three; so does
    ``“甲”“乙”竞赛``.
    """
    end = _CLAUSE_END.search(masked, position)
    rest = masked[position : end.start() if end else len(masked)]
    before, etcetera, after = rest.partition("等")
    if etcetera:
        items = re.split(rf"{_SEPARATOR}|(?<=”)(?=“)", re.sub(rf"{MASK}+", MASK, before))
        if all(len(item) <= 18 and not lexicon.blocked.search(item) for item in items):
            tail = tail_of(after, 0, lexicon)
            if tail is not None:
                return tail.kind
        else:
            return ""
    following = re.match(rf"(?:[^，。；：“”]{{0,10}}?{_SEPARATOR})?{_QUOTE}", rest)
    if following is None:
        return ""
    tail = tail_of(masked, position + following.end(), lexicon)
    if tail is not None and COUNTS_LIST.match(tail.text):
        return "campaign" if tail.kind == "bundle" else tail.kind
    if tail is not None:
        return tail.kind if tail.bare else ""
    return shared_kind(masked, position + following.end(), lexicon)


class Surroundings:
    """Patterns over what stands before a quoted name, compiled for one lexicon."""

    def __init__(self, lexicon: Programmes) -> None:
        self._blocked = lexicon.blocked
        self._list = re.compile(rf"(?:{_QUOTE}[^，。；：“”]{{0,12}}?{_SEPARATOR}?)+$")
        self._strong = re.compile(rf"(?:{alternation(lexicon.strong_verbs)})[了好的]?(?:以)?")
        self._verb = re.compile(rf"(?:{alternation((*lexicon.strong_verbs, *lexicon.weak_verbs))})[了好的]?")
        self._award = re.compile(
            rf"(?:{alternation(lexicon.award_verbs)})[了为出]?(?:[^，。；：、“”]{{0,10}})$"
        )
        self._service = re.compile(
            "(?:下载|注册|登录|使用|关注|扫码|依托|上线|开通|打开|通过|创建|运用|用好|办理|发放|推出|申领)[^，。；：、“”]{0,6}$"
        )
        self._copula = re.compile("(?:项目|品牌|活动|工程)(?:就是|是|为|——|：)([^，。；：、“”]{0,10})$")

    def clause(self, masked: str, position: int) -> str:
        """The clause before `position`."""
        start = max((m.end() for m in _CLAUSE_END.finditer(masked, 0, position)), default=0)
        return masked[start:position]

    def without_list(self, before: str) -> str:
        """`before` without the quoted names of a list that leads up to the name: ``分为“甲”、“``."""
        return self._list.sub("", before)

    def is_award(self, before: str) -> bool:
        """Whether an honour's verb governs what follows: ``被评为“``, ``荣获“甲”“``."""
        return self._award.search(self.without_list(before)) is not None

    def is_introduced(self, before: str) -> bool:
        """Whether a programme's verb governs what follows: ``组织开展全市职工“``, ``举办“甲”、乙、“``."""
        matches = list(self._strong.finditer(before))
        if not matches:
            return False
        between = re.sub(rf"{_QUOTE}", "、", before[matches[-1].end() :])
        items = re.split(_SEPARATOR, between)
        return len(items[-1]) <= 14 and all(
            len(item) <= 18 and not self._blocked.search(item) for item in items
        )

    def is_service(self, before: str) -> bool:
        """Whether what follows is downloaded, opened or relied on: ``下载“``."""
        return self._service.search(before) is not None

    def named_after(self, before: str) -> str | None:
        """What stands between ``项目就是`` and the name, or None: ``第一个项目就是甲乙“``."""
        match = self._copula.search(before)
        return match.group(1) if match else None

    def prefix(self, before: str) -> str:
        """The noun before a very short quoted word, a name only with it: ``农民工“双向”服务``, ``暖“新”行动``."""
        if before.endswith(("”", "’")):
            return ""
        *rest, last = re.split(r"[、“”‘’]|以及|[和及与的了]", before)
        verbs = list(self._verb.finditer(last))
        if rest and not verbs and before[-len(last) - 1] in "”’":
            return ""  # 暖“新”同行·“驿”路有家: the second mark is in the middle of a name
        noun = last[verbs[-1].end() :] if verbs else last
        if noun.startswith(("系列", "一系列")):
            return ""
        return (
            noun
            if 1 <= len(noun) <= 8 and not re.search(r"\d", noun) and not self._blocked.search(noun)
            else ""
        )
