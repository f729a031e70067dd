"""Make the documentation of the ontology: ``python scripts/ontology_docs.py`` (``make ontology-docs``).

Writes docs/ontology.md, docs/ontology-review.md and the page docs/ontology.html from the files in ontology/. No
network, no clock: the same ontology gives the same bytes. With --check nothing is written; the exit status says
whether all are current.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ontology_page import page

from kg.graph.vocabulary_docs import DOCUMENT, REVIEW, document, review

PAGE = DOCUMENT.with_name("ontology.html")


def made() -> dict[Path, str]:
    """Each file with the text that it should have."""
    return {DOCUMENT: document(), REVIEW: review(), PAGE: page()}


def stale() -> list[Path]:
    """The files that are missing or differ from what the ontology gives."""
    return [p for p, text in made().items() if not p.is_file() or p.read_text(encoding="utf-8") != text]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is not current")
    if parser.parse_args().check:
        for path in (old := stale()):
            sys.stderr.write(f"{path.name}: 不是最新的，请运行 not current; run: make ontology-docs\n")
        return 1 if old else 0
    for path, text in made().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
