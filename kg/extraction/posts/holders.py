"""Who holds the posts of a chain: the names right behind it, or a person named before with a verb between.

市总工会副主席|甲、乙（左二）和丙           behind the chain
甲任…、甲当选为…、选举甲、乙为…            before it, with a verb
免去甲的…职务、甲不再担任…                 before it, and no longer
甲，女，1970年生，…现任…，曾任…             a life: the verb of each clause goes on with the same person
乙（女） 某某纺织厂挡车工                   a line of a list
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.posts.lives import LifeMemory
from kg.extraction.posts.name_lists import listed_before, names_after, opens_line
from kg.extraction.posts.periods import period_of
from kg.extraction.posts.post_item import PostItem
from kg.lexicon.posts import Posts
from kg.lexicon.words import alternation
from kg.model import AnnotatedSentence, Mention, Span

__all__ = ["Holder", "Holders"]

_TIME = r"(?:自|从|于)?(?:同年|[12]\d{3}年[\d年月日至到—\-–]*(?:至今)?)(?:起|以来|期间|，)?"
_AND_OTHERS = (
    r"(?:等?(?:\d+|[一二三四五六七八九十]+)(?:名|位|人)?(?:同志|代表|委员)?|等(?:同志|人)?)?(?:同志)?"
)
"""Between the last name of a list and its verb: ``甲、乙|等15位同志|当选``."""
_REMOVED_FROM = re.compile(r"(?:同志)?(?:（[^（）]{1,20}）)?(?:的|原任|所任|担任的)?")
_HIS = re.compile(r"(?:其|他的?|她的?)(?:所任的?|担任的)?$")
_TERM = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届$")

_CLAUSE = "，；。、（"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the posts of a chain, and where the statement begins and ends (`span`).

    `status` is ``current``, ``former`` or ``ended``; `since` and `until` are ISO 8601, where told.
    """

    person: Mention
    span: Span
    status: str
    rule: str
    since: str | None = None
    until: str | None = None


class Holders:
    """Finds holders, sentence by sentence; remembers whose life a paragraph tells.

    :meth:`enter` each sentence of an article, then ask :meth:`of` for each of its chains in order.
    """

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        words = posts.holding
        verbs = alternation((*posts.verbs, *words["linking"]))
        adverbs = alternation((*words["adverbs"], *words["planned"]))
        self._verb = re.compile(rf"(?:{_TIME}|{adverbs}|，)*(?:{verbs})(?:了|过)?(?:{_TIME})?")
        respect = alternation(words["respect"])
        self._after_name = re.compile(
            rf"(?:{respect})?(?:（[^（）]{{1,20}}）)?{_AND_OTHERS}，?(?:{self._verb.pattern}|（)"
        )
        self._before_modifier = re.compile(rf"(?:同志)?(?:（[^（）]{{1,20}}）)?，?(?:{_TIME}|{adverbs}|，)*")
        self._clause_verb = re.compile(rf"{self._verb.pattern}$")
        self._removing = words["removing"]
        self._lives = LifeMemory()
        self._notice = ""

    def enter(self, sentence: AnnotatedSentence) -> None:
        """Go on to the next sentence; a new paragraph tells of someone new."""
        text = sentence.text.rstrip()
        self._lives.enter(sentence)
        if text.endswith(("：", ":")):
            self._notice = text  # ``决定任命：``, and then a line for each person
        elif not sentence.persons or sentence.persons[0].start > sentence.start + 6:
            self._notice = ""

    def of(self, sentence: AnnotatedSentence, chain: Sequence[PostItem]) -> Iterator[Holder]:
        """Yield who holds the posts of `chain`."""
        start, end = chain[0].start, chain[-1].end
        text, offset = sentence.text, sentence.start
        if text.startswith(self._posts.holding["candidates"], end - offset):
            return
        before = next((p for p in reversed(sentence.persons) if p.end <= start), None)
        if before is not None and opens_line(sentence, before, chain):
            yield Holder(before, Span(before.start, end), "current", "post.listed")
            return
        following = list(names_after(sentence, chain))
        if following:
            opening = text[max(0, start - offset - 6) : start - offset]
            removed = opening.endswith(self._removing)
            for person in following:
                yield Holder(
                    person, Span(start, person.end), "ended" if removed else "current", "post.before_name"
                )
            return
        if before is not None and before.end == start and _called(chain):
            yield Holder(before, Span(before.start, end), "current", "post.called")
            return
        found = list(self._named_before(sentence, before, chain)) if before is not None else []
        found = found or list(self._life_goes_on(sentence, chain))
        yield from found
        if found:
            self._lives.keep(found[-1].person)

    def _named_before(
        self, sentence: AnnotatedSentence, person: Mention, chain: Sequence[PostItem]
    ) -> Iterator[Holder]:
        """``甲任…``, ``甲同志曾担任…``, ``选举甲、乙为…``, ``免去甲的…职务``, ``甲，原任…``."""
        start, end = _opening(sentence, chain[0]), chain[-1].end
        gap = sentence.slice(Span(person.end, max(person.end, start)))
        if _REMOVED_FROM.fullmatch(gap):
            persons = [person, *listed_before(sentence, person, self._posts)]
            lead = sentence.text[: persons[-1].start - sentence.start][-40:]
            if lead.endswith((*self._removing, "免去了")) or (not lead and "免" in self._notice):
                for removed in reversed(persons):
                    yield Holder(removed, Span(removed.start, end), "ended", "post.removed")
                return
        if not self._says_holding(gap, chain[0].modifier):
            return
        words = gap + chain[0].modifier
        if words.endswith(self._posts.holding["planned"]) or self._planned(words):
            return
        # A notice names its verb once: ``任命甲为…主任，乙为…局长；丙为…``, until 免去.
        notice = sentence.text[: person.start - sentence.start].rpartition("免去")[2]
        decided = self._decided(gap, notice)
        if gap.endswith("为") and not gap.endswith("现为") and not decided:
            return
        persons = [person, *listed_before(sentence, person, self._posts)] if decided else [person]
        since, until = period_of(sentence, Span(person.end, start), words, self._posts)
        for holder in reversed(persons):
            yield Holder(
                holder, Span(holder.start, end), self._status(words, until), "post.after_name", since, until
            )

    def _says_holding(self, gap: str, modifier: str) -> bool:
        if gap in ("，", "同志，", "（", "同志（") or self._after_name.fullmatch(gap):
            return gap not in ("，", "同志，") or bool(modifier)
        if modifier and self._before_modifier.fullmatch(gap):
            return True  # ``甲1998年至2003年|曾任|…``
        # ``甲，男，汉族，|现任|…``
        return bool(modifier) and gap.endswith("，") and len(gap) < 60 and gap.startswith(("，", "同志，"))

    def _life_goes_on(self, sentence: AnnotatedSentence, chain: Sequence[PostItem]) -> Iterator[Holder]:
        """A clause of a life that does not repeat the name: ``…，1998年任…，现任…``, ``免去其…职务``."""
        offset = sentence.start
        start, end = _opening(sentence, chain[0]), chain[-1].end
        lead = sentence.text[: start - offset][-40:]
        person = self._lives.subject(sentence, start)
        if person is None:
            return
        removed = _HIS.search(lead)
        if removed is not None and lead[: removed.start()].endswith(self._removing):
            yield Holder(
                person,
                Span(_first(person, start - len(removed.group()), sentence), end),
                "ended",
                "post.removed",
            )
            return
        clause_start = max((lead.rfind(mark) for mark in _CLAUSE), default=-1) + 1
        clause_start += len(lead) > clause_start and lead[clause_start] in "他她"
        verb = self._clause_verb.search(lead)
        if verb is not None and (verb.start() <= clause_start or verb.group().startswith("并")):
            # ``创办某合作社|并任理事长``: a second verb of the clause
            words = lead[verb.start() :] + chain[0].modifier
        elif chain[0].modifier and clause_start == len(lead):
            words = chain[0].modifier
        else:
            return
        if (
            (words.endswith("为") and not words.endswith(("当选为", "现为")))
            or words.endswith(self._posts.holding["planned"])
            or self._planned(words)
        ):
            return
        if not any(v in words for v in (*self._posts.verbs, "系")) and not chain[0].modifier:
            return
        first = start - len(words) + len(chain[0].modifier)
        since, until = period_of(sentence, Span(max(offset, first), start), words, self._posts)
        yield Holder(
            person,
            Span(_first(person, max(offset, first), sentence), end),
            self._status(words, until),
            "post.life",
            since,
            until,
        )

    def _decided(self, gap: str, lead: str) -> bool:
        """Whether a decision makes someone something: ``选举甲|为``, ``甲|被任命为``; not ``甲|为``."""
        words = self._posts.holding["appointing"]
        if any(word in gap for word in words) or any(word in lead for word in words):
            return True
        return not lead and any(word in self._notice for word in words)

    def _planned(self, words: str) -> bool:
        return any(word in words for word in self._posts.holding["planned"])

    def _status(self, words: str, until: str | None) -> str:
        if any(word in words for word, group in self._posts.verbs.items() if group == "end"):
            return "ended"
        former = any(word in words for word in self._posts.holding["former"])
        return "former" if former or until is not None else "current"


def _opening(sentence: AnnotatedSentence, item: PostItem) -> int:
    """Where a post begins, with the word of its state or the term that stands before its body:
    ``|原市总工会主席``, ``是|第八届全国政协委员``."""
    before = sentence.text[: item.start - sentence.start]
    if before.endswith(item.modifier):
        before = before[: len(before) - len(item.modifier)]
    term = _TERM.search(before, max(0, len(before) - 8))
    return sentence.start + (term.start() if term is not None else len(before))


def _called(chain: Sequence[PostItem]) -> bool:
    """Whether somebody is called by a post: ``甲|董事长|陪同参观``, of the body named before; ``乙|副县长|主持``."""
    body = chain[0].organisation
    return len(chain) == 1 and not chain[0].occupation and (body is None or body.label.endswith("政府"))


def _first(person: Mention, start: int, sentence: AnnotatedSentence) -> int:
    """Where a statement begins: with the person, if its name stands in the same sentence, else at `start`."""
    return person.start if sentence.start <= person.start < start else start
