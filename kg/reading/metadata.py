"""What a note says about a document (front matter, a sidecar, a record, a page's head) as :class:`kg.model.Metadata`.

Notes are written by people and by crawlers, in Chinese and in English, and hold much else beside: keys that are
not listed here are passed over. Keys that are listed must hold what they promise, else the note is refused with the
key named, since a wrong date or publisher would stand in the graph as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kg.errors import ReadingError
from kg.model import Metadata
from kg.reading.dates import full_date

__all__ = ["iso_date", "metadata_of", "names_in", "one_line", "web_address"]

# Field -> its keys, most telling first; the first that is not empty counts. Written without case, blanks, - and _:
# pubDate, pub_date and Pub-Date are one. The English ones are those of schema.org, Dublin Core, Open Graph, Hugo,
# Jekyll, Hexo, the Obsidian clipper, and what crawlers usually write.
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "标题", "题目", "题名"),
    "publisher": (
        *("publisher", "source", "sourcename", "sitename", "media", "来源", "媒体"),
        *("出处", "发布单位", "发布机构", "发布者", "出版者", "信息来源", "稿件来源", "文章来源"),
    ),
    "date": (
        *("date", "datepublished", "published", "publishedat", "publishedtime", "publishdate", "publishtime"),
        *("pubdate", "pubtime", "日期", "时间", "发布时间", "发布日期", "发表时间", "发表日期", "刊发日期"),
        *("出版日期", "见报日期"),
    ),
    "place": ("place", "location", "地点", "地区"),
    "authors": ("authors", "author", "creator", "byline", "作者", "记者"),
    "url": ("url", "link", "sourceurl", "permalink", "canonicalurl", "网址", "链接", "原文链接", "原文网址"),
}

MOST_CHARACTERS = 1_000
"""Of one value. A title or an address that is longer is a text in the wrong place."""
MOST_AUTHORS = 100

_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_KEY_NOISE = re.compile(r"[\s_\-]+")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.IGNORECASE)

# 2024-03-15T08:30:00+08:00, 2024/3/15 8:30, 2024.3.15, 2024年3月15日 08时30分, 20240315, 2024-03, 2024年, 2024
_TIME = r"(?:[T ]?\d{1,2}[:：时]\d{1,2}.{0,20}|T.{0,30})?"
_WEEKDAY = r"(?: ?[（(]?(?:星期|周)[一二三四五六日天][)）]?)?"
_DAY = re.compile(
    r"(?:(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})| ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号])"
    rf"{_WEEKDAY} ?{_TIME}|(\d{{4}})(\d\d)(\d\d)(?: ?\d{{2}}:?\d{{2}}(?::?\d{{2}})?)?)"
)
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2})| ?年 ?(\d{1,2}) ?月)")
_YEAR = re.compile(r"(\d{4}) ?年?")
_CHINESE = re.compile(r"[一二][〇零○一二三四五六七八九]{3}年.{2,9}")
# Before printing from lead ended there was no web; a year outside of these is a slip or no year.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_BETWEEN_NAMES = re.compile(r"[、，,;；/|｜]+")
_ROLE = re.compile(
    r"^(?:(?:本报|本网|见习|实习|首席|特约|全媒体|融媒体)*(?:记者|通讯员)|作者|文/图|图/文|文图|图文|供稿|撰稿|文|图|by)"
    r"(?:[:：/\s]+|$)",
    re.IGNORECASE,
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·]+")


def metadata_of(mapping: Mapping[str, object], name: str) -> Metadata:
    """What `mapping`, from the note that users know as `name`, says about its document.

    Values are strings, authors a string or a list of strings; null and blank ones say nothing. A date may also be a
    :class:`datetime.date` or a number like 2024 or 20240315; :func:`iso_date` says what becomes of it. A publisher
    that is an address (``source: https://…``, as clippers write) is the `url`; an address that is not an absolute
    http(s) one (Hugo's ``url: /news/1/``) is passed over. Raises ReadingError, naming the key, for a value of
    another type, too long a value, or a date that cannot be read.
    """
    values = {_KEY_NOISE.sub("", str(key)).casefold(): (str(key), value) for key, value in mapping.items()}
    found = {
        field: [values[key] for key in keys if key in values and not _is_empty(values[key][1])]
        for field, keys in _KEYS.items()
    }
    publishers = [_text(key, value, name) for key, value in found["publisher"]]
    addresses = [_text(key, value, name) for key, value in found["url"]] + publishers
    return Metadata(
        title=next((_text(key, value, name) for key, value in found["title"]), ""),
        publisher=next((text for text in publishers if not web_address(text)), ""),
        date=next((_date(key, value, name) for key, value in found["date"]), None),
        place=next((_text(key, value, name) for key, value in found["place"]), ""),
        authors=next((_authors(key, value, name) for key, value in found["authors"]), ()),
        url=next(filter(None, map(web_address, addresses)), ""),
    )


def iso_date(text: str) -> str | None:
    """The ISO 8601 day, month or year that the whole of `text` writes, or None.

    A time of day and a time zone are left out: the day is the one written. ``2024年3月15日 08:30``,
    ``2024-03-15T08:30Z``, ``二〇二四年三月``, ``20240315``, ``2024.3``, ``2024年``.
    """
    text = one_line(text)
    if match := _DAY.fullmatch(text):
        year, _, *rest = match.groups()
        month, day = (part for part in rest[:4] if part) if year else rest[5:7]
        return _checked(year or rest[4], month, day)
    if match := _MONTH.fullmatch(text):
        return _checked(match[1], match[2] or match[3])
    if match := _YEAR.fullmatch(text):
        return _checked(match[1])
    return full_date(text) if _CHINESE.fullmatch(text) else None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a line of authors, without their roles: ``记者 李明 通讯员 赵 晓、王芳`` are three.

    Names of Han characters are also parted by blanks, single characters put together (``张　伟``); others
    (``Jane Smith``) only by punctuation.
    """
    names: list[str] = []
    for part in _BETWEEN_NAMES.split(_WIKI_LINK.sub(r"\1", one_line(text))):
        names += _names_between_blanks(part)
    return tuple(dict.fromkeys(names))


def web_address(text: str) -> str:
    """`text` if it is an absolute http(s) address that can stand in Turtle and HTML as it is, else empty."""
    text = text.strip()
    return text if len(text) <= MOST_CHARACTERS and _URL.fullmatch(text) else ""


def one_line(text: str) -> str:
    """`text` with each run of blanks, line ends too, made one blank, and no control characters."""
    return "".join(c for c in _BLANK.sub(" ", text).strip() if c.isprintable())


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not one_line(value)) or value in ([], ())


def _text(key: str, value: object, name: str) -> str:
    if not isinstance(value, str):
        raise _refused(name, key, f"应是一段文字 must be text, not {_kind(value)}")
    if len(value) > MOST_CHARACTERS:
        raise _refused(name, key, f"超过 {MOST_CHARACTERS} 字 is longer than {MOST_CHARACTERS} characters")
    return one_line(value)


def _date(key: str, value: object, name: str) -> str:
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if found := iso_date(_text(key, value, name)):
        return found
    shown = one_line(str(value))[:40]
    raise _refused(
        name, key, f"读不出日期「{shown}」，请写成 2024-03-15 is no date; write it like 2024-03-15"
    )


def _authors(key: str, value: object, name: str) -> tuple[str, ...]:
    values: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    authors = [author for one in values if not _is_empty(one) for author in names_in(_text(key, one, name))]
    if len(authors) > MOST_AUTHORS:
        raise _refused(name, key, f"超过 {MOST_AUTHORS} 人 has more than {MOST_AUTHORS} names")
    return tuple(dict.fromkeys(authors))


def _names_between_blanks(part: str) -> list[str]:
    part = part.strip()
    while match := _ROLE.match(part):
        part = part[match.end() :].strip()
    pieces = part.split(" ") if part else []
    if not all(_HAN_NAME.fullmatch(piece) for piece in pieces):
        return [part]
    names: list[str] = []
    single = False
    for piece in pieces:
        if _ROLE.match(piece):
            continue
        if single and len(piece) <= 2 and len(names[-1]) == 1:
            names[-1] += piece
        else:
            names.append(piece)
        single = len(piece) == 1
    return names


def _checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """ISO 8601, or None for what the calendar does not have."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        found = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return found[: 10 if day else 7 if month else 4]


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, Mapping) else type(value).__name__


def _refused(name: str, key: str, problem: str) -> ReadingError:
    shown = one_line(key)[:40]
    return ReadingError(name, f"「{shown}」{problem}")
