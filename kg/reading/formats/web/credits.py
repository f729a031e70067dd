"""The lines below a title that say when, where and by whom it was published.

``发布时间：2024-03-15 来源：某市总工会 作者：李明``, ``2023年11月08日08:12 | 来源：东江日报``, ``本报记者 李明``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Metadata
from kg.reading.metadata import iso_date, names_in, one_line

__all__ = ["authors_in", "publisher_in", "read_credits"]

_BLANK = r"[\s\u3000\xa0]"
_NEXT = rf"(?={_BLANK}*(?:[|｜]|[\u4e00-\u9fff]{{2,5}}[：:]|(?:19|20)\d\d[-/.年]|$)|{_BLANK})"
_SOURCE = re.compile(
    rf"(?:信息|文章|稿件|内容)?(?:来源|稿源){_BLANK}*[：:]{_BLANK}*([^\s\u3000\xa0|｜：:]{{2,40}}?){_NEXT}"
)
_DATE = re.compile(
    rf"(?:19|20)\d\d(?:[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_BLANK}*年{_BLANK}*\d{{1,2}}{_BLANK}*月{_BLANK}*\d{{1,2}}{_BLANK}*日)"
)
_AUTHOR = re.compile(
    rf"(?:作者|供稿人?|撰稿人?|(?:本[报网台])?(?:记者|通讯员)){_BLANK}*[：:]{_BLANK}*"
    rf"([^|｜：:\d]{{2,40}}?)(?={_BLANK}*(?:[|｜\d]|[\u4e00-\u9fff]{{2,5}}[：:]|$))"
)
# 佚名, 本站原创, admin: a content system's own words, where an editor left them
_NOBODY = re.compile(
    r"佚名|未知|不详|网络|互联网|转载|原创|本站|本站原创|本网|本网站|本报|站内|匿名|无|其他|管理员|超级管理员|系统管理员|编辑|小编|发布者|"
    r"admin\w*|administrator|root|user\d*|editor|unknown|微信公众平台|\W*|[\d\W]+",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^(?:信息|文章|稿件)?(?:来源|稿源|作者|出处|发布机构|发布单位){_BLANK}*[：:]{_BLANK}*")
_LONGEST_NAME = 20
_MOST = 8


def publisher_in(text: str) -> str:
    """The publisher that a value names (``来源：东江网-云州频道``), or empty: not a number, not ``本站原创``."""
    name = _LABEL.sub("", one_line(text))
    return "" if _NOBODY.fullmatch(name) or len(name) > 2 * _LONGEST_NAME else name


def authors_in(text: str) -> tuple[str, ...]:
    """The authors that a value names; none where it is a login or says that nobody is known."""
    names = names_in(_LABEL.sub("", text))
    if len(names) > _MOST or any(len(name) > _LONGEST_NAME for name in names):
        return ()
    return tuple(name for name in names if not _NOBODY.fullmatch(name))


def read_credits(lines: Iterable[str]) -> Metadata:
    """What the lines say; the first that says something counts."""
    said = Metadata()
    for line in lines:
        source, dated, author = _SOURCE.search(line), _DATE.search(line), _AUTHOR.search(line)
        said = said.or_else(
            Metadata(
                publisher=publisher_in(source[1]) if source else "",
                date=iso_date(dated[0]) if dated else None,
                authors=authors_in(author[1]) if author else (),
            )
        )
    return said
