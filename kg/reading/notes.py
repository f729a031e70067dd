"""Lines that a paper or a site prints beside its articles: date, page, outlet, source.

They are no part of any sentence, and they say when the articles were published::

    2010年5月20日　星期四　综合新闻                      丽水日报 2023年2月28日 星期二 责编 关 欣
    2019年06月11日 丽水日报                              2022-08-01 来源：丽水日报 记者：李明 通讯员：王芳
    发布日期：2025-09-22　来源：丽水市总工会　浏览：1364次
"""

from __future__ import annotations

import re

from kg.reading.characters import BLANKS, HAN

__all__ = ["is_document_number", "is_note", "is_page_head", "is_page_number"]

_B = f"[{BLANKS}]*"
_DATE = rf"(?:19|20)\d\d(?:{_B}年{_B}\d{{1,2}}{_B}月{_B}(?:\d{{1,2}}{_B}日)?|[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
_CHINESE_DATE = (
    "[一二][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_ONLY_DATE = re.compile(rf"^[（(\[【]?(?:{_DATE}|{_CHINESE_DATE})[{BLANKS}\d:：]*[）)\]】]?$")
_LABELS = (
    "来源|稿源|信息来源|文章来源|发布时间|发布日期|发表时间|更新时间|时间|日期|作者|编辑|责任编辑|责编|审核|供稿|发布者|发布人|"
    "浏览|浏览次数|浏览量|点击|点击数|点击量|点击次数|阅读|阅读量|阅读次数|访问量|字号|字体|记者|通讯员|摄影"
)
_SOURCE = re.compile(
    rf"^[（(\[【]?(?:{_DATE}[{BLANKS}\d:：]*)?"
    rf"(?:来源|稿源|信息来源|文章来源|发布时间|发布日期|时间|日期|作者|编辑|责任编辑|审核|供稿){_B}[：:]"
)
_DATED = re.compile(_DATE)
_LABELLED = re.compile(rf"(?:^|[{BLANKS}\d\]】|{HAN}])(?:{_LABELS}){_B}[：:]")
# 访问量：52034, 字号：大 中 小, 【PDF版】: what a site prints around an article
_COUNTER = re.compile(
    rf"(?:浏览|点击|阅读|访问)(?:次数|数|量)?{_B}[：:]{_B}\d+{_B}次?|(?:字号|字体|字体大小){_B}[：:]?[{BLANKS}\[\]大中小]+|【PDF版】?"
)
_SITE_WORDS = re.compile("(?:大字|小字|字号|字体|打印|分享|收藏|关闭|大|中|小)+$")
_WEEKDAY = re.compile(rf"星期{_B}[一二三四五六日天]")
_PAGE = re.compile(
    rf"第{_B}[\d一二三四五六七八九十]{{1,3}}{_B}版|[A-D]?\d{{1,2}}版|版面|版式|责任?编辑?[{BLANKS}：:/]|校对[{BLANKS}：:/]|电话[：:]"
)
# 丽水日报, 中工网, 浙江在线: what is left of a line beside its date
_OUTLET = re.compile(
    rf"[{HAN}]{{2,10}}(?:日报|晚报|早报|晨报|时报|工人报|工报|周报|都市报|报|网|在线|融媒体?|融媒体中心|客户端|广播电视台|电视台|新闻)"
)
# 第2版　要闻　　责任编辑 辛晴; — 3 —; 2　要闻·综合; 第3页 共8页: heads and numbers of pages without a date
_PAGE_NUMBER = re.compile(
    rf"[—–-]*{_B}\d{{1,3}}{_B}[—–-]*|第{_B}\d{{1,3}}{_B}页(?:{_B}[，/]?{_B}共{_B}\d{{1,3}}{_B}页)?"
    rf"|第{_B}[一二三四五六七八九十]{{1,3}}{_B}页|\d{{1,3}}{_B}/{_B}\d{{1,3}}|[·•]{_B}\d{{1,3}}{_B}[·•]"
)
# 第3版：基层动态, A05版·工会: a page with the name of its section, whatever that is
_NAMED_PAGE = re.compile(
    rf"第{_B}(?:[A-D]?\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){_B}版{_B}(?:[：:·|]?{_B}[{HAN}·]{{2,8}})?|[A-D]?0?\d{{1,2}}版{_B}[：:·|]{_B}[{HAN}·]{{2,8}}|"
    rf"[{HAN}]{{2,6}}{_B}[|·]{_B}(?:第{_B})?[A-D]?\d{{1,2}}{_B}版"
)
_SECTIONS = (
    "要闻|综合|综合新闻|新闻|本地新闻|国内|国际|时政|民生|社会|经济|文化|教育|理论|副刊|专版|专题|特刊|广告|公告|工会|工运|视点|"
    "深度|关注|资讯|地方|基层|人物|周刊|热线|时讯|评论|公益广告"
)
_SECTION_HEAD = re.compile(
    rf"(?:第?{_B}[A-D]?\d{{1,2}}{_B}版?{_B}(?:{_SECTIONS})(?:[·{BLANKS}](?:{_SECTIONS}))*|"
    rf"(?:{_SECTIONS})(?:[·{BLANKS}](?:{_SECTIONS}))*{_B}第?{_B}[A-D]?\d{{1,2}}{_B}版?)"
    rf"(?:{_B}(?:责任?编辑?|版式|美编|校对|电话)[^，。；！？]{{0,30}})?"
)
_DOCUMENT_NUMBER = re.compile(
    rf"[{HAN}]{{1,14}}{_B}[〔\[（(【]{_B}(?:19|20)\d\d{_B}[〕\]）)】]{_B}第?\d{{1,4}}号"
)
_NAME = re.compile(f"[{HAN}]{{2,12}}")
_TRIM = f"[{BLANKS}\\d:：·|/（）()\\[\\]【】]+"
_PROSE = re.compile(r"[。！？；，]")
_LONGEST = 80


def is_document_number(text: str) -> bool:
    """Whether a line is an official document's number: ``景工发〔2023〕12号``."""
    return _DOCUMENT_NUMBER.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page: ``— 3 —``, ``第3页 共8页``, ``3/8``."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_page_head(text: str) -> bool:
    """Whether a line is what stands at the top or foot of a paper's page: its number and section, or its date with
    weekday, page or outlet."""
    if len(text) > _LONGEST or _PROSE.search(text):
        return False
    if is_page_number(text) or _SECTION_HEAD.fullmatch(text) or _NAMED_PAGE.fullmatch(text):
        return True
    if not (date := _DATED.search(text)):
        return False
    if _WEEKDAY.match(text, date.end()) or _WEEKDAY.search(text) or _PAGE.search(text):
        return True
    rest = re.sub(_TRIM, "", text[: date.start()]), re.sub(_TRIM, "", text[date.end() :])
    name = _SITE_WORDS.sub("", "".join(rest))
    if _has_time(text) and "" in rest and _NAME.fullmatch(name) and "记者" not in name:
        return True  # 庆城工会 2023-07-01 09:12: an account of any name
    return bool(_OUTLET.fullmatch(name)) and ("" in rest or _has_time(text))


def _has_time(text: str) -> bool:
    return re.search(r"\d{1,2}[:：]\d{2}", text) is not None


def is_note(text: str) -> bool:
    """Whether a line only says where and when something was published, or is a date alone."""
    if len(text) > _LONGEST or _PROSE.search(text):
        return False
    if _SOURCE.match(text) or _ONLY_DATE.match(text) or _COUNTER.fullmatch(text):
        return True
    return is_page_head(text) or bool(_DATED.search(text) and _LABELLED.search(text))
