"""Made-up documents for the tests of the page: no city, body or person here exists."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

from kg.model import (
    Alignment,
    Approx,
    Article,
    BlockKind,
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
    Post,
    Programme,
    Quantity,
    ResolvedDocument,
    ResolvedFact,
    Sentence,
    Span,
)

ORG, PERSON, AWARD = EntityClass.ORGANISATION, EntityClass.PERSON, EntityClass.AWARD
PROGRAMME, EVENT, PLACE = EntityClass.PROGRAMME, EntityClass.EVENT, EntityClass.PLACE


class Writer:
    """Builds one resolved document, line by line; names are looked up in the line just written."""

    def __init__(self, name: str, title: str = "") -> None:
        self.name, self.title, self.text = name, title, ""
        self.sentences: list[Sentence] = []
        self.links: dict[Mention, Link] = {}
        self.facts: list[ResolvedFact] = []

    def line(self, text: str) -> None:
        start = len(self.text)
        self.text += text + "\n"
        number = len(self.sentences)
        self.sentences.append(Sentence(start, start + len(text), text, BlockKind.PARAGRAPH, number))

    def span(self, surface: str) -> Span:
        last = self.sentences[-1]
        at = last.start + last.text.index(surface)
        return Span(at, at + len(surface))

    def name_of(self, surface: str, cls: EntityClass, full: str = "", **entity: str) -> Mention:
        full = full or surface
        span = self.span(surface)
        mention = Mention(span.start, span.end, surface, cls, kind=entity.get("kind", ""))
        key = entity.pop("key", f"{cls}/{full}")
        reason = "全称" if full == surface else f"据本文标题，“{surface}”指{full}"
        self.links[mention] = Link(mention, Entity(key, cls, full, **entity), reason, 0.9)
        return mention

    def fact(self, fact: Fact, confidence: float = 0.9) -> None:
        self.facts.append(ResolvedFact(fact, confidence, 0))

    def build(self) -> ResolvedDocument:
        size = len(self.text)
        alignment = Alignment(tuple(range(size)), tuple(range(1, size + 1)), size)
        article = Article(0, self.title, tuple(self.sentences))
        digest = sha256(self.text.encode()).hexdigest()
        document = Document(self.name, digest, "utf-8", self.text, self.text, alignment, (article,))
        return ResolvedDocument(document, tuple(self.facts), tuple(self.links.values()))


def small() -> ResolvedDocument:
    """One document with a fact of each kind."""
    w = Writer("南江工会.txt", "南江市总工会服务职工见实效")
    w.line("南江市总工会党组书记、常务副主席陆知远说，去年帮助农民工平安返乡20.6万人次。")
    union = w.name_of("南江市总工会", ORG, kind="union", part_of="organisation/江北省总工会")
    person = w.name_of("陆知远", PERSON)
    evidence = w.span("南江市总工会党组书记、常务副主席陆知远")
    w.fact(Post(person, "党组书记", union, evidence, "post.chain"), 0.93)
    w.fact(Post(person, "常务副主席", union, evidence, "post.chain"), 0.92)
    number = w.span("20.6万人次")
    w.fact(
        Figure(
            Quantity(number, number, Decimal(206000), "人次"),
            "帮助农民工平安返乡",
            w.span("帮助农民工平安返乡20.6万人次"),
            "figure.verb",
            period="2023",
            body=union,
        ),
        0.8,
    )
    w.line("市总工会被江北省总工会授予“模范职工之家”称号，表彰市五一劳动奖章获得者61人。")
    short = w.name_of("市总工会", ORG, "南江市总工会", kind="union")
    grantor = w.name_of("江北省总工会", ORG, kind="union")
    award = w.name_of("模范职工之家", AWARD, level="provincial")
    medal = w.name_of("市五一劳动奖章", AWARD, "南江市五一劳动奖章", level="municipal")
    w.fact(Honour(short, award, w.span("市总工会被江北省总工会授予“模范职工之家”"), "h", (grantor,), "2022"))
    w.fact(
        HonourCount(
            medal, Decimal(61), Approx.EXACT, "person", w.span("市五一劳动奖章获得者61人"), "honour.count"
        )
    )
    w.line("3月15日，该会举行“夏送清凉”启动仪式，市总工会主席顾青禾出席。记者　闻笛")
    w.name_of("该会", ORG, "南江市总工会", kind="union")
    programme = w.name_of("夏送清凉", PROGRAMME, kind="service")
    event = w.name_of("“夏送清凉”启动仪式", EVENT, "“夏送清凉”启动仪式", kind="ceremony")
    chair = w.name_of("顾青禾", PERSON)
    again = w.name_of("市总工会", ORG, "南江市总工会", kind="union")
    w.fact(Programme(programme, "service", w.span("该会举行“夏送清凉”"), "p", again))
    w.fact(
        Event(event, "ceremony", w.span("3月15日，该会举行“夏送清凉”启动仪式"), "e", "2024-03-15", (chair,))
    )
    w.fact(Post(chair, "主席", again, w.span("市总工会主席顾青禾"), "post.chain"))
    author = w.name_of("闻笛", PERSON)
    w.fact(Byline(author, "记者", w.span("记者　闻笛"), "byline"), 0.97)
    w.line("活动在滨河区人民医院举行。")
    w.name_of("滨河区人民医院", ORG, kind="hospital")
    w.name_of("滨河区", PLACE)
    return w.build()


HOSTILE = '<img src=x onerror="window.hacked=1"></script><!--<script>window.hacked=2</script>\u2028\''


def hostile() -> ResolvedDocument:
    """Names, titles and quotes that try to get out of where they stand."""
    w = Writer(f"javascript:alert(1){HOSTILE.replace('/', '')}.txt", HOSTILE)
    w.line(f"{HOSTILE}工会主席{{{{7*7}}}}__proto__上任。")
    body = w.name_of(f"{HOSTILE}工会", ORG, kind=HOSTILE)
    person = w.name_of("__proto__", PERSON, key="__proto__")
    w.fact(Post(person, HOSTILE, body, w.span(f"{HOSTILE}工会主席"), "post"), 0.5)
    return w.build()


_SURNAMES = "陆顾闻秦苏沈韩白柳江方程叶梅石祝"
_GIVEN = ("知远", "青禾", "望舒", "景行", "清和", "慕白", "若谷", "亦安", "听雪", "守拙", "怀瑾", "云帆")
_POSTS = ("主席", "党组书记", "常务副主席", "副主席", "党组成员", "经审委主任", "女职工委员会主任")
_AWARDS = (
    "全国五一劳动奖状",
    "全国五一劳动奖章",
    "全国工人先锋号",
    "江北省五一劳动奖状",
    "江北省工人先锋号",
    "江北省文明单位",
    "全国模范职工之家",
)
_PROGRAMMES = (
    ("金秋助学", "service"),
    ("春送岗位", "service"),
    ("夏送清凉", "service"),
    ("冬送温暖", "service"),
    ("尊法守法·携手筑梦", "campaign"),
    ("五小创新竞赛", "competition"),
    ("求学圆梦行动", "project"),
)
_BODIES = (
    ("第一中学", "school"),
    ("人民医院", "hospital"),
    ("第三建筑工程有限公司", "company"),
    ("供电公司", "company"),
    ("公共交通集团有限公司维修二车间", "team"),
    ("人力资源和社会保障局", "government"),
    ("中级人民法院", "court"),
    ("家政服务业协会", "association"),
)
CITIES = ("南江市", "云溪市", "望湖市", "青石市", "临川口市", "白鹭市")


def many(cities: int = 5) -> list[ResolvedDocument]:
    """As many documents as cities, some thirty entities each, as real reports have them."""
    return [_city(CITIES[i % len(CITIES)] if i < len(CITIES) else f"第{i}市", i) for i in range(cities)]


def _city(city: str, seed: int) -> ResolvedDocument:
    w = Writer(f"{seed + 1:03d}_{city}总工会.txt", f"{city}总工会：当好职工娘家人")
    full = f"{city}总工会"

    def person(n: int) -> str:
        return _SURNAMES[(seed * 5 + n * 3) % len(_SURNAMES)] + _GIVEN[(seed * 7 + n * 5) % len(_GIVEN)]

    for n, post in enumerate(_POSTS[: 4 + seed % 4]):
        name = person(n)
        w.line(f"近日，市总工会{post}{name}带队到企业调研，详细了解职工生产生活情况，并送去慰问品。")
        union = w.name_of("市总工会", ORG, full, kind="union", part_of="organisation/江北省总工会")
        who = w.name_of(name, PERSON)
        w.fact(Post(who, post, union, w.span(f"市总工会{post}{name}"), "post.chain"), 0.95 - n / 50)
    w.line("江北省总工会、中华全国总工会多次到该市指导工作，省委书记要求抓好落实。")
    province = w.name_of("江北省总工会", ORG, kind="union", part_of="organisation/中华全国总工会")
    w.name_of("中华全国总工会", ORG, kind="union")
    w.name_of("省委", ORG, "江北省委", kind="party")
    for n, award in enumerate(_AWARDS):
        if (n + seed) % 3 == 0:
            continue
        body, kind = _BODIES[(n * 3 + seed) % len(_BODIES)]
        w.line(f"{city}{body}获{award}，{person(n + 9)}获江北省五一劳动奖章。")
        recipient = w.name_of(f"{city}{body}", ORG, kind=kind)
        prize = w.name_of(award, AWARD, level="national" if award.startswith("全国") else "provincial")
        w.fact(Honour(recipient, prize, w.span(f"{city}{body}获{award}"), "honour", (), "2023"), 0.86)
        if n % 2 == 0:
            worker = w.name_of(person(n + 9), PERSON)
            medal = w.name_of("江北省五一劳动奖章", AWARD, level="provincial")
            w.fact(
                Honour(worker, medal, w.span(f"{person(n + 9)}获江北省五一劳动奖章"), "honour", (province,))
            )
    for n, (label, kind) in enumerate(_PROGRAMMES):
        if (n + seed) % 2:
            continue
        amount = 120 + 37 * n + seed
        w.line(f"市总工会持续开展“{label}”活动，筹集资金{amount}余万元，惠及职工{n + 2}.5万人次。")
        union = w.name_of("市总工会", ORG, full, kind="union")
        programme = w.name_of(label, PROGRAMME, kind=kind)
        w.fact(Programme(programme, kind, w.span(f"市总工会持续开展“{label}”"), "programme", union), 0.9)
        money = w.span(f"{amount}余万元")
        quantity = Quantity(money, money, Decimal(amount * 10000), "元", Approx.OVER)
        w.fact(Figure(quantity, "筹集资金", w.span(f"筹集资金{amount}余万元"), "f", "2023", union), 0.83)
        people = w.span(f"{n + 2}.5万人次")
        quantity = Quantity(people, people, Decimal(n * 10000 + 25000), "人次")
        w.fact(Figure(quantity, "惠及职工", w.span(f"惠及职工{n + 2}.5万人次"), "f", None, union), 0.78)
    for n in range(3):
        label = ("职工技能大赛决赛", "工会工作会议", "送清凉慰问活动")[n]
        w.line(
            f"2024年{n + 3}月，{city}第{seed + n + 2}届{label}举行，{person(n + 20)}、市总工会负责人参加。"
        )
        event = w.name_of(
            f"第{seed + n + 2}届{label}", EVENT, f"{city}第{seed + n + 2}届{label}", kind="meeting"
        )
        who = w.name_of(person(n + 20), PERSON)
        union = w.name_of("市总工会", ORG, full, kind="union")
        w.fact(
            Event(event, "meeting", w.span(w.sentences[-1].text), "event", f"2024-{n + 3:02d}", (who, union))
        )
    for body, kind in _BODIES[seed % 3 :: 2]:
        w.line(f"活动得到{city}{body}工会的支持。")
        w.name_of(f"{city}{body}工会", ORG, kind="union")
        _ = kind
    w.line(f"记者　{person(31)}　通讯员　{person(32)}")
    for n, role in ((31, "记者"), (32, "通讯员")):
        w.fact(Byline(w.name_of(person(n), PERSON), role, w.span(f"{role}　{person(n)}"), "byline"), 0.96)
    return w.build()
