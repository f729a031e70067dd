"""docs/lexicons.md names every word list, and its example does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import main
from kg.lexicon.files import shipped_names

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "lexicons.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## An example")[2]


def files() -> dict[str, str]:
    """The files of the example by name."""
    return dict(re.findall(r"^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)^```$", EXAMPLE, re.M | re.S))


def session() -> list[tuple[list[str], list[str]]]:
    """The commands of the example, each with the lines that it shows."""
    [block] = re.findall(r"^```\n(\$ kg .*?)^```$", EXAMPLE, re.M | re.S)
    steps: list[tuple[list[str], list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ kg "):
            steps.append((shlex.split(line)[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


def test_every_word_list_has_a_row_and_only_they() -> None:
    assert sorted(re.findall(r"^\| `([\w.]+)`", PAGE, re.M)) == list(shipped_names())


@pytest.mark.parametrize("added", [True, False])
def test_the_example_needs_its_word_lists(
    added: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(files()) == 7
    for name, text in files().items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    (build, nothing), *queries = session()
    assert nothing == [] and len(queries) == 5
    assert main(build if added else build[: build.index("--lexicon")]) == 0
    capsys.readouterr()
    for query, lines in queries:
        assert main(query) == 0
        shown = capsys.readouterr().out
        assert lines and all((line in shown) is added for line in lines), (query, shown)
