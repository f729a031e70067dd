"""What each witness is worth: the documents with gold read with each left out in turn.

A witness is something that the rules ask: the segmenters and the dictionary, and groups of words of the lexicons.
Leaving one out shows what it gains on these documents, and what it costs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.errors import ReadingError
from kg.evaluation.gold import GoldSet
from kg.evaluation.run import Evaluation, evaluated
from kg.extraction.pkuseg_witness import shared_witness
from kg.extraction.tokens import Segmenter, shared_segmenter
from kg.lexicon import SHIPPED, Lexicon, LexiconSources, load
from kg.model import ResolvedDocument, Sentence, Token
from kg.processing import Processor
from kg.reading.inputs import InputFile

__all__ = ["LEXICON_VARIANTS", "VARIANTS", "WORD_VARIANTS", "Outcome", "Variant", "ablate"]


class SingleCharacters(Segmenter):
    """No boundaries: each character is a word, with the part of speech that the dictionary gives it."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return tuple(
            Token(sentence.start + i, sentence.start + i + 1, c, self.tag_of(c))
            for i, c in enumerate(sentence.text)
        )


class PkusegWords(Segmenter):
    """Words by pkuseg, with the part of speech that jieba's dictionary gives them."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        ends = sorted(shared_witness().boundaries(sentence.text) | {len(sentence.text)})
        spans = zip([0, *ends], ends, strict=False)
        words = ((start, end, sentence.text[start:end]) for start, end in spans if end > start)
        return tuple(Token(sentence.start + s, sentence.start + e, w, self.tag_of(w)) for s, e, w in words)


class Untagged(Segmenter):
    """No dictionary: words without parts of speech."""

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return tuple(replace(token, tag="") for token in super().tokens(sentence))

    def tag_of(self, word: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to run the program.

    `name` and `chinese` say what is left out; `segmenter` makes what gives words, `pkuseg` says whether it is asked
    where names end, `left_out` are tables of the lexicons (:class:`LexiconSources`).
    """

    name: str
    chinese: str
    segmenter: Callable[[], Segmenter] = shared_segmenter
    pkuseg: bool = True
    left_out: tuple[str, ...] = ()

    def processor(self, sources: LexiconSources = SHIPPED) -> Processor:
        """What reads documents this way, with the lexicons of `sources`."""
        lexicon: Lexicon = load(replace(sources, left_out=self.left_out))
        return Processor(lexicon, self.segmenter(), shared_witness() if self.pkuseg else None)


WORD_VARIANTS = (
    Variant("jieba and pkuseg", "全部"),
    Variant("no pkuseg", "不用 pkuseg", pkuseg=False),
    Variant("no dictionary tags", "不用 jieba 词典的词性", Untagged),
    Variant("no words: single characters", "不分词，逐字", SingleCharacters),
    Variant("words by pkuseg, not jieba", "用 pkuseg 代替 jieba 分词", PkusegWords),
)
"""The first is the program as it is."""

LEXICON_VARIANTS = (
    Variant("no names of awards", "不用荣誉名称", left_out=("awards.toml:families", "awards.toml:award")),
    Variant("no heads of awards", "不用荣誉词尾", left_out=("awards.toml:heads",)),
    Variant(
        "no national bodies",
        "不用全国性机构",
        left_out=("bodies.toml:national", "bodies.toml:former_national"),
    ),
    Variant("no departments", "不用部门简称", left_out=("bodies.toml:department",)),
    Variant(
        "no common nouns for bodies",
        "不用“公司、该会”等指代",
        left_out=("bodies.toml:anaphora.bare", "bodies.toml:anaphora.pointed"),
    ),
    Variant("no zones, short names of places", "不用开发区和地名简称", left_out=("divisions_extra.tsv",)),
    Variant("no fused posts", "不用“市长”类职务", left_out=("posts.toml:fused",)),
    Variant("no occupations", "不用职业", left_out=("posts.toml:occupations",)),
    Variant("no counts of given names", "不用人名用字", left_out=("given_names.tsv",)),
    Variant("no words that look like names", "不用似人名的词", left_out=("names.toml:not_names",)),
    Variant("no words behind names", "不用人名后的词", left_out=("names.toml:followers",)),
    Variant("no brands", "不用品牌", left_out=("programmes.toml:brand",)),
    Variant("no nouns as units", "不用“48万职工”类名词", left_out=("units.toml:nouns",)),
)
"""Groups of words, each left out of the program as it is."""

VARIANTS = (*WORD_VARIANTS, *LEXICON_VARIANTS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A variant, and the scores that it has."""

    variant: Variant
    evaluation: Evaluation

    @property
    def right(self) -> int:
        """Facts of all kinds that are right."""
        return sum(score.right for score in self.evaluation.report.scores)

    @property
    def wrong(self) -> int:
        """Rows of all kinds that are not."""
        return sum(score.found - score.right for score in self.evaluation.report.scores)


def ablate(
    gold: GoldSet,
    sources: LexiconSources = SHIPPED,
    variants: Sequence[Variant] = VARIANTS,
) -> Iterator[Outcome]:
    """Each of `variants` on the documents of `gold`, one after the other; what cannot be read is left out."""
    for variant in variants:
        documents = _read(variant.processor(sources), gold.documents)
        yield Outcome(variant, evaluated(documents, gold.facts, sources))


def _read(processor: Processor, files: Sequence[InputFile]) -> Iterator[ResolvedDocument]:
    for file in files:
        with contextlib.suppress(ReadingError):
            given = file.read()
            yield processor.process(file.name, given.data, given.metadata)
