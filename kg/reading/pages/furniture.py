"""Running heads and feet: what a paper prints at the top and bottom of its pages, beside the articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Metadata
from kg.reading.characters import HAN
from kg.reading.dates import full_date
from kg.reading.notes import is_note, is_page_head
from kg.reading.pages.linetext import line_text
from kg.reading.pages.model import PageContent, Run

__all__ = ["Furniture", "find_furniture", "metadata_of"]

# Shares of the page's height.
_TOP = 0.12
_MASTHEAD = 0.3
_BOTTOM = 0.9
_SAME_PLACE = 0.015
_FEWEST_PAGES = 2  # that have the same words at the same place
_LONGEST = 60

_PROSE = re.compile("[，。；！？]|.{25}")
_DIGITS = re.compile(r"[\d一二三四五六七八九十〇]+")
_PAPER = f"[{HAN}]{{2,8}}(?:日报|晚报|早报|晨报|时报|工人报|周报|都市报|农村报|青年报|报)"
_MASTHEAD_TEXT = re.compile(_PAPER)
_NAMES_PAPER = re.compile(f"(?<![{HAN}])({_PAPER})(?![{HAN}])")
_IMPRINT = re.compile(
    r"国内统一(?:连续出版物号|刊号)|^(?:邮发代号|CN\d\d|ISSN)|^(?:总?第\d+期|今日\d+版|本期\d+版)|农历[^，。]{2,16}$"
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """`lines` of a page that tell its date, as text; `runs` are all that belong to no article."""

    lines: tuple[str, ...]
    runs: tuple[Run, ...]


def find_furniture(
    pages: Sequence[PageContent], runs: Sequence[Sequence[Run]], body: float
) -> list[Furniture]:
    """The running heads and feet of each page.

    A line at the top or the bottom of its page is one if its wording says so, if it stands there on two pages or more
    (numbers aside), or if it stands beside one.
    """
    bands = [_bands(page, lines) for page, lines in zip(pages, runs, strict=True)]
    places = Counter(
        place
        for page, groups in zip(pages, bands, strict=True)
        for place in {_place(page, group) for group in groups}
    )
    result: list[Furniture] = []
    for page, groups, lines in zip(pages, bands, runs, strict=True):
        told: list[str] = []
        found: list[Run] = []
        for group in groups:
            text = "\u3000".join(line_text(run) for run in group)
            parts = [line_text(run) for run in group]
            by_wording = len(text) <= 2 * _LONGEST and (is_page_head(text) or is_note(text))
            some = any(is_page_head(part) or _IMPRINT.search(part) for part in parts)
            repeated = _is_repeated(_place(page, group), places)
            if by_wording or repeated:
                told += [text] if by_wording else [part for part in parts if is_page_head(part)]
                found += group
            elif some:
                told += [part for part in parts if is_page_head(part)]
                found += [run for run, part in zip(group, parts, strict=True) if not _PROSE.search(part)]
        found += [run for run in lines if run not in found and _is_masthead(page, run, body)]
        dated = tuple(line for line in told if full_date(line))
        result.append(Furniture(dated, tuple(found)))
    return result


def metadata_of(furniture: Sequence[Furniture]) -> Metadata:
    """The date and the paper that the heads of all pages agree on."""
    texts = [line_text(run) for page in furniture for run in page.runs]
    texts += [line for page in furniture for line in page.lines]
    dates = {date for text in texts if (date := full_date(text))}
    papers = Counter(
        match[1] for text in texts if (match := _NAMES_PAPER.search(text.replace(" ", "\u3000")))
    )
    papers.update(text for text in map(_closed, texts) if _MASTHEAD_TEXT.fullmatch(text))
    publisher = min(papers, key=lambda name: (-papers[name], name)) if papers else ""
    return Metadata(publisher=publisher, date=dates.pop() if len(dates) == 1 else None)


def _closed(text: str) -> str:
    return "".join(text.split())


def _bands(page: PageContent, runs: Sequence[Run]) -> list[list[Run]]:
    """The short lines at the top and the bottom of a page, those beside each other together."""
    edge = [
        run
        for run in runs
        if not run.vertical
        and (run.box.bottom <= _TOP * page.height or run.box.top >= _BOTTOM * page.height)
        and len(run.glyphs) <= _LONGEST
    ]
    groups: list[list[Run]] = []
    for run in sorted(edge, key=lambda run: (run.box.bottom, run.box.x0)):
        if groups and run.box.shares_y(groups[-1][-1].box) > 0.5 * min(run.size, groups[-1][-1].size):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [sorted(group, key=lambda run: run.box.x0) for group in groups]


_Place = tuple[str, int]


def _place(page: PageContent, group: Sequence[Run]) -> _Place:
    words = "".join(_closed(line_text(run)) for run in group)
    return _DIGITS.sub("0", words), round(group[0].box.bottom / max(page.height, 1) / _SAME_PLACE)


def _is_repeated(place: _Place, places: Counter[_Place]) -> bool:
    words, row = place
    return sum(places[words, near] for near in (row - 1, row, row + 1)) >= _FEWEST_PAGES


def _is_masthead(page: PageContent, run: Run, body: float) -> bool:
    """The paper's name in large type at the top of its first page."""
    return (
        run.box.bottom <= _MASTHEAD * page.height
        and run.size >= 2 * body
        and _MASTHEAD_TEXT.fullmatch(_closed(line_text(run))) is not None
    )
