"""Since when and until when a post is held: ``2016年5月任``, ``2008年至2012年任``."""

from __future__ import annotations

import re

from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, Span

__all__ = ["period_of"]


def period_of(
    sentence: AnnotatedSentence, gap: Span, words: str, posts: Posts
) -> tuple[str | None, str | None]:
    """Since when and until when, by the dates in `gap`; a series of posts (``历任``) has dates of none."""
    if any(word in words for word in posts.holding["series"]):
        return None, None
    times = [t for t in sentence.times if gap.covers(t.span) and t.value]
    values = [t.value for t in times]
    if not values or "，" in sentence.slice(Span(times[-1].span.end, gap.end)).strip("，"):
        return None, None  # ``2000年全国先进工作者，|现任``: the time of another clause
    since, _, until = values[-1].partition("/")
    if "生" in words and not re.search(r"\d[年月日](?:起|以来|，)?[\u4e00-\u9fff]{0,3}[任当选]", words):
        return None, None
    if any(word in words for word, group in posts.verbs.items() if group == "end"):
        return None, until or since
    return since, until or None
