"""Small resolved documents made by hand. City, persons and brands are invented."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from decimal import Decimal

from kg.model import (
    Alignment,
    Approx,
    Article,
    Byline,
    Document,
    Entity,
    EntityClass,
    Event,
    Fact,
    Figure,
    Honour,
    HonourCount,
    Link,
    Mention,
    Metadata,
    Post,
    Programme,
    Quantity,
    ResolvedDocument,
    ResolvedFact,
    Span,
)

PERSON, ORGANISATION, PLACE = EntityClass.PERSON, EntityClass.ORGANISATION, EntityClass.PLACE
AWARD, PROGRAMME, EVENT = EntityClass.AWARD, EntityClass.PROGRAMME, EntityClass.EVENT

CAPTION = "图为活动现场"


def organisation(name: str, kind: str = "union", part_of: str = "") -> Entity:
    place = "350600" if name.startswith("澄川市") else ""
    return Entity(f"organisation/{name}", ORGANISATION, name, kind, place, part_of=part_of)


def entity(cls: EntityClass, name: str, kind: str = "", level: str = "", place: str = "") -> Entity:
    return Entity(f"{cls.value}/{name}", cls, name, kind, place, level)


class Maker:
    """Makes a resolved document from a text; mentions are found by their surface.

    `caption_at` puts a caption and line breaks into the original, in the middle of a sentence, as the layout
    of a newspaper does; the clean text is without.
    """

    def __init__(self, name: str, text: str, date: str | None = "2024-05-06", caption_at: str = "") -> None:
        cut = text.index(caption_at) + len(caption_at) if caption_at else len(text)
        inserted = f"\n{CAPTION}\n" if caption_at else ""
        self.original = text[:cut] + inserted + text[cut:]
        starts = [i if i < cut else i + len(inserted) for i in range(len(text))]
        if caption_at:  # the caption reads after the text
            starts += range(cut + 1, cut + 1 + len(CAPTION))
            text += CAPTION
        alignment = Alignment(starts, [start + 1 for start in starts], len(self.original))
        self.text = text
        self.document = Document(
            name,
            hashlib.sha256(self.original.encode()).hexdigest(),
            "utf-8",
            self.original,
            text,
            alignment,
            (Article(0, "工会新闻", (), date),),
        )
        self.facts: list[ResolvedFact] = []
        self.links: dict[Mention, Link] = {}

    def span(self, surface: str) -> Span:
        start = self.text.index(surface)
        return Span(start, start + len(surface))

    def mention(self, surface: str, names: Entity, within: str = "") -> Mention:
        """A mention by its surface; `within` is a longer stretch in which to look for it."""
        offset = self.text.index(within) if within else 0
        start = self.text.index(surface, offset)
        mention = Mention(start, start + len(surface), surface, names.cls, kind=names.kind)
        self.links[mention] = Link(mention, names, "全名" if surface == names.label else "据标题补全", 0.9)
        return mention

    def add(self, *facts: Fact, confidence: float = 0.8) -> None:
        self.facts += [ResolvedFact(fact, confidence, 0) for fact in facts]

    def resolved(self) -> ResolvedDocument:
        return ResolvedDocument(self.document, tuple(self.facts), tuple(self.links.values()))


CITY_UNION = organisation("澄川市总工会")
PROVINCE_UNION = organisation("青岚省总工会")
CONGRESS = organisation("澄川市人大常委会", "government")
WOMEN = organisation("澄川市总工会女职工委员会", part_of="organisation/澄川市总工会")
LIN, GAO, SONG = entity(PERSON, "林若舟"), entity(PERSON, "高映川"), entity(PERSON, "宋知夏")
MEDAL = entity(AWARD, "青岚省五一劳动奖章", level="provincial")
CITY_MEDAL = entity(AWARD, "澄川市五一劳动奖章", level="municipal", place="350600")
COOL = entity(PROGRAMME, "清凉驿站", "service")
SCHOLARS = entity(PROGRAMME, "圆梦学子", "campaign")
MEETING = entity(EVENT, "澄川市工会第七次代表大会", "meeting")
SHOW = entity(EVENT, "职工文艺汇演", "performance")
TOWN = entity(PLACE, "澄川市", place="350600")

FULL_TEXT = (
    "5月6日，澄川市工会第七次代表大会召开，澄川市总工会、市人大常委会有关负责人参加。"
    "市人大常委会副主任、市总工会主席林若舟说，市总工会开展“清凉驿站”服务，"
    "投入资金720.50万元，慰问职工近3万人次，全年服务8至10家企业。"
    "在省总工会、市总工会表彰中，高映川荣获2023年青岚省五一劳动奖章，市级五一劳动奖章获得者61人。"
    "职工文艺汇演同日举行。市总女职工委员会参加“圆梦学子”活动。（记者 宋知夏 摄影 宋知夏）"
)


def full_document(name: str = "澄川.txt") -> ResolvedDocument:
    """A document with every kind of fact, whose third sentence a caption interrupts."""
    make = Maker(name, FULL_TEXT, caption_at="投入资金")
    union = make.mention("澄川市总工会", CITY_UNION)
    short = make.mention("市总工会", CITY_UNION, within="市总工会主席")
    congress = make.mention("市人大常委会", CONGRESS, within="市人大常委会副主任")
    lin = make.mention("林若舟", LIN)
    make.add(
        Post(lin, "副主任", congress, make.span("市人大常委会副主任、市总工会主席林若舟"), "post.chain"),
        Post(lin, "主席", short, make.span("市总工会主席林若舟"), "post.chain", since="2021-03"),
        confidence=0.95,
    )
    cool = make.mention("清凉驿站", COOL)
    operator = make.mention("市总工会", CITY_UNION, within="市总工会开展")
    scholars = make.mention("圆梦学子", SCHOLARS)
    make.mention("市总女职工委员会", WOMEN)
    make.add(
        Programme(cool, "service", make.span("市总工会开展“清凉驿站”服务"), "programme.quoted", operator),
        Programme(scholars, "campaign", make.span("“圆梦学子”活动"), "programme.quoted"),
    )
    money = Quantity(make.span("720.50万元"), make.span("720.50万"), Decimal("7205000.00"), "元")
    people = Quantity(make.span("近3万人次"), make.span("3万"), Decimal("3E+4"), "人次", Approx.NEARLY)
    firms = Quantity(make.span("8至10家"), make.span("8至10"), Decimal(8), "家", upper=Decimal(10))
    make.add(
        Figure(money, "投入资金", make.span("投入资金720.50万元"), "figure.verb", body=operator),
        Figure(people, "慰问职工", make.span("慰问职工近3万人次"), "figure.verb", period="2019/2023"),
        Figure(firms, "服务企业", make.span("全年服务8至10家企业"), "figure.verb", "2024", planned=True),
    )
    gao, medal = make.mention("高映川", GAO), make.mention("青岚省五一劳动奖章", MEDAL)
    grantors = (
        make.mention("省总工会", PROVINCE_UNION),
        make.mention("市总工会", CITY_UNION, within="市总工会表彰"),
    )
    evidence = make.span("在省总工会、市总工会表彰中，高映川荣获2023年青岚省五一劳动奖章")
    city_medal = make.mention("市级五一劳动奖章", CITY_MEDAL)
    make.add(
        Honour(gao, medal, evidence, "honour.won", grantors, "2023"),
        HonourCount(
            city_medal,
            Decimal(61),
            Approx.EXACT,
            "person",
            make.span("市级五一劳动奖章获得者61人"),
            "honour.count",
        ),
    )
    meeting, show = make.mention("澄川市工会第七次代表大会", MEETING), make.mention("职工文艺汇演", SHOW)
    present = make.mention("市人大常委会", CONGRESS)
    make.add(
        Event(
            meeting,
            "meeting",
            make.span("5月6日，澄川市工会第七次代表大会召开，澄川市总工会、市人大常委会有关负责人参加"),
            "event.titled",
            "2024-05-06",
            (union, present),
            make.mention("澄川市", TOWN),
        ),
        Event(show, "performance", make.span("职工文艺汇演同日举行"), "event.plain"),
        confidence=0.6,
    )
    song = make.mention("宋知夏", SONG)
    make.add(
        Byline(song, "记者", make.span("记者 宋知夏"), "byline"),
        Byline(song, "摄影", make.span("摄影 宋知夏"), "byline"),
        confidence=1.0,
    )
    return make.resolved()


def second_document() -> ResolvedDocument:
    """Another document that names the same union and person, with a former post."""
    make = Maker("简报.md", "原澄川市总工会主席林若舟到基层走访。", date=None)
    union, lin = make.mention("澄川市总工会", CITY_UNION), make.mention("林若舟", LIN)
    evidence = make.span("原澄川市总工会主席林若舟")
    make.add(Post(lin, "主席", union, evidence, "post.former", "former", until="2020-12-31"))
    return make.resolved()


SAID = Metadata(
    title="澄川工会简报",
    publisher="澄川工会报社",
    date="2024-05",
    place="澄川市",
    authors=("宋知夏", "本报记者"),
    url="https://www.example.cn/简报/2024 05.html?id=7#top",
)
FAMILY = entity(PERSON, "苏青禾家庭", "family")


def scanned_document(metadata: Metadata = SAID, media_type: str = "application/pdf") -> ResolvedDocument:
    """A file of three pages that something is said about: on the last a family is honoured, and on the first a
    person speaks."""
    pages = ("林若舟讲话。", "图表。", "苏青禾家庭获评“最美家庭”。")
    make = Maker("简报.pdf", "\f".join(pages))
    starts = (0, len(pages[0]) + 1, len(pages[0]) + len(pages[1]) + 2)
    family, award = make.mention("苏青禾家庭", FAMILY), make.mention("最美家庭", entity(AWARD, "最美家庭"))
    union, lin = make.mention("讲话", CITY_UNION), make.mention("林若舟", LIN)
    make.add(Honour(family, award, make.span("苏青禾家庭获评“最美家庭”"), "honour.won"))
    make.add(Post(lin, "主席", union, make.span("林若舟讲话"), "post.chain"))
    resolved = make.resolved()
    document = dataclasses.replace(resolved.document, media_type=media_type, metadata=metadata, pages=starts)
    return dataclasses.replace(resolved, document=document)


def both() -> list[ResolvedDocument]:
    return [full_document(), second_document()]


def single(name: str, text: str, names: Iterable[Entity]) -> ResolvedDocument:
    """A document that mentions entities at its beginning and states nothing."""
    make = Maker(name, text)
    for number, thing in enumerate(names):
        mention = Mention(0, number + 1, text[: number + 1], thing.cls)
        make.links[mention] = Link(mention, thing, "", 0.5)
    return make.resolved()
