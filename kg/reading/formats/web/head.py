"""What a page's head says of it: meta elements, JSON-LD, the canonical address.

Names of meta elements: 《政府网站发展指引》 (国办发〔2017〕47号) 附件, which Chinese government sites follow
(ArticleTitle, PubDate, ContentSource, Author, SiteName, Url); Open Graph (og:, article:); Dublin Core; what
newspapers' sites write (publishdate, source). JSON-LD: schema.org's Article and its kinds. All is a site's word
and may be of any form; what cannot be read says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from kg.model import Metadata
from kg.reading.formats.web.credits import authors_in, publisher_in
from kg.reading.metadata import iso_date, one_line, web_address

__all__ = ["Head", "read_head"]

_TITLE = ("articletitle", "og:title", "twitter:title", "dc.title", "title")
_DATE = (
    *(
        "pubdate",
        "article:published_time",
        "og:article:published_time",
        "publishdate",
        "datepublished",
        "dc.date",
    ),
    *("firstpublishedtime", "weibo:article:create_at", "publish_date", "date"),
)
_SOURCE = ("contentsource", "source", "dc.source", "dc.publisher", "publisher")
_SITE = ("sitename", "og:site_name", "application-name")
_AUTHOR = ("author", "article:author", "og:article:author", "dc.creator")
_URL = ("url", "og:url")
_ARTICLE = re.compile(r"(?:News|Blog|Scholarly|Tech)?Article|BlogPosting|Report(?:ageNewsArticle)?")
_WECHAT_ACCOUNT = "js_name"
_LONGEST = 300  # characters of a value
_LONGEST_JSON = 200_000
_MOST_NODES = 10_000
_SUFFIX = re.compile(r"\s*[-_|–—－｜丨]+\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """`titles` are the names of the page by which its title can be found, best first. `site` is the site's own name.

    `said` is what the head says of the article.
    """

    titles: tuple[str, ...]
    site: str
    said: Metadata


def read_head(root: HtmlElement) -> Head:
    """What the head of the page in `root` says."""
    metas = _metas(root)
    linked = _json_ld(root)
    element = root.find(".//title")
    whole = one_line("".join(element.itertext()))[:_LONGEST] if element is not None else ""
    parts = [part for part in _SUFFIX.split(whole) if part]
    named = [metas[key] for key in _TITLE if key in metas]
    titles = dict.fromkeys(filter(None, (*named, linked.title, whole, parts[0] if parts else "")))
    canonical = root.find(".//link[@rel='canonical']")
    addresses = [metas.get(key, "") for key in _URL] + [linked.url]
    addresses += [canonical.get("href") or ""] if canonical is not None else []
    said = Metadata(
        title=named[0] if named else linked.title,
        publisher=next(filter(None, (publisher_in(metas[key]) for key in _SOURCE if key in metas)), ""),
        date=next(filter(None, (iso_date(metas[key]) for key in _DATE if key in metas)), linked.date),
        authors=next(
            filter(None, (authors_in(metas[key]) for key in _AUTHOR if key in metas)), linked.authors
        ),
        url=next(filter(None, map(web_address, addresses)), ""),
    )
    account = root.find(f".//*[@id='{_WECHAT_ACCOUNT}']")
    sites = ["" if account is None else one_line("".join(account.itertext()))[:_LONGEST]]
    sites += [metas[key] for key in _SITE if key in metas] + [linked.publisher]
    return Head(tuple(titles), next(filter(None, map(publisher_in, sites)), ""), said)


def _metas(root: HtmlElement) -> dict[str, str]:
    """The meta elements by name, in lower case; of several with one name the first."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        value = meta.get("content") or ""
        if key and len(value) <= _LONGEST and (value := one_line(value)):
            found.setdefault(key, value)
    return found


def _json_ld(root: HtmlElement) -> Metadata:
    """What the first article in the page's JSON-LD says."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in _as_list(kinds)):
                return Metadata(
                    title=_name(node.get("headline")),
                    publisher=_name(node.get("publisher")),
                    date=iso_date(_name(node.get("datePublished"))),
                    authors=tuple(
                        name for one in _as_list(node.get("author")) for name in authors_in(_name(one))
                    ),
                    url=web_address(_name(node.get("url"))),
                )
    return Metadata()


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects in JSON-LD: a single one, an array, or an ``@graph``."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += _as_list(one.get("@graph"))


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: object) -> str:
    """A string, or the name of an object, in one line."""
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(value)[:_LONGEST] if isinstance(value, str) else ""
