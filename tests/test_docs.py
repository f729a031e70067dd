"""The READMEs hold what they say: links, targets, commands, and the very rows that they show."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from kg.cli import main
from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")


def blocks(name: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([ROOT / "seeds"], tmp_path_factory.mktemp("docs")).graph


def answer(command: list[str]) -> str:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        assert main(command) == 0
    return shown.getvalue()


@pytest.mark.parametrize("name", READMES)
def test_rows_shown_are_rows_that_come_out(name: str, graph: Path) -> None:
    shown = [block for block in blocks(name) if block.startswith("$ kg query ")]
    assert len(shown) >= 2
    for block in shown:
        command, *lines = block.splitlines()
        real = answer([*shlex.split(command)[2:], "--graph", str(graph)])
        squeezed = {" ".join(line.split()) for line in real.splitlines()}
        assert lines.pop() == "…"
        assert [line for line in lines if " ".join(line.split()) not in squeezed] == []


@pytest.mark.parametrize("name", READMES)
def test_begins_with_the_two_commands(name: str) -> None:
    assert re.findall(r"^make \w+", blocks(name)[0], re.M) == ["make graph", "make test"]
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)\b", "\n".join([*blocks(name), "make wheel"]))) <= targets


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    paths = re.findall(r"`((?:kg|docs|ontology|queries|notebooks|seeds|tests)/[\w./]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_both_languages_say_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        lines = "\n".join(blocks(name)).splitlines()
        return [line.split("#")[0].strip() for line in lines if re.match(r"(\$ )?(kg|make|pip) ", line)]

    assert commands("README.md") == commands("README.zh.md")
    assert blocks("README.md")[-1] == blocks("README.zh.md")[-1]


@pytest.mark.parametrize("name", READMES)
def test_the_map_names_every_part(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for part in (ROOT / "kg").iterdir():
        if part.is_dir() and (part / "__init__.py").exists():
            assert f"`kg/{part.name}/`" in text
