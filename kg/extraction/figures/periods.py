"""Which period a figure is of, and whether it is a target.

A time governs the figures of its clause and of the clauses after it (``2020年，市区80名司机纳入…``). An
opening year governs its paragraph. Beyond that the article's heading tells: a review of 2023
(``2023年工作综述``) gives results of 2023, a plan (``2024年工作要点``) targets for 2024. After ``五年来`` and
``目前`` the figure is of no known period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.figures.clauses import Clause
from kg.extraction.numbers.article_years import article_year
from kg.model import AnnotatedSentence, Article, BlockKind, Span, TimeExpression

__all__ = ["Frame", "article_frame", "frame_of", "is_planned", "opening_time", "period_of"]

_REVIEW = re.compile(
    r"((?:19|20)\d\d)年度?[^，。；]{0,14}?(?:综述|总结|回顾|回眸|工作报告|纪实|盘点|亮点|成绩单|答卷)"
)
_PLAN = re.compile(
    r"((?:19|20)\d\d)年度?[^，。；]{0,14}?(?:要点|工作计划|工作安排|工作部署|重点任务|主要任务|工作目标|打算)"
)
_PLAN_NOW = re.compile(r"(?:今年|新一年|下一步|下步)[^，。；]{0,8}?(?:要点|计划|安排|部署|任务|目标|打算)")
_LONG_REVIEW = re.compile(r"(?:过去|近|这|[三四五]年)[^，。；]{0,6}?(?:工作)?(?:回顾|总结|综述|巡礼)")
_TARGET = re.compile(
    r"力争(?!指标|目标)|目标(?:是|为)|预计(?:[到至](?=20|年|今年|明年))?|预期|拟(?=[在于投建组开培新举])|确保(?=年内|全年|今年|到)|确保[^，。；]*?(?:达|完成|实现)|计划(?=[在于投建组开培新举用今明全完筹发救帮慰向为对推选吸招改修资年两三五])|"
    r"将(?=[在于投建组开培新举用全完继为陆])|下一步|明年|到20\d\d年(?:底|末)?[，,]?(?:力争|实现|建成|基本|全)"
)
_BEFORE_OPENING = re.compile(
    r"(?:[^，。；]{0,16}[讯电](?:[（(][^）)]*[）)])?|[^。；]{0,24}(?:获悉|据悉|据了解|据介绍|据统计|介绍说?)[，：:]“?)\s*"
)
_OPENERS = re.compile("(?:预计|力争|计划|争取|确保|截[至止]|[到至自从在于，]|其中|据悉|目前).{0,1}|.{0,2}")
_TIMES_AS_MUCH = re.compile(r"的?[\d.两二三四五六七八九十]+多?倍")
_DONE = re.compile("已|目前|现有|截至|去年|五年来|以来")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the headings tell of the figures below them: their period, and whether they are targets."""

    period: str | None = None
    planned: bool = False


def article_frame(article: Article) -> Frame:
    """The frame that title and opening set: a review, a plan, or neither."""
    headings = [s.text for s in article.sentences if s.kind is BlockKind.HEADING][:3]
    opening = [s.text for s in article.sentences if s.kind is BlockKind.PARAGRAPH][:2]
    year = (article_year(article) or "")[:4] or None
    for text in (article.title, *headings, *opening):
        if frame := frame_of(text, year):
            return frame
    return Frame()


def frame_of(heading: str, year: str | None) -> Frame | None:
    """The frame that a heading sets, None if it says nothing of time. `year` is the article's year."""
    if found := _REVIEW.search(heading):
        return Frame(found.group(1))
    if found := _PLAN.search(heading):
        return Frame(found.group(1), planned=True)
    if _LONG_REVIEW.search(heading):
        return Frame()
    if _PLAN_NOW.search(heading):
        return Frame(year, planned=True)
    return None


def opening_time(sentence: AnnotatedSentence) -> TimeExpression | None:
    """The year or longer period with which a sentence opens, so that it governs the sentences after it.

    A dateline or a source may stand before it: ``本报兰州讯（记者 文某）2018年，…``, ``记者获悉，2018年…``."""
    for time in sentence.times[:1]:
        whole = re.fullmatch(r"(?:\d{4}(?:/\d{4})?)?", time.value)
        start = time.span.start - sentence.start
        opens = (
            start == 0
            or (start == 1 and sentence.text[0] not in "到至")
            or _BEFORE_OPENING.fullmatch(sentence.text, 0, start)
        )
        if opens and whole and time.text != "这一年":
            return time
    return None


def period_of(
    sentence: AnnotatedSentence,
    at: int,
    clause: Clause,
    earlier: Sequence[Clause],
    carried: str | None,
    skip: Span | None = None,
) -> str | None:
    """The period of a number at text offset `at`: of the nearest time before it, in its clause or opening
    an earlier one; else `carried`, what the paragraph or the heading tells. None if it is not known.

    Times that start inside `skip` (offsets of the text) are passed over: of ``从2016年的300户减至12户`` the 12 are
    not of 2016."""
    for time in reversed(sentence.times):
        start = time.span.start - sentence.start
        if skip and skip.start <= start < skip.end:
            continue
        if start >= at or _is_compared(sentence.text, start, time.span.end - sentence.start):
            continue  # after the number, or what it is compared with
        governs = start >= clause.start or any(
            c.start <= start and _opens(sentence.text, c.start, start) for c in earlier
        )
        if not governs or start < 0:
            continue
        if time.text == "这一年":
            return time.value or carried
        if time.text.startswith("全年") and carried:
            return carried  # below 2023年工作总结 it is 2023, whenever that was printed
        return time.value or None
    return carried


def _opens(text: str, clause: int, time: int) -> bool:
    """Whether only a dateline or words like ``预计到`` stand between the starts of a clause and of a time."""
    return bool(_OPENERS.fullmatch(text, clause, time) or _BEFORE_OPENING.fullmatch(text, clause, time))


def _is_compared(text: str, start: int, end: int) -> bool:
    """Whether the time at ``[start, end)`` is what a number is compared with: ``比上年``, ``是2019年的2倍``."""
    return text[max(0, start - 1) : start] in ("比", "较") or bool(_TIMES_AS_MUCH.match(text, end))


def is_planned(text: str, at: int, frame: Frame) -> bool:
    """Whether the number at offset `at` of a sentence is a target: the nearest word before it that tells
    says so (``力争``, ``将``, not ``已``), or none tells and the article is a plan."""
    before = text[:at]
    estimated = frame.period is not None and not frame.planned  # 预计 in a review of the year gives results
    target = max(
        (f.end() for f in _TARGET.finditer(before) if not (estimated and f.group() == "预计")), default=-1
    )
    done = max((found.end() for found in _DONE.finditer(before)), default=-1)
    return target > done or (frame.planned and done < 0)
