"""Names of the vocabularies that a build writes, and the closed word lists of the ontology.

Plain strings without rdflib, so that writing a graph does not load it. `ontology/gonghui.ttl` defines
every term of the ``kg:`` namespace; a test holds the two against each other.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "APPROXIMATIONS",
    "AWARD_LEVELS",
    "BASE",
    "BYLINE_ROLES",
    "CNT",
    "DC",
    "DCAT",
    "DCTERMS",
    "EVENT_KINDS",
    "FOAF",
    "KG",
    "OA",
    "ORG",
    "ORGANISATION_KINDS",
    "OWL",
    "POST_STATUSES",
    "PREFIXES",
    "PROGRAMME_KINDS",
    "PROV",
    "RDF",
    "RDFS",
    "RECIPIENT_KINDS",
    "SCHEMA",
    "SCHEMES",
    "SKOS",
    "VOID",
    "XSD",
    "Concept",
    "Scheme",
    "concept",
]

KG = "https://w3id.org/gonghui-kg/ontology#"
BASE = "https://w3id.org/gonghui-kg/id/"
"""All things that a build describes have IRIs below this one."""

CNT = "http://www.w3.org/2011/content#"
DC = "http://purl.org/dc/elements/1.1/"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "cnt": CNT,
    "dc": DC,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "kg": KG,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
"""The prefixes that a graph declares."""


class Concept(NamedTuple):
    """A word of a closed list: `notation` is the contract's word, `name` its local name in ``kg:``."""

    notation: str
    name: str
    zh: str
    en: str


class Scheme(NamedTuple):
    """A closed list of words (a SKOS concept scheme); `name` is its local name in ``kg:``."""

    name: str
    concepts: tuple[Concept, ...]

    @property
    def iri(self) -> str:
        return KG + self.name


def _scheme(name: str, rows: str) -> Scheme:
    """A scheme from lines of ``notation[=name] zh | en``."""
    concepts = []
    for line in rows.strip().splitlines():
        word, labels = line.strip().split(" ", 1)
        notation, _, local = word.partition("=")
        zh, en = (label.strip() for label in labels.split("|"))
        concepts.append(Concept(notation, f"{name}-{local or notation}", zh, en))
    return Scheme(name, tuple(concepts))


ORGANISATION_KINDS = _scheme(
    "organisationKinds",
    """
    union 工会组织 | trade union
    party 党的组织 | party body
    government 国家机关 | state body
    company 企业 | company
    school 学校 | school
    hospital 医院 | hospital
    court 法院、检察院、仲裁机构 | court
    media 媒体 | media
    association 社会团体 | association
    team 集体、班组 | team
    other 其他组织或未知 | other or not known
    """,
)
PROGRAMME_KINDS = _scheme(
    "programmeKinds",
    """
    campaign 主题活动、专项行动 | campaign
    service 服务品牌 | service
    competition 竞赛、比赛 | competition
    project 项目、工程 | project
    scheme 制度、计划、机制 | scheme
    bundle 成组的项目 | bundle
    """,
)
EVENT_KINDS = _scheme(
    "eventKinds",
    """
    meeting 会议 | meeting
    visit 走访、调研 | visit
    ceremony 仪式 | ceremony
    exhibition 展览 | exhibition
    competition 比赛 | competition
    performance 演出 | performance
    other 其他事件 | other
    """,
)
APPROXIMATIONS = _scheme(
    "approximations",
    """
    exact 确数 | exact
    over 超过（余、多、超） | over
    nearly 接近（近、约） | nearly
    at_least 不少于（以上） | at least
    """,
)
AWARD_LEVELS = _scheme(
    "awardLevels",
    """
    national 国家级 | national
    provincial 省级 | provincial
    municipal 市级 | municipal
    county 县级 | county
    """,
)
RECIPIENT_KINDS = _scheme(
    "recipientKinds",
    """
    person 个人 | person
    organisation 集体 | organisation
    either 个人或集体 | either
    """,
)
BYLINE_ROLES = _scheme(
    "bylineRoles",
    """
    记者=reporter 记者 | reporter
    通讯员=correspondent 通讯员 | correspondent
    摄影=photographer 摄影 | photographer
    """,
)
POST_STATUSES = _scheme(
    "postStatuses",
    """
    current 在任 | current
    former 曾任 | former
    ended 已离任 | ended
    """,
)
SCHEMES = (
    ORGANISATION_KINDS,
    PROGRAMME_KINDS,
    EVENT_KINDS,
    APPROXIMATIONS,
    AWARD_LEVELS,
    RECIPIENT_KINDS,
    BYLINE_ROLES,
    POST_STATUSES,
)

_BY_NOTATION = {(scheme.name, c.notation): c for scheme in SCHEMES for c in scheme.concepts}


def concept(scheme: Scheme, notation: str) -> Concept:
    """The concept of a scheme by its notation.

    Raises ValueError for a word that the scheme does not have: the lists are closed, and a build must
    not widen the public vocabulary by accident.
    """
    try:
        return _BY_NOTATION[scheme.name, notation]
    except KeyError:
        known = ", ".join(c.notation for c in scheme.concepts)
        raise ValueError(f"{notation!r} is not in kg:{scheme.name} ({known})") from None
