"""The articles of web pages: all of each, in order, nothing that the site prints around it, and what the page says."""

from __future__ import annotations

import quopri
import re
import socket
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_scores import PAGES, recall_and_precision

from kg.errors import ReadingError
from kg.model import BlockKind, Metadata
from kg.reading import read_document
from kg.reading.formats import read_source
from kg.reading.formats.detection import detect
from kg.reading.formats.html import read
from kg.reading.formats.web import parsing
from kg.reading.source import SourceText

NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def page(body: str, head: str = "") -> SourceText:
    markup = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read("page.html", markup.encode())


def shown(source: SourceText) -> list[tuple[str, BlockKind | None]]:
    return [(source.text[hint.start : hint.end], hint.kind) for hint in source.hints]


def saved(stem: str) -> SourceText:
    return read(f"{stem}.html", (PAGES / f"{stem}.html").read_bytes())


def test_all_pages_are_here() -> None:
    assert len(NAMES) == 28
    assert sorted(path.stem for path in PAGES.glob("*.txt")) == NAMES


@pytest.mark.parametrize("stem", [name for name in NAMES if name != "list_page"])
def test_the_article_and_nothing_else(stem: str) -> None:
    true = (PAGES / f"{stem}.txt").read_text(encoding="utf-8")
    source = saved(stem)
    lines = [re.sub(r"\s", "", line) for line in source.text.split("\n") if line.strip()]
    assert lines == [re.sub(r"\s", "", line) for line in true.split("\n") if line.strip()]
    assert recall_and_precision(true, source.text) == (1.0, 1.0)
    assert all(before.end <= after.start for before, after in pairwise(source.hints))


def test_a_list_of_links_is_no_article() -> None:
    with pytest.raises(ReadingError, match=r"^list_page\.html: 网页里没有正文，.* has no article"):
        saved("list_page")


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        (
            "gov_trs",
            Metadata(
                "清河区总工会开展“送清凉”慰问活动",
                "清河区总工会",
                "2024-07-18",
                authors=("李明",),
                url="http://www.yunzhough.example.cn/jcdt/202407/t20240718_10021.html",
            ),
        ),
        ("gov_ucap", Metadata("关于表彰2023年度清河区五一劳动奖的决定", "清河区总工会办公室", "2024-04-28")),
        (
            "wechat",
            Metadata(
                "最美工会人｜她把职工的事放在心上",
                "云州工会",
                "2024-05-16",
                authors=("王小芳",),
                url="http://mp.weixin.qq.com/s?__biz=abc&mid=1",
            ),
        ),
        (
            "wordpress",
            Metadata(
                "职工书屋建设现场会召开",
                "云州工人在线",
                "2024-06-05",
                url="https://gongren.example.cn/archives/208",
            ),
        ),
        ("tables_2005", Metadata(date="2005-04-30")),
        ("portal2", Metadata("钟慧兰：三十年坚守讲台", "东江工人报", "2020-09-10", authors=("曹文博",))),
        ("mobile", Metadata("东江市“职工健步走”活动启动", "东江融媒", "2023-04-08", authors=("曹文博",))),
        ("news_portal", Metadata("云州：三级工会联动 服务新就业形态劳动者", "东江网-云州频道", "2023-11-08")),
    ],
)
def test_what_the_page_says_of_itself(stem: str, said: Metadata) -> None:
    assert saved(stem).metadata == said


def test_hints_say_what_markup_says() -> None:
    source = saved("wordpress")
    kinds = dict(shown(source))
    assert kinds["职工书屋建设现场会召开"] is BlockKind.HEADING
    assert kinds["与会人员参观北岭县职工书屋。"] is BlockKind.CAPTION
    assert kinds["北岭县总工会三年建成职工书屋28家，藏书12万册。"] is None
    levels = {source.text[hint.start : hint.end]: hint.level for hint in source.hints}
    assert levels["职工书屋建设现场会召开"] == 1 and levels["阅读进车间"] == 2
    assert dict(shown(saved("gov_trs")))["王建国（左二）慰问环卫职工。赵小东 摄"] is BlockKind.CAPTION


def test_rows_of_tables_and_of_lists_stay_rows_in_the_document() -> None:
    document = read_document("a.html", (PAGES / "gov_ucap.html").read_bytes())
    texts = [sentence.text for article in document.articles for sentence in article.sentences]
    assert "冯国庆 云州恒达机械有限公司 车间主任" in texts and "云州恒达机械有限公司" in texts
    names = read_document("b.html", (PAGES / "names_list.html").read_bytes())
    texts = [sentence.text for article in names.articles for sentence in article.sentences]
    assert texts[3:9:2] == ["一等奖（2名）", "二等奖（3名）", "三等奖（5名）"]
    assert texts[4:9:2][:2] == ["马强 许文静", "罗建军 林秀英 田小芳"]


def test_offsets_count_the_text_that_was_read() -> None:
    document = read_document("a.html", (PAGES / "gov_trs.html").read_bytes())
    assert document.media_type == "text/html" and "<" not in document.original
    for article in document.articles:
        for sentence in article.sentences:
            for segment in document.segments(sentence):  # type: ignore[arg-type]
                assert document.original[segment.start : segment.end].strip()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>密文。</p>",
        "<p style='color:red; display: none'>密文。</p>",
        "<div aria-hidden=true><p>密文。</p></div>",
        "<script>密文。</script><style>密文。</style><!-- 密文。 --><template><p>密文。</p></template>",
        "<noscript>密文。</noscript><select><option>密文。</select><textarea>密文。</textarea>",
        "<svg><text>密文。</text></svg><button>密文。</button><p><del>密文。</del></p>",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(hidden: str) -> None:
    assert (
        page(f"<p>庆城县总工会召开会议。</p>{hidden}<p>会议结束。</p>").text
        == "庆城县总工会召开会议。\n会议结束。"
    )


def test_blanks_and_references() -> None:
    body = (
        "<p>&emsp;&emsp;全县&nbsp;&#x31;&#50;万\n名职工，\n  参加 A&amp;B\n C &lt;竞赛&gt;。</p><p>结束。</p>"
    )
    assert page(body).text == "全县\xa012万名职工，参加 A&B C <竞赛>。\n结束。"


def test_line_breaks_part_paragraphs_where_an_indent_or_an_empty_line_follows() -> None:
    assert len(page("<p>　　会议召开。<br>　　主席讲话。<br>　　会议结束。</p>").hints) == 3
    assert len(page("<p>会议召开。<br><br>主席讲话。</p>").hints) == 2
    loose = page("<p>会议于今日上午<br>在县城召开，主席讲话。</p>")
    assert loose.hints == () and loose.text == "会议于今日上午\n在县城召开，主席讲话。"


def test_paragraphs_of_a_page_do_not_run_together() -> None:
    body = "<p>现将名单公布如下：</p><p>庆城县总工会</p><p>县总工会主席何丽娟出席会议。</p>"
    document = read_document("a.html", f"<!doctype html><html><body>{body}".encode())
    texts = [sentence.text for article in document.articles for sentence in article.sentences]
    assert texts == ["现将名单公布如下：", "庆城县总工会", "县总工会主席何丽娟出席会议。"]


def test_merged_cells_stand_once_and_layout_tables_fall_apart() -> None:
    table = (
        "<table border=1><tr><th>序<br>号<th>姓名<th>单位<tr><td>1<td>何丽娟<td rowspan=2>庆城县总工会"
        "<tr><td>2<td>陶卫平<tr><td colspan=3></table>"
    )
    source = page(f"<p>名单如下。</p>{table}")
    rows = [source.text[hint.start : hint.end] for hint in source.hints if hint.row]
    assert rows == ["序号　姓名　单位", "1　何丽娟　庆城县总工会", "2　陶卫平"]
    layout = page("<table><tr><td><p>会议召开。</p><td><ul><li>会议结束，散会。</ul></table>")
    assert layout.text == "会议召开。\n会议结束，散会。" and not any(hint.row for hint in layout.hints)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    markup = "<html><head><title>会议</title></head><body><p>庆城县总工会召开会议，主席何丽娟讲话。</p></body></html>"
    source = read_source("a.html", markup.encode(encoding))
    assert source.text == "庆城县总工会召开会议，主席何丽娟讲话。"


def test_xhtml_and_mhtml() -> None:
    body = "<p>庆城县总工会召开会议，主席何丽娟讲话。</p>"
    declaration = '<?xml version="1.0" encoding="utf-8"?>'
    xhtml = f'{declaration}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    assert read_source("a.xhtml", xhtml.encode()).text == "庆城县总工会召开会议，主席何丽娟讲话。"
    coded = quopri.encodestring(f"<html><body>{body}</body></html>".encode()).decode()
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
        '------B\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        f"{coded}\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "iVBORw0KGgo=\r\n------B--\r\n"
    )
    assert detect(archive.encode()) == "multipart/related"
    assert read_source("a.mhtml", archive.encode()).text == "庆城县总工会召开会议，主席何丽娟讲话。"
    with pytest.raises(ReadingError, match="web archive without a page"):
        read_source("a.mhtml", archive.replace("text/html; charset", "text/css; charset").encode())


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<!doctype HTML>\n<p>甲", "text/html"),
        ("\ufeff \n<!-- 存档 -->\n<HTML lang=zh>", "text/html"),
        ("<p>甲</p>\n<p>乙</p>", "text/html"),
        ('<div align="center">\n\n# 标题\n\n正文第一段。\n\n正文第二段。\n', "text/plain"),
        ("<工会>之歌\n<html>", "text/plain"),
        ("# 标题\n\n<p>甲</p>", "text/plain"),
        ("来源: 甲\n\n正文", "text/plain"),
    ],
)
def test_the_bytes_alone_say_that_it_is_a_page(text: str, media_type: str) -> None:
    assert detect(text.encode()) == media_type


@pytest.mark.parametrize(
    "line",
    [
        "分享会上，劳模石永明讲述了成长经历。",
        "职工扫码答题，共有1.2万人参加活动。",
        "监督举报电话：0000-1234567",
        "主办单位：西川县总工会 承办单位：西川县体育局",
        "相关专题讲座举办12场。",
        "联系我们身边的困难职工，送去慰问金。",
        "下载“西川工会”客户端的职工达到3万人。",
        "评论员文章在西川日报刊发。",
        "编辑部主任石永明获得表彰。",
        "最新一批职工书屋挂牌。",
        "后页附获奖名单。",
        "审核通过的单位有12家。",
        "全书共320页，收录劳模86人。",
    ],
)
def test_lines_of_an_article_that_sound_like_furniture(line: str) -> None:
    assert page(f"<p>西川县总工会召开会议。</p><p>{line}</p><p>会议结束。</p>").text.split("\n")[1] == line


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】 【关闭窗口】",
        "分享到：微信 微博",
        "上一篇：西川县总工会召开会议",
        "（责任编辑：石永明）",
        "责编：石永明　审核：白雪梅",
        "微信扫一扫，关注该公众号",
        "扫码关注我们",
        "【字号：大 中 小】",
        "浏览次数：1203次",
        "您当前的位置：首页 > 要闻 > 正文",
        "点击上方蓝字关注我们",
        "西川县总工会 版权所有",
        "云ICP备00000001号",
        "首页 上一页 1 2 3 下一页 尾页",
        "共12页",
    ],
)
def test_lines_that_a_site_prints(line: str) -> None:
    assert (
        page(f"<p>西川县总工会召开会议。</p><p>会议结束。</p><p>{line}</p>").text
        == "西川县总工会召开会议。\n会议结束。"
    )


HOSTILE = {
    "nothing": ("", "without any content"),
    "a comment": ("<!-- 甲 -->", "without any content"),
    "scripts": ("<html><body><script>document.write('甲，乙。')</script></body></html>", "has no article"),
    "depth": ("<html>" + "<div>" * 100_000 + "甲，乙。", "nested more than 2048 deep"),
    "tags": ("<html>" + "<p>甲" * (parsing.MOST_TAGS + 1), "more than 200000 tags"),
    "size": ("<html>" + "甲，" * (parsing.MOST_CHARACTERS // 2), "more than 10000000 characters"),
    "attributes": (
        "<html><p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">甲，乙。",
        "more than 200 attributes",
    ),
    "a null": ("<html><p>甲，\0乙。", "is binary"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_are_refused_in_one_line(kind: str) -> None:
    markup, expected = HOSTILE[kind]
    with pytest.raises(ReadingError, match=expected) as refusal:
        if "nothing" in kind:
            parsing.parse("page.html", markup)
        read("page.html", markup.encode())
    assert str(refusal.value).startswith("page.html: ") and "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲，<b>乙<i>丙" * 300, "甲，乙丙\n" * 299 + "甲，乙丙"),
        ("<p " + "x" * 1_000_000 + '="' + "y" * 1_000_000 + '">甲，乙。', "甲，乙。"),
        ("<script>if (a<b && c='\"</script><p>甲，乙。", "甲，乙。"),
        ("<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><html><p>甲，乙。&b;", "]>\n甲，乙。&b;"),
        ("<html><p>甲，&#0;&#xD800;&#1114112;乙。", None),
        ("<html><frameset><frame src=a><noframes><p>甲，乙。</noframes><frameset", "甲，乙。"),
        ("<html><" + "frame<frame>" * 50 + "set>甲，乙。", None),
        ("<table><tr><td>" * 150 + "甲，乙。", "甲，乙。"),
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(markup: str, text: str | None) -> None:
    found = read("page.html", f"<html>{markup}".encode()).text
    assert found == text if text is not None else "甲，" in found


def test_only_comments_and_quotes_do_not_hide_a_tag_of_many_attributes() -> None:
    many = "<a " + " ".join(f"x{i}" for i in range(2_000)) + ">"
    for before in (
        "<!-->",
        "<!--a--!>",
        "<p title='<'>",
        '<p title=">" x=>',
        "<script></script>",
        "<textarea></textarea >",
    ):
        with pytest.raises(ReadingError, match="more than 200 attributes"):
            parsing.parse("a.html", f"<html>{before}{many}甲")
    for around in (
        f"<!-- {many} -->",
        f"<script>{many}</script>",
        f"<p title='{many}'>",
        "<p>" + "a b " * 5_000,
    ):
        parsing.parse("a.html", f"<html>{around}甲，乙。")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    outside = '<!DOCTYPE html PUBLIC "x" "http://a.example/x.dtd"><link rel=stylesheet href="http://a.example/x.css">'
    assert (
        read("a.html", f"{outside}<img src='http://a.example/1.png'><p>甲，乙。".encode()).text == "甲，乙。"
    )


TAGS = st.sampled_from(
    str.split(
        "<p> </p> <div> <div class=nav> <div id=zoom> </div> <h1> </h1> <br> <table> <tr> <td> </table> <a> </a> <ul> "
        "<li> <span> </span> <script> </script> <!-- --> <img> <title> </title> <frameset> <pre> "
        "< > </ =\" ' & &amp; &#0;"
    )
)
TEXTS = st.text("甲乙，。：　 \n\t<>&\"'12年月日", max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, TEXTS, st.just("上一篇：")), max_size=60).map("".join))
def test_any_markup_gives_a_text_or_one_line(markup: str) -> None:
    try:
        source = read("a.html", f"<html>{markup}".encode())
    except ReadingError as error:
        assert "\n" not in str(error)
        return
    assert source.text.strip()
    for hint in source.hints:
        assert 0 <= hint.start < hint.end <= len(source.text) and source.text[hint.start : hint.end].strip()
    for before, after in pairwise(source.hints):
        assert before.end <= after.start


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("庆城县总工会召开大会员", min_size=6, max_size=40), min_size=1, max_size=12))
def test_every_paragraph_of_an_article_is_read_once_and_in_order(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{text}，完。</p>" for text in paragraphs)
    source = page(
        f"<div class=nav><a href=1>首页</a></div><div class=txt>{body}</div><div class=footer>版权所有</div>"
    )
    assert source.text.split("\n") == [f"{text}，完。" for text in paragraphs]
