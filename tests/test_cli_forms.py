"""``kg convert``, ``kg check`` and ``kg build --format`` as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.cli import main

TEXT = "6月12日，岚山区总工会副主席高望舒走进快递站点，开展“健康直通车”活动，为快递员免费体检160人次。\n"


def kg(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments], input=data, capture_output=True, env=os.environ, timeout=300
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "岚山.txt").write_text(TEXT, encoding="utf-8")
    forms = [word for form in ("nt", "nq", "trig", "jsonld") for word in ("--format", form)]
    assert main(["build", str(folder), "--out", str(folder / "out"), "--quiet", *forms]) == 0
    return folder / "out"


def broken(out: Path, path: Path) -> Path:
    text = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "kg:postStatuses-current ;" in text
    path.write_text(
        text.replace("kg:postStatus kg:postStatuses-current ;", "kg:postStatus kg:postStatuses-acting ;"),
        encoding="utf-8",
    )
    return path


def test_a_build_writes_the_forms_that_convert_gives(out, tmp_path):
    assert {path.name for path in out.iterdir()} == {
        f"graph.{x}" for x in ("ttl", "nt", "nq", "trig", "jsonld", "html")
    }
    for form in ("nt", "nq", "trig", "jsonld"):
        target = tmp_path / f"x.{form}"
        assert main(["convert", str(out / "graph.ttl"), str(target)]) == 0
        assert target.read_bytes() == (out / f"graph.{form}").read_bytes()


def test_a_form_of_an_earlier_build_is_told(out, tmp_path, capsys):
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / "graph.nt").write_text("", encoding="utf-8")
    assert main(["build", str(out.parent / "岚山.txt"), "--out", str(folder), "--quiet"]) == 0
    assert "graph.nt" in capsys.readouterr().err
    assert (
        main(["build", str(out.parent / "岚山.txt"), "--out", str(folder), "--quiet", "--format", "nt"]) == 0
    )
    assert capsys.readouterr().err == ""


def test_convert_goes_through_pipes(out):
    turtle = (out / "graph.ttl").read_bytes()
    there = kg("convert", "-", "--from", "ttl", "--to", "jsonld", data=turtle)
    back = kg("convert", "-", "-", "--from", "json-ld", "--to", "turtle", data=there.stdout)
    assert (there.returncode, back.returncode) == (0, 0)
    assert back.stdout == turtle and b"triples" in back.stderr


def test_names_of_graphs_that_are_lost_are_told(out, tmp_path, capsys):
    assert main(["convert", str(out / "graph.trig"), str(tmp_path / "a.nt"), "--quiet"]) == 0
    message = capsys.readouterr().err
    assert "TriG → N-Triples" in message and "names of 1 graphs are not kept" in message
    assert (tmp_path / "a.nt").read_bytes() == (out / "graph.nt").read_bytes()
    assert main(["convert", str(out / "graph.trig"), str(tmp_path / "a.nq"), "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{out}/graph.ttl", "{tmp}/a.xyz"], "name it with --to"),
        (["{out}/graph.html", "{tmp}/a.nt"], "name it with --from"),
        (["{out}/graph.html", "{tmp}/a.nt", "--from", "ttl"], "line 1"),
        (["{out}/graph.ttl", "--to", "hdt"], "no such form"),
        (["{out}/graph.ttl"], "--to"),
        (["-", "{tmp}/a.nt"], "--from"),
        (["{out}/graph.ttl", "{out}/graph.ttl"], "is the input"),
        (["{out}/graph.ttl", "{out}/graph.ttl", "--force"], "is the input"),
        (["{out}/graph.ttl", "{out}/graph.nt"], "--force"),
        (["{out}/graph.ttl", "{out}", "--to", "nt"], "is a folder"),
        (["{out}/graph.ttl", "{tmp}/no/where.nt"], "no such folder"),
        (["{tmp}/none.ttl", "{tmp}/a.nt"], "no such file"),
        (["{out}", "{tmp}/a.nt", "--from", "ttl"], "cannot be read"),
    ],
)
def test_what_convert_cannot_do_is_one_line(out, tmp_path, capsys, arguments, message):
    before = (out / "graph.nt").read_bytes()
    assert main(["convert", *(a.format(out=out, tmp=tmp_path) for a in arguments)]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and len(shown.err.splitlines()) == 1 and shown.out == ""
    assert (out / "graph.nt").read_bytes() == before and not list(tmp_path.iterdir())


def test_force_replaces(out, tmp_path):
    target = tmp_path / "a.nt"
    target.write_text("old", encoding="utf-8")
    assert main(["convert", str(out / "graph.ttl"), str(target), "--force", "--quiet"]) == 0
    assert target.read_bytes() == (out / "graph.nt").read_bytes()


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_a_build_conforms_in_every_form(out, form, capsys):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed")
    assert main(["check", str(out / f"graph.{form}")]) == 0
    shown = capsys.readouterr()
    assert shown.out == "" and "conforms" in shown.err


def test_a_finding_says_what_where_and_how_to_mend(out, tmp_path, capsys):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed")
    path = broken(out, tmp_path / "b.ttl")
    assert main(["check", str(path)]) == 1
    shown = capsys.readouterr()
    for word in (
        "高望舒 · 副主席 · 岚山区总工会",
        "岚山.txt",
        "kg:postStatus",
        "shape:postStatus",
        "kg:postStatuses-acting",
    ):
        assert word in shown.out
    assert "改为其中之一" in shown.out and "use one of kg:postStatuses-current" in shown.out
    assert "1 findings" in shown.err
    assert main(["check", str(path), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    (finding,) = data["findings"]
    assert data["conforms"] is False and data["checked"] > 30
    assert finding["document"] == "岚山.txt" and finding["constraint"] == "InConstraintComponent"
    assert main(["check", str(path), "--format", "ttl"]) == 1
    report = rdflib.Graph().parse(data=capsys.readouterr().out, format="turtle")
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert str(report.value(result, SH.resultPath)).endswith("#postStatus")
    assert [answer.toPython() for answer in report.objects(None, SH.conforms)] == [False]


def test_what_a_terminal_might_obey_is_shown_as_its_code(out, tmp_path, capsys):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed")
    path = broken(out, tmp_path / "b.ttl")
    text = path.read_text(encoding="utf-8").replace(
        'schema:name "岚山.txt"', 'schema:name "岚\\u001B[31m.txt"'
    )
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_shapes_that_reach_nothing_are_told(out, tmp_path, capsys):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed")
    shapes = tmp_path / "shapes.ttl"
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    idle = "<urn:idle> a sh:NodeShape ; sh:targetClass <urn:Nothing> ; sh:nodeKind sh:IRI .\n"
    shapes.write_text(head + idle, encoding="utf-8")
    assert main(["check", str(out / "graph.ttl"), "--shapes", str(shapes)]) == 2
    shown = capsys.readouterr()
    assert "Nothing was checked" in shown.err and "conforms: " not in shown.err
    shapes.write_text(
        head + idle + "<urn:p> a sh:NodeShape ; sh:targetClass foaf:Person ; sh:nodeKind sh:IRI .",
        encoding="utf-8",
    )
    assert main(["check", str(out / "graph.ttl"), "--shapes", str(shapes)]) == 0
    assert "urn:idle" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "kg build"),
        (b"<a", "line 1"),
        (b"", "holds no triples"),
        (b"<urn:a> <urn:b> <urn:c> .", "Nothing was checked"),
    ],
)
def test_what_cannot_be_checked_is_status_two(tmp_path, capsys, data, message):
    pytest.importorskip("pyshacl", reason="pySHACL is not installed")
    path = tmp_path / "a.ttl"
    if data is not None:
        path.write_bytes(data)
    assert main(["check", str(path)]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and len(shown.err.splitlines()) == 1 and shown.out == ""


def test_without_pyshacl_the_extra_is_named(out, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    assert main(["check", str(out / "graph.ttl")]) == 2
    assert "pip install 'gonghui-kg[check]'" in capsys.readouterr().err
