"""What notes say about a document: keys in Chinese and English, dates, names, addresses, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.model import NOTHING_SAID, Metadata
from kg.reading.metadata import iso_date, metadata_of, names_in, web_address


def test_keys_in_both_languages_say_the_same():
    said = Metadata(
        title="清河区总工会慰问职工",
        publisher="清河日报",
        date="2024-03-15",
        place="云州市清河区",
        authors=("李明", "王小芳"),
        url="http://news.example.cn/1.html",
    )
    english = {
        "title": "清河区总工会慰问职工",
        "source": "清河日报",
        "pub_date": "2024-03-15 08:30",
        "place": "云州市清河区",
        "authors": ["李明", "王小芳"],
        "link": "http://news.example.cn/1.html",
    }
    chinese = {
        "标题": "清河区总工会慰问职工",
        "来源": "清河日报",
        "发布时间": "2024年3月15日",
        "地点": "云州市清河区",
        "记者": "李明、王小芳",
        "网址": "http://news.example.cn/1.html",
    }
    assert metadata_of(english, "a.json") == metadata_of(chinese, "a.json") == said


def test_other_keys_and_empty_values_say_nothing():
    assert (
        metadata_of({"tags": [1], "draft": True, "title": " ", "date": None, "author": []}, "a")
        == NOTHING_SAID
    )
    assert metadata_of({3: "x", None: "y"}, "a") == NOTHING_SAID  # YAML's keys may be anything


def test_the_first_key_that_says_something_counts():
    assert metadata_of({"source": "", "媒体": "清河日报", "publisher": None}, "a").publisher == "清河日报"


def test_a_clipper_writes_the_address_as_the_source_and_links_to_authors():
    said = metadata_of(
        {"source": "https://a.example/1", "author": ["[[李明]]"], "published": "2024-03-15"}, "a"
    )
    assert said == Metadata(date="2024-03-15", authors=("李明",), url="https://a.example/1")


@pytest.mark.parametrize(
    "url",
    ["/news/1/", "javascript:alert(1)", "https://a.example/ b", 'https://a.example/"onclick=', "http://<a>"],
)
def test_what_is_no_absolute_address_is_passed_over(url):
    assert metadata_of({"url": url}, "a").url == web_address(url) == ""


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-15", "2024-03-15"),
        ("2024-3-5", "2024-03-05"),
        ("2024/3/15 8:30", "2024-03-15"),
        ("2024.03.15", "2024-03-15"),
        ("2024-03-15T08:30:00+08:00", "2024-03-15"),
        ("2024-03-14T23:30:00Z", "2024-03-14"),
        ("2024-03-15 08:30:00.0", "2024-03-15"),
        ("2024年3月15日", "2024-03-15"),
        ("2024 年 3 月 15 日", "2024-03-15"),
        ("2024年03月15日 08时30分", "2024-03-15"),
        ("2024年3月15日（星期五）", "2024-03-15"),
        ("二〇二四年三月十五日", "2024-03-15"),
        ("20240315", "2024-03-15"),
        ("202403150830", "2024-03-15"),
        ("2024年3月", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024年", "2024"),
        ("２０２４年３月１日", "2024-03-01"),
        ("2024-02-30", None),
        ("2024-13-01", None),
        ("24-03-15", None),
        ("0024-03-15", None),
        ("20243", None),
        ("2024年3月15日 来源：清河日报", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates(value, iso):
    assert iso_date(value) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (date(2024, 3, 15), "2024-03-15"),
        (datetime(2024, 3, 15, 23, 30, tzinfo=timezone(timedelta(hours=8))), "2024-03-15"),
        (2024, "2024"),
        (20240315, "2024-03-15"),
    ],
)
def test_dates_that_a_note_already_understood(value, iso):
    assert metadata_of({"date": value}, "a").date == iso


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_every_form(day):
    forms = ("%Y-%m-%d", "%Y/%m/%d %H:%M", "%Y年%m月%d日", "%Y%m%d", "%Y.%m.%d")
    assert {iso_date(day.strftime(form)) for form in forms} == {day.isoformat()}
    assert iso_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers_of_values(text):
    assert (iso_date(text) or "1900")[:2] in {"19", "20", "21"}
    assert all(name == name.strip() and "\n" not in name for name in names_in(text))
    assert web_address(text) in {"", text.strip()}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("李明", ("李明",)),
        ("记者 李明 通讯员 赵 晓、王芳", ("李明", "赵晓", "王芳")),
        ("本报记者 李　明　王小芳", ("李明", "王小芳")),
        ("文/图 李明", ("李明",)),
        ("文静 图娅", ("文静", "图娅")),
        ("古丽·艾山，欧阳小明", ("古丽·艾山", "欧阳小明")),
        ("Jane Smith, 李明", ("Jane Smith", "李明")),
        ("李明、李明", ("李明",)),
        ("作者：", ()),
    ],
)
def test_names(line, names):
    assert names_in(line) == names


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"title": 3}, "a.json: 「title」应是一段文字 must be text, not a number"),
        ({"来源": ["清河日报"]}, "a.json: 「来源」应是一段文字 must be text, not a list"),
        ({"作者": {"name": "李明"}}, "a.json: 「作者」应是一段文字 must be text, not a mapping"),
        ({"date": True}, "a.json: 「date」应是一段文字 must be text, not true/false"),
        (
            {"Pub_Date": "昨\n天"},
            "a.json: 「Pub_Date」读不出日期「昨 天」，请写成 2024-03-15 is no date; write it like 2024-03-15",
        ),
        ({"title": "长" * 1001}, "a.json: 「title」超过 1000 字 is longer than 1000 characters"),
        (
            {"authors": [f"甲{n}" for n in range(101)]},
            "a.json: 「authors」超过 100 人 has more than 100 names",
        ),
    ],
)
def test_what_does_not_hold_what_its_key_promises_is_refused(mapping, expected):
    with pytest.raises(ReadingError) as refusal:
        metadata_of(mapping, "a.json")
    assert str(refusal.value) == expected
