"""Posts and bodies in the settings that notices, congresses, schools, townships and villages make."""

from __future__ import annotations

import pytest

from kg.model import Byline, EntityClass, Post
from kg.processing import process


def posts(text: str) -> set[tuple[str, str, str]]:
    """Person, title and full name of the body of each post that `text` states."""
    document = process("text.txt", text.encode())
    labels = {link.mention: link.entity.label for link in document.links}
    return {
        (fact.fact.person.name, fact.fact.title, labels[fact.fact.organisation])
        for fact in document.facts
        if isinstance(fact.fact, Post)
    }


def bodies(text: str) -> set[str]:
    """Full names of all bodies that facts of `text` name or its mentions link to."""
    document = process("text.txt", text.encode())
    return {link.entity.label for link in document.links if link.entity.cls is EntityClass.ORGANISATION}


def bylines(text: str) -> set[tuple[str, str]]:
    document = process("text.txt", text.encode())
    return {(f.fact.author.name, f.fact.role) for f in document.facts if isinstance(f.fact, Byline)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (  # 任 is a verb before 县
            "衡南县人民政府决定：\n严立群同志任县水利局副局长。",
            {("严立群", "副局长", "衡南县水利局")},
        ),
        ("河北省任县总工会主席庞志勇出席。", {("庞志勇", "主席", "任县总工会")}),
        (  # a township's government and the title that names its level
            "潘海涛同志任莫家塘镇人民政府副镇长。",
            {("潘海涛", "副镇长", "莫家塘镇人民政府")},
        ),
        (  # the union's company is what 集团 means
            "绵阳青禾机械集团有限公司工会第三次会员代表大会召开。\n集团党委书记、董事长孟庆山出席会议。",
            {
                ("孟庆山", "党委书记", "绵阳青禾机械集团有限公司"),
                ("孟庆山", "董事长", "绵阳青禾机械集团有限公司"),
            },
        ),
        (  # a congress elects: its body is that of the posts
            "绵阳青禾机械集团有限公司工会第三次会员代表大会召开。\n大会进行了选举，"
            "龚立秋当选主席，沈晓梅、田国强当选副主席。",
            {
                ("龚立秋", "主席", "绵阳青禾机械集团有限公司工会"),
                ("沈晓梅", "副主席", "绵阳青禾机械集团有限公司工会"),
                ("田国强", "副主席", "绵阳青禾机械集团有限公司工会"),
            },
        ),
        (  # a school named by its union
            "柳州师范大学工会召开全委会。\n校长傅春林讲话，校党委副书记、工会主席蒋玉兰主持。",
            {
                ("傅春林", "校长", "柳州师范大学"),
                ("蒋玉兰", "党委副书记", "柳州师范大学"),
                ("蒋玉兰", "主席", "柳州师范大学工会"),
            },
        ),
        (  # a township's bodies, named again by its kind
            "武汉市武昌区积玉桥街道总工会举办培训。\n街道总工会主席徐爱华主持。",
            {("徐爱华", "主席", "武汉市武昌区积玉桥街道总工会")},
        ),
        (  # who answers for a body, in a bracket
            "1.绵阳青禾热力有限公司客服中心（负责人：陶永安）",
            {("陶永安", "负责人", "绵阳青禾热力有限公司客服中心")},
        ),
        (  # a department with 和 in its name
            "据宝鸡市总工会宣传和网络工作部部长章小满介绍。",
            {("章小满", "部长", "宝鸡市总工会宣传和网络工作部")},
        ),
    ],
)
def test_posts_of_settings(text: str, want: set[tuple[str, str, str]]) -> None:
    assert posts(text) == want


def test_a_line_of_a_notice_opens_with_a_name() -> None:
    text = "会议决定任命：\n祁翔为县审计局局长；\n田小玲为县民政局局长。"
    assert {(person, title) for person, title, _ in posts("沅陵县人大常委会开会。\n" + text)} == {
        ("祁翔", "局长"),
        ("田小玲", "局长"),
    }


@pytest.mark.parametrize(
    ("text", "body", "other"),
    [
        ("安化县第十八届人大常委会主任曾凡出席。", "安化县人大常委会", "安化县第十八届人大常委会"),
        ("崔大勇同志代表集团工会作报告。", "", "崔大勇同志代表集团工会"),
        ("请各乡镇人民政府主任汪海落实。", "", "各乡镇人民政府"),
        (
            "杭州跃橙供应链管理有限公司工会主席陈晓。",
            "杭州跃橙供应链管理有限公司工会",
            "橙供应链管理有限公司工会",
        ),
        ("记劳模、邯郸七峰煤业有限责任公司矿长彭大海。", "邯郸七峰煤业有限责任公司", "七峰煤业有限责任公司"),
    ],
)
def test_bodies_of_settings(text: str, body: str, other: str) -> None:
    found = bodies(text)
    assert other not in found
    assert not body or body in found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("文/秦晓溪 图/余大敏 编辑：左海", {("秦晓溪", "通讯员"), ("余大敏", "摄影")}),
        ("撰稿：倪思明　摄影：龚大毅　来源：宝鸡工会", {("倪思明", "通讯员"), ("龚大毅", "摄影")}),
        ("本报讯（通讯员 陈小璐 摄影 杜大宏）昨日开会。", {("陈小璐", "通讯员"), ("杜大宏", "摄影")}),
        ("本报讯（记者 周海 实习生 朱小敏）昨日开会。", {("周海", "记者"), ("朱小敏", "记者")}),
    ],
)
def test_bylines_of_settings(text: str, want: set[tuple[str, str]]) -> None:
    assert bylines(text) == want
