"""What the layers of an article leave to each other."""

from __future__ import annotations

import pytest

from kg.extraction.annotate import Annotator
from kg.extraction.tokens import shared_segmenter
from kg.lexicon import load
from kg.model import AnnotatedSentence, Article, BlockKind, Sentence


def annotated(text: str) -> AnnotatedSentence:
    sentence = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
    return Annotator(load(), shared_segmenter()).annotate(Article(0, "", (sentence,))).sentences[0]


@pytest.mark.parametrize(
    ("text", "award", "bodies"),
    [
        (
            "涪城区工人文化宫被市委宣传部授予绵阳市职工爱国主义教育基地称号。",
            "绵阳市职工爱国主义教育基地",
            ["涪城区工人文化宫", "市委宣传部"],
        ),
        (
            "德清县总工会被省总工会评为浙江省模范职工之家。",
            "浙江省模范职工之家",
            ["德清县总工会", "省总工会"],
        ),
    ],
)
def test_a_body_inside_an_award_is_none(text: str, award: str, bodies: list[str]) -> None:
    sentence = annotated(text)
    assert award in [m.name for m in sentence.awards]
    assert [m.text for m in sentence.organisations] == bodies


def test_layers_stand_in_the_sentence() -> None:
    sentence = annotated("3月5日，余姚市总工会主席方立群走访慰问困难职工120户，发放慰问金36万元。")
    assert [m.text for m in sentence.organisations] == ["余姚市总工会"]
    assert [m.text for m in sentence.persons] == ["方立群"]
    assert [str(q.value) for q in sentence.quantities] == ["120", "360000"]
    assert [t.text for t in sentence.times] == ["3月5日"]
    for layer in (sentence.organisations, sentence.persons, sentence.awards, sentence.programmes):
        assert all(sentence.slice(m.span) == m.text for m in layer)
