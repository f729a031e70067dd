"""Who signed a decision: bodies in lines of their own before its date, which win nothing.

``洛安市妇女联合会`` / ``2018年3月5日`` below a list of winning bodies looks like one more of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import AnnotatedSentence

__all__ = ["signatures"]

_DATE = re.compile(
    r"[\s（(]*(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[一二][〇○零Ｏ九Ｏ0][〇○零一二九0-9]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)[\s）)]*(?:印发)?"
)
_BODY = re.compile(r"[^，。；：！？、\d]{3,40}")
_ISSUES = re.compile("(?:工会|委员会|政府|联合会|协会|局|厅|公司|集团|委|部|办公室|会)$")
_MOST = 4
"""Bodies that sign one decision in lines of their own."""


def signatures(sentences: Sequence[AnnotatedSentence], title: str) -> frozenset[int]:
    """The indices of the sentences that are signatures, and of the dates below them.

    The line above a date is one where it names a body and nothing else; the lines above that, where the title or
    the running text names them too. So is a line that `title` begins with (``某市总工会关于…``), wherever it stands.
    """
    prose = title + "".join(s.text for s in sentences if re.search("[，。]", s.text))
    found: set[int] = set()
    for index, sentence in enumerate(sentences):
        text = sentence.text.strip()
        if len(text) > 4 and title.startswith(text) and _ISSUES.search(text) and index > 1:
            found.add(index)
        if not _DATE.fullmatch(sentence.text):
            continue
        found.add(index)
        for above in range(index - 1, max(-1, index - 1 - _MOST), -1):
            signed = sentences[above].text.strip()
            if not _BODY.fullmatch(signed) or not _ISSUES.search(signed):
                break
            if above < index - 1 and not _named(signed, prose):
                break
            found.add(above)
    return frozenset(found)


def _named(body: str, prose: str) -> bool:
    """Whether the text names the body, maybe without its place: 江川省邮政工会 is 省邮政工会 there."""
    return body in prose or any(body[cut:] in prose for cut in range(1, min(4, len(body) - 3)))
