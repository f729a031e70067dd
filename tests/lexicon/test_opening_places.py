"""The places where words may begin leave out none where one does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.divisions import load_divisions
from kg.lexicon.matcher import LongestMatcher, opening_pattern
from kg.lexicon.names import load_names
from kg.lexicon.posts import load_posts

_TEXTS = st.lists(
    st.sampled_from(
        ["挂职副主席", "常务副县长", "货车司机", "欧阳某", "和", "银川市", "李某某", "，", "]^-", "文"]
    )
).map("".join)


@given(_TEXTS)
def test_posts_begin_only_at_openings(text: str) -> None:
    posts = load_posts()
    openings = list(posts.openings(text))
    assert openings == sorted(set(openings))
    for position in set(range(len(text))) - set(openings):
        assert posts.longest_match(text, position) is None
        assert posts.fused_match(text, position) is None
        assert posts.occupation_match(text, position) is None


@given(_TEXTS)
def test_surnames_begin_only_at_surname_places(text: str) -> None:
    names = load_names()
    for position in set(range(len(text))) - set(names.surname_places(text)):
        assert names.surname_at(text, position) is None


@given(_TEXTS)
def test_divisions_begin_only_with_their_openings(text: str) -> None:
    divisions = load_divisions()
    for position in range(len(text)):
        begins = text[position : position + 2] in divisions.openings
        assert begins or divisions.longest_match(text, position) is None


@given(st.lists(st.text("ab]^-\\", min_size=1), min_size=1), st.text("ab]^-\\"))
def test_opening_pattern_takes_marks_as_they_are(words: list[str], text: str) -> None:
    matcher = LongestMatcher.of(words)
    found = {match.start() for match in opening_pattern(words).finditer(text)}
    assert {p for p in range(len(text)) if matcher.end(text, p) is not None} <= found
