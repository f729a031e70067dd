"""A document's own place and publisher say which city 市总工会 is of, where its text does not."""

from __future__ import annotations

import pytest

from kg.model import EntityClass, Metadata
from kg.processing import process

TEXT = "市总工会召开全委会议\n\n本报讯（记者 李明）近日，市总工会召开全委会议，慰问困难职工300户。\n"


def union(text: str, metadata: Metadata) -> set[str]:
    document = process("page.txt", text.encode(), metadata=metadata)
    return {link.entity.label for link in document.links if link.mention.text == "市总工会"}


def test_two_places_give_two_names_and_none_leaves_it_open() -> None:
    assert union(TEXT, Metadata(place="山西省长治市")) == {"长治市总工会"}
    assert union(TEXT, Metadata(place="枣庄")) == {"枣庄市总工会"}
    assert union(TEXT, Metadata()) == {"市总工会"}


@pytest.mark.parametrize(
    ("publisher", "name"),
    [("长治日报", "长治市总工会"), ("枣庄市总工会", "枣庄市总工会"), ("红枫岭文学网", "市总工会")],
)
def test_the_publisher_votes(publisher: str, name: str) -> None:
    assert union(TEXT, Metadata(publisher=publisher)) == {name}


def test_an_explicit_place_goes_before_the_publisher() -> None:
    assert union(TEXT, Metadata(place="枣庄市", publisher="长治日报")) == {"枣庄市总工会"}


def test_what_the_article_names_goes_before_what_was_said() -> None:
    text = TEXT.replace("市总工会召开全委会议\n", "枣庄市总工会召开全委会议\n", 1)
    assert union(text, Metadata(place="长治市", publisher="长治日报")) == {"枣庄市总工会"}


def test_a_county() -> None:
    text = "县总工会举办运动会\n\n近日，县总工会举办职工运动会，300名职工参加。\n"
    document = process("page.txt", text.encode(), metadata=Metadata(publisher="云和县总工会"))
    labels = {link.entity.label for link in document.links if link.mention.cls is EntityClass.ORGANISATION}
    assert labels == {"云和县总工会"}


def test_the_head_of_the_page_is_a_publisher_too() -> None:
    page = f"长治日报 2023年2月28日 星期二 第1版\n\n{TEXT}"
    other = "县总工会举办运动会\n\n本报讯（记者 王芳）近日，市总工会到基层慰问职工200人。\n"
    document = process("page.txt", (page + "\n" + other).encode())
    assert document.document.metadata.publisher == "长治日报"
    assert {link.entity.label for link in document.links if link.mention.text == "市总工会"} == {
        "长治市总工会"
    }


def test_the_date_that_was_said_makes_relative_times_absolute() -> None:
    text = "市总工会五年工作\n\n五年来，市总工会建成驿站30个。今年，培训职工300人。\n"
    document = process("page.txt", text.encode(), metadata=Metadata(date="2021-09-28"))
    assert [article.date for article in document.document.articles] == ["2021-09-28"]
    periods = {fact.fact.period for fact in document.facts if hasattr(fact.fact, "period")}
    assert periods == {"2016/2021", "2021"}
