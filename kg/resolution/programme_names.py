"""Which names of programmes in one document mean the same one.

``“暖阳”行动`` and ``“暖阳”工程`` are one programme, and so are ``“职引未来”`` and ``“职引未来”青年招聘会`` where the
document has no second programme under these words. Programmes under a slogan stay apart:
``“奋斗有我”演讲比赛`` and ``“奋斗有我”书画展``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

__all__ = ["core_of", "same_programmes"]

_MARKS = re.compile(r"[\s“”‘’「」『』《》〈〉·•・、，,—\-（）()]")
_GENERIC_TAIL = re.compile(
    "(?:系列|主题|专项|专题|实践|宣传|教育)*(?:活动|行动|工程|项目|计划|工作|建设|品牌|(?:工作|长效)?机制|竞赛|大赛|平台|小程序|服务品牌)$"
)
_LEADING_VERB = re.compile("^(?:建立|开展|实施|推进|推行|打造|组织)(?=.{4})")
_LEADING_PLACE = re.compile("^(?:全[国省市县区州]|(?:19|20)[0-9]{2}年度?)(?=.{4})")
_FIRST_PART = re.compile("[、，,]")
_MIN_CORE = 2


def core_of(label: str) -> str:
    """`label` without marks, a generic noun at its end and a verb or year before it.

    ``“暖阳”专项行动`` is ``暖阳``; a name of which nothing would be left keeps its noun.
    """
    core = _LEADING_PLACE.sub("", _LEADING_VERB.sub("", _MARKS.sub("", label)))
    shorter = _GENERIC_TAIL.sub("", core)
    return shorter if len(shorter) >= 2 else core


def same_programmes(quoted_parts: Mapping[str, str]) -> Mapping[str, str]:
    """The name under which each of a document's programmes is told: every label to a key, which is a core.

    `quoted_parts` gives for each label the part of it that stood between quotation marks where it was told, empty if
    it had none. A name without marks means the programme whose name contains it (``送清凉资金`` under ``夏送清凉``); a
    quoted one means the only longer name that is built on it. Two labels with one key mean one programme.
    """
    cores = {label: core_of(label) for label in quoted_parts}
    keys = dict(cores)
    known = sorted(set(cores.values()), key=lambda core: (len(core), core))
    built_on: dict[str, set[str]] = defaultdict(set)
    for label, part in quoted_parts.items():
        for begun in {part, _FIRST_PART.split(part)[0]}:  # “进企业” stands for “进企业、解难题、促发展”
            if begun and core_of(begun) != cores[label]:
                built_on[core_of(begun)].add(cores[label])
    for label, core in cores.items():
        if not quoted_parts[label]:
            keys[label] = next((other for other in known if other != core and core in other), core)
        elif len(core) >= _MIN_CORE and len(built_on[core]) == 1:
            keys[label] = next(iter(built_on[core]))
    return keys
