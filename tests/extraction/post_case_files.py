"""Reads the case files of posts and bylines, and runs what they hold through extraction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.extraction import bylines
from kg.extraction.annotate import Annotator
from kg.extraction.posts import extractor as posts
from kg.extraction.posts.items import PostItems
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import AnnotatedArticle, Article, BlockKind, Mention, Sentence

HERE = Path(__file__).parent
KINDS = {"H:": BlockKind.HEADING, "C:": BlockKind.CAPTION, "B:": BlockKind.BYLINE}

Row = tuple[str, ...]


def read_cases(name: str) -> list[tuple[str, frozenset[Row]]]:
    """The texts of a case file, each with its rows."""
    cases: list[tuple[str, list[Row]]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            cases[-1][1].append(tuple(cell.strip() for cell in line.split("|")))
        elif line and not line.startswith("#"):
            cases.append((line, []))
    return [(text, frozenset(rows)) for text, rows in cases]


@cache
def _machinery() -> tuple[Annotator, PostItems]:
    lexicon, segmenter = load(), shared_segmenter()
    items = PostItems(
        lexicon.posts, lexicon.bodies, lexicon.divisions, lambda word: bool(segmenter.tag_of(word))
    )
    return Annotator(lexicon, segmenter), items


def article_of(text: str, date: str | None = "2022-06-01") -> Article:
    """`text` as an article of one paragraph, cut into sentences at 。"""
    kind = KINDS.get(text[:2], BlockKind.PARAGRAPH)
    text = text[2:] if text[:2] in KINDS else text
    sentences = []
    start = 0
    while start < len(text):
        end = text.find("。", start) + 1 or len(text)
        while end < len(text) and text[end] in "”）":
            end += 1
        if text.startswith("（", end):  # a byline in brackets belongs to the sentence before it
            end = len(text)
        sentences.append(Sentence(start, end, text[start:end], kind, 0))
        start = end
    return Article(0, "", tuple(sentences), date)


@cache
def annotated(text: str) -> AnnotatedArticle:
    return _machinery()[0].annotate(article_of(text))


def _body(mention: Mention) -> str:
    return f"{_body(mention.within)}>{mention.name}" if mention.within else mention.name


def posts_of(text: str) -> frozenset[Row]:
    """The posts of `text` as rows of a case file."""
    rows = set()
    for post in posts.extract(annotated(text), _machinery()[1], load().posts):
        row = [post.person.text, post.title, _body(post.organisation)]
        extras = [post.status, post.since or "", post.until or ""]
        while extras and extras[-1] in ("", "current"):
            extras.pop()
        rows.add((*row, *extras))
    return frozenset(rows)


def bylines_of(text: str) -> frozenset[Row]:
    """The bylines of `text` as rows of a case file."""
    return frozenset(
        (byline.author.text, byline.role) for byline in bylines.extract(annotated(text), load().names)
    )


def persons_of(text: str) -> tuple[str, ...]:
    """The persons of `text`, in order."""
    return tuple(mention.text for s in annotated(text).sentences for mention in s.persons)
