"""Whether a stretch of text is an award's name, under the kind of verb that governs it.

``获评省级示范托管班`` names an award; ``获得省级资金支持`` and ``建成托管班5个`` name none. The stronger
the verb says that something was conferred, the less the name itself must show.
"""

from __future__ import annotations

import re
from enum import StrEnum

from kg.lexicon.awards import Awards

__all__ = ["BY_SUBJECT", "GIVES", "YEAR", "Kind", "is_award", "is_praised"]


class Kind(StrEnum):
    """How a verb governs the awards: see ``[verbs]`` in ``awards.toml``.

    ``bare`` is no verb: a clause that begins with an award of some level (``，市劳动模范194名``).
    """

    PASSIVE = "passive"
    PRESENTED = "presented"
    RECEIPT = "receipt"
    WEAK_RECEIPT = "weak_receipt"
    ACTIVE = "active"
    SELECTION = "selection"
    CREATION = "creation"
    BARE = "bare"


BY_SUBJECT = (Kind.PASSIVE, Kind.RECEIPT, Kind.WEAK_RECEIPT)
"""The subject of the verb gets the award: ``某公司荣获…``."""
GIVES = (Kind.ACTIVE, Kind.PRESENTED)
"""The object of the verb gets it: ``授予某公司…``."""
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
"""A year in figures, as group 1."""


# Marks of a clause, which no name holds: 获得全市职工参加的比赛一等奖 is left out.
_CLAUSE = re.compile(
    r"了|过(?!硬)|开展|参加|获得|荣获|获评|荣膺|入选|当选|进行|被|提供|完成|通过|我们|新建|建成|打造|培育|新增|现有|拥有|共有|精神|分别[是为]|主办|承办|举办|设[一二三特]等"
)
_ORDINAL = r"(?:\d{4}(?:[—\-~至]\d{4})?年度?)?(?:第[一二三四五六七八九十百\d]+[届批])?"
# Verbs that also say mere classification: only a name that is an award by itself is taken.
_CLASSIFYING = ("确定为", "认定为", "认定")
# What is handed over and is no award: 颁发“结业”证书, “聘书”.
_NO_AWARD = re.compile("聘|结业|毕业|资格|培训|等级|捐|收藏|感谢|赞助|合格证|许可|执照|补贴|慰问")
# Verbs that choose persons for other things too (推荐优秀青年入党): a word of praise is not enough.
_CHOOSING = ("推荐", "推选", "选拔", "产生", "奖励")


def is_award(
    name: str, hidden: str, kind: Kind, verb: str, awards: Awards, *, whole: bool, counted: bool, titled: bool
) -> bool:
    """Whether `name` is an award under a verb of this kind.

    `hidden` is the name as :func:`kg.extraction.masking.masked` gives it. `whole` says that all of it stands
    in quotation marks, `counted` that a number of recipients stands beside it, `titled` that 称号 or 荣誉
    follows it or its list.
    """
    if (
        name in awards.no_names
        or name.endswith("最高")
        or not 2 <= len(name) <= 48
        or (not whole and _CLAUSE.search(hidden))
    ):
        return False
    core = re.sub(r"[（(][^（）()]*[）)]$", "", name).rstrip("”")
    found_level = awards.level_pattern.match(re.sub(f"^{_ORDINAL}", "", core))
    level = found_level is not None and found_level.end() < len(core)
    strong = awards.head_pattern.search(core) is not None
    weak = awards.weak_pattern.search(core) is not None
    praise = is_praised(core, awards)
    known = core in awards.known
    match kind:
        case Kind.PASSIVE | Kind.ACTIVE if verb.endswith(_CLASSIFYING):
            graded = found_level is not None and found_level.group().endswith("级")
            honoured = verb == "认定" and level and praise  # 认定李某某等15人为某县最美妇联主席
            return (
                strong
                or whole
                or honoured
                or (weak and (praise or (graded and verb.endswith(("认定为", "认定")))))
            )
        case Kind.PRESENTED:
            return (strong or praise or (whole and titled)) and not _NO_AWARD.search(core)
        case Kind.PASSIVE | Kind.RECEIPT | Kind.ACTIVE:
            marked = "“" in name and not name.startswith("“")  # 全国“五好”县级工商联
            return whole or strong or praise or (titled and len(name) >= 4) or (level and (weak or marked))
        case Kind.WEAK_RECEIPT if verb == "享受":
            return known
        case Kind.WEAK_RECEIPT if verb == "保持":
            return titled and (whole or strong)
        case Kind.WEAK_RECEIPT if verb.startswith(("创", "成功", "入选")):
            return strong or praise or (level and weak) or (whole and (titled or weak))
        case Kind.WEAK_RECEIPT:
            return strong or (level and praise) or (titled and (whole or level or praise))
        case Kind.SELECTION if verb == "推荐" and whole:  # 推荐“最美家庭”90户: proposed, not conferred
            return False
        case Kind.SELECTION if verb.endswith(_CHOOSING) and not verb.startswith(("表彰", "命名")):
            return counted and strong
        case Kind.SELECTION:
            return counted and (strong or praise or whole)
        case Kind.BARE if any(match.group() for match in awards.verb_pattern.finditer(name)):
            return False  # 全市共评选省劳模3名 is read at its verb
        case Kind.CREATION | Kind.BARE:
            return counted and ((level and (strong or praise)) or known)
    return False


def is_praised(name: str, awards: Awards) -> bool:
    """Whether a name begins with a word of praise after its level: 省级示范爱心托管班."""
    rest = re.sub(f"^{_ORDINAL}", "", name)
    level = awards.level_pattern.match(rest)
    for candidate in (rest, rest[level.end() :] if level else rest):
        bare = re.sub(f"^{_ORDINAL}", "", candidate).lstrip("“")
        if any(bare.startswith(word) and len(bare) > len(word) + 1 for word in awards.praise):
            return True
    return False
