"""What a page says about its publication, and what goes before what."""

from __future__ import annotations

import pytest

from kg.model import NOTHING_SAID, Metadata
from kg.reading import read_document

BODY = "云台县总工会召开全委会议，部署全年工作，慰问困难职工300户。\n"


def metadata(text: str, said: Metadata = NOTHING_SAID) -> Metadata:
    return read_document("page.txt", text.encode(), said).metadata


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"云台日报 2023年2月28日 星期二 责编 关 欣\n\n云台县总工会举办运动会\n\n本报讯（记者 李明）{BODY}",
            Metadata("云台县总工会举办运动会", "云台日报", "2023-02-28", authors=("李明",)),
        ),
        (
            f"云台县总工会举办运动会\n\n来源：云台县总工会  发布时间：2023-05-06\n\n{BODY}",
            Metadata("云台县总工会举办运动会", "云台县总工会", "2023-05-06"),
        ),
        (
            f"云台县总工会举办运动会\n\n本报青石3月15日讯（记者 李明 通讯员 王芳）{BODY}",
            Metadata("云台县总工会举办运动会", place="青石", authors=("李明", "王芳")),
        ),
        (
            f"新华社青石5月1日电（记者 李明）{BODY}",
            Metadata(publisher="新华社", place="青石", authors=("李明",)),
        ),
        (f"云台工人报讯（记者 李明）{BODY}", Metadata(publisher="云台工人报", authors=("李明",))),
        (
            f"云台县总工会文件\n云工发〔2023〕12号\n\n关于开展慰问的通知\n\n各基层工会：\n{BODY}\n云台县总工会\n2023年3月1日\n",
            Metadata("关于开展慰问的通知", "云台县总工会", "2023-03-01"),
        ),
        (
            f"云工发〔2023〕12号\n\n关于开展慰问的通知\n\n各基层工会：\n{BODY}\n云台县总工会\n2024年3月1日\n",
            Metadata("关于开展慰问的通知", "云台县总工会", "2024-03-01"),
        ),
        (
            f"云台县总工会举办运动会\n\n{BODY}\n原文链接：https://example.org/a/1.html\n",
            Metadata("云台县总工会举办运动会", url="https://example.org/a/1.html"),
        ),
        (f"{BODY}（本报记者 李明 通讯员 王芳）\n", Metadata(authors=("李明", "王芳"))),
        (f"{BODY}\n\n\n\n\n2024年10月22日，县总工会主席陈立（右二）慰问职工。\n", Metadata(date="2024")),
        (BODY, Metadata()),
    ],
)
def test_what_a_page_says(text: str, expected: Metadata) -> None:
    assert metadata(text) == expected


def test_what_was_said_goes_before_what_the_page_says() -> None:
    page = f"云台日报 2023年2月28日 星期二\n\n云台县总工会举办运动会\n\n本报讯（记者 李明）{BODY}"
    found = metadata(page, Metadata(title="题目", date="2023-03-01", place="山西省"))
    assert found == Metadata("题目", "云台日报", "2023-03-01", "山西省", ("李明",))


def test_articles_that_disagree_say_nothing_of_the_whole() -> None:
    page = f"本报青石讯（记者 李明）{BODY}\n\n本报白塔讯（记者 王芳）{BODY}"
    assert metadata(page) == Metadata()


@pytest.mark.parametrize(
    ("said", "text", "date"),
    [
        ("2024-05-02", BODY, "2024-05-02"),
        ("2024-05-02", f"新华社青石5月1日电（记者 李明）{BODY}", "2024-05-01"),
        ("2024-01-02", f"本报讯（记者 李明）12月28日，{BODY}", "2023-12-28"),
        ("2024", f"本报讯（记者 李明）12月28日，{BODY}", "2024-12-28"),
        ("2024-05-02", f"来源：云台日报 2023-04-01\n\n{BODY}", "2023-04-01"),
        ("2024-05-02", "2019年是新中国成立70周年。今年，" + BODY, "2019"),
    ],
)
def test_the_date_that_was_said_dates_what_tells_no_date(said: str, text: str, date: str) -> None:
    document = read_document("page.txt", text.encode(), Metadata(date=said))
    assert document.articles[0].date == date
