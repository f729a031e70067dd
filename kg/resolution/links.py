"""What the mentions of one article name: a link, with its reason, for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.extraction import ArticleFacts
from kg.extraction.honours.awards import full_name, split_level
from kg.extraction.organisations.wholes import whole_of
from kg.extraction.places import anchors
from kg.lexicon import Lexicon
from kg.model import Entity, EntityClass, Event, Link, Mention, Post
from kg.resolution.event_names import event_label
from kg.resolution.fact_mentions import all_mentions
from kg.resolution.organisation_names import OrganisationName, OrganisationNamer, place_names
from kg.resolution.place_context import PlaceContext
from kg.resolution.place_votes import BesideFinder
from kg.resolution.same_bodies import same_bodies

__all__ = ["ArticleLinker"]

_NAME_CERTAINTY = 0.95
"""How often a name of a person, award, programme or event names one thing in a place. Hand-set."""
_PLACE_CERTAINTY = 0.9

_PARTS = ("union", "party", "association")
_WHOLES = ("company", "school", "hospital")
"""Kinds of bodies that a text names with the name of a part of theirs: ``青禾纺织有限公司|工会``."""

_FAMILY = "家庭"

_NATIONAL = ("全国", "中国", "中华", "中央", "国际", "世界")
"""Beginnings of titles of events that there is one of in the country."""


class ArticleLinker:
    """Links the mentions of one article, in its `context` of places."""

    def __init__(
        self,
        lexicon: Lexicon,
        namer: OrganisationNamer,
        is_word: Callable[[str], bool],
        article: ArticleFacts,
        context: PlaceContext,
    ) -> None:
        self._lexicon = lexicon
        self._is_word = is_word
        self._article = article
        self._context = context
        beside = BesideFinder(article, context, lexicon.divisions, is_word)
        self._mentions = tuple(all_mentions(article, self._is_place))
        self._names = {
            m: namer.name(m, context, beside(m))
            for m in self._mentions
            if m.cls is EntityClass.ORGANISATION and not m.name.endswith(_FAMILY)
        }
        for mention in tuple(self._names):
            whole = _named_whole(mention)
            if whole is not None and whole not in self._names:
                self._names[whole] = namer.name(whole, context, beside(whole))
        self._fuller = same_bodies(self._names, namer, lexicon)
        self._kinds = _kinds(self._names.values())
        self._by_label = _by_label(self._names.values())
        self._places = place_names(context)
        self._events: dict[Mention, Event] = {}
        for fact in article.facts:
            if isinstance(fact, Event):
                self._events.setdefault(fact.event, fact)

    def _is_place(self, mention: Mention) -> bool:
        """Whether a body is as much a place, or a shop of one: it counts only where a fact is stated of it."""
        names = self._lexicon.bodies.names
        shop = mention.within is not None and mention.name.endswith(names.shops)
        return shop or mention.name.endswith(names.places)

    def links(self, scope: str) -> dict[Mention, Link]:
        """A link for every mention. `scope` identifies the article, in keys of what stays open."""
        home = self._context.home()
        where = self._context.long_name(home) if home else scope
        homes = self._homes(where, scope)
        links: dict[Mention, Link] = {}
        for mention in dict.fromkeys((*self._mentions, *self._names)):
            label = _squeeze(mention.name)
            match mention.cls:
                case EntityClass.ORGANISATION if mention.name.endswith(_FAMILY):
                    # ``最美家庭``: persons that are honoured together, no body
                    entity = Entity(f"person/{label}@{where}", EntityClass.PERSON, label, "family")
                    links[mention] = Link(mention, entity, _placed("姓名", where, scope), _NAME_CERTAINTY)
                case EntityClass.ORGANISATION:
                    links[mention] = self._organisation(mention, where, scope)
                case EntityClass.PERSON:
                    at = homes.get(mention.text, where)
                    entity = Entity(f"person/{label}@{at}", mention.cls, label)
                    links[mention] = Link(mention, entity, _placed("姓名", at, scope), _NAME_CERTAINTY)
                case EntityClass.AWARD:
                    links[mention] = self._award(mention)
                case EntityClass.PROGRAMME:
                    code = home.code if home else ""
                    entity = Entity(f"programme/{label}@{where}", mention.cls, label, mention.kind, code)
                    links[mention] = Link(mention, entity, _placed("名称", where, scope), _NAME_CERTAINTY)
                case EntityClass.EVENT:
                    links[mention] = self._event(mention, where)
                case EntityClass.PLACE:
                    links[mention] = self._place(mention, label, scope)
        return links

    def _organisation(self, mention: Mention, where: str, scope: str) -> Link:
        name = self._names[mention]
        label, key = self._identity(name, where, scope)
        reason = name.reason if label == name.label else f"同篇另称“{label}”"
        place = name.place or self._by_label[label].place
        entity = Entity(key, mention.cls, label, self._kinds[label], place)
        owner = self._names.get(mention.within or _named_whole(mention) or mention)
        if owner is not None:
            whole, whole_key = self._identity(owner, where, scope)
            if whole != label:
                entity = replace(entity, part_of=whole_key)
        return Link(mention, entity, reason, name.certainty)

    def _identity(self, name: OrganisationName, where: str, scope: str) -> tuple[str, str]:
        """The label of a body and its key; names of one label have one key in the article."""
        label = self._fuller.get(name.label, name.label)
        return label, self._key(self._by_label[label], label, where, scope)

    @staticmethod
    def _key(name: OrganisationName, label: str, where: str, scope: str) -> str:
        """Made of the full name, with the place where names repeat (``劳模宣讲团``), or with the article."""
        if not name.resolved:
            return f"organisation/{label}@{scope}"
        if name.local:
            return f"organisation/{label}@{where}"
        return f"organisation/{label}"

    def _award(self, mention: Mention) -> Link:
        awards = self._lexicon.awards
        label = _squeeze(full_name(mention.name, awards, *self._places))
        _, level, _ = split_level(mention.name, awards)
        entity = Entity(f"award/{label}", mention.cls, label, mention.kind, level=level)
        reason = "文中写出的名称" if label == mention.name else "级别按本文所在地补全"
        return Link(mention, entity, reason, _NAME_CERTAINTY)

    def _event(self, mention: Mention, where: str) -> Link:
        """Titles that begin with a place (``四川省第三届…``) tell events apart; others only in one place."""
        fact = self._events[mention]
        label = event_label(_squeeze(mention.name), self._places)
        parts = (fact.date, None if self._names_place(label) else where)
        key = "@".join((f"event/{label}", *(part for part in parts if part)))
        reason = "文中写出的名称" if label == mention.name else "地名按本文所在地补全"
        return Link(mention, Entity(key, mention.cls, label, fact.kind), reason, _NAME_CERTAINTY)

    def _place(self, mention: Mention, label: str, scope: str) -> Link:
        """``我市`` is the article's city; a named division has its code."""
        anchor = next(anchors(label, self._lexicon.divisions, self._is_word), None)
        if anchor is None or anchor.start != 0:
            return Link(
                mention, Entity(f"place/{label}", mention.cls, label), "文中写出的地名", _PLACE_CERTAINTY
            )
        rest = label[anchor.end :]
        if anchor.deictic:
            found = self._context.resolve(anchor.deictic)
            if found is None:
                reason = f"上下文没有说明“{anchor.text}”指哪里"
                return Link(mention, Entity(f"place/{label}@{scope}", mention.cls, label), reason, 0.5)
            division, certainty, reason = found.division, found.certainty, found.reason
        else:
            division, certainty = self._context.choose(anchor.divisions)
            reason = "文中写出的地名"
        full = self._context.long_name(division) + rest
        entity = Entity(f"place/{full}", mention.cls, division.name + rest, place=division.code)
        return Link(mention, entity, reason, min(certainty, _PLACE_CERTAINTY))

    def _names_place(self, label: str) -> bool:
        """Whether a title begins with a division or speaks for the nation: ``全国职工数字化应用大赛``."""
        return label.startswith(_NATIONAL) or self._lexicon.divisions.longest_match(label, 0) is not None

    def _homes(self, where: str, scope: str) -> Mapping[str, str]:
        """Where each person is at home: the place of the body of the first post, else that body.

        A body that stays open is no home beyond its article: two ``市总工会`` may be of two cities.
        """
        homes: dict[str, str] = {}
        for fact in self._article.facts:
            if isinstance(fact, Post):
                name = self._names[fact.organisation]
                division = self._lexicon.divisions.by_code.get(name.place)
                if division is not None:
                    at = self._context.long_name(division)
                else:
                    at = scope if not name.resolved else where if name.local else name.label
                homes.setdefault(fact.person.text, at)
        return homes


def _kinds(names: Iterable[OrganisationName]) -> dict[str, str]:
    """The kind of each body by its label; one that a mention leaves open (``other``) is told by another."""
    kinds: dict[str, str] = {}
    for name in names:
        if name.kind != "other" or name.label not in kinds:
            kinds[name.label] = name.kind
    return kinds


def _by_label(names: Iterable[OrganisationName]) -> dict[str, OrganisationName]:
    """For each label the name that says most: one that is resolved, has a place, is not only a local one."""
    result: dict[str, OrganisationName] = {}
    for name in names:
        known = result.get(name.label)
        if known is None or _worth(name) > _worth(known):
            result[name.label] = name
    return result


def _worth(name: OrganisationName) -> tuple[bool, bool, bool]:
    return name.resolved, bool(name.place), not name.local


def _named_whole(mention: Mention) -> Mention | None:
    """The company, school or hospital whose union, party or youth committee `mention` names in full."""
    if mention.label or mention.kind not in _PARTS:
        return None
    whole = whole_of(mention)
    return whole if whole is not None and whole.kind in _WHOLES else None


def _placed(what: str, where: str, scope: str) -> str:
    return f"{what}；本文没有说明所在地" if where == scope else f"{what}与所在地（{where}）"


def _squeeze(name: str) -> str:
    """`name` without the blanks that layout left inside it."""
    return name.replace(" ", "")
