"""What is known of awards: names, heads, levels and the verbs that confer, from ``data/awards.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.lexicon.award_holders import HolderWords, load_holder_words
from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.words import alternation, longest_first

__all__ = ["Awards", "KnownAward", "load_awards"]


@dataclass(frozen=True, slots=True)
class KnownAward:
    """An award that carries no level in its name (``时代楷模``).

    `level` is national, provincial, municipal or county; `recipient` is person, organisation or
    either; `grantors` are full names, and empty where several bodies give it.
    """

    name: str
    level: str
    recipient: str
    grantors: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Awards:
    """The lexicon of awards. It is equal only to itself, so that what is read with it can be cached.

    `known` are names that mean one award without a level. `families` (name → recipient) exist at many
    levels. `heads` (head → recipient) end open names; `weak_heads` do so only where a verb says that
    something was conferred. `praise` begins open names. `levels` maps a level word to its level
    (empty for one that names no division). `provinces` are short names. `aliases` maps a short name
    to the full one; `also_posts` are posts of a body too, unless a level stands before them. `kin` maps a family
    to those that one body gives together with it. `no_names` read like awards and are none. `holder_words` tell
    how recipients are named.
    `verbs` has the verbs by kind, longest first.

    `verb_pattern` finds the verbs, in a group named by their kind (``passive`` has the agent in the group
    ``agent``, ``presented`` the recipients in the group ``to`` or ``named``). `level_words` matches level words and
    provinces alone.
    `level_pattern` matches a level word or a named place at the start of an award's name;
    `head_pattern` matches a strong head at its end, `weak_pattern` a weak one, `family_pattern` a
    family or a known award anywhere.
    """

    known: Mapping[str, KnownAward]
    families: Mapping[str, str]
    heads: Mapping[str, str]
    weak_heads: frozenset[str]
    praise: tuple[str, ...]
    levels: Mapping[str, str]
    provinces: tuple[str, ...]
    municipalities: frozenset[str]
    aliases: Mapping[str, str]
    also_posts: frozenset[str]
    kin: Mapping[str, frozenset[str]]
    no_names: frozenset[str]
    holder_words: HolderWords
    verbs: Mapping[str, tuple[str, ...]]
    verb_pattern: re.Pattern[str]
    level_words: re.Pattern[str]
    level_pattern: re.Pattern[str]
    head_pattern: re.Pattern[str]
    weak_pattern: re.Pattern[str]
    family_pattern: re.Pattern[str]

    def recipient_kind(self, name: str) -> str:
        """Who gets the award `name`, as its ending tells: person, organisation or either.

        ``全国五一劳动奖章`` → person, ``省级示范点`` → organisation, ``一等奖`` → either. Unknown is either.
        """
        if (known := self.known.get(name)) is not None:
            return known.recipient
        bare = re.sub(r"[（(][^（）()]*[）)]$|[“”]", "", name)
        for length in range(min(len(bare), 20), 0, -1):
            ending = bare[-length:]
            if (kind := self.families.get(ending) or self.heads.get(ending)) is not None:
                return kind
        return "either"


@loaded_once("awards.toml", "award_holders.toml")
def load_awards(sources: LexiconSources = SHIPPED) -> Awards:
    """The lexicon, read once a process."""
    data = read_toml("awards.toml", sources)
    known = {
        name: KnownAward(name, entry["level"], entry["recipient"], tuple(entry["grantors"]))
        for entry in data["award"]
        for name in entry["names"]
    }
    families = {name: kind for kind, names in data["families"].items() for name in names}
    heads = {head: kind for kind in ("person", "organisation", "either") for head in data["heads"][kind]}
    levels = {
        word: "" if level == "other" else level for level, words in data["levels"].items() for word in words
    }
    provinces = longest_first(data["provinces"]["names"])
    verbs = {kind: longest_first(words) for kind, words in data["verbs"].items()}
    level = _level(levels, provinces)
    return Awards(
        known=known,
        families=families,
        heads=heads,
        weak_heads=frozenset(data["heads"]["weak"]),
        praise=longest_first(data["praise"]["words"]),
        levels=levels,
        provinces=provinces,
        municipalities=frozenset(data["provinces"]["municipalities"]),
        aliases=data["aliases"],
        also_posts=frozenset(data["also_posts"]),
        kin=_kin(data["kin"]["groups"]),
        no_names=frozenset(data["no_names"]["words"]),
        holder_words=load_holder_words(sources),
        verbs=verbs,
        verb_pattern=_verb_pattern(verbs, level),
        level_words=re.compile(_level_words(levels, provinces)),
        level_pattern=re.compile(level),
        head_pattern=re.compile(f"(?:{alternation([*heads, *families, *known])})$"),
        weak_pattern=re.compile(f"(?:{alternation(data['heads']['weak'])})$"),
        family_pattern=re.compile(alternation([*families, *known])),
    )


def _kin(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Each family with all families of the groups that it stands in."""
    result: dict[str, frozenset[str]] = {}
    for group in map(frozenset, groups):
        for name in group:
            result[name] = result.get(name, frozenset()) | group
    return result


_NOT_A_LEVEL = (
    "(?!场|民生|民学校|民之家|民中心|民服务|民广场|域|块|间|长|略|时|力|容|政|值|井|委|有限|公司|股份)"
)


def _level_words(levels: Iterable[str], provinces: Iterable[str]) -> str:
    """A level word (``省级``) or a province (``河南省``, ``河南``, ``内蒙古自治区``).

    Words that merely begin like a level (``市场``, ``区域``, ``省长``) do not count.
    """
    suffix = "(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?级?"
    return f"(?:(?:{alternation(provinces)}){suffix}|(?:{alternation(levels)}){_NOT_A_LEVEL})"


def _level(levels: Iterable[str], provinces: Iterable[str]) -> str:
    """A level at the start of a name: a level word, a province, or a place with its suffix
    (``洛阳市``, ``淮阴区``), and several levels in a row (``全国、省、市``, ``市级以上``)."""
    word = f"(?:{alternation(levels)}){_NOT_A_LEVEL}"
    inside = (
        "召开|举办|建成|新建|培育|推荐|评选|表彰|命名|选树|荣获|获得|获评|走访|慰问|学习|成为|"
        "全市|全省|市级|省级|县级|区级|优秀|先进|最美|授予|决定|认定|其为|[年度是的了被]"
    )
    place = (
        rf"(?:(?!{inside})[\u4e00-\u9fff]){{2,6}}?"
        r"(?:自治[州县旗]|(?<!城)市|(?<![社园地战矿城])区|县|州|盟)级?" + _NOT_A_LEVEL
    )
    return f"(?:{_level_words(levels, provinces)}|{place})(?:以上)?(?:[、和及与]{word})*(?:以上)?"


def _verb_pattern(verbs: Mapping[str, Iterable[str]], level: str) -> re.Pattern[str]:
    """Every verb that confers or counts awards; see ``[verbs]`` in the data.

    A clause that begins with a level counts as the kind ``bare``.
    """
    passive, selection = alternation(verbs["passive"]), alternation(verbs["selection"])
    creation = alternation(verbs["creation"])
    return re.compile(
        f"(?P<presented>[向为给](?P<to>(?:(?![获被]|授予|颁发)[^，。；！？：]){{2,100}}?)"
        f"(?:{alternation(verbs['presented'])})了?(?=“|{level})"
        f"|[将把](?!由)(?P<named>(?:(?![将把获被])[^，。；！？：]){{2,80}}?)"
        f"(?:{alternation(verbs['naming'])})(?=“|\\d{{4}}年度|{level}))"
        f"|(?P<passive>被(?P<agent>[^，。；！？：被]{{0,100}}?)(?:{passive}))"
        f"|(?P<receipt>(?!荣获[评颁授])(?:{alternation(verbs['receipt'])}))"
        f"|(?P<weak_receipt>(?<![收捕缴查抓斩荣喜拿])(?:{alternation(verbs['weak_receipt'])})"
        "(?!感(?!动)|[者得评取悉知利奖益批准救刑授颁]))"
        f"|(?P<active>{alternation(verbs['active'])}|(?:命名|认定|评选|追认)(?!为)(?=[^，。；：“]{{2,60}}为(?:“|\\d{{4}}年度|{level})))"
        r"|(?P<selection>对(?=[^，。；]{2,160}?(?:进行|予以|给予|加以|以)了?(?:通报)?(?:表彰|表扬|颁奖|奖励)(?!\d))"
        f"|(?:{creation})?(?:{selection}){{1,4}}出?)"
        f"|(?P<creation>(?:{creation})+出?)"
        f"|(?P<bare>(?:^|(?<=[，。；：、（！？]))(?={level}))"
    )
