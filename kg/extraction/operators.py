"""Who carries something out: the organisation that is the subject of a clause, a sentence, an article."""

from __future__ import annotations

import re
from collections import Counter

from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Mention, Span

__all__ = [
    "holds_post_of",
    "in_honour",
    "main_body",
    "operator_of",
    "stands_by",
    "subject_organisations",
    "with_partners",
]

# What may stand between the beginning of a clause and its subject, besides dates.
_LEAD = re.compile(
    "(?:同时|其中|此外|另外|目前|近日|日前|期间|近年来|[一二三四五六七八九十几多]+年来|今年以?来?|去年|当天|活动中|为此|下一步|\\s)*"
)

_POST = re.compile(
    "常委(?=[、，])|(?:党组|党委|领导班子|常委|兼职|挂职|专职|一级|二级|原)?(?:成员|副?(?:主席|委员长|书记|主任|部长|理事长|会长|局长|厅长|市长|县长|区长|省长|院长|校长|秘书长|董事长|总经理|经理|处长|科长|调研员|巡视员))"
)

# Between a body and its programme: 县总工会下发的“五个依托”工作法, 团市委“暖冬”行动.
_CARRIES_OUT = re.compile(
    "(?:(?:联合)?(?:下发|推出|推行|实施|开展|打造|创建|主办|举办|承办|发起|启动|组织|创办|设立|印发|开发|研发)的)?(?:“[^”]{1,4}”)?"
)
# Behind the name of a newspaper or station at the beginning of a report: 某某日报讯（记者…）, 某某晚报记者 张某报道.
# It only received it, or another subject has taken its place: 全总已举办两届，我省结合实际开展了“甲”活动.
_NOT_ITS = re.compile(
    "参加[^，。；]{2,20}(?:举办|主办|组织|开展)的|被|荣获|获评|获得|[，；](?:我[省市区县州旗校院]|全[省市区县州旗]各级|各级|各地)"
)
_HONOURED = re.compile(
    "(?:先后|分别|连续[^，。；]{1,4}|还|也|均|再次)?(?:荣?获|获评|被评|被授|被命名|被认定|入选|榜上有名)"
)
# What ends a chain of posts: 县委常委、宣传部长、总工会主席孙某 holds three.
_NO_POST = re.compile("[。；：了在到将把被率对向]")
# What a leader does at the programme of others: 市政协副主席董某宣布“甲”行动启动, 省总工会主席李某调研“乙”驿站.
_LOOKS_ON = re.compile(
    "出席|参加|见证|宣布|致辞|讲话|观摩|调研|考察|视察|检查|督导|参观|察看|听取|询问|指出|强调|表示|要求|希望|对[^，。；]{0,40}给予"
)
_DATELINE = re.compile(
    r"[\s　]*(?:[^，。；（(\s]{0,6}(?:\d+月\d+日)?[讯电](?=[\s　（(]|\d|$)|消息|客户端|全媒体|记者|通讯员|"
    "[（(](?:本报|本网|全媒体|首席|见习|特约)?(?:记者|通讯员|文))"
)
_COORDINATION = ("、", "和", "与", "及", "联合", "会同", "携手", "同")


def subject_organisations(sentence: AnnotatedSentence) -> list[Mention]:
    """Organisations that are subjects: at the beginning of a clause, or after 由."""
    text, start = sentence.text, sentence.start
    times = [Span(time.span.start - start, time.span.end - start) for time in sentence.times]
    result: list[Mention] = []
    for mention in sentence.organisations:
        local, end = mention.start - start, mention.end - start
        clause = max((m.end() for m in re.finditer("[，。；：,;]", text[:local])), default=0)
        lead = text[clause:local]
        for time in times:
            if clause <= time.start and time.end <= local:
                lead = lead.replace(text[time.start : time.end], "")
        if text[end : end + 1] == "的" or _DATELINE.match(text, end):
            continue
        if _LEAD.fullmatch(lead) or lead.endswith("由"):
            result.append(mention)
    return result


def operator_of(sentence: AnnotatedSentence, programme: Mention) -> Mention | None:
    """The body right before the name, or the last subject before it, unless it only receives an honour."""
    text, start = sentence.text, sentence.start
    for mention in sentence.organisations:
        between = (
            text[mention.end - start : programme.start - start] if mention.end <= programme.start else None
        )
        if between is not None and _CARRIES_OUT.fullmatch(between):
            return _first_of_list(sentence, mention)
    before = [m for m in subject_organisations(sentence) if m.end <= programme.start]
    before = [m for m in before if not stands_by(sentence, m)]
    if not before:
        return None
    subject = before[-1]
    between = text[subject.end - start : programme.start - start]
    return None if _NOT_ITS.search(between) else subject


def _first_of_list(sentence: AnnotatedSentence, body: Mention) -> Mention:
    """The first body of the list that ends with `body`: who is named first carries it out with the others' help.

    ``由市科协、市教育局联合举办的“甲”活动``.
    """
    for mention in reversed(sentence.organisations):
        between = sentence.text[max(0, mention.end - sentence.start) : max(0, body.start - sentence.start)]
        if mention.end <= body.start and between in _COORDINATION:
            body = mention
    return body


def holds_post_of(sentence: AnnotatedSentence, body: Mention) -> bool:
    """Whether a person, by a post in `body`, is the subject: ``市政协副主席董某宣布启动``."""
    after = sentence.text[body.end - sentence.start :]
    post = _POST.match(after)
    if post is None:
        return False
    begin = body.end + post.end()
    return any(
        begin <= person.start <= begin + 30 and not _NO_POST.search(sentence.slice(Span(begin, person.start)))
        for person in sentence.persons
    )


def stands_by(sentence: AnnotatedSentence, body: Mention) -> bool:
    """Whether `body` carries nothing out: it is honoured (``某矿工会获“模范职工之家”``), or named only for a person who
    visits, attends or speaks (``市政协副主席董某宣布启动``).
    """
    if _HONOURED.match(sentence.text, body.end - sentence.start):
        return True
    if not holds_post_of(sentence, body):
        return False
    if body.kind in ("party", "government"):
        return True  # 县委书记胡某带队开展“送清凉”活动: the union's, not the committee's
    rest = sentence.text[body.end - sentence.start :]
    return _LOOKS_ON.search(re.split("[。；]", rest)[0]) is not None


def in_honour(sentence: AnnotatedSentence, programme: Mention) -> bool:
    """Whether the clause before the name confers an honour: ``被评为“甲杯”竞赛优胜单位``."""
    before = sentence.text[: programme.start - sentence.start]
    clause = re.split("[，。；]", before)[-1]
    return re.search("被|荣获|获评|获得", clause) is not None


def main_body(article: AnnotatedArticle) -> Mention | None:
    """The organisation that is the subject of at least half of the sentences that have one; else that of the title.

    A short name counts for the one full name that ends with it: ``县总工会`` for ``荣县总工会``.
    """
    subjects: list[Mention] = []
    heading: Mention | None = None
    for sentence in article.sentences:
        found = [m for m in subject_organisations(sentence) if not stands_by(sentence, m)]
        subjects += found
        if heading is None and sentence.sentence.kind is BlockKind.HEADING and found:
            heading = found[0]
    if not subjects:
        return None
    names = {mention.name for mention in subjects}
    full = {name: _full_name(name, names) for name in names}
    counts = Counter(full[mention.name] for mention in subjects)
    name, count = max(counts.items(), key=lambda item: item[1])
    if count * 2 >= len(subjects):
        return next(m for m in subjects if full[m.name] == name)
    return heading


def _full_name(name: str, names: set[str]) -> str:
    """The longest of `names` that ends with `name`, if all that do are parts of it; else `name`."""
    longer = {other for other in names if other.endswith(name)}
    longest = max(sorted(longer), key=len)
    return longest if all(longest.endswith(other) for other in longer) else name


def with_partners(sentence: AnnotatedSentence, bodies: list[Mention]) -> list[Mention]:
    """`bodies` and those coordinated behind them: ``由市总工会、市体育局联合主办``."""
    result = list(bodies)
    for mention in sentence.organisations:
        for known in result:
            between = sentence.text[known.end - sentence.start : mention.start - sentence.start]
            if known.end <= mention.start and between in _COORDINATION and mention not in result:
                result.append(mention)
                break
    return result
