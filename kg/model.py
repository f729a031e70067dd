"""The values that pass between the steps: documents, mentions, facts, entities.

Every value is immutable. Two coordinate systems exist, and nothing else:

* *original offsets* count code points of :attr:`Document.original`, from 0: of the decoded input file, or of the
  text that a format's reader gives. Users see these.
* *clean offsets* count code points of :attr:`Document.text`, the repaired text in reading order.
  Every span, sentence, mention and piece of evidence inside the program is in clean offsets;
  :meth:`Document.segments` leads back to the original ones.

All spans are half-open, ``[start, end)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate

__all__ = [
    "NOTHING_SAID",
    "Alignment",
    "AnnotatedArticle",
    "AnnotatedSentence",
    "Approx",
    "Article",
    "BlockKind",
    "Byline",
    "Document",
    "Entity",
    "EntityClass",
    "Event",
    "Fact",
    "Figure",
    "Honour",
    "HonourCount",
    "Link",
    "Mention",
    "Metadata",
    "Post",
    "Programme",
    "Quantity",
    "ResolvedDocument",
    "ResolvedFact",
    "Sentence",
    "Span",
    "TimeExpression",
    "Token",
]


class BlockKind(StrEnum):
    """What a block of a page is. Sentences inherit it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"


class EntityClass(StrEnum):
    """What a mention names. The values are those of the `class` column of ``mentions.rq``."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AWARD = "award"
    PROGRAMME = "programme"
    EVENT = "event"


class Approx(StrEnum):
    """How exact a number is stated: ``20余`` is over, ``近20`` nearly, ``20以上`` at least."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each clean character stands in the original text.

    Clean character `i` was made from original ``[starts[i], ends[i])``. A doubled glyph covers two
    original characters. A separator that repair put in between covers none (``starts[i] == ends[i]``).
    Reading order may differ from the order in the file: a sentence that a caption interrupts is
    whole in the clean text, and its two parts lie apart in the original.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    original_length: int
    _kept_before: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kept = bytearray(self.original_length)
        for start, end in zip(self.starts, self.ends, strict=True):
            for position in range(start, end):
                kept[position] = 1
        object.__setattr__(self, "_kept_before", tuple(accumulate(kept, initial=0)))

    def segments(self, span: Span) -> tuple[Span, ...]:
        """The original stretches, in reading order, that the clean `span` was made from.

        Characters that repair dropped (line breaks, padding, private-use glyphs) do not split a
        stretch; text that reads elsewhere (a caption inside a sentence) does.
        """
        result: list[Span] = []
        for i in range(span.start, span.end):
            start, end = self.starts[i], self.ends[i]
            if start == end:
                continue
            if result:
                last = result[-1]
                if start >= last.end and self._kept_before[start] == self._kept_before[last.end]:
                    result[-1] = Span(last.start, end)
                    continue
            result.append(Span(start, end))
        return tuple(result)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text, or a whole heading, caption or byline.

    `start` and `end` are clean offsets; ``document.text[start:end] == text``. `paragraph` numbers
    the block it stands in, within its article, from 0.
    """

    start: int
    end: int
    text: str
    kind: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a document: its title, date and sentences in reading order.

    `date` is the ISO 8601 day (or month, or year) on which it was published, where the text or the
    file says so; relative dates are resolved against it.
    """

    index: int
    title: str
    sentences: tuple[Sentence, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about a document outside its sentences: by the file, by a note beside it, or by its page.

    Empty where nothing is said. `date` is the ISO 8601 day (or month, or year) of publication, `place` a name as
    written, `authors` names as written, `url` where it was published.
    """

    title: str = ""
    publisher: str = ""
    date: str | None = None
    place: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """These values, and those of `other` where there are none."""
        return Metadata(
            self.title or other.title,
            self.publisher or other.publisher,
            self.date or other.date,
            self.place or other.place,
            self.authors or other.authors,
            self.url or other.url,
        )


NOTHING_SAID = Metadata()
"""Of a document that nothing is said about."""


@dataclass(frozen=True, slots=True)
class Document:
    """An input file, decoded and repaired.

    `name` is the input's file name and what users see; `sha256` is of the file's bytes. `original` is the text
    that original offsets count: the decoded file, or what the reader of its format (`media_type`) gives.
    `pages` are the original offsets at which its pages begin, none where the format has no pages. `script` is
    the script of `original` (ISO 15924): ``Hans``, or ``Hant`` where most of it is in traditional characters;
    `text` is in simplified ones either way. `warnings` say what of the file could not be read.
    """

    name: str
    sha256: str
    encoding: str
    original: str
    text: str
    alignment: Alignment
    articles: tuple[Article, ...]
    media_type: str = "text/plain"
    metadata: Metadata = NOTHING_SAID
    pages: tuple[int, ...] = ()
    script: str = "Hans"
    warnings: tuple[str, ...] = ()

    def segments(self, span: Span) -> tuple[Span, ...]:
        """Original offsets of a clean span; see :meth:`Alignment.segments`."""
        return self.alignment.segments(span)

    def quote(self, span: Span) -> tuple[Span, str]:
        """The longest original stretch behind a clean span, and the characters that stand there."""
        longest = max(self.segments(span), key=len)
        return longest, self.original[longest.start : longest.end]


# ---------------------------------------------------------------------------------------------
# What is found in a sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the segmenter. `tag` is its dictionary part of speech, empty if unknown."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that names an entity.

    `text` is the clean text at ``[start, end)``. `label` is the name it stands for as far as the
    sentence itself tells, with what coordination left out put back (in ``工信、人社等部门`` the
    mention ``工信`` has the label ``工信部门``); the name in context is found by resolution.
    `kind` is the organisation's or programme's kind, or empty. `within` is the body that a shorter
    name belongs to: ``政法委`` in ``区委副书记、政法委书记`` lies within ``区委``.
    """

    start: int
    end: int
    text: str
    cls: EntityClass
    label: str = ""
    kind: str = ""
    within: Mention | None = None

    @property
    def name(self) -> str:
        """`label` where there is one, else `text`."""
        return self.label or self.text

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: ``20.6万人次`` is 206000 ``人次``.

    `value` is in units of one. `upper` is the upper end of a range (``8—10家``). `span` covers
    approximation words, number and unit; `number` the digits or numerals alone. `approx` says
    whether the value is exact, exceeded, nearly reached or a lower bound.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str
    approx: Approx = Approx.EXACT
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or period in the text: `value` is ISO 8601 (``2024-03-15``, ``2016/2021``), or empty
    where the text does not let it be known (``近日``)."""

    span: Span
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence with all that was recognised in it, each layer in order of `start`.

    Mentions of one layer do not overlap. Offsets are clean offsets of the document.
    """

    sentence: Sentence
    tokens: tuple[Token, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    organisations: tuple[Mention, ...] = ()
    persons: tuple[Mention, ...] = ()
    awards: tuple[Mention, ...] = ()
    programmes: tuple[Mention, ...] = ()

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def start(self) -> int:
        return self.sentence.start

    def slice(self, span: Span) -> str:
        """The clean text of a span that lies in this sentence."""
        return self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]

    def local(self, span: Span) -> Span:
        """`span`, given in clean offsets of the document, in offsets of this sentence's text."""
        return Span(span.start - self.sentence.start, span.end - self.sentence.start)


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article whose sentences have been annotated."""

    article: Article
    sentences: tuple[AnnotatedSentence, ...]


# ---------------------------------------------------------------------------------------------
# Facts. `evidence` is the shortest clean span that states the fact; `rule` names the grammar rule
# that found it, and is the key into the confidence table.


@dataclass(frozen=True, slots=True)
class Post:
    """`person` holds (or held) the post `title` in `organisation`.

    `title` is written without its organisation. `status` is ``current``, ``former`` or ``ended``;
    `since` and `until` are ISO 8601 where the text gives them.
    """

    person: Mention
    title: str
    organisation: Mention
    evidence: Span
    rule: str
    status: str = "current"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """`author` wrote or photographed; `role` is ``记者``, ``通讯员`` or ``摄影``."""

    author: Mention
    role: str
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Honour:
    """A named `recipient` has `award`. `grantors` only where the text says who granted."""

    recipient: Mention
    award: Mention
    evidence: Span
    rule: str
    grantors: tuple[Mention, ...] = ()
    year: str | None = None


@dataclass(frozen=True, slots=True)
class HonourCount:
    """`award` went to `count` unnamed recipients (`recipient_kind`: person, organisation, either)."""

    award: Mention
    count: Decimal
    approx: Approx
    recipient_kind: str
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A named undertaking. `kind`: campaign, service, competition, project, scheme or bundle."""

    programme: Mention
    kind: str
    evidence: Span
    rule: str
    operator: Mention | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured quantity: `measure` says what is measured, without the number.

    `period` is ISO 8601 where the text gives it. `body` is whose figure it is. `planned` tells a
    target (``全年完成…以上``) from a result.
    """

    quantity: Quantity
    measure: str
    evidence: Span
    rule: str
    period: str | None = None
    body: Mention | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A particular happening. `date` is ISO 8601, as precise as the text.

    `kind`: meeting, visit, ceremony, exhibition, competition, performance or other.
    """

    event: Mention
    kind: str
    evidence: Span
    rule: str
    date: str | None = None
    participants: tuple[Mention, ...] = ()
    place: Mention | None = None


Fact = Post | Byline | Honour | HonourCount | Programme | Figure | Event


# ---------------------------------------------------------------------------------------------
# What resolution adds: which thing in the world a mention names.


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing that mentions name.

    `key` identifies it and is made from what identifies the thing (``organisation/绵阳市总工会``),
    so that equal keys from different documents mean the same thing. `label` is the full name.
    `kind` is the organisation's, programme's or event's kind; of a person it is ``family`` where a family is honoured
    as one (``最美家庭``), else empty. `place` is the GB/T 2260 code of the
    division it belongs to, or empty. `level` is an award's level: national, provincial, municipal,
    county, or empty. `part_of` is the key of the organisation it is a part of, or empty.
    """

    key: str
    cls: EntityClass
    label: str
    kind: str = ""
    place: str = ""
    level: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """`mention` names `entity`; `reason` says in a few words of Chinese why, for a person to check."""

    mention: Mention
    entity: Entity
    reason: str
    certainty: float


@dataclass(frozen=True, slots=True)
class ResolvedFact:
    """A fact with its confidence, between 0 and 1. The entities of its mentions are in
    :attr:`ResolvedDocument.links`."""

    fact: Fact
    confidence: float
    article: int


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """All that one document states. Every mention of every fact has exactly one link."""

    document: Document
    facts: tuple[ResolvedFact, ...]
    links: tuple[Link, ...]
