"""The wheel holds all that the program needs, and works from any directory."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")
ROOT = Path(__file__).resolve().parent.parent
TEXT = "广元市总工会主席贺知秋走访慰问困难职工，送去慰问金5万元。\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    subprocess.run([*pip, "wheel", *options, "--wheel-dir", folder, ROOT], check=True, cwd=folder)
    [path] = folder.glob("gonghui_kg-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `kg` of a new environment. Dependencies are lent from the present one, to spare a download."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    Path(place, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--quiet", wheel], check=True)
    return folder / "bin" / "kg"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )


def test_wheel_holds_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern, target in (
        ("ontology", "*.ttl", "kg/ontology"),
        ("ontology", "*.jsonld", "kg/ontology"),
        ("queries", "*.rq", "kg/queries"),
        ("kg/lexicon/data", "*.*", "kg/lexicon/data"),
        ("kg/view/templates", "*.*", "kg/view/templates"),
        ("kg", "**/*.py", "kg"),
    ):
        files = list((ROOT / folder).glob(pattern))
        assert files
        missing = {f"{target}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} - names
        assert not missing
    assert "kg/py.typed" in names and any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kg", "gonghui_kg"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_installed_wheel_builds_and_answers_from_any_directory(installed: Path, tmp_path: Path) -> None:
    where = run(installed.with_name("python"), "-c", "import kg; print(kg.__file__)", cwd=tmp_path).stdout
    assert where.startswith(str(installed.parent.parent))
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    built = run(installed, "build", "report.txt", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000
    asked = run(installed, "query", "officials", "--format", "csv", cwd=tmp_path)
    assert asked.returncode == 0, asked.stderr
    assert "贺知秋,主席,广元市总工会,report.txt" in asked.stdout
