"""What a page itself says about its publication: title, publisher, date, place, authors, address.

    丽水日报 2023年2月28日 星期二 责编 关 欣         a page's head: publisher and date
    来源：丽水市总工会  发布时间：2023-02-28          a site's line
    丽水市总工会文件 / 丽工发〔2023〕12号             a letterhead
    本报庆元3月15日讯（记者 李明）                    a dateline: place and author

What stands in a head or a line of its own is told before what a dateline or a signature tells; the day in a picture's
caption is the weakest evidence, and only for the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kg.model import BlockKind, Metadata
from kg.reading.article_dates import is_signature
from kg.reading.articles import ArticleBlocks
from kg.reading.characters import BLANKS, HAN
from kg.reading.dates import full_date
from kg.reading.notes import is_document_number, is_page_head

__all__ = ["page_metadata"]

_B = f"[{BLANKS}]*"
_PAPERS = (
    "日报|晚报|早报|晨报|时报|工人报|工报|周报|都市报|商报|青年报|劳动报|"
    "新闻网|广播电视台|电视台|融媒体中心|客户端"
)
_PAPER = re.compile(rf"[{HAN}]{{2,8}}?(?:{_PAPERS})")
_SOURCE = re.compile(
    rf"(?:文章|信息)?(?:来源|稿源|发布单位|发布机构|供稿单位){_B}[：:]{_B}([{HAN}A-Za-z·]{{2,20}})"
)
_NO_SOURCE = frozenset(["网络", "本站", "原创", "转载", "互联网", "其他", "未知"])
_LETTERHEAD = re.compile(rf"^([{HAN}]{{4,30}}?)文{_B}件$")
# 某工发〔2023〕12号: the letterhead may lack 文件, and the signature tells who it is
# 丽水日报讯, 丽水网3月15日讯, 中工网讯, 新华社北京5月1日电
_AGENCY = re.compile(
    rf"^{_B}(?P<paper>(?!本[报网台])[{HAN}]{{2,8}}?(?:{_PAPERS}|网|社|在线))(?P<place>[{HAN}]{{2,5}})?{_B}(?:\d{{1,2}}月\d{{1,2}}日{_B})?(?:讯|电|消息)"
)
# 本报庆元3月15日讯, 本报庆元讯（记者 李明）, 庆元讯（记者 李明）
_PLACED = re.compile(
    rf"^{_B}本[报网台刊](?P<place>(?!通?讯)[{HAN}]{{2,5}}?){_B}(?:\d{{1,2}}月\d{{1,2}}日{_B})?(?:讯|电|消息)|^{_B}(?P<bare>(?!本[报网台刊])[{HAN}]{{2,4}}?)讯{_B}[（(]"
)
_AUTHOR_ROLES = "记者|通讯员|作者|撰稿|撰文|特约记者|文"
_OTHER_ROLES = "摄影|图|编辑|责编|责任编辑|校对|审核|摄|来源|供图|美编|版式|时间|发布"
_ROLE = re.compile(
    rf"(?:本[报网]|特约|首席|见习|实习|全媒体)*(?P<own>{_AUTHOR_ROLES})|(?P<other>{_OTHER_ROLES})"
)
_NAMES = re.compile(rf"{_B}[：:/]?{_B}((?:[{HAN}·]{{2,4}}(?:{_B}[、，]?{_B}|$))+)")
_SIGNED = re.compile(rf"[（(]([^（）()]{{0,12}}(?:{_AUTHOR_ROLES})[^（）()]{{2,40}})[）)]")
_URL = re.compile(rf"(?:原文|链接|网址|地址|来源)[^：:]{{0,4}}[：:]{_B}(https?://[^\s，。）)]{{4,300}})")
_HEAD_BLOCKS = 8


def page_metadata(articles: Sequence[ArticleBlocks]) -> Metadata:
    """What the blocks of a document say about it; empty where they say nothing, or its articles differ."""
    if not articles:
        return Metadata()
    heads = [block.text for article in articles for block in article.blocks if block.kind is BlockKind.BYLINE]
    leads = [lead for article in articles if (lead := _lead(article))]
    first = articles[0]
    return Metadata(
        title=next((article.title for article in articles if article.title), ""),
        publisher=_publisher(heads, first, leads),
        date=_date(articles, heads),
        place=_agreed(_place(lead) for lead in leads),
        authors=_authors(first) if len(articles) == 1 else (),
        url=_agreed(
            found[1] for article in articles for block in article.blocks if (found := _URL.search(block.text))
        ),
    )


def _lead(article: ArticleBlocks) -> str:
    """The opening of the first paragraph."""
    return next((block.text[:80] for block in article.blocks if block.kind is BlockKind.PARAGRAPH), "")


def _agreed(values: Iterable[str]) -> str:
    """The one value that there is, or "" where there is none, or several."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""


def _publisher(heads: Sequence[str], first: ArticleBlocks, leads: Sequence[str]) -> str:
    papers = [found[0] for text in heads if is_page_head(text) and (found := _PAPER.search(text))]
    if paper := _agreed(papers):
        return paper
    sources = [found[1] for text in heads if (found := _SOURCE.search(text)) and found[1] not in _NO_SOURCE]
    if source := _agreed(sources):
        return source
    for block in first.blocks[:3]:
        if found := _LETTERHEAD.match(block.text):
            return found[1]
    if any(is_document_number(block.text) for block in first.blocks[:_HEAD_BLOCKS]) and (
        body := _signature(first)
    ):
        return body
    return _agreed(found["paper"] for lead in leads if (found := _AGENCY.match(lead)))


def _signature(article: ArticleBlocks) -> str:
    """The body on the line above a date of its own: ``丽水市总工会`` / ``2023年2月28日``."""
    for i, block in enumerate(article.blocks[1:], 1):
        if is_signature(article.blocks, i) and " " not in block.text:
            return block.text
    return ""


def _date(articles: Sequence[ArticleBlocks], heads: Sequence[str]) -> str | None:
    """Of the head of the page, or that all articles share; else the year of the latest caption that has a day."""
    if page := _agreed(full_date(text) or "" for text in heads if is_page_head(text)):
        return page
    dates = {article.date for article in articles if article.date}
    if dates:
        return dates.pop() if len(dates) == 1 else None
    pictured = [
        date
        for article in articles
        for block in article.blocks
        if block.kind is BlockKind.CAPTION and (date := full_date(block.text))
    ]
    return max(pictured)[:4] if pictured else None


def _place(lead: str) -> str:
    if found := _AGENCY.match(lead):
        return found["place"] or ""
    found = _PLACED.match(lead)
    return (found["place"] or found["bare"] or "") if found else ""


def _authors(article: ArticleBlocks) -> tuple[str, ...]:
    """The names behind 记者, 通讯员 and their kind in lines of their own, in the dateline and in the signature."""
    said = [
        block.text
        for block in article.blocks
        if block.kind is BlockKind.BYLINE and not is_page_head(block.text)
    ]
    bodies = [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    signed = [
        found[1]
        for text in (*(b[:80] for b in bodies[:1]), *(b[-60:] for b in bodies[-1:]))
        if (found := _SIGNED.search(text))
    ]
    names: dict[str, None] = {}
    for text in (*said, *signed):
        roles = list(_ROLE.finditer(text))
        for role, following in zip_longest(roles, roles[1:]):
            if role is None or not role["own"]:
                continue
            found = _NAMES.match(text[role.end() : following.start() if following else len(text)])
            names |= dict.fromkeys(re.findall(rf"[{HAN}·]{{2,4}}", found[1])) if found else {}
    return tuple(names)
