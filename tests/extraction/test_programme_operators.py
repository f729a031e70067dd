"""Who carries a programme out, and names by what is set up or told of them; the rules were not written from these."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extraction.operators import main_body, subject_organisations
from kg.extraction.programmes.extractor import extract, recognise
from kg.lexicon.programmes import load_programmes
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Article,
    BlockKind,
    EntityClass,
    Mention,
    Sentence,
)

LEXICON = load_programmes()


def annotated(
    text: str, organisations: Sequence[tuple[str, str]] = (), persons: Sequence[str] = ()
) -> AnnotatedSentence:
    """A sentence whose bodies are given as name and kind, each at its first occurrence."""
    plain = Sentence(0, len(text), text, BlockKind.PARAGRAPH, 0)
    bodies = [
        Mention(text.index(name), text.index(name) + len(name), name, EntityClass.ORGANISATION, name, kind)
        for name, kind in organisations
    ]
    people = [
        Mention(text.index(name), text.index(name) + len(name), name, EntityClass.PERSON) for name in persons
    ]
    return AnnotatedSentence(
        plain,
        organisations=tuple(sorted(bodies)),
        persons=tuple(sorted(people)),
        programmes=recognise(plain, LEXICON),
    )


def operators(sentence: AnnotatedSentence) -> list[str | None]:
    article = AnnotatedArticle(Article(0, "", (sentence.sentence,)), (sentence,))
    return [fact.operator.text if fact.operator else None for fact in extract(article, LEXICON)]


UNION = "union"
OPERATORS = [
    # a newspaper's dateline carries nothing out
    (annotated("兰溪日报讯（记者 方晓）日前，“书香润家园”活动在剧院举行。", [("兰溪日报", "media")]), None),
    (annotated("春江晚报记者 方晓报道：“暖心护学”行动启动。", [("春江晚报", "media")]), None),
    (annotated("新华社长沙5月4日电 “青春护河”行动启动。", [("新华社", "media")]), None),
    # who visits, attends or announces does not carry it out
    (
        annotated(
            "省总工会副主席方晓到茶厂调研“技能兴茶”行动。",
            [("省总工会", UNION), ("茶厂", "company")],
            ["方晓"],
        ),
        None,
    ),
    (annotated("市政协副主席方晓宣布“青春护河”行动启动。", [("市政协", "government")], ["方晓"]), None),
    # nor does the committee in which a leader holds his first post
    (
        annotated("县委常委、宣传部长、总工会主席方晓带队开展“送清凉”活动。", [("县委", "party")], ["方晓"]),
        None,
    ),
    # a union's leader acts for the union
    (annotated("县总工会主席方晓带队开展“送清凉”活动。", [("县总工会", UNION)], ["方晓"]), "县总工会"),
    # of those who join hands the first is named
    (
        annotated(
            "由市科协、市教育局、市文旅局联合举办的“科学之夜”活动落幕。",
            [("市科协", "association"), ("市教育局", "government"), ("市文旅局", "government")],
        ),
        "市科协",
    ),
]


@pytest.mark.parametrize(("sentence", "operator"), OPERATORS)
def test_the_operator_is_the_body_that_runs_it(sentence: AnnotatedSentence, operator: str | None) -> None:
    assert operators(sentence) == [operator]


def test_a_newspaper_that_acts_is_a_subject() -> None:
    acts = annotated("兰溪日报社工会举办“阅读马拉松”活动。", [("兰溪日报社工会", UNION)])
    assert [m.text for m in subject_organisations(acts)] == ["兰溪日报社工会"]


def test_visitors_are_not_what_an_article_is_about() -> None:
    visit = annotated("省总工会副主席方晓到云岭镇调研。", [("省总工会", UNION)], ["方晓"])
    article = AnnotatedArticle(Article(0, "", (visit.sentence,)), (visit,))
    assert main_body(article) is None


NAMES = [
    ("集团设立500万元“暖阳”职工互助基金，救助困难职工80人次。", [("暖阳职工互助基金", "scheme")]),
    ("县妇联发放“木兰”助学金12万元。", [("木兰助学金", "scheme")]),
    ("开发区总工会设立“欠薪垫付周转金”。", [("欠薪垫付周转金", "scheme")]),
    ("今年着力抓好“四个一批”：建设一批阵地，培养一批骨干。", [("四个一批", "bundle")]),
    ("“鹊桥有约”已牵手成功31对。", [("鹊桥有约", "campaign")]),
    ("全县首个“骑手爱心供餐点”开张，20名骑手领到午餐。", [("骑手爱心供餐点", "service")]),
    ("打造“工会20分钟服务圈”。", [("工会20分钟服务圈", "service")]),
    ("先后实施助力文旅“四进”行动。", [("四进行动", "campaign")]),
    ("本届艺术节共设“歌声嘹亮”职工合唱比赛、“墨香工厂”职工书法比赛。", [
        ("歌声嘹亮职工合唱比赛", "competition"), ("墨香工厂职工书法比赛", "competition"),
    ]),
    ("就“有话好商量”“委员进社区”专项行动开展调研。", [("有话好商量", "campaign"), ("委员进社区", "campaign")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_by_what_is_set_up_or_told_of_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.label, m.kind) for m in recognise(annotated(text).sentence, LEXICON)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "漓江市“最美护士”揭晓，12人入选。",
        "中国儿童少年基金会捐款20万元。",
        "“工人先锋号”已达320个。",
        "始终把早餐供应作为“暖心工程”来抓。",
        "竞赛分为“理论考试”“实操比拼”两大竞赛项目。",
        "启动以“绿色生活我先行”为主题的“低碳”宣传。",
        "建成“十二五”成果图片展活动展厅。",
    ],
)
def test_honours_foundations_likenings_and_themes_are_none(text: str) -> None:
    assert [m.label for m in recognise(annotated(text).sentence, LEXICON)] == []
