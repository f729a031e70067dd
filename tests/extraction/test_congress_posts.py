"""Posts at the congress of a company's, a school's or a hospital's union, where guests and parts stand beside."""

from __future__ import annotations

import pytest
from test_settings_of_posts import bodies, bylines, posts

from kg.processing import process

CONGRESS = "绍兴鉴湖纺织机械有限公司三届二次职代会暨第四次工会会员代表大会召开。"
COMPANY = "绍兴鉴湖纺织机械有限公司"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (  # no body runs over a title, a person and a verb
            CONGRESS + "\n公司党委副书记韩立新当选工会主席，公司审计部部长周小兰当选经费审查委员会主任。",
            {
                ("韩立新", "党委副书记", COMPANY),
                ("韩立新", "主席", COMPANY + "工会"),
                ("周小兰", "部长", COMPANY + "审计部"),
                ("周小兰", "经费审查委员会主任", COMPANY + "工会"),
            },
        ),
        (  # a guest is not elected, and elects nobody
            "公司第二次工会会员代表大会召开。\n绍兴市总工会副主席马丽到会祝贺。会议选举韩立新为公司工会主席，周小兰为副主席。",
            {
                ("马丽", "副主席", "绍兴市总工会"),
                ("韩立新", "主席", "公司工会"),
                ("周小兰", "副主席", "公司工会"),
            },
        ),
        (  # a works belongs to the company, not to its union
            CONGRESS + "\n公司工会主席韩立新主持。二分厂职工代表郭小梅、铸造分厂工会主席宋建国发言。",
            {
                ("韩立新", "主席", COMPANY + "工会"),
                ("郭小梅", "职工代表", COMPANY + "二分厂"),
                ("宋建国", "主席", COMPANY + "铸造分厂工会"),
            },
        ),
        (  # the works is no 公司
            CONGRESS + "\n锻压分厂工会主席宋建国发言。\n公司党委副书记韩立新主持会议。",
            {("宋建国", "主席", COMPANY + "锻压分厂工会"), ("韩立新", "党委副书记", COMPANY)},
        ),
        (
            "鹰潭信江水泥厂召开第三次工会会员代表大会。\n大会选举曹志强为厂工会主席，谢玉兰为副主席。",
            {("曹志强", "主席", "鹰潭信江水泥厂工会"), ("谢玉兰", "副主席", "鹰潭信江水泥厂工会")},
        ),
        (
            "永州市第九中学召开工会会员大会。\n会议选举潘秀英为校工会主席，图书馆分工会主席冯宝山发言。",
            {
                ("潘秀英", "主席", "永州市第九中学工会"),
                ("冯宝山", "主席", "永州市第九中学图书馆分工会"),
            },
        ),
        (  # the first part names the union, the second a department of the company
            CONGRESS + "\n公司工会主席韩立新主持会议，财务部部长郭小梅发言。",
            {("韩立新", "主席", COMPANY + "工会"), ("郭小梅", "部长", COMPANY + "财务部")},
        ),
        (
            CONGRESS + "\n检修车间副主任宋建国发言。",
            {("宋建国", "检修车间副主任", COMPANY)},
        ),
    ],
)
def test_posts_at_a_congress(text: str, want: set[tuple[str, str, str]]) -> None:
    assert posts(text) == want


def test_short_form_of_a_company_that_the_heading_shortens_too() -> None:
    text = (
        "赤峰松漠重机公司职代会闭幕\n\n赤峰松漠重型机械公司职工代表大会闭幕。\n韩立新当选为松漠重机工会主席。"
    )
    assert ("韩立新", "主席", "赤峰松漠重型机械公司工会") in posts(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "公司与华能集团签约\n\n3月5日，公司与华能集团举行签约仪式。公司党委书记韩立新、工会主席宋建国出席。",
            {("韩立新", "党委书记", "公司"), ("宋建国", "主席", "公司工会")},
        ),
        (
            "1月20日，公司工会主席韩立新带队到宏泰物流有限公司慰问。公司党委委员宋建国参加。",
            {("韩立新", "主席", "公司工会"), ("宋建国", "党委委员", "公司")},
        ),
        (
            "集团公司工会召开例会。集团公司纪委书记、工会主席韩立新讲话，集团公司工会副主席宋建国主持。",
            {
                ("韩立新", "书记", "集团公司纪委"),
                ("韩立新", "主席", "集团公司工会"),
                ("宋建国", "副主席", "集团公司工会"),
            },
        ),
        (
            "11月9日，集团工会举办棋类比赛。集团常务副总、工会主席韩立新致辞。",
            {("韩立新", "常务副总", "集团"), ("韩立新", "主席", "集团工会")},
        ),
    ],
)
def test_a_company_that_is_not_named_keeps_the_noun_and_is_no_other(
    text: str, want: set[tuple[str, str, str]]
) -> None:
    assert posts(text) == want


def test_companies_that_are_not_named_are_not_one_over_articles() -> None:
    text = "集团公司工会主席韩立新讲话。".encode()
    keys = {
        link.entity.key
        for name, data in (("a.txt", text), ("b.txt", text + b"\n"))
        for link in process(name, data).links
        if link.mention.text == "集团公司工会"
    }
    assert len(keys) == 2


def test_a_company_that_is_named_is_meant_beside_another() -> None:
    text = "3月5日，青城纺织有限公司与华能集团签约。青城纺织有限公司举行仪式，公司党委书记韩立新出席。"
    assert posts(text) == {("韩立新", "党委书记", "青城纺织有限公司")}


def test_parts_of_a_body_that_the_text_shortens() -> None:
    text = "烟台蓝海港务公司工会召开全委会\n\n蓝海港务公司纪委书记、工会主席韩立新主持会议。"
    assert posts(text) == {
        ("韩立新", "书记", "烟台蓝海港务公司纪委"),
        ("韩立新", "主席", "烟台蓝海港务公司工会"),
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("衡水滏阳路桥集团有限公司举行技能比武。", "衡水滏阳路桥集团有限公司"),
        ("中铁隧道集团三处有限公司工会召开全委会。", "中铁隧道集团三处有限公司"),
        ("永州市第九中学第六届工会会员代表大会召开。", "永州市第九中学工会"),
    ],
)
def test_names_of_bodies(text: str, body: str) -> None:
    assert body in bodies(text)


def test_verbs_before_a_noun_for_a_company_are_no_name() -> None:
    text = CONGRESS + "\n皮小芳任公司工会女工委主任。会议选举那颖为公司工会主席。"
    assert all("皮小芳" not in body and "那颖" not in body for body in bodies(text))


def test_roles_before_a_report() -> None:
    text = "衡水新闻网讯 记者王小川 通讯员何琴报道 9月28日下午，衡水市总工会召开会议。"
    assert bylines(text) == {("王小川", "记者"), ("何琴", "通讯员")}
