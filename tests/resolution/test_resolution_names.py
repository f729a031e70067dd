"""What names refer to, from articles that were made up: place, level and context decide, or nothing does."""

from __future__ import annotations

import pytest

from kg.lexicon.files import read_toml
from kg.model import EntityClass, Link, Post, ResolvedDocument
from kg.processing import process
from kg.resolution import mentions_of


def resolve(text: str, name: str = "a.txt") -> ResolvedDocument:
    return process(name, text.encode())


def link(document: ResolvedDocument, surface: str) -> Link:
    return next(item for item in document.links if item.mention.text == surface)


def key(text: str, surface: str) -> str:
    return link(resolve(text), surface).entity.key


LIUZHOU = "柳州市总工会开展活动\n本报讯 7月10日，市总工会主席梁大山慰问职工。"
ZHUZHOU = "株洲市总工会召开会议\n本报讯 7月10日，市总工会主席梁大山到会讲话。"
NOWHERE = "工会开展活动\n本报讯 7月10日，市总工会主席梁大山慰问职工。"


def test_one_short_form_in_two_cities_is_two_bodies() -> None:
    assert key(LIUZHOU, "市总工会") == "organisation/柳州市总工会"
    assert key(ZHUZHOU, "市总工会") == "organisation/株洲市总工会"
    assert "柳州市" in link(resolve(LIUZHOU), "市总工会").reason


def test_without_a_city_it_stays_open() -> None:
    first, second = resolve(NOWHERE), resolve(NOWHERE + "会后合影。")
    one, two = link(first, "市总工会"), link(second, "市总工会")
    assert one.entity.label == "市总工会" and one.entity.place == ""
    assert one.entity.key != two.entity.key
    assert first.document.sha256[:8] in one.entity.key
    assert "没有说明" in one.reason and one.certainty <= 0.5


def test_persons_of_one_name_in_two_cities_are_two() -> None:
    assert key(LIUZHOU, "梁大山") != key(ZHUZHOU, "梁大山")


def test_persons_of_open_bodies_are_not_joined() -> None:
    assert key(NOWHERE, "梁大山") != key(NOWHERE + "会后合影。", "梁大山")


def test_one_leader_in_two_documents_is_one() -> None:
    other = "柳州市总工会召开全委会\n本报讯 3月2日，柳州市总工会主席梁大山作报告。"
    assert key(LIUZHOU, "梁大山") == key(other, "梁大山")


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        # a city governed by another city is the 市 of its own articles
        ("义乌市总工会办比赛\n本报讯 市总工会、市法院联合举办比赛。", "市总工会", "义乌市总工会"),
        ("义乌市总工会办比赛\n本报讯 市总工会、市法院联合举办比赛。", "市法院", "义乌市人民法院"),
        (
            "金华市总工会到义乌市调研\n本报讯 金华市总工会一行到义乌市，市总工会介绍情况。",
            "市总工会",
            "金华市总工会",
        ),
        # who comes to our city is not of it
        (
            "襄阳市总工会来我市参观\n本报讯 3月1日，襄阳市总工会到我市参观，并到市供电公司考察。",
            "市供电公司",
            "市供电公司",
        ),
        # a level word that stands first is the article's own, and stays so behind another city's body
        (
            "襄阳市表彰先进\n本报讯 襄阳市总工会表彰市科技局、枣阳市财政局、市水利局。",
            "市水利局",
            "襄阳市水利局",
        ),
        ("襄阳市表彰先进\n本报讯 近日，枣阳市财政局、市水利局获奖。", "市水利局", "枣阳市水利局"),
        # a dateline names the place
        ("工会开展检查\n枣阳讯 日前，市住建局、总工会开展检查。", "市住建局", "枣阳市住房和城乡建设局"),
        ("工会开展检查\n枣阳讯 日前，市住建局、总工会开展检查。", "总工会", "枣阳市总工会"),
        # short names of autonomous counties; a forest enterprise with a county's name
        ("本报讯 3月1日，长阳县中医院获奖。", "长阳县中医院", "长阳土家族自治县中医院"),
        ("本报讯 3月1日，湖北省长阳林业局获奖。", "湖北省长阳林业局", "湖北省长阳林业局"),
        # municipalities
        ("浦东新区总工会办比赛\n本报讯 上海市浦东新区总工会举办，市总工会指导。", "市总工会", "上海市总工会"),
        ("浦东新区总工会办比赛\n本报讯 浦东新区办赛，区总工会承办。", "区总工会", "浦东新区总工会"),
        ("上海市总工会开会\n本报讯 上海市总工会与市人社局会商。", "市人社局", "上海市人力资源和社会保障局"),
        # autonomous regions, prefectures and banners
        ("南宁市总工会开会\n本报讯 自治区总工会到会。", "自治区总工会", "广西壮族自治区总工会"),
        ("包头市总工会开会\n本报讯 自治区党委作出部署。", "自治区党委", "内蒙古自治区党委"),
        ("大理州总工会开会\n本报讯 州总工会部署工作。", "州总工会", "大理白族自治州总工会"),
        ("达拉特旗总工会开会\n本报讯 旗总工会部署工作。", "旗总工会", "达拉特旗总工会"),
        # departments of the province of the city that is named
        ("株洲市总工会开会\n本报讯 省人社厅到会。", "省人社厅", "湖南省人力资源和社会保障厅"),
        # parts of departments
        (
            "株洲市总工会开会\n本报讯 市人社局劳动保障监察支队到会。",
            "市人社局劳动保障监察支队",
            "株洲市人力资源和社会保障局劳动保障监察支队",
        ),
        # sectors
        ("株洲市总工会开会\n本报讯 株洲市联合人社、住建等部门检查。", "人社", "株洲市人力资源和社会保障局"),
        # national bodies
        ("株洲市总工会开会\n本报讯 全总到株洲调研。", "全总", "中华全国总工会"),
    ],
)
def test_full_names(text: str, surface: str, label: str) -> None:
    assert link(resolve(text), surface).entity.label == label


def test_a_district_of_several_cities_is_chosen_by_context() -> None:
    fuzhou = "福州市总工会到鼓楼区\n本报讯 福州市总工会看望职工，鼓楼区总工会陪同。"
    nanjing = "南京市总工会到鼓楼区\n本报讯 南京市总工会看望职工，鼓楼区总工会陪同。"
    open_one = "鼓楼区总工会办赛\n本报讯 鼓楼区总工会举办比赛。"
    assert link(resolve(fuzhou), "鼓楼区总工会").entity.place == "350102"
    assert link(resolve(nanjing), "鼓楼区总工会").entity.place == "320106"
    assert key(fuzhou, "鼓楼区总工会") != key(nanjing, "鼓楼区总工会")
    assert "@" in key(open_one, "鼓楼区总工会")


def test_a_department_named_without_its_place_is_of_the_body_before_it() -> None:
    document = resolve("丹徒区总工会开会\n本报讯 丹徒区召开会议，区委副书记、政法委书记陈小河讲话。")
    posts = {
        (link(document, f.fact.organisation.text).entity.label, f.fact.title)
        for f in document.facts
        if isinstance(f.fact, Post)
    }
    assert ("丹徒区委", "副书记") in posts and ("丹徒区委政法委", "书记") in posts


def test_names_that_many_places_use_are_kept_apart() -> None:
    team = "\n本报讯 市总工会成立陆小宁劳模创新工作室。"
    keys = [key(f"{city}总工会消息{team}", "陆小宁劳模创新工作室") for city in ("柳州市", "株洲市")]
    assert len(set(keys)) == 2


def test_events_without_a_place_in_their_title_are_kept_apart() -> None:
    def events(text: str) -> set[str]:
        return {i.entity.key for i in resolve(text).links if i.mention.cls is EntityClass.EVENT}

    told = "\n本报讯 2023年5月6日，“五月花”职工歌手大赛举行。"
    one, two = (events(f"{city}总工会消息{told}") for city in ("柳州市", "株洲市"))
    assert one.isdisjoint(two)


def test_a_short_name_is_the_one_company_of_the_article() -> None:
    text = "柳州消息\n本报讯 柳州青禾纺织有限公司开工。青禾纺织公司招工百人。"
    assert key(text, "青禾纺织公司") == key(text, "柳州青禾纺织有限公司")


def test_confidence_is_the_rule_times_the_least_certain_name() -> None:
    table = read_toml("confidence.toml")
    for text in (LIUZHOU, NOWHERE):
        document = resolve(text)
        certainty = {item.mention: item.certainty for item in document.links}
        assert document.facts
        for resolved in document.facts:
            rule = resolved.fact.rule
            prior = table["rule"].get(rule, table["family"][rule.partition(".")[0]])
            names = [certainty[m] for m in mentions_of(resolved.fact)]
            assert resolved.confidence == round(prior * min(names, default=1.0), 2)


@pytest.mark.parametrize("text", [LIUZHOU, ZHUZHOU, NOWHERE])
def test_every_mention_of_every_fact_has_one_link(text: str) -> None:
    document = resolve(text)
    linked = [item.mention for item in document.links]
    assert len(linked) == len(set(linked))
    assert {m for f in document.facts for m in mentions_of(f.fact)} <= set(linked)
    assert all(0 < item.certainty <= 1 and item.reason for item in document.links)
    assert resolve(text) == document
