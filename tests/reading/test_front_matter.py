"""Front matter is metadata and no text; a thematic break at the top of a text is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.model import NOTHING_SAID, Metadata
from kg.reading import read_document
from kg.reading.formats.front_matter import MOST_CHARACTERS, read_front_matter

TEXT = "# 县总工会召开全委会议\n\n3月1日，庆城县总工会召开全委会议，主席何丽娟出席会议并讲话。\n"
FRONT = (
    "---\ntitle: 县总工会召开全委会议\ndate: 2024-03-02 08:30:00 +0800\n来源: 庆城日报\nauthors:\n  - 陶卫平\n"
    'place: 庆城县\nurl: "https://news.example.cn/1"\ntags: [工会, 会议]\ndraft: false\n---\n'
)
SAID = Metadata(
    "县总工会召开全委会议", "庆城日报", "2024-03-02", "庆城县", ("陶卫平",), "https://news.example.cn/1"
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_is_metadata_and_stays_in_the_original(end: str, mark: str) -> None:
    written = (FRONT + TEXT).replace("\n", end)
    document = read_document("a.md", (mark + written).encode())
    assert document.metadata == SAID and document.original == written
    assert "tags" not in document.text and document.articles[0].title == "县总工会召开全委会议"
    sentence = document.articles[0].sentences[-1]
    assert document.quote(sentence)[1] == "3月1日，庆城县总工会召开全委会议，主席何丽娟出席会议并讲话。"  # type: ignore[arg-type]


def test_the_text_after_front_matter_reads_as_it_does_alone() -> None:
    with_it, alone = read_document("a.md", (FRONT + TEXT).encode()), read_document("a.md", TEXT.encode())
    assert with_it.text == alone.text
    assert [(a.title, a.sentences) for a in with_it.articles] == [
        (a.title, a.sentences) for a in alone.articles
    ]
    # The day that is said is that of the articles, which tell none themselves.
    assert [(a.date, b.date) for a, b in zip(with_it.articles, alone.articles, strict=True)] == [
        ("2024-03-02", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n本报讯 3月1日，庆城县总工会召开会议。\n\n---\n",
        "---\n庆城县总工会召开会议\n---\n正文。\n",
        "---\n会议时间：2024年3月1日\n---\n正文。\n",
        "---\n第一: 建强组织\n第二: 服务职工\n---\n正文。\n",
        "---\ntitle: 没有结尾\n正文。\n",
        "--- \n- 甲\n- 乙\n---\n",
        "----\ntitle: 甲\n----\n",
        "\n---\ntitle: 甲\n---\n",
        "正文。\n---\ntitle: 甲\n---\n",
        "---\ntitle: " + "长" * MOST_CHARACTERS + "\n---\n正文。",
    ],
)
def test_other_lines_between_breaks_are_text(text: str) -> None:
    front = read_front_matter("a.md", text)
    assert front.end == 0 and front.said == NOTHING_SAID


def test_keys_of_programs_alone_are_front_matter() -> None:
    text = "---\nlayout: post\ncategories:\n  - news\n---\n正文。"
    front = read_front_matter("a.md", text)
    assert text[front.end :] == "正文。" and front.said == NOTHING_SAID


def test_values_are_read_as_they_are_written() -> None:
    front = read_front_matter("a.md", "---\ntitle: 2024\nauthor: ~\ndate: 20240301\nsource: no\n...\n正文。")
    assert front.said == Metadata("2024", "no", "2024-03-01")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: 甲: 乙", r"front matter that is no YAML \(line 2\): mapping values are not allowed"),
        ("title: [甲", r"no YAML \(line 3\)"),
        ("title: &a 甲\nauthor: *a", "no YAML"),
        ("a: &a [甲]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: 甲", "no YAML"),
        ("title: !!python/object/apply:os.system ['true']", "no YAML"),
        ("title: !!int 甲", "no YAML"),
        ("title: " + "[" * 5_000, "no YAML"),
        ("title: [甲, 乙]", "「title」应是一段文字 must be text, not a list"),
        ("date: 昨天", "「date」读不出日期「昨天」"),
    ],
)
def test_what_is_meant_as_front_matter_and_is_none_is_refused(front: str, expected: str) -> None:
    with pytest.raises(ReadingError, match=expected) as refusal:
        read_document("a.md", f"---\n{front}\n---\n{TEXT}".encode())
    assert str(refusal.value).startswith("a.md: ") and "\n" not in str(refusal.value)


@given(st.text("title:date日期 \n-[]{}&*!|>'\"#%@`甲，2024", max_size=60))
def test_any_lines_give_a_result_or_one_line(lines: str) -> None:
    text = f"---\n{lines}\n---\n正文。"
    try:
        front = read_front_matter("a.md", text)
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert 0 <= front.end <= len(text)
