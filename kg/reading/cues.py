"""What the wording of a block tells: caption, byline, dateline, numbered heading, sentence end.

All patterns are for clean text (one form of punctuation, see :mod:`kg.reading.characters`), but bear
blanks that have not been cleaned yet.
"""

from __future__ import annotations

import re

from kg.reading.blanks import ROLES
from kg.reading.characters import BLANKS, HAN
from kg.reading.notes import is_note

__all__ = [
    "begins_mid_sentence",
    "ends_article",
    "is_byline",
    "is_caption",
    "is_complete",
    "is_dateline",
    "is_list_item",
    "is_numbered",
    "is_single_sentence",
    "is_subtitle",
    "needs_more",
    "opens_discourse",
    "states_figures",
]

_B = f"[{BLANKS}]*"

# 。 and its kind, then closing marks; a signature in brackets after it: ……目标。（本报记者 李明）
_COMPLETE = re.compile(rf"[。！？!?…][”’」』）》】)\]]*(?:{_B}（[^（）]{{2,40}}）)?$")
_INNER_END = re.compile(r"[。！？](?![”’」』）》】]*$)")

# （左二）（前排右三）（右起第一）（中）：where somebody stands in a picture
_PLACE_IN_PICTURE = re.compile(
    rf"（{_B}(?:[前后中一二三]排)?(?:[左右](?:起|数)?第?[一二三四五六七八九十\d]?|[正居]?中|中间)(?:者|为)?{_B}）"
)
_CAPTION_START = re.compile(r"(?:图[为①-⑩]|[上下左右大小题]图[为：:，]?|图片(?:说明)?[：:为]|[▲△▼▽◀▶↑↓←→])")
_CAPTION_END = re.compile(
    rf"(?:现场|资料图片?|资料照片|供图|合影|留影|剪影|掠影|一角|一瞥|特写|{_B}摄(?:影)?)"
    r"(?:（资料图片?）)?[。）)]?$"
)
# ……慰问职工。 资料图片 / ……揭牌。 李明 摄 / ……现场。（本报记者 摄）: who made the picture, after its sentence
_PICTURE_CREDIT = re.compile(
    rf"(?<=[。！？])[（{BLANKS}]*(?:资料图片?|资料照片|(?:[{HAN}·]{{1,12}}{_B}){{0,3}}(?:摄(?:影)?|供图))[）{BLANKS}]*$"
)
_CREDIT = re.compile(
    r"^（?(?:本[版文报组刊]|以上|文中|上述)?(?:全部|所有|新闻)?(?:图片?|照片|配图)(?:[均皆都])?"
    r"(?:由|为|来自|系|[/：:]).{0,40}$"
)
_LONGEST_CAPTION = 130

_OUTLET = "(?:本[报网刊台]|[全新融]媒体|首席|见习|实习|特约|驻站)*"
_BYLINE_START = re.compile(rf"[（(□■●◎○▲△◆◇—|/{BLANKS}]*(?P<outlet>{_OUTLET}){_B}(?:{ROLES})")
_SOURCE_NAMED = re.compile(rf"(?:来源|稿源|单位|审核|初审|复审|终审){_B}[：:]{_B}[^{BLANKS}（）：:]+")
_ROLE_WORD = re.compile(rf"{_OUTLET}(?:{ROLES}|摄)")
_NAME = re.compile(rf"[{HAN}·]{{1,5}}")
_LONGEST_BYLINE = 70
_LONGEST_ITEM = 30

_DATELINE = re.compile(
    rf"^{_B}(?:【?本[报网刊台](?:(?!通)[{HAN}]{{2,5}}?)?讯】?|[{HAN}]{{2,8}}(?:网|报|社|客户端)?{_B}\d{{1,2}}月\d{{1,2}}日{_B}(?:电|讯)"
    rf"|[{HAN}]{{2,6}}讯{_B}[（(]|[{HAN}]{{2,8}}(?:网|报|社|客户端)讯)"
)
_SIGNATURE = re.compile(rf"[。！？…][”’]?{_B}（{_B}{_OUTLET}(?:{ROLES})?[^（）。，]{{2,30}}）$")
_NUMBERED = re.compile(
    rf"^(?:第[一二三四五六七八九十]+[章节部分]+|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{{1,2}}[、.．](?!\d)"
    rf"|[（(]\d{{1,2}}[）)]){_B}"
)
_SUBTITLE = re.compile(r"^[—-]{1,6}(?=[^—-])")

# Words that open a sentence of running text, never a heading or a caption.
_DISCOURSE = re.compile(
    r"^(?:截至|截止|目前|当前|近年来|近[年日]|日前|今后|下一步|与此同时|同时|此外|另外|据悉|据了解|据介绍|据统计|为了?|"
    r"其中|因此|对此|通过|随着|经过|今年以来|去年以来|[一二两三四五六七八九十]年来|多年来|长期以来|这一年|"
    r"他|她|他们|我们|该|会议|活动中|会上|仪式上|随后|最后|首先|接下来)"
)
_DATE_OR_ORDINAL = re.compile(r"第\d+|\d+年|\d+月|\d+日")
_CANNOT_BEGIN = re.compile(
    rf"^(?:[，、。；：！？”’）》」』…%余的了着们]|及其|以及(?!时)|(?![一二三四五六七八九十])[{HAN}][，。；])"
)
_CUT_NUMBER = re.compile(r"\S\d[.,]$")
_MEASURED = re.compile(r"^(?:[余多万亿个名人次场项家户件所条处支份批期套座台届年月日元%岁度天]|千|百)")
_NEEDS_MORE = re.compile(
    r"(?:[，、；：（“‘《—和与及的在对把将被为向从以等\d]|达到?|共计|累计|筹集|荣获|获得|授予|免去|任命|表彰)$"
)


def is_complete(text: str) -> bool:
    """Whether `text` ends a sentence: 。！？… and closing marks, and maybe a signature or who made the picture."""
    return _COMPLETE.search(_PICTURE_CREDIT.sub("", text[-60:])) is not None


def is_single_sentence(text: str) -> bool:
    """Whether no sentence ends before the end of `text`."""
    return _INNER_END.search(text) is None


def is_caption(text: str) -> bool:
    """Whether the wording alone shows a picture's caption or credit.

    ``市总工会副主席李明（左二）慰问职工。`` ``表彰大会现场`` ``志愿者为职工义诊。 资料图片``
    ``本版图片由县总工会提供``
    """
    if len(text) > _LONGEST_CAPTION:
        return False
    if _CAPTION_START.match(text) or _CREDIT.match(text):
        return True
    sentence = _PICTURE_CREDIT.sub("", text)
    if sentence != text and is_single_sentence(sentence):
        return True
    if is_single_sentence(text) and _CAPTION_END.search(text):
        return "，" not in text or is_complete(text) or len(text) < 40
    return _PLACE_IN_PICTURE.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether the block says only who wrote or when: ``本报记者 李明 通讯员 赵晓东``, ``文/李明``.

    Also ``来源：××报 2023-05-06`` and a date alone. ``记者节慰问活动`` and ``记者从市总工会获悉`` are not.
    """
    if is_note(text):
        return True
    if len(text) > _LONGEST_BYLINE or re.search(r"[。！？；“”]", text):
        return False
    rest = _ROLE_WORD.sub(" ", _SOURCE_NAMED.sub(" ", text))
    names = re.findall(rf"[^{BLANKS}（）()、，,:：/|□■●◎○▲△◆◇—]+", rest)
    roles = _ROLE_WORD.findall(text)
    if not roles or not names or not all(_NAME.fullmatch(name) for name in names):
        return False
    start = _BYLINE_START.match(text)
    if start is None:  # 李明 赵晓东 文/图: only with a blank or slash before the role
        return re.search(rf"[{BLANKS}/]{_B}(?:{ROLES})[）)]?$", text) is not None
    parted = re.search(rf"(?:{ROLES})[{BLANKS}:：/]", text) is not None
    return bool(start["outlet"]) or parted or len(roles) > 1


def is_dateline(text: str) -> bool:
    """Whether a paragraph begins as a piece of news does: ``本报讯（记者李明）``, ``新华社北京5月1日电``."""
    return _DATELINE.match(text) is not None


def ends_article(text: str) -> bool:
    """Whether a paragraph ends with its author's name in brackets: ``……开展。（本报记者 李明）``."""
    return _SIGNATURE.search(text[-60:]) is not None


def is_list_item(text: str) -> bool:
    """Whether `text` may be an item of a list, a line of its own: short and without punctuation."""
    return len(text) <= _LONGEST_ITEM and re.search(r"[，。；：！？、…—“]", text) is None


def is_numbered(text: str) -> bool:
    """Whether `text` begins with a heading's number: ``一、``, ``（二）``, ``第三部分``, ``1.``."""
    return _NUMBERED.match(text) is not None


def is_subtitle(text: str) -> bool:
    """Whether `text` is a subtitle: ``——2023年工会工作综述``."""
    return _SUBTITLE.match(text) is not None and not is_complete(text)


def opens_discourse(text: str) -> bool:
    """Whether `text` begins as running text does (``截至目前，``), not as headings or captions do."""
    return _DISCOURSE.match(text) is not None


def states_figures(text: str) -> bool:
    """Whether `text` has digits besides dates and ordinals: a report's sentence, hardly a caption."""
    return re.search(r"\d", _DATE_OR_ORDINAL.sub("", text)) is not None


def needs_more(text: str) -> bool:
    """Whether `text` breaks off where no phrase ends: after a comma, a preposition, a number."""
    return _NEEDS_MORE.search(text) is not None


def begins_mid_sentence(text: str, before: str = "") -> bool:
    """Whether `text` cannot begin a sentence, given the text `before` it: ``余场，``, ``业。``."""
    if _CANNOT_BEGIN.match(text):
        return True
    if text[:1].isdigit() and _CUT_NUMBER.search(before[-4:]):
        return True  # 达3. / 5万人, 1, / 200元
    return before[-1:].isdigit() and bool(_MEASURED.match(text) or text[:1].isdigit())
