"""Whether an award was had, or merely hoped for, planned, proposed or denied."""

from __future__ import annotations

import re

from kg.extraction.honours.masking import masked
from kg.model import AnnotatedSentence

__all__ = ["clause_start", "is_unrealised"]

# Words that say that an award is hoped for, planned, proposed or denied; not 平凡, 模拟, 未来, 目标考核.
_UNREALISED = re.compile(
    r"未(?!来|成年)|没有|(?<![模虚])拟|将|计划|力争|争取|有望|如果|若(?!干)|一旦|希望|(?:申报|参评)(?!的)|候选|争创|争当|争做|"
    r"努力(?=争|创|打造|成为)|确保|冲刺|目标(?!考|管|责|任)|(?<![平非])凡|力求|旨在|能否|鼓励|号召|可以|优先|不得|取消|撤销|"
    r"评选办法|预计|向着|期待|推动[^，]{0,6}创建|积极创建|准备"
)
_CLAUSE_END = re.compile(r"[，；。：！？]")


def is_unrealised(sentence: AnnotatedSentence, start: int, verb: int) -> bool:
    """Whether the clause from `start` to the verb says that the award is hoped for, planned or denied.

    Names are passed over: the 将 of a person's name says nothing.
    """
    text = list(masked(sentence.text)[start:verb])
    for mention in (*sentence.persons, *sentence.organisations, *sentence.programmes):
        for position in range(mention.start, mention.end):
            if start <= position - sentence.start < verb:
                text[position - sentence.start - start] = " "
    return _UNREALISED.search("".join(text)) is not None


def clause_start(hidden: str, position: int) -> int:
    """Where the clause begins that `position` of a masked text stands in."""
    cuts = [match.end() for match in _CLAUSE_END.finditer(hidden, 0, position)]
    return cuts[-1] if cuts else 0
