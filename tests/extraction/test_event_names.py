"""Names, dates and participants of visits and of numbered meetings, in sentences the rules were not written from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extraction.events.extractor import extract
from kg.lexicon.events import load_events
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Article,
    BlockKind,
    EntityClass,
    Event,
    Mention,
    Sentence,
    Span,
    TimeExpression,
)

LEXICON = load_events()


def annotate(
    text: str,
    organisations: Sequence[str] = (),
    persons: Sequence[str] = (),
    times: Sequence[tuple[str, str]] = (),
    start: int = 0,
) -> AnnotatedSentence:
    """A sentence with its layers, each name at its first occurrence."""

    def mentions(names: Sequence[str], cls: EntityClass) -> tuple[Mention, ...]:
        spans = sorted((start + text.index(name), name) for name in names)
        return tuple(Mention(at, at + len(name), name, cls) for at, name in spans)

    spans = [(Span(start + text.index(w), start + text.index(w) + len(w)), w, v) for w, v in times]
    return AnnotatedSentence(
        Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, 0),
        times=tuple(TimeExpression(span, words, value) for span, words, value in sorted(spans)),
        organisations=mentions(organisations, EntityClass.ORGANISATION),
        persons=mentions(persons, EntityClass.PERSON),
    )


def events(*sentences: AnnotatedSentence) -> list[Event]:
    article = Article(0, "", tuple(sentence.sentence for sentence in sentences))
    return list(extract(AnnotatedArticle(article, sentences), LEXICON))


DAY = [("3月8日", "2017-03-08")]

VISITS = [
    (
        annotate(
            "3月8日，市残联副理事长江帆，调研员罗勇一行到青田镇开展走访慰问，送去轮椅。",
            ["市残联"],
            ["江帆", "罗勇"],
            DAY,
        ),
        "江帆一行到青田镇开展走访慰问",
        ["江帆", "罗勇"],
    ),
    (
        annotate(
            "3月8日，县委书记江帆，县长罗勇，县政协主席白雪等县领导，分别带队深入工地，看望慰问建筑工人。",
            ["县委", "县政协"],
            ["江帆", "罗勇", "白雪"],
            DAY,
        ),
        "江帆等分别带队深入工地，看望慰问建筑工人",
        ["江帆", "罗勇", "白雪"],
    ),
    (
        annotate(
            "3月8日，省妇联主席江帆带领调研组，在市长罗勇陪同下，先后前往云岭社区和茶园小学。",
            ["省妇联"],
            ["江帆", "罗勇"],
            DAY,
        ),
        "江帆带领调研组先后前往云岭社区和茶园小学",
        ["江帆", "罗勇"],
    ),
    (
        annotate(
            "3月8日，在团县委书记江帆的带领下，青年志愿者来到敬老院看望老人。",
            ["团县委"],
            ["江帆"],
            DAY,
        ),
        "江帆带领青年志愿者来到敬老院看望老人",
        ["江帆"],
    ),
    (
        annotate(
            "3月8日，县总工会主席江帆带领机关干部一行，对部分企业困难职工和云岭村脱贫户进行走访慰问。",
            ["县总工会"],
            ["江帆"],
            DAY,
        ),
        "江帆带领机关干部一行对部分企业困难职工和云岭村脱贫户进行走访慰问",
        ["江帆"],
    ),
]


@pytest.mark.parametrize(("sentence", "label", "participants"), VISITS)
def test_a_visit_is_named_after_its_first_visitor(
    sentence: AnnotatedSentence, label: str, participants: list[str]
) -> None:
    (event,) = events(sentence)
    assert (event.event.label, event.kind, event.date) == (label, "visit", "2017-03-08")
    assert [mention.text for mention in event.participants] == participants


def test_people_visited_take_no_part_those_who_go_along_do() -> None:
    sentence = annotate(
        "3月8日，省总工会副主席江帆来到劳模罗勇家中看望慰问，市总工会主席白雪陪同。",
        ["省总工会", "市总工会"],
        ["江帆", "罗勇", "白雪"],
        DAY,
    )
    (event,) = events(sentence)
    assert event.participants[0].text == "江帆"
    assert "白雪" in [mention.text for mention in event.participants]


def test_posts_of_visiting_make_no_visit() -> None:
    assert not events(annotate("3月8日，县总工会四级调研员江帆获评先进。", ["县总工会"], ["江帆"], DAY))


def test_who_came_for_an_occasion_made_no_visit_besides() -> None:
    sentence = annotate(
        "3月8日，市妇联主席江帆来到云岭村，出席“暖春”爱心捐赠仪式。", ["市妇联"], ["江帆"], DAY
    )
    assert [event.event.label for event in events(sentence)] == ["“暖春”爱心捐赠仪式"]


NUMBERED = [
    (
        annotate("3月8日，县十八届人大常委会举行第九次会议。", [], [], DAY),
        ["县十八届人大常委会第九次会议"],
    ),
    (
        annotate("3月8日，市工商联召开第七次会员代表大会。", ["市工商联"], [], DAY),
        ["市工商联第七次会员代表大会"],
    ),
    (annotate("市妇联于3月8日召开第九次代表大会。", ["市妇联"], [], DAY), ["市妇联第九次代表大会"]),
    (annotate("3月8日，东湖学校工会召开第四次会员大会。", [], [], DAY), ["东湖学校工会第四次会员大会"]),
    (
        annotate("3月8日，县十六届人大常委会第三十次会议任命江帆为副县长。", [], ["江帆"], DAY),
        ["县十六届人大常委会第三十次会议"],
    ),
    (annotate("县总工会八届一次经审会选举江帆为主任。", ["县总工会"], ["江帆"]), ["县总工会八届一次经审会"]),
]


@pytest.mark.parametrize(("sentence", "labels"), NUMBERED)
def test_a_numbered_meeting_is_named_with_its_body(sentence: AnnotatedSentence, labels: list[str]) -> None:
    assert [event.event.label for event in events(sentence)] == labels


def test_the_date_may_stand_behind_the_title() -> None:
    sentence = annotate(
        "梅溪市科协第六次代表大会于2011年3月8日至10日在人民会堂召开。",
        ["梅溪市科协"],
        [],
        [("2011年3月8日至10日", "2011-03-08/2011-03-10")],
    )
    (event,) = events(sentence)
    assert (event.event.label, event.date) == ("梅溪市科协第六次代表大会", "2011-03-08")


@pytest.mark.parametrize(
    "text",
    [
        "会议选举产生出席省妇女第十二次代表大会代表8名。",
        "市工会第十次代表大会将于3月8日召开。",
        "3月8日，记者从县总工会获悉，在先后走访了三家企业之后，活动结束。",
    ],
)
def test_elections_plans_and_hearsay_are_no_events(text: str) -> None:
    assert not events(annotate(text, [], [], DAY if "3月8日" in text else []))


def test_who_announces_an_event_is_no_part_of_its_name() -> None:
    sentence = annotate("3月8日晚，副省长江帆宣布全省第二届焊工技能大赛闭幕。", [], ["江帆"], DAY)
    assert [event.event.label for event in events(sentence)] == ["全省第二届焊工技能大赛"]


def test_an_activity_with_a_place_needs_no_day() -> None:
    sentence = annotate("日前，“书香润万家”亲子阅读活动在云岭书城举行。", [], [], [("日前", "")])
    assert [event.event.label for event in events(sentence)] == ["“书香润万家”亲子阅读活动"]


def test_on_the_same_day_means_the_day_of_the_sentence_before() -> None:
    first = annotate("2012年3月8日是妇女节。", [], [], [("2012年3月8日", "2012-03-08")])
    second = annotate("当天上午，县妇联在广场举行巾帼创业成果展。", ["县妇联"], start=first.sentence.end)
    assert [event.date for event in events(first, second)] == ["2012-03-08"]


LATER = [
    (
        annotate("3月8日，市文联承办的“全国茶商漓江行推介会”“漓江工匠论坛”在漓江举办。", ["市文联"], [], DAY),
        ["“全国茶商漓江行推介会”", "“漓江工匠论坛”"],
    ),
    (annotate("3月8日，县工会举办亲子风筝赛，40个家庭参加。", ["县工会"], [], DAY), ["亲子风筝赛"]),
    (annotate("3月8日，20支队伍参赛。", [], [], DAY), []),
    (
        annotate("3月8日，县工会举行职工诵读比赛（决赛）和第二届职工读书节闭幕式。", ["县工会"], [], DAY),
        ["职工诵读比赛", "第二届职工读书节闭幕式"],
    ),
    (annotate("3月8日，市工商联（总商会）召开第九次会员大会。", ["市工商联"], [], DAY), ["市工商联第九次会员大会"]),
    (annotate("县工会于3月8日组织职工到茶园开展义务劳动。", ["县工会"], [], DAY), ["县工会组织职工到茶园开展义务劳动"]),
    (
        annotate("3月8日，市妇联邀请律师江帆组成讲师团，走进云岭社区开展普法宣讲。", ["市妇联"], ["江帆"], DAY),
        ["市妇联走进云岭社区开展普法宣讲"],
    ),
    (
        annotate(
            "2019年，新楼建成；2020年3月，医院与漓江大学签订合作协议。",
            ["漓江大学"],
            [],
            [("2019年", "2019"), ("2020年3月", "2020-03")],
        ),
        ["医院与漓江大学签订合作协议"],
    ),
    (annotate("日前，市总工会决定举办全市职工摄影大赛。", ["市总工会"], [], [("日前", "")]), []),
    (annotate("3月8日，“巾帼护水”行动，在云岭广场拉开帷幕。", [], [], DAY), []),
    (annotate("在3月8日全市第三届焊工技能大赛中，江帆夺得冠军。", [], ["江帆"], DAY), ["全市第三届焊工技能大赛"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "labels"), LATER)
def test_lists_remarks_and_deeds_told_in_a_later_clause(
    sentence: AnnotatedSentence, labels: list[str]
) -> None:
    assert [event.event.label for event in events(sentence)] == labels
