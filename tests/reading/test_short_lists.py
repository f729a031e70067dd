"""Rows of short lists and of names with brackets, which look like lines of a column."""

from __future__ import annotations

from kg.reading import read_document

TEXT = """关于表彰先进的决定

县总工会决定，对下列个人予以表彰。名单如下：
一、优秀工会干部（6名）
肖国强　李　宁（女）　周建民
谢丽芳　朱　海　易小林
二、先进工会
白河乡工会
青石镇工会
"""


def _lines(text: str) -> list[str]:
    document = read_document("list.txt", text.encode())
    return [sentence.text for article in document.articles for sentence in article.sentences]


def test_rows_below_a_colon_stay_apart_and_keep_their_blanks() -> None:
    assert _lines(TEXT)[-6:] == [
        "一、优秀工会干部（6名）",
        "肖国强 李宁（女）周建民",
        "谢丽芳 朱海 易小林",
        "二、先进工会",
        "白河乡工会",
        "青石镇工会",
    ]
