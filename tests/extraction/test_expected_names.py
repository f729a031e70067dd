"""Names of persons that a grammar expects; all are invented."""

from __future__ import annotations

import pytest
from award_annotations import HOLDERS, annotated

from kg.model import EntityClass


@pytest.mark.parametrize("word", ["方小兰", "买买提·艾力", "欧阳静", "夏春燕"])
def test_looks_like_name(word: str) -> None:
    assert HOLDERS.looks_like_name(word)


@pytest.mark.parametrize("word", ["柏城市", "程师", "全市", "技术员们", "文明号", "梧桐镇", "第一医学会"])
def test_looks_like_none(word: str) -> None:
    assert not HOLDERS.looks_like_name(word)


def test_adds_the_names_beside_an_award() -> None:
    (sentence,) = annotated("授予贺小川、唐立军等30名职工“市五一劳动奖章”。").sentences
    added = HOLDERS.with_expected(sentence).persons
    assert [person.text for person in added] == ["贺小川", "唐立军"]
    assert {person.cls for person in added} == {EntityClass.PERSON}
    assert [sentence.slice(person.span) for person in added] == [person.text for person in added]


def test_adds_none_without_a_verb_or_an_award() -> None:
    (sentence,) = annotated("金点子征集活动持续开展，全市职工踊跃参加。").sentences
    assert HOLDERS.with_expected(sentence) == sentence
