"""Who wrote or photographed.

    本报讯（记者 王某 通讯员 李某 张某）    （本报记者 赵某）    记者 钱某 文/图    孙某 摄    图片由市总工会提供

In a byline every word of two to four characters behind a role is a name, on the surname lists or not;
in running text (``记者从市总工会获悉``) a name must be recognised as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Byline, EntityClass, Mention, Span

__all__ = ["extract"]

_NAME = r"[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,6})+|[\u4e00-\u9fff]{2,4}"
_REPORTER = r"(?:本报|本网|本刊|本台)?(?:特约|首席|见习|实习|全媒体|融媒体|驻[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{0,4}报)?(?:全媒体|融媒体|见习|首席)?记者"
_CORRESPONDENT = r"(?:特约|骨干|本报)?通讯员"
_PHOTOGRAPHER = r"(?:摄影报道|摄影|摄)"

_ROLES = (
    (re.compile(_REPORTER), "记者"),
    (re.compile(_CORRESPONDENT), "通讯员"),
    (re.compile(r"(?:摄影|图片|供图|图)[：/ ]"), "摄影"),
)
_ROLE_WORDS = re.compile(
    rf"{_REPORTER}|{_CORRESPONDENT}|摄影报道|摄影|报道|文/图|图/文|文图|供图|整理|编辑|作者|实习生"
)
_GAP = re.compile(r"[ ：:/]*")
_LISTED = re.compile(r"[ 、，]+|(?:和|与)(?=[\u4e00-\u9fff])")
_PHOTO_BEHIND = re.compile(rf"(?P<name>{_NAME}) ?(?:/?{_PHOTOGRAPHER})(?=[）)。 ]|$)")
_PROVIDED = re.compile(r"(?:图片|照片|图)(?:均)?(?:由|为)(?P<who>[^，。；（）]{2,30})(?:提供|供图|拍摄)")
_IN_BRACKETS = re.compile(r"（(?P<inside>[^（）]{2,80})）")


def extract(article: AnnotatedArticle) -> Iterator[Byline]:
    """Yield the bylines of an article; each author and role once."""
    seen: set[tuple[str, str]] = set()
    for sentence in article.sentences:
        for byline in _bylines(sentence):
            key = (byline.author.name, byline.role)
            if key not in seen:
                seen.add(key)
                yield byline


def _bylines(sentence: AnnotatedSentence) -> Iterator[Byline]:
    text = sentence.text
    if sentence.sentence.kind is BlockKind.BYLINE:
        yield from _listed(sentence, 0, len(text))
    else:
        for bracket in _IN_BRACKETS.finditer(text):
            if _ROLE_WORDS.search(bracket.group("inside")):
                yield from _listed(sentence, bracket.start("inside"), bracket.end("inside"))
    for photo in _PHOTO_BEHIND.finditer(text):
        if sentence.sentence.kind is not BlockKind.PARAGRAPH and not _ROLE_WORDS.fullmatch(
            photo.group("name")
        ):
            yield _byline(
                sentence, photo.start("name"), photo.end("name"), photo.start(), photo.end(), "摄影"
            )
    for provided in _PROVIDED.finditer(text):
        yield from _providers(sentence, provided)


def _listed(sentence: AnnotatedSentence, start: int, end: int) -> Iterator[Byline]:
    """The names behind each role between `start` and `end` of the sentence's text."""
    text = sentence.text[:end]
    for pattern, role in _ROLES:
        for marker in pattern.finditer(text, start):
            position = _skip(_GAP, text, marker.end())
            while (name_end := _name_end(sentence, position, end)) is not None:
                yield _byline(sentence, position, name_end, marker.start(), name_end, role)
                following = _LISTED.match(text, name_end)
                if following is None:
                    break
                position = following.end()


def _name_end(sentence: AnnotatedSentence, position: int, end: int) -> int | None:
    """Where the name at `position` ends: a recognised person, or a word that stands between blanks."""
    text, offset = sentence.text[:end], sentence.start
    if _ROLE_WORDS.match(text, position):
        return None
    match = re.compile(rf"(?:{_NAME})(?=[ 、，/）)]|$)").match(text, position)
    if match is not None:
        return match.end()
    return next((p.end - offset for p in sentence.persons if p.start - offset == position), None)


def _providers(sentence: AnnotatedSentence, provided: re.Match[str]) -> Iterator[Byline]:
    """``图片由市总工会提供``: bodies and persons that stand between 由 and 提供."""
    start, end = provided.span("who")
    stretch = Span(sentence.start + start, sentence.start + end)
    for mention in (*sentence.organisations, *sentence.persons):
        if stretch.covers(mention.span):
            evidence = Span(sentence.start + provided.start(), sentence.start + provided.end())
            yield Byline(mention, "摄影", evidence, "byline.provided")


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _byline(sentence: AnnotatedSentence, start: int, end: int, first: int, last: int, role: str) -> Byline:
    offset = sentence.start
    author = Mention(offset + start, offset + end, sentence.text[start:end], EntityClass.PERSON)
    return Byline(author, role, Span(offset + first, offset + last), "byline.role")
