"""The ontology and the queries are found in a checkout and in an installed wheel."""

from __future__ import annotations

import pytest

from kg import resources
from kg.errors import KgError


def test_in_a_checkout():
    assert (resources.ontology_dir() / "shapes.ttl").is_file()
    assert (resources.queries_dir() / "mentions.rq").is_file()


def test_in_a_wheel_they_lie_inside_the_package(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "kg"
    (package / "queries").mkdir(parents=True)
    (package / "queries" / "officials.rq").touch()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.queries_dir() == package / "queries"


def test_a_broken_installation_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kg")
    with pytest.raises(KgError, match="install gonghui-kg again"):
        resources.ontology_dir()
