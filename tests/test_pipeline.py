"""The build as a whole: on invented reports, whatever the order, the workers and the failures."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kg.pipeline
import kg.reading
import kg.workers
from kg.errors import KgError
from kg.pipeline import FACT_KINDS, build
from kg.reading.inputs import InputFile
from kg.workers import WORTH_WORKERS, count_workers

FIRST = """青川县总工会慰问一线职工

本报讯（记者 陆远帆）7月15日，青川县总工会主席韩松岭一行走进建筑工地，为职工送上“夏送清凉”慰问品。
今年以来，全县各级工会投入资金38.6万元，慰问职工4200余人次。
"""
SECOND = """栖霞区妇联召开执委会议

3月8日，栖霞区妇联召开四届三次执委会议，区妇联主席方若兰作工作报告。会议表彰区级三八红旗手16名。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text(FIRST, encoding="utf-8")
    (folder / "deep" / "two.md").write_bytes(SECOND.encode("gb18030"))
    return folder


def results(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_report_counts_what_the_graph_holds(reports: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    report = build([reports], tmp_path / "out", progress=lambda *step: seen.append(step))
    assert (report.documents, report.characters) == (2, len(FIRST) + len(SECOND))
    assert tuple(report.facts) == FACT_KINDS
    assert report.facts["organisation"] >= 2 and report.facts["post"] >= 1
    assert report.facts["byline"] == 1 and report.facts["figure"] >= 2
    assert report.unreadable == ()
    assert set(results(tmp_path / "out")) == {"graph.ttl", "graph.html"}
    assert seen[0] == ("documents", 0, 2) and seen[-1] == ("page", 1, 1)

    import rdflib

    graph = rdflib.Graph().parse(report.graph)
    assert len(graph) == report.triples


def test_same_bytes_in_any_order_and_with_any_number_of_workers(reports: Path, tmp_path: Path) -> None:
    one, two = reports / "one.txt", reports / "deep" / "two.md"
    assert build([one, two], tmp_path / "a", jobs=1).workers == 1
    assert build([two, one], tmp_path / "b", jobs=2).workers == 2
    build([reports], tmp_path / "c")
    assert results(tmp_path / "a") == results(tmp_path / "b") == results(tmp_path / "c")


def test_same_bytes_for_any_hash_seed(reports: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "kg",
            "build",
            str(reports),
            "--out",
            str(tmp_path / seed),
            "--quiet",
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert results(tmp_path / "1") == results(tmp_path / "2")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_could_not_be_read_of_a_document_is_a_warning(reports: Path, tmp_path: Path, jobs: int) -> None:
    (reports / "one.json").write_text('{"date": "soon"}', encoding="utf-8")
    report = build([reports], tmp_path / "out", jobs=jobs)
    assert report.documents == 2 and report.unreadable == ()
    [line] = report.warnings
    assert line.startswith("one.json: ") and "one.txt is read without it" in line and "\n" not in line


def test_what_a_format_could_not_read_is_a_warning(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kg.reading.read_source
    monkeypatch.setattr(
        kg.reading,
        "read_source",
        lambda *given: replace(real(*given), warnings=("第 3 页未读 page 3 was not read",)),
    )
    report = build([reports / "one.txt"], tmp_path / "out")
    assert report.documents == 1 and report.warnings == ("one.txt: 第 3 页未读 page 3 was not read",)


@pytest.mark.parametrize("jobs", [1, 2])
def test_unreadable_inputs_are_named_and_the_rest_is_built(reports: Path, tmp_path: Path, jobs: int) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 8)
    report = build([reports], tmp_path / "out", jobs=jobs)
    assert report.documents == 2
    assert [line.split(":")[0] for line in report.unreadable] == ["binary.txt", "empty.txt"]
    assert all("\n" not in line for line in report.unreadable)


def test_a_fault_in_one_document_does_not_lose_the_others(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kg.workers.process

    def fragile(name: str, data: bytes, *others: object):
        if name == "one.txt":
            raise IndexError("out of\nrange")
        return real(name, data, *others)

    monkeypatch.setattr(kg.workers, "process", fragile)
    report = build([reports], tmp_path / "out")
    assert report.documents == 1
    [line] = report.unreadable
    assert line.startswith("one.txt: ") and "IndexError: out of range" in line
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(IndexError):
        build([reports], tmp_path / "out")


def test_nothing_readable_leaves_earlier_results(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([reports], out)
    before = results(out)
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(KgError, match=r"(?s)empty\.txt: .*nothing could be built"):
        build([tmp_path / "empty.txt"], out)
    assert results(out) == before


@pytest.mark.parametrize("step", ["write_turtle", "write_page"])
def test_a_full_disk_leaves_earlier_results(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "out"
    build([reports / "one.txt"], out)
    before = results(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kg.pipeline, step, full)
    with pytest.raises(KgError, match="No space left"):
        build([reports], out)
    assert results(out) == before
    with pytest.raises(KgError):
        build([reports], tmp_path / "new" / "folder")
    assert not (tmp_path / "new").exists()


def test_both_results_change_or_none(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build([reports / "one.txt"], out)
    before = results(out)
    move = os.replace

    def locked(source: Path, target: Path) -> None:
        if Path(target) == out / "graph.html" and Path(source).name == "graph.html":
            raise PermissionError(13, "in use")
        move(source, target)

    monkeypatch.setattr("kg.staging.os.replace", locked)
    with pytest.raises(KgError, match="in use"):
        build([reports], out)
    assert results(out) == before


def test_out_that_cannot_be_written_to(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KgError, match="is not a folder"):
        build([reports], tmp_path / "file")
    with pytest.raises(KgError, match="cannot be written"):
        build([reports], tmp_path / "file" / "below")
    (tmp_path / "out" / "graph.ttl").mkdir(parents=True)
    with pytest.raises(KgError, match="is a folder"):
        build([reports], tmp_path / "out")


def test_an_input_is_never_overwritten(reports: Path) -> None:
    notes = reports / "graph.ttl"
    notes.write_text(FIRST, encoding="utf-8")
    with pytest.raises(KgError, match="is an input"):
        build([notes], reports)
    assert notes.read_text(encoding="utf-8") == FIRST


def test_out_inside_the_input_folder_is_not_read_again(reports: Path) -> None:
    first = build([reports], reports / "out")
    before = results(reports / "out")
    assert build([reports], reports / "out").documents == first.documents
    assert results(reports / "out") == before


def test_no_inputs(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="nothing to build"):
        build([tmp_path], tmp_path / "out")
    with pytest.raises(KgError, match="no such file"):
        build([tmp_path / "missing.txt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_workers_only_where_they_are_worth_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.workers, "_cores", lambda: 8)
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_bytes(b"x" * 1000)
    files = [InputFile(path.name, path) for path in paths]
    assert count_workers(files) == 1
    assert count_workers(files, 2) == 2
    assert count_workers(files, 64) == 3
    paths[0].write_bytes(b"x" * WORTH_WORKERS)
    assert count_workers(files) == 3
