"""The command line as a user meets it: exit status, streams, messages, formats."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main

TEXT = """岚山区总工会为快递员送健康

6月12日，岚山区总工会副主席高望舒走进快递站点，开展“健康直通车”活动，为快递员免费体检160人次。
区总工会获“全国模范职工之家”称号。
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "岚山.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", str(folder), "--out", str(folder / "out"), "--quiet"]) == 0
    return folder / "out" / "graph.ttl"


def kg(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        timeout=120,
    )


def terminal(*arguments: str, columns: int = 80) -> str:
    """What a terminal shows: both streams, with escape sequences."""
    main_end, program_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments],
        stdin=program_end,
        stdout=program_end,
        stderr=program_end,
        env={**os.environ, "TERM": "xterm", "COLUMNS": str(columns)},
    )
    os.close(program_end)
    shown = b""
    while True:
        try:
            chunk = os.read(main_end, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(main_end)
    process.wait(60)
    return shown.decode("utf-8")


def test_build_says_what_it_made_on_standard_error_only(graph: Path, tmp_path: Path) -> None:
    result = kg("build", str(graph.parent.parent), "--out", str(tmp_path / "out"))
    shown = result.stderr.decode("utf-8")
    assert result.returncode == 0 and result.stdout == b""
    for words in ("documents", "任职", "triples", str(tmp_path / "out" / "graph.html"), "kg query officials"):
        assert words in shown
    assert "\x1b" not in shown


def test_build_draws_a_bar_in_a_terminal(graph: Path, tmp_path: Path) -> None:
    shown = terminal("build", str(graph.parent.parent), "--out", str(tmp_path / "out"))
    assert "\x1b[" in shown and "1/1" in shown
    quiet = terminal("build", str(graph.parent.parent), "--out", str(tmp_path / "out"), "--quiet")
    assert quiet == ""


def test_unreadable_inputs_are_one_line_each_and_status_1(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "odd\nname.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = kg("build", str(tmp_path), "--out", str(tmp_path / "out"), "--quiet")
    assert result.returncode == 1 and (tmp_path / "out" / "graph.ttl").exists()
    lines = result.stderr.decode("utf-8").splitlines()
    assert len(lines) == 2 and "empty.txt" in lines[0] and "odd\\nname.txt" in lines[1]
    assert all(re.search("[一-鿿]{3}", line) and "give" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "PATH"),
        (["bild", "x"], "invalid choice"),
        (["build", "missing.txt"], "missing.txt"),
        (["build", ".", "--jobs", "0"], "--jobs"),
        (["query", "officals", "--graph", "GRAPH"], "did you mean officials"),
        (["query", "officials", "--graph", "missing.ttl"], "kg build"),
        (["query", "broken.rq", "--graph", "GRAPH"], "line 2"),
        (["query", "officials", "--graph", "broken.rq"], "broken.rq"),
        (["query", "officials", "--graph", "GRAPH", "--set", "pots=x"], "did you mean post?"),
        (["query", "figures", "--graph", "GRAPH", "--set", "year=x"], "a year of four digits"),
        (["publish"], "URL"),
        (["publish", "localhost/store", "--graph", "GRAPH"], "https://"),
        (["publish", "http://localhost:9/store", "--graph", "missing.ttl"], "kg build"),
        (["evaluate"], "GOLD"),
        (["evaluate", "missing"], "missing"),
        (["evaluate", "nothing"], "no gold (.jsonl) there; put"),
        (["evaluate", "broken.jsonl"], "broken.jsonl, 第 2 行 line 2"),
        (["evaluate", "nothing", "--misses", "-1"], "--misses"),
        (["evaluate", "nothing", "--lexicon", "missing"], "no such folder"),
        (["build", ".", "--lexicon", "nothing"], "no lexicon file in it"),
        (["build", ".", "--lexicon", "words"], "events.toml: haed: "),
    ],
)
def test_mistakes_are_short_messages_and_status_2(
    graph: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "broken.rq").write_text("SELECT ?a\nWHERE { ?a ?b }\n")
    (tmp_path / "broken.jsonl").write_text("\n{\n")
    (tmp_path / "broken.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "events.toml").write_text("[haed]\n")
    result = kg(*(str(graph) if each == "GRAPH" else each for each in arguments), cwd=tmp_path)
    shown = result.stderr.decode("utf-8")
    assert result.returncode == 2 and result.stdout == b""
    assert words in shown and "Traceback" not in shown and len(shown.splitlines()) <= 2
    assert re.search("[一-鿿]{2}", shown) and re.search("[a-z]{3} [a-z]{2}", shown)
    assert not (tmp_path / "out").exists()


def test_no_command_shows_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "kg build" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build", "--help"],
        ["read", "--help"],
        ["query", "--help"],
        ["convert", "--help"],
        ["check", "--help"],
        ["publish", "--help"],
        ["evaluate", "--help"],
    ],
)
def test_help_fits_and_is_in_both_languages(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as end:
        main(arguments)
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert "示例 examples" in shown and "选项 options" in shown
    assert all(cell_len(line) <= 90 for line in shown.splitlines())


def test_version() -> None:
    result = kg("--version")
    assert re.fullmatch(rb"kg \d+\.\d+\.\d+\n", result.stdout) and result.returncode == 0


def test_query_without_a_name_lists_the_shipped_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query"]) == 0
    shown = capsys.readouterr().out.splitlines()
    contract = "officials organisations bylines honours honour_counts programmes figures events mentions"
    assert set(contract.split()) <= set(shown)
    settings = [line for line in shown if line.startswith("    --set ")]
    assert len(settings) > 20 and "    --set organisation=… kind=… document=…" in settings
    rest = [line for line in shown if line not in settings]
    assert len(rest) % 3 == 0
    for chinese, english in zip(rest[1::3], rest[2::3], strict=True):
        assert re.search("[一-鿿]", chinese) and re.search("[a-z]{3}", english)


def test_formats_carry_the_same_rows(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(form: str) -> str:
        assert main(["query", "officials", "--graph", str(graph), "--format", form]) == 0
        return capsys.readouterr().out

    rows = json.loads(ask("json"))
    assert [row["person"] for row in rows] == ["高望舒"]
    assert rows[0]["post"] == "副主席" and rows[0]["document"] == "岚山.txt"
    assert rows[0]["quote"] in TEXT
    assert list(csv.DictReader(io.StringIO(ask("csv")))) == rows
    assert "高望舒" in ask("table")


def test_limit(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "mentions", "--graph", str(graph), "--limit", "2", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert main(["query", "mentions", "--graph", str(graph), "--limit", "2"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 4 and captured.err.startswith("2 / ")


def test_a_query_of_ones_own(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my.rq").write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", encoding="utf-8-sig")
    assert main(["query", str(tmp_path / "my.rq"), "--graph", str(graph), "--format", "csv"]) == 0
    assert int(capsys.readouterr().out.splitlines()[1]) > 100


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_in_any_locale(graph: Path, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = kg("query", "officials", "--graph", str(graph), **environment)
    assert result.returncode == 0 and "高望舒" in result.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(graph: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "mentions", "--graph", str(graph)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()  # as `head` does, before the first line comes
    assert process.wait(60) == 0
    assert b"Traceback" not in (shown := process.stderr.read()) and b"Broken" not in shown


def test_tables_fit_the_terminal(graph: Path) -> None:
    from rich.cells import cell_len

    for columns in (60, 100):
        shown = terminal("query", "mentions", "--graph", str(graph), columns=columns)
        assert max(cell_len(line) for line in shown.splitlines()) <= columns
        assert "\x1b" not in shown


def test_interrupt_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(TEXT * 60, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(tmp_path), "--out", str(tmp_path / "out"), "--jobs", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out/.kg-build-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    _, shown = process.communicate(timeout=60)
    assert process.returncode == 130
    lines = shown.decode("utf-8").splitlines()
    assert len(lines) == 1 and "interrupted" in lines[0]
    assert not (tmp_path / "out").exists()


# -- kg evaluate --------------------------------------------------------------------------------

GOLD = (
    {"type": "post", "person": "高望舒", "post": "副主席", "org": "岚山区总工会", "quote": "副主席高望舒"},
    {"type": "post", "person": "陈知远", "post": "主席", "org": "岚山区总工会", "quote": "高望舒"},
    {"type": "figure", "value": 160, "unit": "人次", "measure": "免费体检", "quote": "免费体检160人次"},
)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    (folder / "岚山.txt").write_text(TEXT, encoding="utf-8")
    lines = (json.dumps(fact, ensure_ascii=False) for fact in GOLD)
    (folder / "岚山.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_evaluate_prints_scores_reliability_and_misses(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(marked.rglob("*"))
    assert main(["evaluate", str(marked)]) == 0
    captured = capsys.readouterr()
    assert captured.err == "" and sorted(marked.rglob("*")) == before
    rows = {line.split()[1]: line.split() for line in captured.out.splitlines() if len(line.split()) > 4}
    assert rows["post"][2:] == ["2", "1", "1", "1.000", "0.500", "0.667"]
    assert rows["figure"][2:5] == ["1", "1", "1"]
    for words in ("宏平均 macro", "置信度 confidence", "0.9–1.0", "漏掉的 missed: 1", "多出的 spurious"):
        assert words in captured.out
    assert "应有 expected  陈知远 — 主席 — 岚山区总工会" in captured.out
    assert "副主席【高望舒】走进快递站点" in captured.out
    assert main(["evaluate", str(marked), "--misses", "0"]) == 0
    assert "missed" not in capsys.readouterr().out


def test_evaluate_as_json(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ask(*more: str) -> dict[str, Any]:
        assert main(["evaluate", str(marked), "--format", "json", *more]) == 0
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return result

    told = ask()
    assert told["documents"] == 1 and "ablation" not in told
    assert told["types"]["post"] == {
        "gold": 2,
        "found": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
    }
    assert [miss["expected"] for miss in told["missed"]] == ["陈知远 — 主席 — 岚山区总工会"]
    assert sum(tenth["facts"] for tenth in told["reliability"]) >= 3
    assert ask("--misses", "0")["missed"] == []
    variants = ask("--ablate")["ablation"]
    assert len(variants) > 12 and variants[0]["macro_f1"] == told["macro_f1"]


def test_evaluate_names_what_it_could_not_score(marked: Path, tmp_path: Path) -> None:
    for name in ("岚山.txt", "岚山.jsonl"):
        (tmp_path / name).write_bytes((marked / name).read_bytes())
    (tmp_path / "alone.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("evaluate", str(tmp_path))
    lines = result.stderr.decode("utf-8").splitlines()
    assert result.returncode == 1 and "1 份文件 documents" in result.stdout.decode("utf-8")
    assert len(lines) == 2 and "alone.jsonl" in lines[0] and "empty.txt" in lines[1]


# -- --lexicon ----------------------------------------------------------------------------------

NEW_POST = "岚山区总工会职工服务专员方若谷慰问快递员。\n"


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    (folder / "posts.toml").write_text('[titles]\nunion = ["职工服务专员"]\n', encoding="utf-8")
    return folder


def test_words_of_ones_own_are_used_and_recorded(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NEW_POST, encoding="utf-8")
    inputs = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    graphs = {}
    for out, more in {"no": [], "one": ["--jobs", "1"], "two": ["--jobs", "2"]}.items():
        given = ["--lexicon", str(words), *more] if more else []
        assert main(["build", *inputs, "--out", str(tmp_path / out), "--quiet", *given]) == 0
        graphs[out] = (tmp_path / out / "graph.ttl").read_text(encoding="utf-8")
    assert graphs["one"] == graphs["two"] != graphs["no"]
    assert (
        main(["query", "officials", "--graph", str(tmp_path / "two" / "graph.ttl"), "--format", "json"]) == 0
    )
    rows = json.loads(capsys.readouterr().out)
    assert [(row["person"], row["post"]) for row in rows] == [("方若谷", "职工服务专员")] * 2
    sha = hashlib.sha256((words / "posts.toml").read_bytes()).hexdigest()
    assert sha in graphs["one"] and sha not in graphs["no"]
    assert str(words) not in graphs["one"]  # the same bytes wherever the folder lies

    from kg.graph.validation import validate

    assert validate(tmp_path / "two" / "graph.ttl").conforms


def test_words_of_ones_own_in_an_evaluation(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = {
        "type": "post",
        "person": "方若谷",
        "post": "职工服务专员",
        "org": "岚山区总工会",
        "quote": "方若谷",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(fact, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "a.txt").write_text(NEW_POST, encoding="utf-8")
    right = []
    for more in ([], ["--lexicon", str(words)]):
        assert main(["evaluate", str(tmp_path), "--format", "json", *more]) == 0
        right.append(json.loads(capsys.readouterr().out)["types"]["post"]["right"])
    assert right == [0, 1]
