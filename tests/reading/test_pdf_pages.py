"""Newspaper pages as PDF files: their articles are read in order, and their facts are those of the clean text."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab, which makes the pages, is not installed")

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pages_made import PLANS, Text, font_file, made, text_of
from pdf_pages import pages_of, same_facts

from kg.model import BlockKind
from kg.reading import read_document
from kg.reading.formats import read_source

LEAST_KEPT = 0.97
LEAST_OF_PLAN = (
    0.93  # of one plan: a list of winners that breaks over narrow columns is a tenth of the sample
)
EVERY = (
    8  # passage is laid out by every plan; benchmarks/pdf_pages.py takes all, with the lists that lose most
)

embedded = pytest.mark.skipif(
    font_file() is None, reason="no Chinese TrueType font (fonts-arphic-gbsn00lp or fonts-wqy-zenhei)"
)

TEXTS = (
    Text(
        "庆城县总工会召开全委会议",
        ("——部署全年重点工作",),
        (
            "4月12日，庆城县总工会召开全委会议，部署2022年工作任务，县总工会主席陈立出席会议并讲话，要求各级工会"
            "建成职工书屋12家，帮扶困难职工300户，让广大职工感受到娘家人的温暖。",
            "会议指出，全县各级工会要团结动员广大职工建功立业，举办职业技能竞赛18场，选树技术能手40名，推动产业"
            "工人队伍建设改革走深走实，在服务发展大局中展现工会新作为。",
            "会议强调，要聚焦职工急难愁盼，办好普惠服务，筹集帮扶资金86万元，走访慰问一线职工1200名，新建户外"
            "劳动者服务站点9个，把党和政府的关怀送到职工心坎上。",
        ),
    ),
    Text(
        "临河区总工会送清凉到工地",
        (),
        (
            "7月3日，临河区总工会到建设工地开展送清凉活动，为460名建筑工人送去西瓜、绿豆、藿香正气水等防暑降温"
            "用品，价值3.8万元，区总工会副主席何芳叮嘱企业合理安排作息时间。",
            "在施工现场，志愿者为工人测量血压、讲解防暑知识，并发放职工权益保障手册600份，工人们纷纷表示，一定"
            "把工会的关怀化作干劲，确保工程安全、优质、按期完成。",
        ),
    ),
    Text(
        "职工书屋飘书香",
        (),
        (
            "走进白水河水电站职工书屋，3000余册图书摆放整齐，下班后的职工正在安静阅读，书屋自去年建成以来，累计"
            "接待职工5200人次，举办读书分享会24场，成为职工的精神家园。",
            "电站工会主席周明介绍，下一步还将开通电子阅览，把流动书箱送到3个偏远值守点，让每一名职工都有书读、"
            "读好书。",
        ),
    ),
)


@cache
def _scores(plan: str) -> tuple[int, int, int]:
    """Facts of the clean texts, of them those found on the pages, and wrong offsets."""
    total = kept = wrong = 0
    for _, texts in pages_of(plan, EVERY):
        before, after, misplaced = same_facts(texts, plan, made(texts, plan))
        total += before.total()
        kept += (before & after).total()
        wrong += len(misplaced)
    return total, kept, wrong


@embedded
def test_facts_are_found_on_pages_as_in_clean_text() -> None:
    scores = {plan: _scores(plan) for plan in PLANS}
    assert sum(total for total, _, _ in scores.values()) > 1000
    assert {plan: wrong for plan, (_, _, wrong) in scores.items() if wrong} == {}
    assert sum(kept for _, kept, _ in scores.values()) >= LEAST_KEPT * sum(
        total for total, _, _ in scores.values()
    )
    lost = {plan: kept / total for plan, (total, kept, _) in scores.items() if kept < LEAST_OF_PLAN * total}
    assert lost == {}


def _sentences(data: bytes) -> list[str]:
    document = read_document("page.pdf", data)
    return [
        re.sub(r"\s", "", sentence.text)
        for article in document.articles
        for sentence in article.sentences
        if sentence.kind is BlockKind.PARAGRAPH
    ]


def _expected(texts: tuple[Text, ...]) -> list[str]:
    return [
        sentence
        for text in texts
        for paragraph in text.paragraphs
        for sentence in re.findall("[^。]+。", paragraph)
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_sentences_come_whole_and_in_order(plan: str) -> None:
    count, _ = PLANS[plan]
    texts = TEXTS[:count]
    found = _sentences(made(texts, plan))
    if plan == "boxed":  # which of the two is read first is a matter of taste
        assert sorted(found) == sorted(_expected(texts))
    else:
        assert found == _expected(texts)


@pytest.mark.parametrize("plan", ["side by side", "stacked", "boxed"])
def test_articles_of_a_page_keep_apart(plan: str) -> None:
    count, _ = PLANS[plan]
    document = read_document("page.pdf", made(TEXTS[:count], plan))
    titles = {article.title.replace(" ", "") for article in document.articles}
    assert {"".join([text.title, *text.subtitles]) for text in TEXTS[:count]} <= titles
    for article in document.articles:
        body = "".join(s.text for s in article.sentences if s.kind is BlockKind.PARAGRAPH)
        owners = [text.title for text in TEXTS[:count] if text.paragraphs[0][:12] in body]
        assert len(owners) <= 1


def test_captions_are_captions_and_stand_in_no_sentence() -> None:
    source = read_source("page.pdf", made(TEXTS[:1], "picture"))
    captions = [source.text[hint.start : hint.end] for hint in source.hints if hint.kind is BlockKind.CAPTION]
    assert len(captions) == 1
    assert captions[0].endswith("。")
    assert captions[0] not in "".join(TEXTS[0].paragraphs)


def test_running_heads_give_date_and_paper_and_stand_in_no_sentence() -> None:
    data = made(TEXTS[:1], "over pages")
    document = read_document("page.pdf", data)
    assert (document.metadata.date, document.metadata.publisher) == ("2023-05-08", "宁河工人报")
    assert not [sentence for sentence in _sentences(data) if "星期" in sentence or "宁河" in sentence]
    assert document.articles[0].date == "2023-05-08"


def test_pages_begin_where_it_says() -> None:
    source = read_source("page.pdf", made(TEXTS[:1], "over pages"))
    first, second = source.pages
    assert first == 0
    assert source.text[second - 1] == "\f"
    assert source.text[second:].startswith("02")


def test_headlines_are_headings_of_the_first_level_and_bold_is_not_doubled() -> None:
    source = read_source("page.pdf", made(TEXTS[:1], "drop cap, bold"))
    headings = [
        (source.text[hint.start : hint.end], hint.level)
        for hint in source.hints
        if hint.kind is BlockKind.HEADING
    ]
    assert headings == [(TEXTS[0].title, 1), (TEXTS[0].subtitles[0], 1)]


def test_hints_are_in_order_and_do_not_overlap() -> None:
    for plan, (count, _) in PLANS.items():
        source = read_source("page.pdf", made(TEXTS[:count], plan))
        end = 0
        for hint in source.hints:
            assert end <= hint.start < hint.end <= len(source.text)
            end = hint.end


def test_the_same_file_gives_the_same_text() -> None:
    data = made(TEXTS, "stacked")
    assert made(TEXTS, "stacked") == data
    assert read_source("a.pdf", data) == read_source("b.pdf", data)


def test_the_generator_reads_title_subtitle_and_lead_ins_of_a_passage() -> None:
    text = text_of("# 标题\n\n——副题\n\n**领起。** 正文第一段。\n正文第二段。\n")
    assert text == Text("标题", ("——副题",), ("领起。 正文第一段。", "正文第二段。"))


def test_a_headline_of_two_halves_is_not_parted_as_columns_are() -> None:
    text = Text("中共庆城县委　庆城县人民政府", (), TEXTS[0].paragraphs)
    source = read_source("page.pdf", made([text], "three columns"))
    headings = [source.text[hint.start : hint.end] for hint in source.hints if hint.level == 1]
    assert headings == ["中共庆城县委　庆城县人民政府"]
