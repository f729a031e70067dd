"""Graphs broken on purpose, made from the shapes: for each constraint of each property shape one way to break it.

A mutation changes one subject under one predicate and says which constraint of which shape must refuse it. Several
that do not meet are put into one graph, since pySHACL takes a second a graph; what is reported is given back to each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import rdflib
from rdflib import RDF, RDFS, XSD, BNode, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import FOAF, PROV, SH, SKOS

from kg.graph.vocabulary import BASE

KG = Namespace("https://w3id.org/gonghui-kg/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
VOID = Namespace("http://rdfs.org/ns/void#")
SHAPE = Namespace("https://w3id.org/gonghui-kg/shapes#")

# Predicates that some shape compares with each other: a change of one can be reported at the other.
GROUPS = {
    **dict.fromkeys((RDFS.label, SKOS.prefLabel, SKOS.altLabel, FOAF.name), "names"),
    **dict.fromkeys((PROV.wasDerivedFrom, PROV.hadPrimarySource, OA.hasSource), "source"),
    **dict.fromkeys(
        (OA.exact, OA.start, OA.end, OA.prefix, OA.suffix, OA.hasSelector, KG.furtherSelector), "place"
    ),
    **dict.fromkeys((SCHEMA.value, SCHEMA.maxValue), "value"),
    # A part of the description is checked only as long as the description points to it.
    **dict.fromkeys((VOID.classPartition, VOID["class"], VOID.entities), "class"),
    **dict.fromkeys((VOID.propertyPartition, VOID.property, VOID.triples), "property"),
}


@dataclass
class Mutation:
    """`shape` and `component` are what must be reported. `nodes` may be reported besides, if the finding is about
    `predicate`; so may anything at a `stranger`, which the mutation brought in."""

    name: str
    shape: URIRef
    component: str
    subject: URIRef
    predicate: URIRef
    remove: list
    add: list
    nodes: set = field(default_factory=set)
    strangers: set = field(default_factory=set)

    def apply(self, graph: rdflib.Graph) -> None:
        for triple in self.remove:
            assert triple in graph, self.name
            graph.remove(triple)
        for triple in self.add:
            assert triple not in graph, self.name
            graph.add(triple)


def mutations(graph: rdflib.Graph, shapes: rdflib.Graph) -> list[Mutation]:
    """All of them, in a stable order."""
    maker = _Maker(graph, shapes)
    return [*maker.of_properties(), *maker.of_closed_shapes(), *maker.by_hand()]


class _Maker:
    def __init__(self, graph: rdflib.Graph, shapes: rdflib.Graph) -> None:
        self.graph, self.shapes = graph, shapes
        self.number = 0

    def of_properties(self) -> Iterator[Mutation]:
        shapes = sorted(s for s in self.shapes.subjects(RDF.type, SH.PropertyShape) if isinstance(s, URIRef))
        for shape in shapes:
            path = self.shapes.value(shape, SH.path)
            owners = sorted(self.shapes.subjects(SH.property, shape))
            if isinstance(path, BNode) or not owners:
                continue
            for owner in owners[:1]:
                for parameter, make in MAKERS.items():
                    for value in self.shapes.objects(shape, SH[parameter]):
                        yield from self._of_constraint(shape, owner, path, parameter, value, make)

    def _of_constraint(self, shape, owner, path, parameter, value, make) -> Iterator[Mutation]:
        component = parameter[0].upper() + parameter[1:]
        for subject in self._targets(owner, path)[:1]:
            old = sorted(self.graph.objects(subject, path))
            new = make(self, shape, subject, path, old, value)
            if new is None:
                continue
            name = f"{_local(shape)} {parameter} {_local(value) if parameter == 'class' else ''}".strip()
            yield self._change(name, shape, component, subject, path, old, new)

    def _change(self, name, shape, component, subject, path, old, new) -> Mutation:
        removed, added = [o for o in old if o not in new], [o for o in new if o not in old]
        near = {subject, *removed, *added, *self.graph.subjects(None, subject)}
        return Mutation(
            name,
            shape,
            component + "ConstraintComponent",
            subject,
            path,
            [(subject, path, o) for o in removed],
            [(subject, path, o) for o in added],
            near,
            {o for o in added if (o, None, None) not in self.graph and isinstance(o, URIRef)}
            | {o for o in added if isinstance(o, Literal)},
        )

    def of_closed_shapes(self) -> Iterator[Mutation]:
        for shape in sorted(self.shapes.subjects(SH.closed, Literal(True))):
            subject = self._targets(shape, None)[0]
            new = [Literal("1")]
            name = f"{_local(shape)} closed"
            yield self._change(name, shape, "Closed", subject, KG.salary, [], new)

    def _targets(self, owner, path) -> list:
        """Nodes that a shape is held against; those that have the property first."""
        nodes = set()
        for cls in self.shapes.objects(owner, SH.targetClass):
            nodes |= set(self.graph.subjects(RDF.type, cls))
        for predicate in self.shapes.objects(owner, SH.targetSubjectsOf):
            nodes |= set(self.graph.subjects(predicate))
        for predicate in self.shapes.objects(owner, SH.targetObjectsOf):
            nodes |= set(self.graph.objects(None, predicate))
        assert nodes, f"the sample graph has nothing for {owner}"
        return sorted(nodes, key=lambda node: ((node, path, None) not in self.graph, node))

    def nowhere(self) -> URIRef:
        self.number += 1
        return URIRef(f"{BASE}nowhere/{self.number}")

    def another(self, shape, old) -> object:
        """One more value of the right kind."""
        self.number += 1
        choices = self.shapes.value(shape, SH["in"])
        if choices is not None:
            # A list of one is left only by what is on no list.
            return next((o for o in Collection(self.shapes, choices) if o not in old), self.nowhere())
        classes = sorted(self.shapes.objects(shape, SH["class"]))
        if classes or self.shapes.value(shape, SH.node) in (SHAPE.AnAgent, SHAPE.AnEntity, SHAPE.AVenue):
            wanted = classes[0] if classes else rdflib.Namespace("http://www.w3.org/ns/org#").Organization
            found = [n for n in sorted(self.graph.subjects(RDF.type, wanted)) if n not in old]
            return found[0] if found else self.nowhere()
        datatype = self.shapes.value(shape, SH.datatype)
        if datatype == RDF.langString or self.shapes.value(shape, SH.equals) == RDFS.label:
            return Literal(f"另一个{self.number}", lang="zh")
        if self.shapes.value(shape, SH.node) == SHAPE.ADate:
            return Literal(str(1000 + self.number), datatype=XSD.gYear)
        if datatype in (XSD.integer, XSD.decimal):
            digits = f"{'' if datatype == XSD.integer else '0.'}{self.number}1"
            return Literal(digits, datatype=datatype)
        if datatype == XSD.boolean:
            return Literal(
                (Literal("true", datatype=datatype) in old and "false") or "true", datatype=datatype
            )
        if self.shapes.value(shape, SH.nodeKind) == SH.IRI:
            return URIRef(f"https://www.iana.org/assignments/media-types/text/x-{self.number}")
        return Literal(f"另一个{self.number}")

    def by_hand(self) -> Iterator[Mutation]:
        """Constraints over paths, queries, and things that are not what they should be."""
        graph = self.graph
        passages = sorted(graph.subjects(RDF.type, KG.Passage))
        for predicate, shape in ((OA.prefix, SHAPE.hasPrefix), (OA.suffix, SHAPE.hasSuffix)):
            for number, (word, new) in enumerate((("Min", []), ("Max", [Literal("甲"), Literal("乙")]))):
                selector = graph.value(passages[number], OA.hasSelector)
                old = list(graph.objects(selector, predicate))
                name = f"{_local(shape)} {word.lower()}Count"
                yield self._change(
                    name, shape, f"{word}Count", selector, predicate, old, new + old * (word == "Max")
                )
        document = sorted(graph.subjects(RDF.type, KG.SourceDocument))
        passage = passages[2]
        own = graph.value(passage, OA.hasSource)
        other = next(d for d in document if d != own)
        yield self._change(
            "evidence of another document",
            SHAPE.evidenceSource,
            "Equals",
            passage,
            OA.hasSource,
            [own],
            [other],
        )
        for cls, shape in ((OA.TextPositionSelector, SHAPE.selectorInUse), (KG.Passage, SHAPE.passageInUse)):
            yield self._orphan(cls, shape)
        selector = graph.value(passages[3], OA.hasSelector)
        yield self._change(
            "quote shorter than its offsets",
            SHAPE.Dataset,
            "SPARQL",
            selector,
            OA.exact,
            list(graph.objects(selector, OA.exact)),
            [Literal("短")],
        )
        figure = min(graph.subjects(RDF.type, KG.Figure))
        yield self._change(
            "class that the vocabulary does not have",
            SHAPE.Dataset,
            "SPARQL",
            figure,
            RDF.type,
            [],
            [KG.Rumour],
        )

    def _orphan(self, cls, shape) -> Mutation:
        """A copy of a thing, under a name that nothing refers to."""
        twin = min(self.graph.subjects(RDF.type, cls))
        orphan = URIRef(str(twin).partition("#")[0] + f"#orphan-{_local(cls)}")
        copied = [(orphan, p, o) for p, o in self.graph.predicate_objects(twin)]
        predicate = PROV.wasDerivedFrom if cls == KG.Passage else OA.hasSelector
        return Mutation(
            f"orphan {_local(cls)}",
            shape,
            "MinCountConstraintComponent",
            orphan,
            predicate,
            [],
            copied,
            {
                orphan,
                *(o for _, _, o in copied if isinstance(o, URIRef)),
            },  # it shares its selector with the twin
        )


def _too_many(maker, shape, subject, path, old, value):
    values = list(old)
    while len(values) <= int(value):
        values.append(maker.another(shape, values))
    return values


def _wrong_datatype(maker, shape, subject, path, old, value):
    return [Literal("x", datatype=XSD.token)]


def _closer(limit: Literal, step: str, sign: int):
    return Literal(limit.toPython() + sign * type(limit.toPython())(step), datatype=limit.datatype)


def _language(maker, shape, subject, path, old, value):
    return [*old[1:], Literal("autre", lang="fr")]


def _twice(maker, shape, subject, path, old, value):
    return [Literal("甲", lang="zh"), Literal("乙", lang="zh")]


def _pattern(maker, shape, subject, path, old, value):
    iri = maker.shapes.value(shape, SH.nodeKind) == SH.IRI
    if iri:
        return [URIRef("urn:no:address")]
    text = "\n " if re.search(value, "错") else "错"
    return [Literal(text, datatype=maker.shapes.value(shape, SH.datatype))]


def _node(maker, shape, subject, path, old, value):
    if value == SHAPE.ADate:
        return [Literal("去年")]
    return [maker.nowhere()]


def _empty(maker, shape, subject, path, old, value):
    lang = maker.shapes.value(shape, SH.datatype) == RDF.langString
    return [Literal("", lang="zh" if lang else None)]


def _partner(sign: int):
    """The value of the property that this one is compared with, moved by `sign`."""

    def make(maker, shape, subject, path, old, value):
        other = maker.graph.value(subject, value)
        if other is None:
            return None
        return [_closer(other, "1", sign)] if sign else [other]

    return make


MAKERS: dict[str, Callable] = {
    "minCount": lambda maker, shape, subject, path, old, value: old[: int(value) - 1],
    "maxCount": _too_many,
    "datatype": _wrong_datatype,
    "class": lambda maker, shape, subject, path, old, value: [maker.nowhere()],
    "node": _node,
    "nodeKind": lambda maker, shape, subject, path, old, value: [Literal("文字")],
    "in": lambda maker, shape, subject, path, old, value: [KG[f"nonsense-{_local(shape)}"]],
    "minInclusive": lambda maker, shape, subject, path, old, value: [
        _closer(
            Literal(value.toPython(), datatype=maker.shapes.value(shape, SH.datatype) or XSD.decimal), "1", -1
        )
    ],
    "maxInclusive": lambda maker, shape, subject, path, old, value: [_closer(value, "1", 1)],
    "minLength": _empty,
    "pattern": _pattern,
    "languageIn": _language,
    "uniqueLang": _twice,
    "equals": lambda maker, shape, subject, path, old, value: [Literal("别的名字", lang="zh")],
    "disjoint": _partner(0),
    "lessThan": _partner(1),
    "lessThanOrEquals": _partner(1),
}


def batches(made: list[Mutation]) -> Iterator[list[Mutation]]:
    """Mutations in groups in which no two touch the same subject under predicates that shapes compare."""
    waiting = list(made)
    while waiting:
        taken, keys, later = [], set(), []
        for mutation in waiting:
            own = {(node, GROUPS.get(mutation.predicate, mutation.predicate)) for node in mutation.nodes}
            if keys & own:
                later.append(mutation)
            else:
                keys |= own
                taken.append(mutation)
        yield taken
        waiting = later


def _local(iri) -> str:
    return str(iri).rpartition("#")[2].rpartition("/")[2]
