"""Who wrote or photographed.

    本报讯（记者 王某 通讯员 李某 张某）    （本报记者 赵某）    记者 钱某 文/图
    孙某 摄    图片由市总工会提供

A byline is a line of its own, a bracket, or the end of a caption; it is read as a series of *roles*
(``记者``) and *names*. In a byline every word of two to four characters behind a role is a name, on the
surname lists or not; in running text (``记者从市总工会获悉``) there is no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.persons.names_together import cut_names
from kg.lexicon.names import Names
from kg.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Byline, EntityClass, Mention, Span

__all__ = ["extract"]

_DOTTED = r"[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,6})+"
_NAME = rf"{_DOTTED}|[\u4e00-\u9fff][ ]{{1,2}}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{{2,4}}?"
_MEDIUM = r"(?:本报|本网|本刊|本台|新华社|[\u4e00-\u9fff、-]{0,14}(?:报|社|台|网|刊|媒))?"
_REPORTER = (
    rf"{_MEDIUM}(?:特约|首席|见习|实习|全媒体|融媒体|融媒|驻[\u4e00-\u9fff]{{2,4}}?)*(?:记者|见习生|实习生)"
)
_CORRESPONDENT = rf"{_MEDIUM}(?:特约|骨干|特邀)*(?:通讯员|通联员)"

_ROLE_NEXT = "(?:本报|本网|特约|见习|实习)?(?:记者|通讯员|实习生)"
"""Behind a name without a blank: ``记者王某通讯员李某``."""

# What a byline is made of, in the order in which it is tried. 摄 and 图 stand before or behind the name.
_PARTS = re.compile(
    rf"""(?P<both>(?:文\ ?[/、／]?\ ?图|图\ ?[/、／]?\ ?文|图文|摄影报道|摄影\ ?报道)
        (?=[：:\ /）)]|$|{_REPORTER})|文[/／]图(?=[\u4e00-\u9fff]{{2,3}}(?:[\ ）)]|$)))[：:]?
    |(?P<photo>/\ ?图|/\ ?摄影?|摄影(?!家|展|师|大赛)|摄(?=[）)。\ 、，]|$)|图\ ?[/／：:]|供图)[：:]?
    |(?P<wrote>(?:文|撰稿|撰文|供稿|作者|文字)\ ?[/／：:](?!\ ?[图摄]))
    |(?P<other>(?:责任编辑|责编|编辑|编审|校对|校审|审核|审稿|来源|[初复终]审|[一二三]审|监制|排版)
        \ ?[/／：:]\ ?[\u4e00-\u9fff]{{2,12}}(?=[\ ）)/／|，、]|$))
    |(?P<dated>\d{{4}}[-年/.]\d{{1,2}}[-月/.]\d{{1,2}}日?(?:\ \d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?)
    |(?P<body>(?=[\u4e00-\u9fff]{{4}})[\u4e00-\u9fff]{{1,16}}(?:部|科|室|处|局|工会|公司|集团|学院|医院|学校|中心|厂|矿|妇联|团委|党委|科协|残联)
        (?=\ [\u4e00-\u9fff]))
    |(?P<text>/\ ?文|文\ ?[/／：:]|报道|撰文|撰稿|供稿|整理|编辑|作者|文(?=[\ ）)]|$))[：:]?
    |(?P<reporter>{_REPORTER})[：:]?
    |(?P<correspondent>{_CORRESPONDENT})[：:]?
    |(?P<name>(?:{_NAME})(?=\ ?(?:摄|[/、，）)\ 。]|文\ ?[/／]|图文|报道|和|与|供稿|{_ROLE_NEXT}|$)))
    |(?P<together>[\u4e00-\u9fff]{{4,12}}?(?=\ ?(?:[）)]|{_ROLE_NEXT}|$)))
    |(?P<between>[\ 、，/／：:）(（\)□■◎○●。\|]|和|与)""",
    re.VERBOSE,
)
_ROLE_WORD = re.compile(r"记者|通讯员|摄|图|文[/／：]|报道|供稿|作者|撰稿|撰文")
_IN_BRACKETS = re.compile(r"（(?P<inside>[^（）]{2,80})）")
_SIGNED = re.compile(rf"（(?P<inside>(?:{_NAME})(?:[ 、](?:{_NAME})){{0,3}})）$")
"""``…到月底。（邹某 万某）``: names alone behind the last sentence sign it."""
_DATELINE = re.compile(
    rf"^[\u4e00-\u9fff]{{1,8}}[讯电] ?(?P<byline>(?:(?:{_REPORTER}|{_CORRESPONDENT}) ?)?"
    rf"(?:{_NAME})(?:[ 、](?:{_NAME})){{0,2}}(?: (?:{_CORRESPONDENT}) ?(?:{_NAME})(?:[ 、](?:{_NAME})){{0,2}})?"
    rf" ?报道)(?=[：:，。 \d]|$)"
)
"""``本报讯 王某报道：…``, ``本报讯 通讯员李某 张某报道``: the text goes on behind it."""
_CAPTION_END = re.compile(
    rf"(?:^|[。！？；，、 ）”])(?P<byline>(?:{_REPORTER}|{_CORRESPONDENT})?[ ：]?"
    rf"(?:{_NAME})(?:[ 、](?:{_NAME})){{0,2}} ?/?(?:摄影报道|摄影|摄))[）)。]?$"
)
_PROVIDED = re.compile(
    r"(?:图片|照片|图文|图|本版图片|供图)(?:均|都)?(?:由|为|：)(?P<who>[^，。；（）]{2,30}?)(?:提供|供图|拍摄)"
)
_OUTLET_END = re.compile("(?:中心|台|社|网|报|部|室|办|局|委|会)$")
_ROLE_BEHIND = re.compile(_ROLE_NEXT)
_WRITERS = ("reporter", "correspondent")
_SAYS_NOBODY = ("other", "dated", "body")
_ROLE_OF_TEXT = {"供稿": "通讯员", "撰稿": "通讯员", "撰文": "通讯员", "报道": "记者"}
"""Behind names that have no role of their own: ``（宣传部 王某 供稿）``, ``本报讯 李某报道``."""
_MAX_LINE = 60
"""A line that is a byline as a whole is no longer than this: the longest lists have five or six names."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A role or a name of a byline, in offsets of the sentence's text."""

    kind: str
    start: int
    end: int


def extract(article: AnnotatedArticle, names: Names) -> Iterator[Byline]:
    """Yield the bylines of an article; each author and role once."""
    seen: set[tuple[str, str]] = set()
    for sentence in article.sentences:
        for byline in _bylines(sentence, names):
            key = (byline.author.name, byline.role)
            if key not in seen:
                seen.add(key)
                yield byline


def _bylines(sentence: AnnotatedSentence, names: Names) -> Iterator[Byline]:
    text = sentence.text
    whole = _parts(text, 0, len(text), names) if len(text) <= _MAX_LINE and _ROLE_WORD.search(text) else None
    if whole is not None and (sentence.sentence.kind is BlockKind.BYLINE or _has_role(whole)):
        yield from _read(sentence, whole, names)
    else:
        for bracket in _IN_BRACKETS.finditer(text):
            start, end = bracket.span("inside")
            if _ROLE_WORD.search(text, start, end) and (parts := _parts(text, start, end, names)) is not None:
                yield from _read(sentence, parts, names)
        caption = _CAPTION_END.search(text) if sentence.sentence.kind is not BlockKind.PARAGRAPH else None
        for line in (caption, _DATELINE.match(text)):
            if line is None:
                continue
            start, end = line.span("byline")
            yield from _read(sentence, _parts(text, start, end, names) or [], names)
        yield from _signed(sentence)
    for provided in _PROVIDED.finditer(text):
        yield from _providers(sentence, provided)


def _parts(text: str, start: int, end: int, names: Names) -> list[_Part] | None:
    """The stretch as roles and names; None if anything else stands in it."""
    parts: list[_Part] = []
    while start < end:
        match = _PARTS.match(text, start, end)
        if match is None or match.end() == start:
            return None
        kind = match.lastgroup or ""
        if kind in ("name", "together"):
            behind_role = bool(parts) and parts[-1].kind in (*_WRITERS, "name")
            if not behind_role and _ROLE_BEHIND.match(text, match.end(), end):
                if not _OUTLET_END.search(match.group()):
                    return None
                parts.append(_Part("body", match.start(), match.end()))  # ``融媒中心|记者王某``
                start = match.end()
                continue
            cut = cut_names(match.group(), names) if behind_role or kind == "name" else ()
            if not cut and kind == "together":
                return None
            parts += _names_in(match, cut or (match.group(),))
        elif kind != "between":
            parts.append(_Part(kind, match.start(), match.end(kind)))
        start = match.end()
    return parts


def _names_in(match: re.Match[str], names: Sequence[str]) -> Iterator[_Part]:
    """The names that a stretch is made of: ``周某某|刘某某``."""
    start = match.start()
    for name in names:
        yield _Part("name", start, start + len(name))
        start += len(name)


def _has_role(parts: Sequence[_Part]) -> bool:
    """Whether a line that may be text is a byline: ``李某 宜宾日报社首席记者`` is a row of a list."""
    kinds = {part.kind for part in parts}
    return "name" in kinds and len(kinds) > 1 and parts[-1].kind not in _WRITERS


def _read(sentence: AnnotatedSentence, parts: Sequence[_Part], known: Names) -> Iterator[Byline]:
    """The bylines of a series of roles and names.

    A role holds for the names behind it up to the next role; 摄 and 文/图 behind names hold for the names
    since the last role, which keep their own.
    """
    parts = [p for p in parts if p.kind not in _SAYS_NOBODY]
    role: _Part | None = None
    names: list[_Part] = []
    previous = ""
    for index, part in enumerate(parts):
        if part.kind == "name":
            if previous not in ("name", ""):
                names = []
            names.append(part)
            if role is not None:
                for name in _ROLES_OF.get(role.kind, ()):
                    yield _byline(sentence, part, role, name)
        elif part.kind in _WRITERS:
            if names and all(p.kind == "name" for p in parts[:index]):
                for name_part in _likely(sentence, names, known):  # ``（王某 李某 记者赵某）``
                    yield _byline(sentence, name_part, part, "通讯员")
            if role is None or role.kind != "both" or previous != "both":
                role, names = part, []
            else:  # ``文/图 记者 段某``: both words hold
                role = _Part("both_" + part.kind, role.start, part.end)
        elif names and _behind(sentence.text, part, parts[index + 1 :]):
            for name_part in names:
                if part.kind in ("photo", "both"):
                    yield _byline(sentence, name_part, part, "摄影")
            told = _ROLE_OF_TEXT.get(sentence.text[part.start : part.end])
            if role is None and told is not None:
                for name_part in _likely(sentence, names, known):
                    yield _byline(sentence, name_part, part, told)
            role = role if role is not None and role.kind.startswith("both_") else None
        else:
            role, names = part, []
        previous = part.kind


_ROLES_OF = {
    "reporter": ("记者",),
    "correspondent": ("通讯员",),
    "photo": ("摄影",),
    "wrote": ("通讯员",),
    "both_reporter": ("记者", "摄影"),
    "both_correspondent": ("通讯员", "摄影"),
    "both": ("摄影",),
}


def _likely(sentence: AnnotatedSentence, parts: Sequence[_Part], names: Names) -> Iterator[_Part]:
    """Those of `parts` that look like names where no role before them says that they are: not ``连续``."""
    for part in parts:
        text = sentence.text[part.start : part.end]
        if any(dot in text for dot in names.dots) or (
            names.surname_at(text, 0) is not None and not names.is_word_at(text, 0)
        ):
            yield part


def _behind(text: str, part: _Part, following: Sequence[_Part]) -> bool:
    """Whether ``摄``, ``文/图``, ``/图`` stands behind its name, not before (``图/金某``, ``摄影：甄某``)."""
    word = text[part.start : part.end]
    if text[part.end : part.end + 1] in ("：", ":"):
        return False  # ``撰稿：甲　摄影：乙``
    if word == "摄影" and text[part.end : part.end + 1] == " " and text[part.start - 1 : part.start] == " ":
        # ``通讯员 甲 摄影 乙``: the role of the name behind it, where there is one.
        return not (following and following[0].kind == "name")
    return not word.endswith(("/", "／", "：", ":")) and not (
        text[part.end - 1 : part.end] in "：:" or (following and following[0].start == part.end)
    )


def _signed(sentence: AnnotatedSentence) -> Iterator[Byline]:
    """Names alone in a bracket behind the end of a text: all must be known as persons."""
    signed = _SIGNED.search(sentence.text)
    if signed is None or sentence.text[: signed.start()].rstrip()[-1:] not in ("。", "！", "？", "”", ""):
        return
    offset = sentence.start
    start, end = signed.span("inside")
    persons = [p for p in sentence.persons if start <= p.start - offset and p.end - offset <= end]
    if persons and sum(p.end - p.start for p in persons) >= end - start - len(persons) + 1:
        for person in persons:
            yield Byline(
                person, "记者", Span(offset + signed.start(), offset + signed.end()), "byline.signed"
            )


def _providers(sentence: AnnotatedSentence, provided: re.Match[str]) -> Iterator[Byline]:
    """``图片由市总工会提供``: bodies and persons that stand between 由 and 提供, or else a name."""
    start, end = provided.span("who")
    offset = sentence.start
    stretch = Span(offset + start, offset + end)
    evidence = Span(offset + provided.start(), offset + provided.end())
    found = [m for m in (*sentence.organisations, *sentence.persons) if stretch.covers(m.span)]
    if not found and re.fullmatch(rf"{_DOTTED}|[\u4e00-\u9fff]{{2,3}}", provided.group("who")):
        found = [Mention(stretch.start, stretch.end, provided.group("who"), EntityClass.PERSON)]
    for mention in found:
        yield Byline(mention, "摄影", evidence, "byline.provided")


def _byline(sentence: AnnotatedSentence, name: _Part, beside: _Part, role: str) -> Byline:
    offset = sentence.start
    text = sentence.text[name.start : name.end]
    label = text.replace(" ", "") if " " in text else ""
    author = Mention(offset + name.start, offset + name.end, text, EntityClass.PERSON, label)
    evidence = Span(offset + min(name.start, beside.start), offset + max(name.end, beside.end))
    return Byline(author, role, evidence, "byline.role")
