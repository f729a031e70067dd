"""The date in the head of a page dates its articles, also where another head has none."""

from __future__ import annotations

from kg.reading import read_document


def test_a_page_number_does_not_hide_the_date_in_the_head() -> None:
    text = (
        "01　要闻　2023年5月8日　星期一　宁河工人报\n\n— 1 —\n\n县总工会慰问职工\n\n"
        "本报讯（记者 李明）4月12日，县总工会慰问一线职工300名，送去防暑用品。\n"
    )
    dates = {article.date for article in read_document("a.txt", text.encode()).articles}
    assert "2023-05-08" in dates and None not in dates
