"""The page as a file: complete, deterministic, asking for nothing, safe."""

import base64
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from view_samples import HOSTILE, hostile, many, small

from kg.view.network import build_network
from kg.view.page import render_page, write_page


class Parts(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.raw, self.comments = [], [], 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data):
        if self.lasttag in ("script", "style") and self.raw and self.cdata_elem:
            tag, attrs, text = self.raw[-1]
            self.raw[-1] = (tag, attrs, text + data)

    def handle_comment(self, data):
        self.comments += 1

    def block(self, identifier):
        return json.loads(next(text for _, attrs, text in self.raw if attrs.get("id") == identifier))

    def policy(self):
        return next(
            a["content"] for t, a in self.elements if a.get("http-equiv") == "Content-Security-Policy"
        )


@pytest.fixture(scope="module")
def page():
    return Parts(render_page(build_network([small()])))


def test_the_network_and_its_facts_are_in_the_page(page):
    network, content = page.block("kg-network"), page.block("kg-content")
    assert len(network["nodes"]) == len(content["nodes"]) == 10
    labels = {node["label"]: node for node in content["nodes"]}
    union = labels["南江市总工会"]
    assert union["kind"] == "工会"
    told = [content["facts"][i] for i in union["facts"]]
    assert any(sentence == "陆知远 · 任 · 南江市总工会 党组书记" for _, sentence, _, _ in told)
    assert content["documents"] == [["南江工会.txt", ["南江市总工会服务职工见实效"]]]
    for edge, shown in zip(network["edges"], content["edges"], strict=True):
        assert edge["from"] != edge["to"]
        assert shown["relations"]


def test_the_layout_is_fixed_and_physics_off(page):
    network = page.block("kg-network")
    assert network["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in network["nodes"])


def test_the_page_asks_for_nothing(page):
    for tag, attrs in page.elements:
        for name, value in attrs.items():
            if name in ("src", "srcset", "action", "data", "poster", "background", "formaction"):
                raise AssertionError(f"<{tag} {name}={value}>")
            if name == "href":
                assert (tag, value) == ("link", "data:,")
            assert not name.startswith("on")
    assert {tag for tag, _ in page.elements}.isdisjoint({"iframe", "object", "embed", "base", "form"})
    for tag, _, text in page.raw:
        if tag == "style":
            assert "url(" not in text
            assert "@import" not in text
        assert "sourceMappingURL" not in text
    own = (files("kg.view") / "templates" / "page.js").read_text("utf-8")
    assert not re.search(r"fetch|XMLHttpRequest|WebSocket|import\(|innerHTML|document\.write|\beval\b", own)


def test_the_policy_names_exactly_the_scripts_and_the_style(page):
    policy = dict(part.strip().split(" ", 1) for part in page.policy().split(";"))
    assert policy["default-src"] == "'none'"
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        run = [t for name, attrs, t in page.raw if name == tag and attrs.get("type") != "application/json"]
        sums = {
            "'sha256-" + base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() + "'" for t in run
        }
        assert set(policy[directive].split()) == sums
    assert not re.search(r"https?:|unsafe|\*", page.policy())


def test_hostile_text_stays_text():
    html = render_page(build_network([hostile()]))
    hostile_page, plain = Parts(html), Parts(render_page(build_network([small()])))
    assert [tag for tag, _ in hostile_page.elements] == [tag for tag, _ in plain.elements]
    assert hostile_page.comments == 0
    assert "\u2028" not in html
    assert "49工会" not in html  # {{7*7}} is not a template's business
    content = hostile_page.block("kg-content")
    assert {f"{HOSTILE}工会", "__proto__"} == {node["label"] for node in content["nodes"]}
    assert content["documents"][0][1] == [HOSTILE]


def test_lone_surrogates_do_not_break_the_page(tmp_path):
    graph = build_network([small()])
    graph.nodes["person/闻笛"]["label"] = "闻\ud800笛"
    assert "闻\\ud800笛" in render_page(graph).encode("utf-8").decode("utf-8")


def test_the_same_documents_in_any_order_give_the_same_bytes(tmp_path):
    write_page(many(4), tmp_path / "a.html")
    write_page(reversed(many(4)), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_bytes_do_not_depend_on_the_hash_seed():
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from view_samples import many;"
        "from kg.view.page import render_page; from kg.view.network import build_network;"
        "print(hashlib.sha256(render_page(build_network(many(3))).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_one_file_is_written_and_nothing_beside_it(tmp_path, monkeypatch):
    work = tmp_path / "work"
    out = tmp_path / "out"
    work.mkdir()
    out.mkdir()
    monkeypatch.chdir(work)
    (out / "graph.html").write_text("old")
    write_page([small()], out / "graph.html")
    assert [item.name for item in out.iterdir()] == ["graph.html"]
    assert list(work.iterdir()) == []
    assert (out / "graph.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    reference = tmp_path / "reference"
    reference.touch()
    assert stat.S_IMODE((out / "graph.html").stat().st_mode) == stat.S_IMODE(reference.stat().st_mode)


def test_a_failed_write_leaves_the_old_page(tmp_path, monkeypatch):
    target = tmp_path / "graph.html"
    target.write_text("old")

    def refuse(*_):
        raise OSError("disk full")

    monkeypatch.setattr("kg.view.page.os.replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_page([small()], target)
    assert target.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["graph.html"]


def test_of_too_many_the_most_stated_are_kept_and_the_page_knows():
    graph = build_network(many(3))
    content = Parts(render_page(graph, max_nodes=20, max_facts=15)).block("kg-content")
    assert len(content["nodes"]) == 20
    assert len(content["facts"]) == 15
    assert content["totals"] == {"nodes": len(graph), "facts": len(graph.graph["facts"])}
    kept = {node["label"] for node in content["nodes"]}
    assert {"南江市总工会", "云溪市总工会", "望湖市总工会"} <= kept
    surest = sorted((fact.confidence for fact in graph.graph["facts"]), reverse=True)[:15]
    assert sorted((fact[2] for fact in content["facts"]), reverse=True) == surest


def test_an_empty_graph_still_has_a_page():
    assert Parts(render_page(build_network([]))).block("kg-network")["nodes"] == []
