"""Every constraint of the shapes, broken once: each is refused for its own reason, and nothing else is said."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import URIRef
from rdflib.namespace import SH
from shape_mutations import Mutation, batches, mutations

from kg.graph.validation import Finding, load_shapes, validate_graph

pytest.importorskip("pyshacl", reason="pySHACL is not installed")


@pytest.fixture(scope="module")
def shapes():
    return load_shapes()


@pytest.fixture(scope="module")
def made(described_graph, shapes) -> list[Mutation]:
    return mutations(described_graph, shapes)


@pytest.fixture(scope="module")
def outcomes(described_graph, shapes, made) -> list[tuple[Mutation, list[Finding], list[Finding]]]:
    """Each mutation with the findings that are its own, and those of its graph that are nobody's."""
    result = []
    for batch in batches(made):
        broken = rdflib.Graph()
        broken += described_graph
        for mutation in batch:
            mutation.apply(broken)
        findings = validate_graph(broken, shapes).findings
        own = [[f for f in findings if belongs(f, mutation, shapes)] for mutation in batch]
        nobodys = [f for f in findings if not any(f in mine for mine in own)]
        result += [(mutation, mine, nobodys) for mutation, mine in zip(batch, own, strict=True)]
    return result


def belongs(finding: Finding, mutation: Mutation, shapes: rdflib.Graph) -> bool:
    """Whether a finding speaks of what the mutation changed."""
    if finding.focus in map(str, mutation.strangers):
        return True
    if finding.constraint.startswith("SPARQL"):
        return finding.value in (str(mutation.subject), *map(str, (o for _, _, o in mutation.add)))
    if finding.constraint == "NodeConstraintComponent" and finding.value == str(mutation.subject):
        return True  # what refers to the broken thing refers to nothing sound
    if finding.focus not in map(str, mutation.nodes):
        return False
    compared = {
        str(other)
        for parameter in ("equals", "disjoint", "lessThan", "lessThanOrEquals")
        for other in shapes.objects(URIRef(finding.shape), SH[parameter])
    }
    return str(mutation.predicate) in finding.path or str(mutation.predicate) in compared


def test_every_mutation_is_refused_for_its_own_reason(outcomes):
    unrefused = [
        (mutation.name, [(f.shape, f.path, f.constraint) for f in own])
        for mutation, own, _ in outcomes
        if not any((f.shape, f.constraint) == (str(mutation.shape), mutation.component) for f in own)
    ]
    assert not unrefused


def test_nothing_unrelated_is_reported(outcomes):
    unrelated = {(f.focus, f.path, f.constraint, f.value) for _, _, nobodys in outcomes for f in nobodys}
    assert not unrelated


def test_every_constraint_was_broken(made, shapes):
    """Counted from the shapes themselves, so that a new constraint without a mutation is noticed."""
    components = ("minCount", "maxCount", "datatype", "class", "in", "node", "minInclusive", "maxInclusive")
    wanted = {
        (str(shape), f"{name[0].upper()}{name[1:]}ConstraintComponent")
        for name in components
        for shape in shapes.subjects(SH[name])
        if isinstance(shape, URIRef) and list(shapes.subjects(SH.property, shape))
    }
    broken = {(str(mutation.shape), mutation.component) for mutation in made}
    assert wanted - broken == set()
    print(f"\n{len(made)} broken graphs, {len(broken)} constraints of {len({s for s, _ in broken})} shapes")
    assert len(made) > 250


def test_findings_speak_both_languages_and_name_things(outcomes):
    for _, own, _ in outcomes:
        for finding in own:
            assert not finding.message.isascii() and any(letter.isascii() for letter in finding.message)
    assert any(finding.label and finding.document for _, own, _ in outcomes for finding in own)
