"""Events in sentences of many institutions and years, none of which the rules were written from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extraction.events.extractor import extract
from kg.extraction.events.times import precision
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
CAPTION = BlockKind.CAPTION
PROSE = BlockKind.PARAGRAPH


def annotate(
    text: str,
    organisations: Sequence[str] = (),
    persons: Sequence[str] = (),
    times: Sequence[tuple[str, str]] = (),
    kind: BlockKind = PROSE,
    start: int = 0,
) -> AnnotatedSentence:
    """A sentence with the layers that other recognisers give, by their first occurrence in `text`."""

    def mentions(names: Sequence[str], cls: EntityClass) -> tuple[Mention, ...]:
        spans = sorted((start + text.index(name), name) for name in names)
        return tuple(Mention(at, at + len(name), name, cls) for at, name in spans)

    expressions = [
        TimeExpression(Span(start + text.index(words), start + text.index(words) + len(words)), words, value)
        for words, value in times
    ]
    return AnnotatedSentence(
        Sentence(start, start + len(text), text, kind, 0),
        times=tuple(sorted(expressions, key=lambda time: time.span)),
        organisations=mentions(organisations, EntityClass.ORGANISATION),
        persons=mentions(persons, EntityClass.PERSON),
    )


def events(*sentences: AnnotatedSentence) -> list[Event]:
    article = Article(0, "", tuple(sentence.sentence for sentence in sentences))
    return list(extract(AnnotatedArticle(article, sentences), LEXICON))


def told(*sentences: AnnotatedSentence) -> list[tuple[str, str, str | None]]:
    return [(event.event.label, event.kind, event.date) for event in events(*sentences)]


TITLED = [
    (
        annotate(
            "1月18日，自治区总工会十二届四次全委会议在南宁召开。",
            ["自治区总工会"],
            [],
            [("1月18日", "2023-01-18")],
        ),
        [("自治区总工会十二届四次全委会议", "meeting", "2023-01-18")],
    ),
    (
        annotate(
            "2019年6月，市妇联第十三次代表大会隆重召开，选举产生新一届执委会。",
            ["市妇联"],
            [],
            [("2019年6月", "2019-06")],
        ),
        [("市妇联第十三次代表大会", "meeting", "2019-06")],
    ),
    (
        annotate("成功举办第四届山城职工文化艺术节暨职工合唱比赛、第九届“华能杯”焊工技能大赛。"),
        [
            ("第四届山城职工文化艺术节暨职工合唱比赛", "performance", None),
            ("第九届“华能杯”焊工技能大赛", "competition", None),
        ],
    ),
    (
        annotate("5月4日，团县委举行“青春心向党”主题演讲比赛。", ["团县委"], [], [("5月4日", "2022-05-04")]),
        [("“青春心向党”主题演讲比赛", "competition", "2022-05-04")],
    ),
    (
        annotate(
            "本报讯（记者李明）9月20日，全省科普工作推进会在长沙举行。",
            [],
            ["李明"],
            [("9月20日", "2018-09-20")],
        ),
        [("全省科普工作推进会", "meeting", "2018-09-20")],
    ),
    (
        annotate(
            "3月8日上午，县残联召开2016年全县残疾人工作会议。",
            ["县残联"],
            [],
            [("3月8日上午", "2016-03-08"), ("2016年", "2016")],
        ),
        [("2016年全县残疾人工作会议", "meeting", "2016-03-08")],
    ),
    (
        annotate("全国化工行业职工技能决赛在我市落下帷幕。"),
        [("全国化工行业职工技能决赛", "competition", None)],
    ),
    (
        annotate("“劳动最光荣”职工书画展4月28日开幕。", [], [], [("4月28日", "2015-04-28")]),
        [("“劳动最光荣”职工书画展", "exhibition", "2015-04-28")],
    ),
    (annotate("“工享家园”平台启动仪式现场。", kind=CAPTION), [("“工享家园”平台启动仪式", "ceremony", None)]),
    (
        annotate("图为全市庆祝“五一”国际劳动节表彰大会现场。", kind=CAPTION),
        [("全市庆祝“五一”国际劳动节表彰大会", "ceremony", None)],
    ),
    (
        annotate(
            "2013年12月20日全区第二届农民工运动会。", [], [], [("2013年12月20日", "2013-12-20")], CAPTION
        ),
        [("全区第二届农民工运动会", "competition", "2013-12-20")],
    ),
    (
        annotate(
            "6月12日，市工商联承办的民营企业融资对接会举行。", ["市工商联"], [], [("6月12日", "2020-06-12")]
        ),
        [("民营企业融资对接会", "meeting", "2020-06-12")],
    ),
    (
        annotate(
            "中华全国总工会第十七届执行委员会第七次全体会议10月8日在京召开。",
            ["中华全国总工会"],
            [],
            [("10月8日", "2023-10-08")],
        ),
        [("中华全国总工会第十七届执行委员会第七次全体会议", "meeting", "2023-10-08")],
    ),
    (
        annotate("7月1日，公司党委召开庆祝建党95周年大会。", ["公司党委"], [], [("7月1日", "2016-07-01")]),
        [("庆祝建党95周年大会", "meeting", "2016-07-01")],
    ),
]

OTHERS = [
    (
        annotate(
            "8月3日，省总工会副主席赵新民一行到甘州区调研新业态建会工作。",
            ["省总工会"],
            ["赵新民"],
            [("8月3日", "2021-08-03")],
        ),
        [("赵新民一行到甘州区调研新业态建会工作", "visit", "2021-08-03")],
    ),
    (
        annotate("县委书记孙立国（前排左二）看望慰问环卫工人。", ["县委"], ["孙立国"], [], CAPTION),
        [("孙立国看望慰问环卫工人", "visit", None)],
    ),
    (
        annotate("市总工会主席吴敏（左）为获奖选手颁奖。", ["市总工会"], ["吴敏"], [], CAPTION),
        [("吴敏为获奖选手颁奖", "other", None)],
    ),
    (
        annotate(
            "5月30日，区妇联组织巾帼志愿者到福利院开展义诊。", ["区妇联"], [], [("5月30日", "2017-05-30")]
        ),
        [("区妇联组织巾帼志愿者到福利院开展义诊", "other", "2017-05-30")],
    ),
    (
        annotate(
            "2022年8月，市总工会慰问抗洪一线职工。", ["市总工会"], [], [("2022年8月", "2022-08")], CAPTION
        ),
        [("市总工会慰问抗洪一线职工", "visit", "2022-08")],
    ),
    (
        annotate(
            "2010年3月12日，团委组织青年职工植树。", ["团委"], [], [("2010年3月12日", "2010-03-12")], CAPTION
        ),
        [("团委组织青年职工植树", "other", "2010-03-12")],
    ),
    (
        annotate(
            "11月6日，市总工会与市法院签订诉调对接协议。",
            ["市总工会", "市法院"],
            [],
            [("11月6日", "2022-11-06")],
        ),
        [("市总工会与市法院签订诉调对接协议", "ceremony", "2022-11-06")],
    ),
]

MORE = [
    (
        annotate("11月22日，中国妇女第十三次全国代表大会在京召开。", [], [], [("11月22日", "2023-11-22")]),
        [("中国妇女第十三次全国代表大会", "meeting", "2023-11-22")],
    ),
    (
        annotate(
            "10月16日，集团公司工会十三届五次全委（扩大）会暨2013年工会工作会议召开。",
            ["集团公司工会"],
            [],
            [("10月16日", "2013-10-16"), ("2013年", "2013")],
        ),
        [("集团公司工会十三届五次全委（扩大）会暨2013年工会工作会议", "meeting", "2013-10-16")],
    ),
    (
        annotate(
            "2021年，县总工会成功举办庆祝建党100周年职工歌咏比赛。", ["县总工会"], [], [("2021年", "2021")]
        ),
        [("庆祝建党100周年职工歌咏比赛", "performance", "2021")],
    ),
    (
        annotate(
            "9月3日，在秋季开学之际，县总工会为学子发放助学金。", ["县总工会"], [], [("9月3日", "2019-09-03")]
        ),
        [("县总工会为学子发放助学金", "other", "2019-09-03")],
    ),
    (
        annotate(
            "7月15日，市长李军深入建设工地，看望慰问一线职工。", [], ["李军"], [("7月15日", "2015-07-15")]
        ),
        [("李军深入建设工地，看望慰问一线职工", "visit", "2015-07-15")],
    ),
]

NONE = [
    annotate("全年召开座谈会、推进会、调度会，部署重点工作。"),
    annotate("举办各类职业技能大赛37场，培训职工3万余人次。"),
    annotate("每年举办全市职工乒乓球赛。"),
    annotate("先后举办专题讲座12场，开展文艺演出30场。"),
    annotate("认真贯彻落实全国两会精神和省委十一届三次全会精神。"),
    annotate("市工会第八次代表大会以来，全市工会取得新成绩。"),
    annotate("6月1日，王强说，“我会继续努力”。", [], ["王强"], [("6月1日", "2021-06-01")]),
    annotate("截至6月30日，全市组织职工参加普惠活动20万人次。", [], [], [("6月30日", "2021-06-30")]),
    annotate("2021年9月，刘芳荣获省五一劳动奖章。", [], ["刘芳"], [("2021年9月", "2021-09")]),
    annotate("近日，市总工会开展送清凉活动。", ["市总工会"], [], [("近日", "")]),
    annotate("市人大常委会副主任到会指导。", ["市人大常委会"]),
    annotate("在省级技能大赛中获奖23人次。"),
    annotate("12月5日，宣讲会走进企业30家。", [], [], [("12月5日", "")]),
    annotate("市总工会主席程立陪同调研。", ["市总工会"], ["程立"], [], CAPTION),
    annotate("截至3月31日，我市召开职代会90次。", [], [], [("截至3月31日", "2021-03-31")]),
    annotate("3月31日，我市召开职代会90次。", [], [], [("3月31日", "2021-03-31")]),
    annotate("印发《2024年全市工会工作会议纪要》。"),
    annotate("5月1日，《条例》正式施行。", [], [], [("5月1日", "2021-05-01")]),
    annotate("市总工会召开十届三次全委会议", ["市总工会"], [], [], BlockKind.HEADING),
]


# Newspapers give no year; the day alone makes it a happening, and no date is made up.
YEARLESS = [
    (
        annotate("6月7日至8日，州长马立群深入积石镇调研防汛工作。", [], ["马立群"], [("6月7日至8日", "")]),
        [("马立群深入积石镇调研防汛工作", "visit", None)],
    ),
    (
        annotate("市残联主席黄志于3月2日到托养中心看望残疾人。", ["市残联"], ["黄志"], [("3月2日", "")]),
        [("黄志到托养中心看望残疾人", "visit", None)],
    ),
    (
        annotate("日前，团省委书记罗丹赴西昌市走访青年驿站。", ["团省委"], ["罗丹"], [("日前", "")]),
        [("罗丹赴西昌市走访青年驿站", "visit", None)],
    ),
    (
        annotate("2月20日，县科协召开八届三次全委会议。", ["县科协"], [], [("2月20日", "")]),
        [("县科协八届三次全委会议", "meeting", None)],
    ),
    (
        annotate("9月1日，“文化进军营”慰问演出走进某部驻地。", [], [], [("9月1日", "")]),
        [("“文化进军营”慰问演出", "performance", None)],
    ),
    (
        annotate("4月12日，海上风电项目二期正式开工。", [], [], [("4月12日", "")]),
        [("海上风电项目二期正式开工", "ceremony", None)],
    ),
    (
        annotate(
            "原省残联理事长林振海同志因病于2014年5月6日在海口逝世。",
            ["省残联"],
            ["林振海"],
            [("2014年5月6日", "2014-05-06")],
        ),
        [("林振海同志逝世", "other", "2014-05-06")],
    ),
    (
        annotate(
            "——2012年1月9日在临江市第四届人民代表大会第一次会议上",
            [],
            [],
            [("2012年1月9日", "2012-01-09")],
            BlockKind.HEADING,
        ),
        [("临江市第四届人民代表大会第一次会议", "meeting", "2012-01-09")],
    ),
    (
        annotate("5月20日，“诗画江南”读书活动启动仪式举行。", [], [], [("5月20日", "")]),
        [("“诗画江南”读书活动启动仪式", "ceremony", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), YEARLESS)
def test_happenings_without_a_year(
    sentence: AnnotatedSentence, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("近日", "", 0),
        ("9月", "", 7),
        ("5月至7月", "", 0),
        ("6月7日至8日", "", 10),
        ("2016年至2021年", "2016/2021", 0),
        ("2023年", "2023", 4),
        ("15日", "", 10),
    ],
)
def test_precision_of_times(text: str, value: str, length: int) -> None:
    assert precision(TimeExpression(Span(0, len(text)), text, value)) == length


def test_a_bare_day_follows_the_last_full_date() -> None:
    first = annotate("2017年4月9日，甲会议在京召开。", [], [], [("2017年4月9日", "2017-04-09")])
    later = annotate("11日上午，全市职工羽毛球赛开赛。", [], [], [("11日", "")], start=first.sentence.end)
    earlier = annotate("3日，全市职工篮球赛开赛。", [], [], [("3日", "")], start=first.sentence.end)
    assert told(first, later)[-1] == ("全市职工羽毛球赛", "competition", "2017-04-11")
    assert told(first, earlier)[-1][2] is None


def test_reporters_companions_and_cited_leaders() -> None:
    visit = annotate(
        "（记者 冯雪）10月8日，省妇联主席秦岚到霍州市调研。", ["省妇联"], ["冯雪", "秦岚"], [("10月8日", "")]
    )
    along = annotate("市委副书记石磊陪同。", [], ["石磊"], start=visit.sentence.end)
    (event,) = events(visit, along)
    assert [mention.text for mention in event.participants] == ["秦岚", "石磊"]


@pytest.mark.parametrize(("sentence", "expected"), TITLED)
def test_titled_events(sentence: AnnotatedSentence, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), [*OTHERS, *MORE])
def test_visits_and_dated_happenings(
    sentence: AnnotatedSentence, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_series_speeches_results_and_background_are_none(sentence: AnnotatedSentence) -> None:
    assert told(sentence) == []


def test_spans_are_the_text_at_their_offsets() -> None:
    for number, (sample, _) in enumerate([*TITLED, *OTHERS, *MORE]):
        offset = 37 * number
        shifted = AnnotatedSentence(
            Sentence(offset, offset + len(sample.text), sample.text, sample.sentence.kind, 0),
            times=tuple(
                TimeExpression(Span(t.span.start + offset, t.span.end + offset), t.text, t.value)
                for t in sample.times
            ),
            organisations=tuple(
                Mention(m.start + offset, m.end + offset, m.text, m.cls) for m in sample.organisations
            ),
            persons=tuple(Mention(m.start + offset, m.end + offset, m.text, m.cls) for m in sample.persons),
        )
        for event in events(shifted):
            assert shifted.slice(event.event.span) == event.event.text
            assert shifted.sentence.start <= event.evidence.start <= event.event.start
            assert event.event.end <= event.evidence.end <= shifted.sentence.end


def test_participants_are_the_holder_and_those_who_attend_in_the_next_sentence() -> None:
    first = annotate("4月9日，市科协八届二次全委会在宁召开。", ["市科协"], [], [("4月9日", "2014-04-09")])
    second = annotate("市委副书记周海出席会议并讲话。", [], ["周海"], start=first.sentence.end)
    (event,) = events(first, second)
    assert [mention.text for mention in event.participants] == ["市科协", "周海"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市委副书记周海出席会议并讲话。", ["市科协", "周海"]),
        ("市委副书记周海列席了会议。", ["市科协", "周海"]),
        ("市委副书记周海近日参加工作调动。", ["市科协"]),
        ("科普讲座由研究员周海主讲并参加互动。", ["市科协"]),
    ],
)
def test_a_later_paragraph_adds_participants_if_it_names_the_happening(
    words: str, expected: list[str]
) -> None:
    first = annotate("4月9日，市科协八届二次全委会在宁召开。", ["市科协"], [], [("4月9日", "2014-04-09")])
    second = annotate(words, [], ["周海"], start=first.sentence.end)
    other = Sentence(second.start, second.sentence.end, second.text, PROSE, 1)
    (event,) = events(first, AnnotatedSentence(other, persons=second.persons))
    assert [mention.text for mention in event.participants] == expected


def test_place_and_evidence() -> None:
    (event,) = events(
        annotate("1月5日，全县职工春节联欢晚会在体育馆举行，观众两千人。", [], [], [("1月5日", "2012-01-05")])
    )
    assert event.place is not None and event.place.text == "体育馆"
    assert event.evidence == Span(0, len("1月5日，全县职工春节联欢晚会在体育馆举行"))


def test_partners_take_part() -> None:
    (event,) = events(
        annotate("由市总工会、市体育局联合主办的市第十二届职工运动会落幕。", ["市总工会", "市体育局"])
    )
    assert [mention.text for mention in event.participants] == ["市总工会", "市体育局"]


@pytest.mark.parametrize(
    ("text", "times", "expected"),
    [
        (
            "陈建国在2019年江苏省钳工技能大赛中获第二名。",
            [("2019年", "2019")],
            [("2019年江苏省钳工技能大赛", "competition")],
        ),
        ("陈建国在省级技能大赛中获奖。", [], []),
        ("代表们参观了“百年印记”职工书画展。", [], [("“百年印记”职工书画展", "exhibition")]),
        (
            "3月2日县人民政府第12次常务会议研究决定，撤销县供销公司。",
            [("3月2日", "2015-03-02")],
            [("县人民政府第12次常务会议", "meeting")],
        ),
    ],
)
def test_what_was_won_seen_or_decided_there(
    text: str, times: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    found = events(annotate(text, times=times))
    assert [(event.event.name, event.kind) for event in found] == expected


# Quoted titles, parentheses inside titles, times that give no day, bodies with their day behind them.
LATER_FORMS = [
    (
        annotate(
            "9月19日，2022年全国科普日系列活动启动仪式在科技馆举行。",
            [],
            [],
            [("9月19日", "2022-09-19"), ("2022年", "2022")],
        ),
        [("2022年全国科普日系列活动启动仪式", "ceremony", "2022-09-19")],
    ),
    (
        annotate(
            "11月9日，集团工会举办“庆祝建厂60周年职工棋牌赛”。",
            ["集团工会"],
            [],
            [("11月9日", "2022-11-09")],
        ),
        [("“庆祝建厂60周年职工棋牌赛”", "competition", "2022-11-09")],
    ),
    (
        annotate("6月1日，“第二片区工会联合会成立会议”在党校召开。", [], [], [("6月1日", "2022-06-01")]),
        [("“第二片区工会联合会成立会议”", "meeting", "2022-06-01")],
    ),
    (
        annotate(
            "5月3日，市教育工会劳模（职工）创新工作室推进会在师范学院举行。",
            ["市教育工会"],
            [],
            [("5月3日", "2015-05-03")],
        ),
        [("市教育工会劳模（职工）创新工作室推进会", "meeting", "2015-05-03")],
    ),
    (
        annotate("近日，县供电公司举办职工乒乓球赛。", ["县供电公司"], [], [("近日", "")]),
        [("职工乒乓球赛", "competition", None)],
    ),
    (
        annotate(
            "县总工会于2015年9月24日开展走访慰问活动。", ["县总工会"], [], [("2015年9月24日", "2015-09-24")]
        ),
        [("县总工会开展走访慰问活动", "visit", "2015-09-24")],
    ),
    (
        annotate(
            "为丰富职工文化生活，5月6日，区总工会组织律师到建筑工地开展法律咨询。",
            ["区总工会"],
            [],
            [("5月6日", "2020-05-06")],
        ),
        [("区总工会组织律师到建筑工地开展法律咨询", "other", "2020-05-06")],
    ),
    (
        annotate(
            "4月2日，省妇联主席吴云在市长方远陪同下，来到青山街道考察。",
            ["省妇联"],
            ["吴云", "方远"],
            [("4月2日", "2016-04-02")],
        ),
        [("吴云来到青山街道考察", "visit", "2016-04-02")],
    ),
    (
        annotate("成功举办“春之声”职工趣味运动会。"),
        [("“春之声”职工趣味运动会", "competition", None)],
    ),
    (
        annotate("2021年11月，市医院与医科大学签订合作协议。", ["市医院"], [], [("2021年11月", "2021-11")]),
        [("市医院与医科大学签订合作协议", "ceremony", "2021-11")],
    ),
    (
        annotate(
            "3月2日，职工技能竞赛启动仪式暨钢筋绑扎比赛在项目部举行。", [], [], [("3月2日", "2020-03-02")]
        ),
        [("职工技能竞赛启动仪式暨钢筋绑扎比赛", "competition", "2020-03-02")],
    ),
]

NO_HAPPENING = [
    annotate("与会人员观看“垃圾分类”“用气安全”等知识展览。"),
    annotate("5月22日，各县工会代表参加了此次会议。", [], [], [("5月22日", "2015-05-22")]),
    annotate("届时，商会将举办“知名企业家投资洽谈会”。", ["商会"]),
    annotate("团市委将聚焦主业，召开2024年青年人才座谈会。", ["团市委"]),
    annotate("2021年11月，市医院开展义诊。", ["市医院"], [], [("2021年11月", "2021-11")]),
    annotate("8日，各村纷纷举办2022年妇女文艺演出。", [], [], [("8日", "2022-03-08")]),
    annotate("2009年，21万名职工参加了“安康杯”竞赛。", [], [], [("2009年", "2009")]),
]


@pytest.mark.parametrize(("sentence", "expected"), LATER_FORMS)
def test_quoted_titles_vague_times_and_bodies_with_their_day(
    sentence: AnnotatedSentence, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize("sentence", NO_HAPPENING)
def test_back_references_plans_and_general_statements_are_none(sentence: AnnotatedSentence) -> None:
    assert told(sentence) == []


def test_who_made_the_picture_takes_no_part() -> None:
    caption = "3月6日，庆阳市职工劳动和技能竞赛启动仪式在体育馆举行，市总工会主席马骥出席。刘安民 摄"
    [event] = events(
        annotate(caption, persons=["马骥", "刘安民"], times=[("3月6日", "2023-03-06")], kind=CAPTION)
    )
    assert [person.text for person in event.participants] == ["马骥"]
