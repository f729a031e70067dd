"""The body of a post that the text leaves out, since it was named before.

    池州市总工会召开全委会。党组书记、主席甲主持会议，副主席乙出席。
    某某有限公司举办技能比武。董事长甲致辞，工会主席乙宣布规则。

Only a body that fits the title counts (``fits`` in ``data/posts.toml``: 主席 needs a union or a
federation), and only if no other body that fits was named: a wrong body is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.organisations.own_company import OWN_NOUNS, OwnCompany, own_company
from kg.extraction.organisations.wholes import TOWNSHIP, VILLAGE, whole_of
from kg.extraction.posts.beside import points_elsewhere
from kg.extraction.posts.post_item import PostItem
from kg.extraction.posts.villages import TOWNSHIP_NOUNS, PlaceMemory
from kg.lexicon.posts import Posts
from kg.model import AnnotatedSentence, Mention, Span

__all__ = ["BodyMemory"]

_WITH_UNION = ("company", "school", "hospital", "media")
"""Kinds of bodies that have a union of their own, which ``工会主席`` without a body means."""

_UNION = "工会"

_NAMED_SO = ("公司", "集团", "厂", "矿")
"""Nouns that mean only a body whose name holds them: ``公司`` is no ``总厂`` where people met."""

_REACH = 100
"""How many names back a body is remembered: long articles cost no more a sentence than short ones."""

_CONGRESS = re.compile(
    r"(?:(?:召开|举行|召开了|举行了)?)(?:第[一二三四五六七八九十\d]+[次届]|[一二三四五六七八九十]+届[一二三四五六七八九十]+次|首次|首届|成立)"
    r"[^，。；]{0,20}(?:大会|全委会|全会|会议|代表会)|成立(?=[，。])"
)
"""Behind a body whose congress elects: ``…工会联合会|成立大会``, ``…公司工会|第六次会员代表大会``."""

_ELECTED = ("当选", "当选为", "选举产生", "选举", "选为", "当选第一届", "当选为新一届")

_OF_UNION = re.compile("女职工|女工|经审|经费|权益|维权|组宣|宣教|保障")
"""In names of departments that a union has, not its company."""

_ELECTION = re.compile("当选|选举|选为|增补|补选|推选|连任")

_CLAUSE_END = re.compile("[，。；]")

_BESIDE = ("、", "和", "与", "及", "以及", "，")


class BodyMemory:
    """The bodies that an article has named: :meth:`enter` each sentence, :meth:`keep` each chain's body."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self.planned = posts.holding["planned"]
        self._places = PlaceMemory()
        self._before: dict[str, Mention] = {}
        self._paragraph = -1
        self._sentence: AnnotatedSentence | None = None
        self.last: Mention | None = None
        self._last_owner: Mention | None = None
        self._last_title = ""
        self._last_end = -1
        self._congress: Mention | None = None
        self._own = OwnCompany()
        self._lost = False
        self._guests: set[str] = set()

    def enter(self, sentence: AnnotatedSentence) -> None:
        """Go on to the next sentence: the bodies of the one before are now known."""
        if self._sentence is not None:
            for mention in self._sentence.organisations:
                if points_elsewhere(mention):
                    continue
                for named in (mention, whole_of(mention)):
                    if named is not None and named.kind not in (TOWNSHIP, VILLAGE):
                        self._before.pop(named.name, None)
                        self._before[named.name] = named
            while len(self._before) > _REACH:
                del self._before[next(iter(self._before))]
        if sentence.sentence.paragraph != self._paragraph:
            self._last_end = -1
        self._paragraph = sentence.sentence.paragraph
        self._sentence = sentence
        self._places.enter(sentence)
        self._lost = False
        self._own.enter(sentence.sentence, sentence.organisations)
        for mention in sentence.organisations:
            clause = _CLAUSE_END.split(sentence.text[mention.end - sentence.start :], maxsplit=1)[0]
            if any(word in clause for word in self._posts.holding["guests"]):
                self._guests.add(mention.name)
            if _CONGRESS.match(sentence.text, mention.end - sentence.start):
                self._congress = mention

    def keep(self, body: Mention | None, owner: Mention | None, title: str, end: int) -> None:
        """Remember the body and the title that end a chain whose names end at `end`; `owner` is what a part
        belongs to."""
        self._last_title = title
        if body is not None:
            self.last = owner or body.within or body
            self._last_owner = body
            self._last_end = end

    def lose(self) -> None:
        """A noun meant a body that is not known; what follows in the sentence may share it.

        ``选举甲为公司|工会主席，乙为副主席``
        """
        self._lost = True

    def stands_alone(self, department: Mention) -> bool:
        """Whether a department is a body by itself, of the article's place: ``政法委``, not ``工会``."""
        return department.kind == "party"

    def owner(self, sentence: AnnotatedSentence, item: PostItem) -> Mention | None:
        """What a lone department or part belongs to: 公司 for ``工会主席``, 市委 for ``组织部部长``."""
        part = item.organisation
        if self._posts.fitting(item.title, "", "") is not None and part is not None and part.text != "工会":
            fitting = [
                m
                for m in self._named(sentence, item.start)
                if m.kind == "hospital" and self._posts.fitting(item.title, m.name, m.kind)
            ]
            if fitting:  # ``急诊科|护士长``: of the hospital, whatever was named since
                return self._only(fitting, sentence, item.start)
        if part is not None and part.text == "工会":
            before = sentence.slice(Span(sentence.start, item.start)).removesuffix(item.modifier)
            if self._congress is not None and before.endswith(_ELECTED):
                return whole_of(self._congress) or self._congress
            named = self._named(sentence, item.start)
            if self._own.unnamed:  # ``集团公司|常务副总、工会主席``
                ours = [firm for m in named if (firm := own_company(m)) is not None]
                return self._only(ours, sentence, item.start)
            return self._only([m for m in named if m.kind in _WITH_UNION], sentence, item.start)
        if part is not None and self._is_works(part.text):
            return self._works_owner(sentence, item)
        if self.last is not None:
            whole = whole_of(self.last)
            company = whole is not None and whole.kind in _WITH_UNION and part is not None
            own = company and part is not None and not _OF_UNION.search(part.text)
            return whole if own else self.last  # ``公司工会主席甲、|财务部|部长``: of the company
        if part is not None and part.kind == "party":
            return None
        near = [m for m in self._named(sentence, item.start) if m.kind in ("company", "union")]
        return self._only(near, sentence, item.start)

    def _is_works(self, part: str) -> bool:
        """Whether a part is of a company, or the union of one: ``一分厂``, ``装配车间工会分会``, ``图书馆分工会``."""
        plain = part.removesuffix("分会").removesuffix(_UNION)
        return plain.endswith(self._posts.around["works"]) or part.endswith("分" + _UNION)

    def _works_owner(self, sentence: AnnotatedSentence, item: PostItem) -> Mention | None:
        """What a ``一分厂`` belongs to: a company, never the company's union or a works that was named before."""
        if self._congress is not None and (whole := whole_of(self._congress)) is not None:
            return whole if whole.kind in _WITH_UNION else None
        last = None if self.last is None else whole_of(self.last) or self.last
        if last is not None and last.kind in _WITH_UNION:
            return last
        if self._own.unnamed:
            return None
        companies = [m for m in self._named(sentence, item.start) if m.kind in _WITH_UNION]
        return self._only(companies, sentence, item.start)

    def pointed(self, sentence: AnnotatedSentence, item: PostItem) -> Mention | None:
        """The body that the noun before a title means, the last one of its kinds: ``院|党委书记``."""
        if VILLAGE in item.pointed:
            return self.village()
        if item.noun in TOWNSHIP_NOUNS:
            return self._places.township(item.noun)
        if self._own.unnamed and item.noun in OWN_NOUNS:
            return None
        named = [m for m in self._named(sentence, item.start) if m.kind in item.pointed]
        named = [m for m in named if m.name.endswith(item.noun)] or [
            m for m in named if item.noun in m.name or item.noun not in _NAMED_SO
        ]
        return named[-1] if named else None

    def elided(self, sentence: AnnotatedSentence, item: PostItem) -> Mention | None:
        """The body of a post that stands without one, or None; :meth:`deputed` goes before it."""
        before = sentence.slice(Span(sentence.start, item.start))
        if self._lost:
            return None
        if self._congress is not None and before.endswith(_ELECTED):
            name, kind = self._congress.name, self._congress.kind
            if self._posts.fitting(item.title, name, kind):
                return self._congress
            if self._posts.fitting(item.title, _UNION, "union"):
                return _union_of(self._congress)
        body = self._last_owner
        if body is not None and body.within is not None and body.kind == "company":
            body = body.within  # ``某集团|党群部|主任甲 … 董事长乙``
        elected = _ELECTION.search(before) is not None
        if body is not None and elected and body.name in self._guests:
            body = None  # ``市总工会副主席甲到会祝贺。…选举乙为|主席``
        if body is not None and self._last_end >= 0 and self._last_end <= item.start:
            fits = self._posts.fitting(item.title, body.name, body.kind)
            gap = (
                sentence.slice(Span(self._last_end, item.start)) if self._last_end >= sentence.start else None
            )
            if gap in _BESIDE and (fits or (fits is None and (gap == "、" or not item.occupation))):
                return body
            if fits and gap is None and self._own.unnamed and body.kind == "company":
                return None
            if fits and (gap is not None or not self._others(sentence, item, body)):
                return body
        if self._posts.fitting(item.title, "", "") is None:
            return None
        fitting = [
            m for m in self._named(sentence, item.start) if self._posts.fitting(item.title, m.name, m.kind)
        ]
        if self._own.unnamed:
            fitting = [m for m in fitting if m.kind != "company" and whole_of(m) is None]
        if elected:
            fitting = [m for m in fitting if m.name not in self._guests]
        return self._only(fitting, sentence, item.start)

    def village(self) -> Mention | None:
        """The village of the article, if it names one."""
        return self._places.village()

    def deputed(self, sentence: AnnotatedSentence, item: PostItem) -> tuple[Mention, str] | None:
        """The body and the full title of a deputy whose head was named before in the sentence:
        ``主任甲主持，|副主任|乙出席``; ``甲任女职工委员会主任，乙任|副主任|`` is 女职工委员会副主任."""
        body = self._last_owner
        if body is None or not sentence.start <= self._last_end <= item.start or "副" not in item.title:
            return None
        head, core = self._last_title, self._posts.without_prefix(item.title)
        if not head.endswith(core) or self._posts.without_prefix(head) == item.title or "副" in head:
            return None
        department = head.removesuffix(core)
        plain = department if self._posts.without_prefix(head) == head else ""
        return body, plain + item.title

    def _named(self, sentence: AnnotatedSentence, end: int) -> list[Mention]:
        here = (m for m in sentence.organisations if m.end <= end and not points_elsewhere(m))
        return [*self._before.values(), *here]

    def _others(self, sentence: AnnotatedSentence, item: PostItem, body: Mention) -> bool:
        """Whether a body besides `body` that fits was named since its chain."""
        return any(
            m.start > body.end and not _same(m, body) and self._posts.fitting(item.title, m.name, m.kind)
            for m in self._named(sentence, item.start)
        )

    def _only(self, fitting: list[Mention], sentence: AnnotatedSentence, end: int) -> Mention | None:
        """The one body of `fitting`, written in whatever way; of several, the one of this sentence's own."""
        if not fitting:
            return None
        if all(_same(m, fitting[-1]) for m in fitting):
            return fitting[-1]
        here = [m for m in fitting if m.start >= sentence.start]
        return here[-1] if here and all(_same(m, here[-1]) for m in here) and here[-1].end <= end else None


def _union_of(body: Mention) -> Mention | None:
    """The union that the congress of a company elects: ``某公司三届四次职代会…当选经费审查委员会主任``."""
    whole = whole_of(body) or body
    if whole.kind not in _WITH_UNION:
        return None
    return replace(whole, text=_UNION, label="", kind="union", within=whole)


def _same(a: Mention, b: Mention) -> bool:
    """Whether two names may mean one body: ``池州市总工会`` and ``市总工会``, a company and its union."""
    one, other = (m.name.removesuffix("工会") if m.kind != "union" else m.name for m in (a, b))
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)
