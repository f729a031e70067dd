"""The store beside a large graph: same answers, made once, new when the file is, and never in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import store as stores
from kg.graph.query import list_queries, load_query, run
from kg.graph.store import opened, store_dir

ROOT = Path(__file__).resolve().parents[2]
TURTLE = '<https://example.org/{n}> <https://example.org/label> "第{n}" .\n'
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def write(path: Path, number: int) -> None:
    path.write_text("".join(TURTLE.format(n=n) for n in range(number)), encoding="utf-8")


def count(path: Path, heard: list[str] | None = None) -> int:
    with opened(path, None if heard is None else heard.append, large=0) as store:
        [row] = store.query(COUNT)
        return int(row[0].value)


def kept(path: Path) -> list[str]:
    return sorted(each.name for each in store_dir(path).iterdir() if each.is_dir())


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    write(tmp_path / "graph.ttl", 10)
    return tmp_path / "graph.ttl"


def test_it_is_made_once_and_said(graph: Path) -> None:
    heard: list[str] = []
    assert count(graph, heard) == 10 and len(heard) == 1 and "making a store" in heard[0]
    assert count(graph, heard) == 10 and len(heard) == 1
    assert len(kept(graph)) == 1


def test_a_small_graph_has_none(graph: Path) -> None:
    assert graph.stat().st_size < stores.LARGE
    assert run(graph, COUNT).rows == (("10",),)
    assert not store_dir(graph).exists()


def test_a_changed_graph_gets_a_new_one_and_the_old_one_goes(graph: Path) -> None:
    count(graph)
    old = kept(graph)
    write(graph, 20)
    assert count(graph) == 20
    assert len(kept(graph)) == 1 and kept(graph) != old
    assert sorted(each.name for each in store_dir(graph).iterdir()) == [
        *kept(graph),
        f"{kept(graph)[0]}.lock",
        "current.json",
    ]


def test_same_size_and_age_but_other_bytes_under_a_new_name(graph: Path) -> None:
    """What a build does: a new file is moved over the old one."""
    count(graph)
    before = graph.stat()
    other = graph.with_name("other.ttl")
    other.write_text(graph.read_text(encoding="utf-8").replace("第9", "第8"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, graph)
    with opened(graph, large=0) as store:
        assert len(list(store.query('SELECT ?s { ?s ?p "第8" }'))) == 2


def test_a_touched_graph_keeps_its_store(graph: Path) -> None:
    count(graph)
    os.utime(graph)
    heard: list[str] = []
    assert count(graph, heard) == 10 and heard == []


def test_one_that_is_read_is_not_removed(graph: Path) -> None:
    with opened(graph, large=0) as reading:
        old = kept(graph)
        write(graph, 20)
        assert count(graph) == 20
        assert set(old) < set(kept(graph))
        assert len(list(reading.query("SELECT * { ?s ?p ?o }"))) == 10
    write(graph, 30)
    assert count(graph) == 30 and len(kept(graph)) == 1


def test_a_damaged_one_is_made_again(graph: Path) -> None:
    count(graph)
    [name] = kept(graph)
    for file in (store_dir(graph) / name).iterdir():
        if file.name == "CURRENT" or file.name.startswith("MANIFEST"):
            file.write_bytes(b"damaged")
    assert count(graph) == 10


@pytest.mark.parametrize("note", ["", "{", "[]", '{"name": 5, "seen": {}}', '{"name": "../../x"}'])
def test_a_damaged_note_does_no_harm(graph: Path, note: str) -> None:
    count(graph)
    (store_dir(graph) / "current.json").write_text(note)
    assert count(graph) == 10
    assert json.loads((store_dir(graph) / "current.json").read_text())["name"] == kept(graph)[0]


def test_where_nothing_can_be_written_memory_answers(graph: Path) -> None:
    store_dir(graph).write_text("a file where the folder should be")
    heard: list[str] = []
    assert count(graph, heard) == 10
    assert len(heard) == 1 and "answering from memory" in heard[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_is_not_ones_own() -> None:
    """As another user: without a store memory answers, and one that is there is used."""
    program = (
        "import sys, pathlib; from kg.graph.store import opened; heard = []\n"
        "with opened(pathlib.Path(sys.argv[1]), heard.append, large=0) as s: print(len(s), len(heard))"
    )
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        graph = Path(folder, "graph.ttl")
        write(graph, 10)

        def ask() -> str:
            command = [sys.executable, "-B", "-c", program, str(graph)]
            try:
                done = subprocess.run(command, user=65534, capture_output=True, text=True, cwd=ROOT)
            except PermissionError:
                pytest.skip("another user cannot run this Python")
            if "Permission denied" in done.stderr and "graph.ttl" not in done.stderr:
                pytest.skip("another user cannot run this Python")
            return done.stdout + done.stderr

        assert ask() == "10 1\n"
        count(graph)
        assert ask() == "10 0\n"


def test_a_malformed_graph_is_told_and_leaves_nothing(graph: Path) -> None:
    graph.write_text("<a:a> <b:b> .", encoding="utf-8")
    with pytest.raises(QueryError, match="not readable as turtle: line 1"):
        count(graph)
    assert kept(graph) == []


def test_many_at_once(graph: Path) -> None:
    write(graph, 5000)
    program = (
        "import sys, pathlib; from kg.graph.store import opened\n"
        "with opened(pathlib.Path(sys.argv[1]), large=0) as s: print(len(s))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(graph)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    assert [(each.communicate(timeout=120), each.returncode) for each in running] == [
        ((b"5000\n", b""), 0)
    ] * 4
    assert len(kept(graph)) == 1


def test_every_query_answers_alike_from_disk(
    seeds_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "graph.ttl"
    shutil.copyfile(seeds_graph, large)
    texts = {query.name: load_query(query.name) for query in list_queries()}
    expected = {name: run(seeds_graph, text) for name, text in texts.items()}
    from kg.graph import query as asking

    monkeypatch.setattr(asking, "opened", lambda path, tell: opened(path, tell, large=0))
    assert {name: run(large, text) for name, text in texts.items()} == expected
    assert store_dir(large).is_dir()
