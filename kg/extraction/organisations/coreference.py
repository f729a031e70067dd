"""Bodies that an article names again by a short form of its own or by a common noun.

    安徽某某精工股份有限公司（以下简称“某某精工”）…某某精工成立于…     the short form that the text defines
    柳州青禾纺织有限公司…青禾纺织公司…                               see :mod:`.company_names`
    公司董事长、公司工会、该会、本院                                  the last body before of that kind
    集团公司工会 where the text never names its company                under that name, open which one

A mention found so has the name of the body it points at as its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extraction.organisations.company_names import CompanyNames
from kg.extraction.organisations.own_company import OWN_NOUNS, OwnCompany
from kg.extraction.organisations.wholes import TOWNSHIP, VILLAGE, whole_of
from kg.lexicon.bodies import Bodies
from kg.lexicon.divisions import Divisions
from kg.lexicon.posts import Posts
from kg.lexicon.words import alternation
from kg.model import EntityClass, Mention, Sentence

__all__ = ["Coreference"]

_DEFINITION = re.compile(r"（(?:以下|下文|下)?(?:统称|简称)[为：]?[“《]?(?P<short>[^”》（）]{2,12})[”》]?）")


_BEFORE_PART = (
    "为",
    "任",
    "当选",
    "选举",
    "产生",
    "产生了",
    "成立",
    "代表",
    "召开的",
    "由",
    "在",
    "听取了",
    "联合",
    "会同",
    "和",
    "与",
)

_WORKS = ("分厂", "车间", "工区")

_SHORT_NOUNS = frozenset("院局厅")
"""Nouns of one character that mean only a body whose name ends in them: ``院党委`` is that of a ``医院``."""

_TELLING = ("集团", "厂", "矿")
"""Nouns that mean rather a body whose name ends in them, or nearly (``某某集团有限公司``)."""
_TELLS = 8

_LEVELS = frozenset("省市区县州旗")
_SHORTEST_DEPARTMENT = 3
"""Characters of a department's name without its place: ``人社局``."""

_JOINED_PARTS = ("company", "union", "party")


class Coreference:
    """Finds further mentions of bodies; made once from the lexicons."""

    def __init__(
        self, bodies: Bodies, posts: Posts, divisions: Divisions, is_word: Callable[[str], bool]
    ) -> None:
        self._posts = posts
        fields = alternation(bodies.names.disciplines)
        self._college = re.compile(
            f"(?<![\u4e00-\u9fff])(?:{fields})(?:{fields}|[与和](?={fields}))*学院(?!派)"
        )
        self._college_behind = re.compile(f"(?:{fields}|[与和](?={fields}))+学院(?![派路])(?P<union>工会)?")
        self._companies = CompanyNames(bodies, divisions, is_word)
        anaphors = bodies.anaphors
        bare, pointed, parts = (alternation(w) for w in (anaphors.bare, anaphors.pointed, anaphors.parts))
        pointers = alternation(anaphors.pointers)
        self._kinds = {**anaphors.bare, **anaphors.pointed}
        self._anaphor = re.compile(
            rf"(?:(?P<pointer>{pointers})(?P<pointed>{bare}|{pointed})|(?P<bare>{bare}))(?P<part>{parts})?"
        )

    def complete(
        self, sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]]
    ) -> tuple[tuple[Mention, ...], ...]:
        """The bodies of each sentence of an article: those `found`, and those that point back at one."""
        short_forms = dict(self._defined(sentences, found))
        known = self._companies.known(found)
        universities = {m.name: m for ms in found for m in ms if m.name.endswith("大学")}
        latest: dict[str, Mention] = {}
        own = OwnCompany()
        latest_departments: dict[str, Mention] = {}
        result = []
        for sentence, mentions in zip(sentences, found, strict=True):
            bodies = [full for m in mentions if (full := self._companies.in_full(m, known)) is not None]
            bodies = [self._with_college(m, sentence) for m in bodies]
            taken = {p for m in (*mentions, *bodies) for p in range(m.start, m.end)}
            bodies += _repeated(sentence, short_forms, taken)
            bodies = [self._placed(m, latest_departments) for m in bodies]
            bodies = _joined(bodies, self._companies.further(sentence, known, taken))
            bodies += self._colleges(sentence, universities, taken)
            own.enter(sentence, bodies)
            bodies += self._anaphors(sentence, sorted(bodies), latest, taken, own)
            result.append(tuple(sorted(bodies)))
            for mention in result[-1]:
                if mention.kind == "government" and mention.text[:1] in _LEVELS:
                    latest_departments[mention.text[1:]] = mention
                whole = whole_of(mention)
                for body in (whole, mention):
                    if body is not None:
                        latest[body.kind] = body
                        if body.kind == "company":
                            latest.update((noun, body) for noun in _TELLING if noun in body.name[-_TELLS:])
        return tuple(result)

    @staticmethod
    def _placed(mention: Mention, departments: Mapping[str, Mention]) -> Mention:
        """``人社局劳动监察大队`` after ``市人社局`` is of that city; `departments` are those named so far."""
        if mention.kind != "government" or mention.label:
            return mention
        for end in range(len(mention.text), _SHORTEST_DEPARTMENT - 1, -1):
            whole = departments.get(mention.text[:end])
            if whole is not None:
                return replace(mention, label=whole.name + mention.text[end:])
        return mention

    def _defined(
        self, sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]]
    ) -> Iterator[tuple[str, Mention]]:
        for sentence, mentions in zip(sentences, found, strict=True):
            for definition in _DEFINITION.finditer(sentence.text):
                body = next((m for m in mentions if m.end == sentence.start + definition.start()), None)
                if body is not None:
                    yield definition.group("short"), body

    def _with_college(self, body: Mention, sentence: Sentence) -> Mention:
        """``某某大学|食品与生物工程学院`` is one body, a college of the university; so is the college's union."""
        if not body.name.endswith("大学"):
            return body
        college = self._college_behind.match(sentence.text, body.end - sentence.start)
        if college is None:
            return body
        name = college.group()
        label = body.label and body.label + name
        kind = "union" if college.group("union") else body.kind
        return replace(body, end=body.end + len(name), text=body.text + name, label=label, kind=kind)

    def _colleges(
        self, sentence: Sentence, universities: Mapping[str, Mention], taken: set[int]
    ) -> Iterator[Mention]:
        """``材料科学与工程学院`` in an article that names one university."""
        if len(universities) != 1 or "学院" not in sentence.text:
            return
        [university] = universities.values()
        for match in self._college.finditer(sentence.text):
            span = range(sentence.start + match.start(), sentence.start + match.end())
            if taken.isdisjoint(span):
                taken.update(span)
                yield replace(
                    university,
                    start=span.start,
                    end=span.stop,
                    text=match.group(),
                    label=university.name + match.group(),
                )

    def _anaphors(
        self,
        sentence: Sentence,
        bodies: Sequence[Mention],
        latest: dict[str, Mention],
        taken: Collection[int],
        own: OwnCompany,
    ) -> Iterator[Mention]:
        text, offset = sentence.text, sentence.start
        for match in self._anaphor.finditer(text):
            start, end = offset + match.start(), offset + match.end()
            if any(p in taken for p in range(start, end)) or not self._points_back(match, text):
                continue
            noun = match.group("pointed") or match.group("bare")
            part = match.group("part") or ""
            if noun in _SHORT_NOUNS and not part and not match.group("pointer"):
                continue
            if own.unnamed and noun in OWN_NOUNS:
                yield _own_body(match, start, noun, part)
                continue
            body = _antecedent(noun, self._kinds[noun], start, bodies, latest)
            if body is not None and (noun not in _SHORT_NOUNS or body.name.endswith(noun)):
                kind = _kind_of_part(part) if part else body.kind
                if kind in (TOWNSHIP, VILLAGE):
                    continue  # a place is a body only by its parts: ``镇党委``, not ``镇``
                yield replace(
                    body, start=start, end=end, text=match.group(), label=body.name + part, kind=kind
                )

    def _points_back(self, match: re.Match[str], text: str) -> bool:
        """Whether the noun is a body by itself: it is pointed at, or a part or title of it follows."""
        if match.start() and "\u4e00" <= text[match.start() - 1] <= "\u9fff" and not match.group("pointer"):
            # ``当选为集团工会主席``, ``代表公司工会``: a word may end before a part, not before a body.
            return bool(match.group("part")) and text.endswith(_BEFORE_PART, 0, match.start())
        return bool(
            match.group("pointer")
            or match.group("part")
            or self._posts.longest_match(text, match.end()) is not None
        )


def _own_body(match: re.Match[str], start: int, noun: str, part: str) -> Mention:
    """The company that a text calls its own and never names, or its part: ``集团公司工会`` stays under that name."""
    pointer = match.group("pointer") or ""
    begin = start + len(pointer)
    kind = _kind_of_part(part) if part else "company"
    name = noun + part
    return Mention(begin, begin + len(name), name, EntityClass.ORGANISATION, "", kind)


def _kind_of_part(part: str) -> str:
    if "工会" in part:
        return "union"
    return {"团委": "association", "团工委": "association", "妇联": "association"}.get(
        part, "government" if part.endswith(("委会", "政府", "办事处")) else "party"
    )


def _antecedent(
    noun: str, kinds: Sequence[str], start: int, bodies: Sequence[Mention], latest: dict[str, Mention]
) -> Mention | None:
    """The last body before `start` of one of `kinds`, in the sentence or before it.

    A `noun` that names of such bodies hold means the last that holds it: ``集团工会`` is that of the 集团.
    """
    here = [
        w for m in bodies if m.end <= start for w in (m, whole_of(m)) if w is not None and w.kind in kinds
    ]
    if noun == "公司":  # ``机加厂工会主席甲…公司党委副书记乙``: the works is no 公司
        here = [w for w in here if not w.name.endswith(_WORKS)]
    told = [w for w in here if noun in w.name[-_TELLS:]]
    if told or (noun in _TELLING and noun in latest):
        return told[-1] if told else latest[noun]
    if here:
        return here[-1]
    earlier = [latest[kind] for kind in kinds if kind in latest]
    return max(earlier, key=lambda m: m.start, default=None)


def _repeated(sentence: Sentence, short_forms: dict[str, Mention], taken: set[int]) -> Iterator[Mention]:
    """Every place of the sentence where a short form stands that the article defines."""
    for short, body in short_forms.items():
        for match in re.finditer(re.escape(short), sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield replace(body, start=start, end=end, text=short, label=body.name)


def _joined(bodies: Sequence[Mention], further: Iterable[Mention]) -> list[Mention]:
    """`bodies` and `further` ones; a company right behind one of these is a part of it: ``青煤集团|乌沟煤矿``."""
    result: list[Mention] = []
    wholes = set(further)
    for body in sorted([*bodies, *wholes]):
        whole = result[-1] if result else None
        if whole in wholes and whole.end == body.start and body.kind in _JOINED_PARTS and body.within is None:
            text, name = whole.text + body.text, whole.name + body.name
            result[-1] = replace(body, start=whole.start, text=text, label=name)
        else:
            result.append(body)
    return result
