"""Award names: where they begin and end, their levels, and their full names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.honours.awards import full_name, recognise, split_level
from kg.lexicon.awards import load_awards
from kg.model import BlockKind, EntityClass, Sentence


def _sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, 0)


def _labels(text: str) -> list[str]:
    return [mention.label for mention in recognise(_sentence(text), load_awards())]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("荣获“陕西省文明校园”称号", ["陕西省文明校园"]),
        ("先后荣获“全国文明单位”“全国先进工会”等荣誉", ["全国文明单位", "全国先进工会"]),
        ("被授予全国五一巾帼标兵岗、省三八红旗集体称号", ["全国五一巾帼标兵岗", "省三八红旗集体"]),
        ("荣获全国、省、市劳动模范和五一劳动奖章", ["全国、省、市劳动模范和五一劳动奖章"]),
        ("荣获全国五一劳动奖章和工人先锋号", ["全国五一劳动奖章", "全国工人先锋号"]),
        ("创建省级模范职工之家（小家）6家", ["省级模范职工之家（小家）"]),
        ("获评江西优秀社区（村）医生称号", ["江西优秀社区（村）医生"]),
        ("曾获省第五届道德模范提名奖", ["省第五届道德模范提名奖"]),
        (
            "被评为2021年度“网上练兵”全省职工知识竞赛优秀组织单位",
            ["2021年度“网上练兵”全省职工知识竞赛优秀组织单位"],
        ),
        ("荣获2021年全国工人先锋号", ["全国工人先锋号"]),
        ("选树西安“最美职工”20人", ["西安最美职工"]),
        ("建成市级职工书屋20家(其中国家级2家、省级4家)", ["市级职工书屋", "国家级职工书屋", "省级职工书屋"]),
        ("其中国家级最美站点4家、省级3家", ["国家级最美站点", "省级最美站点"]),
        ("被授予五一劳动奖状……", ["五一劳动奖状"]),
        ("全国劳模甲、省劳模乙", ["全国劳模", "省劳模"]),
        ("记省农村致富先进个人李某", ["省农村致富先进个人"]),
        # No awards
        ("弘扬劳模精神、劳动精神、工匠精神", []),
        ("获得省领导的充分肯定和高度评价", []),
        ("取得技术成果40项，实现效益3亿元", []),
        ("职工获得感不断增强", []),
        ("保持了良好的发展势头", []),
        ("新建劳模创新工作室35家", []),
        ("被列为重点工作", []),
        ("建成示范街区，打造优质服务平台12个", []),
    ],
)
def test_recognises_names(text: str, labels: list[str]) -> None:
    assert _labels(text) == labels


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("省级文明单位", ("省级", "provincial", "文明单位")),
        ("全国劳动模范", ("全国", "national", "劳动模范")),
        ("湖北省五一劳动奖章", ("湖北省", "provincial", "五一劳动奖章")),
        ("重庆市劳动模范", ("重庆市", "provincial", "劳动模范")),
        ("内蒙古自治区五一劳动奖状", ("内蒙古自治区", "provincial", "五一劳动奖状")),
        ("襄阳市劳动模范", ("襄阳市", "municipal", "劳动模范")),
        ("沙县文明单位", ("", "", "沙县文明单位")),  # 沙县: too short a place to be sure of
        ("渝北区先进集体", ("渝北区", "county", "先进集体")),
        ("时代楷模", ("", "national", "时代楷模")),
        ("中原大工匠", ("", "provincial", "中原大工匠")),
        ("市长质量奖", ("", "", "市长质量奖")),
        ("第五届省道德模范", ("省", "provincial", "第五届道德模范")),
        ("一等奖", ("", "", "一等奖")),
    ],
)
def test_splits_the_level_off(label: str, expected: tuple[str, str, str]) -> None:
    assert split_level(label, load_awards()) == expected


def test_several_levels_are_no_level() -> None:
    assert split_level("全国、省、市劳动模范", load_awards())[1] == ""


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("省级文明单位", "湖北省文明单位"),
        ("全省工会先进集体", "湖北省工会先进集体"),
        ("省第五届道德模范", "湖北省第五届道德模范"),
        ("第五届省道德模范", "湖北省第五届道德模范"),
        ("市五一劳动奖章", "襄阳市五一劳动奖章"),
        ("市直机关先进党支部", "襄阳市直机关先进党支部"),
        ("全区先进基层党组织", "樊城区先进基层党组织"),
        ("全国劳模", "全国劳动模范"),
        ("国家级职工书屋", "国家级职工书屋"),
        ("省部级劳模", "省部级劳动模范"),
        ("全国、省、市劳动模范和五一劳动奖章", "全国、省、市劳动模范和五一劳动奖章"),
        ("湖南省劳动模范", "湖南省劳动模范"),
        ("工会工作先进单位", "工会工作先进单位"),
        ("时代楷模", "时代楷模"),
        ("2023年度“学法”全省知识竞赛优秀组织单位", "2023年度“学法”全省知识竞赛优秀组织单位"),
    ],
)
def test_full_names_in_context(label: str, expected: str) -> None:
    assert full_name(label, load_awards(), "湖北省", "襄阳市", "樊城区") == expected


def test_level_without_its_place_stays() -> None:
    assert full_name("市文明单位", load_awards(), province="湖北省") == "市文明单位"


def test_whole_region_in_an_autonomous_region() -> None:
    awards = load_awards()
    assert full_name("全区先进集体", awards, province="广西壮族自治区") == "广西壮族自治区先进集体"


@given(
    st.text(
        alphabet="全国省级市劳模范先进单位被评为荣获“”、，。和（）3家名等称号优秀的获得者其中", max_size=60
    )
)
def test_mentions_are_what_stands_there(text: str) -> None:
    mentions = recognise(_sentence(text, start=7), load_awards())
    last = 7
    for mention in mentions:
        assert mention.cls is EntityClass.AWARD
        assert last <= mention.start < mention.end <= 7 + len(text)
        assert text[mention.start - 7 : mention.end - 7] == mention.text
        last = mention.end


def test_lexicon_names_one_recipient_for_each_family_and_no_duplicates() -> None:
    awards = load_awards()
    assert len(awards.families) > 100
    assert {known.level for known in awards.known.values()} <= {"national", "provincial"}
    assert awards.recipient_kind("全国五一劳动奖章") == "person"
    assert awards.recipient_kind("全国五一劳动奖状") == "organisation"
    assert awards.recipient_kind("省级模范职工之家（小家）") == "organisation"


@pytest.mark.parametrize(
    ("label", "places", "expected"),
    [
        ("自治区文明单位", ("陕西省", "榆林市", ""), "自治区文明单位"),
        ("自治区文明单位", ("宁夏回族自治区", "", ""), "宁夏回族自治区文明单位"),
        ("全区先进集体", ("广西壮族自治区", "百色市", "隆林各族自治县"), "广西壮族自治区先进集体"),
        ("区先进集体", ("江苏省", "镇江市", "丹阳市"), "区先进集体"),
    ],
)
def test_a_level_word_is_no_place_of_another_kind(
    label: str, places: tuple[str, str, str], expected: str
) -> None:
    assert full_name(label, load_awards(), *places) == expected
