"""Places of service and classes that a body sets up under a quoted name: they are services.

``建成“川江驿站”19个``, ``开办“巧手妈妈”家政培训班42期``.
"""

from __future__ import annotations

import re

from kg.lexicon.programmes import Programmes

__all__ = ["course_end", "ends_as_facility", "is_facility"]

_HONOURED = re.compile("模范|先进|示范|标准化|星级|达标|合格|优秀|最美")
_BUILT = re.compile(
    "(?:建成|建起|建设|建立|新建|改建|扩建|创建|打造|改造|设立|设置|开设|开办|开通|增设|新增|布设|改成|改建成|变成|推出|依托|运营|启用|投用|建好|用好)"
    "[了好]?(?!成|为)[^，。；、“”]{0,16}$"
)
_COUNTED = re.compile(r"[^，。；：“”（）\d]{0,12}?\s*(?:近|约|超|逾)?[\d０-９]+[余多]?[个家处所座间]")
# “职工充电屋”揭牌仪式
_OPENED = re.compile("(?:正式|集中)?(?:揭牌|启用|投用|挂牌|开张|开业|亮相|投入使用|建成)")
# Classes that recur under one name: 开办“巧手妈妈”家政培训班42期.
_COURSE = re.compile(
    r"[^，。；、“”的\d]{0,6}?(?:培训班|训练营|研修班|公益班|托管班|兴趣班|集市|沙龙|课程)(?=(?:近|约|超|逾)?[\d０-９]+[余多]?[期场次个])"
)


def ends_as_facility(name: str, lexicon: Programmes) -> bool:
    """Whether the last word of `name` is a sort of place: ``暖心驿站``, ``残疾人之家``."""
    return lexicon.facility_end.search(name) is not None


def is_facility(name: str, masked: str, end: int, before: str, lexicon: Programmes) -> bool:
    """Whether the quoted `name` is that of a place of service: ``升级改造“暖心驿站”12处``.

    `masked` is the sentence's masked text, `end` where the closing mark ends in it, `before` the clause
    before the name.
    """
    if len(name) < 4 or not ends_as_facility(name, lexicon) or _HONOURED.search(name):
        return False
    if _COUNTED.match(masked, end) or lexicon.place_end.search(name) or _OPENED.match(masked, end):
        return True
    return _BUILT.search(before) is not None and not lexicon.figurative_end.search(name)


def course_end(masked: str, position: int) -> int | None:
    """Where a counted class behind a short name ends (``家政培训班`` before ``42期``), or None."""
    match = _COURSE.match(masked, position)
    return match.end() if match else None
