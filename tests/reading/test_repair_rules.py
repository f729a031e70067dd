"""Character-level repair, rule by rule."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from kg.reading.aligned import AlignedText
from kg.reading.repair import repair_block, repair_line


def repaired(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    line = repair_line(AlignedText.of(text, 0, len(text)))
    return repair_block(line.text, kind).text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("海海安安市市总总工工会会", "海安市总工会"),
        ("““店店店店小小二二””式式服服务务", "“店店小二”式服务"),
        ("——————海海安安市市职职工工风风采采", "———海安市职工风采"),
        ("凝凝心心聚聚力力 再再谱谱新新篇篇", "凝心聚力 再谱新篇"),
        ("图图为为颁颁奖奖现现场场。。", "图为颁奖现场。"),
        ("徐徐徐徐州州州州工工工工会会会会", "徐州工会"),
        ("围绕中心，服服务务大大局局出实招", "围绕中心，服务大局出实招"),
        ("22002233年年工工作作综综述述", "2023年工作综述"),
    ],
)
def test_doubled_glyphs(text: str, clean: str) -> None:
    assert repaired(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "人人持证、常常看看、一段段奋进的历程",
        "众众志成城",
        "哈哈哈哈哈哈哈哈",
        "踏踏实实勤勤恳恳做好每件事",
        "时时处处事事为职工着想",
        "家家户户、方方面面",
        "电话88886666转2233",
        "投入33000000元",
        "……五年来——“一站式”服务",
        "高高兴兴上班、平平安安回家",
        "好好学习，天天向上",
    ],
)
def test_sound_doubling_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("服务职工 20.6 万 人 次 ；为 3600 多 名 农 民 工", "服务职工20.6万人次；为3600多名农民工"),
        ("广大 职工群众 ， 建设好 “职工之家 ”", "广大职工群众，建设好“职工之家”"),
        ("王　博", "王博"),
        ("开展“中国梦 劳动美”活动", "开展“中国梦 劳动美”活动"),
        ("开展“中 国 梦 劳动美”活动", "开展“中国梦 劳动美”活动"),
        ("本报讯（记者 李明  通讯员 赵晓东）3 月", "本报讯（记者 李明 通讯员 赵晓东）3月"),
        ("王一鸣  李子涵  欧阳雪", "王一鸣 李子涵 欧阳雪"),
        ("推广“工会 E 卡”", "推广“工会E卡”"),
        ("using Open Source 5 tools", "using Open Source 5 tools"),
        ("2021 2022 两年", "2021 2022两年"),
        ("共 8 6 名", "共86名"),
        ("\u200b职\u200b工\u00a0书屋\ufeff建成。", "职工书屋建成。"),
        ("\ue004\ue005工\ufffd会\x07", "工会"),
    ],
)
def test_blanks_in_paragraphs(text: str, clean: str) -> None:
    assert repaired(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("凝聚共识　汇聚职工奋进动力", "凝聚共识 汇聚职工奋进动力"),
        ("绘就“路线图” 制定“责任书”", "绘就“路线图” 制定“责任书”"),
        ("工 作 报 告", "工作报告"),
        ("致 敬 劳 动 者", "致敬劳动者"),
    ],
)
def test_blanks_in_headings(text: str, clean: str) -> None:
    assert repaired(text, BlockKind.HEADING) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("通讯员 李明 赵晓东", "通讯员 李明 赵晓东"),
        ("记者 李　明 通讯员 王　芳 赵晓东", "记者 李明 通讯员 王芳 赵晓东"),
        ("□ 本报记者 李 明 王 芳", "□本报记者 李明 王芳"),
        ("李明 王芳  文/图", "李明 王芳 文/图"),
    ],
)
def test_blanks_in_bylines(text: str, clean: str) -> None:
    assert repaired(text, BlockKind.BYLINE) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("２０２４年Ａ级９５．５％", "2024年A级95.5%"),
        ("总工会(2024)主席,副主席;其他:是吗?好!", "总工会（2024）主席，副主席；其他：是吗？好！"),
        ("共1,234人,占9.5%,9:30开会(含3人)", "共1,234人，占9.5%，9:30开会（含3人）"),
        ("见http://abc.cn/a,b?c=1", "见http://abc.cn/a,b?c=1"),
        ("Hello, world! (ok)", "Hello, world! (ok)"),
        ("任务全面完成.", "任务全面完成。"),
        ('开展"春送岗位"活动', "开展“春送岗位”活动"),
        ('共"一"个"', '共"一"个"'),
        ("⼯会为⺠服务⻓效", "工会为民服务长效"),
        ("金⾦秋助学", "金金秋助学"),
        ("中国梦•劳动美・", "中国梦·劳动美·"),
    ],
)
def test_one_form_of_each_character(text: str, clean: str) -> None:
    assert repaired(text) == clean


def test_alignment_of_a_doubled_glyph_covers_both() -> None:
    text = "海海安安市市总总"
    clean = repair_line(AlignedText.of(text, 0, len(text))).text
    assert list(zip(clean.starts, clean.ends, strict=True)) == [(0, 2), (2, 4), (4, 6), (6, 8)]
