"""``kg read``: a document as kg reads it, to see what repair did and to check the offsets of evidence."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from kg.cli.output import DONE, SOME_UNREADABLE, say
from kg.cli.tables import visible
from kg.errors import KgError, ReadingError
from kg.model import Article, BlockKind, Document, Metadata, Sentence, Span
from kg.reading import read_document
from kg.reading.inputs import STANDARD_INPUT, Input, Limits, Opened, find_inputs, with_standard_input

__all__ = ["run"]

_KINDS = {
    BlockKind.HEADING: "标题 heading",
    BlockKind.PARAGRAPH: "正文 text",
    BlockKind.CAPTION: "图注 caption",
    BlockKind.BYLINE: "署名 byline",
}
_MOST_LISTED = 10


def run(given: argparse.Namespace) -> int:
    """Print one document in the form asked for."""
    limits = Limits.of_megabytes(given.max_megabytes)
    with with_standard_input([given.file]) as paths:
        if given.file != STANDARD_INPUT and paths[0].is_dir():
            raise KgError(f"{given.file}: 是文件夹，请给一个文件 is a folder; give one file")
        inputs = find_inputs(paths, limits)
        if inputs.unreadable:
            raise inputs.unreadable[0]
        chosen = _chosen(Opened(inputs.files), given.document, given.file)
        content = chosen.read()
        document = read_document(chosen.name, content.data, content.metadata)
    for line in (*content.warnings, *(f"{document.name}: {warning}" for warning in document.warnings)):
        say(f"kg: {line}")
    sys.stdout.flush()
    sys.stdout.buffer.write(_FORMS[given.form](document).encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
    return SOME_UNREADABLE if content.warnings or document.warnings else DONE


def _chosen(opened: Opened, wanted: str | None, file: str) -> Input:
    """The only document there is, or the one that is wanted. Raises KgError where neither is there."""
    found: list[Input | ReadingError] = []
    for item in opened:
        if wanted is not None and (item.name == wanted or item.name.endswith((f"#{wanted}", f"/{wanted}"))):
            return _readable(item)
        if len(found) <= _MOST_LISTED:
            found.append(item)
        elif wanted is None:
            break
    if not found:
        raise KgError(f"{file}: 里面没有可读的文件 holds no document of a format that kg reads")
    if wanted is None and len(found) == 1:
        return _readable(found[0])
    listed = ", ".join(visible(item.name) for item in found[:_MOST_LISTED]) + (
        ", …" if len(found) > _MOST_LISTED else ""
    )
    if wanted is not None:
        raise KgError(f"{file}: 里面没有这份文件 has no document {visible(wanted)}; 有 it has: {listed}")
    raise KgError(
        f"{file}: 有几份文件，请用 --document 指明 holds several documents; name one with --document: {listed}"
    )


def _readable(item: Input | ReadingError) -> Input:
    if isinstance(item, ReadingError):
        raise item
    return item


def _as_source(document: Document) -> str:
    """The text that offsets count, to the letter; in a terminal, control characters are shown, not obeyed."""
    if sys.stdout.isatty():
        return "".join(c if c.isprintable() or c in "\n\t" else visible(c) for c in document.original) + "\n"
    return document.original


def _as_clean(document: Document) -> str:
    """Articles and sentences after repair, each with its original offsets and, where repair changed more than blanks,
    with what stands there in the original."""
    return "".join(f"{line}\n" for line in _clean_lines(document))


def _clean_lines(document: Document) -> Iterator[str]:
    count = f"{len(document.original)} 字 characters, {len(document.articles)} 篇 articles"
    pages = f", {len(document.pages)} 页 pages" if document.pages else ""
    yield f"{visible(document.name)}  {document.media_type}  {document.encoding}  {count}{pages}"
    for key, value in _said(document.metadata).items():
        yield f"  {key}: {visible(value if isinstance(value, str) else '、'.join(value))}"
    for article in document.articles:
        date = f"  {article.date}" if article.date else ""
        yield ""
        yield f"=== 第 {article.index + 1} 篇 article  {visible(article.title)}{date}"
        block = -1
        for sentence in article.sentences:
            if sentence.paragraph != block:
                block = sentence.paragraph
                yield f"--- {_KINDS[sentence.kind]}"
            segments = document.segments(Span(sentence.start, sentence.end))
            places = ",".join(f"{segment.start}-{segment.end}" for segment in segments)
            yield f"{places}\t{visible(sentence.text)}"
            before = "".join(document.original[segment.start : segment.end] for segment in segments)
            if "".join(before.split()) != "".join(sentence.text.split()):
                yield f"  原文 source\t{visible(before)}"


def _as_json(document: Document) -> str:
    """All that reading found, for programs: `source` counts the original text, `start` and `end` the clean one."""
    told = {
        "name": document.name,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "characters": len(document.original),
        "metadata": _said(document.metadata),
        "pages": list(document.pages),
        "warnings": list(document.warnings),
        "articles": [_article(document, article) for article in document.articles],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _article(document: Document, article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "date": article.date,
        "sentences": [_sentence(document, sentence) for sentence in article.sentences],
    }


def _sentence(document: Document, sentence: Sentence) -> dict[str, object]:
    segments = document.segments(Span(sentence.start, sentence.end))
    return {
        "kind": sentence.kind.value,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "source": [[segment.start, segment.end] for segment in segments],
    }


def _said(metadata: Metadata) -> dict[str, str | tuple[str, ...]]:
    """What is said, without what is not."""
    fields = ("title", "publisher", "date", "place", "authors", "url")
    return {name: value for name in fields if (value := getattr(metadata, name))}


_FORMS: dict[str, Callable[[Document], str]] = {"clean": _as_clean, "source": _as_source, "json": _as_json}
