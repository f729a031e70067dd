"""Bodies: national names, departments of divisions, heads of open names."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.lexicon.bodies import load_bodies
from kg.lexicon.files import read_toml

BODIES = load_bodies()
DATA = read_toml("bodies.toml")
KINDS = {
    "union",
    "party",
    "government",
    "company",
    "school",
    "hospital",
    "court",
    "media",
    "association",
    "team",
    "other",
}


def test_kinds_are_those_of_the_contract() -> None:
    assert set(DATA["national"]) | set(DATA["department"]) | set(DATA["heads"]) <= KINDS
    assert {head.kind for head in BODIES.heads.values()} == KINDS


def test_no_name_stands_twice() -> None:
    forms = Counter(form for group in DATA["national"].values() for n, s in group.items() for form in (n, *s))
    forms.update(f for n, row in DATA["former_national"].items() for f in (n, *row.get("short", ())))
    assert [form for form, count in forms.items() if count > 1] == []
    shorts = Counter(short for group in DATA["department"].values() for short in group)
    assert [short for short, count in shorts.items() if count > 1] == []
    heads = Counter(h for groups in DATA["heads"].values() for hs in groups.values() for h in hs)
    assert [head for head, count in heads.items() if count > 1] == []


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("全总", "中华全国总工会", "union"),
        ("国家发改委", "国家发展和改革委员会", "government"),
        ("中央网信办", "中央网络安全和信息化委员会办公室", "party"),
        ("团中央", "中国共产主义青年团中央委员会", "association"),
        ("工行", "中国工商银行", "company"),
        ("央视", "中央电视台", "media"),
        ("劳动和社会保障部", "劳动和社会保障部", "government"),
    ],
)
def test_national(written: str, name: str, kind: str) -> None:
    body = BODIES.national(written)
    assert body is not None and (body.name, body.kind) == (name, kind)


def test_former_bodies_lead_to_bodies_that_exist() -> None:
    for name in DATA["former_national"]:
        body = BODIES.national(name)
        assert body is not None and body.successor
        successor = BODIES.national(body.successor)
        assert successor is not None and not successor.successor
    assert BODIES.national("没有这个部") is None


@pytest.mark.parametrize(
    ("short", "division", "level", "full"),
    [
        ("总", "赤峰市", "prefecture", "赤峰市总工会"),
        ("总工会", "正蓝旗", "county", "正蓝旗总工会"),
        ("委", "凉山彝族自治州", "prefecture", "凉山彝族自治州委"),
        ("组织部", "赤峰市", "prefecture", "赤峰市委组织部"),
        ("政府", "磁县", "county", "磁县人民政府"),
        ("人社局", "赤峰市", "prefecture", "赤峰市人力资源和社会保障局"),
        ("人社厅", "甘肃省", "province", "甘肃省人力资源和社会保障厅"),
        ("法院", "磁县", "county", "磁县人民法院"),
        ("法院", "赤峰市", "prefecture", "赤峰市中级人民法院"),
        ("法院", "甘肃省", "province", "甘肃省高级人民法院"),
        ("团委", "赤峰市", "prefecture", "共青团赤峰市委"),
        ("税务局", "赤峰市", "prefecture", "国家税务总局赤峰市税务局"),
        ("总工会", "雄安新区", "zone", "雄安新区总工会"),
    ],
)
def test_full_names(short: str, division: str, level: str, full: str) -> None:
    assert BODIES.full_name(short, division, level) == full


def test_departments_exist_only_at_their_levels() -> None:
    assert BODIES.expand("教育厅", "county") is None
    assert BODIES.expand("教育局", "province") is None
    assert BODIES.expand("没有这个局", "county") is None


def test_department_templates_hold_the_division_once() -> None:
    for department in BODIES.departments.values():
        assert department.templates
        assert all(template.count("{}") == 1 for template in department.templates.values())
        assert all("{}" in written for written in department.written)
    assert "团{}委" in BODIES.departments["团委"].written


def test_sectors_name_departments() -> None:
    for sector in BODIES.sectors.values():
        assert sector.department in BODIES.departments
        assert sector.provincial_department in BODIES.departments
    assert (
        BODIES.full_name(BODIES.sectors["工信"].department, "赤峰市", "prefecture") == "赤峰市工业和信息化局"
    )


@pytest.mark.parametrize(
    ("name", "suffix", "kind", "general"),
    [
        ("蓝鲸重工集团有限公司", "集团有限公司", "company", False),
        ("青禾职业技术学院", "职业技术学院", "school", False),
        ("第三人民医院", "人民医院", "hospital", False),
        ("鹿鸣区家政服务工会联合会", "工会联合会", "union", False),
        ("书香艺术团", "艺术团", "team", False),
        ("基层工会", "基层工会", "union", True),
        ("相关企业", "企业", "company", True),
    ],
)
def test_heads(name: str, suffix: str, kind: str, general: bool) -> None:
    assert max((h for h in BODIES.heads if name.endswith(h)), key=len) == suffix
    assert (BODIES.heads[suffix].kind, BODIES.heads[suffix].general) == (kind, general)


def test_generic_words() -> None:
    assert {"基层", "各级", "相关", "全市", "所属"} <= BODIES.generic_modifiers
    assert all(
        BODIES.heads[h].general
        for h in ("公司", "企业", "工会", "单位", "部门", "学校", "基地", "中心", "处")
    )
