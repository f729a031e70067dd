"""Titles that only an article of its own has, whatever stands before it on the page."""

from __future__ import annotations

import re

from kg.reading import cues
from kg.reading.characters import BLANKS, HAN

__all__ = ["is_document_title", "is_news_title"]

_B = f"[{BLANKS}]*"
# 庆阳市人民政府关于刘某等同志职务任免的通知; 庆阳市总工会2019年上半年工作总结; 庆阳市人民代表大会常务委员会任免名单
_DOCUMENT = re.compile(
    rf"^[^，。；！？：]{{0,30}}关于[^。；！？]{{2,70}}的?(?:决定|通知|通报|通告|公告|公示|意见|报告|批复|复函|函|决议|方案|办法|倡议书?)$"
    rf"|^[^，。；：]{{2,24}}(?:19|20|二)[\d〇○一二三四五六七八九]{{2,3}}年?[^，。；：]{{0,14}}(?:工作(?:总结|要点|报告|综述|回眸|回顾|计划)|大事记)(?:（摘要）)?$"
    rf"|^[^，。；：]{{4,30}}(?:任免名单|任前公示|任职公示|任命名单)$"
    rf"|^[^，。；：]{{8,40}}(?:纪实|侧记|综述|巡礼)$|^(?:讣{_B}告|公{_B}告|通{_B}告|公{_B}示|倡{_B}议{_B}书)$|^(?:19|20)\d\d年[^。；：]{{6,50}}名单$"
)
# 近日，… 日前，… 4月12日，… 记者从市总工会获悉 （通讯员 马某）在……: how a piece of news begins
_LEAD = re.compile(
    rf"{_B}(?:(?:近日|日前|连日来|昨日|昨天|今天|今日)(?:[，,]|从)|(?:(?:19|20)\d\d年)?\d{{1,2}}月\d{{1,2}}日(?:[至—-]\d{{1,2}}日)?(?:[上下]午|晚|，|,)"
    rf"|(?:本报)?记者(?:昨日|今日|日前|近日)?从[^，。]{{2,24}}获悉|为[^，。]{{4,40}}，(?:近日|日前|\d{{1,2}}月\d{{1,2}}日)，?)"
)
_SIGNED_LEAD = re.compile(
    rf"{_B}[（(][^（）()。]{{0,30}}(?:记者|通讯员|摄影)[{BLANKS}：:]*[{HAN}·{BLANKS}]{{2,40}}[）)](?=[^{BLANKS}])"
)
_WHO = re.compile(
    "[省市县区州旗镇乡村校院厂局社]|工会|公司|集团|医院|街道|职工|工人|工匠|劳模|选手|代表|农民|青年|妇联|团委|委员会"
)
_DOES = re.compile(
    "召开|举办|举行|开展|启动|走访|慰问|获|荣|成立|揭牌|揭幕|赴|来到|来我|走进|送|签|表彰|命名|部署|开幕|闭幕|落幕|圆满|建成|发放|上线|"
    "入选|捷报|喜报|添|开班|开赛|开工|调研|受|评|当选|亮相|有了|结硕果|纪念|庆祝|动员|培训|开讲|检查|督导|收官|夺|捧"
)


def is_document_title(text: str) -> bool:
    """Whether `text` is the title of an official document: ``…关于表彰…的决定``, ``…2019年工作总结``, ``讣告``."""
    return not cues.is_numbered(text) and _DOCUMENT.search(text) is not None


def is_news_title(title: str, lead: str) -> bool:
    """Whether `title` says who does what, and `lead`, the paragraph below it, begins as news does.

    ``环县总工会举办技能大赛`` / ``近日，环县总工会……``. A section's heading (``凝心聚力 建功立业``) says neither, and
    seldom stands above a paragraph that begins with a day.
    """
    if _SIGNED_LEAD.match(lead):
        return not cues.is_numbered(title)
    if cues.is_numbered(title) or not _LEAD.match(lead):
        return False
    return _WHO.search(title) is not None and _DOES.search(title) is not None
