"""Programmes: named campaigns, services, competitions, projects, schemes and bundles.

A programme has a name of its own: quoted (``“山城之夜”``), a set brand (``金秋助学``), or an open name with a
strong head after a verb (``实施劳模关爱工程``). Ideas, slogans, metaphors and honours that are quoted
(``四个意识``, ``娘家人``, ``工人先锋号``) are none, nor are plain activities (``文艺演出``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extraction.operators import in_honour, main_body, operator_of, subject_organisations
from kg.extraction.programme_context import (
    BLOCKED,
    Surroundings,
    descriptive_tail,
    mask,
    shared_kind,
    tail_of,
)
from kg.extraction.programme_names import Named, open_names
from kg.extraction.quoting import Quoted, quoted
from kg.lexicon.programmes import Programmes
from kg.model import (
    AnnotatedArticle,
    EntityClass,
    Mention,
    Programme,
    Sentence,
    Span,
)

__all__ = ["extract", "recognise"]

# How a quoted name may end that needs no noun behind it: “求学圆梦行动”, “安全隐患随手拍”.
_NAME_ENDS = (
    ("competition", re.compile("(?:大赛|竞赛|比赛|挑战赛|杯)$")),
    ("project", re.compile("(?:工程|项目)$")),
    ("scheme", re.compile("(?:行动计划|计划)$")),
    (
        "service",
        re.compile("(?:网上工会|E卡|一张网|服务平台|云平台|小程序|A[Pp][Pp]|热线|夜校|大讲堂|讲堂|课堂)$"),
    ),
    (
        "campaign",
        re.compile(
            "(?:行动|活动|(?:宣传|行动|服务|维权|活动|招聘|读书|教育|攻坚|加强|提升|建设|落实)[月周季日年]|论坛|文化节|艺术节|随手拍|助企行|基层行|"
            "[进下](?:万家|校园|企业|社区|基层|车间|班组|乡|乡村|农村|机关|一线|园区|工地))$"
        ),
    ),
)
_NO_NAME = re.compile("(?:实际|自觉|立即|具体|统一|一致|联合|各项|系列)(?:行动|活动)$|[。！？；…]")
_SERVICE_END = re.compile("(?:卡|[Aa][Pp][Pp]|平台|小程序|网|云|通|码|[eE]家|号)$")
_NUMERAL = "[一二两三四五六七八九十百]"
_BUNDLE = re.compile(
    rf"{_NUMERAL}+[大项件个张条场]?[^，。；、]{{0,4}}?(?:行动|工程|实事|计划|活动|建设|工作|服务|项目|攻坚)"
)
_NUMBERED = re.compile(rf"{_NUMERAL}+[个大项件张条].{{0,4}}")
_MEASURES_NOUN = re.compile("[^，。；、的]{0,4}(?:措施|举措)")
# Behind a brand these add nothing: “中国梦·劳动美”主题教育, “两学一做”学习教育.
_BRAND_TAIL = re.compile(
    "(?:(?:主题|专题|学习|宣传|实践)(?:宣传)?教育|劳动竞赛|竞赛|创建|筛查|检查)?(?:活动)?"
)
_BARE_NOUN = re.compile(
    "(?:系列|主题|专项|社会|实践)*(?:活动|行动|工程|项目|计划|工作|品牌|建设|A[Pp][Pp]|小程序)(?![者站室队])"
)
_NOT_BRAND = re.compile("办公室|基金会|中心|领导小组|协会|学校|小学|大厦")
_DOCUMENT = re.compile(
    "(?:法|法典|条例|规定|办法|决定|意见|报告|要点|通知|方案|细则|规划|纲要|章程|计划|合同|协议|倡议书|日报|晚报|时报)$"
)
_MAX_NAME = 32


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    evidence: Span
    rule: str


@cache
def _surroundings(lexicon: Programmes) -> Surroundings:
    return Surroundings(lexicon)


def recognise(sentence: Sentence, programmes: Programmes) -> tuple[Mention, ...]:
    """The programmes that a sentence names, in order; they do not overlap.

    A mention covers the quotation marks and a noun phrase that is part of the name, not a bare 活动 or 工程
    behind it. `label` is the name without quotation marks (a brand's full name), `kind` its kind.
    """
    return tuple(found.mention for found in _find(sentence, programmes))


def extract(article: AnnotatedArticle, programmes: Programmes) -> Iterator[Programme]:
    """A fact for each programme mention, in order, with the organisation that carries it out.

    `operator` is the organisation that is the subject before the name in the same sentence (or stands right
    before it, or after 由); else the last subject of the paragraph; else the organisation that is the
    subject of most sentences of the article; else None. A name in an honour
    (``被评为“甲杯”竞赛优胜单位``) has no operator.
    """
    main = main_body(article)
    paragraph = -1
    last: Mention | None = None
    for sentence in article.sentences:
        if sentence.sentence.paragraph != paragraph:
            paragraph, last = sentence.sentence.paragraph, None
        wanted = {mention.span for mention in sentence.programmes}
        if wanted:
            for found in _find(sentence.sentence, programmes):
                if found.mention.span in wanted:
                    operator = operator_of(sentence, found.mention)
                    if operator is None and not in_honour(sentence, found.mention):
                        operator = last or main
                    yield Programme(found.mention, found.mention.kind, found.evidence, found.rule, operator)
        subjects = subject_organisations(sentence)
        if subjects:
            last = subjects[-1]


# ---------------------------------------------------------------------------------------------
# Finding names. Offsets are those of the sentence's text until the end.


def _find(sentence: Sentence, lexicon: Programmes) -> list[_Found]:
    text = sentence.text
    quotes = tuple(quoted(text))
    masked = mask(text, quotes)
    named: list[Named] = []
    for quote in quotes:
        named += _quoted_names(quote, masked, text, lexicon)
    taken = [Span(name.start, name.end) for name in named]
    # A brand inside other quotation marks is part of another name, unless a whole speech is quoted.
    closed = [
        q.span for q in quotes if q.mark in "《〈" or (len(q.inner) <= _MAX_NAME and "。" not in q.text)
    ]
    for name in _bare_brands(text, lexicon, closed):
        if not any(span.overlaps(Span(name.start, name.end)) for span in taken):
            named.append(name)
            taken.append(Span(name.start, name.end))
    for name in open_names(masked, lexicon):
        if not any(span.overlaps(Span(name.start, name.end)) for span in taken):
            named.append(name)
            taken.append(Span(name.start, name.end))
    return [_as_found(name, text, sentence.start) for name in sorted(named, key=lambda name: name.start)]


def _as_found(name: Named, text: str, offset: int) -> _Found:
    label = re.sub(r"[\s“”‘’「」『』]", "", name.label or text[name.start : name.end])
    start, end = offset + name.start, offset + name.end
    mention = Mention(start, end, text[name.start : name.end], EntityClass.PROGRAMME, label, name.kind)
    noun = _BARE_NOUN.match(text, name.end)
    return _Found(mention, Span(start, offset + noun.end() if noun else end), name.rule)


def _quoted_names(quote: Quoted, masked: str, text: str, lexicon: Programmes) -> list[Named]:
    """The programmes that one quoted stretch names: mostly one or none; several for a list of brands."""
    name = quote.text.strip()
    if not 1 <= len(name) <= _MAX_NAME or re.search("[。！？；]", name):
        return []
    brands = _brand_list(quote, lexicon)
    if brands:
        return brands
    around = _surroundings(lexicon)
    before = around.clause(masked, quote.span.start)
    tail = tail_of(masked, quote.span.end, lexicon)
    brand = lexicon.brand(name)
    if quote.mark in "《〈":
        if tail is None or brand or _DOCUMENT.search(name) or not (tail.bare or tail.kind == "competition"):
            return []
        return [Named(quote.span.start, quote.span.end, name, tail.kind, "programme.quoted_category")]
    if tail is None and (combined := _combined_brand(quote, text, lexicon)):
        return [combined]
    if brand is not None:
        if around.is_award(before) and tail is None:
            return []
        generic = tail is not None and _BRAND_TAIL.fullmatch(tail.text) is not None
        if tail is None or tail.bare or generic or lexicon.brand(name + tail.text):
            end = quote.span.end if tail is None or tail.bare else tail.end
            return [Named(quote.span.start, end, brand.name, brand.kind, "programme.brand")]
        return [Named(quote.span.start, tail.end, "", tail.kind, "programme.quoted_category")]
    if lexicon.is_idea(name):
        return []
    if _BUNDLE.fullmatch(name) and not around.is_award(before):
        return [Named(quote.span.start, quote.span.end, name, "bundle", "programme.bundle")]
    if _NUMBERED.fullmatch(name) and (noun := _MEASURES_NOUN.match(masked, quote.span.end)):
        return [Named(quote.span.start, noun.end(), "", "bundle", "programme.bundle")]
    found = _with_category(quote, masked, before, lexicon) or _without_category(
        quote, masked, before, lexicon
    )
    return [found] if found else []


def _with_category(quote: Quoted, masked: str, before: str, lexicon: Programmes) -> Named | None:
    """A quoted name with a category noun behind it, or at the end of the list it stands in."""
    around = _surroundings(lexicon)
    tail = tail_of(masked, quote.span.end, lexicon)
    award = around.is_award(before)
    if tail is not None:
        if award and (tail.kind not in ("campaign", "competition") or tail.text in lexicon.weak):
            return None
        prefix = around.prefix(before) if len(quote.inner) <= 2 else ""
        if len(quote.inner) <= 2 and not prefix and (tail.bare or tail.text in lexicon.strong):
            return None  # “双向”工作: the word alone names nothing
        end = quote.span.end if tail.bare and not prefix else tail.end
        return Named(quote.span.start - len(prefix), end, "", tail.kind, "programme.quoted_category")
    if award or masked[quote.span.end : quote.span.end + 5].startswith(lexicon.idea_heads):
        return None
    kind = shared_kind(masked, quote.span.end, lexicon)
    if not kind:
        return None
    described = descriptive_tail(masked, quote.span.end, lexicon)
    end = described[0] if described else quote.span.end
    if len(quote.inner) <= 2 and end == quote.span.end:
        return None
    return Named(quote.span.start, end, "", kind, "programme.quoted_shared")


def _without_category(quote: Quoted, masked: str, before: str, lexicon: Programmes) -> Named | None:
    """A quoted name that its verb, its own last word or the way it is used makes a programme."""
    around = _surroundings(lexicon)
    name = quote.text.strip()
    prefix = around.named_after(before)
    if prefix is not None:
        return Named(quote.span.start - len(prefix), quote.span.end, "", "project", "programme.named")
    described = descriptive_tail(masked, quote.span.end, lexicon)
    launched = re.match("[^，。；、“”的]{0,12}?启动(?:仪式|会|活动)?", masked[quote.span.end :]) is not None
    if around.is_award(before) or (described is None and not launched):
        return None
    if around.is_service(before) and _SERVICE_END.search(name):
        return Named(quote.span.start, quote.span.end, "", "service", "programme.service")
    kind = next((kind for kind, ends in _NAME_ENDS if ends.search(name)), "")
    if kind and len(name) >= 4 and not _NO_NAME.search(name) and not BLOCKED.search(name):
        return Named(quote.span.start, quote.span.end, "", kind, "programme.quoted_name")
    if described is not None and (around.is_introduced(before) or launched):
        if (
            len(name) < 3
            or name.endswith(lexicon.idea_ends)
            or re.match(r"\s*[\d一二三四五六七八九十]+[个名家人]", masked[quote.span.end :])
        ):
            return None
        return Named(quote.span.start, described[0], "", kind or "campaign", "programme.quoted_verb")
    return None


def _brand_list(quote: Quoted, lexicon: Programmes) -> list[Named]:
    """``“春送岗位、夏送清凉、金秋助学”传统品牌``: each part is a brand of its own."""
    parts = list(re.finditer("[^、，]+", quote.text))
    brands = [lexicon.brand(part.group()) for part in parts]
    if len(parts) < 2 or not all(brands):
        return []
    base = quote.inner.start
    return [
        Named(base + part.start(), base + part.end(), brand.name, brand.kind, "programme.brand")
        for part, brand in zip(parts, brands, strict=True)
        if brand is not None
    ]


def _combined_brand(quote: Quoted, text: str, lexicon: Programmes) -> Named | None:
    """A brand of which only a part is quoted: ``“两癌”筛查``."""
    match = lexicon.brand_pattern.match(text, quote.span.start)
    brand = lexicon.brand(match.group()) if match else None
    if match is None or brand is None:
        return None
    return Named(match.start(), match.end(), brand.name, brand.kind, "programme.brand")


def _bare_brands(text: str, lexicon: Programmes, closed: list[Span]) -> Iterator[Named]:
    for match in lexicon.brand_pattern.finditer(text):
        span = Span(match.start(), match.end())
        brand = lexicon.brand(match.group())
        if (
            brand is None
            or any(other.covers(span) for other in closed)
            or _NOT_BRAND.match(text, match.end())
        ):
            continue
        yield Named(span.start, span.end, brand.name, brand.kind, "programme.brand")
