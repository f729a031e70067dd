"""docs/ontology.html is current, complete in both languages, whole in itself, and drawn from ontology and shapes."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="Jinja2, which fills the page, is not installed")

from headless import Chromium, find_chromium
from ontology_diagram import EVIDENCE, FACTS, STATEMENT, Diagram, draw, with_statement
from ontology_docs import PAGE, made, stale
from ontology_rows import read_rows

from kg.graph.vocabulary_terms import read_ontology

ROOT = Path(__file__).parents[2]


class Reader(HTMLParser):
    """Ids, links and texts of a page, and elements that would fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"]] if values.get("id") else []
        if tag == "a":
            self.links.append(values.get("href") or "")
        elif values.get("src") or (tag == "link" and values.get("href") != "data:,"):
            self.fetched.append(f"{tag} {values}")
        if tag not in ("meta", "link", "path", "rect", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "rect"):
            assert self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def page() -> Reader:
    reader = Reader()
    reader.feed(PAGE.read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="module")
def rows():
    return with_statement(read_rows(), read_ontology())


def test_all_documents_are_current():
    assert stale() == [], "make ontology-docs"


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_same_bytes_for_any_hash_seed(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "scripts" / "ontology_docs.py"), "--check"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_document_that_is_not_current_is_named(tmp_path, monkeypatch, capsys):
    import ontology_docs

    old = tmp_path / "ontology.html"
    old.write_text("old", encoding="utf-8")
    monkeypatch.setattr(ontology_docs, "made", lambda: {old: "new", tmp_path / "missing.md": ""})
    monkeypatch.setattr(sys, "argv", ["ontology_docs.py", "--check"])
    assert ontology_docs.main() == 1
    told = capsys.readouterr().err
    assert "ontology.html" in told and "missing.md" in told and "make ontology-docs" in told
    assert old.read_text(encoding="utf-8") == "old"


def test_no_document_tells_of_a_machine_or_a_moment():
    for text in made().values():
        assert str(ROOT) not in text and "\r" not in text and text.endswith("\n")


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page):
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inner) > 100 and set(inner) <= set(page.ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links)


def test_the_page_needs_nothing_from_elsewhere(page):
    assert page.fetched == []
    assert "@import" not in "".join(page.text) and "url(http" not in "".join(page.text)


def test_every_own_term_is_there_in_both_languages(page):
    text = " ".join("".join(page.text).split())
    ontology = read_ontology()
    for term in (*ontology.classes, *ontology.properties, *ontology.lists, *ontology.words):
        assert term.local in page.ids, term.name
        for value in (term.label, term.definition, term.reason):
            assert value.zh in text and value.en in text, term.name


def test_the_diagrams_show_every_own_class_and_every_property_of_a_graph(rows):
    drawn = [draw(diagram, rows, read_ontology()) for diagram in (FACTS, EVIDENCE)]
    both = "".join(drawn)
    for term in read_ontology().classes:
        assert f'class="name">{term.name}</text>' in both, term.name
        assert f"{term.label.zh} {term.label.en}</text>" in both, term.name
    shown = {name for diagram in (FACTS, EVIDENCE) for column in diagram.columns for name in column}
    left_out = {"rdfs:label", "skos:prefLabel", "skos:altLabel", "foaf:name"}
    for name in shown:
        for row in rows[name].rows:
            assert row.property in left_out or f">{row.property}<tspan" in both, (name, row.property)


def test_a_line_leads_from_a_property_to_its_class(rows):
    svg = draw(FACTS, rows, read_ontology())
    for line in (
        "kg:PostHolding kg:post org:Post",
        "kg:PostHolding org:member foaf:Person",
        "kg:Honour kg:award kg:Award",
        "kg:ProgrammeReport kg:programme kg:Programme",
        "kg:EventReport kg:event schema:Event",
    ):
        assert f"<title>{line}</title>" in svg, line
    assert "kg:recipient foaf:Person" not in svg  # leads to any entity


def test_rows_come_from_the_shapes(rows):
    figure = {row.property: row for row in rows["kg:Figure"].rows}
    assert figure["schema:value"].value == "xsd:decimal" and figure["schema:value"].needed
    assert figure["kg:approximation"].value == "kg:approximations"
    assert not figure["schema:maxValue"].needed and not figure["schema:maxValue"].many
    event = {row.property: row for row in rows["kg:EventReport"].rows}
    assert event["kg:participant"].many
    assert event["kg:participant"].classes == ("foaf:Group", "foaf:Person", "org:Organization")
    shared = {row.property for row in rows[STATEMENT].rows}
    assert {"prov:wasDerivedFrom", "prov:hadPrimarySource", "kg:confidence"} <= shared
    assert "kg:measure" not in shared


def test_a_class_without_a_shape_cannot_be_drawn(rows):
    with pytest.raises(KeyError, match="kg:Rumour"):
        draw(Diagram("x", "x", (("kg:Rumour",),), False), rows, read_ontology())


def test_a_browser_opens_it_without_complaint_and_without_network():
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium or Chrome is installed")
    with Chromium(program, 1280, 900) as browser:
        browser.open(PAGE.resolve().as_uri())
        assert browser.problems() == []
        assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []
        # Nothing is wider than the window, but for diagrams and tables that scroll by themselves.
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert browser.evaluate(
            "[...document.querySelectorAll('svg.diagram')].every(s => s.clientHeight > 300)"
        )
