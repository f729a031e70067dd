"""Programmes named without quotation marks: ``实施劳模关爱工程``, ``启动职工素质提升三年行动计划``.

The name runs from the verb to a strong head noun. It must say more than what is done: ``推进重点工程`` and
``采取实际行动`` name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.programmes import Programmes

__all__ = ["Named", "open_names"]

_VERB = re.compile(
    "(?:开展|实施|推进|启动|参与|参加|举办|承办|主办|打造|深化|做好|推行|推广|落实|部署|推动|发起|融入|助力)(?:[了好]|一批)?"
    "(?=[^，。；：！？]{4})"
)
# Verbs that also stand inside a name do not begin it anew: 劳模助力脱贫攻坚联村帮户行动.
_INNER_VERB = re.compile("(?:开展|实施|启动|参与|举办|承办|主办|推行|发起)[了好]?")
_OBJECT_END = re.compile(r"[，。；：！？,;“”‘’《》「」（）()\d０-９\0]|等(?!级)")
_HEAD = re.compile(
    "三年行动计划|行动计划|专项行动|三年行动|攻坚行动|行动|工程|计划|专项整治|专项斗争|攻坚战|"
    "(?:宣传|行动|服务|维权|活动|招聘|读书)[月周]|大讲堂|宣讲活动|(?<=·)[^·，。；]{2,14}?活动"
)
_HEAD_AFTER = re.compile(
    "$|[和及与、等暨的了在被由，。；：！？,;（(\\s“\\d]|以及|取得|成效|以来|期间|启动|活动|落地|见效|走深|向纵深|中$|工作(?![者站])|实施(?!方案|意见|办法)|情况|项目(?!部)"
)
_KINDS = (
    ("scheme", re.compile("计划$")),
    ("project", re.compile("工程$")),
    ("service", re.compile("(?:服务|援助)行动$|讲堂$")),
)
# In front of the name, not part of it: 全省, 我市, 各级, 好.
_LEAD = re.compile("(?:全[省市区县州盟旗]|[我本][省市区县州]|各级|各地|新一轮|一系列|首个|首批|好|了|以)+")
_BUNDLE = re.compile(
    "(?:实施|办好|办实|推进|开展|抓好|列入|纳入|完成|落实)(?:了|好)?((?:年度|民生|市定|省定|县定)?[一二两三四五六七八九十]+"
    "(?:大|件|项)(?:重点|民生|惠民|利民|专项|[^，。；、“”\\d的和]{2})?(?:实事(?:项目)?|行动|工程))(?=$|[，。；、等和“”的,;])"
)
# 实事 are numbered by nobody but those who promise them: 十件民生实事全面完成.
_DEEDS = re.compile("[一二两三四五六七八九十]+[件项](?:重点|民生|惠民|利民|暖心|为民|便民)*实事(?:项目)?")
# Many of one kind for many of another: 千企帮千村, 百名专家进百企.
_MANY_FOR_MANY = re.compile(
    "[百千万][名家个位]?[^，。；、：“”的\\d年余多]{1,4}?(?:牵手|结对|服务|[帮联兴助进扶结连访包入下带挂])"
    "[十百千万][名家个]?(?:企业?|村|校|户|家|店|社区?|镇|岗|人|班组|车间|学子|乡)(?![业里号级])(?:行动|活动|工程)?"
)
# 政府将环卫工人免费体检工程列入民生实事
_LISTED = re.compile(
    "(?:将|把)([^，。；、：“”的\\d\0]{4,20}(?:工程|行动|计划))(?=[^，。；]{0,24}(?:列入|纳入|作为|列为|确定为))"
)
_ENUMERATED = re.compile(".*(?:活动|行动|工程|计划|项目|竞赛|大赛|服务|培训|宣讲)、")


@dataclass(frozen=True, slots=True)
class Named:
    """A name at ``[start, end)`` of a sentence's text; an empty `label` means the text itself."""

    start: int
    end: int
    label: str
    kind: str
    rule: str


def open_names(masked: str, lexicon: Programmes) -> Iterator[Named]:
    """Unquoted names in a sentence, in order; `masked` has its quoted stretches masked."""
    position = 0
    bundles = [match.span(1) for match in _BUNDLE.finditer(masked)]
    bundles += [
        m.span() for m in _DEEDS.finditer(masked) if all(m.end() <= a or b <= m.start() for a, b in bundles)
    ]
    for begin, end in bundles:
        yield Named(begin, end, "", "bundle", "programme.bundle")
    for match in _MANY_FOR_MANY.finditer(masked):
        end = match.end() - 2 if match.group().endswith("活动") else match.end()
        yield Named(match.start(), end, "", "campaign", "programme.open_name")
    for match in _LISTED.finditer(masked):
        name = _named(masked, match.start(1), match.end(1), match.end(1) - 2, lexicon)
        if name is not None:
            yield name
    while (verb := _VERB.search(masked, position)) is not None:
        stop = _OBJECT_END.search(masked, verb.end())
        end = stop.start() if stop else len(masked)
        start = verb.end()
        position = verb.end()
        for head in _HEAD.finditer(masked, verb.end(), end):
            if not _HEAD_AFTER.match(masked, head.end()):
                continue
            name = _named(masked, start, head.end(), head.start(), lexicon)
            if name is not None:
                yield name
                position = head.end()
            separator = re.compile("以及|[、和及与]").match(masked, head.end())
            start = separator.end() if separator else head.end()


def _named(masked: str, start: int, end: int, head: int, lexicon: Programmes) -> Named | None:
    inner = _INNER_VERB.search(masked, start, head)
    while inner is not None:  # 组织开展、启动实施: the last verb counts
        start = inner.end()
        inner = _INNER_VERB.search(masked, start, head)
    lead = _LEAD.match(masked, start, head)
    if lead is not None:
        start = lead.end()
    listed = _ENUMERATED.match(masked, start, head)
    if listed is not None:  # 开展甲乙活动、丙丁行动: the second has the verb of the first
        start = listed.end()
    text = masked[start:end]
    modifier = masked[start:head]
    if "·" in text:
        modifier = text
    if (
        len(modifier) < 3
        or len(text) > 26
        or modifier in lexicon.generic
        or lexicon.blocked.search(text)
        or "、" in text
    ):
        return None
    if (
        modifier[: len(modifier) // 2] in lexicon.generic
        and modifier[len(modifier) // 2 :] in lexicon.generic
    ):
        return None  # 重点民生, 帮扶慰问
    if re.match("各|多|一批|相关|有关|所有|一些|这|该|其|上述|系列", text):
        return None
    kind = next((kind for kind, ends in _KINDS if ends.search(text)), "campaign")
    if text.endswith("攻坚计划") or text.endswith("行动计划"):
        kind = "scheme"
    end_name = end - 2 if text.endswith("活动") else end
    return Named(start, end_name, "", kind, "programme.open_name")
