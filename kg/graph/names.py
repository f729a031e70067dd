"""IRIs of the terms that triples are made of, one constant a term."""

from __future__ import annotations

from kg.graph.terms import Iri
from kg.graph.vocabulary import (
    CNT,
    DC,
    DCAT,
    DCTERMS,
    FOAF,
    KG,
    OA,
    ORG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
)
from kg.model import EntityClass

__all__ = [
    "ENTITY_TYPES",
    "Cnt",
    "Dc",
    "Dcat",
    "Dct",
    "Foaf",
    "Kg",
    "Oa",
    "Org",
    "Prov",
    "Rdf",
    "Rdfs",
    "Schema",
    "Skos",
    "Void",
]


class Rdf:
    type = Iri(RDF + "type")
    value = Iri(RDF + "value")


class Rdfs:
    label = Iri(RDFS + "label")


class Skos:
    Concept = Iri(SKOS + "Concept")
    ConceptScheme = Iri(SKOS + "ConceptScheme")
    altLabel = Iri(SKOS + "altLabel")
    inScheme = Iri(SKOS + "inScheme")
    notation = Iri(SKOS + "notation")
    prefLabel = Iri(SKOS + "prefLabel")


class Foaf:
    Group = Iri(FOAF + "Group")
    Person = Iri(FOAF + "Person")
    name = Iri(FOAF + "name")


class Org:
    Organization = Iri(ORG + "Organization")
    Post = Iri(ORG + "Post")
    classification = Iri(ORG + "classification")
    holds = Iri(ORG + "holds")
    member = Iri(ORG + "member")
    organization = Iri(ORG + "organization")
    postIn = Iri(ORG + "postIn")
    subOrganizationOf = Iri(ORG + "subOrganizationOf")


class Prov:
    Activity = Iri(PROV + "Activity")
    Entity = Iri(PROV + "Entity")
    SoftwareAgent = Iri(PROV + "SoftwareAgent")
    hadPrimarySource = Iri(PROV + "hadPrimarySource")
    used = Iri(PROV + "used")
    wasAssociatedWith = Iri(PROV + "wasAssociatedWith")
    wasDerivedFrom = Iri(PROV + "wasDerivedFrom")
    wasGeneratedBy = Iri(PROV + "wasGeneratedBy")


class Oa:
    FragmentSelector = Iri(OA + "FragmentSelector")
    SpecificResource = Iri(OA + "SpecificResource")
    TextPositionSelector = Iri(OA + "TextPositionSelector")
    TextQuoteSelector = Iri(OA + "TextQuoteSelector")
    end = Iri(OA + "end")
    exact = Iri(OA + "exact")
    hasSelector = Iri(OA + "hasSelector")
    hasSource = Iri(OA + "hasSource")
    prefix = Iri(OA + "prefix")
    start = Iri(OA + "start")
    suffix = Iri(OA + "suffix")


class Dc:
    """Dublin Core elements: names and texts as a file gives them. The terms of :class:`Dct` want things instead
    (their ranges are agents, locations, media types)."""

    coverage = Iri(DC + "coverage")
    creator = Iri(DC + "creator")
    date = Iri(DC + "date")
    publisher = Iri(DC + "publisher")
    source = Iri(DC + "source")


class Dcat:
    Dataset = Iri(DCAT + "Dataset")
    Distribution = Iri(DCAT + "Distribution")
    distribution = Iri(DCAT + "distribution")
    downloadURL = Iri(DCAT + "downloadURL")
    mediaType = Iri(DCAT + "mediaType")


class Dct:
    Location = Iri(DCTERMS + "Location")
    conformsTo = Iri(DCTERMS + "conformsTo")
    contributor = Iri(DCTERMS + "contributor")
    creator = Iri(DCTERMS + "creator")
    date = Iri(DCTERMS + "date")
    format = Iri(DCTERMS + "format")
    description = Iri(DCTERMS + "description")
    isPartOf = Iri(DCTERMS + "isPartOf")
    issued = Iri(DCTERMS + "issued")
    source = Iri(DCTERMS + "source")
    spatial = Iri(DCTERMS + "spatial")
    title = Iri(DCTERMS + "title")
    type = Iri(DCTERMS + "type")


class Schema:
    Event = Iri(SCHEMA + "Event")
    containedInPlace = Iri(SCHEMA + "containedInPlace")
    endDate = Iri(SCHEMA + "endDate")
    inLanguage = Iri(SCHEMA + "inLanguage")
    location = Iri(SCHEMA + "location")
    maxValue = Iri(SCHEMA + "maxValue")
    mentions = Iri(SCHEMA + "mentions")
    name = Iri(SCHEMA + "name")
    observationAbout = Iri(SCHEMA + "observationAbout")
    position = Iri(SCHEMA + "position")
    sha256 = Iri(SCHEMA + "sha256")
    softwareVersion = Iri(SCHEMA + "softwareVersion")
    startDate = Iri(SCHEMA + "startDate")
    temporalCoverage = Iri(SCHEMA + "temporalCoverage")
    unitText = Iri(SCHEMA + "unitText")
    value = Iri(SCHEMA + "value")


class Cnt:
    characterEncoding = Iri(CNT + "characterEncoding")


class Void:
    Dataset = Iri(VOID + "Dataset")
    class_ = Iri(VOID + "class")
    classPartition = Iri(VOID + "classPartition")
    classes = Iri(VOID + "classes")
    dataDump = Iri(VOID + "dataDump")
    distinctSubjects = Iri(VOID + "distinctSubjects")
    entities = Iri(VOID + "entities")
    exampleResource = Iri(VOID + "exampleResource")
    properties = Iri(VOID + "properties")
    property = Iri(VOID + "property")
    propertyPartition = Iri(VOID + "propertyPartition")
    triples = Iri(VOID + "triples")
    uriRegexPattern = Iri(VOID + "uriRegexPattern")
    uriSpace = Iri(VOID + "uriSpace")
    vocabulary = Iri(VOID + "vocabulary")


class Kg:
    """Terms of our own; `ontology/gonghui.ttl` says for each why no standard term serves."""

    AdministrativeDivision = Iri(KG + "AdministrativeDivision")
    Article = Iri(KG + "Article")
    Award = Iri(KG + "Award")
    Byline = Iri(KG + "Byline")
    EventReport = Iri(KG + "EventReport")
    Figure = Iri(KG + "Figure")
    Honour = Iri(KG + "Honour")
    HonourCount = Iri(KG + "HonourCount")
    Mention = Iri(KG + "Mention")
    Passage = Iri(KG + "Passage")
    PostHolding = Iri(KG + "PostHolding")
    Programme = Iri(KG + "Programme")
    ProgrammeReport = Iri(KG + "ProgrammeReport")
    SourceDocument = Iri(KG + "SourceDocument")

    approximation = Iri(KG + "approximation")
    author = Iri(KG + "author")
    award = Iri(KG + "award")
    awardLevel = Iri(KG + "awardLevel")
    bylineRole = Iri(KG + "bylineRole")
    certainty = Iri(KG + "certainty")
    characterCount = Iri(KG + "characterCount")
    confidence = Iri(KG + "confidence")
    denotes = Iri(KG + "denotes")
    event = Iri(KG + "event")
    eventKind = Iri(KG + "eventKind")
    extractionRule = Iri(KG + "extractionRule")
    furtherSelector = Iri(KG + "furtherSelector")
    grantor = Iri(KG + "grantor")
    grantorLabel = Iri(KG + "grantorLabel")
    holdsPostIn = Iri(KG + "holdsPostIn")
    inArticle = Iri(KG + "inArticle")
    linkReason = Iri(KG + "linkReason")
    measure = Iri(KG + "measure")
    operatedBy = Iri(KG + "operatedBy")
    operator = Iri(KG + "operator")
    participant = Iri(KG + "participant")
    planned = Iri(KG + "planned")
    post = Iri(KG + "post")
    postStatus = Iri(KG + "postStatus")
    programme = Iri(KG + "programme")
    programmeKind = Iri(KG + "programmeKind")
    receivedAward = Iri(KG + "receivedAward")
    recipient = Iri(KG + "recipient")
    recipientKind = Iri(KG + "recipientKind")


ENTITY_TYPES = {
    EntityClass.PERSON: Foaf.Person,
    EntityClass.ORGANISATION: Org.Organization,
    EntityClass.PLACE: Dct.Location,
    EntityClass.AWARD: Kg.Award,
    EntityClass.PROGRAMME: Kg.Programme,
    EntityClass.EVENT: Schema.Event,
}
